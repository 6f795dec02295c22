/** Signing in and out. */
import { apiError } from '#shared/api/api-error.ts';
import type { JsonObject } from '#shared/model/fact.ts';
import { newId } from '../../config/world.ts';
import { keyedHash } from '../../crypto/keyed-hash.ts';
import type { Passwords } from '../../crypto/password.ts';
import type { Tx } from '../../db/connection.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { rolePermissions } from '../../http/permissions.ts';
import type { Principal } from '../../http/route.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { accessTokenSeconds, createAccessTokens, invalidToken } from './access-token.ts';
import * as store from './auth.store.ts';
import { normalEmail } from './email.ts';
import type { FirstOwner } from './first-owner.ts';
import { createRefreshTokens } from './refresh-token.ts';

/** Milliseconds a session lives at most, however often it is refreshed: 30 days. */
const sessionMsMax = 30 * 24 * 60 * 60 * 1000;

/** What a client gets when it signs in or refreshes. */
export interface TokenReply {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: 'Bearer';
  /** Seconds until the access token expires. */
  readonly expires_in: number;
}

/** Where an unauthenticated request came from. */
export interface Origin {
  readonly requestId: string;
  readonly ip: string;
}

export interface AuthService {
  login(credentials: { email: string; password: string }, origin: Origin): Promise<TokenReply>;
  /** Makes the first owner with the token that the server printed, and signs them in. */
  bootstrap(request: { token: string; email: string; password: string; name: string }, origin: Origin): Promise<TokenReply>;
  refresh(token: string, origin: Origin): Promise<TokenReply>;
  logout(principal: Principal, caller: Caller): Promise<void>;
  me(principal: Principal): ReturnType<typeof profileReply>;
  /** The principal of an access token. @throws {AppError} `token_expired` or `invalid_token`. */
  authenticate(token: string): Promise<Principal>;
}

