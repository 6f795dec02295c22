/** Deciding by bytes whether a module name in a notebook may be imported, before its JSON is read. */
import { isInImport } from '../python/python-imports.ts';

/** How far back a statement is looked for; bytes. Outputs hold the names of modules thousands of times, so this is less than in a source file. */
const lookBackMax = 2_048;

/** A line end inside a string, alone or with the end of the string and the start of the next; any other escape; a bare quote. */
const escaped = /\\n(?:"\s{0,200},\s{0,200}")?|\\.|"/g;

/** What stands right before an imported name: space, tab, `"`, `'`, `(`, `,` or `.`. Pictures hold any name by chance, and this costs nothing. */
const leading = new Set([0x20, 0x09, 0x22, 0x27, 0x28, 0x2c, 0x2e]);

/** The same question as in Python source, asked of the text that the JSON strings around the place stand for. */
export function isInNotebookImport(bytes: Uint8Array, { start, end }: { start: number; end: number }): boolean {
  if (!leading.has(bytes[start - 1] ?? 0)) return false;
  const from = Math.max(0, start - lookBackMax);
  const before = Buffer.from(bytes.buffer, bytes.byteOffset + from, start - from).toString('latin1');
  if (!/import|from/.test(before)) return false;
  const text = before.replace(escaped, (found) => (found === '"' || found.startsWith('\\n') ? '\n' : found.slice(1)));
  const lined = new Uint8Array(text.length + end - start);
  for (let index = 0; index < text.length; index += 1) lined[index] = text.charCodeAt(index);
  lined.set(bytes.subarray(start, end), text.length);
  return isInImport(lined, { start: text.length, end: lined.length });
}
