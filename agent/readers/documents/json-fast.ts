/** Large JSON that a machine wrote: the built-in parser for its speed, the tolerant one only for the place where a text breaks. */
import { getNodeValue } from 'jsonc-parser';
import { refuseDeepJson } from './depth.ts';
import { expectObject, parseJson } from './json.ts';
import type { Findings } from './reading.ts';

export interface JsonRecord {
  readonly [key: string]: unknown;
}

/**
 * The object of a text; of a broken one what stands before the break, with a note of its place. Empty, with a note, when it is no object.
 * @param options - `trailingCommas`: they are allowed, and comments with them.
 * @throws {ReaderTrouble} `too_deep`.
 */
export function parseLargeJson(text: string, findings: Findings, { trailingCommas = false } = {}): JsonRecord {
  refuseDeepJson(text);
  let value: unknown;
  try {
    value = JSON.parse(trailingCommas ? withoutTrailingCommas(text) : text);
  } catch {
    const document = parseJson(text, findings, { comments: trailingCommas });
    value = document.root && getNodeValue(document.root);
  }
  if (isRecord(value)) return value;
  expectObject(parseJson(text, findings, { comments: trailingCommas }), findings);
  return {};
}

/** Commas before a closing bracket become blanks, so that every offset and line stays. */
function withoutTrailingCommas(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  let comma = -1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      for (at += 1; at < text.length && text.charCodeAt(at) !== 34; at += 1) if (text.charCodeAt(at) === 92) at += 1;
      comma = -1;
    } else if (code === 44) comma = at;
    else if ((code === 93 || code === 125) && comma >= 0) {
      pieces.push(text.slice(from, comma), ' ');
      from = comma + 1;
      comma = -1;
    } else if (code > 32) comma = -1;
  }
  return pieces.join('') + text.slice(from);
}

/** A value as an object with own keys; empty for anything else. */
export function recordOf(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}

/** The members of an object, `__proto__` left out. */
export function membersOf(value: unknown): [string, unknown][] {
  return Object.entries(recordOf(value)).filter(([key]) => key !== '__proto__');
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text that is not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
