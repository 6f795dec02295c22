/** Scans that are removed: which may be, and how they go. Their rows and files follow in slices; see `removeStagedSlice`. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import { endedStates } from './scans.store.ts';

/** Organizations that keep scans for a time only and are not under legal hold. */
export async function listRetentions(executor: Executor): Promise<{ orgId: string; days: number }[]> {
  const rows = await executor
    .selectFrom('organizations')
    .select(['id', 'scan_retention_days'])
    .where('scan_retention_days', 'is not', null)
    .where('legal_hold', '=', 0)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ orgId: row.id, days: row.scan_retention_days ?? 0 }));
}

/** Whether nothing of an organization may be removed. */
export async function isUnderLegalHold(executor: Executor, orgId: string): Promise<boolean> {
  const row = await executor.selectFrom('organizations').select('legal_hold').where('id', '=', orgId).executeTakeFirst();
  return row?.legal_hold === 1;
}

/**
 * The condition that a scan is not what stands for any of its sources, as `standing.ts` has it. For each of them there is a newer scan that read
 * it to its end; or, where this scan did not, there is a newer one and another one that did, or two newer ones. A scan that is only a test replaces
 * none but tests. Scans without a result or a source hold nothing.
 */
const isSuperseded = sql<SqlBool>`(scans.result_id is null or not exists (
  select 1 from scan_sources as own where own.org_id = scans.org_id and own.scan_id = scans.id and not (
    ${another('newer', sql`newer.state = 'complete' and ${isAfter('newer', 'own')}`)}
    or (own.state = 'partial' and ${another('newer', sql`${isAfter('newer', 'own')} and (${another('third', sql`third.state = 'complete' or ${isAfter('third', 'newer')}`)})`)})
  )
))`;

/** Whether another scan of the source `own` has a result and satisfies something. */
function another(name: string, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  const [read, whole] = [sql.id(name), sql.id(`${name}_scan`)];
  return sql`exists (select 1 from scan_sources as ${read} join scans as ${whole} on ${whole}.id = ${read}.scan_id and ${whole}.org_id = ${read}.org_id
    where ${read}.org_id = own.org_id and ${read}.source_id = own.source_id
      and ${whole}.state in ('completed', 'partial') and ${whole}.result_id is not null and ${whole}.is_test <= scans.is_test and (${condition}))`;
}

/** Whether one scan of a source is newer than another: what the inventory takes for newer. */
function isAfter(one: string, other: string): RawBuilder<unknown> {
  const [a, b] = [sql.id(one), sql.id(other)];
  return sql`(${a}.scanned_at > ${b}.scanned_at or (${a}.scanned_at = ${b}.scanned_at and ${a}.scan_id > ${b}.scan_id))`;
}

/** Scans that ended before an instant and may go, oldest first. */
export async function listExpiredScans(executor: Executor, of: { orgId: string; before: number; limit: number }): Promise<{ id: string; finished_at: number | null }[]> {
  return executor
    .selectFrom('scans')
    .select(['id', 'finished_at'])
    .where('org_id', '=', of.orgId)
    .where('state', 'in', endedStates)
    .where('finished_at', '<', of.before)
    .where(isSuperseded)
    .orderBy('finished_at')
    .orderBy('id')
    .limit(of.limit)
    .execute();
}

/** Whether a scan may go: it stands for none of its sources. */
export async function maySpare(executor: Executor, of: { orgId: string; id: string }): Promise<boolean> {
  const row = await executor.selectFrom('scans').select('id').where('org_id', '=', of.orgId).where('id', '=', of.id).where(isSuperseded).executeTakeFirst();
  return row !== undefined;
}

/** Scans removed by one statement. */
const scansPerStatement = 500;

/**
 * Removes scans that have ended, and gives up their results, so that nobody sees anything of them from the commit on and their rows and
 * files are collected. The ids of those that were there.
 */
export async function removeScans(tx: Tx, of: { orgId: string; ids: readonly string[] }): Promise<string[]> {
  const removed: string[] = [];
  for (let at = 0; at < of.ids.length; at += scansPerStatement) {
    const rows = await tx
      .deleteFrom('scans')
      .where('org_id', '=', of.orgId)
      .where('id', 'in', of.ids.slice(at, at + scansPerStatement))
      .where('state', 'in', endedStates)
      .returning('id')
      .execute();
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await tx.deleteFrom('scan_sources').where('org_id', '=', of.orgId).where('scan_id', 'in', ids).execute();
    if (ids.length > 0) await tx.updateTable('results').set({ state: 'abandoned' }).where('org_id', '=', of.orgId).where('scan_id', 'in', ids).execute();
    removed.push(...ids);
  }
  return removed;
}
