import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'cartesia', url: 'https://api.cartesia.ai/tts/bytes', env: 'CARTESIA_API_KEY' });

export default defineVendor({
  id: 'cartesia',
  name: 'Cartesia',
  url: 'https://cartesia.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'cartesia', role: 'sdk', provider: 'cartesia' },
    { ecosystem: 'npm', name: '@cartesia/cartesia-js', role: 'sdk', provider: 'cartesia' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'cartesia.{Cartesia,AsyncCartesia}().**.{bytes,sse,send,generate,transcribe,infill}', gives: [{ kind: 'model', from: ['model_id', 'model'], provider: 'cartesia' }] },
    { ecosystem: 'npm', call: '@cartesia/cartesia-js#{default,CartesiaClient,Cartesia}().**.{bytes,sse,send,generate,transcribe}', gives: [{ kind: 'model', from: ['modelId', 'model_id', 'model'], provider: 'cartesia' }] },
  ],
  hosts: ['api.cartesia.ai'],
  env: ['CARTESIA_API_KEY'],
  keys: [
    {
      id: 'cartesia_api_key',
      title: 'Cartesia API key',
      literals: ['sk_car_'],
      pattern: /(?<![A-Za-z0-9_-])(sk_car_[A-Za-z0-9_-]{20,40})(?![A-Za-z0-9_-])/,
      entropyMin: 3.6,
      examples: [`CARTESIA_API_KEY=${'sk_'}car_o82zvHC3RqNMcXYJWGZP6Dqy`, `cartesia_api_key: "${'sk_'}car_piHcK3oQUTcAVzZQ7h46MXjk"`],
      nearMisses: ['CARTESIA_API_KEY=sk_car_...', 'keys start with sk_car_', `CARTESIA_API_KEY=sk_car_${'x'.repeat(24)}`],
    },
  ],
  models: [
    { id: 'sonic', isPinned: false },
    { id: 'sonic-2', isPinned: false },
    { id: 'sonic-3', isPinned: false },
    { id: 'sonic-turbo', isPinned: false },
    { id: 'sonic-english', isPinned: false },
    { id: 'sonic-multilingual', isPinned: false },
    { id: 'ink-whisper', isPinned: false },
    { id: 'sonic-2-2025-03-07' },
    { id: 'sonic-2-2025-06-11' },
    { id: 'sonic-3-2025-10-27' },
  ],
  // A snapshot has its date.
  pinnedModel: /-\d{4}-\d{2}-\d{2}$/,
  modelPattern: /^(?:sonic(?:$|-(?:\d|turbo|english|multilingual|preview))|ink-whisper)/,
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'say.py',
      text: `from cartesia import Cartesia

client = Cartesia(api_key="k")
client.tts.bytes(model_id="sonic-2-2025-03-07", transcript="Hi", voice={})
`,
      finds: [
        { kind: 'sdk', name: 'cartesia', line: 1 },
        { kind: 'provider', name: 'cartesia' },
        { kind: 'model', name: 'sonic-2-2025-03-07', line: 4, provider: 'cartesia' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/c.ts',
      text: `import { CartesiaClient } from '@cartesia/cartesia-js';

export const audio = await new CartesiaClient({ apiKey: 'k' }).tts.bytes({ modelId: 'sonic-2', transcript: 'Hi' });
`,
      finds: [
        { kind: 'sdk', name: '@cartesia/cartesia-js', line: 1 },
        { kind: 'provider', name: 'cartesia' },
        { kind: 'model', name: 'sonic-2', line: 3, provider: 'cartesia' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'cartesia==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'cartesia', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: `{
  "dependencies": {
    "@cartesia/cartesia-js": "^1.0.0",
    "express": "^5.0.0"
  }
}
`,
      finds: [{ kind: 'dependency', name: '@cartesia/cartesia-js', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'coordinates', path: 'a.py', text: 'from geometry.cartesian import Point\nPoint(1, 2)\n' },
  ],
});
