/** Alert rules: which events raise an alert, and under which condition. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import { eventAliases, eventTypes, type EventType } from '#shared/api/events.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import type { Severity } from '#shared/model/report.ts';
import type { Condition, RuleSubject } from '#shared/policies/policy.ts';
import { newId } from '../../config/world.ts';
import type { Executor } from '../../db/connection.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { lostUpdate } from '../../http/etag.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { parseRule } from '../compliance/rule-request.ts';
import { appendEvent } from '../events/events.store.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
import * as store from './alert-rules.store.ts';

/** Alert rules in one organization; each looks at every event of its types. */
export const alertRulesMax = 200;

/** Seconds for which the same thing raises no second alert: an hour unless a rule says otherwise, at most 30 days. */
export const cooldowns = { fallbackS: 3_600, maxS: 30 * 24 * 60 * 60 } as const;

/** What a rule looks at that does not say. */
const defaultEvents: readonly EventType[] = ['scan.completed'];

/** Events that lead to a scan with a result, over which a condition can be judged. */
export const judgedEvents: readonly EventType[] = ['scan.completed', 'policy.violated'];

export interface AlertRuleReply {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly events: readonly EventType[];
  readonly condition: Condition | null;
  readonly subject: RuleSubject | null;
  readonly severity: Severity;
  readonly cooldown_s: number;
  readonly is_active: boolean;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

/** What a client sent; name, condition, subject and severity are not parsed yet. */
export interface AlertRuleRequest {
  readonly name?: unknown;
  /** Null takes the condition away. */
  readonly condition?: unknown;
  readonly subject?: unknown;
  readonly severity?: unknown;
  readonly description?: string | undefined;
  readonly events?: readonly string[] | undefined;
  readonly cooldown_s?: number | undefined;
  readonly is_active?: boolean | undefined;
}

export function alertRules({ db, clock, random, cursors }: Foundation) {
  async function existing(orgId: string, id: string, executor: Executor = db.kysely): Promise<store.StoredAlertRule> {
    const rule = await store.findAlertRule(executor, { orgId, id });
    if (rule === undefined) throw notFound('alert rule', id);
    return rule;
  }

  return {
    /** It looks at events from now on. @throws {AppError} `validation_error` with every mistake of the condition, `conflict` for a name that is taken. */
    async createRule(request: AlertRuleRequest, caller: Caller): Promise<AlertRuleReply> {
      const content = contentOf(request);
      const { orgId } = caller;
      const at = clock.now();
      const id = newId('arl', { clock, random });
      await db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        if ((await store.countAlertRules(tx, orgId)) >= alertRulesMax) throw apiError('unprocessable', `An organization has at most ${alertRulesMax} alert rules (limit alertRulesMax).`);
        if (!(await store.insertAlertRule(tx, { orgId, id, content, createdBy: caller.actor.id, at }))) throw nameTaken(content.name);
        await appendEvent(tx, { orgId, type: 'alert_rule.changed', subject: id, data: { name: content.name, change: 'created', version: 1 }, at });
        await appendAudit(tx, entryOf(caller, { action: 'alert_rule.create', target: id, detail: { name: content.name, after: digest(content) }, at }));
      });
      return replyOf({ id, ...content, version: 1, createdAt: at, updatedAt: at });
    },

