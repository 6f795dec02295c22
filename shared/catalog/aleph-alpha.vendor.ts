import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'aleph-alpha', url: 'https://api.aleph-alpha.com/complete', env: 'ALEPH_ALPHA_API_KEY', model: 'luminous-base' });

export default defineVendor({
  id: 'aleph-alpha',
  name: 'Aleph Alpha',
  url: 'https://aleph-alpha.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'aleph-alpha-client', modules: ['aleph_alpha_client'], role: 'sdk', provider: 'aleph-alpha' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'aleph_alpha_client.{Client,AsyncClient}().{complete,evaluate,explain,chat,complete_with_streaming}', gives: [{ kind: 'model', from: ['model', '#1'], provider: 'aleph-alpha' }] },
    { ecosystem: 'pypi', call: 'aleph_alpha_client.{Client,AsyncClient}().{embed,semantic_embed,batch_semantic_embed,instructable_embed,embeddings}', gives: [{ kind: 'embedding_model', from: ['model', '#1'], provider: 'aleph-alpha' }] },
    { ecosystem: 'pypi', call: 'aleph_alpha_client.{Client,AsyncClient}', gives: [{ kind: 'endpoint', from: 'host', isOwn: true }] },
  ],
  hosts: ['api.aleph-alpha.com'],
  env: ['ALEPH_ALPHA_API_KEY', 'ALEPH_ALPHA_TOKEN', 'ALEPHALPHA_API_KEY'],
  models: [
    { id: 'luminous-base' },
    { id: 'luminous-extended' },
    { id: 'luminous-supreme' },
    { id: 'luminous-base-control' },
    { id: 'luminous-supreme-control' },
    { id: 'pharia-1-llm-7b-control' },
    { id: 'pharia-1-embedding-4608-control' },
  ],
  // No id names a version.
  pinnedModel: /(?!)/,
  modelPattern: /^(?:luminous-(?:base|extended|supreme|explore)|pharia-\d)/,
  prefixes: ['aleph_alpha'],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'c.py',
      text: `from aleph_alpha_client import Client, CompletionRequest

client = Client(token="t")
client.complete(CompletionRequest(prompt="Hi"), model="luminous-extended")
`,
      finds: [
        { kind: 'sdk', name: 'aleph-alpha-client', line: 1 },
        { kind: 'provider', name: 'aleph-alpha' },
        { kind: 'model', name: 'luminous-extended', line: 4, provider: 'aleph-alpha' },
      ],
    },
    {
      why: 'a model of LlamaIndex',
      path: 'rag.py',
      text: `from llama_index.llms.alephalpha import AlephAlpha

llm = AlephAlpha(model="luminous-supreme-control")
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-llms-alephalpha', line: 1 },
        { kind: 'provider', name: 'aleph-alpha' },
        { kind: 'model', name: 'luminous-supreme-control', line: 3, provider: 'aleph-alpha' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'aleph-alpha-client==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'aleph-alpha-client', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'letters', path: 'a.py', text: 'aleph, alpha = "luminous", 1\nprint(aleph, alpha)\n' },
  ],
});
