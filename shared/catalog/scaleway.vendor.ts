import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'scaleway', base: 'https://api.scaleway.ai/v1', model: 'llama-3.3-70b-instruct', env: 'SCW_SECRET_KEY' });
const eol = 'https://www.scaleway.com/en/docs/generative-apis/reference-content/supported-models/';

export default defineVendor({
  id: 'scaleway',
  name: 'Scaleway Generative APIs',
  url: 'https://www.scaleway.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'npm', name: '@scaleway/sdk-inference', role: 'sdk', provider: 'scaleway' },
  ],
  hosts: ['api.scaleway.ai', '*.ifr.fr-par.scaleway.com'],
  models: [
    { id: 'qwen2.5-coder-32b-instruct', retiresOn: '2025-11-14', source: eol },
    { id: 'llama-3.1-70b-instruct', deprecatedOn: '2025-02-25', retiresOn: '2025-05-25', replacement: 'llama-3.3-70b-instruct', source: eol },
    { id: 'llama-3.3-70b-instruct' },
    { id: 'llama-3.1-8b-instruct' },
    { id: 'mistral-nemo-instruct-2407' },
    { id: 'bge-multilingual-gemma2', kind: 'embedding_model' },
  ],
  examples: [
    // The key is that of the whole cloud, so its variable says nothing.
    ...proofs.examples.filter(({ path }) => path !== 'compose.yaml'),
    {
      why: 'an embedding in a project of the account',
      path: 'src/e.ts',
      text: "await fetch('https://api.scaleway.ai/0a1b2c3d/v1/embeddings', { method: 'POST', body: JSON.stringify({ model: 'bge-multilingual-gemma2', input: 'a' }) });\n",
      finds: [
        { kind: 'endpoint', name: 'api.scaleway.ai/0a1b2c3d/v1/embeddings', line: 1, provider: 'scaleway' },
        { kind: 'provider', name: 'scaleway' },
        { kind: 'embedding_model', name: 'bge-multilingual-gemma2', line: 1, provider: 'scaleway' },
      ],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: `{
  "dependencies": {
    "@scaleway/sdk-inference": "^1.0.0",
    "express": "^5.0.0"
  }
}
`,
      finds: [{ kind: 'dependency', name: '@scaleway/sdk-inference', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'the API of the cloud itself', path: 'a.ts', text: "await fetch('https://api.scaleway.com/instance/v1/zones/fr-par-1/servers');\n" },
    { why: 'the SDK of the cloud without inference', path: 'b.ts', text: "import { createClient } from '@scaleway/sdk';\ncreateClient({});\n" },
  ],
});
