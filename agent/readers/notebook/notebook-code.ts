/** The Python of a whole notebook as one text, with the place of every offset in the file. */
import { placesOf, type Places } from '../tree-sitter/places.ts';
import { codeOfCell, type ShellLine } from './cell-code.ts';
import type { CellLine, Notebook } from './notebook-cells.ts';

/** All cells in their order: a name of one cell is known in the next. */
export function codeOf({ cells }: Notebook): { lines: readonly CellLine[]; commands: readonly ShellLine[] } {
  const lines: CellLine[] = [];
  const commands: ShellLine[] = [];
  for (const cell of cells) {
    const found = codeOfCell(cell);
    // One by one: a cell can have more lines than a call has arguments.
    for (const line of found.code) lines.push(line);
    for (const command of found.commands) commands.push(command);
  }
  return { lines, commands };
}

/** Places in the file of offsets in the lines joined by `\n`. */
export function placesIn(file: string, lines: readonly CellLine[]): Places {
  const inFile = placesOf(file);
  const starts: number[] = [];
  let start = 0;
  for (const { text } of lines) {
    starts.push(start);
    start += text.length + 1;
  }
  const inCode = (offset: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    let at = lines[low]?.at ?? 0;
    // Each character is written as itself or as an escape.
    for (let left = offset - (starts[low] ?? 0); left > 0 && file[at] !== '"'; left -= 1) at += file[at] !== '\\' ? 1 : file[at + 1] === 'u' ? 6 : 2;
    return at;
  };
  return { line: (offset) => inFile.line(inCode(offset)), column: (offset) => inFile.column(inCode(offset)) };
}
