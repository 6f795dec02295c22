import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'voyage', url: 'https://api.voyageai.com/v1/rerank', env: 'VOYAGE_API_KEY', model: 'rerank-2' });

export default defineVendor({
  id: 'voyage',
  name: 'Voyage AI',
  url: 'https://www.voyageai.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'voyageai', role: 'sdk', provider: 'voyage' },
    { ecosystem: 'npm', name: 'voyageai', role: 'sdk', provider: 'voyage' },
    { ecosystem: 'npm', name: 'voyage-ai-provider', role: 'sdk', provider: 'voyage' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'voyageai.{Client,AsyncClient}().{embed,multimodal_embed,contextualized_embed}', gives: [{ kind: 'embedding_model', from: ['model', '#1'], provider: 'voyage' }] },
    { ecosystem: 'pypi', call: 'voyageai.{Client,AsyncClient}().rerank', gives: [{ kind: 'model', from: ['model', '#2'], provider: 'voyage' }] },
    { ecosystem: 'npm', call: 'voyageai#VoyageAIClient().{embed,multimodalEmbed}', gives: [{ kind: 'embedding_model', from: 'model', provider: 'voyage' }] },
    { ecosystem: 'npm', call: 'voyageai#VoyageAIClient().rerank', gives: [{ kind: 'model', from: 'model', provider: 'voyage' }] },
    { ecosystem: 'npm', call: 'voyage-ai-provider#{voyage,createVoyage()}.{textEmbeddingModel,embeddingModel,multimodalEmbeddingModel}', gives: [{ kind: 'embedding_model', from: '#0', provider: 'voyage' }] },
  ],
  hosts: ['api.voyageai.com', 'ai.mongodb.com/v1'],
  env: ['VOYAGE_API_KEY', 'VOYAGEAI_API_KEY', 'VOYAGE_AI_API_KEY'],
  keys: [
    {
      id: 'voyage_api_key',
      title: 'Voyage AI API key',
      literals: ['pa-'],
      pattern: /(?<![A-Za-z0-9_-])(pa-[A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/,
      entropyMin: 4.0,
      examples: [`VOYAGE_API_KEY=${'p'}a-BZdZBpha3a7VgHGHmSQDCEwF2RuWZqKfEbjgHE95bUA`, `voyage_api_key: "${'p'}a-fTu3Gt6rEMeyBYgaf63NarLQ9H2fouvbQMvWUA5gn4n"`],
      nearMisses: ['VOYAGE_API_KEY=pa-...', 'keys start with pa-', `VOYAGE_API_KEY=pa-${'x'.repeat(43)}`],
    },
  ],
  models: [
    { id: 'voyage-3', kind: 'embedding_model' },
    { id: 'voyage-3-large', kind: 'embedding_model' },
    { id: 'voyage-3-lite', kind: 'embedding_model' },
    { id: 'voyage-3.5', kind: 'embedding_model' },
    { id: 'voyage-3.5-lite', kind: 'embedding_model' },
    { id: 'voyage-2', kind: 'embedding_model' },
    { id: 'voyage-large-2', kind: 'embedding_model' },
    { id: 'voyage-large-2-instruct', kind: 'embedding_model' },
    { id: 'voyage-code-2', kind: 'embedding_model' },
    { id: 'voyage-code-3', kind: 'embedding_model' },
    { id: 'voyage-finance-2', kind: 'embedding_model' },
    { id: 'voyage-law-2', kind: 'embedding_model' },
    { id: 'voyage-multilingual-2', kind: 'embedding_model' },
    { id: 'voyage-multimodal-3', kind: 'embedding_model' },
    { id: 'voyage-context-3', kind: 'embedding_model' },
    { id: 'voyage-4', kind: 'embedding_model' },
    { id: 'voyage-4-large', kind: 'embedding_model' },
    { id: 'voyage-4-lite', kind: 'embedding_model' },
    { id: 'rerank-2' },
    { id: 'rerank-2-lite' },
    { id: 'rerank-1' },
    { id: 'rerank-lite-1' },
    { id: 'rerank-2.5' },
    { id: 'rerank-2.5-lite' },
  ],
  // The number is the version.
  pinnedModel: /-\d(?:\.\d)?(?:-(?:lite|large|instruct))?$/,
  modelPattern: /^(?:voyage-|rerank-(?:lite-)?[12](?:\.5)?(?:-lite)?$)/,
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'e.py',
      text: `import voyageai

vo = voyageai.Client()
vo.embed(["a"], model="voyage-3-large")
vo.rerank("q", ["a"], model="rerank-2")
`,
      finds: [
        { kind: 'sdk', name: 'voyageai', line: 1 },
        { kind: 'provider', name: 'voyage' },
        { kind: 'embedding_model', name: 'voyage-3-large', line: 4, provider: 'voyage' },
        { kind: 'model', name: 'rerank-2', line: 5, provider: 'voyage' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/v.ts',
      text: `import { VoyageAIClient } from 'voyageai';

export const out = await new VoyageAIClient({}).embed({ input: 'a', model: 'voyage-3.5' });
`,
      finds: [
        { kind: 'sdk', name: 'voyageai', line: 1 },
        { kind: 'provider', name: 'voyage' },
        { kind: 'embedding_model', name: 'voyage-3.5', line: 3, provider: 'voyage' },
      ],
    },
    {
      why: 'embeddings without an SDK',
      path: 'src/raw.ts',
      text: "await fetch('https://api.voyageai.com/v1/embeddings', { method: 'POST', body: JSON.stringify({ model: 'voyage-code-3', input: ['a'] }) });\n",
      finds: [
        { kind: 'endpoint', name: 'api.voyageai.com/v1/embeddings', line: 1, provider: 'voyage' },
        { kind: 'provider', name: 'voyage' },
        { kind: 'embedding_model', name: 'voyage-code-3', line: 1, provider: 'voyage' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'voyageai==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'voyageai', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "voyageai": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'voyageai', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a journey', path: 'a.py', text: 'from trips import voyage\nvoyage.embed(["map"], model="voyage-3")\n' },
  ],
});
