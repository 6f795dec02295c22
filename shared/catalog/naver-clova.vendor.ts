import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'naver-clova', base: 'https://clovastudio.stream.ntruss.com/v1/openai', model: 'HCX-005', env: 'CLOVASTUDIO_API_KEY' });

export default defineVendor({
  id: 'naver-clova',
  name: 'Naver CLOVA Studio',
  url: 'https://www.ncloud.com/product/aiService/clovaStudio',
  type: 'vendor',
  packages: [],
  hosts: ['clovastudio.stream.ntruss.com', 'clovastudio.apigw.ntruss.com', 'clovaspeech-gw.ncloud.com'],
  env: ['CLOVASTUDIO_API_KEY', 'NCP_CLOVASTUDIO_API_KEY', 'NCP_APIGW_API_KEY', 'CLOVA_STUDIO_API_KEY'],
  models: [
    { id: 'HCX-003' },
    { id: 'HCX-005' },
    { id: 'HCX-007' },
    { id: 'HCX-DASH-001' },
    { id: 'HCX-DASH-002' },
  ],
  // The three digits are the version.
  pinnedModel: /-\d{3}$/,
  modelPattern: /^HCX-(?:\d{3}|DASH-\d{3})$/,
  examples: [
    ...proofs.examples,
    {
      why: 'its partner package for LangChain',
      path: 'chain.py',
      text: 'from langchain_naver import ChatClovaX\n\nllm = ChatClovaX(model="HCX-007")\n',
      finds: [
        { kind: 'sdk', name: 'langchain-naver', line: 1 },
        { kind: 'provider', name: 'naver-clova' },
        { kind: 'model', name: 'HCX-007', line: 3, provider: 'naver-clova' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'a plant', path: 'a.py', text: 'clover = {"HCX-005": 4}\nprint(clover)\n' },
  ],
});
