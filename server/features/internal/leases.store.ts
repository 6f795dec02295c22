/**
 * Leases of scans: who holds one, until when, and how it ends without a result.
 * Every update says in its `where` what it relies on (state, lease, fencing), so whoever comes second changes nothing.
 */
import type { ScanOptions } from '#shared/protocol/messages.ts';
import type { Executor, Tx } from '../../db/connection.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';
import type { ScanState } from '../../db/schema.ts';
import type { StoredScan } from '../scans/scans.store.ts';
import { kindOf } from '../scans/target.ts';

/** Candidates looked at for one lease; jobs with labels that this agent lacks are passed over. */
const candidatesMax = 200;

/** States in which a lease counts. */
const heldStates = ['leased', 'running', 'ingesting'] as const satisfies readonly ScanState[];

export interface Claim {
  readonly orgId: string;
  readonly agentId: string;
  readonly labels: readonly string[];
  /** Source kinds: the schemes of targets. */
  readonly kinds: readonly string[];
  readonly expiresAt: number;
  /** The lease's name, from what identifies it. */
  readonly leaseIdOf: (lease: { scanId: string; fencing: number; agentId: string }) => string;
}

/** Queued scans that an agent could run in full, oldest first. */
export async function listClaimable(executor: Executor, { orgId, labels, kinds }: Pick<Claim, 'orgId' | 'labels' | 'kinds'>): Promise<Pick<StoredScan, 'id' | 'fencing'>[]> {
  const rows = await executor
    .selectFrom('scans')
    .select(['id', 'fencing', 'options', 'target'])
    .where('state', '=', 'queued')
    .where('org_id', '=', orgId)
    .orderBy('created_at')
    .orderBy('id')
    .limit(candidatesMax)
    .execute();
  return rows.filter(({ options, target }) => {
    const wanted = JSON.parse(options) as ScanOptions;
    return [target, ...(wanted.targets ?? [])].every((each) => kinds.includes(kindOf(each))) && wanted.labels.every((label) => labels.includes(label));
  });
}

/** Leases one queued scan; undefined when another was faster. */
export async function claimScan(tx: Tx, candidate: Pick<StoredScan, 'id' | 'fencing'>, claim: Claim): Promise<StoredScan | undefined> {
  const fencing = candidate.fencing + 1;
  return tx
    .updateTable('scans')
    .set((eb) => ({
      state: 'leased',
      agent_id: claim.agentId,
      lease_id: claim.leaseIdOf({ scanId: candidate.id, fencing, agentId: claim.agentId }),
      lease_expires_at: claim.expiresAt,
      fencing,
      attempt: eb('attempt', '+', 1),
      progress: null,
    }))
    .where('org_id', '=', claim.orgId)
    .where('id', '=', candidate.id)
    .where('state', '=', 'queued')
    .where('fencing', '=', candidate.fencing)
    .returningAll()
    .executeTakeFirst();
}

/** Extends a lease that stands and was not asked to end; a leased scan becomes a running one. False otherwise. */
export async function extendLease(tx: Tx, beat: { orgId: string; scanId: string; agentId: string; leaseId: string; now: number; expiresAt: number; progress: string | undefined }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('scans')
    .set((eb) => ({
      state: eb.case().when('state', '=', 'leased').then(eb.val('running')).else(eb.ref('state')).end() as never,
      started_at: eb.fn.coalesce('started_at', eb.val(beat.now)),
      // Never shortened: an own scan is held for longer than a beat gives.
      lease_expires_at: eb.case().when('lease_expires_at', '>', beat.expiresAt).then(eb.ref('lease_expires_at')).else(beat.expiresAt).end(),
      ...(beat.progress === undefined ? {} : { progress: beat.progress }),
    }))
    .where('org_id', '=', beat.orgId)
    .where('id', '=', beat.scanId)
    .where('agent_id', '=', beat.agentId)
    .where('lease_id', '=', beat.leaseId)
    .where('state', 'in', heldStates)
    .where('cancel_requested_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** How an attempt without a result goes on. */
export type AttemptEnd =
  | { readonly state: 'queued' }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly code: string; readonly message: string };

/**
 * Ends the attempt that holds a lease: back to the queue, or for good. Conditional on the fencing number and, for the sweeper, on the
 * lease having run out, so a result or a beat that came first wins. False when it did.
 */
export async function endAttempt(tx: Tx, of: { orgId: string; scanId: string; fencing: number; expiredBefore?: number; states: readonly ('leased' | 'running' | 'ingesting')[] }, end: AttemptEnd, at: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('scans')
    .set({
      state: end.state,
      lease_id: null,
      lease_expires_at: null,
      progress: null,
      ...(end.state === 'queued' ? { agent_id: null } : { finished_at: at }),
      ...(end.state === 'failed' ? { error_code: end.code, error_message: end.message.replaceAll('\0', '\ufffd') } : {}),
    })
    .where('org_id', '=', of.orgId)
    .where('id', '=', of.scanId)
    .where('fencing', '=', of.fencing)
    .where('state', 'in', of.states)
    .$if(of.expiredBefore !== undefined, (query) => query.where('lease_expires_at', '<', of.expiredBefore ?? 0))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Scans of every organization whose lease ran out before an instant: only the sweeper asks without an organization. */
export async function listExpired(executor: Executor, of: { before: number; limit: number }): Promise<StoredScan[]> {
  return acrossOrganizations(executor)
    .selectFrom('scans')
    .selectAll()
    .where('state', 'in', ['leased', 'running'])
    .where('lease_expires_at', '<', of.before)
    .orderBy('lease_expires_at')
    .limit(of.limit)
    .execute();
}
