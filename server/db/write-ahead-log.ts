/**
 * Waiting for the disk without stopping the event loop. SQLite with synchronous=FULL flushes its write-ahead log inside
 * the commit, and the thread stands still for it: milliseconds on a slow disk. Here SQLite commits without a flush
 * (synchronous=NORMAL, which still flushes around every checkpoint), and nobody is told of the commit until the log has
 * been flushed from outside. What was acknowledged survives a power cut, as with FULL; what was not may be gone, and
 * other readers may have seen it for as long as the flush took.
 * @see https://www.sqlite.org/pragma.html#pragma_synchronous (read 2026-11-30): NORMAL keeps consistency in WAL mode, not durability.
 */
import { close, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import { AppError } from '#shared/model/app-error.ts';

export interface WriteAheadLog {
  /**
   * Resolves when everything that was committed before the call is on disk.
   * @throws {AppError} `database_failed` when the disk refused, now and ever after: what the log holds is then not known.
   */
  flushed(): Promise<void>;
  /** Waits for a flush that runs; safe to repeat. */
  close(): Promise<void>;
}

/**
 * The log beside a database file, which must have been read in WAL mode: SQLite then keeps the one file until the last
 * connection closes. Closing our descriptor takes no lock away; those are on other files.
 * @param flush - flushes a descriptor's data to disk.
 */
export function openWriteAheadLog(databasePath: string, flush: (descriptor: number) => Promise<void> = promisify(fdatasync)): WriteAheadLog {
  const descriptor = openSync(`${databasePath}-wal`, 'r');
  let running: Promise<void> = Promise.resolve();
  /** The flush that begins when the one that runs has ended. */
  let next: Promise<void> | undefined;
  let failure: AppError | undefined;
  let closed: Promise<void> | undefined;

  async function run(): Promise<void> {
    if (failure !== undefined) throw failure;
    try {
      await flush(descriptor);
    } catch (cause) {
      failure = new AppError('database_failed', 'The log of the database could not be flushed to disk, so the last changes may be lost. Check the disk, then start the server again.', { cause });
      throw failure;
    }
  }

  return {
    // One that runs may have begun before the commit, so it is never joined; those who come meanwhile share the one after it.
    flushed() {
      next ??= running
        // Its failure has been told to whoever waited for it.
        .catch(() => {})
        .then(() => {
          next = undefined;
          return run();
        });
      return (running = next);
    },
    close() {
      return (closed ??= running.catch(() => {}).then(() => promisify(close)(descriptor)));
    },
  };
}
