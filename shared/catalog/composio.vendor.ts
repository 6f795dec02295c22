/** Composio, Arcade and Toolhouse: tools for agents as a service. */
import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'composio',
  name: 'Composio, Arcade, Toolhouse',
  url: 'https://composio.dev',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'composio', role: 'framework' },
    { ecosystem: 'pypi', name: 'composio-core', modules: [], role: 'framework' },
    { ecosystem: 'pypi', name: 'composio-*', modules: ['composio_*'], role: 'framework' },
    { ecosystem: 'npm', name: 'composio-core', role: 'framework' },
    { ecosystem: 'npm', name: '@composio/*', role: 'framework' },
    { ecosystem: 'pypi', name: 'arcadepy', role: 'framework' },
    { ecosystem: 'pypi', name: 'arcade-ai', modules: [], role: 'framework' },
    { ecosystem: 'pypi', name: 'arcade-mcp', modules: ['arcade_mcp_server'], role: 'protocol' },
    { ecosystem: 'pypi', name: 'arcade-tdk', modules: ['arcade_tdk'], role: 'framework' },
    { ecosystem: 'npm', name: '@arcadeai/arcadejs', role: 'framework' },
    { ecosystem: 'pypi', name: 'toolhouse', role: 'framework' },
    { ecosystem: 'npm', name: '@toolhouseai/sdk', role: 'framework' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'composio_*.**.{ComposioToolSet}', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'composio.**.{ComposioToolSet,Composio}', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'npm', call: '{@composio/core,composio-core}#{Composio,OpenAIToolSet,LangchainToolSet,VercelAIToolSet}', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'toolhouse.Toolhouse', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'npm', call: '@toolhouseai/sdk#Toolhouse', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'arcadepy.**.{Arcade,AsyncArcade}', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'npm', call: '@arcadeai/arcadejs#{default,Arcade}', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'arcade_mcp_server.**.MCPApp', gives: [{ kind: 'mcp_server', name: ['name', '#0', '@assigned'] }] },
  ],
  definitions: [
    { ecosystem: 'pypi', decorated: 'arcade_tdk.**.tool', gives: 'tool', name: 'name' },
    { ecosystem: 'pypi', decorated: 'arcade_mcp_server.**.MCPApp().tool', gives: 'tool', name: 'name' },
    { ecosystem: 'pypi', decorated: 'composio.**.action', gives: 'tool' },
  ],
  examples: [
    { why: 'a set of tools for one framework', path: 'tools.py', text: 'from composio_openai import ComposioToolSet\n\ntoolset = ComposioToolSet()\n', finds: [{ kind: 'sdk', name: 'composio-openai', line: 1 }, { kind: 'tool', name: 'toolset', line: 3 }] },
    { why: 'TypeScript', path: 'src/tools.ts', text: "import { Composio } from '@composio/core';\n\nexport const composio = new Composio({ apiKey: 'x' });\n", finds: [{ kind: 'sdk', name: '@composio/core', line: 1 }, { kind: 'tool', name: 'composio', line: 3 }] },
    { why: 'tools of one\'s own for Arcade, served by MCP', path: 'server.py', text: 'from arcade_mcp_server import MCPApp\n\napp = MCPApp(name="greeter", version="1.0.0")\n\n@app.tool\ndef greet(name: str) -> str:\n    return name\n', finds: [{ kind: 'sdk', name: 'arcade-mcp', line: 1 }, { kind: 'mcp_server', name: 'greeter', line: 3 }, { kind: 'tool', name: 'greet', line: 6 }] },
    { why: 'Toolhouse', path: 'house.py', text: 'from toolhouse import Toolhouse\n\nth = Toolhouse(api_key=key, provider="anthropic")\n', finds: [{ kind: 'sdk', name: 'toolhouse', line: 1 }, { kind: 'tool', name: 'th', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'composio-openai==0.7\narcadepy\narcade==3.3\n', finds: [{ kind: 'dependency', name: 'composio-openai', line: 1 }, { kind: 'dependency', name: 'arcadepy', line: 2 }] },
  ],
  nearMisses: [
    { why: 'the library for games', path: 'a.py', text: 'import arcade\n\narcade.open_window(800, 600, "game")\n' },
    { why: 'its package', path: 'requirements.txt', text: 'arcade==3.3.0\n' },
    { why: 'a set of wrenches', path: 'b.py', text: 'from workshop import ComposioToolSet\nComposioToolSet()\n' },
    { why: 'a string', path: 'c.ts', text: "export const scope = '@composio/core';\n" },
  ],
});
