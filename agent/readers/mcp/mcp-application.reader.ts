import { mcpPackage } from '#shared/catalog/recognise/mcp-package.ts';
import type { McpServerFact } from '#shared/model/fact.ts';
import { reading } from '../documents/reading.ts';
import { parseTree } from '../documents/tree.ts';
import { loadYaml } from '../documents/yaml.ts';
import { pathParts } from '../path-parts.ts';
import { defineReader } from '../reader.ts';
import { applicationServers } from './application-servers.ts';
import { mcpClientOf } from './clients.ts';
import { serverFact } from './server-fact.ts';

const extensions = new Set(['.yaml', '.yml', '.toml', '.json', '.jsonc']);

/** One of these stands in every configuration with servers. */
const marks = ['mcpServers', 'mcp_servers', 'mcp-servers', 'MCP_Servers', 'MCP_SERVERS', 'McpServers', 'mcp:\n', 'mcp:\r', '"mcp": {', '"mcp":{', '[mcp.', '.mcp.'];

export default defineReader({
  id: 'mcp-application',
  title: 'MCP servers in the configuration of applications that have a client of their own',
  version: 1,
  gate: 'always',
  prepare: loadYaml,
  // 1 MiB: what people configure by hand is far smaller.
  bytesMax: 1024 * 1024,
  accepts: (path) => extensions.has(path.extension) && mcpClientOf(path) === undefined && !/(?:^|[-._])lock\.|\.schema\.json$/.test(path.lowerName),
  mayHold: (bytes) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return marks.some((mark) => buffer.includes(mark));
  },

  read: reading((artifact, findings) => {
    const root = parseTree(artifact.text(), pathParts(artifact.path).extension, findings);
    for (const server of root ? applicationServers(root) : []) {
      const fact = serverFact(server, 'application');
      if (fact) findings.add(withoutArguments(fact));
    }
  }),

  examples: [
    {
      why: 'YAML, below a key of the application: of the arguments only the package is taken',
      path: 'config/assistant.yaml',
      text: 'assistant:\n  mcpServers:\n    ledger:\n      command: npx\n      args: ["-y", "ledger-mcp@1.2.0", "--account", "4711"]\n      env:\n        LEDGER_TOKEN: ${LEDGER_TOKEN}\n    search:\n      type: sse\n      url: https://mcp.example.com/sse\n',
      facts: [
        { type: 'mcp_server', name: 'ledger', client: 'application', transport: 'stdio', command: 'npx', args: ['ledger-mcp@1.2.0'], env: [{ name: 'LEDGER_TOKEN', value: 'reference' }], line: 3 },
        { type: 'mcp_server', name: 'search', transport: 'sse', url: 'https://mcp.example.com/sse', line: 8 },
      ],
    },
    {
      why: 'how a server is reached stands apart from what else is said of it',
      path: 'desk/config.json',
      text: '{\n  "MCP_Servers": {\n    "ledger": { "mode": "stdio", "connection": { "command": "npx", "args": ["--yes", "ledger-mcp"] } },\n    "search": { "connection": { "url": "http://localhost:3000/mcp" } }\n  }\n}\n',
      facts: [
        { type: 'mcp_server', name: 'ledger', command: 'npx', args: ['ledger-mcp'], line: 3 },
        { type: 'mcp_server', name: 'search', url: 'http://localhost:3000/mcp', line: 4 },
      ],
    },
    {
      why: 'TOML tables, and a command with its runner in front',
      path: 'agent.toml',
      text: '[mcp_servers.docs]\ncommand = "docker"\nargs = ["run", "-i", "-e", "KEY=abc", "acme/docs:2"]\n\n[app.mcp_servers.own]\ncommand = "python"\nargs = ["server.py", "--password", "hunter2"]\n',
      facts: [
        { type: 'mcp_server', name: 'docs', command: 'docker', args: ['acme/docs:2'], line: 1 },
        { type: 'mcp_server', name: 'own', command: 'python', line: 5 },
      ],
    },
    {
      why: 'JSON, as a list with names, and as servers of a key for the protocol',
      path: 'bot/servers_config.json',
      text: '{"mcpServers": [{"name": "sqlite", "command": "uvx", "args": ["mcp-server-sqlite"]}], "mcp": {"servers": {"fetch": {"command": ["uvx", "mcp-server-fetch"]}}}, "servers": {"web": {"command": "nginx"}}}',
      facts: [
        { type: 'mcp_server', name: 'sqlite', args: ['mcp-server-sqlite'] },
        { type: 'mcp_server', name: 'fetch', command: 'uvx', args: ['mcp-server-fetch'] },
      ],
    },
    {
      why: "the connections of Spring's client",
      path: 'src/main/resources/application.yml',
      text: 'spring:\n  ai:\n    mcp:\n      client:\n        sse:\n          connections:\n            planner:\n              url: http://localhost:8080\n',
      facts: [{ type: 'mcp_server', name: 'planner', url: 'http://localhost:8080', line: 7 }],
    },
    { why: 'servers of an application that are no MCP servers', path: 'config.json', text: '{"mcp": {"port": 1}, "servers": {"web": {"command": "nginx", "url": "https://web.example.com"}}}', none: 'all' },
    { why: 'a description of what may be configured', path: 'settings.json', text: '{"properties": {"mcpServers": {"type": "object", "additionalProperties": {"properties": {"command": {"type": "string"}}}}}}', none: 'all' },
    { why: 'names of servers that are described elsewhere', path: 'agent.yaml', text: 'mcp_servers: [ledger, search]\nmcpServers:\n  ledger: true\n', none: 'all' },
    { why: 'a break is said, and what stands before it is kept', path: 'agent.yaml', text: 'mcp_servers:\n  a:\n    command: npx\n  b: [\n', facts: [{ name: 'a' }], trouble: 'parse_error' },
  ],
});

/** Arguments of applications may hold anything, credentials too: they say which package runs and are not kept. */
function withoutArguments({ args = [], ...fact }: McpServerFact): McpServerFact {
  const command = fact.command;
  const found = command === undefined ? undefined : mcpPackage({ command, args });
  const named = found && args.find((arg) => mcpPackage({ command: `${found.ecosystem === 'oci' ? 'docker' : found.ecosystem === 'npm' ? 'npx' : 'uvx'}`, args: [arg] })?.name === found.name);
  return named === undefined ? fact : { ...fact, args: [...args.slice(0, args.findIndex((arg) => isRunner(arg)) + 1), named] };
}

/** `cmd /c npx …` is how Windows starts npx. */
function isRunner(word: string): boolean {
  return /^(?:npx|bunx|pnpx|uvx)(?:\.cmd|\.exe)?$/.test(word);
}
