import { systemCaller } from '../../../server/http/caller.ts';
import { admins, everyone, usersAndTheirKeys, type Caller, type MatrixRows } from './matrix.ts';

/** Keys are read by admins and by keys that read (TN). */
const keyReaders: readonly Caller[] = [...admins, 'read key', 'read-only key', 'test admin key'];

export const rows: MatrixRows = {
  seed: async (server, { orgId, ownerToken }) => {
    const { id: key } = await server.app.services.apiKeys.create({ name: 'seed', scopes: ['read'], mode: 'live', expiresAt: null }, systemCaller(orgId));
    const personal = (await server.request('POST', '/auth/api-key', { token: ownerToken, body: {}, headers: { 'x-organization-id': orgId } })).body as { id: string };
    return { key, personal: personal.id };
  },
  rows: [
    { operationId: 'listApiKeys', request: 'GET /api-keys', allowed: keyReaders },
    { operationId: 'getApiKey', request: 'GET /api-keys/{key}', allowed: keyReaders },
    { operationId: 'createApiKey', request: 'POST /api-keys', allowed: admins, body: { name: 'x', scopes: [] } },
    { operationId: 'rotateApiKey', request: 'POST /api-keys/{key}/rotate', allowed: admins },
    { operationId: 'revokeApiKey', request: 'POST /api-keys/{key}/revoke', allowed: admins },
    { operationId: 'deleteApiKey', request: 'DELETE /api-keys/{key}', allowed: admins },
    { operationId: 'reportApiKey', request: 'POST /api-keys/report', allowed: everyone, body: { key: 'wb_live_none' } },
    // Anybody who is somebody, each for their own keys.
    { operationId: 'createPersonalKey', request: 'POST /auth/api-key', allowed: usersAndTheirKeys, body: { scopes: [] } },
    { operationId: 'listPersonalKeys', request: 'GET /auth/api-keys', allowed: usersAndTheirKeys },
    { operationId: 'revokePersonalKey', request: 'POST /auth/api-key/{personal}/revoke', allowed: usersAndTheirKeys },
    { operationId: 'deletePersonalKey', request: 'DELETE /auth/api-key/{personal}', allowed: usersAndTheirKeys },
  ],
};
