/** Accounts: a user is one person in however many organizations, so much here is looked up by the user. */
import type { Executor, Tx } from '../../db/connection.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';

/** A user who is neither disabled nor gone. */
export async function findUser(executor: Executor, id: string) {
  return executor
    .selectFrom('users')
    .select(['id', 'email', 'name', 'password_hash', 'created_at', 'onboarded_at'])
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

export interface NewUser {
  readonly id: string;
  /** As `normalEmail` gives it. */
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly at: number;
}

/** Adds a user, unless the address is taken; says whether it did. */
export async function insertUserIfFree(tx: Tx, user: NewUser): Promise<boolean> {
  const { id, email, name, passwordHash, at } = user;
  const result = await tx
    .insertInto('users')
    .values({ id, email, name, password_hash: passwordHash, created_at: at, updated_at: at, disabled_at: null })
    .onConflict((oc) => oc.column('email').doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export async function updateUser(tx: Tx, user: { id: string; email?: string | undefined; name?: string | undefined; at: number }): Promise<void> {
  const { id, email, name, at } = user;
  await tx
    .updateTable('users')
    .set({ updated_at: at, ...(email === undefined ? {} : { email }), ...(name === undefined ? {} : { name }) })
    .where('id', '=', id)
    .execute();
}

/** Marks the user as on board, the first time. */
export async function setOnboarded(tx: Tx, user: { id: string; at: number }): Promise<void> {
  await tx.updateTable('users').set({ onboarded_at: user.at }).where('id', '=', user.id).where('onboarded_at', 'is', null).execute();
}

/** Whether somebody else owns the organization and can still sign in. */
export async function hasOtherOwner(executor: Executor, of: { orgId: string; userId: string }): Promise<boolean> {
  const row = await executor
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select('memberships.user_id')
    .where('memberships.org_id', '=', of.orgId)
    .where('memberships.role', '=', 'owner')
    .where('memberships.user_id', '!=', of.userId)
    .where('users.disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Personal keys of a user that still work. */
export async function countPersonalKeys(executor: Executor, of: { userId: string; now: number }): Promise<number> {
  // Keys of one person in every organization: the person asks.
  const row = await acrossOrganizations(executor)
    .selectFrom('api_keys')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('user_id', '=', of.userId)
    .where('revoked_at', 'is', null)
    .where('deleted_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', of.now)]))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Ends everything that lets a user in and takes name and address out of the row, which stays for the audit log. The address is free again. */
export async function anonymiseUser(tx: Tx, user: { id: string; at: number }): Promise<{ keys: number }> {
  const { id, at } = user;
  // An account ends in every organization at once.
  const everywhere = acrossOrganizations(tx);
  const keys = await everywhere
    .updateTable('api_keys')
    .set((eb) => ({ deleted_at: at, hash: eb(eb.val('deleted:'), '||', eb.ref('id')), previous_hash: null, previous_expires_at: null, revoked_at: eb.fn.coalesce('revoked_at', eb.val(at)) }))
    .where('user_id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  await everywhere.deleteFrom('memberships').where('user_id', '=', id).execute();
  await everywhere.deleteFrom('user_identities').where('user_id', '=', id).execute();
  await tx
    .updateTable('users')
    // `.invalid` is a name that never resolves (RFC 2606).
    .set({ email: `${id}@deleted.invalid`, name: 'Deleted user', password_hash: null, updated_at: at, disabled_at: at, deleted_at: at })
    .where('id', '=', id)
    .execute();
  return { keys: Number(keys.numUpdatedRows) };
}

/** The e-mail domains for which an enabled identity provider signs people in. */
export async function listSsoDomains(executor: Executor): Promise<ReadonlySet<string>> {
  // Whose domain an address has is not known before it is looked up.
  const rows = await acrossOrganizations(executor).selectFrom('sso_connections').select('domains').where('is_enabled', '=', 1).execute();
  return new Set(rows.flatMap(({ domains }) => (JSON.parse(domains) as string[]).map((domain) => domain.toLowerCase())));
}
