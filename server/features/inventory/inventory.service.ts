/** Where is this model used? Over the newest scan of every source. */
import { notFound } from '#shared/api/api-error.ts';
import { componentKinds, type Component, type ComponentKind, type RelationshipType } from '#shared/model/component.ts';
import { componentId } from '#shared/model/identity.ts';
import { by, byCodeUnit } from '#shared/model/order.ts';
import type { Foundation } from '../../foundation.ts';
import { isoOrNull } from '../../http/instant.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import type { InventoryDetail, InventoryItem } from './inventory-reply.ts';
import * as reads from './inventory.reads.ts';

/** Limits of one reply. `is_cut` of a page says when an organization has more sources; they are then the first by id. */
export const inventoryLimits = { sourcesMax: 5_000, pageMax: 100, listedEdgesMax: 20, edgesMax: 1_000, edgeRowsMax: 20_000, occurrencesMax: 200 } as const;

export interface InventoryQuery extends Omit<reads.InventoryFilter, 'ids'> {
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Identity inside a kind; of any kind when none is named. */
  readonly key?: string | undefined;
  /** Key or id of the only source. */
  readonly source?: string | undefined;
}

export type InventoryService = ReturnType<typeof createInventoryService>;

export function createInventoryService({ db, cursors }: Foundation) {
  const standingOf = (orgId: string, source?: string) => reads.standingResults(db.kysely, { orgId, source, limit: inventoryLimits.sourcesMax });

  /** What is shown of components besides themselves; a fixed number of statements, however many sources there are. */
  async function surroundings(orgId: string, ids: readonly string[], { standing, edgesMax }: { standing: readonly reads.StandingResult[]; edgesMax: number }): Promise<Surroundings> {
    const resultIds = standing.map(({ result_id }) => result_id);
    const results = new Map(standing.map((result) => [result.result_id, result]));
    const placed = Map.groupBy(await reads.placements(db.kysely, { orgId, resultIds, ids }), ({ id }) => id);
    const firstSeen = await reads.firstSeen(db.kysely, { orgId, ids });
    const rows = await reads.edgesOf(db.kysely, { orgId, resultIds, ids, limit: inventoryLimits.edgeRowsMax });
    const edges = edgesAt(ids, rows, { results, edgesMax });
    // Only what is shown needs a name.
    const others = new Set([...edges.values()].flatMap(({ shown }) => shown.map(({ otherId }) => otherId)));
    const names = await reads.namesOf(db.kysely, { orgId, resultIds, ids: [...others].filter((id) => !placed.has(id)).toSorted(byCodeUnit) });
    for (const [id, [first]] of placed) if (first) names.set(id, { kind: first.kind, name: first.name });
    return { placed, firstSeen, edges, names, results };
  }

  return {
    /** Components by id, each once, with every source in which it stands. */
    async list(orgId: string, query: InventoryQuery): Promise<Page<InventoryItem> & { source_count: number; is_cut: boolean }> {
      const { limit, key, source, kind, provider, isAi, name, q } = query;
      const scope = { orgId, list: 'listInventory', filter: { kind, provider, is_ai: isAi === undefined ? undefined : String(isAi), name, q, key, source } };
      const { after } = pageRequest(cursors, scope, query);
      const standing = await standingOf(orgId, source);
      const filter = { kind, provider, isAi, name, q, ...(key !== undefined && { ids: idsOfKey(key, kind) }) };
      const ids = await reads.componentIds(db.kysely, { orgId, resultIds: standing.map(({ result_id }) => result_id), filter, after: after?.id, limit: limit + 1 });
      const around = await surroundings(orgId, ids.slice(0, limit), { standing, edgesMax: inventoryLimits.listedEdgesMax });
      const page = toPage({ rows: ids, limit, cursors, scope, position: (id) => ({ key: id, id }), item: (id) => itemOf(id, around) });
      return { ...page, source_count: standing.length, is_cut: standing.length === inventoryLimits.sourcesMax };
    },

    /** One component with its places and relationships in every source. @throws {AppError} `not_found` when it stands in the newest scan of none. */
    async get(orgId: string, id: string): Promise<InventoryDetail> {
      const standing = await standingOf(orgId);
      const bodies = await reads.componentBodies(db.kysely, { orgId, resultIds: standing.map(({ result_id }) => result_id), id });
      if (bodies.length === 0) throw notFound('component', id);
      const around = await surroundings(orgId, [id], { standing, edgesMax: inventoryLimits.edgesMax });
      const item = itemOf(id, around);
      const components = new Map(bodies.map(({ result_id, body }) => [around.results.get(result_id)?.source_id ?? '', JSON.parse(body) as Component]));
      const newest = components.get(newestFirst(item.sources)[0]?.id ?? '') as Component;
      return {
        ...item,
        key: newest.key,
        purl: newest.purl ?? null,
        licence: newest.licence ?? null,
        properties: { ...newest.properties },
        sources: item.sources.map((place) => {
          const { version = null, properties = {}, occurrences = [] } = components.get(place.id) ?? {};
          return { ...place, version, properties: { ...properties }, occurrences: occurrences.slice(0, inventoryLimits.occurrencesMax) };
        }),
      };
    },
  };
}

