import { setTimeout as sleep } from 'node:timers/promises';

/** Time as the link needs it; tests pass their own. */
export interface Clock {
  /** Wall time, milliseconds since the epoch: for names and ages, never for leases. */
  now(): number;
  /** Monotonic, milliseconds, the same in every thread of the process. */
  monotonicMs(): number;
  /** Resolves after `ms`, or at once when the signal aborts; never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** Uniform in [0, 1). */
  random(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  // performance.now() starts anew in each thread; hrtime does not.
  monotonicMs: () => Number(process.hrtime.bigint() / 1000n) / 1000,
  wait: (ms, signal) => sleep(ms, undefined, signal === undefined ? {} : { signal }).catch(() => {}),
  random: () => Math.random(),
};
