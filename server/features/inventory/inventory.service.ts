/** Where is this model used? Over what stands for every source. */
import { notFound } from '#shared/api/api-error.ts';
import { componentKinds, type Component, type ComponentKind, type Occurrence, type RelationshipType } from '#shared/model/component.ts';
import { componentId } from '#shared/model/identity.ts';
import { by, byCodeUnit } from '#shared/model/order.ts';
import type { Foundation } from '../../foundation.ts';
import { isoOrNull } from '../../http/instant.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import { storedKey } from '../../ingest/results.store.ts';
import type { InventoryDetail, InventoryItem } from './inventory-reply.ts';
import * as reads from './inventory.reads.ts';
import { standingOf, type Standing, type StandingPart } from '../scans/standing.ts';

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
  const standing = (orgId: string, source?: string) => standingOf(db.kysely, { orgId, source, limit: inventoryLimits.sourcesMax });

  /** What is shown of components besides themselves; a fixed number of statements, however many sources there are. */
  async function surroundings(orgId: string, ids: readonly string[], { stands, edgesMax }: { stands: Standing; edgesMax: number }): Promise<Surroundings> {
    const parts = reads.partsOf(stands.parts);
    const placed = Map.groupBy(await reads.placements(db.kysely, { orgId, parts, ids }), ({ id }) => id);
    const firstSeen = await reads.firstSeen(db.kysely, { orgId, ids });
    const rows = await reads.edgesOf(db.kysely, { orgId, parts, ids, limit: inventoryLimits.edgeRowsMax });
    const edges = edgesAt(ids, rows, { stands, edgesMax });
    // Only what is shown needs a name.
    const others = new Set([...edges.values()].flatMap(({ shown }) => shown.map(({ otherId }) => otherId)));
    const names = await reads.namesOf(db.kysely, { orgId, resultIds: resultsOf(stands), ids: [...others].filter((id) => !placed.has(id)).toSorted(byCodeUnit) });
    for (const [id, [first]] of placed) if (first) names.set(id, { kind: first.kind, name: first.name });
    return { placed, firstSeen, edges, names, stands };
  }

  return {
    /** Components by id, each once, with every source in which it stands. */
    async list(orgId: string, query: InventoryQuery): Promise<Page<InventoryItem> & { source_count: number; partial_source_count: number; is_cut: boolean }> {
      const { limit, key, source, kind, provider, isAi, name, q } = query;
      const scope = { orgId, list: 'listInventory', filter: { kind, provider, is_ai: isAi === undefined ? undefined : String(isAi), name, q, key, source } };
      const { after } = pageRequest(cursors, scope, query);
      const stands = await standing(orgId, source);
      const filter = { kind, provider, isAi, name, q, ...(key !== undefined && { ids: idsOfKey(key, kind) }) };
      const ids = await reads.componentIds(db.kysely, { orgId, parts: reads.partsOf(stands.parts), filter, after: after?.id, limit: limit + 1 });
      const around = await surroundings(orgId, ids.slice(0, limit), { stands, edgesMax: inventoryLimits.listedEdgesMax });
      const page = toPage({ rows: ids, limit, cursors, scope, position: (id) => ({ key: id, id }), item: (id) => itemOf(id, around).item });
      return { ...page, source_count: stands.sourceCount, partial_source_count: stands.partialIds.size, is_cut: stands.sourceCount === inventoryLimits.sourcesMax };
    },

    /** One component with its places and relationships in every source. @throws {AppError} `not_found` when it stands in none. */
    async get(orgId: string, id: string): Promise<InventoryDetail> {
      const stands = await standing(orgId);
      const around = await surroundings(orgId, [id], { stands, edgesMax: inventoryLimits.edgesMax });
      const { item, places } = itemOf(id, around);
      const bodies = new Map((await reads.componentBodies(db.kysely, { orgId, resultIds: resultsOf(stands), id })).map(({ result_id, body }) => [result_id, JSON.parse(body) as Component]));
      const bodyAt = ({ part }: Place): Component | undefined => bodies.get(part.result_id);
      const newest = newestOf(places);
      const component = newest && bodyAt(newest);
      if (component === undefined) throw notFound('component', id);
      return {
        ...item,
        key: component.key,
        purl: component.purl ?? null,
        licence: component.licence ?? null,
        properties: { ...component.properties },
        sources: item.sources.map((shown, index) => {
          const place = places[index] as Place;
          const { version = null, properties = {}, occurrences = [] } = bodyAt(place) ?? {};
          return { ...shown, version, properties: { ...properties }, occurrences: occurrencesIn(place, occurrences).slice(0, inventoryLimits.occurrencesMax) };
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
  readonly stands: Standing;
}

/** A component in one source. */
interface Place {
  readonly row: reads.Placement;
  readonly part: StandingPart;
}

interface ShownEdge {
  readonly id: string;
  readonly type: string;
  readonly direction: 'out' | 'in';
  readonly otherId: string;
  readonly sourceIds: readonly string[];
  readonly isConfirmed: boolean;
}

/** The ids that a key means. */
function idsOfKey(key: string, kind: string | undefined): string[] {
  return componentKinds.filter((each) => kind === undefined || each === kind).map((each) => componentId(each, key));
}

/** By source id: in each source as its newest scan shows it, else as the scan does that stands beside it. */
function placesOf(rows: readonly reads.Placement[], { byPart }: Standing): Place[] {
  const places = new Map<string, Place>();
  for (const row of rows) {
    const part = byPart.get(row.part);
    if (part !== undefined && (part.isNewest || !places.has(part.source_id))) places.set(part.source_id, { row, part });
  }
  return [...places.values()].toSorted(by(({ part }) => part.source_id));
}

/** Where sources differ, the one that was scanned last is believed. */
function newestOf(places: readonly Place[]): Place | undefined {
  return places.reduce((best, place) => ((place.part.finished_at ?? 0) > (best?.part.finished_at ?? -1) ? place : best), places[0]);
}

/** The places in one source, without its key. */
function occurrencesIn({ part }: Place, occurrences: readonly Occurrence[]): Omit<Occurrence, 'source'>[] {
  const isWhole = part.part === part.result_id;
  return occurrences
    .filter(({ source }) => isWhole || storedKey(source ?? '') === part.key)
    .map(({ path, line, method, confidence, symbol, commit }) => ({ path, line, method, confidence, ...(symbol !== undefined && { symbol }), ...(commit !== undefined && { commit }) }));
}

function resultsOf({ parts }: Standing): string[] {
  return [...new Set(parts.map(({ result_id }) => result_id))];
}

/** The item, with its places in the order of `sources`. */
function itemOf(id: string, { placed, firstSeen, edges, names, stands }: Surroundings): { item: InventoryItem; places: readonly Place[] } {
  const places = placesOf(placed.get(id) ?? [], stands);
  const newest = newestOf(places);
  const { shown = [], isCut = false } = edges.get(id) ?? {};
  const item: InventoryItem = {
    id,
    kind: (newest?.row.kind ?? '') as ComponentKind,
    name: newest?.row.name ?? '',
    version: newest?.row.version ?? null,
    provider: newest?.row.provider ?? null,
    is_ai: places.some(({ row }) => row.is_ai === 1),
    source_count: places.length,
    occurrence_count: places.reduce((sum, { row }) => sum + row.occurrence_count, 0),
    first_seen_at: isoOrNull(firstSeen.get(id) ?? null),
    last_seen_at: isoOrNull(newest?.part.finished_at ?? null),
    sources: places.map(({ row, part }) => ({
      id: part.source_id,
      kind: part.kind,
      key: part.key,
      name: part.name,
      scan_id: part.scan_id,
      seen_at: isoOrNull(part.finished_at),
      state: stands.partialIds.has(part.source_id) ? 'partial' : 'complete',
      is_confirmed: part.isNewest,
      occurrence_count: row.occurrence_count,
    })),
    edges: shown.map(({ id: edgeId, type, direction, otherId, sourceIds, isConfirmed }) => ({
      id: edgeId,
      type: type as RelationshipType,
      direction,
      other: { id: otherId, kind: names.get(otherId)?.kind ?? '', name: names.get(otherId)?.name ?? '' },
      source_ids: [...sourceIds],
      is_confirmed: isConfirmed,
    })),
    edges_cut: isCut,
  };
  return { item, places };
}

/** Edges at each component by edge id, each once with the sources that state it, at most `edgesMax`. */
function edgesAt(ids: readonly string[], { rows, isCut: isAllCut }: { rows: readonly reads.PlacedEdge[]; isCut: boolean }, { stands, edgesMax }: { stands: Standing; edgesMax: number }): Surroundings['edges'] {
  const ends = new Map<string, reads.PlacedEdge[]>(ids.map((id) => [id, []]));
  for (const row of rows) for (const end of [row.from_id, row.to_id]) ends.get(end)?.push(row);
  return new Map(
    [...ends].map(([id, at]) => {
      const merged = [...Map.groupBy(at, (row) => row.id)].toSorted(by(([edgeId]) => edgeId));
      const shown = merged.slice(0, edgesMax).map(([edgeId, same]): ShownEdge => {
        const { type, from_id: from, to_id: to } = same[0] as reads.PlacedEdge;
        const stating = same.flatMap(({ part }) => stands.byPart.get(part) ?? []);
        return {
          id: edgeId,
          type,
          direction: from === id ? 'out' : 'in',
          otherId: from === id ? to : from,
          sourceIds: [...new Set(stating.map(({ source_id }) => source_id))].toSorted(byCodeUnit),
          isConfirmed: stating.some(({ isNewest }) => isNewest),
        };
      });
      return [id, { shown, isCut: isAllCut || merged.length > edgesMax }];
    }),
  );
}
