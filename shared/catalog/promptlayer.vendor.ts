import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'promptlayer',
  name: 'PromptLayer, Humanloop, Agenta',
  url: 'https://www.promptlayer.com',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'promptlayer', role: 'observability' },
    { ecosystem: 'npm', name: 'promptlayer', role: 'observability' },
    { ecosystem: 'pypi', name: 'humanloop', role: 'observability' },
    { ecosystem: 'npm', name: 'humanloop', role: 'observability' },
    { ecosystem: 'pypi', name: 'agenta', role: 'observability' },
    { ecosystem: 'pypi', name: 'parea-ai', modules: ['parea'], role: 'observability' },
    { ecosystem: 'pypi', name: 'literalai', role: 'observability' },
    { ecosystem: 'npm', name: '@literalai/client', role: 'observability' },
    { ecosystem: 'pypi', name: 'lunary', role: 'observability' },
    { ecosystem: 'npm', name: 'lunary', role: 'observability' },
    { ecosystem: 'pypi', name: 'langwatch', role: 'observability' },
    { ecosystem: 'npm', name: 'langwatch', role: 'observability' },
    { ecosystem: 'pypi', name: 'agentops', role: 'observability' },
    { ecosystem: 'pypi', name: 'lmnr', role: 'observability' },
    { ecosystem: 'npm', name: '@lmnr-ai/lmnr', role: 'observability' },
  ],
  examples: [
    { why: 'a registry of prompts', path: 'prompts.py', text: 'from promptlayer import PromptLayer\n\npl = PromptLayer(api_key=key)\npl.templates.get("greeting")\n', finds: [{ kind: 'sdk', name: 'promptlayer', line: 1 }] },
    { why: 'Humanloop', path: 'loop.py', text: 'from humanloop import Humanloop\n\nHumanloop(api_key=key)\n', finds: [{ kind: 'sdk', name: 'humanloop', line: 1 }] },
    { why: 'what agents do', path: 'ops.py', text: 'import agentops\n\nagentops.init()\n', finds: [{ kind: 'sdk', name: 'agentops', line: 1 }] },
    { why: 'TypeScript', path: 'src/prompts.ts', text: 'import { PromptLayer } from \'promptlayer\';\n\nexport const pl = new PromptLayer();\n', finds: [{ kind: 'sdk', name: 'promptlayer', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'promptlayer\nhumanloop==0.8\nagentops\nlangwatch\n', finds: [{ kind: 'dependency', name: 'promptlayer', line: 1 }, { kind: 'dependency', name: 'humanloop', line: 2 }, { kind: 'dependency', name: 'agentops', line: 3 }, { kind: 'dependency', name: 'langwatch', line: 4 }] },
  ],
  nearMisses: [
    { why: 'a layer with a prompt', path: 'a.py', text: 'from ui.promptlayer import PromptLayer\nPromptLayer()\n' },
    { why: 'prompts of a terminal', path: 'b.py', text: 'from prompt_toolkit import prompt\nprompt("> ")\n' },
    { why: 'their packages', path: 'package.json', text: '{\n  "dependencies": {\n    "prompts": "^1.0.0",\n    "inquirer": "^1.0.0"\n  }\n}\n' },
    { why: 'a relative module', path: 'c.ts', text: 'import { Humanloop } from \'./humanloop\';\nnew Humanloop();\n' },
  ],
});
