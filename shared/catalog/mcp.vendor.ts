import { defineVendor, type CatalogPackage, type DefinitionRule, type UseRule } from './catalog-entry.ts';
import { mcp as classLanguages } from './class-languages/mcp.ts';

const goPackages: CatalogPackage[] = ['github.com/mark3labs/mcp-go', 'github.com/modelcontextprotocol/go-sdk', 'github.com/metoro-io/mcp-golang', 'github.com/ThinkInAIXYZ/go-mcp'].map((name) => ({
  ecosystem: 'golang',
  name,
  role: 'protocol',
}));

const goUses: UseRule[] = [
  { ecosystem: 'golang', call: 'github.com/mark3labs/mcp-go/server#{NewMCPServer,NewDefaultServer}', gives: [{ kind: 'mcp_server', name: ['#0', '@assigned', '@within'] }] },
  { ecosystem: 'golang', call: 'github.com/mark3labs/mcp-go/mcp#{NewTool,NewToolWithRawSchema}', gives: [{ kind: 'tool', name: ['#0', '@assigned', '@within'] }] },
  { ecosystem: 'golang', call: 'github.com/mark3labs/mcp-go/client#{NewStdioMCPClient,NewStdioMCPClientWithOptions,NewInProcessClient,NewClient}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@within', '@callee'] }] },
  { ecosystem: 'golang', call: 'github.com/mark3labs/mcp-go/client#{NewSSEMCPClient,NewStreamableHttpClient,NewOAuthSSEClient,NewOAuthStreamableHttpClient}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@within', '@callee'] }, { kind: 'endpoint', from: '#0' }] },
  { ecosystem: 'golang', call: 'github.com/modelcontextprotocol/go-sdk/mcp#NewServer', gives: [{ kind: 'mcp_server', name: ['#0.Name', '@assigned', '@within'] }] },
  { ecosystem: 'golang', call: 'github.com/modelcontextprotocol/go-sdk/mcp#NewClient', gives: [{ kind: 'mcp_client', name: ['#0.Name', '@assigned', '@within'] }] },
  // The literal, not `AddTool` that it is given to: servers are wrapped, and tools are made in files of their own.
  ...['github.com/modelcontextprotocol/go-sdk/mcp', 'github.com/mark3labs/mcp-go/mcp'].map((module): UseRule => ({
    ecosystem: 'golang',
    call: `${module}#Tool`,
    when: { argument: '#0.Name' },
    gives: [{ kind: 'tool', name: ['#0.Name', '@assigned', '@within'] }],
  })),
  { ecosystem: 'golang', call: 'github.com/modelcontextprotocol/go-sdk/mcp#{SSEClientTransport,StreamableClientTransport}', gives: [{ kind: 'endpoint', from: 'Endpoint' }] },
  { ecosystem: 'golang', call: 'github.com/metoro-io/mcp-golang#NewServer', gives: [{ kind: 'mcp_server', name: ['@assigned', '@within'] }] },
  { ecosystem: 'golang', call: 'github.com/metoro-io/mcp-golang#{NewServer,Server}().RegisterTool', gives: [{ kind: 'tool', name: '#0' }] },
  { ecosystem: 'golang', call: 'github.com/metoro-io/mcp-golang#{NewClient,NewClientWithInfo}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@within'] }] },
  { ecosystem: 'golang', call: 'github.com/ThinkInAIXYZ/go-mcp/server#NewServer', gives: [{ kind: 'mcp_server', name: ['@assigned', '@within'] }] },
  { ecosystem: 'golang', call: 'github.com/ThinkInAIXYZ/go-mcp/protocol#NewTool', gives: [{ kind: 'tool', name: '#0' }] },
  { ecosystem: 'golang', call: 'github.com/ThinkInAIXYZ/go-mcp/client#NewClient', gives: [{ kind: 'mcp_client', name: ['@assigned', '@within'] }] },
];

const rustPackages: CatalogPackage[] = ['rmcp', 'rust-mcp-sdk', 'mcp-server', 'mcp-client', 'mcp-core', 'poem-mcpserver'].map((name) => ({
  ecosystem: 'cargo',
  name,
  modules: [name.replaceAll('-', '_')],
  role: 'protocol',
}));

