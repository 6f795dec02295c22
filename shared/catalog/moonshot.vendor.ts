import { defineVendor } from './catalog-entry.ts';
import { namedKey } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'moonshot', base: 'https://api.moonshot.cn/v1', model: 'moonshot-v1-8k', env: 'MOONSHOT_API_KEY' });

export default defineVendor({
  id: 'moonshot',
  name: 'Moonshot AI (Kimi)',
  url: 'https://platform.moonshot.ai',
  type: 'vendor',
  packages: [],
  hosts: ['api.moonshot.cn', 'api.moonshot.ai', 'api.kimi.com'],
  env: ['MOONSHOT_API_KEY', 'KIMI_API_KEY', 'MOONSHOT_BASE_URL'],
  keys: [
    {
      // The form is shared with others: known by the variable.
      id: 'moonshot_api_key',
      title: 'Moonshot API key',
      ...namedKey({ names: ['MOONSHOT_API_KEY', 'KIMI_API_KEY'], body: 'sk-[A-Za-z0-9]{48}' }),
      entropyMin: 3.6,
      examples: [`MOONSHOT_API_KEY=${'sk-MWhDu4j6TXkY8fTQLbNodnktcDuoLBHEbuJYpS4ZXLSUmgr6'}`, `moonshot_api_key: "${'sk-nNy7A4XS4yfFrLqaSvyfnajAhtmq6MtaiKU7Qyq9zW3Jw6Jv'}"`],
      nearMisses: ['MOONSHOT_API_KEY=', 'os.environ["MOONSHOT_API_KEY"]', 'MOONSHOT_API_KEY=<your key>', 'process.env.MOONSHOT_API_KEY ?? fallback'],
    },
  ],
  models: [
    { id: 'moonshot-v1-8k' },
    { id: 'moonshot-v1-32k' },
    { id: 'moonshot-v1-128k' },
    { id: 'moonshot-v1-auto' },
    { id: 'kimi-k2-0711-preview' },
    { id: 'kimi-k2-0905-preview' },
    { id: 'kimi-k2-turbo-preview' },
    { id: 'kimi-k2-thinking' },
    { id: 'kimi-k2.5' },
    { id: 'kimi-latest', isPinned: false },
    { id: 'kimi-thinking-preview', isPinned: false },
  ],
  // Four digits in front of `-preview` are a date.
  pinnedModel: /-\d{4}-preview$/,
  modelPattern: /^(?:moonshot-v\d|kimi-(?:k\d|latest|thinking))/,
  prefixes: ['moonshotai'],
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatMoonshot', role: 'model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.moonshot', role: 'action', model: 'modelId' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'its provider for the Vercel SDK',
      path: 'src/kimi.ts',
      text: `import { moonshotai } from '@ai-sdk/moonshotai';

export const model = moonshotai('kimi-k2-0905-preview');
`,
      finds: [
        { kind: 'sdk', name: '@ai-sdk/moonshotai', line: 1 },
        { kind: 'provider', name: 'moonshot' },
        { kind: 'model', name: 'kimi-k2-0905-preview', line: 3, provider: 'moonshot' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a back-testing library of this name', path: 'a.py', text: 'from moonshot import Moonshot\n\nclass Trend(Moonshot):\n    CODE = "trend"\n' },
  ],
});
