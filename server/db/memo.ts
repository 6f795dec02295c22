/** What was read from the database, remembered until the next commit: at once for one of this process, within a tenth of a second for others. */
import type { Db } from './connection.ts';

/** Entries of one memo; past it all are forgotten, which costs a read each. */
const entriesMax = 10_000;

export interface Memo<T extends object> {
  /** The value of a key, read with `load` unless nothing was committed since it was read. What `load` finds missing is not remembered. */
  get(key: string, load: () => Promise<T | undefined>): Promise<T | undefined>;
}

/** Where the database cannot tell of changes, every `get` loads. */
export function createMemo<T extends object>(db: Pick<Db, 'changes'>): Memo<T> {
  const entries = new Map<string, T>();
  let entriesOf: number | undefined;

  return {
    async get(key, load) {
      const before = db.changes();
      if (before === undefined) return load();
      if (before !== entriesOf) {
        entries.clear();
        entriesOf = before;
      }
      const known = entries.get(key);
      if (known !== undefined) return known;
      const value = await load();
      // A commit while it was read: the value may be from before it.
      if (value !== undefined && db.changes() === before && entriesOf === before) {
        if (entries.size >= entriesMax) entries.clear();
        entries.set(key, value);
      }
      return value;
    },
  };
}
