/** The form in which the reply of a request is kept for its replay. */
import { Readable } from 'node:stream';
import { Reply } from '../../http/route.ts';

/** Headers of a reply that its replay has too. A cookie is never one of them. */
const keptHeaders: ReadonlySet<string> = new Set(['etag', 'location', 'deprecation', 'link']);

/** Bytes of a reply that is kept whole; of a larger one only the names of what it said. */
export const keptBytesMax = 256 * 1024;

interface Kept {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * What is kept of a result, without the fields that are shown once; their names stand in `omitted`. Undefined for what is
 * not kept: errors, and files and streams, whose requests only read and may be repeated.
 */
export function keptReply(result: unknown, route: { readonly status: number; readonly oneTimeFields: readonly string[] }): { status: number; reply: string } | undefined {
  const { status, body, headers } = result instanceof Reply ? result : new Reply(route.status, result);
  if (status >= 400 || typeof body === 'string' || body instanceof Uint8Array || body instanceof Readable) return undefined;
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => keptHeaders.has(name.toLowerCase())));
  const whole = textOf(kept, withoutFields(body, route.oneTimeFields));
  const isSmall = Buffer.byteLength(whole) <= keptBytesMax;
  return { status, reply: isSmall ? whole : textOf(kept, withoutFields(body, Object.keys(body ?? {}))) };
}

/** The reply that was kept, marked as a replay. */
export function replayOf(status: number, reply: string): Reply {
  const { headers, body } = JSON.parse(reply) as Kept;
  return new Reply(status, body, { ...headers, 'idempotency-replayed': 'true' });
}

function withoutFields(body: unknown, fields: readonly string[]): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const omitted = fields.filter((field) => Object.hasOwn(body, field));
  if (omitted.length === 0) return body;
  return { ...Object.fromEntries(Object.entries(body).filter(([name]) => !omitted.includes(name))), omitted };
}

/** `body` is left out when there is none, as with 204. */
function textOf(headers: Kept['headers'], body: unknown): string {
  return JSON.stringify({ headers, body });
}
