/** Lists a source and feeds its artifacts to the worker threads until everything is read. */
import { setImmediate } from 'node:timers/promises';
import type { ListedArtifact, Listing, OpenSource } from '../sources/source.ts';
import type { WorkerPool } from './worker-pool.ts';

export interface ReadSourceOptions {
  readonly source: Pick<OpenSource, 'list'>;
  readonly pool: WorkerPool;
  readonly signal: AbortSignal;
  /** Called for each page as it is listed. */
  onPage(page: Listing): void;
  /** Called once, when the number of artifacts is known. */
  onListed(artifacts: number): void;
}

/** Artifacts handed to a worker at once; items. Fewer and the threads wait for messages, more and one slow file holds up many. */
const batchSizeMax = 128;
/** Towards the end batches shrink, so that all threads end together. */
const batchSizeMin = 8;
/** Content that a source handed over and no worker has taken yet; bytes. Above it listing waits: a history can be larger than memory. */
const waitingBytesMax = 16 * 1024 * 1024;

/** Ends early when the signal aborts. */
export async function readSource({ source, pool, signal, onPage, onListed }: ReadSourceOptions): Promise<void> {
  let queue: ListedArtifact[] = [];
  let listed = 0;
  let taken = 0;
  let waitingBytes = 0;
  const waiting = () => queue.length - taken;
  const isFull = () => waitingBytes > waitingBytesMax;
  const next = (size: number) => {
    const batch = queue.slice(taken, taken + size);
    taken += batch.length;
    const batchBytes = batch.reduce((sum, artifact) => sum + bytesOf(artifact), 0);
    waitingBytes -= batchBytes;
    // Content that was handed over is let go of; a list of mere names is not worth the copy.
    if (batchBytes > 0) {
      queue = queue.slice(taken);
      taken = 0;
    }
    return batch;
  };

  for await (const page of source.list(signal)) {
    onPage(page);
    listed += page.artifacts.length;
    for (const artifact of page.artifacts) {
      queue.push(artifact);
      waitingBytes += bytesOf(artifact);
    }
    // Idle threads start while listing goes on; the turn of the event loop lets their results in.
    await setImmediate();
    while (waiting() >= batchSizeMax && pool.hasIdle()) await pool.submit(next(batchSizeMax));
    while (isFull() && !signal.aborted) await pool.submit(next(batchSizeMin));
  }
  onListed(listed);
  while (waiting() > 0 && !signal.aborted) {
    const share = Math.ceil(waiting() / (4 * pool.size));
    await pool.submit(next(Math.min(batchSizeMax, Math.max(batchSizeMin, share))));
  }
  if (!signal.aborted) await pool.drain();
}

function bytesOf({ locator }: ListedArtifact): number {
  return locator.kind === 'bytes' ? locator.bytes.length : 0;
}
