import { defineVendor } from './catalog-entry.ts';
import { namedKey } from './compatible-sdk.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'assemblyai', url: 'https://api.assemblyai.com/v2/transcript', env: 'ASSEMBLYAI_API_KEY' });

export default defineVendor({
  id: 'assemblyai',
  name: 'AssemblyAI',
  url: 'https://www.assemblyai.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'assemblyai', role: 'sdk', provider: 'assemblyai' },
    { ecosystem: 'npm', name: 'assemblyai', role: 'sdk', provider: 'assemblyai' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'assemblyai.**.TranscriptionConfig', gives: [{ kind: 'model', from: ['speech_model', 'speech_models[]'], provider: 'assemblyai' }] },
    { ecosystem: 'npm', call: 'assemblyai#AssemblyAI().transcripts.{transcribe,submit,create}', gives: [{ kind: 'model', from: ['speech_model', 'speech_models[]'], provider: 'assemblyai' }] },
    { ecosystem: 'npm', call: 'assemblyai#AssemblyAI().lemur.{task,summary,questionAnswer}', gives: [{ kind: 'model', from: 'final_model', provider: 'assemblyai' }] },
  ],
  hosts: ['api.assemblyai.com', 'api.eu.assemblyai.com', 'streaming.assemblyai.com', 'llm-gateway.assemblyai.com'],
  env: ['ASSEMBLYAI_API_KEY', 'ASSEMBLY_AI_API_KEY'],
  keys: [
    {
      // No mark of its own: only known by what it is given to.
      id: 'assemblyai_api_key',
      title: 'AssemblyAI API key',
      ...namedKey({ names: ['ASSEMBLYAI_API_KEY'], body: '[0-9a-f]{32}' }),
      entropyMin: 3.2,
      examples: [`ASSEMBLYAI_API_KEY=${'dfeebf19f6022cd86cfb1530146e6f63'}`, `assemblyai_api_key: "${'70e59cc4deb9b62620029ff2de502d0c'}"`],
      nearMisses: ['ASSEMBLYAI_API_KEY=', 'os.environ["ASSEMBLYAI_API_KEY"]', 'ASSEMBLYAI_API_KEY=<your key>', 'process.env.ASSEMBLYAI_API_KEY ?? fallback'],
    },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'stt.py',
      text: `import assemblyai as aai

config = aai.TranscriptionConfig(speech_model="slam-1")
aai.Transcriber(config=config).transcribe("a.mp3")
`,
      finds: [
        { kind: 'sdk', name: 'assemblyai', line: 1 },
        { kind: 'provider', name: 'assemblyai' },
        { kind: 'model', name: 'slam-1', line: 3, provider: 'assemblyai' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/a.ts',
      text: `import { AssemblyAI } from 'assemblyai';

const client = new AssemblyAI({ apiKey: 'k' });
export const out = await client.transcripts.transcribe({ audio: 'a.mp3', speech_model: 'universal' });
`,
      finds: [
        { kind: 'sdk', name: 'assemblyai', line: 1 },
        { kind: 'provider', name: 'assemblyai' },
        { kind: 'model', name: 'universal', line: 4, provider: 'assemblyai' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'assemblyai==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'assemblyai', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "assemblyai": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'assemblyai', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'machine code', path: 'a.py', text: 'from assembly import ai\nai.transcribe("x")\n' },
  ],
});
