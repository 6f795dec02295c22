import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'yandexgpt', url: 'https://llm.api.cloud.yandex.net/foundationModels/v1/completion', env: 'YANDEXGPT_API_KEY' });

export default defineVendor({
  id: 'yandexgpt',
  name: 'Yandex AI Studio (YandexGPT)',
  url: 'https://yandex.cloud/en/services/yandexgpt',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'yandex-cloud-ml-sdk', modules: ['yandex_cloud_ml_sdk'], role: 'sdk', provider: 'yandexgpt' },
    { ecosystem: 'pypi', name: 'yandex-ai-studio-sdk', modules: ['yandex_ai_studio_sdk'], role: 'sdk', provider: 'yandexgpt' },
    { ecosystem: 'pypi', name: 'yandexgptlite', role: 'sdk', provider: 'yandexgpt' },
  ],
  uses: [
    { ecosystem: 'pypi', call: '{yandex_cloud_ml_sdk,yandex_ai_studio_sdk}.{YCloudML,AsyncYCloudML,AIStudio,AsyncAIStudio}().models.{completions,image_generation,text_classifiers}', gives: [{ kind: 'model', from: ['model_name', '#0'], provider: 'yandexgpt' }] },
    { ecosystem: 'pypi', call: '{yandex_cloud_ml_sdk,yandex_ai_studio_sdk}.{YCloudML,AsyncYCloudML,AIStudio,AsyncAIStudio}().models.text_embeddings', gives: [{ kind: 'embedding_model', from: ['model_name', '#0'], provider: 'yandexgpt' }] },
  ],
  hosts: ['llm.api.cloud.yandex.net', 'ai.api.cloud.yandex.net', 'rest-assistant.api.cloud.yandex.net', 'stt.api.cloud.yandex.net', 'tts.api.cloud.yandex.net', 'vision.api.cloud.yandex.net', 'ocr.api.cloud.yandex.net', 'translate.api.cloud.yandex.net'],
  env: ['YANDEX_GPT_API_KEY', 'YANDEXGPT_API_KEY', 'YANDEXGPT_FOLDER_ID'],
  keys: [
    {
      id: 'yandex_api_key',
      title: 'Yandex Cloud API key',
      literals: ['AQVN'],
      pattern: /(?<![A-Za-z0-9_-])(AQVN[A-Za-z0-9_-]{35,38})(?![A-Za-z0-9_-])/,
      entropyMin: 3.6,
      examples: [`YANDEX_API_KEY=${'AQ'}VNRkqBQsUfEG6cpG4YpQcwuDCWaAHu7fUEEsR9`, `yandex_api_key: "${'AQ'}VNiyLCPJQ2tmKcdQYVtR5S5QovJjcpwL5Vsrpi"`],
      nearMisses: ['YANDEX_API_KEY=AQVN...', 'keys start with AQVN', `YANDEX_API_KEY=AQVN${'x'.repeat(36)}`],
    },
  ],
  models: [
    { id: 'yandexgpt', isPinned: false },
    { id: 'yandexgpt-lite', isPinned: false },
    { id: 'yandexgpt-32k', isPinned: false },
  ],
  // `/latest` and `/rc` move; `/deprecated` is on its way out.
  pinnedModel: /(?!)/,
  modelPattern: /^(?:gpt:\/\/[^/]+\/)?yandexgpt/,
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'y.py',
      text: `from yandex_cloud_ml_sdk import YCloudML

sdk = YCloudML(folder_id="f", auth="a")
model = sdk.models.completions("yandexgpt-lite")
`,
      finds: [
        { kind: 'sdk', name: 'yandex-cloud-ml-sdk', line: 1 },
        { kind: 'provider', name: 'yandexgpt' },
        { kind: 'model', name: 'yandexgpt-lite', line: 4, provider: 'yandexgpt' },
      ],
    },
    {
      why: 'a chat model of LangChain',
      path: 'chain.py',
      text: `from langchain_community.chat_models import ChatYandexGPT

llm = ChatYandexGPT(model_name="yandexgpt-32k")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-community', line: 1 },
        { kind: 'provider', name: 'yandexgpt' },
        { kind: 'model', name: 'yandexgpt-32k', line: 3, provider: 'yandexgpt' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'yandex-cloud-ml-sdk==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'yandex-cloud-ml-sdk', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'maps of the same company', path: 'a.ts', text: "await fetch('https://api-maps.yandex.ru/2.1/');\n" },
    { why: 'the SDK of the cloud itself', path: 'requirements.txt', text: 'yandexcloud==0.300.0\n' },
  ],
});
