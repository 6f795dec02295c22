/** Idempotency keys: which requests were carried out, and what was replied. */
import { apiError } from '#shared/api/api-error.ts';
import type { Executor, Tx } from '../../db/connection.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';

/**
 * The right to carry out a request once, under the Idempotency-Key that it came with. `appendAudit` writes it in the
 * transaction of the change: both are kept or neither is, so a crash can neither lose the work nor repeat it.
 */
export interface Claim {
  readonly orgId: string;
  /** Keyed hash of the sender, the route and the key. */
  readonly id: string;
  /** Keyed hash of the address and the body. */
  readonly bodyHash: string;
  /** Of this one request. The row holds it until the reply is kept, so that only its owner can free or finish it. */
  readonly nonce: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly expiresAt: number;
}

/** What a key is known by. */
export type ClaimKey = Pick<Claim, 'orgId' | 'id'>;

/** A key that was used before. `reply` is undefined while it is being made, and for good when the server fell over then. */
export interface UsedKey {
  readonly bodyHash: string;
  readonly status: number | undefined;
  readonly reply: string | undefined;
  readonly createdAt: number;
}

/** Seconds after which a client may ask again for the reply of a request that is being carried out. */
export const inProgressRetryS = 1;

/** The key as it stands, unless it is older than it may be. */
export async function findUsedKey(executor: Executor, { orgId, id, now }: ClaimKey & { now: number }): Promise<UsedKey | undefined> {
  const row = await executor
    .selectFrom('idempotency_keys')
    .select(['body_hash', 'status', 'reply', 'created_at'])
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const isDone = row.status !== null;
  return { bodyHash: row.body_hash, status: row.status ?? undefined, reply: isDone ? (row.reply ?? undefined) : undefined, createdAt: row.created_at };
}

/**
 * Takes a key for the request of the claim; taking it again in the same request changes nothing.
 * @throws {AppError} `idempotency_in_progress` when another request has it: one of another server, as this one looked before.
 */
export async function takeClaim(tx: Tx, claim: Claim): Promise<void> {
  if (await write(tx, claim, { status: null, reply: claim.nonce })) return;
  const row = await tx.selectFrom('idempotency_keys').select('reply').where('org_id', '=', claim.orgId).where('id', '=', claim.id).executeTakeFirst();
  if (row?.reply !== claim.nonce) throw inProgress();
}

/** Keeps the reply of a request, whether or not its claim was taken before; does nothing when the key belongs to another. */
export async function keepReply(tx: Tx, claim: Claim, kept: { status: number; reply: string }): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('idempotency_keys')
    .set({ status: kept.status, reply: kept.reply })
    .where('org_id', '=', claim.orgId)
    .where('id', '=', claim.id)
    .where('reply', '=', claim.nonce)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) await write(tx, claim, kept);
}

/** Gives a key free that this request took and that has no reply. */
export async function freeClaim(tx: Tx, claim: Claim): Promise<void> {
  await tx.deleteFrom('idempotency_keys').where('org_id', '=', claim.orgId).where('id', '=', claim.id).where('status', 'is', null).where('reply', '=', claim.nonce).execute();
}

/** Removes keys that count no more; at most `limit` of them, and how many it were. */
export async function removeExpiredKeys(tx: Tx, { now, limit }: { now: number; limit: number }): Promise<number> {
  // Of every organization: what has expired counts in none.
  const expired = acrossOrganizations(tx).selectFrom('idempotency_keys').select(['org_id', 'id']).where('expires_at', '<=', now).orderBy('expires_at').limit(limit);
  const rows = await expired.execute();
  for (const row of rows) {
    await tx.deleteFrom('idempotency_keys').where('org_id', '=', row.org_id).where('id', '=', row.id).where('expires_at', '<=', now).execute();
  }
  return rows.length;
}

/** What a client gets whose first request is not finished. */
export function inProgress() {
  return apiError('idempotency_in_progress', 'A request with this Idempotency-Key is being carried out.', { field: 'Idempotency-Key', hint: 'Ask again in a moment for its reply.' });
}

/** Writes a row where there is none, or an expired one. */
async function write(tx: Tx, claim: Claim, kept: { status: number | null; reply: string }): Promise<boolean> {
  const { orgId, id, bodyHash, at, expiresAt } = claim;
  const values = { body_hash: bodyHash, ...kept, created_at: at, expires_at: expiresAt };
  const result = await tx
    .insertInto('idempotency_keys')
    .values({ org_id: orgId, id, ...values })
    .onConflict((oc) => oc.columns(['org_id', 'id']).doUpdateSet(values).where('idempotency_keys.expires_at', '<=', at))
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}
