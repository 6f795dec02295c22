/** Counts uses of keys in memory and writes them together: a write for each request would cost more than the request. */
import type { Clock } from '../../config/world.ts';
import type { Db } from '../../db/connection.ts';
import type { Log } from '../../http/log.ts';
import { addKeyUses, type KeyUse } from './api-keys.store.ts';

/** Milliseconds between two writes. */
const flushMs = 5_000;

export interface KeyUsage {
  note(key: { orgId: string; id: string }): void;
  /** Writes what has been counted; the numbers in the database are exact afterwards. */
  flush(): Promise<void>;
  /** Stops the timer and writes the rest. */
  close(): Promise<void>;
}

export function createKeyUsage(options: { db: Db; clock: Clock; log: Log }): KeyUsage {
  const { db, clock, log } = options;
  let pending = new Map<string, KeyUse>();
  // One flush at a time: a second one waits for the first, whose numbers it must not overtake.
  let flushing = Promise.resolve();

  const write = async () => {
    if (pending.size === 0) return;
    const uses = pending;
    pending = new Map();
    try {
      await db.transaction((tx) => addKeyUses(tx, [...uses.values()]));
    } catch (error) {
      for (const use of uses.values()) add(use);
      throw error;
    }
  };
  const add = (use: KeyUse) => {
    const before = pending.get(use.id);
    pending.set(use.id, before === undefined ? use : { ...use, count: before.count + use.count, lastUsedAt: Math.max(before.lastUsedAt, use.lastUsedAt) });
  };
  const flush = () => {
    const next = flushing.then(write);
    flushing = next.catch(() => {});
    return next;
  };
  const timer = setInterval(() => {
    flush().catch((error: unknown) => log.warn({ err: error }, 'uses of API keys could not be written; they are kept for the next try'));
  }, flushMs);
  timer.unref();

  return {
    note: ({ orgId, id }) => add({ orgId, id, count: 1, lastUsedAt: clock.now() }),
    flush,
    close: async () => {
      clearInterval(timer);
      await flush();
    },
  };
}
