/** One leased job, from its lease to its settled result. */
import { AppError } from '#shared/model/app-error.ts';
import type { Report } from '#shared/model/report.ts';
import type { LeasedJob } from '#shared/protocol/messages.ts';
import { resultLines } from '#shared/protocol/result-records.ts';
import { signResult } from '#shared/protocol/signing.ts';
import type { BeatNews, BeatTimes } from './beats.ts';
import type { Clock } from './clock.ts';
import type { Probe } from './connection-test.ts';
import type { Drainer, Settlement } from './drainer.ts';
import { failureOf, reportFailure } from './failure.ts';
import { startHeartbeat, type Heartbeat } from './heartbeat.ts';
import type { AgentKeys } from './identity.ts';
import type { TargetPlan } from './job-plan.ts';
import type { Log } from './log.ts';
import type { ServerClient } from './server-client.ts';
import type { Session } from './session.ts';
import type { Spool } from './spool.ts';

/** Progress as the engine gives it. */
export interface ScanProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number | undefined;
  readonly current?: string;
}

/** What the link asks of the engine. */
export interface ScanRequest extends TargetPlan {
  /** Further targets of the same report. */
  readonly more?: readonly TargetPlan[];
  readonly sourceKeyPrefix?: string;
  readonly deep: boolean;
  readonly fingerprintKey?: string;
  readonly generatedAt: Date;
  readonly signal: AbortSignal;
  onProgress(progress: ScanProgress): void;
}

/** Scans. Rejects with an AppError `cancelled` when the signal aborts. */
export type Scan = (request: ScanRequest) => Promise<Report>;

/** What all jobs of one agent share. */
export interface JobWorld {
  readonly client: ServerClient;
  readonly session: Session;
  readonly keys: AgentKeys;
  readonly agentVersion: string;
  /** What a job reads, and with what. @param enrolledRoots - the roots that came with the enrolment. */
  readonly plan: (job: LeasedJob, enrolledRoots: readonly string[]) => Promise<readonly [TargetPlan, ...TargetPlan[]]>;
  readonly scan: Scan;
  /** Looks whether targets can be read; absent: this agent takes no tests. */
  readonly probe?: Probe;
  readonly spool: Spool;
  readonly drainer: Drainer;
  /** Heartbeats that run now, so that a new key reaches them. */
  readonly heartbeats: Set<Heartbeat>;
  readonly beatTimes: BeatTimes;
  /** What a heartbeat's thread starts with; default: the entry beside it. */
  readonly heartbeatEntry?: URL;
  readonly onDrain: () => void;
  readonly generatedAt: () => Date;
  readonly clock: Clock;
  readonly log: Log;
}

/** How long a result waits for its last progress to be shown, milliseconds. */
const lastProgressMs = 1_000;

/** How a job left the agent. */
export type JobEnd = Settlement | { readonly kind: 'failed'; readonly code: string } | { readonly kind: 'lease_lost' } | { readonly kind: 'tested'; readonly state: string };

export interface RunningJob {
  /** The scan has ended and its result, if any, is on disk: the slot is free. */
  readonly scanned: Promise<void>;
  /** Nothing of it is left to do. Neither rejects. */
  readonly ended: Promise<JobEnd>;
}

/**
 * Starts a job. Beats go out from the first moment until the result is acknowledged.
 * @param sentAtMs - monotonic; when the request that brought the lease was sent.
 * @param signal - aborts when the agent stops: the scan ends and the server is told that another attempt may be made.
 */
