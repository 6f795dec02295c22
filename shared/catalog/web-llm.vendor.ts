import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'web-llm',
  name: 'WebLLM',
  url: 'https://webllm.mlc.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'npm', name: '@mlc-ai/web-llm', role: 'serving' },
    { ecosystem: 'npm', name: '@mlc-ai/web-runtime', role: 'serving' },
    { ecosystem: 'pypi', name: 'mlc-llm', modules: ['mlc_llm'], role: 'serving' },
    { ecosystem: 'pypi', name: 'mlc-chat', modules: ['mlc_chat'], role: 'serving' },
  ],
  uses: [
    { ecosystem: 'npm', call: '@mlc-ai/web-llm#{CreateMLCEngine,CreateWebWorkerMLCEngine,CreateServiceWorkerMLCEngine}', gives: [{ kind: 'model', from: ['#0', '#1'] }] },
    { ecosystem: 'pypi', call: 'mlc_llm.**.{MLCEngine,AsyncMLCEngine}', gives: [{ kind: 'model', from: ['model', '#0'] }] },
  ],
  examples: [
    { why: 'an engine in a browser', path: 'src/engine.ts', text: 'import { CreateMLCEngine } from \'@mlc-ai/web-llm\';\n\nexport const engine = await CreateMLCEngine(\'Llama-3.1-8B-Instruct-q4f32_1-MLC\');\n', finds: [{ kind: 'sdk', name: '@mlc-ai/web-llm', line: 1 }, { kind: 'model', name: 'Llama-3.1-8B-Instruct-q4f32_1-MLC', line: 3 }] },
    { why: 'as a namespace', path: 'src/ns.ts', text: 'import * as webllm from \'@mlc-ai/web-llm\';\n\nawait webllm.CreateMLCEngine(\'Phi-3.5-mini-instruct-q4f16_1-MLC\', {});\n', finds: [{ kind: 'sdk', name: '@mlc-ai/web-llm', line: 1 }, { kind: 'model', name: 'Phi-3.5-mini-instruct-q4f16_1-MLC', line: 3 }] },
    { why: 'Python', path: 'engine.py', text: 'from mlc_llm import MLCEngine\n\nengine = MLCEngine("HF://mlc-ai/Llama-3-8B-Instruct-q4f16_1-MLC")\n', finds: [{ kind: 'sdk', name: 'mlc-llm', line: 1 }, { kind: 'model', name: 'HF://mlc-ai/Llama-3-8B-Instruct-q4f16_1-MLC', line: 3 }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@mlc-ai/web-llm": "^1.0.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@mlc-ai/web-llm', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'mlc-llm\n', finds: [{ kind: 'dependency', name: 'mlc-llm', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a relative module', path: 'a.ts', text: 'import { CreateMLCEngine } from \'./web-llm\';\nCreateMLCEngine(\'x\');\n' },
    { why: 'an engine of something else', path: 'b.ts', text: 'import { CreateEngine } from \'matter-js\';\nCreateEngine(\'x\');\n' },
    { why: 'a string', path: 'c.ts', text: 'export const name = \'@mlc-ai/web-llm\';\n' },
    { why: 'a module of the project', path: 'd.py', text: 'from .mlc_llm import MLCEngine\nMLCEngine("x")\n' },
  ],
});
