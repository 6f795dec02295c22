/** Opening and ending sessions: what every way to sign in has in common. */
import { newId } from '../../config/world.ts';
import { keyedHash } from '../../crypto/keyed-hash.ts';
import type { Tx } from '../../db/connection.ts';
import type { Foundation } from '../../foundation.ts';
import { accessTokenSeconds, createAccessTokens, type AccessClaims } from './access-token.ts';
import { createCookieValues, createRefreshTokens } from './session-secret.ts';
import { insertSession, revokeOldestSessions, revokeSessions, type SessionsOf } from './sessions.store.ts';

/** Milliseconds a session lives at most, however often it is used: 30 days. */
export const sessionMsMax = 30 * 24 * 60 * 60 * 1000;

/** Milliseconds after which a browser's session ends when nobody uses it: 12 hours. */
export const browserIdleMsMax = 12 * 60 * 60 * 1000;

/** Sessions of one user in one organization; the oldest ends when one more is opened. */
export const sessionsMax = 100;

/** What opening a session needs. */
export type SessionWorld = Pick<Foundation, 'clock' | 'random' | 'keys'>;

/** What a client gets when it signs in or refreshes. */
export interface TokenReply {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: 'Bearer';
  /** Seconds until the access token expires. */
  readonly expires_in: number;
}

export interface NewSession {
  readonly userId: string;
  readonly orgId: string;
  /** The connection that signed the user in. Such a session never reaches another organization. */
  readonly ssoConnectionId?: string;
}

export interface TokenSession {
  readonly sessionId: string;
  readonly tokens: TokenReply;
}

export interface BrowserSession {
  readonly sessionId: string;
  /** For `sessionCookie`; shown nowhere else. */
  readonly cookieValue: string;
  readonly csrfToken: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/**
 * Writes a session and returns what its client gets, once: tokens for `token`, the value of a cookie for `browser`.
 * The caller writes the audit entry (`session.create` on the session's id) in the same transaction.
 */
export async function openSession(tx: Tx, world: SessionWorld, session: NewSession & { readonly kind: 'token' }): Promise<TokenSession>;
export async function openSession(tx: Tx, world: SessionWorld, session: NewSession & { readonly kind: 'browser' }): Promise<BrowserSession>;
export async function openSession(tx: Tx, world: SessionWorld, session: NewSession & { readonly kind: 'token' | 'browser' }): Promise<TokenSession | BrowserSession> {
  const { clock, random, keys } = world;
  const { userId, orgId, kind, ssoConnectionId } = session;
  const sessionId = newId('ses', { clock, random });
  const secrets = (kind === 'token' ? createRefreshTokens : createCookieValues)({ pepper: keys.pepper, random });
  const { token, hash } = secrets.issue(sessionId);
  const now = clock.now();
  const expiresAt = now + sessionMsMax;
  await insertSession(tx, {
    id: sessionId,
    org_id: orgId,
    user_id: userId,
    kind,
    sso_connection_id: ssoConnectionId ?? null,
    last_used_at: now,
    refresh_hash: hash,
    created_at: now,
    expires_at: expiresAt,
  });
  await revokeOldestSessions(tx, { orgId, userId, keep: sessionsMax, at: now });
  if (kind === 'browser') return { sessionId, cookieValue: token, csrfToken: csrfTokenOf(world, sessionId), expiresAt };
  return { sessionId, tokens: await tokenReply(world, { sessionId, userId, orgId }, token) };
}

/** A fresh access token of a session beside a refresh token that was issued already. */
export async function tokenReply({ keys, clock }: SessionWorld, claims: AccessClaims, refreshToken: string): Promise<TokenReply> {
  const accessToken = await createAccessTokens({ keys, clock }).sign(claims);
  return { access_token: accessToken, refresh_token: refreshToken, token_type: 'Bearer', expires_in: accessTokenSeconds };
}

/**
 * Ends sessions with their tokens, cookies and sockets, and returns how many there were. At least one of `orgId` and
 * `userId` must be given; without `orgId` the user's sessions in every organization end.
 * @param of.at - milliseconds since the epoch.
 */
export async function endSessions(tx: Tx, of: SessionsOf & { readonly at: number }): Promise<number> {
  const { at, ...which } = of;
  return revokeSessions(tx, which, at);
}

/** The token that a page must send in `X-CSRF-Token` with everything it changes under the cookie of this session. */
export function csrfTokenOf({ keys }: Pick<SessionWorld, 'keys'>, sessionId: string): string {
  return keyedHash(keys.pepper, 'csrf-token', sessionId);
}

/** Name of the session cookie. A browser takes the prefixed one only over TLS, for the whole host and for no other. */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-waybill' : 'waybill';
}

/** `Set-Cookie` of a session. @param cookie.maxAgeS - seconds. */
export function sessionCookie(cookie: { value: string; secure: boolean; maxAgeS: number }): string {
  const { value, secure, maxAgeS } = cookie;
  // Lax, not Strict: the identity provider sends the browser back here from its own site, and a link into the dashboard works.
  return `${sessionCookieName(secure)}=${value}; Path=/; Max-Age=${Math.floor(maxAgeS)}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** `Set-Cookie` that removes the session cookie. */
export function clearedCookie({ secure }: { secure: boolean }): string {
  return sessionCookie({ value: '', secure, maxAgeS: 0 });
}
