/** The heartbeats of one leased scan, as they run in a thread of their own. No thread in here: `heartbeat-worker.ts` is the thread. */
import { beatAnswerSchema, type BeatAnswer, type BeatRequest, type Progress } from '#shared/protocol/messages.ts';
import { retryDelayMs } from './backoff.ts';
import type { Clock } from './clock.ts';
import type { ServerClient } from './server-client.ts';

/** Milliseconds. */
export interface BeatTimes {
  /** Between beats; also bounded by a quarter of what a beat grants. */
  readonly beatMs: number;
  /** Between beats while progress changes, so that people see it move. */
  readonly progressMs: number;
  /** For one beat's answer. */
  readonly timeoutMs: number;
}

/** What a beat brought. `unknown` is no bad news: the lease stands until its own time is over. */
export type BeatNews =
  | {
      readonly kind: 'answer';
      readonly state: BeatAnswer['state'];
      /** Monotonic, counted from when the beat was sent; 0 when the beat did not extend the lease. */
      readonly leaseEndsAtMs: number;
      /** Of the progress that the beat carried; 0 without any. */
      readonly seq: number;
    }
  | { readonly kind: 'key_unknown' }
  | { readonly kind: 'unknown'; readonly why: string };

/** What the scanning side changes while beats go out. */
export interface BeatInput {
  key: string;
  progress: Progress | undefined;
  spoolDepth: number;
}

export interface BeatLoopOptions {
  readonly client: ServerClient;
  readonly scanId: string;
  readonly leaseId: string;
  /** Read anew for each beat. */
  readonly input: BeatInput;
  readonly times: BeatTimes;
  readonly clock: Pick<Clock, 'wait' | 'random' | 'monotonicMs'>;
  readonly onNews: (news: BeatNews) => void;
  readonly signal: AbortSignal;
}

export interface BeatLoop {
  /** Progress changed: the next beat goes out as soon as `progressMs` allows, or at once when it is urgent. */
  nudge(isUrgent: boolean): void;
  /** Ends when the signal aborts or the lease is lost. */
  readonly ended: Promise<void>;
}

/** Starts beating: at once, then at `beatMs` with jitter, sooner after a nudge or a beat that failed. */
export function startBeatLoop(options: BeatLoopOptions): BeatLoop {
  const { client, scanId, leaseId, input, times, clock, onNews, signal } = options;
  let wake = new AbortController();
  let seqSent = 0;
  let isUrgent = false;
  const hasNews = () => (input.progress?.seq ?? 0) > seqSent;

  return {
    nudge(urgent) {
      isUrgent ||= urgent;
      wake.abort();
    },
    ended: run(),
  };

  async function run(): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const news = await beat();
      if (signal.aborted) return;
      onNews(news);
      if (news.kind === 'answer' && news.state === 'lease_lost') return;
      failures = news.kind === 'answer' ? 0 : failures + 1;
      const pauseMs =
        news.kind === 'answer'
          ? pauseAfter(news.leaseEndsAtMs) * (0.8 + 0.2 * clock.random())
          : retryDelayMs({ firstMs: times.beatMs / 8, maxMs: times.beatMs }, failures, clock.random);
      await pause(pauseMs);
    }
  }

  function pauseAfter(leaseEndsAtMs: number): number {
    return leaseEndsAtMs === 0 ? times.beatMs : Math.min(times.beatMs, Math.max(50, (leaseEndsAtMs - clock.monotonicMs()) / 4));
  }

  /** Progress cuts a pause short, but only what is urgent cuts it below `progressMs`. */
  async function pause(ms: number): Promise<void> {
    const startMs = clock.monotonicMs();
    while (!signal.aborted) {
      const passedMs = clock.monotonicMs() - startMs;
      const untilMs = isUrgent ? 0 : hasNews() ? Math.min(ms, times.progressMs) : ms;
      if (passedMs >= untilMs) break;
      wake = new AbortController();
      await clock.wait(untilMs - passedMs, AbortSignal.any([signal, wake.signal]));
    }
    isUrgent = false;
  }

  async function beat(): Promise<BeatNews> {
    const { progress, spoolDepth, key } = input;
    const request: BeatRequest = { lease_id: leaseId, spool_depth: spoolDepth, ...(progress === undefined ? {} : { progress }) };
    const outcome = await client.call({
      method: 'POST',
      path: `/internal/scans/${encodeURIComponent(scanId)}/heartbeat`,
      key,
      json: request,
      timeoutMs: times.timeoutMs,
      signal,
    });
    if (outcome.kind === 'done') {
      const answer = beatAnswerSchema.safeParse(outcome.body);
      if (!answer.success) return { kind: 'unknown', why: 'an answer that is no beat\'s' };
      seqSent = progress?.seq ?? seqSent;
      const { state, lease_expires_in_s: leaseS } = answer.data;
      const isExtended = state === 'ok' || state === 'drain';
      return { kind: 'answer', state, leaseEndsAtMs: isExtended ? outcome.sentAtMs + leaseS * 1000 : 0, seq: progress?.seq ?? 0 };
    }
    if (outcome.kind === 'refused') {
      if (outcome.status === 401) return { kind: 'key_unknown' };
      // The server does not know the scan, or says that it is another's: the same as a lost lease.
      if (outcome.code === 'not_found' || outcome.code === 'lease_lost') {
        return { kind: 'answer', state: 'lease_lost', leaseEndsAtMs: 0, seq: 0 };
      }
      return { kind: 'unknown', why: `${outcome.code}: ${outcome.message}` };
    }
    return { kind: 'unknown', why: outcome.kind === 'busy' ? outcome.message : outcome.why };
  }
}
