/**
 * A scanner over valid TOML that only notes where keys and array items stand.
 * It relies on the parser having accepted the text and stops silently where it does not understand.
 */

/** Parts of a dotted key that are noted; deeper ones have the line of what is around them. */
const keyPartsMax = 32;

/** Lines by `JSON.stringify` of the path: `["project","dependencies",0]`. */
export function tomlLines(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  const arrayTables = new Map<string, number>();
  let at = 0;
  let line = 1;
  let table: (string | number)[] = [];

  const note = (path: readonly (string | number)[], where: number): void => {
    const key = JSON.stringify(path);
    if (!lines.has(key)) lines.set(key, where);
  };
  const skip = (length: number): void => {
    for (const end = Math.min(text.length, at + length); at < end; at += 1) if (text.charCodeAt(at) === 10) line += 1;
  };
  /** Blanks and comments; with `newlines` also line ends. */
  const skipBlanks = (newlines: boolean): void => {
    for (;;) {
      const character = text[at];
      if (character === ' ' || character === '\t' || character === '\r' || (newlines && character === '\n')) skip(1);
      else if (character === '#' && newlines) skip((text.indexOf('\n', at) + 1 || text.length + 1) - 1 - at);
      else return;
    }
  };
  /** Skips a string and gives its raw inside, escapes resolved where JSON knows them. */
  const takeString = (): string => {
    const quote = text[at] as string;
    const isLong = text.startsWith(quote.repeat(3), at);
    const fence = isLong ? quote.repeat(3) : quote;
    const start = at + fence.length;
    let end = start;
    while (end < text.length && !text.startsWith(fence, end)) end += quote === '"' && text[end] === '\\' ? 2 : 1;
    const inside = text.slice(start, end);
    skip(end + fence.length - at);
    // A long string may end with one or two quotes of its own before the fence.
    if (isLong) while (text[at] === quote) skip(1);
    return quote === '"' && inside.includes('\\') ? unescape(inside) : inside;
  };
  const takeKey = (): string[] => {
    const key: string[] = [];
    for (;;) {
      skipBlanks(false);
      if (text[at] === '"' || text[at] === "'") key.push(takeString());
      else {
        const start = at;
        while (at < text.length && /[A-Za-z0-9_-]/.test(text[at] as string)) at += 1;
        if (at === start) return key;
        key.push(text.slice(start, at));
      }
      skipBlanks(false);
      if (text[at] !== '.') return key;
      skip(1);
    }
  };
  const takeValue = (path: readonly (string | number)[]): void => {
    const character = text[at];
    if (character === '"' || character === "'") takeString();
    else if (character === '[') {
      skip(1);
      for (let index = 0; at < text.length; index += 1) {
        skipBlanks(true);
        if (text[at] === ']') break;
        note([...path, index], line);
        takeValue([...path, index]);
        skipBlanks(true);
        if (text[at] === ',') skip(1);
        else break;
      }
      if (text[at] === ']') skip(1);
    } else if (character === '{') {
      skip(1);
      while (at < text.length) {
        skipBlanks(true);
        if (text[at] === '}') break;
        if (!takePair(path)) break;
        skipBlanks(true);
        if (text[at] === ',') skip(1);
        else break;
      }
      if (text[at] === '}') skip(1);
    } else {
      while (at < text.length && !/[,\]}\n#]/.test(text[at] as string)) at += 1;
    }
  };
  const takePair = (parent: readonly (string | number)[]): boolean => {
    const where = line;
    const key = takeKey();
    if (key.length === 0) return false;
    for (let length = 1; length <= Math.min(key.length, keyPartsMax); length += 1) note([...parent, ...key.slice(0, length)], where);
    skipBlanks(false);
    if (text[at] !== '=') return false;
    skip(1);
    skipBlanks(false);
    takeValue([...parent, ...key.slice(0, keyPartsMax)]);
    return true;
  };
  /** `[a.b]` or `[[a.b]]`; the names of an array of tables get the index of its current item. */
  const takeHeader = (): boolean => {
    const where = line;
    const isArray = text.startsWith('[[', at);
    skip(isArray ? 2 : 1);
    const key = takeKey();
    if (key.length === 0) return false;
    table = [];
    for (const [index, name] of key.slice(0, keyPartsMax).entries()) {
      table.push(name);
      note(table, where);
      const count = arrayTables.get(JSON.stringify(table));
      if (isArray && index === key.length - 1) {
        arrayTables.set(JSON.stringify(table), (count ?? 0) + 1);
        table.push(count ?? 0);
        note(table, where);
      } else if (count !== undefined) table.push(count - 1);
    }
    skip(isArray ? 2 : 1);
    return true;
  };

  while (at < text.length) {
    skipBlanks(true);
    if (at >= text.length) break;
    const before = at;
    if (!(text[at] === '[' ? takeHeader() : takePair(table)) || at === before) {
      skip((text.indexOf('\n', at) + 1 || text.length + 1) - at);
    }
  }
  return lines;
}

function unescape(inside: string): string {
  try {
    return JSON.parse(`"${inside}"`) as string;
  } catch {
    return inside;
  }
}
