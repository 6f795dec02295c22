/** How an attempt without a result ends: the rule, and what is written with it. Used by failures that agents report and by the sweeper. */
import type { JsonObject } from '#shared/model/fact.ts';
import { leaseTimes } from '#shared/protocol/protocol.ts';
import type { Tx } from '../../db/connection.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent } from '../events/events.store.ts';
import type { StoredScan } from '../scans/scans.store.ts';
import { endAttempt, type AttemptEnd } from './leases.store.ts';

export interface Trouble {
  readonly code: string;
  readonly message: string;
  /** Whether another attempt could go better. */
  readonly retry: boolean;
}

/** Whether a scan was opened by who runs it; nobody else can run it then. */
export function isOwnScan(scan: Pick<StoredScan, 'trigger'>): boolean {
  return scan.trigger === 'cli' || scan.trigger === 'cron';
}

/** Where a scan goes from an attempt that gave no result. */
export function endOf(scan: StoredScan, { code, message, retry }: Trouble): AttemptEnd {
  if (scan.cancel_requested_at !== null || (code === 'cancelled' && isOwnScan(scan))) return { state: 'cancelled' };
  // An agent that was stopped by its own operator gives the job back.
  const mayRetry = (retry || code === 'cancelled') && !isOwnScan(scan) && scan.attempt < leaseTimes.attemptsMax;
  return mayRetry ? { state: 'queued' } : { state: 'failed', code, message };
}

/** Ends the attempt with its event and audit entry, all in the caller's transaction; false when something else came first. */
export async function finishAttempt(tx: Tx, options: { scan: StoredScan; trouble: Trouble; caller: Caller; at: number; expiredBefore?: number }): Promise<AttemptEnd | undefined> {
  const { scan, trouble, caller, at, expiredBefore } = options;
  const end = endOf(scan, trouble);
  const orgId = scan.org_id;
  const isDone = await endAttempt(
    tx,
    { orgId, scanId: scan.id, fencing: scan.fencing, states: ['leased', 'running'], ...(expiredBefore === undefined ? {} : { expiredBefore }) },
    end,
    at,
  );
  if (!isDone) return undefined;
  const detail: JsonObject = { state: end.state, reason: trouble.code, attempt: scan.attempt };
  if (end.state === 'failed') {
    await appendEvent(tx, { orgId, type: 'scan.failed', subject: scan.id, data: { scan_id: scan.id, target: scan.target, code: end.code, message: end.message, attempt: scan.attempt }, at });
  } else if (end.state === 'cancelled') {
    await appendEvent(tx, { orgId, type: 'scan.cancelled', subject: scan.id, data: { scan_id: scan.id, target: scan.target }, at });
  }
  await appendAudit(tx, entryOf(caller, { action: 'scan.attempt_end', target: scan.id, detail, at }));
  return end;
}
