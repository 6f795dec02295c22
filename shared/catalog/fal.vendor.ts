import { defineVendor } from './catalog-entry.ts';
import { namedKey } from './compatible-sdk.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'fal', url: 'https://rest.alpha.fal.ai/storage/upload/initiate', env: 'FAL_KEY' });

export default defineVendor({
  id: 'fal',
  name: 'fal',
  url: 'https://fal.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'fal-client', modules: ['fal_client'], role: 'sdk', provider: 'fal' },
    { ecosystem: 'npm', name: '@fal-ai/client', role: 'sdk', provider: 'fal' },
    { ecosystem: 'npm', name: '@fal-ai/serverless-client', role: 'sdk', provider: 'fal' },
    { ecosystem: 'pypi', name: 'fal', role: 'serving', names: ['App', 'function', 'endpoint', 'Container', 'realtime'] },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'fal_client.**.{run,run_async,submit,submit_async,subscribe,subscribe_async,stream,stream_async}', gives: [{ kind: 'model', from: ['application', '#0'], provider: 'fal' }] },
    { ecosystem: 'npm', call: '@fal-ai/{client,serverless-client}#{run,subscribe,stream,fal.run,fal.subscribe,fal.stream,fal.queue.submit,queue.submit,createFalClient().run,createFalClient().subscribe}', gives: [{ kind: 'model', from: '#0', provider: 'fal' }] },
  ],
  hosts: ['fal.run', 'queue.fal.run', 'rest.alpha.fal.ai', 'ws.fal.run', 'gateway.alpha.fal.ai'],
  modelInUrl: /^(?:queue\.)?fal\.run\/([\w-]+\/[\w./-]+?)(?:\/requests\b.{0,200})?$/,
  env: ['FAL_KEY', 'FAL_KEY_ID', 'FAL_KEY_SECRET', 'FAL_API_KEY'],
  keys: [
    {
      // No mark of its own: only known by what it is given to.
      id: 'fal_api_key',
      title: 'fal API key',
      ...namedKey({ names: ['FAL_KEY', 'FAL_API_KEY'], body: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:[0-9a-f]{32}' }),
      entropyMin: 3.2,
      examples: [`FAL_KEY=${'7c1e9a3f-5b2d-8046-e1a7-c3f9b5d20846:'}229e655d94d70fb8c82d877bb06a5de2`, `fal_key: "${'04f8b2d6-a1c3-e597-0f8b-4d2a6c1e3579:'}6e14697c3af013934e553947d8da13aa"`],
      nearMisses: ['FAL_KEY=', 'os.environ["FAL_KEY"]', 'FAL_KEY=<your key>', 'process.env.FAL_KEY ?? fallback'],
    },
  ],
  // No id names a version.
  pinnedModel: /(?!)/,
  modelPattern: /^fal-ai\//,
  prefixes: ['fal_ai'],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'f.py',
      text: `import fal_client

result = fal_client.subscribe("fal-ai/flux/dev", arguments={"prompt": "a boat"})
`,
      finds: [
        { kind: 'sdk', name: 'fal-client', line: 1 },
        { kind: 'provider', name: 'fal' },
        { kind: 'model', name: 'fal-ai/flux/dev', line: 3, provider: 'fal' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/f.ts',
      text: `import { fal } from '@fal-ai/client';

export const result = await fal.subscribe('fal-ai/fast-sdxl', { input: { prompt: 'a boat' } });
`,
      finds: [
        { kind: 'sdk', name: '@fal-ai/client', line: 1 },
        { kind: 'provider', name: 'fal' },
        { kind: 'model', name: 'fal-ai/fast-sdxl', line: 3, provider: 'fal' },
      ],
    },
    {
      why: 'the model in the address of a request',
      path: 'src/q.ts',
      text: "await fetch('https://queue.fal.run/fal-ai/flux/schnell', { method: 'POST' });\n",
      finds: [
        { kind: 'endpoint', name: 'queue.fal.run/fal-ai/flux/schnell', line: 1, provider: 'fal' },
        { kind: 'provider', name: 'fal' },
        { kind: 'model', name: 'fal-ai/flux/schnell', line: 1, provider: 'fal' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'fal-client==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'fal-client', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@fal-ai/client": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: '@fal-ai/client', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a station of cars', path: 'a.py', text: 'from stations import fal\nfal.submit("fal-ai/x")\n' },
  ],
});
