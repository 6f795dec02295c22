import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'faiss',
  name: 'Faiss',
  url: 'https://faiss.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'faiss-cpu', modules: ['faiss'], role: 'vector-store' },
    { ecosystem: 'pypi', name: 'faiss-gpu', modules: [], role: 'vector-store' },
    { ecosystem: 'pypi', name: 'faiss-gpu-cu12', modules: [], role: 'vector-store' },
    { ecosystem: 'pypi', name: 'faiss', modules: [], role: 'vector-store' },
    { ecosystem: 'npm', name: 'faiss-node', role: 'vector-store' },
    { ecosystem: 'conda', name: 'faiss-cpu', role: 'vector-store' },
    { ecosystem: 'conda', name: 'faiss-gpu', role: 'vector-store' },
    { ecosystem: 'golang', name: 'github.com/DataIntelligenceCrew/go-faiss', role: 'vector-store' },
    { ecosystem: 'cargo', name: 'faiss', role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'faiss.{IndexFlatL2,IndexFlatIP,IndexFlat,IndexIVFFlat,IndexIVFPQ,IndexHNSWFlat,IndexHNSWPQ,IndexPQ,IndexLSH,IndexIDMap,IndexIDMap2,IndexScalarQuantizer,IndexIVFScalarQuantizer,IndexBinaryFlat,IndexRefineFlat,index_factory,read_index,GpuIndexFlatL2,GpuIndexFlatIP}', gives: [{ kind: 'vector_store', name: '@callee' }] },
    { ecosystem: 'npm', call: 'faiss-node#{IndexFlatL2,IndexFlatIP,Index.read,Index.fromFactory}', gives: [{ kind: 'vector_store', name: '@callee' }] },
  ],
  examples: [
    { why: 'an index', path: 'index.py', text: 'import faiss\n\nindex = faiss.IndexFlatL2(768)\nindex.add(vectors)\n', finds: [{ kind: 'sdk', name: 'faiss-cpu', line: 1 }, { kind: 'vector_store', name: 'IndexFlatL2', line: 3 }] },
    { why: 'an index of ids around another one', path: 'ids.py', text: 'import faiss as fs\n\nindex = fs.IndexIDMap(fs.IndexHNSWFlat(384, 32))\n', finds: [{ kind: 'sdk', name: 'faiss-cpu', line: 1 }, { kind: 'vector_store', name: 'IndexIDMap', line: 3 }, { kind: 'vector_store', name: 'IndexHNSWFlat', line: 3 }] },
    { why: 'an index that is read', path: 'read.py', text: 'from faiss import read_index\n\nindex = read_index("docs.index")\n', finds: [{ kind: 'sdk', name: 'faiss-cpu', line: 1 }, { kind: 'vector_store', name: 'read_index', line: 3 }] },
    { why: 'Node', path: 'src/index.ts', text: "import { IndexFlatL2 } from 'faiss-node';\n\nexport const index = new IndexFlatL2(2);\n", finds: [{ kind: 'sdk', name: 'faiss-node', line: 1 }, { kind: 'vector_store', name: 'IndexFlatL2', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'faiss-cpu==1.9.0\n', finds: [{ kind: 'dependency', name: 'faiss-cpu', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a module whose name goes on', path: 'a.py', text: 'import faiss_helpers\nfaiss_helpers.IndexFlatL2(3)\n' },
    { why: 'a relative module', path: 'b.py', text: 'from .faiss import IndexFlatL2\nIndexFlatL2(3)\n' },
    { why: 'an index of a database', path: 'c.py', text: 'from sqlalchemy import Index\nIndex("faiss", column)\n' },
    { why: 'the name in a string', path: 'd.py', text: 'KIND = "faiss"\nprint(KIND)\n' },
  ],
});
