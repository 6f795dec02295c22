/** Alerts as rows, and how far their evaluation has read the events. */
import type { Selectable } from 'kysely';
import type { JsonObject } from '#shared/model/fact.ts';
import type { Severity } from '#shared/model/report.ts';
import type { Violation } from '#shared/policies/policy.ts';
import type { Executor, Tx } from '../../db/connection.ts';
import { newestFirst } from '../../db/newest-first.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';
import type { AlertRow } from '../../db/schema.ts';
import type { PageRequest } from '../../http/listing.ts';

export type StoredAlert = Selectable<AlertRow>;
export type AlertState = AlertRow['state'];

/** What `alerts.body` holds. */
export interface AlertBody {
  readonly event: { readonly type: string; readonly subject: string; readonly data: JsonObject };
  /** The first subjects, with evidence. */
  readonly subjects: readonly Pick<Violation, 'subject' | 'state' | 'message' | 'evidence'>[];
  /** Of all of them. */
  readonly subject_count: number;
  /** Short hashes of the subjects: what a later look compares with. Not shown. */
  readonly keys: readonly string[];
  readonly acknowledge_note?: string;
  readonly resolve_note?: string;
}

export interface NewAlert {
  readonly id: string;
  readonly orgId: string;
  readonly ruleId: string;
  readonly ruleName: string;
  readonly eventId: string;
  readonly scanId: string | null;
  readonly severity: Severity;
  readonly title: string;
  readonly body: AlertBody;
  readonly dedupKey: string;
  readonly at: number;
}

export async function insertAlert(tx: Tx, alert: NewAlert): Promise<void> {
  await tx
    .insertInto('alerts')
    .values({
      id: alert.id,
      org_id: alert.orgId,
      rule_id: alert.ruleId,
      rule_name: alert.ruleName,
      event_id: alert.eventId,
      scan_id: alert.scanId,
      severity: alert.severity,
      state: 'open',
      title: alert.title,
      body: JSON.stringify(alert.body),
      dedup_key: alert.dedupKey,
      occurrence_count: 1,
      last_at: alert.at,
      acknowledged_by: null,
      acknowledged_at: null,
      resolved_by: null,
      resolved_at: null,
      created_at: alert.at,
    })
    .execute();
}

/** The newest alert of a rule about one thing that was raised after an instant and is not resolved. */
export async function findRecentAlert(executor: Executor, of: { orgId: string; ruleId: string; dedupKey: string; after: number }): Promise<StoredAlert | undefined> {
  return executor
    .selectFrom('alerts')
    .selectAll()
    .where('org_id', '=', of.orgId)
    .where('rule_id', '=', of.ruleId)
    .where('dedup_key', '=', of.dedupKey)
    // Raised after it means heard of after it: the index ends with last_at.
    .where('last_at', '>', of.after)
    .where('created_at', '>', of.after)
    .where('state', '!=', 'resolved')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

/** Counts one more occurrence of an alert that is not resolved; false when it is. */
export async function countOccurrence(tx: Tx, of: { orgId: string; id: string; at: number }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('alerts')
    .set((eb) => ({ occurrence_count: eb('occurrence_count', '+', 1), last_at: of.at }))
    .where('org_id', '=', of.orgId)
    .where('id', '=', of.id)
    .where('state', '!=', 'resolved')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function findAlert(executor: Executor, of: { orgId: string; id: string }): Promise<StoredAlert | undefined> {
  return executor.selectFrom('alerts').selectAll().where('org_id', '=', of.orgId).where('id', '=', of.id).executeTakeFirst();
}

export interface AlertFilter {
  readonly state?: AlertState | undefined;
  readonly severity?: Severity | undefined;
  readonly rule?: string | undefined;
  readonly scan?: string | undefined;
}

/** Alerts newest first, one more than the page holds. */
export async function listAlerts(executor: Executor, of: { orgId: string; filter: AlertFilter; page: PageRequest }): Promise<StoredAlert[]> {
  const { orgId, filter, page } = of;
  const { state, severity, rule, scan } = filter;
  return executor
    .selectFrom('alerts')
    .selectAll()
    .where('org_id', '=', orgId)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'open'))
    .$if(severity !== undefined, (query) => query.where('severity', '=', severity ?? ''))
    .$if(rule !== undefined, (query) => query.where('rule_id', '=', rule ?? ''))
    .$if(scan !== undefined, (query) => query.where('scan_id', '=', scan ?? ''))
    .$call((query) => newestFirst(query, { at: 'created_at', id: 'id' }, page))
    .execute();
}

/** Notes that somebody has seen an open alert; false when it is not open any more. */
export async function acknowledgeAlert(tx: Tx, of: { orgId: string; id: string; by: string; body: AlertBody; at: number }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('alerts')
    .set({ state: 'acknowledged', acknowledged_by: of.by, acknowledged_at: of.at, body: JSON.stringify(of.body) })
    .where('org_id', '=', of.orgId)
    .where('id', '=', of.id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends an alert that was read in a state; false when it is in another by now. */
export async function resolveAlert(tx: Tx, of: { orgId: string; id: string; from: AlertState; by: string; body: AlertBody; at: number }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('alerts')
    .set({ state: 'resolved', resolved_by: of.by, resolved_at: of.at, body: JSON.stringify(of.body) })
    .where('org_id', '=', of.orgId)
    .where('id', '=', of.id)
    .where('state', '=', of.from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A source by its id; null for none. */
export async function findSource(executor: Executor, of: { orgId: string; id: string | null }): Promise<{ id: string; name: string } | null> {
  if (of.id === null) return null;
  return (await executor.selectFrom('sources').select(['id', 'name']).where('org_id', '=', of.orgId).where('id', '=', of.id).executeTakeFirst()) ?? null;
}

/** Name of this feature among the readers of events. */
const consumer = 'alerts';

/** Organizations whose events were not all looked at, each with the number of the last that was. */
export async function organizationsWithNewEvents(executor: Executor, limit: number): Promise<{ orgId: string; seq: number }[]> {
  // The server's own work, for every organization.
  const rows = await acrossOrganizations(executor)
    .selectFrom('organizations')
    .leftJoin('event_consumers', (join) => join.onRef('event_consumers.org_id', '=', 'organizations.id').on('event_consumers.consumer', '=', consumer))
    .select(['organizations.id', 'event_consumers.seq'])
    .where('organizations.deleted_at', 'is', null)
    .where(({ eb, or }) => or([eb('event_consumers.seq', 'is', null), eb('organizations.event_seq', '>', eb.ref('event_consumers.seq'))]))
    .where('organizations.event_seq', '>', 0)
    .orderBy('organizations.id')
    .limit(limit)
    .execute();
  return rows.map(({ id, seq }) => ({ orgId: id, seq: seq ?? 0 }));
}

/**
 * Moves the reader of an organization on; false when another server has moved it. On PostgreSQL the second of two waits here for the
 * first to commit, and then finds that it is too late.
 */
export async function advanceReader(tx: Tx, of: { orgId: string; from: number; to: number }): Promise<boolean> {
  const { orgId, from, to } = of;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('event_consumers')
    .values({ org_id: orgId, consumer, seq: to })
    .onConflict((oc) =>
      oc.columns(['org_id', 'consumer']).doUpdateSet({ seq: to }).where('event_consumers.org_id', '=', orgId).where('event_consumers.seq', '=', from),
    )
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) > 0;
}
