/** Places for scans that run at one time, shared by the jobs of the server and the agent's own schedules. */
export interface Slots {
  /** Below zero when a job came while the last place was taken: it has its lease, and runs. */
  free(): number;
  /** Takes a place now, whether one is free or not; gives it back by the returned function, which may be called twice. */
  takeNow(): () => void;
  /** Waits for a place; undefined when the signal aborts first. First come, first served. */
  take(signal: AbortSignal): Promise<(() => void) | undefined>;
  /** Resolves when a place is free, or the signal aborts. */
  untilFree(signal: AbortSignal): Promise<void>;
}

export function createSlots(count: number): Slots {
  let taken = 0;
  const waiting: (() => void)[] = [];
  const watching = new Set<() => void>();
  const slots: Slots = {
    free: () => count - taken,
    takeNow() {
      taken += 1;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        taken -= 1;
        // Whoever waits for a place is served before whoever looks whether there is one.
        if (taken < count) waiting.shift()?.();
        if (taken < count) for (const watch of watching) watch();
      };
    },
    async take(signal) {
      if (signal.aborted) return undefined;
      if (slots.free() > 0 && waiting.length === 0) return slots.takeNow();
      return new Promise((resolve) => {
        const give = () => {
          signal.removeEventListener('abort', leave);
          resolve(slots.takeNow());
        };
        const leave = () => {
          waiting.splice(waiting.indexOf(give), 1);
          resolve(undefined);
        };
        waiting.push(give);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
    async untilFree(signal) {
      if (slots.free() > 0 || signal.aborted) return;
      await new Promise<void>((resolve) => {
        const done = () => {
          watching.delete(done);
          signal.removeEventListener('abort', done);
          resolve();
        };
        watching.add(done);
        signal.addEventListener('abort', done, { once: true });
      });
    },
  };
  return slots;
}
