import type { Clock } from '../../server/config/world.ts';

export interface FakeClock extends Clock {
  advance(ms: number): void;
}

/** A clock that stands still until it is told to go on. Begins at 2026-11-21T12:00:00Z. */
export function fakeClock(startAt = Date.UTC(2026, 10, 21, 12)): FakeClock {
  let at = startAt;
  return {
    now: () => at,
    advance: (ms) => {
      at += ms;
    },
  };
}
