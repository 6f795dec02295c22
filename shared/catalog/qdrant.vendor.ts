import { defineVendor } from './catalog-entry.ts';
import { qdrant as systemsLanguages } from './systems-languages/qdrant.ts';

export default defineVendor({
  id: 'qdrant',
  name: 'Qdrant',
  url: 'https://qdrant.tech',
  type: 'framework',
  packages: [
    ...systemsLanguages.packages,
    { ecosystem: 'pypi', name: 'qdrant-client', modules: ['qdrant_client'], role: 'vector-store' },
    { ecosystem: 'pypi', name: 'fastembed', role: 'sdk' },
    { ecosystem: 'npm', name: '@qdrant/js-client-rest', role: 'vector-store' },
    { ecosystem: 'npm', name: '@qdrant/js-client-grpc', role: 'vector-store' },
    { ecosystem: 'npm', name: '@qdrant/qdrant-js', role: 'vector-store' },
    { ecosystem: 'npm', name: 'fastembed', role: 'sdk' },
    { ecosystem: 'maven', name: 'io.qdrant:client', modules: ['io.qdrant.client'], role: 'vector-store' },
    { ecosystem: 'nuget', name: 'Qdrant.Client', role: 'vector-store' },
    { ecosystem: 'gem', name: 'qdrant-ruby', modules: ['Qdrant'], role: 'vector-store' },
  ],
  uses: [
    ...systemsLanguages.uses,
    { ecosystem: 'pypi', call: 'qdrant_client.**.{QdrantClient,AsyncQdrantClient}', gives: [{ kind: 'vector_store', name: 'QdrantClient' }] },
    { ecosystem: 'pypi', call: 'qdrant_client.**.{QdrantClient,AsyncQdrantClient}().set_model', gives: [{ kind: 'embedding_model', from: ['embedding_model_name', '#0'], provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'fastembed.**.{TextEmbedding,SparseTextEmbedding,LateInteractionTextEmbedding,ImageEmbedding}', gives: [{ kind: 'embedding_model', from: ['model_name', '#0'], provider: 'hugging-face' }] },
    { ecosystem: 'npm', call: '{@qdrant/js-client-rest,@qdrant/js-client-grpc,@qdrant/qdrant-js}#QdrantClient', gives: [{ kind: 'vector_store', name: 'QdrantClient' }] },
  ],
  images: ['qdrant/qdrant', 'ghcr.io/qdrant/*'],
  examples: [
    ...systemsLanguages.examples,
    { why: 'a client in Python', path: 'store.py', text: 'from qdrant_client import QdrantClient\n\nclient = QdrantClient(url="http://localhost:6333")\n', finds: [{ kind: 'sdk', name: 'qdrant-client', line: 1 }, { kind: 'vector_store', name: 'QdrantClient', line: 3 }] },
    { why: 'embeddings on this machine', path: 'embed.py', text: 'from fastembed import TextEmbedding\n\nmodel = TextEmbedding("BAAI/bge-small-en-v1.5")\n', finds: [{ kind: 'sdk', name: 'fastembed', line: 1 }, { kind: 'provider', name: 'hugging-face' }, { kind: 'embedding_model', name: 'BAAI/bge-small-en-v1.5', line: 3, provider: 'hugging-face' }] },
    { why: 'a client in TypeScript', path: 'src/store.ts', text: "import { QdrantClient } from '@qdrant/js-client-rest';\n\nexport const client = new QdrantClient({ host: 'localhost' });\n", finds: [{ kind: 'sdk', name: '@qdrant/js-client-rest', line: 1 }, { kind: 'vector_store', name: 'QdrantClient', line: 3 }] },
    { why: 'the server', path: 'compose.yaml', text: 'services:\n  db:\n    image: qdrant/qdrant:v1.12.4\n', finds: [{ kind: 'container_image', name: 'qdrant/qdrant', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'qdrant-client[fastembed]==1.12\n', finds: [{ kind: 'dependency', name: 'qdrant-client', line: 1 }] },
  ],
  nearMisses: [
    ...systemsLanguages.nearMisses,
    { why: 'a quadrant', path: 'a.py', text: 'from geometry.quadrant import QdrantClient\nQdrantClient()\n' },
    { why: 'a relative module', path: 'b.py', text: 'from .qdrant_client import QdrantClient\nQdrantClient()\n' },
    { why: 'an image of somebody else', path: 'compose.yaml', text: 'services:\n  db:\n    image: acme/qdrant\n' },
    { why: 'a string', path: 'c.ts', text: "export const name = '@qdrant/js-client-rest';\n" },
  ],
});
