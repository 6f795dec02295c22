/** How many terminal cells text takes, for text that `visible` has cleaned: no control or format characters are left. */

/** Cells of a text. Wide for East Asian wide characters and emoji, nothing for combining marks. */
export function widthOf(text: string): number {
  if (isPlain(text)) return text.length;
  let width = 0;
  for (const { cells } of clusters(text)) width += cells;
  return width;
}

/** The text cut to a width, with `…` in the last cell when something was left out. Never cuts a character in two. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  if (width < 1) return '';
  let kept = '';
  let used = 0;
  for (const { text: part, cells } of clusters(text)) {
    if (used + cells > width - 1) break;
    kept += part;
    used += cells;
  }
  return `${kept}…`;
}

/** The text cut in the middle, for paths: both ends tell something. */
export function cutMiddle(text: string, width: number): string {
  if (widthOf(text) <= width || width < 5) return cut(text, width);
  const parts = [...clusters(text)];
  const half = Math.floor((width - 1) / 3);
  let head = '';
  let used = 0;
  for (const { text: part, cells } of parts) {
    if (used + cells > half) break;
    head += part;
    used += cells;
  }
  let tail = '';
  for (const { text: part, cells } of parts.toReversed()) {
    if (used + cells > width - 1) break;
    tail = part + tail;
    used += cells;
  }
  return `${head}…${tail}`;
}

/** The text on several lines, broken at spaces where it can be; what does not fit the last line is cut. */
export function wrapped(text: string, of: { width: number; linesMax: number }): string[] {
  const lines: string[] = [];
  let rest = text;
  while (widthOf(rest) > of.width && lines.length < of.linesMax - 1) {
    const fits = cut(rest, of.width + 1).slice(0, -1);
    if (fits === '') break;
    const space = fits.lastIndexOf(' ');
    const end = rest[fits.length] === ' ' || space < fits.length / 2 ? fits.length : space;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  lines.push(cut(rest, of.width));
  return lines;
}

/** The text with spaces up to a width. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** A character with the marks that stand on it. */
interface Cluster {
  readonly text: string;
  readonly cells: number;
}

function* clusters(text: string): Generator<Cluster> {
  let current: { text: string; cells: number } | undefined;
  for (const character of text) {
    if (current !== undefined && mark.test(character)) {
      current.text += character;
      // A variation selector asks for the emoji form, which is wide.
      if (character === '\ufe0f' || emojiModifier.test(character)) current.cells = 2;
      continue;
    }
    if (current !== undefined) yield current;
    current = { text: character, cells: cellsOf(character) };
  }
  if (current !== undefined) yield current;
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 || code > 126) return false;
  }
  return true;
}

const emojiModifier = /^\p{Emoji_Modifier}$/u;
const mark = /^[\p{Mn}\p{Me}\p{Emoji_Modifier}]$/u;
const emoji = /^\p{Emoji_Presentation}$/u;

function cellsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x300) return 1;
  if (mark.test(character) && !emojiModifier.test(character)) return 0;
  return isWide(point) || emoji.test(character) ? 2 : 1;
}

/** East Asian Width W and F by block; rare unassigned points inside count as wide. Unicode 16, EastAsianWidth.txt. */
const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x2e80, 0x303e], [0x3041, 0x33ff], [0x3400, 0x4dbf], [0x4e00, 0xa4cf], [0xa960, 0xa97f], [0xac00, 0xd7a3],
  [0xf900, 0xfaff], [0xfe10, 0xfe19], [0xfe30, 0xfe6f], [0xff01, 0xff60], [0xffe0, 0xffe6], [0x16fe0, 0x18cff], [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f265], [0x20000, 0x2fffd], [0x30000, 0x3fffd],
];

function isWide(point: number): boolean {
  return wideRanges.some(([low, high]) => point >= low && point <= high);
}
