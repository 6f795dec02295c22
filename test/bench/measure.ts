/** Interleaved measuring: the reference and the product in turn, so that a machine that speeds up or slows down does it to both. */
import { spawnSync } from 'node:child_process';

export interface Figures {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Median, least and greatest of some figures; one at least. */
export function figures(values: readonly number[]): Figures {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2;
  return { median: round(median), min: round(sorted[0] as number), max: round(sorted.at(-1) as number) };
}

/** Two significant decimals. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Runs a program to its end; wall milliseconds and standard output. Throws on any exit code that is not accepted. */
export function timed(file: string, args: readonly string[], options: { accepted?: readonly number[]; input?: string } = {}): { ms: number; stdout: string } {
  const startedAt = performance.now();
  const done = spawnSync(file, args, { encoding: 'utf8', maxBuffer: 1024 * 1024 * 1024, stdio: ['pipe', 'pipe', 'inherit'], ...(options.input !== undefined && { input: options.input }) });
  const ms = performance.now() - startedAt;
  if (done.error) throw done.error;
  if (!(options.accepted ?? [0]).includes(done.status ?? -1)) throw new Error(`${file} ended with ${done.status}`);
  return { ms, stdout: done.stdout };
}
