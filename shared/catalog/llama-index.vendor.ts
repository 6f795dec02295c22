/** LlamaIndex: one table of partner packages, from which packages and rules are built. */
import { defineVendor, type CatalogPackage, type UseRule } from './catalog-entry.ts';

interface Partner {
  /** Last part of the package and, with underscores, of the module. */
  readonly name: string;
  readonly classes: string;
  readonly provider?: string;
}

const llms: readonly Partner[] = [
  { name: 'openai', classes: 'OpenAI,OpenAIResponses', provider: 'openai' },
  { name: 'azure-openai', classes: 'AzureOpenAI', provider: 'azure-openai' },
  { name: 'anthropic', classes: 'Anthropic', provider: 'anthropic' },
  { name: 'gemini', classes: 'Gemini', provider: 'google' },
  { name: 'google-genai', classes: 'GoogleGenAI', provider: 'google' },
  { name: 'vertex', classes: 'Vertex', provider: 'google' },
  { name: 'bedrock', classes: 'Bedrock', provider: 'aws-bedrock' },
  { name: 'bedrock-converse', classes: 'BedrockConverse', provider: 'aws-bedrock' },
  { name: 'mistralai', classes: 'MistralAI', provider: 'mistral' },
  { name: 'cohere', classes: 'Cohere', provider: 'cohere' },
  { name: 'ollama', classes: 'Ollama', provider: 'ollama' },
  { name: 'huggingface', classes: 'HuggingFaceLLM', provider: 'hugging-face' },
  { name: 'huggingface-api', classes: 'HuggingFaceInferenceAPI', provider: 'hugging-face' },
  { name: 'groq', classes: 'Groq', provider: 'groq' },
  { name: 'deepseek', classes: 'DeepSeek', provider: 'deepseek' },
  { name: 'together', classes: 'TogetherLLM', provider: 'together' },
  { name: 'fireworks', classes: 'Fireworks', provider: 'fireworks' },
  { name: 'perplexity', classes: 'Perplexity', provider: 'perplexity' },
  { name: 'openrouter', classes: 'OpenRouter', provider: 'openrouter' },
  { name: 'replicate', classes: 'Replicate', provider: 'replicate' },
  { name: 'cerebras', classes: 'Cerebras', provider: 'cerebras' },
  { name: 'sambanovasystems', classes: 'SambaNovaCloud,SambaStudio', provider: 'sambanova' },
  { name: 'nvidia', classes: 'NVIDIA', provider: 'nvidia' },
  { name: 'ai21', classes: 'AI21', provider: 'ai21' },
  { name: 'dashscope', classes: 'DashScope,DashScopeMultiModal', provider: 'alibaba-dashscope' },
  { name: 'zhipuai', classes: 'ZhipuAI', provider: 'zhipu' },
  { name: 'yi', classes: 'Yi', provider: 'zero-one-ai' },
  { name: 'qianfan', classes: 'Qianfan', provider: 'baidu-qianfan' },
  { name: 'siliconflow', classes: 'SiliconFlow', provider: 'siliconflow' },
  { name: 'novita', classes: 'NovitaAI', provider: 'novita' },
  { name: 'deepinfra', classes: 'DeepInfraLLM', provider: 'deepinfra' },
  { name: 'anyscale', classes: 'Anyscale', provider: 'anyscale' },
  { name: 'baseten', classes: 'Baseten', provider: 'baseten' },
  { name: 'octoai', classes: 'OctoAI', provider: 'octoai' },
  { name: 'friendli', classes: 'Friendli', provider: 'friendli' },
  { name: 'predibase', classes: 'PredibaseLLM', provider: 'predibase' },
  { name: 'nebius', classes: 'NebiusLLM', provider: 'nebius' },
  { name: 'ovhcloud', classes: 'OVHcloud', provider: 'ovhcloud' },
  { name: 'databricks', classes: 'Databricks', provider: 'databricks' },
  { name: 'cortex', classes: 'Cortex', provider: 'snowflake-cortex' },
  { name: 'ibm', classes: 'WatsonxLLM', provider: 'ibm-watsonx' },
  { name: 'oci-genai', classes: 'OCIGenAI', provider: 'oracle-oci-genai' },
  { name: 'alephalpha', classes: 'AlephAlpha', provider: 'aleph-alpha' },
  { name: 'upstage', classes: 'Upstage', provider: 'upstage' },
  { name: 'helicone', classes: 'Helicone' },
  // A router: whose model it is stands in the id.
  { name: 'litellm', classes: 'LiteLLM', provider: 'prefix' },
];

