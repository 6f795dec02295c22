/** The delivery log as people read it, and what they add to it. */
import type { Selectable } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import { preparedRows } from '../../db/prepared.ts';
import type { WebhookAttemptRow, WebhookDeliveryRow } from '../../db/schema.ts';
import type { PageRequest } from '../../http/listing.ts';

export type StoredDelivery = Selectable<WebhookDeliveryRow>;
export type StoredAttempt = Selectable<WebhookAttemptRow>;

const insertRows = preparedRows(
  [
    'id',
    'org_id',
    'webhook_id',
    'event_id',
    'event_type',
    'body',
    'state',
    'attempt_count',
    'next_attempt_at',
    'claimed_until',
    'expires_at',
    'created_at',
    'finished_at',
    'redelivery_of',
  ],
  (db, rows: readonly WebhookDeliveryRow[]) =>
    db
      .insertInto('webhook_deliveries')
      .values(rows)
      .onConflict((oc) => oc.column('id').doNothing()),
);

/** Adds deliveries, all of one organization; those that are there already stay as they are. */
export async function insertDeliveries(tx: Tx, rows: readonly WebhookDeliveryRow[]): Promise<void> {
  const [first] = rows;
  if (first !== undefined) await insertRows.run(tx, { organization: first.org_id, rows, given: {} });
}

export async function findDelivery(executor: Executor, entry: { orgId: string; webhookId: string; id: string }): Promise<StoredDelivery | undefined> {
  return executor
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('org_id', '=', entry.orgId)
    .where('webhook_id', '=', entry.webhookId)
    .where('id', '=', entry.id)
    .executeTakeFirst();
}

/** Deliveries of a webhook, newest first, one more than the page holds. */
export async function listDeliveries(executor: Executor, entry: { orgId: string; webhookId: string; state: WebhookDeliveryRow['state'] | undefined }, page: PageRequest): Promise<StoredDelivery[]> {
  let query = executor.selectFrom('webhook_deliveries').selectAll().where('org_id', '=', entry.orgId).where('webhook_id', '=', entry.webhookId);
  if (entry.state !== undefined) query = query.where('state', '=', entry.state);
  if (page.after !== undefined) {
    const { key, id } = page.after;
    query = query.where((eb) => eb.or([eb('created_at', '<', Number(key)), eb.and([eb('created_at', '=', Number(key)), eb('id', '<', id)])]));
  }
  return query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

/** The last attempts of each delivery, oldest first. @param lastMax - attempts of one delivery. */
export async function listAttempts(executor: Executor, entry: { orgId: string; deliveryIds: readonly string[]; lastMax: number }): Promise<StoredAttempt[]> {
  const { orgId, deliveryIds, lastMax } = entry;
  if (deliveryIds.length === 0) return [];
  return executor
    .selectFrom('webhook_attempts as attempts')
    .innerJoin('webhook_deliveries as deliveries', 'deliveries.id', 'attempts.delivery_id')
    .selectAll('attempts')
    .where('attempts.org_id', '=', orgId)
    .where('deliveries.org_id', '=', orgId)
    .where('attempts.delivery_id', 'in', deliveryIds)
    .where((eb) => eb('attempts.attempt', '>', eb('deliveries.attempt_count', '-', lastMax)))
    .orderBy('attempts.delivery_id')
    .orderBy('attempts.attempt')
    .execute();
}

/** Redeliveries of a webhook that are not finished. */
export async function countPendingRedeliveries(executor: Executor, entry: { orgId: string; webhookId: string }): Promise<number> {
  const row = await executor
    .selectFrom('webhook_deliveries')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('org_id', '=', entry.orgId)
    .where('webhook_id', '=', entry.webhookId)
    .where('state', '=', 'pending')
    .where('redelivery_of', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Ends every delivery of a webhook that still waits; the count. */
export async function cancelDeliveries(tx: Tx, entry: { orgId: string; webhookId: string; at: number }): Promise<number> {
  const result = await tx
    .updateTable('webhook_deliveries')
    .set({ state: 'cancelled', next_attempt_at: null, claimed_until: null, finished_at: entry.at })
    .where('org_id', '=', entry.orgId)
    .where('webhook_id', '=', entry.webhookId)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
