/** Everything in the database that is sealed under the sealing key itself. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../db/connection.ts';
import type { ServerKeyRow } from '../../db/schema.ts';

/** Makes servers that start now wait for the end of the transaction. SQLite has one writer anyway. */
export async function lockServerKeys(db: Db, tx: Tx): Promise<void> {
  if (db.dialect === 'postgres') await sql`lock table server_keys in share row exclusive mode`.execute(tx);
}

/** The sealed data key of every organization, deleted ones too: what they sealed stays sealed. */
export async function listDataKeys(tx: Tx): Promise<{ id: string; data_key: string }[]> {
  return tx.selectFrom('organizations').select(['id', 'data_key']).orderBy('id').execute();
}

export async function updateDataKey(tx: Tx, organization: { id: string; data_key: string }): Promise<void> {
  await tx.updateTable('organizations').set({ data_key: organization.data_key }).where('id', '=', organization.id).execute();
}

export async function updatePrivateKey(tx: Tx, row: Pick<ServerKeyRow, 'id' | 'private_key'>): Promise<void> {
  await tx.updateTable('server_keys').set({ private_key: row.private_key }).where('id', '=', row.id).execute();
}
