/** Organizations, their members and invitations to them. */
import type { TestServer } from '../../harness/server.ts';
import { admins, everyone, readers, users, type MatrixRows } from './matrix.ts';

const seeded = async (server: TestServer, { orgId, ownerToken }: { orgId: string; ownerToken: string }) => {
  const invitation = await server.request('POST', `/organizations/${orgId}/invitations`, { token: ownerToken, body: { email: 'invited@example.com' } });
  return {
    organization: orgId,
    member: (await server.signedInUser('viewer', orgId)).userId,
    invitation: (invitation.body as { id: string }).id,
  };
};

export const rows: MatrixRows = {
  seed: seeded,
  rows: [
    // Made by people themselves, whatever their role; a key makes none.
    { operationId: 'createOrganization', request: 'POST /organizations', allowed: users, body: { name: 'Made' } },
    { operationId: 'listOrganizations', request: 'GET /organizations', allowed: readers },
    { operationId: 'getOrganization', request: 'GET /organizations/{organization}', allowed: readers },
    { operationId: 'updateOrganization', request: 'PUT /organizations/{organization}', allowed: admins, body: { name: 'Renamed' } },
    // Without its name repeated nothing ends.
    { operationId: 'deleteOrganization', request: 'DELETE /organizations/{organization}', allowed: admins },
    { operationId: 'listMembers', request: 'GET /organizations/{organization}/members', allowed: readers },
    { operationId: 'addMember', request: 'POST /organizations/{organization}/members', allowed: admins, body: { email: 'added@example.com' } },
    { operationId: 'updateMember', request: 'PUT /organizations/{organization}/members/{member}', allowed: admins, body: { role: 'viewer' } },
    { operationId: 'removeMember', request: 'DELETE /organizations/{organization}/members/{member}', allowed: admins },
    { operationId: 'listInvitations', request: 'GET /organizations/{organization}/invitations', allowed: readers },
    { operationId: 'createInvitation', request: 'POST /organizations/{organization}/invitations', allowed: admins, body: { email: 'another@example.com' } },
    { operationId: 'revokeInvitation', request: 'DELETE /organizations/{organization}/invitations/{invitation}', allowed: admins },
    // 401 is what a token that is none gets here.
    { operationId: 'previewInvitation', request: 'GET /invitations/preview?token=none', allowed: everyone, ownRefusals: ['invalid_token'] },
    { operationId: 'acceptInvitation', request: 'POST /invitations/accept', allowed: users, body: { token: 'none' }, ownRefusals: ['invalid_token'] },
  ],
};
