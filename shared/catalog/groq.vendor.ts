import { defineVendor, type CatalogModel } from './catalog-entry.ts';
import { compatibleSdk } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'groq', base: 'https://api.groq.com/openai/v1', model: 'llama-3.3-70b-versatile', env: 'GROQ_API_KEY' });
const deprecations = 'https://console.groq.com/docs/deprecations';
function ending(id: string, dates: { deprecatedOn?: string; retiresOn: string; replacement?: string }): CatalogModel {
  return { id, ...dates, source: deprecations };
}

export default defineVendor({
  id: 'groq',
  name: 'Groq',
  url: 'https://groq.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'groq', role: 'sdk', provider: 'groq' },
    { ecosystem: 'npm', name: 'groq-sdk', role: 'sdk', provider: 'groq' },
  ],
  uses: [
    ...compatibleSdk('pypi', 'groq.{Groq,AsyncGroq}', 'groq'),
    ...compatibleSdk('npm', 'groq-sdk#{default,Groq}', 'groq'),
  ],
  hosts: ['api.groq.com'],
  env: ['GROQ_API_KEY'],
  keys: [
    {
      id: 'groq_api_key',
      title: 'Groq API key',
      literals: ['gsk_'],
      pattern: /(?<![A-Za-z0-9_-])(gsk_[A-Za-z0-9]{52})(?![A-Za-z0-9])/,
      entropyMin: 3.6,
      examples: [`GROQ_API_KEY=${'gs'}k_AvRkomcNEbenQz8VrPymG9SuewdPmp9BAHFhVocnMm4cRrV7rVZi`, `groq_api_key: "${'gs'}k_rciRYVczUPenBuFHrGSawRWQ2UYHmGnrqAL3zQekYMZGkZKk4FKz"`],
      nearMisses: ['GROQ_API_KEY=gsk_...', 'keys start with gsk_', `GROQ_API_KEY=gsk_${'x'.repeat(52)}`],
    },
  ],
  models: [
    ending('mixtral-8x7b-32768', { deprecatedOn: '2025-03-05', retiresOn: '2025-03-20', replacement: 'llama-3.3-70b-versatile' }),
    ending('deepseek-r1-distill-llama-70b', { deprecatedOn: '2025-09-02', retiresOn: '2025-10-02', replacement: 'openai/gpt-oss-120b' }),
    ending('playai-tts', { deprecatedOn: '2025-12-23', retiresOn: '2025-12-31', replacement: 'canopylabs/orpheus-v1-english' }),
    ending('playai-tts-arabic', { deprecatedOn: '2025-12-23', retiresOn: '2025-12-31' }),
    ending('moonshotai/kimi-k2-instruct-0905', { deprecatedOn: '2026-03-23', retiresOn: '2026-04-15', replacement: 'openai/gpt-oss-120b' }),
    // The day as users of the service wrote it down; two of them agree.
    { id: 'llama-3.3-70b-versatile', retiresOn: '2026-08-16', replacement: 'openai/gpt-oss-120b', source: 'https://github.com/papi-ai/groq/releases/tag/v0.15.2' },
    { id: 'llama-3.1-8b-instant', retiresOn: '2026-08-16', source: 'https://github.com/papi-ai/groq/releases/tag/v0.15.2' },
    { id: 'llama3-70b-8192' },
    { id: 'llama3-8b-8192' },
    { id: 'gemma2-9b-it' },
    { id: 'qwen/qwen3-32b' },
    { id: 'openai/gpt-oss-120b' },
    { id: 'openai/gpt-oss-20b' },
    { id: 'canopylabs/orpheus-v1-english' },
    { id: 'meta-llama/llama-4-scout-17b-16e-instruct' },
    { id: 'whisper-large-v3' },
    { id: 'whisper-large-v3-turbo' },
    { id: 'distil-whisper-large-v3-en' },
    { id: 'compound-beta', isPinned: false },
    { id: 'groq/compound', isPinned: false },
    { id: 'groq/compound-mini', isPinned: false },
  ],
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatGroq', role: 'model', model: 'model' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK, with a system prompt',
      path: 'chat.py',
      text: `from groq import Groq

SYSTEM = "You answer in haiku."
client = Groq()
reply = client.chat.completions.create(
    model="llama-3.1-8b-instant",
    messages=[{"role": "system", "content": SYSTEM}, {"role": "user", "content": "Hi"}],
)
`,
      finds: [
        { kind: 'sdk', name: 'groq', line: 1 },
        { kind: 'provider', name: 'groq' },
        { kind: 'prompt', name: 'SYSTEM', line: 3 },
        { kind: 'model', name: 'llama-3.1-8b-instant', line: 6, provider: 'groq' },
      ],
    },
    {
      why: 'its own SDK in JavaScript, transcribing',
      path: 'src/voice.ts',
      text: `import Groq from 'groq-sdk';

const groq = new Groq({ apiKey: process.env.GROQ_API_KEY });
export const text = await groq.audio.transcriptions.create({ file: {} as File, model: 'whisper-large-v3-turbo' });
`,
      finds: [
        { kind: 'sdk', name: 'groq-sdk', line: 1 },
        { kind: 'provider', name: 'groq' },
        { kind: 'model', name: 'whisper-large-v3-turbo', line: 4, provider: 'groq' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'groq==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'groq', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "groq-sdk": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'groq-sdk', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'GROQ, the query language of Sanity, is an npm package of this name', path: 'queries.ts', text: 'import groq from \'groq\';\nexport const posts = groq`*[_type == "post"]`;\n' },
    { why: 'the query language in a manifest', path: 'package.json', text: '{ "dependencies": { "groq": "^3.0.0", "groq-js": "1.0.0" } }\n' },
    { why: 'a local module', path: 'b.py', text: 'from .groq import Groq\nGroq().chat.completions.create(model="llama-3.1-8b-instant")\n' },
  ],
});
