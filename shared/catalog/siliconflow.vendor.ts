import { defineVendor } from './catalog-entry.ts';
import { namedKey } from './compatible-sdk.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'siliconflow', base: 'https://api.siliconflow.cn/v1', model: 'Qwen/Qwen2.5-72B-Instruct', env: 'SILICONFLOW_API_KEY' });

export default defineVendor({
  id: 'siliconflow',
  name: 'SiliconFlow',
  url: 'https://siliconflow.com',
  type: 'vendor',
  packages: [],
  hosts: ['api.siliconflow.cn', 'api.siliconflow.com', 'api-st.siliconflow.cn'],
  env: ['SILICONFLOW_API_KEY', 'SILICON_FLOW_API_KEY', 'SILICONFLOW_BASE_URL'],
  keys: [
    {
      // The form is shared with others: known by the variable.
      id: 'siliconflow_api_key',
      title: 'SiliconFlow API key',
      ...namedKey({ names: ['SILICONFLOW_API_KEY'], body: 'sk-[a-z]{48}' }),
      entropyMin: 3.6,
      examples: [`SILICONFLOW_API_KEY=${'sk-srainvotefsxfcnjflaqnttmwbuhtklbeivzzfnkbecbjglm'}`, `siliconflow_api_key: "${'sk-teofufpieuchuqzkizlwchlmeifxbdqpvuenrbfvxcbgzwgl'}"`],
      nearMisses: ['SILICONFLOW_API_KEY=', 'os.environ["SILICONFLOW_API_KEY"]', 'SILICONFLOW_API_KEY=<your key>', 'process.env.SILICONFLOW_API_KEY ?? fallback'],
    },
  ],
  models: [
    { id: 'Qwen/Qwen2.5-72B-Instruct' },
    { id: 'Qwen/Qwen2.5-7B-Instruct' },
    { id: 'deepseek-ai/DeepSeek-V2.5' },
    { id: 'Pro/deepseek-ai/DeepSeek-V3' },
    { id: 'Pro/deepseek-ai/DeepSeek-R1' },
    { id: 'FunAudioLLM/SenseVoiceSmall' },
    { id: 'BAAI/bge-large-zh-v1.5', kind: 'embedding_model' },
    { id: 'Pro/BAAI/bge-m3', kind: 'embedding_model' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'its partner package for LangChain',
      path: 'chain.py',
      text: `from langchain_siliconflow import ChatSiliconFlow

llm = ChatSiliconFlow(model="Pro/deepseek-ai/DeepSeek-V3")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-siliconflow', line: 1 },
        { kind: 'provider', name: 'siliconflow' },
        { kind: 'model', name: 'Pro/deepseek-ai/DeepSeek-V3', line: 3, provider: 'siliconflow' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a local class', path: 'a.py', text: `class ChatSiliconFlow:
    def __init__(self, model):
        self.model = model

ChatSiliconFlow(model="Qwen/Qwen2.5-7B-Instruct")
` },
  ],
});
