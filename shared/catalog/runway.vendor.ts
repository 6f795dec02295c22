import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'runway', url: 'https://api.dev.runwayml.com/v1/image_to_video', env: 'RUNWAYML_API_SECRET', model: 'gen4_turbo' });

export default defineVendor({
  id: 'runway',
  name: 'Runway',
  url: 'https://runwayml.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'runwayml', role: 'sdk', provider: 'runway' },
    { ecosystem: 'npm', name: '@runwayml/sdk', role: 'sdk', provider: 'runway' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'runwayml.{RunwayML,AsyncRunwayML}().**.create', gives: [{ kind: 'model', from: 'model', provider: 'runway' }] },
    { ecosystem: 'npm', call: '@runwayml/sdk#{default,RunwayML}().**.create', gives: [{ kind: 'model', from: 'model', provider: 'runway' }] },
  ],
  hosts: ['api.dev.runwayml.com', 'api.runwayml.com'],
  env: ['RUNWAYML_API_SECRET', 'RUNWAY_API_KEY', 'RUNWAYML_API_KEY'],
  keys: [
    {
      id: 'runway_api_secret',
      title: 'Runway API secret',
      literals: ['key_'],
      pattern: /(?<![A-Za-z0-9_-])(key_[0-9a-f]{128})(?![0-9a-f])/,
      entropyMin: 3.2,
      examples: [`RUNWAYML_API_SECRET=${'ke'}y_6d812eb8f55ee3bf765afdce04d6d31569815914e1107b4d242d049753bcd46c030377a8a0b54747b29494aed3a9a5729915adfc1a01f24e270c8df016230586`, `runwayml_api_secret: "${'ke'}y_c56f79c8c40a7322904867ba2495cd1c7b48c181b13788f777ffd342ea1ca43806fdcae4faa704e7899794fe5e23d95b4d19fc600a1e1a086e02bf180807be40"`],
      nearMisses: ['RUNWAYML_API_SECRET=key_...', 'keys start with key_', `RUNWAYML_API_SECRET=key_${'x'.repeat(128)}`],
    },
  ],
  models: [
    { id: 'gen3a_turbo' },
    { id: 'gen4_turbo' },
    { id: 'gen4_image' },
    { id: 'gen4_aleph' },
    { id: 'upscale_v1' },
    { id: 'act_two' },
  ],
  modelPattern: /^(?:gen[34]a?_|upscale_v1$|act_two$)/,
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'v.py',
      text: `from runwayml import RunwayML

client = RunwayML()
client.image_to_video.create(model="gen4_turbo", prompt_image="https://img.example.com/a.png")
`,
      finds: [
        { kind: 'sdk', name: 'runwayml', line: 1 },
        { kind: 'provider', name: 'runway' },
        { kind: 'model', name: 'gen4_turbo', line: 4, provider: 'runway' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/r.ts',
      text: `import RunwayML from '@runwayml/sdk';

export const task = await new RunwayML().imageToVideo.create({ model: 'gen3a_turbo', promptImage: 'x' });
`,
      finds: [
        { kind: 'sdk', name: '@runwayml/sdk', line: 1 },
        { kind: 'provider', name: 'runway' },
        { kind: 'model', name: 'gen3a_turbo', line: 3, provider: 'runway' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'runwayml==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'runwayml', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@runwayml/sdk": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: '@runwayml/sdk', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a strip for aircraft', path: 'a.py', text: 'from airport import runway\nrunway.create(model="gen4_turbo")\n' },
  ],
});
