import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'nscale', base: 'https://inference.api.nscale.com/v1', model: 'meta-llama/Llama-3.1-8B-Instruct', env: 'NSCALE_API_KEY' });

export default defineVendor({
  id: 'nscale',
  name: 'Nscale',
  url: 'https://www.nscale.com',
  type: 'vendor',
  packages: [],
  hosts: ['inference.api.nscale.com'],
  env: ['NSCALE_API_KEY', 'NSCALE_SERVICE_TOKEN'],
  examples: [
    ...proofs.examples,
    {
      why: 'a chat model of LangChain with its address',
      path: 'chain.py',
      text: `from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="meta-llama/Llama-3.1-8B-Instruct", base_url="https://inference.api.nscale.com/v1")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-openai', line: 1 },
        { kind: 'endpoint', name: 'inference.api.nscale.com/v1', line: 3, provider: 'nscale' },
        { kind: 'provider', name: 'nscale' },
        { kind: 'model', name: 'meta-llama/Llama-3.1-8B-Instruct', line: 3, provider: 'nscale' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: "the word as a name of one's own", path: 'word.py', text: 'nscale = {"nscale": "meta-llama/Llama-3.1-8B-Instruct"}\nprint(nscale)\n' },
  ],
});
