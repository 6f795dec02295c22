import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'baichuan', base: 'https://api.baichuan-ai.com/v1', model: 'Baichuan4', env: 'BAICHUAN_API_KEY' });

export default defineVendor({
  id: 'baichuan',
  name: 'Baichuan AI',
  url: 'https://www.baichuan-ai.com',
  type: 'vendor',
  packages: [],
  hosts: ['api.baichuan-ai.com'],
  env: ['BAICHUAN_API_KEY'],
  models: [
    { id: 'Baichuan4' },
    { id: 'Baichuan4-Turbo' },
    { id: 'Baichuan4-Air' },
    { id: 'Baichuan3-Turbo' },
    { id: 'Baichuan3-Turbo-128k' },
    { id: 'Baichuan2-Turbo' },
    { id: 'Baichuan-Text-Embedding', kind: 'embedding_model' },
  ],
  modelPattern: /^Baichuan(?:\d(?:$|-(?:Turbo|Air))|-Text-Embedding)/,
  examples: [
    ...proofs.examples,
    {
      why: 'a model of the community package',
      path: 'chain.py',
      text: `from langchain_community.chat_models import ChatBaichuan

llm = ChatBaichuan(model="Baichuan3-Turbo")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-community', line: 1 },
        { kind: 'provider', name: 'baichuan' },
        { kind: 'model', name: 'Baichuan3-Turbo', line: 3, provider: 'baichuan' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'the class of another module', path: 'a.py', text: 'from weather.models import ChatBaichuan\nChatBaichuan(model="Baichuan4")\n' },
  ],
});
