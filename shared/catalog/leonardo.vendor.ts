import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'leonardo', url: 'https://cloud.leonardo.ai/api/rest/v1/generations', env: 'LEONARDO_API_KEY' });

export default defineVendor({
  id: 'leonardo',
  name: 'Leonardo.Ai',
  url: 'https://leonardo.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'npm', name: '@leonardo-ai/sdk', role: 'sdk', provider: 'leonardo' },
    { ecosystem: 'pypi', name: 'leonardo-ai-sdk', modules: ['leonardo_ai_sdk'], role: 'sdk', provider: 'leonardo' },
  ],
  uses: [
    { ecosystem: 'npm', call: '@leonardo-ai/sdk#Leonardo().{image,generation}.createGeneration', gives: [{ kind: 'model', from: 'modelId', provider: 'leonardo' }] },
  ],
  hosts: ['cloud.leonardo.ai/api'],
  env: ['LEONARDO_API_KEY', 'LEONARDO_AI_API_KEY'],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'src/l.ts',
      text: `import { Leonardo } from '@leonardo-ai/sdk';

const client = new Leonardo({ bearerAuth: 'k' });
await client.image.createGeneration({ modelId: 'b24e16ff-06e3-43eb-8d33-4416c2d75876', prompt: 'a boat' });
`,
      finds: [
        { kind: 'sdk', name: '@leonardo-ai/sdk', line: 1 },
        { kind: 'provider', name: 'leonardo' },
        { kind: 'model', name: 'b24e16ff-06e3-43eb-8d33-4416c2d75876', line: 4, provider: 'leonardo' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'leonardo-ai-sdk==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'leonardo-ai-sdk', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@leonardo-ai/sdk": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: '@leonardo-ai/sdk', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a page of the site', path: 'a.ts', text: "export const link = 'https://leonardo.ai/pricing';\n" },
    { why: 'a painter', path: 'b.py', text: 'leonardo = {"model": "Lisa"}\nprint(leonardo)\n' },
  ],
});
