import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'playht', url: 'https://api.play.ht/api/v2/tts/stream', env: 'PLAYHT_API_KEY' });

export default defineVendor({
  id: 'playht',
  name: 'PlayHT',
  url: 'https://play.ht',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'pyht', role: 'sdk', provider: 'playht' },
    { ecosystem: 'npm', name: 'playht', role: 'sdk', provider: 'playht' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'pyht.**.{Client,AsyncClient}().tts', gives: [{ kind: 'model', from: 'voice_engine', provider: 'playht' }] },
    { ecosystem: 'npm', call: 'playht#default.{generate,stream}', gives: [{ kind: 'model', from: '#1.voiceEngine', provider: 'playht' }] },
  ],
  hosts: ['api.play.ht', 'api.play.ai'],
  env: ['PLAY_HT_API_KEY', 'PLAYHT_API_KEY', 'PLAY_HT_USER_ID', 'PLAYHT_USER_ID', 'PLAYHT_SECRET_KEY'],
  models: [
    { id: 'PlayHT2.0' },
    { id: 'PlayHT2.0-turbo' },
    { id: 'PlayHT1.0' },
    { id: 'Play3.0-mini' },
    { id: 'PlayDialog' },
  ],
  modelPattern: /^(?:PlayHT\d|Play3\.0|PlayDialog)/,
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'say.py',
      text: `from pyht import Client

client = Client(user_id="u", api_key="k")
for chunk in client.tts("Hi", voice_engine="PlayDialog"):
    print(chunk)
`,
      finds: [
        { kind: 'sdk', name: 'pyht', line: 1 },
        { kind: 'provider', name: 'playht' },
        { kind: 'model', name: 'PlayDialog', line: 4, provider: 'playht' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/p.ts',
      text: `import PlayHT from 'playht';

export const audio = await PlayHT.stream('Hi', { voiceEngine: 'Play3.0-mini' });
`,
      finds: [
        { kind: 'sdk', name: 'playht', line: 1 },
        { kind: 'provider', name: 'playht' },
        { kind: 'model', name: 'Play3.0-mini', line: 3, provider: 'playht' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'pyht==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'pyht', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "playht": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'playht', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a play button', path: 'a.ts', text: "import { play } from './player';\nplay('ht');\n" },
  ],
});
