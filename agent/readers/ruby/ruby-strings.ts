/** Ruby string escapes and here-documents. */

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', s: ' ', a: '\x07', e: '\x1b', '0': '\0', '\n': '' };

/** What an escape in double quotes stands for. */
export function unescapeRuby(source: string): string {
  const hex = /^\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|u\{\s*([0-9a-fA-F]{1,6}))/.exec(source);
  const code = hex?.[1] ?? hex?.[2] ?? hex?.[3];
  if (code !== undefined) {
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : source;
  }
  const letter = source.slice(1);
  return escapes[letter] ?? letter;
}

/** Takes the common indentation off the parts of a `<<~` text; holes stand between the parts. */
export function dedent(parts: readonly string[]): string[] {
  let least = Number.POSITIVE_INFINITY;
  for (const [index, part] of parts.entries()) {
    const lines = part.split('\n');
    for (const [at, line] of lines.entries()) {
      // What follows a hole is no beginning of a line.
      if ((at === 0 && index > 0) || (line.trim() === '' && (at < lines.length - 1 || index === parts.length - 1))) continue;
      least = Math.min(least, /^[ \t]*/.exec(line)?.[0].length ?? 0);
    }
  }
  if (!Number.isFinite(least) || least === 0) return [...parts];
  const indent = new RegExp(`^[ \\t]{0,${least}}`);
  return parts.map((part, index) =>
    part
      .split('\n')
      .map((line, at) => (at === 0 && index > 0 ? line : line.replace(indent, '')))
      .join('\n'),
  );
}
