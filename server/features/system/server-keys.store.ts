import { sql } from 'kysely';
import type { Db } from '../../db/connection.ts';
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
