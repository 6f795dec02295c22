import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'cloudflare-workers-ai',
  name: 'Cloudflare Workers AI',
  url: 'https://developers.cloudflare.com/workers-ai/',
  type: 'vendor',
  packages: [
    { ecosystem: 'npm', name: '@cloudflare/ai', role: 'sdk', provider: 'cloudflare-workers-ai' },
    { ecosystem: 'npm', name: 'workers-ai-provider', role: 'sdk', provider: 'cloudflare-workers-ai' },
    { ecosystem: 'npm', name: '@cloudflare/ai-utils', role: 'sdk', provider: 'cloudflare-workers-ai' },
    { ecosystem: 'npm', name: 'ai-gateway-provider', role: 'gateway' },
  ],
  uses: [
    { ecosystem: 'npm', call: '?.**.AI.run', gives: [{ kind: 'model', from: '#0', provider: 'cloudflare-workers-ai' }, { kind: 'prompt', from: '#1.messages[role=system].content' }] },
    { ecosystem: 'npm', call: '@cloudflare/ai#Ai().run', gives: [{ kind: 'model', from: '#0', provider: 'cloudflare-workers-ai' }] },
    { ecosystem: 'npm', call: 'workers-ai-provider#createWorkersAI()', gives: [{ kind: 'model', from: '#0', provider: 'cloudflare-workers-ai' }] },
    {
      ecosystem: 'npm',
      call: '@cloudflare/ai-utils#runWithTools',
      gives: [
        { kind: 'model', from: '#1', provider: 'cloudflare-workers-ai' },
        { kind: 'prompt', from: '#2.messages[role=system].content' },
        { kind: 'tool', name: '#2.tools[].name' },
      ],
    },
    { ecosystem: 'npm', call: '?.**.{VECTORIZE,VECTORIZE_INDEX}.{query,queryById,insert,upsert}', gives: [{ kind: 'vector_store', name: 'Vectorize' }] },
  ],
  declarations: [
    { format: 'wrangler-ai', gives: [{ kind: 'provider', provider: 'cloudflare-workers-ai' }] },
    { format: 'wrangler-vectorize', gives: [{ kind: 'vector_store', name: '@assigned' }] },
  ],
  hosts: ['api.cloudflare.com/client/v4/accounts/*/ai', 'gateway.ai.cloudflare.com'],
  modelInUrl: /\/ai\/run\/(@[a-z]+\/[^/]+\/[^/]+)$/,
  marks: ['@cf/', '@hf/', '.VECTORIZE'],
  env: ['CLOUDFLARE_WORKERS_AI_API_TOKEN', 'CLOUDFLARE_AI_API_TOKEN', 'CF_AI_API_TOKEN', 'CLOUDFLARE_AI_GATEWAY_ID', 'WORKERS_AI_API_TOKEN'],
  models: [
    { id: '@cf/meta/llama-3-8b-instruct' },
    { id: '@cf/meta/llama-3.1-8b-instruct' },
    { id: '@cf/meta/llama-3.3-70b-instruct-fp8-fast' },
    { id: '@cf/meta/llama-2-7b-chat-int8' },
    { id: '@cf/mistral/mistral-7b-instruct-v0.1' },
    { id: '@hf/mistral/mistral-7b-instruct-v0.2' },
    { id: '@cf/openai/whisper' },
    { id: '@cf/stabilityai/stable-diffusion-xl-base-1.0' },
    { id: '@cf/black-forest-labs/flux-1-schnell' },
    { id: '@cf/openai/gpt-oss-120b' },
    { id: '@cf/baai/bge-base-en-v1.5', kind: 'embedding_model' },
    { id: '@cf/baai/bge-small-en-v1.5', kind: 'embedding_model' },
    { id: '@cf/baai/bge-large-en-v1.5', kind: 'embedding_model' },
    { id: '@cf/baai/bge-m3', kind: 'embedding_model' },
  ],
  // An id names released weights, quantised as it says.
  pinnedModel: /^@(?:cf|hf)\//,
  modelPattern: /^@(?:cf|hf)\//,
  prefixes: ['workers-ai', 'cloudflare'],
  examples: [
    {
      why: 'the binding of a worker',
      path: 'src/worker.ts',
      text: `export default {
  async fetch(request: Request, env: { AI: any }) {
    const answer = await env.AI.run('@cf/meta/llama-3.1-8b-instruct', { prompt: 'Hi' });
    return Response.json(answer);
  },
};
`,
      finds: [
        { kind: 'model', name: '@cf/meta/llama-3.1-8b-instruct', line: 3, provider: 'cloudflare-workers-ai' },
        { kind: 'provider', name: 'cloudflare-workers-ai', line: 3 },
      ],
    },
    {
      why: 'an embedding by the binding of another framework',
      path: 'src/route.ts',
      text: "export const embed = async (c: any) => c.env.AI.run('@cf/baai/bge-base-en-v1.5', { text: ['a'] });\n",
      finds: [
        { kind: 'embedding_model', name: '@cf/baai/bge-base-en-v1.5', line: 1, provider: 'cloudflare-workers-ai' },
        { kind: 'provider', name: 'cloudflare-workers-ai', line: 1 },
      ],
    },
    {
      why: 'its provider for the Vercel SDK',
      path: 'src/chat.ts',
      text: `import { createWorkersAI } from 'workers-ai-provider';

const workersai = createWorkersAI({ binding: {} });
export const model = workersai('@cf/meta/llama-3.3-70b-instruct-fp8-fast');
`,
      finds: [
        { kind: 'sdk', name: 'workers-ai-provider', line: 1 },
        { kind: 'provider', name: 'cloudflare-workers-ai' },
        { kind: 'model', name: '@cf/meta/llama-3.3-70b-instruct-fp8-fast', line: 4, provider: 'cloudflare-workers-ai' },
      ],
    },
    {
      why: 'the address of an account, with the model in it',
      path: 'call.py',
      text: `import requests

requests.post("https://api.cloudflare.com/client/v4/accounts/0a1b2c/ai/run/@cf/meta/llama-3-8b-instruct", json={"prompt": "Hi"})
`,
      finds: [
        { kind: 'endpoint', name: 'api.cloudflare.com/client/v4/accounts/0a1b2c/ai/run/@cf/meta/llama-3-8b-instruct', line: 3, provider: 'cloudflare-workers-ai' },
        { kind: 'provider', name: 'cloudflare-workers-ai' },
        { kind: 'model', name: '@cf/meta/llama-3-8b-instruct', line: 3, provider: 'cloudflare-workers-ai' },
      ],
    },
    {
      why: 'a model that calls functions by the helpers of the platform',
      path: 'src/weather.ts',
      text: `import { runWithTools } from '@cloudflare/ai-utils';

export const ask = (env: Env, text: string) =>
  runWithTools(env.AI, '@hf/nousresearch/hermes-2-pro-mistral-7b', {
    messages: [{ role: 'user', content: text }],
    tools: [{ name: 'tideAt', description: 'Tide of a harbour', parameters: { type: 'object', properties: {} }, function: tideAt }],
  });
`,
      finds: [
        { kind: 'sdk', name: '@cloudflare/ai-utils', line: 1 },
        { kind: 'provider', name: 'cloudflare-workers-ai' },
        { kind: 'model', name: '@hf/nousresearch/hermes-2-pro-mistral-7b', line: 4, provider: 'cloudflare-workers-ai' },
        { kind: 'tool', name: 'tideAt' },
      ],
    },
    {
      why: 'the index that a worker is bound to',
      path: 'src/notes.ts',
      text: "export const near = (c: any, values: number[]) => c.env.VECTORIZE.query(values, { topK: 5 });\n",
      finds: [{ kind: 'vector_store', name: 'Vectorize', line: 1 }],
    },
    {
      why: 'what a worker is bound to, and the model in its settings',
      path: 'wrangler.toml',
      text: 'name = "desk"\n\n[ai]\nbinding = "AI"\n\n[vars]\nMODEL = "@cf/meta/llama-3.1-8b-instruct"\n\n[[vectorize]]\nbinding = "NOTES"\nindex_name = "harbour-notes"\n',
      finds: [
        { kind: 'provider', name: 'cloudflare-workers-ai', line: 4 },
        { kind: 'model', name: '@cf/meta/llama-3.1-8b-instruct', line: 7 },
        { kind: 'vector_store', name: 'harbour-notes', line: 11 },
      ],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@cloudflare/ai": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: '@cloudflare/ai', line: 3 }],
    },
  ],
  nearMisses: [
    { why: 'a worker that is called AI and stores keys', path: 'wrangler.toml', text: 'name = "ai"\n\n[[kv_namespaces]]\nbinding = "AI"\nid = "1"\n' },
    { why: 'another part of the same API', path: 'a.ts', text: "await fetch('https://api.cloudflare.com/client/v4/accounts/0a1b2c/workers/scripts');\n" },
    { why: 'another binding', path: 'b.ts', text: "export const get = (env: any) => env.KV.get('@cf/meta');\n" },
    { why: 'a mode of drawing', path: 'e.ts', text: "export const trace = (shape: any) => shape.VECTORIZE.apply(shape, 'query');\n" },
    { why: 'a program that is run', path: 'c.ts', text: "export const go = (game: any) => game.AI.step('@x');\n" },
    { why: 'the types of the platform', path: 'package.json', text: '{ "devDependencies": { "@cloudflare/workers-types": "^4.0.0", "wrangler": "^3.0.0" } }\n' },
  ],
});
