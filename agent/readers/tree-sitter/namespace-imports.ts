/** Deciding by bytes whether a dotted namespace may be used by code of Java, Kotlin or C#, before anything is parsed. */

/** How far back the start of a line is looked for; bytes. */
const lookBackMax = 400;

const newline = 0x0a;
const quotes = new Set([0x22, 0x27]);
const dot = 0x2e;
const openParenthesis = 0x28;
const less = 0x3c;
const slash = 0x2f;
const dash = 0x2d;
const colon = 0x3a;

/**
 * Whether the name at `bytes[start, end)` stands in an import, or at the head of a qualified name in code; not in a comment line, a string, or the
 * statement that says which package the file itself is in. A name directly behind a dot counts when it is called: an extension method.
 */
export function isNamespaceUse(bytes: Uint8Array, { start, end }: { start: number; end: number }): boolean {
  const before = bytes[start - 1];
  const after = bytes[end];
  if (before === dot) return after === openParenthesis || after === less;
  if (before !== undefined && (quotes.has(before) || before === slash || before === dash || before === colon)) return false;
  const line = lineStart(bytes, start);
  const head = latin1(bytes, line, start).trimStart();
  if (/^(?:import|using|global\s+using)\b/.test(head)) return true;
  if (/^(?:package|namespace)\b/.test(head) || /^(?:\*|\/\/|\/\*|#)/.test(head) || head.includes('//')) return false;
  return after === dot;
}

function lineStart(bytes: Uint8Array, at: number): number {
  const from = Math.max(0, at - lookBackMax);
  let index = at - 1;
  while (index >= from && bytes[index] !== newline) index -= 1;
  return index + 1;
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
