/** Anthropic in Python. */
import type { UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';

const pythonClient = 'anthropic.{Anthropic,AsyncAnthropic,Client,AsyncClient}';
const pythonMessages = '.**.{create,stream,parse,count_tokens,tool_runner}';
// Blocks before the plain form: the first path that finds anything wins.
const systemPrompt = ['system[].text', 'system'];

/** The same message calls over another cloud, whose model ids are that cloud's. */
function pythonThrough(client: string, provider: string): UseRule {
  return {
    ecosystem: 'pypi',
    call: `anthropic.**.{${client},Async${client}}()${pythonMessages}`,
    gives: [
      { kind: 'model', from: 'model', provider },
      { kind: 'prompt', from: systemPrompt },
    ],
  };
}

export const python: EntryPart = {
  packages: [
    {
      ecosystem: 'pypi',
      name: 'anthropic',
      role: 'sdk',
      provider: 'anthropic',
      providers: {
        AnthropicBedrock: 'aws-bedrock',
        AsyncAnthropicBedrock: 'aws-bedrock',
        AnthropicVertex: 'google',
        AsyncAnthropicVertex: 'google',
      },
    },
    { ecosystem: 'pypi', name: 'claude-agent-sdk', modules: ['claude_agent_sdk'], role: 'framework', provider: 'anthropic' },
  ],
  uses: [
    { ecosystem: 'pypi', call: pythonClient, gives: [{ kind: 'endpoint', from: 'base_url' }] },
    {
      ecosystem: 'pypi',
      call: `${pythonClient}()${pythonMessages}`,
      gives: [
        { kind: 'model', from: 'model', provider: 'anthropic' },
        { kind: 'prompt', from: systemPrompt },
      ],
    },
    pythonThrough('AnthropicBedrock', 'aws-bedrock'),
    pythonThrough('AnthropicVertex', 'google'),
    {
      ecosystem: 'pypi',
      call: 'claude_agent_sdk.ClaudeAgentOptions',
      gives: [
        { kind: 'model', from: 'model', provider: 'anthropic' },
        { kind: 'prompt', from: ['system_prompt.append', 'system_prompt'] },
      ],
    },
    {
      ecosystem: 'pypi',
      call: 'claude_agent_sdk.create_sdk_mcp_server',
      gives: [{ kind: 'mcp_server', name: ['name', '#0', '@assigned'] }],
    },
  ],
  definitions: [
    { ecosystem: 'pypi', decorated: 'anthropic.{beta_tool,beta_async_tool}', gives: 'tool' },
    { ecosystem: 'pypi', decorated: 'claude_agent_sdk.tool', gives: 'tool' },
  ],
  examples: [
    {
      why: 'tools that the vendor defines, under the names that the model sees, and servers of MCP that it calls',
      path: 'research.py',
      text: `import anthropic

client = anthropic.Anthropic()
client.beta.messages.create(
    model="claude-opus-4-6",
    max_tokens=900,
    mcp_servers=[{"type": "url", "url": "https://tides.example.com/mcp", "name": "tides", "authorization_token": TOKEN}],
    tools=[{"type": "web_search_20250305", "name": "web_search", "max_uses": 3}, {"type": "bash_20250124", "name": "bash"}],
    messages=[{"role": "user", "content": [{"type": "text", "text": "When?"}]}],
)
`,
      finds: [
        { kind: 'sdk', name: 'anthropic', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-opus-4-6', line: 5 },
        { kind: 'mcp_server', name: 'tides', line: 7 },
        { kind: 'tool', name: 'web_search', line: 8 },
        { kind: 'tool', name: 'bash', line: 8 },
      ],
    },
    {
      why: 'a message with a dated model and a named system prompt',
      path: 'app.py',
      text: `import anthropic

SYSTEM = "You are a careful reviewer."
client = anthropic.Anthropic()
message = client.messages.create(
    model="claude-sonnet-4-5-20250929",
    max_tokens=1024,
    system=SYSTEM,
    messages=[{"role": "user", "content": "Hello"}],
)
`,
      finds: [
        { kind: 'sdk', name: 'anthropic', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'prompt', name: 'SYSTEM', line: 3 },
        { kind: 'model', name: 'claude-sonnet-4-5-20250929', line: 6, provider: 'anthropic' },
      ],
    },
    {
      why: 'the beta surface with an aliased async client',
      path: 'agent.py',
      text: `from anthropic import AsyncAnthropic as Claude

async def run():
    claude = Claude()
    async with claude.beta.messages.stream(model="claude-opus-4-6", max_tokens=10, messages=[]) as stream:
        return await stream.get_final_message()
`,
      finds: [
        { kind: 'sdk', name: 'anthropic', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-opus-4-6', line: 5, provider: 'anthropic' },
      ],
    },
    {
      why: 'Claude over Bedrock is the provider Bedrock',
      path: 'bedrock.py',
      text: `from anthropic import AnthropicBedrock

client = AnthropicBedrock(aws_region="us-west-2")
client.messages.create(model="anthropic.claude-opus-4-6-v1", max_tokens=1, messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'anthropic', line: 1 },
        { kind: 'provider', name: 'aws-bedrock' },
        { kind: 'model', name: 'anthropic.claude-opus-4-6-v1', line: 4, provider: 'aws-bedrock' },
      ],
    },
  ],
  nearMisses: [
    { why: 'the vendor named in a comment and a docstring', path: 'a.py', text: '"""Works like anthropic.Anthropic()."""\n# from anthropic import Anthropic\n' },
    { why: 'a module whose name only starts alike', path: 'b.py', text: 'import anthropic_mock\nanthropic_mock.Anthropic().messages.create(model="claude-3")\n' },
    { why: 'another messages API', path: 'd.py', text: 'from twilio.rest import Client\nClient().messages.create(body="hi", model="claude-1.0")\n' },
  ],
};
