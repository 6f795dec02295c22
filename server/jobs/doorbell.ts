/** Wakes whoever waits for something of an organization. A ring that nobody hears is not kept: waiters look before they wait. */
export interface Doorbell {
  ring(orgId: string): void;
  /** Resolves at the next ring, after `ms`, or when the signal aborts. */
  wait(orgId: string, ms: number, signal: AbortSignal): Promise<void>;
}

export function createDoorbell(): Doorbell {
  const waiting = new Map<string, Set<() => void>>();

  return {
    ring(orgId) {
      // Each waiter takes itself out, which a set allows while it is walked.
      for (const wake of waiting.get(orgId) ?? []) wake();
    },
    wait(orgId, ms, signal) {
      return new Promise((resolve) => {
        const all = waiting.get(orgId) ?? new Set();
        waiting.set(orgId, all);
        const wake = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', wake);
          all.delete(wake);
          if (all.size === 0) waiting.delete(orgId);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        all.add(wake);
        signal.addEventListener('abort', wake, { once: true });
        if (signal.aborted) wake();
      });
    },
  };
}
