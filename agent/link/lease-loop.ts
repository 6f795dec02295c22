/** Takes work: one long poll in flight at most, as many scans as there are slots, none while the spool is full. */
import { leasedJobSchema, type LeaseRequest } from '#shared/protocol/messages.ts';
import { pollBackoff, retryDelayMs, type BackoffTimes } from './backoff.ts';
import { startTest } from './connection-test.ts';
import { startJob, type JobEnd, type JobWorld } from './job.ts';
import type { Slots } from './slots.ts';

export interface LeaseLoopOptions {
  readonly world: Omit<JobWorld, 'onDrain'>;
  readonly slots: Slots;
  readonly labels: readonly string[];
  /** Source kinds that this agent reads; absent: what the protocol takes an agent to read that does not say. */
  readonly kinds?: readonly string[];
  /** How long the server may hold a poll, milliseconds; at most 25 s. */
  readonly pollMs: number;
  /** Pause while the spool is full or the server drains, milliseconds. */
  readonly pauseMs: number;
  /** How long results that are on disk may take to be delivered after the signal, milliseconds. */
  readonly graceMs: number;
  readonly backoff?: BackoffTimes;
  readonly onJobEnd?: (scanId: string, end: JobEnd) => void;
  /** The first poll that the server answered. */
  readonly onReady?: () => void;
  readonly signal: AbortSignal;
}

/** Slack on top of the poll, milliseconds: the server's answer may take its way. */
const pollSlackMs = 10_000;

/**
 * Runs until the signal aborts, then until every job has told the server how it ended; undelivered results stay in the spool.
 * Resolves earlier, with `key_unknown`, when the server does not know the agent and no token is there.
 */
export async function runLeaseLoop(options: LeaseLoopOptions): Promise<'stopped' | 'key_unknown'> {
  const { slots, labels, kinds, pollMs, pauseMs, backoff = pollBackoff, signal } = options;
  const { client, session, spool, clock, log } = options.world;
  const scanning = new Set<Promise<void>>();
  const open = new Set<Promise<JobEnd>>();
  let drainUntilMs = 0;
  let failures = 0;
  let isReady = false;
  let fullness: string | undefined;
  const world: JobWorld = { ...options.world, onDrain: () => (drainUntilMs = clock.monotonicMs() + pauseMs) };

  let end: 'stopped' | 'key_unknown' = 'stopped';
  while (!signal.aborted) {
    if (slots.free() <= 0) {
      await slots.untilFree(signal);
      continue;
    }
    const pause = await reasonToPause();
    if (pause !== undefined) {
      await clock.wait(pause, signal);
      continue;
    }
    const delay = await poll();
    if (delay === 'key_unknown') {
      end = 'key_unknown';
      break;
    }
    if (delay > 0) await clock.wait(delay, signal);
  }
  await Promise.all(scanning);
  // Results that do not get through now are settled by the next run.
  const settled = new AbortController();
  await Promise.race([Promise.all(open).finally(() => settled.abort()), clock.wait(options.graceMs, settled.signal)]);
  return end;

  /** Milliseconds to wait before looking again; undefined when work may be taken. */
  async function reasonToPause(): Promise<number | undefined> {
    const full = await spool.fullness();
    if (full !== undefined && fullness === undefined) log.error('the spool is full; no work is taken until results are delivered', { why: full });
    if (full === undefined && fullness !== undefined) log.info('the spool has room again');
    fullness = full;
    if (full !== undefined) return pauseMs;
    const drainMs = drainUntilMs - clock.monotonicMs();
    return drainMs > 0 ? drainMs : undefined;
  }

  /** Milliseconds to wait before the next poll. */
  async function poll(): Promise<number | 'key_unknown'> {
    const key = session.current().key;
    // The first poll does not wait: its answer says that all is well. Jitter downwards: 1,000 agents that started at once
    // do not poll at once for ever.
    const waitMs = isReady ? pollMs * (0.8 + 0.2 * clock.random()) : 0;
    const request: LeaseRequest = { slots: Math.max(0, slots.free()), labels: [...labels], ...(kinds === undefined ? {} : { kinds: [...kinds] }), tests: world.probe !== undefined, wait_s: Math.min(25, waitMs / 1000) };
    const outcome = await client.call({
      method: 'POST',
      path: '/internal/jobs/lease',
      key,
      json: request,
      timeoutMs: waitMs + pollSlackMs,
      signal,
    });
    if (signal.aborted && outcome.kind !== 'done') return 0;
    if (outcome.kind === 'refused' && outcome.status === 401) {
      if (!(await session.renew(key))) return 'key_unknown';
      return 0;
    }
    if (outcome.kind !== 'done') {
      failures += 1;
      const why = outcome.kind === 'unknown' ? outcome.why : outcome.message;
      log.warn('the server gave no answer about work', { server: client.server, why, failures });
      return retryDelayMs(backoff, failures, clock.random, outcome.kind === 'busy' ? outcome.retryAfterMs : undefined);
    }
    failures = 0;
    if (!isReady) options.onReady?.();
    isReady = true;
    if (outcome.status === 204) {
      const isEarly = clock.monotonicMs() - outcome.sentAtMs < waitMs / 2;
      return isEarly ? retryDelayMs({ firstMs: Math.min(2_000, pollMs), maxMs: 2_000 }, 1, clock.random) : 0;
    }
    const job = leasedJobSchema.safeParse(outcome.body);
    if (!job.success) {
      failures += 1;
      log.error('a job cannot be read; this agent may be too old for its server', { issues: job.error.issues.length });
      return retryDelayMs(backoff, failures, clock.random);
    }
    begin(job.data, outcome.sentAtMs);
    return 0;
  }

  function begin(job: Parameters<typeof startJob>[0], sentAtMs: number): void {
    const { probe } = world;
    const running = job.kind === 'test' && probe !== undefined ? startTest(job, { ...world, probe }, signal) : startJob(job, sentAtMs, world, signal);
    const giveBack = slots.takeNow();
    const scanned = running.scanned.finally(() => {
      giveBack();
      scanning.delete(scanned);
    });
    const ended = running.ended.finally(() => open.delete(ended));
    scanning.add(scanned);
    open.add(ended);
    void ended.then((how) => options.onJobEnd?.(job.scan_id, how));
  }
}
