/** Scans that come again by the clock. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import type { JsonObject } from '#shared/model/fact.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import { newId } from '../../config/world.ts';
import type { Executor } from '../../db/connection.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { lostUpdate } from '../../http/etag.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent } from '../events/events.store.ts';
import { targetsOf } from '../integrations/integration-config.ts';
import { findIntegration } from '../integrations/integrations.store.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
import { queueWarnings } from '../scans/queue-scan.ts';
import { scanReplyOf, type ScanReply } from '../scans/scan-reply.ts';
import { findScan } from '../scans/scans.store.ts';
import { readTarget } from '../scans/target.ts';
import { assertTimeZone, firstRun } from './cron.ts';
import { queueScanOf, runDue } from './run-schedule.ts';
import { scheduleReplyOf, type ScheduleReply } from './schedule-reply.ts';
import * as store from './schedules.store.ts';

/** Schedules of one organization. */
export const schedulesMax = 500;

/** Schedules run in one look; the next one takes the rest. */
const dueMax = 200;

export interface NewSchedule {
  readonly name: string;
  readonly cron: string;
  readonly timeZone: string;
  /** Or an integration. */
  readonly target?: string | undefined;
  readonly integrationId?: string | undefined;
  readonly deep: boolean;
  readonly labels: readonly string[];
  readonly source?: string | undefined;
  readonly isActive: boolean;
}

/** Fields that were sent. A target takes the place of an integration and the other way round; a null source takes it away. */
export type ChangedSchedule = { readonly [Field in keyof NewSchedule]?: NewSchedule[Field] | (Field extends 'source' ? null : never) | undefined };

export interface SchedulesDependencies {
  /** Told after a scan was queued in this process, so that a waiting agent gets it at once. */
  readonly onQueued: (orgId: string) => void;
}

export type SchedulesService = ReturnType<typeof createSchedulesService>;

