/** The delivery log as people read it, and what they add to it. */
import { sql, type Selectable, type SqlBool } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import { newestFirst } from '../../db/newest-first.ts';
import { prepared, preparedRows } from '../../db/prepared.ts';
import type { WebhookAttemptRow, WebhookDeliveryRow } from '../../db/schema.ts';
import type { PageRequest } from '../../http/listing.ts';

export type StoredDelivery = Selectable<WebhookDeliveryRow>;
export type StoredAttempt = Selectable<WebhookAttemptRow>;

/** The state as a part of the statement: databases use an index of some rows only where the text says that it is those. */
export const pending = sql.lit('pending' as const);

/**
 * A condition that no index is used for. Without statistics SQLite takes every condition on the first column of an
 * index for a very good one and walks all deliveries of an organization; statements with it are to go by the delivery's
 * id, or by webhook and instant.
 */
export function unindexed(column: 'org_id' | 'state', value: string) {
  return sql<SqlBool>`${sql.ref(column)} || '' = ${value}`;
}

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
  return newestFirst(query, { at: 'created_at', id: 'id' }, page).execute();
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

// Prepared, because only so the database is told whose rows they are about: `unindexed` hides it.
const redeliveries = prepared((db, { orgId, webhookId }: { orgId: string; webhookId: string }) =>
  db
    .selectFrom('webhook_deliveries')
    .select((eb) => eb.fn.countAll().as('count'))
    .where(unindexed('org_id', orgId))
    .where('webhook_id', '=', webhookId)
    .where('state', '=', pending)
    .where('redelivery_of', 'is not', null),
);

const cancel = prepared((db, { orgId, webhookId, at }: { orgId: string; webhookId: string; at: number }) =>
  db
    .updateTable('webhook_deliveries')
    .set({ state: 'cancelled', next_attempt_at: null, claimed_until: null, finished_at: at })
    .where(unindexed('org_id', orgId))
    .where('webhook_id', '=', webhookId)
    .where('state', '=', pending),
);

/** Redeliveries of a webhook that are not finished. */
export async function countPendingRedeliveries(executor: Executor, entry: { orgId: string; webhookId: string }): Promise<number> {
  return Number((await redeliveries.first(executor, entry))?.count ?? 0);
}

/** Ends every delivery of a webhook that still waits; the count. */
export async function cancelDeliveries(tx: Tx, entry: { orgId: string; webhookId: string; at: number }): Promise<number> {
  return cancel.run(tx, entry);
}
