/** The Model Context Protocol in Python. */
import type { EntryPart } from '../entry-part.ts';
import { prompt } from '../gives.ts';

const topNames = ['Client', 'ClientSession', 'StdioServerParameters', 'stdio_client', 'stdio_server', 'ServerSession', 'Tool', 'McpError', 'types', 'shared', 'ClientSessionGroup'];
const serverNames = [
  'FastMCP', 'Server', 'NotificationOptions', 'InitializationOptions', 'stdio_server', 'lowlevel', 'fastmcp', 'stdio', 'sse', 'ServerSession', 'Context', 'Image', 'Message', 'UserMessage', 'AssistantMessage',
  'SseServerTransport', 'StreamableHTTPSessionManager', 'StreamableHTTPServerTransport', 'TransportSecuritySettings', 'AccessToken', 'TokenVerifier', 'AuthSettings', 'OAuthAuthorizationServerProvider', 'ToolError', 'MCPServer',
];
const clientNames = ['stdio_client', 'Client', 'ClientSession', 'sse_client', 'streamablehttp_client', 'streamable_http_client', 'websocket_client', 'StdioServerParameters', 'OAuthClientProvider', 'TokenStorage', 'get_default_environment', 'ClientSessionGroup', 'SseServerParameters', 'StreamableHttpParameters'];

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
    // Version 2 of the SDK calls FastMCP MCPServer. Of both the instructions come second, of a low-level server third.
    { ecosystem: 'pypi', call: '{mcp,fastmcp}.**.{FastMCP,MCPServer}', gives: [{ kind: 'mcp_server', name: ['name', '#0', '@assigned'] }, prompt('instructions', '#1')] },
    { ecosystem: 'pypi', call: 'mcp.**.Server', gives: [{ kind: 'mcp_server', name: ['name', '#0', '@assigned'] }, prompt('instructions', '#2')] },
    // A bare session that serves is a server when it says what it is called.
    { ecosystem: 'pypi', call: 'mcp.**.ServerSession', when: { argument: ['init_options.server_name', '#2.server_name'] }, gives: [{ kind: 'mcp_server', name: ['init_options.server_name', '#2.server_name', '@assigned'] }] },
    { ecosystem: 'pypi', call: 'mcp.**.{ClientSession,ClientSessionGroup}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'mcp.shared.memory.create_connected_server_and_client_session', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'mcp.{Client,client.Client,client.client.Client}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'configured_server', url: ['server', '#0'] }] },
    { ecosystem: 'pypi', call: 'mcp.**.{FastMCP,MCPServer,Server}().add_tool', gives: [{ kind: 'tool', name: ['name', '#0', '@callee'] }] },
    { ecosystem: 'pypi', call: '{mcp,fastmcp}.**.Prompt.from_function', when: { argument: ['name', '#1', '#0', 'fn'] }, gives: [{ kind: 'prompt', name: ['name', '#1', '#0', 'fn', '@within'] }] },
    { ecosystem: 'pypi', call: 'mcp.client.{sse.sse_client,streamable_http.streamablehttp_client,streamable_http.streamable_http_client,websocket.websocket_client}', gives: [{ kind: 'configured_server', url: ['url', '#0'] }] },
    { ecosystem: 'pypi', call: 'mcp.client.session_group.{SseServerParameters,StreamableHttpParameters}', gives: [{ kind: 'configured_server', url: 'url' }] },
    { ecosystem: 'pypi', call: 'mcp.**.StdioServerParameters', gives: [{ kind: 'configured_server', command: 'command', args: 'args' }] },
    // Tools and prompts of a low-level server are listed as records, `Tool(name="add", …)`, and one function runs them all.
    { ecosystem: 'pypi', call: 'mcp.**.types.Tool', gives: [{ kind: 'tool', name: 'name' }] },
    { ecosystem: 'pypi', call: 'mcp.Tool', gives: [{ kind: 'tool', name: 'name' }] },
    { ecosystem: 'pypi', call: 'mcp.**.types.Prompt', when: { argument: 'name' }, gives: [{ kind: 'prompt', name: ['name', '@assigned', '@within'] }] },
    { ecosystem: 'pypi', call: 'fastmcp.**.FastMCP.{as_proxy,from_openapi,from_fastapi}', gives: [{ kind: 'mcp_server', name: ['name', '@assigned'] }] },
    { ecosystem: 'pypi', call: 'fastmcp.**.Client', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'configured_server', url: ['transport', '#0'] }, { kind: 'mcp_servers', from: ['transport.mcpServers', '#0.mcpServers'] }] },
    { ecosystem: 'pypi', call: 'fastmcp.**.{StdioTransport,StreamableHttpTransport,SSETransport}', gives: [{ kind: 'configured_server', command: 'command', args: 'args', url: ['url', '#0'] }] },
    { ecosystem: 'pypi', call: 'fastapi_mcp.**.FastApiMCP', gives: [{ kind: 'mcp_server', name: ['name', '@assigned'] }] },
    { ecosystem: 'pypi', call: 'mcp_use.**.{MCPClient,MCPClient.from_dict,MCPClient.from_config_file}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'mcp_servers', from: ['#0.mcpServers', 'config.mcpServers'] }] },
    { ecosystem: 'pypi', call: 'mcp_use.**.MCPAgent', gives: [{ kind: 'agent', name: ['@assigned', '@callee'], model: 'llm', prompt: 'system_prompt', uses: ['client'] }] },
    { ecosystem: 'pypi', call: 'mcp_agent.agents.**.Agent', gives: [{ kind: 'agent', name: ['name', '@assigned'], prompt: 'instruction' }, { kind: 'prompt', from: 'instruction' }] },
  ],
  definitions: [
    { ecosystem: 'pypi', decorated: 'mcp.**.{FastMCP,MCPServer}().tool', gives: 'tool', name: ['name', '#0'] },
    { ecosystem: 'pypi', decorated: 'mcp.**.{FastMCP,MCPServer}().prompt', gives: 'prompt', name: ['name', '#0'] },
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
    {
      why: 'instructions of servers are told models, however short; the name of version 2',
      path: 'told.py',
      text: `from fastmcp import FastMCP as Fast
from mcp.server.fastmcp import FastMCP
from mcp.server.lowlevel import Server
from mcp.server.mcpserver import MCPServer

desk = FastMCP(name="desk", instructions="Orders and returns of the shop")
depot = Fast("depot", "Parcels of the shop")
store = MCPServer("store", instructions="What the shop has")
low = Server("low", "1.0", "Prices of the shop")

@store.tool()
def count(article: str) -> int:
    return 1

@store.prompt("letter")
def write_letter() -> str:
    return "Dear customer"

def audit(order: str) -> str:
    return order

store.add_tool(audit)
`,
      finds: [
        { kind: 'sdk', name: 'fastmcp', line: 1 },
        { kind: 'sdk', name: 'mcp', line: 2 },
        { kind: 'mcp_server', name: 'desk', line: 6 },
        { kind: 'prompt', name: 'desk.instructions', line: 6 },
        { kind: 'mcp_server', name: 'depot', line: 7 },
        { kind: 'prompt', name: 'depot', line: 7 },
        { kind: 'mcp_server', name: 'store', line: 8 },
        { kind: 'prompt', name: 'store.instructions', line: 8 },
        { kind: 'mcp_server', name: 'low', line: 9 },
        { kind: 'prompt', name: 'low', line: 9 },
        { kind: 'tool', name: 'count', line: 12 },
        { kind: 'prompt', name: 'letter', line: 16 },
        { kind: 'tool', name: 'audit', line: 22 },
      ],
    },
    {
      why: 'prompts as records and of functions; those whose name comes from elsewhere are none of this file',
      path: 'prompts.py',
      text: `import mcp.types as types
from mcp.server.fastmcp import FastMCP
from mcp.server.fastmcp.prompts import Prompt

app = FastMCP("desk")

def review(text: str) -> str:
    return text

app.add_prompt(Prompt.from_function(review))
app.add_prompt(Prompt.from_function(review, name="strict_review"))

async def list_prompts() -> list[types.Prompt]:
    return [types.Prompt(name="summary", arguments=[types.PromptArgument(name="text")])]

def passed_on(prompt):
    return types.Prompt(name=prompt.name)

def made(run, name):
    return Prompt.from_function(run, name=name)
`,
      finds: [
        { kind: 'sdk', name: 'mcp', line: 1 },
        { kind: 'mcp_server', name: 'desk', line: 5 },
        { kind: 'prompt', name: 'review', line: 10 },
        { kind: 'prompt', name: 'strict_review', line: 11 },
        { kind: 'prompt', name: 'summary', line: 14 },
      ],
    },
    {
      why: 'clients in one process with their server, of several servers, and of version 2; a server that is a bare session',
      path: 'sessions.py',
      text: `from mcp import Client, ClientSessionGroup, ServerSession
from mcp.client.session_group import SseServerParameters, StreamableHttpParameters
from mcp.server.models import InitializationOptions
from mcp.shared.memory import create_connected_server_and_client_session
from shop.desk import server

async def main(read, write):
    async with create_connected_server_and_client_session(server) as near:
        await near.list_tools()
    async with ClientSessionGroup() as group:
        await group.connect_to_server(StreamableHttpParameters(url="https://depot.example.com/mcp"))
        await group.connect_to_server(SseServerParameters(url="https://store.example.com/sse"))
    async with Client("https://shop.example.com/mcp") as far:
        await far.list_tools()

async def serve(read, write):
    async with ServerSession(read, write, InitializationOptions(server_name="bare", server_version="1.0")) as session:
        await session.send_ping()

async def serve_as(read, write, options):
    async with ServerSession(read, write, options) as session:
        await session.send_ping()
`,
      finds: [
        { kind: 'sdk', name: 'mcp', line: 1 },
        { kind: 'mcp_client', name: 'near', line: 8 },
        { kind: 'mcp_client', name: 'group', line: 10 },
        { kind: 'mcp_server', name: 'depot.example.com', line: 11 },
        { kind: 'mcp_server', name: 'store.example.com', line: 12 },
        { kind: 'mcp_client', name: 'far', line: 13 },
        { kind: 'mcp_server', name: 'shop.example.com', line: 13 },
        { kind: 'mcp_server', name: 'bare', line: 17 },
      ],
    },
  ],
  nearMisses: [
    { why: 'a module whose name only starts alike', path: 'a.py', text: 'import mcpherson\nmcpherson.FastMCP("weather")\n' },
    { why: 'a folder of the project that is called so', path: 'f.py', text: 'from mcp.server import app, run\nfrom mcp.handlers import handle\nrun(app)\n' },
    { why: 'prompts, sessions and clients of others', path: 'c.py', text: 'from prompt_toolkit.types import Prompt\nfrom shop.mcp import Client, MCPServer, ServerSession\n\nPrompt(name="summary")\nPrompt.from_function(print, name="ask")\nMCPServer("desk", instructions="Keep your fingers away.")\nClient("https://mcp.example.com/mcp")\nServerSession(1, 2, {"server_name": "bare"})\n' },
    { why: 'a decorator called tool on something else', path: 'b.py', text: 'from flask import Flask\napp = Flask(__name__)\n\n@app.tool()\ndef f():\n    pass\n' },
    { why: 'the name in a comment', path: 'e.py', text: '# from mcp.server.fastmcp import FastMCP\n' },
  ],
};
