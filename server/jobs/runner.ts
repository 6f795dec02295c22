/** Runs jobs by the clock. A job that fails is logged and comes again; jobs do not wait for each other. */
import type { Db } from '../db/connection.ts';
import type { Log } from '../http/log.ts';
import type { Services } from '../services.ts';
import type { Job } from './job.ts';

export interface JobRunner {
  start(): void;
  /** Runs a job now, after a run of it that is under way, and rejects when it fails. For tests and commands. */
  run(id: string): Promise<unknown>;
  /** Lets what runs come to its end. */
  close(): Promise<void>;
}

export function createJobRunner(options: { jobs: readonly Job[]; services: Services; db: Db; log: Log; drain: AbortSignal }): JobRunner {
  const { jobs, services, db, log, drain } = options;
  const timers: NodeJS.Timeout[] = [];
  const running = new Map<string, Promise<unknown>>();
  const isAskedAgain = new Set<string>();
  const followedMs = new Map<string, number>();
  const resting = new Map<string, NodeJS.Timeout>();
  let stopListening = () => {};

  /** Begins a run unless one is under way; then another follows it, one for however many asked. */
  function begin(job: Job): void {
    if (drain.aborted) return;
    if (running.has(job.id)) {
      isAskedAgain.add(job.id);
      return;
    }
    const run = guarded(job).finally(() => {
      running.delete(job.id);
      if (isAskedAgain.delete(job.id)) begin(job);
    });
    running.set(job.id, run);
  }

  /** Begins a run for an event, at once or when the job has rested. */
  function follow(job: Job): void {
    if (resting.has(job.id)) return;
    const now = performance.now();
    const restMs = (followedMs.get(job.id) ?? Number.NEGATIVE_INFINITY) + (job.restMs ?? 0) - now;
    if (restMs <= 0) {
      followedMs.set(job.id, now);
      begin(job);
      return;
    }
    const timer = setTimeout(() => {
      resting.delete(job.id);
      follow(job);
    }, restMs);
    resting.set(job.id, timer.unref());
  }

  async function guarded(job: Job): Promise<void> {
    try {
      await job.run(services, drain);
    } catch (error) {
      if (!drain.aborted) log.error({ err: error, job: job.id }, 'a job failed; it runs again later');
    }
  }

  return {
    start() {
      for (const job of jobs) timers.push(setInterval(() => begin(job), job.everyMs).unref());
      const followers = jobs.filter((job) => job.followsEvents === true);
      stopListening = db.onCommit(() => followers.forEach(follow));
      followers.forEach(follow);
    },
    async run(id) {
      const job = jobs.find((candidate) => candidate.id === id);
      if (job === undefined) throw new Error(`There is no job ${id}; there are ${jobs.map((each) => each.id).join(', ')}.`);
      while (running.has(id)) await running.get(id);
      const run = job.run(services, drain);
      // The clock must not start a second run beside this one.
      running.set(id, Promise.allSettled([run]).finally(() => running.delete(id)));
      return run;
    },
    async close() {
      stopListening();
      for (const timer of timers) clearInterval(timer);
      for (const timer of resting.values()) clearTimeout(timer);
      while (running.size > 0) await Promise.allSettled(running.values());
    },
  };
}
