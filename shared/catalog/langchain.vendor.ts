/**
 * LangChain and LangGraph. One long table: a partner package per vendor, a class per vector store.
 * Rules are built from the tables on top, so that a new partner is one line.
 */
import { defineVendor, type CatalogNode, type CatalogPackage, type DefinitionRule, type Give, type UseRule } from './catalog-entry.ts';

interface Partner {
  readonly name: string;
  /** Catalog id, or `prefix` for a router. */
  readonly provider?: string;
  readonly chat?: readonly string[];
  readonly embeddings?: readonly string[];
}

const pythonPartners: readonly Partner[] = [
  { name: 'openai', provider: 'openai', chat: ['ChatOpenAI', 'OpenAI'], embeddings: ['OpenAIEmbeddings'] },
  { name: 'anthropic', provider: 'anthropic', chat: ['ChatAnthropic', 'ChatAnthropicMessages', 'AnthropicLLM'] },
  { name: 'google_genai', provider: 'google', chat: ['ChatGoogleGenerativeAI', 'GoogleGenerativeAI'], embeddings: ['GoogleGenerativeAIEmbeddings'] },
  { name: 'google_vertexai', provider: 'google', chat: ['ChatVertexAI', 'VertexAI', 'VertexAIModelGarden'], embeddings: ['VertexAIEmbeddings'] },
  { name: 'aws', provider: 'aws-bedrock', chat: ['ChatBedrock', 'ChatBedrockConverse', 'BedrockLLM'], embeddings: ['BedrockEmbeddings'] },
  { name: 'mistralai', provider: 'mistral', chat: ['ChatMistralAI'], embeddings: ['MistralAIEmbeddings'] },
  { name: 'cohere', provider: 'cohere', chat: ['ChatCohere', 'CohereRerank'], embeddings: ['CohereEmbeddings'] },
  { name: 'ollama', provider: 'ollama', chat: ['ChatOllama', 'OllamaLLM'], embeddings: ['OllamaEmbeddings'] },
  { name: 'huggingface', provider: 'hugging-face', chat: ['ChatHuggingFace', 'HuggingFaceEndpoint', 'HuggingFacePipeline.from_model_id'], embeddings: ['HuggingFaceEmbeddings', 'HuggingFaceEndpointEmbeddings'] },
  { name: 'groq', provider: 'groq', chat: ['ChatGroq'] },
  { name: 'deepseek', provider: 'deepseek', chat: ['ChatDeepSeek'] },
  { name: 'xai', provider: 'xai', chat: ['ChatXAI'] },
  { name: 'together', provider: 'together', chat: ['ChatTogether'], embeddings: ['TogetherEmbeddings'] },
  { name: 'fireworks', provider: 'fireworks', chat: ['ChatFireworks'], embeddings: ['FireworksEmbeddings'] },
  { name: 'nvidia_ai_endpoints', provider: 'nvidia', chat: ['ChatNVIDIA'], embeddings: ['NVIDIAEmbeddings'] },
  { name: 'perplexity', provider: 'perplexity', chat: ['ChatPerplexity'] },
  { name: 'openrouter', provider: 'openrouter', chat: ['ChatOpenRouter'] },
  { name: 'cerebras', provider: 'cerebras', chat: ['ChatCerebras'] },
  { name: 'sambanova', provider: 'sambanova', chat: ['ChatSambaNova', 'ChatSambaNovaCloud', 'SambaNovaCloud'], embeddings: ['SambaNovaEmbeddings', 'SambaNovaCloudEmbeddings'] },
  { name: 'ai21', provider: 'ai21', chat: ['ChatAI21', 'AI21LLM'], embeddings: ['AI21Embeddings'] },
  { name: 'writer', provider: 'writer', chat: ['ChatWriter'] },
  { name: 'qwq', provider: 'alibaba-dashscope', chat: ['ChatQwQ', 'ChatQwen'] },
  { name: 'dashscope', provider: 'alibaba-dashscope', chat: ['ChatDashScope'], embeddings: ['DashScopeEmbeddings'] },
  { name: 'moonshot', provider: 'moonshot', chat: ['ChatMoonshot'] },
  { name: 'qianfan', provider: 'baidu-qianfan', chat: ['ChatQianfan'] },
  { name: 'volcengine', provider: 'volcengine-ark', chat: ['ChatVolcEngine'] },
  { name: 'siliconflow', provider: 'siliconflow', chat: ['ChatSiliconFlow'], embeddings: ['SiliconFlowEmbeddings'] },
  { name: 'deepinfra', provider: 'deepinfra', chat: ['ChatDeepInfra'] },
  { name: 'baseten', provider: 'baseten', chat: ['ChatBaseten'], embeddings: ['BasetenEmbeddings'] },
  { name: 'runpod', provider: 'runpod', chat: ['ChatRunPod', 'RunPod'] },
  { name: 'nebius', provider: 'nebius', chat: ['ChatNebius'], embeddings: ['NebiusEmbeddings'] },
  { name: 'cloudflare', provider: 'cloudflare-workers-ai', chat: ['ChatCloudflareWorkersAI'], embeddings: ['CloudflareWorkersAIEmbeddings'] },
  { name: 'databricks', provider: 'databricks', chat: ['ChatDatabricks'], embeddings: ['DatabricksEmbeddings'] },
  { name: 'snowflake', provider: 'snowflake-cortex', chat: ['ChatSnowflake', 'ChatSnowflakeCortex'] },
  { name: 'ibm', provider: 'ibm-watsonx', chat: ['ChatWatsonx', 'WatsonxLLM'], embeddings: ['WatsonxEmbeddings'] },
  { name: 'oci', provider: 'oracle-oci-genai', chat: ['ChatOCIGenAI', 'OCIGenAI'], embeddings: ['OCIGenAIEmbeddings'] },
  { name: 'upstage', provider: 'upstage', chat: ['ChatUpstage'], embeddings: ['UpstageEmbeddings'] },
  { name: 'naver', provider: 'naver-clova', chat: ['ChatClovaX'], embeddings: ['ClovaXEmbeddings'] },
  { name: 'gigachat', provider: 'sber-gigachat', chat: ['GigaChat'], embeddings: ['GigaChatEmbeddings'] },
  { name: 'voyageai', provider: 'voyage', chat: ['VoyageAIRerank'], embeddings: ['VoyageAIEmbeddings'] },
  { name: 'nomic', provider: 'nomic', embeddings: ['NomicEmbeddings'] },
  // A router: whose model it is stands in the id.
  { name: 'litellm', provider: 'prefix', chat: ['ChatLiteLLM', 'ChatLiteLLMRouter'], embeddings: ['LiteLLMEmbeddings'] },
];

