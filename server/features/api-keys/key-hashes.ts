/**
 * How keys are stored: as an HMAC of the SHA-256 of the whole key. Whoever found a leaked key can so report its plain
 * SHA-256 and keep the key to themselves; the stored hash is of no use without the server's pepper, and a SHA-256 is
 * accepted nowhere in place of a key.
 */
import { sha256Hex } from '#shared/model/hash.ts';
import { keyedHash } from '../../crypto/keyed-hash.ts';

export interface KeyHashes {
  /** For a new key. */
  stored(key: string): string;
  /** All that a presented key may be stored as: keys of earlier versions stand there as an HMAC of the key itself. */
  presented(key: string): readonly string[];
  /** @param sha256 - lower-case hex. */
  reported(sha256: string): readonly string[];
}

export function createKeyHashes(pepper: Uint8Array): KeyHashes {
  const ofDigest = (sha256: string) => keyedHash(pepper, 'api-key-digest', sha256);
  const stored = (key: string) => ofDigest(sha256Hex(key));
  return {
    stored,
    presented: (key) => [stored(key), keyedHash(pepper, 'api-key', key)],
    reported: (sha256) => [ofDigest(sha256)],
  };
}
