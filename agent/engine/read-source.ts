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
const batchSize = 128;

/** Ends early when the signal aborts. */
export async function readSource({ source, pool, signal, onPage, onListed }: ReadSourceOptions): Promise<void> {
  const queue: ListedArtifact[] = [];
  let submitted = 0;
  const next = () => {
    submitted += batchSize;
    return queue.slice(submitted - batchSize, submitted);
  };

  for await (const page of source.list(signal)) {
    onPage(page);
    for (const artifact of page.artifacts) queue.push(artifact);
    // Idle threads start while listing goes on; the turn of the event loop lets their results in.
    await setImmediate();
    while (submitted + batchSize <= queue.length && pool.hasIdle()) await pool.submit(next());
  }
  onListed(queue.length);
  while (submitted < queue.length && !signal.aborted) await pool.submit(next());
  if (!signal.aborted) await pool.drain();
}
