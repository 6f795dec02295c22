import { defineVendor } from './catalog-entry.ts';
import { compatibleSdk } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'fireworks', base: 'https://api.fireworks.ai/inference/v1', model: 'accounts/fireworks/models/llama-v3p1-8b-instruct', env: 'FIREWORKS_API_KEY' });

export default defineVendor({
  id: 'fireworks',
  name: 'Fireworks AI',
  url: 'https://fireworks.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'fireworks-ai', modules: ['fireworks.client', 'fireworks.llm'], role: 'sdk', provider: 'fireworks' },
  ],
  uses: [
    ...compatibleSdk('pypi', 'fireworks.client.{Fireworks,AsyncFireworks}', 'fireworks'),
    { ecosystem: 'pypi', call: 'fireworks.client.{ChatCompletion,Completion}.{create,acreate}', gives: [{ kind: 'model', from: 'model', provider: 'fireworks' }] },
    { ecosystem: 'pypi', call: 'fireworks.client.Embedding.create', gives: [{ kind: 'embedding_model', from: 'model', provider: 'fireworks' }] },
    { ecosystem: 'pypi', call: 'fireworks.{LLM,llm.LLM}', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'fireworks' }, { kind: 'provider', provider: 'fireworks' }] },
  ],
  hosts: ['api.fireworks.ai'],
  env: ['FIREWORKS_API_KEY', 'FIREWORKS_AI_API_KEY'],
  keys: [
    {
      id: 'fireworks_api_key',
      title: 'Fireworks API key',
      literals: ['fw_'],
      pattern: /(?<![A-Za-z0-9_-])(fw_[A-Za-z0-9]{22,24})(?![A-Za-z0-9_])/,
      entropyMin: 3.6,
      examples: [`FIREWORKS_API_KEY=${'f'}w_4rab4qJqCRizHkJZ93DNvi`, `fireworks_api_key: "${'f'}w_oA6BgERWhy9p3o2t9AdKRbt4"`],
      nearMisses: ['FIREWORKS_API_KEY=fw_...', 'fw_version_string_of_the_firmware_image', `fw_${'x'.repeat(22)}`],
    },
  ],
  models: [
    { id: 'accounts/fireworks/models/llama-v3p1-8b-instruct' },
    { id: 'accounts/fireworks/models/llama-v3p1-70b-instruct' },
    { id: 'accounts/fireworks/models/llama-v3p1-405b-instruct' },
    { id: 'accounts/fireworks/models/llama-v3p3-70b-instruct' },
    { id: 'accounts/fireworks/models/mixtral-8x7b-instruct' },
    { id: 'accounts/fireworks/models/deepseek-v3' },
    { id: 'accounts/fireworks/models/deepseek-r1' },
    { id: 'accounts/fireworks/models/qwen3-235b-a22b' },
    { id: 'accounts/fireworks/models/firefunction-v2' },
  ],
  // An id names weights that are uploaded once; a deployment of one's own has an id of its own.
  modelPattern: /^accounts\/[\w-]+\/(?:models|deployments)\//,
  prefixes: ['fireworks_ai'],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'chat.py',
      text: `from fireworks.client import Fireworks

client = Fireworks(api_key="x")
client.chat.completions.create(model="accounts/fireworks/models/llama-v3p3-70b-instruct", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'fireworks-ai', line: 1 },
        { kind: 'provider', name: 'fireworks' },
        { kind: 'model', name: 'accounts/fireworks/models/llama-v3p3-70b-instruct', line: 4, provider: 'fireworks' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'fireworks-ai==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'fireworks-ai', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'FireWorks, the workflow engine of materials science', path: 'a.py', text: `from fireworks import Firework, LaunchPad
launchpad = LaunchPad()
launchpad.add_wf(Firework([]))
` },
    { why: 'fireworks on a page', path: 'b.ts', text: "import { Fireworks } from 'fireworks-js';\nnew Fireworks(document.body).start();\n" },
  ],
});
