import type { Selectable } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import type { ApiKeyRow, MembershipRow } from '../../db/schema.ts';
import type { PageRequest } from '../../http/listing.ts';

/** A key as it is stored. */
export type StoredKey = Selectable<ApiKeyRow>;

export type NewApiKey = Pick<ApiKeyRow, 'id' | 'org_id' | 'user_id' | 'name' | 'scopes' | 'mode' | 'hash' | 'created_at' | 'expires_at'>;

export async function insertApiKey(tx: Tx, key: NewApiKey): Promise<void> {
  await tx.insertInto('api_keys').values({ ...key, revoked_at: null, last_used_at: null, deleted_at: null }).execute();
}

/** A key as authentication needs it; `role` is its owner's role now, null when it has no owner or they left. */
export type PresentedKey = Pick<ApiKeyRow, 'id' | 'org_id' | 'user_id' | 'scopes' | 'mode' | 'hash' | 'expires_at' | 'revoked_at'> & {
  readonly role: MembershipRow['role'] | null;
  readonly user_disabled_at: number | null;
};

/** The key with a hash. The hash is of a whole secret, so it finds its organization by itself. */
export async function findKeyByHash(executor: Executor, hash: string): Promise<PresentedKey | undefined> {
  return executor
    .selectFrom('api_keys')
    .leftJoin('memberships', (join) => join.onRef('memberships.org_id', '=', 'api_keys.org_id').onRef('memberships.user_id', '=', 'api_keys.user_id'))
    .leftJoin('users', 'users.id', 'api_keys.user_id')
    .select([
      'api_keys.id',
      'api_keys.org_id',
      'api_keys.user_id',
      'api_keys.scopes',
      'api_keys.mode',
      'api_keys.hash',
      'api_keys.expires_at',
      'api_keys.revoked_at',
      'memberships.role',
      'users.disabled_at as user_disabled_at',
    ])
    .where('api_keys.hash', '=', hash)
    .where('api_keys.deleted_at', 'is', null)
    .executeTakeFirst();
}

/** Keys of the organization itself, newest first, one more than the page holds. */
export async function listOrganizationKeys(executor: Executor, orgId: string, page: PageRequest): Promise<StoredKey[]> {
  let query = executor.selectFrom('api_keys').selectAll().where('org_id', '=', orgId).where('user_id', 'is', null).where('deleted_at', 'is', null);
  if (page.after !== undefined) {
    const { key, id } = page.after;
    query = query.where((eb) => eb.or([eb('created_at', '<', Number(key)), eb.and([eb('created_at', '=', Number(key)), eb('id', '<', id)])]));
  }
  return query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

export async function countOrganizationKeys(executor: Executor, orgId: string): Promise<number> {
  const row = await executor
    .selectFrom('api_keys')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('org_id', '=', orgId)
    .where('user_id', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** One key of the organization itself. */
export async function findOrganizationKey(executor: Executor, key: { orgId: string; id: string }): Promise<StoredKey | undefined> {
  return executor
    .selectFrom('api_keys')
    .selectAll()
    .where('org_id', '=', key.orgId)
    .where('id', '=', key.id)
    .where('user_id', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

/** Revokes a key; false when it was revoked before. */
export async function revokeKey(tx: Tx, key: { orgId: string; id: string; at: number }): Promise<boolean> {
  const result = await tx
    .updateTable('api_keys')
    .set({ revoked_at: key.at })
    .where('org_id', '=', key.orgId)
    .where('id', '=', key.id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Erases the hash and leaves the row, so that audit entries still name something. */
export async function deleteKey(tx: Tx, key: { orgId: string; id: string; at: number }): Promise<void> {
  await tx
    .updateTable('api_keys')
    .set((eb) => ({ deleted_at: key.at, hash: `deleted:${key.id}`, revoked_at: eb.fn.coalesce('revoked_at', eb.val(key.at)) }))
    .where('org_id', '=', key.orgId)
    .where('id', '=', key.id)
    .execute();
}

/** Uses of one key since the last time they were written. */
export interface KeyUse {
  readonly orgId: string;
  readonly id: string;
  readonly count: number;
  readonly lastUsedAt: number;
}

export async function addKeyUses(tx: Tx, uses: readonly KeyUse[]): Promise<void> {
  for (const use of uses) {
    await tx
      .updateTable('api_keys')
      .set((eb) => ({ request_count: eb('request_count', '+', use.count), last_used_at: use.lastUsedAt }))
      .where('org_id', '=', use.orgId)
      .where('id', '=', use.id)
      .execute();
  }
}
