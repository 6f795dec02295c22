import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'hume', url: 'https://api.hume.ai/v0/tts', env: 'HUME_API_KEY' });

export default defineVendor({
  id: 'hume',
  name: 'Hume AI',
  url: 'https://www.hume.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'hume', role: 'sdk', provider: 'hume', names: ['HumeClient', 'AsyncHumeClient', 'HumeVoiceClient', 'HumeBatchClient', 'HumeStreamClient', 'MicrophoneInterface'] },
    { ecosystem: 'npm', name: 'hume', role: 'sdk', provider: 'hume' },
  ],
  hosts: ['api.hume.ai'],
  env: ['HUME_API_KEY', 'HUME_SECRET_KEY', 'HUME_CONFIG_ID'],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'h.py',
      text: 'from hume import AsyncHumeClient\n\nclient = AsyncHumeClient(api_key="k")\n',
      finds: [
        { kind: 'sdk', name: 'hume', line: 1 },
        { kind: 'provider', name: 'hume' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/h.ts',
      text: "import { HumeClient } from 'hume';\n\nexport const hume = new HumeClient({ apiKey: 'k' });\n",
      finds: [
        { kind: 'sdk', name: 'hume', line: 1 },
        { kind: 'provider', name: 'hume' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'hume==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'hume', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "hume": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'hume', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a philosopher', path: 'a.py', text: 'from philosophers import hume\nfrom hume import Treatise\nTreatise()\n' },
  ],
});
