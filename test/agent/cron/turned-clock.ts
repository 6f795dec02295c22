import type { Clock } from '../../../agent/link/clock.ts';

/** A clock that a test turns. Waits end when their time has come, by the wall clock: a machine that sleeps is one big turn. */
export interface TurnedClock extends Clock {
  /** Goes on, or back, to an instant. */
  turnTo(instant: string): void;
  /** Resolves when somebody waits. */
  untilWaiting(): Promise<void>;
}

export function turnedClock(start: string): TurnedClock {
  let nowMs = Date.parse(start);
  let monotonicMs = 0;
  const waits = new Set<{ readonly atMs: number; readonly end: () => void }>();
  const watchers = new Set<() => void>();
  return {
    now: () => nowMs,
    monotonicMs: () => monotonicMs,
    random: () => 0.5,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve();
        const end = () => {
          waits.delete(wait);
          signal?.removeEventListener('abort', end);
          resolve();
        };
        const wait = { atMs: monotonicMs + ms, end };
        waits.add(wait);
        signal?.addEventListener('abort', end, { once: true });
        for (const watch of watchers) watch();
        watchers.clear();
      }),
    turnTo(instant) {
      const atMs = Date.parse(instant);
      monotonicMs += Math.max(0, atMs - nowMs);
      nowMs = atMs;
      for (const wait of waits) if (wait.atMs <= monotonicMs) wait.end();
    },
    untilWaiting: () => (waits.size > 0 ? Promise.resolve() : new Promise((resolve) => watchers.add(resolve))),
  };
}
