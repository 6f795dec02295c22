import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'lambda-ai', base: 'https://api.lambda.ai/v1', model: 'llama3.1-8b-instruct', env: 'LAMBDA_API_KEY' });

export default defineVendor({
  id: 'lambda-ai',
  name: 'Lambda Inference',
  url: 'https://lambda.ai',
  type: 'vendor',
  packages: [],
  hosts: ['api.lambda.ai', 'api.lambdalabs.com'],
  env: ['LAMBDA_API_KEY'],
  examples: [
    ...proofs.examples,
    {
      why: 'a chat model of LangChain with its address',
      path: 'chain.py',
      text: `from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="llama3.1-8b-instruct", base_url="https://api.lambda.ai/v1")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-openai', line: 1 },
        { kind: 'endpoint', name: 'api.lambda.ai/v1', line: 3, provider: 'lambda-ai' },
        { kind: 'provider', name: 'lambda-ai' },
        { kind: 'model', name: 'llama3.1-8b-instruct', line: 3, provider: 'lambda-ai' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: "the word as a name of one's own", path: 'word.py', text: 'lambda_ = {"lambda": "llama3.1-8b-instruct"}\nprint(lambda_)\n' },
  ],
});
