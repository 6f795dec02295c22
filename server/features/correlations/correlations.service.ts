/** Where is this role used, and this repository? Over what stands for every source. */
import { fits, type CorrelateKind } from '#shared/model/mentions/correlate.ts';
import { by, byCodeUnit } from '#shared/model/order.ts';
import type { Foundation } from '../../foundation.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import { standingOf, type Standing } from '../scans/standing.ts';
import type { Correlation, ShownMention } from './correlation-reply.ts';
import * as reads from './correlations.reads.ts';

/** Limits of one reply; `is_cut` says when one was reached. */
export const correlationLimits = { sourcesMax: 5_000, pageMax: 100, mentionsMax: 200, rowsMax: 20_000, patternsMax: 1_000 } as const;

export interface CorrelationQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly kind?: CorrelateKind | undefined;
  readonly key?: string | undefined;
  readonly q?: string | undefined;
  readonly isShared?: boolean | undefined;
  /** Key or id of the only source. */
  readonly source?: string | undefined;
}

export type CorrelationsService = ReturnType<typeof createCorrelationsService>;

export function createCorrelationsService({ db, cursors }: Foundation) {
  /** The mentions around some correlates; a fixed number of statements. */
  async function surroundings(orgId: string, items: readonly reads.Named[], stands: Standing): Promise<Surroundings> {
    const parts = stands.parts.map(({ part }) => part);
    const patterns = await reads.patternsIn(db.kysely, { orgId, parts, limit: correlationLimits.patternsMax });
    const fitting = new Map(items.map((item) => [item.id, item.is_pattern === 1 ? [] : patterns.filter(({ kind, key }) => kind === item.kind && fits(item.key, key)).map(({ id }) => id)]));
    const ids = [...new Set([...items.map(({ id }) => id), ...[...fitting.values()].flat()])].toSorted(byCodeUnit);
    const query = { orgId, parts, limit: correlationLimits.rowsMax };
    const named = await reads.mentionsOf(db.kysely, { ...query, ids });
    const within = await reads.mentionsWithin(db.kysely, { ...query, ids: items.map(({ id }) => id) });
    return {
      stands,
      fitting,
      named: Map.groupBy(named, ({ correlate_id }) => correlate_id),
      within: Map.groupBy(within, ({ within_id }) => within_id ?? ''),
      isCut: patterns.length === correlationLimits.patternsMax || named.length === correlationLimits.rowsMax || within.length === correlationLimits.rowsMax,
    };
  }

  return {
    /** Roles and repositories by id, each once, with what names them and what they name. */
    async list(orgId: string, query: CorrelationQuery): Promise<Page<Correlation> & { source_count: number; partial_source_count: number; is_cut: boolean }> {
      const { limit, kind, q, isShared = false, source } = query;
      const key = query.key === undefined ? undefined : keyOf(query.key, kind);
      const scope = { orgId, list: 'listCorrelations', filter: { kind, key, q, shared: String(isShared), source } };
      const { after } = pageRequest(cursors, scope, query);
      const stands = await standingOf(db.kysely, { orgId, source, limit: correlationLimits.sourcesMax });
      // One source must not count for two because an older scan of it stands beside the newest.
      const parts = stands.parts.filter(({ isNewest }) => isNewest || !isShared).map(({ part }) => part);
      const rows = await reads.namedIn(db.kysely, { orgId, parts, filter: { kind, key, q, isShared }, after: after?.id, limit: limit + 1 });
      const around = await surroundings(orgId, rows.slice(0, limit), stands);
      const page = toPage({ rows, limit, cursors, scope, position: ({ id }) => ({ key: id, id }), item: (row) => itemOf(row, around) });
      return { ...page, source_count: stands.sourceCount, partial_source_count: stands.partialIds.size, is_cut: stands.sourceCount === correlationLimits.sourcesMax };
    },
  };
}

interface Surroundings {
  readonly stands: Standing;
  /** Ids of the patterns that a correlate fits, by its id. */
  readonly fitting: ReadonlyMap<string, readonly string[]>;
  readonly named: ReadonlyMap<string, readonly reads.Mentioned[]>;
  readonly within: ReadonlyMap<string, readonly reads.Mentioned[]>;
  /** Rows were left out that may concern any of the items. */
  readonly isCut: boolean;
}

function itemOf({ id, kind, key, is_pattern }: reads.Named, { stands, fitting, named, within, isCut }: Surroundings): Correlation {
  const own = named.get(id) ?? [];
  const fit = (fitting.get(id) ?? []).flatMap((pattern) => named.get(pattern) ?? []);
  const stated = shownOf(own.filter(({ relation }) => relation === 'is'), stands);
  // What a repository uses of itself, such as a workflow that it calls, is no use from elsewhere.
  const used = shownOf([...own, ...fit].filter(({ relation, within_id }) => relation !== 'is' && (relation !== 'uses' || within_id !== id)), stands);
  const uses = shownOf((within.get(id) ?? []).filter(({ correlate_id }) => correlate_id !== id), stands);
  const max = correlationLimits.mentionsMax;
  return {
    id,
    kind,
    key,
    is_pattern: is_pattern === 1,
    source_count: new Set([...stated, ...used].map(({ shown }) => shown.source.id)).size,
    stated_by: stated.slice(0, max).map(({ shown }) => shown),
    used_by: used.slice(0, max).map(({ shown }) => shown),
    uses: uses.slice(0, max).map(({ shown, row }) => ({ ...shown, correlate: { id: row.correlate_id, kind: row.kind, key: row.key } })),
    is_cut: isCut || [stated, used, uses].some((list) => list.length > max),
  };
}

/** Each mention once in each source: as its newest scan has it, else as the scan does that stands beside it. By source, holder, key and attribute. */
function shownOf(rows: readonly reads.Mentioned[], { byPart }: Standing): { shown: ShownMention; row: reads.Mentioned }[] {
  const mentions = new Map<string, { shown: ShownMention; row: reads.Mentioned }>();
  for (const row of rows) {
    const part = byPart.get(row.part);
    if (part === undefined) continue;
    const { via, relation, key, path, holder_type: type, holder_id: id, holder_kind: kind, holder_name: name, within_id, within_kind, within_key } = row;
    const place = JSON.stringify([part.source_id, type, id, key, relation, via]);
    if (!part.isNewest && mentions.has(place)) continue;
    mentions.set(place, {
      row,
      shown: {
        relation,
        via,
        holder: { type, id, kind, name, path },
        within: within_id === null || within_kind === null || within_key === null ? null : { id: within_id, kind: within_kind, key: within_key },
        as: key,
        source: { id: part.source_id, kind: part.kind, key: part.key, name: part.name },
        scan_id: part.scan_id,
        is_confirmed: part.isNewest,
      },
    });
  }
  return [...mentions].toSorted(by(([place]) => place)).map(([, mention]) => mention);
}

/** A key as it is kept: repositories in lower case. */
function keyOf(key: string, kind: CorrelateKind | undefined): string {
  return kind === 'iam_role' || key.startsWith('arn:') ? key : key.toLowerCase();
}
