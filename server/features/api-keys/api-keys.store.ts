import type { Selectable, SelectQueryBuilder } from 'kysely';
import { by } from '#shared/model/order.ts';
import type { Executor, Tx } from '../../db/connection.ts';
import { newestFirst } from '../../db/newest-first.ts';
import { prepared } from '../../db/prepared.ts';
import type { ApiKeyRow, Database, MembershipRow } from '../../db/schema.ts';
import type { PageRequest } from '../../http/listing.ts';

/** A key as it is stored. */
export type StoredKey = Selectable<ApiKeyRow>;

export type NewApiKey = Pick<ApiKeyRow, 'id' | 'org_id' | 'user_id' | 'name' | 'scopes' | 'mode' | 'hash' | 'created_at' | 'expires_at'>;

export async function insertApiKey(tx: Tx, key: NewApiKey): Promise<void> {
  await tx.insertInto('api_keys').values({ ...key, revoked_at: null, last_used_at: null, deleted_at: null }).execute();
}

/** A key as authentication needs it; `role` is its owner's role now, null when it has no owner or they left. */
export type PresentedKey = Pick<StoredKey, 'id' | 'org_id' | 'user_id' | 'name' | 'scopes' | 'mode' | 'hash' | 'previous_hash' | 'previous_expires_at' | 'expires_at' | 'revoked_at'> & {
  readonly role: MembershipRow['role'] | null;
  readonly grants: string | null;
  readonly user_disabled_at: number | null;
  readonly org_deleted_at: number | null;
};

/**
 * @param narrow - to one key. It is found by itself and the others are joined to it: SQLite (3.54) compiles a query again in each run
 * when a table in a join is filtered by a parameter, which costs ten times as much as running it.
 */
function presentedKeys(executor: Executor, narrow: (keys: SelectQueryBuilder<Database, 'api_keys', StoredKey>) => SelectQueryBuilder<Database, 'api_keys', StoredKey>) {
  return executor
    .selectFrom(narrow(executor.selectFrom('api_keys').selectAll().where('deleted_at', 'is', null)).limit(1).as('api_keys'))
    .innerJoin('organizations', 'organizations.id', 'api_keys.org_id')
    .leftJoin('memberships', (join) => join.onRef('memberships.org_id', '=', 'api_keys.org_id').onRef('memberships.user_id', '=', 'api_keys.user_id'))
    .leftJoin('users', 'users.id', 'api_keys.user_id')
    .select([
      'api_keys.id',
      'api_keys.org_id',
      'api_keys.user_id',
      'api_keys.name',
      'api_keys.scopes',
      'api_keys.mode',
      'api_keys.hash',
      'api_keys.previous_hash',
      'api_keys.previous_expires_at',
      'api_keys.expires_at',
      'api_keys.revoked_at',
      'memberships.role',
      'memberships.grants',
      'users.disabled_at as user_disabled_at',
      'organizations.deleted_at as org_deleted_at',
    ]);
}

// Every commit makes the server forget whom it has let in, so under load these run hundreds of times in a second.
const keyByHash = prepared((db, { hash }: { hash: string }) => presentedKeys(db, (keys) => keys.where('hash', '=', hash)));
const keyByPreviousHash = prepared((db, { hash }: { hash: string }) => presentedKeys(db, (keys) => keys.where('previous_hash', '=', hash)));

/** The key with a hash. A hash is of a whole secret, so it finds its organization by itself. */
export async function findKeyByHash(executor: Executor, hash: string): Promise<PresentedKey | undefined> {
  return keyByHash.first(executor, { hash });
}

/** The key whose value before its last rotation has a hash, whether or not that value is still good. */
export async function findKeyByPreviousHash(executor: Executor, hash: string): Promise<PresentedKey | undefined> {
  return keyByPreviousHash.first(executor, { hash });
}

/** A key by its id, as authentication needs it. */
export async function findPresentedKey(executor: Executor, key: { orgId: string; id: string }): Promise<PresentedKey | undefined> {
  return presentedKeys(executor, (keys) => keys.where('org_id', '=', key.orgId).where('id', '=', key.id)).executeTakeFirst();
}

/** Whose keys are meant: those of a user, or with null those of the organization itself. */
export interface KeyOwner {
  readonly orgId: string;
  readonly userId: string | null;
}

/** Keys of an owner, newest first, one more than the page holds. */
export async function listKeys(executor: Executor, owner: KeyOwner, page: PageRequest): Promise<StoredKey[]> {
  const query = ownedKeys(executor, owner).selectAll();
  return newestFirst(query, { at: 'created_at', id: 'id' }, page).execute();
}

/** Keys of an owner that are not deleted. */
export async function countKeys(executor: Executor, owner: KeyOwner): Promise<number> {
  const row = await ownedKeys(executor, owner)
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** One key of an owner. */
export async function findKey(executor: Executor, owner: KeyOwner, id: string): Promise<StoredKey | undefined> {
  return ownedKeys(executor, owner).selectAll().where('id', '=', id).executeTakeFirst();
}

function ownedKeys(executor: Executor, { orgId, userId }: KeyOwner) {
  return executor
    .selectFrom('api_keys')
    .where('org_id', '=', orgId)
    .where('user_id', userId === null ? 'is' : '=', userId)
    .where('deleted_at', 'is', null);
}

/** Puts a new value in the place of one; false when that one is not the value any more, or the key has ended. */
export async function rotateKey(tx: Tx, key: { orgId: string; id: string; oldHash: string; newHash: string; previousExpiresAt: number | null }): Promise<boolean> {
  const { previousExpiresAt } = key;
  const result = await tx
    .updateTable('api_keys')
    .set({ hash: key.newHash, previous_hash: previousExpiresAt === null ? null : key.oldHash, previous_expires_at: previousExpiresAt })
    .where('org_id', '=', key.orgId)
    .where('id', '=', key.id)
    .where('hash', '=', key.oldHash)
    .where('revoked_at', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ends the value before the last rotation and leaves the new one; false when it had ended. */
export async function endPreviousValue(tx: Tx, key: { orgId: string; id: string; previousHash: string }): Promise<boolean> {
  const result = await tx
    .updateTable('api_keys')
    .set({ previous_hash: null, previous_expires_at: null })
    .where('org_id', '=', key.orgId)
    .where('id', '=', key.id)
    .where('previous_hash', '=', key.previousHash)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Revokes a key with its value before the last rotation; false when it was revoked before. */
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

/** Erases the hashes and leaves the row, so that audit entries still name something. */
export async function deleteKey(tx: Tx, key: { orgId: string; id: string; at: number }): Promise<void> {
  await tx
    .updateTable('api_keys')
    .set((eb) => ({ deleted_at: key.at, hash: `deleted:${key.id}`, previous_hash: null, previous_expires_at: null, revoked_at: eb.fn.coalesce('revoked_at', eb.val(key.at)) }))
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
  // In the order of ids: two servers that write at once then wait for each other instead of locking each other out.
  for (const use of [...uses].sort(by(({ id }) => id))) {
    await tx
      .updateTable('api_keys')
      .set((eb) => ({
        request_count: eb('request_count', '+', use.count),
        // Another server may have written a later one.
        last_used_at: eb.case().when('last_used_at', '>', use.lastUsedAt).then(eb.ref('last_used_at')).else(use.lastUsedAt).end(),
      }))
      .where('org_id', '=', use.orgId)
      .where('id', '=', use.id)
      .execute();
  }
}
