/** What the client needs from outside: shared does no I/O, and tests replace all of it. */
export interface ClientWorld {
  readonly fetch: typeof globalThis.fetch;
  /** Resolves after `ms`; rejects when the signal aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
  /** A new Idempotency-Key nobody has used: a UUID does. */
  readonly newKey: () => string;
}
