import { defineVendor } from './catalog-entry.ts';
import { embeddingModel, endpoint, model, prompt } from './gives.ts';

const agent = { kind: 'agent', name: ['name', 'Name', '@variable', '@callee'], model: ['model'], tools: 'tools', prompt: 'instructions' } as const;

export default defineVendor({
  id: 'microsoft-extensions-ai',
  name: 'Microsoft.Extensions.AI and Agent Framework',
  url: 'https://learn.microsoft.com/dotnet/ai/',
  type: 'framework',
  packages: [
    { ecosystem: 'nuget', name: 'Microsoft.Extensions.AI', modules: ['Microsoft.Extensions.AI'], role: 'framework' },
    { ecosystem: 'nuget', name: 'Microsoft.Extensions.AI.*', modules: [], role: 'framework' },
    { ecosystem: 'nuget', name: 'Microsoft.Extensions.VectorData.Abstractions', modules: ['Microsoft.Extensions.VectorData'], role: 'vector-store' },
    { ecosystem: 'nuget', name: 'Microsoft.Agents.AI', modules: ['Microsoft.Agents.AI'], role: 'framework' },
    { ecosystem: 'nuget', name: 'Microsoft.Agents.AI.*', modules: [], role: 'framework' },
  ],
  uses: [
    { ecosystem: 'nuget', call: 'Microsoft.Extensions.AI.?.{AsChatClient,AsIChatClient}', gives: [model(['modelId', '#0'])] },
    { ecosystem: 'nuget', call: 'Microsoft.Extensions.AI.?.{AsEmbeddingGenerator,AsIEmbeddingGenerator}', gives: [embeddingModel(['modelId', '#0'])] },
    { ecosystem: 'nuget', call: 'Microsoft.Extensions.AI.OllamaChatClient', gives: [endpoint('endpoint', '#0'), model(['modelId', '#1'], 'ollama')] },
    { ecosystem: 'nuget', call: 'Microsoft.Extensions.AI.OllamaEmbeddingGenerator', gives: [endpoint('endpoint', '#0'), embeddingModel(['modelId', '#1'], 'ollama')] },
    { ecosystem: 'nuget', call: 'Microsoft.Extensions.AI.ChatOptions', gives: [model('ModelId'), prompt('Instructions')] },
    { ecosystem: 'nuget', call: 'Microsoft.Extensions.AI.EmbeddingGenerationOptions', gives: [embeddingModel('ModelId')] },
    { ecosystem: 'nuget', call: 'Microsoft.Extensions.AI.ChatMessage', when: { argument: ['role', '#0'], equals: ['system'] }, gives: [prompt('content', '#1')] },
    { ecosystem: 'nuget', call: 'Microsoft.Extensions.AI.AIFunctionFactory.Create', gives: [{ kind: 'tool', name: ['name', '#1', '&method', '&#0', '@variable'] }] },
    // Of a chat client: the instructions, the name. What others begin with is an id or an object of options.
    { ecosystem: 'nuget', call: 'Microsoft.Agents.AI.?.{CreateAIAgent,AsAIAgent}', gives: [{ ...agent, name: ['name', 'Name', '#1', '@variable', '@callee'], prompt: ['instructions', '#0'] }, prompt('instructions', '#0')] },
    { ecosystem: 'nuget', call: 'Microsoft.Agents.AI.?.CreateAIAgentAsync', gives: [agent, prompt('instructions')] },
    { ecosystem: 'nuget', call: 'Microsoft.Agents.AI.ChatClientAgent', gives: [{ ...agent, name: ['name', '#2', '@variable'] }, prompt('instructions', '#1')] },
    { ecosystem: 'nuget', call: 'AutoGen.**.{AssistantAgent,ConversableAgent,OpenAIChatAgent,SemanticKernelAgent}', gives: [{ ...agent, name: ['name', '#0', '@variable'], prompt: 'systemMessage' }, prompt('systemMessage')] },
  ],
  definitions: [],
  constants: [{ ecosystem: 'nuget', constant: 'Microsoft.Extensions.AI.ChatRole.*', ids: { System: 'system', User: 'user', Assistant: 'assistant', Tool: 'tool' }, areWords: true }],
  examples: [
    {
      why: 'a chat client behind the common interface, a tool of a method and a system message',
      path: 'Program.cs',
      text: `using Microsoft.Extensions.AI;

IChatClient client = new OllamaChatClient(new Uri("http://localhost:11434/"), "llama3.1");
List<ChatMessage> history = [new ChatMessage(ChatRole.System, "You are a hiking guide."), new ChatMessage(ChatRole.User, "Hi")];
var options = new ChatOptions { ModelId = "gpt-4o-mini", Tools = [AIFunctionFactory.Create(GetWeather)] };

static string GetWeather(string city) => city;
`,
      finds: [
        { kind: 'sdk', name: 'Microsoft.Extensions.AI', line: 1 },
        { kind: 'provider', name: 'ollama' },
        { kind: 'endpoint', name: 'localhost:11434', line: 3 },
        { kind: 'model', name: 'llama3.1', line: 3, provider: 'ollama' },
        { kind: 'prompt', name: 'ChatMessage', line: 4 },
        { kind: 'model', name: 'gpt-4o-mini', line: 5, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'tool', name: 'GetWeather', line: 5 },
      ],
    },
    {
      why: 'an agent of the Agent Framework on a client of OpenAI',
      path: 'Agent.cs',
      text: `using Microsoft.Agents.AI;
using OpenAI;

AIAgent agent = new OpenAIClient("").GetChatClient("gpt-4o-mini").CreateAIAgent(instructions: "You tell jokes.", name: "Joker");
`,
      finds: [
        { kind: 'sdk', name: 'Microsoft.Agents.AI', line: 1 },
        { kind: 'sdk', name: 'OpenAI', line: 2 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 4, provider: 'openai' },
        { kind: 'agent', name: 'Joker', line: 4 },
        { kind: 'prompt', name: 'agent.instructions', line: 4 },
      ],
    },
    {
      why: 'an agent whose instructions and name stand in their order',
      path: 'Order.cs',
      text: 'using Microsoft.Agents.AI;\n\nvar agent = client.CreateAIAgent("You water the plants.", "Gardener");\n',
      finds: [{ kind: 'sdk', name: 'Microsoft.Agents.AI', line: 1 }, { kind: 'agent', name: 'Gardener', line: 3 }, { kind: 'prompt', name: 'agent', line: 3 }],
    },
    { why: 'a client of Azure inference behind the interface', path: 'Inf.cs', text: 'using Microsoft.Extensions.AI;\n\nclass I { IChatClient C(Foo foo) => foo.AsIChatClient("gpt-4o-mini"); }\n', finds: [{ kind: 'sdk', name: 'Microsoft.Extensions.AI', line: 1 }, { kind: 'model', name: 'gpt-4o-mini', line: 3, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'an embedding generator', path: 'Emb.cs', text: 'using Microsoft.Extensions.AI;\n\nvar g = new OllamaEmbeddingGenerator("http://localhost:11434", "all-minilm");\n', finds: [{ kind: 'sdk', name: 'Microsoft.Extensions.AI', line: 1 }, { kind: 'endpoint', name: 'localhost:11434', line: 3 }, { kind: 'embedding_model', name: 'all-minilm', line: 3, provider: 'ollama' }, { kind: 'provider', name: 'ollama' }] },
    { why: 'a tool with a name of its own', path: 'Tool.cs', text: 'using Microsoft.Extensions.AI;\n\nvar t = AIFunctionFactory.Create((string city) => city, "get_weather");\n', finds: [{ kind: 'sdk', name: 'Microsoft.Extensions.AI', line: 1 }, { kind: 'tool', name: 'get_weather', line: 3 }] },
  ],
  nearMisses: [
    { why: 'other extensions of Microsoft', path: 'Near.cs', text: 'using Microsoft.Extensions.Logging;\nvar options = new ChatOptions { ModelId = "gpt-4o" };\n' },
    { why: 'an agent of a project', path: 'Own.cs', text: 'using Acme.Agents;\nvar agent = client.CreateAIAgent(instructions: "x", name: "y");\n' },
    { why: 'a using in a comment', path: 'C.cs', text: '// using Microsoft.Extensions.AI;\nclass C { }\n' },
    { why: 'a name in a text', path: 'T.cs', text: 'class T { string s = "Microsoft.Extensions.AI"; }\n' },
  ],
});
