import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'inception', base: 'https://api.inceptionlabs.ai/v1', model: 'mercury-coder', env: 'INCEPTION_API_KEY' });

export default defineVendor({
  id: 'inception',
  name: 'Inception Labs',
  url: 'https://www.inceptionlabs.ai',
  type: 'vendor',
  packages: [],
  hosts: ['api.inceptionlabs.ai'],
  env: ['INCEPTION_API_KEY'],
  examples: [
    ...proofs.examples,
    {
      why: 'a chat model of LangChain with its address',
      path: 'chain.py',
      text: `from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="mercury-coder", base_url="https://api.inceptionlabs.ai/v1")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-openai', line: 1 },
        { kind: 'endpoint', name: 'api.inceptionlabs.ai/v1', line: 3, provider: 'inception' },
        { kind: 'provider', name: 'inception' },
        { kind: 'model', name: 'mercury-coder', line: 3, provider: 'inception' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: "the word as a name of one's own", path: 'word.py', text: 'inception = {"inception": "mercury-coder"}\nprint(inception)\n' },
  ],
});