/** What `surroundings` gathered. */
interface Surroundings {
  /** Rows of each component, by its id. */
  readonly placed: ReadonlyMap<string, readonly reads.Placement[]>;
  readonly firstSeen: ReadonlyMap<string, number>;
  readonly edges: ReadonlyMap<string, { readonly shown: readonly ShownEdge[]; readonly isCut: boolean }>;
  readonly names: ReadonlyMap<string, { readonly kind: string; readonly name: string }>;
  /** By result id. */
  readonly results: ReadonlyMap<string, reads.StandingResult>;
}

interface ShownEdge {
  readonly id: string;
  readonly type: string;
  readonly direction: 'out' | 'in';
  readonly otherId: string;
  readonly sourceIds: readonly string[];
}

/** The ids that a key means. */
function idsOfKey(key: string, kind: string | undefined): string[] {
  return componentKinds.filter((each) => kind === undefined || each === kind).map((each) => componentId(each, key));
}

function itemOf(id: string, { placed, firstSeen, edges, names, results }: Surroundings): InventoryItem {
  const places = (placed.get(id) ?? [])
    .flatMap((row) => {
      const result = results.get(row.result_id);
      return result === undefined ? [] : [{ row, result }];
    })
    .toSorted(by(({ result }) => result.source_id));
  // Where sources differ, the one that was scanned last is believed.
  const newest = places.reduce((best, place) => ((place.result.finished_at ?? 0) > (best?.result.finished_at ?? -1) ? place : best), places[0]);
  const { shown = [], isCut = false } = edges.get(id) ?? {};
  return {
    id,
    kind: (newest?.row.kind ?? '') as ComponentKind,
    name: newest?.row.name ?? '',
    version: newest?.row.version ?? null,
    provider: newest?.row.provider ?? null,
    is_ai: places.some(({ row }) => row.is_ai === 1),
    source_count: places.length,
    occurrence_count: places.reduce((sum, { row }) => sum + row.occurrence_count, 0),
    first_seen_at: isoOrNull(firstSeen.get(id) ?? null),
    last_seen_at: isoOrNull(newest?.result.finished_at ?? null),
    sources: places.map(({ row, result }) => ({
      id: result.source_id,
      kind: result.kind,
      key: result.key,
      name: result.name,
      scan_id: result.scan_id,
      seen_at: isoOrNull(result.finished_at),
      occurrence_count: row.occurrence_count,
    })),
    edges: shown.map(({ id: edgeId, type, direction, otherId, sourceIds }) => ({
      id: edgeId,
      type: type as RelationshipType,
      direction,
      other: { id: otherId, kind: names.get(otherId)?.kind ?? '', name: names.get(otherId)?.name ?? '' },
      source_ids: [...sourceIds],
    })),
    edges_cut: isCut,
  };
}

/** Edges at each component by edge id, each once with the sources that state it, at most `edgesMax`. */
function edgesAt(ids: readonly string[], rows: readonly reads.PlacedEdge[], { results, edgesMax }: { results: Surroundings['results']; edgesMax: number }): Surroundings['edges'] {
  const ends = new Map<string, reads.PlacedEdge[]>(ids.map((id) => [id, []]));
  for (const row of rows) for (const end of [row.from_id, row.to_id]) ends.get(end)?.push(row);
  const isAllCut = rows.length === inventoryLimits.edgeRowsMax;
  return new Map(
    [...ends].map(([id, at]) => {
      const merged = [...Map.groupBy(at, (row) => row.id)].toSorted(by(([edgeId]) => edgeId));
      const shown = merged.slice(0, edgesMax).map(([edgeId, same]): ShownEdge => {
        const { type, from_id: from, to_id: to } = same[0] as reads.PlacedEdge;
        return { id: edgeId, type, direction: from === id ? 'out' : 'in', otherId: from === id ? to : from, sourceIds: [...new Set(same.flatMap(({ result_id }) => results.get(result_id)?.source_id ?? []))].toSorted(byCodeUnit) };
      });
      return [id, { shown, isCut: isAllCut || merged.length > edgesMax }];
    }),
  );
}

/** Scanned last first. */
function newestFirst(places: InventoryItem['sources']): InventoryItem['sources'] {
  return places.toSorted((a, b) => byCodeUnit(b.seen_at ?? '', a.seen_at ?? '') || byCodeUnit(a.id, b.id));
}
