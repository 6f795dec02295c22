import { defineVendor } from './catalog-entry.ts';
import { namedKey } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'baseten', base: 'https://inference.baseten.co/v1', model: 'deepseek-ai/DeepSeek-V3.1', env: 'BASETEN_API_KEY' });
const deprecations = 'https://docs.baseten.co/inference/model-apis/deprecation';

export default defineVendor({
  id: 'baseten',
  name: 'Baseten',
  url: 'https://www.baseten.co',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'baseten', role: 'sdk', provider: 'baseten' },
    { ecosystem: 'pypi', name: 'truss', role: 'serving' },
    { ecosystem: 'pypi', name: 'baseten-performance-client', modules: ['baseten_performance_client'], role: 'sdk', provider: 'baseten' },
    { ecosystem: 'npm', name: '@basetenlabs/performance-client', role: 'sdk', provider: 'baseten' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'baseten_performance_client.PerformanceClient', gives: [{ kind: 'endpoint', from: ['base_url', '#0'], isOwn: true }] },
    { ecosystem: 'pypi', call: 'baseten_performance_client.PerformanceClient().{embed,async_embed}', gives: [{ kind: 'embedding_model', from: 'model', provider: 'baseten' }] },
  ],
  hosts: ['inference.baseten.co', '*.api.baseten.co', 'bridge.baseten.co'],
  env: ['BASETEN_API_KEY'],
  keys: [
    {
      // No mark of its own: only known by what it is given to.
      id: 'baseten_api_key',
      title: 'Baseten API key',
      ...namedKey({ names: ['BASETEN_API_KEY'], body: '[A-Za-z0-9]{8}\\.[A-Za-z0-9]{32}' }),
      entropyMin: 3.6,
      examples: [`BASETEN_API_KEY=${'vsZ8rzBm'}.snawszh8CSvJmVMmTZeZP9KoJURnc47u`, `baseten_api_key: "${'YRYYfyuw'}.vWgU7UW2FeTXpTJuyT8D77BpwFpTfdLk"`],
      nearMisses: ['BASETEN_API_KEY=', 'os.environ["BASETEN_API_KEY"]', 'BASETEN_API_KEY=<your key>', 'process.env.BASETEN_API_KEY ?? fallback'],
    },
  ],
  models: [
    { id: 'deepseek-ai/DeepSeek-V3-0324', retiresOn: '2026-05-01', replacement: 'deepseek-ai/DeepSeek-V3.1', source: deprecations },
    { id: 'zai-org/GLM-4.6', retiresOn: '2026-05-01', replacement: 'zai-org/GLM-4.7', source: deprecations },
    { id: 'deepseek-ai/DeepSeek-V3.1' },
    { id: 'zai-org/GLM-4.7' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'its client for many embeddings',
      path: 'embed.py',
      text: `from baseten_performance_client import PerformanceClient

client = PerformanceClient(base_url="https://model-abc123.api.baseten.co/environments/production/sync")
client.embed(input=["a"], model="bge-large")
`,
      finds: [
        { kind: 'sdk', name: 'baseten-performance-client', line: 1 },
        { kind: 'endpoint', name: 'model-abc123.api.baseten.co/environments/production/sync', line: 3, provider: 'baseten' },
        { kind: 'provider', name: 'baseten' },
        { kind: 'embedding_model', name: 'bge-large', line: 4, provider: 'baseten' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'baseten==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'baseten', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: `{
  "dependencies": {
    "@basetenlabs/performance-client": "^1.0.0",
    "express": "^5.0.0"
  }
}
`,
      finds: [{ kind: 'dependency', name: '@basetenlabs/performance-client', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a base of ten', path: 'a.py', text: 'from numbers_ten import baseten\nbaseten(12)\n' },
  ],
});
