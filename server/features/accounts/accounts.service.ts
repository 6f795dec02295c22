/** Accounts of people: made, shown, changed, ended. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import type { AccessConfig } from '../../config/access.ts';
import type { Passwords } from '../../crypto/password.ts';
import { assertGoodPassword } from '../../crypto/password-rules.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { isoOrNull } from '../../http/instant.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import type { Grant } from '../../http/permissions.ts';
import type { Principal } from '../../http/route.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { invalidToken } from '../auth/access-token.ts';
import { findProfile, findUserByEmail, listMemberships, updatePasswordHash } from '../auth/auth.store.ts';
import { normalEmail } from '../auth/email.ts';
import { emailHash, recordRefusal } from '../auth/refusals.ts';
import { findSession, listSessions, revokeSession, type StoredSession } from '../auth/sessions.store.ts';
import { endSessions } from '../auth/sessions.ts';
import { appendEvent } from '../events/events.store.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
import * as store from './accounts.store.ts';
import { isDuplicate, passwordWrong } from './account-errors.ts';
import { createRegistration, type Registration } from './registration.ts';

/** Milliseconds after a single sign-on in which somebody without a password may delete their account. */
const freshLoginMs = 5 * 60 * 1000;

export interface AccountsDependencies {
  readonly passwords: Passwords;
  readonly access: AccessConfig;
  readonly defaultOrgId: string;
}

export interface SessionReply {
  readonly id: string;
  readonly kind: 'token' | 'browser';
  readonly is_current: boolean;
  readonly is_sso: boolean;
  readonly organization_id: string;
  readonly created_at: string;
  readonly last_used_at: string | null;
  readonly expires_at: string;
}

export type AccountsService = ReturnType<typeof createAccountsService>;

