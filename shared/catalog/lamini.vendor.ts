import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'lamini', base: 'https://api.lamini.ai/inf', model: 'meta-llama/Llama-3.1-8B-Instruct', env: 'LAMINI_API_KEY' });

export default defineVendor({
  id: 'lamini',
  name: 'Lamini',
  url: 'https://www.lamini.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'lamini', role: 'training', provider: 'lamini' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'lamini.**.{Lamini,LlamaV2Runner,LlamaV3Runner,MistralRunner}', gives: [{ kind: 'model', from: ['model_name', '#0'], provider: 'lamini' }] },
    { ecosystem: 'pypi', call: 'lamini.**.Embedding', gives: [{ kind: 'embedding_model', from: 'model_name', provider: 'lamini' }] },
  ],
  hosts: ['api.lamini.ai'],
  env: ['LAMINI_API_KEY'],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'gen.py',
      text: `import lamini

llm = lamini.Lamini(model_name="meta-llama/Llama-3.1-8B-Instruct")
llm.generate("Hi")
`,
      finds: [
        { kind: 'sdk', name: 'lamini', line: 1 },
        { kind: 'provider', name: 'lamini' },
        { kind: 'model', name: 'meta-llama/Llama-3.1-8B-Instruct', line: 3, provider: 'lamini' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'lamini==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'lamini', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'another word', path: 'a.py', text: 'from materials import laminate\nlaminate("lamini")\n' },
  ],
});
