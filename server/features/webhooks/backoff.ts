/** When a delivery that failed is tried again. Pure. */

export const deliveryTimes = {
  /** From the event; until then a delivery is never given up (R91). */
  triedMs: 24 * 60 * 60_000,
  backoffMsMin: 5_000,
  backoffMsMax: 60 * 60_000,
  /** One attempt, from looking up the name to the end of the answer. */
  attemptMs: 10_000,
  /** A claim: longer than what waits behind a few slow answers. What would be sent after it is given back. */
  claimMs: 180_000,
  /** For which the old secret signs too after a rotation. */
  rotationMs: 24 * 60 * 60_000,
  /** For which finished deliveries are kept. */
  keptMs: 30 * 24 * 60 * 60_000,
} as const;

/**
 * Milliseconds until the next attempt: anywhere between the shortest wait and a bound that doubles with each attempt,
 * so that receivers which failed together are not asked together again.
 * @param attempt - the attempt that failed, from 1. @param fraction - from 0 to 1, random.
 */
export function backoffMs(attempt: number, fraction: number): number {
  const { backoffMsMin, backoffMsMax } = deliveryTimes;
  const bound = Math.min(backoffMsMax, backoffMsMin * 2 ** Math.min(attempt, 30));
  return Math.round(backoffMsMin + fraction * (bound - backoffMsMin));
}

/**
 * The instant of the next attempt, or undefined when the one that failed was the last. The last one is made when the
 * time is over and not before: waiting ends there at the latest.
 * @param startedAt - when the attempt began that failed. @param now - when it ended.
 */
export function nextAttemptAt(options: { startedAt: number; now: number; attempt: number; fraction: number; expiresAt: number; retryAfterMs: number }): number | undefined {
  const { startedAt, now, attempt, fraction, expiresAt, retryAfterMs } = options;
  if (startedAt >= expiresAt) return undefined;
  const waitMs = Math.max(backoffMs(attempt, fraction), Math.min(retryAfterMs, deliveryTimes.backoffMsMax));
  return Math.max(now, Math.min(now + waitMs, expiresAt));
}

/** What Retry-After asks for in seconds, as milliseconds; 0 without it. The form with a date is rare and passed over. */
export function retryAfterMs(header: string | undefined): number {
  return header !== undefined && /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : 0;
}
