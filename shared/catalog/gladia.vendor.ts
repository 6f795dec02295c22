import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'gladia', url: 'https://api.gladia.io/v2/pre-recorded', env: 'GLADIA_API_KEY' });

export default defineVendor({
  id: 'gladia',
  name: 'Gladia',
  url: 'https://www.gladia.io',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'gladiaio-sdk', modules: ['gladiaio_sdk'], role: 'sdk', provider: 'gladia' },
    { ecosystem: 'npm', name: '@gladiaio/sdk', role: 'sdk', provider: 'gladia' },
  ],
  hosts: ['api.gladia.io'],
  env: ['GLADIA_API_KEY'],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'stt.py',
      text: 'from gladiaio_sdk import GladiaClient\n\nclient = GladiaClient()\n',
      finds: [
        { kind: 'sdk', name: 'gladiaio-sdk', line: 1 },
        { kind: 'provider', name: 'gladia' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/g.ts',
      text: `import { GladiaClient } from '@gladiaio/sdk';

export const client = new GladiaClient({});
`,
      finds: [
        { kind: 'sdk', name: '@gladiaio/sdk', line: 1 },
        { kind: 'provider', name: 'gladia' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'gladiaio-sdk==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'gladiaio-sdk', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@gladiaio/sdk": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: '@gladiaio/sdk', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a sword', path: 'a.py', text: 'gladia = ["gladius"]\nprint(gladia)\n' },
  ],
});
