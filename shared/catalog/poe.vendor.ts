import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'poe', base: 'https://api.poe.com/v1', model: 'Claude-Sonnet-4', env: 'POE_API_KEY' });

export default defineVendor({
  id: 'poe',
  name: 'Poe API',
  url: 'https://poe.com',
  type: 'vendor',
  packages: [],
  hosts: ['api.poe.com'],
  env: ['POE_API_KEY'],
  examples: [
    ...proofs.examples,
    {
      why: 'a chat model of LangChain with its address',
      path: 'chain.py',
      text: `from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="Claude-Sonnet-4", base_url="https://api.poe.com/v1")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-openai', line: 1 },
        { kind: 'endpoint', name: 'api.poe.com/v1', line: 3, provider: 'poe' },
        { kind: 'provider', name: 'poe' },
        { kind: 'model', name: 'Claude-Sonnet-4', line: 3, provider: 'poe' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: "the word as a name of one's own", path: 'word.py', text: 'poe = {"poe": "Claude-Sonnet-4"}\nprint(poe)\n' },
  ],
});
