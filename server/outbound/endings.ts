/** Who is to be told when a signal aborts: one listener for each signal, however many requests it ends. */
export interface Endings {
  follow(signal: AbortSignal, stop: () => void): void;
  forget(signal: AbortSignal, stop: () => void): void;
}

export function createEndings(): Endings {
  const followers = new WeakMap<AbortSignal, Set<() => void>>();

  return {
    follow(signal, stop) {
      const known = followers.get(signal);
      if (known !== undefined) {
        known.add(stop);
        return;
      }
      const all = new Set([stop]);
      followers.set(signal, all);
      // Each takes itself out, which a set allows while it is walked.
      signal.addEventListener('abort', () => all.forEach((each) => each()), { once: true });
    },
    forget: (signal, stop) => void followers.get(signal)?.delete(stop),
  };
}