/** @param options.defaultOrgId - where a failed login of an unknown user is recorded. */
export function createAuthService(
  foundation: Foundation,
  options: { passwords: Passwords; firstOwner: FirstOwner; defaultOrgId: string },
): AuthService {
  const { db, clock, keys, random } = foundation;
  const { passwords, firstOwner, defaultOrgId } = options;
  const accessTokens = createAccessTokens({ pairs: keys.accessToken, clock });
  const refreshTokens = createRefreshTokens({ pepper: keys.pepper, random });
  const userCaller = (userId: string, orgId: string, origin: Origin): Caller => ({ ...origin, orgId, actor: { type: 'user', id: userId } });

  async function openSession(tx: Tx, user: { id: string; orgId: string }): Promise<{ sessionId: string; reply: TokenReply }> {
    const sessionId = newId('ses', { clock, random });
    const { token, hash } = refreshTokens.issue(sessionId);
    const now = clock.now();
    await store.insertSession(tx, { id: sessionId, org_id: user.orgId, user_id: user.id, refresh_hash: hash, created_at: now, expires_at: now + sessionMsMax });
    return { sessionId, reply: await tokenReply({ sessionId, userId: user.id, orgId: user.orgId }, token) };
  }

  /** A failed sign-in is an entry too; who tried is not known. */
  async function recordRefusal(target: 'login' | 'setup', orgId: string, origin: Origin, detail: JsonObject = {}): Promise<void> {
    const caller: Caller = { ...origin, orgId, actor: { type: 'system', id: 'anonymous' } };
    await db.transaction((tx) => appendAudit(tx, entryOf(caller, { action: 'session.refuse', target, detail, at: clock.now() })));
  }

  async function tokenReply(claims: { sessionId: string; userId: string; orgId: string }, refreshToken: string): Promise<TokenReply> {
    return { access_token: await accessTokens.sign(claims), refresh_token: refreshToken, token_type: 'Bearer', expires_in: accessTokenSeconds };
  }

  return {
    async login({ email, password }, origin) {
      const candidate = await store.findLoginCandidate(db.kysely, normalEmail(email));
      const isRight = await passwords.verify(password, candidate?.password_hash ?? null);
      const orgId = candidate?.org_id ?? null;
      if (candidate === undefined || !isRight || candidate.disabled_at !== null || orgId === null) {
        // The address may be a password typed into the wrong field, so only its keyed hash is kept.
        await recordRefusal('login', orgId ?? defaultOrgId, origin, { email_hash: keyedHash(keys.pepper, 'email', normalEmail(email)).slice(0, 32) });
        throw apiError('invalid_credentials', 'The e-mail address or the password is not right.');
      }
      const stored = candidate.password_hash;
      const upgraded = stored !== null && passwords.needsUpgrade(stored) ? await passwords.hash(password) : undefined;
      return db.transaction(async (tx) => {
        if (upgraded !== undefined) await store.updatePasswordHash(tx, { id: candidate.id, passwordHash: upgraded, at: clock.now() });
        const { sessionId, reply } = await openSession(tx, { id: candidate.id, orgId });
        await appendAudit(tx, entryOf(userCaller(candidate.id, orgId, origin), { action: 'session.create', target: sessionId, at: clock.now() }));
        return reply;
      });
    },

    async bootstrap({ token, email, password, name }, origin) {
      await firstOwner.assertToken(token).catch(async (error: unknown) => {
        await recordRefusal('setup', defaultOrgId, origin);
        throw error;
      });
      const passwordHash = await passwords.hash(password);
      return db.transaction(async (tx) => {
        const userId = await firstOwner.create(tx, { email, name, passwordHash });
        const { sessionId, reply } = await openSession(tx, { id: userId, orgId: defaultOrgId });
        const caller = userCaller(userId, defaultOrgId, origin);
        await appendAudit(tx, entryOf(caller, { action: 'organization.bootstrap', target: defaultOrgId, detail: { user: userId, session: sessionId }, at: clock.now() }));
        return reply;
      });
    },

    async refresh(token, origin) {
      const shown = refreshTokens.read(token);
      const session = shown === undefined ? undefined : await store.findSession(db.kysely, shown.sessionId);
      const now = clock.now();
      if (shown === undefined || session === undefined || session.revoked_at !== null || session.expires_at <= now) throw invalidToken();
      const { id, org_id: orgId, user_id: userId } = session;
      if ((await store.findLiveSession(db.kysely, { id, orgId, userId, now })) === undefined) throw invalidToken();

      const next = refreshTokens.issue(id);
      const caller = userCaller(userId, orgId, origin);
      const isRotated = await db.transaction(async (tx) => {
        const rotated = await store.rotateRefresh(tx, { id, orgId, oldHash: shown.hash, newHash: next.hash });
        // A token that was used before: either the owner or a thief has the newer one. Both lose it.
        if (!rotated) await store.revokeSession(tx, { id, orgId, at: now });
        await appendAudit(tx, entryOf(caller, { action: rotated ? 'session.refresh' : 'session.reuse', target: id, at: now }));
        return rotated;
      });
      if (!isRotated) throw invalidToken();
      return tokenReply({ sessionId: id, userId, orgId }, next.token);
    },

    async logout({ sessionId }, caller) {
      if (sessionId === undefined) throw apiError('unprocessable', 'An API key has no session to end.', { hint: 'Revoke the key instead.' });
      await db.transaction(async (tx) => {
        await store.revokeSession(tx, { id: sessionId, orgId: caller.orgId, at: clock.now() });
        await appendAudit(tx, entryOf(caller, { action: 'session.delete', target: sessionId, at: clock.now() }));
      });
    },

    async me({ orgId, userId }) {
      const profile = userId === undefined ? undefined : await store.findProfile(db.kysely, { orgId, userId });
      if (profile === undefined) throw invalidToken();
      return profileReply(profile);
    },

    async authenticate(token) {
      const { sessionId, userId, orgId } = await accessTokens.verify(token);
      const session = await store.findLiveSession(db.kysely, { id: sessionId, orgId, userId, now: clock.now() });
      if (session === undefined) throw invalidToken();
      const { role } = session;
      return { type: 'user', id: userId, userId, orgId, role, permissions: rolePermissions[role], sessionId, isTest: false };
    },
  };
}

type Profile = NonNullable<Awaited<ReturnType<typeof store.findProfile>>>;

async function profileReply(profile: Profile) {
  return {
    id: profile.id,
    email: profile.email,
    name: profile.name,
    role: profile.role,
    permissions: [...rolePermissions[profile.role]],
    created_at: new Date(profile.created_at).toISOString(),
    organization: { id: profile.organization_id, slug: profile.organization_slug, name: profile.organization_name },
  };
}
