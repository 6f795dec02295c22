/** What stands for each source: its newest scan with a result, whichever scan that is and however many sources it read. */
import type { Executor } from '../../db/connection.ts';
import type { StoredHeader } from '../../ingest/results.store.ts';

/** A scan as one of its sources sees it. */
export interface StandingScan {
  readonly source_id: string;
  readonly kind: string;
  readonly key: string;
  readonly name: string;
  readonly scan_id: string;
  readonly result_id: string;
  /** What is this source's of the result; the result's id when that is all of it. */
  readonly part: string;
  readonly state: 'complete' | 'partial';
  readonly verdict: 'pass' | 'warn' | 'fail' | null;
  readonly finding_counts: string | null;
  readonly kind_counts: string | null;
  readonly finished_at: number | null;
}

/** States of a scan that has a result. */
const withResult = ['completed', 'partial'] as const;

export interface StandingQuery {
  readonly orgId: string;
  /** Key or id of the only source that is wanted. */
  readonly source?: string | undefined;
  readonly limit: number;
}

/** The newest scan with a result of each source, by source id; test scans left out. */
export async function standingScans(executor: Executor, of: StandingQuery): Promise<StandingScan[]> {
  return newestScans(executor, of);
}

/** Of sources with their newest scan: the newest one that read each of them to its end. Sources without one are absent. */
export async function completeScans(executor: Executor, of: { orgId: string; newest: readonly StandingScan[] }): Promise<StandingScan[]> {
  return inSlices(of.newest, (slice) => newestScans(executor, { orgId: of.orgId, limit: slice.length, ids: slice.map(({ source_id }) => source_id), state: 'complete' }));
}

/** Of sources with their newest scan: the one before it. Sources without one are absent. */
export async function scansBefore(executor: Executor, of: { orgId: string; newest: readonly StandingScan[] }): Promise<StandingScan[]> {
  return inSlices(of.newest, (slice) => newestScans(executor, { orgId: of.orgId, limit: slice.length, ids: slice.map(({ source_id }) => source_id), except: slice.map(({ part }) => part) }));
}

/** Identifiers in one statement, well below SQLite's 32,766 parameters. */
const idsPerStatement = 5_000;

async function inSlices(scans: readonly StandingScan[], read: (slice: readonly StandingScan[]) => Promise<StandingScan[]>): Promise<StandingScan[]> {
  const found: StandingScan[] = [];
  for (let at = 0; at < scans.length; at += idsPerStatement) found.push(...(await read(scans.slice(at, at + idsPerStatement))));
  return found;
}

async function newestScans(executor: Executor, of: StandingQuery & { readonly ids?: readonly string[]; readonly state?: 'complete'; readonly except?: readonly string[] }): Promise<StandingScan[]> {
  const { orgId, source, limit, ids, state, except } = of;
  const rows = await executor
    .selectFrom('sources')
    .innerJoin('scan_sources as standing', (join) =>
      join.onRef('standing.source_id', '=', 'sources.id').on('standing.scan_id', '=', (eb) =>
        eb
          .selectFrom('scan_sources as newest')
          .innerJoin('scans as whole', 'whole.id', 'newest.scan_id')
          .select('newest.scan_id')
          .where('newest.org_id', '=', orgId)
          .whereRef('newest.source_id', '=', 'sources.id')
          .$if(state !== undefined, (query) => query.where('newest.state', '=', state ?? 'complete'))
          .$if(except !== undefined, (query) => query.where('newest.part', 'not in', except ?? []))
          .where('whole.org_id', '=', orgId)
          .where('whole.state', 'in', withResult)
          .where('whole.is_test', '=', 0)
          .where('whole.result_id', 'is not', null)
          .orderBy('newest.scanned_at', 'desc')
          .orderBy('newest.scan_id', 'desc')
          .limit(1),
      ),
    )
    .innerJoin('scans', 'scans.id', 'standing.scan_id')
    .select(['sources.id as source_id', 'sources.kind', 'sources.key', 'sources.name', 'scans.id as scan_id', 'scans.result_id', 'standing.part', 'standing.state', 'scans.verdict', 'standing.finding_counts', 'standing.kind_counts', 'scans.finished_at'])
    .where('sources.org_id', '=', orgId)
    .where('standing.org_id', '=', orgId)
    .where('scans.org_id', '=', orgId)
    .$if(source !== undefined, (query) => query.where(({ eb, or }) => or([eb('sources.key', '=', source ?? ''), eb('sources.id', '=', source ?? '')])))
    .$if(ids !== undefined, (query) => query.where('sources.id', 'in', ids ?? []))
    .orderBy('sources.id')
    .limit(limit)
    .execute();
  return rows.flatMap(({ result_id, ...row }) => (result_id === null ? [] : [{ ...row, result_id }]));
}

/** The sources that scans read, by scan; each list by source id. */
export async function sourcesOfScans(executor: Executor, of: { orgId: string; scanIds: readonly string[] }): Promise<ReadonlyMap<string, readonly ScannedSource[]>> {
  if (of.scanIds.length === 0) return new Map();
  const rows = await executor
    .selectFrom('scan_sources')
    .innerJoin('sources', 'sources.id', 'scan_sources.source_id')
    .select(['scan_sources.scan_id', 'sources.id', 'sources.kind', 'sources.key', 'sources.name', 'scan_sources.state'])
    .where('scan_sources.org_id', '=', of.orgId)
    .where('sources.org_id', '=', of.orgId)
    .where('scan_sources.scan_id', 'in', of.scanIds)
    .orderBy('sources.id')
    .execute();
  return new Map([...Map.groupBy(rows, ({ scan_id }) => scan_id)].map(([scanId, sources]) => [scanId, sources.map(({ id, kind, key, name, state }) => ({ id, kind, key, name, state }))]));
}

/** Targets of scans that could not be opened, by scan; scans without any are absent. */
export async function unopenedOfScans(executor: Executor, of: { orgId: string; scanIds: readonly string[] }): Promise<ReadonlyMap<string, readonly string[]>> {
  if (of.scanIds.length === 0) return new Map();
  const rows = await executor
    .selectFrom('scans')
    .innerJoin('results', 'results.id', 'scans.result_id')
    .select(['scans.id', 'results.header'])
    .where('scans.org_id', '=', of.orgId)
    .where('results.org_id', '=', of.orgId)
    .where('scans.id', 'in', of.scanIds)
    .execute();
  return new Map(rows.flatMap(({ id, header }) => {
    const { unopened = [] } = JSON.parse(header) as Partial<StoredHeader>;
    return unopened.length === 0 ? [] : [[id, unopened] as const];
  }));
}

/** A source of a scan, and whether it was read to its end. */
export interface ScannedSource {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly name: string;
  readonly state: 'complete' | 'partial';
}

/** Ids of the scans that read a source, named by its key or its id; for a filter. */
export function scansOfSource(executor: Executor, of: { orgId: string; source: string }) {
  return executor
    .selectFrom('scan_sources')
    .innerJoin('sources as read', 'read.id', 'scan_sources.source_id')
    .select('scan_sources.scan_id')
    .where('scan_sources.org_id', '=', of.orgId)
    .where('read.org_id', '=', of.orgId)
    .where(({ eb, or }) => or([eb('read.key', '=', of.source), eb('read.id', '=', of.source)]));
}
