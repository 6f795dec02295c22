import { z } from 'zod';
import { callerOf } from '../../http/caller.ts';
import { ifMatch, withETag } from '../../http/etag.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { defineRoute, Reply } from '../../http/route.ts';
import { integrationKinds } from './integration-config.ts';
import { integrationReply, probeReply, type IntegrationReply } from './integration-reply.ts';

const tag = 'Integrations';
const params = z.object({ id: z.string().min(1).max(64) });
const read = { kind: 'permission', permission: 'integration:read' } as const;
const write = { kind: 'permission', permission: 'integration:write' } as const;

// The fields of `config` and `credential` go by the kind, which an update does not repeat: the service checks them.
const fields = {
  name: z.string().trim().min(1).max(200),
  config: z
    .record(z.string(), z.unknown())
    .describe('By kind: dir {path}; git {url, ref?}; github {owner, repositories?, api_url?}; aws {regions, account_ids?, role_arn?, external_id?}; n8n {url}.'),
  credential: z
    .record(z.string(), z.unknown())
    .nullable()
    .optional()
    .describe('Kept sealed and never shown; null takes it away. By kind: git {username?, password}; github {token} or {app_id, private_key, installation_id?}; aws {access_key_id, secret_access_key, session_token?}; n8n {api_key}.'),
  credential_name: z.string().trim().min(1).max(200).nullable().optional().describe('The name of a credential that the agent holds, in place of one that is kept here.'),
};
const newIntegration = z.strictObject({ kind: z.enum(integrationKinds), ...fields });
const changedIntegration = z.strictObject(fields).partial().describe('Only what is sent changes. config is replaced as a whole.');

export default [
  defineRoute({
    method: 'POST',
    path: '/integrations',
    operationId: 'createIntegration',
    tag,
    summary: 'Connect a source: what is scanned, and the credential to read it with.',
    access: write,
    body: newIntegration,
    response: { status: 201, schema: integrationReply },
    errors: ['conflict', 'unprocessable', 'url_not_allowed'],
    handle: async ({ body: { credential_name: credentialName, ...body }, ...request }, { integrations }) => versioned(201, await integrations.create({ ...body, credentialName }, callerOf(request))),
  }),
  defineRoute({
    method: 'GET',
    path: '/integrations',
    operationId: 'listIntegrations',
    tag,
    summary: 'Integrations with the state of their connection, the last result and the next run; newest first.',
    access: read,
    query: z.strictObject({ ...pageQuery({ fallback: 25, max: 100 }), kind: z.enum(integrationKinds).optional() }),
    response: { status: 200, schema: pageSchema(integrationReply) },
    errors: [],
    handle: ({ principal, query }, { integrations }) => integrations.list(principal.orgId, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/integrations/:id',
    operationId: 'getIntegration',
    tag,
    summary: 'One integration.',
    access: read,
    params,
    response: { status: 200, schema: integrationReply },
    errors: ['not_found'],
    handle: async ({ principal, params: { id } }, { integrations }) => versioned(200, await integrations.get(principal.orgId, id)),
  }),
  defineRoute({
    method: 'PUT',
    path: '/integrations/:id',
    operationId: 'updateIntegration',
    tag,
    summary: 'Change an integration. Without credential it keeps the one that it has; If-Match refuses a lost update.',
    access: write,
    params,
    body: changedIntegration,
    response: { status: 200, schema: integrationReply },
    errors: ['not_found', 'conflict', 'precondition_failed', 'unprocessable', 'url_not_allowed'],
    handle: async ({ body: { credential_name: credentialName, ...body }, ...request }, { integrations }) =>
      versioned(200, await integrations.update(request.params.id, { ...body, credentialName }, callerOf(request), ifMatch(request.headers))),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/integrations/:id',
    operationId: 'deleteIntegration',
    tag,
    summary: 'Delete an integration and its credential. Refused while schedules use it, unless cascade=true deletes them too.',
    access: write,
    params,
    query: z.strictObject({ cascade: z.enum(['true', 'false']).default('false') }),
    response: { status: 204 },
    errors: ['not_found', 'conflict'],
    handle: (request, { integrations }) => integrations.delete(request.params.id, callerOf(request), { isCascading: request.query.cascade === 'true' }),
  }),
  defineRoute({
    method: 'POST',
    path: '/integrations/:id/test',
    operationId: 'testIntegration',
    tag,
    summary: 'Look whether the other side answers: 200 with what was found, or 202 when only an agent can look: the status of the integration then says how far its test is.',
    access: { kind: 'permission', permission: 'integration:test' },
    params,
    response: { status: 200, schema: probeReply },
    errors: ['not_found', 'url_not_allowed', 'conflict'],
    handle: async (request, { integrations }) => {
      const { isChecked, reply } = await integrations.test(request.params.id, callerOf(request), request.signal());
      return new Reply(isChecked ? 200 : 202, reply);
    },
  }),
];

function versioned(status: number, integration: IntegrationReply): Reply {
  return withETag(status, integration, integration.version);
}
