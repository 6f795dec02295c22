import type { EventType } from '#shared/api/events.ts';
import type { JsonObject } from '#shared/model/fact.ts';
import { hashOf } from '#shared/model/hash.ts';
import { noteForCommit } from '../../db/after-commit.ts';
import type { Db, Executor, Tx } from '../../db/connection.ts';
import { prepared } from '../../db/prepared.ts';
import type { EventRow } from '../../db/schema.ts';

export interface NewEvent {
  readonly orgId: string;
  readonly type: EventType;
  /** Id of what it is about. */
  readonly subject: string;
  /** Enough for a command line; never a secret. */
  readonly data: JsonObject;
  readonly at: number;
}

export interface StoredEvent extends NewEvent {
  readonly id: string;
  readonly seq: number;
}

/**
 * Writes an event and returns its sequence number in the organization. The organization's row stays locked until the
 * commit, so numbers become visible in their order and without gaps. Call it last, after the rows it tells about.
 */
export async function appendEvent(tx: Tx, event: NewEvent): Promise<number> {
  const { orgId, type, subject, at } = event;
  const seq = (await raiseSeq.first(tx, { orgId }))?.event_seq;
  if (seq === undefined) throw new Error(`An event names the organization ${orgId}, which is not there.`);
  await insertEvent.run(tx, { orgId, seq, id: `evt_${hashOf('event', orgId, String(seq))}`, type, subject, data: JSON.stringify(event.data), created_at: at });
  noteForCommit(tx, { orgId: event.orgId, seq });
  return seq;
}

// Most requests that change something run these two.
const raiseSeq = prepared((db, { orgId }: { orgId: string }) =>
  db
    .updateTable('organizations')
    .set((eb) => ({ event_seq: eb('event_seq', '+', 1) }))
    .where('id', '=', orgId)
    .returning('event_seq'),
);
const insertEvent = prepared((db, { orgId, seq, id, type, subject, data, created_at }: Omit<EventRow, 'org_id'> & { orgId: string }) =>
  db.insertInto('events').values({ org_id: orgId, seq, id, type, subject, data, created_at }),
);

/** Events of an organization after a sequence number, in order, at most `limit`. */
export async function readEvents(
  db: Db,
  options: { readonly orgId: string; readonly after: number; readonly limit: number },
): Promise<StoredEvent[]> {
  const rows = await eventsAfter.all(db.kysely, options);
  return rows.map((row) => ({
    orgId: row.org_id,
    seq: row.seq,
    id: row.id,
    type: row.type as EventType,
    subject: row.subject,
    data: JSON.parse(row.data) as JsonObject,
    at: row.created_at,
  }));
}

// Whoever follows an organization runs this after each of its commits.
const eventsAfter = prepared((db, { orgId, after, limit }: { orgId: string; after: number; limit: number }) =>
  db.selectFrom('events').selectAll().where('org_id', '=', orgId).where('seq', '>', after).orderBy('seq').limit(limit),
);

/** The last sequence number given, 0 when none was; and the first still kept, 0 when none is. */
export async function eventBounds(executor: Executor, orgId: string): Promise<{ first: number; last: number }> {
  const organization = await executor.selectFrom('organizations').select('event_seq').where('id', '=', orgId).executeTakeFirst();
  const oldest = await executor
    .selectFrom('events')
    .select((eb) => eb.fn.min('seq').as('first'))
    .where('org_id', '=', orgId)
    .executeTakeFirst();
  return { first: Number(oldest?.first ?? 0), last: organization?.event_seq ?? 0 };
}