const embeddings: readonly Partner[] = [
  { name: 'openai', classes: 'OpenAIEmbedding', provider: 'openai' },
  { name: 'azure-openai', classes: 'AzureOpenAIEmbedding', provider: 'azure-openai' },
  { name: 'google-genai', classes: 'GoogleGenAIEmbedding', provider: 'google' },
  { name: 'gemini', classes: 'GeminiEmbedding', provider: 'google' },
  { name: 'bedrock', classes: 'BedrockEmbedding', provider: 'aws-bedrock' },
  { name: 'mistralai', classes: 'MistralAIEmbedding', provider: 'mistral' },
  { name: 'cohere', classes: 'CohereEmbedding', provider: 'cohere' },
  { name: 'ollama', classes: 'OllamaEmbedding', provider: 'ollama' },
  { name: 'huggingface', classes: 'HuggingFaceEmbedding', provider: 'hugging-face' },
  { name: 'together', classes: 'TogetherEmbedding', provider: 'together' },
  { name: 'fireworks', classes: 'FireworksEmbedding', provider: 'fireworks' },
  { name: 'nvidia', classes: 'NVIDIAEmbedding', provider: 'nvidia' },
  { name: 'dashscope', classes: 'DashScopeEmbedding', provider: 'alibaba-dashscope' },
  { name: 'zhipuai', classes: 'ZhipuAIEmbedding', provider: 'zhipu' },
  { name: 'siliconflow', classes: 'SiliconFlowEmbedding', provider: 'siliconflow' },
  { name: 'deepinfra', classes: 'DeepInfraEmbeddingModel', provider: 'deepinfra' },
  { name: 'anyscale', classes: 'AnyscaleEmbedding', provider: 'anyscale' },
  { name: 'cloudflare-workersai', classes: 'CloudflareEmbedding', provider: 'cloudflare-workers-ai' },
  { name: 'ibm', classes: 'WatsonxEmbeddings', provider: 'ibm-watsonx' },
  { name: 'oci-genai', classes: 'OCIGenAIEmbeddings', provider: 'oracle-oci-genai' },
  { name: 'upstage', classes: 'UpstageEmbedding', provider: 'upstage' },
  { name: 'voyageai', classes: 'VoyageEmbedding', provider: 'voyage' },
  { name: 'jinaai', classes: 'JinaEmbedding', provider: 'jina' },
  { name: 'nomic', classes: 'NomicEmbedding,NomicHFEmbedding', provider: 'nomic' },
  { name: 'mixedbreadai', classes: 'MixedbreadAIEmbedding', provider: 'mixedbread' },
  { name: 'litellm', classes: 'LiteLLMEmbedding', provider: 'prefix' },
];

const stores: readonly { name: string; class: string }[] = [
  { name: 'chroma', class: 'ChromaVectorStore' },
  { name: 'pinecone', class: 'PineconeVectorStore' },
  { name: 'qdrant', class: 'QdrantVectorStore' },
  { name: 'postgres', class: 'PGVectorStore' },
  { name: 'faiss', class: 'FaissVectorStore' },
  { name: 'weaviate', class: 'WeaviateVectorStore' },
  { name: 'milvus', class: 'MilvusVectorStore' },
  { name: 'redis', class: 'RedisVectorStore' },
  { name: 'lancedb', class: 'LanceDBVectorStore' },
  { name: 'elasticsearch', class: 'ElasticsearchStore' },
  { name: 'opensearch', class: 'OpensearchVectorStore' },
  { name: 'mongodb', class: 'MongoDBAtlasVectorSearch' },
  { name: 'azureaisearch', class: 'AzureAISearchVectorStore' },
  { name: 'supabase', class: 'SupabaseVectorStore' },
  { name: 'neo4jvector', class: 'Neo4jVectorStore' },
];

