import { defineVendor } from './catalog-entry.ts';
import { namedKey } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'alibaba-dashscope', base: 'https://dashscope.aliyuncs.com/compatible-mode/v1', model: 'qwen-plus', env: 'DASHSCOPE_API_KEY' });

export default defineVendor({
  id: 'alibaba-dashscope',
  name: 'Alibaba Cloud Model Studio (DashScope, Qwen)',
  url: 'https://www.alibabacloud.com/product/modelstudio',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'dashscope', role: 'sdk', provider: 'alibaba-dashscope' },
    { ecosystem: 'npm', name: 'qwen-ai-provider', role: 'sdk', provider: 'alibaba-dashscope' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'dashscope.**.{Generation,AioGeneration,MultiModalConversation,AioMultiModalConversation,ImageSynthesis,VideoSynthesis,CodeGeneration,Application}.{call,async_call}', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'alibaba-dashscope' }, { kind: 'prompt', from: 'messages[role=system].content' }] },
    { ecosystem: 'pypi', call: 'dashscope.**.{TextEmbedding,MultiModalEmbedding,BatchTextEmbedding}.{call,async_call}', gives: [{ kind: 'embedding_model', from: ['model', '#0'], provider: 'alibaba-dashscope' }] },
    { ecosystem: 'pypi', call: 'dashscope.audio.**.{SpeechSynthesizer,Recognition,Transcription,SpeechSynthesizer.call,Transcription.async_call}', gives: [{ kind: 'model', from: 'model', provider: 'alibaba-dashscope' }] },
    { ecosystem: 'npm', call: 'qwen-ai-provider#{qwen,createQwen()}', gives: [{ kind: 'model', from: '#0', provider: 'alibaba-dashscope' }] },
  ],
  hosts: ['dashscope.aliyuncs.com', 'dashscope-intl.aliyuncs.com', 'dashscope-us.aliyuncs.com', 'dashscope-finance.aliyuncs.com', '*.dashscope.aliyuncs.com'],
  env: ['DASHSCOPE_API_KEY', 'DASHSCOPE_HTTP_BASE_URL', 'QWEN_API_KEY', 'ALIBABA_API_KEY', 'BAILIAN_API_KEY'],
  keys: [
    {
      // The form is shared with others: known by the variable.
      id: 'dashscope_api_key',
      title: 'DashScope API key',
      ...namedKey({ names: ['DASHSCOPE_API_KEY', 'QWEN_API_KEY'], body: 'sk-[0-9a-f]{32}' }),
      entropyMin: 3.2,
      examples: [`DASHSCOPE_API_KEY=${'sk-8010f91da67415ee7b2640e57982710d'}`, `dashscope_api_key: "${'sk-2596455926ada8ba90ddec9ac8f89ba8'}"`],
      nearMisses: ['DASHSCOPE_API_KEY=', 'os.environ["DASHSCOPE_API_KEY"]', 'DASHSCOPE_API_KEY=<your key>', 'process.env.DASHSCOPE_API_KEY ?? fallback'],
    },
  ],
  models: [
    { id: 'qwen-max', isPinned: false },
    { id: 'qwen-max-latest', isPinned: false },
    { id: 'qwen-plus', isPinned: false },
    { id: 'qwen-plus-latest', isPinned: false },
    { id: 'qwen-turbo', isPinned: false },
    { id: 'qwen-turbo-latest', isPinned: false },
    { id: 'qwen-long', isPinned: false },
    { id: 'qwen-vl-max', isPinned: false },
    { id: 'qwen-vl-plus', isPinned: false },
    { id: 'qwen-flash', isPinned: false },
    { id: 'qwen3-max', isPinned: false },
    { id: 'qwen3-coder-plus', isPinned: false },
    { id: 'qwq-plus', isPinned: false },
    { id: 'qvq-max', isPinned: false },
    { id: 'qwen-omni-turbo', isPinned: false },
    { id: 'qwen-plus-2024-11-27' },
    { id: 'qwen-plus-2025-12-01' },
    { id: 'qwen-turbo-2024-09-19', retiresOn: '2026-01-30', replacement: 'qwen-flash-2025-07-28', source: 'https://www.alibabacloud.com/help/en/model-studio/model-depreciation' },
    { id: 'qwen-flash-2025-07-28' },
    { id: 'qwen3-max-2025-09-23', retiresOn: '2026-10-10', source: 'https://www.alibabacloud.com/help/en/model-studio/models' },
    { id: 'qwen3-max-2026-01-23', retiresOn: '2026-10-10', source: 'https://www.alibabacloud.com/help/en/model-studio/models' },
    { id: 'qwen3-vl-flash-2025-10-15' },
    { id: 'text-embedding-v1', kind: 'embedding_model' },
    { id: 'text-embedding-v2', kind: 'embedding_model' },
    { id: 'text-embedding-v3', kind: 'embedding_model' },
    { id: 'text-embedding-v4', kind: 'embedding_model' },
  ],
  // A snapshot has its date; without one the id moves to the newest.
  pinnedModel: /-\d{4}-\d{2}-\d{2}$|^text-embedding-v\d$/,
  modelPattern: /^(?:qwen-(?:(?:vl-|omni-|coder-|mt-|image-|audio-|math-)?(?:max|plus|turbo|long|flash)|image|tts)(?:$|-)|qwen\d(?:\.\d)?-(?:max|plus|flash|coder-plus|coder-flash|vl-plus|vl-flash|omni-)|qwq-plus|qvq-max|wanx\d|wan\d\.\d-|text-embedding-v\d$|cosyvoice-v|paraformer-|sambert-|gte-rerank)/,
  prefixes: ['dashscope', 'alibaba'],
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatAlibabaCloud', role: 'model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.alibabaCloud', role: 'action', model: 'modelId' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'chat.py',
      text: `import dashscope
from dashscope import Generation

reply = Generation.call(model="qwen-max", messages=[{"role": "user", "content": "Hi"}])
dashscope.TextEmbedding.call(model="text-embedding-v3", input="x")
`,
      finds: [
        { kind: 'sdk', name: 'dashscope', line: 1 },
        { kind: 'provider', name: 'alibaba-dashscope' },
        { kind: 'model', name: 'qwen-max', line: 4, provider: 'alibaba-dashscope' },
        { kind: 'embedding_model', name: 'text-embedding-v3', line: 5, provider: 'alibaba-dashscope' },
      ],
    },
    {
      why: 'its provider for the Vercel SDK',
      path: 'src/qwen.ts',
      text: "import { qwen } from 'qwen-ai-provider';\n\nexport const model = qwen('qwen-turbo');\n",
      finds: [
        { kind: 'sdk', name: 'qwen-ai-provider', line: 1 },
        { kind: 'provider', name: 'alibaba-dashscope' },
        { kind: 'model', name: 'qwen-turbo', line: 3, provider: 'alibaba-dashscope' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'dashscope==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'dashscope', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "qwen-ai-provider": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'qwen-ai-provider', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'another service of the same cloud', path: 'a.ts', text: "await fetch('https://oss-cn-hangzhou.aliyuncs.com/bucket/qwen-max');\n" },
  ],
});