export function createAccountsService(foundation: Foundation, dependencies: AccountsDependencies) {
  const { db, clock, cursors } = foundation;
  const { passwords } = dependencies;
  const registration: Registration = createRegistration(foundation, dependencies);

  /** @throws {AppError} `invalid_credentials` on the field, after an audit entry. */
  async function assertPassword(given: { userId: string; password: string; stored: string | null; field: string; target: string }, caller: Caller): Promise<void> {
    if (await passwords.verify(given.password, given.stored)) return;
    await recordRefusal(foundation, { action: 'session.refuse', target: given.target, orgId: caller.orgId, actor: caller.actor }, caller);
    throw passwordWrong(given.field);
  }

  /** The session of a person; a key is not one, however much it may do. */
  async function ownSession({ sessionId }: Principal): Promise<StoredSession> {
    if (sessionId === undefined) throw apiError('insufficient_scope', 'This needs a signed-in session; a key cannot do it.', { hint: 'Sign in with POST /auth/login.' });
    const session = await findSession(db.kysely, sessionId);
    if (session === undefined) throw invalidToken();
    return session;
  }

  async function ownUser({ userId }: Principal) {
    const user = userId === undefined ? undefined : await store.findUser(db.kysely, userId);
    if (user === undefined) throw invalidToken();
    return user;
  }

  return {
    /** Makes an account. See the route for what a taken address is answered. */
    register: registration.register,

    /** Who asks, and what they may do where. */
    async me(principal: Principal) {
      const { orgId, userId, sessionId } = principal;
      const profile = userId === undefined ? undefined : await findProfile(db.kysely, { orgId, userId });
      if (profile === undefined || userId === undefined) throw invalidToken();
      const session = sessionId === undefined ? undefined : await findSession(db.kysely, sessionId);
      const memberships = await listMemberships(db.kysely, userId);
      // A key, and a session of an identity provider, end at their own organization.
      const reached = session === undefined || session.sso_connection_id !== null ? memberships.filter(({ org_id }) => org_id === orgId) : memberships;
      return {
        id: profile.id,
        email: profile.email,
        name: profile.name,
        role: profile.role,
        grants: JSON.parse(profile.grants) as Grant[],
        permissions: [...principal.permissions],
        created_at: new Date(profile.created_at).toISOString(),
        onboarded_at: isoOrNull(profile.onboarded_at),
        organization: { id: profile.organization_id, slug: profile.organization_slug, name: profile.organization_name },
        organizations: reached.map(({ org_id: id, slug, name, role }) => ({ id, slug, name, role })),
        session: session === undefined ? null : { id: session.id, kind: session.kind, created_at: new Date(session.created_at).toISOString(), expires_at: new Date(session.expires_at).toISOString() },
      };
    },

    /** Changes the name, or with the password the address. @throws {AppError} `invalid_credentials`, `conflict`, `unprocessable`. */
    async updateProfile(principal: Principal, request: { name?: string | undefined; email?: string | undefined; password?: string | undefined }, caller: Caller) {
      await ownSession(principal);
      const user = await ownUser(principal);
      const email = request.email === undefined ? undefined : normalEmail(request.email);
      const isMoving = email !== undefined && email !== user.email;
      if (isMoving) {
        if (user.password_hash === null) throw apiError('unprocessable', 'The address of an account without a password is that of its identity provider.', { field: 'email' });
        if (request.password === undefined) throw apiError('validation_error', 'A new address needs the password.', { field: 'password' });
        await assertPassword({ userId: user.id, password: request.password, stored: user.password_hash, field: 'password', target: 'profile' }, caller);
        await registration.assertNotOfProvider(email, 'unprocessable');
        if ((await findUserByEmail(db.kysely, email)) !== undefined) throw emailTaken();
      }
      const at = clock.now();
      const changed = [...(request.name === undefined ? [] : ['name']), ...(isMoving ? ['email'] : [])];
      await db
        .transaction(async (tx) => {
          await store.updateUser(tx, { id: user.id, name: request.name, email: isMoving ? email : undefined, at });
          const detail = { changed, ...(isMoving ? { email_hash_before: emailHash(foundation, user.email), email_hash: emailHash(foundation, email) } : {}) };
          await appendAudit(tx, entryOf(caller, { action: 'user.update', target: user.id, detail, at }));
        })
        .catch((error: unknown) => {
          throw isDuplicate(error) ? emailTaken() : error;
        });
      const { email: nowEmail, name } = await ownUser(principal);
      return { id: user.id, email: nowEmail, name };
    },

    /** Sets another password and ends every other session. @throws {AppError} `invalid_credentials`, `sso_required`, `unprocessable`. */
    async changePassword(principal: Principal, request: { current_password: string; new_password: string }, caller: Caller) {
      const session = await ownSession(principal);
      const user = await ownUser(principal);
      if (user.password_hash === null) throw apiError('unprocessable', 'This account has no password; its identity provider signs it in.', { field: 'current_password' });
      await assertPassword({ userId: user.id, password: request.current_password, stored: user.password_hash, field: 'current_password', target: 'password' }, caller);
      const memberships = await listMemberships(db.kysely, user.id);
      if (memberships.length > 0 && memberships.every(({ is_sso_enforced, role }) => is_sso_enforced && role !== 'owner')) {
        throw apiError('sso_required', 'The organization demands single sign-on, so a password would open nothing.');
      }
      if (request.new_password === request.current_password) throw apiError('unprocessable', 'The new password is the old one.', { field: 'new_password' });
      assertGoodPassword(request.new_password, { field: 'new_password', own: [user.email, user.name] });
      const passwordHash = await passwords.hash(request.new_password);
      const at = clock.now();
      return db.transaction(async (tx) => {
        await updatePasswordHash(tx, { id: user.id, passwordHash, at });
        const ended = await endSessions(tx, { userId: user.id, exceptSessionId: session.id, at });
        // Personal keys stay: each is a secret of its own, and pipelines live on them. The reply counts them, so that nobody forgets.
        const keys = await store.countPersonalKeys(tx, { userId: user.id, now: at });
        await appendAudit(tx, entryOf(caller, { action: 'user.change_password', target: user.id, detail: { ended_sessions: ended }, at }));
        return { ended_sessions: ended, personal_keys: keys };
      });
    },

    /**
     * Ends the account in every organization. @throws {AppError} `conflict` for the last owner of an organization (S32);
     * `invalid_credentials`; `unprocessable` without a password when the single sign-on is older than five minutes.
     */
    async deleteAccount(principal: Principal, request: { password?: string | undefined }, caller: Caller): Promise<void> {
      const session = await ownSession(principal);
      const user = await ownUser(principal);
      const at = clock.now();
      const memberships = await listMemberships(db.kysely, user.id);
      if (user.password_hash !== null) {
        if (request.password === undefined) throw apiError('validation_error', 'Deleting an account needs its password.', { field: 'password' });
        await assertPassword({ userId: user.id, password: request.password, stored: user.password_hash, field: 'password', target: 'account' }, caller);
      } else if (session.sso_connection_id === null || at - session.created_at > freshLoginMs) {
        throw apiError('unprocessable', 'Deleting an account without a password needs a sign-in of the last five minutes.', { hint: 'Sign in again, then delete.' });
      } else if (memberships.some(({ org_id }) => org_id !== session.org_id)) {
        // One organization's provider has no say over a membership in another.
        throw apiError('unprocessable', 'The account belongs to further organizations.', { hint: 'Leave them first: DELETE /organizations/{id}/members/{user}.' });
      }
      await db.transaction(async (tx) => {
        // In one order, so that two who leave the same organizations do not wait for each other.
        const orgIds = [...new Set([caller.orgId, ...memberships.map(({ org_id }) => org_id)])].sort(byCodeUnit);
        for (const orgId of orgIds) await lockOrganization(tx, orgId);
        for (const { org_id: orgId, slug } of (await listMemberships(tx, user.id)).filter(({ role }) => role === 'owner')) {
          if (await store.hasOtherOwner(tx, { orgId, userId: user.id })) continue;
          throw apiError('conflict', `The organization ${slug} would be left without an owner.`, { hint: 'Make somebody else an owner, or delete the organization.' });
        }
        const ended = await endSessions(tx, { userId: user.id, at });
        const { keys } = await store.anonymiseUser(tx, { id: user.id, at });
        for (const orgId of orgIds) {
          if (memberships.some(({ org_id }) => org_id === orgId)) await appendEvent(tx, { orgId, type: 'member.changed', subject: user.id, data: { change: 'removed' }, at });
        }
        await appendAudit(tx, entryOf(caller, { action: 'user.delete', target: user.id, detail: { ended_sessions: ended, deleted_keys: keys, organizations: memberships.length }, at }));
      });
    },

    /** Notes that the person has seen the introduction; a second time changes nothing. */
    async completeOnboarding(principal: Principal, caller: Caller) {
      await ownSession(principal);
      const { id } = await ownUser(principal);
      const at = clock.now();
      return db.transaction(async (tx) => {
        await store.setOnboarded(tx, { id, at });
        const user = await store.findUser(tx, id);
        await appendAudit(tx, entryOf(caller, { action: 'user.onboard', target: id, at }));
        return { onboarded_at: new Date(user?.onboarded_at ?? at).toISOString() };
      });
    },

    /** Where the person is signed in, newest first. */
    async listSessions(principal: Principal, query: { limit: number; cursor?: string | undefined }): Promise<Page<SessionReply>> {
      const { userId = '', orgId } = principal;
      const isConfined = await isConfinedToOrganization(principal);
      const scope = { orgId, list: `listSessions ${userId}` };
      const page = pageRequest(cursors, scope, query);
      const rows = await listSessions(db.kysely, { userId, now: clock.now(), ...(isConfined ? { orgId } : {}) }, page);
      const item = (row: StoredSession) => sessionReply(row, principal.sessionId);
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.created_at, id: row.id }), item });
    },

    /** Ends one of the person's own sessions. @throws {AppError} `not_found` for anybody else's. */
    async endSession(principal: Principal, id: string, caller: Caller): Promise<void> {
      await ownSession(principal);
      const session = await findSession(db.kysely, id);
      const at = clock.now();
      const isHidden = session === undefined || session.user_id !== principal.userId || session.revoked_at !== null || session.expires_at <= at;
      if (isHidden || ((await isConfinedToOrganization(principal)) && session.org_id !== principal.orgId)) throw notFound('session', id);
      await db.transaction(async (tx) => {
        await revokeSession(tx, { id, orgId: session.org_id, at });
        await appendAudit(tx, entryOf(caller, { action: 'session.delete', target: id, at }));
      });
    },
  };

  /** Keys, and sessions that an identity provider opened, see no further than their organization. */
  async function isConfinedToOrganization({ sessionId }: Principal): Promise<boolean> {
    if (sessionId === undefined) return true;
    const session = await findSession(db.kysely, sessionId);
    return session === undefined || session.sso_connection_id !== null;
  }
}

function sessionReply(row: StoredSession, currentId: string | undefined): SessionReply {
  return {
    id: row.id,
    kind: row.kind,
    is_current: row.id === currentId,
    is_sso: row.sso_connection_id !== null,
    organization_id: row.org_id,
    created_at: new Date(row.created_at).toISOString(),
    last_used_at: isoOrNull(row.last_used_at),
    expires_at: new Date(row.expires_at).toISOString(),
  };
}

function emailTaken() {
  return apiError('conflict', 'The address belongs to another account.', { field: 'email' });
}
