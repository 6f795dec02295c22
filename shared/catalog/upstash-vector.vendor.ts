import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'upstash-vector',
  name: 'Upstash Vector',
  url: 'https://upstash.com/docs/vector',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'upstash-vector', modules: ['upstash_vector'], role: 'vector-store' },
    { ecosystem: 'npm', name: '@upstash/vector', role: 'vector-store' },
    { ecosystem: 'npm', name: '@upstash/rag-chat', role: 'framework' },
    { ecosystem: 'npm', name: '@upstash/semantic-cache', role: 'vector-store' },
    { ecosystem: 'golang', name: 'github.com/upstash/vector-go', role: 'vector-store' },
    { ecosystem: 'composer', name: 'upstash/vector', modules: ['Upstash.Vector'], role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'upstash_vector.**.{Index,AsyncIndex,Index.from_env,AsyncIndex.from_env}', gives: [{ kind: 'vector_store', name: 'Index' }] },
    { ecosystem: 'npm', call: '@upstash/vector#Index', gives: [{ kind: 'vector_store', name: 'Index' }] },
    { ecosystem: 'npm', call: '@upstash/rag-chat#{openai,upstash,custom}', gives: [{ kind: 'model', from: '#0' }] },
  ],
  examples: [
    { why: 'an index in TypeScript', path: 'src/index.ts', text: "import { Index } from '@upstash/vector';\n\nexport const index = new Index();\n", finds: [{ kind: 'sdk', name: '@upstash/vector', line: 1 }, { kind: 'vector_store', name: 'Index', line: 3 }] },
    { why: 'an index in Python', path: 'index.py', text: 'from upstash_vector import Index\n\nindex = Index.from_env()\n', finds: [{ kind: 'sdk', name: 'upstash-vector', line: 1 }, { kind: 'vector_store', name: 'Index', line: 3 }] },
    { why: 'a chat over documents with its model', path: 'src/chat.ts', text: "import { RAGChat, openai } from '@upstash/rag-chat';\n\nexport const chat = new RAGChat({ model: openai('gpt-4-turbo') });\n", finds: [{ kind: 'sdk', name: '@upstash/rag-chat', line: 1 }, { kind: 'model', name: 'gpt-4-turbo', line: 3, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'a manifest; Redis of the same vendor is not AI', path: 'package.json', text: '{\n  "dependencies": {\n    "@upstash/redis": "^1.0.0",\n    "@upstash/vector": "^1.0.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@upstash/vector', line: 4 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'upstash-vector\nupstash-redis\n', finds: [{ kind: 'dependency', name: 'upstash-vector', line: 1 }] },
  ],
  nearMisses: [
    { why: 'Redis of the same vendor', path: 'a.ts', text: "import { Redis } from '@upstash/redis';\nexport const redis = Redis.fromEnv();\n" },
    { why: 'its limiter', path: 'b.ts', text: "import { Ratelimit } from '@upstash/ratelimit';\nnew Ratelimit({});\n" },
    { why: 'an index of the project', path: 'c.ts', text: "import { Index } from './vector';\nnew Index();\n" },
    { why: 'its other packages', path: 'package.json', text: '{\n  "dependencies": {\n    "@upstash/qstash": "^2.0.0"\n  }\n}\n' },
  ],
});
