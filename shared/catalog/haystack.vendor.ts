import { defineVendor, type CatalogPackage, type UseRule } from './catalog-entry.ts';

const generators: readonly { classes: string; kind: 'model' | 'embedding_model'; provider: string; from?: readonly string[] }[] = [
  { classes: 'OpenAIGenerator,OpenAIChatGenerator,OpenAIResponsesChatGenerator', kind: 'model', provider: 'openai' },
  { classes: 'AzureOpenAIGenerator,AzureOpenAIChatGenerator', kind: 'model', provider: 'azure-openai', from: ['azure_deployment'] },
  { classes: 'AnthropicGenerator,AnthropicChatGenerator', kind: 'model', provider: 'anthropic' },
  { classes: 'CohereGenerator,CohereChatGenerator,CohereRanker', kind: 'model', provider: 'cohere' },
  { classes: 'MistralChatGenerator', kind: 'model', provider: 'mistral' },
  { classes: 'OllamaGenerator,OllamaChatGenerator', kind: 'model', provider: 'ollama' },
  { classes: 'GoogleAIGeminiGenerator,GoogleAIGeminiChatGenerator,GoogleGenAIChatGenerator,VertexAIGeminiGenerator,VertexAIGeminiChatGenerator', kind: 'model', provider: 'google' },
  { classes: 'AmazonBedrockGenerator,AmazonBedrockChatGenerator', kind: 'model', provider: 'aws-bedrock' },
  { classes: 'HuggingFaceLocalGenerator,HuggingFaceLocalChatGenerator,TransformersSimilarityRanker,SentenceTransformersSimilarityRanker,TransformersZeroShotTextRouter,ExtractiveReader', kind: 'model', provider: 'hugging-face', from: ['model', '#0'] },
  { classes: 'OpenAITextEmbedder,OpenAIDocumentEmbedder', kind: 'embedding_model', provider: 'openai' },
  { classes: 'SentenceTransformersTextEmbedder,SentenceTransformersDocumentEmbedder', kind: 'embedding_model', provider: 'hugging-face', from: ['model', '#0'] },
  { classes: 'CohereTextEmbedder,CohereDocumentEmbedder', kind: 'embedding_model', provider: 'cohere' },
  { classes: 'OllamaTextEmbedder,OllamaDocumentEmbedder', kind: 'embedding_model', provider: 'ollama' },
];

const stores = ['InMemoryDocumentStore', 'ChromaDocumentStore', 'QdrantDocumentStore', 'PineconeDocumentStore', 'WeaviateDocumentStore', 'PgvectorDocumentStore', 'ElasticsearchDocumentStore', 'OpenSearchDocumentStore', 'MilvusDocumentStore', 'FAISSDocumentStore', 'MongoDBAtlasDocumentStore', 'AstraDocumentStore', 'AzureAISearchDocumentStore'];

/** Integrations: packages of their own that share one namespace. */
const integrations: readonly { name: string; parts: readonly string[] }[] = [
  { name: 'anthropic', parts: ['components.generators.anthropic'] },
  { name: 'cohere', parts: ['components.generators.cohere', 'components.embedders.cohere', 'components.rankers.cohere'] },
  { name: 'mistral', parts: ['components.generators.mistral', 'components.embedders.mistral'] },
  { name: 'ollama', parts: ['components.generators.ollama', 'components.embedders.ollama'] },
  { name: 'amazon-bedrock', parts: ['components.generators.amazon_bedrock', 'components.embedders.amazon_bedrock'] },
  { name: 'google-ai', parts: ['components.generators.google_ai'] },
  { name: 'google-genai', parts: ['components.generators.google_genai', 'components.embedders.google_genai'] },
  { name: 'chroma', parts: ['document_stores.chroma', 'components.retrievers.chroma'] },
  { name: 'pinecone', parts: ['document_stores.pinecone', 'components.retrievers.pinecone'] },
  { name: 'qdrant', parts: ['document_stores.qdrant', 'components.retrievers.qdrant'] },
  { name: 'weaviate', parts: ['document_stores.weaviate', 'components.retrievers.weaviate'] },
  { name: 'pgvector', parts: ['document_stores.pgvector', 'components.retrievers.pgvector'] },
  { name: 'elasticsearch', parts: ['document_stores.elasticsearch', 'components.retrievers.elasticsearch'] },
  { name: 'opensearch', parts: ['document_stores.opensearch', 'components.retrievers.opensearch'] },
  { name: 'langfuse', parts: ['components.connectors.langfuse'] },
  { name: 'mcp', parts: ['tools.mcp'] },
];

