import { defineVendor } from './catalog-entry.ts';
import { compatibleSdk, namedKey } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'zhipu', base: 'https://open.bigmodel.cn/api/paas/v4/', model: 'glm-4-flash', env: 'ZHIPUAI_API_KEY' });

export default defineVendor({
  id: 'zhipu',
  name: 'Zhipu AI (Z.ai, BigModel)',
  url: 'https://z.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'zhipuai', role: 'sdk', provider: 'zhipu' },
    { ecosystem: 'pypi', name: 'zai-sdk', modules: ['zai'], role: 'sdk', provider: 'zhipu', names: ['ZaiClient', 'ZhipuAiClient'] },
    { ecosystem: 'npm', name: 'zhipu-ai-provider', role: 'sdk', provider: 'zhipu' },
    { ecosystem: 'npm', name: 'zhipuai-sdk-nodejs-v4', role: 'sdk', provider: 'zhipu' },
  ],
  uses: [
    ...compatibleSdk('pypi', 'zhipuai.ZhipuAI', 'zhipu'),
    ...compatibleSdk('pypi', 'zai.{ZaiClient,ZhipuAiClient}', 'zhipu'),
    { ecosystem: 'npm', call: 'zhipu-ai-provider#{zhipu,createZhipu()}', gives: [{ kind: 'model', from: '#0', provider: 'zhipu' }] },
  ],
  hosts: ['open.bigmodel.cn/api', 'api.z.ai'],
  env: ['ZHIPUAI_API_KEY', 'ZHIPU_API_KEY', 'ZAI_API_KEY', 'BIGMODEL_API_KEY', 'ZHIPUAI_BASE_URL'],
  keys: [
    {
      // No mark of its own: only known by what it is given to.
      id: 'zhipu_api_key',
      title: 'Zhipu API key',
      ...namedKey({ names: ['ZHIPUAI_API_KEY', 'ZHIPU_API_KEY', 'ZAI_API_KEY'], body: '[0-9a-f]{32}\\.[A-Za-z0-9]{16}' }),
      entropyMin: 3.6,
      examples: [`ZHIPUAI_API_KEY=${'c1815a356afda6cbb341fd88f0871a68'}.ReUmg4Bd8Q5EEkSR`, `zhipuai_api_key: "${'f5da9a8e0a7a16f461d4b956fc5668b5'}.54C5TkEXF8CorF9i"`],
      nearMisses: ['ZHIPUAI_API_KEY=', 'os.environ["ZHIPUAI_API_KEY"]', 'ZHIPUAI_API_KEY=<your key>', 'process.env.ZHIPUAI_API_KEY ?? fallback'],
    },
  ],
  models: [
    { id: 'glm-4' },
    { id: 'glm-4-plus' },
    { id: 'glm-4-air' },
    { id: 'glm-4-airx' },
    { id: 'glm-4-flash' },
    { id: 'glm-4-long' },
    { id: 'glm-4v' },
    { id: 'glm-4v-plus' },
    { id: 'glm-4.5' },
    { id: 'glm-4.5-air' },
    { id: 'glm-4.5-flash' },
    { id: 'glm-4.6' },
    { id: 'glm-4.7' },
    { id: 'glm-5' },
    { id: 'glm-z1-air' },
    { id: 'glm-3-turbo' },
    { id: 'cogview-3-plus' },
    { id: 'cogvideox' },
    { id: 'glm-4-0520' },
    { id: 'glm-4-plus-0111' },
    { id: 'glm-4-air-250414' },
    { id: 'glm-4-flash-250414' },
    { id: 'embedding-2', kind: 'embedding_model' },
    { id: 'embedding-3', kind: 'embedding_model' },
  ],
  // Four or six digits at the end are a date.
  pinnedModel: /-(?:\d{4}|\d{6})$/,
  modelPattern: /^(?:glm-(?:3-turbo|4(?:$|v|-(?:plus|air|flash|long|alltools|assistant|0520)|\.[5-9])|5|z1-(?:air|flash))|cogview-|cogvideox|charglm-|embedding-[23]$)/,
  prefixes: ['zai', 'zhipuai'],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'chat.py',
      text: `from zhipuai import ZhipuAI

client = ZhipuAI(api_key="x")
client.chat.completions.create(model="glm-4-plus", messages=[])
client.embeddings.create(model="embedding-3", input="x")
`,
      finds: [
        { kind: 'sdk', name: 'zhipuai', line: 1 },
        { kind: 'provider', name: 'zhipu' },
        { kind: 'model', name: 'glm-4-plus', line: 4, provider: 'zhipu' },
        { kind: 'embedding_model', name: 'embedding-3', line: 5, provider: 'zhipu' },
      ],
    },
    {
      why: 'through its address in the form of Anthropic',
      path: 'src/claude.ts',
      text: `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ baseURL: 'https://api.z.ai/api/anthropic' });
export const reply = await client.messages.create({ model: 'glm-4.6', max_tokens: 10, messages: [] });
`,
      finds: [
        { kind: 'sdk', name: '@anthropic-ai/sdk', line: 1 },
        { kind: 'endpoint', name: 'api.z.ai/api/anthropic', line: 3, provider: 'zhipu' },
        { kind: 'provider', name: 'zhipu' },
        { kind: 'model', name: 'glm-4.6', line: 4, provider: 'zhipu' },
      ],
    },
    {
      why: 'its provider for the Vercel SDK',
      path: 'src/glm.ts',
      text: "import { zhipu } from 'zhipu-ai-provider';\n\nexport const model = zhipu('glm-4-flash');\n",
      finds: [
        { kind: 'sdk', name: 'zhipu-ai-provider', line: 1 },
        { kind: 'provider', name: 'zhipu' },
        { kind: 'model', name: 'glm-4-flash', line: 3, provider: 'zhipu' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'zhipuai==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'zhipuai', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "zhipu-ai-provider": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'zhipu-ai-provider', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'the mathematics library for graphics', path: 'a.py', text: 'import glm\nglm.vec3(1, 2, 3)\n' },
    { why: 'a generalised linear model', path: 'b.py', text: 'from statsmodels.api import GLM\nGLM([1], [1]).fit()\n' },
    { why: 'the page of the keys', path: 'c.ts', text: "export const link = 'https://open.bigmodel.cn/usercenter/apikeys';\n" },
  ],
});
