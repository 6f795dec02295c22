import { analysts, editors, readers, type MatrixRows } from './matrix.ts';

const waiver = { subject_id: 'cmp_x', reason: 'Accepted until the migration is done.', expires_at: '2027-01-31' };

export const rows: MatrixRows = {
  seed: async (server, { ownerToken }) => {
    const made = await server.request('POST', '/waivers', { token: ownerToken, body: waiver });
    return { waiver: (made.body as { id: string }).id };
  },
  rows: [
    { operationId: 'requestWaiver', request: 'POST /waivers', allowed: analysts, body: { ...waiver, subject_id: 'cmp_y' } },
    { operationId: 'listWaivers', request: 'GET /waivers', allowed: readers },
    { operationId: 'getWaiver', request: 'GET /waivers/{waiver}', allowed: readers },
    { operationId: 'approveWaiver', request: 'POST /waivers/{waiver}/approve', allowed: editors, body: {} },
    { operationId: 'rejectWaiver', request: 'POST /waivers/{waiver}/reject', allowed: editors, body: {} },
    { operationId: 'revokeWaiver', request: 'POST /waivers/{waiver}/revoke', allowed: editors, body: {} },
  ],
};
