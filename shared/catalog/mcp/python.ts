/** The Model Context Protocol in Python. */
import type { EntryPart } from '../entry-part.ts';

const topNames = ['ClientSession', 'StdioServerParameters', 'stdio_client', 'stdio_server', 'ServerSession', 'Tool', 'McpError', 'types', 'shared', 'ClientSessionGroup'];
const serverNames = [
  'FastMCP', 'Server', 'NotificationOptions', 'InitializationOptions', 'stdio_server', 'lowlevel', 'fastmcp', 'stdio', 'sse', 'ServerSession', 'Context', 'Image', 'Message', 'UserMessage', 'AssistantMessage',
  'SseServerTransport', 'StreamableHTTPSessionManager', 'StreamableHTTPServerTransport', 'TransportSecuritySettings', 'AccessToken', 'TokenVerifier', 'AuthSettings', 'OAuthAuthorizationServerProvider', 'ToolError', 'MCPServer',
];
const clientNames = ['stdio_client', 'ClientSession', 'sse_client', 'streamablehttp_client', 'streamable_http_client', 'websocket_client', 'StdioServerParameters', 'OAuthClientProvider', 'TokenStorage', 'get_default_environment', 'ClientSessionGroup'];

export const python: EntryPart = {
  packages: [
    // Projects have folders called `mcp`, too.
    { ecosystem: 'pypi', name: 'mcp', role: 'protocol', names: [...topNames, ...serverNames.map((name) => `server.${name}`), ...clientNames.map((name) => `client.${name}`)] },
    { ecosystem: 'pypi', name: 'fastmcp', role: 'protocol' },
    { ecosystem: 'pypi', name: 'mcp-use', modules: ['mcp_use'], role: 'protocol' },
    { ecosystem: 'pypi', name: 'fastapi-mcp', modules: ['fastapi_mcp'], role: 'protocol' },
    { ecosystem: 'pypi', name: 'mcp-agent', modules: ['mcp_agent'], role: 'framework' },
    { ecosystem: 'pypi', name: 'mcpadapt', role: 'protocol' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'mcp.**.{FastMCP,Server}', gives: [{ kind: 'mcp_server', name: ['name', '#0', '@assigned'] }] },
    { ecosystem: 'pypi', call: 'mcp.**.ClientSession', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'mcp.**.{FastMCP,Server}().add_tool', gives: [{ kind: 'tool', name: ['name', '#0', '@callee'] }] },
    { ecosystem: 'pypi', call: 'mcp.client.{sse.sse_client,streamable_http.streamablehttp_client,streamable_http.streamable_http_client,websocket.websocket_client}', gives: [{ kind: 'configured_server', url: ['url', '#0'] }] },
    { ecosystem: 'pypi', call: 'mcp.**.StdioServerParameters', gives: [{ kind: 'configured_server', command: 'command', args: 'args' }] },
    // Tools of a low-level server are listed as records: `Tool(name="add", …)`.
    { ecosystem: 'pypi', call: 'mcp.**.types.Tool', gives: [{ kind: 'tool', name: 'name' }] },
    { ecosystem: 'pypi', call: 'mcp.Tool', gives: [{ kind: 'tool', name: 'name' }] },
    // A low-level server lists its tools, and one function runs them all.
    { ecosystem: 'pypi', call: 'mcp.types.Tool', gives: [{ kind: 'tool', name: 'name' }] },
    { ecosystem: 'pypi', call: 'fastmcp.**.FastMCP', gives: [{ kind: 'mcp_server', name: ['name', '#0', '@assigned'] }] },
    { ecosystem: 'pypi', call: 'fastmcp.**.FastMCP.{as_proxy,from_openapi,from_fastapi}', gives: [{ kind: 'mcp_server', name: ['name', '@assigned'] }] },
    { ecosystem: 'pypi', call: 'fastmcp.**.Client', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'configured_server', url: ['transport', '#0'] }, { kind: 'mcp_servers', from: ['transport.mcpServers', '#0.mcpServers'] }] },
    { ecosystem: 'pypi', call: 'fastmcp.**.{StdioTransport,StreamableHttpTransport,SSETransport}', gives: [{ kind: 'configured_server', command: 'command', args: 'args', url: ['url', '#0'] }] },
    { ecosystem: 'pypi', call: 'fastapi_mcp.**.FastApiMCP', gives: [{ kind: 'mcp_server', name: ['name', '@assigned'] }] },
    { ecosystem: 'pypi', call: 'mcp_use.**.{MCPClient,MCPClient.from_dict,MCPClient.from_config_file}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'mcp_servers', from: ['#0.mcpServers', 'config.mcpServers'] }] },
    { ecosystem: 'pypi', call: 'mcp_use.**.MCPAgent', gives: [{ kind: 'agent', name: ['@assigned', '@callee'], model: 'llm', prompt: 'system_prompt', uses: ['client'] }] },
    { ecosystem: 'pypi', call: 'mcp_agent.agents.**.Agent', gives: [{ kind: 'agent', name: ['name', '@assigned'], prompt: 'instruction' }, { kind: 'prompt', from: 'instruction' }] },
  ],
  definitions: [
    { ecosystem: 'pypi', decorated: 'mcp.**.FastMCP().tool', gives: 'tool', name: ['name', '#0'] },
    { ecosystem: 'pypi', decorated: 'mcp.**.FastMCP().prompt', gives: 'prompt', name: ['name', '#0'] },
    { ecosystem: 'pypi', decorated: 'fastmcp.**.FastMCP().tool', gives: 'tool', name: ['name', '#0'] },
    { ecosystem: 'pypi', decorated: 'fastmcp.**.FastMCP().prompt', gives: 'prompt', name: ['name', '#0'] },
  ],
  examples: [
    {
      why: 'a server with a decorated tool',
      path: 'server.py',
      text: `from mcp.server.fastmcp import FastMCP

mcp = FastMCP("weather")

@mcp.tool()
def forecast(city: str) -> str:
    return "sunny"
`,
      finds: [
        { kind: 'sdk', name: 'mcp', line: 1 },
        { kind: 'mcp_server', name: 'weather', line: 3 },
        { kind: 'tool', name: 'forecast', line: 6 },
      ],
    },
    {
      why: 'the separate FastMCP package, decorator without parentheses',
      path: 'fast.py',
      text: `from fastmcp import FastMCP

NAME = "search"
app = FastMCP(name=NAME)

@app.tool
def find(query: str) -> str:
    return query
`,
      finds: [
        { kind: 'sdk', name: 'fastmcp', line: 1 },
        { kind: 'mcp_server', name: 'search', line: 4 },
        { kind: 'tool', name: 'find', line: 7 },
      ],
    },
    {
      why: 'a low-level server: the tools that it lists, and the function that runs them',
      path: 'low.py',
      text: `import mcp.types as types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server

app = Server("fetcher")

@app.list_tools()
async def list_tools() -> list[types.Tool]:
    return [types.Tool(name="fetch", description="Fetches", inputSchema={})]

@app.call_tool()
async def run_tool(name: str, arguments: dict):
    return []
`,
      finds: [
        { kind: 'sdk', name: 'mcp', line: 1 },
        { kind: 'mcp_server', name: 'fetcher', line: 5 },
        { kind: 'tool', name: 'fetch', line: 9 },
      ],
    },
    {
      why: 'a session with a server that is started or remote',
      path: 'client.py',
      text: `from mcp import ClientSession
from mcp.client.streamable_http import streamablehttp_client

async def main():
    async with streamablehttp_client("https://mcp.example.com/mcp") as (read, write, _):
        async with ClientSession(read, write) as session:
            await session.initialize()
`,
      finds: [
        { kind: 'sdk', name: 'mcp', line: 1 },
        { kind: 'mcp_server', name: 'mcp.example.com', line: 5 },
        { kind: 'mcp_client', name: 'session', line: 6 },
      ],
    },
  ],
  nearMisses: [
    { why: 'a module whose name only starts alike', path: 'a.py', text: 'import mcpherson\nmcpherson.FastMCP("weather")\n' },
    { why: 'a folder of the project that is called so', path: 'f.py', text: 'from mcp.server import app, run\nfrom mcp.handlers import handle\nrun(app)\n' },
    { why: 'a decorator called tool on something else', path: 'b.py', text: 'from flask import Flask\napp = Flask(__name__)\n\n@app.tool()\ndef f():\n    pass\n' },
    { why: 'the name in a comment', path: 'e.py', text: '# from mcp.server.fastmcp import FastMCP\n' },
  ],
};
