/** Where a session cookie may be given out. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { apiError } from '#shared/api/api-error.ts';
import { isSecureRequest } from '../../http/client-address.ts';
import { isOwnPage } from '../../http/csrf.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Says whether the cookie is `Secure`, for a request that asks for one.
 * @throws {AppError} `unprocessable` over plain http, unless the server is reached on loopback or the operator allows it;
 * `csrf_failed` when a page of another site asks, which would sign its visitor in as somebody else.
 */
export function assertCookiePossible(request: IncomingMessage, options: { allowsInsecureHttp: boolean; publicUrl: string | undefined }): { secure: boolean } {
  const { origin, referer } = request.headers;
  if ((origin !== undefined || referer !== undefined) && !isOwnPage(request, options.publicUrl)) {
    throw apiError('csrf_failed', 'A browser signs in from a page of this server.', { field: 'Origin' });
  }
  return cookieTransport(request, options);
}

/**
 * Says whether a session cookie in the reply to a request is `Secure`.
 * @throws {AppError} `unprocessable` over plain http, unless the server is reached on loopback or the operator allows it.
 */
export function cookieTransport(request: IncomingMessage, options: { allowsInsecureHttp: boolean }): { secure: boolean } {
  if (isSecureRequest(request)) return { secure: true };
  if (options.allowsInsecureHttp || isOnLoopback(request)) return { secure: false };
  throw apiError('unprocessable', 'A session cookie is not sent over plain http, where everybody on the way can read it.', {
    hint: 'Use https (behind a proxy: name it in WAYBILL_TRUSTED_PROXIES), or start the server with --insecure-http.',
  });
}

/** Both the connection and the name in the address line: a proxy on this machine connects from loopback for browsers far away. */
function isOnLoopback(request: IncomingMessage): boolean {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return isLoopbackAddress(request.socket.localAddress ?? '') && (host === 'localhost' || host.endsWith('.localhost') || isLoopbackAddress(host));
}

function isLoopbackAddress(text: string): boolean {
  const address = text.replace(/^::ffff:(?=\d+\.)/i, '');
  const version = isIP(address);
  return version !== 0 && loopback.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
