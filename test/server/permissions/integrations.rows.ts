import { analysts, editors, readers, type MatrixRows } from './matrix.ts';

const integration = { name: 'held by an agent', kind: 'github', config: { owner: 'acme' }, credential_name: 'github-ro' };

export const rows: MatrixRows = {
  seed: async (server, { ownerToken }) => {
    const made = await server.request('POST', '/integrations', { token: ownerToken, body: integration });
    return { integration: (made.body as { id: string }).id };
  },
  rows: [
    { operationId: 'createIntegration', request: 'POST /integrations', allowed: editors, body: { ...integration, name: 'another' } },
    { operationId: 'listIntegrations', request: 'GET /integrations', allowed: readers },
    { operationId: 'getIntegration', request: 'GET /integrations/{integration}', allowed: readers },
    { operationId: 'updateIntegration', request: 'PUT /integrations/{integration}', allowed: editors, body: { config: { owner: 'acme-2' } } },
    { operationId: 'testIntegration', request: 'POST /integrations/{integration}/test', allowed: analysts, body: {} },
    { operationId: 'deleteIntegration', request: 'DELETE /integrations/{integration}', allowed: editors },
  ],
};
