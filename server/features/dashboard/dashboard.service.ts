/** How an organization stands now, and how it came there. */
import { by } from '#shared/model/order.ts';
import { severities, type Severity } from '#shared/model/report.ts';
import type { Foundation } from '../../foundation.ts';
import { isoOrNull } from '../../http/instant.ts';
import { standingScans, type StandingScan } from '../scans/standing.reads.ts';
import * as reads from './dashboard.reads.ts';

/** Rows of one overview; `is_cut` says when a number was reached that changes what it says. */
export const dashboardLimits = { recentMax: 10, topMax: 10, schedulesMax: 5, daysMax: 90, sourcesMax: 5_000, endedMax: 50_000, scanIdsAtOnce: 500 } as const;

/** Milliseconds since its last word within which an agent counts as there: a long poll and some. */
const onlineMs = 45_000;

const dayMs = 86_400_000;

export type DashboardService = ReturnType<typeof createDashboardService>;

export function createDashboardService({ db, clock }: Foundation) {
  async function violationsOf(orgId: string, standing: readonly StandingScan[]) {
    const rows: Awaited<ReturnType<typeof reads.evaluationsOf>> = [];
    // A scan may stand for several sources; it is judged once.
    const scanIds = [...new Set(standing.map(({ scan_id }) => scan_id))];
    for (let at = 0; at < scanIds.length; at += dashboardLimits.scanIdsAtOnce) rows.push(...(await reads.evaluationsOf(db.kysely, { orgId, scanIds: scanIds.slice(at, at + dashboardLimits.scanIdsAtOnce) })));
    // One run judges every policy at one instant; only a scan's newest run counts.
    const newest = new Map(rows.map((row) => [row.scan_id, row.created_at]));
    return rows.filter((row) => newest.get(row.scan_id) === row.created_at);
  }

  return {
    /** @param days - of the trend, today included. */
    async overview(orgId: string, days: number) {
      const executor = db.kysely;
      const now = clock.now();
      const today = Math.floor(now / dayMs);
      const since = (today - days + 1) * dayMs;
      const recent = await reads.recentScans(executor, { orgId, limit: dashboardLimits.recentMax });
      const standing = await standingScans(executor, { orgId, limit: dashboardLimits.sourcesMax });
      const ended = await reads.endedScans(executor, { orgId, since, limit: dashboardLimits.endedMax });
      const byDay = await reads.violationsByDay(executor, { orgId, since });
      const evaluations = await violationsOf(orgId, standing);
      const alerts = await reads.openAlerts(executor, orgId);
      const agents = await reads.countAgents(executor, { orgId, heardSince: now - onlineMs });
      const schedules = await reads.nextSchedules(executor, { orgId, limit: dashboardLimits.schedulesMax });

      const sourcesOf = Map.groupBy(standing, (scan) => scan.scan_id);
      const bySource = evaluations.flatMap((row) => (sourcesOf.get(row.scan_id) ?? []).map((source) => ({ ...row, source })));
      return {
        as_of: new Date(now).toISOString(),
        days,
        is_cut: standing.length === dashboardLimits.sourcesMax || ended.length === dashboardLimits.endedMax,
        recent_scans: recent.map(recentReply),
        source_count: standing.length,
        partial_source_count: standing.filter(({ state }) => state === 'partial').length,
        severity_distribution: sumSeverities(standing.map(({ finding_counts }) => finding_counts)),
        verdicts: countVerdicts(standing),
        components_by_kind: sumKinds(standing),
        trend: trendOf({ ended, byDay, today, days }),
        top_sources: top(bySource, (row) => row.source.source_id, (id, violations, { source }) => ({ id, name: source.name, kind: source.kind, scan_id: source.scan_id, violations })),
        top_policies: top(evaluations, (row) => row.policy_id, (key, violations, row) => ({ id: key, name: row.policy_name, violations })),
        open_alerts: { ...zeroSeverities(), ...Object.fromEntries(alerts.map(({ severity, count }) => [severity, count])) },
        agents,
        next_schedules: schedules.map(({ next_run_at, ...schedule }) => ({ ...schedule, next_run_at: isoOrNull(next_run_at) })),
      };
    },
  };
}

