/** A way out whose names and sockets a test holds in its hand, and receivers to reach by it. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, type Socket } from 'node:net';
import { buildConnector } from 'undici';
import { expect } from 'vitest';
import { readOutbound } from '../../../server/config/access.ts';
import { createOutbound } from '../../../server/outbound/create-outbound.ts';
import type { Connect } from '../../../server/outbound/guarded-connector.ts';
import type { Outbound } from '../../../server/outbound/outbound.ts';

/** What a test has opened; closed after it, the last first. */
export const closing: (() => Promise<unknown> | void)[] = [];
export async function closeAll(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}

export interface World {
  readonly outbound: Outbound;
  /** Addresses to which a socket was opened. */
  readonly opened: string[];
  readonly resolved: string[];
}

/** A way out whose names are looked up in `names` and whose sockets are counted; they lead to `port` of this machine. */
export function world(options: { allow?: string; http?: boolean; proxy?: string; names?: Record<string, readonly string[] | (() => readonly string[])>; port?: number; ca?: string } = {}): World {
  const opened: string[] = [];
  const resolved: string[] = [];
  const problems: string[] = [];
  const config = readOutbound({ ...(options.allow === undefined ? {} : { outboundAllow: options.allow }), outboundHttp: String(options.http ?? false), ...(options.proxy === undefined ? {} : { outboundProxy: options.proxy }) }, problems);
  expect(problems).toEqual([]);
  const real = buildConnector({ timeout: 2_000, ...(options.ca === undefined ? {} : { ca: options.ca }) });
  const open: Connect = (target, callback) => {
    opened.push(target.hostname);
    real(options.port === undefined ? target : { ...target, hostname: '127.0.0.1', port: String(options.port) }, callback);
  };
  const outbound = createOutbound({
    config,
    open,
    resolve: async (host) => {
      resolved.push(host);
      const found = options.names?.[host];
      if (found === undefined) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
      return typeof found === 'function' ? found() : found;
    },
  });
  closing.push(() => outbound.close());
  return { outbound, opened, resolved };
}

export async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => {})));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

export const receiver = (listener: RequestListener) => listening(createServer(listener));

export const post = (outbound: Outbound, url: string) => outbound.request({ url, method: 'POST', body: '{}', timeoutMs: 2_000 });
