import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'zero-one-ai', base: 'https://api.lingyiwanwu.com/v1', model: 'yi-large', env: 'YI_API_KEY' });

export default defineVendor({
  id: 'zero-one-ai',
  name: '01.AI (Yi)',
  url: 'https://platform.lingyiwanwu.com',
  type: 'vendor',
  packages: [],
  hosts: ['api.lingyiwanwu.com', 'api.01.ai'],
  env: ['YI_API_KEY', 'LINGYI_API_KEY', 'LINGYIWANWU_API_KEY'],
  models: [
    { id: 'yi-large' },
    { id: 'yi-large-turbo' },
    { id: 'yi-large-rag' },
    { id: 'yi-medium' },
    { id: 'yi-medium-200k' },
    { id: 'yi-lightning' },
    { id: 'yi-spark' },
    { id: 'yi-vision' },
    { id: 'yi-vision-v2' },
  ],
  // No id names a version.
  pinnedModel: /(?!)/,
  modelPattern: /^yi-(?:large|medium|lightning|spark|vision)/,
  examples: [
    ...proofs.examples,
    {
      why: 'a model of LlamaIndex',
      path: 'rag.py',
      text: 'from llama_index.llms.yi import Yi\n\nllm = Yi(model="yi-lightning")\n',
      finds: [
        { kind: 'sdk', name: 'llama-index-llms-yi', line: 1 },
        { kind: 'provider', name: 'zero-one-ai' },
        { kind: 'model', name: 'yi-lightning', line: 3, provider: 'zero-one-ai' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a language by its code', path: 'a.ts', text: "export const languages = { yi: 'Yiddish', 'yi-large': 1 };\n" },
  ],
});
