import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'hyperbolic', base: 'https://api.hyperbolic.xyz/v1', model: 'meta-llama/Meta-Llama-3.1-405B-Instruct', env: 'HYPERBOLIC_API_KEY' });

export default defineVendor({
  id: 'hyperbolic',
  name: 'Hyperbolic',
  url: 'https://hyperbolic.xyz',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'llm-hyperbolic', modules: ['llm_hyperbolic'], role: 'sdk', provider: 'hyperbolic' },
  ],
  hosts: ['api.hyperbolic.xyz'],
  env: ['HYPERBOLIC_API_KEY'],
  examples: [
    ...proofs.examples,
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'llm-hyperbolic==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'llm-hyperbolic', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'geometry', path: 'a.py', text: 'from hyperbolic.poincare import Point\nPoint(0, 0)\n' },
  ],
});
