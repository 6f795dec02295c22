/** Strict reading of JSON request bodies: limits on shape, and nothing that surprises code further in. */
import { apiError } from '#shared/api/api-error.ts';

/** Limits on one body; each error names the one that was passed. */
export const jsonLimits = {
  /** Arrays and objects inside one another. The policy language needs about 12. */
  depthMax: 32,
  /** Fields of all objects together. */
  keysMax: 10_000,
  /** Items of one array. */
  itemsMax: 10_000,
  /** UTF-16 units of one string. */
  stringLengthMax: 262_144,
} as const;

/**
 * The value of a JSON text.
 * @throws {AppError} `validation_error` for bytes that are not UTF-8, text that is not JSON, a passed limit, a key
 * `__proto__`, and strings with NUL or half a surrogate pair, which PostgreSQL cannot store.
 */
export function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw apiError('validation_error', 'The body is not valid UTF-8.');
  }
  // JSON.parse has no limit of depth and is slow on a million brackets, so the brackets are counted first.
  if (bracketDepth(text) > jsonLimits.depthMax) throw overLimit('', 'depthMax', `nested deeper than ${jsonLimits.depthMax} levels`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw apiError('validation_error', 'The body is not valid JSON.', { hint: 'Send one JSON object, UTF-8, without comments.' });
  }
  assertOrdinary(value);
  return value;
}

/** Whether a text may be stored and shown: no NUL, no half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (isInString) {
      if (code === 0x5c) i += 1;
      else if (code === 0x22) isInString = false;
    } else if (code === 0x22) isInString = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return deepest;
}

function assertOrdinary(root: unknown): void {
  let keys = 0;
  const visit = (value: unknown, field: string): void => {
    if (typeof value === 'string') {
      if (value.length > jsonLimits.stringLengthMax) throw overLimit(field, 'stringLengthMax', `longer than ${jsonLimits.stringLengthMax} characters`);
      if (!isStorableText(value)) throw apiError('validation_error', `${field || 'The body'} holds a NUL or half of a surrogate pair.`, field === '' ? {} : { field });
    } else if (Array.isArray(value)) {
      if (value.length > jsonLimits.itemsMax) throw overLimit(field, 'itemsMax', `longer than ${jsonLimits.itemsMax} items`);
      for (const [index, item] of value.entries()) visit(item, `${field}[${index}]`);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        keys += 1;
        if (keys > jsonLimits.keysMax) throw overLimit('', 'keysMax', `more than ${jsonLimits.keysMax} fields in all`);
        const path = field === '' ? key : `${field}.${key}`;
        if (key === '__proto__') throw apiError('validation_error', 'A field may not be called __proto__.', { field: path });
        if (!isStorableText(key)) throw apiError('validation_error', 'The name of a field holds a NUL or half of a surrogate pair.');
        visit(item, path);
      }
    }
  };
  visit(root, '');
}

function overLimit(field: string, limit: keyof typeof jsonLimits, what: string) {
  return apiError('validation_error', `${field === '' ? 'The body' : field} is ${what} (limit ${limit}).`, field === '' ? {} : { field });
}
