/** Words, strings and marks of a build script, with lines: enough to read declarations that are written out, without running anything. */

export interface Token {
  /** `newline` ends a line that is not empty. */
  readonly kind: 'name' | 'string' | 'mark' | 'newline';
  /** A string without its quotes; a mark is one character. */
  readonly text: string;
  readonly line: number;
}

export interface TokenSyntax {
  readonly lineComment: readonly string[];
  readonly blockComment?: readonly [string, string];
  /** `'` and `"` open strings everywhere; three of them a string over lines when `true`. */
  readonly longQuotes: boolean;
  /** Further characters that words consist of, besides letters, digits and `_`. */
  readonly nameCharacters?: string;
}

/** Strings longer than this are descriptions; characters. */
const stringCharsMax = 2000;

/** All tokens of a text, comments left out; a string that does not end ends with its line. */
export function tokensOf(text: string, { lineComment, blockComment, longQuotes, nameCharacters = '' }: TokenSyntax): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  const countLines = (from: number, to: number): void => {
    for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) line += 1;
  };
  for (let at = 0; at < text.length; ) {
    const character = text[at] as string;
    if (character === '\n') {
      if (tokens.length > 0 && tokens.at(-1)?.kind !== 'newline') tokens.push({ kind: 'newline', text: '', line });
      line += 1;
      at += 1;
    } else if (character <= ' ') at += 1;
    else if (lineComment.some((start) => text.startsWith(start, at))) at = indexOrEnd(text, '\n', at);
    else if (blockComment !== undefined && text.startsWith(blockComment[0], at)) {
      const end = indexOrEnd(text, blockComment[1], at + blockComment[0].length) + blockComment[1].length;
      countLines(at, end);
      at = end;
    } else if (character === '"' || character === "'") {
      const isLong = longQuotes && text.startsWith(character.repeat(3), at);
      const start = at + (isLong ? 3 : 1);
      const end = isLong ? indexOrEnd(text, character.repeat(3), start) : stringEnd(text, start, character);
      if (end - start <= stringCharsMax) tokens.push({ kind: 'string', text: text.slice(start, end).replaceAll('\\', ''), line });
      countLines(start, end);
      at = end + (isLong ? 3 : text[end] === character ? 1 : 0);
    } else if (isNamePart(text.charCodeAt(at), character, nameCharacters)) {
      const start = at;
      while (at < text.length && isNamePart(text.charCodeAt(at), text[at] as string, nameCharacters)) at += 1;
      tokens.push({ kind: 'name', text: text.slice(start, at), line });
    } else {
      tokens.push({ kind: 'mark', text: character, line });
      at += 1;
    }
  }
  return tokens;
}

function stringEnd(text: string, start: number, quote: string): number {
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    // What is put into a text may have texts of its own: "${property("version")}".
    else if (quote === '"' && character === '{' && (text[at - 1] === '$' || text[at - 1] === '#')) at = holeEnd(text, at);
    else if (character === quote || character === '\n') return at;
  }
  return text.length;
}

/** The brace that ends a hole of a text, or where the line ends. */
function holeEnd(text: string, start: number): number {
  for (let at = start, depth = 0; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
    if (text[at] === '\n') return at - 1;
  }
  return text.length;
}

function isNamePart(code: number, character: string, more: string): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code > 127 || more.includes(character);
}

function indexOrEnd(text: string, part: string, from: number): number {
  const at = text.indexOf(part, from);
  return at < 0 ? text.length : at;
}
