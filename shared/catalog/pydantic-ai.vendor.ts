import { defineVendor, type UseRule } from './catalog-entry.ts';

const models: readonly { module: string; classes: string; provider?: string }[] = [
  { module: 'openai', classes: 'OpenAIModel,OpenAIChatModel,OpenAIResponsesModel', provider: 'openai' },
  { module: 'anthropic', classes: 'AnthropicModel', provider: 'anthropic' },
  { module: '{gemini,google,vertexai}', classes: 'GeminiModel,GoogleModel,VertexAIModel', provider: 'google' },
  { module: 'bedrock', classes: 'BedrockConverseModel', provider: 'aws-bedrock' },
  { module: 'mistral', classes: 'MistralModel', provider: 'mistral' },
  { module: 'cohere', classes: 'CohereModel', provider: 'cohere' },
  { module: 'ollama', classes: 'OllamaModel', provider: 'ollama' },
  { module: 'huggingface', classes: 'HuggingFaceModel', provider: 'hugging-face' },
  { module: 'groq', classes: 'GroqModel' },
];

export default defineVendor({
  id: 'pydantic-ai',
  name: 'Pydantic AI',
  url: 'https://ai.pydantic.dev',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'pydantic-ai', modules: ['pydantic_ai'], role: 'framework' },
    { ecosystem: 'pypi', name: 'pydantic-ai-slim', modules: [], role: 'framework' },
    { ecosystem: 'pypi', name: 'pydantic-graph', modules: ['pydantic_graph'], role: 'framework' },
    { ecosystem: 'pypi', name: 'pydantic-evals', modules: ['pydantic_evals'], role: 'evaluation' },
  ],
  uses: [
    {
      ecosystem: 'pypi',
      call: 'pydantic_ai.**.Agent',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: ['model', '#0'], tools: 'tools[]', prompt: ['system_prompt', 'instructions'], uses: ['toolsets[]', 'mcp_servers[]', 'builtin_tools[]'] },
        { kind: 'model', from: ['model', '#0'], provider: 'prefix' },
        { kind: 'prompt', from: ['system_prompt', 'instructions'] },
      ],
    },
    ...models.map(({ module, classes, provider }): UseRule => ({
      ecosystem: 'pypi',
      call: `pydantic_ai.models.${module}.{${classes}}`,
      gives: [
        ...(provider === undefined ? [] : [{ kind: 'provider' as const, provider }]),
        { kind: 'model', from: ['model_name', '#0'], ...(provider !== undefined && { provider }) },
        { kind: 'endpoint', from: ['base_url', 'provider.base_url'] },
      ],
    })),
    { ecosystem: 'pypi', call: 'pydantic_ai.**.Tool', gives: [{ kind: 'tool', name: ['name', '@assigned', '&function', '&#0'] }] },
    { ecosystem: 'pypi', call: 'pydantic_ai.mcp.{MCPServerStdio,MCPServerSSE,MCPServerHTTP,MCPServerStreamableHTTP}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'configured_server', command: ['command', '#0'], args: ['args', '#1'], url: ['url', '#0'] }] },
    { ecosystem: 'pypi', call: 'pydantic_ai.common_tools.**.{duckduckgo_search_tool,tavily_search_tool}', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
  ],
  definitions: [
    { ecosystem: 'pypi', decorated: 'pydantic_ai.**.Agent().{tool,tool_plain}', gives: 'tool', name: 'name' },
    { ecosystem: 'pypi', decorated: 'pydantic_ai.**.Agent().{system_prompt,instructions}', gives: 'prompt' },
  ],
  examples: [
    {
      why: 'an agent whose model carries its provider, with tools and a prompt by decorator',
      path: 'bank.py',
      text: `from pydantic_ai import Agent, RunContext

support = Agent("openai:gpt-4o", instructions="You support the customers of a bank.")

@support.tool
async def balance(ctx: RunContext[str]) -> float:
    return 1.0

@support.system_prompt
async def add_name(ctx: RunContext[str]) -> str:
    return ctx.deps
`,
      finds: [
        { kind: 'sdk', name: 'pydantic-ai', line: 1 },
        { kind: 'agent', name: 'support', line: 3 },
        { kind: 'model', name: 'openai:gpt-4o', line: 3, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'prompt', name: 'support.instructions', line: 3 },
        { kind: 'tool', name: 'balance', line: 6 },
        { kind: 'prompt', name: 'add_name', line: 10 },
      ],
    },
    {
      why: 'a model by class, and functions in the list of tools',
      path: 'roll.py',
      text: `from pydantic_ai import Agent
from pydantic_ai.models.anthropic import AnthropicModel

def roll_die() -> str:
    return "4"

agent = Agent(AnthropicModel("claude-sonnet-4-5"), tools=[roll_die])
`,
      finds: [
        { kind: 'sdk', name: 'pydantic-ai', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'tool', name: 'roll_die', line: 4 },
        { kind: 'model', name: 'claude-sonnet-4-5', line: 7, provider: 'anthropic' },
        { kind: 'agent', name: 'agent', line: 7 },
      ],
    },
    {
      why: 'an MCP server that an agent uses',
      path: 'run_mcp.py',
      text: `from pydantic_ai import Agent
from pydantic_ai.mcp import MCPServerStdio

server = MCPServerStdio("uvx", args=["mcp-run-python"])
agent = Agent("anthropic:claude-opus-4-6", toolsets=[server])
`,
      finds: [
        { kind: 'sdk', name: 'pydantic-ai', line: 1 },
        { kind: 'mcp_client', name: 'server', line: 4 },
        { kind: 'mcp_server', name: 'mcp-run-python', line: 4 },
        { kind: 'agent', name: 'agent', line: 5 },
        { kind: 'model', name: 'anthropic:claude-opus-4-6', line: 5, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
      ],
    },
    {
      why: 'an agent made in a function, whose model is a parameter with a default',
      path: 'factory.py',
      text: `from pydantic_ai import Agent

def build(model: str = "google-gla:gemini-2.5-flash") -> Agent:
    return Agent(model, name="builder")
`,
      finds: [
        { kind: 'sdk', name: 'pydantic-ai', line: 1 },
        { kind: 'model', name: 'google-gla:gemini-2.5-flash', line: 3, provider: 'google' },
        { kind: 'provider', name: 'google' },
        { kind: 'agent', name: 'builder', line: 4 },
      ],
    },
    { why: 'requirements', path: 'requirements.txt', text: 'pydantic==2.11\npydantic-ai-slim[openai]==0.4.0\npydantic-evals\n', finds: [{ kind: 'dependency', name: 'pydantic-ai-slim', line: 2 }, { kind: 'dependency', name: 'pydantic-evals', line: 3 }] },
  ],
  nearMisses: [
    { why: 'the validation library', path: 'a.py', text: 'from pydantic import BaseModel\n\nclass Agent(BaseModel):\n    model: str = "gpt-4o"\n' },
    { why: 'a module whose name goes on', path: 'b.py', text: 'from pydantic_airflow import Agent\nAgent("openai:gpt-4o")\n' },
    { why: 'a tool of a click application', path: 'c.py', text: 'import click\n\n@click.command()\ndef tool():\n    pass\n' },
    { why: 'the validation library as a requirement', path: 'requirements.txt', text: 'pydantic==2.11\npydantic-settings\n' },
  ],
});
