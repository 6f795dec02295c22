/** Single sign-on: its configuration, and the public way in. */
import { admins, everyone, readers, type MatrixRows } from './matrix.ts';

export const rows: MatrixRows = {
  seed: async (_, { orgId }) => ({ organization: orgId }),
  rows: [
    { operationId: 'getSso', request: 'GET /organizations/{organization}/sso', allowed: readers },
    { operationId: 'configureSso', request: 'PUT /organizations/{organization}/sso', allowed: admins, body: { issuer: 'https://127.0.0.1', client_id: 'waybill', domains: ['example.com'] } },
    { operationId: 'toggleSso', request: 'POST /organizations/{organization}/sso/toggle', allowed: admins, body: { enabled: false } },
    { operationId: 'deleteSso', request: 'DELETE /organizations/{organization}/sso', allowed: admins },
    { operationId: 'checkSso', request: 'GET /sso/none/check', allowed: everyone },
    { operationId: 'beginSso', request: 'GET /sso/none/login', allowed: everyone },
    { operationId: 'finishSso', request: 'GET /sso/none/callback?state=none', allowed: everyone, ownRefusals: ['invalid_token'] },
  ],
};