const javascriptPartners: readonly { name: string; factory: string; class: string; embedding?: string; provider: string }[] = [
  { name: 'openai', factory: 'openai', class: 'OpenAI', embedding: 'OpenAIEmbedding', provider: 'openai' },
  { name: 'anthropic', factory: 'anthropic', class: 'Anthropic', provider: 'anthropic' },
  { name: 'google', factory: 'gemini', class: 'Gemini', embedding: 'GeminiEmbedding', provider: 'google' },
  { name: 'aws', factory: 'bedrock', class: 'Bedrock', provider: 'aws-bedrock' },
  { name: 'mistral', factory: 'mistral', class: 'MistralAI', embedding: 'MistralAIEmbedding', provider: 'mistral' },
  { name: 'cohere', factory: 'cohere', class: 'Cohere', provider: 'cohere' },
  { name: 'ollama', factory: 'ollama', class: 'Ollama', embedding: 'OllamaEmbedding', provider: 'ollama' },
  { name: 'groq', factory: 'groq', class: 'Groq', provider: 'groq' },
  { name: 'replicate', factory: 'replicate', class: 'ReplicateLLM', provider: 'replicate' },
  { name: 'deepinfra', factory: 'deepInfra', class: 'DeepInfra', embedding: 'DeepInfraEmbedding', provider: 'deepinfra' },
  { name: 'huggingface', factory: 'huggingface', class: 'HuggingFaceLLM', embedding: 'HuggingFaceEmbedding', provider: 'hugging-face' },
];

/** Providers that are one's own server or resource, wherever it stands. */
const ownServers = new Set(['ollama', 'azure-openai', 'aws-bedrock']);

const modelArgument = ['engine', 'deployment_name', 'model', 'model_name', 'model_id'];

/** Rules for one kind of partner, at the module of today and at the one from before the split into packages. */
function partnerRules(kind: 'model' | 'embedding_model', area: 'llms' | 'embeddings', partners: readonly Partner[]): UseRule[] {
  return partners.map(({ classes, provider }) => ({
    ecosystem: 'pypi',
    call: `llama_index.${area}.**.{${classes}}`,
    gives: [
      ...(provider === undefined || provider === 'prefix' ? [] : [{ kind: 'provider' as const, provider }]),
      // Positional: the id comes first in most classes and nothing else there looks like one.
      { kind, from: provider === 'azure-openai' ? ['engine', 'deployment_name', 'azure_deployment'] : [...modelArgument, '#0'], ...(provider !== undefined && { provider }) },
      { kind: 'endpoint', from: ['api_base', 'base_url', 'azure_endpoint'], ...(provider !== undefined && ownServers.has(provider) && { isOwn: true as const }) },
    ],
  }));
}

function partnerPackages(area: 'llms' | 'embeddings', partners: readonly Partner[]): CatalogPackage[] {
  return partners.map(({ name, provider }) => ({
    ecosystem: 'pypi',
    name: `llama-index-${area}-${name}`,
    modules: [`llama_index.${area}.${name.replaceAll('-', '_')}`],
    role: 'sdk',
    ...(provider !== undefined && provider !== 'prefix' && { provider }),
  }));
}

const promptArgument = ['system_prompt', 'systemPrompt', 'prompt'];

