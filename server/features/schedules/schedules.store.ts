/** Scans that come again, as rows. */
import type { Selectable } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import { newestFirst } from '../../db/newest-first.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';
import type { ScheduleRow, ScanState } from '../../db/schema.ts';
import { countIn, nameTakenIn } from '../../db/standing-rows.ts';
import type { PageRequest } from '../../http/listing.ts';
import { endedStates } from '../scans/scans.store.ts';

/** What a schedule asks of each of its scans. */
export interface ScheduleOptions {
  readonly deep: boolean;
  readonly labels: readonly string[];
  readonly source?: string | undefined;
}

export type StoredSchedule = Omit<Selectable<ScheduleRow>, 'options'> & { readonly options: ScheduleOptions; readonly last_scan_state: ScanState | null };

/** Fields that a client decides, and what follows from them. */
export interface ScheduleFields {
  readonly name: string;
  readonly integrationId: string | null;
  readonly target: string;
  readonly options: ScheduleOptions;
  readonly cron: string;
  readonly timeZone: string;
  readonly isActive: boolean;
  /** Null while it is not active. */
  readonly nextRunAt: number | null;
}

/** Adds a schedule; false when its name is taken. */
export async function insertSchedule(tx: Tx, entry: ScheduleFields & { id: string; orgId: string; createdBy: string; at: number }): Promise<boolean> {
  const { id, orgId, createdBy, at } = entry;
  const result = await tx
    .insertInto('schedules')
    .values({
      id,
      org_id: orgId,
      ...columnsOf(entry),
      last_run_at: null,
      last_scan_id: null,
      missed_count: 0,
      version: 1,
      created_by: createdBy,
      created_at: at,
      updated_at: at,
      deleted_at: null,
    })
    .onConflict((oc) => oc.columns(['org_id', 'name']).where('deleted_at', 'is', null).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export async function findSchedule(executor: Executor, of: { orgId: string; id: string }): Promise<StoredSchedule | undefined> {
  const row = await selectSchedules(executor, of.orgId).where('schedules.id', '=', of.id).executeTakeFirst();
  return row === undefined ? undefined : storedOf(row);
}

/** Schedules of an organization, newest first, one more than the page holds. */
export async function listSchedules(executor: Executor, orgId: string, page: PageRequest): Promise<StoredSchedule[]> {
  const rows = await selectSchedules(executor, orgId)
    .$call((query) => newestFirst(query, { at: 'schedules.created_at', id: 'schedules.id' }, page))
    .execute();
  return rows.map(storedOf);
}

export const countSchedules = countIn('schedules');
export const isNameTaken = nameTakenIn('schedules');

/** Writes over a version that was read; false when somebody else wrote in between. */
export async function updateSchedule(tx: Tx, entry: ScheduleFields & { id: string; orgId: string; readVersion: number; at: number }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('schedules')
    .set({ ...columnsOf(entry), version: entry.readVersion + 1, updated_at: entry.at })
    .where('org_id', '=', entry.orgId)
    .where('id', '=', entry.id)
    .where('version', '=', entry.readVersion)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends a schedule; scans that it queued go on. False when there was none. */
export async function deleteSchedule(tx: Tx, of: { orgId: string; id: string; at: number }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('schedules')
    .set({ deleted_at: of.at, is_active: 0, next_run_at: null })
    .where('org_id', '=', of.orgId)
    .where('id', '=', of.id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Schedules of every organization that are due: the server's own work. Longest overdue first. */
export async function listDue(executor: Executor, of: { now: number; limit: number }): Promise<StoredSchedule[]> {
  const rows = await acrossOrganizations(executor)
    .selectFrom('schedules')
    .innerJoin('organizations', 'organizations.id', 'schedules.org_id')
    .leftJoin('scans', (join) => join.onRef('scans.id', '=', 'schedules.last_scan_id').onRef('scans.org_id', '=', 'schedules.org_id'))
    .selectAll('schedules')
    .select('scans.state as last_scan_state')
    .where('organizations.deleted_at', 'is', null)
    .where('schedules.is_active', '=', 1)
    .where('schedules.next_run_at', '<=', of.now)
    .where('schedules.deleted_at', 'is', null)
    .orderBy('schedules.next_run_at')
    .orderBy('schedules.id')
    .limit(of.limit)
    .execute();
  return rows.map(storedOf);
}

/**
 * Takes what is due of a schedule, for one server only: the tick, the version and the last scan must be those that were read.
 * @param of.scanId - of the scan that comes of it; undefined when none does.
 */
export async function takeTick(tx: Tx, of: { orgId: string; id: string; seenAt: number; version: number; lastScanId: string | null; nextRunAt: number | null; missed: number; scanId: string | undefined; at: number }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('schedules')
    .set((eb) => ({
      next_run_at: of.nextRunAt,
      missed_count: eb('missed_count', '+', of.missed),
      ...(of.scanId === undefined ? {} : { last_run_at: of.at, last_scan_id: of.scanId }),
    }))
    .where('org_id', '=', of.orgId)
    .where('id', '=', of.id)
    .where('next_run_at', '=', of.seenAt)
    .where('version', '=', of.version)
    .where('last_scan_id', of.lastScanId === null ? 'is' : '=', of.lastScanId)
    .where('is_active', '=', 1)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes a scan that was asked for out of turn. Its time table stays. */
export async function noteRun(tx: Tx, of: { orgId: string; id: string; scanId: string; at: number }): Promise<void> {
  await tx.updateTable('schedules').set({ last_run_at: of.at, last_scan_id: of.scanId }).where('org_id', '=', of.orgId).where('id', '=', of.id).execute();
}

/** Whether the last scan of a schedule has not ended. */
export function isStillRunning(schedule: Pick<StoredSchedule, 'last_scan_state'>): boolean {
  return schedule.last_scan_state !== null && !endedStates.some((state) => state === schedule.last_scan_state);
}

function selectSchedules(executor: Executor, orgId: string) {
  return executor
    .selectFrom('schedules')
    .leftJoin('scans', (join) => join.onRef('scans.id', '=', 'schedules.last_scan_id').onRef('scans.org_id', '=', 'schedules.org_id'))
    .selectAll('schedules')
    .select('scans.state as last_scan_state')
    .where('schedules.org_id', '=', orgId)
    .where('schedules.deleted_at', 'is', null);
}

function columnsOf({ name, integrationId, target, options, cron, timeZone, isActive, nextRunAt }: ScheduleFields) {
  return { name, integration_id: integrationId, target, options: JSON.stringify(options), cron, time_zone: timeZone, is_active: isActive ? 1 : 0, next_run_at: nextRunAt };
}

function storedOf(row: Selectable<ScheduleRow> & { last_scan_state: ScanState | null }): StoredSchedule {
  return { ...row, options: JSON.parse(row.options) as ScheduleOptions };
}
