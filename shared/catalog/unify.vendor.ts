import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'unify', base: 'https://api.unify.ai/v0', model: 'llama-3-8b-chat@together-ai', env: 'UNIFY_KEY' });

export default defineVendor({
  id: 'unify',
  name: 'Unify',
  url: 'https://unify.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'unifyai', modules: ['unify'], role: 'gateway', provider: 'unify', names: ['Unify', 'AsyncUnify', 'MultiUnify', 'MultiLLM', 'ChatBot'] },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'unify.{Unify,AsyncUnify,ChatBot}', gives: [{ kind: 'model', from: ['endpoint', 'model', '#0'], provider: 'unify' }] },
  ],
  hosts: ['api.unify.ai'],
  env: ['UNIFY_KEY', 'UNIFY_API_KEY'],
  // A router may choose the endpoint at each call.
  pinnedModel: /(?!)/,
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'u.py',
      text: 'from unify import Unify\n\nclient = Unify("gpt-4o@openai")\nclient.generate("Hi")\n',
      finds: [
        { kind: 'sdk', name: 'unifyai', line: 1 },
        { kind: 'provider', name: 'unify' },
        { kind: 'model', name: 'gpt-4o@openai', line: 3, provider: 'unify' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'unifyai==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'unifyai', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'unification of terms', path: 'a.py', text: 'from unify import substitute\nimport unify\nunify.terms("gpt-4o@openai")\n' },
  ],
});
