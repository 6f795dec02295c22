/** Escapes of string literals as Java, Kotlin and C# write them. */

const single: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07', e: '\x1b', s: ' ', '0': '\0', '\n': '' };

/** The text that a literal's source stands for, without its quotes. What is no escape stays as it is written. */
export function unescaped(source: string): string {
  if (!source.includes('\\')) return source;
  return source.replace(/\\(?:u+([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{1,4})|([^]))/g, (whole, short?: string, long?: string, hex?: string, other?: string) => {
    const code = short ?? long ?? hex;
    if (code === undefined) return single[other ?? ''] ?? other ?? whole;
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** A text over several lines without its first line break and without the indentation that all its lines share. */
export function withoutIndentation(text: string): string {
  const lines = text.replace(/^[ \t]*\r?\n/, '').split('\n');
  const last = lines.length - 1;
  let shared = Number.POSITIVE_INFINITY;
  for (const [index, line] of lines.entries()) {
    const indent = line.length - line.trimStart().length;
    if (index === last || indent < line.trimEnd().length) shared = Math.min(shared, indent);
  }
  return lines.map((line, index) => (index === last && line.trim() === '' ? '' : line.slice(Math.min(shared, line.length)))).join('\n');
}
