/** Scans that whoever runs them opens: an agent's cron entry, a CI job, a spooled result that comes first. */
import type { ScanOptions } from '#shared/protocol/messages.ts';
import type { Tx } from '../../db/connection.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import type { Principal } from '../../http/route.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { insertScan, type StoredScan } from '../scans/scans.store.ts';
import { isOwnScan } from './end-attempt.ts';
import { leaseIdOf } from './lease-id.ts';

/** Milliseconds that such a scan is held without a word: a spooled result finds it open for a day. */
export const ownScanMs = 24 * 60 * 60 * 1000;

export interface OwnScan {
  readonly id: string;
  readonly target: string;
  readonly trigger: 'cron' | 'cli';
  readonly options: ScanOptions;
  readonly principal: Principal;
  readonly caller: Caller;
  readonly at: number;
}

/** Opens one, running, with its lease and its audit entry; false when the id is taken. */
export async function openOwnScan(tx: Tx, pepper: Uint8Array, scan: OwnScan): Promise<boolean> {
  const { id, target, trigger, options, principal, caller, at } = scan;
  const isNew = await insertScan(tx, {
    id,
    orgId: principal.orgId,
    target,
    trigger,
    state: 'running',
    options,
    isTest: principal.isTest,
    requestedBy: principal.id,
    at,
    lease: {
      agentId: principal.type === 'agent' ? principal.id : null,
      leaseId: leaseIdOf(pepper, { scanId: id, fencing: 1, agentId: principal.id }),
      expiresAt: at + ownScanMs,
    },
  });
  if (isNew) await appendAudit(tx, entryOf(caller, { action: 'scan.open', target: id, detail: { target, trigger }, at }));
  return isNew;
}

/** Whether a principal may deliver for an own scan: the agent that opened it, or any key of the organization for one that a key opened. */
export function isOpenedBy(scan: StoredScan, principal: Principal): boolean {
  if (!isOwnScan(scan)) return false;
  if (principal.type === 'agent') return scan.requested_by === principal.id;
  // Keys are replaced; the spool of a CI job outlives one. A test key keeps to test scans.
  return principal.type === 'api_key' && scan.requested_by.startsWith('key_') && (!principal.isTest || scan.is_test === 1);
}
