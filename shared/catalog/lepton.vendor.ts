import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'lepton', base: 'https://llama3-1-8b.lepton.run/api/v1', model: 'llama3-1-8b', env: 'LEPTON_API_TOKEN' });

export default defineVendor({
  id: 'lepton',
  name: 'Lepton AI',
  url: 'https://www.lepton.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'leptonai', role: 'serving', provider: 'lepton' },
  ],
  hosts: ['*.lepton.run'],
  env: ['LEPTON_API_TOKEN', 'LEPTON_API_KEY'],
  examples: [
    ...proofs.examples,
    {
      why: "a service of one's own",
      path: 'photon.py',
      text: 'from leptonai.photon import Photon\n\nclass Echo(Photon):\n    pass\n',
      finds: [
        { kind: 'sdk', name: 'leptonai', line: 1 },
        { kind: 'provider', name: 'lepton' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'leptonai==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'leptonai', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a particle', path: 'a.py', text: 'from physics.lepton import Electron\nElectron()\n' },
  ],
});
