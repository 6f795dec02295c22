/**
 * The queue behind deliveries. A delivery is due when it is pending and its `next_attempt_at` has come. A claim moves
 * that instant to where the claim runs out: a server that falls over leaves nothing behind but a wait.
 */
import { sql, type SqlBool } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';
import type { WebhookAttemptRow } from '../../db/schema.ts';
import type { StoredDelivery } from './deliveries.store.ts';

/** A webhook that has something to deliver. */
export interface DueWebhook {
  readonly orgId: string;
  readonly webhookId: string;
}

/**
 * Webhooks with a delivery that is due, whatever the number of deliveries: the index is walked from webhook to webhook.
 * The server looks for all organizations at once; claims name theirs.
 */
export async function listDueWebhooks(executor: Executor, now: number): Promise<DueWebhook[]> {
  const { rows } = await sql<{ org_id: string; webhook_id: string }>`
    with recursive waiting (webhook_id) as (
      select min(webhook_id) from webhook_deliveries where state = 'pending'
      union all
      select (select min(next.webhook_id) from webhook_deliveries as next where next.state = 'pending' and next.webhook_id > waiting.webhook_id)
      from waiting where waiting.webhook_id is not null
    )
    select waiting.webhook_id as webhook_id,
      (select one.org_id from webhook_deliveries as one where one.state = 'pending' and one.webhook_id = waiting.webhook_id limit 1) as org_id
    from waiting
    where waiting.webhook_id is not null
      and exists (select 1 from webhook_deliveries as due where due.state = 'pending' and due.webhook_id = waiting.webhook_id and due.next_attempt_at <= ${now})
  `.execute(acrossOrganizations(executor));
  return rows.map((row) => ({ orgId: row.org_id, webhookId: row.webhook_id }));
}

/**
 * A condition that no index is used for. Without statistics SQLite takes every condition on the first column of an
 * index for a very good one and walks all deliveries of an organization; these statements are to go by the delivery's id,
 * or by webhook and instant.
 */
function unindexed(column: 'org_id' | 'state', value: string) {
  return sql<SqlBool>`${sql.ref(column)} || '' = ${value}`;
}

export interface ClaimRequest extends DueWebhook {
  readonly limit: number;
  readonly now: number;
  readonly until: number;
}

/** Claims due deliveries of a webhook, the longest waiting first. What another server claims meanwhile is not among them. */
export async function claimDeliveries(tx: Tx, { orgId, webhookId, limit, now, until }: ClaimRequest): Promise<StoredDelivery[]> {
  const due = tx
    .selectFrom('webhook_deliveries')
    .select('id')
    .where('state', '=', 'pending')
    .where('webhook_id', '=', webhookId)
    .where('next_attempt_at', '<=', now)
    .where(unindexed('org_id', orgId))
    .orderBy('next_attempt_at')
    .limit(limit);
  const claimed = await tx
    .updateTable('webhook_deliveries')
    .set({ claimed_until: until, next_attempt_at: until })
    .where('id', 'in', due)
    .where(unindexed('org_id', orgId))
    .where(unindexed('state', 'pending'))
    .where('next_attempt_at', '<=', now)
    .returningAll()
    .execute();
  // The order of what an update returns is not defined.
  return claimed.sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1));
}

/** What came of a claimed delivery. */
export type Settlement =
  | { readonly kind: 'delivered' }
  /** Failed, and tried again at `at`. */
  | { readonly kind: 'again'; readonly at: number }
  /** Failed for the last time. */
  | { readonly kind: 'failed' }
  /** Not tried: it is due at `at`. */
  | { readonly kind: 'released'; readonly at: number };

export interface Outcome {
  readonly delivery: StoredDelivery;
  readonly settlement: Settlement;
  /** Absent when it was not tried. */
  readonly attempt?: WebhookAttemptRow;
}

/** Rows of one insert: eight columns each, and both databases bind fewer than 32,767 values. */
const insertedMax = 500;

