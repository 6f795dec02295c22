/** Retired parts of audit chains: their anchors stay in the database, their entries stand in files. */
import type { Selectable } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import type { AuditSegmentRow } from '../../db/schema.ts';
import type { PageRequest } from '../../http/listing.ts';

export type StoredSegment = Selectable<AuditSegmentRow>;

export async function insertSegment(tx: Tx, segment: StoredSegment): Promise<void> {
  await tx.insertInto('audit_segments').values(segment).execute();
}

/** Removes the entries that a segment holds; how many there were. */
export async function removeEntries(tx: Tx, range: { orgId: string; first: number; last: number }): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('audit_entries').where('org_id', '=', range.orgId).where('seq', '>=', range.first).where('seq', '<=', range.last).executeTakeFirst();
  return Number(numDeletedRows);
}

/** All segments of an organization, oldest first. Each holds months or many thousand entries, so there are few. */
export async function allSegments(executor: Executor, orgId: string): Promise<StoredSegment[]> {
  return executor.selectFrom('audit_segments').selectAll().where('org_id', '=', orgId).orderBy('last_seq').execute();
}

export async function lastSegment(executor: Executor, orgId: string): Promise<StoredSegment | undefined> {
  return executor.selectFrom('audit_segments').selectAll().where('org_id', '=', orgId).orderBy('last_seq', 'desc').limit(1).executeTakeFirst();
}

/** Segments, newest first, one more than the page holds; their sequence numbers order them. */
export async function listSegments(executor: Executor, orgId: string, page: PageRequest): Promise<StoredSegment[]> {
  let query = executor.selectFrom('audit_segments').selectAll().where('org_id', '=', orgId);
  if (page.after !== undefined) query = query.where('last_seq', '<', Number(page.after.key));
  return query
    .orderBy('last_seq', 'desc')
    .limit(page.limit + 1)
    .execute();
}

export async function findSegment(executor: Executor, segment: { orgId: string; id: string }): Promise<StoredSegment | undefined> {
  return executor.selectFrom('audit_segments').selectAll().where('org_id', '=', segment.orgId).where('id', '=', segment.id).executeTakeFirst();
}
