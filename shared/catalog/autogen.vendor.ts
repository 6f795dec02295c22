/** AutoGen and its community fork AG2, which kept the module `autogen`. */
import { defineVendor, type UseRule } from './catalog-entry.ts';

const clients: readonly { module: string; classes: string; provider?: string; model?: readonly string[] }[] = [
  { module: 'openai', classes: 'OpenAIChatCompletionClient,OpenAIAssistantAgent', provider: 'openai' },
  { module: 'openai', classes: 'AzureOpenAIChatCompletionClient', provider: 'azure-openai', model: ['azure_deployment', 'model'] },
  { module: 'anthropic', classes: 'AnthropicChatCompletionClient', provider: 'anthropic' },
  { module: 'anthropic', classes: 'AnthropicBedrockChatCompletionClient', provider: 'aws-bedrock' },
  { module: 'ollama', classes: 'OllamaChatCompletionClient', provider: 'ollama' },
  { module: 'azure', classes: 'AzureAIChatCompletionClient' },
];

const modelClients: UseRule[] = clients.map(({ module, classes, provider, model }) => ({
  ecosystem: 'pypi',
  call: `autogen_ext.models.${module}.**.{${classes}}`,
  gives: [
    ...(provider === undefined ? [] : [{ kind: 'provider' as const, provider }]),
    { kind: 'model', from: model ?? 'model', ...(provider !== undefined && { provider }) },
    { kind: 'endpoint', from: ['base_url', 'azure_endpoint', 'endpoint'] },
  ],
}));

const agentNames = ['name', '#0', '@assigned'];

