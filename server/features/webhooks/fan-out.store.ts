/** How far the events of each organization have been turned into deliveries. */
import { noteForCommit } from '../../db/after-commit.ts';
import type { Executor, Tx } from '../../db/connection.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';
import { prepared } from '../../db/prepared.ts';

const consumer = 'webhooks';

/** Organizations that have an active webhook and events which no delivery was made of yet. */
export async function listLagging(executor: Executor): Promise<string[]> {
  // The server looks for all organizations; each is then worked on by itself.
  const rows = await acrossOrganizations(executor)
    .selectFrom('event_consumers as consumers')
    .innerJoin('organizations', 'organizations.id', 'consumers.org_id')
    .select('consumers.org_id')
    .where('consumers.consumer', '=', consumer)
    .whereRef('organizations.event_seq', '>', 'consumers.seq')
    .where('organizations.deleted_at', 'is', null)
    .where((eb) => eb.exists(eb.selectFrom('webhooks').select('webhooks.id').whereRef('webhooks.org_id', '=', 'consumers.org_id').where('webhooks.is_active', '=', 1)))
    .orderBy('consumers.org_id')
    .execute();
  return rows.map((row) => row.org_id);
}

/** The last event of an organization that was read; undefined while it never had an active webhook. */
export async function findPosition(executor: Executor, orgId: string): Promise<number | undefined> {
  return (await position.first(executor, { orgId }))?.seq;
}

/** Moves on from a position that was read; false when another server was faster. The row stays locked until the commit. */
export async function advancePosition(tx: Tx, entry: { orgId: string; from: number; to: number }): Promise<boolean> {
  return (await advance.run(tx, entry)) > 0;
}

// These two run for every commit with events.
const position = prepared((db, { orgId }: { orgId: string }) => db.selectFrom('event_consumers').select('seq').where('org_id', '=', orgId).where('consumer', '=', consumer));
const advance = prepared((db, { orgId, from, to }: { orgId: string; from: number; to: number }) =>
  db.updateTable('event_consumers').set({ seq: to }).where('org_id', '=', orgId).where('consumer', '=', consumer).where('seq', '=', from),
);

/** Sets the position where the first webhook of an organization begins: nobody listened to what came before. */
export async function startPosition(tx: Tx, entry: { orgId: string; seq: number }): Promise<void> {
  await tx
    .insertInto('event_consumers')
    .values({ org_id: entry.orgId, consumer, seq: entry.seq })
    .onConflict((oc) => oc.columns(['org_id', 'consumer']).doUpdateSet({ seq: entry.seq }))
    .execute();
}

/** Wakes the jobs that follow events once this transaction is kept: there is something to deliver. */
export function wakeAfterCommit(tx: Tx, entry: { orgId: string; seq: number }): void {
  noteForCommit(tx, entry);
}
