/**
 * The queue behind deliveries. A delivery is due when it is pending and its `next_attempt_at` has come. A claim moves
 * that instant to where the claim runs out: a server that falls over leaves nothing behind but a wait.
 */
import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';
import { prepared, preparedRows } from '../../db/prepared.ts';
import type { WebhookAttemptRow } from '../../db/schema.ts';
import { pending, unindexed, type StoredDelivery } from './deliveries.store.ts';

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

export interface ClaimRequest extends DueWebhook {
  readonly limit: number;
  readonly now: number;
  readonly until: number;
}

const claim = prepared((db, { orgId, webhookId, limit, now, until }: { orgId: string; webhookId: string; limit: number; now: number; until: number }) =>
  db
    .updateTable('webhook_deliveries')
    .set({ claimed_until: until, next_attempt_at: until })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('webhook_deliveries')
        .select('id')
        .where('state', '=', pending)
        .where('webhook_id', '=', webhookId)
        .where('next_attempt_at', '<=', now)
        .where(unindexed('org_id', orgId))
        .orderBy('next_attempt_at')
        .limit(limit),
    )
    .where(unindexed('org_id', orgId))
    .where(unindexed('state', 'pending'))
    .where('next_attempt_at', '<=', now)
    .returningAll(),
);

/** Claims due deliveries of a webhook, the longest waiting first. What another server claims meanwhile is not among them. */
export async function claimDeliveries(tx: Tx, { orgId, webhookId, limit, now, until }: ClaimRequest): Promise<StoredDelivery[]> {
  const claimed = await claim.all(tx, { orgId, webhookId, limit, now, until });
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

// After a claim that ran out, another server may have made the attempt of this number.
const insertAttempts = preparedRows(['org_id', 'delivery_id', 'attempt', 'at', 'duration_ms', 'status', 'error', 'response'], (db, rows: readonly WebhookAttemptRow[]) =>
  db
    .insertInto('webhook_attempts')
    .values(rows)
    .onConflict((oc) => oc.columns(['org_id', 'delivery_id', 'attempt']).doNothing()),
);

const markDelivered = preparedRows(['id'], (db, rows: readonly { id: string }[], { orgId, at }: { orgId: string; at: number }) =>
  db
    .updateTable('webhook_deliveries')
    .set((eb) => ({ state: 'delivered', attempt_count: eb('attempt_count', '+', 1), next_attempt_at: null, claimed_until: null, finished_at: at }))
    .where('id', 'in', rows.map(({ id }) => id))
    .where(unindexed('org_id', orgId))
    .where(unindexed('state', 'pending')),
);

/** Writes what came of deliveries. A delivery that was cancelled meanwhile stays so. */
export async function settleDeliveries(tx: Tx, outcomes: readonly Outcome[], at: number): Promise<void> {
  for (const [orgId, own] of Map.groupBy(outcomes, ({ delivery }) => delivery.org_id)) {
    await insertAttempts.run(tx, { organization: orgId, rows: own.flatMap(({ attempt }) => attempt ?? []), given: {} });
    const delivered = own.flatMap(({ delivery, settlement }) => (settlement.kind === 'delivered' ? delivery : []));
    await markDelivered.run(tx, { organization: orgId, rows: delivered, given: { orgId, at } });
    for (const { delivery, settlement } of own) if (settlement.kind !== 'delivered') await settleOne(tx, { delivery, settlement, at });
  }
}

const settle = prepared((db, given: Pick<StoredDelivery, 'id' | 'state' | 'attempt_count' | 'next_attempt_at' | 'finished_at' | 'claimed_until'> & { orgId: string }) =>
  db
    .updateTable('webhook_deliveries')
    .set({ state: given.state, attempt_count: given.attempt_count, next_attempt_at: given.next_attempt_at, finished_at: given.finished_at, claimed_until: null })
    .where('org_id', '=', given.orgId)
    .where('id', '=', given.id)
    .where('state', '=', 'pending')
    // Another server has it when the claim ran out.
    .where('claimed_until', '=', given.claimed_until),
);

async function settleOne(tx: Tx, entry: { delivery: StoredDelivery; settlement: Exclude<Settlement, { kind: 'delivered' }>; at: number }): Promise<void> {
  const { delivery, settlement, at } = entry;
  const { id, org_id: orgId, claimed_until } = delivery;
  const attempt_count = delivery.attempt_count + (settlement.kind === 'released' ? 0 : 1);
  const isOver = settlement.kind === 'failed';
  await settle.run(tx, { id, orgId, claimed_until, attempt_count, state: isOver ? 'failed' : 'pending', next_attempt_at: isOver ? null : settlement.at, finished_at: isOver ? at : null });
}

const failAll = prepared((db, { orgId, webhookId, now }: { orgId: string; webhookId: string; now: number }) =>
  db
    .updateTable('webhook_deliveries')
    .set({ state: 'failed', next_attempt_at: null, claimed_until: null, finished_at: now })
    .where(unindexed('org_id', orgId))
    .where('webhook_id', '=', webhookId)
    .where('state', '=', pending)
    .where('expires_at', '<=', now),
);

/** Ends the deliveries of a webhook whose time is over: its receiver was tried a moment ago and is silent. The count. */
export async function failExpired(tx: Tx, { orgId, webhookId, now }: { orgId: string; webhookId: string; now: number }): Promise<number> {
  return failAll.run(tx, { orgId, webhookId, now });
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
