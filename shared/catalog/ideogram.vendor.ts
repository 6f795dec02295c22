import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'ideogram', url: 'https://api.ideogram.ai/v1/ideogram-v3/generate', env: 'IDEOGRAM_API_KEY' });

export default defineVendor({
  id: 'ideogram',
  name: 'Ideogram',
  url: 'https://ideogram.ai',
  type: 'vendor',
  packages: [],
  hosts: ['api.ideogram.ai'],
  env: ['IDEOGRAM_API_KEY'],
  examples: [
    ...proofs.examples,
    {
      why: 'an older address',
      path: 'src/i.ts',
      text: "await fetch('https://api.ideogram.ai/generate', { method: 'POST' });\n",
      finds: [
        { kind: 'endpoint', name: 'api.ideogram.ai/generate', line: 1, provider: 'ideogram' },
        { kind: 'provider', name: 'ideogram' },
      ],
    },
    {
      why: 'an upload',
      path: 'up.py',
      text: 'import httpx\n\nhttpx.post("https://api.ideogram.ai/v1/ideogram-v3/remix")\n',
      finds: [
        { kind: 'endpoint', name: 'api.ideogram.ai/v1/ideogram-v3/remix', line: 3, provider: 'ideogram' },
        { kind: 'provider', name: 'ideogram' },
      ],
    },
    {
      why: 'its key in an .env file',
      path: '.env.example',
      text: 'IDEOGRAM_API_KEY=\n',
      finds: [{ kind: 'provider', name: 'ideogram', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a sign of a script', path: 'a.py', text: 'ideogram = "水"\nprint(ideogram)\n' },
  ],
});
