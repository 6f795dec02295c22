/** Users and memberships. A user is looked up by e-mail before the organization is known; all else is scoped. */
import type { Insertable } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';
import type { MembershipRow, UserRow } from '../../db/schema.ts';

/** A user who tries to sign in, with their organizations, the one they joined first in front. */
export interface LoginCandidate {
  readonly id: string;
  readonly password_hash: string | null;
  readonly disabled_at: number | null;
  readonly memberships: readonly { readonly org_id: string; readonly role: MembershipRow['role']; readonly is_sso_enforced: boolean }[];
}

/** The user with an e-mail address. */
export async function findLoginCandidate(executor: Executor, email: string): Promise<LoginCandidate | undefined> {
  const user = await findUserByEmail(executor, email);
  if (user === undefined) return undefined;
  return { ...user, memberships: await listMemberships(executor, user.id) };
}

/** The user with an e-mail address as it is stored: lower case. */
export async function findUserByEmail(executor: Executor, email: string) {
  return executor.selectFrom('users').select(['id', 'password_hash', 'disabled_at']).where('email', '=', email).where('deleted_at', 'is', null).executeTakeFirst();
}

/** The organizations of a user that still are, the one they joined first in front. */
export async function listMemberships(executor: Executor, userId: string) {
  // It is the user who tells the organizations.
  const rows = await acrossOrganizations(executor)
    .selectFrom('memberships')
    .innerJoin('organizations', 'organizations.id', 'memberships.org_id')
    .leftJoin('sso_connections', (join) =>
      join.onRef('sso_connections.org_id', '=', 'memberships.org_id').on('sso_connections.is_enabled', '=', 1).on('sso_connections.is_enforced', '=', 1),
    )
    .select(['memberships.org_id', 'memberships.role', 'organizations.slug', 'organizations.name', 'sso_connections.id as enforced'])
    .where('memberships.user_id', '=', userId)
    .where('organizations.deleted_at', 'is', null)
    .orderBy('memberships.created_at')
    .orderBy('memberships.org_id')
    .execute();
  return rows.map(({ enforced, ...row }) => ({ ...row, is_sso_enforced: enforced !== null }));
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
      'users.onboarded_at',
      'memberships.role',
      'memberships.grants',
      'organizations.id as organization_id',
      'organizations.slug as organization_slug',
      'organizations.name as organization_name',
    ])
    .where('memberships.org_id', '=', member.orgId)
    .where('memberships.user_id', '=', member.userId)
    .executeTakeFirst();
}
