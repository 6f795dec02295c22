import { ReaderTrouble } from '../reader.ts';
import { indexLines } from './lines.ts';

/** Deepest nesting of a JSON document that is read. Real configuration and workflows stay below 30. */
export const depthMax = 200;

/**
 * Walks over the brackets of a JSON text, comments and strings skipped, before a recursive parser sees it.
 * @throws {ReaderTrouble} `too_deep` above `depthMax`, with the line.
 */
export function refuseDeepJson(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 34: // "
        at = stringEnd(text, at);
        break;
      case 47: // / of a comment
        at = commentEnd(text, at);
        break;
      case 91: // [
      case 123: // {
        depth += 1;
        if (depth > depthMax) throw new ReaderTrouble('too_deep', `Nested deeper than ${depthMax} levels at line ${indexLines(text).lineAt(at)}.`);
        break;
      case 93: // ]
      case 125: // }
        depth = Math.max(0, depth - 1);
        break;
      default:
    }
  }
}

/** The offset of the quote that closes the string that opens at `start`; a string also ends with its line. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 92) at += 1;
    else if (code === 34 || code === 10) return at;
  }
  return text.length;
}

function commentEnd(text: string, start: number): number {
  const next = text.charCodeAt(start + 1);
  const end = next === 47 ? text.indexOf('\n', start) : next === 42 ? text.indexOf('*/', start + 2) : start;
  return end < 0 ? text.length : end;
}
