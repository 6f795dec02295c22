/** How full the disk of the data directory is: below a tenth nobody gets new work, below a twentieth no result is taken. */
import { statfs } from 'node:fs/promises';

/** The free part of the disk, 0–1. */
export type DiskProbe = () => Promise<number>;

export const diskLimits = { leaseFreeMin: 0.1, resultFreeMin: 0.05 } as const;

/** Asks the file system, at most once in `cacheMs`; a probe that fails counts as full room, because it says nothing. */
export function diskProbe(folder: string, clock: { now(): number }, cacheMs = 5_000): DiskProbe {
  let known = { at: Number.NEGATIVE_INFINITY, free: 1 };
  return async () => {
    const now = clock.now();
    if (Math.abs(now - known.at) < cacheMs) return known.free;
    try {
      const { bavail, blocks } = await statfs(folder);
      known = { at: now, free: blocks > 0 ? bavail / blocks : 1 };
    } catch {
      known = { at: now, free: 1 };
    }
    return known.free;
  };
}
