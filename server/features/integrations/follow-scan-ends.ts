/** What the scans of an integration say of its connection. */
import type { Foundation } from '../../foundation.ts';
import { appendEvent } from '../events/events.store.ts';
import { targetsOf } from './integration-config.ts';
import { listEndedSince, setStatus, type EndedScan, type StoredIntegration } from './integrations.store.ts';

/** Ended scans looked at in one run. */
const followedMax = 200;

/** Failures that are the agent's or our own and say nothing of the connection. */
const ownTroubles: readonly string[] = ['cancelled', 'interrupted', 'internal', 'lease_expired', 'limit_exceeded', 'timed_out'];

/** Takes over what ended scans say, oldest first; the ids of integrations whose state changed. Safe in several servers: the newer word stays. */
export async function followScanEnds({ db }: Foundation): Promise<string[]> {
  const changed = new Set<string>();
  const known = new Map<string, StoredIntegration['status']>();
  for (const { integration, scan } of await listEndedSince(db.kysely, { exceptFailures: ownTroubles, limit: followedMax })) {
    const { org_id: orgId, id, version, name, kind } = integration;
    const at = scan.finished_at ?? 0;
    const before = known.get(id) ?? integration.status;
    const said = statusOf({ ...integration, status: before }, scan);
    const isNoted = await db.transaction(async (tx) => {
      if (!(await setStatus(tx, { orgId, id, version, ...said, at }))) return false;
      if (said.status !== before) await appendEvent(tx, { orgId, type: 'integration.checked', subject: id, data: { name, kind, status: said.status, message: said.message, scan_id: scan.id }, at });
      return true;
    });
    if (!isNoted) continue;
    known.set(id, said.status);
    if (said.status !== before) changed.add(id);
  }
  return [...changed];
}

function statusOf({ config, status, status_message }: StoredIntegration, scan: EndedScan): { status: StoredIntegration['status']; message: string | null } {
  // A scan of something else with the same credential says nothing of what is configured.
  const isOwn = targetsOf(config)[0] === scan.target;
  if (!isOwn) return { status, message: status_message };
  if (scan.state === 'failed') return { status: 'failing', message: scan.error_message ?? 'The last scan failed.' };
  return { status: 'connected', message: scan.state === 'partial' ? 'The last scan could not read everything.' : null };
}
