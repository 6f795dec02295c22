import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'mixedbread', url: 'https://api.mixedbread.com/v1/reranking', env: 'MXBAI_API_KEY', model: 'mixedbread-ai/mxbai-rerank-large-v1' });

export default defineVendor({
  id: 'mixedbread',
  name: 'Mixedbread',
  url: 'https://www.mixedbread.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'mixedbread', role: 'sdk', provider: 'mixedbread' },
    { ecosystem: 'pypi', name: 'mixedbread-ai', modules: ['mixedbread_ai'], role: 'sdk', provider: 'mixedbread' },
    { ecosystem: 'npm', name: '@mixedbread/sdk', role: 'sdk', provider: 'mixedbread' },
    { ecosystem: 'npm', name: '@mixedbread-ai/sdk', role: 'sdk', provider: 'mixedbread' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'mixedbread.{Mixedbread,AsyncMixedbread}().**.{embed,create}', gives: [{ kind: 'embedding_model', from: 'model', provider: 'mixedbread' }] },
    { ecosystem: 'pypi', call: 'mixedbread_ai.**.{MixedbreadAI,AsyncMixedbreadAI}().embeddings', gives: [{ kind: 'embedding_model', from: 'model', provider: 'mixedbread' }] },
    { ecosystem: 'pypi', call: '{mixedbread,mixedbread_ai}.**.{Mixedbread,AsyncMixedbread,MixedbreadAI,AsyncMixedbreadAI}().{rerank,reranking}', gives: [{ kind: 'model', from: 'model', provider: 'mixedbread' }] },
    { ecosystem: 'npm', call: '{@mixedbread/sdk,@mixedbread-ai/sdk}#{default,Mixedbread,MixedbreadAIClient}().{embed,embeddings}', gives: [{ kind: 'embedding_model', from: 'model', provider: 'mixedbread' }] },
  ],
  hosts: ['api.mixedbread.com', 'api.mixedbread.ai'],
  env: ['MXBAI_API_KEY', 'MIXEDBREAD_API_KEY'],
  keys: [
    {
      id: 'mixedbread_api_key',
      title: 'Mixedbread API key',
      literals: ['mxb_', 'emb_'],
      pattern: /(?<![A-Za-z0-9_-])((?:mxb_[A-Za-z0-9]{32,48}|emb_[0-9a-f]{48}))(?![A-Za-z0-9_])/,
      entropyMin: 3.2,
      examples: [`MXBAI_API_KEY=${'mx'}b_LTNUej63P8yYtdBBz7BdsJcYys2wYEcUkZaNJCpD`, `mixedbread_api_key: "${'em'}b_5f207ff62b15d99ddf5ef98f81c417c7bc320af541cc4862"`],
      nearMisses: ['MXBAI_API_KEY=mxb_...', 'memb_version_of_the_library', `emb_${'0'.repeat(48)}`],
    },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'm.py',
      text: `from mixedbread import Mixedbread

mxbai = Mixedbread()
mxbai.embed(model="mixedbread-ai/mxbai-embed-large-v1", input=["a"])
`,
      finds: [
        { kind: 'sdk', name: 'mixedbread', line: 1 },
        { kind: 'provider', name: 'mixedbread' },
        { kind: 'embedding_model', name: 'mixedbread-ai/mxbai-embed-large-v1', line: 4, provider: 'mixedbread' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/m.ts',
      text: `import Mixedbread from '@mixedbread/sdk';

export const out = await new Mixedbread().embed({ model: 'mixedbread-ai/mxbai-embed-large-v1', input: ['a'] });
`,
      finds: [
        { kind: 'sdk', name: '@mixedbread/sdk', line: 1 },
        { kind: 'provider', name: 'mixedbread' },
        { kind: 'embedding_model', name: 'mixedbread-ai/mxbai-embed-large-v1', line: 3, provider: 'mixedbread' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'mixedbread==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'mixedbread', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@mixedbread/sdk": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: '@mixedbread/sdk', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'bread', path: 'a.py', text: 'from bakery import mixedbread\nmixedbread.embed(model="rye-1")\n' },
  ],
});
