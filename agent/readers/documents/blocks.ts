/**
 * The tree of an indented text, in one pass: YAML as package managers write it (pnpm, Yarn, conda-lock), of many megabytes,
 * where a whole parser takes twenty times as long. Anchors, tags and texts over several lines are not understood: no such file has them.
 */
import { ReaderTrouble } from '../reader.ts';

/** A line with the lines that are indented below it. */
export interface Block {
  /** Without indentation and blanks at its end; a list item keeps its dash. */
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  readonly blocks: readonly Block[];
}

/** Deepest nesting that is followed; the files that are read this way have 6 levels. */
const depthMax = 100;

/** Blocks of the outermost level; blank lines and comment lines are left out. @throws {ReaderTrouble} `too_deep`. */
export function blocksOf(text: string): Block[] {
  const root: Block[] = [];
  const open: { readonly indent: number; readonly blocks: Block[] }[] = [{ indent: -1, blocks: root }];
  let line = 0;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    line += 1;
    let start = at;
    while (start < end && text.charCodeAt(start) === 32) start += 1;
    const first = text.charCodeAt(start);
    if (start < end && first !== 35 && first !== 13) {
      // An item may stand as far left as the key of its list.
      const indent = (start - at) * 2 + (first === 45 && text.charCodeAt(start + 1) === 32 ? 1 : 0);
      while ((open.at(-1) as { indent: number }).indent >= indent) open.pop();
      const block: Block & { blocks: Block[] } = { text: text.slice(start, end).trimEnd(), line, blocks: [] };
      (open.at(-1) as { blocks: Block[] }).blocks.push(block);
      if (open.length > depthMax) throw new ReaderTrouble('too_deep', `Nested deeper than ${depthMax} levels at line ${line}.`);
      open.push({ indent, blocks: block.blocks });
    }
    at = end + 1;
  }
  return root;
}

/** A key and what stands behind its colon, quotes taken off; undefined for a line that is no pair. */
export interface Pair {
  readonly key: string;
  /** Empty when the value is in the blocks below, or missing. */
  readonly value: string;
}

export function pairOf(text: string): Pair | undefined {
  const quote = text[0];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, 1);
    if (end < 0 || text[end + 1] !== ':') return undefined;
    return { key: text.slice(1, end), value: scalarOf(text.slice(end + 2)) };
  }
  const colon = text.endsWith(':') && !text.includes(': ') ? text.length - 1 : text.indexOf(': ');
  return colon <= 0 ? undefined : { key: text.slice(0, colon), value: scalarOf(text.slice(colon + 1)) };
}

/** A scalar as it is meant: quotes and a comment taken off. */
export function scalarOf(raw: string): string {
  const text = raw.trim();
  const quote = text[0];
  if (quote === "'" || quote === '"') {
    const end = text.indexOf(quote, 1);
    return end < 0 ? text.slice(1) : text.slice(1, end);
  }
  const comment = text.startsWith('#') ? 0 : text.indexOf(' #');
  return comment < 0 ? text : text.slice(0, comment).trimEnd();
}

/** The pairs below a block, and those of a map that is written in one line: `{integrity: sha512-…, tarball: …}`. */
export function pairsIn(block: Block | undefined): (Pair & { readonly block: Block })[] {
  if (!block) return [];
  const inline = /^[^{]*\{(.*)\}$/.exec(block.text)?.[1];
  if (inline !== undefined && block.blocks.length === 0) return inline.split(/, ?/).flatMap((text) => (pairOf(text.trim()) ? [{ ...(pairOf(text.trim()) as Pair), block }] : []));
  return block.blocks.flatMap((below) => {
    const pair = pairOf(below.text);
    return pair ? [{ ...pair, block: below }] : [];
  });
}
