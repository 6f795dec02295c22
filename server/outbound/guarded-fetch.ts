/** The way out in the form of `fetch`, for libraries that bring their own requests. */
import type { Dispatcher } from 'undici';
import { AppError } from '#shared/model/app-error.ts';
import type { Exchange } from './exchange.ts';
import type { OutboundReply } from './outbound.ts';

/** Bytes of an answer; a key set or a discovery document is a few KiB. A longer one is an error, never a half answer. */
export const fetchBytesMax = 1_048_576;

const timeoutMs = 10_000;

/** Statuses whose answers have no body (Fetch Standard, "null body status"). */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

const methods: readonly Dispatcher.HttpMethod[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Redirects are answers like any other, bodies are never unpacked, and there is a limit and a deadline. */
export function guardedFetch(exchange: (sent: Exchange) => Promise<OutboundReply>): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const method = methods.find((candidate) => candidate === request.method);
    if (method === undefined) throw new AppError('outbound_failed', `The method ${request.method} is not sent.`);
    const bytes = new Uint8Array(await request.arrayBuffer());
    const reply = await exchange({
      url: request.url,
      method,
      headers: { ...Object.fromEntries(request.headers), 'accept-encoding': 'identity' },
      body: bytes.length === 0 ? undefined : bytes,
      timeoutMs,
      responseBytesMax: fetchBytesMax,
      signal: request.signal,
    });
    if (reply.isCut) throw new AppError('outbound_failed', `The answer is longer than ${fetchBytesMax} bytes (limit fetchBytesMax).`);
    const encoding = reply.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') throw new AppError('outbound_failed', 'The answer is compressed although that was not asked for.');
    return new Response(bodiless.has(reply.status) ? null : new Uint8Array(reply.body), { status: reply.status, headers: reply.headers });
  };
}
