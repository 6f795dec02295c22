/** Invitations to an organization, for addresses that may have no account yet. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import type { Role } from '../../http/permissions.ts';
import type { Principal } from '../../http/route.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { normalEmail } from '../auth/email.ts';
import { appendEvent } from '../events/events.store.ts';
import { assertMayGrant } from '../organizations/grant-role.ts';
import { findActiveUser, findMember } from '../organizations/members.store.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
import { findUserAddress } from './invitee.store.ts';
import { invitationReply, invite, joinByInvitation, openInvitation, type InvitationReply } from './invitations.ts';
import * as store from './invitations.store.ts';

/** What whoever holds a token may know of it. */
export interface InvitationPreview {
  readonly organization: { readonly slug: string; readonly name: string };
  readonly email: string;
  readonly role: Role;
  readonly expires_at: string;
}

export interface InvitationsService {
  /** Makes an invitation; the reply is the only place where its token stands. */
  create(request: { email: string; role: Role; days: number }, principal: Principal, caller: Caller): Promise<InvitationReply & { readonly token: string }>;
  list(orgId: string, query: { limit: number; cursor?: string | undefined }): Promise<Page<InvitationReply>>;
  /** Takes an invitation back. Doing it again changes nothing. @throws {AppError} `conflict` for one that was accepted. */
  revoke(id: string, caller: Caller): Promise<void>;
  /** @throws {AppError} `invalid_token` for any token that cannot be used now. */
  preview(token: string): Promise<InvitationPreview>;
  /** Makes the signed-in user a member. @throws {AppError} `invalid_token`, and `unprocessable` when the invitation is for another address. */
  accept(token: string, principal: Principal, caller: Caller): Promise<{ organization: { id: string; slug: string; name: string }; role: Role }>;
}

export function createInvitationsService(foundation: Foundation): InvitationsService {
  const { db, clock, cursors } = foundation;

  return {
    async create({ email, role, days }, principal, caller) {
      assertMayGrant(principal, role);
      const { orgId } = caller;
      const address = normalEmail(email);
      return db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const user = await findActiveUser(tx, address);
        if (user !== undefined && (await findMember(tx, { orgId, userId: user.id })) !== undefined) throw apiError('conflict', 'The user is a member of the organization already.', { field: 'email' });
        const invitation = await invite(tx, foundation, { orgId, email: address, role, invitedBy: caller.actor.id, days });
        await appendAudit(tx, entryOf(caller, { action: 'invitation.create', target: invitation.id, detail: { email: address, role, expires_at: invitation.expires_at }, at: clock.now() }));
        return invitation;
      });
    },

    async list(orgId, query) {
      const scope = { orgId, list: 'listInvitations' };
      const rows = await store.listInvitations(db.kysely, orgId, pageRequest(cursors, scope, query));
      const now = clock.now();
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.created_at, id: row.id }), item: (row) => invitationReply(row, now) });
    },

    async revoke(id, caller) {
      const { orgId } = caller;
      const at = clock.now();
      await db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const invitation = await store.findInvitation(tx, { orgId, id });
        if (invitation === undefined) throw notFound('invitation', id);
        if (invitation.accepted_at !== null) throw apiError('conflict', 'The invitation was accepted.', { hint: 'Remove the member instead.' });
        const isNew = await store.revokeInvitation(tx, { orgId, id, at });
        await appendAudit(tx, entryOf(caller, { action: 'invitation.revoke', target: id, detail: { changed: isNew }, at }));
      });
    },

    async preview(token) {
      const invitation = await openInvitation(db.kysely, foundation, token);
      return {
        organization: { slug: invitation.organizationSlug, name: invitation.organizationName },
        email: invitation.email,
        role: invitation.role,
        expires_at: new Date(invitation.expires_at).toISOString(),
      };
    },

    async accept(token, principal, caller) {
      const { userId } = principal;
      if (userId === undefined || principal.type !== 'user') throw apiError('insufficient_scope', 'An invitation is accepted by a signed-in user, not by a key.');
      const at = clock.now();
      return db.transaction(async (tx) => {
        const invitation = await openInvitation(tx, foundation, token);
        const address = await findUserAddress(tx, userId);
        if (address !== invitation.email) throw apiError('unprocessable', 'The invitation is for another e-mail address.', { hint: 'Sign in with the address that was invited.' });
        await joinByInvitation(tx, { invitation, userId, at });
        const { org_id: orgId, role, organizationSlug: slug, organizationName: name } = invitation;
        await appendEvent(tx, { orgId, type: 'member.changed', subject: userId, data: { change: 'joined', role }, at });
        await appendAudit(tx, entryOf({ ...caller, orgId }, { action: 'invitation.accept', target: invitation.id, detail: { user: userId, role }, at }));
        return { organization: { id: orgId, slug, name }, role };
      });
    },
  };
}
