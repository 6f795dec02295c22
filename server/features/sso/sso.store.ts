/** Connections to identity providers, logins that have begun, and the accounts there that belong to users here. */
import type { Executor, Tx } from '../../db/connection.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';
import type { MembershipRow, SsoConnectionRow, SsoLoginRow } from '../../db/schema.ts';

export async function findConnection(executor: Executor, orgId: string): Promise<SsoConnectionRow | undefined> {
  return executor.selectFrom('sso_connections').selectAll().where('org_id', '=', orgId).executeTakeFirst();
}

export async function insertConnection(tx: Tx, connection: SsoConnectionRow): Promise<void> {
  await tx.insertInto('sso_connections').values(connection).execute();
}

/** Writes a connection over the version before it; false when somebody else wrote in between. */
export async function updateConnection(tx: Tx, connection: SsoConnectionRow): Promise<boolean> {
  const { org_id: orgId, id, version, ...changed } = connection;
  const result = await tx
    .updateTable('sso_connections')
    .set({ ...changed, version })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('version', '=', version - 1)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function deleteConnection(tx: Tx, orgId: string): Promise<void> {
  await tx.deleteFrom('sso_connections').where('org_id', '=', orgId).execute();
}

export async function insertLogin(tx: Tx, login: Omit<SsoLoginRow, 'used_at'>): Promise<void> {
  await tx.insertInto('sso_logins').values({ ...login, used_at: null }).execute();
}

/** The login of a state parameter, whatever has become of it. The state finds its organization by itself. */
export async function findLogin(executor: Executor, stateHash: string): Promise<SsoLoginRow | undefined> {
  return executor.selectFrom('sso_logins').selectAll().where('hash', '=', stateHash).executeTakeFirst();
}

/** Uses a login up; false when it was used before. */
export async function burnLogin(tx: Tx, login: { orgId: string; id: string; at: number }): Promise<boolean> {
  const result = await tx.updateTable('sso_logins').set({ used_at: login.at }).where('org_id', '=', login.orgId).where('id', '=', login.id).where('used_at', 'is', null).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Forgets logins that ran out, and returns how many are left. */
export async function sweepLogins(tx: Tx, of: { orgId: string; now: number }): Promise<number> {
  await tx.deleteFrom('sso_logins').where('org_id', '=', of.orgId).where('expires_at', '<=', of.now).execute();
  const row = await tx.selectFrom('sso_logins').select((eb) => eb.fn.countAll().as('count')).where('org_id', '=', of.orgId).executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Forgets every login of an organization: none that began under another configuration may end under this one. */
export async function deleteLogins(tx: Tx, orgId: string): Promise<void> {
  await tx.deleteFrom('sso_logins').where('org_id', '=', orgId).execute();
}

/** A user as single sign-on has to know them; `role` is null for one who is no member. */
export interface CandidateUser {
  readonly id: string;
  readonly email: string;
  readonly role: MembershipRow['role'] | null;
  readonly disabledAt: number | null;
}

/** The user to whom an account at a provider was linked in this organization. */
export async function findUserByIdentity(executor: Executor, identity: { orgId: string; issuer: string; subject: string }): Promise<CandidateUser | undefined> {
  return executor
    .selectFrom('user_identities')
    .innerJoin('users', 'users.id', 'user_identities.user_id')
    .leftJoin('memberships', (join) => join.onRef('memberships.user_id', '=', 'users.id').on('memberships.org_id', '=', identity.orgId))
    .select(['users.id', 'users.email', 'memberships.role', 'users.disabled_at as disabledAt'])
    .where('user_identities.org_id', '=', identity.orgId)
    .where('user_identities.issuer', '=', identity.issuer)
    .where('user_identities.subject', '=', identity.subject)
    .where('users.deleted_at', 'is', null)
    .executeTakeFirst();
}

/** The user with an address, with their role in this organization. */
export async function findUserByAddress(executor: Executor, of: { orgId: string; email: string }): Promise<CandidateUser | undefined> {
  return executor
    .selectFrom('users')
    .leftJoin('memberships', (join) => join.onRef('memberships.user_id', '=', 'users.id').on('memberships.org_id', '=', of.orgId))
    .select(['users.id', 'users.email', 'memberships.role', 'users.disabled_at as disabledAt'])
    .where('users.email', '=', of.email)
    .where('users.deleted_at', 'is', null)
    .executeTakeFirst();
}

/** Whether a user owns any organization. */
export async function ownsAny(executor: Executor, userId: string): Promise<boolean> {
  // An owner elsewhere is not taken over from here.
  const row = await acrossOrganizations(executor).selectFrom('memberships').select('org_id').where('user_id', '=', userId).where('role', '=', 'owner').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Whether the user is linked to an account at the provider already. */
export async function hasIdentity(executor: Executor, of: { orgId: string; userId: string; issuer: string }): Promise<boolean> {
  const row = await executor.selectFrom('user_identities').select('subject').where('org_id', '=', of.orgId).where('user_id', '=', of.userId).where('issuer', '=', of.issuer).executeTakeFirst();
  return row !== undefined;
}

/** Links an account at the provider to a user; a link to somebody who has left is replaced. */
export async function linkIdentity(tx: Tx, identity: { orgId: string; userId: string; issuer: string; subject: string; at: number }): Promise<void> {
  const { orgId, userId, issuer, subject, at } = identity;
  await tx
    .insertInto('user_identities')
    .values({ org_id: orgId, user_id: userId, issuer, subject, created_at: at })
    .onConflict((oc) => oc.columns(['org_id', 'issuer', 'subject']).doUpdateSet({ user_id: userId, created_at: at }))
    .execute();
}

/** Adds a user who has no password; false when somebody took the address in between. */
export async function insertUserWithoutPassword(tx: Tx, user: { id: string; email: string; name: string; at: number }): Promise<boolean> {
  const { id, email, name, at } = user;
  const result = await tx
    .insertInto('users')
    .values({ id, email, name, password_hash: null, created_at: at, updated_at: at, disabled_at: null })
    .onConflict((oc) => oc.column('email').doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}
