/** Turns the cells of a notebook into Python: magics, shell lines and help requests are taken out, and every line keeps its place. */
import type { CellLine } from './notebook-cells.ts';

/** A longer line is data; UTF-16 code units. */
const lineCharsMax = 100_000;

/** Cell magics whose cell is Python all the same. */
const pythonCells = new Set(
  'time timeit capture prun memit mprun lprun px python python3 pypy debug notify wandb cache spark pyspark ipytest run_pytest skip chime heat scalene snakeviz expect_exception'.split(' '),
);

/** Magics that make a cell another language when they begin it; Databricks writes them with one `%`. */
const otherCells = /^%(?:md|scala|r|R|fs|sh|bash|sql|html|javascript|js|latex|svg)(?:\s*$|(?<=md|scala|[rR]|fs|sh)\s)/;

/** Lines of a shell that stand in a cell. */
export interface ShellLine extends CellLine {
  /** The next line belongs to it. */
  readonly isContinued: boolean;
}

export interface CellCode {
  /** Python, line by line; a line that is none is `pass`. */
  readonly code: readonly CellLine[];
  /** What a shell or a magic is given, without the mark before it. */
  readonly commands: readonly ShellLine[];
}

/** What of a cell is Python, and what goes to a shell. A cell that ends inside of brackets or of a string cannot be run; it gives no code. */
export function codeOfCell(cell: readonly CellLine[]): CellCode {
  const first = cell.findIndex(({ text }) => text.trim() !== '');
  const head = cell[first]?.text.trim() ?? '';
  const magic = /^%%\s*(\w+)/.exec(head)?.[1];
  const rest = cell.slice(first + 1);
  if (magic === 'bash' || magic === 'sh' || magic === 'script' || /^%(?:sh|bash)\b/.test(head)) return { code: [], commands: rest.map(shellLine) };
  if (magic !== undefined) {
    const isPython = pythonCells.has(magic) || (/^(?:write)?file$/.test(magic) && /\.py\s*$/.test(head));
    return isPython ? split(rest) : { code: [], commands: [] };
  }
  if (otherCells.test(head)) return { code: [], commands: [] };
  return split(cell);
}

function split(cell: readonly CellLine[]): CellCode {
  const indent = /^[ \t]*/.exec(cell.find(({ text }) => text.trim() !== '')?.text ?? '')?.[0] ?? '';
  const code: CellLine[] = [];
  const commands: ShellLine[] = [];
  const state: LexState = { depth: 0, quote: '', isContinued: false };
  let isCommand = false;

  for (const line of cell) {
    const text = indent !== '' && line.text.startsWith(indent) ? line.text.slice(indent.length) : line.text;
    const at = line.at + (line.text.length - text.length);
    const isStart = state.depth === 0 && state.quote === '' && !state.isContinued;
    const command: string | undefined = isCommand ? text : isStart ? commandIn(text) : undefined;
    if (command !== undefined) {
      commands.push(shellLine({ text: command, at }));
      isCommand = command.trimEnd().endsWith('\\');
      code.push({ text: replacement(text), at });
    } else {
      const timed = isStart ? /^(\s*)%time(?:it)?\s+(?:-[a-z]\s*\d*\s+)*/.exec(text) : null;
      const shown: CellLine =
        text.length > lineCharsMax || (isStart && isHelp(text)) ? { text: replacement(text), at } : timed ? { text: `${timed[1]}${text.slice(timed[0].length)}`, at: at + timed[0].length } : { text, at };
      lex(shown.text, state);
      code.push(shown);
    }
  }
  return { code: state.depth === 0 && state.quote === '' ? code : [], commands };
}

/** What stands behind `!` or `%`, also where its result is assigned. `%time` is followed by Python. */
function commandIn(text: string): string | undefined {
  const match = /^\s*(?:[\w.]+(?:\s*,\s*[\w.]+)*\s*=\s*)?(?:!{1,2}|%{1,2}(?=[A-Za-z]))(.*)$/.exec(text);
  if (!match || /^\s*%time(?:it)?\s/.test(text)) return undefined;
  return match[1] as string;
}

/** `?name`, `name??` */
function isHelp(text: string): boolean {
  return /^\s*(?:\?{1,2}[\w.*]+|[\w.*]+(?:\[[^\]]{0,100}\])?\?{1,2})\s*$/.test(text);
}

/** What keeps a block whole, and a name known. */
function replacement(text: string): string {
  const assigned = /^\s*[\w.]+\s*=(?=\s*[!%])/.exec(text)?.[0];
  return assigned === undefined ? `${/^\s*/.exec(text)?.[0] ?? ''}pass` : `${assigned} None`;
}

function shellLine(line: CellLine): ShellLine {
  return { ...line, isContinued: line.text.trimEnd().endsWith('\\') };
}

interface LexState {
  depth: number;
  /** The quotes that are open: one or three. */
  quote: string;
  isContinued: boolean;
}

/** Follows strings and brackets through one line. */
function lex(line: string, state: LexState): void {
  let at = 0;
  state.isContinued = false;
  while (at < line.length) {
    const char = line[at] as string;
    if (state.quote !== '') {
      if (char === '\\') at += 2;
      else if (line.startsWith(state.quote, at)) {
        at += state.quote.length;
        state.quote = '';
      } else at += 1;
      continue;
    }
    if (char === '#') return;
    if (char === '"' || char === "'") {
      state.quote = line.startsWith(char.repeat(3), at) ? char.repeat(3) : char;
      at += state.quote.length;
      continue;
    }
    if (char === '(' || char === '[' || char === '{') state.depth += 1;
    else if (char === ')' || char === ']' || char === '}') state.depth = Math.max(0, state.depth - 1);
    at += 1;
  }
  const endsOpen = line.endsWith('\\');
  // A string in single quotes ends with its line unless the line goes on.
  if (state.quote.length === 1 && !endsOpen) state.quote = '';
  state.isContinued = endsOpen;
}