/** Classes of `langchain` and `langchain_community` from before the partner packages. */
const communityClasses: readonly { classes: string; kind: 'model' | 'embedding_model'; provider: string }[] = [
  { classes: 'ChatOpenAI,OpenAI,OpenAIChat', kind: 'model', provider: 'openai' },
  { classes: 'AzureChatOpenAI,AzureOpenAI', kind: 'model', provider: 'azure-openai' },
  { classes: 'ChatAnthropic,Anthropic', kind: 'model', provider: 'anthropic' },
  { classes: 'ChatVertexAI,VertexAI,ChatGooglePalm,GooglePalm', kind: 'model', provider: 'google' },
  { classes: 'BedrockChat,Bedrock', kind: 'model', provider: 'aws-bedrock' },
  { classes: 'ChatCohere,Cohere', kind: 'model', provider: 'cohere' },
  { classes: 'ChatOllama,Ollama', kind: 'model', provider: 'ollama' },
  { classes: 'HuggingFaceHub,HuggingFaceEndpoint,HuggingFacePipeline.from_model_id', kind: 'model', provider: 'hugging-face' },
  { classes: 'Together', kind: 'model', provider: 'together' },
  { classes: 'ChatFireworks,Fireworks', kind: 'model', provider: 'fireworks' },
  { classes: 'ChatPerplexity', kind: 'model', provider: 'perplexity' },
  { classes: 'Replicate', kind: 'model', provider: 'replicate' },
  { classes: 'ChatDeepInfra,DeepInfra', kind: 'model', provider: 'deepinfra' },
  { classes: 'ChatTongyi,Tongyi', kind: 'model', provider: 'alibaba-dashscope' },
  { classes: 'ChatZhipuAI', kind: 'model', provider: 'zhipu' },
  { classes: 'MoonshotChat,Moonshot', kind: 'model', provider: 'moonshot' },
  { classes: 'MiniMaxChat,Minimax', kind: 'model', provider: 'minimax' },
  { classes: 'ChatBaichuan,BaichuanLLM', kind: 'model', provider: 'baichuan' },
  { classes: 'ChatYi', kind: 'model', provider: 'zero-one-ai' },
  { classes: 'ChatHunyuan', kind: 'model', provider: 'tencent-hunyuan' },
  { classes: 'QianfanChatEndpoint,QianfanLLMEndpoint,ErnieBotChat', kind: 'model', provider: 'baidu-qianfan' },
  { classes: 'ChatSparkLLM,SparkLLM', kind: 'model', provider: 'iflytek-spark' },
  { classes: 'ChatAnyscale,Anyscale', kind: 'model', provider: 'anyscale' },
  { classes: 'ChatOctoAI,OctoAIEndpoint', kind: 'model', provider: 'octoai' },
  { classes: 'ChatFriendli,Friendli', kind: 'model', provider: 'friendli' },
  { classes: 'Predibase', kind: 'model', provider: 'predibase' },
  { classes: 'Baseten', kind: 'model', provider: 'baseten' },
  { classes: 'CloudflareWorkersAI', kind: 'model', provider: 'cloudflare-workers-ai' },
  { classes: 'ChatDatabricks,Databricks', kind: 'model', provider: 'databricks' },
  { classes: 'ChatSnowflakeCortex', kind: 'model', provider: 'snowflake-cortex' },
  { classes: 'ChatOCIGenAI,OCIGenAI', kind: 'model', provider: 'oracle-oci-genai' },
  { classes: 'AlephAlpha', kind: 'model', provider: 'aleph-alpha' },
  { classes: 'ChatClovaX', kind: 'model', provider: 'naver-clova' },
  { classes: 'GigaChat', kind: 'model', provider: 'sber-gigachat' },
  { classes: 'ChatYandexGPT,YandexGPT', kind: 'model', provider: 'yandexgpt' },
  { classes: 'ChatLiteLLM,ChatLiteLLMRouter', kind: 'model', provider: 'prefix' },
  { classes: 'DashScopeEmbeddings', kind: 'embedding_model', provider: 'alibaba-dashscope' },
  { classes: 'ZhipuAIEmbeddings', kind: 'embedding_model', provider: 'zhipu' },
  { classes: 'BaichuanTextEmbeddings', kind: 'embedding_model', provider: 'baichuan' },
  { classes: 'MiniMaxEmbeddings', kind: 'embedding_model', provider: 'minimax' },
  { classes: 'QianfanEmbeddingsEndpoint', kind: 'embedding_model', provider: 'baidu-qianfan' },
  { classes: 'HunyuanEmbeddings', kind: 'embedding_model', provider: 'tencent-hunyuan' },
  { classes: 'JinaEmbeddings', kind: 'embedding_model', provider: 'jina' },
  { classes: 'VoyageEmbeddings', kind: 'embedding_model', provider: 'voyage' },
  { classes: 'DeepInfraEmbeddings', kind: 'embedding_model', provider: 'deepinfra' },
  { classes: 'DatabricksEmbeddings', kind: 'embedding_model', provider: 'databricks' },
  { classes: 'OCIGenAIEmbeddings', kind: 'embedding_model', provider: 'oracle-oci-genai' },
  { classes: 'AlephAlphaAsymmetricSemanticEmbedding,AlephAlphaSymmetricSemanticEmbedding', kind: 'embedding_model', provider: 'aleph-alpha' },
  { classes: 'GigaChatEmbeddings', kind: 'embedding_model', provider: 'sber-gigachat' },
  { classes: 'YandexGPTEmbeddings', kind: 'embedding_model', provider: 'yandexgpt' },
  { classes: 'OpenAIEmbeddings', kind: 'embedding_model', provider: 'openai' },
  { classes: 'AzureOpenAIEmbeddings', kind: 'embedding_model', provider: 'azure-openai' },
  { classes: 'VertexAIEmbeddings', kind: 'embedding_model', provider: 'google' },
  { classes: 'BedrockEmbeddings', kind: 'embedding_model', provider: 'aws-bedrock' },
  { classes: 'CohereEmbeddings', kind: 'embedding_model', provider: 'cohere' },
  { classes: 'OllamaEmbeddings', kind: 'embedding_model', provider: 'ollama' },
  { classes: 'HuggingFaceEmbeddings,HuggingFaceBgeEmbeddings,HuggingFaceInstructEmbeddings,SentenceTransformerEmbeddings', kind: 'embedding_model', provider: 'hugging-face' },
];

const javascriptPartners: readonly Partner[] = [
  { name: 'openai', provider: 'openai', chat: ['ChatOpenAI', 'OpenAI'], embeddings: ['OpenAIEmbeddings'] },
  { name: 'anthropic', provider: 'anthropic', chat: ['ChatAnthropic'] },
  { name: 'google-genai', provider: 'google', chat: ['ChatGoogleGenerativeAI'], embeddings: ['GoogleGenerativeAIEmbeddings'] },
  { name: 'google-vertexai', provider: 'google', chat: ['ChatVertexAI', 'VertexAI'], embeddings: ['VertexAIEmbeddings'] },
  { name: 'google', provider: 'google', chat: ['ChatGoogle'] },
  { name: 'aws', provider: 'aws-bedrock', chat: ['ChatBedrockConverse'], embeddings: ['BedrockEmbeddings'] },
  { name: 'mistralai', provider: 'mistral', chat: ['ChatMistralAI', 'MistralAI'], embeddings: ['MistralAIEmbeddings'] },
  { name: 'cohere', provider: 'cohere', chat: ['ChatCohere', 'Cohere', 'CohereRerank'], embeddings: ['CohereEmbeddings'] },
  { name: 'ollama', provider: 'ollama', chat: ['ChatOllama', 'Ollama'], embeddings: ['OllamaEmbeddings'] },
  { name: 'groq', provider: 'groq', chat: ['ChatGroq'] },
  { name: 'deepseek', provider: 'deepseek', chat: ['ChatDeepSeek'] },
  { name: 'xai', provider: 'xai', chat: ['ChatXAI'] },
  { name: 'openrouter', provider: 'openrouter', chat: ['ChatOpenRouter'] },
  { name: 'cerebras', provider: 'cerebras', chat: ['ChatCerebras'] },
  { name: 'baidu-qianfan', provider: 'baidu-qianfan', chat: ['ChatBaiduQianfan'], embeddings: ['BaiduQianfanEmbeddings'] },
  { name: 'cloudflare', provider: 'cloudflare-workers-ai', chat: ['ChatCloudflareWorkersAI', 'CloudflareWorkersAI'], embeddings: ['CloudflareWorkersAIEmbeddings'] },
  { name: 'nomic', provider: 'nomic', embeddings: ['NomicEmbeddings'] },
  { name: 'yandex', provider: 'yandexgpt', chat: ['ChatYandexGPT', 'YandexGPT'] },
];

const azureNames = {
  AzureChatOpenAI: 'azure-openai',
  AzureOpenAI: 'azure-openai',
  AzureOpenAIEmbeddings: 'azure-openai',
};

/** Vector stores: the module they are imported from, then the classes. */
const pythonStores: readonly { module: string; classes: readonly string[] }[] = [
  {
    module: 'langchain_community.vectorstores.**',
    classes: ['FAISS', 'Chroma', 'Pinecone', 'Qdrant', 'PGVector', 'Milvus', 'Weaviate', 'Redis', 'ElasticsearchStore', 'OpenSearchVectorSearch', 'MongoDBAtlasVectorSearch', 'LanceDB', 'SupabaseVectorStore', 'AzureSearch', 'Annoy', 'DeepLake', 'Neo4jVector', 'DocArrayInMemorySearch', 'Cassandra', 'Clickhouse', 'SKLearnVectorStore', 'Typesense', 'Vald', 'Vectara', 'Zilliz', 'InMemoryVectorStore'],
  },
  { module: 'langchain.vectorstores.**', classes: ['FAISS', 'Chroma', 'Pinecone', 'Qdrant', 'PGVector', 'Milvus', 'Weaviate', 'Redis', 'DocArrayInMemorySearch'] },
  { module: 'langchain_core.vectorstores.**', classes: ['InMemoryVectorStore'] },
  { module: 'langchain_chroma.**', classes: ['Chroma'] },
  { module: 'langchain_pinecone.**', classes: ['PineconeVectorStore', 'Pinecone'] },
  { module: 'langchain_qdrant.**', classes: ['QdrantVectorStore', 'Qdrant'] },
  { module: 'langchain_postgres.**', classes: ['PGVector', 'PGVectorStore'] },
  { module: 'langchain_milvus.**', classes: ['Milvus', 'Zilliz'] },
  { module: 'langchain_weaviate.**', classes: ['WeaviateVectorStore'] },
  { module: 'langchain_redis.**', classes: ['RedisVectorStore'] },
  { module: 'langchain_elasticsearch.**', classes: ['ElasticsearchStore'] },
  { module: 'langchain_mongodb.**', classes: ['MongoDBAtlasVectorSearch'] },
  { module: 'langchain_astradb.**', classes: ['AstraDBVectorStore'] },
];