export default defineVendor({
  id: 'haystack',
  name: 'Haystack',
  url: 'https://haystack.deepset.ai',
  type: 'framework',
  packages: [
    {
      ecosystem: 'pypi',
      name: 'haystack-ai',
      modules: ['haystack'],
      role: 'framework',
      // django-haystack, a search library, has the same module.
      names: ['Pipeline', 'AsyncPipeline', 'Document', 'component', 'components', 'document_stores', 'dataclasses', 'tools', 'agents', 'core', 'nodes', 'telemetry', 'tracing', 'evaluation', 'Answer', 'ComponentTool', 'SuperComponent', 'super_component', 'GeneratedAnswer'],
    },
    { ecosystem: 'pypi', name: 'haystack-experimental', modules: ['haystack_experimental'], role: 'framework' },
    { ecosystem: 'pypi', name: 'farm-haystack', modules: ['haystack.nodes', 'haystack.document_stores', 'haystack.agents'], role: 'framework' },
    { ecosystem: 'pypi', name: 'hayhooks', role: 'serving' },
    ...integrations.map(({ name, parts }): CatalogPackage => ({ ecosystem: 'pypi', name: `${name}-haystack`, modules: parts.map((part) => `haystack_integrations.${part}`), role: 'framework' })),
  ],
  uses: ['haystack', 'haystack_integrations'].flatMap((root): UseRule[] => [
    ...generators.map(({ classes, kind, provider, from }): UseRule => ({
      ecosystem: 'pypi',
      call: `${root}.components.**.{${classes}}`,
      gives: [{ kind: 'provider', provider }, { kind, from: from ?? 'model', provider }, { kind: 'endpoint', from: ['api_base_url', 'azure_endpoint', 'url'] }],
    })),
    ...stores.map((name): UseRule => ({ ecosystem: 'pypi', call: `${root}.document_stores.**.${name}`, gives: [{ kind: 'vector_store', name }] })),
    { ecosystem: 'pypi', call: `${root}.components.agents.**.Agent`, gives: [{ kind: 'agent', name: '@assigned', model: ['chat_generator', '#0'], tools: 'tools[]', prompt: 'system_prompt' }, { kind: 'prompt', from: 'system_prompt' }] },
    { ecosystem: 'pypi', call: `${root}.components.builders.**.PromptBuilder`, gives: [{ kind: 'prompt', from: ['template', '#0'] }] },
    { ecosystem: 'pypi', call: `${root}.dataclasses.**.ChatMessage.from_system`, gives: [{ kind: 'prompt', from: ['text', '#0'] }] },
    { ecosystem: 'pypi', call: `${root}.tools.**.{Tool,ComponentTool}`, gives: [{ kind: 'tool', name: ['name', '@assigned'] }] },
    { ecosystem: 'pypi', call: `${root}.tools.mcp.**.{MCPTool,MCPToolset}`, gives: [{ kind: 'mcp_client', name: ['name', '@assigned'] }] },
  ]),
  definitions: [{ ecosystem: 'pypi', decorated: 'haystack.tools.**.tool', gives: 'tool', name: 'name' }],
  images: ['deepset/haystack', 'deepset/hayhooks'],
  examples: [
    {
      why: 'retrieval: embedder, store, prompt and generator',
      path: 'rag.py',
      text: `from haystack import Pipeline
from haystack.components.builders import PromptBuilder
from haystack.components.embedders import SentenceTransformersTextEmbedder
from haystack.components.generators import OpenAIGenerator
from haystack.document_stores.in_memory import InMemoryDocumentStore

TEMPLATE = "Answer from: {{ documents }}"
store = InMemoryDocumentStore()
pipe = Pipeline()
pipe.add_component("embed", SentenceTransformersTextEmbedder(model="BAAI/bge-m3"))
pipe.add_component("prompt", PromptBuilder(template=TEMPLATE))
pipe.add_component("llm", OpenAIGenerator(model="gpt-4o-mini"))
`,
      finds: [
        { kind: 'sdk', name: 'haystack-ai', line: 1 },
        { kind: 'sdk', name: 'farm-haystack', line: 5 },
        { kind: 'prompt', name: 'TEMPLATE', line: 7 },
        { kind: 'vector_store', name: 'InMemoryDocumentStore', line: 8 },
        { kind: 'provider', name: 'hugging-face' },
        { kind: 'embedding_model', name: 'BAAI/bge-m3', line: 10, provider: 'hugging-face' },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 12, provider: 'openai' },
      ],
    },
    {
      why: 'an agent with a decorated tool',
      path: 'agent.py',
      text: `from haystack.components.agents import Agent
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.tools import tool

@tool
def search(query: str) -> str:
    return ""

agent = Agent(chat_generator=OpenAIChatGenerator(model="gpt-4o"), tools=[search], system_prompt="Search first.")
`,
      finds: [
        { kind: 'sdk', name: 'haystack-ai', line: 1 },
        { kind: 'tool', name: 'search', line: 6 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 9, provider: 'openai' },
        { kind: 'agent', name: 'agent', line: 9 },
        { kind: 'prompt', name: 'agent.system_prompt', line: 9 },
      ],
    },
    {
      why: 'a store and a generator of integrations',
      path: 'integrations.py',
      text: `from haystack_integrations.components.generators.ollama import OllamaGenerator
from haystack_integrations.document_stores.qdrant import QdrantDocumentStore

store = QdrantDocumentStore(":memory:")
llm = OllamaGenerator(model="llama3.2")
`,
      finds: [
        { kind: 'sdk', name: 'ollama-haystack', line: 1 },
        { kind: 'sdk', name: 'qdrant-haystack', line: 2 },
        { kind: 'vector_store', name: 'QdrantDocumentStore', line: 4 },
        { kind: 'provider', name: 'ollama' },
        { kind: 'model', name: 'llama3.2', line: 5, provider: 'ollama' },
      ],
    },
    { why: 'a system message', path: 'chat.py', text: 'from haystack.dataclasses import ChatMessage\n\nRULES = "Be brief."\nmessages = [ChatMessage.from_system(RULES)]\n', finds: [{ kind: 'sdk', name: 'haystack-ai', line: 1 }, { kind: 'prompt', name: 'RULES', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'haystack-ai==2.15\nqdrant-haystack\n', finds: [{ kind: 'dependency', name: 'haystack-ai', line: 1 }, { kind: 'dependency', name: 'qdrant-haystack', line: 2 }] },
  ],
  nearMisses: [
    { why: 'the search library of Django', path: 'search_indexes.py', text: 'from haystack import indexes\n\nclass NoteIndex(indexes.SearchIndex, indexes.Indexable):\n    text = indexes.CharField(document=True)\n' },
    { why: 'its query set', path: 'views.py', text: 'from haystack.query import SearchQuerySet\nSearchQuerySet().filter(content="x")\n' },
    { why: 'its package', path: 'requirements.txt', text: 'django-haystack==3.3\n' },
    { why: 'a needle', path: 'a.py', text: 'haystack = ["a", "b"]\nprint("a" in haystack)\n' },
  ],
});