const rustUses: UseRule[] = [
  { ecosystem: 'cargo', call: 'rmcp.**.TokioChildProcess.**.new', gives: [{ kind: 'mcp_client', name: ['@assigned', '@within'] }] },
  { ecosystem: 'cargo', call: 'rmcp.**.{SseClientTransport,StreamableHttpClientTransport}.{start,from_uri}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@within'] }, { kind: 'endpoint', from: '#0' }] },
  { ecosystem: 'cargo', call: 'rust_mcp_sdk.**.server_runtime.create_server', gives: [{ kind: 'mcp_server', name: ['@assigned', '@within'] }] },
  { ecosystem: 'cargo', call: 'rust_mcp_sdk.**.client_runtime.create_client', gives: [{ kind: 'mcp_client', name: ['@assigned', '@within'] }] },
  { ecosystem: 'cargo', call: 'poem_mcpserver.McpServer.new', gives: [{ kind: 'mcp_server', name: ['@assigned', '@within'] }] },
];

const rustDefinitions: DefinitionRule[] = [
  { ecosystem: 'cargo', extends: 'rmcp.**.ServerHandler', gives: 'mcp_server' },
  { ecosystem: 'cargo', decorated: 'rmcp.**.tool', gives: 'tool', name: 'name' },
  { ecosystem: 'cargo', decorated: 'rust_mcp_sdk.**.mcp_tool', gives: 'tool' },
  { ecosystem: 'cargo', extends: 'mcp_server.**.Router', gives: 'mcp_server' },
];

const topNames = ['ClientSession', 'StdioServerParameters', 'stdio_client', 'stdio_server', 'ServerSession', 'Tool', 'McpError', 'types', 'shared', 'ClientSessionGroup'];
const serverNames = [
  'FastMCP', 'Server', 'NotificationOptions', 'InitializationOptions', 'stdio_server', 'lowlevel', 'fastmcp', 'stdio', 'sse', 'ServerSession', 'Context', 'Image', 'Message', 'UserMessage', 'AssistantMessage',
  'SseServerTransport', 'StreamableHTTPSessionManager', 'StreamableHTTPServerTransport', 'TransportSecuritySettings', 'AccessToken', 'TokenVerifier', 'AuthSettings', 'OAuthAuthorizationServerProvider', 'ToolError', 'MCPServer',
];
const clientNames = ['stdio_client', 'ClientSession', 'sse_client', 'streamablehttp_client', 'streamable_http_client', 'websocket_client', 'StdioServerParameters', 'OAuthClientProvider', 'TokenStorage', 'get_default_environment', 'ClientSessionGroup'];

/** Where the classes of the TypeScript SDK are imported from: with and without `.js`, as bundlers allow it, and its packages since version 2. */
const serverModules = ['mcp.js', 'mcp', 'index.js', 'index'].map((file) => `@modelcontextprotocol/sdk/server/${file}`).concat('@modelcontextprotocol/sdk/server', '@modelcontextprotocol/server');
const clientModules = ['@modelcontextprotocol/sdk/client/index.js', '@modelcontextprotocol/sdk/client/index', '@modelcontextprotocol/sdk/client', '@modelcontextprotocol/client'];

