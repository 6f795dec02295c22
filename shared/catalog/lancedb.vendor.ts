import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'lancedb',
  name: 'LanceDB',
  url: 'https://lancedb.com',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'lancedb', role: 'vector-store' },
    { ecosystem: 'npm', name: '@lancedb/lancedb', role: 'vector-store' },
    { ecosystem: 'npm', name: 'vectordb', role: 'vector-store' },
    { ecosystem: 'cargo', name: 'lancedb', role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'lancedb.{connect,connect_async}', gives: [{ kind: 'vector_store', name: 'LanceDB' }] },
    { ecosystem: 'npm', call: '{@lancedb/lancedb,vectordb}#{connect,default.connect}', gives: [{ kind: 'vector_store', name: 'LanceDB' }] },
  ],
  examples: [
    { why: 'a database', path: 'store.py', text: 'import lancedb\n\ndb = lancedb.connect("data/lance")\n', finds: [{ kind: 'sdk', name: 'lancedb', line: 1 }, { kind: 'vector_store', name: 'LanceDB', line: 3 }] },
    { why: 'asynchronous', path: 'later.py', text: 'from lancedb import connect_async\n\nasync def main():\n    db = await connect_async("s3://bucket/lance")\n', finds: [{ kind: 'sdk', name: 'lancedb', line: 1 }, { kind: 'vector_store', name: 'LanceDB', line: 4 }] },
    { why: 'TypeScript', path: 'src/store.ts', text: "import * as lancedb from '@lancedb/lancedb';\n\nexport const db = await lancedb.connect('data');\n", finds: [{ kind: 'sdk', name: '@lancedb/lancedb', line: 1 }, { kind: 'vector_store', name: 'LanceDB', line: 3 }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@lancedb/lancedb": "^0.14.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@lancedb/lancedb', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'lancedb==0.17\n', finds: [{ kind: 'dependency', name: 'lancedb', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a connection of SQLite', path: 'a.py', text: 'import sqlite3\n\nsqlite3.connect("lance.db")\n' },
    { why: 'a module whose name goes on', path: 'b.py', text: 'import lancedbs\nlancedbs.connect("x")\n' },
    { why: 'a relative module', path: 'c.ts', text: "import { connect } from './lancedb';\nconnect('x');\n" },
    { why: 'a comment', path: 'd.py', text: '# lancedb.connect("x")\n' },
  ],
});
