/** What a transaction wants said once it has been kept, and never when it was not. */
import type { Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** Events of an organization up to `seq` can be read now. */
export interface CommitNote {
  readonly orgId: string;
  readonly seq: number;
}

/** The `seq` of a note about events whose numbers are not known here. */
export const unknownSeq = 0;

export type CommitListener = (notes: readonly CommitNote[]) => void;

const notesOf = new WeakMap<Transaction<Database>, CommitNote[]>();

/** Has the listeners of this database told after the commit. */
export function noteForCommit(tx: Transaction<Database>, note: CommitNote): void {
  const notes = notesOf.get(tx);
  if (notes === undefined) notesOf.set(tx, [note]);
  else notes.push(note);
}

/** How many notes a transaction has, to come back to when a part of it is rolled back. */
export function notedSoFar(tx: Transaction<Database>): number {
  return notesOf.get(tx)?.length ?? 0;
}

/** Forgets the notes after the first `count`. */
export function forgetNotesAfter(tx: Transaction<Database>, count: number): void {
  notesOf.get(tx)?.splice(count);
}

/** The listeners of one database, and a wrapper that tells them after `run` has committed. */
export function commitListeners() {
  const listeners = new Set<CommitListener>();
  const tellOf = (tx: Transaction<Database> | undefined) => {
    const notes = tx === undefined ? undefined : notesOf.get(tx);
    if (notes !== undefined) for (const listener of listeners) listener(notes);
  };

  return {
    listen(listener: CommitListener): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(notes: readonly CommitNote[]): void {
      for (const listener of listeners) listener(notes);
    },
    /** Tells the notes of a transaction that was kept. */
    tellOf,
    async telling<T>(
      run: (work: (tx: Transaction<Database>) => Promise<T>) => Promise<T>,
      work: (tx: Transaction<Database>) => Promise<T>,
    ): Promise<T> {
      // A retried transaction has a new object each time; only the one that was kept counts.
      let last: Transaction<Database> | undefined;
      const result = await run((tx) => {
        last = tx;
        return work(tx);
      });
      tellOf(last);
      return result;
    },
  };
}
