import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'nomic', url: 'https://api-atlas.nomic.ai/v1/embedding/text', env: 'NOMIC_API_KEY' });

export default defineVendor({
  id: 'nomic',
  name: 'Nomic',
  url: 'https://www.nomic.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'nomic', role: 'sdk', provider: 'nomic', names: ['embed', 'atlas', 'AtlasDataset', 'AtlasProject', 'login', 'cli', 'AtlasUser'] },
    { ecosystem: 'npm', name: '@nomic-ai/atlas', role: 'sdk', provider: 'nomic' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'nomic.embed.{text,image,images}', gives: [{ kind: 'embedding_model', from: 'model', provider: 'nomic' }] },
  ],
  hosts: ['api-atlas.nomic.ai'],
  env: ['NOMIC_API_KEY'],
  keys: [
    {
      id: 'nomic_api_key',
      title: 'Nomic API key',
      literals: ['nk-'],
      pattern: /(?<![A-Za-z0-9_-])(nk-[A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/,
      entropyMin: 4.0,
      examples: [`NOMIC_API_KEY=${'n'}k-ZdTAv3Sko5FmtvmQDNUATjZpamBzgKcZoStbuBT9Ykz`, `nomic_api_key: "${'n'}k-EiVbFmFL7gDXXv736FhdKk42t58MeTth6mVyF6dmvA6"`],
      nearMisses: ['NOMIC_API_KEY=nk-...', 'keys start with nk-', `NOMIC_API_KEY=nk-${'x'.repeat(43)}`],
    },
  ],
  models: [
    { id: 'nomic-embed-text-v1', kind: 'embedding_model' },
    { id: 'nomic-embed-text-v1.5', kind: 'embedding_model' },
    { id: 'nomic-embed-vision-v1', kind: 'embedding_model' },
    { id: 'nomic-embed-vision-v1.5', kind: 'embedding_model' },
  ],
  // The version is in the id.
  pinnedModel: /-v\d(?:\.\d)?$/,
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'n.py',
      text: 'from nomic import embed\n\nembed.text(texts=["a"], model="nomic-embed-text-v1.5")\n',
      finds: [
        { kind: 'sdk', name: 'nomic', line: 1 },
        { kind: 'provider', name: 'nomic' },
        { kind: 'embedding_model', name: 'nomic-embed-text-v1.5', line: 3, provider: 'nomic' },
      ],
    },
    {
      why: 'its partner package for LangChain',
      path: 'chain.py',
      text: `from langchain_nomic import NomicEmbeddings

embedder = NomicEmbeddings(model="nomic-embed-text-v1")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-nomic', line: 1 },
        { kind: 'provider', name: 'nomic' },
        { kind: 'embedding_model', name: 'nomic-embed-text-v1', line: 3, provider: 'nomic' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'nomic==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'nomic', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@nomic-ai/atlas": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: '@nomic-ai/atlas', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a word ending', path: 'a.py', text: 'from eco.nomic import growth\ngrowth("nomic-embed-text-v1")\n' },
  ],
});
