/** Invitations. A token finds its invitation by its hash; all else is scoped. */
import type { Executor, Tx } from '../../db/connection.ts';
import { newestFirst } from '../../db/newest-first.ts';
import type { InvitationRow } from '../../db/schema.ts';
import type { PageRequest } from '../../http/listing.ts';

export async function insertInvitation(tx: Tx, invitation: Omit<InvitationRow, 'accepted_at' | 'revoked_at'>): Promise<void> {
  await tx.insertInto('invitations').values({ ...invitation, accepted_at: null, revoked_at: null }).execute();
}

/** An invitation with the organization that it leads to. */
export type InvitationOfToken = InvitationRow & { readonly organizationName: string; readonly organizationSlug: string };

/** The invitation with the hash of a token, whatever has become of it; undefined when its organization is deleted. */
export async function findInvitationByHash(executor: Executor, hash: string): Promise<InvitationOfToken | undefined> {
  return executor
    .selectFrom('invitations')
    .innerJoin('organizations', 'organizations.id', 'invitations.org_id')
    .selectAll('invitations')
    .select(['organizations.name as organizationName', 'organizations.slug as organizationSlug'])
    .where('invitations.hash', '=', hash)
    .where('organizations.deleted_at', 'is', null)
    .executeTakeFirst();
}

export async function findInvitation(executor: Executor, invitation: { orgId: string; id: string }): Promise<InvitationRow | undefined> {
  return executor.selectFrom('invitations').selectAll().where('org_id', '=', invitation.orgId).where('id', '=', invitation.id).executeTakeFirst();
}

/** Marks an invitation as used; false when it was used, taken back or has run out in between. */
export async function useInvitation(tx: Tx, invitation: { orgId: string; id: string; at: number }): Promise<boolean> {
  const result = await tx
    .updateTable('invitations')
    .set({ accepted_at: invitation.at })
    .where('org_id', '=', invitation.orgId)
    .where('id', '=', invitation.id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', invitation.at)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes an invitation back; false when it was taken back or used before. */
export async function revokeInvitation(tx: Tx, invitation: { orgId: string; id: string; at: number }): Promise<boolean> {
  const result = await tx
    .updateTable('invitations')
    .set({ revoked_at: invitation.at })
    .where('org_id', '=', invitation.orgId)
    .where('id', '=', invitation.id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes back every open invitation of an address: a newer one stands in their place, or the person has joined. */
export async function revokeInvitationsOf(tx: Tx, of: { orgId: string; email: string; at: number }): Promise<void> {
  await tx
    .updateTable('invitations')
    .set({ revoked_at: of.at })
    .where('org_id', '=', of.orgId)
    .where('email', '=', of.email)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Invitations that can still be used. */
export async function countOpenInvitations(executor: Executor, of: { orgId: string; now: number }): Promise<number> {
  const row = await executor
    .selectFrom('invitations')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('org_id', '=', of.orgId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', of.now)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Invitations, newest first, one more than the page holds. */
export async function listInvitations(executor: Executor, orgId: string, page: PageRequest): Promise<InvitationRow[]> {
  const query = executor.selectFrom('invitations').selectAll().where('org_id', '=', orgId);
  return newestFirst(query, { at: 'created_at', id: 'id' }, page).execute();
}
