import { expectObject, parseJson } from '../documents/json.ts';
import { reading } from '../documents/reading.ts';
import { parseToml } from '../documents/toml.ts';
import { pathParts } from '../path-parts.ts';
import { defineReader } from '../reader.ts';
import { mcpClientOf } from './clients.ts';
import { jsonServers } from './json-servers.ts';
import { serverFact } from './server-fact.ts';
import { tomlServers } from './toml-servers.ts';

export default defineReader({
  id: 'mcp-config',
  title: 'MCP servers in the configurations of AI clients',
  version: 3,
  gate: 'always',
  // 8 MiB: `.claude.json` keeps a history of prompts beside its servers and reaches 3 MiB.
  bytesMax: 8 * 1024 * 1024,
  accepts: (path) => mcpClientOf(path) !== undefined,

  read: reading((artifact, findings) => {
    const path = pathParts(artifact.path);
    const client = mcpClientOf(path) ?? 'generic';
    if (path.extension === '.toml') {
      for (const server of tomlServers(parseToml(artifact.text()))) add(serverFact(server, client));
      return;
    }
    const document = parseJson(artifact.text(), findings, { comments: true });
    if (!expectObject(document, findings)) return;
    for (const server of jsonServers(document, client)) add(serverFact(server, client));

    function add(fact: ReturnType<typeof serverFact>): void {
      if (fact) findings.add(fact);
    }
  }),

  examples: [
    {
      why: 'a local server: literal credentials are masked, references and placeholders are none',
      path: 'claude_desktop_config.json',
      text: `{
  "mcpServers": {
    "github": {
      "command": "npx",
      "args": ["-y", "@modelcontextprotocol/server-github@2025.4.8"],
      "env": {
        "GITHUB_TOKEN": "q7Rk2mZp9sXc4vBn8tLw",
        "API_KEY": "\${input:key}",
        "OTHER_API_KEY": "your-key-here",
        "LOG_LEVEL": "debug",
        "EMPTY": ""
      }
    }
  }
}
`,
      facts: [
        {
          type: 'mcp_server',
          name: 'github',
          client: 'claude-desktop',
          transport: 'stdio',
          command: 'npx',
          args: ['-y', '@modelcontextprotocol/server-github@2025.4.8'],
          env: [
            { name: 'GITHUB_TOKEN', value: 'literal', secret: { detector: 'mcp_env', masked: 'q7Rk****Lw' }, line: 7 },
            { name: 'API_KEY', value: 'reference' },
            { name: 'OTHER_API_KEY', value: 'literal' },
            { name: 'LOG_LEVEL', value: 'literal' },
            { name: 'EMPTY', value: 'empty' },
          ],
          headers: [],
          isDisabled: false,
          autoApproved: [],
          line: 3,
        },
      ],
    },
    {
      why: 'a remote server: the address loses user, query and fragment, and says what it lost',
      path: '.cursor/mcp.json',
      text: `{ // servers of the team
  "mcpServers": {
    "search": { "url": "https://bob:hunter2hunter2@mcp.example.com/v1/sse?api_key=k3j5h7g9f1d2s4a6#x", "headers": { "Authorization": "Bearer zX9cV8bN7mA6sD5fG4hJ" }, },
    "plain": { "type": "http", "url": "https://mcp.example.com/mcp", "headers": { "Authorization": "Bearer \${TOKEN}" }, "disabled": true, "autoApprove": ["read"] },
  },
}
`,
      facts: [
        {
          type: 'mcp_server',
          name: 'search',
          client: 'cursor',
          transport: 'sse',
          url: 'https://mcp.example.com/v1/sse',
          headers: [{ name: 'Authorization', value: 'literal', secret: { detector: 'mcp_header', masked: 'zX9c****hJ' }, line: 3 }],
          secrets: [
            { where: 'url', name: 'userinfo', detector: 'mcp_url', masked: 'hunt****r2' },
            { where: 'url', name: 'api_key', detector: 'mcp_url', masked: 'k3j5****a6' },
          ],
          line: 3,
        },
        { type: 'mcp_server', name: 'plain', transport: 'http', headers: [{ name: 'Authorization', value: 'reference' }], isDisabled: true, autoApproved: ['read'] },
      ],
    },
    {
      why: 'credentials in arguments are masked, `-e` values left out',
      path: '.mcp.json',
      text: '{"mcpServers":{"db":{"command":"docker run -i","args":["-e","DB_PASSWORD=s3cr3tPass","-e","MODE=fast","--api-key","k3j5h7g9f1d2s4a6","--token=k9j5h7g9f1d2s4b7","--header","X-Api-Key: p0o9i8u7y6t5r4","postgres://app:pw0rd99@db:5432/x"]}}}',
      facts: [
        {
          type: 'mcp_server',
          name: 'db',
          client: 'claude-code',
          command: 'docker',
          args: ['run', '-i', '-e', 'DB_PASSWORD=****', '-e', 'MODE=****', '--api-key', 'k3j5****a6', '--token=k9j5****b7', '--header', 'X-Api-Key:****', 'postgres://db:5432/x'],
          secrets: [
            { where: 'args', name: 'DB_PASSWORD', detector: 'mcp_args', masked: '****' },
            { where: 'args', name: 'api-key', masked: 'k3j5****a6' },
            { where: 'args', name: 'token', masked: 'k9j5****b7' },
            { where: 'args', name: 'X-Api-Key', masked: 'p0o9****r4' },
            { where: 'args', name: 'userinfo', masked: '****' },
          ],
        },
      ],
    },
    {
      why: 'VS Code: its own file with inputs, and the older place in the settings',
      path: '.vscode/settings.json',
      text: '{\n  "editor.tabSize": 2,\n  "mcp": { "servers": { "fetch": { "command": "uvx", "args": ["mcp-server-fetch"] } } }\n}\n',
      facts: [{ type: 'mcp_server', name: 'fetch', client: 'vscode', command: 'uvx', args: ['mcp-server-fetch'], line: 3 }],
    },
    {
      why: 'Zed and Gemini have keys of their own',
      path: '.gemini/settings.json',
      text: '{"mcpServers":{"a":{"httpUrl":"https://a.example.com/mcp","trust":true},"b":{"url":"https://b.example.com/events"}}}',
      facts: [
        { type: 'mcp_server', name: 'a', client: 'gemini', transport: 'http', autoApproved: ['*'] },
        { type: 'mcp_server', name: 'b', transport: 'http' },
      ],
    },
    {
      why: 'Codex writes TOML',
      path: '.codex/config.toml',
      text: 'model = "x"\n\n[mcp_servers.docs]\ncommand = "npx"\nargs = ["-y", "docs-mcp@1.0.0"]\n\n[mcp_servers.docs.env]\nDOCS_TOKEN = "q7Rk2mZp9sXc4vBn8tLw"\n\n[mcp_servers.remote]\nurl = "https://mcp.example.com/mcp"\nbearer_token_env_var = "REMOTE_TOKEN"\n',
      facts: [
        { type: 'mcp_server', name: 'docs', client: 'codex', transport: 'stdio', env: [{ name: 'DOCS_TOKEN', value: 'literal', secret: { masked: 'q7Rk****Lw' }, line: 8 }], line: 3 },
        { type: 'mcp_server', name: 'remote', transport: 'http', headers: [{ name: 'Authorization', value: 'reference', line: 12 }], line: 10 },
      ],
    },
    { why: 'editor settings without servers', path: '.vscode/settings.json', text: '{"remote.SSH.servers": {"a": {"command": "x"}}, "files.exclude": {"**/x": true}}', none: 'all' },
    { why: 'a file about servers that are none of MCP', path: 'mcp.json', text: '{"servers": {"db": {"host": "db.example.com", "port": 5432}}, "inputs": []}', none: 'all' },
    { why: 'a list where an object belongs', path: 'mcp.json', text: '[]', none: 'all', trouble: 'parse_error' },
    {
      why: 'a break is said with its place, and what stands before it is kept',
      path: 'mcp.json',
      text: '{"mcpServers": {"a": {"command": "npx"},\n "b": {"command": ',
      facts: [{ type: 'mcp_server', name: 'a' }],
      trouble: 'parse_error',
    },
  ],
});
