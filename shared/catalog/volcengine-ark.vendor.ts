import { defineVendor } from './catalog-entry.ts';
import { compatibleSdk, namedKey } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'volcengine-ark', base: 'https://ark.cn-beijing.volces.com/api/v3', model: 'doubao-1-5-pro-32k-250115', env: 'ARK_API_KEY' });

export default defineVendor({
  id: 'volcengine-ark',
  name: 'Volcengine Ark (Doubao)',
  url: 'https://www.volcengine.com/product/ark',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'volcengine-python-sdk', modules: ['volcenginesdkarkruntime'], role: 'sdk', provider: 'volcengine-ark' },
  ],
  uses: [
    ...compatibleSdk('pypi', 'volcenginesdkarkruntime.{Ark,AsyncArk}', 'volcengine-ark'),
  ],
  hosts: ['ark.*.volces.com', 'ark.*.bytepluses.com'],
  env: ['ARK_API_KEY', 'VOLCENGINE_API_KEY', 'DOUBAO_API_KEY', 'ARK_BASE_URL'],
  keys: [
    {
      // No mark of its own: only known by what it is given to.
      id: 'ark_api_key',
      title: 'Volcengine Ark API key',
      ...namedKey({ names: ['ARK_API_KEY', 'DOUBAO_API_KEY'], body: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}' }),
      entropyMin: 3.0,
      examples: [`ARK_API_KEY=${'5b2d8046-7c1e-9a3f-e1a7'}-b5d20846c3f9`, `ark_api_key: "${'a1c3e597-04f8-b2d6-8b4d'}-1e3579d2a6c3"`],
      nearMisses: ['ARK_API_KEY=', 'os.environ["ARK_API_KEY"]', 'ARK_API_KEY=<your key>', 'process.env.ARK_API_KEY ?? fallback'],
    },
  ],
  models: [
    { id: 'doubao-1-5-pro-32k-250115' },
    { id: 'doubao-1-5-lite-32k-250115' },
    { id: 'doubao-1-5-vision-pro-32k-250115' },
    { id: 'doubao-1-5-thinking-pro-250415' },
    { id: 'doubao-seed-1-6-250615' },
    { id: 'doubao-seed-1-6-flash-250615' },
    { id: 'doubao-seed-1-6-thinking-250615' },
    { id: 'doubao-seedream-3-0-t2i-250415' },
    { id: 'doubao-pro-32k', isPinned: false },
    { id: 'doubao-lite-32k', isPinned: false },
    { id: 'doubao-pro-4k', isPinned: false },
    { id: 'doubao-embedding-text-240715', kind: 'embedding_model' },
    { id: 'doubao-embedding-large-text-240915', kind: 'embedding_model' },
  ],
  // Six digits at the end are a date; an `ep-` id is an endpoint of the account, whose model can be changed behind it.
  pinnedModel: /-2\d{5}$/,
  modelPattern: /^(?:doubao-|ep-20\d{12}-[a-z0-9]{5}$)/,
  prefixes: ['volcengine', 'doubao'],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK with an endpoint of the account',
      path: 'chat.py',
      text: `from volcenginesdkarkruntime import Ark

client = Ark(base_url="https://ark.cn-beijing.volces.com/api/v3")
client.chat.completions.create(model="ep-20240604022502-7r8sf", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'volcengine-python-sdk', line: 1 },
        { kind: 'endpoint', name: 'ark.cn-beijing.volces.com/api/v3', line: 3, provider: 'volcengine-ark' },
        { kind: 'provider', name: 'volcengine-ark' },
        { kind: 'model', name: 'ep-20240604022502-7r8sf', line: 4, provider: 'volcengine-ark' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'volcengine-python-sdk==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'volcengine-python-sdk', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'the storage of the same cloud', path: 'a.ts', text: "await fetch('https://tos-cn-beijing.volces.com/bucket/doubao');\n" },
    { why: 'a backup tool of this name', path: 'b.py', text: 'from heptio.ark import Ark\nArk().chat.completions.create(model="x-1")\n' },
  ],
});
