import { z } from 'zod';
import { callerOf, originOf } from '../../http/caller.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { defineRoute } from '../../http/route.ts';
import { apiKey, keyFields, keyName, revokedKey, wholeKey } from './key-schemas.ts';

const tag = 'API keys';
const params = z.object({ id: z.string().min(1).max(64) });

const newKey = z
  .strictObject({ name: keyName, ...keyFields })
  .refine((body) => (body.scopes === undefined) !== (body.scope === undefined), { path: ['scopes'], message: 'give scopes, or scope, but not both' });

const foundKey = z
  .strictObject({
    key: z.string().min(1).max(200).optional().describe('The whole key.'),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'must be a lower-case hex SHA-256')
      .optional()
      .describe('Lower-case hex SHA-256 of the whole key, for those who would rather not send it.'),
  })
  .refine((body) => (body.key === undefined) !== (body.hash === undefined), { path: ['key'], message: 'give key, or hash, but not both' });

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
    response: { status: 201, schema: wholeKey },
    errors: ['unprocessable'],
    handle: ({ body, ...request }, { apiKeys }) => {
      const scopes = body.scopes ?? (body.scope === undefined ? [] : [body.scope]);
      return apiKeys.create({ name: body.name, scopes, mode: body.mode, expiresAt: body.expires_at ?? null }, callerOf(request), request.principal);
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
    handle: async ({ principal, query }, { apiKeys }) => {
      const page = await apiKeys.list({ orgId: principal.orgId, userId: null }, query);
      return { ...page, api_keys: page.data };
    },
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
    path: '/api-keys/:id/rotate',
    operationId: 'rotateApiKey',
    tag,
    summary: 'Give a key a new value, shown once. The old one goes on working for a while, 24 hours unless the operator says otherwise.',
    access: { kind: 'permission', permission: 'key:write' },
    limit: 'key_creation',
    params,
    oneTimeFields: ['key'],
    response: { status: 200, schema: wholeKey },
    errors: ['not_found', 'conflict'],
    handle: (request, { apiKeys }) => apiKeys.rotate(request.params.id, callerOf(request), request.principal),
  }),
  defineRoute({
    method: 'POST',
    path: '/api-keys/:id/revoke',
    operationId: 'revokeApiKey',
    tag,
    summary: 'End a key at once, with its old value. Its row stays.',
    access: { kind: 'permission', permission: 'key:write' },
    params,
    response: { status: 200, schema: revokedKey },
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
  defineRoute({
    method: 'POST',
    path: '/api-keys/report',
    operationId: 'reportApiKey',
    tag,
    summary: 'Report a key that was found where it should not be; it ends at once. The reply is the same whether or not there is such a key.',
    access: { kind: 'public' },
    limit: 'auth',
    body: foundKey,
    response: { status: 200, schema: z.object({ status: z.literal('received') }) },
    errors: [],
    handle: async ({ body: { key, hash }, ...request }, { apiKeys }) => {
      await apiKeys.report(key !== undefined ? { key } : { hash: hash ?? '' }, originOf(request));
      return { status: 'received' as const };
    },
  }),
];
