import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'reka', base: 'https://api.reka.ai/v1', model: 'reka-flash', env: 'REKA_API_KEY' });

export default defineVendor({
  id: 'reka',
  name: 'Reka',
  url: 'https://reka.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'reka-api', modules: ['reka'], role: 'sdk', provider: 'reka' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'reka.**.{Reka,AsyncReka}().chat.{create,create_stream}', gives: [{ kind: 'model', from: 'model', provider: 'reka' }] },
    { ecosystem: 'pypi', call: 'reka.**.{Reka,AsyncReka}', gives: [{ kind: 'endpoint', from: 'base_url' }] },
  ],
  hosts: ['api.reka.ai'],
  env: ['REKA_API_KEY'],
  models: [
    { id: 'reka-core', isPinned: false },
    { id: 'reka-flash', isPinned: false },
    { id: 'reka-edge', isPinned: false },
    { id: 'reka-flash-research', isPinned: false },
    { id: 'reka-core-20240501' },
    { id: 'reka-flash-20240226' },
  ],
  // A date names fixed weights.
  pinnedModel: /-\d{8}$/,
  modelPattern: /^reka-(?:core|flash|edge)/,
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'chat.py',
      text: `from reka.client import Reka

client = Reka()
client.chat.create(model="reka-core", messages=[{"role": "user", "content": "Hi"}])
`,
      finds: [
        { kind: 'sdk', name: 'reka-api', line: 1 },
        { kind: 'provider', name: 'reka' },
        { kind: 'model', name: 'reka-core', line: 4, provider: 'reka' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'reka-api==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'reka-api', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'components of a user interface', path: 'a.ts', text: "import { DialogRoot } from 'reka-ui';\nexport const parts = [DialogRoot];\n" },
  ],
});
