/**
 * Tickets for the live socket: a browser can put nothing but an address into a WebSocket, and addresses end up in logs.
 * A ticket is good once and for a minute, and stands for the session or key that asked for it: it ends with it.
 */
import { apiError } from '#shared/api/api-error.ts';
import { credentialKind, formatCredential } from '#shared/api/credentials.ts';
import { keyedHash } from '../../crypto/keyed-hash.ts';
import type { Foundation } from '../../foundation.ts';
import type { Principal } from '../../http/route.ts';
import { invalidToken } from './access-token.ts';
import { countTickets, deleteExpiredTickets, insertTicket, takeTicket } from './socket-tickets.store.ts';

/** Seconds a ticket is good for. */
export const ticketSeconds = 60;

/** Tickets of one organization that wait to be used. */
export const ticketsMax = 10_000;

/** Whose ticket it was, as of when it was given out. */
export type TicketHolder =
  | { readonly type: 'user'; readonly orgId: string; readonly sessionId: string }
  | { readonly type: 'api_key'; readonly orgId: string; readonly id: string };

export interface SocketTickets {
  issue(principal: Principal): Promise<{ ticket: string; expires_in: number }>;
  /** Uses a ticket up. Whether its holder still stands is for the caller to ask. @throws {AppError} `invalid_token`. */
  redeem(ticket: string): Promise<TicketHolder>;
}

export function createSocketTickets({ db, clock, random, keys }: Foundation): SocketTickets {
  const hashOf = (ticket: string) => keyedHash(keys.pepper, 'socket-ticket', ticket);

  return {
    async issue({ type, id, orgId, sessionId }) {
      const ticket = formatCredential('socket_ticket', random.bytes(32));
      const now = clock.now();
      // No audit entry: a ticket gives nothing that its holder does not have, and lives a minute.
      await db.transaction(async (tx) => {
        await deleteExpiredTickets(tx, { orgId, now });
        if ((await countTickets(tx, orgId)) >= ticketsMax) throw apiError('rate_limited', `An organization has at most ${ticketsMax} unused tickets (limit ticketsMax).`);
        const row = { hash: hashOf(ticket), org_id: orgId, principal_type: type, principal_id: id, session_id: sessionId ?? null };
        await insertTicket(tx, { ...row, created_at: now, expires_at: now + ticketSeconds * 1000 });
      });
      return { ticket, expires_in: ticketSeconds };
    },

    async redeem(ticket) {
      // Junk ends here, without the database.
      if (credentialKind(ticket) !== 'socket_ticket') throw invalidToken();
      const row = await db.transaction((tx) => takeTicket(tx, hashOf(ticket)));
      if (row === undefined || row.expires_at <= clock.now()) throw invalidToken();
      if (row.principal_type === 'api_key') return { type: 'api_key', orgId: row.org_id, id: row.principal_id };
      if (row.session_id === null) throw invalidToken();
      return { type: 'user', orgId: row.org_id, sessionId: row.session_id };
    },
  };
}
