import { defineVendor } from './catalog-entry.ts';
import { namedKey } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'deepseek', base: 'https://api.deepseek.com', model: 'deepseek-chat', env: 'DEEPSEEK_API_KEY' });
const news = 'https://api-docs.deepseek.com/news/news260424/';

export default defineVendor({
  id: 'deepseek',
  name: 'DeepSeek',
  url: 'https://www.deepseek.com',
  type: 'vendor',
  packages: [],
  hosts: ['api.deepseek.com'],
  env: ['DEEPSEEK_API_KEY'],
  keys: [
    {
      // The form is shared with others: known by the variable.
      id: 'deepseek_api_key',
      title: 'DeepSeek API key',
      ...namedKey({ names: ['DEEPSEEK_API_KEY'], body: 'sk-[0-9a-f]{32}' }),
      entropyMin: 3.2,
      examples: [`DEEPSEEK_API_KEY=${'sk-e04d3c3f6bb0cac7568f4e9da5d3a505'}`, `deepseek_api_key: "${'sk-43e50e8137d6dac548d7c01bf632262b'}"`],
      nearMisses: ['DEEPSEEK_API_KEY=', 'os.environ["DEEPSEEK_API_KEY"]', 'DEEPSEEK_API_KEY=<your key>', 'process.env.DEEPSEEK_API_KEY ?? fallback'],
    },
  ],
  models: [
    { id: 'deepseek-chat', deprecatedOn: '2026-04-24', retiresOn: '2026-07-24', replacement: 'deepseek-v4-flash', source: news },
    { id: 'deepseek-reasoner', deprecatedOn: '2026-04-24', retiresOn: '2026-07-24', replacement: 'deepseek-v4-flash', source: news },
    { id: 'deepseek-coder' },
    { id: 'deepseek-flash' },
    { id: 'deepseek-v4-flash', releasedOn: '2026-04-24', source: news },
    { id: 'deepseek-v4-pro', releasedOn: '2026-04-24', source: news },
  ],
  // Every id follows the newest release behind it.
  pinnedModel: /(?!)/,
  modelPattern: /^deepseek-(?:chat|reasoner|coder|flash|v4-(?:flash|pro))$/,
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatDeepSeek', role: 'model', model: 'model' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'through its address in the form of Anthropic',
      path: 'claude.py',
      text: `from anthropic import Anthropic

client = Anthropic(base_url="https://api.deepseek.com/anthropic")
client.messages.create(model="deepseek-chat", max_tokens=10, messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'anthropic', line: 1 },
        { kind: 'endpoint', name: 'api.deepseek.com/anthropic', line: 3, provider: 'deepseek' },
        { kind: 'provider', name: 'deepseek' },
        { kind: 'model', name: 'deepseek-chat', line: 4, provider: 'deepseek' },
      ],
    },
    {
      why: 'two clients in one file, told apart',
      path: 'two.py',
      text: `from openai import OpenAI

cheap = OpenAI(base_url="https://api.deepseek.com/v1")
best = OpenAI()

def draft(text):
    return cheap.chat.completions.create(model="deepseek-reasoner", messages=[{"role": "user", "content": text}])

def polish(text):
    return best.chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": text}])
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'endpoint', name: 'api.deepseek.com/v1', line: 3, provider: 'deepseek' },
        { kind: 'provider', name: 'deepseek' },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'deepseek-reasoner', line: 7, provider: 'deepseek' },
        { kind: 'model', name: 'gpt-4.1', line: 10, provider: 'openai' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: "weights of the same maker on a server of one's own are a model, not this service", path: 'readme.py', text: 'NAME = "deepseek-coder-6.7b"\nprint(NAME)\n' },
  ],
});
