/** A receiver of webhooks on a real socket, and a server that may send to it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { appendEvent } from '../../../server/features/events/events.store.ts';
import { createOutbound } from '../../../server/outbound/create-outbound.ts';
import type { Outbound } from '../../../server/outbound/outbound.ts';
import type { EventType } from '#shared/api/events.ts';
import type { JsonObject } from '#shared/model/fact.ts';
import type { TestServer } from '../../harness/server.ts';

export interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** Answers a request; 200 without a body until it is set. */
  answer: (request: Received, response: ServerResponse) => void;
  /** Resolves once it has received so many requests. */
  count(count: number): Promise<void>;
  close(): Promise<void>;
}

/** @param port - any free one when absent. */
export async function startReceiver(port = 0): Promise<Receiver> {
  const sockets = new Set<Socket>();
  const waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('error', () => {});
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const received = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) };
      receiver.received.push(received);
      receiver.answer(received, response);
      for (const each of waiting) if (receiver.received.length >= each.count) each.resolve();
    });
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received: [],
    answer: (_, response) => void response.end(),
    count: (count) => (receiver.received.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve }))),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
}

/** A way out for tests. */
export interface LoopbackOutbound {
  readonly outbound: Outbound;
  /** The time that each request so far asked for, milliseconds. */
  readonly timeoutsMs: readonly (number | undefined)[];
  /** Milliseconds that requests get from now on, whatever they ask for. */
  patienceMs: number | undefined;
  close(): Promise<void>;
}

/** A way out that may go to this machine over plain http, and that outlives the servers which use it. */
export function loopbackOutbound(): LoopbackOutbound {
  const outbound = createOutbound({ config: { allow: [{ kind: 'range', address: '127.0.0.1', prefix: 32, family: 'ipv4', port: undefined }], allowsHttp: true, proxy: undefined } });
  const timeoutsMs: (number | undefined)[] = [];
  const way: LoopbackOutbound = {
    timeoutsMs,
    patienceMs: undefined,
    outbound: {
      ...outbound,
      request: (request) => {
        timeoutsMs.push(request.timeoutMs);
        return outbound.request({ ...request, ...(way.patienceMs !== undefined && { timeoutMs: way.patienceMs }) });
      },
      close: async () => {},
    },
    close: outbound.close,
  };
  return way;
}

/** Writes an event as a feature would. */
export function emit(server: TestServer, type: EventType = 'policy.created', data: JsonObject = {}, orgId = server.orgId): Promise<number> {
  return server.app.db.transaction((tx) => appendEvent(tx, { orgId, type, subject: 'pol_1', data, at: server.app.foundation.clock.now() }));
}

/** Makes deliveries of what has happened and sends what is due. */
export async function deliver(server: TestServer): Promise<void> {
  await server.app.jobs.run('webhook-fanout');
  await server.app.jobs.run('webhook-delivery');
}

export interface ShownDelivery {
  readonly id: string;
  readonly event: string;
  readonly event_id: string;
  readonly state: string;
  readonly attempt_count: number;
  readonly next_attempt_at: string | null;
  readonly redelivery_of: string | null;
  readonly attempts: readonly { attempt: number; status: number | null; error: string | null; response?: string | null }[];
}

/** The deliveries of a webhook as its owner sees them, newest first. */
export async function deliveriesOf(server: TestServer, webhookId: string, query = ''): Promise<ShownDelivery[]> {
  const { body } = await server.request('GET', `/webhooks/${webhookId}/deliveries?limit=100${query}`, { token: server.ownerToken });
  return (body as { data: ShownDelivery[] }).data;
}

export interface MadeWebhook {
  readonly id: string;
  readonly secret: string;
  readonly version: number;
}

export async function addWebhook(server: TestServer, url: string, more: Record<string, unknown> = {}): Promise<MadeWebhook> {
  const reply = await server.request('POST', '/webhooks', { token: server.ownerToken, body: { url, events: ['policy.created'], ...more } });
  if (reply.status !== 201) throw new Error(reply.text);
  return reply.body as MadeWebhook;
}
