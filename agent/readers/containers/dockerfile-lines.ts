/** Instructions of a Dockerfile: continuations joined, comments dropped, here-documents passed over. */

export interface Instruction {
  /** Upper case. */
  readonly keyword: string;
  readonly rest: string;
  /** 1-based line of the keyword. */
  readonly line: number;
}

/** @see https://docs.docker.com/reference/dockerfile/ for the escape directive, here-documents and comments inside continuations. */
export function instructions(text: string): Instruction[] {
  const lines = text.split(/\r\n|\n|\r/);
  const escape = escapeOf(lines);
  const found: Instruction[] = [];

  for (let index = 0; index < lines.length; index += 1) {
    const start = index;
    if (/^\s*(?:#|$)/.test(lines[index] as string)) continue;
    const parts: string[] = [];
    for (; index < lines.length; index += 1) {
      const line = (lines[index] as string).trimEnd();
      // Comments and blank lines inside a continuation are passed over.
      if (index > start && /^\s*(?:#|$)/.test(line)) continue;
      if (!line.endsWith(escape)) {
        parts.push(line);
        break;
      }
      parts.push(line.slice(0, -1));
    }
    const [, keyword = '', rest = ''] = /^\s*(\S+)\s*(.*)$/s.exec(parts.join(' ')) ?? [];
    found.push({ keyword: keyword.toUpperCase(), rest: rest.trim(), line: start + 1 });
    if (/^(?:RUN|COPY|ADD)$/i.test(keyword)) index = skipHeredocs(lines, index, rest);
  }
  return found;
}

/** `# escape=`` ` in the first lines, before anything else. */
function escapeOf(lines: readonly string[]): string {
  for (const line of lines) {
    const directive = /^\s*#\s*([A-Za-z]+)\s*=\s*(\S+)\s*$/.exec(line);
    if (!directive) return '\\';
    if (directive[1]?.toLowerCase() === 'escape') return directive[2] === '`' ? '`' : '\\';
  }
  return '\\';
}

/** The last line of the here-documents that an instruction opens; an unclosed one runs to the end of the file. */
function skipHeredocs(lines: readonly string[], from: number, rest: string): number {
  let index = from;
  for (const [, dash, , name] of rest.matchAll(/<<(-?)(["']?)([A-Za-z_][A-Za-z0-9_]*)\2/g)) {
    do index += 1;
    while (index < lines.length && (dash ? (lines[index] as string).replace(/^\t+/, '') : lines[index]) !== name);
  }
  return index;
}
