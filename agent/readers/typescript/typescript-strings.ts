/** JavaScript string and template escapes. */

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '\0', '\n': '', '\r\n': '', '\u2028': '', '\u2029': '' };

/** The text that a literal's source stands for, without its quotes. */
export function unescapeText(source: string): string {
  if (!source.includes('\\')) return source;
  return source.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|(\r\n|[^]))/g, (whole, hex?: string, short?: string, long?: string, single?: string) => {
    const code = hex ?? short ?? long;
    if (code === undefined) return escapes[single ?? ''] ?? single ?? whole;
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
