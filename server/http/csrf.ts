/** Requests that a browser signs with its cookie: which cookie, and how another site is kept from making them. */
import type { IncomingMessage } from 'node:http';
import { apiError } from '#shared/api/api-error.ts';
import { equalInConstantTime } from '../crypto/keyed-hash.ts';
import { isSecureRequest } from './client-address.ts';

/** Name of the session cookie. Under TLS a browser takes the prefix only from this very host, over TLS, for every path. */
export function sessionCookieName(isSecure: boolean): '__Host-waybill' | 'waybill' {
  return isSecure ? '__Host-waybill' : 'waybill';
}

/** Characters of a cookie that is looked at. */
const cookieLengthMax = 1024;

/** The session cookie of a request. One that comes twice counts as none: somebody else planted one of them. */
export function sessionCookieOf(request: IncomingMessage): string | undefined {
  const header = request.headers.cookie;
  if (header === undefined) return undefined;
  const name = `${sessionCookieName(isSecureRequest(request))}=`;
  const values = header
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(name))
    .map((part) => part.slice(name.length));
  const [value] = values;
  return values.length === 1 && value !== undefined && value !== '' && value.length <= cookieLengthMax ? value : undefined;
}

/** The origin under which the client reaches the server, as its own address line says it. */
export function ownOrigin(request: IncomingMessage): string {
  return `${isSecureRequest(request) ? 'https' : 'http'}://${request.headers.host ?? ''}`;
}

/** Whether a request comes from a page of the server itself: its Origin, or its Referer where there is none, is the server's own or the public address. */
export function isOwnPage(request: IncomingMessage, publicUrl: string | undefined): boolean {
  const origin = request.headers.origin ?? originOf(request.headers.referer);
  return origin !== undefined && (origin === publicUrl || origin === ownOrigin(request));
}

/**
 * Refuses what another site may have made the browser send. Nothing is asked of requests that change nothing.
 * @param token - the session's own, which only a page of the server can have read.
 * @throws {AppError} `csrf_failed`
 */
export function assertOwnPage(request: IncomingMessage, options: { token: string; publicUrl: string | undefined }): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
  if (!isOwnPage(request, options.publicUrl)) {
    throw apiError('csrf_failed', 'A request with the session cookie must come from a page of this server.', { field: 'Origin' });
  }
  const given = request.headers['x-csrf-token'];
  if (typeof given !== 'string' || !equalInConstantTime(given, options.token)) {
    throw apiError('csrf_failed', 'A request with the session cookie needs the CSRF token of its session.', { field: 'X-CSRF-Token', hint: 'GET /auth/session gives it.' });
  }
}

function originOf(address: string | undefined): string | undefined {
  return address !== undefined && URL.canParse(address) ? new URL(address).origin : undefined;
}
