/** Patterns over call paths: `*` one name, `**` any number of names, `{a,b}` alternatives, everything else literal. */

export interface PathPattern {
  /** `rootOfPath` of every path that it matches; undefined when a wildcard leaves it open. Rules are indexed by it. */
  readonly root: string | undefined;
  matches(path: string): boolean;
}

/** Call paths longer than this match nothing; characters. Keeps the match linear for practical purposes. */
const pathCharsMax = 400;

/** Compiles a pattern when it is first asked: most of a catalog's patterns never are. `matches` throws on unbalanced braces. */
export function pathPattern(pattern: string): PathPattern {
  let compiled: RegExp | undefined;
  const root = (pattern.includes('#') ? /^[^#*{]+(?=#)/ : /^[^.(*{]+(?=[.(]|$)/).exec(pattern)?.[0];
  return { root, matches: (path) => path.length <= pathCharsMax && (compiled ??= new RegExp(`^${toExpression(pattern)}$`)).test(path) };
}

/** The whole module of a path with one (`github.com/openai/openai-go#NewClient()`), otherwise its first name. */
export function rootOfPath(path: string): string {
  const module = path.indexOf('#');
  return module >= 0 ? path.slice(0, module) : (/^[^.(]+/.exec(path)?.[0] ?? '');
}

function toExpression(pattern: string): string {
  let out = '';
  let at = 0;
  while (at < pattern.length) {
    if (pattern.startsWith('.**', at)) {
      out += String.raw`(?:\.[^.#]+)*`;
      at += 3;
    } else if (pattern.startsWith('**', at)) {
      out += '.*';
      at += 2;
    } else if (pattern[at] === '*') {
      out += '[^.#()]+';
      at += 1;
    } else if (pattern[at] === '{') {
      const end = pattern.indexOf('}', at);
      if (end < 0) throw new Error(`Unbalanced { in the pattern ${pattern}`);
      const alternatives = pattern.slice(at + 1, end).split(',');
      out += `(?:${alternatives.map(toExpression).join('|')})`;
      at = end + 1;
    } else {
      out += RegExp.escape(pattern[at] as string);
      at += 1;
    }
  }
  return out;
}
