/** Access tokens: short-lived JWTs that name a session. The session's row decides; the token only finds it. */
import { errors, jwtVerify, SignJWT, type JWTHeaderParameters } from 'jose';
import { apiError } from '#shared/api/api-error.ts';
import type { Clock } from '../../config/world.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';

/** Seconds an access token lives. */
export const accessTokenSeconds = 900;

/** Seconds by which clocks may differ. */
const leewaySeconds = 60;

const algorithm = 'EdDSA';
const tokenType = 'at+jwt';
const audience = 'waybill-api';
const issuer = 'waybill';
const tokenLengthMax = 4096;

export interface AccessClaims {
  readonly sessionId: string;
  readonly userId: string;
  readonly orgId: string;
}

export interface AccessTokens {
  sign(claims: AccessClaims): Promise<string>;
  /** @throws {AppError} `token_expired`, or `invalid_token` for everything else that is wrong with it. */
  verify(token: string): Promise<AccessClaims>;
}

/** Milliseconds within which every server hears of a new signing key. */
export const keyReloadMs = 60_000;

/** Milliseconds for which a retired key verifies: another server may sign with it until it hears of the new one, and its last token lives on. */
const overlapMs = (accessTokenSeconds + leewaySeconds) * 1000 + keyReloadMs;

/** @param options.keys - asked at each use, since they may be rotated: newest first; the first that is not retired signs. */
export function createAccessTokens(options: { keys: Pick<ServerKeys, 'accessToken'>; clock: Clock }): AccessTokens {
  const { keys, clock } = options;

  const keyOf = (header: JWTHeaderParameters) => {
    const pair = keys.accessToken.find((candidate) => candidate.id === header.kid);
    if (pair === undefined || (pair.retiredAt !== null && clock.now() > pair.retiredAt + overlapMs)) throw new errors.JWKSNoMatchingKey();
    return pair.publicKey;
  };

  return {
    async sign({ sessionId, userId, orgId }) {
      const signing = keys.accessToken.find((pair) => pair.retiredAt === null);
      if (signing === undefined) throw new Error('No key to sign access tokens with.');
      const now = Math.floor(clock.now() / 1000);
      return new SignJWT({ sid: sessionId, org: orgId })
        .setProtectedHeader({ alg: algorithm, kid: signing.id, typ: tokenType })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(userId)
        .setIssuedAt(now)
        .setNotBefore(now)
        .setExpirationTime(now + accessTokenSeconds)
        .sign(signing.privateKey);
    },
    async verify(token) {
      try {
        if (token.length > tokenLengthMax) throw invalidToken();
        const { payload } = await jwtVerify(token, keyOf, {
          algorithms: [algorithm],
          issuer,
          audience,
          typ: tokenType,
          clockTolerance: leewaySeconds,
          currentDate: new Date(clock.now()),
          requiredClaims: ['sub', 'sid', 'org', 'iat', 'nbf', 'exp'],
          maxTokenAge: accessTokenSeconds,
        });
        const { sub, sid, org } = payload;
        if (typeof sub !== 'string' || typeof sid !== 'string' || typeof org !== 'string') throw invalidToken();
        return { sessionId: sid, userId: sub, orgId: org };
      } catch (error) {
        if (error instanceof errors.JWTExpired) throw apiError('token_expired', 'The access token has expired.', { hint: 'POST /auth/refresh with the refresh token.' });
        throw invalidToken();
      }
    },
  };
}

/** One message for everything but expiry. */
export function invalidToken() {
  return apiError('invalid_token', 'The token is not valid, or its session has ended.', { hint: 'Sign in again with POST /auth/login.' });
}
