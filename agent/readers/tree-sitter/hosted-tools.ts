/** What stands in a list of tools and is run by whoever serves the model: tools that a word stands for, and servers of MCP at an address. */
import type { Fact, McpServerFact, Value } from '#shared/model/fact.ts';
import { serverFact } from '../mcp/server-fact.ts';
import type { RawSetting } from '../mcp/raw-server.ts';

type Entries = Readonly<Record<string, Value>>;

/** Items looked at in one list; more are data. */
const itemsMax = 100;

/** The tools and servers of one list; a server that two lists hold is told once for each. Only a list of servers (`areServers`) starts them by a command. */
export function hostedTools(list: Value, { line, areServers }: { line: number; areServers: boolean }): Fact[] {
  if (list.kind === 'object') return areServers ? Object.entries(list.entries).slice(0, itemsMax).flatMap(([name, item]) => (item.kind === 'object' ? (startedOf({ name: { kind: 'string', text: name, line }, ...item.entries }, line) ?? []) : [])) : [];
  if (list.kind !== 'list') return [];
  return list.items.slice(0, itemsMax).flatMap((item): Fact[] => {
    const entries = entriesOf(item);
    if (!entries) return [];
    const server = serverOf(entries, line) ?? (areServers ? startedOf(entries, line) : undefined);
    if (server) return [server];
    const tool = toolOf(entries, item.kind === 'call' ? item.line : line);
    return tool ? [tool] : [];
  });
}

/** Of an object, or of a class that is made like one: `Tool(google_search=GoogleSearch())`. */
function entriesOf(item: Value): Entries | undefined {
  if (item.kind === 'object') return item.entries;
  if (item.kind !== 'call' || !/[.#]Tool$/.test(item.path)) return undefined;
  return Object.fromEntries(item.args.flatMap(({ name, value }) => (name === undefined ? [] : [[name, value]])));
}

/** `{ type: "web_search" }`, perhaps with the name that the model sees, or `{ googleSearch: {} }`. */
function toolOf(entries: Entries, line: number): Fact | undefined {
  // Fields of Go and C# begin with a capital.
  const [type, name] = [entries['type'] ?? entries['Type'], entries['name'] ?? entries['Name']];
  if (type?.kind === 'string') return { type: 'hosted_tool', word: type.text, ...(name?.kind === 'string' && { name: name.text }), line: type.line };
  const [only, ...others] = Object.entries(entries);
  return only && others.length === 0 && (only[1].kind === 'object' || only[1].kind === 'call') ? { type: 'hosted_tool', word: only[0], line } : undefined;
}

/** `{ type: "mcp", server_label, server_url }`, `{ type: "url", name, url }`. */
function serverOf(entries: Entries, line: number): McpServerFact | undefined {
  const label = textAt(entries, 'server_label', 'serverLabel') ?? textAt(entries, 'name');
  const address = textAt(entries, 'server_url', 'serverUrl') ?? (entries['type']?.kind === 'string' && entries['type'].text === 'url' ? textAt(entries, 'url') : undefined);
  if (label === undefined || address === undefined || !/^https?:\/\//.test(address.text)) return undefined;
  const approval = textAt(entries, 'require_approval', 'requireApproval');
  const token = ['authorization', 'authorization_token', 'authorizationToken'].flatMap((name) => (entries[name] ? [setting('Authorization', entries[name], line)] : []));
  const { headers } = entries;
  return serverFact(
    {
      name: label.text,
      line: address.line,
      type: 'http',
      args: [],
      url: address.text,
      isStreamable: true,
      env: [],
      headers: [...token, ...(headers?.kind === 'object' ? Object.entries(headers.entries).map(([name, value]) => setting(name, value, line)) : [])],
      fromEnvironment: [],
      isDisabled: false,
      autoApproved: approval?.text === 'never' ? ['*'] : [],
    },
    'code',
  );
}

/** `{ name, command, args }`, `{ name, url }`: one that a client of this code starts or reaches. */
function startedOf(entries: Entries, line: number): McpServerFact | undefined {
  const [label, command, address] = [textAt(entries, 'name'), textAt(entries, 'command'), textAt(entries, 'url')];
  if (label === undefined || (command === undefined && !/^https?:\/\//.test(address?.text ?? ''))) return undefined;
  const { args, env } = entries;
  return serverFact(
    {
      name: label.text,
      line: (command ?? address ?? label).line,
      ...(command ? { command: command.text } : { url: address?.text ?? '', type: 'http' }),
      args: args?.kind === 'list' ? args.items.flatMap((item) => (item.kind === 'string' ? [item.text] : [])) : [],
      env: env?.kind === 'object' ? Object.entries(env.entries).map(([name, value]) => setting(name, value, line)) : [],
      isStreamable: command === undefined,
      headers: [],
      fromEnvironment: [],
      isDisabled: false,
      autoApproved: [],
    },
    'code',
  );
}

/** What the code computes is written as a reference. */
function setting(name: string, value: Value, line: number): RawSetting {
  return { name, value: value.kind === 'string' ? value.text : `\${${name}}`, line: value.kind === 'string' ? value.line : line };
}

function textAt(entries: Entries, ...keys: readonly string[]): { readonly text: string; readonly line: number } | undefined {
  for (const key of keys) {
    const value = entries[key];
    const text = value?.kind === 'env' ? value.fallback : value;
    if (text?.kind === 'string') return text;
  }
  return undefined;
}
