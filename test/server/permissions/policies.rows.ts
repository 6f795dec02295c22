import { admins, editors, readers, type MatrixRows } from './matrix.ts';

const policy = { name: 'No hosted models', effect: 'block', rules: [{ name: 'no models', condition: { field: 'kind', operator: 'equals', value: 'model' } }] };

export const rows: MatrixRows = {
  seed: async (server, { ownerToken }) => {
    const made = await server.request('POST', '/policies', { token: ownerToken, body: policy });
    return { policy: (made.body as { id: string }).id };
  },
  rows: [
    { operationId: 'createPolicy', request: 'POST /policies', allowed: editors, body: { ...policy, name: 'another' } },
    { operationId: 'listPolicies', request: 'GET /policies', allowed: readers },
    { operationId: 'getPolicy', request: 'GET /policies/{policy}', allowed: readers },
    { operationId: 'listPolicyVersions', request: 'GET /policies/{policy}/versions', allowed: readers },
    { operationId: 'getPolicyVersion', request: 'GET /policies/{policy}/versions/none', allowed: readers },
    { operationId: 'listPolicyEvaluations', request: 'GET /policies/{policy}/evaluations', allowed: readers },
    { operationId: 'dryRunNewPolicy', request: 'POST /policies/dry-run', allowed: editors, body: { policy } },
    { operationId: 'dryRunPolicy', request: 'POST /policies/{policy}/dry-run', allowed: editors, body: {} },
    { operationId: 'updatePolicy', request: 'PUT /policies/{policy}', allowed: editors, body: { effect: 'warn' } },
    { operationId: 'deletePolicy', request: 'DELETE /policies/{policy}', allowed: admins },
  ],
};
