/** When a request is sent again, and after which pause. */
import type { ErrorCode } from '../errors.ts';

export interface RetryOptions {
  /** Requests in all, the first among them. */
  readonly attemptsMax: number;
  /** Milliseconds; the pause before the n-th repetition is random between 0 and `baseMs * 2^n`, at most `pauseMsMax`. */
  readonly baseMs: number;
  readonly pauseMsMax: number;
}

export const retryDefaults: RetryOptions = { attemptsMax: 5, baseMs: 250, pauseMsMax: 20_000 };

/** Statuses that say nothing was done, or that a proxy had no answer. */
const passingStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** Codes that a repetition outlives although their status does not say so. */
const passingCodes: ReadonlySet<ErrorCode> = new Set(['idempotency_in_progress']);

/** Whether an answer may be different the next time. */
export function isPassing(status: number, code: string | undefined): boolean {
  return passingStatuses.has(status) || passingCodes.has(code as ErrorCode);
}

/**
 * Milliseconds to wait: exponential with full jitter, so that clients that failed together do not come back together.
 * What the server asked for (`Retry-After`, seconds) is the least.
 * @param repetition - 0 for the first.
 */
export function pauseMs(options: { repetition: number; retryAfter: string | null; random: number; retry: RetryOptions }): number {
  const { repetition, retryAfter, random, retry } = options;
  const jittered = random * Math.min(retry.pauseMsMax, retry.baseMs * 2 ** repetition);
  const asked = retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : 0;
  return Math.ceil(asked + jittered);
}