const javascriptStores: readonly { module: string; name: string }[] = [
  { module: '@langchain/community/vectorstores/faiss', name: 'FaissStore' },
  { module: '@langchain/community/vectorstores/chroma', name: 'Chroma' },
  { module: '@langchain/community/vectorstores/pgvector', name: 'PGVectorStore' },
  { module: '@langchain/community/vectorstores/supabase', name: 'SupabaseVectorStore' },
  { module: '@langchain/community/vectorstores/milvus', name: 'Milvus' },
  { module: '@langchain/community/vectorstores/hnswlib', name: 'HNSWLib' },
  { module: '@langchain/community/vectorstores/lancedb', name: 'LanceDB' },
  { module: '@langchain/community/vectorstores/elasticsearch', name: 'ElasticVectorSearch' },
  // Before the community package.
  { module: 'langchain/vectorstores/pinecone', name: 'PineconeStore' },
  { module: 'langchain/vectorstores/chroma', name: 'Chroma' },
  { module: 'langchain/vectorstores/faiss', name: 'FaissStore' },
  { module: 'langchain/vectorstores/hnswlib', name: 'HNSWLib' },
  { module: 'langchain/vectorstores/supabase', name: 'SupabaseVectorStore' },
  { module: 'langchain/vectorstores/weaviate', name: 'WeaviateStore' },
  { module: 'langchain/vectorstores/qdrant', name: 'QdrantVectorStore' },
  { module: '@langchain/pinecone', name: 'PineconeStore' },
  { module: '@langchain/qdrant', name: 'QdrantVectorStore' },
  { module: '@langchain/weaviate', name: 'WeaviateStore' },
  { module: '@langchain/redis', name: 'RedisVectorStore' },
  { module: '@langchain/mongodb', name: 'MongoDBAtlasVectorSearch' },
  { module: 'langchain/vectorstores/memory', name: 'MemoryVectorStore' },
  { module: '@langchain/classic/vectorstores/memory', name: 'MemoryVectorStore' },
];

const makers =
  'from_documents,afrom_documents,from_texts,afrom_texts,from_embeddings,from_existing_index,from_existing_collection,from_client_embeddings,from_params,from_connection_string,load_local,create,create_sync';

const modelArgument = ['model', 'model_name', 'model_id', 'repo_id', 'modelName'];
const deploymentArgument = ['azure_deployment', 'deployment_name', 'azureOpenAIApiDeploymentName', 'model', 'model_name'];

function modelGive(kind: 'model' | 'embedding_model', provider: string | undefined): Give {
  return { kind, from: provider === 'azure-openai' ? deploymentArgument : modelArgument, ...(provider !== undefined && { provider }) };
}

/** Providers that are one's own server or resource, wherever it stands. */
const ownServers = new Set(['ollama', 'azure-openai', 'aws-bedrock']);

function addressGive(provider: string | undefined, from: readonly string[]): Give {
  return { kind: 'endpoint', from, ...(provider !== undefined && ownServers.has(provider) && { isOwn: true }) };
}

const pythonModels: UseRule[] = [
  ...pythonPartners.flatMap(({ name, provider, chat, embeddings }) => [
    ...(chat ? [{ call: `langchain_${name}.**.{${chat.join(',')}}`, kind: 'model' as const, provider }] : []),
    ...(embeddings ? [{ call: `langchain_${name}.**.{${embeddings.join(',')}}`, kind: 'embedding_model' as const, provider }] : []),
  ]),
  { call: 'langchain_openai.**.{AzureChatOpenAI,AzureOpenAI}', kind: 'model' as const, provider: 'azure-openai' },
  { call: 'langchain_openai.**.AzureOpenAIEmbeddings', kind: 'embedding_model' as const, provider: 'azure-openai' },
  ...communityClasses.flatMap(({ classes, kind, provider }) =>
    ['langchain_community', 'langchain'].map((root) => ({ call: `${root}.**.{${classes}}`, kind, provider })),
  ),
].map(({ call, kind, provider }): UseRule => ({
  ecosystem: 'pypi',
  call,
  gives: [
    ...(provider === undefined || provider === 'prefix' ? [] : [{ kind: 'provider' as const, provider }]),
    modelGive(kind, provider),
    addressGive(provider, ['base_url', 'openai_api_base', 'azure_endpoint', 'endpoint_url', 'api_base', 'anthropic_api_url']),
  ],
}));

const javascriptModels: UseRule[] = [
  ...javascriptPartners.flatMap(({ name, provider, chat, embeddings }) => [
    ...(chat ? [{ call: `@langchain/${name}#{${chat.join(',')}}`, kind: 'model' as const, provider }] : []),
    ...(embeddings ? [{ call: `@langchain/${name}#{${embeddings.join(',')}}`, kind: 'embedding_model' as const, provider }] : []),
  ]),
  { call: '@langchain/openai#{AzureChatOpenAI,AzureOpenAI}', kind: 'model' as const, provider: 'azure-openai' },
  { call: '@langchain/openai#AzureOpenAIEmbeddings', kind: 'embedding_model' as const, provider: 'azure-openai' },
].map(({ call, kind, provider }): UseRule => ({
  ecosystem: 'npm',
  call,
  gives: [
    ...(provider === undefined ? [] : [{ kind: 'provider' as const, provider }]),
    modelGive(kind, provider),
    addressGive(provider, ['configuration.baseURL', 'baseUrl', 'baseURL', 'configuration.basePath', 'apiUrl', 'anthropicApiUrl']),
  ],
}));

/** `init_chat_model("…", model_provider="…")`: the vendor stands apart from the id. */
const initProviders: Readonly<Record<string, string>> = {
  openai: 'openai',
  anthropic: 'anthropic',
  azure_openai: 'azure-openai',
  google_genai: 'google',
  google_vertexai: 'google',
  bedrock: 'aws-bedrock',
  bedrock_converse: 'aws-bedrock',
  cohere: 'cohere',
  mistralai: 'mistral',
  ollama: 'ollama',
  huggingface: 'hugging-face',
  groq: 'groq',
  together: 'together',
  fireworks: 'fireworks',
  deepseek: 'deepseek',
  xai: 'xai',
  perplexity: 'perplexity',
  nvidia: 'nvidia',
  ibm: 'ibm-watsonx',
  openrouter: 'openrouter',
  upstage: 'upstage',
};
const initModel: UseRule[] = [
  { ecosystem: 'pypi', call: 'langchain.**.init_chat_model', when: 'model_provider' },
  { ecosystem: 'npm', call: 'langchain#initChatModel', when: '#1.modelProvider' },
  { ecosystem: 'npm', call: 'langchain/chat_models/universal#initChatModel', when: '#1.modelProvider' },
].flatMap(({ ecosystem, call, when }) => [
  { ecosystem, call, gives: [{ kind: 'model', from: ['model', '#0'], provider: 'prefix' }] } as UseRule,
  ...Object.entries(initProviders).map(
    ([name, provider]) => ({ ecosystem, call, when: { argument: when, equals: [name] }, gives: [{ kind: 'model', from: ['model', '#0'], provider }] }) as UseRule,
  ),
]);

const stores: UseRule[] = [
  ...pythonStores.flatMap(({ module, classes }) =>
    classes.flatMap((name): UseRule[] => [
      { ecosystem: 'pypi', call: `${module}.${name}`, gives: [{ kind: 'vector_store', name }] },
      { ecosystem: 'pypi', call: `${module}.${name}.{${makers}}`, gives: [{ kind: 'vector_store', name }] },
    ]),
  ),
  ...javascriptStores.flatMap(({ module, name }): UseRule[] => [
    { ecosystem: 'npm', call: `${module}#${name}`, gives: [{ kind: 'vector_store', name }] },
    { ecosystem: 'npm', call: `${module}#${name}.{fromDocuments,fromTexts,fromExistingIndex,fromExistingCollection,initialize,load}`, gives: [{ kind: 'vector_store', name }] },
  ]),
];

