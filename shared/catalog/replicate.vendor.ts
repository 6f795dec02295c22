import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'replicate', url: 'https://api.replicate.com/v1/predictions', env: 'REPLICATE_API_TOKEN' });

export default defineVendor({
  id: 'replicate',
  name: 'Replicate',
  url: 'https://replicate.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'replicate', role: 'sdk', provider: 'replicate', names: ['run', 'async_run', 'stream', 'async_stream', 'Client', 'models', 'predictions', 'deployments', 'trainings', 'files', 'default_client'] },
    { ecosystem: 'npm', name: 'replicate', role: 'sdk', provider: 'replicate' },
    { ecosystem: 'pypi', name: 'cog', role: 'serving', provider: 'replicate', names: ['BasePredictor', 'Predictor', 'BaseModel', 'Input', 'Path'] },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'replicate.{run,async_run,stream,async_stream,Client().run,Client().async_run,Client().stream}', gives: [{ kind: 'model', from: ['ref', '#0'], provider: 'replicate' }] },
    { ecosystem: 'pypi', call: 'replicate.**.predictions.{create,async_create}', gives: [{ kind: 'model', from: 'model', provider: 'replicate' }] },
    { ecosystem: 'npm', call: 'replicate#{default,Replicate}().{run,stream}', gives: [{ kind: 'model', from: '#0', provider: 'replicate' }] },
    { ecosystem: 'npm', call: 'replicate#{default,Replicate}().predictions.create', gives: [{ kind: 'model', from: 'model', provider: 'replicate' }] },
  ],
  hosts: ['api.replicate.com'],
  modelInUrl: /^[^/]+\/v1\/models\/([^/]+\/[^/]+)\/predictions/,
  env: ['REPLICATE_API_TOKEN', 'REPLICATE_API_KEY'],
  keys: [
    {
      id: 'replicate_api_token',
      title: 'Replicate API token',
      literals: ['r8_'],
      pattern: /(?<![A-Za-z0-9_-])(r8_[A-Za-z0-9]{37})(?![A-Za-z0-9])/,
      entropyMin: 3.6,
      examples: [`REPLICATE_API_TOKEN=${'r'}8_HqUFoy33GKKV9G3FSvgz7BeeWRkXsV9a5Wfks`, `replicate_api_token: "${'r'}8_TmTEnC8osH73J2Ndy2GU5higmfqqef6LFSBKS"`],
      nearMisses: ['REPLICATE_API_TOKEN=r8_...', 'keys start with r8_', `REPLICATE_API_TOKEN=r8_${'x'.repeat(37)}`],
    },
  ],
  // Only a version is fixed: the hash of a push.
  pinnedModel: /:[0-9a-f]{64}$/,
  examples: [
    ...proofs.examples,
    {
      why: 'a model run by its name and version',
      path: 'run.py',
      text: `import replicate

output = replicate.run(
    "stability-ai/sdxl:39ed52f2a78e934b3ba6e2a89f5b1c712de7dfea535525255b1aa35c5565e08b",
    input={"prompt": "a boat"},
)
`,
      finds: [
        { kind: 'sdk', name: 'replicate', line: 1 },
        { kind: 'provider', name: 'replicate' },
        { kind: 'model', name: 'stability-ai/sdxl:39ed52f2a78e934b3ba6e2a89f5b1c712de7dfea535525255b1aa35c5565e08b', line: 4, provider: 'replicate' },
      ],
    },
    {
      why: 'JavaScript, the id in a constant',
      path: 'src/image.ts',
      text: `import Replicate from 'replicate';

const MODEL = 'black-forest-labs/flux-schnell';
const replicate = new Replicate({ auth: process.env.REPLICATE_API_TOKEN });
export const output = await replicate.run(MODEL, { input: { prompt: 'a boat' } });
`,
      finds: [
        { kind: 'sdk', name: 'replicate', line: 1 },
        { kind: 'provider', name: 'replicate' },
        { kind: 'model', name: 'black-forest-labs/flux-schnell', line: 3, provider: 'replicate' },
      ],
    },
    {
      why: 'the model in the address of a request',
      path: 'src/http.ts',
      text: "await fetch('https://api.replicate.com/v1/models/meta/meta-llama-3-70b-instruct/predictions', { method: 'POST' });\n",
      finds: [
        { kind: 'endpoint', name: 'api.replicate.com/v1/models/meta/meta-llama-3-70b-instruct/predictions', line: 1, provider: 'replicate' },
        { kind: 'provider', name: 'replicate' },
        { kind: 'model', name: 'meta/meta-llama-3-70b-instruct', line: 1, provider: 'replicate' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'replicate==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'replicate', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "replicate": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'replicate', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'replication of a database', path: 'a.py', text: 'from replicate import sync_tables\nsync_tables("owner/name")\n' },
    { why: 'a function of that name', path: 'b.ts', text: "function replicate(set: string) { return set; }\nreplicate('owner/name');\n" },
  ],
});
