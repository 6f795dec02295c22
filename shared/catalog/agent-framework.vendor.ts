import { defineVendor, type UseRule } from './catalog-entry.ts';

const clients: readonly { module: string; classes: string; provider: string }[] = [
  { module: 'agent_framework.openai', classes: 'OpenAIChatClient,OpenAIResponsesClient,OpenAIAssistantsClient,OpenAIChatCompletionClient', provider: 'openai' },
  { module: 'agent_framework.azure', classes: 'AzureOpenAIChatClient,AzureOpenAIResponsesClient,AzureOpenAIAssistantsClient', provider: 'azure-openai' },
  { module: 'agent_framework.anthropic', classes: 'AnthropicClient', provider: 'anthropic' },
  { module: 'agent_framework.ollama', classes: 'OllamaChatClient', provider: 'ollama' },
];

const agent = {
  name: ['name', '@assigned'],
  tools: 'tools[]',
  prompt: ['instructions', '#1'],
  uses: ['context_providers[]', 'middleware[]'],
} as const;

export default defineVendor({
  id: 'agent-framework',
  name: 'Microsoft Agent Framework',
  url: 'https://learn.microsoft.com/agent-framework/',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'agent-framework', modules: ['agent_framework'], role: 'framework' },
    { ecosystem: 'pypi', name: 'agent-framework-*', modules: ['agent_framework_*'], role: 'framework' },
  ],
  uses: [
    ...clients.flatMap(({ module, classes, provider }): UseRule[] => [
      {
        ecosystem: 'pypi',
        call: `${module}.**.{${classes}}`,
        gives: [
          { kind: 'provider', provider },
          { kind: 'model', from: ['model_id', 'deployment_name', 'model'], provider },
          { kind: 'endpoint', from: ['endpoint', 'base_url'] },
        ],
      },
      {
        ecosystem: 'pypi',
        call: `${module}.**.{${classes}}().{create_agent,as_agent}`,
        gives: [{ kind: 'agent', ...agent, prompt: ['instructions'] }, { kind: 'prompt', from: 'instructions' }],
      },
    ]),
    {
      ecosystem: 'pypi',
      call: 'agent_framework.**.{ChatAgent,Agent}',
      gives: [{ kind: 'agent', ...agent, model: ['chat_client', 'client', '#0'] }, { kind: 'prompt', from: ['instructions', '#1'] }],
    },
    { ecosystem: 'pypi', call: 'agent_framework.**.{MCPStdioTool,MCPStreamableHTTPTool,MCPWebsocketTool,HostedMCPTool}', gives: [{ kind: 'mcp_client', name: ['name', '@assigned'] }, { kind: 'configured_server', name: 'name', command: 'command', args: 'args', url: 'url' }] },
    { ecosystem: 'pypi', call: 'agent_framework.**.{HostedCodeInterpreterTool,HostedWebSearchTool,HostedFileSearchTool}', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
  ],
  definitions: [
    { ecosystem: 'pypi', decorated: 'agent_framework.**.{ai_function,tool}', gives: 'tool', name: 'name' },
    { ecosystem: 'pypi', extends: 'agent_framework.**.BaseAgent', gives: 'agent' },
  ],
  examples: [
    {
      why: 'an agent with a client, instructions and a decorated tool',
      path: 'agent.py',
      text: `from agent_framework import ChatAgent, ai_function
from agent_framework.openai import OpenAIChatClient

@ai_function(name="weather")
def get_weather(city: str) -> str:
    return "sunny"

agent = ChatAgent(chat_client=OpenAIChatClient(model_id="gpt-4o"), name="Forecaster", instructions="Talk about weather.", tools=[get_weather])
`,
      finds: [
        { kind: 'sdk', name: 'agent-framework', line: 1 },
        { kind: 'tool', name: 'weather', line: 5 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 8, provider: 'openai' },
        { kind: 'agent', name: 'Forecaster', line: 8 },
        { kind: 'prompt', name: 'agent.instructions', line: 8 },
      ],
    },
    {
      why: 'a client that makes the agent itself',
      path: 'short.py',
      text: `from agent_framework.azure import AzureOpenAIChatClient

agent = AzureOpenAIChatClient(deployment_name="chat-prod").create_agent(name="Joker", instructions="Tell jokes.")
`,
      finds: [
        { kind: 'sdk', name: 'agent-framework', line: 1 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'model', name: 'chat-prod', line: 3, provider: 'azure-openai' },
        { kind: 'agent', name: 'Joker', line: 3 },
        { kind: 'prompt', name: 'agent.instructions', line: 3 },
      ],
    },
    {
      why: 'a remote MCP server as a tool',
      path: 'docs.py',
      text: `from agent_framework import MCPStreamableHTTPTool

docs = MCPStreamableHTTPTool(name="Learn", url="https://learn.microsoft.com/api/mcp")
`,
      finds: [
        { kind: 'sdk', name: 'agent-framework', line: 1 },
        { kind: 'mcp_client', name: 'Learn', line: 3 },
        { kind: 'mcp_server', name: 'Learn', line: 3 },
      ],
    },
    {
      why: 'an agent as a class',
      path: 'echo.py',
      text: 'from agent_framework import BaseAgent\n\nclass Echo(BaseAgent):\n    pass\n',
      finds: [{ kind: 'sdk', name: 'agent-framework', line: 1 }, { kind: 'agent', name: 'Echo', line: 3 }],
    },
    { why: 'requirements', path: 'requirements.txt', text: 'agent-framework==1.0.0b251001\nagent-framework-azure-ai\n', finds: [{ kind: 'dependency', name: 'agent-framework', line: 1 }, { kind: 'dependency', name: 'agent-framework-azure-ai', line: 2 }] },
  ],
  nearMisses: [
    { why: 'a framework for agents of another kind', path: 'a.py', text: 'from agent_frameworks import ChatAgent\nChatAgent(name="x")\n' },
    { why: 'a relative module', path: 'b.py', text: 'from .agent_framework import ChatAgent\nChatAgent(name="x")\n' },
    { why: 'a package whose name goes on', path: 'requirements.txt', text: 'agent-frameworks\n' },
    { why: 'the name in a string', path: 'c.py', text: 'NOTE = "agent_framework.ChatAgent"\nprint(NOTE)\n' },
  ],
});
