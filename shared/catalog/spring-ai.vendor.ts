import { defineVendor, type CatalogPackage, type SettingRule, type UseRule } from './catalog-entry.ts';
import { built, embeddingModel, model, prompt } from './gives.ts';

/** Integrations: the package below `org.springframework.ai`, the key below `spring.ai`, and whose models they reach. */
const integrations: readonly { readonly module: string; readonly artifact: string; readonly provider: string; readonly setting: string }[] = [
  { module: 'openai', artifact: 'spring-ai-openai', provider: 'openai', setting: 'openai' },
  { module: 'azure.openai', artifact: 'spring-ai-azure-openai', provider: 'azure-openai', setting: 'azure.openai' },
  { module: 'anthropic', artifact: 'spring-ai-anthropic', provider: 'anthropic', setting: 'anthropic' },
  { module: 'ollama', artifact: 'spring-ai-ollama', provider: 'ollama', setting: 'ollama' },
  { module: 'mistralai', artifact: 'spring-ai-mistral-ai', provider: 'mistral', setting: 'mistralai' },
  { module: 'vertexai', artifact: 'spring-ai-vertex-ai-gemini', provider: 'google', setting: 'vertex.ai.gemini' },
  { module: 'google.genai', artifact: 'spring-ai-google-genai', provider: 'google', setting: 'google.genai' },
  { module: 'bedrock', artifact: 'spring-ai-bedrock', provider: 'aws-bedrock', setting: 'bedrock.**' },
  { module: 'huggingface', artifact: 'spring-ai-huggingface', provider: 'hugging-face', setting: 'huggingface' },
];

