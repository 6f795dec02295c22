/** Making accounts: who may, where they begin, and what a stranger can learn from it. */
import { apiError } from '#shared/api/api-error.ts';
import { newId } from '../../config/world.ts';
import type { AccessConfig } from '../../config/access.ts';
import type { Passwords } from '../../crypto/password.ts';
import { assertGoodPassword } from '../../crypto/password-rules.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller, type Origin } from '../../http/caller.ts';
import type { Role } from '../../http/permissions.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { normalEmail } from '../auth/email.ts';
import { emailHash, recordRefusal } from '../auth/refusals.ts';
import { appendEvent } from '../events/events.store.ts';
import { addMember, invalidInvitation, joinByInvitation, openInvitation } from '../invitations/invitations.ts';
import type { InvitationOfToken } from '../invitations/invitations.store.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
import * as store from './accounts.store.ts';

export interface RegisterRequest {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly invitation?: string | undefined;
}

export interface Registration {
  register(request: RegisterRequest, origin: Origin): Promise<{ status: 'registered'; email: string }>;
  /** @throws {AppError} of the code when an identity provider signs the address in. */
  assertNotOfProvider(email: string, code: 'unprocessable' | 'sso_required'): Promise<void>;
}

/** Where an account begins. */
interface Place {
  readonly orgId: string;
  readonly role: Role;
  readonly invitation?: InvitationOfToken;
}

export function createRegistration(foundation: Foundation, dependencies: { passwords: Passwords; access: AccessConfig; defaultOrgId: string }): Registration {
  const { db, clock, random } = foundation;
  const { passwords, access, defaultOrgId } = dependencies;

  async function placeOf(email: string, invitation: string | undefined): Promise<Place> {
    if (access.registration === 'closed') throw refused('No accounts are made here.', 'Ask whoever runs this server.');
    if (invitation !== undefined) return invited(email, invitation);
    if (access.registration === 'invite') throw refused('An account needs an invitation.', 'Ask an administrator to invite you.');
    await assertNotOfProvider(email, 'sso_required');
    const domain = email.slice(email.lastIndexOf('@') + 1);
    if (access.registration === 'domain' && !access.registrationDomains.includes(domain)) throw refused('Addresses of this domain get no account here.', 'Ask an administrator to invite you.');
    return { orgId: defaultOrgId, role: 'viewer' };
  }

  async function invited(email: string, token: string): Promise<Place> {
    const invitation = await openInvitation(db.kysely, foundation, token);
    // An invitation is for one address: whoever finds the link cannot come as somebody else.
    if (normalEmail(invitation.email) !== email) throw invalidInvitation();
    return { orgId: invitation.org_id, role: invitation.role, invitation };
  }

  async function assertNotOfProvider(email: string, code: 'unprocessable' | 'sso_required'): Promise<void> {
    const domains = await store.listSsoDomains(db.kysely);
    // Otherwise somebody could sit on an address and wait for its owner's first single sign-on to be joined to the account.
    if (domains.has(email.slice(email.lastIndexOf('@') + 1))) throw apiError(code, 'Addresses of this domain sign in with single sign-on.', { field: 'email' });
  }

  async function register(request: RegisterRequest, origin: Origin): Promise<{ status: 'registered'; email: string }> {
    const email = normalEmail(request.email);
    const refusal = { action: 'user.refuse', target: 'register', detail: { email_hash: emailHash(foundation, email) } } as const;
    const { orgId, role, invitation } = await placeOf(email, request.invitation).catch(async (error: unknown) => {
      await recordRefusal(foundation, { ...refusal, orgId: defaultOrgId }, origin);
      throw error;
    });
    assertGoodPassword(request.password, { field: 'password', own: [email, request.name] });
    // Hashed before the address is looked up: a taken one costs the same time.
    const passwordHash = await passwords.hash(request.password);
    const at = clock.now();
    const id = newId('usr', { clock, random });
    const isMade = await db.transaction(async (tx) => {
      await lockOrganization(tx, orgId);
      if (!(await store.insertUserIfFree(tx, { id, email, name: request.name, passwordHash, at }))) return false;
      // What these throw undoes the insert: of two who bring the same invitation one gets in.
      if (invitation === undefined) await addMember(tx, { orgId, userId: id, role, grants: '[]', at });
      else await joinByInvitation(tx, { invitation, userId: id, at });
      await appendEvent(tx, { orgId, type: 'member.changed', subject: id, data: { change: 'added', role }, at });
      const caller: Caller = { ...origin, orgId, actor: { type: 'user', id } };
      const detail = { role, mode: access.registration, ...(invitation === undefined ? {} : { invitation: invitation.id }) };
      await appendAudit(tx, entryOf(caller, { action: 'user.register', target: id, detail, at }));
      return true;
    });
    if (!isMade) {
      await recordRefusal(foundation, { ...refusal, orgId }, origin);
      if (invitation !== undefined) throw apiError('conflict', 'The address has an account already.', { field: 'email', hint: 'Sign in and accept the invitation with POST /invitations/accept.' });
    }
    return { status: 'registered', email };
  }

  return { register, assertNotOfProvider };
}

function refused(message: string, hint: string) {
  return apiError('insufficient_role', message, { hint });
}
