/** Members of an organization. */
import type { Executor, Tx } from '../../db/connection.ts';
import { newestFirst } from '../../db/newest-first.ts';
import type { MembershipRow } from '../../db/schema.ts';
import type { PageRequest } from '../../http/listing.ts';
import { endSessions } from '../auth/sessions.ts';

export interface StoredMember {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: MembershipRow['role'];
  /** JSON array. */
  readonly grants: string;
  readonly disabledAt: number | null;
  readonly createdAt: number;
}

const columns = [
  'memberships.user_id as userId',
  'users.email',
  'users.name',
  'memberships.role',
  'memberships.grants',
  'users.disabled_at as disabledAt',
  'memberships.created_at as createdAt',
] as const;

export async function findMember(executor: Executor, member: { orgId: string; userId: string }): Promise<StoredMember | undefined> {
  return executor
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select(columns)
    .where('memberships.org_id', '=', member.orgId)
    .where('memberships.user_id', '=', member.userId)
    .executeTakeFirst();
}

/** Members, those who joined last first, one more than the page holds. */
export async function listMembers(executor: Executor, orgId: string, page: PageRequest): Promise<StoredMember[]> {
  const query = executor.selectFrom('memberships').innerJoin('users', 'users.id', 'memberships.user_id').select(columns).where('memberships.org_id', '=', orgId);
  return newestFirst(query, { at: 'memberships.created_at', id: 'memberships.user_id' }, page).execute();
}

export async function countMembers(executor: Executor, orgId: string): Promise<number> {
  const row = await executor.selectFrom('memberships').select((eb) => eb.fn.countAll().as('count')).where('org_id', '=', orgId).executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function updateMember(tx: Tx, member: { orgId: string; userId: string; role: MembershipRow['role']; grants: string }): Promise<void> {
  await tx.updateTable('memberships').set({ role: member.role, grants: member.grants }).where('org_id', '=', member.orgId).where('user_id', '=', member.userId).execute();
}

/** Ends a membership with what it opened: sessions, personal keys, tickets, and the link to the identity provider. */
export async function endMembership(tx: Tx, member: { orgId: string; userId: string; at: number }): Promise<void> {
  const { orgId, userId, at } = member;
  await tx.deleteFrom('memberships').where('org_id', '=', orgId).where('user_id', '=', userId).execute();
  await endSessions(tx, { orgId, userId, at });
  await tx.updateTable('api_keys').set({ revoked_at: at }).where('org_id', '=', orgId).where('user_id', '=', userId).where('revoked_at', 'is', null).execute();
  await tx.deleteFrom('socket_tickets').where('org_id', '=', orgId).where('principal_type', '=', 'user').where('principal_id', '=', userId).execute();
  await tx.deleteFrom('user_identities').where('org_id', '=', orgId).where('user_id', '=', userId).execute();
}

/** The user with an e-mail address who may become a member of something; undefined for a disabled account. */
export async function findActiveUser(executor: Executor, email: string): Promise<{ id: string; email: string; name: string } | undefined> {
  return executor.selectFrom('users').select(['id', 'email', 'name']).where('email', '=', email).where('disabled_at', 'is', null).where('deleted_at', 'is', null).executeTakeFirst();
}

/** Owners who can sign in; those with a password can also when single sign-on cannot. Lock the organization before. */
export async function countOwners(executor: Executor, of: { orgId: string; exceptUserId?: string }): Promise<{ owners: number; withPassword: number }> {
  let query = executor
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select((eb) => [eb.fn.countAll().as('owners'), eb.fn.count('users.password_hash').as('withPassword')])
    .where('memberships.org_id', '=', of.orgId)
    .where('memberships.role', '=', 'owner')
    .where('users.disabled_at', 'is', null)
    .where('users.deleted_at', 'is', null);
  if (of.exceptUserId !== undefined) query = query.where('memberships.user_id', '!=', of.exceptUserId);
  const row = await query.executeTakeFirstOrThrow();
  return { owners: Number(row.owners), withPassword: Number(row.withPassword) };
}

/** Whether the organization accepts nobody but owners without its identity provider. */
export async function isSsoEnforced(executor: Executor, orgId: string): Promise<boolean> {
  const row = await executor.selectFrom('sso_connections').select('id').where('org_id', '=', orgId).where('is_enabled', '=', 1).where('is_enforced', '=', 1).executeTakeFirst();
  return row !== undefined;
}
