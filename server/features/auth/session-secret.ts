/**
 * What a client holds of a session: a refresh token (`wbr_`) or the value of a browser's cookie (`wbc_`). Each is the
 * session's id, a secret and a MAC over both. The MAC tells one that the server once gave out from one that somebody
 * made up: junk ends without a database look-up, and only a real one, shown a second time, may end a session.
 */
import { equalInConstantTime, keyedHash } from '../../crypto/keyed-hash.ts';
import type { Random } from '../../config/world.ts';

export interface SessionSecrets {
  /** A new one for a session, and the hash to store of it. */
  issue(sessionId: string): { token: string; hash: string };
  /** The session and the hash of one that this server made, or undefined. */
  read(token: string): { sessionId: string; hash: string } | undefined;
}

/** Refresh tokens: each works once. */
export function createRefreshTokens(options: { pepper: Uint8Array; random: Random }): SessionSecrets {
  return createSecrets({ ...options, prefix: 'wbr_', purpose: 'refresh-token' });
}

/** Values of session cookies: one lives as long as its session. */
export function createCookieValues(options: { pepper: Uint8Array; random: Random }): SessionSecrets {
  return createSecrets({ ...options, prefix: 'wbc_', purpose: 'session-cookie' });
}

function createSecrets(options: { pepper: Uint8Array; random: Random; prefix: string; purpose: string }): SessionSecrets {
  const { pepper, random, prefix, purpose } = options;
  const macOf = (start: string) => keyedHash(pepper, `${purpose}-mac`, start).slice(0, 32);
  const hashOf = (token: string) => keyedHash(pepper, purpose, token);
  const form = new RegExp(`^(${prefix}(ses_[0-9a-f-]{36})\\.[\\w-]{43})\\.([0-9a-f]{32})$`);

  return {
    issue(sessionId) {
      const start = `${prefix}${sessionId}.${random.bytes(32).toString('base64url')}`;
      const token = `${start}.${macOf(start)}`;
      return { token, hash: hashOf(token) };
    },
    read(token) {
      const match = form.exec(token);
      if (match === null) return undefined;
      const [, start = '', sessionId = '', mac = ''] = match;
      return equalInConstantTime(mac, macOf(start)) ? { sessionId, hash: hashOf(token) } : undefined;
    },
  };
}
