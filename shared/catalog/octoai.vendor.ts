import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'octoai', base: 'https://text.octoai.run/v1', model: 'meta-llama-3-8b-instruct', env: 'OCTOAI_TOKEN' });

export default defineVendor({
  id: 'octoai',
  name: 'OctoAI (ended 2024)',
  url: 'https://octo.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'octoai', role: 'sdk', provider: 'octoai' },
    { ecosystem: 'pypi', name: 'octoai-sdk', modules: [], role: 'sdk', provider: 'octoai' },
    { ecosystem: 'npm', name: '@octoai/sdk', role: 'sdk', provider: 'octoai' },
    { ecosystem: 'npm', name: '@octoai/client', role: 'sdk', provider: 'octoai' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'octoai.**.{OctoAI,AsyncOctoAI,Client}().**.{create_chat_completion,create_chat_completion_stream,create}', gives: [{ kind: 'model', from: 'model', provider: 'octoai' }] },
  ],
  hosts: ['text.octoai.run', 'image.octoai.run', '*.octoai.run', '*.octoai.cloud'],
  env: ['OCTOAI_TOKEN', 'OCTOAI_API_TOKEN', 'OCTOAI_API_KEY'],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'chat.py',
      text: `from octoai.client import OctoAI

client = OctoAI()
client.text_gen.create_chat_completion(model="mixtral-8x7b-instruct", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'octoai', line: 1 },
        { kind: 'provider', name: 'octoai' },
        { kind: 'model', name: 'mixtral-8x7b-instruct', line: 4, provider: 'octoai' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'octoai==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'octoai', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@octoai/sdk": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: '@octoai/sdk', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a module whose name only starts alike', path: 'a.py', text: 'import octoaid\noctoaid.client.OctoAI()\n' },
  ],
});
