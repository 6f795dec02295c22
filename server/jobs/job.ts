/**
 * Work that the server does by itself, found by its suffix: `x.job.ts` exports one as default. A job must be safe to
 * run in several servers at once and again after a crash: it claims what it works on in the database.
 */
import type { Services } from '../services.ts';

export interface Job {
  /** `webhook-delivery`; for the log and for tests. */
  readonly id: string;
  /** Milliseconds between two runs. A run never overlaps itself. */
  readonly everyMs: number;
  /** Also runs soon after this process committed an event. */
  readonly followsEvents?: boolean;
  /** Milliseconds between two runs that events begin, 0 when absent: all events of that time share one. The first is not kept waiting. */
  readonly restMs?: number;
  /** @param signal - aborts when the server drains; return soon. */
  run(services: Services, signal: AbortSignal): Promise<unknown>;
}

/** Types one job. */
export function defineJob(job: Job): Job {
  return job;
}
