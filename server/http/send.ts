/** Writes replies. */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { putHeader, writeHead } from './reply-headers.ts';
import { Reply } from './route.ts';

/** Sends JSON, or no body at all for undefined. */
export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  if (body === undefined) {
    writeHead(response, status, headers);
    response.end();
    return;
  }
  const text = JSON.stringify(body);
  putHeader(response, 'content-type', 'application/json; charset=utf-8');
  putHeader(response, 'content-length', String(Buffer.byteLength(text)));
  writeHead(response, status, headers);
  response.end(text);
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
  writeHead(response, result.status, headers);
  if (body instanceof Readable) await pipeline(body, response);
  else response.end(body);
}
