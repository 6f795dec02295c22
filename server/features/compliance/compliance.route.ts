import { z } from 'zod';
import { evidenceModes } from '#shared/frameworks/framework.ts';
import { answers, severities } from '#shared/model/report.ts';
import { ruleSubjects } from '#shared/policies/policy.ts';
import { callerOf } from '../../http/caller.ts';
import { ifMatch, withETag } from '../../http/etag.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { defineRoute } from '../../http/route.ts';
import { scanState } from '../scans/scan-reply.ts';
import { controlStatuses, testStatuses } from './control-status.ts';

const tag = 'Compliance';
const params = z.object({ id: z.string().min(1).max(64) });
const framework = z.string().min(1).max(64).describe('Id of a framework, or custom; - stands for _.');

/** A condition of the policy language; the document describes it with policies. */
const condition = z.record(z.string(), z.unknown());

const rule = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  framework: z.string(),
  control: z.string().nullable(),
  condition,
  subject: z.enum(ruleSubjects),
  severity: z.enum(severities),
  is_active: z.boolean(),
  version: z.number().int(),
  created_at: z.string(),
  updated_at: z.string(),
});

/** Name, condition, subject and severity are checked by the language's own parser, which says every mistake at once. */
const ruleFields = {
  name: z.unknown().meta({ type: 'string' }),
  description: z.string().max(2_000).optional(),
  framework: framework.optional().meta({ default: 'custom' }),
  control: z.string().min(1).max(64).nullable().optional().describe('Code of a control of the framework that the rule stands for.'),
  condition: z.unknown().meta({ type: 'object', description: 'What is not wanted: {field, operator, value}, or all, any, not over such.' }),
  subject: z.unknown().optional().meta({ type: 'string', enum: [...ruleSubjects], default: 'component' }),
  severity: z.unknown().optional().meta({ type: 'string', enum: [...severities], default: 'medium' }),
  is_active: z.boolean().optional().describe('Whether scans are asked about it; true when absent.'),
};
const newRule = z.strictObject(ruleFields);
const changedRule = z.strictObject(ruleFields).partial().describe('Only what is sent changes.');

const subject = z.object({ type: z.string(), id: z.string(), name: z.string() });
const occurrence = z.object({ source: z.string().optional(), path: z.string(), line: z.number(), method: z.string(), confidence: z.number(), symbol: z.string().optional() });
const count = z.number().int();

const scanCompliance = z.object({
  scan_id: z.string(),
  result_id: z.string(),
  state: scanState,
  as_of: z.string(),
  is_complete: z.boolean(),
  frameworks: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      version: z.string(),
      is_active: z.boolean(),
      score: z.number().nullable(),
      counts: z.object({ passing: count, failing: count, review: count, not_tested: count, upcoming: count, total: count }),
      controls: z.array(
        z.object({
          code: z.string(),
          title: z.string(),
          group: z.string().nullable(),
          status: z.enum(controlStatuses),
          is_upcoming: z.boolean(),
          applies_from: z.string().nullable(),
          evidence_mode: z.enum(evidenceModes),
          checks: z.array(z.object({ id: z.string(), title: z.string(), severity: z.enum(severities), status: z.enum(testStatuses) })),
          rules: z.array(z.object({ id: z.string(), status: z.enum(testStatuses) })),
        }),
      ),
    }),
  ),
  checks: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      status: z.enum(testStatuses),
      answers: z.record(z.enum(answers), count),
      findings: z.array(z.object({ subject, severity: z.enum(severities), reason: z.string(), fingerprint: z.string().optional() })),
    }),
  ),
  rules: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      framework: z.string(),
      control: z.string().nullable(),
      severity: z.enum(severities),
      status: z.enum(testStatuses),
      violation_count: count,
      violations: z.array(z.object({ subject, state: z.enum(['violated', 'unknown', 'waived']), message: z.string(), evidence: z.array(occurrence) })),
    }),
  ),
});

export default [
  defineRoute({
    method: 'GET',
    path: '/scans/:id/compliance',
    operationId: 'getScanCompliance',
    tag,
    summary: 'What a scan says of every active framework and of the organization’s own rules. What was not tested counts against the score.',
    access: { kind: 'permission', permission: 'compliance:read' },
    params,
    query: z.strictObject({ framework: framework.optional() }),
    response: { status: 200, schema: scanCompliance },
    errors: ['not_found', 'conflict', 'unavailable'],
    handle: ({ principal, params: { id }, query }, { compliance }) => compliance.ofScan(principal.orgId, id, query),
  }),
  defineRoute({
    method: 'POST',
    path: '/compliance/rules',
    operationId: 'createComplianceRule',
    tag,
    summary: 'Add a rule of your own. Its condition describes what is not wanted.',
    access: { kind: 'permission', permission: 'compliance:write' },
    body: newRule,
    response: { status: 201, schema: rule },
    errors: ['conflict', 'unprocessable'],
    handle: async ({ body, ...request }, { compliance }) => versioned(201, await compliance.createRule(body, callerOf(request))),
  }),
  defineRoute({
    method: 'GET',
    path: '/compliance/rules',
    operationId: 'listComplianceRules',
    tag,
    summary: 'Rules of the organization, newest first.',
    access: { kind: 'permission', permission: 'compliance:read' },
    query: z.strictObject({ ...pageQuery({ fallback: 25, max: 100 }), framework: framework.optional() }),
    response: { status: 200, schema: pageSchema(rule) },
    errors: [],
    handle: ({ principal, query }, { compliance }) => compliance.listRules(principal.orgId, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/compliance/rules/:id',
    operationId: 'getComplianceRule',
    tag,
    summary: 'One rule.',
    access: { kind: 'permission', permission: 'compliance:read' },
    params,
    response: { status: 200, schema: rule },
    errors: ['not_found'],
    handle: async ({ principal, params: { id } }, { compliance }) => versioned(200, await compliance.getRule(principal.orgId, id)),
  }),
  defineRoute({
    method: 'PUT',
    path: '/compliance/rules/:id',
    operationId: 'updateComplianceRule',
    tag,
    summary: 'Change a rule.',
    access: { kind: 'permission', permission: 'compliance:write' },
    params,
    body: changedRule,
    response: { status: 200, schema: rule },
    errors: ['not_found', 'conflict', 'precondition_failed'],
    handle: async ({ body, ...request }, { compliance }) => versioned(200, await compliance.updateRule(request.params.id, body, callerOf(request), ifMatch(request.headers))),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/compliance/rules/:id',
    operationId: 'deleteComplianceRule',
    tag,
    summary: 'Take a rule away.',
    access: { kind: 'permission', permission: 'compliance:write' },
    params,
    response: { status: 204 },
    errors: ['not_found'],
    handle: (request, { compliance }) => compliance.deleteRule(request.params.id, callerOf(request)),
  }),
];

function versioned(status: number, body: { readonly version: number }) {
  return withETag(status, body, body.version);
}
