import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'featherless', base: 'https://api.featherless.ai/v1', model: 'Qwen/Qwen2.5-7B-Instruct', env: 'FEATHERLESS_API_KEY' });

export default defineVendor({
  id: 'featherless',
  name: 'Featherless AI',
  url: 'https://featherless.ai',
  type: 'vendor',
  packages: [],
  hosts: ['api.featherless.ai'],
  env: ['FEATHERLESS_API_KEY', 'FEATHERLESS_AI_API_KEY'],
  examples: [
    ...proofs.examples,
    {
      why: 'a chat model of LangChain with its address',
      path: 'chain.py',
      text: `from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="Qwen/Qwen2.5-7B-Instruct", base_url="https://api.featherless.ai/v1")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-openai', line: 1 },
        { kind: 'endpoint', name: 'api.featherless.ai/v1', line: 3, provider: 'featherless' },
        { kind: 'provider', name: 'featherless' },
        { kind: 'model', name: 'Qwen/Qwen2.5-7B-Instruct', line: 3, provider: 'featherless' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: "the word as a name of one's own", path: 'word.py', text: 'featherless = {"featherless": "Qwen/Qwen2.5-7B-Instruct"}\nprint(featherless)\n' },
  ],
});
