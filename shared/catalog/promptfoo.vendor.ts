import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'promptfoo',
  name: 'promptfoo',
  url: 'https://www.promptfoo.dev',
  type: 'framework',
  packages: [
    { ecosystem: 'npm', name: 'promptfoo', role: 'evaluation' },
  ],
  declarations: [
    { format: 'promptfoo-provider', gives: [{ kind: 'model', from: 'model', provider: 'prefix', providerFrom: 'provider' }] },
    { format: 'promptfoo-embedding', gives: [{ kind: 'embedding_model', from: 'model', provider: 'prefix', providerFrom: 'provider' }] },
    { format: 'promptfoo-prompt', gives: [{ kind: 'prompt', from: 'text' }] },
  ],
  examples: [
    { why: 'models under test and a prompt', path: 'promptfooconfig.yaml', text: 'prompts:\n  - "Translate to French: {{text}}"\nproviders:\n  - openai:gpt-4o-mini\n  - id: anthropic:messages:claude-sonnet-4-5\n', finds: [{ kind: 'prompt', name: 'prompts', line: 2 }, { kind: 'model', name: 'gpt-4o-mini', line: 4, provider: 'openai' }, { kind: 'provider', name: 'openai' }, { kind: 'model', name: 'claude-sonnet-4-5', line: 5, provider: 'anthropic' }, { kind: 'provider', name: 'anthropic' }] },
    { why: 'a model by its key, and an embedding model', path: 'eval/promptfooconfig.yml', text: 'prompts: [file://p.txt]\nproviders:\n  - ollama:chat:llama3.2\n  - openai:embedding:text-embedding-3-large\n', finds: [{ kind: 'model', name: 'llama3.2', line: 3, provider: 'ollama' }, { kind: 'provider', name: 'ollama' }, { kind: 'embedding_model', name: 'text-embedding-3-large', line: 4, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'in code', path: 'src/eval.ts', text: 'import promptfoo from \'promptfoo\';\n\nawait promptfoo.evaluate({ prompts: [\'Say {{x}}\'], providers: [\'openai:gpt-4o\'], tests: [] });\n', finds: [{ kind: 'sdk', name: 'promptfoo', line: 1 }] },
    { why: 'JSON', path: 'promptfooconfig.json', text: '{\n  "prompts": ["file://p.txt"],\n  "providers": ["mistral:mistral-large-latest"]\n}\n', finds: [{ kind: 'model', name: 'mistral-large-latest', line: 3, provider: 'mistral' }, { kind: 'provider', name: 'mistral' }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "promptfoo": "^1.0.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: 'promptfoo', line: 3 }] },
  ],
  nearMisses: [
    { why: 'a list of providers of something else', path: 'providers.yaml', text: 'prompts: []\nproviders:\n  - openai:gpt-4o\n' },
    { why: 'targets that are programs', path: 'promptfooconfig.yaml', text: 'prompts: [file://p.txt]\nproviders:\n  - file://provider.py\n  - exec:python run.py\n  - http://localhost:3000\n' },
    { why: 'a relative module', path: 'a.ts', text: 'import promptfoo from \'./promptfoo\';\npromptfoo.evaluate({});\n' },
    { why: 'another package', path: 'package.json', text: '{\n  "dependencies": {\n    "prompts": "^1.0.0"\n  }\n}\n' },
  ],
});
