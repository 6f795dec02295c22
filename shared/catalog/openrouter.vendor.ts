import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'openrouter', base: 'https://openrouter.ai/api/v1', model: 'anthropic/claude-3.5-sonnet', env: 'OPENROUTER_API_KEY' });

export default defineVendor({
  id: 'openrouter',
  name: 'OpenRouter',
  url: 'https://openrouter.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'npm', name: '@openrouter/ai-sdk-provider', role: 'gateway', provider: 'openrouter' },
    { ecosystem: 'npm', name: '@openrouter/sdk', role: 'gateway', provider: 'openrouter' },
    { ecosystem: 'pypi', name: 'openrouter', role: 'gateway', provider: 'openrouter', names: ['OpenRouter', 'operations', 'components'] },
  ],
  uses: [
    { ecosystem: 'npm', call: '@openrouter/ai-sdk-provider#{openrouter,createOpenRouter()}', gives: [{ kind: 'model', from: '#0', provider: 'openrouter' }] },
    { ecosystem: 'npm', call: '@openrouter/ai-sdk-provider#{openrouter,createOpenRouter()}.{chat,completion,languageModel,imageModel}', gives: [{ kind: 'model', from: '#0', provider: 'openrouter' }] },
    { ecosystem: 'npm', call: '@openrouter/ai-sdk-provider#{openrouter,createOpenRouter()}.textEmbeddingModel', gives: [{ kind: 'embedding_model', from: '#0', provider: 'openrouter' }] },
    { ecosystem: 'npm', call: '@openrouter/sdk#OpenRouter().**.{send,callModel}', gives: [{ kind: 'model', from: ['model', 'chatGenerationParams.model'], provider: 'openrouter' }] },
    { ecosystem: 'pypi', call: 'openrouter.OpenRouter().**.{send,send_async}', gives: [{ kind: 'model', from: 'model', provider: 'openrouter' }] },
  ],
  hosts: ['openrouter.ai/api'],
  env: ['OPENROUTER_API_KEY', 'OPENROUTER_BASE_URL', 'OPENROUTER_API_BASE', 'OPEN_ROUTER_API_KEY'],
  keys: [
    {
      id: 'openrouter_api_key',
      title: 'OpenRouter API key',
      literals: ['sk-or-v1-'],
      pattern: /(?<![A-Za-z0-9_-])(sk-or-v1-[0-9a-f]{64})(?![0-9a-f])/,
      entropyMin: 3.2,
      examples: [`OPENROUTER_API_KEY=${'sk-o'}r-v1-c4d5cfd2693d9dab0b74a4f495fda28d1809abea620ff8fb09ff72c66ee39165`, `openrouter_api_key: "${'sk-o'}r-v1-fe90c60651967d1a74d9e1cd25e7bd0c40016801bf3278f5ddaae43eb60811d2"`],
      nearMisses: ['OPENROUTER_API_KEY=sk-or-v1-...', 'keys start with sk-or-v1-', `OPENROUTER_API_KEY=sk-or-v1-${'x'.repeat(64)}`],
    },
  ],
  // `:free`, `:nitro` and the rest choose a route; which weights answer is up to the route.
  pinnedModel: /(?!)/,
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatOpenRouter', role: 'model', model: 'model' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'its provider for the Vercel SDK',
      path: 'src/route.ts',
      text: `import { createOpenRouter } from '@openrouter/ai-sdk-provider';
import { streamText } from 'ai';

const openrouter = createOpenRouter({ apiKey: process.env.OPENROUTER_API_KEY });
export const stream = streamText({ model: openrouter('google/gemini-2.5-flash'), prompt: 'Hi' });
`,
      finds: [
        { kind: 'sdk', name: '@openrouter/ai-sdk-provider', line: 1 },
        { kind: 'sdk', name: 'ai', line: 2 },
        { kind: 'provider', name: 'openrouter' },
        { kind: 'model', name: 'google/gemini-2.5-flash', line: 5, provider: 'openrouter' },
      ],
    },
    {
      why: 'a chat model of LangChain with its address',
      path: 'chain.py',
      text: `from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="meta-llama/llama-3.1-8b-instruct:free", openai_api_base="https://openrouter.ai/api/v1")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-openai', line: 1 },
        { kind: 'endpoint', name: 'openrouter.ai/api/v1', line: 3, provider: 'openrouter' },
        { kind: 'provider', name: 'openrouter' },
        { kind: 'model', name: 'meta-llama/llama-3.1-8b-instruct:free', line: 3, provider: 'openrouter' },
      ],
    },
    {
      why: 'its own client',
      path: 'ask.py',
      text: `from openrouter import OpenRouter

with OpenRouter() as client:
    client.chat.send(model="openai/gpt-4o", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'openrouter', line: 1 },
        { kind: 'provider', name: 'openrouter' },
        { kind: 'model', name: 'openai/gpt-4o', line: 4, provider: 'openrouter' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'openrouter==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'openrouter', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: `{
  "dependencies": {
    "@openrouter/ai-sdk-provider": "^1.0.0",
    "express": "^5.0.0"
  }
}
`,
      finds: [{ kind: 'dependency', name: '@openrouter/ai-sdk-provider', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a page for people', path: 'a.ts', text: "export const pricing = 'https://openrouter.ai/models?order=price';\n" },
    { why: 'a router of the project', path: 'b.ts', text: "import { openRouter } from './router';\nopenRouter('anthropic/claude-3.5-sonnet');\n" },
  ],
});
