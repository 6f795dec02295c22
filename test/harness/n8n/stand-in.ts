/**
 * A stand-in of n8n over a real socket: it speaks the wire format of the public API of n8n 2.41.3, errors included, pages by two,
 * and fails the test that makes it refuse a request or a parameter that the API does not have.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { routes, type Reply, type Route } from './routes.ts';
import type { StandInState } from './state.ts';

/** What happens to a request instead of its answer. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  /** The body breaks off with the connection. */
  | { readonly kind: 'cut' }
  /** The head comes, the body does not end. */
  | { readonly kind: 'silent' }
  /** A byte now and then, for ever. */
  | { readonly kind: 'drip' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'large'; readonly bytes: number }
  /** Every answer has this cursor. */
  | { readonly kind: 'cursor'; readonly cursor: string };

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
}

export interface StandIn {
  readonly url: string;
  readonly seen: readonly Seen[];
  /** Requests that it does not have, and parameters that they do not take. */
  readonly refused: readonly string[];
  /** Called for each request before it is answered. */
  fault: (request: Seen, count: number) => Fault | undefined;
}

/** Starts a stand-in over a state; it stops when the test ends. With `tls` it speaks https. */
export async function startStandIn(state: StandInState, options: { readonly tls?: { readonly key: string; readonly cert: string }; readonly below?: string } = {}): Promise<StandIn> {
  const seen: Seen[] = [];
  const refused: string[] = [];
  const standIn = { url: '', seen, refused, fault: (): Fault | undefined => undefined };
  const handle = (request: IncomingMessage, response: ServerResponse) => void answer(request, response).catch((error: unknown) => {
    refused.push(String(error));
    response.destroy();
  });
  const server = options.tls ? createTlsServer(options.tls, handle) : createServer(handle);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  standIn.url = `${options.tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}${options.below ?? ''}`;
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    expect(refused, 'requests that the API does not have').toEqual([]);
  });
  return standIn;

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://stand-in');
    const path = url.pathname.startsWith(options.below ?? '') ? url.pathname.slice((options.below ?? '').length) : url.pathname;
    const request: Seen = { method: incoming.method ?? '', path, query: url.searchParams, headers: incoming.headers };
    seen.push(request);
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString('utf8');

    const fault = (standIn.fault as StandIn['fault'])(request, seen.filter((one) => one.path === path).length);
    if (fault?.kind === 'reset') return void incoming.socket.destroy();
    const reply = fault?.kind === 'status' ? { status: fault.status, body: fault.body ?? { message: 'Something went wrong' } } : replyTo(request, text === '' ? undefined : JSON.parse(text));
    const headers = { 'content-type': 'application/json; charset=utf-8', ...(fault?.kind === 'status' && fault.headers) };
    if (fault?.kind === 'text') return void response.writeHead(200, { 'content-type': 'text/html' }).end(fault.text);
    if (fault?.kind === 'large') return void response.writeHead(200, headers).end(`{"data":["${'x'.repeat(fault.bytes)}"]}`);
    if (fault?.kind === 'drip') {
      response.writeHead(200, headers);
      const timer = setInterval(() => response.write(' '), 20);
      return void response.once('close', () => clearInterval(timer));
    }
    const body = JSON.stringify(fault?.kind === 'cursor' ? { ...(reply.body as object), nextCursor: fault.cursor } : reply.body);
    if (fault?.kind === 'cut' || fault?.kind === 'silent') {
      response.writeHead(200, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
      response.write(body.slice(0, Math.ceil(body.length / 2)));
      if (fault.kind === 'cut') setImmediate(() => incoming.socket.destroy());
      return;
    }
    response.writeHead(reply.status, headers).end(body);
  }

  function replyTo({ method, path, query, headers }: Seen, body: unknown): Reply {
    const found = routes.flatMap((route) => {
      const params = paramsOf(route, path);
      return params && route.method === method ? [{ route, params }] : [];
    })[0];
    if (!found) {
      refused.push(`${method} ${path}`);
      return { status: 404, body: { message: 'not found' } };
    }
    const { route, params } = found;
    const odd = [...query.keys()].filter((name) => !route.query.includes(name));
    if (odd.length > 0) {
      refused.push(`${method} ${path} with ${odd.join(', ')}`);
      return { status: 400, body: { message: `Unknown query parameter '${odd[0]}'` } };
    }
    if (state.lacking.has(route.path.replace('/api/v1', ''))) return { status: 404, body: { message: 'not found' } };
    const key = state.keys.get(String(headers['x-n8n-api-key'] ?? ''));
    if (route.isOpen) {
      if (headers['x-n8n-api-key'] !== undefined) refused.push(`${method} ${path} with a key that nobody asked for`);
      return route.answer(state, { params, query, body, scopes: [] });
    }
    if (!key || key.isExpired) return { status: 401, body: { message: 'Unauthorized' } };
    if (route.scope !== undefined && !key.scopes.includes(route.scope)) return { status: 403, body: { message: 'Forbidden' } };
    if (route.feature && !state.licence.has(route.feature)) return { status: 403, body: { message: `Your license does not allow for feat:${route.feature}. To enable feat:${route.feature}, please upgrade to a license that supports this feature.` } };
    return route.answer(state, { params, query, body, scopes: key.scopes });
  }
}

function paramsOf({ path: template }: Route, path: string): Record<string, string> | undefined {
  const names: string[] = [];
  const pattern = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  const match = new RegExp(`^${pattern}$`).exec(path);
  return match ? Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')])) : undefined;
}
