/**
 * Replaces `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:+other}` in a text, defaults nested up to `depthMax`.
 * What cannot be resolved stays as `${NAME}`, which no image reference allows, so it is seen later.
 * `$$` is a dollar sign.
 */
export function substitute(text: string, valueOf: (name: string) => string | undefined, depth = 0): string {
  if (!text.includes('$') || depth > depthMax) return text;
  let result = '';
  for (let at = 0; at < text.length; at += 1) {
    const rest = text.slice(at, at + 300);
    if (text[at] !== '$') {
      result += text[at] as string;
      continue;
    }
    if (rest.startsWith('$$')) {
      result += '$';
      at += 1;
      continue;
    }
    const bare = /^\$([A-Za-z_][A-Za-z0-9_]*)/.exec(rest);
    if (bare) {
      result += valueOf(bare[1] as string) ?? `\${${bare[1]}}`;
      at += bare[0].length - 1;
      continue;
    }
    const end = closingBrace(text, at);
    const inside = end === undefined ? undefined : /^([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-+?])(.*))?$/s.exec(text.slice(at + 2, end));
    if (end === undefined || !inside) {
      result += '$';
      continue;
    }
    result += resolve(inside, valueOf, depth);
    at = end;
  }
  return result;
}

/** Deeper defaults than this are nobody's. */
const depthMax = 5;

function resolve([, name = '', operator, word = '']: RegExpExecArray, valueOf: (name: string) => string | undefined, depth: number): string {
  const value = valueOf(name);
  const isGiven = value !== undefined && (value !== '' || !operator?.startsWith(':'));
  if (operator?.endsWith('+')) return isGiven ? substitute(word, valueOf, depth + 1) : '';
  if (isGiven) return value;
  return operator?.endsWith('-') ? substitute(word, valueOf, depth + 1) : `\${${name}}`;
}

/** The brace that closes `${` at `start`; names and defaults are short, so the search is too. */
function closingBrace(text: string, start: number): number | undefined {
  if (text[start + 1] !== '{') return undefined;
  let open = 0;
  for (let at = start + 1; at < Math.min(text.length, start + 2000); at += 1) {
    if (text[at] === '{') open += 1;
    else if (text[at] === '}') {
      open -= 1;
      if (open === 0) return at;
    }
  }
  return undefined;
}
