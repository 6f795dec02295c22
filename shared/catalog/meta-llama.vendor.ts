import { defineVendor } from './catalog-entry.ts';
import { compatibleSdk } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'meta-llama', base: 'https://api.llama.com/compat/v1', model: 'Llama-4-Maverick-17B-128E-Instruct-FP8', env: 'LLAMA_API_KEY' });

export default defineVendor({
  id: 'meta-llama',
  name: 'Meta Llama API',
  url: 'https://llama.developer.meta.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'llama-api-client', modules: ['llama_api_client'], role: 'sdk', provider: 'meta-llama' },
    { ecosystem: 'npm', name: 'llama-api-client', role: 'sdk', provider: 'meta-llama' },
  ],
  uses: [
    ...compatibleSdk('pypi', 'llama_api_client.{LlamaAPIClient,AsyncLlamaAPIClient}', 'meta-llama'),
    ...compatibleSdk('npm', 'llama-api-client#{default,LlamaAPIClient}', 'meta-llama'),
  ],
  hosts: ['api.llama.com'],
  env: ['LLAMA_API_KEY'],
  models: [
    { id: 'Llama-4-Maverick-17B-128E-Instruct-FP8' },
    { id: 'Llama-4-Scout-17B-16E-Instruct-FP8' },
    { id: 'Llama-3.3-70B-Instruct' },
    { id: 'Llama-3.3-8B-Instruct' },
  ],
  // An id names released weights.
  pinnedModel: /^Llama-\d/,
  prefixes: ['meta_llama'],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'chat.py',
      text: `from llama_api_client import LlamaAPIClient

client = LlamaAPIClient()
client.chat.completions.create(model="Llama-3.3-8B-Instruct", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'llama-api-client', line: 1 },
        { kind: 'provider', name: 'meta-llama' },
        { kind: 'model', name: 'Llama-3.3-8B-Instruct', line: 4, provider: 'meta-llama' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/l.ts',
      text: `import LlamaAPIClient from 'llama-api-client';

export const reply = await new LlamaAPIClient().chat.completions.create({ model: 'Llama-3.3-70B-Instruct', messages: [] });
`,
      finds: [
        { kind: 'sdk', name: 'llama-api-client', line: 1 },
        { kind: 'provider', name: 'meta-llama' },
        { kind: 'model', name: 'Llama-3.3-70B-Instruct', line: 3, provider: 'meta-llama' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'llama-api-client==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'llama-api-client', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "llama-api-client": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'llama-api-client', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'the animal', path: 'a.py', text: 'from zoo import llama\nllama.feed("Llama-3.3-70B-Instruct")\n' },
  ],
});
