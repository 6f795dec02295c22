/** Worker threads that read artifacts. Bounded: each holds one batch, and the feeder waits when all are busy. */
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { CoverageEntry } from '#shared/model/report.ts';
import type { ListedArtifact } from '../sources/source.ts';
import { scanLimits } from './limits.ts';
import type { Batch, BatchResult, WorkerInit } from './worker-protocol.ts';

/** The entry stands beside this file in the sources and in the bundle. */
const workerEntry = new URL(import.meta.url.endsWith('.ts') ? './scan-worker.ts' : './scan-worker.js', import.meta.url);

/** A small nursery keeps a thread's footprint down; what reading leaves behind is short-lived. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

/**
 * Every thread has a heap, so each of them is collected early, and their nurseries stay as they are: 497 against 594 MB over 100,000 files, at the
 * same processor time (2026-11). V8 looks at both flags whenever it sizes a heap.
 */
function keepHeapsSmall(): void {
  setFlagsFromString('--heap-growing-percent=100');
  setFlagsFromString('--semi-space-growth-factor=1');
}

export interface PoolOptions {
  readonly workers: number;
  readonly init: Omit<WorkerInit, 'position'>;
  /** Called for each finished batch, in no particular order. */
  onBatch(batch: BatchResult): void;
  /** Digests of the versions whose readings are kept already; undefined for an artifact of which none are kept. Absent: none are kept at all. */
  digestsOf?(artifact: ListedArtifact): readonly string[] | undefined;
  /** What a thread starts with; default: `scan-worker` beside this file. */
  readonly threadEntry?: URL;
  /** Default: the limits' `artifactMsMax`. */
  readonly artifactMsMax?: number;
}

export interface WorkerPool {
  /** Threads. */
  readonly size: number;
  /** Whether a batch would be taken at once. */
  hasIdle(): boolean;
  /** Resolves when a worker has taken the batch. */
  submit(artifacts: readonly ListedArtifact[]): Promise<void>;
  /** Resolves when everything that was submitted has been read; rejects when a worker cannot run at all. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

interface Slot {
  worker: Worker;
  position: Int32Array<SharedArrayBuffer>;
  batch: readonly ListedArtifact[] | undefined;
  /** Position seen at the last look, and when it was first seen there; milliseconds, monotonic. */
  seen: { position: number; since: number };
}

/** Threads start when there is something for them to do. A thread that is stuck on one artifact is replaced, and that artifact is named in coverage. */
export function createWorkerPool(options: PoolOptions): WorkerPool {
  keepHeapsSmall();
  const waiting: ((slot: Slot) => void)[] = [];
  const idle: Slot[] = [];
  const slots = new Set<Slot>();
  const drained: (() => void)[] = [];
  let failure: Error | undefined;
  let rejectFailure: (error: Error) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    rejectFailure = reject;
  });
  failed.catch(() => {});

  const rejectWith = (error: Error) => {
    failure = error;
    rejectFailure(error);
  };
  const settle = () => {
    if ([...slots].every((slot) => slot.batch === undefined)) for (const resolve of drained.splice(0)) resolve();
  };
  const release = (slot: Slot) => {
    slot.batch = undefined;
    const next = waiting.shift();
    if (next) next(slot);
    else idle.push(slot);
    settle();
  };
  const give = (slot: Slot, artifacts: readonly ListedArtifact[]) => {
    slot.batch = artifacts;
    slot.seen = { position: -1, since: performance.now() };
    Atomics.store(slot.position, 0, -1);
    slot.worker.postMessage({ artifacts, ...(options.digestsOf && { known: artifacts.map((artifact) => options.digestsOf?.(artifact)) }) } satisfies Batch);
  };
  const start = (): Slot => {
    const position = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(options.threadEntry ?? workerEntry, { resourceLimits, workerData: { ...options.init, position: position.buffer } satisfies WorkerInit });
    const slot: Slot = { worker, position, batch: undefined, seen: { position: -1, since: 0 } };
    slots.add(slot);
    worker.on('message', (result: BatchResult) => {
      if (!slots.has(slot)) return;
      options.onBatch(result);
      release(slot);
    });
    worker.on('error', (error: Error) => replace(slot, 'reader_fault', `A reading thread ended unexpectedly (${error.name}). This is a defect; please report it.`, error));
    return slot;
  };
  /** The artifact at the slot's position is given up; the ones before it were lost with the thread and are read again, like the ones after. */
  const replace = (slot: Slot, reason: CoverageEntry['reason'], detail: string, error?: Error) => {
    if (!slots.delete(slot)) return;
    void slot.worker.terminate();
    const idleAt = idle.indexOf(slot);
    if (idleAt >= 0) idle.splice(idleAt, 1);
    const { batch } = slot;
    // It died before it read anything: nothing can be read here at all.
    if (batch === undefined) {
      rejectWith(error ?? new Error(detail));
      return;
    }
    const stuck = batch[Atomics.load(slot.position, 0)];
    if (stuck === undefined) {
      rejectWith(error ?? new Error(detail));
      return;
    }
    const given = { path: stuck.path, bytes: 0, parsedBy: [], entries: [{ path: stuck.path, reason, effect: 'skipped', detail }] } as const;
    options.onBatch({ results: [given], plain: { artifacts: 0, bytes: 0 }, last: stuck.path });
    const fresh = start();
    const rest = batch.filter((artifact) => artifact !== stuck);
    if (rest.length > 0) give(fresh, rest);
    else release(fresh);
  };

  const msMax = options.artifactMsMax ?? scanLimits.artifactMsMax;
  const watch = setInterval(() => {
    const now = performance.now();
    for (const slot of slots) {
      if (slot.batch === undefined) continue;
      const position = Atomics.load(slot.position, 0);
      // -1: the thread has not begun; starting it is not the artifact's fault.
      if (position === -1) continue;
      if (position !== slot.seen.position) slot.seen = { position, since: now };
      else if (now - slot.seen.since > msMax) replace(slot, 'timed_out', `Reading took longer than ${msMax} ms and was stopped.`);
    }
  }, Math.min(1000, msMax / 4));
  watch.unref();

  return {
    size: options.workers,
    hasIdle: () => idle.length > 0 || slots.size < options.workers,
    submit: async (artifacts) => {
      if (failure) throw failure;
      const slot = idle.pop() ?? (slots.size < options.workers ? start() : undefined) ?? (await Promise.race([new Promise<Slot>((resolve) => waiting.push(resolve)), failed]));
      give(slot, artifacts);
    },
    drain: () =>
      Promise.race([
        new Promise<void>((resolve) => {
          drained.push(resolve);
          settle();
        }),
        failed,
      ]),
    close: async () => {
      clearInterval(watch);
      const ending = [...slots];
      slots.clear();
      await Promise.all(ending.map(({ worker }) => worker.terminate()));
    },
  };
}
