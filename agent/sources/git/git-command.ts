/** Runs Git as a child of its own process group, so that whatever it starts ends with it. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { AppError } from '#shared/model/app-error.ts';
import { gitLimits } from './limits.ts';

/** Where and as whom Git runs. */
export interface GitWorld {
  readonly environment: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface GitRun {
  /** Where it runs; never a folder that holds something foreign, except the clone's own. */
  readonly cwd: string;
  /** It is stopped after this; milliseconds. */
  readonly msMax: number;
  /** It is stopped when it gives no sign of life this long; milliseconds. */
  readonly silenceMsMax?: number;
  /** What it prints on the side, piece by piece. */
  onMessage?(text: string): void;
}

/** How a run ended that gave no result. `message` is Git's own text, to be judged and never shown as it is. */
export type GitEnd =
  | { readonly kind: 'exit'; readonly code: number; readonly message: string }
  | { readonly kind: 'timed_out'; readonly msMax: number; readonly isSilence: boolean }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'not_installed' };

export interface RunningGit {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** Resolves when it and what it started have ended, however that was; never rejects. */
  readonly ended: Promise<GitEnd>;
  /** It is heard from: silence counts anew. */
  touch(): void;
  /** Ends it and all it started. */
  stop(): void;
}

/** Starts Git. The caller reads `stdout` to its end or stops it. @throws {AppError} `cancelled` when the signal has aborted already. */
export function startGit(args: readonly string[], run: GitRun, { environment, signal }: GitWorld): RunningGit {
  if (signal.aborted) throw new AppError('cancelled', 'The scan was cancelled.');
  const child = spawn('git', args, { cwd: run.cwd, env: environment, stdio: ['pipe', 'pipe', 'pipe'], detached: process.platform !== 'win32', windowsHide: true });
  let message = '';
  let verdict: GitEnd | undefined;
  const stop = (why: GitEnd) => {
    verdict ??= why;
    kill(child);
  };
  const total = setTimeout(() => stop({ kind: 'timed_out', msMax: run.msMax, isSilence: false }), run.msMax);
  const { silenceMsMax } = run;
  const silence = silenceMsMax === undefined ? undefined : setTimeout(() => stop({ kind: 'timed_out', msMax: silenceMsMax, isSilence: true }), silenceMsMax);
  const onAbort = () => stop({ kind: 'stopped' });
  signal.addEventListener('abort', onAbort, { once: true });

  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    silence?.refresh();
    // The last words tell what went wrong; a hostile server may say much before them.
    message = (message + text).slice(-gitLimits.messageBytesMax);
    run.onMessage?.(text);
  });
  // A child that ends early breaks the pipe; how it ended is told by `ended`.
  child.stdin.on('error', () => {});
  const ended = new Promise<GitEnd>((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) => resolve(verdict ?? (error.code === 'ENOENT' ? { kind: 'not_installed' } : { kind: 'exit', code: -1, message: error.message })));
    child.on('close', (code) => resolve(verdict ?? { kind: 'exit', code: code ?? -1, message }));
    // Stopped, it need not be read to its end.
    child.on('exit', () => verdict && resolve(verdict));
  }).finally(() => {
    clearTimeout(total);
    clearTimeout(silence);
    signal.removeEventListener('abort', onAbort);
  });
  return { stdin: child.stdin, stdout: child.stdout, ended, touch: () => void silence?.refresh(), stop: () => stop({ kind: 'stopped' }) };
}

/** What Git prints, whole. Undefined text with the end when it failed or printed more than `bytesMax`. */
export async function gitText(args: readonly string[], run: GitRun & { readonly bytesMax: number }, world: GitWorld): Promise<{ readonly text: string } | { readonly end: GitEnd }> {
  const git = startGit(args, run, world);
  git.stdin.end();
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of git.stdout as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > run.bytesMax) {
      git.stop();
      await git.ended;
      return { end: { kind: 'exit', code: -1, message: `fatal: printed more than ${run.bytesMax} bytes` } };
    }
    pieces.push(piece);
  }
  const end = await git.ended;
  return end.kind === 'exit' && end.code === 0 ? { text: Buffer.concat(pieces).toString('utf8') } : { end };
}

function kill(child: ChildProcessByStdio<Writable, Readable, Readable>): void {
  try {
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
