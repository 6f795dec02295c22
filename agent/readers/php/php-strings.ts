/** PHP string escapes and here-documents. */

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', v: '\v', e: '\x1b', f: '\f', '\\': '\\', $: '$', '"': '"' };

/** What an escape in double quotes or in a here-document stands for. */
export function unescapePhp(source: string): string {
  const code = /^\\(?:x([0-9A-Fa-f]{1,2})|u\{([0-9A-Fa-f]{1,6})\})$/.exec(source);
  if (code) {
    const point = Number.parseInt(code[1] ?? code[2] ?? '0', 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : source;
  }
  return escapes[source.slice(1)] ?? source;
}

/** A text in single quotes knows only its quote and the backslash. */
export function unescapeSingle(source: string): string {
  return source.includes('\\') ? source.replace(/\\([\\'])/g, '$1') : source;
}

/** Takes the indentation of the closing mark off every line; holes stand between the parts. */
export function outdent(parts: readonly string[], indent: number): string[] {
  if (indent === 0) return [...parts];
  const leading = new RegExp(`^[ \\t]{0,${indent}}`);
  return parts.map((part, index) =>
    part
      .split('\n')
      .map((line, at) => (at === 0 && index > 0 ? line : line.replace(leading, '')))
      .join('\n'),
  );
}
