import { z } from 'zod';
import { callerOf } from '../../http/caller.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { defineRoute } from '../../http/route.ts';
import { enrolmentLimits } from './agents.service.ts';

const tag = 'Agents';
const params = z.object({ id: z.string().min(1).max(64) });
const label = z.string().regex(/^[\w.:/-]{1,64}$/, 'must be 1 to 64 letters, digits or . : / _ -');

const agent = z.object({
  id: z.string(),
  name: z.string(),
  labels: z.array(z.string()),
  version: z.string(),
  os: z.string(),
  status: z.enum(['online', 'offline', 'revoked']),
  public_key: z.string(),
  enrolled_at: z.string(),
  last_seen_at: z.string().nullable(),
  revoked_at: z.string().nullable(),
});

const enrolmentToken = z.object({
  id: z.string(),
  token: z.string(),
  labels: z.array(z.string()),
  allowed_roots: z.array(z.string()),
  uses_left: z.number().int(),
  created_at: z.string(),
  expires_at: z.string(),
});

export default [
  defineRoute({
    method: 'POST',
    path: '/enrolment-tokens',
    operationId: 'createEnrolmentToken',
    tag,
    summary: 'Make a token with which agents enrol. The reply is the only place where it stands.',
    access: { kind: 'permission', permission: 'agent:write' },
    body: z.strictObject({
      labels: z.array(label).max(enrolmentLimits.labelsMax).default([]),
      allowed_roots: z.array(z.string().min(1).max(4096)).max(enrolmentLimits.rootsMax).default([]).describe('Folders that targets must stand in; every one when empty.'),
      uses: z.number().int().min(1).max(enrolmentLimits.usesMax).default(1),
      expires_in_s: z.number().int().min(60).max(enrolmentLimits.secondsMax).default(3600).describe('Seconds, at most a day.'),
    }),
    oneTimeFields: ['token'],
    response: { status: 201, schema: enrolmentToken },
    errors: ['unprocessable'],
    handle: ({ body, ...request }, { agents }) =>
      agents.createEnrolmentToken({ labels: body.labels, allowedRoots: body.allowed_roots, uses: body.uses, expiresInS: body.expires_in_s }, callerOf(request)),
  }),
  defineRoute({
    method: 'GET',
    path: '/agents',
    operationId: 'listAgents',
    tag,
    summary: 'Enrolled agents, newest first.',
    access: { kind: 'permission', permission: 'agent:read' },
    query: z.strictObject(pageQuery({ fallback: 25, max: 100 })),
    response: { status: 200, schema: pageSchema(agent) },
    errors: [],
    handle: ({ principal, query }, { agents }) => agents.list(principal.orgId, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/agents/:id',
    operationId: 'getAgent',
    tag,
    summary: 'One agent.',
    access: { kind: 'permission', permission: 'agent:read' },
    params,
    response: { status: 200, schema: agent },
    errors: ['not_found'],
    handle: ({ principal, params: { id } }, { agents }) => agents.get(principal.orgId, id),
  }),
  defineRoute({
    method: 'POST',
    path: '/agents/:id/revoke',
    operationId: 'revokeAgent',
    tag,
    summary: 'End an agent; its key stops working at once and its name becomes free.',
    access: { kind: 'permission', permission: 'agent:write' },
    params,
    response: { status: 200, schema: z.object({ id: z.string(), status: z.literal('revoked'), revoked_at: z.string() }) },
    errors: ['not_found'],
    handle: (request, { agents }) => agents.revoke(request.params.id, callerOf(request)),
  }),
];
