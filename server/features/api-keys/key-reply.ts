/** A key as lists and replies show it. Its secret part is nowhere. */
import { isoOrNull } from '../../http/instant.ts';
import type { Scope } from '../../http/permissions.ts';
import type { StoredKey } from './api-keys.store.ts';

export interface ApiKeyReply {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly mode: 'live' | 'test';
  readonly status: 'active' | 'expired' | 'revoked';
  readonly created_at: string;
  readonly expires_at: string | null;
  readonly revoked_at: string | null;
  readonly last_used_at: string | null;
  readonly request_count: number;
  /** Until when the value before the last rotation works; null when it does not. */
  readonly previous_expires_at: string | null;
}

/** @param now - milliseconds since the epoch. */
export function replyOf(row: StoredKey, now: number): ApiKeyReply {
  const isExpired = row.expires_at !== null && row.expires_at <= now;
  const isPreviousGood = row.revoked_at === null && row.previous_expires_at !== null && row.previous_expires_at > now;
  return {
    id: row.id,
    name: row.name,
    scopes: JSON.parse(row.scopes) as Scope[],
    mode: row.mode,
    status: row.revoked_at !== null ? 'revoked' : isExpired ? 'expired' : 'active',
    created_at: new Date(row.created_at).toISOString(),
    expires_at: isoOrNull(row.expires_at),
    revoked_at: isoOrNull(row.revoked_at),
    last_used_at: isoOrNull(row.last_used_at),
    request_count: row.request_count,
    previous_expires_at: isPreviousGood ? isoOrNull(row.previous_expires_at) : null,
  };
}
