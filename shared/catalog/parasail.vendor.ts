import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'parasail', base: 'https://api.parasail.io/v1', model: 'parasail-llama-33-70b-fp8', env: 'PARASAIL_API_KEY' });

export default defineVendor({
  id: 'parasail',
  name: 'Parasail',
  url: 'https://www.parasail.io',
  type: 'vendor',
  packages: [],
  hosts: ['api.parasail.io'],
  env: ['PARASAIL_API_KEY'],
  examples: [
    ...proofs.examples,
    {
      why: 'a chat model of LangChain with its address',
      path: 'chain.py',
      text: `from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="parasail-llama-33-70b-fp8", base_url="https://api.parasail.io/v1")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-openai', line: 1 },
        { kind: 'endpoint', name: 'api.parasail.io/v1', line: 3, provider: 'parasail' },
        { kind: 'provider', name: 'parasail' },
        { kind: 'model', name: 'parasail-llama-33-70b-fp8', line: 3, provider: 'parasail' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: "the word as a name of one's own", path: 'word.py', text: 'parasail = {"parasail": "parasail-llama-33-70b-fp8"}\nprint(parasail)\n' },
  ],
});
