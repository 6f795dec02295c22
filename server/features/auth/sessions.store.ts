/** Sessions as they stand in the database. A session is looked up by what its token names; all else is scoped. */
import type { Insertable, Selectable } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import { newestFirst } from '../../db/newest-first.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';
import type { MembershipRow, SessionRow } from '../../db/schema.ts';
import type { PageRequest } from '../../http/listing.ts';

export type StoredSession = Selectable<SessionRow>;

export async function insertSession(tx: Tx, session: Omit<Insertable<SessionRow>, 'revoked_at'>): Promise<void> {
  await tx.insertInto('sessions').values({ ...session, revoked_at: null }).execute();
}

/** A session that may be used now, with what its user may do in the organization that was asked for. */
export interface LiveSession {
  readonly userId: string;
  /** Of the session itself. */
  readonly homeOrgId: string;
  readonly kind: StoredSession['kind'];
  readonly role: MembershipRow['role'];
  /** JSON array. */
  readonly grants: string;
  readonly ssoConnectionId: string | null;
  readonly lastUsedAt: number | null;
  readonly createdAt: number;
  /** The connection that the organization demands, if it does. */
  readonly enforcedConnectionId: string | null;
}

/**
 * The session if it has neither ended nor expired, its user is neither disabled nor gone and belongs to the
 * organization, and the organization still is. Asked on every request: what ends a session, ends it at once.
 * @param session.orgId - the organization that is worked in, which may be another one than that of the session.
 */
export async function findLiveSession(executor: Executor, session: { id: string; orgId: string; userId: string; now: number }): Promise<LiveSession | undefined> {
  // A session of one organization may work in another, so rows of two organizations meet here.
  return acrossOrganizations(executor)
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .innerJoin('memberships', 'memberships.user_id', 'sessions.user_id')
    .innerJoin('organizations', 'organizations.id', 'memberships.org_id')
    .leftJoin('sso_connections', (join) =>
      join.onRef('sso_connections.org_id', '=', 'memberships.org_id').on('sso_connections.is_enabled', '=', 1).on('sso_connections.is_enforced', '=', 1),
    )
    .select([
      'sessions.user_id as userId',
      'sessions.org_id as homeOrgId',
      'sessions.kind',
      'sessions.sso_connection_id as ssoConnectionId',
      'sessions.last_used_at as lastUsedAt',
      'sessions.created_at as createdAt',
      'memberships.role',
      'memberships.grants',
      'sso_connections.id as enforcedConnectionId',
    ])
    .where('sessions.id', '=', session.id)
    .where('memberships.org_id', '=', session.orgId)
    .where('sessions.user_id', '=', session.userId)
    .where('sessions.revoked_at', 'is', null)
    .where('sessions.expires_at', '>', session.now)
    .where('users.disabled_at', 'is', null)
    .where('organizations.deleted_at', 'is', null)
    .executeTakeFirst();
}

/** The session that a refresh token or a cookie names; the token proves the right to ask. */
export async function findSession(executor: Executor, id: string): Promise<StoredSession | undefined> {
  // The token names the session only; its row names the organization.
  return acrossOrganizations(executor).selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Puts a new refresh token in the place of the one that was shown; false when another request was faster. */
export async function rotateRefresh(tx: Tx, session: { id: string; orgId: string; oldHash: string; newHash: string; at: number }): Promise<boolean> {
  const result = await tx
    .updateTable('sessions')
    .set({ refresh_hash: session.newHash, last_used_at: session.at })
    .where('id', '=', session.id)
    .where('org_id', '=', session.orgId)
    .where('refresh_hash', '=', session.oldHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Notes that a session was used. */
export async function touchSession(tx: Tx, session: { id: string; orgId: string; at: number }): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ last_used_at: session.at })
    .where('id', '=', session.id)
    .where('org_id', '=', session.orgId)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<', session.at)]))
    .execute();
}

/** Ends a session; nothing happens when it has ended. */
export async function revokeSession(tx: Tx, session: { id: string; orgId: string; at: number }): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ revoked_at: session.at })
    .where('id', '=', session.id)
    .where('org_id', '=', session.orgId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Which sessions to end: those that all that is given is true of. */
export interface SessionsOf {
  readonly orgId?: string;
  readonly userId?: string;
  readonly ssoConnectionId?: string;
  readonly exceptSessionId?: string;
}

/** Ends sessions and returns how many. */
export async function revokeSessions(tx: Tx, of: SessionsOf, at: number): Promise<number> {
  if (of.orgId === undefined && of.userId === undefined) throw new Error('Whose sessions are to end was not said.');
  // A user's password, or the end of their account, concerns their sessions in every organization.
  const executor = of.orgId === undefined ? acrossOrganizations(tx) : tx;
  let query = executor.updateTable('sessions').set({ revoked_at: at }).where('revoked_at', 'is', null);
  if (of.orgId !== undefined) query = query.where('org_id', '=', of.orgId);
  if (of.userId !== undefined) query = query.where('user_id', '=', of.userId);
  if (of.ssoConnectionId !== undefined) query = query.where('sso_connection_id', '=', of.ssoConnectionId);
  if (of.exceptSessionId !== undefined) query = query.where('id', '!=', of.exceptSessionId);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Ends the oldest sessions of a user in an organization beyond `keep`. */
export async function revokeOldestSessions(tx: Tx, of: { orgId: string; userId: string; keep: number; at: number }): Promise<void> {
  const newest = tx
    .selectFrom('sessions')
    .select('id')
    .where('org_id', '=', of.orgId)
    .where('user_id', '=', of.userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', of.at)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(of.keep);
  await tx
    .updateTable('sessions')
    .set({ revoked_at: of.at })
    .where('org_id', '=', of.orgId)
    .where('user_id', '=', of.userId)
    .where('revoked_at', 'is', null)
    .where('id', 'not in', newest)
    .execute();
}

/** Live sessions of a user, newest first, one more than the page holds. @param of.orgId - only those of one organization. */
export async function listSessions(executor: Executor, of: { userId: string; orgId?: string; now: number }, page: PageRequest): Promise<StoredSession[]> {
  // A person sees where they are signed in, in whichever organization.
  const scope = of.orgId === undefined ? acrossOrganizations(executor) : executor;
  let query = scope.selectFrom('sessions').selectAll().where('user_id', '=', of.userId).where('revoked_at', 'is', null).where('expires_at', '>', of.now);
  if (of.orgId !== undefined) query = query.where('org_id', '=', of.orgId);
  return newestFirst(query, { at: 'created_at', id: 'id' }, page).execute();
}

/** Removes sessions that expired before an instant, of every organization. */
export async function deleteExpiredSessions(tx: Tx, before: number): Promise<number> {
  // The clock ends sessions of every organization alike.
  const { numDeletedRows } = await acrossOrganizations(tx).deleteFrom('sessions').where('expires_at', '<', before).executeTakeFirst();
  return Number(numDeletedRows);
}
