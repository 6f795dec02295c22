/** Scans do not stay for ever: by age, as the organization says, and one by one. What is known best of a source stays. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, systemCaller, type Caller } from '../../http/caller.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
import * as store from './retention.store.ts';
import { endedStates, findScan } from './scans.store.ts';

/** Scans of one organization that go in one run; the next run takes the next ones. */
export const retainedPerRunMax = 1_000;

const dayMs = 86_400_000;

/**
 * Removes scans that are older than their organization keeps them, with one audit entry for each organization and run.
 * Safe to run in several servers: a scan goes once. @returns the count.
 */
export async function removeExpiredScans({ db, clock, log }: Foundation, signal: AbortSignal, perRunMax: number = retainedPerRunMax): Promise<number> {
  let total = 0;
  for (const { orgId, days } of await store.listRetentions(db.kysely)) {
    if (signal.aborted) break;
    const at = clock.now();
    const before = at - days * dayMs;
    if ((await store.listExpiredScans(db.kysely, { orgId, before, limit: 1 })).length === 0) continue;
    const count = await db.transaction(async (tx) => {
      // Before the look, so that a legal hold that was set a moment ago counts.
      await lockOrganization(tx, orgId);
      if (await store.isUnderLegalHold(tx, orgId)) return 0;
      const expired = await store.listExpiredScans(tx, { orgId, before, limit: perRunMax });
      const removed = await store.removeScans(tx, { orgId, ids: expired.map(({ id }) => id) });
      if (removed.length === 0) return 0;
      const detail = { count: removed.length, days, before: new Date(before).toISOString(), scans_sha256: sha256Hex(removed.sort().join('\n')) };
      await appendAudit(tx, entryOf(systemCaller(orgId), { action: 'scan.retention', target: orgId, detail, at }));
      return removed.length;
    });
    if (count > 0) log.info({ org_id: orgId, count, days }, 'scans were removed by age');
    total += count;
  }
  return total;
}

/**
 * Removes one scan with everything of it.
 * @throws {AppError} `conflict` while it has not ended, when it is what stands for any of its sources, and under legal hold.
 */
export async function removeScan({ db, clock }: Foundation, id: string, caller: Caller): Promise<void> {
  const { orgId } = caller;
  const at = clock.now();
  await db.transaction(async (tx) => {
    await lockOrganization(tx, orgId);
    const scan = await findScan(tx, { orgId, id });
    if (scan === undefined) throw notFound('scan', id);
    if (await store.isUnderLegalHold(tx, orgId)) throw apiError('conflict', 'The organization is under legal hold; nothing of it is removed.');
    if (!endedStates.some((state) => state === scan.state)) throw apiError('conflict', `The scan has not ended; its state is ${scan.state}.`, { hint: 'Cancel it first.' });
    if (!(await store.maySpare(tx, { orgId, id }))) throw apiError('conflict', 'It is the newest completed scan of a source, or a newer one that broke off, and stays.', { hint: 'Scan that source again first.' });
    const [removed] = await store.removeScans(tx, { orgId, ids: [id] });
    if (removed === undefined) throw notFound('scan', id);
    await appendAudit(tx, entryOf(caller, { action: 'scan.delete', target: id, detail: { target: scan.target, result_id: scan.result_id, finished_at: scan.finished_at }, at }));
  });
}
