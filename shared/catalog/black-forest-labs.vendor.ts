import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'black-forest-labs', url: 'https://api.bfl.ai/v1/get_result', env: 'BFL_API_KEY' });

export default defineVendor({
  id: 'black-forest-labs',
  name: 'Black Forest Labs',
  url: 'https://bfl.ai',
  type: 'vendor',
  packages: [],
  hosts: ['api.bfl.ai', 'api.bfl.ml', 'api.us1.bfl.ai', 'api.eu1.bfl.ai', 'api.us.bfl.ai', 'api.eu.bfl.ai'],
  modelInUrl: /\/v1\/(flux-[a-z0-9.-]+)$/,
  env: ['BFL_API_KEY'],
  models: [
    { id: 'flux-pro-1.1' },
    { id: 'flux-pro-1.1-ultra' },
    { id: 'flux-pro' },
    { id: 'flux-dev' },
    { id: 'flux-kontext-pro' },
    { id: 'flux-kontext-max' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'the model in the address of a request',
      path: 'src/b.ts',
      text: "await fetch('https://api.bfl.ai/v1/flux-pro-1.1', { method: 'POST', body: JSON.stringify({ prompt: 'a boat' }) });\n",
      finds: [
        { kind: 'endpoint', name: 'api.bfl.ai/v1/flux-pro-1.1', line: 1, provider: 'black-forest-labs' },
        { kind: 'provider', name: 'black-forest-labs' },
        { kind: 'model', name: 'flux-pro-1.1', line: 1, provider: 'black-forest-labs' },
      ],
    },
    {
      why: 'its provider for the Vercel SDK',
      path: 'src/f.ts',
      text: `import { blackForestLabs } from '@ai-sdk/black-forest-labs';

export const model = blackForestLabs.image('flux-kontext-pro');
`,
      finds: [
        { kind: 'sdk', name: '@ai-sdk/black-forest-labs', line: 1 },
        { kind: 'provider', name: 'black-forest-labs' },
        { kind: 'model', name: 'flux-kontext-pro', line: 3, provider: 'black-forest-labs' },
      ],
    },
    {
      why: 'an older address',
      path: 'old.py',
      text: 'import httpx\n\nhttpx.post("https://api.bfl.ml/v1/flux-dev")\n',
      finds: [
        { kind: 'endpoint', name: 'api.bfl.ml/v1/flux-dev', line: 3, provider: 'black-forest-labs' },
        { kind: 'provider', name: 'black-forest-labs' },
        { kind: 'model', name: 'flux-dev', line: 3, provider: 'black-forest-labs' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'the state library of that name', path: 'a.ts', text: "import { Flux } from 'flux';\nnew Flux.Dispatcher('flux-dev');\n" },
  ],
});
