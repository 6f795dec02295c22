import { z } from 'zod';
import { callerOf } from '../../http/caller.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { roles } from '../../http/permissions.ts';
import { defineRoute } from '../../http/route.ts';
import { emailAddress } from './email-address.ts';
import { invitation } from './invitation-schema.ts';
import { invitationDays } from './invitations.ts';

const tag = 'Invitations';
const orgParams = z.object({ orgId: z.string().min(1).max(64) });
const role = z.enum(roles);
const token = z.string().min(1).max(128);

export default [
  defineRoute({
    method: 'GET',
    path: '/organizations/:orgId/invitations',
    operationId: 'listInvitations',
    tag,
    summary: 'Invitations to an organization, newest first, without their tokens.',
    access: { kind: 'permission', permission: 'member:read', of: 'path' },
    params: orgParams,
    query: z.strictObject(pageQuery({ fallback: 50, max: 100 })),
    response: { status: 200, schema: pageSchema(invitation) },
    errors: ['not_found', 'sso_required'],
    handle: ({ principal, query }, { invitations }) => invitations.list(principal.orgId, query),
  }),
  defineRoute({
    method: 'POST',
    path: '/organizations/:orgId/invitations',
    operationId: 'createInvitation',
    tag,
    summary: 'Invite an e-mail address. The reply is the only place where the token stands; an earlier invitation of the address stops working. Nobody gives a role above their own.',
    access: { kind: 'permission', permission: 'member:write', of: 'path' },
    params: orgParams,
    body: z.strictObject({
      email: emailAddress,
      role: role.default('viewer'),
      expires_in_days: z.number().int().min(invitationDays.min).max(invitationDays.max).default(invitationDays.fallback).describe(`Days, ${invitationDays.min}–${invitationDays.max}.`),
    }),
    oneTimeFields: ['token'],
    response: { status: 201, schema: invitation.extend({ token: z.string() }) },
    errors: ['not_found', 'conflict', 'unprocessable', 'sso_required'],
    handle: ({ body, ...request }, { invitations }) => invitations.create({ email: body.email, role: body.role, days: body.expires_in_days }, request.principal, callerOf(request)),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/organizations/:orgId/invitations/:id',
    operationId: 'revokeInvitation',
    tag,
    summary: 'Take an invitation back.',
    access: { kind: 'permission', permission: 'member:write', of: 'path' },
    params: orgParams.extend({ id: z.string().min(1).max(64) }),
    response: { status: 204 },
    errors: ['not_found', 'conflict', 'sso_required'],
    handle: (request, { invitations }) => invitations.revoke(request.params.id, callerOf(request)),
  }),
  defineRoute({
    method: 'GET',
    path: '/invitations/preview',
    operationId: 'previewInvitation',
    tag,
    summary: 'What an invitation leads to, for whoever holds its token.',
    access: { kind: 'public' },
    query: z.strictObject({ token }),
    limit: 'auth',
    response: { status: 200, schema: z.object({ organization: z.object({ slug: z.string(), name: z.string() }), email: z.string(), role, expires_at: z.string() }) },
    errors: ['invalid_token'],
    handle: ({ query }, { invitations }) => invitations.preview(query.token),
  }),
  defineRoute({
    method: 'POST',
    path: '/invitations/accept',
    operationId: 'acceptInvitation',
    tag,
    summary: 'Join the organization of an invitation. The signed-in user must have the address that was invited; others register with the token.',
    access: { kind: 'user' },
    body: z.strictObject({ token }),
    limit: 'auth',
    response: { status: 200, schema: z.object({ organization: z.object({ id: z.string(), slug: z.string(), name: z.string() }), role }) },
    errors: ['invalid_token', 'conflict', 'unprocessable'],
    handle: ({ body, ...request }, { invitations }) => invitations.accept(body.token, request.principal, callerOf(request)),
  }),
];
