/** One way out of the server: nothing else in it opens a connection (S8). */
import { describe, expect, it } from 'vitest';
import { complain, importsOf, shown, sourceFiles, viewed, type Complaint, type SourceFile } from './source-files.ts';

const server = sourceFiles(['.ts', '.tsx'], ['server/']).filter(({ path }) => !path.startsWith('server/outbound/') && !path.startsWith('server/ui/'));

/** The start of a server asks its own health and its own API, on an address that it has just bound itself. */
const ownServer: ReadonlySet<string> = new Set(['server/start/api.ts', 'server/start/follow-scan.ts', 'server/start/running-server.ts']);

/** Names of modules that may be imported although others of them open connections. */
const harmless: Readonly<Record<string, ReadonlySet<string>>> = {
  'node:http': new Set(['createServer', 'Server', 'STATUS_CODES']),
  'node:net': new Set(['BlockList', 'isIP', 'isIPv4', 'isIPv6', 'createServer', 'Server']),
};

const connecting = /^(?:node:)?(?:http|https|http2|net|tls|dgram)$|^(?:undici|node-fetch|axios|got)(?:\/|$)/;

/** Imports by which a file could open a connection. */
function ways(file: SourceFile): Complaint[] {
  const names = (line: number) => /\{([^}]*)\}/.exec(file.lines.slice(Math.max(0, line - 6), line).join(' ').split(/\bimport\b/).at(-1) ?? '')?.[1] ?? '*';
  return importsOf(file)
    .filter(({ specifier, isTypeOnly }) => !isTypeOnly && connecting.test(specifier))
    .flatMap(({ specifier, line }) => {
      const allowed = harmless[specifier];
      const odd = names(line)
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type ') && allowed?.has(name.split(/\s+as\s+/)[0] ?? '') !== true);
      return odd.map((name) => ({ path: file.path, line, rule: `only server/outbound opens connections: ${name} of ${specifier}` }));
    });
}

const bareFetch = /(?<![\w.])fetch\(|\bglobalThis\.fetch\b(?!;|>)|\bnew (?:WebSocket|EventSource)\(/;

describe('the way out (S8)', () => {
  it('is the only place of the server that opens connections', () => {
    const broken = [...server.flatMap(ways), ...complain(viewed(server.filter(({ path }) => !ownServer.has(path)), 'code'), bareFetch, 'only server/outbound opens connections: fetch')];

    expect(shown(broken)).toEqual([]);
  });

  it('has no exception that is not needed', () => {
    const needed = viewed(server, 'code').filter(({ path, text }) => ownServer.has(path) && bareFetch.test(text));

    expect(needed.map(({ path }) => path)).toEqual([...ownServer].sort());
  });

  it.each([
    ["import { request } from 'node:https';", 1],
    ["import http from 'node:http';", 1],
    ["import * as net from 'node:net';", 1],
    ["import { connect, isIP } from 'node:net';", 1],
    ["import { Agent, fetch } from 'undici';", 2],
    ["const { Agent } = await import('undici');", 1],
    ["import { createServer, type Server } from 'node:http';", 0],
    ["import type { Dispatcher } from 'undici';", 0],
    ["import { BlockList, isIP } from 'node:net';", 0],
  ])('is watched over: %s', (line, count) => {
    expect(ways({ path: 'x.ts', text: line, lines: [line] })).toHaveLength(count);
  });
});