const packages: CatalogPackage[] = [
  { ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-client-chat', modules: ['org.springframework.ai'], role: 'framework' },
  ...integrations.map(({ module, artifact, provider }): CatalogPackage => ({ ecosystem: 'maven', name: `org.springframework.ai:${artifact}`, modules: [`org.springframework.ai.${module}`], role: 'framework', provider })),
  { ecosystem: 'maven', name: 'org.springframework.ai:*', modules: [], role: 'framework' },
  { ecosystem: 'maven', name: 'com.alibaba.cloud.ai:spring-ai-alibaba-starter', modules: ['com.alibaba.cloud.ai'], role: 'framework' },
  { ecosystem: 'maven', name: 'com.alibaba.cloud.ai:*', modules: [], role: 'framework' },
];

const names = built('model', 'withModel', 'deploymentName', 'withDeploymentName', 'modelName');
const methods = '{model,withModel,deploymentName,withDeploymentName,modelName,build}';

const stores = ['SimpleVectorStore', 'PgVectorStore', 'ChromaVectorStore', 'QdrantVectorStore', 'MilvusVectorStore', 'PineconeVectorStore', 'WeaviateVectorStore', 'ElasticsearchVectorStore', 'RedisVectorStore', 'Neo4jVectorStore', 'OpenSearchVectorStore', 'MongoDBAtlasVectorStore', 'CassandraVectorStore', 'OracleVectorStore', 'MariaDBVectorStore', 'AzureVectorStore', 'TypesenseVectorStore'];

/** What follows `spring.ai.vectorstore` where a starter makes the store, and the class of it. */
const storeSettings: Readonly<Record<string, string>> = {
  pgvector: 'PgVectorStore',
  chroma: 'ChromaVectorStore',
  qdrant: 'QdrantVectorStore',
  milvus: 'MilvusVectorStore',
  pinecone: 'PineconeVectorStore',
  weaviate: 'WeaviateVectorStore',
  elasticsearch: 'ElasticsearchVectorStore',
  redis: 'RedisVectorStore',
  neo4j: 'Neo4jVectorStore',
  opensearch: 'OpenSearchVectorStore',
  mongodb: 'MongoDBAtlasVectorStore',
  cassandra: 'CassandraVectorStore',
  oracle: 'OracleVectorStore',
  mariadb: 'MariaDBVectorStore',
  azure: 'AzureVectorStore',
  typesense: 'TypesenseVectorStore',
};

/** A key with and without the name of the model's kind, as the releases before and after 1.0 have it. */
const settings: SettingRule[] = integrations.flatMap(({ setting, provider }): SettingRule[] => [
  { key: `application.spring.ai.${setting}.{chat,image,audio.transcription,audio.speech,moderation}{,.options}.{model,deploymentname,modelname}`, gives: 'model', provider },
  { key: `application.spring.ai.${setting}.embedding{,.text}{,.options}.{model,deploymentname,modelname}`, gives: 'embedding_model', provider },
  { key: `application.spring.ai.${setting}{,.chat,.embedding}.{baseurl,endpoint}`, gives: 'endpoint' },
]);

export default defineVendor({
  id: 'spring-ai',
  name: 'Spring AI',
  url: 'https://docs.spring.io/spring-ai/reference/',
  type: 'framework',
  packages,
  uses: [
    ...integrations.flatMap(({ module, provider }): UseRule[] => [
      { ecosystem: 'maven', call: `org.springframework.ai.${module}.**.{*ChatOptions,*ImageOptions,*SpeechOptions,*TranscriptionOptions,*ModerationOptions,OllamaOptions}.{builder,create}().**.${methods}`, gives: [model(names, provider)] },
      { ecosystem: 'maven', call: `org.springframework.ai.${module}.**.*EmbeddingOptions.builder().**.${methods}`, gives: [embeddingModel(names, provider)] },
    ]),
    { ecosystem: 'maven', call: 'org.springframework.ai.chat.prompt.ChatOptions.builder().**.{model,build}', gives: [model(names)] },
    { ecosystem: 'maven', call: 'org.springframework.ai.chat.client.**.{defaultSystem,system}', gives: [prompt('#0')] },
    { ecosystem: 'maven', call: 'org.springframework.ai.chat.prompt.{PromptTemplate,SystemPromptTemplate}', gives: [prompt('#0')] },
    { ecosystem: 'maven', call: 'org.springframework.ai.chat.messages.SystemMessage', gives: [prompt('#0')] },
    { ecosystem: 'maven', call: 'org.springframework.ai.chat.memory.{MessageWindowChatMemory.builder().**.build,InMemoryChatMemory}', gives: [{ kind: 'memory', name: ['@variable', '@class'] }] },
    { ecosystem: 'maven', call: 'org.springframework.ai.tool.function.FunctionToolCallback.builder().**.build', gives: [{ kind: 'tool', name: ['builder.0', '@variable'] }] },
    { ecosystem: 'maven', call: 'org.springframework.ai.chat.client.advisor.SafeGuardAdvisor{,.builder().**.build}', gives: [{ kind: 'guardrail', name: ['@variable', '@class'] }] },
    {
      ecosystem: 'maven',
      call: 'com.alibaba.cloud.ai.graph.agent.ReactAgent.builder().**.build',
      gives: [{ kind: 'agent', name: ['name', '@variable'], model: 'model', tools: 'tools', prompt: 'instruction' }, prompt('instruction', 'systemPrompt')],
    },
    ...stores.map((name): UseRule => ({ ecosystem: 'maven', call: `org.springframework.ai.**.${name}{,.builder().**.build}`, gives: [{ kind: 'vector_store', name }] })),
  ],
  definitions: [{ ecosystem: 'maven', decorated: 'org.springframework.ai.tool.annotation.Tool', gives: 'tool', name: 'name' }],
  constants: integrations.map(({ module, provider }) => ({ ecosystem: 'maven', constant: `org.springframework.ai.${module}.**.{ChatModel,EmbeddingModel,ImageModel,OllamaModel,ModelName}.*`, provider })),
  settings: [
    ...settings,
    ...Object.entries(storeSettings).map(([word, name]): SettingRule => ({ key: `application.spring.ai.vectorstore.${word}.*`, gives: 'vector_store', store: { ecosystem: 'maven', package: 'org.springframework.ai:spring-ai-client-chat', name } })),
  ],
  examples: [
    {
      why: 'a store that a starter makes of its settings',
      path: 'src/main/resources/application.properties',
      text: 'spring.ai.vectorstore.pgvector.dimensions=1536\nspring.ai.vectorstore.pgvector.index-type=HNSW\nspring.datasource.url=jdbc:postgresql://localhost:5432/shop\n',
      finds: [{ kind: 'vector_store', name: 'PgVectorStore', line: 1 }],
    },
    {
      why: 'options with a constant, a system prompt, a tool and memory',
      path: 'src/ChatConfig.java',
      text: `import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.ai.tool.annotation.Tool;

class ChatConfig {
  private final ChatClient chatClient;

  ChatConfig(ChatClient.Builder builder) {
    this.chatClient = builder
        .defaultSystem("You are a travel agent.")
        .defaultOptions(OpenAiChatOptions.builder().model(OpenAiApi.ChatModel.GPT_4_O).temperature(0.7).build())
        .build();
  }

  @Tool(description = "Gives the weather")
  String weather(String city) { return city; }
}
`,
      finds: [
        { kind: 'sdk', name: 'org.springframework.ai:spring-ai-client-chat', line: 1 },
        { kind: 'sdk', name: 'org.springframework.ai:spring-ai-openai', line: 2 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 12, provider: 'openai' },
        { kind: 'prompt', name: 'ChatConfig.ChatConfig.defaultSystem', line: 11 },
        { kind: 'tool', name: 'weather', line: 17 },
      ],
    },
    {
      why: 'settings as YAML, with a default behind a variable',
      path: 'src/main/resources/application.yml',
      text: `spring:
  ai:
    openai:
      api-key: \${OPENAI_KEY}
      chat:
        options:
          model: \${MODEL:gpt-4o-mini}
    ollama:
      base-url: http://localhost:11434
      embedding:
        options:
          model: nomic-embed-text
`,
      finds: [
        { kind: 'model', name: 'gpt-4o-mini', line: 7, provider: 'openai' },
        { kind: 'embedding_model', name: 'nomic-embed-text', line: 12, provider: 'ollama' },
        { kind: 'endpoint', name: 'localhost:11434', line: 9 },
        { kind: 'provider', name: 'openai' },
        { kind: 'provider', name: 'ollama' },
      ],
    },
    { why: 'a vector store by builder', path: 'Store.java', text: 'import org.springframework.ai.vectorstore.SimpleVectorStore;\n\nclass Store { Object s(Object e) { return SimpleVectorStore.builder(e).build(); } }\n', finds: [{ kind: 'sdk', name: 'org.springframework.ai:spring-ai-client-chat', line: 1 }, { kind: 'vector_store', name: 'SimpleVectorStore', line: 3 }] },
    { why: 'a prompt on a request', path: 'Ask.java', text: 'import org.springframework.ai.chat.client.ChatClient;\n\nclass Ask { String a(ChatClient c) { return c.prompt().system("Be brief.").user("Hi").call().content(); } }\n', finds: [{ kind: 'sdk', name: 'org.springframework.ai:spring-ai-client-chat', line: 1 }, { kind: 'prompt', name: 'Ask.a.system', line: 3 }] },
    { why: 'a tool in Kotlin with a declared name', path: 'Tools.kt', text: 'import org.springframework.ai.tool.annotation.Tool\n\nclass Tools {\n    @Tool(name = "get_time") fun time() = "now"\n}\n', finds: [{ kind: 'sdk', name: 'org.springframework.ai:spring-ai-client-chat', line: 1 }, { kind: 'tool', name: 'get_time', line: 4 }] },
  ],
  nearMisses: [
    { why: 'a database, and a type that is chosen elsewhere', path: 'src/main/resources/application.properties', text: 'spring.datasource.url=jdbc:postgresql://localhost:5432/shop\nspring.ai.vectorstore.type=none\nshop.vectorstore.pgvector.dimensions=3\n' },
    { why: 'other parts of Spring', path: 'Near.java', text: 'import org.springframework.stereotype.Service;\nimport org.springframework.aop.Tool;\n@Service class Near { @Tool String chatClient = "gpt-4o"; }\n' },
    { why: 'settings of other parts of Spring', path: 'application.properties', text: 'spring.airline.model=gpt-4o\nspring.jpa.model=o1\n# spring.ai.openai.chat.options.model=gpt-4o\n' },
    { why: 'an import in a comment', path: 'C.java', text: '// import org.springframework.ai.chat.client.ChatClient;\nclass C { }\n' },
    { why: 'a name in a text', path: 'T.kt', text: 'val text = "org.springframework.ai.tool.annotation.Tool"\n' },
  ],
});
