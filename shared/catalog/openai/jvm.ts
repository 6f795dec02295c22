/** OpenAI in Java and Kotlin. */
import type { EntryPart } from '../entry-part.ts';
import { built, embeddingModel, model } from '../gives.ts';

const models = 'com.openai.models';

export const jvm: EntryPart = {
  packages: [
    { ecosystem: 'maven', name: 'com.openai:openai-java', modules: ['com.openai'], role: 'sdk', provider: 'openai' },
    { ecosystem: 'maven', name: 'com.openai:*', modules: [], role: 'sdk', provider: 'openai' },
    { ecosystem: 'maven', name: 'com.theokanning.openai-gpt3-java:service', modules: ['com.theokanning.openai'], role: 'sdk', provider: 'openai' },
    { ecosystem: 'maven', name: 'com.theokanning.openai-gpt3-java:*', modules: [], role: 'sdk', provider: 'openai' },
    { ecosystem: 'maven', name: 'io.github.sashirestela:simple-openai', modules: ['io.github.sashirestela.openai'], role: 'sdk', provider: 'openai' },
    { ecosystem: 'maven', name: 'com.aallam.openai:openai-client', modules: ['com.aallam.openai'], role: 'sdk', provider: 'openai' },
    { ecosystem: 'maven', name: 'com.aallam.openai:*', modules: [], role: 'sdk', provider: 'openai' },
    { ecosystem: 'maven', name: 'com.knuddels:jtokkit', modules: ['com.knuddels.jtokkit'], role: 'sdk' },
  ],
  uses: [
    {
      ecosystem: 'maven',
      call: `${models}.**.{ChatCompletionCreateParams,StructuredChatCompletionCreateParams,ResponseCreateParams,StructuredResponseCreateParams,CompletionCreateParams,ImageGenerateParams,ImageEditParams,TranscriptionCreateParams,SpeechCreateParams,ModerationCreateParams,AssistantCreateParams,BetaAssistantCreateParams,JobCreateParams,SessionCreateParams}.builder().**.{model,build}`,
      gives: [model(built('model'), 'openai'), { kind: 'prompt', from: ['addSystemMessage', 'addDeveloperMessage', 'instructions'] }],
    },
    { ecosystem: 'maven', call: `${models}.**.EmbeddingCreateParams.builder().**.{model,build}`, gives: [embeddingModel(built('model'), 'openai')] },
    { ecosystem: 'maven', call: 'com.openai.client.okhttp.{OpenAIOkHttpClient,OpenAIOkHttpClientAsync}.fromEnv', gives: [{ kind: 'endpoint', from: '@none' }] },
    { ecosystem: 'maven', call: 'com.openai.client.okhttp.{OpenAIOkHttpClient,OpenAIOkHttpClientAsync}.builder().**.{baseUrl,build}', gives: [{ kind: 'endpoint', from: built('baseUrl') }] },
    {
      ecosystem: 'maven',
      call: 'com.theokanning.openai.**.{ChatCompletionRequest,CompletionRequest,EditRequest,ModerationRequest,CreateImageRequest,AssistantRequest}.builder().**.{model,build}',
      gives: [model(built('model'), 'openai')],
    },
    { ecosystem: 'maven', call: 'com.theokanning.openai.embedding.EmbeddingRequest.builder().**.{model,build}', gives: [embeddingModel(built('model'), 'openai')] },
    { ecosystem: 'maven', call: 'io.github.sashirestela.openai.**.{ChatRequest,ResponseRequest,AssistantRequest,CompletionRequest}.builder().**.{model,build}', gives: [model(built('model'), 'openai')] },
    { ecosystem: 'maven', call: 'io.github.sashirestela.openai.**.EmbeddingRequest.builder().**.{model,build}', gives: [embeddingModel(built('model'), 'openai')] },
    { ecosystem: 'maven', call: 'io.github.sashirestela.openai.**.ChatMessage.SystemMessage.of', gives: [{ kind: 'prompt', from: '#0' }] },
    {
      ecosystem: 'maven',
      call: 'com.aallam.openai.api.**.{ChatCompletionRequest,chatCompletionRequest,CompletionRequest,completionRequest,TranscriptionRequest,SpeechRequest,ImageCreation,AssistantRequest,assistantRequest,ModerationRequest}',
      gives: [model('model', 'openai'), { kind: 'prompt', from: ['messages[role=system].content', 'instructions'] }],
    },
    { ecosystem: 'maven', call: 'com.aallam.openai.api.embedding.{EmbeddingRequest,embeddingRequest}', gives: [embeddingModel('model', 'openai')] },
  ],
  constants: [
    { ecosystem: 'maven', constant: 'com.openai.models.**.{ChatModel,EmbeddingModel,ImageModel,AudioModel,ResponsesModel,ModerationModel,SpeechModel}.*' },
    { ecosystem: 'maven', constant: 'com.aallam.openai.api.model.ModelId' },
    { ecosystem: 'maven', constant: 'com.aallam.openai.api.{chat,core}.{ChatRole,Role}.*', ids: { System: 'system', User: 'user', Assistant: 'assistant', Tool: 'tool' }, areWords: true },
  ],
  examples: [
    {
      why: 'Java: a request is built apart from its client, and goes where that is pointed',
      path: 'src/main/java/Pointed.java',
      text: `import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

public class Pointed {
  private final OpenAIClient client = OpenAIOkHttpClient.builder().baseUrl("https://api.groq.com/openai/v1").build();

  String ask(String text) {
    return client.chat().completions().create(ChatCompletionCreateParams.builder().model("llama-3.3-70b-versatile").build()).id();
  }
}
`,
      finds: [
        { kind: 'sdk', name: 'com.openai:openai-java', line: 1 },
        { kind: 'endpoint', name: 'api.groq.com/openai/v1', line: 6, provider: 'groq' },
        { kind: 'provider', name: 'groq' },
        { kind: 'model', name: 'llama-3.3-70b-versatile', line: 9, provider: 'groq' },
      ],
    },
    {
      why: 'Kotlin: a tool in the body of a request',
      path: 'src/Ask.kt',
      text: `import java.net.URI
import java.net.http.HttpRequest

val tools = listOf(
    mapOf("type" to "function", "function" to mapOf("name" to "berthOf", "parameters" to mapOf("type" to "object"))),
)

fun ask(): HttpRequest = HttpRequest.newBuilder(URI.create("https://api.openai.com/v1/chat/completions")).build()
`,
      finds: [
        { kind: 'tool', name: 'berthOf', line: 5 },
        { kind: 'endpoint', name: 'api.openai.com/v1/chat/completions', line: 8 },
        { kind: 'provider', name: 'openai' },
      ],
    },
    {
      why: 'the official Java client: a builder, a constant of the SDK and a system message',
      path: 'src/main/java/Ask.java',
      text: `import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.ChatModel;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

public class Ask {
  private final OpenAIClient client = OpenAIOkHttpClient.fromEnv();

  String ask(String text) {
    ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
        .addSystemMessage("You answer briefly.")
        .addUserMessage(text)
        .model(ChatModel.GPT_4O_MINI)
        .build();
    return client.chat().completions().create(params).id();
  }
}
`,
      finds: [
        { kind: 'sdk', name: 'com.openai:openai-java', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 13, provider: 'openai' },
        { kind: 'prompt', name: 'Ask.ask.addSystemMessage', line: 11 },
      ],
    },
    {
      why: 'Kotlin with a star import and a model id in a constructor',
      path: 'src/Ask.kt',
      text: `import com.aallam.openai.client.OpenAI
import com.aallam.openai.api.chat.*
import com.aallam.openai.api.model.ModelId

suspend fun ask(client: OpenAI) = client.chatCompletion(ChatCompletionRequest(model = ModelId("gpt-4o"), messages = listOf(ChatMessage(role = ChatRole.System, content = "Be brief."))))
`,
      finds: [
        { kind: 'prompt', name: 'ask.messages.content', line: 5 },
        { kind: 'sdk', name: 'com.aallam.openai:openai-client', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 5, provider: 'openai' },
      ],
    },
  ],
  nearMisses: [
    { why: 'imports in comments and Javadoc', path: 'Near.java', text: '// import com.openai.models.ChatModel;\n/** {@link com.openai.models.ChatModel#GPT_4O} */\nclass Near { String s = "com.openai.models.ChatModel"; }\n' },
    { why: 'a package that only starts alike', path: 'Alike.kt', text: 'import com.openaire.Client\nval c = Client("gpt-4o")\n' },
  ],
};
