/** How long to wait before the next attempt. */

interface Failed {
  /** 1 after the first attempt. */
  readonly attempt: number;
  /** The header as it came: seconds, or a date. */
  readonly retryAfter: string | undefined;
  readonly nowMs: number;
  readonly firstMs: number;
}

/** What the server asks for, in milliseconds; without that `firstMs`, doubled with each attempt. No randomness: one agent asks one instance, request after request. */
export function retryDelay({ attempt, retryAfter, nowMs, firstMs }: Failed): number {
  const doubled = firstMs * 2 ** (attempt - 1);
  if (retryAfter === undefined) return doubled;
  if (/^\d{1,9}$/.test(retryAfter.trim())) return Number(retryAfter) * 1000;
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? doubled : Math.max(0, at - nowMs);
}