export default defineVendor({
  id: 'llama-index',
  name: 'LlamaIndex',
  url: 'https://www.llamaindex.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'llama-index', modules: ['llama_index'], role: 'framework' },
    { ecosystem: 'pypi', name: 'llama-index-core', modules: ['llama_index.core'], role: 'framework' },
    ...partnerPackages('llms', llms),
    ...partnerPackages('embeddings', embeddings),
    ...stores.map(({ name }): CatalogPackage => ({ ecosystem: 'pypi', name: `llama-index-vector-stores-${name}`, modules: [`llama_index.vector_stores.${name}`], role: 'vector-store' })),
    { ecosystem: 'pypi', name: 'llama-index-tools-mcp', modules: ['llama_index.tools.mcp'], role: 'protocol' },
    { ecosystem: 'pypi', name: 'llama-index-vector-stores-*', modules: ['llama_index.vector_stores.*'], role: 'vector-store' },
    { ecosystem: 'pypi', name: 'llama-index-*', modules: [], role: 'framework' },
    { ecosystem: 'pypi', name: 'llama-parse', modules: ['llama_parse'], role: 'sdk' },
    { ecosystem: 'pypi', name: 'llama-cloud', modules: ['llama_cloud'], role: 'sdk' },
    { ecosystem: 'pypi', name: 'llama-cloud-services', modules: ['llama_cloud_services'], role: 'sdk' },
    { ecosystem: 'pypi', name: 'llama-index-workflows', modules: ['workflows'], role: 'framework', names: ['Workflow', 'step', 'Context', 'events', 'context', 'server', 'resource'] },
    { ecosystem: 'npm', name: 'llamaindex', role: 'framework' },
    ...javascriptPartners.map(({ name, provider }): CatalogPackage => ({ ecosystem: 'npm', name: `@llamaindex/${name}`, role: 'sdk', provider })),
    { ecosystem: 'npm', name: '@llamaindex/*', role: 'framework' },
  ],
  uses: [
    ...partnerRules('model', 'llms', llms),
    ...partnerRules('embedding_model', 'embeddings', embeddings),
    ...stores.flatMap(({ name, class: store }): UseRule[] => [
      { ecosystem: 'pypi', call: `llama_index.vector_stores.${name}.**.${store}`, gives: [{ kind: 'vector_store', name: store }] },
      { ecosystem: 'pypi', call: `llama_index.vector_stores.${name}.**.${store}.{from_params,from_collection,from_persist_dir,from_defaults}`, gives: [{ kind: 'vector_store', name: store }] },
    ]),
    {
      ecosystem: 'npm',
      call: '@llamaindex/*#{AstraDBVectorStore,ChromaVectorStore,MilvusVectorStore,MongoDBAtlasVectorSearch,PineconeVectorStore,PGVectorStore,QdrantVectorStore,WeaviateVectorStore,UpstashVectorStore,ElasticSearchVectorStore,AzureAISearchVectorStore,SupabaseVectorStore}',
      gives: [{ kind: 'vector_store', name: '@callee' }],
    },
    { ecosystem: 'pypi', call: 'llama_index.**.{VectorStoreIndex,GPTVectorStoreIndex}', gives: [{ kind: 'vector_store', name: 'VectorStoreIndex' }] },
    { ecosystem: 'pypi', call: 'llama_index.**.{VectorStoreIndex,GPTVectorStoreIndex}.{from_documents,from_vector_store}', gives: [{ kind: 'vector_store', name: 'VectorStoreIndex' }] },
    {
      ecosystem: 'pypi',
      call: 'llama_index.core.agent.**.{FunctionAgent,ReActAgent,CodeActAgent,ReActAgent.from_tools,FunctionCallingAgent.from_tools,AgentRunner.from_llm}',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'llm', tools: ['tools[]', '#0[]'], prompt: promptArgument },
        { kind: 'prompt', from: promptArgument },
      ],
    },
    { ecosystem: 'pypi', call: 'llama_index.core.agent.**.AgentWorkflow', gives: [{ kind: 'agent', name: ['name', '@assigned'], agents: ['agents[]', '#0[]'] }] },
    {
      ecosystem: 'pypi',
      call: 'llama_index.core.agent.**.AgentWorkflow.from_tools_or_functions',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'llm', tools: ['tools_or_functions[]', '#0[]'], prompt: promptArgument },
        { kind: 'prompt', from: promptArgument },
      ],
    },
    { ecosystem: 'pypi', call: 'llama_index.agent.openai.**.OpenAIAgent.from_tools', gives: [{ kind: 'agent', name: '@assigned', model: 'llm', tools: ['tools[]', '#0[]'], prompt: promptArgument }, { kind: 'prompt', from: promptArgument }] },
    { ecosystem: 'pypi', call: 'llama_index.core.tools.**.{FunctionTool.from_defaults,QueryEngineTool.from_defaults,QueryEngineTool,RetrieverTool.from_defaults}', gives: [{ kind: 'tool', name: ['name', '@assigned', '&fn', '&async_fn', '&#0'] }] },
    { ecosystem: 'pypi', call: 'llama_index.core.memory.**.{Memory,ChatMemoryBuffer,ChatSummaryMemoryBuffer,VectorMemory,SimpleComposableMemory}.from_defaults', gives: [{ kind: 'memory', name: '@assigned' }] },
    { ecosystem: 'pypi', call: 'llama_index.core.**.PromptTemplate', gives: [{ kind: 'prompt', from: ['template', '#0'] }] },
    { ecosystem: 'pypi', call: 'llama_index.tools.mcp.**.BasicMCPClient', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'configured_server', command: ['command_or_url', '#0'], args: ['args', '#1'], url: ['command_or_url', '#0'] }] },
    ...javascriptPartners.flatMap(({ name, factory, class: client, embedding, provider }): UseRule[] => [
      { ecosystem: 'npm', call: `@llamaindex/${name}#{${factory},${client}}`, gives: [{ kind: 'model', from: 'model', provider }] },
      ...(embedding === undefined ? [] : [{ ecosystem: 'npm', call: `@llamaindex/${name}#${embedding}`, gives: [{ kind: 'embedding_model', from: ['model', 'modelType'], provider }] } satisfies UseRule]),
    ]),
    { ecosystem: 'npm', call: 'llamaindex#OpenAI', gives: [{ kind: 'model', from: 'model', provider: 'openai' }] },
    { ecosystem: 'npm', call: 'llamaindex#OpenAIEmbedding', gives: [{ kind: 'embedding_model', from: 'model', provider: 'openai' }] },
    { ecosystem: 'npm', call: 'llamaindex#{VectorStoreIndex,VectorStoreIndex.fromDocuments,VectorStoreIndex.fromVectorStore,VectorStoreIndex.init}', gives: [{ kind: 'vector_store', name: 'VectorStoreIndex' }] },
    {
      ecosystem: 'npm',
      call: '@llamaindex/workflow#agent',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'llm', tools: 'tools[]', prompt: promptArgument },
        { kind: 'prompt', from: promptArgument },
      ],
    },
    {
      ecosystem: 'npm',
      call: 'llamaindex#agent',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'llm', tools: 'tools[]', prompt: promptArgument },
        { kind: 'prompt', from: promptArgument },
      ],
    },
    { ecosystem: 'npm', call: '@llamaindex/workflow#multiAgent', gives: [{ kind: 'agent', name: '@assigned', agents: 'agents[]' }] },
    { ecosystem: 'npm', call: '{llamaindex,@llamaindex/core/memory}#{createMemory,Memory,ChatMemoryBuffer,ChatSummaryMemoryBuffer}', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'npm', call: 'llamaindex#{tool,FunctionTool.from}', gives: [{ kind: 'tool', name: ['name', '#1.name', '@assigned'] }] },
    { ecosystem: 'npm', call: '@llamaindex/core/tools#{tool,FunctionTool.from}', gives: [{ kind: 'tool', name: ['name', '#1.name', '@assigned'] }] },
    { ecosystem: 'npm', call: 'llamaindex#{ReActAgent,OpenAIAgent}', gives: [{ kind: 'agent', name: '@assigned', model: 'llm', tools: 'tools[]', prompt: promptArgument }] },
  ],
  hosts: ['api.cloud.llamaindex.ai'],
  env: ['LLAMA_CLOUD_API_KEY'],
  keys: [
    {
      id: 'llama_cloud_api_key',
      title: 'LlamaCloud API key',
      literals: ['llx-'],
      pattern: /(?<![A-Za-z0-9_-])(llx-[A-Za-z0-9]{40,64})(?![A-Za-z0-9])/,
      entropyMin: 3.8,
      examples: [`LLAMA_CLOUD_API_KEY=${'llx'}-qT7vLw2ZkX9bNc4RmYd8HsP3gJfU6eA1oVtB5iKxQyWnEhGz`, `LlamaParse(api_key="${'llx'}-Zb3Xn8Kq5Wm2Lp7Rt4Yv9Hd6Gs1Jf0CuEaOiTzNxBcVkMjPl")`],
      nearMisses: ['LLAMA_CLOUD_API_KEY=llx-...', 'api_key="llx-your-key"', `llx-${'a'.repeat(48)}`],
    },
  ],
  definitions: [
    { ecosystem: 'pypi', extends: 'llama_index.core.workflow.**.Workflow', gives: 'agent' },
    { ecosystem: 'pypi', extends: 'workflows.Workflow', gives: 'agent' },
    { ecosystem: 'pypi', extends: 'llama_index.core.tools.**.BaseTool', gives: 'tool' },
  ],
  examples: [
    {
      why: 'a workflow is a class, its tools are named by the functions behind them',
      path: 'flow.py',
      text: `from llama_index.core.agent.workflow import FunctionAgent
from llama_index.core.tools import FunctionTool
from llama_index.core.workflow import Workflow, step

def search(q: str) -> str:
    return q

class Research(Workflow):
    @step
    async def plan(self, ev):
        return FunctionAgent(name="planner", tools=[FunctionTool.from_defaults(fn=search)])
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-core', line: 1 },
        { kind: 'agent', name: 'Research', line: 8 },
        { kind: 'agent', name: 'planner', line: 11 },
        { kind: 'tool', name: 'search', line: 11 },
      ],
    },
    {
      why: 'stores of JavaScript',
      path: 'src/stores.ts',
      text: "import { PineconeVectorStore } from '@llamaindex/pinecone';\n\nexport const store = new PineconeVectorStore();\n",
      finds: [{ kind: 'sdk', name: '@llamaindex/pinecone', line: 1 }, { kind: 'vector_store', name: 'PineconeVectorStore', line: 3 }],
    },
    {
      why: 'an index over documents with a model and an embedding model of partner packages',
      path: 'rag.py',
      text: `from llama_index.core import SimpleDirectoryReader, VectorStoreIndex
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.llms.openai import OpenAI

llm = OpenAI(model="gpt-4o-mini")
embed_model = HuggingFaceEmbedding(model_name="BAAI/bge-small-en-v1.5")
index = VectorStoreIndex.from_documents(SimpleDirectoryReader("data").load_data(), embed_model=embed_model)
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-core', line: 1 },
        { kind: 'sdk', name: 'llama-index-embeddings-huggingface', line: 2 },
        { kind: 'sdk', name: 'llama-index-llms-openai', line: 3 },
        { kind: 'provider', name: 'hugging-face' },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 5, provider: 'openai' },
        { kind: 'embedding_model', name: 'BAAI/bge-small-en-v1.5', line: 6, provider: 'hugging-face' },
        { kind: 'vector_store', name: 'VectorStoreIndex', line: 7 },
      ],
    },
    {
      why: 'an agent with a tool and a prompt',
      path: 'agent.py',
      text: `from llama_index.core.agent.workflow import FunctionAgent
from llama_index.core.tools import FunctionTool

RULES = "You are a calculator."

def add(a: int, b: int) -> int:
    return a + b

add_tool = FunctionTool.from_defaults(fn=add, name="add")
agent = FunctionAgent(name="calculator", tools=[add_tool], system_prompt=RULES)
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-core', line: 1 },
        { kind: 'prompt', name: 'RULES', line: 4 },
        { kind: 'tool', name: 'add', line: 9 },
        { kind: 'agent', name: 'calculator', line: 10 },
      ],
    },
    {
      why: 'an external vector store',
      path: 'store.py',
      text: `from llama_index.vector_stores.qdrant import QdrantVectorStore

store = QdrantVectorStore(collection_name="docs")
`,
      finds: [
        { kind: 'sdk', name: 'llama-index-vector-stores-qdrant', line: 1 },
        { kind: 'vector_store', name: 'QdrantVectorStore', line: 3 },
      ],
    },
    {
      why: 'TypeScript: an agent, its tool and its model',
      path: 'src/agent.ts',
      text: `import { tool } from 'llamaindex';
import { agent } from '@llamaindex/workflow';
import { openai } from '@llamaindex/openai';

const greet = tool({ name: 'greet', description: 'Greets', parameters: {}, execute: () => 'hi' });
export const greeter = agent({ tools: [greet], llm: openai({ model: 'gpt-4o' }) });
`,
      finds: [
        { kind: 'sdk', name: 'llamaindex', line: 1 },
        { kind: 'sdk', name: '@llamaindex/workflow', line: 2 },
        { kind: 'sdk', name: '@llamaindex/openai', line: 3 },
        { kind: 'provider', name: 'openai' },
        { kind: 'tool', name: 'greet', line: 5 },
        { kind: 'agent', name: 'greeter', line: 6 },
        { kind: 'model', name: 'gpt-4o', line: 6, provider: 'openai' },
      ],
    },
    {
      why: 'requirements, integrations included',
      path: 'requirements.txt',
      text: 'llama-index==0.12.2\nllama-index-readers-web==0.3.0\n',
      finds: [
        { kind: 'dependency', name: 'llama-index', line: 1 },
        { kind: 'dependency', name: 'llama-index-readers-web', line: 2 },
      ],
    },
  ],
  nearMisses: [
    { why: 'workflows of an office', path: 'w.py', text: 'from workflows import approve\napprove(1)\n' },
    { why: 'an index of the project', path: 'a.py', text: 'from search.core import VectorStoreIndex\nVectorStoreIndex.from_documents([])\n' },
    { why: 'a module whose name only starts alike', path: 'b.py', text: 'import llama_indexer\nllama_indexer.core.VectorStoreIndex()\n' },
    { why: 'the animal', path: 'c.py', text: 'from farm.llama import index\nindex.agent("llama_index.core")\n' },
    { why: 'a local agent function', path: 'd.ts', text: "import { agent } from './workflow';\nagent({ llm: 'openai' });\n" },
  ],
});
