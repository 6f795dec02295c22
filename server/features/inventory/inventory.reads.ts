/**
 * The inventory over what stands for every source: which components there are, where each stands, and what it is connected with. What a
 * source has is a part of a result: all of it where the result is of one source, else what `source_items` names.
 */
import { sql, type ExpressionBuilder, type Selectable } from 'kysely';
import { componentKinds } from '#shared/model/component.ts';
import type { Executor } from '../../db/connection.ts';
import { likePattern } from '../../db/like-pattern.ts';
import type { ComponentRow, Database, RelationshipRow } from '../../db/schema.ts';

/** What of the results is looked at. */
export interface Parts {
  /** Results of which everything counts, by id. */
  readonly whole: readonly string[];
  /** Parts of results of several sources. */
  readonly split: readonly string[];
}

/** Parts, by the results that they are of. */
export function partsOf(parts: readonly { readonly result_id: string; readonly part: string }[]): Parts {
  const whole = parts.filter(({ result_id, part }) => part === result_id).map(({ result_id }) => result_id);
  return { whole, split: parts.filter(({ result_id, part }) => part !== result_id).map(({ part }) => part) };
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

/** Ids of the components in some parts, each once, in order; after a cursor, one more than the page holds. */
export async function componentIds(executor: Executor, of: { orgId: string; parts: Parts; filter: InventoryFilter; after: string | undefined; limit: number }): Promise<string[]> {
  const { orgId, parts, filter, after, limit } = of;
  const whole = wholeComponents(executor, orgId, parts).where((eb) => chosen(eb, filter, after)).select('components.id').groupBy('components.id');
  const split = executor
    .selectFrom('components')
    .select('components.id')
    .where('components.org_id', '=', orgId)
    .where('components.result_id', 'in', resultsOf(parts))
    .where((eb) => chosen(eb, filter, after))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('source_items')
          .select('source_items.part')
          .where('source_items.org_id', '=', orgId)
          .whereRef('source_items.result_id', '=', 'components.result_id')
          .whereRef('source_items.item_id', '=', 'components.id')
          .where('source_items.part', 'in', parts.split),
      ),
    )
    .groupBy('components.id');
  if (parts.whole.length === 0 && parts.split.length === 0) return [];
  const query = parts.split.length === 0 ? whole : parts.whole.length === 0 ? split : whole.union(split);
  const rows = await query.orderBy('id').limit(limit).execute();
  return rows.map(({ id }) => id);
}

function chosen({ eb, and }: ExpressionBuilder<Database, 'components'>, filter: InventoryFilter, after: string | undefined) {
  const { kind, provider, isAi, name, q, ids } = filter;
  return and([
    // Every kind by name when none is asked for: so the index of choice is walked, which holds all that is asked here.
    eb('components.kind', 'in', kind === undefined ? componentKinds : [kind]),
    ...(isAi === undefined ? [] : [eb('components.is_ai', '=', isAi ? 1 : 0)]),
    ...(provider === undefined ? [] : [eb('components.provider', '=', provider)]),
    ...(name === undefined ? [] : [eb('components.name', '=', name)]),
    ...(q === undefined ? [] : [sql<boolean>`lower(components.name) like ${likePattern(q)} escape '\\'`]),
    ...(ids === undefined ? [] : [eb('components.id', 'in', ids)]),
    ...(after === undefined ? [] : [eb('components.id', '>', after)]),
  ]);
}

function wholeComponents(executor: Executor, orgId: string, { whole }: Parts) {
  return executor.selectFrom('components').where('components.org_id', '=', orgId).where('components.result_id', 'in', whole);
}

/** The results that parts of results of several sources are of. */
function resultsOf({ split }: Parts): string[] {
  return [...new Set(split.map((part) => part.slice(0, part.lastIndexOf('#'))))];
}

export type Placement = Pick<Selectable<ComponentRow>, 'id' | 'kind' | 'name' | 'version' | 'provider' | 'is_ai' | 'occurrence_count'> & { readonly part: string };

const placed = ['components.id', 'components.kind', 'components.name', 'components.version', 'components.provider', 'components.is_ai'] as const;

/** Where components stand: a row for each of them in each of the parts. */
export async function placements(executor: Executor, of: { orgId: string; parts: Parts; ids: readonly string[] }): Promise<Placement[]> {
  const { orgId, parts, ids } = of;
  if (ids.length === 0) return [];
  const whole = parts.whole.length === 0 ? [] : await wholeComponents(executor, orgId, parts).select([...placed, 'components.occurrence_count', 'components.result_id as part']).where('components.id', 'in', ids).execute();
  if (parts.split.length === 0) return whole;
  const split = await executor
    .selectFrom('source_items')
    .innerJoin('components', (join) => join.onRef('components.result_id', '=', 'source_items.result_id').onRef('components.id', '=', 'source_items.item_id'))
    .select([...placed, 'source_items.occurrence_count', 'source_items.part'])
    .where('source_items.org_id', '=', orgId)
    .where('components.org_id', '=', orgId)
    .where('source_items.result_id', 'in', resultsOf(parts))
    .where('source_items.item_id', 'in', ids)
    .where('source_items.part', 'in', parts.split)
    .execute();
  return [...whole, ...split];
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

export type PlacedEdge = Pick<Selectable<RelationshipRow>, 'id' | 'type' | 'from_id' | 'to_id'> & { readonly part: string };

/** Edges that begin or end at components, in each of the parts, by id; at most `limit` rows of whole results and as many of others; `isCut` when there may be more. */
export async function edgesOf(executor: Executor, of: { orgId: string; parts: Parts; ids: readonly string[]; limit: number }): Promise<{ rows: PlacedEdge[]; isCut: boolean }> {
  const { orgId, parts, ids, limit } = of;
  if (ids.length === 0) return { rows: [], isCut: false };
  const whole = (column: 'from_id' | 'to_id') =>
    executor.selectFrom('relationships').select(['id', 'type', 'from_id', 'to_id', 'result_id as part']).where('org_id', '=', orgId).where('result_id', 'in', parts.whole).where(column, 'in', ids);
  const split = (column: 'from_id' | 'to_id') =>
    executor
      .selectFrom('relationships')
      .innerJoin('source_items', (join) => join.onRef('source_items.result_id', '=', 'relationships.result_id').onRef('source_items.item_id', '=', 'relationships.id'))
      .select(['relationships.id', 'relationships.type', 'relationships.from_id', 'relationships.to_id', 'source_items.part'])
      .where('relationships.org_id', '=', orgId)
      .where('source_items.org_id', '=', orgId)
      .where('relationships.result_id', 'in', resultsOf(parts))
      .where('source_items.part', 'in', parts.split)
      .where(`relationships.${column}`, 'in', ids);
  // Two walks along two indexes; an edge between two of the components is met by both and kept once.
  const ofWhole = parts.whole.length === 0 ? [] : await whole('from_id').union(whole('to_id')).orderBy('id').orderBy('part').limit(limit).execute();
  const ofSplit = parts.split.length === 0 ? [] : await split('from_id').union(split('to_id')).orderBy('id').orderBy('part').limit(limit).execute();
  return { rows: [...ofWhole, ...ofSplit], isCut: ofWhole.length === limit || ofSplit.length === limit };
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
