/** The code cells of a Jupyter notebook, of the formats 3 and 4. Outputs, attachments and metadata are passed over. */
import { ReaderTrouble, type ReadResult } from '../reader.ts';
import { JsonCursor } from './json-cursor.ts';

/** Code in all cells of one notebook; UTF-16 code units. As much as a source file may have; the rest is left out. */
const codeCharsMax = 1024 * 1024;

/** One line of a cell. */
export interface CellLine {
  /** Without its line end. */
  readonly text: string;
  /** Where its first character is written in the file; an offset. */
  readonly at: number;
}

export interface Notebook {
  /** In lower case, as the kernel calls it; empty when the file does not say. */
  readonly language: string;
  /** The lines of each code cell that is not in a language of its own. */
  readonly cells: readonly (readonly CellLine[])[];
  readonly trouble?: NonNullable<ReadResult['trouble']>;
}

interface Cell {
  kind: string;
  language: string;
  lines: CellLine[];
}

/** Finds the cells; of broken JSON those before the break. Time is linear in the text. */
export function readNotebook(text: string): Notebook {
  const cursor = new JsonCursor(text);
  const cells: CellLine[][] = [];
  const language = { info: '', kernel: '', name: '' };
  let left = codeCharsMax;
  let trouble: Notebook['trouble'];

  const readCells = () =>
    listOf(cursor, () => {
      const cell: Cell = { kind: '', language: '', lines: [] };
      objectOf(cursor, (key) => {
        if (key === 'cell_type') cell.kind = stringOf(cursor);
        else if (key === 'source' || key === 'input') cell.lines.push(...sourceOf(cursor));
        else if (key === 'language') cell.language = stringOf(cursor);
        else if (key === 'metadata') cell.language = languageOfCell(cursor) ?? cell.language;
        else cursor.skip();
      });
      if (cell.kind !== 'code' || (cell.language !== '' && !isPython(cell.language))) return;
      left -= cell.lines.reduce((sum, line) => sum + line.text.length + 1, 0);
      if (left >= 0) cells.push(cell.lines);
      else trouble ??= { reason: 'left_out', detail: `Only the first ${codeCharsMax} characters of code were read.` };
    });

  try {
    if (cursor.peek() !== '') {
      objectOf(cursor, (key) => {
        if (key === 'cells') readCells();
        else if (key === 'worksheets') listOf(cursor, () => objectOf(cursor, (inner) => (inner === 'cells' ? readCells() : cursor.skip())));
        else if (key === 'metadata') readLanguage(cursor, language);
        else cursor.skip();
      });
    }
  } catch (error) {
    if (!(error instanceof ReaderTrouble)) throw error;
    trouble = { reason: error.reason, detail: error.message };
  }
  return { language: (language.info || language.kernel || language.name).toLowerCase(), cells, ...(trouble && { trouble }) };
}

/** A kernel that says nothing is Python's; kernels of it are called `python3`, `ipython`, `pysparkkernel`, `conda-env-x-py`. */
export function isPython(language: string): boolean {
  return language === '' || /python|pyspark|(?:^|[-_])py(?:$|[-_\d])|sage/.test(language.toLowerCase());
}

function readLanguage(cursor: JsonCursor, language: { info: string; kernel: string; name: string }): void {
  objectOf(cursor, (part) => {
    if (part !== 'language_info' && part !== 'kernelspec') return cursor.skip();
    objectOf(cursor, (key) => {
      if (part === 'language_info' && key === 'name') language.info = stringOf(cursor);
      else if (part === 'kernelspec' && key === 'language') language.kernel = stringOf(cursor);
      else if (part === 'kernelspec' && key === 'name') language.name = stringOf(cursor);
      else cursor.skip();
    });
  });
}

/** `vscode.languageId`, `dotnet_interactive.language`, `polyglot_notebook.kernelName`. */
function languageOfCell(cursor: JsonCursor): string | undefined {
  let language: string | undefined;
  objectOf(cursor, (part) => {
    if (part !== 'vscode' && part !== 'dotnet_interactive' && part !== 'polyglot_notebook') return cursor.skip();
    objectOf(cursor, (key) => {
      if (key === 'languageId' || key === 'language' || key === 'kernelName') language = stringOf(cursor);
      else cursor.skip();
    });
  });
  return language;
}

/** The lines of a source, which is a string or a list of strings that are put together. */
function sourceOf(cursor: JsonCursor): CellLine[] {
  const lines: CellLine[] = [];
  let isOpen = false;
  const add = () => {
    for (const [index, line] of linesOf(cursor.text, cursor.string()).entries()) {
      const last = lines.at(-1);
      if (index === 0 && isOpen && last) lines[lines.length - 1] = { text: last.text + line.text, at: last.at };
      else lines.push(line);
    }
    // What follows a line end is a new line, if there is anything.
    isOpen = lines.at(-1)?.text !== '';
    if (!isOpen) lines.pop();
  };
  if (cursor.peek() === '[') cursor.list(() => (cursor.peek() === '"' ? add() : cursor.skip()));
  else if (cursor.peek() === '"') add();
  else cursor.skip();
  return lines;
}

function linesOf(text: string, { start, end }: { start: number; end: number }): CellLine[] {
  const lines: CellLine[] = [];
  let from = start;
  for (let at = text.indexOf('\\', start); at >= 0 && at < end; at = text.indexOf('\\', at + 2)) {
    if (text[at + 1] !== 'n') continue;
    lines.push({ text: unescape(text.slice(from, at)), at: from });
    from = at + 2;
  }
  lines.push({ text: unescape(text.slice(from, end)), at: from });
  return lines;
}

function unescape(raw: string): string {
  if (!raw.includes('\\')) return raw;
  try {
    return String(JSON.parse(`"${raw}"`)).replace(/\r$/, '');
  } catch {
    // A control character or an unknown escape; the line stays as it is written.
    return raw;
  }
}

function objectOf(cursor: JsonCursor, visit: (key: string) => void): void {
  if (cursor.peek() === '{') cursor.object(visit);
  else cursor.skip();
}

function listOf(cursor: JsonCursor, visit: () => void): void {
  if (cursor.peek() === '[') cursor.list(visit);
  else cursor.skip();
}

function stringOf(cursor: JsonCursor): string {
  if (cursor.peek() !== '"') {
    cursor.skip();
    return '';
  }
  const { start, end } = cursor.string();
  return cursor.text.slice(start, end);
}
