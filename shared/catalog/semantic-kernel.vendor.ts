import { defineVendor, type UseRule } from './catalog-entry.ts';
import { embeddingModel, endpoint, model, prompt } from './gives.ts';

const services: readonly { classes: string; kind: 'model' | 'embedding_model'; provider?: string; from: readonly string[] }[] = [
  { classes: 'OpenAIChatCompletion,OpenAITextCompletion,OpenAITextToImage', kind: 'model', provider: 'openai', from: ['ai_model_id', '#0'] },
  { classes: 'AzureChatCompletion,AzureTextCompletion', kind: 'model', provider: 'azure-openai', from: ['deployment_name'] },
  { classes: 'OpenAITextEmbedding', kind: 'embedding_model', provider: 'openai', from: ['ai_model_id', '#0'] },
  { classes: 'AzureTextEmbedding', kind: 'embedding_model', provider: 'azure-openai', from: ['deployment_name'] },
  { classes: 'AnthropicChatCompletion', kind: 'model', provider: 'anthropic', from: ['ai_model_id', '#0'] },
  { classes: 'GoogleAIChatCompletion', kind: 'model', provider: 'google', from: ['gemini_model_id', '#0'] },
  { classes: 'MistralAIChatCompletion', kind: 'model', provider: 'mistral', from: ['ai_model_id', '#0'] },
  { classes: 'OllamaChatCompletion', kind: 'model', provider: 'ollama', from: ['ai_model_id', '#0'] },
  { classes: 'BedrockChatCompletion', kind: 'model', provider: 'aws-bedrock', from: ['model_id', '#0'] },
  { classes: 'HuggingFaceTextCompletion', kind: 'model', provider: 'hugging-face', from: ['ai_model_id', '#0'] },
];

const agentNames = ['name', '@assigned'];

/** Connectors of .NET: the word in the names of their methods, their class, and whose models they reach. */
const connectors: readonly { readonly word: string; readonly provider: string }[] = [
  { word: 'OpenAI', provider: 'openai' },
  { word: 'AzureOpenAI', provider: 'azure-openai' },
  { word: 'Ollama', provider: 'ollama' },
  { word: 'GoogleAIGemini', provider: 'google' },
  { word: 'GoogleAI', provider: 'google' },
  { word: 'VertexAIGemini', provider: 'google' },
  { word: 'VertexAI', provider: 'google' },
  { word: 'Mistral', provider: 'mistral' },
  { word: 'HuggingFace', provider: 'hugging-face' },
  { word: 'Bedrock', provider: 'aws-bedrock' },
];

const modelNames = ['modelId', 'deploymentName', 'model', '#0'];

const registrations = connectors.flatMap(({ word, provider }): UseRule[] => [
  { ecosystem: 'nuget', call: `?.{Add${word}ChatCompletion,Add${word}ChatCompletionService,Add${word}ChatClient,Add${word}TextGeneration,Add${word}TextToImage,Add${word}AudioToText,Add${word}TextToAudio}`, gives: [model(modelNames, provider), { kind: 'provider', provider }, endpoint('endpoint')] },
  { ecosystem: 'nuget', call: `?.{Add${word}TextEmbeddingGeneration,Add${word}EmbeddingGenerator,Add${word}TextEmbeddingGenerationService}`, gives: [embeddingModel(modelNames, provider), { kind: 'provider', provider }, endpoint('endpoint')] },
  { ecosystem: 'nuget', call: `Microsoft.SemanticKernel.**.{${word}ChatCompletionService,${word}TextGenerationService,${word}TextToImageService,${word}AudioToTextService}`, gives: [model(modelNames, provider), endpoint('endpoint')] },
  { ecosystem: 'nuget', call: `Microsoft.SemanticKernel.**.{${word}TextEmbeddingGenerationService,${word}EmbeddingGenerator}`, gives: [embeddingModel(modelNames, provider), endpoint('endpoint')] },
]);

