import { z } from 'zod';
import { callerOf } from '../../http/caller.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { grants, roles } from '../../http/permissions.ts';
import { defineRoute } from '../../http/route.ts';
import { emailAddress } from '../invitations/email-address.ts';
import { invitation } from '../invitations/invitation-schema.ts';

const tag = 'Members';
const orgParams = z.object({ orgId: z.string().min(1).max(64) });
const params = orgParams.extend({ userId: z.string().min(1).max(64) });
const role = z.enum(roles);
const givenGrants = z.array(z.enum(grants)).max(grants.length).describe('What a member may do on top of the role: an auditor reads the audit log.');

const member = z.object({
  user_id: z.string(),
  email: z.string(),
  name: z.string(),
  role,
  grants: z.array(z.enum(grants)),
  status: z.enum(['active', 'disabled']),
  created_at: z.string(),
});

export default [
  defineRoute({
    method: 'GET',
    path: '/organizations/:orgId/members',
    operationId: 'listMembers',
    tag,
    summary: 'Members of an organization, those who joined last first.',
    access: { kind: 'permission', permission: 'member:read', of: 'path' },
    params: orgParams,
    query: z.strictObject(pageQuery({ fallback: 50, max: 100 })),
    response: { status: 200, schema: pageSchema(member) },
    errors: ['not_found', 'sso_required'],
    handle: ({ principal, query }, { members }) => members.list(principal.orgId, query),
  }),
  defineRoute({
    method: 'POST',
    path: '/organizations/:orgId/members',
    operationId: 'addMember',
    tag,
    summary: 'Add the user with an e-mail address, or invite the address when nobody has it: the reply then holds the invitation and, once, its token. Nobody gives a role above their own.',
    access: { kind: 'permission', permission: 'member:write', of: 'path' },
    params: orgParams,
    body: z.strictObject({ email: emailAddress, role: role.default('viewer'), grants: givenGrants.default([]) }),
    oneTimeFields: ['token'],
    response: {
      status: 201,
      schema: z.object({ status: z.enum(['added', 'invited']), member: member.optional(), invitation: invitation.optional(), token: z.string().optional().describe('Of the invitation; stands nowhere else.') }),
    },
    errors: ['not_found', 'conflict', 'unprocessable', 'sso_required'],
    handle: ({ body, ...request }, { members }) => members.add(body, request.principal, callerOf(request)),
  }),
  defineRoute({
    method: 'PUT',
    path: '/organizations/:orgId/members/:userId',
    operationId: 'updateMember',
    tag,
    summary: 'Change the role or the grants of a member; it counts from their next request. The last owner stays one.',
    access: { kind: 'permission', permission: 'member:write', of: 'path' },
    params,
    body: z.strictObject({ role, grants: givenGrants }).partial().describe('Only what is sent changes.'),
    response: { status: 200, schema: member },
    errors: ['not_found', 'conflict', 'sso_required'],
    handle: ({ body, ...request }, { members }) => members.update(request.params.userId, body, request.principal, callerOf(request)),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/organizations/:orgId/members/:userId',
    operationId: 'removeMember',
    tag,
    summary: 'Remove a member, or leave with one’s own id: sessions, personal keys and sockets end at once. The last owner stays.',
    access: { kind: 'permission', permission: 'member:write', of: 'path', orSelf: true },
    params,
    response: { status: 204 },
    errors: ['not_found', 'conflict', 'sso_required'],
    handle: (request, { members }) => members.remove(request.params.userId, request.principal, callerOf(request)),
  }),
];
