/** The line structure of pip's requirements files. */

export interface LogicalLine {
  /** Continuations joined, comment cut off, trimmed. */
  readonly text: string;
  /** The comment without its `#`, of this line only. */
  readonly comment: string;
  /** 1-based line where it starts. */
  readonly line: number;
}

/**
 * Joins lines that end with a backslash and cuts comments (`#` at the start or after a blank), as pip does.
 * @see https://pip.pypa.io/en/stable/reference/requirements-file-format/
 */
export function logicalLines(text: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let joined = '';
  let start = 0;
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    if (joined === '') start = index + 1;
    // A comment line inside a continuation ends it, as in pip.
    const isComment = /^\s*#/.test(raw);
    if (raw.endsWith('\\') && !isComment) {
      joined += `${raw.slice(0, -1)} `;
      continue;
    }
    lines.push(split(joined + (isComment && joined !== '' ? '' : raw), start));
    if (isComment && joined !== '') lines.push(split(raw, index + 1));
    joined = '';
  }
  if (joined !== '') lines.push(split(joined, start));
  return lines;
}

function split(text: string, line: number): LogicalLine {
  const at = /^#|\s#/.exec(text.trimStart());
  const trimmed = text.trimStart();
  if (!at) return { text: trimmed.trim(), comment: '', line };
  return { text: trimmed.slice(0, at.index).trim(), comment: trimmed.slice(trimmed.indexOf('#', at.index) + 1), line };
}

/** Takes the options after a requirement off (`--hash=sha256:…`, `--config-settings …`) and gives its hashes. */
export function splitOptions(text: string): { requirement: string; hashes: { algorithm: 'sha256' | 'sha384' | 'sha512'; hex: string }[] } {
  const at = /\s--?[a-z]/.exec(text);
  const options = at ? text.slice(at.index) : '';
  const hashes = [...options.matchAll(/--hash[= ](sha256|sha384|sha512):([0-9a-fA-F]{64,128})(?=\s|$)/g)]
    .map((match) => ({ algorithm: match[1] as 'sha256' | 'sha384' | 'sha512', hex: (match[2] as string).toLowerCase() }))
    .filter(({ algorithm, hex }) => hex.length === { sha256: 64, sha384: 96, sha512: 128 }[algorithm]);
  return { requirement: at ? text.slice(0, at.index) : text, hashes };
}
