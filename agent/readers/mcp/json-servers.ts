/** Finds server entries in the JSON configurations of MCP clients. */
import { at, isFalse, isTrue, items, stringOf, type JsonDocument, type JsonMember, type JsonNode } from '../documents/json.ts';
import type { RawServer, RawSetting } from './raw-server.ts';

/** Where clients keep their servers; dotted names are single keys of editor settings. */
const places: readonly (readonly string[])[] = [
  ['mcpServers'],
  ['servers'],
  ['context_servers'],
  ['mcp_servers'],
  ['MCP_Servers'],
  ['mcp', 'servers'],
  ['mcp', 'mcpServers'],
  ['mcp.servers'],
  ['amp.mcpServers'],
];

/** Every server entry of a document, in document order. */
export function jsonServers(document: JsonDocument, client: string): RawServer[] {
  const { root } = document;
  const tables = places
    // `servers` alone is a common word: only files that are about MCP mean it.
    .filter(([first, second]) => first !== 'servers' || second !== undefined || !['claude-code', 'zed', 'gemini'].includes(client))
    .map((place) => at(root, ...place));
  if (client === 'opencode') tables.push(at(root, 'mcp'));
  // Claude Code keeps the servers of each project under the project's path.
  for (const { value } of document.members(at(root, 'projects'))) tables.push(at(value, 'mcpServers'));

  return tables
    .flatMap((table) => document.members(table))
    .sort((a, b) => a.value.offset - b.value.offset)
    .flatMap((member) => serverOf(document, member) ?? []);
}

function serverOf(document: JsonDocument, { key, value, line }: JsonMember): RawServer | undefined {
  if (value.type !== 'object') return undefined;
  // Zed's older form: `command` is an object with `path`, `args` and `env`.
  const command = at(value, 'command');
  const program = command?.type === 'object' ? command : value;
  const words = items(command).flatMap((item) => stringOf(item) ?? []);
  const url = stringOf(at(value, 'httpUrl')) ?? stringOf(at(value, 'url')) ?? stringOf(at(value, 'serverUrl')) ?? stringOf(at(value, 'endpoint'));
  const type = stringOf(at(value, 'type')) ?? stringOf(at(value, 'transport')) ?? stringOf(at(value, 'transportType'));
  const commandText = words[0] ?? stringOf(command) ?? stringOf(at(program, 'path'));

  return {
    name: key,
    line,
    ...(type !== undefined && { type }),
    ...(commandText !== undefined && { command: commandText }),
    args: [...words.slice(1), ...items(at(program, 'args')).flatMap(scalarText)],
    ...(url !== undefined && { url }),
    isStreamable: at(value, 'httpUrl') !== undefined,
    env: ['env', 'environment'].flatMap((name) => settingsOf(document, at(program, name))),
    headers: ['headers', 'requestInit.headers', 'http_headers'].flatMap((path) => settingsOf(document, at(value, ...path.split('.')))),
    fromEnvironment: [],
    isDisabled: isTrue(at(value, 'disabled')) || isFalse(at(value, 'enabled')) || isFalse(at(value, 'isActive')),
    autoApproved: autoApproved(value),
  };
}

/** `alwaysAllow` (Cline, Roo), `autoApprove` (Cline, Kiro), `trust` (Gemini): lists of tools, or all of them. */
function autoApproved(server: JsonNode): string[] {
  if (['alwaysAllow', 'autoApprove', 'trust'].some((key) => isTrue(at(server, key)))) return ['*'];
  return ['alwaysAllow', 'autoApprove', 'autoApproveTools'].flatMap((key) => items(at(server, key)).flatMap((item) => stringOf(item) ?? []));
}

/** A map of names to values, or a list of `NAME=VALUE`. */
function settingsOf(document: JsonDocument, node: JsonNode | undefined): RawSetting[] {
  const pairs = items(node).flatMap((item) => {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(stringOf(item) ?? '') ?? [];
    return name === undefined || value === undefined ? [] : [{ name, value, line: document.lineOf(item) }];
  });
  return [...pairs, ...document.members(node).map(({ key, value, line }) => ({ name: key, value: scalarText(value)[0] ?? '', line }))];
}

function scalarText(node: JsonNode): string[] {
  return node.type === 'string' || node.type === 'number' || node.type === 'boolean' ? [String(node.value)] : [];
}
