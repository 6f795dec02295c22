import { defineVendor, type CatalogModel } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'xai', base: 'https://api.x.ai/v1', model: 'grok-4', env: 'XAI_API_KEY' });
const migration = 'https://docs.x.ai/developers/migration/may-15-retirement';
const retired: CatalogModel[] = [
  ['grok-4-1-fast-reasoning', 'grok-4.3'],
  ['grok-4-1-fast-non-reasoning', 'grok-4.20-non-reasoning'],
  ['grok-4-fast-reasoning', 'grok-4.3'],
  ['grok-4-fast-non-reasoning', 'grok-4.20-non-reasoning'],
  ['grok-4-0709', 'grok-4.3'],
  ['grok-code-fast-1', 'grok-4.3'],
  ['grok-3', 'grok-4.3'],
  ['grok-imagine-image-pro', 'grok-imagine-image'],
].map(([id, replacement]) => ({ id: id as string, retiresOn: '2026-05-15', replacement: replacement as string, source: migration }));

export default defineVendor({
  id: 'xai',
  name: 'xAI',
  url: 'https://x.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'xai-sdk', modules: ['xai_sdk'], role: 'sdk', provider: 'xai' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'xai_sdk.**.{Client,AsyncClient}().**.{create,sample,sample_batch,generate}', gives: [{ kind: 'model', from: 'model', provider: 'xai' }] },
    { ecosystem: 'pypi', call: 'xai_sdk.chat.system', gives: [{ kind: 'prompt', from: '#0' }] },
  ],
  hosts: ['api.x.ai', '*.api.x.ai'],
  env: ['XAI_API_KEY', 'GROK_API_KEY'],
  keys: [
    {
      id: 'xai_api_key',
      title: 'xAI API key',
      literals: ['xai-'],
      pattern: /(?<![A-Za-z0-9_-])(xai-[A-Za-z0-9]{80})(?![A-Za-z0-9])/,
      entropyMin: 3.6,
      examples: [`XAI_API_KEY=${'xa'}i-qQghj5R3RGtU6vnd2CkVJKL7uynquq8eT8MQ3m9sqLjj3rns6aFtXWwtmGTQ6FwwyQX53jYLBHYCKiiQ`, `xai_api_key: "${'xa'}i-omafijvZhVfV7XhGfesuAcSVeBcC2uDTQ2QkALafbMbQXibVDms4tJaDoK2mC43KyZsrmqBf2EbESnEE"`],
      nearMisses: ['XAI_API_KEY=xai-...', 'keys start with xai-', `XAI_API_KEY=xai-${'x'.repeat(80)}`],
    },
  ],
  models: [
    ...retired,
    { id: 'grok-4', isPinned: false },
    { id: 'grok-4-latest', isPinned: false },
    { id: 'grok-3-latest', isPinned: false },
    { id: 'grok-3-mini', isPinned: false },
    { id: 'grok-3-fast', isPinned: false },
    { id: 'grok-3-mini-fast', isPinned: false },
    { id: 'grok-2-latest', isPinned: false },
    { id: 'grok-beta', isPinned: false },
    { id: 'grok-vision-beta', isPinned: false },
    { id: 'grok-2-1212' },
    { id: 'grok-2-vision-1212' },
    { id: 'grok-2-image-1212' },
    { id: 'grok-4.3' },
    { id: 'grok-4.20-non-reasoning' },
    { id: 'grok-4.7' },
    { id: 'grok-imagine-image' },
  ],
  // A date names fixed weights; the short forms are aliases that move (docs.x.ai, models).
  pinnedModel: /-\d{4}$/,
  modelPattern: /^grok-(?:\d|beta|vision|code|imagine|build)/,
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatXAiGrok', role: 'model', model: 'model' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'chat.py',
      text: `from xai_sdk import Client
from xai_sdk.chat import system, user

RULES = "You are terse."
client = Client()
chat = client.chat.create(model="grok-4-0709")
chat.append(system(RULES))
`,
      finds: [
        { kind: 'sdk', name: 'xai-sdk', line: 1 },
        { kind: 'provider', name: 'xai' },
        { kind: 'prompt', name: 'RULES', line: 4 },
        { kind: 'model', name: 'grok-4-0709', line: 6, provider: 'xai' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'xai-sdk==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'xai-sdk', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'explainable AI goes by the same letters', path: 'a.py', text: 'import xai\nfrom xai.explain import report\nreport("grok-4")\n' },
    { why: 'grok patterns of a log shipper', path: 'b.py', text: 'from pygrok import Grok\nGrok("%{COMMONAPACHELOG}").match("x")\n' },
  ],
});
