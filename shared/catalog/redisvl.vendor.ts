import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'redisvl',
  name: 'Redis Vector Library',
  url: 'https://docs.redisvl.com',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'redisvl', role: 'vector-store' },
    { ecosystem: 'maven', name: 'com.redis:redisvl', modules: ['com.redis.vl'], role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'redisvl.**.{SearchIndex,AsyncSearchIndex,SearchIndex.from_dict,SearchIndex.from_yaml,AsyncSearchIndex.from_dict,AsyncSearchIndex.from_yaml,SearchIndex.from_existing}', gives: [{ kind: 'vector_store', name: 'SearchIndex' }] },
    { ecosystem: 'pypi', call: 'redisvl.**.{SemanticSessionManager,StandardSessionManager,SemanticMessageHistory,MessageHistory}', gives: [{ kind: 'memory', name: ['name', '@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'redisvl.**.OpenAITextVectorizer', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'embedding_model', from: ['model', '#0'], provider: 'openai' }] },
    { ecosystem: 'pypi', call: 'redisvl.**.HFTextVectorizer', gives: [{ kind: 'embedding_model', from: ['model', '#0'], provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'redisvl.**.CohereTextVectorizer', gives: [{ kind: 'provider', provider: 'cohere' }, { kind: 'embedding_model', from: ['model', '#0'], provider: 'cohere' }] },
  ],
  // The stack image has the search module; plain Redis is a cache.
  examples: [
    { why: 'an index from a schema, with a model for its vectors', path: 'index.py', text: 'from redisvl.index import SearchIndex\nfrom redisvl.utils.vectorize import HFTextVectorizer\n\nindex = SearchIndex.from_yaml("schema.yaml")\nhf = HFTextVectorizer(model="sentence-transformers/all-mpnet-base-v2")\n', finds: [{ kind: 'sdk', name: 'redisvl', line: 1 }, { kind: 'vector_store', name: 'SearchIndex', line: 4 }, { kind: 'provider', name: 'hugging-face' }, { kind: 'embedding_model', name: 'sentence-transformers/all-mpnet-base-v2', line: 5, provider: 'hugging-face' }] },
    { why: 'a history of messages', path: 'history.py', text: 'from redisvl.extensions.message_history import MessageHistory\n\nhistory = MessageHistory(name="tutor")\n', finds: [{ kind: 'sdk', name: 'redisvl', line: 1 }, { kind: 'memory', name: 'tutor', line: 3 }] },
    { why: 'an embedding model of OpenAI', path: 'embed.py', text: 'from redisvl.utils.vectorize import OpenAITextVectorizer\n\noai = OpenAITextVectorizer(model="text-embedding-ada-002")\n', finds: [{ kind: 'sdk', name: 'redisvl', line: 1 }, { kind: 'provider', name: 'openai' }, { kind: 'embedding_model', name: 'text-embedding-ada-002', line: 3, provider: 'openai' }] },
    { why: 'an import that is all', path: 'list.py', text: 'import redisvl\n\nprint(redisvl.__version__)\n', finds: [{ kind: 'sdk', name: 'redisvl', line: 1 }] },
    { why: 'requirements; the plain client is not AI', path: 'requirements.txt', text: 'redis==5.2\nredisvl==0.4\n', finds: [{ kind: 'dependency', name: 'redisvl', line: 2 }] },
  ],
  nearMisses: [
    { why: 'a cache', path: 'a.py', text: 'import redis\n\nredis.Redis(host="localhost").get("x")\n' },
    { why: 'its image', path: 'compose.yaml', text: 'services:\n  cache:\n    image: redis:7-alpine\n' },
    { why: 'a search index of the project', path: 'b.py', text: 'from search.index import SearchIndex\nSearchIndex.from_dict({})\n' },
    { why: 'a manager of sessions of the web', path: 'c.py', text: 'from web.sessions import MessageHistory\nMessageHistory(name="x")\n' },
  ],
});
