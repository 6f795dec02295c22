import { defineVendor } from './catalog-entry.ts';
import { namedKey } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'baidu-qianfan', base: 'https://qianfan.baidubce.com/v2', model: 'ernie-4.0-turbo-8k', env: 'QIANFAN_API_KEY' });

export default defineVendor({
  id: 'baidu-qianfan',
  name: 'Baidu Qianfan (ERNIE)',
  url: 'https://qianfan.cloud.baidu.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'qianfan', role: 'sdk', provider: 'baidu-qianfan' },
    { ecosystem: 'npm', name: '@baiducloud/qianfan', role: 'sdk', provider: 'baidu-qianfan' },
    { ecosystem: 'pypi', name: 'erniebot', role: 'sdk', provider: 'baidu-qianfan' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'qianfan.{ChatCompletion,Completion,Image2Text,Text2Image,Function}', gives: [{ kind: 'model', from: 'model', provider: 'baidu-qianfan' }] },
    { ecosystem: 'pypi', call: 'qianfan.{ChatCompletion,Completion,Image2Text,Text2Image}().{do,ado,create}', gives: [{ kind: 'model', from: 'model', provider: 'baidu-qianfan' }, { kind: 'prompt', from: 'system' }] },
    { ecosystem: 'pypi', call: 'qianfan.Embedding', gives: [{ kind: 'embedding_model', from: 'model', provider: 'baidu-qianfan' }] },
    { ecosystem: 'pypi', call: 'qianfan.Embedding().{do,ado}', gives: [{ kind: 'embedding_model', from: 'model', provider: 'baidu-qianfan' }] },
    { ecosystem: 'pypi', call: 'erniebot.{ChatCompletion,ChatFile,Image}.{create,acreate}', gives: [{ kind: 'model', from: 'model', provider: 'baidu-qianfan' }, { kind: 'prompt', from: 'system' }] },
    { ecosystem: 'pypi', call: 'erniebot.Embedding.create', gives: [{ kind: 'embedding_model', from: 'model', provider: 'baidu-qianfan' }] },
    { ecosystem: 'npm', call: '@baiducloud/qianfan#{ChatCompletion,Completions}().{chat,completions}', gives: [{ kind: 'model', from: '#1', provider: 'baidu-qianfan' }] },
  ],
  hosts: ['qianfan.baidubce.com', 'aip.baidubce.com/rpc/2.0/ai_custom'],
  env: ['QIANFAN_ACCESS_KEY', 'QIANFAN_SECRET_KEY', 'QIANFAN_API_KEY', 'QIANFAN_AK', 'QIANFAN_SK', 'QIANFAN_BEARER_TOKEN'],
  keys: [
    {
      // No mark of its own: only known by what it is given to.
      id: 'qianfan_api_key',
      title: 'Qianfan API key',
      ...namedKey({ names: ['QIANFAN_API_KEY', 'QIANFAN_BEARER_TOKEN'], body: 'bce-v3/ALTAK-[A-Za-z0-9]{21}/[0-9a-f]{40}' }),
      entropyMin: 3.6,
      examples: [`QIANFAN_API_KEY=${'bce-v3/ALTAK-cdyhPLy2dVwNvhV8kdkMP'}/eb423c3b4420e2789a5f2f07615b35a6a3dec552`, `qianfan_api_key: "${'bce-v3/ALTAK-G68pd9fCAwgjyQSHFmXiZ'}/a12984665c6dfad1bc73578d1d607013981efc71"`],
      nearMisses: ['QIANFAN_API_KEY=', 'os.environ["QIANFAN_API_KEY"]', 'QIANFAN_API_KEY=<your key>', 'process.env.QIANFAN_API_KEY ?? fallback'],
    },
  ],
  models: [
    { id: 'ernie-4.0-8k' },
    { id: 'ernie-4.0-turbo-8k' },
    { id: 'ernie-3.5-8k' },
    { id: 'ernie-speed-8k' },
    { id: 'ernie-speed-128k' },
    { id: 'ernie-lite-8k' },
    { id: 'ernie-tiny-8k' },
    { id: 'ernie-4.5-8k-preview' },
    { id: 'ernie-x1-32k' },
    { id: 'ERNIE-Bot' },
    { id: 'ERNIE-Bot-4' },
    { id: 'ERNIE-Bot-turbo' },
    { id: 'ERNIE-3.5-8K' },
    { id: 'ERNIE-4.0-8K' },
    { id: 'ERNIE-Speed-128K' },
    { id: 'ERNIE-Embedding-V1', kind: 'embedding_model', isPinned: false },
    { id: 'ernie-text-embedding', kind: 'embedding_model', isPinned: false },
  ],
  // Four digits at the end are a date.
  pinnedModel: /-\d{4}$/,
  modelPattern: /^(?:ernie-|ERNIE-)/,
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'chat.py',
      text: `import qianfan

chat = qianfan.ChatCompletion()
chat.do(model="ERNIE-4.0-8K", messages=[{"role": "user", "content": "Hi"}])
`,
      finds: [
        { kind: 'sdk', name: 'qianfan', line: 1 },
        { kind: 'provider', name: 'baidu-qianfan' },
        { kind: 'model', name: 'ERNIE-4.0-8K', line: 4, provider: 'baidu-qianfan' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/ernie.ts',
      text: `import { ChatCompletion } from '@baiducloud/qianfan';

export const reply = await new ChatCompletion().chat({ messages: [] }, 'ERNIE-Speed-128K');
`,
      finds: [
        { kind: 'sdk', name: '@baiducloud/qianfan', line: 1 },
        { kind: 'provider', name: 'baidu-qianfan' },
        { kind: 'model', name: 'ERNIE-Speed-128K', line: 3, provider: 'baidu-qianfan' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'qianfan==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'qianfan', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@baiducloud/qianfan": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: '@baiducloud/qianfan', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'another service of the same host', path: 'a.ts', text: "await fetch('https://aip.baidubce.com/oauth/2.0/token');\n" },
    { why: 'a name', path: 'b.py', text: 'ernie = "Bert and Ernie"\nprint(ernie)\n' },
  ],
});
