import { Worker } from 'node:worker_threads';
import type { Progress } from '#shared/protocol/messages.ts';
import { retryDelayMs } from './backoff.ts';
import type { BeatNews, BeatTimes } from './beats.ts';
import { systemClock } from './clock.ts';
import type { Log } from './log.ts';

/** What the thread is given when it starts. */
export interface HeartbeatOrder {
  readonly server: string;
  readonly agentVersion: string;
  readonly scanId: string;
  readonly leaseId: string;
  readonly times: BeatTimes;
  readonly key: string;
  readonly progress: Progress | undefined;
  readonly spoolDepth: number;
}

export type ToHeartbeat =
  | { readonly kind: 'progress'; readonly progress: Progress; readonly spoolDepth: number; readonly isUrgent: boolean }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'stop' };

export interface Heartbeat {
  /** Progress for the next beat. Called as often as one likes: at most one in `postMsMin` reaches the thread, and each new stage. */
  report(progress: Omit<Progress, 'seq'>, spoolDepth: number): void;
  /** The same, sent at once; resolves when the server has it, or after `waitMs`: progress is worth no longer wait. */
  flush(progress: Omit<Progress, 'seq'>, spoolDepth: number, waitMs: number): Promise<void>;
  /** A new internal key, after the agent was enrolled again. */
  useKey(key: string): void;
  /** Whether the lease, counted from when the last accepted beat was sent, still stands. */
  isLeaseLive(): boolean;
  /** Ends the thread. */
  stop(): Promise<void>;
}

export interface HeartbeatOptions {
  readonly order: Omit<HeartbeatOrder, 'progress' | 'spoolDepth'>;
  /** What the first beat says. */
  readonly progress: Omit<Progress, 'seq'>;
  /** Monotonic milliseconds: what the lease's own answer granted. */
  readonly leaseEndsAtMs: number;
  readonly onNews: (news: BeatNews) => void;
  readonly log: Log;
  /** What the thread starts with; default: `heartbeat-worker` beside this file. */
  readonly threadEntry?: URL;
}

/** A scan reports thousands of files a second; people see ten changes a second. */
const postMsMin = 100;

/** The thread's file: beside this one in the sources, beside the bundle when bundled. */
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './heartbeat-worker.ts' : './heartbeat-worker.js', import.meta.url);

/** Starts the beats of one scan in a thread of their own. A thread that dies is started again. */
export function startHeartbeat({ order, progress: first, leaseEndsAtMs, onNews, log, threadEntry = workerUrl }: HeartbeatOptions): Heartbeat {
  let endsAtMs = leaseEndsAtMs;
  let latest: HeartbeatOrder = { ...order, progress: { ...first, seq: 1 }, spoolDepth: 0 };
  let seq = 1;
  let deaths = 0;
  let postedAtMs = -Infinity;
  const arrivals = new EventTarget();
  const lost = new AbortController();
  const stopped = new AbortController();
  let worker = start();

  const send = (message: ToHeartbeat) => worker.postMessage(message, []);
  return {
    report(progress, spoolDepth) {
      const nowMs = systemClock.monotonicMs();
      if (progress.stage === latest.progress?.stage && nowMs - postedAtMs < postMsMin) return;
      postedAtMs = nowMs;
      post(progress, spoolDepth, false);
    },
    async flush(progress, spoolDepth, waitMs) {
      const sent = post(progress, spoolDepth, true);
      const arrived = new AbortController();
      const look = (event: Event) => {
        if (event instanceof CustomEvent && Number(event.detail) >= sent.seq) arrived.abort();
      };
      arrivals.addEventListener('seq', look);
      await systemClock.wait(waitMs, AbortSignal.any([arrived.signal, lost.signal, stopped.signal]));
      arrivals.removeEventListener('seq', look);
    },
    useKey(key) {
      latest = { ...latest, key };
      send({ kind: 'key', key });
    },
    isLeaseLive: () => !lost.signal.aborted && systemClock.monotonicMs() < endsAtMs,
    async stop() {
      stopped.abort();
      await worker.terminate();
    },
  };

  function post(progress: Omit<Progress, 'seq'>, spoolDepth: number, isUrgent: boolean): Progress {
    const numbered = { ...progress, seq: (seq += 1) };
    latest = { ...latest, progress: numbered, spoolDepth };
    send({ kind: 'progress', progress: numbered, spoolDepth, isUrgent });
    return numbered;
  }

  function start(): Worker {
    const started = new Worker(threadEntry, { workerData: latest, name: 'heartbeat' });
    // A beat alone must not keep the process alive.
    started.unref();
    started.on('message', (news: BeatNews) => {
      if (stopped.signal.aborted) return;
      if (news.kind === 'answer') {
        if (news.state === 'lease_lost') lost.abort();
        endsAtMs = Math.max(endsAtMs, news.leaseEndsAtMs);
        arrivals.dispatchEvent(new CustomEvent('seq', { detail: news.seq }));
      }
      onNews(news);
    });
    started.on('error', (error) => log.error('the heartbeat thread failed', { scan_id: order.scanId, error }));
    started.on('exit', () => void restart());
    return started;
  }

  async function restart(): Promise<void> {
    if (stopped.signal.aborted || lost.signal.aborted) return;
    deaths += 1;
    await systemClock.wait(retryDelayMs({ firstMs: 500, maxMs: order.times.beatMs }, deaths, systemClock.random), stopped.signal);
    if (!stopped.signal.aborted) worker = start();
  }
}
