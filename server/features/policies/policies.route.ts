import { z } from 'zod';
import { callerOf } from '../../http/caller.ts';
import { ifMatch, withETag } from '../../http/etag.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { defineRoute, type Reply } from '../../http/route.ts';
import { evaluationReply } from '../scans/scan-reply.ts';
import type { PolicyReply } from './policies.service.ts';
import { policyFields, policyReply as policy, versionReply } from './policy-schemas.ts';

const tag = 'Policies';
const params = z.object({ id: z.string().min(1).max(64) });
const read = { kind: 'permission', permission: 'policy:read' } as const;

const fields = { ...policyFields, is_active: z.boolean().optional().describe('Whether new scans are judged by it; true when absent.') };
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
    access: read,
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
    access: read,
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
  defineRoute({
    method: 'GET',
    path: '/policies/:id/versions',
    operationId: 'listPolicyVersions',
    tag,
    summary: 'Versions of a policy, newest first; also of one that was deleted.',
    access: read,
    params,
    query: z.strictObject(pageQuery({ fallback: 25, max: 100 })),
    response: { status: 200, schema: pageSchema(versionReply) },
    errors: ['not_found'],
    handle: ({ principal, params: { id }, query }, { policies }) => policies.versions(principal.orgId, id, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/policies/:id/versions/:version',
    operationId: 'getPolicyVersion',
    tag,
    summary: 'One version of a policy, as evaluations name it.',
    access: read,
    params: params.extend({ version: z.coerce.number().int().min(1).max(1_000_000_000) }),
    response: { status: 200, schema: versionReply },
    errors: ['not_found'],
    handle: ({ principal, params: { id, version } }, { policies }) => policies.version(principal.orgId, id, version),
  }),
  defineRoute({
    method: 'GET',
    path: '/policies/:id/evaluations',
    operationId: 'listPolicyEvaluations',
    tag,
    summary: 'Verdicts of a policy over scans, newest first; also of one that was deleted.',
    access: read,
    params,
    query: z.strictObject(pageQuery({ fallback: 25, max: 100 })),
    response: { status: 200, schema: pageSchema(evaluationReply) },
    errors: ['not_found'],
    handle: ({ principal, params: { id }, query }, { policies }) => policies.evaluations(principal.orgId, id, query),
  }),
];

function versioned(status: number, policy: PolicyReply): Reply {
  return withETag(status, policy, policy.version);
}
