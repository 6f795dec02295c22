import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'sber-gigachat', url: 'https://gigachat.devices.sberbank.ru/api/v1/chat/completions', env: 'GIGACHAT_CREDENTIALS', model: 'GigaChat-Pro' });

export default defineVendor({
  id: 'sber-gigachat',
  name: 'Sber GigaChat',
  url: 'https://developers.sber.ru/portal/products/gigachat-api',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'gigachat', role: 'sdk', provider: 'sber-gigachat' },
    { ecosystem: 'npm', name: 'gigachat', role: 'sdk', provider: 'sber-gigachat' },
    { ecosystem: 'npm', name: 'langchain-gigachat', role: 'sdk', provider: 'sber-gigachat' },
    { ecosystem: 'pypi', name: 'gigachain', role: 'framework', provider: 'sber-gigachat' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'gigachat.**.{GigaChat,GigaChatAsyncClient}', gives: [{ kind: 'model', from: 'model', provider: 'sber-gigachat' }, { kind: 'endpoint', from: 'base_url', isOwn: true }] },
    { ecosystem: 'pypi', call: 'gigachat.models.Chat', gives: [{ kind: 'model', from: 'model', provider: 'sber-gigachat' }] },
    { ecosystem: 'npm', call: 'gigachat#{default,GigaChat}', gives: [{ kind: 'model', from: 'model', provider: 'sber-gigachat' }] },
    { ecosystem: 'npm', call: 'langchain-gigachat#GigaChat', gives: [{ kind: 'model', from: 'model', provider: 'sber-gigachat' }] },
  ],
  hosts: ['gigachat.devices.sberbank.ru'],
  env: ['GIGACHAT_CREDENTIALS', 'GIGACHAT_API_KEY', 'GIGACHAT_SCOPE', 'GIGACHAT_TOKEN', 'GIGACHAT_AUTH_KEY'],
  models: [
    { id: 'GigaChat' },
    { id: 'GigaChat-Pro' },
    { id: 'GigaChat-Max' },
    { id: 'GigaChat-Plus' },
    { id: 'GigaChat-2' },
    { id: 'GigaChat-2-Pro' },
    { id: 'GigaChat-2-Max' },
  ],
  // No id names a version.
  pinnedModel: /(?!)/,
  modelPattern: /^GigaChat(?:$|-)/,
  prefixes: ['gigachat'],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'g.py',
      text: `from gigachat import GigaChat

with GigaChat(credentials="c", model="GigaChat-Max") as giga:
    giga.chat("Hi")
`,
      finds: [
        { kind: 'sdk', name: 'gigachat', line: 1 },
        { kind: 'provider', name: 'sber-gigachat' },
        { kind: 'model', name: 'GigaChat-Max', line: 3, provider: 'sber-gigachat' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/g.ts',
      text: `import GigaChat from 'gigachat';

export const client = new GigaChat({ model: 'GigaChat-2' });
`,
      finds: [
        { kind: 'sdk', name: 'gigachat', line: 1 },
        { kind: 'provider', name: 'sber-gigachat' },
        { kind: 'model', name: 'GigaChat-2', line: 3, provider: 'sber-gigachat' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'gigachat==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'gigachat', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "gigachat": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'gigachat', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'another host of the bank', path: 'a.ts', text: "await fetch('https://www.sberbank.ru/ru/person');\n" },
  ],
});
