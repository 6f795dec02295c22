/** The assignments of a .env file, as the common loaders (dotenv for Node, python-dotenv, Compose) agree on them. */

export interface DotenvNames {
  readonly names: readonly { readonly name: string; readonly line: number }[];
  /** The first line that is neither blank, comment nor assignment. */
  readonly brokenLine?: number;
  readonly brokenCount: number;
}

/** Names in document order; values are passed over and never kept. */
export function dotenvNames(text: string): DotenvNames {
  const lines = text.split(/\r\n|\n|\r/);
  const names: { name: string; line: number }[] = [];
  let brokenLine: number | undefined;
  let brokenCount = 0;
  /** Quotes known not to close any more, so that a file of open quotes costs one search each. */
  const neverCloses = new Set<string>();

  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as string;
    if (/^\s*(?:#|$)/.test(line)) continue;
    const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_.-]{0,255})(?:\s*=\s*|:\s+)(.?)/.exec(line);
    if (!match) {
      brokenLine ??= index + 1;
      brokenCount += 1;
      continue;
    }
    names.push({ name: match[1] as string, line: index + 1 });
    const quote = match[2] as string;
    if ((quote === '"' || quote === "'" || quote === '`') && !closes(line.slice(match[0].length), quote) && !neverCloses.has(quote)) {
      const end = closingLine(lines, index + 1, quote);
      if (end === undefined) neverCloses.add(quote);
      else index = end;
    }
  }
  return { names, ...(brokenLine !== undefined && { brokenLine }), brokenCount };
}

function closes(rest: string, quote: string): boolean {
  for (let at = 0; at < rest.length; at += 1) {
    if (rest[at] === '\\' && quote === '"') at += 1;
    else if (rest[at] === quote) return true;
  }
  return false;
}

function closingLine(lines: readonly string[], from: number, quote: string): number | undefined {
  for (let index = from; index < lines.length; index += 1) if (closes(lines[index] as string, quote)) return index;
  return undefined;
}
