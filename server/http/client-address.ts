/** Where a request came from. What proxies say of it counts only as far as the operator trusts them. */
import type { IncomingMessage } from 'node:http';
import { isIP, type BlockList } from 'node:net';

export interface ClientAddress {
  /** Without brackets, zone or port; an IPv4 address in its IPv6 form is given as IPv4. Empty when the connection is gone. */
  readonly ip: string;
  /** Whether the client spoke TLS, to this server or to a trusted proxy. */
  readonly isSecure: boolean;
}

/** Proxies in a row that are looked at. */
const hopsMax = 32;

const addressKey = Symbol('address');

interface Addressed extends IncomingMessage {
  [addressKey]?: ClientAddress;
}

/**
 * Reads the address of a request and remembers it for `addressOf`. `X-Forwarded-For` is walked from its right end, where the
 * nearest proxy wrote, and ends at the first address that is not a trusted proxy; what stands left of it anybody may have
 * written. `X-Forwarded-Proto` counts when the nearest hop is trusted.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: BlockList): ClientAddress {
  const address = read(request, trustedProxies);
  (request as Addressed)[addressKey] = address;
  return address;
}

/** The address that was read when the request came in; that of the connection when it never was. */
export function addressOf(request: IncomingMessage): ClientAddress {
  return (request as Addressed)[addressKey] ?? { ip: remoteAddress(request), isSecure: isEncrypted(request) };
}

/** Whether the client of a request spoke TLS: then cookies are `Secure` and their names begin with `__Host-`. */
export function isSecureRequest(request: IncomingMessage): boolean {
  return addressOf(request).isSecure;
}

function read(request: IncomingMessage, trustedProxies: BlockList): ClientAddress {
  const remote = remoteAddress(request);
  const isSecure = isEncrypted(request);
  if (remote === '' || !isTrusted(remote, trustedProxies)) return { ip: remote, isSecure };

  const hops = listOf(request.headers['x-forwarded-for']).reverse().slice(0, hopsMax);
  let ip = remote;
  let steps = 0;
  for (const hop of hops) {
    const next = plainAddress(hop);
    if (next === undefined) break;
    ip = next;
    steps += 1;
    if (!isTrusted(next, trustedProxies)) break;
  }
  // A proxy that appends to one header appends to the other; most write a single word.
  const protocols = listOf(request.headers['x-forwarded-proto']).reverse();
  const protocol = protocols[Math.min(Math.max(steps, 1), protocols.length) - 1];
  return { ip, isSecure: protocol === undefined ? isSecure : protocol.toLowerCase() === 'https' };
}

function isTrusted(ip: string, trustedProxies: BlockList): boolean {
  return trustedProxies.check(ip, ip.includes(':') ? 'ipv6' : 'ipv4');
}

/** The other end of the connection, as the system gives it: always an address. */
function remoteAddress(request: IncomingMessage): string {
  const address = request.socket.remoteAddress ?? '';
  if (address.startsWith('::ffff:')) return address.slice('::ffff:'.length);
  const zone = address.indexOf('%');
  return zone < 0 ? address : address.slice(0, zone);
}

/** An address as proxies write it, `192.0.2.1`, `192.0.2.1:4711`, `[2001:db8::1]:4711`, or undefined for anything else. */
function plainAddress(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const bare = /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? (/^[\d.]+:\d+$/.test(text) ? text.slice(0, text.indexOf(':')) : text);
  if (isIP(bare) === 0) return undefined;
  return (bare.split('%', 1)[0] ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
}

function listOf(header: string | string[] | undefined): string[] {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '');
  return text === '' ? [] : text.split(',').map((part) => part.trim());
}

function isEncrypted(request: IncomingMessage): boolean {
  return 'encrypted' in request.socket && request.socket.encrypted === true;
}
