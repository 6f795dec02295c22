import { sql } from 'kysely';
import type { Db, Executor, Tx } from '../../db/connection.ts';
import type { ServerKeyRow } from '../../db/schema.ts';

/**
 * The server's keys after `missing` has been asked which to add. Two servers that start at once agree: the second waits
 * and finds what the first wrote.
 */
export async function ensureServerKeys(db: Db, missing: (rows: readonly ServerKeyRow[]) => readonly ServerKeyRow[]): Promise<ServerKeyRow[]> {
  return db.transaction(async (tx) => {
    if (db.dialect === 'postgres') await sql`lock table server_keys in share row exclusive mode`.execute(tx);
    const rows = await tx.selectFrom('server_keys').selectAll().execute();
    const added = missing(rows);
    if (added.length > 0) await tx.insertInto('server_keys').values([...added]).execute();
    return [...rows, ...added];
  });
}

/** Every key of the server, retired ones too. */
export async function listServerKeys(executor: Executor): Promise<ServerKeyRow[]> {
  return executor.selectFrom('server_keys').selectAll().execute();
}

export async function insertServerKey(tx: Tx, row: ServerKeyRow): Promise<void> {
  await tx.insertInto('server_keys').values(row).execute();
}

/** Retires the keys of a purpose that are in use, and returns their ids. */
export async function retireServerKeys(tx: Tx, of: { purpose: ServerKeyRow['purpose']; at: number }): Promise<string[]> {
  const rows = await tx.updateTable('server_keys').set({ retired_at: of.at }).where('purpose', '=', of.purpose).where('retired_at', 'is', null).returning('id').execute();
  return rows.map(({ id }) => id);
}