    /** Rules newest first. */
    async listRules(orgId: string, query: { limit: number; cursor?: string | undefined }): Promise<Page<AlertRuleReply>> {
      const scope = { orgId, list: 'listAlertRules' };
      const rows = await store.listAlertRules(db.kysely, { orgId, page: pageRequest(cursors, scope, query) });
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.createdAt, id: row.id }), item: replyOf });
    },

    getRule: async (orgId: string, id: string) => replyOf(await existing(orgId, id)),

    /** Changes the fields that were sent. @throws {AppError} `precondition_failed` when the rule has changed since `ifVersion`. */
    async updateRule(id: string, request: AlertRuleRequest, caller: Caller, ifVersion?: number): Promise<AlertRuleReply> {
      const { orgId } = caller;
      const at = clock.now();
      return db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const before = await existing(orgId, id, tx);
        if (ifVersion !== undefined && ifVersion !== before.version) throw lostUpdate('alert rule', before.version);
        const content = contentOf(request, before);
        if (await store.isAlertRuleNameTaken(tx, { orgId, name: content.name, exceptId: id })) throw nameTaken(content.name);
        if (!(await store.updateAlertRule(tx, { orgId, id, readVersion: before.version, content, at }))) throw lostUpdate('alert rule', before.version + 1);
        const version = before.version + 1;
        await appendEvent(tx, { orgId, type: 'alert_rule.changed', subject: id, data: { name: content.name, change: 'updated', version }, at });
        await appendAudit(tx, entryOf(caller, { action: 'alert_rule.update', target: id, detail: { version, before: digest(before), after: digest(content) }, at }));
        return replyOf({ id, ...content, version, createdAt: before.createdAt, updatedAt: at });
      });
    },

    /** Its alerts stay. */
    async deleteRule(id: string, caller: Caller): Promise<void> {
      const { orgId } = caller;
      const at = clock.now();
      await db.transaction(async (tx) => {
        const before = await existing(orgId, id, tx);
        if (!(await store.deleteAlertRule(tx, { orgId, id, at }))) throw notFound('alert rule', id);
        await appendEvent(tx, { orgId, type: 'alert_rule.changed', subject: id, data: { name: before.name, change: 'deleted', version: before.version }, at });
        await appendAudit(tx, entryOf(caller, { action: 'alert_rule.delete', target: id, detail: { name: before.name, before: digest(before) }, at }));
      });
    },
  };
}

/** What a request makes of a rule, or of nothing. */
function contentOf(request: AlertRuleRequest, before?: store.StoredAlertRule): store.AlertRuleContent {
  const name = request.name ?? before?.name;
  const condition = request.condition === undefined ? before?.rule?.condition : request.condition;
  const severity = request.severity ?? before?.severity;
  const subject = request.subject ?? (condition === null ? undefined : before?.rule?.subject);
  const hasCondition = condition !== undefined && condition !== null;
  if (!hasCondition && subject !== undefined) throw apiError('validation_error', 'subject says what a condition is about; there is no condition.', { field: 'subject' });
  // Name and severity obey the language also where there is no condition: one that is true of nothing stands in.
  const rule = parseRule({ name, severity, ...(hasCondition ? { condition, subject } : { condition: { field: 'kind', operator: 'exists', value: false }, subject: 'component' }) });

  const events = request.events === undefined ? (before?.events ?? defaultEvents) : [...new Set(request.events.map(canonical))].sort(byCodeUnit);
  const unjudged = events.filter((type) => !judgedEvents.includes(type));
  if (hasCondition && unjudged.length > 0) {
    throw apiError('validation_error', `A condition is judged over the result of a scan; ${unjudged.join(', ')} ${unjudged.length === 1 ? 'has' : 'have'} none.`, {
      field: 'events',
      hint: `With a condition: ${judgedEvents.join(', ')}.`,
    });
  }
  return {
    name: rule.name,
    description: request.description ?? before?.description ?? '',
    events,
    rule: hasCondition ? rule : null,
    severity: rule.severity,
    cooldownS: request.cooldown_s ?? before?.cooldownS ?? cooldowns.fallbackS,
    isActive: request.is_active ?? before?.isActive ?? true,
  };
}

function canonical(name: string): EventType {
  const type = eventTypes.find((each) => each === name) ?? eventAliases[name];
  if (type === undefined) throw apiError('validation_error', `There is no event ${JSON.stringify(name.slice(0, 60))}.`, { field: 'events', hint: `Accepted: ${eventTypes.join(', ')}.` });
  return type;
}

function nameTaken(name: string) {
  return apiError('conflict', `There is an alert rule called ${JSON.stringify(name)}.`, { field: 'name' });
}

function digest({ name, description, events, rule, severity, cooldownS, isActive }: store.AlertRuleContent): string {
  return sha256Hex(JSON.stringify([name, description, events, rule, severity, cooldownS, isActive]));
}

function replyOf(stored: store.StoredAlertRule): AlertRuleReply {
  const { id, name, description, events, rule, severity, cooldownS, isActive, version, createdAt, updatedAt } = stored;
  return {
    id,
    name,
    description,
    events,
    condition: rule?.condition ?? null,
    subject: rule?.subject ?? null,
    severity,
    cooldown_s: cooldownS,
    is_active: isActive,
    version,
    created_at: new Date(createdAt).toISOString(),
    updated_at: new Date(updatedAt).toISOString(),
  };
}
