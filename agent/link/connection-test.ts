/** One leased test of a connection: opened with the job's own access, told of, and forgotten. Nothing is spooled: a test that is lost is asked for again. */
import { AppError } from '#shared/model/app-error.ts';
import { testAnswerSchema, type LeasedJob, type TestReport } from '#shared/protocol/messages.ts';
import { pollBackoff, retryDelayMs } from './backoff.ts';
import type { TargetPlan } from './job-plan.ts';
import type { JobEnd, JobWorld, RunningJob } from './job.ts';

/** What the link asks of the engine. */
export interface ProbeRequest extends TargetPlan {
  readonly more?: readonly TargetPlan[];
  readonly generatedAt: Date;
  readonly signal: AbortSignal;
  onProgress(target: string): void;
}

/** Looks whether targets can be read; resolves with a sentence, rejects with an AppError that says why not. */
export type Probe = (request: ProbeRequest) => Promise<string>;

/** How long a test may take, milliseconds; its lease is 60 s, and the answer has a way to go. */
export const testMs = 45_000;

/** Tries to tell how a test ended; after these its lease runs out. */
const triesMax = 3;

/** Faults of this agent, and ends that say nothing of the connection. */
const undecidedCodes = new Set(['cancelled', 'interrupted', 'limit_exceeded', 'timed_out', 'config_invalid']);

/** Starts a test. @param timeLimitMs - tests pass a shorter one. */
export function startTest(job: LeasedJob, world: JobWorld & { readonly probe: Probe }, signal: AbortSignal, timeLimitMs: number = testMs): RunningJob {
  const { session, clock, log } = world;
  const about = { test_id: job.scan_id };
  let progress: Promise<unknown> = Promise.resolve();
  const ended = run();
  return { scanned: ended.then(() => undefined), ended };

  async function run(): Promise<JobEnd> {
    log.info('the test of a connection starts', { ...about, target: job.target });
    const outcome = await look();
    // In order: what comes after the end would be about another test.
    await progress;
    const isTold = await tell(outcome, triesMax);
    if (!isTold) log.warn('the server was not told how a test ended; its lease will run out', about);
    log.info('the test of a connection ended', { ...about, state: outcome.state });
    return { kind: 'tested', state: outcome.state };
  }

  async function look(): Promise<Omit<TestReport, 'lease_id'>> {
    const limit = new AbortController();
    const stop = AbortSignal.any([signal, limit.signal]);
    void clock.wait(timeLimitMs, stop).then(() => limit.abort());
    try {
      const [first, ...more] = await world.plan(job, session.current().allowed_roots);
      const message = await world.probe({
        ...first,
        more,
        generatedAt: world.generatedAt(),
        signal: stop,
        onProgress: (target) => {
          progress = progress.then(() => tell({ state: 'running', message: `The agent opens ${target}.`.slice(0, 2000) }, 1));
        },
      });
      return { state: 'passed', message };
    } catch (error) {
      if (signal.aborted) return { state: 'undecided', message: 'The agent was stopped during the test.' };
      if (limit.signal.aborted) return { state: 'undecided', message: `The target could not be opened within ${timeLimitMs / 1000} s (limit testMs); a scan has more time.` };
      if (!(error instanceof AppError)) {
        log.error('a test failed', { ...about, error: error instanceof Error ? error : new Error(String(error)) });
        return { state: 'undecided', message: 'The agent failed during the test; its log says how.' };
      }
      return { state: undecidedCodes.has(error.code) ? 'undecided' : 'failed', message: error.message.slice(0, 2000) };
    } finally {
      limit.abort();
    }
  }

  async function tell(report: Omit<TestReport, 'lease_id'>, tries: number): Promise<boolean> {
    for (let failures = 1; ; failures += 1) {
      const outcome = await world.client.call({
        method: 'POST',
        path: `/internal/tests/${encodeURIComponent(job.scan_id)}/report`,
        key: session.current().key,
        json: { lease_id: job.lease_id, ...report },
        timeoutMs: 5_000,
        // A stopping agent still says so, within the call's own time limit.
        signal: new AbortController().signal,
      });
      if (outcome.kind === 'done' && testAnswerSchema.safeParse(outcome.body).success) return true;
      if (outcome.kind === 'refused' || failures >= tries) return false;
      await clock.wait(retryDelayMs(pollBackoff, failures, clock.random, outcome.kind === 'busy' ? outcome.retryAfterMs : undefined), signal);
    }
  }
}
