/** The words of a BAML file: names, texts and marks, with comments left out. */

export interface BamlToken {
  readonly kind: 'word' | 'text' | 'mark';
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

/** More words are no file that a person wrote; tokens. */
const tokensMax = 200_000;

const piece = /\s+|\/\/[^\n]*|(#+)"|"((?:[^"\\\n]|\\.)*)"|[A-Za-z0-9_][\w./:@-]*|[^]/y;

/** Everything up to the limit; a text that is never closed ends with the file. */
export function bamlTokens(source: string): BamlToken[] {
  const tokens: BamlToken[] = [];
  let line = 1;
  let at = 0;
  while (at < source.length && tokens.length < tokensMax) {
    piece.lastIndex = at;
    const match = piece.exec(source);
    if (!match) break;
    const [whole, hashes, quoted] = match;
    let end = at + whole.length;
    if (hashes !== undefined) {
      const close = source.indexOf(`"${hashes}`, end);
      const text = source.slice(end, close < 0 ? source.length : close);
      tokens.push({ kind: 'text', text, line });
      end = close < 0 ? source.length : close + 1 + hashes.length;
    } else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted, line });
    else if (/^\w/.test(whole)) tokens.push({ kind: 'word', text: whole, line });
    else if (!/^(?:\s|\/\/)/.test(whole)) tokens.push({ kind: 'mark', text: whole, line });
    for (let newline = source.indexOf('\n', at); newline >= 0 && newline < end; newline = source.indexOf('\n', newline + 1)) line += 1;
    at = end;
  }
  return tokens;
}
