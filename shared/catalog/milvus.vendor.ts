import { defineVendor } from './catalog-entry.ts';
import { milvus as systemsLanguages } from './systems-languages/milvus.ts';

export default defineVendor({
  id: 'milvus',
  name: 'Milvus and Zilliz',
  url: 'https://milvus.io',
  type: 'framework',
  packages: [
    ...systemsLanguages.packages,
    { ecosystem: 'pypi', name: 'pymilvus', role: 'vector-store' },
    { ecosystem: 'pypi', name: 'milvus-lite', modules: ['milvus_lite'], role: 'vector-store' },
    { ecosystem: 'pypi', name: 'pymilvus-model', modules: ['pymilvus.model'], role: 'vector-store' },
    { ecosystem: 'npm', name: '@zilliz/milvus2-sdk-node', role: 'vector-store' },
    { ecosystem: 'maven', name: 'io.milvus:milvus-sdk-java', modules: ['io.milvus'], role: 'vector-store' },
    { ecosystem: 'nuget', name: 'Milvus.Client', role: 'vector-store' },
  ],
  uses: [
    ...systemsLanguages.uses,
    { ecosystem: 'pypi', call: 'pymilvus.**.{MilvusClient,AsyncMilvusClient}', gives: [{ kind: 'vector_store', name: 'MilvusClient' }] },
    { ecosystem: 'pypi', call: 'pymilvus.**.Collection', gives: [{ kind: 'vector_store', name: 'Collection' }] },
    { ecosystem: 'pypi', call: 'pymilvus.model.**.{SentenceTransformerEmbeddingFunction,BGEM3EmbeddingFunction}', gives: [{ kind: 'embedding_model', from: ['model_name', '#0'], provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'pymilvus.model.**.OpenAIEmbeddingFunction', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'embedding_model', from: ['model_name', '#0'], provider: 'openai' }] },
    { ecosystem: 'npm', call: '@zilliz/milvus2-sdk-node#{MilvusClient,HttpClient}', gives: [{ kind: 'vector_store', name: 'MilvusClient' }] },
  ],
  images: ['milvusdb/*', 'zilliz/*'],
  examples: [
    ...systemsLanguages.examples,
    { why: 'a client in Python', path: 'store.py', text: 'from pymilvus import MilvusClient\n\nclient = MilvusClient("demo.db")\n', finds: [{ kind: 'sdk', name: 'pymilvus', line: 1 }, { kind: 'vector_store', name: 'MilvusClient', line: 3 }] },
    { why: 'a collection of the older API', path: 'old.py', text: 'from pymilvus import Collection, connections\n\nconnections.connect(host="localhost")\ndocs = Collection("docs")\n', finds: [{ kind: 'sdk', name: 'pymilvus', line: 1 }, { kind: 'vector_store', name: 'Collection', line: 4 }] },
    { why: 'a client in TypeScript', path: 'src/store.ts', text: "import { MilvusClient } from '@zilliz/milvus2-sdk-node';\n\nexport const client = new MilvusClient({ address: 'localhost:19530' });\n", finds: [{ kind: 'sdk', name: '@zilliz/milvus2-sdk-node', line: 1 }, { kind: 'vector_store', name: 'MilvusClient', line: 3 }] },
    { why: 'the server; the stores below it are not AI', path: 'compose.yaml', text: 'services:\n  etcd:\n    image: quay.io/coreos/etcd:v3.5.5\n  standalone:\n    image: milvusdb/milvus:v2.4.0\n', finds: [{ kind: 'container_image', name: 'milvusdb/milvus', line: 5 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'pymilvus==2.5\n', finds: [{ kind: 'dependency', name: 'pymilvus', line: 1 }] },
  ],
  nearMisses: [
    ...systemsLanguages.nearMisses,
    { why: 'a bird', path: 'a.py', text: 'from birds.milvus import MilvusClient\nMilvusClient("red kite")\n' },
    { why: 'a collection of another database', path: 'b.py', text: 'from pymongo.collection import Collection\nCollection(db, "docs")\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .pymilvus import MilvusClient\nMilvusClient()\n' },
    { why: 'an image of somebody else', path: 'compose.yaml', text: 'services:\n  db:\n    image: acme/milvus\n' },
  ],
});
