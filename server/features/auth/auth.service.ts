/** Signing in and out, and who is behind a token or a cookie. */
import type { IncomingMessage } from 'node:http';
import { apiError, notFound } from '#shared/api/api-error.ts';
import type { AccessConfig } from '../../config/access.ts';
import { equalInConstantTime } from '../../crypto/keyed-hash.ts';
import type { Passwords } from '../../crypto/password.ts';
import { assertGoodPassword } from '../../crypto/password-rules.ts';
import type { Foundation } from '../../foundation.ts';
import type { WantedOrganization } from '../../http/authenticate.ts';
import { entryOf, type Caller, type Origin } from '../../http/caller.ts';
import { memberPermissions, readGrants, rolePermissions, type Permission } from '../../http/permissions.ts';
import type { Principal } from '../../http/route.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { createAccessTokens, invalidToken } from './access-token.ts';
import * as store from './auth.store.ts';
import { assertCookiePossible } from './browser-cookie.ts';
import { normalEmail } from './email.ts';
import type { FirstOwner } from './first-owner.ts';
import type { KeyRing } from './key-ring.ts';
import { emailHash, recordRefusal } from './refusals.ts';
import { createCookieValues, createRefreshTokens } from './session-secret.ts';
import * as sessions from './sessions.store.ts';
import { browserIdleMsMax, csrfTokenOf, openSession, tokenReply, type BrowserSession, type TokenReply } from './sessions.ts';
import { deleteAllExpiredTickets } from './socket-tickets.store.ts';
import { createSocketTickets, type TicketHolder } from './socket-tickets.ts';
import { createTouches } from './touches.ts';

/** Milliseconds for which an expired session stays. */
const expiredKeptMs = 24 * 60 * 60 * 1000;

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export interface AuthDependencies {
  readonly passwords: Passwords;
  readonly firstOwner: FirstOwner;
  readonly keyRing: KeyRing;
  readonly access: AccessConfig;
  /** Where a failed login of an unknown user is recorded. */
  readonly defaultOrgId: string;
}

export interface AuthService {
  /** @throws {AppError} `invalid_credentials`; `sso_required` when every organization of the user demands single sign-on. */
  login(credentials: Credentials, origin: Origin): Promise<TokenReply>;
  /** The same for a browser: the session's secret goes into a cookie. */
  loginBrowser(credentials: Credentials, origin: Origin): Promise<BrowserSession>;
  /** Makes the first owner with the token that the server printed, and signs them in. */
  bootstrap(request: { token: string; email: string; password: string; name: string }, origin: Origin): Promise<TokenReply>;
  refresh(token: string, origin: Origin): Promise<TokenReply>;
  logout(principal: Principal, caller: Caller): Promise<void>;
  /** The principal of an access token. @throws {AppError} `token_expired` or `invalid_token`; `not_found` for a foreign organization; `sso_required`. */
  authenticate(token: string, wanted?: WantedOrganization): Promise<Principal>;
  /** The principal of a session cookie's value. @throws {AppError} as `authenticate`. */
  sessionCookie(value: string, wanted?: WantedOrganization): Promise<Principal>;
  /** The principal of a session that was authenticated before and may have ended since. Counts as no use of it. */
  standing(session: { sessionId: string; orgId: string }): Promise<Principal>;
  issueSocketTicket(principal: Principal): Promise<{ ticket: string; expires_in: number }>;
  /** Uses a ticket up. @throws {AppError} `invalid_token`. */
  redeemSocketTicket(ticket: string): Promise<TicketHolder>;
  /** Whether the cookie that a request asks for is `Secure`. @throws {AppError} as `assertCookiePossible`. */
  cookiePlace(request: IncomingMessage): { secure: boolean };
  /** What `X-CSRF-Token` must be for a principal that came by cookie. */
  csrfToken(principal: Principal): string;
  /** Signs access tokens with a new key from now on; tokens of the old one live out their time. */
  rotateAccessTokenKey(caller: Caller): Promise<{ readonly key_id: string; readonly retired_key_ids: readonly string[] }>;
  /** Removes sessions that expired a day ago, and unused tickets. */
  removeExpired(): Promise<{ sessions: number }>;
  /** Takes over keys that another server rotated. */
  reloadKeys(): Promise<void>;
}

