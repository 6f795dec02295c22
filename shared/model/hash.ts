import { createHash } from 'node:crypto';

/**
 * A short stable hash of several parts: 128 bits of SHA-256, lower-case hex.
 * Parts are length-prefixed, so `['ab', 'c']` and `['a', 'bc']` differ.
 */
export function hashOf(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = Buffer.from(part, 'utf8');
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex').slice(0, 32);
}

/** Lower-case hex SHA-256 of some bytes. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