export default defineVendor({
  id: 'mcp',
  name: 'Model Context Protocol',
  url: 'https://modelcontextprotocol.io',
  type: 'protocol',
  packages: [
    { ecosystem: 'gem', name: 'mcp', modules: ['MCP.Server', 'MCP.Tool', 'MCP.Prompt', 'MCP.Resource', 'MCP.Client', 'MCP.Transports', 'mcp'], role: 'protocol' },
    { ecosystem: 'gem', name: 'fast-mcp', modules: ['FastMcp', 'fast_mcp'], role: 'protocol' },
    { ecosystem: 'gem', name: 'model-context-protocol-rb', modules: ['ModelContextProtocol', 'model_context_protocol'], role: 'protocol' },
    { ecosystem: 'gem', name: 'ruby-mcp-client', modules: ['MCPClient', 'mcp_client'], role: 'protocol' },
    { ecosystem: 'gem', name: 'ruby_llm-mcp', modules: ['RubyLLM.MCP'], role: 'protocol' },
    { ecosystem: 'composer', name: 'mcp/sdk', modules: ['Mcp'], role: 'protocol' },
    { ecosystem: 'composer', name: 'php-mcp/server', modules: ['PhpMcp.Server'], role: 'protocol' },
    { ecosystem: 'composer', name: 'php-mcp/client', modules: ['PhpMcp.Client'], role: 'protocol' },
    { ecosystem: 'composer', name: 'php-mcp/laravel', modules: ['PhpMcp.Laravel'], role: 'protocol' },
    // It shares its namespace with the official one; these are the classes that only it has.
    { ecosystem: 'composer', name: 'logiscape/mcp-sdk-php', modules: ['Mcp.Types', 'Mcp.Server.McpServer', 'Mcp.Server.Server', 'Mcp.Server.ServerRunner', 'Mcp.Server.InitializationOptions', 'Mcp.Client.Client', 'Mcp.Client.ClientSession'], role: 'protocol' },
    { ecosystem: 'composer', name: 'laravel/mcp', modules: ['Laravel.Mcp'], role: 'protocol' },
    ...goPackages,
    ...rustPackages,
    // Projects have folders called `mcp`, too.
    { ecosystem: 'pypi', name: 'mcp', role: 'protocol', names: [...topNames, ...serverNames.map((name) => `server.${name}`), ...clientNames.map((name) => `client.${name}`)] },
    { ecosystem: 'pypi', name: 'fastmcp', role: 'protocol' },
    { ecosystem: 'pypi', name: 'mcp-use', modules: ['mcp_use'], role: 'protocol' },
    { ecosystem: 'pypi', name: 'fastapi-mcp', modules: ['fastapi_mcp'], role: 'protocol' },
    { ecosystem: 'pypi', name: 'mcp-agent', modules: ['mcp_agent'], role: 'framework' },
    { ecosystem: 'pypi', name: 'mcpadapt', role: 'protocol' },
    { ecosystem: 'npm', name: '@modelcontextprotocol/sdk', role: 'protocol' },
    { ecosystem: 'npm', name: '@modelcontextprotocol/*', role: 'protocol' },
    { ecosystem: 'npm', name: 'fastmcp', role: 'protocol' },
    { ecosystem: 'npm', name: 'mcp-framework', role: 'protocol' },
    ...classLanguages.packages,
    { ecosystem: 'npm', name: 'mcp-use', role: 'protocol' },
    { ecosystem: 'npm', name: 'mcp-handler', role: 'protocol' },
    { ecosystem: 'npm', name: '@vercel/mcp-adapter', role: 'protocol' },
    { ecosystem: 'npm', name: 'mcp-remote', role: 'protocol' },
  ],
  uses: [
    { ecosystem: 'gem', call: '{MCP,FastMcp,ModelContextProtocol}.Server', gives: [{ kind: 'mcp_server', name: ['name', '@assigned'] }] },
    { ecosystem: 'gem', call: 'MCP.Server().define_tool', gives: [{ kind: 'tool', name: 'name' }] },
    { ecosystem: 'gem', call: 'MCP.Client', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'gem', call: 'MCPClient.{create_client,connect}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'gem', call: 'RubyLLM.MCP.client', gives: [{ kind: 'mcp_client', name: ['name', '@assigned'] }, { kind: 'endpoint', from: 'config.url' }] },
    { ecosystem: 'composer', call: 'Mcp.Server.{builder,make}().**.setServerInfo', gives: [{ kind: 'mcp_server', name: ['name', '#0'] }] },
    { ecosystem: 'composer', call: 'Mcp.Server.{builder,make}().**.addTool', gives: [{ kind: 'tool', name: ['name', '#1', '@callee'] }] },
    { ecosystem: 'composer', call: 'Mcp.Server.{Server,McpServer}', gives: [{ kind: 'mcp_server', name: ['name', '#0', '@assigned'] }] },
    { ecosystem: 'composer', call: 'Mcp.Server.McpServer().**.tool', gives: [{ kind: 'tool', name: ['name', '#0'] }] },
    { ecosystem: 'composer', call: '{Mcp.Client.Client,PhpMcp.Client.Client.make().**.build,Mcp.Client.builder().**.build}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'composer', call: 'PhpMcp.Server.Server.make().**.withServerInfo', gives: [{ kind: 'mcp_server', name: ['name', '#0'] }] },
    { ecosystem: 'composer', call: 'PhpMcp.Server.Server.make().**.withTool', gives: [{ kind: 'tool', name: ['name', '#1', '@callee'] }] },
    ...goUses,
    ...rustUses,
    { ecosystem: 'pypi', call: 'mcp.**.{FastMCP,Server}', gives: [{ kind: 'mcp_server', name: ['name', '#0', '@assigned'] }] },
    { ecosystem: 'pypi', call: 'mcp.**.ClientSession', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'mcp.**.{FastMCP,Server}().add_tool', gives: [{ kind: 'tool', name: ['name', '#0', '@callee'] }] },
    { ecosystem: 'pypi', call: 'mcp.client.{sse.sse_client,streamable_http.streamablehttp_client,streamable_http.streamable_http_client,websocket.websocket_client}', gives: [{ kind: 'endpoint', from: ['url', '#0'] }] },
    // Tools of a low-level server are listed as records: `Tool(name="add", …)`.
    { ecosystem: 'pypi', call: 'mcp.**.types.Tool', gives: [{ kind: 'tool', name: 'name' }] },
    { ecosystem: 'pypi', call: 'mcp.Tool', gives: [{ kind: 'tool', name: 'name' }] },
    // A low-level server lists its tools, and one function runs them all.
    { ecosystem: 'pypi', call: 'mcp.types.Tool', gives: [{ kind: 'tool', name: 'name' }] },
    { ecosystem: 'pypi', call: 'fastmcp.**.FastMCP', gives: [{ kind: 'mcp_server', name: ['name', '#0', '@assigned'] }] },
    { ecosystem: 'pypi', call: 'fastmcp.**.FastMCP.{as_proxy,from_openapi,from_fastapi}', gives: [{ kind: 'mcp_server', name: ['name', '@assigned'] }] },
    { ecosystem: 'pypi', call: 'fastmcp.**.Client', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'endpoint', from: ['transport', '#0'] }] },
    { ecosystem: 'pypi', call: 'fastapi_mcp.**.FastApiMCP', gives: [{ kind: 'mcp_server', name: ['name', '@assigned'] }] },
    { ecosystem: 'pypi', call: 'mcp_use.**.{MCPClient,MCPClient.from_dict,MCPClient.from_config_file}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'mcp_servers', from: ['#0.mcpServers', 'config.mcpServers'] }] },
    { ecosystem: 'pypi', call: 'mcp_use.**.MCPAgent', gives: [{ kind: 'agent', name: ['@assigned', '@callee'], model: 'llm', prompt: 'system_prompt', uses: ['client'] }] },
    { ecosystem: 'pypi', call: 'mcp_agent.agents.**.Agent', gives: [{ kind: 'agent', name: ['name', '@assigned'], prompt: 'instruction' }, { kind: 'prompt', from: 'instruction' }] },
    ...serverModules.flatMap((module): UseRule[] => [
      { ecosystem: 'npm', call: `${module}#{McpServer,Server}`, gives: [{ kind: 'mcp_server', name: ['#0.name', '@assigned'] }] },
      { ecosystem: 'npm', call: `${module}#McpServer().{tool,registerTool}`, gives: [{ kind: 'tool', name: '#0' }] },
      { ecosystem: 'npm', call: `${module}#McpServer().{prompt,registerPrompt}`, gives: [{ kind: 'prompt', name: '#0' }] },
    ]),
    ...clientModules.map((module): UseRule => ({ ecosystem: 'npm', call: `${module}#Client`, gives: [{ kind: 'mcp_client', name: ['#0.name', '@assigned'] }] })),
    {
      ecosystem: 'npm',
      call: '@modelcontextprotocol/{sdk/server/index.js,sdk/server,sdk/server/mcp.js,server}#{Server,McpServer}().**.setRequestHandler',
      gives: [{ kind: 'tool', name: '#1().tools[].name' }],
    },
    { ecosystem: 'npm', call: 'fastmcp#FastMCP', gives: [{ kind: 'mcp_server', name: ['name', '@assigned'] }] },
    { ecosystem: 'npm', call: 'fastmcp#FastMCP().addTool', gives: [{ kind: 'tool', name: 'name' }] },
    ...classLanguages.uses,
    { ecosystem: 'npm', call: 'fastmcp#FastMCP().addPrompt', gives: [{ kind: 'prompt', name: 'name' }] },
    { ecosystem: 'npm', call: 'mcp-framework#MCPServer', gives: [{ kind: 'mcp_server', name: ['name', '@assigned', '@callee'] }] },
    { ecosystem: 'npm', call: '{mcp-handler,@vercel/mcp-adapter}#{createMcpHandler,default}', gives: [{ kind: 'mcp_server', name: ['#1.serverInfo.name', '@assigned'] }] },
    { ecosystem: 'npm', call: 'mcp-use#{MCPClient,MCPClient.fromDict}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'mcp_servers', from: 'mcpServers' }] },
    { ecosystem: 'npm', call: 'mcp-use#MCPAgent', gives: [{ kind: 'agent', name: ['@assigned', '@callee'], model: 'llm', uses: ['client'] }] },
  ],
  definitions: [
    { ecosystem: 'gem', extends: '{MCP,FastMcp,ModelContextProtocol.Server}.Tool', gives: 'tool' },
    { ecosystem: 'gem', extends: '{MCP,ModelContextProtocol.Server}.Prompt', gives: 'prompt' },
    { ecosystem: 'composer', decorated: '{Mcp.Capability.Attribute,PhpMcp.Server.Attributes}.McpTool', gives: 'tool' },
    { ecosystem: 'composer', decorated: '{Mcp.Capability.Attribute,PhpMcp.Server.Attributes}.McpPrompt', gives: 'prompt' },
    { ecosystem: 'composer', extends: 'Laravel.Mcp.Server', gives: 'mcp_server' },
    { ecosystem: 'composer', extends: 'Laravel.Mcp.Server.Tool', gives: 'tool' },
    { ecosystem: 'composer', extends: 'Laravel.Mcp.Server.Prompt', gives: 'prompt' },
    ...rustDefinitions,
    { ecosystem: 'pypi', decorated: 'mcp.**.FastMCP().tool', gives: 'tool', name: ['name', '#0'] },
    { ecosystem: 'pypi', decorated: 'mcp.**.FastMCP().prompt', gives: 'prompt', name: ['name', '#0'] },
    { ecosystem: 'pypi', decorated: 'fastmcp.**.FastMCP().tool', gives: 'tool', name: ['name', '#0'] },
    { ecosystem: 'pypi', decorated: 'fastmcp.**.FastMCP().prompt', gives: 'prompt', name: ['name', '#0'] },
    { ecosystem: 'npm', extends: 'mcp-framework#MCPTool', gives: 'tool' },
    ...classLanguages.definitions,
    { ecosystem: 'npm', extends: 'mcp-framework#MCPPrompt', gives: 'prompt' },
  ],
  marks: ['.registerTool(', '.registerPrompt(', 'erver.prompt(', 'erver.tool('],
  images: ['mcp/*', 'ghcr.io/github/github-mcp-server'],
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.mcpTrigger', role: 'mcp_server' },
    { type: '@n8n/n8n-nodes-langchain.mcpClientTool', role: 'mcp_client' },
    { type: '@n8n/n8n-nodes-langchain.mcpClient', role: 'mcp_client' },
    { type: '@n8n/n8n-nodes-langchain.mcpRegistryClientTool', role: 'mcp_client' },
  ],
  examples: [
    {
      why: 'a server and a tool in Ruby',
      path: 'server.rb',
      text: `require "mcp"

class Forecast < MCP::Tool
  description "The weather of a city"
  def self.call(city:, server_context:) = MCP::Tool::Response.new([{ type: "text", text: "sunny" }])
end

server = MCP::Server.new(name: "weather", tools: [Forecast])
`,
      finds: [
        { kind: 'sdk', name: 'mcp', line: 1 },
        { kind: 'tool', name: 'Forecast', line: 3 },
        { kind: 'mcp_server', name: 'weather', line: 8 },
      ],
    },
    {
      why: 'a server and an attribute in PHP',
      path: 'server.php',
      text: `<?php
namespace App;

use Mcp\\Capability\\Attribute\\McpTool;
use Mcp\\Server;

class Calculator
{
    #[McpTool(name: 'add')]
    public function add(int $a, int $b): int { return $a + $b; }
}

Server::builder()->setServerInfo('Calculator', '1.0.0')->setDiscovery(__DIR__, ['.'])->build();
`,
      finds: [
        { kind: 'sdk', name: 'mcp/sdk', line: 4 },
        { kind: 'tool', name: 'add', line: 10 },
        { kind: 'mcp_server', name: 'Calculator', line: 13 },
      ],
    },
    {
      why: 'Go: a server with a tool, by the widest used package',
      path: 'main.go',
      text: `package main

import (
	"context"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

func main() {
	s := server.NewMCPServer("Demo", "1.0.0", server.WithToolCapabilities(false))
	tool := mcp.NewTool("hello_world", mcp.WithDescription("Say hello"), mcp.WithString("name", mcp.Required()))
	s.AddTool(tool, hello)
	server.ServeStdio(s)
}

func hello(ctx context.Context, request mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	return mcp.NewToolResultText("Hello"), nil
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/mark3labs/mcp-go', line: 6 },
        { kind: 'mcp_server', name: 'Demo', line: 11 },
        { kind: 'tool', name: 'hello_world', line: 12 },
      ],
    },
    {
      why: 'Go: the official SDK, names in literals',
      path: 'cmd/server/main.go',
      text: `package main

import "github.com/modelcontextprotocol/go-sdk/mcp"

const greetTool = "greet"

func main() {
	server := mcp.NewServer(&mcp.Implementation{Name: "greeter", Version: "v1.0.0"}, nil)
	mcp.AddTool(server, &mcp.Tool{Name: greetTool, Description: "say hi"}, SayHi)
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/modelcontextprotocol/go-sdk', line: 3 },
        { kind: 'mcp_server', name: 'greeter', line: 8 },
        { kind: 'tool', name: 'greet', line: 9 },
      ],
    },
    {
      why: 'Rust: attributes make tools, an implemented trait makes the server',
      path: 'src/counter.rs',
      text: `use rmcp::{model::ServerInfo, tool, tool_handler, tool_router, ServerHandler};

pub struct Counter;

#[tool_router]
impl Counter {
    #[tool(description = "Increment the counter by 1")]
    async fn increment(&self) -> String {
        "1".into()
    }

    #[tool(name = "reset_counter", description = "Back to nothing")]
    async fn reset(&self) {}
}

#[tool_handler]
impl ServerHandler for Counter {
    fn get_info(&self) -> ServerInfo {
        ServerInfo::default()
    }
}
`,
      finds: [
        { kind: 'sdk', name: 'rmcp', line: 1 },
        { kind: 'tool', name: 'increment', line: 8 },
        { kind: 'tool', name: 'reset_counter', line: 13 },
        { kind: 'mcp_server', name: 'Counter', line: 17 },
      ],
    },
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
        { kind: 'endpoint', name: 'mcp.example.com/mcp', line: 5 },
        { kind: 'mcp_client', name: 'session', line: 6 },
      ],
    },
    {
      why: 'prompts and renamed tools, in both languages',
      path: 'src/prompts.ts',
      text: `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const server = new McpServer({ name: 'docs', version: '1.0.0' });
server.registerPrompt('review', { title: 'Review' }, () => ({ messages: [] }));
server.tool('search', async () => ({ content: [] }));
`,
      finds: [
        { kind: 'sdk', name: '@modelcontextprotocol/sdk', line: 1 },
        { kind: 'mcp_server', name: 'docs', line: 3 },
        { kind: 'prompt', name: 'review', line: 4 },
        { kind: 'tool', name: 'search', line: 5 },
      ],
    },
    {
      why: 'a server and its tool in TypeScript',
      path: 'src/server.ts',
      text: `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const server = new McpServer({ name: 'notes', version: '1.0.0' });
server.registerTool('add_note', { description: 'Adds a note' }, async () => ({ content: [] }));
`,
      finds: [
        { kind: 'sdk', name: '@modelcontextprotocol/sdk', line: 1 },
        { kind: 'mcp_server', name: 'notes', line: 3 },
        { kind: 'tool', name: 'add_note', line: 4 },
      ],
    },
    {
      why: 'a prompt and a tool of a server whose type is not written',
      path: 'src/plugin.js',
      text: `export function register(server) {
  server.prompt('weekly', { team: z.string() }, ({ team }) => ({ messages: [{ role: 'user', content: { type: 'text', text: team } }] }));
  server.tool('harvest', async () => ({ content: [{ type: 'text', text: 'done' }] }));
}
`,
      finds: [
        { kind: 'prompt', name: 'weekly', line: 2 },
        { kind: 'tool', name: 'harvest', line: 3 },
      ],
    },
    {
      why: 'a client in TypeScript',
      path: 'src/client.ts',
      text: `import { Client } from '@modelcontextprotocol/sdk/client/index.js';

export const client = new Client({ name: 'shell', version: '1.0.0' });
`,
      finds: [
        { kind: 'sdk', name: '@modelcontextprotocol/sdk', line: 1 },
        { kind: 'mcp_client', name: 'shell', line: 3 },
      ],
    },
    {
      why: 'a client configuration',
      path: '.mcp.json',
      text: '{\n  "mcpServers": {\n    "files": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesystem@2025.8.21", "."] }\n  }\n}\n',
      finds: [{ kind: 'mcp_server', name: 'files', line: 3 }],
    },
    {
      why: 'a package manifest, the servers included',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@modelcontextprotocol/sdk": "1.20.0",\n    "@modelcontextprotocol/server-memory": "2025.4.25"\n  }\n}\n',
      finds: [
        { kind: 'dependency', name: '@modelcontextprotocol/sdk', line: 3 },
        { kind: 'dependency', name: '@modelcontextprotocol/server-memory', line: 4 },
      ],
    },
    ...classLanguages.examples,
  ],
  nearMisses: [
    { why: 'a Ruby module of the project with this name', path: 'f.rb', text: 'module MCP\n  class Server; end\n  class Tool; end\nend\nclass A < MCP::Tool; end\nMCP::Server.new(name: "x1")\n' },
    { why: 'an attribute of the own namespace', path: 'g.php', text: '<?php\nnamespace App;\nclass A { #[McpTool] public function f() {} }\n' },
    { why: "Rust: attributes and traits of one's own", path: 'src/a.rs', text: 'use crate::rpc::{tool, ServerHandler};\n\nstruct Counter;\n\n#[tool(description = "x")]\nfn increment() {}\n\nimpl ServerHandler for Counter {}\n' },
    { why: 'Go: a server of something else', path: 'a.go', text: 'package a\n\nimport "example.com/rpc/server"\n\nvar s = server.NewMCPServer("Demo", "1.0.0")\n' },
    { why: 'a module whose name only starts alike', path: 'a.py', text: 'import mcpherson\nmcpherson.FastMCP("weather")\n' },
    { why: 'a folder of the project that is called so', path: 'f.py', text: 'from mcp.server import app, run\nfrom mcp.handlers import handle\nrun(app)\n' },
    { why: 'a decorator called tool on something else', path: 'b.py', text: 'from flask import Flask\napp = Flask(__name__)\n\n@app.tool()\ndef f():\n    pass\n' },
    { why: 'a server of Node itself', path: 'c.ts', text: "import { Server } from 'node:http';\nexport const server = new Server({ keepAlive: true });\n" },
    { why: 'a question to whoever sits at a terminal', path: 'h.js', text: "export const ask = (server) => server.prompt('name', { type: 'input' }, () => ({ messages: ['Who is there?'] }));\n" },
    { why: 'a local client class', path: 'd.ts', text: "import { Client } from './client';\nnew Client({ name: 'shell' });\n" },
    { why: 'the name in a comment', path: 'e.py', text: '# from mcp.server.fastmcp import FastMCP\n' },
    ...classLanguages.nearMisses,
  ],
});
