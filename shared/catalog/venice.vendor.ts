import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'venice', base: 'https://api.venice.ai/api/v1', model: 'venice-uncensored', env: 'VENICE_API_KEY' });

export default defineVendor({
  id: 'venice',
  name: 'Venice AI',
  url: 'https://venice.ai',
  type: 'vendor',
  packages: [],
  hosts: ['api.venice.ai'],
  env: ['VENICE_API_KEY'],
  examples: [
    ...proofs.examples,
    {
      why: 'a chat model of LangChain with its address',
      path: 'chain.py',
      text: `from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="venice-uncensored", base_url="https://api.venice.ai/api/v1")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-openai', line: 1 },
        { kind: 'endpoint', name: 'api.venice.ai/api/v1', line: 3, provider: 'venice' },
        { kind: 'provider', name: 'venice' },
        { kind: 'model', name: 'venice-uncensored', line: 3, provider: 'venice' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: "the word as a name of one's own", path: 'word.py', text: 'venice = {"venice": "venice-uncensored"}\nprint(venice)\n' },
  ],
});
