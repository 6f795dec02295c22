/** Alert rules. */
import type { EventType } from '#shared/api/events.ts';
import type { Severity } from '#shared/model/report.ts';
import type { Rule } from '#shared/policies/policy.ts';
import type { Executor, Tx } from '../../db/connection.ts';
import { newestFirst } from '../../db/newest-first.ts';
import type { AlertRuleRow } from '../../db/schema.ts';
import { countIn, deleteIn, nameTakenIn } from '../../db/standing-rows.ts';
import type { PageRequest } from '../../http/listing.ts';

/** A rule as it is in force. */
export interface StoredAlertRule {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly events: readonly EventType[];
  /** Judged over the scan of the event; null: the event alone is enough. */
  readonly rule: Rule | null;
  readonly severity: Severity;
  readonly cooldownS: number;
  readonly isActive: boolean;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type AlertRuleContent = Omit<StoredAlertRule, 'id' | 'version' | 'createdAt' | 'updatedAt'>;

/** Adds a rule; false when the name is taken. */
export async function insertAlertRule(tx: Tx, entry: { orgId: string; id: string; content: AlertRuleContent; createdBy: string; at: number }): Promise<boolean> {
  const { orgId, id, content, createdBy, at } = entry;
  const result = await tx
    .insertInto('alert_rules')
    .values({ id, org_id: orgId, ...columnsOf(content), version: 1, created_by: createdBy, created_at: at, updated_at: at, deleted_at: null })
    .onConflict((oc) => oc.columns(['org_id', 'name']).where('deleted_at', 'is', null).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Writes over the version that was read; false when somebody else wrote in between. */
export async function updateAlertRule(tx: Tx, entry: { orgId: string; id: string; readVersion: number; content: AlertRuleContent; at: number }): Promise<boolean> {
  const { orgId, id, readVersion, content, at } = entry;
  const { numUpdatedRows } = await tx
    .updateTable('alert_rules')
    .set({ ...columnsOf(content), version: readVersion + 1, updated_at: at })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('version', '=', readVersion)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes a rule away; its alerts stay. */
export const deleteAlertRule = deleteIn('alert_rules');
export const isAlertRuleNameTaken = nameTakenIn('alert_rules');
export const countAlertRules = countIn('alert_rules');

export async function findAlertRule(executor: Executor, of: { orgId: string; id: string }): Promise<StoredAlertRule | undefined> {
  const row = await executor.selectFrom('alert_rules').selectAll().where('org_id', '=', of.orgId).where('id', '=', of.id).where('deleted_at', 'is', null).executeTakeFirst();
  return row === undefined ? undefined : storedOf(row);
}

/** Rules newest first, one more than the page holds. */
export async function listAlertRules(executor: Executor, of: { orgId: string; page: PageRequest }): Promise<StoredAlertRule[]> {
  const { orgId, page } = of;
  const rows = await executor
    .selectFrom('alert_rules')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('deleted_at', 'is', null)
    .$call((query) => newestFirst(query, { at: 'created_at', id: 'id' }, page))
    .execute();
  return rows.map(storedOf);
}

/** Rules that look at events, oldest first. */
export async function activeAlertRules(executor: Executor, orgId: string): Promise<StoredAlertRule[]> {
  const rows = await executor
    .selectFrom('alert_rules')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('is_active', '=', 1)
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(storedOf);
}

function columnsOf({ name, description, events, rule, severity, cooldownS, isActive }: AlertRuleContent) {
  return { name, description, events: JSON.stringify(events), rule: rule === null ? null : JSON.stringify(rule), severity, cooldown_s: cooldownS, is_active: isActive ? 1 : 0 };
}

function storedOf(row: AlertRuleRow): StoredAlertRule {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    events: JSON.parse(row.events) as EventType[],
    rule: row.rule === null ? null : (JSON.parse(row.rule) as Rule),
    severity: row.severity as Severity,
    cooldownS: row.cooldown_s,
    isActive: row.is_active === 1,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
