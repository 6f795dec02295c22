import { defineVendor } from './catalog-entry.ts';
import { namedKey } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'ai21', base: 'https://api.ai21.com/studio/v1', model: 'jamba-large', env: 'AI21_API_KEY' });

export default defineVendor({
  id: 'ai21',
  name: 'AI21 Labs',
  url: 'https://www.ai21.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'ai21', role: 'sdk', provider: 'ai21' },
    { ecosystem: 'pypi', name: 'ai21-tokenizer', modules: ['ai21_tokenizer'], role: 'sdk' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'ai21.{AI21Client,AsyncAI21Client}().**.{chat,completion,completions,maestro}.**.create', gives: [{ kind: 'model', from: 'model', provider: 'ai21' }, { kind: 'prompt', from: ['system', 'messages[role=system].content'] }] },
    { ecosystem: 'pypi', call: 'ai21.{AI21Client,AsyncAI21Client}', gives: [{ kind: 'endpoint', from: ['api_host', 'base_url'] }] },
  ],
  hosts: ['api.ai21.com'],
  env: ['AI21_API_KEY'],
  keys: [
    {
      // No mark of its own: only known by what it is given to.
      id: 'ai21_api_key',
      title: 'AI21 API key',
      ...namedKey({ names: ['AI21_API_KEY'], body: '[A-Za-z0-9]{32}' }),
      entropyMin: 3.6,
      examples: [`AI21_API_KEY=${'s43tcG65NaMCRXUhK3fbhpN9KNAzP8rU'}`, `ai21_api_key: "${'e6yeeWCovmLG2uz2coT53GdpfwCLw4uD'}"`],
      nearMisses: ['AI21_API_KEY=', 'os.environ["AI21_API_KEY"]', 'AI21_API_KEY=<your key>', 'process.env.AI21_API_KEY ?? fallback'],
    },
  ],
  models: [
    { id: 'jamba-instruct' },
    { id: 'jamba-1.5-mini' },
    { id: 'jamba-1.5-large' },
    { id: 'jamba-large-1.6' },
    { id: 'jamba-mini-1.6' },
    { id: 'jamba-large-1.7' },
    { id: 'jamba-mini-1.7' },
    { id: 'jamba-large', isPinned: false },
    { id: 'jamba-mini', isPinned: false },
    { id: 'j2-ultra' },
    { id: 'j2-mid' },
    { id: 'j2-light' },
  ],
  // The version is in the id; without one it follows the newest.
  pinnedModel: /-\d\.\d(?:-(?:mini|large))?$/,
  modelPattern: /^jamba-|^j2-(?:ultra|mid|light|jumbo|grande)/,
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'chat.py',
      text: `from ai21 import AI21Client

client = AI21Client()
client.chat.completions.create(model="jamba-1.5-large", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'ai21', line: 1 },
        { kind: 'provider', name: 'ai21' },
        { kind: 'model', name: 'jamba-1.5-large', line: 4, provider: 'ai21' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'ai21==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'ai21', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a module whose name only starts alike', path: 'a.py', text: 'import ai21st\nai21st.AI21Client()\n' },
  ],
});
