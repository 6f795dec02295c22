import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'jina', url: 'https://api.jina.ai/v1/rerank', env: 'JINA_API_KEY', model: 'jina-reranker-v2-base-multilingual' });

export default defineVendor({
  id: 'jina',
  name: 'Jina AI',
  url: 'https://jina.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'npm', name: 'jina-ai-provider', role: 'sdk', provider: 'jina' },
    { ecosystem: 'pypi', name: 'jina', role: 'serving', names: ['Flow', 'Executor', 'Deployment', 'Document', 'DocumentArray', 'Client', 'requests'] },
  ],
  uses: [
    { ecosystem: 'npm', call: 'jina-ai-provider#{jina,createJina()}.{textEmbeddingModel,multiModalEmbeddingModel}', gives: [{ kind: 'embedding_model', from: '#0', provider: 'jina' }] },
  ],
  hosts: ['api.jina.ai', 'r.jina.ai', 's.jina.ai', 'deepsearch.jina.ai', 'eu.r.jina.ai'],
  env: ['JINA_API_KEY', 'JINA_AI_API_KEY', 'JINAAI_API_KEY'],
  keys: [
    {
      id: 'jina_api_key',
      title: 'Jina AI API key',
      literals: ['jina_'],
      pattern: /(?<![A-Za-z0-9_-])(jina_[A-Za-z0-9_-]{60})(?![A-Za-z0-9_-])/,
      entropyMin: 3.6,
      examples: [`JINA_API_KEY=${'ji'}na_6ppJtBQ85pEEmmU7EnWe2wAMs5P6QSBY4aQ7PSUsboDLN6o8aZgZkfBzM47f`, `jina_api_key: "${'ji'}na_Xrsg8p8tNKBJCKtvyi5jro3zJ9EbjUAWm7FDPNHbada97PtFvvkQRfg55kJm"`],
      nearMisses: ['JINA_API_KEY=jina_...', 'keys start with jina_', `JINA_API_KEY=jina_${'x'.repeat(60)}`],
    },
  ],
  models: [
    { id: 'jina-embeddings-v2-base-en', kind: 'embedding_model' },
    { id: 'jina-embeddings-v3', kind: 'embedding_model' },
    { id: 'jina-embeddings-v4', kind: 'embedding_model' },
    { id: 'jina-clip-v1', kind: 'embedding_model' },
    { id: 'jina-clip-v2', kind: 'embedding_model' },
    { id: 'jina-colbert-v2', kind: 'embedding_model' },
    { id: 'jina-code-embeddings-1.5b', kind: 'embedding_model' },
    { id: 'jina-reranker-v1-base-en' },
    { id: 'jina-reranker-v2-base-multilingual' },
    { id: 'jina-reranker-m0' },
    { id: 'jina-reranker-v3' },
    { id: 'jina-deepsearch-v1' },
  ],
  // The version is in the id.
  pinnedModel: /-v\d(?:-|$)|-m\d$/,
  modelPattern: /^jina-(?:embeddings|reranker|clip|colbert|deepsearch|code)-/,
  prefixes: ['jina_ai'],
  nodes: [
    { type: 'n8n-nodes-base.jinaAi', role: 'action' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'embeddings without an SDK',
      path: 'src/j.ts',
      text: "await fetch('https://api.jina.ai/v1/embeddings', { method: 'POST', body: JSON.stringify({ model: 'jina-embeddings-v3', input: ['a'] }) });\n",
      finds: [
        { kind: 'endpoint', name: 'api.jina.ai/v1/embeddings', line: 1, provider: 'jina' },
        { kind: 'provider', name: 'jina' },
        { kind: 'embedding_model', name: 'jina-embeddings-v3', line: 1, provider: 'jina' },
      ],
    },
    {
      why: 'its provider for the Vercel SDK',
      path: 'src/p.ts',
      text: `import { jina } from 'jina-ai-provider';

export const model = jina.textEmbeddingModel('jina-embeddings-v4');
`,
      finds: [
        { kind: 'sdk', name: 'jina-ai-provider', line: 1 },
        { kind: 'provider', name: 'jina' },
        { kind: 'embedding_model', name: 'jina-embeddings-v4', line: 3, provider: 'jina' },
      ],
    },
    {
      why: 'a flow of its framework',
      path: 'flow.py',
      text: 'from jina import Executor, Flow\n\nflow = Flow().add(uses=Executor)\n',
      finds: [{ kind: 'sdk', name: 'jina', line: 1 }],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'jina==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'jina', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "jina-ai-provider": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'jina-ai-provider', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'Jinja, the templates', path: 'a.py', text: 'from jinja2 import Environment\nEnvironment().from_string("{{ jina }}")\n' },
    { why: 'an older spelling', path: 'b.py', text: 'import jinja\njinja.Template("x")\n' },
  ],
});
