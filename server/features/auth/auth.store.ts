/** Users, memberships and sessions. A user is looked up by e-mail before the organization is known; all else is scoped. */
import type { Insertable, Selectable } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';
import type { MembershipRow, SessionRow, UserRow } from '../../db/schema.ts';

/** A user who tries to sign in, with the organization that the session will belong to; null when there is none. */
export interface LoginCandidate {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly password_hash: string | null;
  readonly disabled_at: number | null;
  readonly org_id: string | null;
  readonly role: MembershipRow['role'] | null;
}

/** The user with an e-mail address and the organization they joined first. */
export async function findLoginCandidate(executor: Executor, email: string): Promise<LoginCandidate | undefined> {
  // The e-mail address is all that is known; it finds the organization.
  return acrossOrganizations(executor)
    .selectFrom('users')
    .leftJoin('memberships', 'memberships.user_id', 'users.id')
    .select(['users.id', 'users.email', 'users.name', 'users.password_hash', 'users.disabled_at', 'memberships.org_id', 'memberships.role'])
    .where('users.email', '=', email)
    .orderBy('memberships.created_at')
    .limit(1)
    .executeTakeFirst();
}

/** Whether an organization has an owner. */
export async function hasOwner(executor: Executor, orgId: string): Promise<boolean> {
  const row = await executor.selectFrom('memberships').select('user_id').where('org_id', '=', orgId).where('role', '=', 'owner').limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function insertUser(tx: Tx, user: Omit<Insertable<UserRow>, 'disabled_at'>): Promise<void> {
  await tx.insertInto('users').values({ ...user, disabled_at: null }).execute();
}

export async function insertMembership(tx: Tx, membership: Insertable<MembershipRow>): Promise<void> {
  await tx.insertInto('memberships').values(membership).execute();
}

export async function updatePasswordHash(tx: Tx, user: { id: string; passwordHash: string; at: number }): Promise<void> {
  await tx.updateTable('users').set({ password_hash: user.passwordHash, updated_at: user.at }).where('id', '=', user.id).execute();
}

export async function insertSession(tx: Tx, session: Omit<Insertable<SessionRow>, 'revoked_at'>): Promise<void> {
  await tx.insertInto('sessions').values({ ...session, revoked_at: null }).execute();
}

/** A session that may be used now, with the user's role as it is now. */
export interface LiveSession {
  readonly userId: string;
  readonly role: MembershipRow['role'];
}

/**
 * The session if it has neither ended nor expired, its user is not disabled and still belongs to the organization.
 * Asked on every request: what ends a session, ends it at once.
 */
export async function findLiveSession(executor: Executor, session: { id: string; orgId: string; userId: string; now: number }): Promise<LiveSession | undefined> {
  const row = await executor
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .innerJoin('memberships', (join) => join.onRef('memberships.user_id', '=', 'sessions.user_id').onRef('memberships.org_id', '=', 'sessions.org_id'))
    .select(['sessions.user_id', 'memberships.role'])
    .where('sessions.id', '=', session.id)
    .where('sessions.org_id', '=', session.orgId)
    .where('sessions.user_id', '=', session.userId)
    .where('sessions.revoked_at', 'is', null)
    .where('sessions.expires_at', '>', session.now)
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? undefined : { userId: row.user_id, role: row.role };
}

/** The session that a refresh token names; the token proves the right to ask. */
export async function findSession(executor: Executor, id: string): Promise<Selectable<SessionRow> | undefined> {
  // The token names the session only; its row names the organization.
  return acrossOrganizations(executor).selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Puts a new refresh token in the place of the one that was shown; false when another request was faster. */
export async function rotateRefresh(tx: Tx, session: { id: string; orgId: string; oldHash: string; newHash: string }): Promise<boolean> {
  const result = await tx
    .updateTable('sessions')
    .set({ refresh_hash: session.newHash })
    .where('id', '=', session.id)
    .where('org_id', '=', session.orgId)
    .where('refresh_hash', '=', session.oldHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
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

/** A user as `GET /auth/me` shows them. */
export async function findProfile(executor: Executor, member: { orgId: string; userId: string }) {
  return executor
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .innerJoin('organizations', 'organizations.id', 'memberships.org_id')
    .select([
      'users.id',
      'users.email',
      'users.name',
      'users.created_at',
      'memberships.role',
      'organizations.id as organization_id',
      'organizations.slug as organization_slug',
      'organizations.name as organization_name',
    ])
    .where('memberships.org_id', '=', member.orgId)
    .where('memberships.user_id', '=', member.userId)
    .executeTakeFirst();
}
