/** The Model Context Protocol in JavaScript. */
import type { UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';

/** Where the classes of the TypeScript SDK are imported from: with and without `.js`, as bundlers allow it, and its packages since version 2. */
const serverModules = ['mcp.js', 'mcp', 'index.js', 'index'].map((file) => `@modelcontextprotocol/sdk/server/${file}`).concat('@modelcontextprotocol/sdk/server', '@modelcontextprotocol/server');
const clientModules = ['@modelcontextprotocol/sdk/client/index.js', '@modelcontextprotocol/sdk/client/index', '@modelcontextprotocol/sdk/client', '@modelcontextprotocol/client'];

export const javascript: EntryPart = {
  packages: [
    { ecosystem: 'npm', name: '@modelcontextprotocol/sdk', role: 'protocol' },
    { ecosystem: 'npm', name: '@modelcontextprotocol/*', role: 'protocol' },
    { ecosystem: 'npm', name: 'fastmcp', role: 'protocol' },
    { ecosystem: 'npm', name: 'mcp-framework', role: 'protocol' },
    { ecosystem: 'npm', name: 'mcp-use', role: 'protocol' },
    { ecosystem: 'npm', name: 'mcp-handler', role: 'protocol' },
    { ecosystem: 'npm', name: '@vercel/mcp-adapter', role: 'protocol' },
    { ecosystem: 'npm', name: 'mcp-remote', role: 'protocol' },
    { ecosystem: 'npm', name: '@rekog/mcp-nest', role: 'protocol' },
  ],
  uses: [
    ...serverModules.flatMap((module): UseRule[] => [
      { ecosystem: 'npm', call: `${module}#{McpServer,Server}`, gives: [{ kind: 'mcp_server', name: ['#0.name', '@assigned'] }] },
      { ecosystem: 'npm', call: `${module}#McpServer().{tool,registerTool}`, gives: [{ kind: 'tool', name: '#0' }] },
      { ecosystem: 'npm', call: `${module}#McpServer().{prompt,registerPrompt}`, gives: [{ kind: 'prompt', name: '#0' }] },
    ]),
    ...clientModules.map((module): UseRule => ({ ecosystem: 'npm', call: `${module}#Client`, gives: [{ kind: 'mcp_client', name: ['#0.name', '@assigned'] }] })),
    { ecosystem: 'npm', call: '@modelcontextprotocol/{sdk/client/stdio.js,sdk/client/stdio,client}#StdioClientTransport', gives: [{ kind: 'configured_server', command: 'command', args: 'args' }] },
    {
      ecosystem: 'npm',
      call: '@modelcontextprotocol/{sdk/client/streamableHttp.js,sdk/client/streamableHttp,sdk/client/sse.js,sdk/client/sse,sdk/client/websocket.js,sdk/client/websocket,client}#{StreamableHTTPClientTransport,SSEClientTransport,WebSocketClientTransport}',
      gives: [{ kind: 'configured_server', url: '#0' }],
    },
    {
      ecosystem: 'npm',
      call: '@modelcontextprotocol/{sdk/server/index.js,sdk/server,sdk/server/mcp.js,server}#{Server,McpServer}().**.setRequestHandler',
      gives: [{ kind: 'tool', name: '#1().tools[].name' }],
    },
    { ecosystem: 'npm', call: 'fastmcp#FastMCP', gives: [{ kind: 'mcp_server', name: ['name', '@assigned'] }] },
    { ecosystem: 'npm', call: 'fastmcp#FastMCP().addTool', gives: [{ kind: 'tool', name: 'name' }] },
    { ecosystem: 'npm', call: 'fastmcp#FastMCP().addPrompt', gives: [{ kind: 'prompt', name: 'name' }] },
    { ecosystem: 'npm', call: '@rekog/mcp-nest#McpModule.{forRoot,forRootAsync}', gives: [{ kind: 'mcp_server', name: ['name', '@callee'] }] },
    { ecosystem: 'npm', call: 'mcp-framework#MCPServer', gives: [{ kind: 'mcp_server', name: ['name', '@assigned', '@callee'] }] },
    { ecosystem: 'npm', call: '{mcp-handler,@vercel/mcp-adapter}#{createMcpHandler,default}', gives: [{ kind: 'mcp_server', name: ['#1.serverInfo.name', '@assigned'] }] },
    { ecosystem: 'npm', call: 'mcp-use#{MCPClient,MCPClient.fromDict}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'mcp_servers', from: 'mcpServers' }] },
    { ecosystem: 'npm', call: 'mcp-use#MCPAgent', gives: [{ kind: 'agent', name: ['@assigned', '@callee'], model: 'llm', uses: ['client'] }] },
  ],
  definitions: [
    { ecosystem: 'npm', decorated: '@rekog/mcp-nest#Tool', gives: 'tool', name: 'name' },
    { ecosystem: 'npm', decorated: '@rekog/mcp-nest#Prompt', gives: 'prompt', name: 'name' },
    { ecosystem: 'npm', extends: 'mcp-framework#MCPTool', gives: 'tool' },
    { ecosystem: 'npm', extends: 'mcp-framework#MCPPrompt', gives: 'prompt' },
  ],
  examples: [
    {
      why: 'a server of NestJS: its module, and methods of providers',
      path: 'src/desk.provider.ts',
      text: `import { McpModule, Prompt, Tool } from '@rekog/mcp-nest';

export class Desk {
  @Tool({ name: 'find_order', description: 'Finds an order' })
  async find({ id }) {
    return id;
  }

  @Prompt({ name: 'order_letter' })
  letter() {
    return [];
  }
}

export const server = McpModule.forRoot({ name: 'order-desk', version: '1.0.0' });
`,
      finds: [
        { kind: 'sdk', name: '@rekog/mcp-nest', line: 1 },
        { kind: 'tool', name: 'find_order', line: 5 },
        { kind: 'prompt', name: 'order_letter', line: 10 },
        { kind: 'mcp_server', name: 'order-desk', line: 15 },
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
      why: 'servers that a client starts and reaches; one whose command is a variable is left out',
      path: 'src/transports.ts',
      text: `import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const DOCS = 'https://docs.acme.example/mcp';
const client = new Client({ name: 'desk', version: '1.0.0' });
await client.connect(new StdioClientTransport({ command: 'npx', args: ['-y', '@acme/mcp-files@1.2.0'] }));
await client.connect(new StdioClientTransport({ command: 'python', args: ['servers/weather.py'] }));
await client.connect(new StreamableHTTPClientTransport(new URL(DOCS)));
await client.connect(new StdioClientTransport({ command: given }));
`,
      finds: [
        { kind: 'sdk', name: '@modelcontextprotocol/sdk', line: 1 },
        { kind: 'mcp_client', name: 'desk', line: 6 },
        { kind: 'mcp_server', name: '@acme/mcp-files', line: 7 },
        { kind: 'mcp_server', name: 'weather', line: 8 },
        { kind: 'mcp_server', name: 'docs.acme.example', line: 5 },
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
      why: 'a package manifest, the servers included',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@modelcontextprotocol/sdk": "1.20.0",\n    "@modelcontextprotocol/server-memory": "2025.4.25"\n  }\n}\n',
      finds: [
        { kind: 'dependency', name: '@modelcontextprotocol/sdk', line: 3 },
        { kind: 'dependency', name: '@modelcontextprotocol/server-memory', line: 4 },
      ],
    },
  ],
  nearMisses: [
    { why: 'a question to whoever sits at a terminal', path: 'h.js', text: "export const ask = (server) => server.prompt('name', { type: 'input' }, () => ({ messages: ['Who is there?'] }));\n" },
    { why: 'a server of Node itself', path: 'c.ts', text: "import { Server } from 'node:http';\nexport const server = new Server({ keepAlive: true });\n" },
    { why: 'a local client class', path: 'd.ts', text: "import { Client } from './client';\nnew Client({ name: 'shell' });\n" },
  ],
};
