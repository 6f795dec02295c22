import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'turbopuffer',
  name: 'turbopuffer',
  url: 'https://turbopuffer.com',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'turbopuffer', role: 'vector-store' },
    { ecosystem: 'npm', name: '@turbopuffer/turbopuffer', role: 'vector-store' },
    { ecosystem: 'golang', name: 'github.com/turbopuffer/turbopuffer-go', role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'turbopuffer.**.{Turbopuffer,AsyncTurbopuffer,Namespace}', gives: [{ kind: 'vector_store', name: 'Turbopuffer' }] },
    { ecosystem: 'npm', call: '@turbopuffer/turbopuffer#{default,Turbopuffer}', gives: [{ kind: 'vector_store', name: 'Turbopuffer' }] },
  ],
  examples: [
    { why: 'a client', path: 'store.py', text: 'import turbopuffer\n\ntpuf = turbopuffer.Turbopuffer(region="gcp-us-central1")\n', finds: [{ kind: 'sdk', name: 'turbopuffer', line: 1 }, { kind: 'vector_store', name: 'Turbopuffer', line: 3 }] },
    { why: 'a namespace of the older API', path: 'old.py', text: 'import turbopuffer as tpuf\n\nns = tpuf.Namespace("docs")\n', finds: [{ kind: 'sdk', name: 'turbopuffer', line: 1 }, { kind: 'vector_store', name: 'Turbopuffer', line: 3 }] },
    { why: 'TypeScript', path: 'src/store.ts', text: "import { Turbopuffer } from '@turbopuffer/turbopuffer';\n\nexport const tpuf = new Turbopuffer({ apiKey: 'x' });\n", finds: [{ kind: 'sdk', name: '@turbopuffer/turbopuffer', line: 1 }, { kind: 'vector_store', name: 'Turbopuffer', line: 3 }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@turbopuffer/turbopuffer": "^1.0.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@turbopuffer/turbopuffer', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'turbopuffer==1.0\n', finds: [{ kind: 'dependency', name: 'turbopuffer', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a namespace of arguments', path: 'a.py', text: 'from argparse import Namespace\nNamespace(x=1)\n' },
    { why: 'a module whose name goes on', path: 'b.py', text: 'import turbopuffers\nturbopuffers.Namespace("x")\n' },
    { why: 'a relative module', path: 'c.ts', text: "import { Turbopuffer } from './turbopuffer';\nnew Turbopuffer();\n" },
    { why: 'a string', path: 'd.py', text: 'NAME = "turbopuffer"\n' },
  ],
});
