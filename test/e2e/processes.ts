import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { bundleFolder } from '../harness/bundle.ts';

/** A child process that says things on standard output, a JSON object or a plain line each. */
export interface Spoken {
  readonly child: ChildProcess;
  /** Lines of standard output and standard error so far. */
  readonly out: string[];
  readonly err: string[];
  /** The first line, past or coming, of either stream that the test accepts. Rejects when the process ends without one. */
  line(isWanted: (line: string) => boolean): Promise<string>;
  /** The first JSON object on standard output that holds the key. */
  said(key: string): Promise<Record<string, unknown>>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
}

/** Runs a bundled program, such as `start.js`, with this Node; killed when the test is over. */
export function run(program: string, args: readonly string[], options: { cwd?: string; env?: Readonly<Record<string, string | undefined>> } = {}): Spoken {
  const child = spawn(process.execPath, [join(bundleFolder, program), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: { ...process.env, ...options.env },
  });
  const [out, err]: [string[], string[]] = [[], []];
  const watchers = new Set<() => void>();
  const hear = (lines: string[]) => (line: string) => {
    lines.push(line);
    for (const watch of watchers) watch();
  };
  createInterface({ input: child.stdout }).on('line', hear(out));
  createInterface({ input: child.stderr }).on('line', hear(err));
  const ended = new Promise<number | string>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal ?? 'gone')));
  let isClosed = false;
  child.once('close', () => {
    isClosed = true;
    for (const watch of watchers) watch();
  });
  const spoken: Spoken = {
    child,
    out,
    err,
    ended,
    line: (isWanted) =>
      new Promise((resolve, reject) => {
        const watch = () => {
          const found = [...out, ...err].find(isWanted);
          if (found === undefined && !isClosed) return;
          watchers.delete(watch);
          if (found === undefined) reject(new Error(`${program} ended without the line; it said:\n${[...out, ...err].join('\n')}`));
          else resolve(found);
        };
        watchers.add(watch);
        watch();
      }),
    said: async (key) => JSON.parse(await spoken.line((line) => line.startsWith('{') && key in (JSON.parse(line) as object))) as Record<string, unknown>,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
  onTestFinished(() => spoken.kill());
  return spoken;
}

/** A directory of the running test's own, removed with it. */
export async function tempDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'waybill-e2e-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }));
  return dir;
}

/** A port that nothing listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
