/** Compliance rules of an organization's own, in the language of policies; every scan can be asked about them. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import { customFramework } from '#shared/frameworks/framework.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import type { Severity } from '#shared/model/report.ts';
import type { Condition, RuleSubject } from '#shared/policies/policy.ts';
import { newId } from '../../config/world.ts';
import type { Executor } from '../../db/connection.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { lostUpdate } from '../../http/etag.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent } from '../events/events.store.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
import * as store from './compliance.store.ts';
import { acceptedFramework, loadCatalogue } from './framework-choices.ts';
import { parseRule } from './rule-request.ts';

/** Compliance rules in one organization. */
export const complianceRulesMax = 1_000;

export interface ComplianceRuleReply {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly framework: string;
  readonly control: string | null;
  readonly condition: Condition;
  readonly subject: RuleSubject;
  readonly severity: Severity;
  readonly is_active: boolean;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

/** What a client sent; name, condition, subject and severity are not parsed yet. */
export interface ComplianceRuleRequest {
  readonly name?: unknown;
  readonly condition?: unknown;
  readonly subject?: unknown;
  readonly severity?: unknown;
  readonly description?: string | undefined;
  readonly framework?: string | undefined;
  readonly control?: string | null | undefined;
  readonly is_active?: boolean | undefined;
}

export function complianceRules({ db, clock, random, cursors }: Foundation) {
  async function existing(orgId: string, id: string, executor: Executor = db.kysely): Promise<store.StoredRule> {
    const rule = await store.findRule(executor, { orgId, id });
    if (rule === undefined) throw notFound('compliance rule', id);
    return rule;
  }

  return {
    /** @throws {AppError} `validation_error` with every mistake of the rule, `conflict` for a name that is taken. */
    async createRule(request: ComplianceRuleRequest, caller: Caller): Promise<ComplianceRuleReply> {
      const content = await contentOf(request);
      const { orgId } = caller;
      const at = clock.now();
      const id = newId('cpr', { clock, random });
      await db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        if ((await store.countRules(tx, orgId)) >= complianceRulesMax) throw apiError('unprocessable', `An organization has at most ${complianceRulesMax} compliance rules (limit complianceRulesMax).`);
        if (!(await store.insertRule(tx, { orgId, id, content, createdBy: caller.actor.id, at }))) throw nameTaken(content.name);
        await appendEvent(tx, { orgId, type: 'compliance_rule.changed', subject: id, data: { name: content.name, change: 'created', version: 1 }, at });
        await appendAudit(tx, entryOf(caller, { action: 'compliance_rule.create', target: id, detail: { name: content.name, after: digest(content) }, at }));
      });
      return replyOf({ id, ...content, severity: content.rule.severity, version: 1, createdAt: at, updatedAt: at });
    },

    /** Rules newest first. */
    async listRules(orgId: string, query: { limit: number; cursor?: string | undefined; framework?: string | undefined }): Promise<Page<ComplianceRuleReply>> {
      const framework = query.framework === undefined ? undefined : acceptedFramework(query.framework);
      const scope = { orgId, list: 'listComplianceRules', filter: { framework } };
      const rows = await store.listRules(db.kysely, { orgId, framework, page: pageRequest(cursors, scope, query) });
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.createdAt, id: row.id }), item: replyOf });
    },

    getRule: async (orgId: string, id: string) => replyOf(await existing(orgId, id)),

    /** Changes the fields that were sent. @throws {AppError} `precondition_failed` when the rule has changed since `ifVersion`. */
    async updateRule(id: string, request: ComplianceRuleRequest, caller: Caller, ifVersion?: number): Promise<ComplianceRuleReply> {
      const { orgId } = caller;
      const at = clock.now();
      return db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const before = await existing(orgId, id, tx);
        if (ifVersion !== undefined && ifVersion !== before.version) throw lostUpdate('compliance rule', before.version);
        const content = await contentOf(request, before);
        if (await store.isNameTaken(tx, { orgId, name: content.name, exceptId: id })) throw nameTaken(content.name);
        if (!(await store.updateRule(tx, { orgId, id, readVersion: before.version, content, at }))) throw lostUpdate('compliance rule', before.version + 1);
        const version = before.version + 1;
        await appendEvent(tx, { orgId, type: 'compliance_rule.changed', subject: id, data: { name: content.name, change: 'updated', version }, at });
        await appendAudit(tx, entryOf(caller, { action: 'compliance_rule.update', target: id, detail: { version, before: digest(before), after: digest(content) }, at }));
        return replyOf({ id, ...content, severity: content.rule.severity, version, createdAt: before.createdAt, updatedAt: at });
      });
    },

    async deleteRule(id: string, caller: Caller): Promise<void> {
      const { orgId } = caller;
      const at = clock.now();
      await db.transaction(async (tx) => {
        const before = await existing(orgId, id, tx);
        if (!(await store.deleteRule(tx, { orgId, id, at }))) throw notFound('compliance rule', id);
        await appendEvent(tx, { orgId, type: 'compliance_rule.changed', subject: id, data: { name: before.name, change: 'deleted', version: before.version }, at });
        await appendAudit(tx, entryOf(caller, { action: 'compliance_rule.delete', target: id, detail: { name: before.name, before: digest(before) }, at }));
      });
    },
  };
}

/** What a request makes of a rule, or of nothing. */
async function contentOf(request: ComplianceRuleRequest, before?: store.StoredRule): Promise<store.RuleContent> {
  const { condition, subject, severity } = request;
  const rule = parseRule({
    name: request.name ?? before?.name,
    condition: condition ?? before?.rule.condition,
    subject: subject ?? before?.rule.subject,
    severity: severity ?? before?.rule.severity,
  });
  const framework = request.framework === undefined ? (before?.framework ?? customFramework) : acceptedFramework(request.framework);
  const control = request.control === undefined ? (before?.control ?? null) : request.control;
  await assertControl(framework, control);
  return { name: rule.name, description: request.description ?? before?.description ?? '', framework, control, rule, isActive: request.is_active ?? before?.isActive ?? true };
}

/** A rule stands for a control that its framework has; `custom` has none of its own, so any code will do there. */
async function assertControl(framework: string, code: string | null): Promise<void> {
  if (code === null || framework === customFramework) return;
  const controls = (await loadCatalogue()).findFramework(framework)?.controls ?? [];
  if (controls.some((control) => control.code === code)) return;
  throw apiError('validation_error', `${framework} has no control ${JSON.stringify(code)}.`, { field: 'control', hint: `GET /api/v1/frameworks/${framework} lists them.` });
}

function nameTaken(name: string) {
  return apiError('conflict', `There is a compliance rule called ${JSON.stringify(name)}.`, { field: 'name' });
}

function digest({ name, description, framework, control, rule, isActive }: store.RuleContent): string {
  return sha256Hex(JSON.stringify([name, description, framework, control, rule, isActive]));
}

function replyOf(stored: store.StoredRule): ComplianceRuleReply {
  const { id, name, description, framework, control, rule, isActive, version, createdAt, updatedAt } = stored;
  return {
    id,
    name,
    description,
    framework,
    control,
    condition: rule.condition,
    subject: rule.subject,
    severity: rule.severity,
    is_active: isActive,
    version,
    created_at: new Date(createdAt).toISOString(),
    updated_at: new Date(updatedAt).toISOString(),
  };
}
