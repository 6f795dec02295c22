/** Which client's configuration a file is, by its place; the content decides whether servers stand in it. */
import type { PathParts } from '../reader.ts';

/** The client of a configuration that may hold MCP servers; undefined for every other file. */
export function mcpClientOf({ name, lowerName, extension, folders }: PathParts): string | undefined {
  const folder = folders.at(-1)?.toLowerCase() ?? '';
  if (lowerName === 'config.toml') return folder === '.codex' ? 'codex' : undefined;
  if (extension !== '.json' && extension !== '.jsonc') return undefined;
  switch (lowerName) {
    case 'claude_desktop_config.json':
      return 'claude-desktop';
    case '.mcp.json':
    case '.claude.json':
      return 'claude-code';
    case 'cline_mcp_settings.json':
      return 'cline';
    case 'mcp_settings.json':
      return 'roo';
    case 'mcp_config.json':
      return 'windsurf';
    case 'opencode.json':
    case 'opencode.jsonc':
      return 'opencode';
    case 'settings.json':
    case 'settings.local.json':
      return settingsClients[folder];
    default:
  }
  if (isServersFile(lowerName)) return serversClients[folder] ?? 'generic';
  return name.endsWith('.mcp.json') ? 'generic' : undefined;
}

const settingsClients: Readonly<Record<string, string>> = {
  '.vscode': 'vscode',
  '.claude': 'claude-code',
  '.gemini': 'gemini',
  '.zed': 'zed',
  zed: 'zed',
};

const serversClients: Readonly<Record<string, string>> = {
  '.cursor': 'cursor',
  '.vscode': 'vscode',
  '.windsurf': 'windsurf',
  windsurf: 'windsurf',
  '.roo': 'roo',
  '.cline': 'cline',
};

/** `mcp.json`, `mcp-servers.json`, `mcp_config.example.json`; not `mcp-schema.json`, which is about servers. */
function isServersFile(lowerName: string): boolean {
  const stem = lowerName.replace(/\.jsonc?$/, '').replace(/^\./, '');
  return /^mcp(?:[-_.](?:servers?|config|settings|local|dev|prod|example|sample|template))*$/.test(stem);
}
