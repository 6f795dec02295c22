import type { McpServerFact, NamedSetting } from '#shared/model/fact.ts';
import { cleanArguments } from '../documents/arguments.ts';
import { namedSetting } from '../documents/settings.ts';
import { cleanUrl } from '../documents/urls.ts';
import type { RawServer, RawSetting } from './raw-server.ts';

/** The fact of one server entry, every value masked or left out; undefined when it names neither a command nor an address. */
export function serverFact(raw: RawServer, client: string): McpServerFact | undefined {
  if (raw.command === undefined && raw.url === undefined) return undefined;
  // A command is often written with its arguments in one string.
  const [program = '', ...inline] = raw.command === undefined ? [] : splitCommand(raw.command);
  const cleaned = cleanArguments([...inline, ...raw.args]);
  const address = raw.url === undefined ? undefined : cleanUrl(raw.url);
  const secrets = [
    ...cleaned.secrets.map((secret) => ({ where: 'args' as const, name: secret.name, detector: 'mcp_args', masked: secret.masked })),
    ...(address?.secrets ?? []).map((secret) => ({ where: 'url' as const, name: secret.name, detector: 'mcp_url', masked: secret.masked })),
  ];

  return {
    type: 'mcp_server',
    name: raw.name,
    transport: transportOf(raw),
    client,
    ...(program !== '' && { command: program }),
    ...(cleaned.args.length > 0 && { args: cleaned.args }),
    ...(address !== undefined && { url: address.url }),
    env: settings(raw.env, 'mcp_env'),
    headers: [...settings(raw.headers, 'mcp_header'), ...raw.fromEnvironment.map(({ name, line }) => ({ name, value: 'reference' as const, line }))],
    ...(secrets.length > 0 && { secrets }),
    isDisabled: raw.isDisabled,
    autoApproved: raw.autoApproved,
    line: raw.line,
  };
}

function settings(raw: readonly RawSetting[], detector: string): NamedSetting[] {
  return raw.map(({ name, value, line }) => namedSetting({ name, value, line, detector }));
}

/** Stated, or told from what is given: a command speaks over its pipes; an address that ends in `/sse` sends events. */
function transportOf({ type, command, url, isStreamable }: RawServer): McpServerFact['transport'] {
  const stated = type?.toLowerCase().replace(/[-_\s]/g, '');
  if (stated === 'sse') return 'sse';
  if (stated === 'stdio' || stated === 'local') return 'stdio';
  if (stated === 'http' || stated === 'streamablehttp' || isStreamable) return 'http';
  if (command !== undefined) return 'stdio';
  return /\/sse\/?(?:[?#]|$)/.test(url ?? '') ? 'sse' : 'http';
}

/** Splits at blanks outside of quotes; a path with blanks that is no command line stays whole. */
function splitCommand(command: string): string[] {
  const text = command.trim();
  if (/^(?:[A-Za-z]:)?[\\/]/.test(text) && !/\s-/.test(text)) return [text];
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '');
}
