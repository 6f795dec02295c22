import { defineVendor } from './catalog-entry.ts';
import { compatibleSdk, namedKey } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'sambanova', base: 'https://api.sambanova.ai/v1', model: 'Meta-Llama-3.3-70B-Instruct', env: 'SAMBANOVA_API_KEY' });

export default defineVendor({
  id: 'sambanova',
  name: 'SambaNova',
  url: 'https://sambanova.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'sambanova', role: 'sdk', provider: 'sambanova' },
    { ecosystem: 'npm', name: 'sambanova', role: 'sdk', provider: 'sambanova' },
    { ecosystem: 'npm', name: 'sambanova-ai-provider', role: 'sdk', provider: 'sambanova' },
  ],
  uses: [
    ...compatibleSdk('pypi', 'sambanova.{SambaNova,AsyncSambaNova}', 'sambanova'),
    ...compatibleSdk('npm', 'sambanova#{default,SambaNova}', 'sambanova'),
    { ecosystem: 'npm', call: 'sambanova-ai-provider#{sambanova,createSambaNova()}', gives: [{ kind: 'model', from: '#0', provider: 'sambanova' }] },
  ],
  hosts: ['api.sambanova.ai', 'fast-api.snova.ai'],
  env: ['SAMBANOVA_API_KEY'],
  keys: [
    {
      // No mark of its own: only known by what it is given to.
      id: 'sambanova_api_key',
      title: 'SambaNova API key',
      ...namedKey({ names: ['SAMBANOVA_API_KEY'], body: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}' }),
      entropyMin: 3.0,
      examples: [`SAMBANOVA_API_KEY=${'7c1e9a3f-5b2d-8046-e1a7'}-c3f9b5d20846`, `sambanova_api_key: "${'04f8b2d6-a1c3-e597-0f8b'}-4d2a6c1e3579"`],
      nearMisses: ['SAMBANOVA_API_KEY=', 'os.environ["SAMBANOVA_API_KEY"]', 'SAMBANOVA_API_KEY=<your key>', 'process.env.SAMBANOVA_API_KEY ?? fallback'],
    },
  ],
  models: [
    { id: 'Meta-Llama-3.1-8B-Instruct' },
    { id: 'Meta-Llama-3.3-70B-Instruct' },
    { id: 'Meta-Llama-3.1-405B-Instruct' },
    { id: 'DeepSeek-R1' },
    { id: 'DeepSeek-V3-0324' },
    { id: 'Llama-4-Maverick-17B-128E-Instruct' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'chat.py',
      text: `from sambanova import SambaNova

client = SambaNova()
client.chat.completions.create(model="Meta-Llama-3.1-8B-Instruct", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'sambanova', line: 1 },
        { kind: 'provider', name: 'sambanova' },
        { kind: 'model', name: 'Meta-Llama-3.1-8B-Instruct', line: 4, provider: 'sambanova' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'sambanova==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'sambanova', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "sambanova": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'sambanova', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a module whose name only starts alike', path: 'a.py', text: 'import sambanova_notes\nsambanova_notes.SambaNova()\n' },
  ],
});
