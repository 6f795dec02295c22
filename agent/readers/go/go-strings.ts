/** Go string literals. */

const escapes: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', "'": "'", '"': '"' };

/** The text of a literal with its quotes: raw between backticks (without carriage returns), else with its escapes resolved. */
export function goText(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith('`')) return inner.replaceAll('\r', '');
  if (!inner.includes('\\')) return inner;
  return inner.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([^]))/g, (whole, hex?: string, short?: string, long?: string, octal?: string, single?: string) => {
    const code = Number.parseInt(hex ?? short ?? long ?? octal ?? '', octal === undefined ? 16 : 8);
    if (single !== undefined) return escapes[single] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