export function createAuthService(foundation: Foundation, dependencies: AuthDependencies): AuthService {
  const { db, clock, keys, random } = foundation;
  const { passwords, firstOwner, keyRing, access, defaultOrgId } = dependencies;
  const accessTokens = createAccessTokens({ keys, clock });
  const refreshTokens = createRefreshTokens({ pepper: keys.pepper, random });
  const cookieValues = createCookieValues({ pepper: keys.pepper, random });
  const tickets = createSocketTickets(foundation);
  const touches = createTouches(foundation);
  const userCaller = (userId: string, orgId: string, origin: Origin): Caller => ({ ...origin, orgId, actor: { type: 'user', id: userId } });

  /** The user and the organization that a password opens. */
  async function verified({ email, password }: Credentials, origin: Origin): Promise<{ userId: string; orgId: string; upgraded: string | undefined }> {
    const candidate = await store.findLoginCandidate(db.kysely, normalEmail(email));
    const isRight = await passwords.verify(password, candidate?.password_hash ?? null);
    const orgId = candidate?.memberships[0]?.org_id;
    const refuse = (detail = {}) =>
      recordRefusal(foundation, { action: 'session.refuse', target: 'login', orgId: orgId ?? defaultOrgId, detail: { email_hash: emailHash(foundation, email), ...detail } }, origin);
    if (candidate === undefined || !isRight || candidate.disabled_at !== null || orgId === undefined) {
      await refuse();
      throw apiError('invalid_credentials', 'The e-mail address or the password is not right.');
    }
    // Said only to somebody who knows the password: it tells what the organization uses. An owner may break the glass.
    const open = candidate.memberships.find((membership) => !membership.is_sso_enforced || membership.role === 'owner');
    if (open === undefined) {
      await refuse({ reason: 'sso_required' });
      throw ssoRequired();
    }
    const stored = candidate.password_hash;
    const upgraded = stored !== null && passwords.needsUpgrade(stored) ? await passwords.hash(password) : undefined;
    return { userId: candidate.id, orgId: open.org_id, upgraded };
  }

  async function principalOf(session: { sessionId: string; userId: string; homeOrgId: string; via: 'bearer' | 'cookie' }, wanted: WantedOrganization): Promise<{ principal: Principal; live: sessions.LiveSession }> {
    const { sessionId, userId, homeOrgId, via } = session;
    const orgId = wanted.organizationId ?? homeOrgId;
    const live = await sessions.findLiveSession(db.kysely, { id: sessionId, orgId, userId, now: clock.now() });
    if (live === undefined) {
      // Whether the organization or the session is at fault is known only by asking again for the session's own.
      if (orgId !== homeOrgId) await principalOf(session, {});
      throw orgId === homeOrgId ? invalidToken() : notFound('organization', orgId);
    }
    if (live.homeOrgId !== homeOrgId) throw invalidToken();
    // What one organization's identity provider says is no proof for another organization.
    if (orgId !== homeOrgId && live.ssoConnectionId !== null) throw notFound('organization', orgId);
    const { role, enforcedConnectionId, ssoConnectionId } = live;
    if (enforcedConnectionId !== null && enforcedConnectionId !== ssoConnectionId && role !== 'owner') throw ssoRequired();
    const principal: Principal = { type: 'user', id: userId, userId, orgId, role, permissions: permissionsOf(live), sessionId, isTest: false, via };
    return { principal, live };
  }

  return {
    async login(credentials, origin) {
      const { userId, orgId, upgraded } = await verified(credentials, origin);
      return db.transaction(async (tx) => {
        if (upgraded !== undefined) await store.updatePasswordHash(tx, { id: userId, passwordHash: upgraded, at: clock.now() });
        const { sessionId, tokens } = await openSession(tx, foundation, { userId, orgId, kind: 'token' });
        await appendAudit(tx, entryOf(userCaller(userId, orgId, origin), { action: 'session.create', target: sessionId, detail: { method: 'password', kind: 'token' }, at: clock.now() }));
        return tokens;
      });
    },

    async loginBrowser(credentials, origin) {
      const { userId, orgId, upgraded } = await verified(credentials, origin);
      return db.transaction(async (tx) => {
        if (upgraded !== undefined) await store.updatePasswordHash(tx, { id: userId, passwordHash: upgraded, at: clock.now() });
        const session = await openSession(tx, foundation, { userId, orgId, kind: 'browser' });
        await appendAudit(tx, entryOf(userCaller(userId, orgId, origin), { action: 'session.create', target: session.sessionId, detail: { method: 'password', kind: 'browser' }, at: clock.now() }));
        return session;
      });
    },

    async bootstrap({ token, email, password, name }, origin) {
      await firstOwner.assertToken(token).catch(async (error: unknown) => {
        await recordRefusal(foundation, { action: 'session.refuse', target: 'setup', orgId: defaultOrgId }, origin);
        throw error;
      });
      assertGoodPassword(password, { field: 'password', own: [email, name] });
      const passwordHash = await passwords.hash(password);
      return db.transaction(async (tx) => {
        const userId = await firstOwner.create(tx, { email, name, passwordHash });
        const { sessionId, tokens } = await openSession(tx, foundation, { userId, orgId: defaultOrgId, kind: 'token' });
        const caller = userCaller(userId, defaultOrgId, origin);
        await appendAudit(tx, entryOf(caller, { action: 'organization.bootstrap', target: defaultOrgId, detail: { user: userId, session: sessionId }, at: clock.now() }));
        return tokens;
      });
    },

    async refresh(token, origin) {
      const shown = refreshTokens.read(token);
      const session = shown === undefined ? undefined : await sessions.findSession(db.kysely, shown.sessionId);
      const now = clock.now();
      if (shown === undefined || session === undefined || session.kind !== 'token' || session.revoked_at !== null || session.expires_at <= now) throw invalidToken();
      const { id, org_id: orgId, user_id: userId } = session;
      await principalOf({ sessionId: id, userId, homeOrgId: orgId, via: 'bearer' }, {});

      const next = refreshTokens.issue(id);
      const caller = userCaller(userId, orgId, origin);
      const isRotated = await db.transaction(async (tx) => {
        const rotated = await sessions.rotateRefresh(tx, { id, orgId, oldHash: shown.hash, newHash: next.hash, at: now });
        // A token that was used before: either the owner or a thief has the newer one. Both lose it.
        if (!rotated) await sessions.revokeSession(tx, { id, orgId, at: now });
        await appendAudit(tx, entryOf(caller, { action: rotated ? 'session.refresh' : 'session.reuse', target: id, at: now }));
        return rotated;
      });
      if (!isRotated) throw invalidToken();
      return tokenReply(foundation, { sessionId: id, userId, orgId }, next.token);
    },

    async logout({ sessionId }, caller) {
      if (sessionId === undefined) throw apiError('unprocessable', 'An API key has no session to end.', { hint: 'Revoke the key instead.' });
      const session = await sessions.findSession(db.kysely, sessionId);
      if (session === undefined) throw invalidToken();
      await db.transaction(async (tx) => {
        await sessions.revokeSession(tx, { id: sessionId, orgId: session.org_id, at: clock.now() });
        await appendAudit(tx, entryOf(caller, { action: 'session.delete', target: sessionId, at: clock.now() }));
      });
    },

    async authenticate(token, wanted = {}) {
      const { sessionId, userId, orgId: homeOrgId } = await accessTokens.verify(token);
      const { principal, live } = await principalOf({ sessionId, userId, homeOrgId, via: 'bearer' }, wanted);
      await touches.note({ sessionId, orgId: homeOrgId, lastUsedAt: live.lastUsedAt });
      return principal;
    },

    async sessionCookie(value, wanted = {}) {
      const shown = cookieValues.read(value);
      const session = shown === undefined ? undefined : await sessions.findSession(db.kysely, shown.sessionId);
      if (shown === undefined || session === undefined || session.kind !== 'browser' || !equalInConstantTime(session.refresh_hash, shown.hash)) throw invalidToken();
      if (isIdle(session, clock.now())) throw invalidToken();
      const { principal } = await principalOf({ sessionId: session.id, userId: session.user_id, homeOrgId: session.org_id, via: 'cookie' }, wanted);
      await touches.note({ sessionId: session.id, orgId: session.org_id, lastUsedAt: session.last_used_at });
      return principal;
    },

    async standing({ sessionId, orgId }) {
      const session = await sessions.findSession(db.kysely, sessionId);
      if (session === undefined || isIdle(session, clock.now())) throw invalidToken();
      const via = session.kind === 'browser' ? 'cookie' : 'bearer';
      const { principal } = await principalOf({ sessionId, userId: session.user_id, homeOrgId: session.org_id, via }, { organizationId: orgId });
      return principal;
    },

    issueSocketTicket: tickets.issue,
    redeemSocketTicket: tickets.redeem,
    cookiePlace: (request) => assertCookiePossible(request, access),

    csrfToken({ sessionId }) {
      if (sessionId === undefined) throw invalidToken();
      return csrfTokenOf(foundation, sessionId);
    },

    async rotateAccessTokenKey(caller) {
      const rotated = await db.transaction(async (tx) => {
        const { keyId, retiredKeyIds } = await keyRing.rotate(tx);
        await appendAudit(tx, entryOf(caller, { action: 'server_key.rotate', target: keyId, detail: { purpose: 'access-token', retired: [...retiredKeyIds] }, at: clock.now() }));
        return { key_id: keyId, retired_key_ids: retiredKeyIds };
      });
      await keyRing.reload();
      return rotated;
    },

    async removeExpired() {
      const now = clock.now();
      return db.transaction(async (tx) => {
        await deleteAllExpiredTickets(tx, now);
        return { sessions: await sessions.deleteExpiredSessions(tx, now - expiredKeptMs) };
      });
    },

    reloadKeys: () => keyRing.reload(),
  };
}

function permissionsOf({ role, grants }: sessions.LiveSession): ReadonlySet<Permission> {
  // Nearly nobody has a grant: then nothing is parsed.
  return grants === '[]' ? rolePermissions[role] : memberPermissions(role, readGrants(grants));
}

/** Whether a browser's session was left alone for too long. */
function isIdle({ kind, last_used_at, created_at }: sessions.StoredSession, now: number): boolean {
  return kind === 'browser' && (last_used_at ?? created_at) + browserIdleMsMax <= now;
}

function ssoRequired() {
  return apiError('sso_required', 'The organization demands single sign-on.', { hint: 'Begin at GET /sso/{slug}/login.' });
}
