/** Mentions over what stands for every source: which roles and repositories are named, by what, and what they name themselves. */
import { sql, type Selectable } from 'kysely';
import type { CorrelateKind } from '#shared/model/mentions/correlate.ts';
import type { Executor } from '../../db/connection.ts';
import { likePattern } from '../../db/like-pattern.ts';
import type { MentionRow } from '../../db/schema.ts';

export type Named = Pick<Selectable<MentionRow>, 'kind' | 'key' | 'is_pattern'> & { readonly id: string };

/** What the list may be narrowed by. */
export interface CorrelateFilter {
  readonly kind?: CorrelateKind | undefined;
  /** The whole key; then it is shown also when nothing else names it. */
  readonly key?: string | undefined;
  /** Part of the key, in any case. */
  readonly q?: string | undefined;
  /** Only what at least two sources speak of. */
  readonly isShared: boolean;
}

/** What is named in some parts, each once, by id; after a cursor, one more than the page holds. */
export async function namedIn(executor: Executor, of: { orgId: string; parts: readonly string[]; filter: CorrelateFilter; after: string | undefined; limit: number }): Promise<Named[]> {
  const { orgId, parts, filter, after, limit } = of;
  if (parts.length === 0) return [];
  const { kind, key, q, isShared } = filter;
  return executor
    .selectFrom('mentions')
    .select((eb) => ['correlate_id as id', eb.fn.min('kind').as('kind'), eb.fn.min('key').as('key'), eb.fn.min('is_pattern').as('is_pattern')])
    .where('org_id', '=', orgId)
    .where('part', 'in', parts)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'iam_role'))
    .$if(key !== undefined, (query) => query.where('key', '=', key ?? ''))
    .$if(q !== undefined, (query) => query.where(sql<boolean>`lower(key) like ${likePattern(q ?? '')} escape '\\'`))
    .$if(after !== undefined, (query) => query.where('correlate_id', '>', after ?? ''))
    .groupBy('correlate_id')
    // A thing that speaks of itself alone is used nowhere.
    .$if(key === undefined, (query) => query.having(sql<boolean>`sum(case when relation = 'is' then 0 else 1 end) > 0`))
    .$if(isShared, (query) => query.having(sql<boolean>`count(distinct part) > 1`))
    .orderBy('correlate_id')
    .limit(limit)
    .execute();
}

export type Mentioned = Omit<Selectable<MentionRow>, 'org_id' | 'result_id'>;

const shown = ['ordinal', 'part', 'correlate_id', 'kind', 'key', 'is_pattern', 'relation', 'via', 'within_id', 'within_kind', 'within_key', 'holder_type', 'holder_id', 'holder_kind', 'holder_name', 'path'] as const;

interface MentionQuery {
  readonly orgId: string;
  readonly parts: readonly string[];
  readonly ids: readonly string[];
  readonly limit: number;
}

/** What names some correlates, by correlate, part and place in the result. */
export async function mentionsOf(executor: Executor, { orgId, parts, ids, limit }: MentionQuery): Promise<Mentioned[]> {
  if (ids.length === 0) return [];
  return executor.selectFrom('mentions').select(shown).where('org_id', '=', orgId).where('part', 'in', parts).where('correlate_id', 'in', ids).orderBy('correlate_id').orderBy('part').orderBy('ordinal').limit(limit).execute();
}

/** What is named by what some correlates are, or what stands in them; the same way. */
export async function mentionsWithin(executor: Executor, { orgId, parts, ids, limit }: MentionQuery): Promise<Mentioned[]> {
  if (ids.length === 0) return [];
  return executor.selectFrom('mentions').select(shown).where('org_id', '=', orgId).where('part', 'in', parts).where('within_id', 'in', ids).where('relation', '!=', 'is').orderBy('within_id').orderBy('part').orderBy('ordinal').limit(limit).execute();
}

/** Keys that stand for all that fit them, by id. */
export async function patternsIn(executor: Executor, { orgId, parts, limit }: Omit<MentionQuery, 'ids'>): Promise<Named[]> {
  if (parts.length === 0) return [];
  return executor
    .selectFrom('mentions')
    .select((eb) => ['correlate_id as id', eb.fn.min('kind').as('kind'), eb.fn.min('key').as('key'), eb.fn.min('is_pattern').as('is_pattern')])
    .where('org_id', '=', orgId)
    .where('part', 'in', parts)
    .where('is_pattern', '=', 1)
    .groupBy('correlate_id')
    .orderBy('correlate_id')
    .limit(limit)
    .execute();
}
