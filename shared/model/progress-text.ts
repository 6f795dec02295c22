/** Progress of a scan as text for a terminal or a log; the same for the command line and the server's own console. */

/** How far a scan is. `total` is undefined while the end is not known. */
export interface ProgressState {
  readonly stage: string;
  readonly done: number;
  readonly total?: number | undefined;
  /** What is being looked at: a path or a name from the scanned tree, so never trusted. */
  readonly current?: string | undefined;
}

export interface ProgressLook {
  /** Columns of the terminal. */
  readonly width: number;
  readonly isColorAllowed: boolean;
}

const barColumns = 24;

/** One line of at most `width` columns, without a newline: stage, bar, percent, counts, and what is being read if it fits. */
export function renderProgress(state: ProgressState, look: ProgressLook): string {
  const share = shareOf(state);
  const filled = Math.round((share ?? 0) * barColumns);
  const bar = share === undefined ? '.'.repeat(barColumns) : '#'.repeat(filled) + '-'.repeat(barColumns - filled);
  const percent = share === undefined ? '    ' : `${String(Math.floor(share * 100)).padStart(3)}%`;
  const plain = `${printable(state.stage).padEnd(9)} [${bar}] ${percent} ${countsOf(state)}`;
  const head = clip(plain, look.width);
  const room = look.width - head.length - 1;
  const tail = state.current !== undefined && room >= 12 ? ` ${clipStart(printable(state.current), room)}` : '';
  return look.isColorAllowed ? `${head}${tail === '' ? '' : `\u001B[2m${tail}\u001B[22m`}` : head + tail;
}

/**
 * A line for a log when it is worth one: a new stage, a further tenth of the way, or the end. Undefined otherwise.
 * Carries no name from the scanned tree.
 */
export function progressLine(before: ProgressState | undefined, now: ProgressState): string | undefined {
  const isNews = before === undefined || before.stage !== now.stage || tenth(before) !== tenth(now);
  if (!isNews) return undefined;
  const share = shareOf(now);
  return `${printable(now.stage)}: ${countsOf(now)}${share === undefined ? '' : ` (${Math.floor(share * 100)}%)`}`;
}

/** From 0 to 1; undefined while the total is not known. Nothing to do counts as done. */
function shareOf({ done, total }: ProgressState): number | undefined {
  if (total === undefined) return undefined;
  return total <= 0 ? 1 : Math.min(1, Math.max(0, done / total));
}

function tenth(state: ProgressState): number {
  return Math.floor((shareOf(state) ?? 0) * 10);
}

function countsOf({ done, total }: ProgressState): string {
  return total === undefined ? grouped(done) : `${grouped(done)}/${grouped(total)}`;
}

/** 1234567 as 1,234,567, in every locale. */
function grouped(count: number): string {
  return String(Math.trunc(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Control, format (direction marks among them) and line-breaking characters become `?`: a file's name must not drive the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '?');
}

function clip(text: string, width: number): string {
  return text.length <= width ? text : text.slice(0, Math.max(0, width));
}

/** Keeps the end: of a path, that is the part that tells files apart. */
function clipStart(text: string, width: number): string {
  const points = [...text];
  return points.length <= width ? text : `…${points.slice(points.length - width + 1).join('')}`;
}
