import { z } from 'zod';
import { callerOf } from '../../http/caller.ts';
import { endInstant } from '../../http/instant.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { scopes } from '../../http/permissions.ts';
import { defineRoute } from '../../http/route.ts';

const tag = 'API keys';
const params = z.object({ id: z.string().min(1).max(64) });

const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(scopes)),
  mode: z.enum(['live', 'test']),
  status: z.enum(['active', 'expired', 'revoked']),
  created_at: z.string(),
  expires_at: z.string().nullable(),
  revoked_at: z.string().nullable(),
  last_used_at: z.string().nullable(),
  request_count: z.number().int(),
});

const newKey = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    scopes: z.array(z.enum(scopes)).min(1).max(scopes.length).optional(),
    scope: z.enum(scopes).optional().describe('The same as scopes with one element.'),
    mode: z.enum(['live', 'test']).default('live').describe('A test key may only read, and create scans marked as test.'),
    expires_at: endInstant.nullish().describe('ISO 8601; a date means the end of that day in UTC. Never when absent.'),
  })
  .refine((body) => (body.scopes === undefined) !== (body.scope === undefined), { path: ['scopes'], message: 'give scopes, or scope, but not both' });

export default [
  defineRoute({
    method: 'POST',
    path: '/api-keys',
    operationId: 'createApiKey',
    tag,
    summary: 'Make a key of the organization. The reply is the only place where the whole key stands.',
    access: { kind: 'permission', permission: 'key:write' },
    limit: 'key_creation',
    body: newKey,
    oneTimeFields: ['key'],
    response: { status: 201, schema: apiKey.extend({ key: z.string() }) },
    errors: ['unprocessable'],
    handle: ({ body, ...request }, { apiKeys }) => {
      const scopesGiven = body.scopes ?? (body.scope === undefined ? [] : [body.scope]);
      return apiKeys.create({ name: body.name, scopes: scopesGiven, mode: body.mode, expiresAt: body.expires_at ?? null }, callerOf(request));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api-keys',
    operationId: 'listApiKeys',
    tag,
    summary: 'Keys of the organization, newest first.',
    access: { kind: 'permission', permission: 'key:read' },
    query: z.strictObject(pageQuery({ fallback: 50, max: 100 })),
    response: { status: 200, schema: pageSchema(apiKey).extend({ api_keys: z.array(apiKey).describe('The same as data.') }) },
    errors: [],
    handle: ({ principal, query }, { apiKeys }) => apiKeys.list(principal.orgId, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/api-keys/:id',
    operationId: 'getApiKey',
    tag,
    summary: 'One key, with the exact count of its uses.',
    access: { kind: 'permission', permission: 'key:read' },
    params,
    response: { status: 200, schema: apiKey },
    errors: ['not_found'],
    handle: ({ principal, params: { id } }, { apiKeys }) => apiKeys.get(principal.orgId, id),
  }),
  defineRoute({
    method: 'POST',
    path: '/api-keys/:id/revoke',
    operationId: 'revokeApiKey',
    tag,
    summary: 'End a key at once. Its row stays.',
    access: { kind: 'permission', permission: 'key:write' },
    params,
    response: { status: 200, schema: z.object({ id: z.string(), status: z.literal('revoked'), revoked_at: z.string() }) },
    errors: ['not_found'],
    handle: (request, { apiKeys }) => apiKeys.revoke(request.params.id, callerOf(request)),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api-keys/:id',
    operationId: 'deleteApiKey',
    tag,
    summary: 'End a key and erase what is left of its secret.',
    access: { kind: 'permission', permission: 'key:write' },
    params,
    response: { status: 204 },
    errors: ['not_found'],
    handle: (request, { apiKeys }) => apiKeys.delete(request.params.id, callerOf(request)),
  }),
];
