import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'deeplake',
  name: 'Deep Lake',
  url: 'https://www.deeplake.ai',
  type: 'framework',
  packages: [{ ecosystem: 'pypi', name: 'deeplake', role: 'vector-store' }],
  uses: [
    { ecosystem: 'pypi', call: 'deeplake.**.VectorStore', gives: [{ kind: 'vector_store', name: 'VectorStore' }] },
    { ecosystem: 'pypi', call: 'deeplake.{load,dataset,open,open_read_only}', gives: [{ kind: 'dataset', from: ['path', 'url', '#0'] }] },
  ],
  examples: [
    { why: 'a store', path: 'store.py', text: 'from deeplake.core.vectorstore import VectorStore\n\nstore = VectorStore(path="./docs")\n', finds: [{ kind: 'sdk', name: 'deeplake', line: 1 }, { kind: 'vector_store', name: 'VectorStore', line: 3 }] },
    { why: 'a dataset of its hub', path: 'data.py', text: 'import deeplake\n\nds = deeplake.load("hub://activeloop/mnist-train")\n', finds: [{ kind: 'sdk', name: 'deeplake', line: 1 }, { kind: 'dataset', name: 'hub://activeloop/mnist-train', line: 3 }] },
    { why: 'from its shorter path', path: 'short.py', text: 'from deeplake import VectorStore\n\nVectorStore("./docs")\n', finds: [{ kind: 'sdk', name: 'deeplake', line: 1 }, { kind: 'vector_store', name: 'VectorStore', line: 3 }] },
    { why: 'the import alone', path: 'only.py', text: 'import deeplake\n\nprint(deeplake.__version__)\n', finds: [{ kind: 'sdk', name: 'deeplake', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'deeplake==3.9\n', finds: [{ kind: 'dependency', name: 'deeplake', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a lake', path: 'a.py', text: 'from waters import deeplake\ndeeplake.load("baikal")\n' },
    { why: 'a store of the project', path: 'b.py', text: 'from core.vectorstore import VectorStore\nVectorStore(path="x")\n' },
    { why: 'Delta Lake', path: 'requirements.txt', text: 'deltalake\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .deeplake import load\nload("x")\n' },
  ],
});
