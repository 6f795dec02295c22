/** OpenAI in Java, Kotlin and .NET. */
import type { UseRule } from '../catalog-entry.ts';
import { built, embeddingModel, endpoint, model, type EntryPart } from './part.ts';

const models = 'com.openai.models';

/** Options that a client is made with, in place or before. */
const pointed = endpoint('Endpoint', 'options.Endpoint');

/** The namespace before and after its change of name. */
const betalgo = ['OpenAI.ObjectModels.RequestModels', 'Betalgo.Ranul.OpenAI.ObjectModels.RequestModels'];

export const openai: EntryPart = {
  packages: [
    { ecosystem: 'maven', name: 'com.openai:openai-java', modules: ['com.openai'], role: 'sdk', provider: 'openai' },
    { ecosystem: 'maven', name: 'com.openai:*', modules: [], role: 'sdk', provider: 'openai' },
    { ecosystem: 'maven', name: 'com.theokanning.openai-gpt3-java:service', modules: ['com.theokanning.openai'], role: 'sdk', provider: 'openai' },
    { ecosystem: 'maven', name: 'com.theokanning.openai-gpt3-java:*', modules: [], role: 'sdk', provider: 'openai' },
    { ecosystem: 'maven', name: 'io.github.sashirestela:simple-openai', modules: ['io.github.sashirestela.openai'], role: 'sdk', provider: 'openai' },
    { ecosystem: 'maven', name: 'com.aallam.openai:openai-client', modules: ['com.aallam.openai'], role: 'sdk', provider: 'openai' },
    { ecosystem: 'maven', name: 'com.aallam.openai:*', modules: [], role: 'sdk', provider: 'openai' },
    // No provider of its own: the types of this package are those of Azure's client, too. Whoever makes a client of it reaches OpenAI.
    { ecosystem: 'nuget', name: 'OpenAI', modules: ['OpenAI'], role: 'sdk' },
    { ecosystem: 'nuget', name: 'Betalgo.OpenAI', modules: ['OpenAI.Managers', 'OpenAI.ObjectModels', 'OpenAI.Interfaces', 'Betalgo.OpenAI', 'Betalgo.Ranul.OpenAI'], role: 'sdk', provider: 'openai' },
    { ecosystem: 'nuget', name: 'Betalgo.Ranul.OpenAI', modules: [], role: 'sdk', provider: 'openai' },
    { ecosystem: 'nuget', name: 'OpenAI-DotNet', modules: [], role: 'sdk', provider: 'openai' },
    { ecosystem: 'nuget', name: 'Microsoft.ML.Tokenizers', modules: ['Microsoft.ML.Tokenizers'], role: 'sdk' },
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
    {
      ecosystem: 'nuget',
      call: 'OpenAI.{Chat.ChatClient,Responses.OpenAIResponseClient,Responses.ResponsesClient,Images.ImageClient,Audio.AudioClient,Moderations.ModerationClient,Realtime.RealtimeConversationClient}',
      gives: [model(['model', '#0'], 'openai'), pointed],
    },
    { ecosystem: 'nuget', call: 'OpenAI.Embeddings.EmbeddingClient', gives: [embeddingModel(['model', '#0'], 'openai'), pointed] },
    {
      ecosystem: 'nuget',
      call: 'OpenAI.OpenAIClient().{GetChatClient,GetOpenAIResponseClient,GetResponsesClient,GetImageClient,GetAudioClient,GetModerationClient,GetRealtimeConversationClient}',
      gives: [model(['model', 'deploymentName', '#0'], 'openai')],
    },
    { ecosystem: 'nuget', call: 'OpenAI.OpenAIClient().GetEmbeddingClient', gives: [embeddingModel(['model', '#0'], 'openai')] },
    { ecosystem: 'nuget', call: 'OpenAI.**.{CreateAssistant,CreateAssistantAsync}', gives: [model(['model', '#0'], 'openai')] },
    { ecosystem: 'nuget', call: 'OpenAI.Assistants.AssistantCreationOptions', gives: [{ kind: 'prompt', from: 'Instructions' }] },
    { ecosystem: 'nuget', call: 'OpenAI.OpenAIClient', gives: [{ kind: 'provider', provider: 'openai' }, pointed] },
    { ecosystem: 'nuget', call: 'OpenAI.OpenAIClientOptions', gives: [{ kind: 'endpoint', from: 'Endpoint' }] },
    { ecosystem: 'nuget', call: 'OpenAI.Chat.{SystemChatMessage,DeveloperChatMessage,ChatMessage.CreateSystemMessage,ChatMessage.CreateDeveloperMessage}', gives: [{ kind: 'prompt', from: ['content', '#0'] }] },
    // OpenAI-DotNet has the same namespace.
    { ecosystem: 'nuget', call: 'OpenAI.Chat.ChatRequest', gives: [model(['model', '#1'], 'openai')] },
    ...betalgo.flatMap((root): UseRule[] => [
      { ecosystem: 'nuget', call: `${root}.{ChatCompletionCreateRequest,CompletionCreateRequest,ImageCreateRequest,AudioCreateTranscriptionRequest}`, gives: [model('Model', 'openai')] },
      { ecosystem: 'nuget', call: `${root}.EmbeddingCreateRequest`, gives: [embeddingModel('Model', 'openai')] },
      { ecosystem: 'nuget', call: `${root}.ChatMessage.FromSystem`, gives: [{ kind: 'prompt', from: ['content', '#0'] }] },
    ]),
  ],
  definitions: [],
  constants: [
    { ecosystem: 'maven', constant: 'com.openai.models.**.{ChatModel,EmbeddingModel,ImageModel,AudioModel,ResponsesModel,ModerationModel,SpeechModel}.*' },
    { ecosystem: 'maven', constant: 'com.aallam.openai.api.model.ModelId' },
    { ecosystem: 'maven', constant: 'com.aallam.openai.api.{chat,core}.{ChatRole,Role}.*', ids: { System: 'system', User: 'user', Assistant: 'assistant', Tool: 'tool' }, areWords: true },
    { ecosystem: 'nuget', constant: 'OpenAI.ObjectModels.Models.*' },
    { ecosystem: 'nuget', constant: 'Betalgo.Ranul.OpenAI.ObjectModels.Models.*' },
    { ecosystem: 'nuget', constant: 'OpenAI.Models.Model.*' },
  ],
  settings: [
    { key: '{application,appsettings}.**.openai.{model,modelid,modelname,chatmodel,chatmodelid,chatmodelname,completionmodel,defaultmodel,imagemodel}', gives: 'model', provider: 'openai' },
    { key: '{application,appsettings}.**.openai.{embeddingmodel,embeddingmodelid,embeddingmodelname,embeddingsmodel,textembeddingmodel}', gives: 'embedding_model', provider: 'openai' },
    { key: '{application,appsettings}.**.openai.{endpoint,baseurl,url,apiurl}', gives: 'endpoint' },
  ],
  examples: [
    {
      why: '.NET: the address is set on the options of the client',
      path: 'Ask.cs',
      text: `using OpenAI;
using OpenAI.Chat;

public class Ask
{
    public ChatClient Client(string key)
    {
        var options = new OpenAIClientOptions();
        options.Endpoint = new Uri("https://api.groq.com/openai/v1");
        return new ChatClient("llama-3.3-70b-versatile", new ApiKeyCredential(key), options);
    }
}
`,
      finds: [
        { kind: 'sdk', name: 'OpenAI', line: 1 },
        { kind: 'endpoint', name: 'api.groq.com/openai/v1', line: 9, provider: 'groq' },
        { kind: 'provider', name: 'groq' },
        { kind: 'model', name: 'llama-3.3-70b-versatile', line: 10, provider: 'groq' },
      ],
    },
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
    {
      why: 'the .NET client with a target-typed new, a constant and a system message',
      path: 'src/Ask.cs',
      text: `using OpenAI.Chat;

public class Ask
{
    private const string Model = "gpt-4o";
    private readonly ChatClient client = new(model: Model, apiKey: "");

    public ChatCompletion Run(string text) => client.CompleteChat(new SystemChatMessage("You answer briefly."), text);
}
`,
      finds: [
        { kind: 'sdk', name: 'OpenAI', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 5, provider: 'openai' },
        { kind: 'prompt', name: 'Ask.Run.SystemChatMessage', line: 8 },
      ],
    },
    {
      why: 'settings of a .NET application',
      path: 'appsettings.json',
      text: '{\n  "OpenAI": { "ChatModelId": "gpt-4o", "EmbeddingModelId": "text-embedding-3-small" }\n}\n',
      finds: [
        { kind: 'model', name: 'gpt-4o', line: 2, provider: 'openai' },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 2, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
      ],
    },
  ],
  nearMisses: [
    { why: 'imports in comments and Javadoc', path: 'Near.java', text: '// import com.openai.models.ChatModel;\n/** {@link com.openai.models.ChatModel#GPT_4O} */\nclass Near { String s = "com.openai.models.ChatModel"; }\n' },
    { why: 'own classes of the same names', path: 'Own.cs', text: 'namespace Acme;\nclass ChatClient { public ChatClient(string model) { } }\nclass Use { ChatClient c = new ChatClient("gpt-4o"); string name = "OpenAI"; }\n' },
    { why: 'a package that only starts alike', path: 'Alike.kt', text: 'import com.openaire.Client\nval c = Client("gpt-4o")\n' },
    { why: 'settings of something else with such names', path: 'appsettings.json', text: '{ "Printer": { "Model": "gpt-4o" }, "Car": { "ModelName": "o1" } }\n' },
  ],
};
