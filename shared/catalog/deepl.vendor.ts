import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'deepl', url: 'https://api-free.deepl.com/v2/translate', env: 'DEEPL_API_KEY' });

export default defineVendor({
  id: 'deepl',
  name: 'DeepL',
  url: 'https://www.deepl.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'deepl', role: 'sdk', provider: 'deepl' },
    { ecosystem: 'npm', name: 'deepl-node', role: 'sdk', provider: 'deepl' },
  ],
  hosts: ['api.deepl.com', 'api-free.deepl.com'],
  env: ['DEEPL_API_KEY', 'DEEPL_AUTH_KEY'],
  keys: [
    {
      id: 'deepl_api_key',
      title: 'DeepL API key',
      literals: [':fx'],
      pattern: /(?<![A-Za-z0-9-])([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:fx)(?![A-Za-z0-9])/,
      entropyMin: 3.0,
      examples: [`DEEPL_AUTH_KEY=7c1e9a3f-5b2d-8046-e1a7-c3f9b5d20846${':f'}x`, `deepl_auth_key: "04f8b2d6-a1c3-e597-0f8b-4d2a6c1e3579${':f'}x"`],
      nearMisses: ['DEEPL_AUTH_KEY=your-key:fx', 'animation:fx 2s', '00000000-0000-0000-0000-000000000000:fx'],
    },
  ],
  nodes: [
    { type: 'n8n-nodes-base.deepL', role: 'action' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 't.py',
      text: 'import deepl\n\ntranslator = deepl.Translator("key")\n',
      finds: [
        { kind: 'sdk', name: 'deepl', line: 1 },
        { kind: 'provider', name: 'deepl' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/d.ts',
      text: `import * as deepl from 'deepl-node';

export const translator = new deepl.Translator('key');
`,
      finds: [
        { kind: 'sdk', name: 'deepl-node', line: 1 },
        { kind: 'provider', name: 'deepl' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'deepl==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'deepl', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "deepl-node": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'deepl-node', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'learning', path: 'a.py', text: 'from deeplearning import net\nnet.Translator("key")\n' },
  ],
});