const stores = ['InMemoryVectorStore', 'QdrantVectorStore', 'RedisVectorStore', 'AzureAISearchVectorStore', 'PostgresVectorStore', 'PineconeVectorStore', 'WeaviateVectorStore', 'MongoVectorStore', 'CosmosMongoVectorStore', 'SqliteVectorStore', 'SqlServerVectorStore', 'VolatileMemoryStore', 'ChromaMemoryStore', 'QdrantMemoryStore'];

const agent = { name: ['Name', 'name', '@variable'], prompt: 'Instructions' } as const;

export default defineVendor({
  id: 'semantic-kernel',
  name: 'Semantic Kernel',
  url: 'https://learn.microsoft.com/semantic-kernel/',
  type: 'framework',
  packages: [
    { ecosystem: 'nuget', name: 'Microsoft.SemanticKernel', modules: ['Microsoft.SemanticKernel'], role: 'framework' },
    { ecosystem: 'nuget', name: 'Microsoft.SemanticKernel.*', modules: [], role: 'framework' },
    { ecosystem: 'nuget', name: 'Microsoft.KernelMemory.Core', modules: ['Microsoft.KernelMemory'], role: 'framework' },
    { ecosystem: 'nuget', name: 'Microsoft.KernelMemory.*', modules: [], role: 'framework' },
    { ecosystem: 'maven', name: 'com.microsoft.semantic-kernel:semantickernel-api', modules: ['com.microsoft.semantickernel'], role: 'framework' },
    { ecosystem: 'maven', name: 'com.microsoft.semantic-kernel:*', modules: [], role: 'framework' },
    { ecosystem: 'pypi', name: 'semantic-kernel', modules: ['semantic_kernel'], role: 'framework' },
  ],
  uses: [
    ...registrations,
    { ecosystem: 'nuget', call: 'Microsoft.SemanticKernel.**.{OpenAIPromptExecutionSettings,AzureOpenAIPromptExecutionSettings,PromptExecutionSettings}', gives: [model('ModelId'), prompt('ChatSystemPrompt')] },
    {
      ecosystem: 'nuget',
      call: 'Microsoft.SemanticKernel.Agents.**.{ChatCompletionAgent,OpenAIAssistantAgent,AzureAIAgent,OpenAIResponseAgent,BedrockAgent}',
      gives: [{ kind: 'agent', ...agent }, prompt('Instructions')],
    },
    { ecosystem: 'nuget', call: 'Microsoft.SemanticKernel.**.{InvokePromptAsync,InvokePromptStreamingAsync,CreateFunctionFromPrompt}', gives: [prompt('promptTemplate', '#0')] },
    { ecosystem: 'nuget', call: 'Microsoft.SemanticKernel.**.KernelFunctionFactory.CreateFromMethod', gives: [{ kind: 'tool', name: ['functionName', '#1', '@variable'] }] },
    { ecosystem: 'nuget', call: 'Microsoft.SemanticKernel.**.KernelFunctionFactory.CreateFromPrompt', gives: [prompt('#0')] },
    { ecosystem: 'nuget', call: 'Microsoft.SemanticKernel.ChatCompletion.ChatHistory', gives: [prompt('systemMessage', '#0')] },
    { ecosystem: 'nuget', call: 'Microsoft.SemanticKernel.ChatCompletion.ChatHistory().AddSystemMessage', gives: [prompt('content', '#0')] },
    // What a person typed stands there, too; a constant with words for a model is the program's own.
    { ecosystem: 'nuget', call: 'Microsoft.SemanticKernel.ChatCompletion.ChatHistory().AddUserMessage', gives: [{ kind: 'prompt', from: ['content', '#0'], asConstant: true }] },
    ...stores.map((name): UseRule => ({ ecosystem: 'nuget', call: `Microsoft.SemanticKernel.**.${name}`, gives: [{ kind: 'vector_store', name }] })),
    { ecosystem: 'nuget', call: 'Microsoft.KernelMemory.**.KernelMemoryBuilder', gives: [{ kind: 'memory', name: ['@variable', '@class'] }] },
    { ecosystem: 'maven', call: 'com.microsoft.semantickernel.**.{OpenAIChatCompletion,OpenAITextGenerationService}.builder().**.{withModelId,build}', gives: [model(['withModelId', '#0'])] },
    { ecosystem: 'maven', call: 'com.microsoft.semantickernel.**.OpenAITextEmbeddingGenerationService.builder().**.{withModelId,build}', gives: [embeddingModel(['withModelId', '#0'])] },
    { ecosystem: 'maven', call: 'com.microsoft.semantickernel.agents.**.ChatCompletionAgent.builder().**.build', gives: [{ kind: 'agent', name: ['withName', '@variable'], prompt: 'withInstructions' }, prompt('withInstructions')] },
    ...services.map(({ classes, kind, provider, from }): UseRule => ({
      ecosystem: 'pypi',
      call: `semantic_kernel.connectors.ai.**.{${classes}}`,
      gives: [
        ...(provider === undefined ? [] : [{ kind: 'provider' as const, provider }]),
        { kind, from, ...(provider !== undefined && { provider }) },
        { kind: 'endpoint', from: ['endpoint', 'host'] },
      ],
    })),
    {
      ecosystem: 'pypi',
      call: 'semantic_kernel.agents.**.{ChatCompletionAgent,OpenAIAssistantAgent,AzureAssistantAgent,OpenAIResponsesAgent,AzureResponsesAgent,AzureAIAgent,BedrockAgent,CopilotStudioAgent}',
      gives: [{ kind: 'agent', name: agentNames, model: 'service', tools: 'plugins[]', prompt: 'instructions' }, { kind: 'prompt', from: 'instructions' }],
    },
    { ecosystem: 'pypi', call: 'semantic_kernel.agents.**.{AgentGroupChat,SequentialOrchestration,ConcurrentOrchestration,HandoffOrchestration,GroupChatOrchestration,MagenticOrchestration}', gives: [{ kind: 'agent', name: agentNames, agents: ['agents[]', 'members[]'] }] },
    { ecosystem: 'pypi', call: 'semantic_kernel.connectors.mcp.**.{MCPStdioPlugin,MCPSsePlugin,MCPStreamableHttpPlugin,MCPWebsocketPlugin}', gives: [{ kind: 'mcp_client', name: ['name', '@assigned'] }, { kind: 'configured_server', name: 'name', command: 'command', args: 'args', url: 'url' }] },
    { ecosystem: 'pypi', call: 'semantic_kernel.connectors.**.{AzureAISearchStore,AzureAISearchCollection}', gives: [{ kind: 'vector_store', name: 'AzureAISearchStore' }] },
    { ecosystem: 'pypi', call: 'semantic_kernel.connectors.**.{QdrantStore,QdrantCollection}', gives: [{ kind: 'vector_store', name: 'QdrantStore' }] },
    { ecosystem: 'pypi', call: 'semantic_kernel.connectors.**.{InMemoryStore,InMemoryVectorStore}', gives: [{ kind: 'vector_store', name: 'InMemoryStore' }] },
    { ecosystem: 'pypi', call: 'semantic_kernel.Kernel().add_function', gives: [{ kind: 'prompt', from: 'prompt' }] },
    { ecosystem: 'pypi', call: 'semantic_kernel.Kernel().invoke_prompt', gives: [{ kind: 'prompt', from: ['prompt', '#0'] }] },
    { ecosystem: 'pypi', call: 'semantic_kernel.prompt_template.**.PromptTemplateConfig', gives: [{ kind: 'prompt', from: 'template' }] },
  ],
  definitions: [
    { ecosystem: 'nuget', decorated: 'Microsoft.SemanticKernel.**.{KernelFunction,KernelFunctionAttribute,SKFunction}', gives: 'tool', name: ['Name', '#0'] },
    { ecosystem: 'nuget', extends: 'Microsoft.SemanticKernel.{IFunctionInvocationFilter,IPromptRenderFilter}', gives: 'guardrail' },
    { ecosystem: 'maven', decorated: 'com.microsoft.semantickernel.**.DefineKernelFunction', gives: 'tool', name: 'name' },
    { ecosystem: 'pypi', decorated: 'semantic_kernel.functions.**.kernel_function', gives: 'tool', name: 'name' },
  ],
  declarations: [{ format: 'semantic-kernel-prompt', gives: [{ kind: 'prompt', from: 'text' }] }],
  examples: [
    {
      why: 'services on a builder, a plugin function and an agent',
      path: 'Program.cs',
      text: `using System.ComponentModel;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Agents;

var builder = Kernel.CreateBuilder();
builder.AddOpenAIChatCompletion("gpt-4o", Environment.GetEnvironmentVariable("KEY")!);
builder.Services.AddAzureOpenAITextEmbeddingGeneration(deploymentName: "embeddings", endpoint: "https://acme.openai.azure.com", apiKey: "");
builder.Plugins.AddFromType<LightPlugin>("lights");

ChatCompletionAgent host = new() { Name = "Host", Instructions = "Greet the guest.", Kernel = builder.Build() };

public class LightPlugin
{
    [KernelFunction("get_lights"), Description("Gives the lights.")]
    public string GetLights() => "on";
}
`,
      finds: [
        { kind: 'sdk', name: 'Microsoft.SemanticKernel', line: 2 },
        { kind: 'model', name: 'gpt-4o', line: 6, provider: 'openai' },
        { kind: 'provider', name: 'openai', line: 6 },
        { kind: 'embedding_model', name: 'embeddings', line: 7, provider: 'azure-openai' },
        { kind: 'endpoint', name: 'acme.openai.azure.com', line: 7 },
        { kind: 'provider', name: 'azure-openai', line: 7 },
        { kind: 'agent', name: 'Host', line: 10 },
        { kind: 'prompt', name: 'host.Instructions', line: 10 },
        { kind: 'tool', name: 'get_lights', line: 15 },
      ],
    },
    {
      why: 'a registration in a file that uses no namespace of the framework itself',
      path: 'Startup.cs',
      text: 'namespace Acme;\n\npublic static class Startup\n{\n    public static void Register(IServiceCollection services) => services.AddKernel().AddOpenAIChatCompletion("gpt-4o-mini", "");\n}\n',
      finds: [
        { kind: 'model', name: 'gpt-4o-mini', line: 5, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
      ],
    },
    { why: 'a service made by hand', path: 'Svc.cs', text: 'using Microsoft.SemanticKernel.Connectors.OpenAI;\n\nvar s = new OpenAIChatCompletionService("gpt-4o", "");\n', finds: [{ kind: 'sdk', name: 'Microsoft.SemanticKernel', line: 1 }, { kind: 'model', name: 'gpt-4o', line: 3, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'a prompt that is run at once', path: 'Run.cs', text: 'using Microsoft.SemanticKernel;\n\nclass R { async Task Go(Kernel kernel) { await kernel.InvokePromptAsync("Tell a joke."); } }\n', finds: [{ kind: 'sdk', name: 'Microsoft.SemanticKernel', line: 1 }, { kind: 'prompt', name: 'R.Go.InvokePromptAsync', line: 3 }] },
    {
      why: 'a template that is kept under a name and asked, beside what a person typed',
      path: 'Ask.cs',
      text: `using Microsoft.SemanticKernel.ChatCompletion;

class Ask
{
    void Go(string context, string typed)
    {
        var history = new ChatHistory();
        history.AddUserMessage(typed);
        history.AddUserMessage("What is on the menu today?");
        var question = $"Answer the question from these notes only: {context}";
        history.AddUserMessage(question);
    }
}
`,
      finds: [{ kind: 'sdk', name: 'Microsoft.SemanticKernel', line: 1 }, { kind: 'prompt', name: 'question', line: 10 }],
    },
    { why: 'a function in Java', path: 'P.java', text: 'import com.microsoft.semantickernel.semanticfunctions.annotations.DefineKernelFunction;\n\nclass P { @DefineKernelFunction(name = "add") int add() { return 1; } }\n', finds: [{ kind: 'sdk', name: 'com.microsoft.semantic-kernel:semantickernel-api', line: 1 }, { kind: 'tool', name: 'add', line: 3 }] },
    {
      why: 'an agent with its service and a plugin, whose functions are tools under declared names',
      path: 'agent.py',
      text: `from semantic_kernel.agents import ChatCompletionAgent
from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion
from semantic_kernel.functions import kernel_function

class Menu:
    @kernel_function(name="get_specials", description="Today's dishes")
    def specials(self) -> str:
        return "soup"

agent = ChatCompletionAgent(service=OpenAIChatCompletion(ai_model_id="gpt-4o"), name="Host", instructions="Answer about the menu.")
`,
      finds: [
        { kind: 'sdk', name: 'semantic-kernel', line: 1 },
        { kind: 'tool', name: 'get_specials', line: 7 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 10, provider: 'openai' },
        { kind: 'agent', name: 'Host', line: 10 },
        { kind: 'prompt', name: 'agent.instructions', line: 10 },
      ],
    },
    {
      why: 'Azure by deployment, and an embedding service',
      path: 'kernel.py',
      text: `from semantic_kernel import Kernel
from semantic_kernel.connectors.ai.open_ai import AzureChatCompletion, OpenAITextEmbedding

kernel = Kernel()
kernel.add_service(AzureChatCompletion(deployment_name="chat-prod", endpoint="https://acme.openai.azure.com"))
embedder = OpenAITextEmbedding("text-embedding-3-small")
`,
      finds: [
        { kind: 'sdk', name: 'semantic-kernel', line: 1 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'chat-prod', line: 5, provider: 'azure-openai' },
        { kind: 'endpoint', name: 'acme.openai.azure.com' },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 6, provider: 'openai' },
      ],
    },
    {
      why: 'an MCP server as a plugin, and a prompt that is run',
      path: 'mcp_plugin.py',
      text: `from semantic_kernel import Kernel
from semantic_kernel.connectors.mcp import MCPStdioPlugin

github = MCPStdioPlugin(name="Github", command="npx", args=["-y", "@modelcontextprotocol/server-github"])
kernel = Kernel()
kernel.invoke_prompt("Sum up {{$input}}")
`,
      finds: [
        { kind: 'sdk', name: 'semantic-kernel', line: 1 },
        { kind: 'mcp_client', name: 'Github', line: 4 },
        { kind: 'mcp_server', name: 'Github', line: 4 },
        { kind: 'prompt', name: 'invoke_prompt', line: 6 },
      ],
    },
    { why: 'a semantic function in a folder of its own', path: 'plugins/Writer/Shorten/skprompt.txt', text: 'Shorten this:\n{{$input}}\n', finds: [{ kind: 'prompt', name: 'Shorten', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'semantic-kernel>=1.30\n', finds: [{ kind: 'dependency', name: 'semantic-kernel', line: 1 }] },
  ],
  nearMisses: [
    { why: 'the method as a word, not called', path: 'Near.cs', text: 'class Near { string s = "AddOpenAIChatCompletion"; /* services.AddOpenAIChatCompletion("gpt-4o") */ }\n' },
    { why: 'a history of the project', path: 'Chat.cs', text: 'using Acme.Chats;\nclass Chat { void Go(string name) { var text = $"Say hello to {name}, please."; new ChatHistory().AddUserMessage(text); } }\n' },
    { why: 'an own attribute', path: 'Own.cs', text: 'using Acme;\nclass Own { [KernelFunction] public void Run() { } }\n' },
    { why: 'a using in a comment', path: 'C.cs', text: '// using Microsoft.SemanticKernel;\nclass C { }\n' },
    { why: 'a method that only starts alike', path: 'S.cs', text: 'class S { void R(X s) { s.AddOpenAIChatCompletionist("gpt-4o"); } }\n' },
    { why: 'an operating system kernel', path: 'a.py', text: 'from kernel import Kernel\nKernel().add_service("sshd")\n' },
    { why: 'a text of another name and place', path: 'plugins/shorten.txt', text: 'Shorten this: {{$input}}\n' },
    { why: 'a decorator of the same name elsewhere', path: 'b.py', text: 'from gpu.functions import kernel_function\n\n@kernel_function(name="add")\ndef add(a, b):\n    return a + b\n' },
    { why: 'the words in a docstring', path: 'c.py', text: '"""Uses semantic_kernel.agents.ChatCompletionAgent one day."""\n' },
  ],
});
