import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * HMAC-SHA-256 of a text under the server's pepper, lower-case hex. `purpose` keeps apart hashes of different things:
 * the hash of an API key is never the hash of an enrolment token.
 */
export function keyedHash(pepper: Uint8Array, purpose: string, text: string): string {
  return createHmac('sha256', pepper).update(`${purpose.length}:${purpose}`).update(text, 'utf8').digest('hex');
}

/** Compares two texts in a time that depends on their lengths only. */
export function equalInConstantTime(a: string, b: string): boolean {
  const left = Buffer.from(a, 'utf8');
  const right = Buffer.from(b, 'utf8');
  return left.length === right.length && timingSafeEqual(left, right);
}
