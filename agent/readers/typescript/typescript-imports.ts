/** Deciding by bytes whether a module name may be a module specifier, before anything is parsed. */

const quotes = new Set([0x22, 0x27, 0x60]);
const slash = 0x2f;
const dash = 0x2d;
const colon = 0x3a;

/**
 * Whether the name at `bytes[start, end)` stands in quotes as a specifier does: a quote directly before, and a quote or `/` directly after;
 * and in front of the quote what can lead to one: `from`, `import`, `require(`, `import(`, or a comment that may hide them.
 * A name that itself ends with `/`, `-` or `:` begins a family, so anything may follow. Word lists (`['ai', 'eps']`) are told apart here
 * and cost no parse.
 */
export function isInSpecifier(bytes: Uint8Array, { start, end }: { start: number; end: number }): boolean {
  const before = bytes[start - 1];
  const last = bytes[end - 1];
  const after = bytes[end];
  if (before === undefined || after === undefined || !quotes.has(before)) return false;
  if (after !== slash && !quotes.has(after) && last !== slash && last !== dash && last !== colon) return false;
  return leadsToSpecifier(bytes, start - 1);
}

/** White space that is looked over between a keyword and its specifier; bytes. Nobody indents a specifier further. */
const gapMax = 200;

function leadsToSpecifier(bytes: Uint8Array, quote: number): boolean {
  let at = quote - 1;
  while (at >= 0 && quote - at < gapMax && isSpace(bytes[at] as number)) at -= 1;
  if (at < 0) return false;
  // A comment ends here, or a line comment may stand between; both are rare enough to be parsed.
  if (bytes[at] === slash && bytes[at - 1] === star) return true;
  if (bytes[at] === parenthesis) {
    at -= 1;
    while (at >= 0 && isSpace(bytes[at] as number)) at -= 1;
  }
  return keywords.some((keyword) => endsWith(bytes, at, keyword));
}

const star = 0x2a;
const parenthesis = 0x28;
const keywords = ['from', 'import', 'require'].map((word) => new TextEncoder().encode(word));

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

function endsWith(bytes: Uint8Array, end: number, word: Uint8Array): boolean {
  return end + 1 >= word.length && word.every((byte, index) => bytes[end + 1 - word.length + index] === byte);
}

/** Whether a specifier names a package (or a module of the runtime), and no file or alias of the project. */
export function isPackage(specifier: string): boolean {
  return specifier !== '' && !/^(?:[./#~]|@\/|[a-z]+:\/\/|file:|data:)/i.test(specifier);
}
