/**
 * Refresh tokens: `wbr_`, the session's id, a secret and a MAC over both. The MAC tells a token that the server once
 * gave out from one that somebody made up: only the first kind, shown a second time, may end a session.
 */
import { equalInConstantTime, keyedHash } from '../../crypto/keyed-hash.ts';
import type { Random } from '../../config/world.ts';

export interface RefreshTokens {
  /** A new token for a session, and the hash to store of it. */
  issue(sessionId: string): { token: string; hash: string };
  /** The session and the hash of a token that this server made, or undefined. */
  read(token: string): { sessionId: string; hash: string } | undefined;
}

export function createRefreshTokens(options: { pepper: Uint8Array; random: Random }): RefreshTokens {
  const { pepper, random } = options;
  const macOf = (start: string) => keyedHash(pepper, 'refresh-token-mac', start).slice(0, 32);
  const hashOf = (token: string) => keyedHash(pepper, 'refresh-token', token);

  return {
    issue(sessionId) {
      const start = `wbr_${sessionId}.${random.bytes(32).toString('base64url')}`;
      const token = `${start}.${macOf(start)}`;
      return { token, hash: hashOf(token) };
    },
    read(token) {
      const match = /^(wbr_(ses_[0-9a-f-]{36})\.[\w-]{43})\.([0-9a-f]{32})$/.exec(token);
      if (match === null) return undefined;
      const [, start = '', sessionId = '', mac = ''] = match;
      return equalInConstantTime(mac, macOf(start)) ? { sessionId, hash: hashOf(token) } : undefined;
    },
  };
}
