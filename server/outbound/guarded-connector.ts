/** Opens connections to addresses that were judged, and to no others. */
import type { Socket } from 'node:net';
import { callbackify } from 'node:util';
import { buildConnector } from 'undici';
import type { Judge } from './judge.ts';
import type { Resolve } from './resolver.ts';

export type Connect = buildConnector.connector;

/** Milliseconds for one address to take the connection, TLS included. */
export const connectMsMax = 5_000;

/** Addresses of a host that are tried, one after the other. */
const addressesTriedMax = 4;

/** The connector that really opens sockets. It gets an address in place of a name, so it resolves nothing. */
export function plainConnector(): Connect {
  return buildConnector({ timeout: connectMsMax, allowH2: false });
}

/**
 * Resolves and judges in the moment of connecting, and hands the judged address itself to `open`: a name that
 * resolves to something else a moment later changes nothing (DNS rebinding).
 */
export function guardedConnector(options: { judge: Judge; resolve: Resolve; open: Connect }): Connect {
  const { judge, resolve, open } = options;

  async function vetted(target: buildConnector.Options): Promise<{ addresses: readonly string[]; servername: string | undefined }> {
    const { protocol, hostname, port } = target;
    const { host, literal, ...place } = judge.destination(`${protocol}//${hostname.includes(':') ? `[${hostname.replace(/^\[|\]$/g, '')}]` : hostname}${port === '' ? '' : `:${port}`}`);
    if (literal !== undefined) return { addresses: [host], servername: undefined };
    const addresses = await resolve(host);
    judge.addresses({ host, ...place }, addresses);
    return { addresses: addresses.slice(0, addressesTriedMax), servername: host };
  }

  async function connect(target: buildConnector.Options): Promise<Socket> {
    const { addresses, servername } = await vetted(target);
    let problem: unknown;
    for (const address of addresses) {
      try {
        return await opened({ ...target, hostname: address, ...(servername === undefined ? {} : { servername }) });
      } catch (error) {
        problem = error;
      }
    }
    throw problem;
  }

  const opened = (target: buildConnector.Options) =>
    new Promise<Socket>((resolve, reject) => {
      open(target, (...[error, socket]) => (error === null ? resolve(socket) : reject(error)));
    });

  const begin = callbackify(connect);
  return (target, callback) => begin(target, (error: Error | null, socket) => (error === null ? callback(null, socket) : callback(error, null)));
}