export function createSchedulesService(foundation: Foundation, { onQueued }: SchedulesDependencies) {
  const { db, clock, cursors, log } = foundation;

  async function existing(executor: Executor, of: { orgId: string; id: string }): Promise<store.StoredSchedule> {
    const row = await store.findSchedule(executor, of);
    if (row === undefined) throw notFound('schedule', of.id);
    return row;
  }

  /** What a request names, as a target and perhaps an integration; undefined when it names neither. */
  async function whatToScan(executor: Executor, orgId: string, { target, integrationId }: Pick<ChangedSchedule, 'target' | 'integrationId'>): Promise<{ target: string; integrationId: string | null } | undefined> {
    if (target !== undefined && integrationId !== undefined) throw apiError('validation_error', 'A schedule has a target or an integration, not both.', { field: 'integration_id', hint: 'Leave one out.' });
    if (target !== undefined) return { target: readTarget(target), integrationId: null };
    if (integrationId === undefined) return undefined;
    const integration = await findIntegration(executor, { orgId, id: integrationId });
    if (integration === undefined) throw notFound('integration', integrationId);
    return { target: targetsOf(integration.config)[0] ?? '', integrationId };
  }

  return {
    /** @throws {AppError} `validation_error` for an expression or a zone that is wrong, `conflict` for a name that is taken. */
    async create(request: NewSchedule, caller: Caller): Promise<ScheduleReply> {
      const { orgId } = caller;
      const { name, cron, timeZone, deep, labels, source, isActive } = request;
      assertTimeZone(timeZone);
      const at = clock.now();
      const firstAt = firstRun({ cron, timeZone }, at);
      const id = newId('sch', foundation);
      return db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const what = await whatToScan(tx, orgId, request);
        if (what === undefined) throw apiError('validation_error', 'target is required.', { field: 'target', hint: 'Or send integration_id.' });
        if ((await store.countSchedules(tx, orgId)) >= schedulesMax) throw apiError('unprocessable', `An organization has at most ${schedulesMax} schedules (limit schedulesMax).`);
        const fields: store.ScheduleFields = { name, ...what, options: { deep, labels, source }, cron, timeZone, isActive, nextRunAt: isActive ? firstAt : null };
        if (!(await store.insertSchedule(tx, { ...fields, id, orgId, createdBy: caller.actor.id, at }))) throw nameTaken(name);
        await appendEvent(tx, { orgId, type: 'schedule.changed', subject: id, data: { name, change: 'created', version: 1 }, at });
        await appendAudit(tx, entryOf(caller, { action: 'schedule.create', target: id, detail: { ...shortOf(fields), after: digest(fields) }, at }));
        return scheduleReplyOf(await existing(tx, { orgId, id }));
      });
    },

    async list(orgId: string, query: { limit: number; cursor?: string | undefined }): Promise<Page<ScheduleReply>> {
      const scope = { orgId, list: 'listSchedules' };
      const rows = await store.listSchedules(db.kysely, orgId, pageRequest(cursors, scope, query));
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.created_at, id: row.id }), item: scheduleReplyOf });
    },

    get: async (orgId: string, id: string): Promise<ScheduleReply> => scheduleReplyOf(await existing(db.kysely, { orgId, id })),

    /**
     * Changes the fields that were sent. A scan that is queued already stays as it was asked for. Runs that were due before the change and not taken are
     * not caught up when the clock changes.
     * @param ifVersion - the version that the client saw. @throws {AppError} `precondition_failed` when it is another.
     */
    async update(id: string, request: ChangedSchedule, caller: Caller, ifVersion?: number): Promise<ScheduleReply> {
      const { orgId } = caller;
      const at = clock.now();
      return db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const before = await existing(tx, { orgId, id });
        if (ifVersion !== undefined && ifVersion !== before.version) throw lostUpdate('schedule', before.version);
        const was = fieldsOf(before);
        const what = (await whatToScan(tx, orgId, request)) ?? { target: was.target, integrationId: was.integrationId };
        const source = request.source === null ? undefined : (request.source ?? was.options.source);
        const merged = {
          name: request.name ?? was.name,
          ...what,
          options: { deep: request.deep ?? was.options.deep, labels: request.labels ?? was.options.labels, source },
          cron: request.cron ?? was.cron,
          timeZone: request.timeZone ?? was.timeZone,
          isActive: request.isActive ?? was.isActive,
        };
        assertTimeZone(merged.timeZone);
        const isSameClock = merged.cron === was.cron && merged.timeZone === was.timeZone && merged.isActive === was.isActive;
        // Judged also while it is not active, so that it can be made active later.
        const firstAt = firstRun(merged, at);
        const fields: store.ScheduleFields = { ...merged, nextRunAt: isSameClock ? was.nextRunAt : merged.isActive ? firstAt : null };
        if (await store.isNameTaken(tx, { orgId, name: fields.name, exceptId: id })) throw nameTaken(fields.name);
        if (!(await store.updateSchedule(tx, { ...fields, id, orgId, readVersion: before.version, at }))) throw lostUpdate('schedule', before.version + 1);
        const version = before.version + 1;
        await appendEvent(tx, { orgId, type: 'schedule.changed', subject: id, data: { name: fields.name, change: 'updated', version }, at });
        await appendAudit(tx, entryOf(caller, { action: 'schedule.update', target: id, detail: { ...shortOf(fields), version, before: digest(was), after: digest(fields) }, at }));
        return scheduleReplyOf(await existing(tx, { orgId, id }));
      });
    },

    /** Ends a schedule. A scan that it queued goes on. */
    async delete(id: string, caller: Caller): Promise<void> {
      const { orgId } = caller;
      const at = clock.now();
      await db.transaction(async (tx) => {
        const before = await existing(tx, { orgId, id });
        if (!(await store.deleteSchedule(tx, { orgId, id, at }))) throw notFound('schedule', id);
        await appendEvent(tx, { orgId, type: 'schedule.changed', subject: id, data: { name: before.name, change: 'deleted', version: before.version }, at });
        await appendAudit(tx, entryOf(caller, { action: 'schedule.delete', target: id, detail: { name: before.name, before: digest(fieldsOf(before)) }, at }));
      });
    },

    /**
     * Queues a scan now; the time table stays as it is.
     * @throws {AppError} `conflict` while the scan before has not ended.
     */
    async run(id: string, caller: Caller): Promise<ScanReply & { warnings: string[] }> {
      const { orgId } = caller;
      const at = clock.now();
      const scanId = newId('scn', foundation);
      await db.transaction(async (tx) => {
        // Two at once take turns, so the second sees the scan of the first.
        await lockOrganization(tx, orgId);
        const schedule = await existing(tx, { orgId, id });
        if (store.isStillRunning(schedule)) {
          throw apiError('conflict', `The last scan of this schedule has not ended; its state is ${schedule.last_scan_state ?? ''}.`, { hint: `Wait for it, or cancel ${schedule.last_scan_id ?? 'it'}.` });
        }
        const target = await queueScanOf(tx, foundation.queueRoom, schedule, { scanId, requestedBy: caller.actor.id, at });
        await store.noteRun(tx, { orgId, id, scanId, at });
        await appendAudit(tx, entryOf(caller, { action: 'schedule.run', target: id, detail: { name: schedule.name, scan_id: scanId, target }, at }));
      });
      onQueued(orgId);
      const scan = await findScan(db.kysely, { orgId, id: scanId });
      if (scan === undefined) throw notFound('scan', scanId);
      const reply = scanReplyOf(scan);
      return { ...reply, warnings: await queueWarnings(db.kysely, { orgId, targets: reply.targets, labels: reply.labels, now: clock.now() }) };
    },

    /** Queues the scans that are due, in every organization; their ids. One that cannot be queued is tried again and holds up no other. */
    async runDue(signal: AbortSignal): Promise<string[]> {
      const queued: string[] = [];
      for (const schedule of await store.listDue(db.kysely, { now: clock.now(), limit: dueMax })) {
        if (signal.aborted) break;
        const about = { schedule_id: schedule.id, org_id: schedule.org_id };
        try {
          const tick = await runDue(foundation, schedule);
          if (tick.kind === 'gone') continue;
          if (tick.missed > 0) log.warn({ ...about, missed: tick.missed, kind: tick.kind }, 'runs of a schedule got no scan of their own');
          if (tick.kind !== 'queued') continue;
          queued.push(tick.scanId);
          onQueued(schedule.org_id);
        } catch (error) {
          log.error({ ...about, err: error }, 'a scheduled scan could not be queued; it is tried again');
        }
      }
      return queued;
    },
  };
}

function fieldsOf(row: store.StoredSchedule): store.ScheduleFields {
  return {
    name: row.name,
    integrationId: row.integration_id,
    target: row.target,
    options: row.options,
    cron: row.cron,
    timeZone: row.time_zone,
    isActive: row.is_active === 1,
    nextRunAt: row.next_run_at,
  };
}

/** What the audit log says of a schedule in words. */
function shortOf({ name, target, cron, timeZone, isActive }: store.ScheduleFields): JsonObject {
  return { name, target, cron, time_zone: timeZone, is_active: isActive };
}

/** Of what a client decides; the next run is not of it. */
function digest({ name, integrationId, target, options, cron, timeZone, isActive }: store.ScheduleFields): string {
  return sha256Hex(JSON.stringify([name, integrationId, target, options.deep, options.labels, options.source ?? null, cron, timeZone, isActive]));
}

function nameTaken(name: string) {
  return apiError('conflict', `There is a schedule called ${JSON.stringify(name)}.`, { field: 'name' });
}
