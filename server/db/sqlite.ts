/** SQLite: one connection that writes, a few that read. */
import { AsyncLocalStorage } from 'node:async_hooks';
import BetterSqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { commitListeners, unknownSeq } from './after-commit.ts';
import type { Db, Tx } from './connection.ts';
import { openDirect } from './direct.ts';
import { groupCommit } from './group-commit.ts';
import { noNesting } from './no-nesting.ts';
import { organizationGuard } from './organization-guard.ts';
import type { Database } from './schema.ts';
import { openWriteAheadLog } from './write-ahead-log.ts';
import { createSnapshots, createStatements, sqliteDialect } from './sqlite-dialect.ts';

/** Reading connections open at once; a slow streamed reply holds one. */
const readersMax = 4;

/** Milliseconds a reading connection waits for a lock, which in WAL mode only a recovery holds. */
const readerBusyMs = 5_000;

/**
 * Opens a SQLite file in WAL mode. A transaction resolves when its commit is on disk: what was acknowledged survives a power cut.
 * @param flush - for tests: flushes the log to disk.
 */
export function openSqlite(path: string, flush?: (descriptor: number) => Promise<void>): Db {
  // The writer sets the journal mode, so it opens first and the file is there before anyone reads.
  const writing = createStatements(openWriter(path));
  const writer = new Kysely<Database>({ dialect: sqliteDialect({ open: () => writing, connectionsMax: 1 }), plugins: [organizationGuard()] });
  const log = openWriteAheadLog(path, flush);
  const snapshots = createSnapshots();
  const openReading = () => createStatements(openReader(path), snapshots);
  const reader = new Kysely<Database>({ dialect: sqliteDialect({ open: openReading, connectionsMax: readersMax }), plugins: [organizationGuard()] });
  const reading = openReading();
  openDirect(reader, reading);
  const watcher = openWatcher(path);
  const listeners = commitListeners();
  const guard = noNesting(new AsyncLocalStorage());
  const together = groupCommit(async (group) => {
    let last: Tx | undefined;
    await writer.transaction().execute((tx) => {
      last = tx;
      openDirect(tx, writing);
      return group(tx);
    });
    watcher.committed();
    snapshots.end();
    return { onDisk: log.flushed().then(() => listeners.tellOf(last)) };
  });

  return {
    kysely: reader,
    dialect: 'sqlite',
    transaction: (work) => guard(() => together(work)),
    onCommit: listeners.listen,
    announce: (orgId) => listeners.tell([{ orgId, seq: unknownSeq }]),
    changes: () => watcher.generation(),
    unsettledPages: () => watcher.unsettledPages(),
    // Passive: it waits for nobody, and nobody for it.
    settlePages: () => void writing.database.pragma('wal_checkpoint(passive)'),
    close: async () => {
      watcher.close();
      snapshots.end();
      await log.close();
      reading.database.close();
      await reader.destroy();
      await writer.destroy();
      // Kysely closes only what it has used.
      writing.database.close();
    },
  };
}

function openWriter(path: string): BetterSqlite.Database {
  const database = new BetterSqlite(path, { timeout: readerBusyMs });
  database.pragma('journal_mode = WAL');
  // The log is flushed outside the commit, see `openWriteAheadLog`.
  database.pragma('synchronous = NORMAL');
  database.pragma('foreign_keys = ON');
  // 32 MiB of log (8,000 pages of 4 KiB) before it is copied into the database, which a committing request waits for. Where
  // much is written, a thread has copied most of it by then, see `checkpointJob`; the log begins anew here, once all is copied.
  database.pragma('wal_autocheckpoint = 8000');
  // 64 MiB: a large ingest may grow the log; afterwards it is cut back to this.
  database.pragma('journal_size_limit = 67108864');
  // Waiting inside SQLite would stop the event loop. The dialect waits outside, before it begins.
  database.pragma('busy_timeout = 0');
  // The first read makes the log, which is opened a second time to be flushed.
  database.pragma('schema_version');
  return database;
}

interface Watcher {
  generation(): number;
  /** This process committed. */
  committed(): void;
  unsettledPages(): number;
  close(): void;
}

/** Milliseconds for which commits of other processes may go unnoticed: asking costs as much as a small query. */
const otherProcessesMs = 100;

/** `data_version` changes for a connection when another one has committed, so one connection only watches. */
function openWatcher(path: string): Watcher {
  const database = openReader(path);
  const version = database.prepare('pragma data_version').pluck();
  // Asks and changes nothing (SQLite 3.51).
  const logged = database.prepare<[], { log: number; checkpointed: number }>('pragma wal_checkpoint(noop)');
  let generation = 0;
  let seen: unknown;
  let lookedAt = Number.NEGATIVE_INFINITY;

  return {
    generation() {
      const now = performance.now();
      if (now - lookedAt > otherProcessesMs) {
        lookedAt = now;
        const current = version.get();
        if (current !== seen) generation += 1;
        seen = current;
      }
      return generation;
    },
    committed: () => void (generation += 1),
    unsettledPages() {
      const { log, checkpointed } = logged.get() ?? { log: 0, checkpointed: 0 };
      return log - checkpointed;
    },
    close: () => void database.close(),
  };
}

function openReader(path: string): BetterSqlite.Database {
  const database = new BetterSqlite(path, { timeout: readerBusyMs });
  database.pragma('query_only = ON');
  return database;
}