const agentGives: Give[] = [
  { kind: 'agent', name: ['name', '@assigned'], model: ['model', 'llm', '#0'], tools: ['tools[]', '#1[]'], prompt: ['system_prompt', 'prompt', 'state_modifier', 'systemPrompt', 'instructions'], uses: ['checkpointer', 'store', 'middleware[]', 'checkpointSaver'], agents: ['subagents[]'] },
  { kind: 'model', from: ['model', '#0'], provider: 'prefix' },
  { kind: 'prompt', from: ['system_prompt', 'prompt', 'state_modifier', 'systemPrompt', 'instructions'] },
];
const assignedOnly = ['@assigned', '@callee'];

const agents: UseRule[] = [
  { ecosystem: 'pypi', call: 'langgraph.prebuilt.**.create_react_agent', gives: agentGives },
  { ecosystem: 'pypi', call: 'langchain.agents.**.create_agent', gives: agentGives },
  { ecosystem: 'pypi', call: 'deepagents.**.{create_deep_agent,async_create_deep_agent}', gives: agentGives },
  { ecosystem: 'pypi', call: 'langgraph_supervisor.**.create_supervisor', gives: [{ kind: 'agent', name: ['supervisor_name', '@assigned'], model: 'model', tools: 'tools[]', prompt: 'prompt', agents: ['agents[]', '#0[]'] }] },
  {
    ecosystem: 'pypi',
    call: '{langchain,langchain_classic}.agents.**.{create_tool_calling_agent,create_openai_functions_agent,create_openai_tools_agent,create_structured_chat_agent,create_xml_agent,create_json_chat_agent,create_self_ask_with_search_agent,create_react_agent}',
    gives: [{ kind: 'agent', name: ['@assigned'], model: ['llm', '#0'], tools: ['tools[]', '#1[]'] }],
  },
  { ecosystem: 'pypi', call: 'langchain.agents.**.initialize_agent', gives: [{ kind: 'agent', name: '@assigned', model: ['llm', '#1'], tools: ['tools[]', '#0[]'] }] },
  { ecosystem: 'pypi', call: '{langchain,langchain_classic}.agents.**.AgentExecutor', gives: [{ kind: 'agent', name: ['name', '@assigned'], tools: 'tools[]', agents: 'agent' }] },
  { ecosystem: 'pypi', call: 'langgraph.graph.**.{StateGraph,MessageGraph}', gives: [{ kind: 'agent', name: '@assigned' }] },
  { ecosystem: 'npm', call: '@langchain/langgraph/prebuilt#createReactAgent', gives: agentGives },
  { ecosystem: 'npm', call: 'langchain#createAgent', gives: agentGives },
  { ecosystem: 'npm', call: 'deepagents#createDeepAgent', gives: agentGives },
  { ecosystem: 'npm', call: '@langchain/langgraph#{StateGraph,MessageGraph}', gives: [{ kind: 'agent', name: '@assigned' }] },
  { ecosystem: 'npm', call: 'langchain/agents#AgentExecutor', gives: [{ kind: 'agent', name: '@assigned', tools: 'tools[]', agents: 'agent' }] },
  { ecosystem: 'npm', call: 'langchain/agents#{createToolCallingAgent,createOpenAIFunctionsAgent,createOpenAIToolsAgent,createStructuredChatAgent,createReactAgent}', gives: [{ kind: 'agent', name: '@assigned', model: 'llm', tools: 'tools[]' }] },
];

