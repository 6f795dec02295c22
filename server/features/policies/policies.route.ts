import { z } from 'zod';
import { severities } from '#shared/model/report.ts';
import { effects, operators, ruleSubjects } from '#shared/policies/policy.ts';
import { callerOf } from '../../http/caller.ts';
import { ifMatch, withETag } from '../../http/etag.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { defineRoute, type Reply } from '../../http/route.ts';
import type { PolicyReply } from './policies.service.ts';

const tag = 'Policies';
const params = z.object({ id: z.string().min(1).max(64) });

/** What the OpenAPI document says of a condition. */
const condition: z.ZodType = z
  .union([
    z.strictObject({ all: z.array(z.lazy(() => condition)) }),
    z.strictObject({ any: z.array(z.lazy(() => condition)) }),
    z.strictObject({ not: z.lazy(() => condition) }),
    z.strictObject({
      field: z.string(),
      operator: z.enum(operators),
      value: z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number(), z.boolean()]))]).optional(),
    }),
  ])
  .meta({ id: 'Condition' });

const rule = z
  .strictObject({ name: z.string(), subject: z.enum(ruleSubjects), condition, severity: z.enum(severities) })
  .meta({ id: 'Rule' });

const policy = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  effect: z.enum(effects),
  rules: z.array(rule),
  version: z.number().int(),
  is_active: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
});

/**
 * Only the outer shape is checked here. The policy's own parser checks the rest: it knows which fields and operators
 * go together, and says every mistake at once.
 */
const fields = {
  name: z.unknown().meta({ type: 'string' }),
  description: z.unknown().optional().meta({ type: 'string' }),
  effect: z.unknown().meta({ type: 'string', enum: [...effects] }),
  rules: z.unknown().meta({ type: 'array', description: 'Rules {name, subject, condition, severity?}; a condition describes what is not wanted.' }),
  is_active: z.boolean().optional().describe('Whether new scans are judged by it; true when absent.'),
};
const newPolicy = z.strictObject(fields);
const changedPolicy = z.strictObject(fields).partial().describe('Only what is sent changes.');

export default [
  defineRoute({
    method: 'POST',
    path: '/policies',
    operationId: 'createPolicy',
    tag,
    summary: 'Add a policy. New scans are judged by it from now on.',
    access: { kind: 'permission', permission: 'policy:write' },
    body: newPolicy,
    response: { status: 201, schema: policy },
    errors: ['conflict'],
    handle: async ({ body, ...request }, { policies }) => versioned(201, await policies.create(body, callerOf(request))),
  }),
  defineRoute({
    method: 'GET',
    path: '/policies',
    operationId: 'listPolicies',
    tag,
    summary: 'Policies of the organization, newest first.',
    access: { kind: 'permission', permission: 'policy:read' },
    query: z.strictObject(pageQuery({ fallback: 25, max: 100 })),
    response: { status: 200, schema: pageSchema(policy) },
    errors: [],
    handle: ({ principal, query }, { policies }) => policies.list(principal.orgId, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/policies/:id',
    operationId: 'getPolicy',
    tag,
    summary: 'One policy in the version that is in force.',
    access: { kind: 'permission', permission: 'policy:read' },
    params,
    response: { status: 200, schema: policy },
    errors: ['not_found'],
    handle: async ({ principal, params: { id } }, { policies }) => versioned(200, await policies.get(principal.orgId, id)),
  }),
  defineRoute({
    method: 'PUT',
    path: '/policies/:id',
    operationId: 'updatePolicy',
    tag,
    summary: 'Change a policy: a new version. If-Match with its ETag refuses a lost update.',
    access: { kind: 'permission', permission: 'policy:write' },
    params,
    body: changedPolicy,
    response: { status: 200, schema: policy },
    errors: ['not_found', 'conflict', 'precondition_failed'],
    handle: async ({ body, ...request }, { policies }) =>
      versioned(200, await policies.update(request.params.id, body, callerOf(request), ifMatch(request.headers))),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/policies/:id',
    operationId: 'deletePolicy',
    tag,
    summary: 'Take a policy out of force. Its versions stay, because evaluations name them.',
    access: { kind: 'permission', permission: 'policy:delete' },
    params,
    response: { status: 204 },
    errors: ['not_found'],
    handle: (request, { policies }) => policies.delete(request.params.id, callerOf(request)),
  }),
];

function versioned(status: number, policy: PolicyReply): Reply {
  return withETag(status, policy, policy.version);
}
