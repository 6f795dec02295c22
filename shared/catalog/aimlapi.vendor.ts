import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'aimlapi', base: 'https://api.aimlapi.com/v1', model: 'mistralai/Mistral-7B-Instruct-v0.2', env: 'AIMLAPI_KEY' });

export default defineVendor({
  id: 'aimlapi',
  name: 'AI/ML API',
  url: 'https://aimlapi.com',
  type: 'vendor',
  packages: [],
  hosts: ['api.aimlapi.com'],
  env: ['AIMLAPI_KEY', 'AIML_API_KEY'],
  examples: [
    ...proofs.examples,
    {
      why: 'a chat model of LangChain with its address',
      path: 'chain.py',
      text: `from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="mistralai/Mistral-7B-Instruct-v0.2", base_url="https://api.aimlapi.com/v1")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-openai', line: 1 },
        { kind: 'endpoint', name: 'api.aimlapi.com/v1', line: 3, provider: 'aimlapi' },
        { kind: 'provider', name: 'aimlapi' },
        { kind: 'model', name: 'mistralai/Mistral-7B-Instruct-v0.2', line: 3, provider: 'aimlapi' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: "the word as a name of one's own", path: 'word.py', text: 'aimlapi = {"aimlapi": "mistralai/Mistral-7B-Instruct-v0.2"}\nprint(aimlapi)\n' },
  ],
});
