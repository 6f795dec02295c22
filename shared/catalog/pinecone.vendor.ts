import { defineVendor } from './catalog-entry.ts';
import { pinecone as systemsLanguages } from './systems-languages/pinecone.ts';

/** A vector database as a service, which also runs embedding and reranking models. */
export default defineVendor({
  id: 'pinecone',
  name: 'Pinecone',
  url: 'https://www.pinecone.io',
  type: 'vendor',
  packages: [
    ...systemsLanguages.packages,
    { ecosystem: 'pypi', name: 'pinecone', role: 'vector-store', provider: 'pinecone' },
    { ecosystem: 'pypi', name: 'pinecone-client', modules: [], role: 'vector-store', provider: 'pinecone' },
    { ecosystem: 'pypi', name: 'pinecone-text', modules: ['pinecone_text'], role: 'vector-store' },
    { ecosystem: 'npm', name: '@pinecone-database/pinecone', role: 'vector-store', provider: 'pinecone' },
    { ecosystem: 'npm', name: '@pinecone-database/doc-splitter', role: 'vector-store' },
    { ecosystem: 'maven', name: 'io.pinecone:pinecone-client', modules: ['io.pinecone'], role: 'vector-store', provider: 'pinecone' },
    { ecosystem: 'nuget', name: 'Pinecone.Client', modules: ['Pinecone'], role: 'vector-store', provider: 'pinecone' },
  ],
  uses: [
    ...systemsLanguages.uses,
    { ecosystem: 'pypi', call: 'pinecone.**.{Pinecone,PineconeAsyncio,PineconeGRPC}', gives: [{ kind: 'vector_store', name: 'Pinecone' }] },
    { ecosystem: 'pypi', call: 'pinecone.**.{Pinecone,PineconeAsyncio,PineconeGRPC}().{Index,IndexAsyncio,create_index,create_index_for_model}', gives: [{ kind: 'vector_store', name: 'Pinecone' }, { kind: 'embedding_model', from: 'embed.model', provider: 'pinecone' }] },
    { ecosystem: 'pypi', call: 'pinecone.{Index,GRPCIndex,create_index}', gives: [{ kind: 'vector_store', name: 'Pinecone' }] },
    { ecosystem: 'pypi', call: 'pinecone.**.Pinecone().inference.embed', gives: [{ kind: 'embedding_model', from: ['model', '#0'], provider: 'pinecone' }] },
    { ecosystem: 'pypi', call: 'pinecone.**.Pinecone().inference.rerank', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'pinecone' }] },
    { ecosystem: 'npm', call: '@pinecone-database/pinecone#Pinecone', gives: [{ kind: 'vector_store', name: 'Pinecone' }] },
    { ecosystem: 'npm', call: '@pinecone-database/pinecone#Pinecone().{index,Index,createIndex,createIndexForModel}', gives: [{ kind: 'vector_store', name: 'Pinecone' }, { kind: 'embedding_model', from: 'embed.model', provider: 'pinecone' }] },
    { ecosystem: 'npm', call: '@pinecone-database/pinecone#Pinecone().inference.embed', gives: [{ kind: 'embedding_model', from: '#0', provider: 'pinecone' }] },
  ],
  hosts: ['api.pinecone.io', '*.pinecone.io'],
  env: ['PINECONE_API_KEY', 'PINECONE_ENVIRONMENT', 'PINECONE_INDEX', 'PINECONE_INDEX_NAME', 'PINECONE_HOST'],
  models: [{ id: 'multilingual-e5-large', kind: 'embedding_model' }, { id: 'pinecone-sparse-english-v0', kind: 'embedding_model' }, { id: 'pinecone-rerank-v0' }],
  nodes: [{ type: '@n8n/n8n-nodes-langchain.vectorStorePinecone', role: 'vector_store' }],
  examples: [
    ...systemsLanguages.examples,
    {
      why: 'a client and an index, one store',
      path: 'store.py',
      text: 'from pinecone import Pinecone\n\npc = Pinecone(api_key=key)\nindex = pc.Index("docs")\n',
      finds: [{ kind: 'sdk', name: 'pinecone', line: 1 }, { kind: 'provider', name: 'pinecone' }, { kind: 'vector_store', name: 'Pinecone', line: 3 }],
    },
    {
      why: 'embeddings that it computes itself',
      path: 'embed.py',
      text: 'from pinecone import Pinecone\n\npc = Pinecone()\npc.inference.embed(model="multilingual-e5-large", inputs=["x"])\n',
      finds: [{ kind: 'sdk', name: 'pinecone', line: 1 }, { kind: 'provider', name: 'pinecone' }, { kind: 'vector_store', name: 'Pinecone', line: 3 }, { kind: 'embedding_model', name: 'multilingual-e5-large', line: 4, provider: 'pinecone' }],
    },
    { why: 'the API before version 3', path: 'old.py', text: 'import pinecone\n\npinecone.init(api_key=key, environment="x")\nindex = pinecone.Index("docs")\n', finds: [{ kind: 'sdk', name: 'pinecone', line: 1 }, { kind: 'provider', name: 'pinecone' }, { kind: 'vector_store', name: 'Pinecone', line: 4 }] },
    { why: 'TypeScript', path: 'src/store.ts', text: "import { Pinecone } from '@pinecone-database/pinecone';\n\nconst pc = new Pinecone({ apiKey: process.env.PINECONE_API_KEY });\nexport const index = pc.index('docs');\n", finds: [{ kind: 'sdk', name: '@pinecone-database/pinecone', line: 1 }, { kind: 'provider', name: 'pinecone' }, { kind: 'vector_store', name: 'Pinecone', line: 3 }] },
    { why: 'manifests', path: 'requirements.txt', text: 'pinecone-client==2.2.4\npinecone\n', finds: [{ kind: 'dependency', name: 'pinecone-client', line: 1 }, { kind: 'dependency', name: 'pinecone', line: 2 }] },
  ],
  nearMisses: [
    ...systemsLanguages.nearMisses,
    { why: 'cones of a pine', path: 'a.py', text: 'from forest.pinecone import Pinecone\nPinecone(size=3)\n' },
    { why: 'a module whose name goes on', path: 'b.py', text: 'import pinecones\npinecones.Index("docs")\n' },
    { why: 'an icon', path: 'c.ts', text: "import { Pinecone } from 'lucide-react';\nexport const icon = Pinecone;\n" },
    { why: 'the word in a list', path: 'd.py', text: 'WORDS = ["pinecone", "acorn"]\n' },
  ],
});
