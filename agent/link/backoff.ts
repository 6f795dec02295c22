/** Where waiting starts and ends; milliseconds. */
export interface BackoffTimes {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** Spool deliveries: up to five minutes, so that a server that comes back after hours is not met by all agents at once. */
export const deliveryBackoff: BackoffTimes = { firstMs: 1_000, maxMs: 5 * 60_000 };

/** Polls for work: a minute at most, because nothing is lost meanwhile and people wait. */
export const pollBackoff: BackoffTimes = { firstMs: 500, maxMs: 60_000 };

/**
 * How long to wait before the next try, milliseconds: exponential with full jitter, never under a tenth of the step.
 * @param failures - tries that failed in a row, from 1.
 * @param random - uniform in [0, 1).
 * @param retryAfterMs - what the server asked for; kept, plus up to a fifth on top so that clients spread.
 */
export function retryDelayMs(times: BackoffTimes, failures: number, random: () => number, retryAfterMs?: number): number {
  const step = Math.min(times.maxMs, times.firstMs * 2 ** Math.min(failures - 1, 30));
  const jittered = step * (0.1 + 0.9 * random());
  return retryAfterMs === undefined ? jittered : Math.max(jittered, retryAfterMs * (1 + 0.2 * random()));
}
