/** What the overview shows, in a few queries along indexes. Never reads components: their numbers stand with each scan. */
import { sql, type Selectable } from 'kysely';
import type { Executor } from '../../db/connection.ts';
import type { ScanRow } from '../../db/schema.ts';

/** Milliseconds of a day; written into the SQL, for as a parameter it would be a fraction on SQLite. */
const dayMs = sql.lit(86_400_000);

export type RecentScan = Pick<Selectable<ScanRow>, 'id' | 'target' | 'state' | 'trigger' | 'verdict' | 'finding_counts' | 'component_count' | 'created_at' | 'finished_at'>;

/** The newest scans, whatever their state. */
export async function recentScans(executor: Executor, of: { orgId: string; limit: number }): Promise<RecentScan[]> {
  return executor
    .selectFrom('scans')
    .select(['id', 'target', 'state', 'trigger', 'verdict', 'finding_counts', 'component_count', 'created_at', 'finished_at'])
    .where('org_id', '=', of.orgId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(of.limit)
    .execute();
}

/** Ended scans since an instant: what the trend counts. Oldest first. */
export async function endedScans(executor: Executor, of: { orgId: string; since: number; limit: number }): Promise<Pick<Selectable<ScanRow>, 'state' | 'verdict' | 'finding_counts' | 'finished_at'>[]> {
  return executor
    .selectFrom('scans')
    .select(['state', 'verdict', 'finding_counts', 'finished_at'])
    .where('org_id', '=', of.orgId)
    .where('finished_at', '>=', of.since)
    .where('is_test', '=', 0)
    .orderBy('finished_at')
    .limit(of.limit)
    .execute();
}

/** Violations by day (days since the epoch, UTC); a scan that was judged again counts on each day that it was, once for each policy. */
export async function violationsByDay(executor: Executor, of: { orgId: string; since: number }): Promise<{ day: number; violations: number }[]> {
  const perScan = executor
    .selectFrom('evaluations')
    .select((eb) => ['org_id', sql<number>`created_at / ${dayMs}`.as('day'), 'scan_id', 'policy_id', eb.fn.max('violation_count').as('violations')])
    .where('org_id', '=', of.orgId)
    .where('created_at', '>=', of.since)
    .groupBy(['org_id', 'day', 'scan_id', 'policy_id'])
    .as('per_scan');
  const rows = await executor
    .selectFrom(perScan)
    .select((eb) => ['day', eb.fn.sum('violations').as('violations')])
    // Said here, too: row-level security learns the organization from the outermost query.
    .where('org_id', '=', of.orgId)
    .groupBy('day')
    .orderBy('day')
    .execute();
  return rows.map(({ day, violations }) => ({ day: Number(day), violations: Number(violations) }));
}

/** Verdicts of policies over some scans; newer ones come later. */
export async function evaluationsOf(executor: Executor, of: { orgId: string; scanIds: readonly string[] }) {
  if (of.scanIds.length === 0) return [];
  return executor
    .selectFrom('evaluations')
    .select(['scan_id', 'policy_id', 'policy_name', 'verdict', 'violation_count', 'waived_count', 'created_at'])
    .where('org_id', '=', of.orgId)
    .where('scan_id', 'in', of.scanIds)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Alerts that are not resolved, by severity. */
export async function openAlerts(executor: Executor, orgId: string): Promise<{ severity: string; count: number }[]> {
  const rows = await executor
    .selectFrom('alerts')
    .select((eb) => ['severity', eb.fn.countAll().as('count')])
    .where('org_id', '=', orgId)
    .where('state', 'in', ['open', 'acknowledged'])
    .groupBy('severity')
    .execute();
  return rows.map(({ severity, count }) => ({ severity, count: Number(count) }));
}

/** Agents that may work, and those of them that were heard of since an instant. */
export async function countAgents(executor: Executor, of: { orgId: string; heardSince: number }): Promise<{ total: number; online: number }> {
  const { total, online } = await executor
    .selectFrom('agents')
    .select((eb) => [eb.fn.countAll().as('total'), eb.fn.countAll().filterWhere('last_seen_at', '>=', of.heardSince).as('online')])
    .where('org_id', '=', of.orgId)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { total: Number(total), online: Number(online) };
}

/** The schedules that run next. */
export async function nextSchedules(executor: Executor, of: { orgId: string; limit: number }): Promise<{ id: string; name: string; target: string; next_run_at: number | null }[]> {
  return executor
    .selectFrom('schedules')
    .select(['id', 'name', 'target', 'next_run_at'])
    .where('org_id', '=', of.orgId)
    .where('is_active', '=', 1)
    .where('deleted_at', 'is', null)
    .where('next_run_at', 'is not', null)
    .orderBy('next_run_at')
    .orderBy('id')
    .limit(of.limit)
    .execute();
}
