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

/** Ends early when the signal aborts. */
export async function readSource({ source, pool, signal, onPage, onListed }: ReadSourceOptions): Promise<void> {
  const queue: ListedArtifact[] = [];
  let submitted = 0;
  const next = (size: number) => {
    submitted += size;
    return queue.slice(submitted - size, submitted);
  };

  for await (const page of source.list(signal)) {
    onPage(page);
    for (const artifact of page.artifacts) queue.push(artifact);
    // Idle threads start while listing goes on; the turn of the event loop lets their results in.
    await setImmediate();
    while (submitted + batchSizeMax <= queue.length && pool.hasIdle()) await pool.submit(next(batchSizeMax));
  }
  onListed(queue.length);
  while (submitted < queue.length && !signal.aborted) {
    const share = Math.ceil((queue.length - submitted) / (4 * pool.size));
    await pool.submit(next(Math.min(batchSizeMax, Math.max(batchSizeMin, share))));
  }
  if (!signal.aborted) await pool.drain();
}
