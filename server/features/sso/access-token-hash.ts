import { createHash } from 'node:crypto';
import { ProviderError } from './provider-error.ts';

/** The hash that goes with a signature algorithm. EdDSA with Ed25519 goes with SHA-512. */
const hashes: Readonly<Record<string, string>> = { '256': 'sha256', '384': 'sha384', '512': 'sha512' };

/**
 * Whether the access token is the one that the ID token was given with; an ID token without `at_hash` says nothing of it.
 * @see OpenID Connect Core 3.1.3.8: the left half of the hash, base64url. openid-client 6 leaves it out for the code flow.
 */
export function assertAccessTokenHash(given: { idToken: string; accessToken: string; expected: unknown }): void {
  const { idToken, accessToken, expected } = given;
  if (expected === undefined) return;
  const algorithm = algorithmOf(idToken);
  const hash = algorithm === 'EdDSA' || algorithm === 'Ed25519' ? 'sha512' : hashes[algorithm.slice(-3)];
  const digest = hash === undefined ? undefined : createHash(hash).update(accessToken, 'ascii').digest();
  if (digest === undefined || digest.subarray(0, digest.length / 2).toString('base64url') !== expected) {
    throw new ProviderError('at_hash_mismatch', 'the access token is not the one of the ID token');
  }
}

/** Of a token whose signature was verified, so its header is well-formed. */
function algorithmOf(idToken: string): string {
  const header = JSON.parse(Buffer.from(idToken.split('.', 1)[0] ?? '', 'base64url').toString('utf8')) as { alg?: unknown };
  return String(header.alg);
}
