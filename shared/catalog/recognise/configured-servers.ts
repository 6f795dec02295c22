/** MCP servers that code configures for a client: `new MCPClient({ servers: { files: { command: "npx", args: ["-y", "…"] } } })`. */
import type { Value } from '../../model/fact.ts';
import { placedKey } from '../../model/identity.ts';
import { lineOf, textOf } from '../argument-path.ts';
import type { RecogniseContext } from './context.ts';
import type { DraftBuilder, Sighting } from './draft.ts';
import { mcpPackage } from './mcp-package.ts';

/** A record with more entries is no configuration that a person wrote; servers. */
const serversMax = 100;

/** Sees each server of a record by name; those without a command or address that can be followed are left out. Gives their component ids. */
export function seeConfiguredServers(servers: Value, { source, path }: RecogniseContext, builder: DraftBuilder, at: Sighting): string[] {
  if (servers.kind !== 'object') return [];
  return Object.entries(servers.entries)
    .slice(0, serversMax)
    .flatMap(([name, server]) => {
      if (server.kind !== 'object') return [];
      const { command, args, url } = server.entries;
      const address = url && addressOf(url);
      const program = command && textOf(command);
      if (address === undefined && program === undefined) return [];
      // Arguments may hold credentials: they say which package runs and are not kept.
      const found = program === undefined ? undefined : mcpPackage({ command: program, args: args?.kind === 'list' ? args.items.map((item) => textOf(item) ?? '') : [] });
      const id = builder.see(
        {
          kind: 'mcp_server',
          key: address ?? (found ? `${found.ecosystem}:${found.name}#configured` : placedKey({ source, path, name })),
          name,
          ...(found?.version !== undefined && { version: found.version }),
          properties: {
            origin: address === undefined ? 'configured' : 'remote',
            transport: address === undefined ? 'stdio' : 'http',
            command: program,
            package: found?.name,
            package_version: found?.version,
            package_ecosystem: found?.ecosystem,
            pinned: found ? String(found.isPinned) : 'not_applicable',
            url: address,
          },
        },
        { ...at, line: (url && lineOf(url)) ?? (command && lineOf(command)) ?? at.line, symbol: name },
      );
      return [id];
    });
}

/** An address without credentials, query and fragment. */
function addressOf(value: Value): string | undefined {
  const url = URL.parse(textOf(value) ?? '');
  return url?.host ? `${url.protocol}//${url.host}${url.pathname}` : undefined;
}