export default defineVendor({
  id: 'autogen',
  name: 'AutoGen',
  url: 'https://microsoft.github.io/autogen/',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'autogen-agentchat', modules: ['autogen_agentchat'], role: 'framework' },
    { ecosystem: 'pypi', name: 'autogen-core', modules: ['autogen_core'], role: 'framework' },
    { ecosystem: 'pypi', name: 'autogen-ext', modules: ['autogen_ext'], role: 'framework' },
    { ecosystem: 'pypi', name: 'autogenstudio', role: 'framework' },
    {
      ecosystem: 'pypi',
      name: 'pyautogen',
      modules: ['autogen'],
      role: 'framework',
      // Tools that generate things are called so, too.
      names: [
        'AssistantAgent', 'UserProxyAgent', 'ConversableAgent', 'GroupChat', 'GroupChatManager', 'GPTAssistantAgent', 'Agent', 'config_list_from_json', 'config_list_from_models',
        'config_list_from_dotenv', 'config_list_gpt4_gpt35', 'register_function', 'LLMConfig', 'OpenAIWrapper', 'initiate_chats', 'runtime_logging', 'Cache', 'UpdateSystemMessage',
        'a_initiate_group_chat', 'initiate_group_chat', 'oai', 'agentchat', 'coding', 'cache',
      ],
    },
    { ecosystem: 'pypi', name: 'ag2', role: 'framework' },
    { ecosystem: 'nuget', name: 'AutoGen', role: 'framework' },
    { ecosystem: 'nuget', name: 'AutoGen.*', modules: ['AutoGen.*'], role: 'framework' },
    { ecosystem: 'nuget', name: 'Microsoft.AutoGen.*', modules: ['Microsoft.AutoGen.*'], role: 'framework' },
  ],
  uses: [
    ...modelClients,
    {
      ecosystem: 'pypi',
      call: 'autogen_agentchat.agents.**.{AssistantAgent,CodeExecutorAgent,SocietyOfMindAgent}',
      gives: [
        { kind: 'agent', name: agentNames, model: 'model_client', tools: 'tools[]', prompt: 'system_message', agents: 'handoffs[]', uses: ['memory[]', 'workbench'] },
        { kind: 'prompt', from: 'system_message' },
      ],
    },
    {
      ecosystem: 'pypi',
      call: 'autogen_agentchat.teams.**.{RoundRobinGroupChat,SelectorGroupChat,Swarm,MagenticOneGroupChat,GraphFlow}',
      gives: [{ kind: 'agent', name: ['name', '@assigned'], model: ['model_client'], agents: ['participants[]', '#0[]'] }],
    },
    { ecosystem: 'pypi', call: 'autogen_core.tools.**.FunctionTool', gives: [{ kind: 'tool', name: ['name', '&func', '&#0', '@assigned'] }] },
    { ecosystem: 'pypi', call: 'autogen_core.memory.**.ListMemory', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'autogen_ext.memory.**.{ChromaDBVectorMemory,RedisMemory,Mem0Memory}', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'autogen_ext.tools.mcp.**.{McpWorkbench,mcp_server_tools}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'autogen_ext.tools.mcp.**.{StreamableHttpServerParams,SseServerParams,StdioServerParams}', gives: [{ kind: 'configured_server', command: 'command', args: 'args', url: 'url' }] },
    {
      ecosystem: 'pypi',
      call: 'autogen.**.{AssistantAgent,UserProxyAgent,ConversableAgent,GPTAssistantAgent,RetrieveAssistantAgent,RetrieveUserProxyAgent}',
      gives: [
        { kind: 'agent', name: agentNames, model: ['llm_config.config_list[].model', 'llm_config.model', 'llm_config'], tools: 'functions[]', prompt: ['system_message', 'instructions'] },
        { kind: 'model', from: ['llm_config.config_list[].model', 'llm_config.model'] },
        { kind: 'prompt', from: ['system_message', 'instructions'] },
      ],
    },
    { ecosystem: 'pypi', call: 'autogen.**.GroupChatManager', gives: [{ kind: 'agent', name: ['name', '@assigned'], model: ['llm_config.config_list[].model', 'llm_config.model'], agents: 'groupchat.agents[]' }] },
    { ecosystem: 'pypi', call: 'autogen.**.LLMConfig', gives: [{ kind: 'model', from: ['model', 'config_list[].model', '#0.model'] }] },
  ],
  definitions: [
    { ecosystem: 'pypi', extends: 'autogen_core.**.RoutedAgent', gives: 'agent' },
    { ecosystem: 'pypi', extends: 'autogen_agentchat.agents.**.BaseChatAgent', gives: 'agent' },
    { ecosystem: 'pypi', extends: 'autogen_core.tools.**.BaseTool', gives: 'tool' },
    { ecosystem: 'pypi', decorated: 'autogen.**.{AssistantAgent,UserProxyAgent,ConversableAgent}().register_for_llm', gives: 'tool', name: 'name' },
  ],
  images: ['ag2ai/*'],
  examples: [
    {
      why: 'an agent with a model client, a function as a tool, and a team of it',
      path: 'team.py',
      text: `from autogen_agentchat.agents import AssistantAgent
from autogen_agentchat.teams import RoundRobinGroupChat
from autogen_ext.models.openai import OpenAIChatCompletionClient

async def get_weather(city: str) -> str:
    return "sunny"

client = OpenAIChatCompletionClient(model="gpt-4o-2024-08-06")
agent = AssistantAgent("weather_agent", model_client=client, tools=[get_weather], system_message="Be brief.")
team = RoundRobinGroupChat([agent])
`,
      finds: [
        { kind: 'sdk', name: 'autogen-agentchat', line: 1 },
        { kind: 'sdk', name: 'autogen-ext', line: 3 },
        { kind: 'provider', name: 'openai' },
        { kind: 'tool', name: 'get_weather', line: 5 },
        { kind: 'model', name: 'gpt-4o-2024-08-06', line: 8, provider: 'openai' },
        { kind: 'agent', name: 'weather_agent', line: 9 },
        { kind: 'prompt', name: 'agent.system_message', line: 9 },
        { kind: 'agent', name: 'team', line: 10 },
      ],
    },
    {
      why: 'the API before version 0.4: the model stands in a list of configurations',
      path: 'old.py',
      text: `import autogen

config_list = [{"model": "gpt-4", "api_key": key}]
assistant = autogen.AssistantAgent(name="assistant", llm_config={"config_list": config_list, "seed": 42})
user = autogen.UserProxyAgent(name="user", human_input_mode="NEVER")
`,
      finds: [
        { kind: 'sdk', name: 'pyautogen', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4', line: 3, provider: 'openai' },
        { kind: 'agent', name: 'assistant', line: 4 },
        { kind: 'agent', name: 'user', line: 5 },
      ],
    },
    {
      why: 'a deployment of Azure and a memory',
      path: 'azure.py',
      text: `from autogen_core.memory import ListMemory
from autogen_ext.models.openai import AzureOpenAIChatCompletionClient

notes = ListMemory()
client = AzureOpenAIChatCompletionClient(azure_deployment="chat-prod", model="gpt-4o")
`,
      finds: [
        { kind: 'sdk', name: 'autogen-core', line: 1 },
        { kind: 'sdk', name: 'autogen-ext', line: 2 },
        { kind: 'memory', name: 'notes', line: 4 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'model', name: 'chat-prod', line: 5, provider: 'azure-openai' },
      ],
    },
    {
      why: 'an agent as a class, and a tool that is registered under another name',
      path: 'routed.py',
      text: `from autogen import ConversableAgent
from autogen_core import RoutedAgent

class Worker(RoutedAgent):
    pass

helper = ConversableAgent("helper", llm_config=False)

@helper.register_for_llm(name="add", description="Adds")
def add_numbers(a: int, b: int) -> int:
    return a + b
`,
      finds: [
        { kind: 'sdk', name: 'pyautogen', line: 1 },
        { kind: 'sdk', name: 'autogen-core', line: 2 },
        { kind: 'agent', name: 'Worker', line: 4 },
        { kind: 'agent', name: 'helper', line: 7 },
        { kind: 'tool', name: 'add', line: 10 },
      ],
    },
    {
      why: 'the tools of a remote MCP server beside a function that is wrapped',
      path: 'mcp_tools.py',
      text: `from autogen_core.tools import FunctionTool
from autogen_ext.tools.mcp import StreamableHttpServerParams, mcp_server_tools

def add(a: int, b: int) -> int:
    return a + b

add_tool = FunctionTool(add, description="Adds")

async def load():
    params = StreamableHttpServerParams(url="https://mcp.example.com/mcp")
    return [add_tool, *await mcp_server_tools(params)]
`,
      finds: [
        { kind: 'sdk', name: 'autogen-core', line: 1 },
        { kind: 'sdk', name: 'autogen-ext', line: 2 },
        { kind: 'tool', name: 'add', line: 7 },
        { kind: 'mcp_server', name: 'mcp.example.com', line: 10 },
        { kind: 'mcp_client', name: 'load', line: 11 },
      ],
    },
    {
      why: 'requirements of both lines',
      path: 'requirements.txt',
      text: 'autogen-agentchat==0.4.9\nautogen-ext[openai]\nag2\npyautogen~=0.2.0\n',
      finds: [
        { kind: 'dependency', name: 'autogen-agentchat', line: 1 },
        { kind: 'dependency', name: 'autogen-ext', line: 2 },
        { kind: 'dependency', name: 'ag2', line: 3 },
        { kind: 'dependency', name: 'pyautogen', line: 4 },
      ],
    },
  ],
  nearMisses: [
    { why: 'a module of the project that generates code', path: 'a.py', text: 'import autogen\n\nautogen.write_bindings("out")\n' },
    { why: 'the GNU tool', path: 'Makefile', text: 'docs:\n\tautogen options.def\n' },
    { why: 'an assistant of somebody else', path: 'b.py', text: 'from office.autogen_agents import AssistantAgent\nAssistantAgent("x", system_message="Be brief.")\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .autogen import AssistantAgent\nAssistantAgent(name="x")\n' },
  ],
});
