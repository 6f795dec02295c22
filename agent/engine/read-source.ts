/** Lists a source and feeds its artifacts to the worker threads until everything is read. */
import { setImmediate } from 'node:timers/promises';
import type { ListedArtifact, Listing, OpenSource } from '../sources/source.ts';
import { createArtifactQueue } from './artifact-queue.ts';
import type { WorkerPool } from './worker-pool.ts';

export interface ReadSourceOptions {
  readonly source: Pick<OpenSource, 'list'>;
  readonly pool: WorkerPool;
  readonly signal: AbortSignal;
  /** Called for each page as it is listed. */
  onPage(page: Listing): void;
  /** Whether an artifact is done without being read. */
  isDone?(artifact: ListedArtifact): boolean;
  /** Called once, when the number of artifacts is known. */
  onListed(artifacts: number): void;
}

/** Artifacts handed to a worker at once; items. Fewer and the threads wait for messages, more and one slow file holds up many. */
const batchSizeMax = 128;
/** Towards the end batches shrink, so that all threads end together. */
const batchSizeMin = 8;
/** Bytes handed to a worker at once, for artifacts that are held in memory: every message between threads is a copy. A larger artifact goes alone. */
const batchBytesMax = 8 * 1024 * 1024;
/** Above this the listing waits for the threads; bytes. Files that are still on disk weigh nothing. */
const waitingBytesMax = 32 * 1024 * 1024;

/** Ends early when the signal aborts. */
export async function readSource({ source, pool, signal, onPage, isDone, onListed }: ReadSourceOptions): Promise<void> {
  const queue = createArtifactQueue(batchBytesMax);
  let listed = 0;

  for await (const page of source.list(signal)) {
    onPage(page);
    listed += page.artifacts.length;
    for (const artifact of page.artifacts) if (!isDone?.(artifact)) queue.add(artifact);
    // Idle threads start while listing goes on; the turn of the event loop lets their results in.
    await setImmediate();
    while (!signal.aborted && (queue.bytes > waitingBytesMax || (queue.isBatchFull(batchSizeMax) && pool.hasIdle()))) await pool.submit(queue.take(batchSizeMax));
  }
  onListed(listed);
  while (queue.length > 0 && !signal.aborted) {
    const share = Math.ceil(queue.length / (4 * pool.size));
    await pool.submit(queue.take(Math.min(batchSizeMax, Math.max(batchSizeMin, share))));
  }
  if (!signal.aborted) await pool.drain();
}
