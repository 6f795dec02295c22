/** Small words that readings are written in. */
import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '#shared/model/fact.ts';
import type { FoundResource } from './service.ts';
import { AwsTrouble } from './trouble.ts';

/** Makes a call once, however many attributes come from it. */
export function once<T>(call: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= call());
}

/** What the API says with one of these error codes is no trouble: there is none, and that is the answer. */
export async function unless<T, Fallback>(codes: readonly string[], fallback: Fallback, call: () => Promise<T>): Promise<T | Fallback> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof AwsTrouble && codes.includes(error.code)) return fallback;
    throw error;
  }
}

/** Groups of at most `size`, for operations that take a list. */
export function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** Where something that AWS always sends is absent all the same: the sentence stands in the coverage. */
export function required<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new AwsTrouble('broke_off', 'Incomplete', `The answer has no ${what}.`);
  return value;
}

/** A record with attributes beside those that checks read: what leads to other things. */
export function related(found: FoundResource, more: JsonObject): FoundResource {
  return { ...found, attributes: { ...found.attributes, ...more } };
}

/** One more attribute beside those that checks read, by a call of its own. */
export async function alsoAsk(found: FoundResource, name: string, read: () => Promise<Json>): Promise<FoundResource> {
  try {
    return related(found, { [name]: await read() });
  } catch (error) {
    if (!(error instanceof AwsTrouble)) throw error;
    return { ...related(found, { unread: { ...found.attributes.unread, [name]: error.message } }), reasons: { ...found.reasons, [name]: error.reason } };
  }
}

/** Hash and length of a text that is not kept. */
export function traceOf(text: string | undefined): { readonly sha256: string; readonly length: number } | null {
  return text === undefined || text === '' ? null : { sha256: createHash('sha256').update(text).digest('hex'), length: text.length };
}
