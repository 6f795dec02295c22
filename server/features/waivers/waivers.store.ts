import type { Insertable, Selectable } from 'kysely';
import type { Severity } from '#shared/model/report.ts';
import type { Waiver } from '#shared/policies/waiver.ts';
import type { Executor, Tx } from '../../db/connection.ts';
import { newestFirst } from '../../db/newest-first.ts';
import type { WaiverRow } from '../../db/schema.ts';
import type { PageRequest } from '../../http/listing.ts';

export type StoredWaiver = Selectable<WaiverRow>;

/** What a list of waivers may be narrowed by. */
export interface WaiverFilter {
  readonly state?: WaiverRow['state'] | undefined;
  readonly policyId?: string | undefined;
  readonly subjectId?: string | undefined;
  /** Approved, and not over at this instant. */
  readonly inForceAt?: number | undefined;
}

export async function insertWaiver(tx: Tx, row: Insertable<WaiverRow>): Promise<void> {
  await tx.insertInto('waivers').values(row).execute();
}

export async function findWaiver(executor: Executor, of: { orgId: string; id: string }): Promise<StoredWaiver | undefined> {
  return executor.selectFrom('waivers').selectAll().where('org_id', '=', of.orgId).where('id', '=', of.id).executeTakeFirst();
}

/** Waivers of an organization, newest first, one more than the page holds. */
export async function listWaivers(executor: Executor, of: { orgId: string; filter: WaiverFilter; page: PageRequest }): Promise<StoredWaiver[]> {
  const { orgId, filter, page } = of;
  return executor
    .selectFrom('waivers')
    .selectAll()
    .where('org_id', '=', orgId)
    .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state as WaiverRow['state']))
    .$if(filter.policyId !== undefined, (query) => query.where('policy_id', '=', filter.policyId ?? ''))
    .$if(filter.subjectId !== undefined, (query) => query.where('subject_id', '=', filter.subjectId ?? ''))
    .$if(filter.inForceAt !== undefined, (query) => query.where('state', '=', 'approved').where('expires_at', '>', filter.inForceAt ?? 0))
    .$call((query) => newestFirst(query, { at: 'requested_at', id: 'id' }, page))
    .execute();
}

/** Waivers that wait or hold at an instant. */
export async function countOpenWaivers(executor: Executor, of: { orgId: string; at: number }): Promise<number> {
  const { count } = await executor
    .selectFrom('waivers')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('org_id', '=', of.orgId)
    .where('state', 'in', ['requested', 'approved'])
    .where('expires_at', '>', of.at)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Another waiver of the same extent that waits or holds at an instant. */
export async function findSameWaiver(executor: Executor, of: Pick<WaiverRow, 'org_id' | 'policy_id' | 'rule' | 'subject_id' | 'source_key'> & { at: number }): Promise<string | undefined> {
  const row = await executor
    .selectFrom('waivers')
    .select('id')
    .where('org_id', '=', of.org_id)
    .where('subject_id', '=', of.subject_id)
    .where('policy_id', 'is not distinct from', of.policy_id)
    .where('rule', 'is not distinct from', of.rule)
    .where('source_key', 'is not distinct from', of.source_key)
    .where('state', 'in', ['requested', 'approved'])
    .where('expires_at', '>', of.at)
    .executeTakeFirst();
  return row?.id;
}

/** Moves a waiver from one state to the next; false when it is not in the first any more. */
export async function decideWaiver(tx: Tx, of: { orgId: string; id: string; from: WaiverRow['state']; to: WaiverRow['state']; decidedBy: string; at: number }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('waivers')
    .set((eb) => ({ state: of.to, decided_by: of.decidedBy, decided_at: of.at, version: eb('version', '+', 1) }))
    .where('org_id', '=', of.orgId)
    .where('id', '=', of.id)
    .where('state', '=', of.from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Approved waivers that are not over at an instant, as judging wants them. */
export async function waiversAt(executor: Executor, of: { orgId: string; at: number }): Promise<Waiver[]> {
  const rows = await executor
    .selectFrom('waivers')
    .select(['id', 'policy_id', 'rule', 'subject_id', 'source_key', 'severity', 'expires_at'])
    .where('org_id', '=', of.orgId)
    .where('state', '=', 'approved')
    .where('expires_at', '>', of.at)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, severity: row.severity as Severity }));
}

/** What the newest violations say of a subject: one severity for each rule of each policy that stands, as last seen. */
export async function violatedSeverities(executor: Executor, of: { orgId: string; subjectId: string; policyId: string | null; rule: string | null }): Promise<Severity[]> {
  const rows = await executor
    .selectFrom('violations')
    .innerJoin('evaluations', 'evaluations.id', 'violations.evaluation_id')
    // Evaluations of a result that is not visible yet, or not any more, say nothing.
    .innerJoin('scans', (join) => join.onRef('scans.id', '=', 'evaluations.scan_id').onRef('scans.result_id', '=', 'evaluations.result_id'))
    .innerJoin('policies', 'policies.id', 'evaluations.policy_id')
    .select(['evaluations.policy_id', 'violations.rule', 'violations.severity'])
    .select((eb) => eb.fn.max('evaluations.created_at').as('last_at'))
    .where('violations.org_id', '=', of.orgId)
    .where('violations.subject_id', '=', of.subjectId)
    .where('evaluations.org_id', '=', of.orgId)
    .where('policies.org_id', '=', of.orgId)
    .where('policies.deleted_at', 'is', null)
    .$if(of.policyId !== null, (query) => query.where('evaluations.policy_id', '=', of.policyId ?? ''))
    .$if(of.rule !== null, (query) => query.where('violations.rule', '=', of.rule ?? ''))
    .groupBy(['evaluations.policy_id', 'violations.rule', 'violations.severity'])
    .execute();
  const newest = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const rule = JSON.stringify([row.policy_id, row.rule]);
    const before = newest.get(rule);
    if (before === undefined || Number(row.last_at) > Number(before.last_at)) newest.set(rule, row);
  }
  return [...newest.values()].map(({ severity }) => severity as Severity);
}
