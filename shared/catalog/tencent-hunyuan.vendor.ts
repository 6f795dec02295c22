import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'tencent-hunyuan', base: 'https://api.hunyuan.cloud.tencent.com/v1', model: 'hunyuan-turbo', env: 'HUNYUAN_API_KEY' });

export default defineVendor({
  id: 'tencent-hunyuan',
  name: 'Tencent Hunyuan',
  url: 'https://cloud.tencent.com/product/hunyuan',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'tencentcloud-sdk-python-hunyuan', modules: ['tencentcloud.hunyuan'], role: 'sdk', provider: 'tencent-hunyuan' },
    { ecosystem: 'npm', name: 'tencentcloud-sdk-nodejs-hunyuan', role: 'sdk', provider: 'tencent-hunyuan' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'tencentcloud.hunyuan.**.HunyuanClient', gives: [{ kind: 'provider', provider: 'tencent-hunyuan' }] },
    { ecosystem: 'npm', call: 'tencentcloud-sdk-nodejs-hunyuan#hunyuan.v20230901.Client().{ChatCompletions,ChatTranslations}', gives: [{ kind: 'model', from: 'Model', provider: 'tencent-hunyuan' }] },
    { ecosystem: 'npm', call: 'tencentcloud-sdk-nodejs#hunyuan.v20230901.Client().{ChatCompletions,ChatTranslations}', gives: [{ kind: 'model', from: 'Model', provider: 'tencent-hunyuan' }, { kind: 'provider', provider: 'tencent-hunyuan' }] },
  ],
  hosts: ['hunyuan.tencentcloudapi.com', 'api.hunyuan.cloud.tencent.com', 'hunyuan.*.tencentcloudapi.com'],
  env: ['HUNYUAN_API_KEY', 'HUNYUAN_SECRET_ID', 'HUNYUAN_SECRET_KEY'],
  models: [
    { id: 'hunyuan-lite', isPinned: false },
    { id: 'hunyuan-standard', isPinned: false },
    { id: 'hunyuan-pro', isPinned: false },
    { id: 'hunyuan-turbo', isPinned: false },
    { id: 'hunyuan-turbos-latest', isPinned: false },
    { id: 'hunyuan-t1-latest', isPinned: false },
    { id: 'hunyuan-large', isPinned: false },
    { id: 'hunyuan-vision', isPinned: false },
    { id: 'hunyuan-code', isPinned: false },
    { id: 'hunyuan-2.0-thinking-20251109' },
    { id: 'hunyuan-2.0-instruct-20251111' },
    { id: 'hunyuan-embedding', kind: 'embedding_model' },
  ],
  // A date names fixed weights.
  pinnedModel: /-\d{8}$/,
  modelPattern: /^hunyuan-/,
  examples: [
    ...proofs.examples,
    {
      why: 'the SDK of the cloud',
      path: 'chat.py',
      text: `from tencentcloud.hunyuan.v20230901 import hunyuan_client, models

client = hunyuan_client.HunyuanClient(None, "ap-guangzhou")
`,
      finds: [
        { kind: 'sdk', name: 'tencentcloud-sdk-python-hunyuan', line: 1 },
        { kind: 'provider', name: 'tencent-hunyuan' },
      ],
    },
    {
      why: 'the SDK of the cloud in JavaScript',
      path: 'src/chat.js',
      text: `const { hunyuan } = require('tencentcloud-sdk-nodejs-hunyuan');

const client = new hunyuan.v20230901.Client({ region: '' });
client.ChatCompletions({ Model: 'hunyuan-pro', Messages: [] });
`,
      finds: [
        { kind: 'sdk', name: 'tencentcloud-sdk-nodejs-hunyuan', line: 1 },
        { kind: 'provider', name: 'tencent-hunyuan' },
        { kind: 'model', name: 'hunyuan-pro', line: 4, provider: 'tencent-hunyuan' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'tencentcloud-sdk-python-hunyuan==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'tencentcloud-sdk-python-hunyuan', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: `{
  "dependencies": {
    "tencentcloud-sdk-nodejs-hunyuan": "^1.0.0",
    "express": "^5.0.0"
  }
}
`,
      finds: [{ kind: 'dependency', name: 'tencentcloud-sdk-nodejs-hunyuan', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'another service of the same SDK', path: 'a.py', text: 'from tencentcloud.cvm.v20170312 import cvm_client\ncvm_client.CvmClient(None, "ap-guangzhou")\n' },
  ],
});
