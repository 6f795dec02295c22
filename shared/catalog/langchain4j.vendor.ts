import { defineVendor, type CatalogPackage, type SettingRule, type UseRule } from './catalog-entry.ts';
import { built, embeddingModel, endpoint, model, prompt } from './gives.ts';

/** Integrations: the package below `dev.langchain4j.model`, the artifact, and whose models they reach. */
const integrations: readonly { readonly module: string; readonly artifact: string; readonly provider?: string; readonly setting?: string }[] = [
  { module: 'openai', artifact: 'langchain4j-open-ai', provider: 'openai', setting: 'openai' },
  { module: 'openaiofficial', artifact: 'langchain4j-open-ai-official', provider: 'openai', setting: 'openaiofficial' },
  { module: 'azure', artifact: 'langchain4j-azure-open-ai', provider: 'azure-openai', setting: 'azureopenai' },
  { module: 'anthropic', artifact: 'langchain4j-anthropic', provider: 'anthropic', setting: 'anthropic' },
  { module: 'ollama', artifact: 'langchain4j-ollama', provider: 'ollama', setting: 'ollama' },
  { module: 'googleai', artifact: 'langchain4j-google-ai-gemini', provider: 'google', setting: 'googleaigemini' },
  { module: 'vertexai', artifact: 'langchain4j-vertex-ai', provider: 'google', setting: 'vertexaigemini' },
  { module: 'vertexai.gemini', artifact: 'langchain4j-vertex-ai-gemini', provider: 'google' },
  { module: 'mistralai', artifact: 'langchain4j-mistral-ai', provider: 'mistral', setting: 'mistralai' },
  { module: 'cohere', artifact: 'langchain4j-cohere', provider: 'cohere' },
  { module: 'bedrock', artifact: 'langchain4j-bedrock', provider: 'aws-bedrock', setting: 'bedrock' },
  { module: 'huggingface', artifact: 'langchain4j-hugging-face', provider: 'hugging-face', setting: 'huggingface' },
  { module: 'github', artifact: 'langchain4j-github-models', provider: 'github-models', setting: 'githubmodels' },
  { module: 'localai', artifact: 'langchain4j-local-ai' },
  { module: 'jlama', artifact: 'langchain4j-jlama' },
  { module: 'voyageai', artifact: 'langchain4j-voyage-ai' },
  { module: 'jina', artifact: 'langchain4j-jina' },
  { module: 'nomic', artifact: 'langchain4j-nomic' },
  { module: 'watsonx', artifact: 'langchain4j-watsonx' },
  { module: 'workersai', artifact: 'langchain4j-workers-ai' },
];

const community = ['dashscope', 'qianfan', 'zhipu', 'xinference'];

