/**
 * Copies SQLite's write-ahead log into the database file beside the event loop. Left to itself, SQLite copies it inside a
 * commit, and every request waits for it: up to a fifth of a second for 8,000 pages on a busy disk (measured 2026-11).
 */
import type { Db } from '../db/connection.ts';
import type { TaskThread } from '../ingest/task-thread.ts';
import type { Job } from './job.ts';

export const checkpointLimits = {
  /** Milliseconds between two looks at the log. */
  lookMs: 250,
  /** Pages that are left in the log: a quarter of those at which SQLite copies them itself. */
  pagesMin: 2_000,
  /** Pages since the last look below which no thread is started for it: what grows slowly costs nobody much. */
  grownMin: 250,
} as const;

/** The job for a database; it never does anything on PostgreSQL. A thread that is busy with something longer is left alone. */
export function checkpointJob(db: Pick<Db, 'unsettledPages'>, thread: Pick<TaskThread, 'run' | 'depth'>): Job {
  let before = 0;

  return {
    id: 'checkpoint',
    everyMs: checkpointLimits.lookMs,
    async run() {
      const pages = db.unsettledPages();
      const grown = pages - before;
      before = pages;
      if (pages < checkpointLimits.pagesMin || grown < checkpointLimits.grownMin || thread.depth > 0) return;
      await thread.run({ kind: 'checkpoint' });
      before = db.unsettledPages();
    },
  };
}
