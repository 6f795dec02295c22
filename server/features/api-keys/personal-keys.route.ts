import { z } from 'zod';
import { callerOf } from '../../http/caller.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import type { Scope } from '../../http/permissions.ts';
import { defineRoute, type Principal } from '../../http/route.ts';
import { apiKey, keyFields, keyName, revokedKey, wholeKey } from './key-schemas.ts';

const tag = 'API keys';
const params = z.object({ keyId: z.string().min(1).max(64) });

const newKey = z
  .strictObject({ name: keyName.optional().describe('API key and the date when absent.'), ...keyFields })
  .refine((body) => body.scopes === undefined || body.scope === undefined, { path: ['scopes'], message: 'give scopes, or scope, but not both' });

export default [
  defineRoute({
    method: 'POST',
    path: '/auth/api-key',
    operationId: 'createPersonalKey',
    tag,
    summary: 'Make a key of your own. It never may do more than you may at that moment, and ends with your membership.',
    access: { kind: 'user' },
    limit: 'key_creation',
    body: newKey,
    oneTimeFields: ['key'],
    response: { status: 201, schema: wholeKey },
    errors: ['unprocessable'],
    handle: ({ body, ...request }, { apiKeys }) => {
      const { principal } = request;
      const scopes = body.scopes ?? (body.scope === undefined ? defaultScopes(principal) : [body.scope]);
      const key = { ...(body.name === undefined ? {} : { name: body.name }), scopes, mode: body.mode, expiresAt: body.expires_at ?? null };
      return apiKeys.createPersonal(key, callerOf(request), principal);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/auth/api-keys',
    operationId: 'listPersonalKeys',
    tag,
    summary: 'Your own keys in this organization, newest first.',
    access: { kind: 'user' },
    query: z.strictObject(pageQuery({ fallback: 50, max: 100 })),
    response: { status: 200, schema: pageSchema(apiKey) },
    errors: [],
    handle: ({ principal, query }, { apiKeys }) => apiKeys.list({ orgId: principal.orgId, userId: ownerOf(principal) }, query),
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/api-key/:keyId/revoke',
    operationId: 'revokePersonalKey',
    tag,
    summary: 'End a key of your own at once. Its row stays.',
    access: { kind: 'user' },
    params,
    response: { status: 200, schema: revokedKey },
    errors: ['not_found'],
    handle: (request, { apiKeys }) => apiKeys.revoke(request.params.keyId, callerOf(request), ownerOf(request.principal)),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/auth/api-key/:keyId',
    operationId: 'deletePersonalKey',
    tag,
    summary: 'End a key of your own and erase what is left of its secret.',
    access: { kind: 'user' },
    params,
    response: { status: 204 },
    errors: ['not_found'],
    handle: (request, { apiKeys }) => apiKeys.delete(request.params.keyId, callerOf(request), ownerOf(request.principal)),
  }),
];

/** All that the role allows; for a key that makes a key, what that key may do. */
function defaultScopes(principal: Principal): readonly Scope[] {
  return principal.type === 'api_key' ? (principal.scopes ?? []) : ['admin'];
}

function ownerOf(principal: Principal): string {
  // The access `user` lets nobody in who is not somebody.
  if (principal.userId === undefined) throw new Error('A personal key was asked for by nobody.');
  return principal.userId;
}
