import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'requesty', base: 'https://router.requesty.ai/v1', model: 'openai/gpt-4o-mini', env: 'REQUESTY_API_KEY' });

export default defineVendor({
  id: 'requesty',
  name: 'Requesty',
  url: 'https://www.requesty.ai',
  type: 'vendor',
  packages: [],
  hosts: ['router.requesty.ai'],
  env: ['REQUESTY_API_KEY'],
  examples: [
    ...proofs.examples,
    {
      why: 'a chat model of LangChain with its address',
      path: 'chain.py',
      text: `from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="openai/gpt-4o-mini", base_url="https://router.requesty.ai/v1")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-openai', line: 1 },
        { kind: 'endpoint', name: 'router.requesty.ai/v1', line: 3, provider: 'requesty' },
        { kind: 'provider', name: 'requesty' },
        { kind: 'model', name: 'openai/gpt-4o-mini', line: 3, provider: 'requesty' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: "the word as a name of one's own", path: 'word.py', text: 'requesty = {"requesty": "openai/gpt-4o-mini"}\nprint(requesty)\n' },
  ],
});