export function startJob(job: LeasedJob, sentAtMs: number, world: JobWorld, signal: AbortSignal): RunningJob {
  const { client, session, clock, spool, drainer } = world;
  const log = world.log;
  const about = { scan_id: job.scan_id, attempt: job.attempt };
  const stop = new AbortController();
  let isCancelled = false;
  let isLost = false;
  const heartbeat = startHeartbeat({
    order: {
      server: client.server,
      agentVersion: world.agentVersion,
      scanId: job.scan_id,
      leaseId: job.lease_id,
      times: world.beatTimes,
      key: session.current().key,
    },
    progress: { stage: 'listing', done: 0, total: 0 },
    leaseEndsAtMs: sentAtMs + job.lease_expires_in_s * 1000,
    onNews,
    log,
    ...(world.heartbeatEntry && { threadEntry: world.heartbeatEntry }),
  });
  world.heartbeats.add(heartbeat);
  const onSignal = () => stop.abort();
  signal.addEventListener('abort', onSignal, { once: true });
  if (signal.aborted) stop.abort();

  let freeSlot: () => void = () => {};
  const scanned = new Promise<void>((resolve) => (freeSlot = resolve));
  return { scanned, ended: run() };

  async function run(): Promise<JobEnd> {
    log.info('a scan starts', { ...about, target: job.target });
    try {
      const entryPath = await scanToSpool();
      freeSlot();
      return await drainer.settle(entryPath);
    } catch (error) {
      return await fail(error);
    } finally {
      freeSlot();
      signal.removeEventListener('abort', onSignal);
      world.heartbeats.delete(heartbeat);
      await heartbeat.stop();
    }
  }

  async function scanToSpool(): Promise<string> {
    const { agent_id: agentId, fingerprint_key: fingerprintKey, allowed_roots: enrolledRoots } = session.current();
    const [first, ...more] = await world.plan(job, enrolledRoots);
    const report = await world.scan({
      ...first,
      more,
      sourceKeyPrefix: agentId,
      deep: job.options.deep,
      fingerprintKey,
      generatedAt: world.generatedAt(),
      signal: stop.signal,
      onProgress: ({ stage, done, total, current }) =>
        heartbeat.report({ stage, done, total: total ?? 0, ...(current === undefined ? {} : { current: current.slice(0, 4096) }) }, drainer.depth()),
    });
    if (stop.signal.aborted && isCancelled) throw new AppError('cancelled', 'The scan was cancelled.');
    const entry = await spool.add(
      {
        scan_id: job.scan_id,
        server: client.server,
        target: job.target,
        job: { lease_id: job.lease_id, fencing: job.fencing },
        created_at: clock.now(),
      },
      resultLines(report, job.scan_id),
      (digest) => signResult({ scan_id: job.scan_id, ...digest }, world.keys.privateKey),
    );
    log.info('a scan ended', { ...about, bytes: entry.bytes, components: report.components.length });
    await heartbeat.flush({ stage: 'delivering', done: 1, total: 1 }, drainer.depth() + 1, lastProgressMs);
    if (!heartbeat.isLeaseLive()) log.warn('the lease may be over; the result is delivered all the same', about);
    return entry.path;
  }

  async function fail(error: unknown): Promise<JobEnd> {
    if (isLost) {
      log.warn('a scan was given up because its lease was lost', about);
      return { kind: 'lease_lost' };
    }
    const isInterrupted = stop.signal.aborted && !isCancelled;
    const cause = isInterrupted ? new AppError('interrupted', 'The agent was stopped while it scanned.') : error;
    const request = failureOf(job.lease_id, cause);
    const shown = cause instanceof Error ? cause : new Error(String(cause));
    if (request.reason === 'internal') log.error('a scan failed', { ...about, error: shown });
    else log.info('a scan ended without a result', { ...about, reason: request.reason, error: shown });
    const isTold = await reportFailure({
      client,
      key: () => session.current().key,
      scanId: job.scan_id,
      request,
      clock,
      // A stopping agent still says so, within the call's own time limit.
      signal: new AbortController().signal,
    });
    if (!isTold) log.warn('the server was not told of a failure; the lease will run out', about);
    return { kind: 'failed', code: request.reason };
  }

  function onNews(news: BeatNews): void {
    if (news.kind === 'key_unknown') void session.renew(session.current().key);
    if (news.kind === 'unknown') log.warn('a heartbeat got no answer', { ...about, why: news.why });
    if (news.kind !== 'answer') return;
    if (news.state === 'drain') world.onDrain();
    if (news.state === 'cancel' && !isCancelled) {
      isCancelled = true;
      log.info('the server cancelled a scan', about);
      stop.abort();
    }
    if (news.state === 'lease_lost') {
      isLost = true;
      stop.abort();
    }
  }
}
