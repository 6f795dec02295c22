/** The n8n instances among the integrations, as the older references name them. */
import { z } from 'zod';
import { apiError } from '#shared/api/api-error.ts';
import { n8nKey } from '#shared/protocol/source-forms.ts';
import { callerOf } from '../../http/caller.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { defineRoute } from '../../http/route.ts';
import { connectorReply, probeReply } from './integration-reply.ts';

const tag = 'Connectors';
const params = z.object({ id: z.string().min(1).max(64) });
const url = z.string().trim().min(1).max(2048);

export default [
  defineRoute({
    method: 'POST',
    path: '/connectors/n8n/credentials',
    operationId: 'createConnectorCredential',
    tag,
    summary: 'Save an n8n instance and its key: an integration of the kind n8n. The key is sealed and never shown.',
    access: { kind: 'permission', permission: 'connector:write' },
    body: z.strictObject({ name: z.string().trim().min(1).max(200), url, api_key: n8nKey }),
    response: { status: 201, schema: connectorReply },
    errors: ['conflict', 'unprocessable', 'url_not_allowed'],
    handle: ({ body: { api_key: apiKey, ...body }, ...request }, { integrations }) => integrations.connectors.create({ ...body, apiKey }, callerOf(request)),
  }),
  defineRoute({
    method: 'GET',
    path: '/connectors/n8n/credentials',
    operationId: 'listConnectorCredentials',
    tag,
    summary: 'Saved n8n instances without their keys, newest first.',
    access: { kind: 'permission', permission: 'connector:read' },
    query: z.strictObject(pageQuery({ fallback: 25, max: 100 })),
    response: { status: 200, schema: pageSchema(connectorReply) },
    errors: [],
    handle: ({ principal, query }, { integrations }) => integrations.connectors.list(principal.orgId, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/connectors/n8n/credentials/:id',
    operationId: 'getConnectorCredential',
    tag,
    summary: 'One saved n8n instance without its key.',
    access: { kind: 'permission', permission: 'connector:read' },
    params,
    response: { status: 200, schema: connectorReply },
    errors: ['not_found'],
    handle: ({ principal, params: { id } }, { integrations }) => integrations.connectors.get(principal.orgId, id),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/connectors/n8n/credentials/:id',
    operationId: 'deleteConnectorCredential',
    tag,
    summary: 'Delete a saved n8n instance and its key.',
    access: { kind: 'permission', permission: 'connector:write' },
    params,
    response: { status: 204 },
    errors: ['not_found', 'conflict'],
    handle: (request, { integrations }) => integrations.connectors.delete(request.params.id, callerOf(request)),
  }),
  defineRoute({
    method: 'POST',
    path: '/connectors/n8n/test',
    operationId: 'testConnector',
    tag,
    summary: 'Look whether an n8n instance answers and takes the key: a saved one by credential_id, or any by url and api_key.',
    access: { kind: 'permission', permission: 'connector:test' },
    body: z.strictObject({ url: url.optional(), api_key: n8nKey.optional(), credential_id: z.string().min(1).max(64).optional() }),
    response: { status: 200, schema: probeReply },
    errors: ['not_found', 'url_not_allowed'],
    handle: ({ body: { url: address, api_key: apiKey, credential_id: credentialId }, ...request }, { integrations }) => {
      const caller = callerOf(request);
      if (credentialId !== undefined) {
        // A stored key goes to the address that it was stored with.
        if (address !== undefined || apiKey !== undefined) throw apiError('validation_error', 'A saved instance has its own address and key.', { field: 'credential_id', hint: 'Send credential_id alone, or url and api_key.' });
        return integrations.connectors.testStored(credentialId, caller, request.signal());
      }
      if (address === undefined || apiKey === undefined) throw apiError('validation_error', `${address === undefined ? 'url' : 'api_key'} is required.`, { field: address === undefined ? 'url' : 'api_key', hint: 'Or send credential_id.' });
      return integrations.connectors.test({ url: address, apiKey }, caller, request.signal());
    },
  }),
];
