/** MCP servers that an application of any kind is configured with, under the keys that nothing else has. */
import { treeAt, type TreeMember, type TreeNode } from '../documents/tree.ts';
import type { RawServer, RawSetting } from './raw-server.ts';

/** Maps of the application around the servers; levels. */
const levelsMax = 3;
/** A longer table is no configuration that a person wrote; servers. */
const serversMax = 200;

/** Every server entry under `mcpServers`, `mcp_servers`, `mcp.servers`, or the connections of Spring's client; in document order. */
export function applicationServers(root: TreeNode): RawServer[] {
  return tablesOf(root, 0)
    .flatMap(entriesOf)
    .slice(0, serversMax)
    .flatMap((entry) => serverOf(entry) ?? []);
}

const serversKey = /^mcp[-_]?servers$/i;

function tablesOf(node: TreeNode, level: number): TreeNode[] {
  if (level > levelsMax) return [];
  return node.members().flatMap(({ key, value }) => {
    if (serversKey.test(key)) return [value];
    if (key.toLowerCase() !== 'mcp') return tablesOf(value, level + 1);
    const transports = treeAt(value, 'client')?.members() ?? [];
    const connections = transports.flatMap((transport) => treeAt(transport.value, 'connections') ?? []);
    return [...value.members().flatMap((member) => (member.key === 'servers' || serversKey.test(member.key) ? [member.value] : [])), ...connections];
  });
}

/** A map of servers by name, or a list of servers with names. */
function entriesOf(table: TreeNode): TreeMember[] {
  const listed = table.items().flatMap((item) => {
    const key = treeAt(item, 'name')?.text();
    return key === undefined ? [] : [{ key, value: item, line: item.line }];
  });
  return [...table.members(), ...listed];
}

function serverOf({ key, value: entry, line }: TreeMember): RawServer | undefined {
  // Some keep how it is reached apart from what else is said of it.
  const value = treeAt(entry, 'command') || treeAt(entry, 'url') ? entry : (treeAt(entry, 'connection') ?? treeAt(entry, 'connection_params') ?? entry);
  const textAt = (...names: readonly string[]) => names.map((name) => treeAt(value, name)?.text()).find((text) => text !== undefined && text !== '');
  const command = treeAt(value, 'command');
  const words = (command?.items() ?? []).flatMap((item) => item.text() ?? []);
  const program = words[0] ?? command?.text();
  const url = textAt('url', 'httpUrl', 'serverUrl', 'server_url');
  const type = textAt('type', 'transport');
  const isAddress = url !== undefined && /^(?:https?|wss?):\/\//.test(url);
  if (!isAddress && (program === undefined || program === '')) return undefined;
  return {
    name: key,
    line,
    ...(type !== undefined && { type }),
    ...(program !== undefined && { command: program }),
    args: [...words.slice(1), ...(treeAt(value, 'args')?.items() ?? []).flatMap((item) => item.text() ?? [])],
    ...(isAddress && { url }),
    isStreamable: treeAt(value, 'httpUrl') !== undefined,
    env: settingsOf(treeAt(value, 'env')),
    headers: settingsOf(treeAt(value, 'headers')),
    fromEnvironment: [],
    isDisabled: textAt('disabled') === 'true' || textAt('enabled') === 'false',
    autoApproved: [],
  };
}

function settingsOf(node: TreeNode | undefined): RawSetting[] {
  return (node?.members() ?? []).map(({ key, value, line }) => ({ name: key, value: value.text() ?? '', line }));
}
