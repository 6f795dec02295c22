/**
 * How keys are stored: as an HMAC of the SHA-256 of the whole key. Whoever found a leaked key can so report its plain
 * SHA-256 and keep the key to themselves; the stored hash is of no use without the server's pepper, and a SHA-256 is
 * accepted nowhere in place of a key.
 */
import { sha256Hex } from '#shared/model/hash.ts';
import { keyedHash } from '../../crypto/keyed-hash.ts';

export interface KeyHashes {
  /** What a key is stored as. */
  stored(key: string): string;
  /** The same from its plain hash. @param sha256 - lower-case hex. */
  reported(sha256: string): string;
}

export function createKeyHashes(pepper: Uint8Array): KeyHashes {
  const reported = (sha256: string) => keyedHash(pepper, 'api-key-digest', sha256);
  return { stored: (key) => reported(sha256Hex(key)), reported };
}
