/** MCP servers that code configures for a client: `new MCPClient({ servers: { files: { command: "npx", args: ["-y", "…"] } } })`. */
import type { Value } from '../../model/fact.ts';
import { placedKey } from '../../model/identity.ts';
import { lineOf, textOf } from '../argument-path.ts';
import type { RecogniseContext } from './context.ts';
import type { DraftBuilder, Sighting } from './draft.ts';
import { mcpPackage } from './mcp-package.ts';

/** A record with more entries is no configuration that a person wrote; servers. */
const serversMax = 100;

/** Where one server is started or reached, as far as code says it. */
interface ServerValues {
  readonly name?: string;
  readonly command?: Value | undefined;
  readonly args?: Value | undefined;
  readonly url?: Value | undefined;
}

/** Sees each server of a record by name; those without a command or address that can be followed are left out. Gives their component ids. */
export function seeConfiguredServers(servers: Value, context: RecogniseContext, builder: DraftBuilder, at: Sighting): string[] {
  if (servers.kind !== 'object') return [];
  return Object.entries(servers.entries)
    .slice(0, serversMax)
    .flatMap(([name, server]) => {
      if (server.kind !== 'object') return [];
      const { command, args, url } = server.entries;
      return seeConfiguredServer({ name, command, args, url }, context, builder, at) ?? [];
    });
}

/** Sees one server; without a name of its own it is called after what runs: a package, a script, the host of an address. */
export function seeConfiguredServer({ name: given, command, args, url }: ServerValues, { source, path }: RecogniseContext, builder: DraftBuilder, at: Sighting): string | undefined {
  const address = url && addressOf(url);
  // One argument takes either: `BasicMCPClient("https://…")`, `BasicMCPClient("npx", …)`.
  const program = address === undefined && command ? textOf(command) : undefined;
  if (address === undefined && program === undefined) return undefined;
  // Arguments may hold credentials: they say which package runs and are not kept.
  const words = args?.kind === 'list' ? args.items.map((item) => textOf(item) ?? '') : [];
  const found = program === undefined ? undefined : mcpPackage({ command: program, args: words });
  const name = given ?? found?.name ?? (address === undefined ? scriptOf(words) ?? program : URL.parse(address)?.host) ?? '';
  return builder.see(
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
}

/** The first word that is a script, without folders and ending. */
function scriptOf(words: readonly string[]): string | undefined {
  return words.map((word) => /([^/\\]+)\.(?:py|js|mjs|cjs|ts)$/.exec(word)?.[1]).find((stem) => stem !== undefined);
}

/** An address without credentials, query and fragment. */
function addressOf(value: Value): string | undefined {
  // `new URL(address)`: what it is made of.
  const text = textOf(value) ?? (value.kind === 'call' && value.args[0] ? textOf(value.args[0].value) : undefined);
  const url = URL.parse(text ?? '');
  return url?.host ? `${url.protocol}//${url.host}${url.pathname}` : undefined;
}
