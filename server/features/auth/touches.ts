/** When a session was last used, to the minute: not every request is worth a write. */
import type { Foundation } from '../../foundation.ts';
import { touchSession } from './sessions.store.ts';

/** Milliseconds by which `last_used_at` may be behind. */
export const touchMs = 60_000;

/** Sessions remembered; the oldest is forgotten first, which at worst writes once more. */
const rememberedMax = 10_000;

export interface Touches {
  note(use: { sessionId: string; orgId: string; lastUsedAt: number | null }): Promise<void>;
}

export function createTouches({ db, clock, log }: Pick<Foundation, 'db' | 'clock' | 'log'>): Touches {
  const written = new Map<string, number>();

  return {
    async note({ sessionId, orgId, lastUsedAt }) {
      const at = clock.now();
      const known = Math.max(lastUsedAt ?? 0, written.get(sessionId) ?? 0);
      if (at - known < touchMs) return;
      // Remembered before it is written, so that requests of the same moment write once.
      written.delete(sessionId);
      written.set(sessionId, at);
      if (written.size > rememberedMax) written.delete(written.keys().next().value ?? '');
      try {
        await db.transaction((tx) => touchSession(tx, { id: sessionId, orgId, at }));
      } catch (error) {
        log.warn({ err: error }, 'the use of a session could not be noted');
      }
    },
  };
}
