import { defineVendor } from './catalog-entry.ts';
import { joinParts } from './entry-part.ts';
import { dotnet } from './mcp/dotnet.ts';
import { go } from './mcp/go.ts';
import { javascript } from './mcp/javascript.ts';
import { jvm } from './mcp/jvm.ts';
import { php } from './mcp/php.ts';
import { python } from './mcp/python.ts';
import { ruby } from './mcp/ruby.ts';
import { rust } from './mcp/rust.ts';

const parts = joinParts([python, javascript, jvm, dotnet, go, rust, ruby, php]);

export default defineVendor({
  id: 'mcp',
  name: 'Model Context Protocol',
  url: 'https://modelcontextprotocol.io',
  type: 'protocol',
  packages: parts.packages,
  uses: parts.uses,
  definitions: parts.definitions,
  marks: ['.registerTool(', '.registerPrompt(', 'erver.prompt(', 'erver.tool(', '< ApplicationTool'],
  images: ['mcp/*', 'ghcr.io/github/github-mcp-server'],
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.mcpTrigger', role: 'mcp_server' },
    { type: '@n8n/n8n-nodes-langchain.mcpClientTool', role: 'mcp_client' },
    { type: '@n8n/n8n-nodes-langchain.mcpClient', role: 'mcp_client' },
    { type: '@n8n/n8n-nodes-langchain.mcpRegistryClientTool', role: 'mcp_client' },
  ],
  examples: [
    {
      why: 'a client configuration',
      path: '.mcp.json',
      text: '{\n  "mcpServers": {\n    "files": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesystem@2025.8.21", "."] }\n  }\n}\n',
      finds: [{ kind: 'mcp_server', name: 'files', line: 3 }],
    },
    ...parts.examples,
  ],
  nearMisses: parts.nearMisses,
});