const packages: CatalogPackage[] = [
  { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j', modules: ['dev.langchain4j'], role: 'framework' },
  ...integrations.map(
    ({ module, artifact, provider }): CatalogPackage => ({
      ecosystem: 'maven',
      name: `dev.langchain4j:${artifact}`,
      modules: [`dev.langchain4j.model.${module}`],
      role: 'framework',
      ...(provider !== undefined && { provider }),
    }),
  ),
  { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-mcp', modules: ['dev.langchain4j.mcp'], role: 'framework' },
  { ecosystem: 'maven', name: 'dev.langchain4j:langchain4j-agentic', modules: ['dev.langchain4j.agentic'], role: 'framework' },
  { ecosystem: 'maven', name: 'dev.langchain4j:*', modules: [], role: 'framework' },
  { ecosystem: 'maven', name: 'io.quarkiverse.langchain4j:quarkus-langchain4j-core', modules: ['io.quarkiverse.langchain4j'], role: 'framework' },
  { ecosystem: 'maven', name: 'io.quarkiverse.langchain4j:*', modules: [], role: 'framework' },
];

const methods = '{modelName,model,modelId,deploymentName,build}';
const chat = '{*ChatModel,*ChatLanguageModel,*LanguageModel,*ImageModel,*ModerationModel,*ScoringModel}';

const modelUses: UseRule[] = [...integrations, ...community.map((module) => ({ module, provider: undefined }))].flatMap(({ module, provider }): UseRule[] => {
  const root = community.includes(module) ? `dev.langchain4j.community.model.${module}` : `dev.langchain4j.model.${module}`;
  const names = built('modelName', 'model', 'modelId', 'deploymentName');
  return [
    { ecosystem: 'maven', call: `${root}.${chat}.builder().**.${methods}`, gives: [model(names, provider)] },
    // Without a model of its own it takes the provider's default.
    ...(provider === undefined ? [] : [{ ecosystem: 'maven' as const, call: `${root}.*.{withApiKey,builder().**.build}`, gives: [{ kind: 'provider' as const, provider }] }]),
    { ecosystem: 'maven', call: `${root}.*EmbeddingModel.builder().**.${methods}`, gives: [embeddingModel(names, provider)] },
    { ecosystem: 'maven', call: `${root}.*.builder().**.{baseUrl,endpoint}`, gives: [endpoint('#0')] },
  ];
});

const stores = ['InMemoryEmbeddingStore', 'PgVectorEmbeddingStore', 'ChromaEmbeddingStore', 'QdrantEmbeddingStore', 'MilvusEmbeddingStore', 'PineconeEmbeddingStore', 'WeaviateEmbeddingStore', 'ElasticsearchEmbeddingStore', 'RedisEmbeddingStore', 'Neo4jEmbeddingStore', 'OpenSearchEmbeddingStore', 'MongoDbEmbeddingStore', 'InfinispanEmbeddingStore', 'CassandraEmbeddingStore', 'CoherenceEmbeddingStore', 'OracleEmbeddingStore', 'VespaEmbeddingStore', 'CouchbaseEmbeddingStore', 'TablestoreEmbeddingStore'];

/** Keys of the Spring Boot starters and of Quarkus; `*` is the name of a further model of Quarkus. */
const settings: SettingRule[] = integrations.flatMap(({ setting, provider }): SettingRule[] => {
  if (setting === undefined) return [];
  const roots = [`application.langchain4j.${setting}`, `application.quarkus.langchain4j.**.${setting}`];
  const of = provider === undefined ? {} : { provider };
  return roots.flatMap((root): SettingRule[] => [
    { key: `${root}.{chatmodel,streamingchatmodel,languagemodel,imagemodel,moderationmodel}.{modelname,modelid,model,deploymentname}`, gives: 'model', ...of },
    { key: `${root}.embeddingmodel.{modelname,modelid,model,deploymentname}`, gives: 'embedding_model', ...of },
    { key: `${root}.{modelid,modelname,deploymentname}`, gives: 'model', ...of },
    { key: `${root}.**.{baseurl,endpoint}`, gives: 'endpoint' },
  ]);
});

export default defineVendor({
  id: 'langchain4j',
  name: 'LangChain4j',
  url: 'https://docs.langchain4j.dev',
  type: 'framework',
  packages,
  uses: [
    ...modelUses,
    { ecosystem: 'maven', call: 'dev.langchain4j.service.SystemMessage', gives: [prompt('value', '#0')] },
    { ecosystem: 'maven', call: 'dev.langchain4j.service.UserMessage', gives: [prompt('value', '#0')] },
    { ecosystem: 'maven', call: 'dev.langchain4j.data.message.SystemMessage.{from,systemMessage}', gives: [prompt('#0')] },
    { ecosystem: 'maven', call: 'dev.langchain4j.data.message.SystemMessage', gives: [prompt('#0')] },
    { ecosystem: 'maven', call: 'dev.langchain4j.model.input.PromptTemplate.from', gives: [prompt('#0')] },
    // What `tools` is given holds tools: the methods of its class that say so.
    {
      ecosystem: 'maven',
      call: 'dev.langchain4j.service.AiServices.builder().**.build',
      gives: [
        { kind: 'agent', name: ['@variable', '&builder', '@callee'], model: ['chatModel', 'chatLanguageModel', 'streamingChatModel', 'streamingChatLanguageModel'], prompt: 'systemMessage' },
      ],
    },
    { ecosystem: 'maven', call: 'dev.langchain4j.service.AiServices.create', gives: [{ kind: 'agent', name: ['@variable', '&#0', '@callee'], model: '#1' }] },
    {
      ecosystem: 'maven',
      call: 'dev.langchain4j.agentic.AgenticServices.{agentBuilder,sequenceBuilder,loopBuilder,parallelBuilder,conditionalBuilder,supervisorBuilder}().**.build',
      gives: [{ kind: 'agent', name: ['@variable', 'name', '&agentBuilder', '@callee'], model: ['chatModel'], agents: 'subAgents' }],
    },
    { ecosystem: 'maven', call: 'dev.langchain4j.memory.chat.{MessageWindowChatMemory,TokenWindowChatMemory}.{withMaxMessages,withMaxTokens,builder().**.build}', gives: [{ kind: 'memory', name: ['@variable', '@class'] }] },
    { ecosystem: 'maven', call: 'dev.langchain4j.mcp.client.DefaultMcpClient.{Builder,builder}().**.build', gives: [{ kind: 'mcp_client', name: ['@variable', 'key', '@class'] }] },
    { ecosystem: 'maven', call: 'io.quarkiverse.langchain4j.mcp.runtime.McpClientName', gives: [{ kind: 'mcp_client', name: ['value', '#0', '@variable'] }] },
    { ecosystem: 'maven', call: 'dev.langchain4j.mcp.client.transport.**.{sseUrl,url}', gives: [{ kind: 'configured_server', url: '#0' }] },
    { ecosystem: 'maven', call: 'dev.langchain4j.mcp.client.transport.**.command', gives: [{ kind: 'configured_server', command: '#0[]' }] },
    // Models that come inside an artifact: the class is the id.
    { ecosystem: 'maven', call: 'dev.langchain4j.model.embedding.**.{AllMiniLm*EmbeddingModel,Bge*EmbeddingModel,E5*EmbeddingModel}', gives: [embeddingModel('@callee')] },
    ...stores.map(
      (name): UseRule => ({ ecosystem: 'maven', call: `dev.langchain4j.{,community.}store.embedding.**.${name}{,.builder().**.build}`, gives: [{ kind: 'vector_store', name }] }),
    ),
  ],
  definitions: [
    { ecosystem: 'maven', decorated: 'dev.langchain4j.agent.tool.Tool', gives: 'tool', name: 'name' },
    { ecosystem: 'maven', decorated: 'dev.langchain4j.agentic.Agent', gives: 'agent', name: 'name' },
    { ecosystem: 'maven', decorated: 'dev.langchain4j.service.spring.AiService', gives: 'agent' },
    { ecosystem: 'maven', decorated: 'io.quarkiverse.langchain4j.RegisterAiService', gives: 'agent' },
    { ecosystem: 'maven', decorated: 'dev.langchain4j.cdi.spi.RegisterAIService', gives: 'agent' },
    { ecosystem: 'maven', extends: 'dev.langchain4j.guardrail.{InputGuardrail,OutputGuardrail}', gives: 'guardrail' },
    { ecosystem: 'maven', extends: 'io.quarkiverse.langchain4j.guardrails.{InputGuardrail,OutputGuardrail}', gives: 'guardrail' },
  ],
  constants: integrations.flatMap(({ module, provider }) => (provider === undefined ? [] : [{ ecosystem: 'maven' as const, constant: `dev.langchain4j.model.${module}.{*ModelName,*Models}.*`, provider }])),
  settings,
  examples: [
    {
      why: 'a store of the community, and a client that Quarkus makes of its settings',
      path: 'src/Stores.java',
      text: `import dev.langchain4j.community.store.embedding.neo4j.Neo4jEmbeddingStore;
import dev.langchain4j.mcp.client.McpClient;
import io.quarkiverse.langchain4j.mcp.runtime.McpClientName;

class Stores {
  @McpClientName("graph")
  McpClient client;

  EmbeddingStore<TextSegment> store() {
    return Neo4jEmbeddingStore.builder().driver(driver).dimension(1536).build();
  }
}
`,
      finds: [
        { kind: 'sdk', name: 'dev.langchain4j:langchain4j', line: 1 },
        { kind: 'sdk', name: 'dev.langchain4j:langchain4j-mcp', line: 2 },
        { kind: 'sdk', name: 'io.quarkiverse.langchain4j:quarkus-langchain4j-core', line: 3 },
        { kind: 'mcp_client', name: 'graph', line: 6 },
        { kind: 'vector_store', name: 'Neo4jEmbeddingStore', line: 10 },
      ],
    },
    {
      why: 'a model by builder with a constant of the SDK, an agent with tools and memory',
      path: 'src/Assistants.java',
      text: `import static dev.langchain4j.model.openai.OpenAiChatModelName.GPT_4_O_MINI;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.service.*;

public class Assistants {
  interface Assistant {
    @SystemMessage("You are a polite assistant.")
    String chat(String message);
  }

  static class Calculator {
    @Tool("Adds two numbers")
    int add(int a, int b) { return a + b; }
  }

  public static void main(String[] args) {
    OpenAiChatModel model = OpenAiChatModel.builder().apiKey(System.getenv("KEY")).modelName(GPT_4_O_MINI).build();
    MessageWindowChatMemory memory = MessageWindowChatMemory.withMaxMessages(10);
    Assistant assistant = AiServices.builder(Assistant.class).chatModel(model).tools(new Calculator()).chatMemory(memory).build();
  }
}
`,
      finds: [
        { kind: 'sdk', name: 'dev.langchain4j:langchain4j', line: 2 },
        { kind: 'sdk', name: 'dev.langchain4j:langchain4j-open-ai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 19, provider: 'openai' },
        { kind: 'prompt', name: 'Assistants.Assistant.chat.SystemMessage', line: 9 },
        { kind: 'tool', name: 'add', line: 15 },
        { kind: 'memory', name: 'memory', line: 20 },
        { kind: 'agent', name: 'assistant', line: 21 },
      ],
    },
    {
      why: 'Kotlin, a local model, embeddings and a store',
      path: 'src/Rag.kt',
      text: `import dev.langchain4j.model.ollama.OllamaChatModel
import dev.langchain4j.model.openai.OpenAiEmbeddingModel
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore

val chat = OllamaChatModel.builder().baseUrl("http://localhost:11434").modelName("llama3.2").build()
val embeddings = OpenAiEmbeddingModel.builder().modelName("text-embedding-3-small").build()
val store = InMemoryEmbeddingStore<TextSegment>()
`,
      finds: [
        { kind: 'sdk', name: 'dev.langchain4j:langchain4j', line: 3 },
        { kind: 'sdk', name: 'dev.langchain4j:langchain4j-ollama', line: 1 },
        { kind: 'sdk', name: 'dev.langchain4j:langchain4j-open-ai', line: 2 },
        { kind: 'provider', name: 'ollama' },
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'localhost:11434', line: 5 },
        { kind: 'model', name: 'llama3.2', line: 5, provider: 'ollama' },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 6, provider: 'openai' },
        { kind: 'vector_store', name: 'InMemoryEmbeddingStore', line: 7 },
      ],
    },
    {
      why: 'settings of Spring Boot and Quarkus',
      path: 'src/main/resources/application.properties',
      text: 'langchain4j.open-ai.chat-model.model-name=gpt-4o\nquarkus.langchain4j.ollama.chat-model.model-id=llama3.2\nquarkus.langchain4j.m1.openai.embedding-model.model-name=text-embedding-3-small\n',
      finds: [
        { kind: 'model', name: 'gpt-4o', line: 1, provider: 'openai' },
        { kind: 'model', name: 'llama3.2', line: 2, provider: 'ollama' },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 3, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'provider', name: 'ollama' },
      ],
    },
    {
      why: 'an AI service that Quarkus makes',
      path: 'src/Triage.java',
      text: `import io.quarkiverse.langchain4j.RegisterAiService;
import dev.langchain4j.service.SystemMessage;

@RegisterAiService
public interface Triage {
  @SystemMessage("""
      You sort reviews.
      """)
  String triage(String review);
}
`,
      finds: [
        { kind: 'sdk', name: 'io.quarkiverse.langchain4j:quarkus-langchain4j-core', line: 1 },
        { kind: 'sdk', name: 'dev.langchain4j:langchain4j', line: 2 },
        { kind: 'agent', name: 'Triage', line: 5 },
        { kind: 'prompt', name: 'Triage.triage.SystemMessage', line: 6 },
      ],
    },
    {
      why: 'an embedding model that comes with its weights',
      path: 'Local.java',
      text: 'import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;\n\nclass L {\n  Object m = new AllMiniLmL6V2EmbeddingModel();\n}\n',
      finds: [{ kind: 'sdk', name: 'dev.langchain4j:langchain4j', line: 1 }, { kind: 'embedding_model', name: 'AllMiniLmL6V2EmbeddingModel', line: 4 }],
    },
    {
      why: 'a model of the default kind',
      path: 'Default.java',
      text: 'import dev.langchain4j.model.openai.OpenAiChatModel;\n\nclass D {\n  Object m = OpenAiChatModel.withApiKey(System.getenv("KEY"));\n}\n',
      finds: [{ kind: 'sdk', name: 'dev.langchain4j:langchain4j-open-ai', line: 1 }, { kind: 'provider', name: 'openai', line: 4 }],
    },
    { why: 'fully qualified names without an import', path: 'Full.java', text: 'class Full {\n  Object m = dev.langchain4j.model.anthropic.AnthropicChatModel.builder().modelName("claude-3-haiku-20240307").build();\n}\n', finds: [{ kind: 'model', name: 'claude-3-haiku-20240307', line: 2, provider: 'anthropic' }, { kind: 'provider', name: 'anthropic' }, { kind: 'sdk', name: 'dev.langchain4j:langchain4j-anthropic', line: 2 }] },
  ],
  nearMisses: [
    { why: 'a client of a database', path: 'src/Graph.java', text: 'import org.neo4j.driver.*;\n\nclass Graph {\n  Driver driver = GraphDatabase.driver("neo4j://graph");\n}\n' },
    { why: 'annotations of another package', path: 'Near.java', text: 'import com.acme.Tool;\nclass Near { @Tool("x") int add() { return 1; } }\n' },
    { why: 'a key of another library', path: 'application.yml', text: 'langchain:\n  open-ai:\n    chat-model:\n      model-name: gpt-4o\nshop:\n  car:\n    model: gpt-4o\n' },
    { why: 'documentation', path: 'Doc.java', text: '/** See {@link dev.langchain4j.service.AiServices}. */\nclass Doc { String hint = "dev.langchain4j:langchain4j"; }\n' },
    { why: 'a local class that hides a star import', path: 'Hide.java', text: 'import com.acme.*;\nclass OpenAiChatModel { static OpenAiChatModel builder() { return null; } OpenAiChatModel modelName(String n) { return this; } }\nclass Use { Object m = OpenAiChatModel.builder().modelName("gpt-4o"); }\n' },
  ],
});
