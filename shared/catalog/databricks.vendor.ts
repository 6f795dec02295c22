import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'databricks',
  name: 'Databricks Model Serving',
  url: 'https://www.databricks.com/product/model-serving',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'databricks-openai', modules: ['databricks_openai'], role: 'sdk', provider: 'databricks' },
    { ecosystem: 'pypi', name: 'databricks-genai-inference', modules: ['databricks_genai_inference'], role: 'sdk', provider: 'databricks' },
    { ecosystem: 'pypi', name: 'databricks-agents', modules: ['databricks.agents'], role: 'framework', provider: 'databricks' },
    { ecosystem: 'pypi', name: 'databricks-ai-bridge', modules: ['databricks_ai_bridge'], role: 'framework', provider: 'databricks' },
    { ecosystem: 'pypi', name: 'databricks-vectorsearch', modules: ['databricks.vector_search'], role: 'vector-store' },
    { ecosystem: 'pypi', name: 'databricks-langchain', modules: ['databricks_langchain'], role: 'sdk', provider: 'databricks' },
    { ecosystem: 'npm', name: '@databricks/ai-sdk-provider', role: 'sdk', provider: 'databricks' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'databricks_langchain.**.ChatDatabricks', gives: [{ kind: 'model', from: ['endpoint', 'model', '#0'], provider: 'databricks' }] },
    { ecosystem: 'pypi', call: 'databricks_langchain.**.DatabricksEmbeddings', gives: [{ kind: 'embedding_model', from: ['endpoint', 'model'], provider: 'databricks' }] },
    { ecosystem: 'pypi', call: 'databricks_openai.**.{DatabricksOpenAI,AsyncDatabricksOpenAI}().**.{chat,responses}.**.create', gives: [{ kind: 'model', from: 'model', provider: 'databricks' }] },
    { ecosystem: 'pypi', call: 'databricks_genai_inference.{ChatCompletion,Completion}.create', gives: [{ kind: 'model', from: 'model', provider: 'databricks' }] },
    { ecosystem: 'pypi', call: 'databricks_genai_inference.Embedding.create', gives: [{ kind: 'embedding_model', from: 'model', provider: 'databricks' }] },
    { ecosystem: 'pypi', call: 'databricks.sdk.**.WorkspaceClient().serving_endpoints.{query,get_open_ai_client,get_langchain_chat_open_ai_client}', gives: [{ kind: 'provider', provider: 'databricks' }, { kind: 'model', from: ['name', 'model'], provider: 'databricks' }] },
    { ecosystem: 'pypi', call: 'databricks.vector_search.**.VectorSearchClient().{get_index,create_delta_sync_index,create_direct_access_index}', gives: [{ kind: 'vector_store', name: 'VectorSearchIndex' }] },
    { ecosystem: 'pypi', call: 'mlflow.deployments.get_deploy_client().predict', gives: [{ kind: 'model', from: 'endpoint', provider: 'databricks' }] },
    { ecosystem: 'npm', call: '@databricks/ai-sdk-provider#createDatabricksProvider().{chatCompletions,responses,chatAgent}', gives: [{ kind: 'model', from: '#0', provider: 'databricks' }] },
  ],
  hosts: ['*.cloud.databricks.com/serving-endpoints', '*.azuredatabricks.net/serving-endpoints', '*.gcp.databricks.com/serving-endpoints'],
  modelInUrl: /\/serving-endpoints\/([^/]+)\/invocations$/,
  keys: [
    {
      id: 'databricks_token',
      title: 'Databricks personal access token',
      literals: ['dapi'],
      pattern: /(?<![A-Za-z0-9])(dapi[0-9a-f]{32}(?:-\d)?)(?![A-Za-z0-9])/,
      entropyMin: 3.2,
      examples: [`DATABRICKS_TOKEN=${'da'}pi3b9a23eb104825f52d1203539f8a36a6`, `databricks_token: "${'da'}pi23937df3db7995f3a8fa0fdef6ab7670-2"`],
      nearMisses: ['DATABRICKS_TOKEN=dapi...', 'from tdapi import client', `dapi${'x'.repeat(32)}`],
    },
  ],
  models: [
    { id: 'databricks-meta-llama-3-3-70b-instruct' },
    { id: 'databricks-meta-llama-3-1-70b-instruct' },
    { id: 'databricks-meta-llama-3-1-405b-instruct' },
    { id: 'databricks-dbrx-instruct' },
    { id: 'databricks-mixtral-8x7b-instruct' },
    { id: 'databricks-claude-3-7-sonnet' },
    { id: 'databricks-claude-sonnet-4' },
    { id: 'databricks-gpt-oss-120b' },
    { id: 'databricks-bge-large-en', kind: 'embedding_model' },
    { id: 'databricks-gte-large-en', kind: 'embedding_model' },
  ],
  modelPattern: /^databricks-(?:meta-llama|llama|dbrx|mixtral|claude|gpt|gemini|gemma|qwen|bge|gte)/,
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatDatabricks', role: 'model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.embeddingsDatabricks', role: 'embedding_model', model: 'model' },
  ],
  examples: [
    {
      why: 'a chat model of its partner package',
      path: 'chain.py',
      text: `from databricks_langchain import ChatDatabricks, DatabricksEmbeddings

llm = ChatDatabricks(endpoint="databricks-meta-llama-3-3-70b-instruct")
embedder = DatabricksEmbeddings(endpoint="databricks-gte-large-en")
`,
      finds: [
        { kind: 'sdk', name: 'databricks-langchain', line: 1 },
        { kind: 'provider', name: 'databricks' },
        { kind: 'model', name: 'databricks-meta-llama-3-3-70b-instruct', line: 3, provider: 'databricks' },
        { kind: 'embedding_model', name: 'databricks-gte-large-en', line: 4, provider: 'databricks' },
      ],
    },
    {
      why: 'the SDK of OpenAI with the address of a workspace',
      path: 'app.py',
      text: `from openai import OpenAI

client = OpenAI(base_url="https://adb-123.4.azuredatabricks.net/serving-endpoints")
client.chat.completions.create(model="databricks-claude-sonnet-4", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'endpoint', name: 'adb-123.4.azuredatabricks.net/serving-endpoints', line: 3, provider: 'databricks' },
        { kind: 'provider', name: 'databricks' },
        { kind: 'model', name: 'databricks-claude-sonnet-4', line: 4, provider: 'databricks' },
      ],
    },
    {
      why: 'an address that is not in the file: the id says whose it is',
      path: 'later.py',
      text: `from openai import OpenAI
from app.settings import HOST

client = OpenAI(base_url=f"{HOST}/serving-endpoints")
client.chat.completions.create(model="databricks-gpt-oss-120b", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'provider', name: 'databricks' },
        { kind: 'model', name: 'databricks-gpt-oss-120b', line: 5, provider: 'databricks' },
      ],
    },
    {
      why: 'a client of the workspace',
      path: 'ws.py',
      text: `from databricks.sdk import WorkspaceClient

w = WorkspaceClient()
w.serving_endpoints.query(name="databricks-dbrx-instruct", messages=[])
`,
      finds: [
        { kind: 'provider', name: 'databricks', line: 4 },
        { kind: 'model', name: 'databricks-dbrx-instruct', line: 4, provider: 'databricks' },
      ],
    },
    {
      why: 'the models of a workspace in JavaScript',
      path: 'src/d.ts',
      text: `import { createDatabricksProvider } from '@databricks/ai-sdk-provider';

const databricks = createDatabricksProvider({});
export const model = databricks.chatCompletions('databricks-claude-sonnet-4');
`,
      finds: [
        { kind: 'sdk', name: '@databricks/ai-sdk-provider', line: 1 },
        { kind: 'provider', name: 'databricks' },
        { kind: 'model', name: 'databricks-claude-sonnet-4', line: 4, provider: 'databricks' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'databricks-openai==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'databricks-openai', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: `{
  "dependencies": {
    "@databricks/ai-sdk-provider": "^1.0.0",
    "express": "^5.0.0"
  }
}
`,
      finds: [{ kind: 'dependency', name: '@databricks/ai-sdk-provider', line: 3 }],
    },
  ],
  nearMisses: [
    { why: 'jobs of the same platform', path: 'a.py', text: 'from databricks.sdk import WorkspaceClient\n\nWorkspaceClient().jobs.list()\n' },
    { why: 'another path of a workspace', path: 'b.ts', text: "await fetch('https://adb-123.4.azuredatabricks.net/api/2.0/clusters/list');\n" },
    { why: 'the connector for tables', path: 'c.py', text: 'from databricks import sql\nsql.connect(server_hostname="x")\n' },
    { why: 'the same in a manifest', path: 'requirements.txt', text: 'databricks-sql-connector==3.1.0\ndatabricks-sdk==0.30.0\n' },
  ],
});
