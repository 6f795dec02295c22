/** Deciding by bytes whether a module name may be imported, before anything is parsed. */

/** How far back a statement is looked for; bytes. Longer import lists exist only in generated code. */
const lookBackMax = 8_192;

const newline = 0x0a;
const carriageReturn = 0x0d;
const backslash = 0x5c;
const semicolon = 0x3b;
const hash = 0x23;
const openParenthesis = 0x28;
const closeParenthesis = 0x29;

/**
 * Whether the name at `bytes[start, end)` stands in an `import` or `from` statement (also a parenthesised or continued one),
 * or in a call of `import_module` or `__import__`. Strings and comments are not told apart here: that costs only a parse.
 */
export function isInImport(bytes: Uint8Array, { start }: { start: number; end: number }): boolean {
  if (isNamePart(bytes[start - 1])) return false;
  const from = Math.max(0, start - lookBackMax);
  const line = logicalLineStart(bytes, from, start);
  if (startsWithWord(bytes, line, start, 'import') || startsWithWord(bytes, line, start, 'from')) return true;
  if (endsInFromList(bytes, from, start)) return true;
  // `import os; import openai`, `if x: import openai`, `try: from x import y`.
  const text = latin1(bytes, line, start);
  return /(?:^|[;:\s])(?:import|from)\s/.test(text) || /(?:import_module|__import__)\s*\(\s*[rRbBuUfF]?["']{1,3}$/.test(text);
}

function logicalLineStart(bytes: Uint8Array, from: number, at: number): number {
  let index = at - 1;
  for (; index >= from; index -= 1) {
    if (bytes[index] !== newline) continue;
    const before = bytes[index - 1] === carriageReturn ? bytes[index - 2] : bytes[index - 1];
    if (before !== backslash) break;
  }
  return index + 1;
}

/** Inside `from x import (…`: the last open parenthesis before belongs to a `from` line. */
function endsInFromList(bytes: Uint8Array, from: number, at: number): boolean {
  for (let index = at - 1; index >= from; index -= 1) {
    const byte = bytes[index];
    if (byte === closeParenthesis || byte === semicolon) {
      // A comment in the list may hold anything.
      if (!isInComment(bytes, from, index)) return false;
    } else if (byte === openParenthesis && !isInComment(bytes, from, index)) {
      const line = logicalLineStart(bytes, from, index);
      return /(?:^|[;:\s])from\s.*\simport\s*$/.test(latin1(bytes, line, index));
    }
  }
  return false;
}

function isInComment(bytes: Uint8Array, from: number, at: number): boolean {
  for (let index = at - 1; index >= from && bytes[index] !== newline; index -= 1) if (bytes[index] === hash) return true;
  return false;
}

function startsWithWord(bytes: Uint8Array, from: number, to: number, word: string): boolean {
  let at = from;
  while (at < to && (bytes[at] === 0x20 || bytes[at] === 0x09)) at += 1;
  for (let index = 0; index < word.length; index += 1) if (bytes[at + index] !== word.charCodeAt(index)) return false;
  return !isNamePart(bytes[at + word.length]);
}

function isNamePart(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte === 0x5f || byte >= 0x80;
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
