import { defineVendor } from './catalog-entry.ts';
import { namedKey } from './compatible-sdk.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'deepgram', url: 'https://api.deepgram.com/v1/listen', env: 'DEEPGRAM_API_KEY' });

export default defineVendor({
  id: 'deepgram',
  name: 'Deepgram',
  url: 'https://deepgram.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'deepgram-sdk', modules: ['deepgram'], role: 'sdk', provider: 'deepgram' },
    { ecosystem: 'npm', name: '@deepgram/sdk', role: 'sdk', provider: 'deepgram' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'deepgram.**.{PrerecordedOptions,LiveOptions,SpeakOptions,SpeakRESTOptions,SpeakWSOptions,FileSource}', gives: [{ kind: 'model', from: 'model', provider: 'deepgram' }] },
    { ecosystem: 'pypi', call: 'deepgram.**.{DeepgramClient,AsyncDeepgramClient,Deepgram}().**.{transcribe_file,transcribe_url,generate,connect,stream}', gives: [{ kind: 'model', from: 'model', provider: 'deepgram' }] },
    { ecosystem: 'npm', call: '@deepgram/sdk#{createClient,DeepgramClient}().**.{transcribeUrl,transcribeFile,live,request}', gives: [{ kind: 'model', from: ['model', '#1.model', '#0.model'], provider: 'deepgram' }] },
  ],
  hosts: ['api.deepgram.com', 'agent.deepgram.com'],
  env: ['DEEPGRAM_API_KEY'],
  keys: [
    {
      // No mark of its own: only known by what it is given to.
      id: 'deepgram_api_key',
      title: 'Deepgram API key',
      ...namedKey({ names: ['DEEPGRAM_API_KEY'], body: '[0-9a-f]{40}' }),
      entropyMin: 3.2,
      examples: [`DEEPGRAM_API_KEY=${'1e007ef3d0836658da025a9dfce43533c7d1a17c'}`, `deepgram_api_key: "${'309ed946fb1032da7faa06dc9aebb3b0fbf17fe3'}"`],
      nearMisses: ['DEEPGRAM_API_KEY=', 'os.environ["DEEPGRAM_API_KEY"]', 'DEEPGRAM_API_KEY=<your key>', 'process.env.DEEPGRAM_API_KEY ?? fallback'],
    },
  ],
  models: [
    { id: 'nova-3' },
    { id: 'nova-3-medical' },
    { id: 'nova-2' },
    { id: 'nova-2-general' },
    { id: 'nova-2-meeting' },
    { id: 'nova-2-phonecall' },
    { id: 'aura-asteria-en' },
    { id: 'aura-2-thalia-en' },
    { id: 'flux-general-en' },
  ],
  // An id follows the newest version of its tier.
  pinnedModel: /(?!)/,
  modelPattern: /^(?:nova-[23](?:$|-(?:general|medical|meeting|phonecall|finance|conversationalai|voicemail|video|drivethru|automotive|atc))|aura-|flux-general)/,
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'stt.py',
      text: `from deepgram import DeepgramClient, PrerecordedOptions

client = DeepgramClient()
options = PrerecordedOptions(model="nova-2", smart_format=True)
`,
      finds: [
        { kind: 'sdk', name: 'deepgram-sdk', line: 1 },
        { kind: 'provider', name: 'deepgram' },
        { kind: 'model', name: 'nova-2', line: 4, provider: 'deepgram' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/d.ts',
      text: `import { createClient } from '@deepgram/sdk';

const deepgram = createClient('key');
export const out = await deepgram.listen.prerecorded.transcribeUrl({ url: 'https://files.example.com/a.mp3' }, { model: 'nova-3' });
`,
      finds: [
        { kind: 'sdk', name: '@deepgram/sdk', line: 1 },
        { kind: 'provider', name: 'deepgram' },
        { kind: 'model', name: 'nova-3', line: 4, provider: 'deepgram' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'deepgram-sdk==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'deepgram-sdk', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@deepgram/sdk": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: '@deepgram/sdk', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a model of another vendor', path: 'a.py', text: 'LIGHT = "nova-lite"\nprint(LIGHT)\n' },
  ],
});
