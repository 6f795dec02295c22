/** The Model Context Protocol in PHP. */
import type { EntryPart } from '../entry-part.ts';

export const php: EntryPart = {
  packages: [
    { ecosystem: 'composer', name: 'mcp/sdk', modules: ['Mcp'], role: 'protocol' },
    { ecosystem: 'composer', name: 'php-mcp/server', modules: ['PhpMcp.Server'], role: 'protocol' },
    { ecosystem: 'composer', name: 'php-mcp/client', modules: ['PhpMcp.Client'], role: 'protocol' },
    { ecosystem: 'composer', name: 'php-mcp/laravel', modules: ['PhpMcp.Laravel'], role: 'protocol' },
    // It shares its namespace with the official one; these are the classes that only it has.
    { ecosystem: 'composer', name: 'logiscape/mcp-sdk-php', modules: ['Mcp.Types', 'Mcp.Server.McpServer', 'Mcp.Server.Server', 'Mcp.Server.ServerRunner', 'Mcp.Server.InitializationOptions', 'Mcp.Client.Client', 'Mcp.Client.ClientSession'], role: 'protocol' },
    { ecosystem: 'composer', name: 'laravel/mcp', modules: ['Laravel.Mcp'], role: 'protocol' },
  ],
  uses: [
    { ecosystem: 'composer', call: 'Mcp.Server.{builder,make}().**.setServerInfo', gives: [{ kind: 'mcp_server', name: ['name', '#0'] }] },
    { ecosystem: 'composer', call: 'Mcp.Server.{builder,make}().**.addTool', gives: [{ kind: 'tool', name: ['name', '#1', '@callee'] }] },
    { ecosystem: 'composer', call: 'Mcp.Server.{Server,McpServer}', gives: [{ kind: 'mcp_server', name: ['name', '#0', '@assigned'] }] },
    { ecosystem: 'composer', call: 'Mcp.Server.McpServer().**.tool', gives: [{ kind: 'tool', name: ['name', '#0'] }] },
    { ecosystem: 'composer', call: '{Mcp.Client.Client,PhpMcp.Client.Client.make().**.build,Mcp.Client.builder().**.build}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'composer', call: 'PhpMcp.Server.Server.make().**.withServerInfo', gives: [{ kind: 'mcp_server', name: ['name', '#0'] }] },
    { ecosystem: 'composer', call: 'PhpMcp.Server.Server.make().**.withTool', gives: [{ kind: 'tool', name: ['name', '#1', '@callee'] }] },
  ],
  definitions: [
    { ecosystem: 'composer', decorated: '{Mcp.Capability.Attribute,PhpMcp.Server.Attributes}.McpTool', gives: 'tool' },
    { ecosystem: 'composer', decorated: '{Mcp.Capability.Attribute,PhpMcp.Server.Attributes}.McpPrompt', gives: 'prompt' },
    { ecosystem: 'composer', extends: 'Laravel.Mcp.Server', gives: 'mcp_server' },
    { ecosystem: 'composer', extends: 'Laravel.Mcp.Server.Tool', gives: 'tool' },
    { ecosystem: 'composer', extends: 'Laravel.Mcp.Server.Prompt', gives: 'prompt' },
  ],
  examples: [
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
  ],
  nearMisses: [{ why: 'an attribute of the own namespace', path: 'g.php', text: '<?php\nnamespace App;\nclass A { #[McpTool] public function f() {} }\n' }],
};
