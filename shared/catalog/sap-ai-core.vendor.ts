import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'sap-ai-core',
  name: 'SAP AI Core (generative AI hub)',
  url: 'https://www.sap.com/products/artificial-intelligence/ai-foundation.html',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'sap-ai-sdk-gen', modules: ['gen_ai_hub'], role: 'sdk', provider: 'sap-ai-core' },
    { ecosystem: 'pypi', name: 'generative-ai-hub-sdk', modules: [], role: 'sdk', provider: 'sap-ai-core' },
    { ecosystem: 'pypi', name: 'sap-ai-sdk-core', modules: ['ai_core_sdk'], role: 'sdk', provider: 'sap-ai-core' },
    { ecosystem: 'pypi', name: 'ai-core-sdk', modules: [], role: 'sdk', provider: 'sap-ai-core' },
    { ecosystem: 'npm', name: '@sap-ai-sdk/orchestration', role: 'sdk', provider: 'sap-ai-core' },
    { ecosystem: 'npm', name: '@sap-ai-sdk/foundation-models', role: 'sdk', provider: 'sap-ai-core' },
    { ecosystem: 'npm', name: '@sap-ai-sdk/langchain', role: 'sdk', provider: 'sap-ai-core' },
    { ecosystem: 'npm', name: '@sap-ai-sdk/ai-api', role: 'sdk', provider: 'sap-ai-core' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'gen_ai_hub.proxy.**.{chat.completions.create,init_llm,ChatOpenAI,ChatVertexAI,ChatBedrock,ChatBedrockConverse,GenerativeModel}', gives: [{ kind: 'model', from: ['model_name', 'proxy_model_name', 'model', '#0'], provider: 'sap-ai-core' }] },
    { ecosystem: 'pypi', call: 'gen_ai_hub.proxy.**.{embeddings.create,init_embedding_model,OpenAIEmbeddings}', gives: [{ kind: 'embedding_model', from: ['model_name', 'proxy_model_name', 'model', '#0'], provider: 'sap-ai-core' }] },
    { ecosystem: 'pypi', call: 'gen_ai_hub.orchestration.**.LLM', gives: [{ kind: 'model', from: ['name', '#0'], provider: 'sap-ai-core' }] },
    { ecosystem: 'npm', call: '@sap-ai-sdk/foundation-models#AzureOpenAiChatClient', gives: [{ kind: 'model', from: ['#0.modelName', '#0'], provider: 'sap-ai-core' }] },
    { ecosystem: 'npm', call: '@sap-ai-sdk/foundation-models#AzureOpenAiEmbeddingClient', gives: [{ kind: 'embedding_model', from: ['#0.modelName', '#0'], provider: 'sap-ai-core' }] },
    { ecosystem: 'npm', call: '@sap-ai-sdk/orchestration#OrchestrationClient', gives: [{ kind: 'model', from: ['llm.model_name', 'promptTemplating.model.name'], provider: 'sap-ai-core' }] },
    { ecosystem: 'npm', call: '@sap-ai-sdk/langchain#AzureOpenAiChatClient', gives: [{ kind: 'model', from: 'modelName', provider: 'sap-ai-core' }] },
  ],
  hosts: ['api.ai.*.hana.ondemand.com'],
  env: ['AICORE_SERVICE_KEY', 'AICORE_CLIENT_ID', 'AICORE_CLIENT_SECRET', 'AICORE_AUTH_URL', 'AICORE_BASE_URL', 'AICORE_RESOURCE_GROUP'],
  prefixes: ['sap'],
  examples: [
    {
      why: 'the proxy in the form of OpenAI',
      path: 'chat.py',
      text: `from gen_ai_hub.proxy.native.openai import chat

chat.completions.create(model_name="gpt-4o", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'sap-ai-sdk-gen', line: 1 },
        { kind: 'provider', name: 'sap-ai-core' },
        { kind: 'model', name: 'gpt-4o', line: 3, provider: 'sap-ai-core' },
      ],
    },
    {
      why: 'orchestration in JavaScript',
      path: 'src/o.ts',
      text: `import { OrchestrationClient } from '@sap-ai-sdk/orchestration';

export const client = new OrchestrationClient({ llm: { model_name: 'gpt-4o' }, templating: { template: [] } });
`,
      finds: [
        { kind: 'sdk', name: '@sap-ai-sdk/orchestration', line: 1 },
        { kind: 'provider', name: 'sap-ai-core' },
        { kind: 'model', name: 'gpt-4o', line: 3, provider: 'sap-ai-core' },
      ],
    },
    {
      why: 'the variable of its key',
      path: 'compose.yaml',
      text: `services:
  web:
    image: nginx:1.27
    environment:
      AICORE_SERVICE_KEY: \${AICORE_SERVICE_KEY}
`,
      finds: [{ kind: 'provider', name: 'sap-ai-core', line: 5 }],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'sap-ai-sdk-gen==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'sap-ai-sdk-gen', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: `{
  "dependencies": {
    "@sap-ai-sdk/orchestration": "^1.0.0",
    "express": "^5.0.0"
  }
}
`,
      finds: [{ kind: 'dependency', name: '@sap-ai-sdk/orchestration', line: 3 }],
    },
  ],
  nearMisses: [
    { why: 'another package of the company', path: 'a.ts', text: "import { executeHttpRequest } from '@sap-cloud-sdk/http-client';\nexecuteHttpRequest({ destinationName: 'x' });\n" },
    { why: 'another host', path: 'b.ts', text: "await fetch('https://accounts.sap.com/oauth2/token');\n" },
    { why: 'a comment', path: 'c.py', text: '# from gen_ai_hub.proxy.native.openai import chat\n' },
    { why: 'a hub of somebody else', path: 'd.py', text: 'from hub.gen_ai import chat\nchat.completions.create(model_name="gpt-4o")\n' },
  ],
});
