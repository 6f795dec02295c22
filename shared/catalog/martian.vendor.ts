import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'martian', base: 'https://api.withmartian.com/v1', model: 'anthropic/claude-3.5-sonnet', env: 'MARTIAN_API_KEY' });

export default defineVendor({
  id: 'martian',
  name: 'Martian',
  url: 'https://withmartian.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'martian-python', modules: ['martian_python'], role: 'gateway', provider: 'martian' },
  ],
  hosts: ['api.withmartian.com'],
  env: ['MARTIAN_API_KEY'],
  examples: [
    ...proofs.examples,
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'martian-python==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'martian-python', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'somebody from Mars', path: 'a.py', text: 'from planets import martian\nmartian.greet("router")\n' },
  ],
});
