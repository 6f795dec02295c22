/** Rust string literals. */

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', '\\': '\\', "'": "'", '"': '"' };

/** The text of a string literal with its quotes: `"…"`, `b"…"`, `r#"…"#`. */
export function rustText(literal: string): string {
  const raw = /^[bc]?r(#*)"/.exec(literal);
  if (raw) return literal.slice(raw[0].length, literal.length - 1 - (raw[1]?.length ?? 0));
  const inner = literal.slice(literal.indexOf('"') + 1, -1);
  if (!inner.includes('\\')) return inner;
  return inner.replace(/\\(?:x([0-9a-fA-F]{2})|u\{([0-9a-fA-F_]{1,8})\}|\r?\n\s*|([^]))/g, (whole, short?: string, long?: string, single?: string) => {
    const code = short ?? long?.replaceAll('_', '');
    // A backslash at the end of a line takes the break and the indentation with it.
    if (code === undefined) return single === undefined ? '' : (escapes[single] ?? whole);
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** A piece of a format string: text, then what stands in the braces behind it, if anything does. */
export interface FormatPiece {
  readonly text: string;
  /** `` for the next argument, a number, or a name; what is behind the colon is left out. */
  readonly hole?: string;
}

/** The pieces of the format string of `format!`, `println!` and their like. */
export function formatPieces(text: string): FormatPiece[] {
  const pieces: FormatPiece[] = [];
  let from = 0;
  let plain = '';
  for (const match of text.matchAll(/\{\{|\}\}|\{([^{}:]{0,100})(?::[^{}]{0,100})?\}/g)) {
    plain += text.slice(from, match.index);
    from = match.index + match[0].length;
    if (match[1] === undefined) plain += match[0][0];
    else {
      pieces.push({ text: plain, hole: match[1].trim() });
      plain = '';
    }
  }
  return [...pieces, { text: plain + text.slice(from) }];
}
