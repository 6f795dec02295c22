import { hash } from 'node:crypto';

/**
 * A short stable hash of several parts: 128 bits of SHA-256, lower-case hex.
 * Parts are length-prefixed, so `['ab', 'c']` and `['a', 'bc']` differ.
 */
export function hashOf(...parts: readonly string[]): string {
  let text = '';
  for (const part of parts) text += `${Buffer.byteLength(part, 'utf8')}:${part}`;
  return hash('sha256', text, 'hex').slice(0, 32);
}

/** Lower-case hex SHA-256 of some bytes. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'hex');
}
