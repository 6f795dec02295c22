import type { Selectable } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import { newestFirst } from '../../db/newest-first.ts';
import { prepared } from '../../db/prepared.ts';
import type { WebhookRow } from '../../db/schema.ts';
import type { PageRequest } from '../../http/listing.ts';

export type StoredWebhook = Selectable<WebhookRow>;

export async function insertWebhook(tx: Tx, row: WebhookRow): Promise<void> {
  await tx.insertInto('webhooks').values(row).execute();
}

// These two run for every batch of deliveries.
const byId = prepared((db, { orgId, id }: { orgId: string; id: string }) => db.selectFrom('webhooks').selectAll().where('org_id', '=', orgId).where('id', '=', id));
const active = prepared((db, { orgId }: { orgId: string }) => db.selectFrom('webhooks').selectAll().where('org_id', '=', orgId).where('is_active', '=', 1).orderBy('created_at').orderBy('id'));

export async function findWebhook(executor: Executor, entry: { orgId: string; id: string }): Promise<StoredWebhook | undefined> {
  return byId.first(executor, entry);
}

/** Webhooks of an organization, newest first, one more than the page holds. */
export async function listWebhooks(executor: Executor, orgId: string, page: PageRequest): Promise<StoredWebhook[]> {
  const query = executor.selectFrom('webhooks').selectAll().where('org_id', '=', orgId);
  return newestFirst(query, { at: 'created_at', id: 'id' }, page).execute();
}

/** How many webhooks an organization has, and how many of them are active. */
export async function countWebhooks(executor: Executor, orgId: string): Promise<{ all: number; active: number }> {
  const row = await executor
    .selectFrom('webhooks')
    .select((eb) => [eb.fn.countAll().as('total'), eb.fn.sum<number | null>('is_active').as('active')])
    .where('org_id', '=', orgId)
    .executeTakeFirstOrThrow();
  return { all: Number(row.total), active: Number(row.active ?? 0) };
}

/** Columns that may change. */
export type WebhookChange = Partial<
  Pick<WebhookRow, 'url' | 'description' | 'events' | 'payload_format' | 'signature_header' | 'is_active' | 'after_seq' | 'secret' | 'previous_secret' | 'previous_secret_expires_at'>
>;

/** Writes a new version over one that was read; false when somebody else wrote in between. */
export async function updateWebhook(tx: Tx, entry: { orgId: string; id: string; readVersion: number; change: WebhookChange; at: number }): Promise<boolean> {
  const { orgId, id, readVersion, change, at } = entry;
  const result = await tx
    .updateTable('webhooks')
    .set({ ...change, version: readVersion + 1, updated_at: at })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('version', '=', readVersion)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Removes a webhook; its deliveries stay in the table until they are old. False when there was none. */
export async function deleteWebhook(tx: Tx, entry: { orgId: string; id: string }): Promise<boolean> {
  const result = await tx.deleteFrom('webhooks').where('org_id', '=', entry.orgId).where('id', '=', entry.id).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Active webhooks of an organization, oldest first. */
export async function activeWebhooks(executor: Executor, orgId: string): Promise<StoredWebhook[]> {
  return active.all(executor, { orgId });
}
