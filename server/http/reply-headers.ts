/**
 * The headers of a reply, gathered while the request runs and written in one go: setting each on the response by itself
 * costs more than everything else in the frame together.
 */
import type { ServerResponse } from 'node:http';

/** Headers of every reply. The API serves data, so it allows a browser nothing. */
const securityHeaders = [
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'no-referrer'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['cross-origin-resource-policy', 'same-origin'],
  ['cache-control', 'no-store'],
] as const;

/** Over TLS: the browser never asks this host without it for a year. Subdomains are somebody else's to decide. */
const transportSecurity = ['strict-transport-security', 'max-age=31536000'] as const;

// On the response itself: a table of weak references costs the garbage collector more than the request is worth.
const gathered = Symbol('headers');

interface Gathering extends ServerResponse {
  [gathered]?: Map<string, string>;
}

/** Begins a reply with the headers that every one has. */
export function beginHeaders(response: ServerResponse, of: { requestId: string; isSecure: boolean }): void {
  const headers = new Map<string, string>(securityHeaders);
  headers.set('x-request-id', of.requestId);
  if (of.isSecure) headers.set(...transportSecurity);
  (response as Gathering)[gathered] = headers;
}

/** Adds a header, or replaces one of that name. @param name - in lower case. */
export function putHeader(response: ServerResponse, name: string, value: string): void {
  headersOf(response).set(name, value);
}

/** Writes the status and all headers. What no header may hold becomes `_`, so that nothing of ours splits a reply. */
export function writeHead(response: ServerResponse, status: number, more: Readonly<Record<string, string>> = {}): void {
  const headers = headersOf(response);
  for (const [name, value] of Object.entries(more)) headers.set(name.toLowerCase(), value.replace(/[^\t\x20-\x7e]/g, '_'));
  const flat: string[] = [];
  for (const [name, value] of headers) flat.push(name, value);
  response.writeHead(status, flat);
}

function headersOf(response: ServerResponse): Map<string, string> {
  return ((response as Gathering)[gathered] ??= new Map(securityHeaders));
}
