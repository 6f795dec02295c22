import type { Insertable, Selectable } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';
import type { SocketTicketRow } from '../../db/schema.ts';

export async function insertTicket(tx: Tx, ticket: Insertable<SocketTicketRow>): Promise<void> {
  await tx.insertInto('socket_tickets').values(ticket).execute();
}

/** Removes the ticket with a hash and returns it, so that of two who bring it one gets it. The hash is of a whole secret. */
export async function takeTicket(tx: Tx, hash: string): Promise<Selectable<SocketTicketRow> | undefined> {
  return tx.deleteFrom('socket_tickets').where('hash', '=', hash).returningAll().executeTakeFirst();
}

export async function deleteExpiredTickets(tx: Tx, of: { orgId: string; now: number }): Promise<void> {
  await tx.deleteFrom('socket_tickets').where('org_id', '=', of.orgId).where('expires_at', '<=', of.now).execute();
}

/** Those of every organization. */
export async function deleteAllExpiredTickets(tx: Tx, now: number): Promise<void> {
  // The clock ends tickets of every organization alike.
  await acrossOrganizations(tx).deleteFrom('socket_tickets').where('expires_at', '<=', now).execute();
}

export async function countTickets(executor: Executor, orgId: string): Promise<number> {
  const row = await executor
    .selectFrom('socket_tickets')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('org_id', '=', orgId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
