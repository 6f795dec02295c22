/** Writes replies. */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Reply } from './route.ts';

/** Headers of every reply. The API serves data, so it allows a browser nothing. */
export const securityHeaders: readonly (readonly [string, string])[] = Object.entries({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
});

/** Header of replies over TLS: the browser never asks this host without it for a year. Subdomains are somebody else's to decide. */
export const transportSecurity = ['strict-transport-security', 'max-age=31536000'] as const;

/** Sends JSON, or no body at all for undefined. */
export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.statusCode = status;
  setHeaders(response, headers);
  if (body === undefined) {
    response.end();
    return;
  }
  const bytes = Buffer.from(JSON.stringify(body), 'utf8');
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('content-length', bytes.length);
  response.end(bytes);
}

/**
 * Sends what a handler made: a `Reply`, or a value as JSON with the route's own status.
 * A stream that fails halfway cuts the connection: a reply that looks whole but is not would be worse.
 */
export async function sendResult(response: ServerResponse, status: number, result: unknown): Promise<void> {
  if (!(result instanceof Reply)) return sendJson(response, status, result);
  const { body, headers } = result;
  if (typeof body !== 'string' && !(body instanceof Uint8Array) && !(body instanceof Readable)) {
    return sendJson(response, result.status, body, headers);
  }
  response.statusCode = result.status;
  setHeaders(response, headers);
  if (body instanceof Readable) await pipeline(body, response);
  else response.end(body);
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value.replace(/[^\t\x20-\x7e]/g, '_'));
}
