import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'wandb',
  name: 'Weights & Biases',
  url: 'https://wandb.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'wandb', role: 'observability' },
    { ecosystem: 'pypi', name: 'weave', role: 'observability', names: ['init', 'op', 'Model', 'Evaluation', 'Dataset', 'publish', 'ref', 'StringPrompt', 'MessagesPrompt', 'Scorer', 'trace', 'scorers', 'attributes', 'thread'] },
    { ecosystem: 'npm', name: 'weave', role: 'observability' },
    { ecosystem: 'npm', name: '@wandb/sdk', role: 'observability' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'weave.**.StringPrompt', gives: [{ kind: 'prompt', from: ['content', '#0'] }] },
  ],
  images: ['wandb/local', 'wandb/launch-agent'],
  examples: [
    { why: 'a run', path: 'train.py', text: 'import wandb\n\nrun = wandb.init(project="shop")\nwandb.log({"loss": 1})\n', finds: [{ kind: 'sdk', name: 'wandb', line: 1 }] },
    { why: 'a model that is logged by Weave', path: 'weave_app.py', text: 'import weave\n\nweave.init("shop")\n\n@weave.op\ndef answer(q):\n    return q\n', finds: [{ kind: 'sdk', name: 'weave', line: 1 }] },
    { why: 'a dataset and a prompt of Weave', path: 'prompt.py', text: 'import weave\n\nsystem = weave.StringPrompt("Be brief.")\n', finds: [{ kind: 'sdk', name: 'weave', line: 1 }, { kind: 'prompt', name: 'system', line: 3 }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "weave": "^1.0.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: 'weave', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'wandb==0.19\nweave\n', finds: [{ kind: 'dependency', name: 'wandb', line: 1 }, { kind: 'dependency', name: 'weave', line: 2 }] },
  ],
  nearMisses: [
    { why: 'weaving', path: 'a.py', text: 'import weave\n\nweave.pattern("twill")\n' },
    { why: 'a module of cloth', path: 'b.py', text: 'from weave import Loom\nLoom()\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .wandb import init\ninit()\n' },
    { why: 'the network for containers', path: 'compose.yaml', text: 'services:\n  s0:\n    image: weaveworks/weave:2.8\n' },
  ],
});
