/** Azure OpenAI in .NET. */
import type { EntryPart } from '../entry-part.ts';
import { embeddingModel, endpoint, model, prompt } from '../gives.ts';

export const dotnet: EntryPart = {
  packages: [
    { ecosystem: 'nuget', name: 'Azure.AI.OpenAI', modules: ['Azure.AI.OpenAI'], role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'nuget', name: 'Azure.AI.Inference', modules: ['Azure.AI.Inference'], role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'nuget', name: 'Azure.AI.Projects', modules: ['Azure.AI.Projects'], role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'nuget', name: 'Azure.AI.Agents.Persistent', modules: ['Azure.AI.Agents'], role: 'framework', provider: 'azure-openai' },
  ],
  uses: [
    { ecosystem: 'nuget', call: 'Azure.AI.OpenAI.{AzureOpenAIClient,OpenAIClient}', gives: [endpoint('endpoint', '#0')] },
    {
      ecosystem: 'nuget',
      call: 'Azure.AI.OpenAI.{AzureOpenAIClient,OpenAIClient}().{GetChatClient,GetImageClient,GetAudioClient,GetOpenAIResponseClient,GetResponsesClient,GetRealtimeConversationClient}',
      gives: [model(['deploymentName', 'model', '#0'], 'azure-openai')],
    },
    { ecosystem: 'nuget', call: 'Azure.AI.OpenAI.{AzureOpenAIClient,OpenAIClient}().GetEmbeddingClient', gives: [embeddingModel(['deploymentName', 'model', '#0'], 'azure-openai')] },
    // The client before 2.0.
    { ecosystem: 'nuget', call: 'Azure.AI.OpenAI.OpenAIClient().{GetChatCompletions,GetChatCompletionsAsync,GetChatCompletionsStreaming,GetChatCompletionsStreamingAsync,GetCompletions,GetCompletionsAsync}', gives: [model(['deploymentOrModelName', '#0'], 'azure-openai')] },
    { ecosystem: 'nuget', call: 'Azure.AI.OpenAI.OpenAIClient().{GetEmbeddings,GetEmbeddingsAsync}', gives: [embeddingModel(['deploymentOrModelName', '#0'], 'azure-openai')] },
    { ecosystem: 'nuget', call: 'Azure.AI.OpenAI.{ChatCompletionsOptions,CompletionsOptions,AudioTranscriptionOptions,ImageGenerationOptions}', gives: [model(['DeploymentName', 'deploymentName'], 'azure-openai')] },
    { ecosystem: 'nuget', call: 'Azure.AI.OpenAI.EmbeddingsOptions', gives: [embeddingModel(['DeploymentName', 'deploymentName', '#0'], 'azure-openai')] },
    { ecosystem: 'nuget', call: 'Azure.AI.OpenAI.{ChatRequestSystemMessage}', gives: [prompt('#0')] },
    { ecosystem: 'nuget', call: 'Azure.AI.Inference.ChatCompletionsClient', gives: [endpoint('endpoint', '#0')] },
    { ecosystem: 'nuget', call: 'Azure.AI.Inference.ChatCompletionsOptions', gives: [model('Model')] },
    { ecosystem: 'nuget', call: 'Azure.AI.Inference.ChatRequestSystemMessage', gives: [prompt('#0')] },
    {
      ecosystem: 'nuget',
      call: 'Azure.AI.**.{CreateAgent,CreateAgentAsync,CreateAgentVersion,CreateAgentVersionAsync}',
      gives: [{ kind: 'agent', name: ['name', '#1', '@variable'], model: ['model', '#0'], prompt: 'instructions' }, model(['model', '#0'], 'azure-openai'), prompt('instructions')],
    },
  ],
  examples: [
    {
      why: 'the .NET client with a deployment, its endpoint in a Uri',
      path: 'Program.cs',
      text: `using Azure.AI.OpenAI;
using OpenAI.Chat;

AzureOpenAIClient azure = new(new Uri("https://acme.openai.azure.com"), new DefaultAzureCredential());
ChatClient chat = azure.GetChatClient("gpt-4o-prod");
`,
      finds: [
        { kind: 'sdk', name: 'Azure.AI.OpenAI', line: 1 },
        { kind: 'sdk', name: 'OpenAI', line: 2 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'endpoint', name: 'acme.openai.azure.com', line: 4 },
        { kind: 'model', name: 'gpt-4o-prod', line: 5, provider: 'azure-openai' },
      ],
    },
  ],
  nearMisses: [
    { why: 'other Azure clients', path: 'Other.cs', text: 'using Azure.Storage.Blobs;\nvar c = new BlobServiceClient(new Uri("https://acme.blob.core.windows.net"));\nvar m = c.GetChatClient("gpt-4o");\n' },
  ],
};