type SeverityCounts = Record<Severity, number>;

function zeroSeverities(): SeverityCounts {
  return { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
}

function addSeverities(sum: SeverityCounts, counts: string | null): void {
  if (counts === null) return;
  const added = JSON.parse(counts) as Partial<SeverityCounts>;
  for (const severity of severities) sum[severity] += added[severity] ?? 0;
}

function sumSeverities(counts: readonly (string | null)[]): SeverityCounts {
  const sum = zeroSeverities();
  for (const each of counts) addSeverities(sum, each);
  return sum;
}

function countVerdicts(standing: readonly StandingScan[]) {
  const counts = { pass: 0, warn: 0, fail: 0 };
  for (const { verdict } of standing) if (verdict !== null) counts[verdict] += 1;
  return counts;
}

/** Components of the newest scans by kind, most first. One that two sources have counts twice. */
function sumKinds(standing: readonly StandingScan[]) {
  const sums = new Map<string, number>();
  for (const { kind_counts } of standing) {
    for (const [kind, count] of Object.entries(JSON.parse(kind_counts ?? '{}') as Record<string, number>)) sums.set(kind, (sums.get(kind) ?? 0) + count);
  }
  return [...sums].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count || by<{ kind: string }>((each) => each.kind)(a, b));
}

/** A row for each day, oldest first, also where nothing happened. */
function trendOf(of: { ended: Awaited<ReturnType<typeof reads.endedScans>>; byDay: Awaited<ReturnType<typeof reads.violationsByDay>>; today: number; days: number }) {
  const { ended, byDay, today, days } = of;
  const rows = new Map(
    Array.from({ length: days }, (_, at) => today - days + 1 + at).map((day) => [
      day,
      { date: new Date(day * dayMs).toISOString().slice(0, 10), scans: 0, failed_scans: 0, verdicts: { pass: 0, warn: 0, fail: 0 }, findings: zeroSeverities(), violations: 0 },
    ]),
  );
  for (const { state, verdict, finding_counts, finished_at } of ended) {
    const row = rows.get(Math.floor((finished_at ?? 0) / dayMs));
    if (row === undefined) continue;
    row.scans += 1;
    if (state === 'failed') row.failed_scans += 1;
    if (verdict !== null) row.verdicts[verdict] += 1;
    addSeverities(row.findings, finding_counts);
  }
  for (const { day, violations } of byDay) {
    const row = rows.get(day);
    if (row !== undefined) row.violations = violations;
  }
  return [...rows.values()];
}

/** Sums violations by a key and keeps the largest sums; keys without any are left out. */
function top<Row extends { readonly violation_count: number }, Item>(rows: readonly Row[], keyOf: (row: Row) => string, item: (key: string, violations: number, row: Row) => Item): Item[] {
  const sums = new Map<string, { violations: number; row: Row }>();
  for (const row of rows) sums.set(keyOf(row), { violations: (sums.get(keyOf(row))?.violations ?? 0) + row.violation_count, row });
  return [...sums]
    .filter(([, { violations }]) => violations > 0)
    .sort(([a, x], [b, y]) => y.violations - x.violations || (a < b ? -1 : 1))
    .slice(0, dashboardLimits.topMax)
    .map(([key, { violations, row }]) => item(key, violations, row));
}

function recentReply({ id, target, state, trigger, verdict, finding_counts, component_count, created_at, finished_at }: reads.RecentScan) {
  return {
    id,
    target,
    state,
    trigger,
    verdict,
    finding_counts: finding_counts === null ? null : sumSeverities([finding_counts]),
    component_count,
    created_at: new Date(created_at).toISOString(),
    finished_at: isoOrNull(finished_at),
  };
}
