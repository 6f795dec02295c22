import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'predibase', base: 'https://serving.app.predibase.com/abc123/deployments/v2/llms/solar-1-mini/v1', model: 'solar-1-mini-chat', env: 'PREDIBASE_API_TOKEN' });

export default defineVendor({
  id: 'predibase',
  name: 'Predibase',
  url: 'https://predibase.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'predibase', role: 'training', provider: 'predibase' },
    { ecosystem: 'pypi', name: 'lorax-client', modules: ['lorax'], role: 'serving' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'predibase.Predibase().deployments.client', gives: [{ kind: 'model', from: ['deployment_ref', '#0'], provider: 'predibase' }] },
    { ecosystem: 'pypi', call: 'predibase.{FinetuningConfig,SFTConfig,GRPOConfig,ContinuedPretrainingConfig}', gives: [{ kind: 'model', from: 'base_model', provider: 'predibase' }] },
  ],
  hosts: ['serving.app.predibase.com', 'api.app.predibase.com'],
  env: ['PREDIBASE_API_TOKEN', 'PREDIBASE_API_KEY'],
  keys: [
    {
      id: 'predibase_api_token',
      title: 'Predibase API token',
      literals: ['pb_'],
      pattern: /(?<![A-Za-z0-9_-])(pb_[A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])/,
      entropyMin: 3.7,
      examples: [`PREDIBASE_API_TOKEN=${'p'}b_LwdvCZ4ECejnvHSDUJ8J9p`, `predibase_api_token: "${'p'}b_koGJf3kZcoQC85g9rUsCyF"`],
      nearMisses: ['PREDIBASE_API_TOKEN=pb_...', 'import addressbook_pb_descriptor', `pb_${'x'.repeat(22)}`],
    },
  ],
  images: ['ghcr.io/predibase/lorax'],
  examples: [
    ...proofs.examples,
    {
      why: 'a fine-tuning and a deployment',
      path: 'tune.py',
      text: `from predibase import Predibase, FinetuningConfig

pb = Predibase()
config = FinetuningConfig(base_model="mistral-7b-instruct-v0-2")
client = pb.deployments.client("llama-3-1-8b-instruct")
`,
      finds: [
        { kind: 'sdk', name: 'predibase', line: 1 },
        { kind: 'provider', name: 'predibase' },
        { kind: 'model', name: 'mistral-7b-instruct-v0-2', line: 4, provider: 'predibase' },
        { kind: 'model', name: 'llama-3-1-8b-instruct', line: 5, provider: 'predibase' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'predibase==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'predibase', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'compiled protocol buffers', path: 'a.py', text: 'import events_pb2\nevents_pb2.Event(pb_name="x")\n' },
  ],
});
