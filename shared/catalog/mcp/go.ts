/** The Model Context Protocol in Go. */
import type { CatalogPackage, UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';

const packages: CatalogPackage[] = ['github.com/mark3labs/mcp-go', 'github.com/modelcontextprotocol/go-sdk', 'github.com/metoro-io/mcp-golang', 'github.com/ThinkInAIXYZ/go-mcp'].map((name) => ({
  ecosystem: 'golang',
  name,
  role: 'protocol',
}));

const uses: UseRule[] = [
  { ecosystem: 'golang', call: 'github.com/mark3labs/mcp-go/server#{NewMCPServer,NewDefaultServer}', gives: [{ kind: 'mcp_server', name: ['#0', '@assigned', '@within'] }] },
  { ecosystem: 'golang', call: 'github.com/mark3labs/mcp-go/mcp#{NewTool,NewToolWithRawSchema}', gives: [{ kind: 'tool', name: ['#0', '@assigned', '@within'] }] },
  { ecosystem: 'golang', call: 'github.com/mark3labs/mcp-go/client#{NewStdioMCPClient,NewStdioMCPClientWithOptions,NewInProcessClient,NewClient}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@within', '@callee'] }] },
  { ecosystem: 'golang', call: 'github.com/mark3labs/mcp-go/client#{NewSSEMCPClient,NewStreamableHttpClient,NewOAuthSSEClient,NewOAuthStreamableHttpClient}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@within', '@callee'] }, { kind: 'configured_server', url: '#0' }] },
  { ecosystem: 'golang', call: 'github.com/modelcontextprotocol/go-sdk/mcp#NewServer', gives: [{ kind: 'mcp_server', name: ['#0.Name', '@assigned', '@within'] }] },
  { ecosystem: 'golang', call: 'github.com/modelcontextprotocol/go-sdk/mcp#NewClient', gives: [{ kind: 'mcp_client', name: ['#0.Name', '@assigned', '@within'] }] },
  // The literal, not `AddTool` that it is given to: servers are wrapped, and tools are made in files of their own.
  ...['github.com/modelcontextprotocol/go-sdk/mcp', 'github.com/mark3labs/mcp-go/mcp'].map((module): UseRule => ({
    ecosystem: 'golang',
    call: `${module}#Tool`,
    when: { argument: '#0.Name' },
    gives: [{ kind: 'tool', name: ['#0.Name', '@assigned', '@within'] }],
  })),
  { ecosystem: 'golang', call: 'github.com/modelcontextprotocol/go-sdk/mcp#{SSEClientTransport,StreamableClientTransport}', gives: [{ kind: 'configured_server', url: 'Endpoint' }] },
  { ecosystem: 'golang', call: 'github.com/metoro-io/mcp-golang#NewServer', gives: [{ kind: 'mcp_server', name: ['@assigned', '@within'] }] },
  { ecosystem: 'golang', call: 'github.com/metoro-io/mcp-golang#{NewServer,Server}().RegisterTool', gives: [{ kind: 'tool', name: '#0' }] },
  { ecosystem: 'golang', call: 'github.com/metoro-io/mcp-golang#{NewClient,NewClientWithInfo}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@within'] }] },
  { ecosystem: 'golang', call: 'github.com/ThinkInAIXYZ/go-mcp/server#NewServer', gives: [{ kind: 'mcp_server', name: ['@assigned', '@within'] }] },
  { ecosystem: 'golang', call: 'github.com/ThinkInAIXYZ/go-mcp/protocol#NewTool', gives: [{ kind: 'tool', name: '#0' }] },
  { ecosystem: 'golang', call: 'github.com/ThinkInAIXYZ/go-mcp/client#NewClient', gives: [{ kind: 'mcp_client', name: ['@assigned', '@within'] }] },
];

export const go: EntryPart = {
  packages,
  uses,
  examples: [
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
  ],
  nearMisses: [
    { why: 'Go: a server of something else', path: 'a.go', text: 'package a\n\nimport "example.com/rpc/server"\n\nvar s = server.NewMCPServer("Demo", "1.0.0")\n' },
  ],
};
