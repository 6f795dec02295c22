import { defineVendor, type UseRule } from './catalog-entry.ts';

const models: readonly { classes: string; provider: string }[] = [
  { classes: 'BedrockModel', provider: 'aws-bedrock' },
  { classes: 'AnthropicModel', provider: 'anthropic' },
  { classes: 'OpenAIModel', provider: 'openai' },
  { classes: 'OllamaModel', provider: 'ollama' },
  { classes: 'MistralModel', provider: 'mistral' },
  { classes: 'GeminiModel', provider: 'google' },
];

export default defineVendor({
  id: 'strands-agents',
  name: 'Strands Agents',
  url: 'https://strandsagents.com',
  type: 'framework',
  packages: [
    {
      ecosystem: 'pypi',
      name: 'strands-agents',
      modules: ['strands'],
      role: 'framework',
      // Physics and text have strands, too.
      names: ['Agent', 'tool', 'ToolContext', 'models', 'tools', 'multiagent', 'session', 'hooks', 'types', 'agent', 'experimental', 'handlers', 'telemetry', 'event_loop'],
    },
    { ecosystem: 'pypi', name: 'strands-agents-tools', modules: ['strands_tools'], role: 'framework' },
    { ecosystem: 'pypi', name: 'strands-agents-builder', modules: ['strands_agents_builder'], role: 'framework' },
    { ecosystem: 'npm', name: '@strands-agents/sdk', role: 'framework' },
  ],
  uses: [
    {
      ecosystem: 'pypi',
      call: 'strands.**.Agent',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'model', tools: 'tools[]', prompt: 'system_prompt', uses: ['session_manager', 'conversation_manager', 'hooks[]'] },
        // A bare id is one of Bedrock.
        { kind: 'model', from: 'model', provider: 'aws-bedrock' },
        { kind: 'prompt', from: 'system_prompt' },
      ],
    },
    ...models.map(({ classes, provider }): UseRule => ({
      ecosystem: 'pypi',
      call: `strands.models.**.${classes}`,
      gives: [{ kind: 'provider', provider }, { kind: 'model', from: 'model_id', provider }, { kind: 'endpoint', from: ['client_args.base_url', 'host', '#0'] }],
    })),
    { ecosystem: 'pypi', call: 'strands.models.**.LiteLLMModel', gives: [{ kind: 'model', from: 'model_id', provider: 'prefix' }] },
    { ecosystem: 'pypi', call: 'strands.multiagent.**.{Swarm,Graph}', gives: [{ kind: 'agent', name: ['@assigned'], agents: ['nodes[]', '#0[]'] }] },
    { ecosystem: 'pypi', call: 'strands.tools.mcp.**.MCPClient', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'strands.session.**.{FileSessionManager,S3SessionManager}', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
    {
      ecosystem: 'npm',
      call: '@strands-agents/sdk#Agent',
      gives: [{ kind: 'agent', name: ['name', '@assigned'], model: 'model', tools: 'tools[]', prompt: 'systemPrompt' }, { kind: 'model', from: 'model', provider: 'aws-bedrock' }, { kind: 'prompt', from: 'systemPrompt' }],
    },
    { ecosystem: 'npm', call: '@strands-agents/sdk#BedrockModel', gives: [{ kind: 'provider', provider: 'aws-bedrock' }, { kind: 'model', from: 'modelId', provider: 'aws-bedrock' }] },
    { ecosystem: 'npm', call: '@strands-agents/sdk#McpClient', gives: [{ kind: 'mcp_client', name: ['applicationName', '@assigned', '@callee'] }] },
    { ecosystem: 'npm', call: '@strands-agents/sdk#tool', gives: [{ kind: 'tool', name: ['name', '@assigned'] }] },
  ],
  definitions: [{ ecosystem: 'pypi', decorated: 'strands.**.tool', gives: 'tool', name: 'name' }],
  examples: [
    {
      why: 'an agent on Bedrock with a decorated tool and one of the package',
      path: 'agent.py',
      text: `from strands import Agent, tool
from strands.models import BedrockModel
from strands_tools import calculator

@tool
def letter_counter(word: str, letter: str) -> int:
    return word.count(letter)

model = BedrockModel(model_id="us.anthropic.claude-sonnet-4-20250514-v1:0")
agent = Agent(model=model, tools=[calculator, letter_counter], system_prompt="Count well.")
`,
      finds: [
        { kind: 'sdk', name: 'strands-agents', line: 1 },
        { kind: 'sdk', name: 'strands-agents-tools', line: 3 },
        { kind: 'tool', name: 'letter_counter', line: 6 },
        { kind: 'provider', name: 'aws-bedrock' },
        { kind: 'model', name: 'us.anthropic.claude-sonnet-4-20250514-v1:0', line: 9, provider: 'aws-bedrock' },
        { kind: 'agent', name: 'agent', line: 10 },
        { kind: 'tool', name: 'calculator', line: 10 },
        { kind: 'prompt', name: 'agent.system_prompt', line: 10 },
      ],
    },
    {
      why: 'a swarm of two agents',
      path: 'swarm.py',
      text: `from strands import Agent
from strands.multiagent import Swarm

coder = Agent(name="coder")
critic = Agent(name="critic")
swarm = Swarm([coder, critic])
`,
      finds: [
        { kind: 'sdk', name: 'strands-agents', line: 1 },
        { kind: 'agent', name: 'coder', line: 4 },
        { kind: 'agent', name: 'critic', line: 5 },
        { kind: 'agent', name: 'swarm', line: 6 },
      ],
    },
    {
      why: 'a client of MCP and a session that is kept',
      path: 'session.py',
      text: `from strands.session.file_session_manager import FileSessionManager
from strands.tools.mcp import MCPClient

docs = MCPClient(lambda: stdio())
session = FileSessionManager(session_id="u1")
`,
      finds: [
        { kind: 'sdk', name: 'strands-agents', line: 1 },
        { kind: 'mcp_client', name: 'docs', line: 4 },
        { kind: 'memory', name: 'session', line: 5 },
      ],
    },
    {
      why: 'tools that are added one by one, two of them AWS services',
      path: 'grown.py',
      text: `from strands import Agent, tool
from strands_tools.browser import AgentCoreBrowser
from strands_tools.code_interpreter import AgentCoreCodeInterpreter

tools = []

@tool
def refund(order: str) -> str:
    return order

tools.append(refund)
tools.append(AgentCoreBrowser().browser)
tools.append(AgentCoreCodeInterpreter(region="eu-west-1").code_interpreter)
agent = Agent(tools=tools)
`,
      finds: [
        { kind: 'sdk', name: 'strands-agents', line: 1 },
        { kind: 'sdk', name: 'strands-agents-tools', line: 2 },
        { kind: 'tool', name: 'refund', line: 8 },
        { kind: 'tool', name: 'browser', line: 12 },
        { kind: 'tool', name: 'code_interpreter', line: 13 },
        { kind: 'agent', name: 'agent', line: 14 },
      ],
    },
    {
      why: 'a client of MCP in TypeScript',
      path: 'src/mcp.ts',
      text: `import { McpClient } from '@strands-agents/sdk';

export const docs = new McpClient({ transport });
`,
      finds: [
        { kind: 'sdk', name: '@strands-agents/sdk', line: 1 },
        { kind: 'mcp_client', name: 'docs', line: 3 },
      ],
    },
    {
      why: 'TypeScript',
      path: 'src/agent.ts',
      text: `import { Agent, BedrockModel, tool } from '@strands-agents/sdk';

const add = tool({ name: 'add', description: 'Adds', callback: () => 1 });
export const agent = new Agent({ model: new BedrockModel({ modelId: 'amazon.nova-lite-v1:0' }), tools: [add] });
`,
      finds: [
        { kind: 'sdk', name: '@strands-agents/sdk', line: 1 },
        { kind: 'tool', name: 'add', line: 3 },
        { kind: 'provider', name: 'aws-bedrock' },
        { kind: 'model', name: 'amazon.nova-lite-v1:0', line: 4, provider: 'aws-bedrock' },
        { kind: 'agent', name: 'agent', line: 4 },
      ],
    },
    { why: 'requirements', path: 'requirements.txt', text: 'strands-agents>=1.0\nstrands-agents-tools\n', finds: [{ kind: 'dependency', name: 'strands-agents', line: 1 }, { kind: 'dependency', name: 'strands-agents-tools', line: 2 }] },
  ],
  nearMisses: [
    { why: 'strands of hair', path: 'a.py', text: 'import strands\n\nstrands.render(length=3)\n' },
    { why: 'an agent of another module', path: 'b.py', text: 'from strandskit import Agent\nAgent(model="x")\n' },
    { why: 'a package that only starts alike', path: 'requirements.txt', text: 'strands\nstrands-physics\n' },
    { why: 'a relative module', path: 'c.ts', text: "import { Agent } from './strands-agents/sdk';\nnew Agent({ model: 'x' });\n" },
  ],
});
