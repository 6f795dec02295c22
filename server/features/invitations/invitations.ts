/**
 * Making and using invitations: what members, invitations and registration have in common. The token is shown once and
 * kept as a keyed hash; it works once, for one e-mail address, until it runs out.
 */
import { apiError } from '#shared/api/api-error.ts';
import { credentialKind, formatCredential } from '#shared/api/credentials.ts';
import { newId } from '../../config/world.ts';
import { keyedHash } from '../../crypto/keyed-hash.ts';
import type { Executor, Tx } from '../../db/connection.ts';
import type { InvitationRow } from '../../db/schema.ts';
import type { Foundation } from '../../foundation.ts';
import { isoOrNull } from '../../http/instant.ts';
import type { Role } from '../../http/permissions.ts';
import { insertMembership } from '../auth/auth.store.ts';
import { countMembers, findMember } from '../organizations/members.store.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
import * as store from './invitations.store.ts';

/** Days an invitation is good for. */
export const invitationDays = { min: 1, max: 30, fallback: 7 } as const;

/** Open invitations of an organization. */
export const invitationsOpenMax = 1_000;

/** Members of an organization. */
export const membersMax = 10_000;

const dayMs = 24 * 60 * 60 * 1000;

export interface InvitationReply {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly status: 'open' | 'accepted' | 'revoked' | 'expired';
  readonly invited_by: string;
  readonly created_at: string;
  readonly expires_at: string;
  readonly accepted_at: string | null;
}

/** The hash under which an invitation's token is stored; undefined for what cannot be one, without a database look-up. */
function hashOf(token: string, pepper: Uint8Array): string | undefined {
  return credentialKind(token) === 'invitation' ? keyedHash(pepper, 'invitation', token) : undefined;
}

/**
 * Adds an invitation and returns it with its token, which stands nowhere else. An earlier one of the same address stops
 * working. The caller holds the organization's lock and writes event and audit entry.
 * @throws {AppError} `unprocessable` past `invitationsOpenMax`.
 */
export async function invite(
  tx: Tx,
  { clock, random, keys }: Pick<Foundation, 'clock' | 'random' | 'keys'>,
  given: { orgId: string; email: string; role: Role; invitedBy: string; days: number },
): Promise<InvitationReply & { readonly token: string }> {
  const { orgId, email, role, invitedBy, days } = given;
  const at = clock.now();
  await store.revokeInvitationsOf(tx, { orgId, email, at });
  if ((await store.countOpenInvitations(tx, { orgId, now: at })) >= invitationsOpenMax) {
    throw apiError('unprocessable', `An organization has at most ${invitationsOpenMax} open invitations (limit invitationsOpenMax).`, { hint: 'Take back those that nobody will use.' });
  }
  const token = formatCredential('invitation', random.bytes(32));
  const row = { id: newId('inv', { clock, random }), org_id: orgId, email, role, hash: keyedHash(keys.pepper, 'invitation', token), invited_by: invitedBy, created_at: at, expires_at: at + days * dayMs };
  await store.insertInvitation(tx, row);
  return { ...invitationReply({ ...row, accepted_at: null, revoked_at: null }, at), token };
}

/**
 * The invitation of a token that can be used now. Unknown, used, taken back and expired look the same.
 * @throws {AppError} `invalid_token`.
 */
export async function openInvitation(executor: Executor, { clock, keys }: Pick<Foundation, 'clock' | 'keys'>, token: string): Promise<store.InvitationOfToken> {
  const hash = hashOf(token, keys.pepper);
  const found = hash === undefined ? undefined : await store.findInvitationByHash(executor, hash);
  const isOpen = found !== undefined && found.accepted_at === null && found.revoked_at === null && found.expires_at > clock.now();
  if (!isOpen) throw invalidInvitation();
  return found;
}

/**
 * Uses an invitation up and makes the user a member with its role. The caller has compared the address, and writes
 * event and audit entry in the invitation's organization.
 * @throws {AppError} `invalid_token` when another request was faster, `conflict` for a member, `unprocessable` past `membersMax`.
 */
export async function joinByInvitation(tx: Tx, given: { invitation: store.InvitationOfToken; userId: string; at: number }): Promise<void> {
  const { invitation, userId, at } = given;
  const { org_id: orgId, id, role } = invitation;
  await lockOrganization(tx, orgId);
  // Asked again under the lock: the organization may have been deleted in between.
  if ((await store.findInvitationByHash(tx, invitation.hash)) === undefined) throw invalidInvitation();
  if (!(await store.useInvitation(tx, { orgId, id, at }))) throw invalidInvitation();
  await addMember(tx, { orgId, userId, role, grants: '[]', at });
}

/** Adds a membership. Lock the organization before. @throws {AppError} `conflict` for a member, `unprocessable` past `membersMax`. */
export async function addMember(tx: Tx, member: { orgId: string; userId: string; role: Role; grants: string; at: number }): Promise<void> {
  const { orgId, userId, role, grants, at } = member;
  if ((await findMember(tx, { orgId, userId })) !== undefined) throw apiError('conflict', 'The user is a member of the organization already.');
  if ((await countMembers(tx, orgId)) >= membersMax) throw apiError('unprocessable', `An organization has at most ${membersMax} members (limit membersMax).`);
  await insertMembership(tx, { org_id: orgId, user_id: userId, role, grants, created_at: at });
}

export function invalidInvitation() {
  return apiError('invalid_token', 'The invitation is not valid. It may be mistyped, used, taken back, expired or for another address.', { hint: 'Ask whoever invited you for a new one.' });
}

/** An invitation as lists show it, without its token. */
export function invitationReply(row: InvitationRow, now: number): InvitationReply {
  const status = row.accepted_at !== null ? 'accepted' : row.revoked_at !== null ? 'revoked' : row.expires_at <= now ? 'expired' : 'open';
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    status,
    invited_by: row.invited_by,
    created_at: new Date(row.created_at).toISOString(),
    expires_at: new Date(row.expires_at).toISOString(),
    accepted_at: isoOrNull(row.accepted_at),
  };
}
