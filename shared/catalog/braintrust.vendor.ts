import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'braintrust',
  name: 'Braintrust',
  url: 'https://www.braintrust.dev',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'braintrust', role: 'evaluation', names: ['Eval', 'EvalAsync', 'init', 'init_logger', 'init_dataset', 'traced', 'wrap_openai', 'wrap_anthropic', 'load_prompt', 'start_span', 'current_span', 'projects', 'invoke', 'log', 'flush', 'init_experiment'] },
    { ecosystem: 'pypi', name: 'autoevals', role: 'evaluation' },
    { ecosystem: 'npm', name: 'braintrust', role: 'evaluation' },
    { ecosystem: 'npm', name: 'autoevals', role: 'evaluation' },
    { ecosystem: 'npm', name: '@braintrust/*', role: 'evaluation' },
    { ecosystem: 'golang', name: 'github.com/braintrustdata/braintrust-go', role: 'evaluation' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'autoevals.**.{Factuality,ClosedQA,Battle,Humor,Security,Summary,Translation,LLMClassifier}', gives: [{ kind: 'model', from: 'model' }] },
    { ecosystem: 'npm', call: 'autoevals#{Factuality,ClosedQA,Battle,Humor,Security,Summary}', gives: [{ kind: 'model', from: 'model' }] },
  ],
  examples: [
    { why: 'an evaluation', path: 'eval.py', text: 'from autoevals import Levenshtein\nfrom braintrust import Eval\n\nEval("Say Hi", data=lambda: [], task=lambda x: x, scores=[Levenshtein])\n', finds: [{ kind: 'sdk', name: 'autoevals', line: 1 }, { kind: 'sdk', name: 'braintrust', line: 2 }] },
    { why: 'a judge with its model', path: 'judge.py', text: 'from autoevals import Factuality\n\njudge = Factuality(model="gpt-4o")\n', finds: [{ kind: 'sdk', name: 'autoevals', line: 1 }, { kind: 'model', name: 'gpt-4o', line: 3, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'TypeScript', path: 'src/eval.ts', text: 'import { Eval } from \'braintrust\';\n\nEval(\'Say Hi\', { data: () => [], task: (x) => x, scores: [] });\n', finds: [{ kind: 'sdk', name: 'braintrust', line: 1 }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "braintrust": "^1.0.0",\n    "autoevals": "^1.0.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: 'braintrust', line: 3 }, { kind: 'dependency', name: 'autoevals', line: 4 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'braintrust==0.1\nautoevals\n', finds: [{ kind: 'dependency', name: 'braintrust', line: 1 }, { kind: 'dependency', name: 'autoevals', line: 2 }] },
  ],
  nearMisses: [
    { why: 'trust', path: 'a.py', text: 'import braintrust\n\nbraintrust.members()\n' },
    { why: 'payments', path: 'b.py', text: 'import braintree\nbraintree.Configuration()\n' },
    { why: 'their package', path: 'package.json', text: '{\n  "dependencies": {\n    "braintree": "^1.0.0"\n  }\n}\n' },
    { why: 'a relative module', path: 'c.ts', text: 'import { Eval } from \'./braintrust\';\nEval(\'x\', {});\n' },
  ],
});
