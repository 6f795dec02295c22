/** OpenAI in .NET. */
import type { UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';
import { embeddingModel, endpoint, model } from '../gives.ts';

/** Options that a client is made with, in place or before. */
const pointed = endpoint('Endpoint', 'options.Endpoint');

/** The namespace before and after its change of name. */
const betalgo = ['OpenAI.ObjectModels.RequestModels', 'Betalgo.Ranul.OpenAI.ObjectModels.RequestModels'];

export const dotnet: EntryPart = {
  packages: [
    // No provider of its own: the types of this package are those of Azure's client, too. Whoever makes a client of it reaches OpenAI.
    { ecosystem: 'nuget', name: 'OpenAI', modules: ['OpenAI'], role: 'sdk' },
    { ecosystem: 'nuget', name: 'Betalgo.OpenAI', modules: ['OpenAI.Managers', 'OpenAI.ObjectModels', 'OpenAI.Interfaces', 'Betalgo.OpenAI', 'Betalgo.Ranul.OpenAI'], role: 'sdk', provider: 'openai' },
    { ecosystem: 'nuget', name: 'Betalgo.Ranul.OpenAI', modules: [], role: 'sdk', provider: 'openai' },
    { ecosystem: 'nuget', name: 'OpenAI-DotNet', modules: [], role: 'sdk', provider: 'openai' },
    { ecosystem: 'nuget', name: 'Microsoft.ML.Tokenizers', modules: ['Microsoft.ML.Tokenizers'], role: 'sdk' },
  ],
  uses: [
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
  constants: [
    { ecosystem: 'nuget', constant: 'OpenAI.ObjectModels.Models.*' },
    { ecosystem: 'nuget', constant: 'Betalgo.Ranul.OpenAI.ObjectModels.Models.*' },
    { ecosystem: 'nuget', constant: 'OpenAI.Models.Model.*' },
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
  ],
  nearMisses: [
    { why: 'own classes of the same names', path: 'Own.cs', text: 'namespace Acme;\nclass ChatClient { public ChatClient(string model) { } }\nclass Use { ChatClient c = new ChatClient("gpt-4o"); string name = "OpenAI"; }\n' },
  ],
};
