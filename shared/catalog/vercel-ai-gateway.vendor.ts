import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'vercel-ai-gateway', base: 'https://ai-gateway.vercel.sh/v1', model: 'anthropic/claude-sonnet-4.5', env: 'AI_GATEWAY_API_KEY' });

export default defineVendor({
  id: 'vercel-ai-gateway',
  name: 'Vercel AI Gateway',
  url: 'https://vercel.com/ai-gateway',
  type: 'vendor',
  packages: [
    { ecosystem: 'npm', name: '@ai-sdk/gateway', role: 'gateway', provider: 'vercel-ai-gateway' },
  ],
  uses: [
    { ecosystem: 'npm', call: '@ai-sdk/gateway#createGateway', gives: [{ kind: 'endpoint', from: 'baseURL', isOwn: true }] },
  ],
  hosts: ['ai-gateway.vercel.sh', 'api.v0.dev'],
  env: ['AI_GATEWAY_API_KEY', 'VERCEL_AI_GATEWAY_API_KEY', 'V0_API_KEY'],
  keys: [
    {
      id: 'vercel_ai_gateway_key',
      title: 'Vercel AI Gateway key',
      literals: ['vck_'],
      pattern: /(?<![A-Za-z0-9_-])(vck_[A-Za-z0-9]{48,64})(?![A-Za-z0-9])/,
      entropyMin: 3.6,
      examples: [`AI_GATEWAY_API_KEY=${'vc'}k_nMYRmoD9MaZFEakDAg5Gb63gLGTMerTEWeEeyAdRPDrwdyogVvK3kWHA`, `ai_gateway_api_key: "${'vc'}k_CMzjirg2CtPE5DJg4gbcqGLWcbFbq5XvLuPSrTzVaVEDEbgvzpYsNiBh"`],
      nearMisses: ['AI_GATEWAY_API_KEY=vck_...', 'keys start with vck_', `AI_GATEWAY_API_KEY=vck_${'x'.repeat(56)}`],
    },
  ],
  prefixes: ['vercel_ai_gateway', 'vercel'],
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatVercelAiGateway', role: 'model', model: 'model' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'a gateway made on its own',
      path: 'src/gw.ts',
      text: `import { createGateway } from '@ai-sdk/gateway';

const gateway = createGateway({});
export const model = gateway('openai/gpt-5.5');
`,
      finds: [
        { kind: 'sdk', name: '@ai-sdk/gateway', line: 1 },
        { kind: 'provider', name: 'vercel-ai-gateway' },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'openai/gpt-5.5', line: 4, provider: 'openai' },
      ],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@ai-sdk/gateway": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: '@ai-sdk/gateway', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'another host of the company', path: 'a.ts', text: "await fetch('https://api.vercel.com/v9/projects');\n" },
  ],
});
