/** Another sealing key for a database: everything that was sealed under the old one is sealed under the new one, in one transaction. */
import { createHmac } from 'node:crypto';
import type { Clock, Random } from '../../config/world.ts';
import { resealServerKey } from '../../crypto/server-keys.ts';
import type { Db } from '../../db/connection.ts';
import { entryOf, systemCaller } from '../../http/caller.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { resealDataKey } from '../organizations/vault.ts';
import * as store from './sealing-key.store.ts';
import { listServerKeys } from './server-keys.store.ts';

/**
 * Seals the server's keys and every organization's data key anew, with an entry in each audit log. The data keys stay,
 * and so does every secret under them. No server may run on the database: it would go on sealing under the old key.
 * @throws {AppError} `unseal_failed` when `from` is not the key of this database; nothing is changed then.
 */
export async function rotateSealingKey(options: { db: Db; clock: Clock; random: Random; from: Uint8Array; to: Uint8Array }): Promise<{ serverKeys: number; organizations: number }> {
  const { db, clock, ...keys } = options;
  const detail = { before: nameOf(keys.from), after: nameOf(keys.to) };
  return db.transaction(async (tx) => {
    await store.lockServerKeys(db, tx);
    const rows = await listServerKeys(tx);
    for (const row of rows) await store.updatePrivateKey(tx, resealServerKey(row, keys));
    const organizations = await store.listDataKeys(tx);
    for (const organization of organizations) {
      await store.updateDataKey(tx, { id: organization.id, data_key: resealDataKey(organization, keys) });
      await appendAudit(tx, entryOf(systemCaller(organization.id), { action: 'sealing_key.rotate', target: 'server', detail, at: clock.now() }));
    }
    return { serverKeys: rows.length, organizations: organizations.length };
  });
}

/** Tells two keys apart and gives nothing of them away. */
function nameOf(key: Uint8Array): string {
  return createHmac('sha256', key).update('sealing-key-name').digest('hex').slice(0, 16);
}
