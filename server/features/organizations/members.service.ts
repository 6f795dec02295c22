/** Who belongs to an organization, and with which role. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import type { Tx } from '../../db/connection.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import { readGrants, type Grant, type Role } from '../../http/permissions.ts';
import type { Principal } from '../../http/route.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { normalEmail } from '../auth/email.ts';
import { appendEvent } from '../events/events.store.ts';
import { addMember, invitationDays, invite, type InvitationReply } from '../invitations/invitations.ts';
import { revokeInvitationsOf } from '../invitations/invitations.store.ts';
import { assertMayGrant } from './grant-role.ts';
import { assertOwnerRemains } from './last-owner.ts';
import * as store from './members.store.ts';
import { lockOrganization } from './organizations.store.ts';

export interface MemberReply {
  readonly user_id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly grants: readonly Grant[];
  readonly status: 'active' | 'disabled';
  /** When they joined. */
  readonly created_at: string;
}

export type AddedMember =
  | { readonly status: 'added'; readonly member: MemberReply }
  | { readonly status: 'invited'; readonly invitation: InvitationReply; readonly token: string };

export interface NewMember {
  readonly email: string;
  readonly role: Role;
  readonly grants: readonly Grant[];
}

export interface MembersService {
  list(orgId: string, query: { limit: number; cursor?: string | undefined }): Promise<Page<MemberReply>>;
  /**
   * Adds the user with an address, or invites the address when it is nobody's.
   * @throws {AppError} `insufficient_role` for a role above the principal's own, `conflict` for a member.
   */
  add(request: NewMember, principal: Principal, caller: Caller): Promise<AddedMember>;
  /** Changes what was sent. @throws {AppError} `conflict` when the last owner would cease to be one. */
  update(userId: string, change: { role?: Role | undefined; grants?: readonly Grant[] | undefined }, principal: Principal, caller: Caller): Promise<MemberReply>;
  /** Ends a membership, one's own included, with everything it opened. @throws {AppError} `conflict` for the last owner. */
  remove(userId: string, principal: Principal, caller: Caller): Promise<void>;
}

export function createMembersService(foundation: Foundation): MembersService {
  const { db, clock, cursors } = foundation;

  async function existing(tx: Tx, orgId: string, userId: string): Promise<store.StoredMember> {
    const member = await store.findMember(tx, { orgId, userId });
    if (member === undefined) throw notFound('member', userId);
    return member;
  }

  async function tell(tx: Tx, caller: Caller, userId: string, data: { change: string; role: Role }): Promise<void> {
    await appendEvent(tx, { orgId: caller.orgId, type: 'member.changed', subject: userId, data, at: clock.now() });
  }

  return {
    async list(orgId, query) {
      const scope = { orgId, list: 'listMembers' };
      const rows = await store.listMembers(db.kysely, orgId, pageRequest(cursors, scope, query));
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.createdAt, id: row.userId }), item: replyOf });
    },

    async add({ email, role, grants }, principal, caller) {
      assertMayGrant(principal, role, grants);
      const { orgId } = caller;
      const address = normalEmail(email);
      const sorted = [...new Set(grants)].sort(byCodeUnit);
      const at = clock.now();
      return db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const user = await store.findActiveUser(tx, address);
        if (user === undefined) {
          if (sorted.length > 0) throw apiError('unprocessable', 'Grants are given to members; nobody has this address yet.', { field: 'grants', hint: 'Invite the address first and give the grant once it has joined.' });
          const { token, ...invitation } = await invite(tx, foundation, { orgId, email: address, role, invitedBy: caller.actor.id, days: invitationDays.fallback });
          await appendAudit(tx, entryOf(caller, { action: 'invitation.create', target: invitation.id, detail: { email: address, role, expires_at: invitation.expires_at }, at }));
          return { status: 'invited' as const, invitation, token };
        }
        await addMember(tx, { orgId, userId: user.id, role, grants: JSON.stringify(sorted), at });
        await revokeInvitationsOf(tx, { orgId, email: address, at });
        await tell(tx, caller, user.id, { change: 'added', role });
        await appendAudit(tx, entryOf(caller, { action: 'member.create', target: user.id, detail: { role, grants: sorted }, at }));
        return { status: 'added' as const, member: replyOf(await existing(tx, orgId, user.id)) };
      });
    },

    async update(userId, change, principal, caller) {
      const { orgId } = caller;
      const at = clock.now();
      return db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const before = await existing(tx, orgId, userId);
        const role = change.role ?? before.role;
        const grantsBefore = readGrants(before.grants);
        const grants = [...new Set(change.grants ?? grantsBefore)].sort(byCodeUnit);
        assertMayGrant(principal, before.role, grantsBefore);
        assertMayGrant(principal, role, grants);
        if (before.role === 'owner' && role !== 'owner') await assertOwnerRemains(tx, { orgId, withoutUserId: userId });
        await store.updateMember(tx, { orgId, userId, role, grants: JSON.stringify(grants) });
        await tell(tx, caller, userId, { change: 'updated', role });
        await appendAudit(tx, entryOf(caller, { action: 'member.update', target: userId, detail: { before: { role: before.role, grants: [...grantsBefore] }, after: { role, grants } }, at }));
        return replyOf(await existing(tx, orgId, userId));
      });
    },

    async remove(userId, principal, caller) {
      const { orgId } = caller;
      const at = clock.now();
      await db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const member = await existing(tx, orgId, userId);
        const isLeaving = principal.type === 'user' && principal.userId === userId;
        if (!isLeaving) assertMayGrant(principal, member.role, readGrants(member.grants));
        if (member.role === 'owner') await assertOwnerRemains(tx, { orgId, withoutUserId: userId });
        await store.endMembership(tx, { orgId, userId, at });
        await tell(tx, caller, userId, { change: isLeaving ? 'left' : 'removed', role: member.role });
        await appendAudit(tx, entryOf(caller, { action: 'member.delete', target: userId, detail: { role: member.role, left: isLeaving }, at }));
      });
    },
  };
}

function replyOf(member: store.StoredMember): MemberReply {
  return {
    user_id: member.userId,
    email: member.email,
    name: member.name,
    role: member.role,
    grants: readGrants(member.grants),
    status: member.disabledAt === null ? 'active' : 'disabled',
    created_at: new Date(member.createdAt).toISOString(),
  };
}
