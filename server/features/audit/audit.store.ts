import { SqliteAdapter } from 'kysely';
import { auditHash } from '#shared/api/audit-hash.ts';
import type { JsonObject } from '#shared/model/fact.ts';
import { hashOf } from '#shared/model/hash.ts';
import type { Tx } from '../../db/connection.ts';
import { prepared } from '../../db/prepared.ts';
import type { AuditEntryRow } from '../../db/schema.ts';
import { takeClaim, type Claim } from '../idempotency/idempotency.store.ts';

/** Who did it. `system` is the server itself, and whoever was not known: a failed login. */
export interface AuditActor {
  readonly type: 'user' | 'api_key' | 'agent' | 'system';
  readonly id: string;
}

export interface AuditEntry {
  readonly orgId: string;
  readonly actor: AuditActor;
  /** `resource.verb`: `api_key.revoke`. */
  readonly action: string;
  /** Id of what it was done to. */
  readonly target: string;
  /** Address, request id, digests of before and after. Never a secret. */
  readonly detail?: JsonObject;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Taken together with the entry: a request that changes nothing needs none. */
  readonly claim?: Claim | undefined;
}

/**
 * Appends one entry to the organization's chain. It is kept or dropped with the transaction, so call it in the one that
 * makes the change. It locks the organization's row until the commit: call it last.
 * @throws {AppError} `idempotency_in_progress` when another server is carrying out the request under the same key.
 */
export async function appendAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const head = await lockedHead.first(tx, { orgId: entry.orgId });
  if (head === undefined) throw new Error(`An audit entry names the organization ${entry.orgId}, which is not there.`);
  const prev = head.audit_head;
  const seq = head.audit_seq + 1;
  const row = {
    org_id: entry.orgId,
    seq,
    // Derived, not random: unique because the pair is, and two writers cannot disagree.
    id: `aud_${hashOf('audit', entry.orgId, String(seq))}`,
    actor_type: entry.actor.type,
    actor_id: entry.actor.id,
    action: entry.action,
    target: entry.target,
    detail: JSON.stringify(entry.detail ?? {}),
    at: entry.at,
  };
  const hash = auditHash(row, prev);
  if (entry.claim !== undefined) await takeClaim(tx, entry.claim);

  await insertEntry.run(tx, { ...row, orgId: entry.orgId, prev_hash: prev, hash });
  await setHead.run(tx, { orgId: entry.orgId, seq, hash });
}

// Every request that changes something runs these three.
const lockedHead = prepared((db, { orgId }: { orgId: string }) => {
  const head = db.selectFrom('organizations').select(['audit_seq', 'audit_head']).where('id', '=', orgId);
  // A SQLite transaction has the whole database to itself from its beginning, and knows no row locks.
  return db.getExecutor().adapter instanceof SqliteAdapter ? head : head.forUpdate();
});
const insertEntry = prepared((db, entry: AuditEntryRow & { orgId: string }) => {
  const { orgId, seq, id, actor_type, actor_id, action, target, detail, at, prev_hash, hash } = entry;
  return db.insertInto('audit_entries').values({ org_id: orgId, seq, id, actor_type, actor_id, action, target, detail, at, prev_hash, hash });
});
const setHead = prepared((db, { orgId, seq, hash }: { orgId: string; seq: number; hash: string }) => db.updateTable('organizations').set({ audit_seq: seq, audit_head: hash }).where('id', '=', orgId));
