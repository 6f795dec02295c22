/** The inventory over the newest scan of every source: which components there are, where each stands, and what it is connected with. */
import { sql, type Selectable } from 'kysely';
import { componentKinds } from '#shared/model/component.ts';
import type { Executor } from '../../db/connection.ts';
import type { ComponentRow, RelationshipRow } from '../../db/schema.ts';

/** The newest scan with a result of one source. */
export interface StandingResult {
  readonly source_id: string;
  readonly kind: string;
  readonly key: string;
  readonly name: string;
  readonly scan_id: string;
  readonly result_id: string;
  readonly finished_at: number | null;
}

/** States of a scan that has a result. */
const withResult = ['completed', 'partial'] as const;

/**
 * The newest result of each source, by source id; what it replaced is not counted, test scans neither.
 * @param source - key or id of the only source that is wanted.
 */
export async function standingResults(executor: Executor, of: { orgId: string; source?: string | undefined; limit: number }): Promise<StandingResult[]> {
  const { orgId, source, limit } = of;
  const rows = await executor
    .selectFrom('sources')
    .innerJoin('scans', (join) =>
      join.on('scans.id', '=', (eb) =>
        eb
          .selectFrom('scans as newest')
          .select('newest.id')
          .where('newest.org_id', '=', orgId)
          .whereRef('newest.source_id', '=', 'sources.id')
          .where('newest.state', 'in', withResult)
          .where('newest.is_test', '=', 0)
          .where('newest.result_id', 'is not', null)
          .orderBy('newest.created_at', 'desc')
          .orderBy('newest.id', 'desc')
          .limit(1),
      ),
    )
    .select(['sources.id as source_id', 'sources.kind', 'sources.key', 'sources.name', 'scans.id as scan_id', 'scans.result_id', 'scans.finished_at'])
    .where('sources.org_id', '=', orgId)
    .where('scans.org_id', '=', orgId)
    .$if(source !== undefined, (query) => query.where(({ eb, or }) => or([eb('sources.key', '=', source ?? ''), eb('sources.id', '=', source ?? '')])))
    .orderBy('sources.id')
    .limit(limit)
    .execute();
  return rows.flatMap(({ result_id, ...row }) => (result_id === null ? [] : [{ ...row, result_id }]));
}

/** What the inventory may be narrowed by. */
export interface InventoryFilter {
  readonly kind?: string | undefined;
  readonly provider?: string | undefined;
  readonly isAi?: boolean | undefined;
  /** The whole name. */
  readonly name?: string | undefined;
  /** Part of the name, in any case. */
  readonly q?: string | undefined;
  /** Ids of which it must be one. */
  readonly ids?: readonly string[] | undefined;
}

/** Ids of the components in some results, each once, in order; after a cursor, one more than the page holds. */
export async function componentIds(executor: Executor, of: { orgId: string; resultIds: readonly string[]; filter: InventoryFilter; after: string | undefined; limit: number }): Promise<string[]> {
  const { orgId, resultIds, filter, after, limit } = of;
  if (resultIds.length === 0) return [];
  const { kind, provider, isAi, name, q, ids } = filter;
  const rows = await executor
    .selectFrom('components')
    .select('id')
    .where('org_id', '=', orgId)
    .where('result_id', 'in', resultIds)
    // Every kind by name when none is asked for: so the index of choice is walked, which holds all that is asked here.
    .where('kind', 'in', kind === undefined ? componentKinds : [kind])
    .$if(isAi !== undefined, (query) => query.where('is_ai', '=', isAi === true ? 1 : 0))
    .$if(provider !== undefined, (query) => query.where('provider', '=', provider ?? ''))
    .$if(name !== undefined, (query) => query.where('name', '=', name ?? ''))
    .$if(q !== undefined, (query) => query.where(sql<boolean>`lower(name) like ${likePattern(q ?? '')} escape '\\'`))
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .groupBy('id')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export type Placement = Pick<Selectable<ComponentRow>, 'id' | 'result_id' | 'kind' | 'name' | 'version' | 'provider' | 'is_ai' | 'occurrence_count'>;

/** Where components stand: a row for each of them in each of the results. */
export async function placements(executor: Executor, of: { orgId: string; resultIds: readonly string[]; ids: readonly string[] }): Promise<Placement[]> {
  if (of.ids.length === 0 || of.resultIds.length === 0) return [];
  return executor
    .selectFrom('components')
    .select(['id', 'result_id', 'kind', 'name', 'version', 'provider', 'is_ai', 'occurrence_count'])
    .where('org_id', '=', of.orgId)
    .where('result_id', 'in', of.resultIds)
    .where('id', 'in', of.ids)
    .execute();
}

/** One component with its body in each of the results that have it. */
export async function componentBodies(executor: Executor, of: { orgId: string; resultIds: readonly string[]; id: string }): Promise<{ result_id: string; body: string }[]> {
  if (of.resultIds.length === 0) return [];
  return executor.selectFrom('components').select(['result_id', 'body']).where('org_id', '=', of.orgId).where('result_id', 'in', of.resultIds).where('id', '=', of.id).execute();
}

/** When components were first seen, by id. */
export async function firstSeen(executor: Executor, of: { orgId: string; ids: readonly string[] }): Promise<Map<string, number>> {
  if (of.ids.length === 0) return new Map();
  const rows = await executor.selectFrom('component_sightings').select(['component_id', 'first_seen_at']).where('org_id', '=', of.orgId).where('component_id', 'in', of.ids).execute();
  return new Map(rows.map((row) => [row.component_id, row.first_seen_at]));
}

export type PlacedEdge = Pick<Selectable<RelationshipRow>, 'id' | 'result_id' | 'type' | 'from_id' | 'to_id'>;

/** Edges that begin or end at components, in each of the results, by id; at most `limit` rows. */
export async function edgesOf(executor: Executor, of: { orgId: string; resultIds: readonly string[]; ids: readonly string[]; limit: number }): Promise<PlacedEdge[]> {
  const { orgId, resultIds, ids, limit } = of;
  if (ids.length === 0 || resultIds.length === 0) return [];
  const side = (column: 'from_id' | 'to_id') =>
    executor.selectFrom('relationships').select(['id', 'result_id', 'type', 'from_id', 'to_id']).where('org_id', '=', orgId).where('result_id', 'in', resultIds).where(column, 'in', ids);
  // Two walks along two indexes; an edge between two of the components is met by both and kept once.
  return side('from_id').union(side('to_id')).orderBy('id').orderBy('result_id').limit(limit).execute();
}

/** Kind and name of components, whichever of the results says them first. */
export async function namesOf(executor: Executor, of: { orgId: string; resultIds: readonly string[]; ids: readonly string[] }): Promise<Map<string, { kind: string; name: string }>> {
  if (of.ids.length === 0 || of.resultIds.length === 0) return new Map();
  const rows = await executor
    .selectFrom('components')
    .select((eb) => ['id', eb.fn.min('kind').as('kind'), eb.fn.min('name').as('name')])
    .where('org_id', '=', of.orgId)
    .where('result_id', 'in', of.resultIds)
    .where('id', 'in', of.ids)
    .groupBy('id')
    .execute();
  return new Map(rows.map(({ id, kind, name }) => [id, { kind, name }]));
}

/** `%` and `_` stand for themselves. */
function likePattern(text: string): string {
  return `%${text.toLowerCase().replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
}
