import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'elevenlabs', url: 'https://api.elevenlabs.io/v1/text-to-speech/abc', env: 'ELEVENLABS_API_KEY' });

export default defineVendor({
  id: 'elevenlabs',
  name: 'ElevenLabs',
  url: 'https://elevenlabs.io',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'elevenlabs', role: 'sdk', provider: 'elevenlabs' },
    { ecosystem: 'npm', name: '@elevenlabs/elevenlabs-js', role: 'sdk', provider: 'elevenlabs' },
    { ecosystem: 'npm', name: 'elevenlabs', role: 'sdk', provider: 'elevenlabs' },
    { ecosystem: 'npm', name: '@elevenlabs/client', role: 'sdk', provider: 'elevenlabs' },
    { ecosystem: 'npm', name: '@elevenlabs/react', role: 'sdk', provider: 'elevenlabs' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'elevenlabs.**.{ElevenLabs,AsyncElevenLabs}', gives: [{ kind: 'endpoint', from: 'base_url', isOwn: true }] },
    { ecosystem: 'pypi', call: 'elevenlabs.**.{ElevenLabs,AsyncElevenLabs}().**.{convert,convert_as_stream,convert_with_timestamps,stream,generate,compose,create}', gives: [{ kind: 'model', from: ['model_id', 'model'], provider: 'elevenlabs' }] },
    { ecosystem: 'pypi', call: 'elevenlabs.**.generate', gives: [{ kind: 'model', from: 'model', provider: 'elevenlabs' }] },
    { ecosystem: 'npm', call: '{@elevenlabs/elevenlabs-js,elevenlabs}#ElevenLabsClient().**.{convert,convertAsStream,convertWithTimestamps,stream,compose,create}', gives: [{ kind: 'model', from: ['#1.modelId', '#1.model_id', 'modelId', 'model_id'], provider: 'elevenlabs' }] },
    { ecosystem: 'npm', call: '{@elevenlabs/elevenlabs-js,elevenlabs}#ElevenLabsClient().generate', gives: [{ kind: 'model', from: ['model_id', 'modelId'], provider: 'elevenlabs' }] },
  ],
  hosts: ['api.elevenlabs.io', 'api.us.elevenlabs.io', 'api.eu.residency.elevenlabs.io'],
  env: ['ELEVENLABS_API_KEY', 'ELEVEN_API_KEY', 'ELEVEN_LABS_API_KEY', 'XI_API_KEY', 'ELEVENLABS_AGENT_ID'],
  keys: [
    {
      id: 'elevenlabs_api_key',
      title: 'ElevenLabs API key',
      literals: ['sk_'],
      pattern: /(?<![A-Za-z0-9_-])(sk_[0-9a-f]{48})(?![0-9a-f])/,
      entropyMin: 3.2,
      examples: [`ELEVENLABS_API_KEY=${'s'}k_4b8198d48097d670950c562f77eef9a20a71dd3db7989277`, `elevenlabs_api_key: "${'s'}k_3157a3b9a1986ef13e46d34b755ee684bce51bcbd3332724"`],
      nearMisses: ['ELEVENLABS_API_KEY=sk_...', 'keys start with sk_', `ELEVENLABS_API_KEY=sk_${'x'.repeat(48)}`],
    },
  ],
  models: [
    { id: 'eleven_multilingual_v1' },
    { id: 'eleven_multilingual_v2' },
    { id: 'eleven_monolingual_v1' },
    { id: 'eleven_turbo_v2' },
    { id: 'eleven_turbo_v2_5' },
    { id: 'eleven_flash_v2' },
    { id: 'eleven_flash_v2_5' },
    { id: 'eleven_v3' },
    { id: 'eleven_english_sts_v2' },
    { id: 'scribe_v1' },
    { id: 'scribe_v2' },
  ],
  // The version is in the id.
  pinnedModel: /_v\d(?:_\d)?$/,
  modelPattern: /^(?:eleven_|scribe_v)/,
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'say.py',
      text: `from elevenlabs.client import ElevenLabs

client = ElevenLabs()
audio = client.text_to_speech.convert(voice_id="v", text="Hi", model_id="eleven_multilingual_v2")
`,
      finds: [
        { kind: 'sdk', name: 'elevenlabs', line: 1 },
        { kind: 'provider', name: 'elevenlabs' },
        { kind: 'model', name: 'eleven_multilingual_v2', line: 4, provider: 'elevenlabs' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/e.ts',
      text: `import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';

const client = new ElevenLabsClient();
export const audio = await client.textToSpeech.convert('voice', { text: 'Hi', modelId: 'eleven_flash_v2_5' });
`,
      finds: [
        { kind: 'sdk', name: '@elevenlabs/elevenlabs-js', line: 1 },
        { kind: 'provider', name: 'elevenlabs' },
        { kind: 'model', name: 'eleven_flash_v2_5', line: 4, provider: 'elevenlabs' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'elevenlabs==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'elevenlabs', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: `{
  "dependencies": {
    "@elevenlabs/elevenlabs-js": "^1.0.0",
    "express": "^5.0.0"
  }
}
`,
      finds: [{ kind: 'dependency', name: '@elevenlabs/elevenlabs-js', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'laboratories', path: 'a.py', text: 'from eleven import labs\nlabs.generate(model="eleven_v3")\n' },
  ],
});
