import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'openai-agents',
  name: 'OpenAI Agents SDK',
  url: 'https://openai.github.io/openai-agents-python/',
  type: 'framework',
  packages: [
    {
      ecosystem: 'pypi',
      name: 'openai-agents',
      modules: ['agents'],
      role: 'framework',
      // `agents` is what many projects call a folder of their own.
      names: [
        'Agent', 'Runner', 'RunConfig', 'RunContextWrapper', 'RunResult', 'function_tool', 'FunctionTool', 'Handoff', 'handoff', 'ModelSettings', 'InputGuardrail', 'OutputGuardrail',
        'input_guardrail', 'output_guardrail', 'GuardrailFunctionOutput', 'InputGuardrailTripwireTriggered', 'OutputGuardrailTripwireTriggered', 'AgentHooks', 'RunHooks',
        'WebSearchTool', 'FileSearchTool', 'ComputerTool', 'CodeInterpreterTool', 'HostedMCPTool', 'ImageGenerationTool', 'LocalShellTool',
        'OpenAIChatCompletionsModel', 'OpenAIResponsesModel', 'OpenAIProvider', 'SQLiteSession', 'set_default_openai_client', 'set_default_openai_key', 'set_tracing_disabled',
        'TResponseInputItem', 'ItemHelpers', 'MessageOutputItem', 'custom_span', 'gen_trace_id',
        'OpenAIConversationsSession', 'AgentOutputSchema', 'ToolCallItem', 'HandoffOutputItem', 'trace', 'enable_verbose_stdout_logging', 'ModelProvider', 'set_tracing_export_api_key',
        ...['MCPServerStdio', 'MCPServerSse', 'MCPServerStreamableHttp', 'MCPServer', 'create_static_tool_filter', 'ToolFilterContext', 'MCPUtil'].map((name) => `mcp.${name}`),
        ...['LitellmModel', 'LitellmProvider', 'RECOMMENDED_PROMPT_PREFIX', 'prompt_with_handoff_instructions', 'SQLAlchemySession', 'RedisSession', 'AdvancedSQLiteSession', 'EncryptedSession', 'draw_graph', 'handoff_filters'].map((name) => `extensions.${name}`),
        ...['RealtimeAgent', 'RealtimeRunner', 'RealtimeSession', 'RealtimeSessionEvent', 'realtime_handoff'].map((name) => `realtime.${name}`),
        ...['VoicePipeline', 'SingleAgentVoiceWorkflow', 'AudioInput', 'StreamedAudioInput', 'VoiceWorkflowBase', 'VoiceWorkflowHelper'].map((name) => `voice.${name}`),
        ...['OpenAIProvider', 'OpenAIChatCompletionsModel', 'OpenAIResponsesModel', 'MultiProvider'].map((name) => `models.${name}`),
        ...['SandboxAgent'].map((name) => `sandbox.${name}`),
        ...['RunContextWrapper'].map((name) => `run_context.${name}`),
        ...['prompt_with_handoff_instructions'].map((name) => `handoffs.${name}`),
        ...['add_trace_processor', 'set_trace_processors', 'TracingProcessor'].map((name) => `tracing.${name}`),
        ...['SQLiteSession', 'OpenAIConversationsSession'].map((name) => `memory.${name}`),
      ],
    },
    { ecosystem: 'npm', name: '@openai/agents', role: 'framework' },
    { ecosystem: 'npm', name: '@openai/agents-core', role: 'framework' },
    { ecosystem: 'npm', name: '@openai/agents-openai', role: 'framework', provider: 'openai' },
    { ecosystem: 'npm', name: '@openai/agents-realtime', role: 'framework', provider: 'openai' },
    { ecosystem: 'npm', name: '@openai/agents-extensions', role: 'framework' },
    { ecosystem: 'npm', name: '@openai/guardrails', role: 'guardrail' },
  ],
  uses: [
    {
      ecosystem: 'pypi',
      call: 'agents.{Agent,realtime.RealtimeAgent,sandbox.SandboxAgent}',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'model', tools: 'tools[]', prompt: 'instructions', agents: 'handoffs[]', guardrails: ['input_guardrails[]', 'output_guardrails[]'], uses: ['mcp_servers[]'] },
        { kind: 'model', from: 'model', provider: 'prefix' },
        { kind: 'prompt', from: 'instructions' },
      ],
    },
    { ecosystem: 'pypi', call: 'agents.**.{OpenAIChatCompletionsModel,OpenAIResponsesModel}', gives: [{ kind: 'model', from: ['model', '#0'] }] },
    { ecosystem: 'pypi', call: 'agents.extensions.**.LitellmModel', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'prefix' }] },
    { ecosystem: 'pypi', call: 'agents.RunConfig', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }] },
    { ecosystem: 'pypi', call: 'agents.{InputGuardrail,OutputGuardrail}', gives: [{ kind: 'guardrail', name: ['name', '@assigned', '&guardrail_function', '&#0'] }] },
    { ecosystem: 'pypi', call: 'agents.FunctionTool', gives: [{ kind: 'tool', name: ['name', '@assigned'] }] },
    { ecosystem: 'pypi', call: 'agents.{WebSearchTool,FileSearchTool,ComputerTool,CodeInterpreterTool,HostedMCPTool,ImageGenerationTool,LocalShellTool}', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'agents.**.{SQLiteSession,SQLAlchemySession,OpenAIConversationsSession,RedisSession}', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'agents.mcp.**.{MCPServerStdio,MCPServerSse,MCPServerStreamableHttp}', gives: [{ kind: 'mcp_client', name: ['name', '@assigned', '@callee'] }, { kind: 'configured_server', name: 'name', command: 'params.command', args: 'params.args', url: 'params.url' }] },
    ...['@openai/agents', '@openai/agents-core'].flatMap((module) => [
      {
        ecosystem: 'npm' as const,
        call: `${module}#{Agent,Agent.create}`,
        gives: [
          { kind: 'agent' as const, name: ['name', '@assigned'], model: 'model', tools: 'tools[]', prompt: 'instructions', agents: 'handoffs[]', guardrails: ['inputGuardrails[]', 'outputGuardrails[]'], uses: ['mcpServers[]'] },
          { kind: 'model' as const, from: 'model', provider: 'prefix' },
          { kind: 'prompt' as const, from: 'instructions' },
        ],
      },
      // A guardrail is an object of that type, or made by a helper; of both the file has the name.
      { ecosystem: 'npm' as const, call: `${module}#{InputGuardrail,OutputGuardrail,ToolInputGuardrail,ToolOutputGuardrail,RealtimeOutputGuardrail,defineInputGuardrail,defineOutputGuardrail,defineToolInputGuardrail,defineToolOutputGuardrail}`, gives: [{ kind: 'guardrail' as const, name: ['name', '@assigned'] }] },
      { ecosystem: 'npm' as const, call: `${module}#tool`, gives: [{ kind: 'tool' as const, name: ['name', '@assigned'] }] },
      { ecosystem: 'npm' as const, call: `${module}#{webSearchTool,fileSearchTool,codeInterpreterTool,imageGenerationTool,hostedMcpTool,computerTool}`, gives: [{ kind: 'tool' as const, name: ['@assigned', '@callee'] }] },
      { ecosystem: 'npm' as const, call: `${module}#{MCPServerStdio,MCPServerSSE,MCPServerStreamableHttp}`, gives: [{ kind: 'mcp_client' as const, name: ['name', '@assigned', '@callee'] }, { kind: 'configured_server' as const, name: 'name', command: ['command', 'fullCommand'], args: 'args', url: 'url' }] },
    ]),
    {
      ecosystem: 'npm',
      call: '{@openai/agents/realtime,@openai/agents-realtime}#RealtimeAgent',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], tools: 'tools[]', prompt: 'instructions', agents: 'handoffs[]' },
        { kind: 'prompt', from: 'instructions' },
      ],
    },
  ],
  definitions: [
    { ecosystem: 'pypi', decorated: 'agents.function_tool', gives: 'tool', name: 'name_override' },
    { ecosystem: 'pypi', decorated: 'agents.{input_guardrail,output_guardrail}', gives: 'guardrail' },
    { ecosystem: 'pypi', decorated: 'agents.{tool_input_guardrail,tool_output_guardrail}', gives: 'guardrail' },
  ],
  examples: [
    {
      why: 'guardrails as objects of a type, in place, and from another file',
      path: 'src/guards.ts',
      text: `import { Agent, type InputGuardrail } from '@openai/agents';
import { noAddresses } from './addresses';

const noSecrets: InputGuardrail = {
  name: 'no secrets',
  execute: async ({ input }) => ({ tripwireTriggered: String(input).includes('secret'), outputInfo: {} }),
};

export const agent = new Agent({
  name: 'Harbour',
  inputGuardrails: [noSecrets, { name: 'short', execute: async () => ({ tripwireTriggered: false, outputInfo: {} }) }],
  outputGuardrails: [noAddresses],
});
`,
      finds: [
        { kind: 'sdk', name: '@openai/agents', line: 1 },
        { kind: 'guardrail', name: 'no secrets', line: 4 },
        { kind: 'agent', name: 'Harbour', line: 9 },
        { kind: 'guardrail', name: 'short', line: 11 },
        { kind: 'guardrail', name: 'noAddresses', line: 12 },
      ],
    },
    {
      why: 'Python: guardrails around a function, and from another file',
      path: 'guards.py',
      text: `from agents import Agent, InputGuardrail
from desk.guards import no_addresses

async def no_secrets(ctx, agent, text):
    return None

agent = Agent(name="Harbour", input_guardrails=[InputGuardrail(guardrail_function=no_secrets)], output_guardrails=[no_addresses])
`,
      finds: [
        { kind: 'sdk', name: 'openai-agents', line: 1 },
        { kind: 'guardrail', name: 'no_secrets', line: 7 },
        { kind: 'guardrail', name: 'no_addresses', line: 7 },
        { kind: 'agent', name: 'Harbour', line: 7 },
      ],
    },
    {
      why: 'tools of the SDK in place, and a server of MCP that the vendor calls',
      path: 'hosted.py',
      text: `from agents import Agent, HostedMCPTool, WebSearchTool

agent = Agent(
    name="Harbour",
    tools=[
        WebSearchTool(),
        HostedMCPTool(tool_config={"type": "mcp", "server_label": "tides", "server_url": "https://tides.example.com/mcp", "require_approval": "never"}),
    ],
)
`,
      finds: [
        { kind: 'sdk', name: 'openai-agents', line: 1 },
        { kind: 'agent', name: 'Harbour', line: 3 },
        { kind: 'tool', name: 'WebSearchTool', line: 6 },
        { kind: 'tool', name: 'HostedMCPTool', line: 7 },
        { kind: 'mcp_server', name: 'tides', line: 7 },
      ],
    },
    {
      why: 'the same in TypeScript',
      path: 'src/hosted.ts',
      text: `import { Agent, hostedMcpTool, webSearchTool } from '@openai/agents';

export const agent = new Agent({ name: 'Harbour', tools: [webSearchTool(), hostedMcpTool({ serverLabel: 'tides', serverUrl: 'https://tides.example.com/mcp' })] });
`,
      finds: [
        { kind: 'sdk', name: '@openai/agents', line: 1 },
        { kind: 'agent', name: 'Harbour', line: 3 },
        { kind: 'tool', name: 'webSearchTool', line: 3 },
        { kind: 'tool', name: 'hostedMcpTool', line: 3 },
        { kind: 'mcp_server', name: 'tides', line: 3 },
      ],
    },
    {
      why: 'an agent with a tool, a model and instructions',
      path: 'app.py',
      text: `from agents import Agent, Runner, function_tool

INSTRUCTIONS = "Help with the weather."

@function_tool
def weather(city: str) -> str:
    return "sunny"

agent = Agent(name="Forecaster", instructions=INSTRUCTIONS, model="gpt-4.1", tools=[weather])
result = Runner.run_sync(agent, "Paris?")
`,
      finds: [
        { kind: 'sdk', name: 'openai-agents', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'prompt', name: 'INSTRUCTIONS', line: 3 },
        { kind: 'tool', name: 'weather', line: 6 },
        { kind: 'agent', name: 'Forecaster', line: 9 },
        { kind: 'model', name: 'gpt-4.1', line: 9, provider: 'openai' },
      ],
    },
    {
      why: 'hand-offs between agents and a guardrail',
      path: 'triage.py',
      text: `import agents as sdk

@sdk.input_guardrail
async def no_homework(ctx, agent, text):
    return None

math = sdk.Agent(name="Math")
triage = sdk.Agent(name="Triage", handoffs=[math], input_guardrails=[no_homework])
`,
      finds: [
        { kind: 'sdk', name: 'openai-agents', line: 1 },
        { kind: 'guardrail', name: 'no_homework', line: 4 },
        { kind: 'agent', name: 'Math', line: 7 },
        { kind: 'agent', name: 'Triage', line: 8 },
      ],
    },
    {
      why: 'another vendor through LiteLLM',
      path: 'other.py',
      text: `from agents import Agent

agent = Agent(name="Writer", model="anthropic/claude-opus-4-6")
`,
      finds: [
        { kind: 'sdk', name: 'openai-agents', line: 1 },
        { kind: 'agent', name: 'Writer', line: 3 },
        { kind: 'model', name: 'anthropic/claude-opus-4-6', line: 3, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
      ],
    },
    {
      why: 'JavaScript',
      path: 'src/agent.ts',
      text: `import { Agent, tool } from '@openai/agents';

const lookup = tool({ name: 'lookup', description: 'Looks up', parameters: {}, execute: async () => 'x' });
export const helper = new Agent({ name: 'Helper', model: 'gpt-4.1-mini', tools: [lookup] });
`,
      finds: [
        { kind: 'sdk', name: '@openai/agents', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'tool', name: 'lookup', line: 3 },
        { kind: 'agent', name: 'Helper', line: 4 },
        { kind: 'model', name: 'gpt-4.1-mini', line: 4, provider: 'openai' },
      ],
    },
    { why: 'requirements', path: 'requirements.txt', text: 'openai-agents>=0.3\n', finds: [{ kind: 'dependency', name: 'openai-agents', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a guardrail of a bridge', path: 'h.ts', text: "import type { InputGuardrail } from './bridge';\nexport const rail: InputGuardrail = { name: 'north', execute: () => 1 };\n" },
    { why: 'a folder of the project called agents', path: 'a.py', text: 'from agents import MyAgent, registry\nMyAgent(name="x", model="gpt-4.1")\n' },
    { why: 'such a folder imported as a whole', path: 'f.py', text: 'import agents\n\nagents.start("all")\n' },
    { why: 'a class of the same name in a module of such a folder', path: 'g.py', text: 'from agents.base import Agent\n\nAgentRegistry = {}\n' },
    { why: 'a module inside such a folder', path: 'b.py', text: 'from agents.support import build_agent\nbuild_agent(model="gpt-4.1")\n' },
    { why: 'the HTTP agent of Node', path: 'c.ts', text: "import { Agent } from 'node:http';\nexport const agent = new Agent({ keepAlive: true });\n" },
    { why: 'a relative import', path: 'd.py', text: 'from .agents import Agent\nAgent(name="x")\n' },
    { why: 'an estate agent', path: 'e.py', text: 'class Agent:\n    pass\nAgent()\n' },
  ],
});
