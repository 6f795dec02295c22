/** The database, whichever of the two it is: the one door through which stores reach it. */
import type { Kysely, Transaction } from 'kysely';
import { AppError } from '#shared/model/app-error.ts';
import type { CommitListener } from './after-commit.ts';
import { openPostgres } from './postgres.ts';
import type { Database } from './schema.ts';
import { openSqlite } from './sqlite.ts';

export { migrate, prepareDatabase } from './migrate.ts';

/** An open write transaction. Everything done through it is kept or dropped together. */
export type Tx = Transaction<Database>;

/** What a reading query runs on: the database, or a transaction that must see its own writes. */
export type Executor = Kysely<Database>;

export interface Db {
  /** For reads. On SQLite it refuses to write: every write belongs to a `transaction`. */
  readonly kysely: Kysely<Database>;
  readonly dialect: 'sqlite' | 'postgres';
  /**
   * Runs `work` in one write transaction and commits when it resolves; rolls back when it rejects.
   * `work` may run again: on PostgreSQL after a serialization failure or a deadlock, on SQLite when another one that
   * shared its commit failed. So it must change nothing but the database. The isolation of PostgreSQL is READ COMMITTED:
   * guard an update by its `where`, not by an earlier read.
   * Transactions do not nest; a nested call is an error, because on SQLite it would wait for itself.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Tells `listener` after each commit of this process that wrote events, and returns how to stop. Other processes and
   * worker threads have their own; a listener that must miss nothing reads again from time to time.
   */
  onCommit(listener: CommitListener): () => void;
  /** Tells the listeners that a worker thread of this process has committed events of an organization; they hear only of their own. */
  announce(orgId: string): void;
  /**
   * A number that is another one after every commit of this process, and at most a tenth of a second after one of another
   * process or thread: what was read while it was the same is still true. Undefined where the database cannot say it cheaply (PostgreSQL): then nothing may be remembered.
   */
  changes(): number | undefined;
  /** Pages that were committed and stand only in SQLite's write-ahead log; 0 on PostgreSQL, which looks after itself. */
  unsettledPages(): number;
  /** Copies them into the database file. The calling thread stands still meanwhile, so it is for threads beside the event loop. */
  settlePages(): void;
  /** Waits for running transactions, then closes every connection. */
  close(): Promise<void>;
}

/**
 * Opens `sqlite:/absolute/path.db`, `postgres://…` or `postgresql:///name?host=/socket/folder`.
 * The SQLite file is made when it is missing; the tables are made by `migrate`.
 * @throws {AppError} `config_invalid` for any other address. It never repeats the address, which may hold a password.
 */
export async function openDatabase(options: { readonly url: string }): Promise<Db> {
  const { url } = options;
  if (url.startsWith('sqlite:') && url !== 'sqlite:' && url !== 'sqlite::memory:') return openSqlite(url.slice('sqlite:'.length));
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  throw new AppError(
    'config_invalid',
    'The database address must be sqlite:/path/to/file.db, postgres://user@host/name or postgresql:///name?host=/socket.',
  );
}
