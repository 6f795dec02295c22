import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';

/**
 * HMAC-SHA-256 of a text under the server's pepper, lower-case hex. `purpose` keeps apart hashes of different things:
 * the hash of an API key is never the hash of an enrolment token.
 */
export function keyedHash(pepper: Uint8Array, purpose: string, text: string): string {
  return createHmac('sha256', keyOf(pepper)).update(`${purpose.length}:${purpose}${text}`, 'utf8').digest('hex');
}

/** Making a key object costs more than the hash, and there is one pepper. */
const keyObjects = new WeakMap<Uint8Array, KeyObject>();

function keyOf(pepper: Uint8Array): KeyObject {
  let key = keyObjects.get(pepper);
  if (key === undefined) keyObjects.set(pepper, (key = createSecretKey(pepper)));
  return key;
}

/** Compares two texts in a time that depends on their lengths only. */
export function equalInConstantTime(a: string, b: string): boolean {
  const left = Buffer.from(a, 'utf8');
  const right = Buffer.from(b, 'utf8');
  return left.length === right.length && timingSafeEqual(left, right);
}
