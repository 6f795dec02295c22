/** Server entries of Codex's `config.toml`: tables under `mcp_servers`. */
import { asList, asTable, tableAt, type TomlDocument, type TomlPath, type TomlTable, type TomlValue } from '../documents/toml.ts';
import type { RawServer, RawSetting } from './raw-server.ts';

/** Every server entry, in the order of the tables. @see https://github.com/openai/codex/blob/main/docs/config.md */
export function tomlServers(document: TomlDocument): RawServer[] {
  return Object.entries(tableAt(document.root, 'mcp_servers') ?? {}).flatMap(([name, value]) => {
    const table = asTable(value);
    return table ? [serverOf(document, name, table)] : [];
  });
}

function serverOf(document: TomlDocument, name: string, table: TomlTable): RawServer {
  const path = ['mcp_servers', name];
  const tokenVariable = table['bearer_token_env_var'];
  const command = scalarText(table['command']);
  const url = scalarText(table['url']);
  return {
    name,
    line: document.lineOf(path),
    ...(command !== undefined && { command }),
    args: asList(table['args']).flatMap((item) => scalarText(item) ?? []),
    ...(url !== undefined && { url }),
    isStreamable: false,
    env: settingsOf(document, [...path, 'env']),
    headers: settingsOf(document, [...path, 'http_headers']),
    fromEnvironment: [
      ...(typeof tokenVariable === 'string' ? [{ name: 'Authorization', line: document.lineOf([...path, 'bearer_token_env_var']) }] : []),
      ...Object.keys(asTable(table['env_http_headers']) ?? {}).map((header) => ({ name: header, line: document.lineOf([...path, 'env_http_headers', header]) })),
    ],
    isDisabled: table['enabled'] === false,
    autoApproved: [],
  };
}

function settingsOf(document: TomlDocument, path: TomlPath): RawSetting[] {
  const table = tableAt(document.root, ...path.map(String));
  return Object.entries(table ?? {}).map(([name, value]) => ({ name, value: scalarText(value) ?? '', line: document.lineOf([...path, name]) }));
}

function scalarText(value: TomlValue | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : undefined;
}
