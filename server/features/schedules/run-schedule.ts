/** One scan of a schedule into the queue: when it is due, and out of turn. */
import { apiError } from '#shared/api/api-error.ts';
import { newId } from '../../config/world.ts';
import type { Tx } from '../../db/connection.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, systemCaller } from '../../http/caller.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { targetsOf } from '../integrations/integration-config.ts';
import { findIntegration } from '../integrations/integrations.store.ts';
import { queueScan, type QueueRoom } from '../scans/queue-scan.ts';
import { dueRuns } from './cron.ts';
import { isStillRunning, takeTick, type StoredSchedule } from './schedules.store.ts';

/** What came of a tick. */
export type Tick =
  | { readonly kind: 'queued'; readonly scanId: string; readonly missed: number }
  /** The scan before has not ended. */
  | { readonly kind: 'skipped'; readonly missed: number }
  /** Another server took it, or the schedule was changed. */
  | { readonly kind: 'gone' };

/**
 * Takes everything of a schedule that is due, however much it is, as one scan; none while the scan before still runs.
 * In its own transaction, which a second server at the same moment does not get past.
 */
export async function runDue(foundation: Foundation, schedule: StoredSchedule): Promise<Tick> {
  const { db, clock } = foundation;
  const { org_id: orgId, id, next_run_at: seenAt, version } = schedule;
  if (seenAt === null) return { kind: 'gone' };
  const at = clock.now();
  const { count, next } = dueRuns({ cron: schedule.cron, timeZone: schedule.time_zone }, { from: seenAt, to: at });
  const isSkipped = isStillRunning(schedule);
  const missed = isSkipped ? count : count - 1;
  const scanId = isSkipped ? undefined : newId('scn', foundation);
  return db.transaction(async (tx): Promise<Tick> => {
    if (!(await takeTick(tx, { orgId, id, seenAt, version, lastScanId: schedule.last_scan_id, nextRunAt: next ?? null, missed, scanId, at }))) return { kind: 'gone' };
    if (scanId === undefined) return { kind: 'skipped', missed };
    const target = await queueScanOf(tx, foundation.queueRoom, schedule, { scanId, requestedBy: id, at });
    await appendAudit(tx, entryOf(systemCaller(orgId), { action: 'scan.create', target: scanId, detail: { target, schedule_id: id, due_at: new Date(seenAt).toISOString(), missed }, at }));
    return { kind: 'queued', scanId, missed };
  });
}

/**
 * Queues a scan of what a schedule names now and returns its first target.
 * @throws {AppError} `conflict` when its integration is gone.
 */
export async function queueScanOf(tx: Tx, room: QueueRoom, schedule: StoredSchedule, of: { scanId: string; requestedBy: string; at: number }): Promise<string> {
  const { org_id: orgId, id, integration_id: integrationId, options } = schedule;
  const targets = integrationId === null ? [schedule.target] : await targetsOfIntegration(tx, { orgId, id: integrationId });
  const { deep, labels, source } = options;
  await queueScan(tx, room, {
    id: of.scanId,
    orgId,
    targets,
    trigger: 'schedule',
    deep,
    labels,
    source,
    isTest: false,
    requestedBy: of.requestedBy,
    scheduleId: id,
    integrationId: integrationId ?? undefined,
    at: of.at,
  });
  return targets[0] ?? schedule.target;
}

async function targetsOfIntegration(tx: Tx, of: { orgId: string; id: string }): Promise<string[]> {
  const integration = await findIntegration(tx, of);
  if (integration === undefined) throw apiError('conflict', 'The integration of this schedule is gone.', { field: 'integration_id' });
  return targetsOf(integration.config);
}
