/** Pages from the newest row to the oldest, as every list of the API reads them. */
import { sql, type SelectQueryBuilder } from 'kysely';
import type { PageRequest } from '../http/listing.ts';

/**
 * Orders by an instant and an id, both falling, begins behind the page before, and takes one row more than the page holds.
 * Compared as a pair, so that an index on both columns is walked from there.
 */
export function newestFirst<DB, TB extends keyof DB, Row>(query: SelectQueryBuilder<DB, TB, Row>, by: { readonly at: string; readonly id: string }, page: PageRequest): SelectQueryBuilder<DB, TB, Row> {
  const { after, limit } = page;
  const [at, id] = [sql.ref(by.at), sql.ref(by.id)];
  const behind = after === undefined ? query : query.where(sql<boolean>`(${at}, ${id}) < (${Number(after.key)}, ${after.id})`);
  return behind.orderBy(at, 'desc').orderBy(id, 'desc').limit(limit + 1);
}
