/** The directives of a `go.mod`, a block as one directive for each of its lines. */

export interface GoDirective {
  /** `require`, `replace`, `module`, `tool`, `exclude`. */
  readonly verb: string;
  readonly words: readonly string[];
  /** Behind `//`. */
  readonly comment: string;
  readonly line: number;
}

/** In the order of the file; what is no directive is left out. */
export function goDirectives(text: string): GoDirective[] {
  const directives: GoDirective[] = [];
  let block: string | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const slashes = commentStart(raw);
    const words = (slashes < 0 ? raw : raw.slice(0, slashes)).trim().split(/\s+/).filter((word) => word !== '').map(unquoted);
    if (words.length === 0) continue;
    if (words[0] === ')') block = undefined;
    else if (block === undefined && words.length === 2 && words[1] === '(') block = words[0];
    else {
      const [verb = '', ...rest] = block === undefined ? words : [block, ...words];
      directives.push({ verb, words: rest, comment: slashes < 0 ? '' : raw.slice(slashes + 2).trim(), line: index + 1 });
    }
  }
  return directives;
}

/** A comment begins a line or stands behind a blank: an address has slashes, too. */
function commentStart(line: string): number {
  for (let at = line.indexOf('//'); at >= 0; at = line.indexOf('//', at + 2)) if (at === 0 || line[at - 1] === ' ' || line[at - 1] === '\t') return at;
  return -1;
}

function unquoted(word: string): string {
  return /^(["`]).*\1$/.test(word) ? word.slice(1, -1) : word;
}
