import { defineVendor } from './catalog-entry.ts';
import { namedKey } from './compatible-sdk.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'stability', url: 'https://api.stability.ai/v2beta/stable-image/generate/core', env: 'STABILITY_API_KEY' });

export default defineVendor({
  id: 'stability',
  name: 'Stability AI',
  url: 'https://stability.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'stability-sdk', modules: ['stability_sdk'], role: 'sdk', provider: 'stability' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'stability_sdk.client.StabilityInference', gives: [{ kind: 'model', from: 'engine', provider: 'stability' }] },
  ],
  hosts: ['api.stability.ai', 'grpc.stability.ai'],
  modelInUrl: /\/v1\/generation\/([^/]+)\/(?:text|image)-to-image/,
  env: ['STABILITY_API_KEY', 'STABILITY_KEY', 'STABILITY_AI_API_KEY'],
  keys: [
    {
      // The form is shared with others: known by the variable.
      id: 'stability_api_key',
      title: 'Stability AI key',
      ...namedKey({ names: ['STABILITY_API_KEY', 'STABILITY_KEY'], body: 'sk-[A-Za-z0-9]{48}' }),
      entropyMin: 3.6,
      examples: [`STABILITY_API_KEY=${'sk-AGane67uKuzkUzTN4cfjqgYbAPE96AWEVfX3ALLc2naspAof'}`, `stability_api_key: "${'sk-z3hdKqQ976tjX7hotqkAWRgMnmGovXp6YZ7Pmd3VVymSr7i5'}"`],
      nearMisses: ['STABILITY_API_KEY=', 'os.environ["STABILITY_API_KEY"]', 'STABILITY_API_KEY=<your key>', 'process.env.STABILITY_API_KEY ?? fallback'],
    },
  ],
  models: [
    { id: 'stable-diffusion-xl-1024-v1-0' },
    { id: 'stable-diffusion-v1-6' },
    { id: 'stable-diffusion-512-v2-1' },
    { id: 'sd3.5-large' },
    { id: 'sd3.5-large-turbo' },
    { id: 'sd3.5-medium' },
    { id: 'sd3-large' },
    { id: 'sd3-medium' },
  ],
  // An id names released weights.
  pinnedModel: /^(?:stable-diffusion-|sd3)/,
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'i.py',
      text: `from stability_sdk import client

api = client.StabilityInference(engine="stable-diffusion-xl-1024-v1-0")
`,
      finds: [
        { kind: 'sdk', name: 'stability-sdk', line: 1 },
        { kind: 'provider', name: 'stability' },
        { kind: 'model', name: 'stable-diffusion-xl-1024-v1-0', line: 3, provider: 'stability' },
      ],
    },
    {
      why: 'the model in the address of a request',
      path: 'src/s.ts',
      text: "await fetch('https://api.stability.ai/v1/generation/stable-diffusion-v1-6/text-to-image', { method: 'POST' });\n",
      finds: [
        { kind: 'endpoint', name: 'api.stability.ai/v1/generation/stable-diffusion-v1-6/text-to-image', line: 1, provider: 'stability' },
        { kind: 'provider', name: 'stability' },
        { kind: 'model', name: 'stable-diffusion-v1-6', line: 1, provider: 'stability' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'stability-sdk==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'stability-sdk', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'stability of something else', path: 'a.py', text: 'from control.stability import margin\nmargin("sd3")\n' },
  ],
});
