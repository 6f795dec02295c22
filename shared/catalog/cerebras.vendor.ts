import { defineVendor } from './catalog-entry.ts';
import { compatibleSdk } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'cerebras', base: 'https://api.cerebras.ai/v1', model: 'llama3.1-8b', env: 'CEREBRAS_API_KEY' });
const deprecations = 'https://inference-docs.cerebras.ai/support/deprecation';

export default defineVendor({
  id: 'cerebras',
  name: 'Cerebras',
  url: 'https://www.cerebras.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'cerebras-cloud-sdk', modules: ['cerebras.cloud.sdk'], role: 'sdk', provider: 'cerebras' },
    { ecosystem: 'npm', name: '@cerebras/cerebras_cloud_sdk', role: 'sdk', provider: 'cerebras' },
  ],
  uses: [
    ...compatibleSdk('pypi', 'cerebras.cloud.sdk.{Cerebras,AsyncCerebras}', 'cerebras'),
    ...compatibleSdk('npm', '@cerebras/cerebras_cloud_sdk#{default,Cerebras}', 'cerebras'),
  ],
  hosts: ['api.cerebras.ai'],
  env: ['CEREBRAS_API_KEY'],
  keys: [
    {
      id: 'cerebras_api_key',
      title: 'Cerebras API key',
      literals: ['csk-'],
      pattern: /(?<![A-Za-z0-9_-])(csk-[a-z0-9]{48})(?![a-z0-9])/,
      entropyMin: 3.6,
      examples: [`CEREBRAS_API_KEY=${'cs'}k-e3gipahsjj6ncah8gfitjegqyq7ywk7asmiw9b5nvwf9ksj9`, `cerebras_api_key: "${'cs'}k-4t398g3hstankrge2mb49rzd5djk9cbtk5kr2uffevcibgsr"`],
      nearMisses: ['CEREBRAS_API_KEY=csk-...', 'keys start with csk-', `CEREBRAS_API_KEY=csk-${'x'.repeat(48)}`],
    },
  ],
  models: [
    { id: 'llama3.1-70b', deprecatedOn: '2025-01-17', replacement: 'llama-3.3-70b', source: deprecations },
    { id: 'llama-3.3-70b', deprecatedOn: '2026-02-16', source: deprecations },
    { id: 'qwen-3-32b', deprecatedOn: '2026-02-16', source: deprecations },
    { id: 'qwen-3-coder-480b', deprecatedOn: '2025-11-05', replacement: 'zai-glm-4.7', source: deprecations },
    { id: 'qwen-3-235b-a22b', deprecatedOn: '2025-07-29', source: deprecations },
    { id: 'qwen-3-235b-a22b-thinking-2507', deprecatedOn: '2025-11-14', source: deprecations },
    { id: 'qwen-3-235b-a22b-instruct-2507', deprecatedOn: '2026-04-22', retiresOn: '2026-05-27', source: deprecations },
    { id: 'llama3.1-8b', deprecatedOn: '2026-04-22', retiresOn: '2026-05-27', source: deprecations },
    { id: 'llama-4-scout-17b-16e-instruct', deprecatedOn: '2025-11-03', source: deprecations },
    { id: 'llama-4-maverick-17b-128e-instruct', deprecatedOn: '2025-10-15', source: deprecations },
    { id: 'zai-glm-4.6', deprecatedOn: '2026-01-20', replacement: 'zai-glm-4.7', source: deprecations },
    { id: 'zai-glm-4.7' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'chat.py',
      text: `from cerebras.cloud.sdk import Cerebras

client = Cerebras()
client.chat.completions.create(model="llama-3.3-70b", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'cerebras-cloud-sdk', line: 1 },
        { kind: 'provider', name: 'cerebras' },
        { kind: 'model', name: 'llama-3.3-70b', line: 4, provider: 'cerebras' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/fast.ts',
      text: `import Cerebras from '@cerebras/cerebras_cloud_sdk';

export const reply = await new Cerebras().chat.completions.create({ model: 'llama3.1-8b', messages: [] });
`,
      finds: [
        { kind: 'sdk', name: '@cerebras/cerebras_cloud_sdk', line: 1 },
        { kind: 'provider', name: 'cerebras' },
        { kind: 'model', name: 'llama3.1-8b', line: 3, provider: 'cerebras' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'cerebras-cloud-sdk==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'cerebras-cloud-sdk', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: `{
  "dependencies": {
    "@cerebras/cerebras_cloud_sdk": "^1.0.0",
    "express": "^5.0.0"
  }
}
`,
      finds: [{ kind: 'dependency', name: '@cerebras/cerebras_cloud_sdk', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'training on its machines is another package', path: 'a.py', text: 'import cerebras.pytorch as cstorch\ncstorch.backend("CSX")\n' },
  ],
});
