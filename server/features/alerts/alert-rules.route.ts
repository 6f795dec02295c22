import { z } from 'zod';
import { eventAliases, eventTypes } from '#shared/api/events.ts';
import { severities } from '#shared/model/report.ts';
import { ruleSubjects } from '#shared/policies/policy.ts';
import { callerOf } from '../../http/caller.ts';
import { ifMatch, withETag } from '../../http/etag.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { defineRoute } from '../../http/route.ts';
import { cooldowns, judgedEvents } from './alert-rules.ts';

const tag = 'Alerts';
const params = z.object({ id: z.string().min(1).max(64) });

const alertRule = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  events: z.array(z.enum(eventTypes)),
  condition: z.record(z.string(), z.unknown()).nullable(),
  subject: z.enum(ruleSubjects).nullable(),
  severity: z.enum(severities),
  cooldown_s: z.number().int(),
  is_active: z.boolean(),
  version: z.number().int(),
  created_at: z.string(),
  updated_at: z.string(),
});

const events = z.array(z.enum([...eventTypes, ...Object.keys(eventAliases)])).min(1).max(eventTypes.length);

/** Name, condition, subject and severity are checked by the language's own parser, which says every mistake at once. */
const fields = {
  name: z.unknown().meta({ type: 'string' }),
  description: z.string().max(2_000).optional(),
  events: events.optional().describe(`Events that make it look; scan.completed when absent. With a condition: ${judgedEvents.join(', ')}.`),
  condition: z.unknown().optional().meta({
    type: ['object', 'null'],
    description: 'Raises an alert for the subjects of which it is certainly true, judged over the scan of the event. Without one every event raises one.',
  }),
  subject: z.unknown().optional().meta({ type: 'string', enum: [...ruleSubjects], default: 'component' }),
  severity: z.unknown().optional().meta({ type: 'string', enum: [...severities], default: 'medium' }),
  cooldown_s: z.number().int().min(0).max(cooldowns.maxS).optional().describe(`Seconds for which the same subjects of the same source only count; 0–${cooldowns.maxS}, ${cooldowns.fallbackS} when absent.`),
  is_active: z.boolean().optional(),
};
const newAlertRule = z.strictObject(fields);
const changedAlertRule = z.strictObject(fields).partial().describe('Only what is sent changes; condition null takes it away.');

export default [
  defineRoute({
    method: 'POST',
    path: '/alert-rules',
    operationId: 'createAlertRule',
    tag,
    summary: 'Add a rule that raises alerts. It looks at events from now on.',
    access: { kind: 'permission', permission: 'alert_rule:write' },
    body: newAlertRule,
    response: { status: 201, schema: alertRule },
    errors: ['conflict', 'unprocessable'],
    handle: async ({ body, ...request }, { alerts }) => versioned(201, await alerts.createRule(body, callerOf(request))),
  }),
  defineRoute({
    method: 'GET',
    path: '/alert-rules',
    operationId: 'listAlertRules',
    tag,
    summary: 'Alert rules of the organization, newest first.',
    access: { kind: 'permission', permission: 'alert_rule:read' },
    query: z.strictObject(pageQuery({ fallback: 25, max: 100 })),
    response: { status: 200, schema: pageSchema(alertRule) },
    errors: [],
    handle: ({ principal, query }, { alerts }) => alerts.listRules(principal.orgId, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/alert-rules/:id',
    operationId: 'getAlertRule',
    tag,
    summary: 'One alert rule.',
    access: { kind: 'permission', permission: 'alert_rule:read' },
    params,
    response: { status: 200, schema: alertRule },
    errors: ['not_found'],
    handle: async ({ principal, params: { id } }, { alerts }) => versioned(200, await alerts.getRule(principal.orgId, id)),
  }),
  defineRoute({
    method: 'PUT',
    path: '/alert-rules/:id',
    operationId: 'updateAlertRule',
    tag,
    summary: 'Change an alert rule.',
    access: { kind: 'permission', permission: 'alert_rule:write' },
    params,
    body: changedAlertRule,
    response: { status: 200, schema: alertRule },
    errors: ['not_found', 'conflict', 'precondition_failed'],
    handle: async ({ body, ...request }, { alerts }) => versioned(200, await alerts.updateRule(request.params.id, body, callerOf(request), ifMatch(request.headers))),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/alert-rules/:id',
    operationId: 'deleteAlertRule',
    tag,
    summary: 'Take an alert rule away. Its alerts stay.',
    access: { kind: 'permission', permission: 'alert_rule:write' },
    params,
    response: { status: 204 },
    errors: ['not_found'],
    handle: (request, { alerts }) => alerts.deleteRule(request.params.id, callerOf(request)),
  }),
];

function versioned(status: number, body: { readonly version: number }) {
  return withETag(status, body, body.version);
}
