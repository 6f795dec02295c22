/** Azure OpenAI and Azure AI inference in Java and .NET. */
import { embeddingModel, endpoint, model, prompt, type EntryPart } from './part.ts';

const chat = '{getChatCompletions,getChatCompletionsStream,getChatCompletionsWithResponse,getCompletions,getCompletionsStream,getAudioTranscription,getAudioTranslation,getImageGenerations,generateSpeechFromText}';

export const azureOpenai: EntryPart = {
  packages: [
    { ecosystem: 'maven', name: 'com.azure:azure-ai-openai', modules: ['com.azure.ai.openai'], role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'maven', name: 'com.azure:azure-ai-inference', modules: ['com.azure.ai.inference'], role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'maven', name: 'com.azure:azure-ai-agents-persistent', modules: ['com.azure.ai.agents'], role: 'framework', provider: 'azure-openai' },
    { ecosystem: 'maven', name: 'com.azure:azure-ai-projects', modules: ['com.azure.ai.projects'], role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'nuget', name: 'Azure.AI.OpenAI', modules: ['Azure.AI.OpenAI'], role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'nuget', name: 'Azure.AI.Inference', modules: ['Azure.AI.Inference'], role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'nuget', name: 'Azure.AI.Projects', modules: ['Azure.AI.Projects'], role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'nuget', name: 'Azure.AI.Agents.Persistent', modules: ['Azure.AI.Agents'], role: 'framework', provider: 'azure-openai' },
  ],
  uses: [
    { ecosystem: 'maven', call: `com.azure.ai.openai.**.${chat}`, gives: [model('#0', 'azure-openai')] },
    { ecosystem: 'maven', call: 'com.azure.ai.openai.**.{getEmbeddings,getEmbeddingsWithResponse}', gives: [embeddingModel('#0', 'azure-openai')] },
    { ecosystem: 'maven', call: 'com.azure.ai.openai.OpenAIClientBuilder().**.endpoint', gives: [endpoint('#0')] },
    { ecosystem: 'maven', call: 'com.azure.ai.openai.models.ChatRequestSystemMessage', gives: [prompt('#0')] },
    { ecosystem: 'maven', call: 'com.azure.ai.inference.ChatCompletionsClientBuilder().**.endpoint', gives: [endpoint('#0')] },
    { ecosystem: 'maven', call: 'com.azure.ai.inference.models.ChatCompletionsOptions().**.setModel', gives: [model('#0')] },
    { ecosystem: 'maven', call: 'com.azure.ai.inference.models.ChatRequestSystemMessage', gives: [prompt('#0')] },
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
  definitions: [],
  constants: [],
  settings: [
    { key: '{application,appsettings}.**.{azureopenai,azureopenaisettings,azureopenaioptions}.{deployment,deploymentname,deploymentid,chatdeployment,chatdeploymentname,chatmodeldeployment,model,modelid,modelname,chatmodelid}', gives: 'model', provider: 'azure-openai' },
    { key: '{application,appsettings}.**.{azureopenai,azureopenaisettings,azureopenaioptions}.{embeddingdeployment,embeddingdeploymentname,embeddingmodel,embeddingmodelid}', gives: 'embedding_model', provider: 'azure-openai' },
    { key: '{application,appsettings}.**.{azureopenai,azureopenaisettings,azureopenaioptions}.{endpoint,url,baseurl}', gives: 'endpoint' },
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
    {
      why: 'the Java client',
      path: 'Ask.java',
      text: `import com.azure.ai.openai.OpenAIClient;
import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.ai.openai.models.*;

class Ask {
  private static final String DEPLOYMENT = "gpt-4o-prod";
  OpenAIClient client = new OpenAIClientBuilder().endpoint("https://acme.openai.azure.com").buildClient();
  void run(ChatCompletionsOptions options) { client.getChatCompletions(DEPLOYMENT, options); }
}
`,
      finds: [
        { kind: 'sdk', name: 'com.azure:azure-ai-openai', line: 1 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'endpoint', name: 'acme.openai.azure.com', line: 7 },
        { kind: 'model', name: 'gpt-4o-prod', line: 6, provider: 'azure-openai' },
      ],
    },
  ],
  nearMisses: [{ why: 'other Azure clients', path: 'Other.cs', text: 'using Azure.Storage.Blobs;\nvar c = new BlobServiceClient(new Uri("https://acme.blob.core.windows.net"));\nvar m = c.GetChatClient("gpt-4o");\n' }],
};
