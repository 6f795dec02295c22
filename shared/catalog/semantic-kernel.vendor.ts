import { defineVendor, type UseRule } from './catalog-entry.ts';
import { semanticKernel as classLanguages } from './class-languages/semantic-kernel.ts';

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

export default defineVendor({
  id: 'semantic-kernel',
  name: 'Semantic Kernel',
  url: 'https://learn.microsoft.com/semantic-kernel/',
  type: 'framework',
  packages: [
    ...classLanguages.packages,
    { ecosystem: 'pypi', name: 'semantic-kernel', modules: ['semantic_kernel'], role: 'framework' },
  ],
  uses: [
    ...classLanguages.uses,
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
    { ecosystem: 'pypi', call: 'semantic_kernel.connectors.mcp.**.{MCPStdioPlugin,MCPSsePlugin,MCPStreamableHttpPlugin,MCPWebsocketPlugin}', gives: [{ kind: 'mcp_client', name: ['name', '@assigned'] }, { kind: 'endpoint', from: 'url' }] },
    { ecosystem: 'pypi', call: 'semantic_kernel.connectors.**.{AzureAISearchStore,AzureAISearchCollection}', gives: [{ kind: 'vector_store', name: 'AzureAISearchStore' }] },
    { ecosystem: 'pypi', call: 'semantic_kernel.connectors.**.{QdrantStore,QdrantCollection}', gives: [{ kind: 'vector_store', name: 'QdrantStore' }] },
    { ecosystem: 'pypi', call: 'semantic_kernel.connectors.**.{InMemoryStore,InMemoryVectorStore}', gives: [{ kind: 'vector_store', name: 'InMemoryStore' }] },
    { ecosystem: 'pypi', call: 'semantic_kernel.Kernel().add_function', gives: [{ kind: 'prompt', from: 'prompt' }] },
    { ecosystem: 'pypi', call: 'semantic_kernel.Kernel().invoke_prompt', gives: [{ kind: 'prompt', from: ['prompt', '#0'] }] },
    { ecosystem: 'pypi', call: 'semantic_kernel.prompt_template.**.PromptTemplateConfig', gives: [{ kind: 'prompt', from: 'template' }] },
  ],
  definitions: [
    ...classLanguages.definitions,{ ecosystem: 'pypi', decorated: 'semantic_kernel.functions.**.kernel_function', gives: 'tool', name: 'name' }],
  declarations: [{ format: 'semantic-kernel-prompt', gives: [{ kind: 'prompt', from: 'text' }] }],
  examples: [
    ...classLanguages.examples,
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
        { kind: 'prompt', name: 'invoke_prompt', line: 6 },
      ],
    },
    { why: 'a semantic function in a folder of its own', path: 'plugins/Writer/Shorten/skprompt.txt', text: 'Shorten this:\n{{$input}}\n', finds: [{ kind: 'prompt', name: 'Shorten', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'semantic-kernel>=1.30\n', finds: [{ kind: 'dependency', name: 'semantic-kernel', line: 1 }] },
  ],
  nearMisses: [
    ...classLanguages.nearMisses,
    { why: 'an operating system kernel', path: 'a.py', text: 'from kernel import Kernel\nKernel().add_service("sshd")\n' },
    { why: 'a text of another name and place', path: 'plugins/shorten.txt', text: 'Shorten this: {{$input}}\n' },
    { why: 'a decorator of the same name elsewhere', path: 'b.py', text: 'from gpu.functions import kernel_function\n\n@kernel_function(name="add")\ndef add(a, b):\n    return a + b\n' },
    { why: 'the words in a docstring', path: 'c.py', text: '"""Uses semantic_kernel.agents.ChatCompletionAgent one day."""\n' },
  ],
});
