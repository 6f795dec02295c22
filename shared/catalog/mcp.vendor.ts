import { defineVendor } from './catalog-entry.ts';
import { mcp as classLanguages } from './class-languages/mcp.ts';

export default defineVendor({
  id: 'mcp',
  name: 'Model Context Protocol',
  url: 'https://modelcontextprotocol.io',
  type: 'protocol',
  packages: [
    { ecosystem: 'pypi', name: 'mcp', role: 'protocol' },
    { ecosystem: 'pypi', name: 'fastmcp', role: 'protocol' },
    { ecosystem: 'pypi', name: 'mcp-use', modules: ['mcp_use'], role: 'protocol' },
    { ecosystem: 'npm', name: '@modelcontextprotocol/sdk', role: 'protocol' },
    { ecosystem: 'npm', name: '@modelcontextprotocol/*', role: 'protocol' },
    { ecosystem: 'npm', name: 'fastmcp', role: 'protocol' },
    { ecosystem: 'npm', name: 'mcp-framework', role: 'protocol' },
    ...classLanguages.packages,
  ],
  uses: [
    { ecosystem: 'pypi', call: 'mcp.**.{FastMCP,Server}', gives: [{ kind: 'mcp_server', name: ['name', '#0', '@assigned'] }] },
    { ecosystem: 'pypi', call: 'mcp.**.ClientSession', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'mcp.**.{FastMCP,Server}().add_tool', gives: [{ kind: 'tool', name: ['name', '@callee'] }] },
    { ecosystem: 'pypi', call: 'fastmcp.**.FastMCP', gives: [{ kind: 'mcp_server', name: ['name', '#0', '@assigned'] }] },
    { ecosystem: 'pypi', call: 'fastmcp.**.FastMCP.{as_proxy,from_openapi,from_fastapi}', gives: [{ kind: 'mcp_server', name: ['name', '@assigned'] }] },
    { ecosystem: 'pypi', call: 'fastmcp.**.Client', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'endpoint', from: '#0' }] },
    { ecosystem: 'pypi', call: 'mcp.client.{sse.sse_client,streamable_http.streamablehttp_client,streamable_http.streamable_http_client}', gives: [{ kind: 'endpoint', from: ['url', '#0'] }] },
    { ecosystem: 'npm', call: '@modelcontextprotocol/sdk/server/mcp.js#McpServer', gives: [{ kind: 'mcp_server', name: ['#0.name', '@assigned'] }] },
    { ecosystem: 'npm', call: '@modelcontextprotocol/sdk/server/index.js#Server', gives: [{ kind: 'mcp_server', name: ['#0.name', '@assigned'] }] },
    { ecosystem: 'npm', call: '@modelcontextprotocol/sdk/client/index.js#Client', gives: [{ kind: 'mcp_client', name: ['#0.name', '@assigned'] }] },
    { ecosystem: 'npm', call: '@modelcontextprotocol/sdk/server/mcp.js#McpServer().{tool,registerTool}', gives: [{ kind: 'tool', name: '#0' }] },
    // The path without `.js`, as bundlers allow it.
    { ecosystem: 'npm', call: '@modelcontextprotocol/sdk/server/mcp#McpServer', gives: [{ kind: 'mcp_server', name: ['#0.name', '@assigned'] }] },
    { ecosystem: 'npm', call: '@modelcontextprotocol/sdk/server/mcp#McpServer().{tool,registerTool}', gives: [{ kind: 'tool', name: '#0' }] },
    { ecosystem: 'npm', call: '@modelcontextprotocol/sdk/server#Server', gives: [{ kind: 'mcp_server', name: ['#0.name', '@assigned'] }] },
    { ecosystem: 'npm', call: '@modelcontextprotocol/sdk/client#Client', gives: [{ kind: 'mcp_client', name: ['#0.name', '@assigned'] }] },
    { ecosystem: 'npm', call: '@modelcontextprotocol/server#McpServer', gives: [{ kind: 'mcp_server', name: ['#0.name', '@assigned'] }] },
    { ecosystem: 'npm', call: '@modelcontextprotocol/server#McpServer().registerTool', gives: [{ kind: 'tool', name: '#0' }] },
    { ecosystem: 'npm', call: '@modelcontextprotocol/client#Client', gives: [{ kind: 'mcp_client', name: ['#0.name', '@assigned'] }] },
    { ecosystem: 'npm', call: 'fastmcp#FastMCP', gives: [{ kind: 'mcp_server', name: ['name', '@assigned'] }] },
    { ecosystem: 'npm', call: 'fastmcp#FastMCP().addTool', gives: [{ kind: 'tool', name: 'name' }] },
    ...classLanguages.uses,
  ],
  definitions: [
    { ecosystem: 'pypi', decorated: 'mcp.**.FastMCP().tool', gives: 'tool' },
    { ecosystem: 'pypi', decorated: 'mcp.**.FastMCP().prompt', gives: 'prompt' },
    // The one function of a low-level server that runs every tool.
    { ecosystem: 'pypi', decorated: 'mcp.**.Server().call_tool', gives: 'tool' },
    { ecosystem: 'pypi', decorated: 'fastmcp.**.FastMCP().tool', gives: 'tool' },
    { ecosystem: 'pypi', decorated: 'fastmcp.**.FastMCP().prompt', gives: 'prompt' },
    { ecosystem: 'npm', extends: 'mcp-framework#MCPTool', gives: 'tool' },
    ...classLanguages.definitions,
  ],
  images: ['mcp/*', 'ghcr.io/github/github-mcp-server'],
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.mcpTrigger', role: 'mcp_server' },
    { type: '@n8n/n8n-nodes-langchain.mcpClientTool', role: 'mcp_client' },
    { type: '@n8n/n8n-nodes-langchain.mcpClient', role: 'mcp_client' },
    { type: '@n8n/n8n-nodes-langchain.mcpRegistryClientTool', role: 'mcp_client' },
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
    { why: 'a module whose name only starts alike', path: 'a.py', text: 'import mcpherson\nmcpherson.FastMCP("weather")\n' },
    { why: 'a decorator called tool on something else', path: 'b.py', text: 'from flask import Flask\napp = Flask(__name__)\n\n@app.tool()\ndef f():\n    pass\n' },
    { why: 'a server of Node itself', path: 'c.ts', text: "import { Server } from 'node:http';\nexport const server = new Server({ keepAlive: true });\n" },
    { why: 'a local client class', path: 'd.ts', text: "import { Client } from './client';\nnew Client({ name: 'shell' });\n" },
    { why: 'the name in a comment', path: 'e.py', text: '# from mcp.server.fastmcp import FastMCP\n' },
    ...classLanguages.nearMisses,
  ],
});
