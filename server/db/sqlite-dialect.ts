/**
 * Kysely's SQLite dialect with a driver of our own. Kysely's driver has one connection and a plain `begin`; this one has
 * a pool, begins with IMMEDIATE so that a transaction never fails halfway for want of the write lock, waits for that
 * lock without stopping the event loop, and keeps prepared statements.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type BetterSqlite from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { Direct } from './direct.ts';

/** Milliseconds to wait for another process or thread to give up the write lock. */
const writeLockWaitMsMax = 15_000;

/** Prepared statements kept for each connection. */
const statementsMax = 256;

export interface SqliteDialectOptions {
  readonly open: () => Statements;
  readonly connectionsMax: number;
}

/** One connection with its prepared statements. */
export interface Statements extends Direct {
  readonly database: BetterSqlite.Database;
  /** Rows one by one; nothing else can run on the connection until the last. */
  stream(sql: string, parameters: readonly unknown[]): Iterable<unknown>;
}

/**
 * Reads of one turn of the event loop share a snapshot of the database. Taking and leaving the read lock costs several
 * times what a small query costs, and requests that come together read together. A commit of this process ends the
 * snapshots, so whoever has written reads what was written.
 */
export interface Snapshots {
  /** Begins a snapshot on a connection, unless one is open. */
  enter(database: BetterSqlite.Database): void;
  /** Ends all that are open. */
  end(): void;
}

export function createSnapshots(): Snapshots {
  const statements = new WeakMap<BetterSqlite.Database, { begin: BetterSqlite.Statement; commit: BetterSqlite.Statement }>();
  const open = new Set<BetterSqlite.Database>();
  const end = () => {
    for (const database of open) if (database.open && database.inTransaction) statements.get(database)?.commit.run();
    open.clear();
  };

  return {
    enter(database) {
      if (open.has(database)) return;
      let known = statements.get(database);
      if (known === undefined) statements.set(database, (known = { begin: database.prepare('begin'), commit: database.prepare('commit') }));
      known.begin.run();
      if (open.size === 0) setImmediate(end);
      open.add(database);
    },
    end,
  };
}

class PooledSqliteAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** The dialect over a pool of at most `connectionsMax` connections, opened when first needed. */
export function sqliteDialect(options: SqliteDialectOptions): Dialect {
  return {
    createDriver: () => sqliteDriver(options),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new PooledSqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

function sqliteDriver({ open, connectionsMax }: SqliteDialectOptions): Driver {
  const all = new Map<DatabaseConnection, Statements>();
  const idle: DatabaseConnection[] = [];
  const waiting: ((connection: DatabaseConnection) => void)[] = [];
  const run = (connection: DatabaseConnection, text: string) => connection.executeQuery(CompiledQuery.raw(text));

  return {
    init: async () => {},
    acquireConnection: async () => {
      const free = idle.pop();
      if (free !== undefined) return free;
      if (all.size >= connectionsMax) return new Promise((resolve) => waiting.push(resolve));
      const statements = open();
      const connection = sqliteConnection(statements);
      all.set(connection, statements);
      return connection;
    },
    releaseConnection: async (connection) => {
      const next = waiting.shift();
      if (next === undefined) idle.push(connection);
      else next(connection);
    },
    beginTransaction: async (connection) => beginImmediate(() => run(connection, 'begin immediate')),
    commitTransaction: async (connection) => void (await run(connection, 'commit')),
    rollbackTransaction: async (connection) => {
      // Some errors, such as a full disk, make SQLite roll back by itself.
      if (all.get(connection)?.database.inTransaction === true) await run(connection, 'rollback');
    },
    destroy: async () => {
      for (const { database } of all.values()) database.close();
      all.clear();
      idle.length = 0;
    },
  };
}

async function beginImmediate(begin: () => Promise<unknown>): Promise<void> {
  const deadline = performance.now() + writeLockWaitMsMax;
  for (let waitMs = 1; ; waitMs = Math.min(waitMs * 2, 16)) {
    try {
      await begin();
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      await delay(waitMs);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_BUSY');
}

/** @param snapshots - for connections that only read. */
export function createStatements(database: BetterSqlite.Database, snapshots?: Snapshots): Statements {
  const statements = new Map<string, { readonly statement: BetterSqlite.Statement; readonly isReader: boolean }>();
  const prepared = (text: string) => {
    const known = statements.get(text);
    if (known !== undefined) return known;
    const statement = database.prepare(text);
    if (statements.size >= statementsMax) statements.delete(statements.keys().next().value ?? '');
    // Asking the statement itself is a call out of JavaScript, each time.
    const made = { statement, isReader: statement.reader };
    statements.set(text, made);
    return made;
  };

  return {
    database,
    execute(sql, parameters) {
      snapshots?.enter(database);
      const { statement, isReader } = prepared(sql);
      if (!isReader) return { rows: [], changes: statement.run(parameters).changes };
      const rows = statement.all(parameters);
      return { rows, changes: rows.length };
    },
    stream(sql, parameters) {
      // While rows are being stepped through, the connection cannot end a snapshot.
      snapshots?.end();
      // Prepared afresh: a statement that is being stepped through cannot be used a second time.
      return database.prepare(sql).iterate(parameters);
    },
  };
}

function sqliteConnection(statements: Statements): DatabaseConnection {
  return {
    executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
      const { rows, changes } = statements.execute(sql, parameters);
      return { rows: rows as R[], numAffectedRows: BigInt(changes) };
    },
    streamQuery: async function* <R>({ sql, parameters }: CompiledQuery, chunkSize: number): AsyncGenerator<QueryResult<R>> {
      let rows: R[] = [];
      for (const row of statements.stream(sql, parameters)) {
        rows.push(row as R);
        if (rows.length >= Math.max(1, chunkSize)) {
          yield { rows };
          rows = [];
        }
      }
      if (rows.length > 0) yield { rows };
    },
  };
}