const tools: UseRule[] = [
  { ecosystem: 'pypi', call: '{langchain_core,langchain_classic}.tools.**.{Tool,StructuredTool,Tool.from_function,StructuredTool.from_function}', gives: [{ kind: 'tool', name: ['name', '@assigned', '&func', '&#0'] }] },
  { ecosystem: 'pypi', call: 'langchain.**.{Tool,StructuredTool,Tool.from_function,StructuredTool.from_function}', gives: [{ kind: 'tool', name: ['name', '@assigned', '&func', '&#0'] }] },
  { ecosystem: 'pypi', call: 'langchain_core.tools.**.{create_retriever_tool}', gives: [{ kind: 'tool', name: ['name', '#1', '@assigned'] }] },
  { ecosystem: 'pypi', call: 'langchain_community.tools.**.{*Run,*Tool,*Results,*Search,*Action,Gmail*,O365*,Slack*,IFTTTWebhook}', gives: [{ kind: 'tool', name: assignedOnly }] },
  { ecosystem: 'npm', call: '@langchain/community/tools/*#*', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
  { ecosystem: 'npm', call: '@langchain/{tavily,exa}#{Tavily*,Exa*}', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
  { ecosystem: 'pypi', call: 'langchain_tavily.{TavilySearch,TavilyExtract}', gives: [{ kind: 'tool', name: assignedOnly }] },
  { ecosystem: 'npm', call: '@langchain/core/tools#tool', gives: [{ kind: 'tool', name: ['#1.name', '@assigned'] }] },
  { ecosystem: 'npm', call: 'langchain#tool', gives: [{ kind: 'tool', name: ['#1.name', '@assigned'] }] },
  { ecosystem: 'npm', call: '@langchain/core/tools#{DynamicTool,DynamicStructuredTool}', gives: [{ kind: 'tool', name: ['name', '@assigned'] }] },
];

const prompts: UseRule[] = [
  { ecosystem: 'pypi', call: 'langchain_core.**.SystemMessage', gives: [{ kind: 'prompt', from: ['content', '#0'] }] },
  { ecosystem: 'pypi', call: 'langchain.**.SystemMessage', gives: [{ kind: 'prompt', from: ['content', '#0'] }] },
  ...['langchain_core', 'langchain'].flatMap((root): UseRule[] => [
    { ecosystem: 'pypi', call: `${root}.**.ChatPromptTemplate.from_messages`, gives: [{ kind: 'prompt', from: ['#0[0=system].1', 'messages[0=system].1', '#0[role=system].content'] }] },
    { ecosystem: 'pypi', call: `${root}.**.ChatPromptTemplate`, gives: [{ kind: 'prompt', from: ['#0[0=system].1', 'messages[0=system].1'] }] },
    { ecosystem: 'pypi', call: `${root}.**.{PromptTemplate,SystemMessagePromptTemplate,ChatPromptTemplate}.from_template`, gives: [{ kind: 'prompt', from: ['template', '#0'] }] },
    // What people ask goes through such templates, too; those that say what to do with it are prompts.
    { ecosystem: 'pypi', call: `${root}.**.HumanMessagePromptTemplate.from_template`, gives: [{ kind: 'prompt', from: ['template', '#0'], asConstant: true }] },
    { ecosystem: 'pypi', call: `${root}.**.{PromptTemplate,SystemMessagePromptTemplate}`, gives: [{ kind: 'prompt', from: 'template' }] },
  ]),
  { ecosystem: 'npm', call: '@langchain/core/messages#SystemMessage', gives: [{ kind: 'prompt', from: ['content', '#0'] }] },
  { ecosystem: 'npm', call: 'langchain#SystemMessage', gives: [{ kind: 'prompt', from: ['content', '#0'] }] },
  { ecosystem: 'npm', call: '@langchain/core/prompts#ChatPromptTemplate.fromMessages', gives: [{ kind: 'prompt', from: ['#0[0=system].1', '#0[role=system].content'] }] },
  { ecosystem: 'npm', call: '@langchain/core/prompts#{PromptTemplate,SystemMessagePromptTemplate,ChatPromptTemplate}.fromTemplate', gives: [{ kind: 'prompt', from: '#0' }] },
  { ecosystem: 'npm', call: '@langchain/core/prompts#HumanMessagePromptTemplate.fromTemplate', gives: [{ kind: 'prompt', from: '#0', asConstant: true }] },
];

const memories: UseRule[] = [
  {
    ecosystem: 'pypi',
    call: '{langchain,langchain_classic}.memory.**.{ConversationBufferMemory,ConversationBufferWindowMemory,ConversationSummaryMemory,ConversationSummaryBufferMemory,ConversationTokenBufferMemory,ConversationEntityMemory,ConversationKGMemory,VectorStoreRetrieverMemory}',
    gives: [{ kind: 'memory', name: assignedOnly }],
  },
  { ecosystem: 'pypi', call: 'langgraph.checkpoint.**.{MemorySaver,InMemorySaver,SqliteSaver,AsyncSqliteSaver,PostgresSaver,AsyncPostgresSaver,RedisSaver}', gives: [{ kind: 'memory', name: assignedOnly }] },
  { ecosystem: 'pypi', call: 'langgraph.checkpoint.**.{SqliteSaver,AsyncSqliteSaver,PostgresSaver,AsyncPostgresSaver,RedisSaver}.from_conn_string', gives: [{ kind: 'memory', name: '@assigned' }] },
  { ecosystem: 'pypi', call: 'langgraph.store.**.{InMemoryStore,PostgresStore}', gives: [{ kind: 'memory', name: assignedOnly }] },
  { ecosystem: 'pypi', call: 'langchain_community.chat_message_histories.**.{ChatMessageHistory,*ChatMessageHistory}', gives: [{ kind: 'memory', name: assignedOnly }] },
  { ecosystem: 'pypi', call: '{langchain_core.chat_history,langchain.memory,langchain_classic.memory}.**.{ChatMessageHistory,InMemoryChatMessageHistory}', gives: [{ kind: 'memory', name: assignedOnly }] },
  { ecosystem: 'pypi', call: '{langchain_redis,langchain_postgres,langchain_mongodb,langchain_astradb,langchain_elasticsearch,langchain_google_firestore}.**.*ChatMessageHistory', gives: [{ kind: 'memory', name: assignedOnly }] },
  { ecosystem: 'npm', call: '@langchain/core/chat_history#InMemoryChatMessageHistory', gives: [{ kind: 'memory', name: assignedOnly }] },
  { ecosystem: 'npm', call: '@langchain/community/stores/message/*#*ChatMessageHistory', gives: [{ kind: 'memory', name: assignedOnly }] },
  { ecosystem: 'npm', call: '@langchain/langgraph#{MemorySaver,InMemoryStore}', gives: [{ kind: 'memory', name: assignedOnly }] },
  { ecosystem: 'npm', call: 'langchain/memory#{BufferMemory,BufferWindowMemory,ConversationSummaryMemory,ConversationSummaryBufferMemory}', gives: [{ kind: 'memory', name: assignedOnly }] },
  { ecosystem: 'npm', call: '@langchain/langgraph-checkpoint-{postgres,sqlite}**#{PostgresSaver,SqliteSaver}.fromConnString', gives: [{ kind: 'memory', name: '@assigned' }] },
  { ecosystem: 'npm', call: '@langchain/langgraph-checkpoint-{postgres,sqlite,mongodb}#{PostgresSaver,SqliteSaver,MongoDBSaver}', gives: [{ kind: 'memory', name: assignedOnly }] },
  { ecosystem: 'npm', call: '@langchain/langgraph-checkpoint-redis#{RedisSaver,ShallowRedisSaver}.{fromUrl,fromCluster}', gives: [{ kind: 'memory', name: '@assigned' }] },

];

/** Middleware of agents that stands between a person, a model and its tools. */
const guards: UseRule[] = [
  { ecosystem: 'pypi', call: 'langchain.agents.middleware.**.{PIIMiddleware,HumanInTheLoopMiddleware,ModelCallLimitMiddleware,ToolCallLimitMiddleware}', gives: [{ kind: 'guardrail', name: ['@assigned', '@callee'] }] },
  { ecosystem: 'npm', call: 'langchain#{piiMiddleware,humanInTheLoopMiddleware,piiRedactionMiddleware}', gives: [{ kind: 'guardrail', name: ['@assigned', '@callee'] }] },
];

const others: UseRule[] = [
  { ecosystem: 'pypi', call: 'langgraph.prebuilt.**.ToolNode', gives: [{ kind: 'tools', from: ['tools', '#0'] }] },
  { ecosystem: 'npm', call: '@langchain/langgraph/prebuilt#ToolNode', gives: [{ kind: 'tools', from: '#0' }] },
  ...pythonPartners.flatMap(({ name, chat = [] }): UseRule[] => (chat[0] === undefined ? [] : [{ ecosystem: 'pypi', call: `langchain_${name}.**.${chat[0]}().bind_tools`, gives: [{ kind: 'tools', from: ['tools', '#0'] }] }])),
  { ecosystem: 'pypi', call: 'langchain_mcp_adapters.**.MultiServerMCPClient', gives: [{ kind: 'mcp_client', name: assignedOnly }, { kind: 'mcp_servers', from: ['connections', '#0'] }] },
  { ecosystem: 'npm', call: '@langchain/mcp-adapters#MultiServerMCPClient', gives: [{ kind: 'mcp_client', name: assignedOnly }, { kind: 'mcp_servers', from: ['mcpServers', '#0'] }] },
];

const definitions: DefinitionRule[] = [
  { ecosystem: 'pypi', decorated: 'langchain_core.tools.**.tool', gives: 'tool', name: '#0' },
  { ecosystem: 'pypi', decorated: '{langchain,langchain_classic}.{tools,agents}.**.tool', gives: 'tool', name: '#0' },
  { ecosystem: 'pypi', extends: 'langchain_core.tools.**.{BaseTool,StructuredTool}', gives: 'tool' },
  { ecosystem: 'pypi', extends: 'langchain.tools.**.{BaseTool,StructuredTool}', gives: 'tool' },
  { ecosystem: 'pypi', extends: 'langchain.agents.**.{BaseSingleActionAgent,BaseMultiActionAgent}', gives: 'agent' },
  { ecosystem: 'npm', extends: '@langchain/core/tools#{Tool,StructuredTool,BaseToolkit}', gives: 'tool' },
];

const packages: CatalogPackage[] = [
  { ecosystem: 'golang', name: 'github.com/tmc/langchaingo', role: 'framework' },
  { ecosystem: 'cargo', name: 'langchain-rust', modules: ['langchain_rust'], role: 'framework' },
  { ecosystem: 'pypi', name: 'langchain', role: 'framework' },
  { ecosystem: 'pypi', name: 'langchainhub', role: 'framework' },
  { ecosystem: 'pypi', name: 'langchain-core', modules: ['langchain_core'], role: 'framework' },
  { ecosystem: 'pypi', name: 'langchain-community', modules: ['langchain_community'], role: 'framework' },
  { ecosystem: 'pypi', name: 'langgraph', role: 'framework' },
  { ecosystem: 'pypi', name: 'langgraph-supervisor', modules: ['langgraph_supervisor'], role: 'framework' },
  { ecosystem: 'pypi', name: 'langgraph-sdk', modules: ['langgraph_sdk'], role: 'sdk' },
  { ecosystem: 'pypi', name: 'langsmith', role: 'observability' },
  { ecosystem: 'pypi', name: 'langserve', role: 'serving' },
  { ecosystem: 'pypi', name: 'deepagents', role: 'framework' },
  ...pythonPartners.map(
    ({ name, provider }): CatalogPackage => ({
      ecosystem: 'pypi',
      name: `langchain-${name.replaceAll('_', '-')}`,
      modules: [`langchain_${name}`],
      role: 'sdk',
      ...(provider !== undefined && provider !== 'prefix' && { provider }),
      ...(name === 'openai' && { providers: azureNames }),
    }),
  ),
  ...['chroma', 'pinecone', 'qdrant', 'postgres', 'milvus', 'weaviate', 'redis', 'elasticsearch', 'mongodb', 'astradb'].map(
    (name): CatalogPackage => ({ ecosystem: 'pypi', name: `langchain-${name}`, modules: [`langchain_${name}`], role: 'vector-store' }),
  ),
  { ecosystem: 'pypi', name: 'langchain-*', modules: ['langchain_*'], role: 'framework' },
  { ecosystem: 'pypi', name: 'langgraph-*', modules: ['langgraph_*'], role: 'framework' },
  { ecosystem: 'npm', name: 'langchain', role: 'framework' },
  { ecosystem: 'npm', name: 'langsmith', role: 'observability' },
  { ecosystem: 'npm', name: 'deepagents', role: 'framework' },
  { ecosystem: 'npm', name: '@langchain/core', role: 'framework' },
  { ecosystem: 'npm', name: '@langchain/community', role: 'framework' },
  { ecosystem: 'npm', name: '@langchain/langgraph', role: 'framework' },
  ...javascriptPartners.map(
    ({ name, provider }): CatalogPackage => ({
      ecosystem: 'npm',
      name: `@langchain/${name}`,
      role: 'sdk',
      ...(provider !== undefined && provider !== 'prefix' && { provider }),
      ...(name === 'openai' && { providers: azureNames }),
    }),
  ),
  ...['pinecone', 'qdrant', 'weaviate', 'redis', 'mongodb'].map((name): CatalogPackage => ({ ecosystem: 'npm', name: `@langchain/${name}`, role: 'vector-store' })),
  { ecosystem: 'npm', name: '@langchain/*', role: 'framework' },
];

const ai = '@n8n/n8n-nodes-langchain.';
const nodesOf = (role: CatalogNode['role'], types: readonly string[]): CatalogNode[] => types.map((type) => ({ type: `${ai}${type}`, role }));

// Nodes of n8n that belong to no vendor; n8n builds them on LangChain.
const nodes: CatalogNode[] = [
  ...nodesOf('agent', ['agent', 'agentTool']),
  ...nodesOf('chain', [
    'chainLlm', 'chainRetrievalQa', 'chainSummarization', 'informationExtractor', 'textClassifier', 'sentimentAnalysis', 'toolExecutor', 'modelSelector',
    'retrieverVectorStore', 'retrieverMultiQuery', 'retrieverContextualCompression', 'retrieverWorkflow', 'documentDefaultDataLoader', 'documentGithubLoader',
    'documentBinaryInputLoader', 'documentJsonInputLoader', 'textSplitterCharacterTextSplitter', 'textSplitterRecursiveCharacterTextSplitter', 'textSplitterTokenSplitter',
    'chatTrigger', 'manualChatTrigger', 'chat', 'code',
  ]),
  ...nodesOf('tool', ['toolCalculator', 'toolCode', 'toolHttpRequest', 'toolSearXng', 'toolSerpApi', 'toolThink', 'toolVectorStore', 'toolWikipedia', 'toolWolframAlpha', 'toolWorkflow']),
  ...nodesOf('memory', ['memoryBufferWindow', 'memoryPostgresChat', 'memoryRedisChat', 'memoryMongoDbChat', 'memoryXata', 'memoryZep', 'memoryMotorhead', 'memoryManager', 'memoryChatRetriever']),
  ...nodesOf('vector_store', ['vectorStore*', 'chatHubVectorStore*']),
  ...nodesOf('guardrail', ['guardrails', 'outputParserStructured', 'outputParserAutofixing', 'outputParserItemList']),
  ...nodesOf('model', ['lmChatLemonade', 'lmLemonade']),
  ...nodesOf('embedding_model', ['embeddingsLemonade', 'embeddingsOracleDb']),
  ...nodesOf('action', ['microsoftAgent365Trigger']),
  { type: 'n8n-nodes-base.messageAnAgent', role: 'agent' },
  { type: 'n8n-nodes-base.aiTransform', role: 'chain' },
  { type: 'n8n-nodes-base.humanticAi', role: 'action' },
  { type: 'n8n-nodes-base.airtop', role: 'action' },
  { type: 'n8n-nodes-base.mindee', role: 'action' },
];

/** Packages of LangChainGo below `llms`, with the catalog id of the vendor that each one asks. */
const goModels: Readonly<Record<string, string>> = {
  anthropic: 'anthropic',
  bedrock: 'aws-bedrock',
  cohere: 'cohere',
  googleai: 'google',
  huggingface: 'hugging-face',
  mistral: 'mistral',
  ollama: 'ollama',
  openai: 'openai',
};
const goStores = ['alloydb', 'azureaisearch', 'bedrockknowledgebases', 'chroma', 'cloudsql', 'dolt', 'mariadb', 'milvus', 'mongovector', 'opensearch', 'pgvector', 'pinecone', 'qdrant', 'redisvector', 'weaviate'];
const goRoot = 'github.com/tmc/langchaingo';

const goUses: UseRule[] = [
  ...Object.entries(goModels).flatMap(([part, provider]): UseRule[] => [
    { ecosystem: 'golang', call: `${goRoot}/llms/${part}#New`, gives: [{ kind: 'provider', provider }] },
    { ecosystem: 'golang', call: `${goRoot}/llms/${part}#{WithModel,WithDefaultModel}`, gives: [{ kind: 'model', from: '#0', provider }] },
    { ecosystem: 'golang', call: `${goRoot}/llms/${part}#{WithEmbeddingModel,WithDefaultEmbeddingModel}`, gives: [{ kind: 'embedding_model', from: '#0', provider }] },
    { ecosystem: 'golang', call: `${goRoot}/llms/${part}#{WithBaseURL,WithServerURL}`, gives: [{ kind: 'endpoint', from: '#0' }] },
  ]),
  { ecosystem: 'golang', call: `${goRoot}/llms#WithModel`, gives: [{ kind: 'model', from: '#0' }] },
  { ecosystem: 'golang', call: `${goRoot}/llms#TextParts`, when: { argument: '#0', equals: ['ChatMessageTypeSystem'] }, gives: [{ kind: 'prompt', from: '#1' }] },
  { ecosystem: 'golang', call: `${goRoot}/llms#FunctionDefinition`, gives: [{ kind: 'tool', name: 'Name' }] },
  { ecosystem: 'golang', call: `${goRoot}/prompts#{NewPromptTemplate,NewSystemMessagePromptTemplate}`, gives: [{ kind: 'prompt', from: '#0' }] },
  ...goStores.map((name): UseRule => ({ ecosystem: 'golang', call: `${goRoot}/vectorstores/${name}#New`, gives: [{ kind: 'vector_store', name }] })),
  { ecosystem: 'golang', call: `${goRoot}/agents#{NewOneShotAgent,NewConversationalAgent,NewOpenAIFunctionsAgent,Initialize}`, gives: [{ kind: 'agent', name: ['@assigned', '@within'], model: '#0', tools: '#1[]' }] },
  { ecosystem: 'golang', call: `${goRoot}/memory#{NewConversationBuffer,NewConversationWindowBuffer,NewConversationTokenBuffer,NewSimple}`, gives: [{ kind: 'memory', name: ['@assigned', '@within'] }] },
];

const rustModels: Readonly<Record<string, { readonly type: string; readonly provider: string }>> = {
  openai: { type: 'OpenAI', provider: 'openai' },
  claude: { type: 'Claude', provider: 'anthropic' },
  ollama: { type: 'Ollama', provider: 'ollama' },
};
const rustUses: UseRule[] = [
  ...Object.values(rustModels).map(({ type, provider }): UseRule => ({ ecosystem: 'cargo', call: `langchain_rust.llm.**.${type}.**.with_model`, gives: [{ kind: 'model', from: '#0', provider }] })),
  { ecosystem: 'cargo', call: 'langchain_rust.embedding.**.OpenAiEmbedder.**.with_model', gives: [{ kind: 'embedding_model', from: '#0', provider: 'openai' }] },
  { ecosystem: 'cargo', call: 'langchain_rust.agent.**.{ConversationalAgentBuilder,OpenAiToolAgentBuilder}.new().**.build', gives: [{ kind: 'agent', name: ['@assigned', '@within'] }] },
  { ecosystem: 'cargo', call: 'langchain_rust.vectorstore.**.{StoreBuilder.new,Store.new}', gives: [{ kind: 'vector_store', name: 'Store' }] },
];

/** Variants that stand for ids: https://docs.rs/langchain-rust/latest/langchain_rust/llm/openai/enum.OpenAIModel.html (read 2026-11-30). */
const rustIds = { Gpt35: 'gpt-3.5-turbo', Gpt4: 'gpt-4', Gpt4Turbo: 'gpt-4-turbo-preview', Gpt4o: 'gpt-4o', Gpt4oMini: 'gpt-4o-mini' };

export default defineVendor({
  id: 'langchain',
  name: 'LangChain and LangGraph',
  url: 'https://www.langchain.com',
  type: 'framework',
  packages,
  uses: [...pythonModels, ...javascriptModels, ...initModel, ...stores, ...agents, ...tools, ...prompts, ...memories, ...guards, ...others, ...goUses, ...rustUses],
  definitions: [...definitions, { ecosystem: 'golang', extends: `${goRoot}/tools#Tool`, gives: 'tool' }, { ecosystem: 'cargo', extends: 'langchain_rust.tools.**.Tool', gives: 'tool' }],
  constants: [{ ecosystem: 'cargo', constant: 'langchain_rust.llm.**.OpenAIModel.*', provider: 'openai', ids: rustIds }],
  hosts: ['api.smith.langchain.com'],
  env: ['LANGCHAIN_API_KEY', 'LANGSMITH_API_KEY', 'LANGCHAIN_TRACING_V2', 'LANGSMITH_TRACING', 'LANGCHAIN_PROJECT', 'LANGSMITH_PROJECT', 'LANGCHAIN_ENDPOINT', 'LANGSMITH_ENDPOINT'],
  keys: [
    {
      id: 'langsmith_api_key',
      title: 'LangSmith API key',
      literals: ['lsv2_'],
      pattern: /(?<![A-Za-z0-9_])(lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10})(?![0-9a-f])/,
      entropyMin: 3.4,
      examples: [`LANGSMITH_API_KEY=${'lsv2'}_pt_7c1e9a3f5b2d8046e1a7c3f9b5d20846_a1c3e5f709`, `key: "${'lsv2'}_sk_04f8b2d6a1c3e5970f8b4d2a6c1e3579_0b2d4f6a81"`],
      nearMisses: ['LANGSMITH_API_KEY=lsv2_pt_...', 'lsv2_pt_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx_xxxxxxxxxx', `lsv2_pt_${'0'.repeat(32)}_${'0'.repeat(10)}`],
    },
  ],
  images: ['langchain/langgraph-api', 'langchain/langgraph-server', 'langchain/langsmith-*'],
  nodes,
  examples: [
    {
      why: 'Go: a model by an option, a tool that says so, and the agent of both',
      path: 'agent.go',
      text: `package main

import (
	"context"

	"github.com/tmc/langchaingo/agents"
	"github.com/tmc/langchaingo/llms/openai"
	"github.com/tmc/langchaingo/tools"
)

type Clock struct{}

var _ tools.Tool = Clock{}

func (Clock) Name() string                                     { return "clock" }
func (Clock) Description() string                              { return "tells the time" }
func (Clock) Call(context.Context, string) (string, error)     { return "noon", nil }

func main() {
	llm, err := openai.New(openai.WithModel("gpt-4o-mini"))
	if err != nil {
		panic(err)
	}
	agent := agents.NewOneShotAgent(llm, []tools.Tool{Clock{}})
	agents.NewExecutor(agent)
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/tmc/langchaingo', line: 6 },
        { kind: 'provider', name: 'openai' },
        { kind: 'tool', name: 'Clock', line: 11 },
        { kind: 'model', name: 'gpt-4o-mini', line: 20, provider: 'openai' },
        { kind: 'agent', name: 'agent', line: 24 },
      ],
    },
    {
      why: 'Go: functions that a model may call, in a tool and in a list; what it answered with is none',
      path: 'functions.go',
      text: `package main

import "github.com/tmc/langchaingo/llms"

var tools = []llms.Tool{{
	Type: "function",
	Function: &llms.FunctionDefinition{
		Name:        "water_plants",
		Description: "Waters a bed",
		Parameters:  map[string]any{"type": "object", "properties": map[string]any{}},
	},
}}

var functions = []llms.FunctionDefinition{{Name: "soil_moisture", Description: "Moisture of a bed"}}

var answered = llms.FunctionCall{Name: "cut_grass", Arguments: "{}"}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/tmc/langchaingo', line: 3 },
        { kind: 'tool', name: 'water_plants', line: 7 },
        { kind: 'tool', name: 'soil_moisture', line: 14 },
      ],
    },
    {
      why: 'Rust: a variant of an enumeration is the model',
      path: 'src/main.rs',
      text: `use langchain_rust::{
    chain::LLMChainBuilder,
    llm::{OpenAI, OpenAIModel},
};

fn main() {
    let open_ai = OpenAI::default().with_model(OpenAIModel::Gpt4oMini.to_string());
    LLMChainBuilder::new().llm(open_ai).build().unwrap();
}
`,
      finds: [
        { kind: 'sdk', name: 'langchain-rust', line: 1 },
        { kind: 'model', name: 'gpt-4o-mini', line: 7, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
      ],
    },
    {
      why: 'functions as tools of a graph: bound to a model and run by a node, each one tool; what guards an agent',
      path: 'graph.py',
      text: `from langchain.agents import create_agent
from langchain.agents.middleware import PIIMiddleware
from langchain_openai import ChatOpenAI
from langgraph.checkpoint.memory import InMemorySaver
from langgraph.prebuilt import ToolNode

def multiply(a: int, b: int) -> int:
    return a * b

llm = ChatOpenAI(model="gpt-4o").bind_tools([multiply])
node = ToolNode([multiply])
agent = create_agent(model="openai:gpt-4.1", tools=[multiply], middleware=[PIIMiddleware("email")], checkpointer=InMemorySaver())
`,
      finds: [
        { kind: 'sdk', name: 'langchain', line: 1 },
        { kind: 'sdk', name: 'langchain-openai', line: 3 },
        { kind: 'sdk', name: 'langgraph', line: 4 },
        { kind: 'tool', name: 'multiply', line: 7 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 10, provider: 'openai' },
        { kind: 'agent', name: 'agent', line: 12 },
        { kind: 'model', name: 'openai:gpt-4.1', line: 12, provider: 'openai' },
        { kind: 'guardrail', name: 'PIIMiddleware', line: 12 },
        { kind: 'memory', name: 'InMemorySaver', line: 12 },
      ],
    },
    {
      why: 'a chat model of a partner package, a decorated tool and an agent with a system prompt',
      path: 'app.py',
      text: `from langchain.agents import create_agent
from langchain_core.tools import tool
from langchain_openai import ChatOpenAI

PROMPT = "You answer with sources."
llm = ChatOpenAI(model="gpt-4o-mini", temperature=0)

@tool
def search(query: str) -> str:
    """Searches."""
    return query

assistant = create_agent(llm, tools=[search], system_prompt=PROMPT)
`,
      finds: [
        { kind: 'sdk', name: 'langchain', line: 1 },
        { kind: 'sdk', name: 'langchain-core', line: 2 },
        { kind: 'sdk', name: 'langchain-openai', line: 3 },
        { kind: 'provider', name: 'openai' },
        { kind: 'prompt', name: 'PROMPT', line: 5 },
        { kind: 'model', name: 'gpt-4o-mini', line: 6, provider: 'openai' },
        { kind: 'tool', name: 'search', line: 9 },
        { kind: 'agent', name: 'assistant', line: 13 },
      ],
    },
    {
      why: 'a model by its prefix and a graph with a checkpointer',
      path: 'graph.py',
      text: `from langchain.chat_models import init_chat_model
from langgraph.checkpoint.memory import MemorySaver
from langgraph.graph import StateGraph

model = init_chat_model("anthropic:claude-opus-4-6")
saver = MemorySaver()
builder = StateGraph(dict)
graph = builder.compile(checkpointer=saver)
`,
      finds: [
        { kind: 'sdk', name: 'langchain', line: 1 },
        { kind: 'sdk', name: 'langgraph', line: 2 },
        { kind: 'model', name: 'anthropic:claude-opus-4-6', line: 5, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'memory', name: 'saver', line: 6 },
        { kind: 'agent', name: 'builder', line: 7 },
      ],
    },
    {
      why: 'what was said before, kept for each session under its name',
      path: 'sessions.py',
      text: `from langchain_community.chat_message_histories import ChatMessageHistory
from langchain_core.chat_history import BaseChatMessageHistory, InMemoryChatMessageHistory

rooms = {}

def history_of(room: str) -> BaseChatMessageHistory:
    if room not in rooms:
        rooms[room] = ChatMessageHistory()
    return rooms[room]

lobby = InMemoryChatMessageHistory()
`,
      finds: [
        { kind: 'sdk', name: 'langchain-community', line: 1 },
        { kind: 'sdk', name: 'langchain-core', line: 2 },
        { kind: 'memory', name: 'ChatMessageHistory', line: 8 },
        { kind: 'memory', name: 'lobby', line: 11 },
      ],
    },
    {
      why: 'templates of what is asked: one that says what to do with it, and one that only hands it on',
      path: 'shorten.py',
      text: `from langchain_core.prompts import HumanMessagePromptTemplate

shorten = HumanMessagePromptTemplate.from_template("Summarize this note in three short sentences and leave all names out: {note}")
handed_on = HumanMessagePromptTemplate.from_template("{question}")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-core', line: 1 },
        { kind: 'prompt', name: 'shorten', line: 3 },
      ],
    },
    {
      why: 'the same in TypeScript',
      path: 'src/shorten.ts',
      text: `import { HumanMessagePromptTemplate } from '@langchain/core/prompts';

export const shorten = HumanMessagePromptTemplate.fromTemplate('Summarize this note in three short sentences and leave all names out: {note}');
export const handedOn = HumanMessagePromptTemplate.fromTemplate('{question}');
`,
      finds: [
        { kind: 'sdk', name: '@langchain/core', line: 1 },
        { kind: 'prompt', name: 'shorten', line: 3 },
      ],
    },
    {
      why: 'a constant in a message of the system; what others say is no prompt',
      path: 'desk.ts',
      text: `import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({ model: 'gpt-4o-mini' });
export async function shelfOf(title: string) {
  const RULES = 'Name the shelf of the book.';
  return model.invoke([{ role: 'system', content: RULES }, { role: 'assistant', content: 'Which book are you looking for?' }, { role: 'user', content: title }]);
}
`,
      finds: [
        { kind: 'sdk', name: '@langchain/openai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 3, provider: 'openai' },
        { kind: 'prompt', name: 'RULES', line: 5 },
      ],
    },
    {
      why: 'the same in JavaScript, and kept in a database',
      path: 'sessions.ts',
      text: `import { InMemoryChatMessageHistory } from '@langchain/core/chat_history';
import { RedisChatMessageHistory } from '@langchain/community/stores/message/ioredis';

const lobby = new InMemoryChatMessageHistory();
const kept = new RedisChatMessageHistory({ sessionId: 'a' });
`,
      finds: [
        { kind: 'sdk', name: '@langchain/core', line: 1 },
        { kind: 'sdk', name: '@langchain/community', line: 2 },
        { kind: 'memory', name: 'lobby', line: 4 },
        { kind: 'memory', name: 'kept', line: 5 },
      ],
    },
    {
      why: 'retrieval: an embedding model, a vector store made from documents, a prompt template',
      path: 'rag.py',
      text: `from langchain_chroma import Chroma
from langchain_community.vectorstores import FAISS
from langchain_core.prompts import ChatPromptTemplate
from langchain_huggingface import HuggingFaceEmbeddings

embeddings = HuggingFaceEmbeddings(model_name="BAAI/bge-m3")
index = FAISS.from_documents([], embeddings)
db = Chroma(embedding_function=embeddings)
RULES = "Use only the context: {context}"
prompt = ChatPromptTemplate.from_messages([("system", RULES), ("human", "{question}")])
`,
      finds: [
        { kind: 'sdk', name: 'langchain-chroma', line: 1 },
        { kind: 'sdk', name: 'langchain-community', line: 2 },
        { kind: 'sdk', name: 'langchain-core', line: 3 },
        { kind: 'sdk', name: 'langchain-huggingface', line: 4 },
        { kind: 'provider', name: 'hugging-face' },
        { kind: 'embedding_model', name: 'BAAI/bge-m3', line: 6, provider: 'hugging-face' },
        { kind: 'vector_store', name: 'FAISS', line: 7 },
        { kind: 'vector_store', name: 'Chroma', line: 8 },
        { kind: 'prompt', name: 'RULES', line: 9 },
      ],
    },
    {
      why: 'Azure through the OpenAI partner package',
      path: 'azure.py',
      text: `from langchain_openai import AzureChatOpenAI

llm = AzureChatOpenAI(azure_deployment="chat-prod", api_version="2024-10-21")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-openai', line: 1 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'model', name: 'chat-prod', line: 3, provider: 'azure-openai' },
      ],
    },
    {
      why: 'a tool as a class and an older import path',
      path: 'legacy.py',
      text: `from langchain.chat_models import ChatOpenAI
from langchain.memory import ConversationBufferMemory
from langchain.tools import BaseTool

class Lookup(BaseTool):
    name = "lookup"

chat = ChatOpenAI(model_name="gpt-3.5-turbo")
memory = ConversationBufferMemory()
`,
      finds: [
        { kind: 'sdk', name: 'langchain', line: 1 },
        { kind: 'tool', name: 'Lookup', line: 5 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-3.5-turbo', line: 8, provider: 'openai' },
        { kind: 'memory', name: 'memory', line: 9 },
      ],
    },
    {
      why: 'JavaScript: a graph agent with a tool',
      path: 'src/agent.ts',
      text: `import { tool } from '@langchain/core/tools';
import { createReactAgent } from '@langchain/langgraph/prebuilt';
import { ChatAnthropic } from '@langchain/anthropic';

const search = tool(async () => 'x', { name: 'web_search', description: 'Searches' });
const llm = new ChatAnthropic({ model: 'claude-sonnet-4-6' });
export const agent = createReactAgent({ llm, tools: [search] });
`,
      finds: [
        { kind: 'sdk', name: '@langchain/core', line: 1 },
        { kind: 'sdk', name: '@langchain/langgraph', line: 2 },
        { kind: 'sdk', name: '@langchain/anthropic', line: 3 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'tool', name: 'web_search', line: 5 },
        { kind: 'model', name: 'claude-sonnet-4-6', line: 6, provider: 'anthropic' },
        { kind: 'agent', name: 'agent', line: 7 },
      ],
    },
    {
      why: 'JavaScript: a vector store of the community package',
      path: 'src/store.ts',
      text: `import { FaissStore } from '@langchain/community/vectorstores/faiss';
import { OpenAIEmbeddings } from '@langchain/openai';

export const store = await FaissStore.fromTexts(['a'], [{}], new OpenAIEmbeddings({ model: 'text-embedding-3-small' }));
`,
      finds: [
        { kind: 'sdk', name: '@langchain/community', line: 1 },
        { kind: 'sdk', name: '@langchain/openai', line: 2 },
        { kind: 'provider', name: 'openai' },
        { kind: 'vector_store', name: 'FaissStore', line: 4 },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 4, provider: 'openai' },
      ],
    },
    {
      why: 'an n8n workflow: an agent node with its memory and a tool node of the same family',
      path: 'workflows/support.json',
      text: `{
  "name": "Support",
  "nodes": [
    { "id": "1", "name": "Agent", "type": "@n8n/n8n-nodes-langchain.agent", "typeVersion": 2, "position": [0, 0], "parameters": {} },
    { "id": "2", "name": "Memory", "type": "@n8n/n8n-nodes-langchain.memoryBufferWindow", "typeVersion": 1, "position": [0, 1], "parameters": {} },
    { "id": "3", "name": "Docs", "type": "@n8n/n8n-nodes-langchain.vectorStoreQdrant", "typeVersion": 1, "position": [0, 2], "parameters": {} },
    { "id": "4", "name": "Set", "type": "n8n-nodes-base.set", "typeVersion": 3, "position": [0, 3], "parameters": {} }
  ],
  "connections": {
    "Memory": { "ai_memory": [[{ "node": "Agent", "type": "ai_memory", "index": 0 }]] },
    "Docs": { "ai_tool": [[{ "node": "Agent", "type": "ai_tool", "index": 0 }]] }
  }
}
`,
      finds: [
        { kind: 'workflow_node', name: '@n8n/n8n-nodes-langchain.agent', line: 4 },
        { kind: 'workflow_node', name: '@n8n/n8n-nodes-langchain.memoryBufferWindow', line: 5 },
        { kind: 'workflow_node', name: '@n8n/n8n-nodes-langchain.vectorStoreQdrant', line: 6 },
      ],
    },
    {
      why: 'requirements, partner packages without a rule of their own included',
      path: 'requirements.txt',
      text: 'langchain==0.3.7\nlanggraph\nlangchain-unstructured==0.1.5\n',
      finds: [
        { kind: 'dependency', name: 'langchain', line: 1 },
        { kind: 'dependency', name: 'langgraph', line: 2 },
        { kind: 'dependency', name: 'langchain-unstructured', line: 3 },
      ],
    },
  ],
  nearMisses: [
    { why: "Go: somebody's own agents and tools", path: 'a.go', text: 'package a\n\nimport (\n\t"example.com/x/agents"\n\t"example.com/x/tools"\n)\n\ntype T struct{}\n\nvar _ tools.Tool = T{}\nvar agent = agents.NewOneShotAgent(nil, nil)\n' },
    { why: 'a decorator called tool on something else', path: 'a.py', text: 'from prefect import tool\n\n@tool\ndef search(query):\n    return query\n' },
    { why: 'a native index of the same name', path: 'b.py', text: 'from geometry.stores import FAISS\nFAISS.from_documents([], None)\n' },
    { why: 'a module whose name only starts alike', path: 'c.py', text: 'import langchainx\nlangchainx.ChatOpenAI(model="gpt-4o")\n' },
    { why: 'a state graph of another library', path: 'd.ts', text: "import { StateGraph } from 'xstate-graph';\nexport const graph = new StateGraph({});\n" },
    { why: 'a relative module', path: 'e.ts', text: "import { ChatOpenAI } from './langchain/openai';\nnew ChatOpenAI({ model: 'gpt-4o' });\n" },
  ],
});
