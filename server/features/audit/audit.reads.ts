/** The audit log as it is read: pages for people, ranges for exports, names of actors. */
import { sql, type Selectable } from 'kysely';
import type { Executor } from '../../db/connection.ts';
import type { AuditEntryRow } from '../../db/schema.ts';
import type { PageRequest } from '../../http/listing.ts';

export type StoredEntry = Selectable<AuditEntryRow>;

export interface EntryFilter {
  /** Milliseconds since the epoch, both inclusive. */
  readonly from: number;
  readonly to: number;
  /** Id of whoever did it. */
  readonly actor: string | undefined;
  /** A whole action, or all of a resource: `policy.*`. */
  readonly action: string | undefined;
  readonly target: string | undefined;
}

/** Entries of an organization, newest first, one more than the page holds. A page's position is an instant and the sequence number as text. */
export async function listEntries(executor: Executor, orgId: string, filter: EntryFilter, page: PageRequest): Promise<StoredEntry[]> {
  const { from, to, actor, action, target } = filter;
  let query = executor.selectFrom('audit_entries').selectAll().where('org_id', '=', orgId).where('at', '>=', from).where('at', '<=', to);
  if (actor !== undefined) query = query.where('actor_id', '=', actor);
  if (target !== undefined) query = query.where('target', '=', target);
  if (action?.endsWith('.*') === true) {
    const start = action.slice(0, -1);
    query = query.where(sql<boolean>`substr(action, 1, ${sql.lit(start.length)}) = ${start}`);
  } else if (action !== undefined) query = query.where('action', '=', action);
  if (page.after !== undefined) {
    const { key, id } = page.after;
    query = query.where((eb) => eb.or([eb('at', '<', Number(key)), eb.and([eb('at', '=', Number(key)), eb('seq', '<', Number(id))])]));
  }
  return query
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(page.limit + 1)
    .execute();
}

/** Entries from one sequence number to another, both inclusive, in order, at most `limit`. */
export async function entriesBetween(executor: Executor, range: { orgId: string; first: number; last: number; limit: number }): Promise<StoredEntry[]> {
  const { orgId, first, last, limit } = range;
  return executor.selectFrom('audit_entries').selectAll().where('org_id', '=', orgId).where('seq', '>=', first).where('seq', '<=', last).orderBy('seq').limit(limit).execute();
}

/** The first sequence number, from one on, whose entry is not older than an instant; undefined when all are. */
export async function firstEntrySince(executor: Executor, range: { orgId: string; first: number; since: number }): Promise<number | undefined> {
  const row = await executor
    .selectFrom('audit_entries')
    .select((eb) => eb.fn.min('seq').as('seq'))
    .where('org_id', '=', range.orgId)
    .where('seq', '>=', range.first)
    .where('at', '>=', range.since)
    .executeTakeFirst();
  return row === undefined || row.seq === null ? undefined : Number(row.seq);
}

/** What an organization says about its chain. */
export interface ChainState {
  readonly id: string;
  readonly slug: string;
  readonly audit_seq: number;
  readonly audit_head: string;
  readonly legal_hold: number;
}

export async function chainState(executor: Executor, orgId: string): Promise<ChainState> {
  return executor.selectFrom('organizations').select(['id', 'slug', 'audit_seq', 'audit_head', 'legal_hold']).where('id', '=', orgId).executeTakeFirstOrThrow();
}

/** Names of actors by id, as they are now. Whoever was deleted has none. */
export async function actorNames(executor: Executor, orgId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  if (ids.length === 0) return names;
  // Users belong to no organization; their ids come from entries of this one.
  const users = await executor.selectFrom('users').select(['id', 'name']).where('id', 'in', ids).execute();
  const keys = await executor.selectFrom('api_keys').select(['id', 'name']).where('org_id', '=', orgId).where('id', 'in', ids).execute();
  const agents = await executor.selectFrom('agents').select(['id', 'name']).where('org_id', '=', orgId).where('id', 'in', ids).execute();
  for (const { id, name } of [...users, ...keys, ...agents]) if (name !== '') names.set(id, name);
  return names;
}
