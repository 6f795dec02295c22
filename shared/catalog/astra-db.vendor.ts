import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'astra-db',
  name: 'Astra DB',
  url: 'https://docs.datastax.com/en/astra-db-serverless/',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'astrapy', role: 'vector-store' },
    { ecosystem: 'pypi', name: 'ragstack-ai', modules: ['ragstack'], role: 'framework' },
    { ecosystem: 'npm', name: '@datastax/astra-db-ts', role: 'vector-store' },
    { ecosystem: 'maven', name: 'com.datastax.astra:astra-db-java', modules: ['com.datastax.astra'], role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'astrapy.**.{DataAPIClient,AstraDB}', gives: [{ kind: 'vector_store', name: '@callee' }] },
    { ecosystem: 'npm', call: '@datastax/astra-db-ts#{DataAPIClient,AstraDB}', gives: [{ kind: 'vector_store', name: '@callee' }] },
  ],
  examples: [
    { why: 'a client in Python', path: 'db.py', text: 'from astrapy import DataAPIClient\n\nclient = DataAPIClient()\n', finds: [{ kind: 'sdk', name: 'astrapy', line: 1 }, { kind: 'vector_store', name: 'DataAPIClient', line: 3 }] },
    { why: 'the older class', path: 'old.py', text: 'from astrapy.db import AstraDB\n\ndb = AstraDB(token=t, api_endpoint=e)\n', finds: [{ kind: 'sdk', name: 'astrapy', line: 1 }, { kind: 'vector_store', name: 'AstraDB', line: 3 }] },
    { why: 'TypeScript', path: 'src/db.ts', text: "import { DataAPIClient } from '@datastax/astra-db-ts';\n\nexport const client = new DataAPIClient('x');\n", finds: [{ kind: 'sdk', name: '@datastax/astra-db-ts', line: 1 }, { kind: 'vector_store', name: 'DataAPIClient', line: 3 }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@datastax/astra-db-ts": "^2.0.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@datastax/astra-db-ts', line: 3 }] },
    { why: 'requirements; the driver of Cassandra is not AI', path: 'requirements.txt', text: 'astrapy==2.0\ncassandra-driver\n', finds: [{ kind: 'dependency', name: 'astrapy', line: 1 }] },
  ],
  nearMisses: [
    { why: 'stars', path: 'a.py', text: 'import astropy\nastropy.units\n' },
    { why: 'their package', path: 'requirements.txt', text: 'astropy==6.1\n' },
    { why: 'Cassandra alone', path: 'b.py', text: 'from cassandra.cluster import Cluster\nCluster()\n' },
    { why: 'a relative module', path: 'c.ts', text: "import { DataAPIClient } from './astra';\nnew DataAPIClient('x');\n" },
  ],
});
