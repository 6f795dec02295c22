/** An n8n instance and a GitHub API as far as a test of the connection goes, over a real socket, and the guarded way out to it. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { plainConnector } from '../../../server/outbound/guarded-connector.ts';
import { createOutbound } from '../../../server/outbound/create-outbound.ts';
import type { Outbound } from '../../../server/outbound/outbound.ts';

export const goodKey = 'n8n_api_canary_77c1';
export const goodToken = 'ghp_canary_77c1';

export interface StandIn {
  readonly url: string;
  readonly asked: readonly { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  /** In place of what the instance would answer. */
  answer: { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> } | undefined;
  close(): Promise<void>;
}

export async function startStandIn(): Promise<StandIn> {
  const asked: { path: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    const { status, body, headers } = standIn.answer ?? answerTo(path, request.headers);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const standIn: StandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer: undefined,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return standIn;
}

function answerTo(path: string, headers: IncomingHttpHeaders): { status: number; body: string; headers?: Readonly<Record<string, string>> } {
  if (path.startsWith('/api/v1/workflows')) {
    return headers['x-n8n-api-key'] === goodKey ? { status: 200, body: '{"data":[{"id":"1","name":"private flow"}],"nextCursor":null}' } : { status: 401, body: '{"message":"unauthorized"}' };
  }
  if (path === '/rate_limit') {
    return headers.authorization === `Bearer ${goodToken}` ? { status: 200, body: '{"resources":{},"rate":{"limit":5000}}' } : { status: 401, body: '{"message":"Bad credentials"}' };
  }
  return { status: 404, body: '{}' };
}

/** The guard itself, with one private place allowed. `opened` counts its sockets. */
export function outboundTo(standIn: StandIn): { outbound: Outbound; opened: () => number } {
  let sockets = 0;
  const connect = plainConnector();
  const outbound = createOutbound({
    config: { allow: [{ kind: 'range', address: '127.0.0.1', prefix: 32, family: 'ipv4', port: Number(new URL(standIn.url).port) }], allowsHttp: true, proxy: undefined },
    resolve: async (host) => (host === 'inside.example.com' ? ['10.0.0.7'] : ['93.184.216.34']),
    open: (...given) => {
      sockets += 1;
      return connect(...given);
    },
  });
  return { outbound, opened: () => sockets };
}
