/** Calls to the control plane. Every outcome is a value: what the server said, or that nobody knows. */
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { errorStatus, type ErrorCode } from '#shared/api/errors.ts';
import { headers, protocolVersion } from '#shared/protocol/protocol.ts';
import type { Clock } from './clock.ts';

export type CallOutcome =
  /** The server did it. `sentAtMs` is monotonic: what the answer grants counts from there. */
  | { readonly kind: 'done'; readonly status: number; readonly body: unknown; readonly sentAtMs: number }
  /** The server understood and will not, now or later. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: ErrorCode; readonly message: string }
  /** The server asks to come again: 429, 503, or its own fault. */
  | { readonly kind: 'busy'; readonly status: number; readonly retryAfterMs: number | undefined; readonly message: string }
  /** No answer, or one that no Waybill gave: a proxy's page, half a body. Nobody knows whether it was done. */
  | { readonly kind: 'unknown'; readonly why: string };

export interface Call {
  readonly method: 'GET' | 'POST';
  /** Below `/api/v1`. */
  readonly path: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** A body that streams; opened by the call. */
  readonly stream?: () => Readable;
  readonly contentType?: string;
  /** Milliseconds for the whole call. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export interface ServerClient {
  readonly server: string;
  call(call: Call): Promise<CallOutcome>;
}

/** Bytes of an answer that are read; a job with all its options is a few KiB. */
const answerBytesMax = 4 * 1024 * 1024;

/** A server does not ask for more than this, milliseconds; a page that says so is a misconfigured proxy. */
const retryAfterMsMax = 60 * 60_000;

const errorBody = z.object({ code: z.string(), message: z.string(), request_id: z.string() });

/**
 * A client of one server. Redirects are refused: they would carry the key elsewhere. Proxies are used only where
 * the operator told Node so (NODE_USE_ENV_PROXY); certificates are checked as Node does, with NODE_EXTRA_CA_CERTS.
 */
export function serverClient(options: { server: string; agentVersion: string; clock: Pick<Clock, 'monotonicMs' | 'now'> }): ServerClient {
  const { server, agentVersion, clock } = options;
  return {
    server,
    async call(call) {
      const sentAtMs = clock.monotonicMs();
      const deadline = AbortSignal.timeout(Math.ceil(call.timeoutMs));
      const signal = call.signal === undefined ? deadline : AbortSignal.any([call.signal, deadline]);
      const stream = call.stream?.();
      try {
        const response = await fetch(`${server}/api/v1${call.path}`, {
          method: call.method,
          redirect: 'error',
          signal,
          headers: {
            accept: 'application/json',
            'user-agent': `waybill-agent/${agentVersion}`,
            [headers.protocol]: protocolVersion,
            ...(call.key === undefined ? {} : { [headers.internalKey]: call.key }),
            ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
            ...(call.contentType === undefined ? {} : { 'content-type': call.contentType }),
            ...call.headers,
          },
          ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
          ...(stream === undefined ? {} : { body: stream, duplex: 'half' as const }),
        });
        return outcomeOf(response, await readBody(response), { sentAtMs, nowMs: clock.now() });
      } catch (error) {
        return { kind: 'unknown', why: deadline.aborted ? `no answer within ${call.timeoutMs} ms` : reasonOf(error) };
      } finally {
        stream?.destroy();
      }
    },
  };
}

function outcomeOf(response: Response, text: string | undefined, at: { sentAtMs: number; nowMs: number }): CallOutcome {
  const { status } = response;
  const body = text === undefined ? undefined : parseJson(text);
  if (status === 204) return { kind: 'done', status, body: undefined, sentAtMs: at.sentAtMs };
  if (status >= 200 && status < 300) {
    if (body === undefined) return { kind: 'unknown', why: `status ${status} with a body that is no JSON` };
    return { kind: 'done', status, body, sentAtMs: at.sentAtMs };
  }
  const error = errorBody.safeParse(body);
  const message = error.success ? error.data.message : `status ${status}`;
  if (status === 429 || status === 503) {
    return { kind: 'busy', status, retryAfterMs: retryAfterMs(response.headers.get('retry-after'), at.nowMs), message };
  }
  // Only a Waybill's own words are final. A proxy's 404 or 502 page says nothing about the request.
  if (!error.success || !isErrorCode(error.data.code)) return { kind: 'unknown', why: `status ${status} without a Waybill's error body` };
  if (status >= 500) return { kind: 'busy', status, retryAfterMs: undefined, message };
  return { kind: 'refused', status, code: error.data.code, message };
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorStatus, code);
}

async function readBody(response: Response): Promise<string | undefined> {
  if (response.body === null) return undefined;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    if (bytes > answerBytesMax) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** `Retry-After` in milliseconds, from seconds or an HTTP date; undefined when absent or unreadable. */
export function retryAfterMs(value: string | null, nowMs: number): number | undefined {
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - nowMs;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), retryAfterMsMax) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** fetch wraps the real trouble ("fetch failed") in causes. */
function reasonOf(error: unknown): string {
  let inner: unknown = error;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  if (!(inner instanceof Error)) return String(inner);
  return 'code' in inner && typeof inner.code === 'string' ? `${inner.code}: ${inner.message}` : inner.message;
}