/** Writes what came of deliveries, those of all organizations together. A delivery that was cancelled meanwhile stays so. */
export async function settleDeliveries(tx: Tx, outcomes: readonly Outcome[], at: number): Promise<void> {
  const attempts = outcomes.flatMap(({ attempt }) => attempt ?? []);
  for (let from = 0; from < attempts.length; from += insertedMax) {
    // After a claim that ran out, another server may have made the attempt of this number.
    await tx
      .insertInto('webhook_attempts')
      .values(attempts.slice(from, from + insertedMax))
      .onConflict((oc) => oc.columns(['org_id', 'delivery_id', 'attempt']).doNothing())
      .execute();
  }
  const delivered = outcomes.filter(({ settlement }) => settlement.kind === 'delivered').map(({ delivery }) => delivery);
  for (const orgId of new Set(delivered.map((delivery) => delivery.org_id))) {
    const ids = delivered.filter((delivery) => delivery.org_id === orgId).map(({ id }) => id);
    for (let from = 0; from < ids.length; from += insertedMax) {
      await tx
        .updateTable('webhook_deliveries')
        .set((eb) => ({ state: 'delivered', attempt_count: eb('attempt_count', '+', 1), next_attempt_at: null, claimed_until: null, finished_at: at }))
        .where('id', 'in', ids.slice(from, from + insertedMax))
        .where(unindexed('org_id', orgId))
        .where(unindexed('state', 'pending'))
        .execute();
    }
  }
  for (const { delivery, settlement } of outcomes) {
    if (settlement.kind !== 'delivered') await settleOne(tx, { delivery, settlement, at });
  }
}

async function settleOne(tx: Tx, entry: { delivery: StoredDelivery; settlement: Exclude<Settlement, { kind: 'delivered' }>; at: number }): Promise<void> {
  const { delivery, settlement, at } = entry;
  const tried = settlement.kind === 'released' ? 0 : 1;
  await tx
    .updateTable('webhook_deliveries')
    .set({
      attempt_count: delivery.attempt_count + tried,
      claimed_until: null,
      ...(settlement.kind === 'failed' ? { state: 'failed' as const, next_attempt_at: null, finished_at: at } : { next_attempt_at: settlement.at }),
    })
    .where('org_id', '=', delivery.org_id)
    .where('id', '=', delivery.id)
    .where('state', '=', 'pending')
    // Another server has it when the claim ran out.
    .where('claimed_until', '=', delivery.claimed_until)
    .execute();
}

/** Ends the deliveries of a webhook whose time is over: its receiver was tried a moment ago and is silent. The count. */
export async function failExpired(tx: Tx, entry: { orgId: string; webhookId: string; now: number }): Promise<number> {
  const result = await tx
    .updateTable('webhook_deliveries')
    .set({ state: 'failed', next_attempt_at: null, claimed_until: null, finished_at: entry.now })
    .where('org_id', '=', entry.orgId)
    .where('webhook_id', '=', entry.webhookId)
    .where('state', '=', 'pending')
    .where('expires_at', '<=', entry.now)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/**
 * Removes finished deliveries from before an instant with their attempts, at most `limit`; the count. Those of an
 * organization under a legal hold stay.
 */
export async function removeDeliveriesBefore(tx: Tx, entry: { before: number; limit: number }): Promise<number> {
  // Removal by age is for all organizations.
  const all = acrossOrganizations(tx);
  const old = await all
    .selectFrom('webhook_deliveries')
    .select('id')
    .where('finished_at', '<', entry.before)
    .where('org_id', 'not in', all.selectFrom('organizations').select('id').where('legal_hold', '=', 1))
    .orderBy('finished_at')
    .limit(entry.limit)
    .execute();
  const ids = old.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await all
    .deleteFrom('webhook_attempts')
    .where((eb) => eb(eb.refTuple('org_id', 'delivery_id'), 'in', eb.selectFrom('webhook_deliveries').select(['org_id', 'id']).where('id', 'in', ids).$asTuple('org_id', 'id')))
    .execute();
  await all.deleteFrom('webhook_deliveries').where('id', 'in', ids).execute();
  return ids.length;
}
