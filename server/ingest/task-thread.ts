/** A worker thread seen from the event loop: tasks in, results out, in order. */
import { Worker } from 'node:worker_threads';
import { apiError } from '#shared/api/api-error.ts';
import { errorStatus } from '#shared/api/errors.ts';
import { AppError } from '#shared/model/app-error.ts';
import type { FromThread, Task, TaskResults, ThreadData, ToThread } from './tasks.ts';

export interface TaskThread {
  /** Runs a task after those before it. Rejects with the task's AppError; with `unavailable` when the thread died under it. */
  run<Kind extends Task['kind']>(task: Extract<Task, { kind: Kind }>, onSlice?: (bytes: number) => void): Promise<TaskResults[Kind]>;
  /** Starts the thread before its first task, so that this one need not wait for it. */
  warm(): void;
  /** Tasks that run or wait. */
  readonly depth: number;
  /** Ends the thread at once, whatever it does: what a crash would. The next task starts another. */
  kill(): Promise<void>;
  /** Lets the tasks end, then ends the thread. */
  close(): Promise<void>;
}

/** Megabytes of one thread's heap: 500,000 components with their verdicts need about 2 GB. Past it the thread ends, not the server. */
const heapMegabytesMax = 3_072;

/** Milliseconds to let running tasks end when the server stops. */
const closeMsMax = 20_000;

const entryBeside = new URL(import.meta.url.endsWith('.ts') ? './ingest-worker.ts' : './ingest-worker.js', import.meta.url);

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onSlice: ((bytes: number) => void) | undefined;
}

/**
 * A thread that starts with its first task and is started again when it died.
 * @param entry - the program; by default the one that lies beside this file, in the sources as in the bundle.
 */
export function createTaskThread(name: string, data: ThreadData, entry: URL = entryBeside): TaskThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;
  let isClosed = false;

  function start(): Worker {
    const started = new Worker(entry, { name, workerData: data, resourceLimits: { maxOldGenerationSizeMb: heapMegabytesMax } });
    started.on('message', settle);
    started.on('error', (error) => lose(started, error));
    started.on('exit', () => lose(started, undefined));
    return started;
  }

  function settle(message: FromThread): void {
    const task = waiting.get(message.id);
    if (task === undefined) return;
    if (message.kind === 'slice') {
      task.onSlice?.(message.bytes);
      return;
    }
    waiting.delete(message.id);
    if (waiting.size === 0) worker?.unref();
    if (message.kind === 'done') task.resolve(message.value);
    else task.reject(errorOf(message));
  }

  function lose(lost: Worker, cause: unknown): void {
    if (worker !== lost) return;
    worker = undefined;
    const tasks = [...waiting.values()];
    waiting.clear();
    for (const task of tasks) task.reject(new AppError('unavailable', 'The thread that took this in ended. Send it again.', { cause, detail: { retryAfterS: 5 } }));
  }

  return {
    run(task, onSlice) {
      if (isClosed) return Promise.reject(apiError('unavailable', 'The server is shutting down.'));
      worker ??= start();
      const thread = worker;
      thread.ref();
      const id = (lastId += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, onSlice });
        send(thread, { kind: 'task', id, task });
      });
    },
    warm() {
      if (isClosed || worker !== undefined) return;
      worker = start();
      worker.unref();
    },
    get depth() {
      return waiting.size;
    },
    async kill() {
      await worker?.terminate();
    },
    async close() {
      isClosed = true;
      const thread = worker;
      if (thread === undefined) return;
      const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
      thread.ref();
      send(thread, { kind: 'close' });
      const timer = setTimeout(() => void thread.terminate(), closeMsMax);
      await ended;
      clearTimeout(timer);
    },
  };
}

function send(thread: Worker, message: ToThread): void {
  thread.postMessage(message, []);
}

function errorOf({ code, message, detail, stack }: Extract<FromThread, { kind: 'failed' }>): Error {
  if (code !== undefined && Object.hasOwn(errorStatus, code)) {
    return new AppError(code, message, typeof detail === 'object' && detail !== null ? { detail: detail as Record<string, unknown> } : {});
  }
  const error = Object.assign(new Error(message), code === undefined ? {} : { code });
  if (stack !== undefined) error.stack = stack;
  return error;
}
