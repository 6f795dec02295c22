/** What other features know of integrations: their scans and their schedules. */
import type { Selectable } from 'kysely';
import type { Executor } from '../../db/connection.ts';
import type { ScanRow } from '../../db/schema.ts';
import { sourcesOfScans, unopenedOfScans, type ScannedSource } from '../scans/standing.reads.ts';

export type LastScan = Pick<Selectable<ScanRow>, 'id' | 'state' | 'verdict' | 'finished_at'> & { readonly sources: readonly ScannedSource[]; readonly unopened: readonly string[] };

/** The newest scan of each integration that has one, by integration. */
export async function lastScans(executor: Executor, of: { orgId: string; ids: readonly string[] }): Promise<ReadonlyMap<string, LastScan>> {
  const { orgId, ids } = of;
  if (ids.length === 0) return new Map();
  const rows = await executor
    .selectFrom('integrations')
    .innerJoin('scans', (join) =>
      join.onRef('scans.org_id', '=', 'integrations.org_id').on('scans.id', '=', (eb) =>
        eb
          .selectFrom('scans as newest')
          .select('newest.id')
          .whereRef('newest.org_id', '=', 'integrations.org_id')
          .whereRef('newest.integration_id', '=', 'integrations.id')
          .orderBy('newest.created_at', 'desc')
          .orderBy('newest.id', 'desc')
          .limit(1),
      ),
    )
    .select(['integrations.id as integration_id', 'scans.id', 'scans.state', 'scans.verdict', 'scans.finished_at'])
    .where('integrations.org_id', '=', orgId)
    .where('integrations.id', 'in', ids)
    .execute();
  const scans = { orgId, scanIds: rows.map(({ id }) => id) };
  const [sources, unopened] = [await sourcesOfScans(executor, scans), await unopenedOfScans(executor, scans)];
  return new Map(rows.map(({ integration_id, ...scan }) => [integration_id, { ...scan, sources: sources.get(scan.id) ?? [], unopened: unopened.get(scan.id) ?? [] }]));
}

/** When the next scheduled scan of each integration comes, milliseconds; those without one are absent. */
export async function nextRuns(executor: Executor, of: { orgId: string; ids: readonly string[] }): Promise<ReadonlyMap<string, number>> {
  const { orgId, ids } = of;
  if (ids.length === 0) return new Map();
  const rows = await executor
    .selectFrom('schedules')
    .select((eb) => ['integration_id', eb.fn.min('next_run_at').as('next_run_at')])
    .where('org_id', '=', orgId)
    .where('integration_id', 'in', ids)
    .where('is_active', '=', 1)
    .where('deleted_at', 'is', null)
    .groupBy('integration_id')
    .execute();
  return new Map(rows.flatMap((row) => (row.integration_id === null || row.next_run_at === null ? [] : [[row.integration_id, Number(row.next_run_at)] as const])));
}
