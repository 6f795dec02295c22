/** Kotlin string literals, taken apart from their source: the grammar loses some holes that are only a name. */
import { unescaped } from '../tree-sitter/escapes.ts';

/** The literal parts of a string, and the holes between them as offsets into the source. */
export interface StringParts {
  readonly parts: readonly string[];
  readonly holes: readonly { readonly start: number; readonly end: number; readonly isName: boolean }[];
}

/** @param braced - the `${…}` holes that the grammar found, by their start and end. */
export function stringParts(text: string, { start, end, braced }: { start: number; end: number; braced: ReadonlyMap<number, number> }): StringParts {
  const isRaw = text.startsWith('"""', start);
  const quotes = isRaw ? 3 : 1;
  const unescape = (part: string) => (isRaw ? part : unescaped(part));
  const parts: string[] = [];
  const holes: { start: number; end: number; isName: boolean }[] = [];
  const last = end - quotes;
  let from = start + quotes;
  for (let at = from; at < last; at += 1) {
    if (text[at] === '\\' && !isRaw) {
      at += 1;
      continue;
    }
    if (text[at] !== '$') continue;
    const bracedEnd = braced.get(at);
    name.lastIndex = at + 1;
    const named = bracedEnd === undefined ? name.exec(text)?.[0] : undefined;
    const to = bracedEnd ?? (named === undefined ? undefined : at + 1 + named.length);
    if (to === undefined || to > last) continue;
    parts.push(unescape(text.slice(from, at)));
    holes.push({ start: at + 1, end: to, isName: bracedEnd === undefined });
    from = to;
    at = to - 1;
  }
  parts.push(unescape(text.slice(from, Math.max(from, last))));
  return { parts, holes };
}

const name = /[A-Za-z_]\w{0,200}/y;
