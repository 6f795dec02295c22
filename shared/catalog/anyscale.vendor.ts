import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'anyscale', base: 'https://api.endpoints.anyscale.com/v1', model: 'mistralai/Mixtral-8x7B-Instruct-v0.1', env: 'ANYSCALE_API_KEY' });

export default defineVendor({
  id: 'anyscale',
  name: 'Anyscale',
  url: 'https://www.anyscale.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'anyscale', role: 'serving' },
  ],
  // The public endpoints; a service of one's own has the host of its cluster.
  hosts: ['api.endpoints.anyscale.com'],
  env: ['ANYSCALE_API_KEY', 'ANYSCALE_BASE_URL'],
  keys: [
    {
      id: 'anyscale_api_key',
      title: 'Anyscale key',
      literals: ['esecret_'],
      pattern: /(?<![A-Za-z0-9_-])(esecret_[A-Za-z0-9]{24,32})(?![A-Za-z0-9])/,
      entropyMin: 3.6,
      examples: [`ANYSCALE_API_KEY=${'esec'}ret_5qiret5f6jgt4wmiwb47n4ir44`, `anyscale_api_key: "${'esec'}ret_ww9cydd3gqiareis6s8ziinsks"`],
      nearMisses: ['ANYSCALE_API_KEY=esecret_...', 'keys start with esecret_', `esecret_${'x'.repeat(26)}`],
    },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'an embedding of LlamaIndex',
      path: 'rag.py',
      text: `from llama_index.embeddings.anyscale import AnyscaleEmbedding

embed_model = AnyscaleEmbedding(model="thenlper/gte-large")
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-embeddings-anyscale', line: 1 },
        { kind: 'provider', name: 'anyscale' },
        { kind: 'embedding_model', name: 'thenlper/gte-large', line: 3, provider: 'anyscale' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'anyscale==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'anyscale', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'Ray without the service', path: 'a.py', text: 'import ray\nray.init()\n' },
  ],
});
