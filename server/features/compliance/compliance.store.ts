/** Rules of an organization's own, and which frameworks count in it. */
import type { Severity } from '#shared/model/report.ts';
import type { Rule } from '#shared/policies/policy.ts';
import type { Executor, Tx } from '../../db/connection.ts';
import { newestFirst } from '../../db/newest-first.ts';
import type { ComplianceRuleRow } from '../../db/schema.ts';
import { countIn, deleteIn, nameTakenIn } from '../../db/standing-rows.ts';
import type { PageRequest } from '../../http/listing.ts';

/** A rule as it is in force. */
export interface StoredRule {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Id of a framework, or `custom`. */
  readonly framework: string;
  readonly control: string | null;
  readonly severity: Severity;
  readonly rule: Rule;
  readonly isActive: boolean;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type RuleContent = Pick<StoredRule, 'name' | 'description' | 'framework' | 'control' | 'rule' | 'isActive'>;

/** Adds a rule; false when the name is taken. */
export async function insertRule(tx: Tx, entry: { orgId: string; id: string; content: RuleContent; createdBy: string; at: number }): Promise<boolean> {
  const { orgId, id, content, createdBy, at } = entry;
  const result = await tx
    .insertInto('compliance_rules')
    .values({ id, org_id: orgId, ...columnsOf(content), version: 1, created_by: createdBy, created_at: at, updated_at: at, deleted_at: null })
    .onConflict((oc) => oc.columns(['org_id', 'name']).where('deleted_at', 'is', null).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Writes over the version that was read; false when somebody else wrote in between. */
export async function updateRule(tx: Tx, entry: { orgId: string; id: string; readVersion: number; content: RuleContent; at: number }): Promise<boolean> {
  const { orgId, id, readVersion, content, at } = entry;
  const { numUpdatedRows } = await tx
    .updateTable('compliance_rules')
    .set({ ...columnsOf(content), version: readVersion + 1, updated_at: at })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('version', '=', readVersion)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export const deleteRule = deleteIn('compliance_rules');
export const isNameTaken = nameTakenIn('compliance_rules');
export const countRules = countIn('compliance_rules');

export async function findRule(executor: Executor, of: { orgId: string; id: string }): Promise<StoredRule | undefined> {
  const row = await executor.selectFrom('compliance_rules').selectAll().where('org_id', '=', of.orgId).where('id', '=', of.id).where('deleted_at', 'is', null).executeTakeFirst();
  return row === undefined ? undefined : storedOf(row);
}

/** Rules newest first, one more than the page holds. */
export async function listRules(executor: Executor, of: { orgId: string; framework: string | undefined; page: PageRequest }): Promise<StoredRule[]> {
  const { orgId, framework, page } = of;
  const rows = await executor
    .selectFrom('compliance_rules')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('deleted_at', 'is', null)
    .$if(framework !== undefined, (query) => query.where('framework', '=', framework ?? ''))
    .$call((query) => newestFirst(query, { at: 'created_at', id: 'id' }, page))
    .execute();
  return rows.map(storedOf);
}

/** Rules by which scans are judged, oldest first. */
export async function activeRules(executor: Executor, orgId: string): Promise<StoredRule[]> {
  const rows = await executor
    .selectFrom('compliance_rules')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('is_active', '=', 1)
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(storedOf);
}

export interface FrameworkSetting {
  readonly framework: string;
  readonly isActive: boolean;
  readonly version: number;
}

/** What an organization has chosen; frameworks that it never touched are not in it. */
export async function listFrameworkSettings(executor: Executor, orgId: string): Promise<FrameworkSetting[]> {
  const rows = await executor.selectFrom('framework_settings').selectAll().where('org_id', '=', orgId).execute();
  return rows.map(({ framework, is_active, version }) => ({ framework, isActive: is_active === 1, version }));
}

/** Writes a choice over the version that was read (1: never touched); false when somebody else wrote in between. */
export async function putFrameworkSetting(tx: Tx, entry: { orgId: string; framework: string; isActive: boolean; readVersion: number; at: number }): Promise<boolean> {
  const { orgId, framework, isActive, readVersion, at } = entry;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('framework_settings')
    .values({ org_id: orgId, framework, is_active: isActive ? 1 : 0, version: readVersion + 1, updated_at: at })
    .onConflict((oc) =>
      oc
        .columns(['org_id', 'framework'])
        .doUpdateSet({ is_active: isActive ? 1 : 0, version: readVersion + 1, updated_at: at })
        .where('framework_settings.org_id', '=', orgId)
        .where('framework_settings.version', '=', readVersion),
    )
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) > 0;
}

function columnsOf({ name, description, framework, control, rule, isActive }: RuleContent) {
  return { name, description, framework, control_code: control, rule: JSON.stringify(rule), is_active: isActive ? 1 : 0 };
}

function storedOf(row: ComplianceRuleRow): StoredRule {
  const rule = JSON.parse(row.rule) as Rule;
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    framework: row.framework,
    control: row.control_code,
    severity: rule.severity,
    rule,
    isActive: row.is_active === 1,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
