/**
 * Lets `permits` tasks run at once and `waitingMax` wait in line.
 * @returns a runner that rejects with `onFull()` when the line is full.
 */
export function semaphore(options: { permits: number; waitingMax: number; onFull: () => Error }): <T>(task: () => Promise<T>) => Promise<T> {
  let free = options.permits;
  const waiting: (() => void)[] = [];

  return async (task) => {
    if (free > 0) free -= 1;
    else if (waiting.length >= options.waitingMax) throw options.onFull();
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      // The permit goes straight to the next in line, so that a newcomer cannot overtake.
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
