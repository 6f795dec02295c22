/** API keys of an organization: made, shown once, used, revoked, deleted. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import { credentialKind, formatCredential } from '#shared/api/credentials.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { newId } from '../../config/world.ts';
import { equalInConstantTime, keyedHash } from '../../crypto/keyed-hash.ts';
import type { Foundation } from '../../foundation.ts';
import { invalidApiKey } from '../../http/authenticate.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { isoOrNull } from '../../http/instant.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import { rolePermissions, scopePermissions, type Permission, type Scope } from '../../http/permissions.ts';
import type { Principal } from '../../http/route.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent } from '../events/events.store.ts';
import * as store from './api-keys.store.ts';
import { createKeyUsage } from './key-usage.ts';

/** A key as lists show it. Its secret part is nowhere. */
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
}

export interface NewKeyRequest {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly mode: 'live' | 'test';
  /** Milliseconds since the epoch; null never expires. */
  readonly expiresAt: number | null;
}

export interface ApiKeysService {
  /** Makes a key; the reply is the only place where it is whole. */
  create(request: NewKeyRequest, caller: Caller): Promise<ApiKeyReply & { readonly key: string }>;
  list(orgId: string, query: { limit: number; cursor?: string | undefined }): Promise<Page<ApiKeyReply> & { readonly api_keys: readonly ApiKeyReply[] }>;
  get(orgId: string, id: string): Promise<ApiKeyReply>;
  /** Ends a key at once. Ending it again changes nothing. */
  revoke(id: string, caller: Caller): Promise<{ id: string; status: 'revoked'; revoked_at: string }>;
  delete(id: string, caller: Caller): Promise<void>;
  /** The principal behind a key. @throws {AppError} `invalid_api_key` for any key that may not be used. */
  authenticate(key: string): Promise<Principal>;
  /** Writes the counted uses. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** What a test key may do at most: read, and create scans, which are marked as test. */
const testPermissions: ReadonlySet<Permission> = new Set([...scopePermissions('read'), 'scan:write']);

export function createApiKeysService(foundation: Foundation): ApiKeysService {
  const { db, clock, random, keys, cursors } = foundation;
  const usage = createKeyUsage(foundation);
  const hashOf = (key: string) => keyedHash(keys.pepper, 'api-key', key);

  async function existing(orgId: string, id: string, executor = db.kysely): Promise<store.StoredKey> {
    const row = await store.findOrganizationKey(executor, { orgId, id });
    if (row === undefined) throw notFound('API key', id);
    return row;
  }

  return {
    async create({ name, scopes, mode, expiresAt }, caller) {
      const now = clock.now();
      if (expiresAt !== null && expiresAt <= now) throw apiError('unprocessable', 'expires_at must be in the future.', { field: 'expires_at' });
      const key = formatCredential(mode === 'live' ? 'live_key' : 'test_key', random.bytes(32));
      const sorted = [...new Set(scopes)].sort(byCodeUnit);
      const row = { id: newId('key', { clock, random }), org_id: caller.orgId, user_id: null, name, scopes: JSON.stringify(sorted), mode, hash: hashOf(key), created_at: now, expires_at: expiresAt };
      await db.transaction(async (tx) => {
        await store.insertApiKey(tx, row);
        await appendEvent(tx, { orgId: caller.orgId, type: 'api_key.created', subject: row.id, data: { name, mode }, at: now });
        await appendAudit(tx, entryOf(caller, { action: 'api_key.create', target: row.id, detail: { name, scopes: sorted, mode, expires_at: isoOrNull(expiresAt) }, at: now }));
      });
      return { ...replyOf({ ...row, revoked_at: null, last_used_at: null, request_count: 0, deleted_at: null, previous_hash: null, previous_expires_at: null }, now), key };
    },

    async list(orgId, query) {
      const scope = { orgId, list: 'listApiKeys' };
      const rows = await store.listOrganizationKeys(db.kysely, orgId, pageRequest(cursors, scope, query));
      const total = await store.countOrganizationKeys(db.kysely, orgId);
      const now = clock.now();
      const position = (row: store.StoredKey) => ({ key: row.created_at, id: row.id });
      const page = toPage({ rows, limit: query.limit, cursors, scope, position, item: (row) => replyOf(row, now), total });
      return { ...page, api_keys: page.data };
    },

    async get(orgId, id) {
      await existing(orgId, id);
      await usage.flush();
      return replyOf(await existing(orgId, id), clock.now());
    },

    async revoke(id, caller) {
      const at = clock.now();
      return db.transaction(async (tx) => {
        const row = await existing(caller.orgId, id, tx);
        const isNew = await store.revokeKey(tx, { orgId: caller.orgId, id, at });
        if (isNew) await appendEvent(tx, { orgId: caller.orgId, type: 'api_key.revoked', subject: id, data: { name: row.name }, at });
        await appendAudit(tx, entryOf(caller, { action: 'api_key.revoke', target: id, detail: { changed: isNew }, at }));
        return { id, status: 'revoked' as const, revoked_at: new Date(isNew ? at : (row.revoked_at ?? at)).toISOString() };
      });
    },

    async delete(id, caller) {
      const at = clock.now();
      await db.transaction(async (tx) => {
        const row = await existing(caller.orgId, id, tx);
        await store.deleteKey(tx, { orgId: caller.orgId, id, at });
        await appendEvent(tx, { orgId: caller.orgId, type: 'api_key.deleted', subject: id, data: { name: row.name }, at });
        await appendAudit(tx, entryOf(caller, { action: 'api_key.delete', target: id, detail: { name: row.name }, at }));
      });
    },

    async authenticate(key) {
      const kind = credentialKind(key);
      if (kind !== 'live_key' && kind !== 'test_key') throw invalidApiKey();
      const hash = hashOf(key);
      const row = await store.findKeyByHash(db.kysely, hash);
      if (row === undefined || !equalInConstantTime(row.hash, hash)) throw invalidApiKey();
      const isEnded = row.revoked_at !== null || (row.expires_at !== null && row.expires_at <= clock.now());
      // A personal key never outlives its owner's membership.
      const isOrphaned = row.user_id !== null && (row.role === null || row.user_disabled_at !== null);
      if (isEnded || isOrphaned) throw invalidApiKey({ orgId: row.org_id, type: 'api_key', id: row.id });
      usage.note({ orgId: row.org_id, id: row.id });
      return principalOf(row);
    },

    flush: usage.flush,
    close: usage.close,
  };
}

function principalOf(row: store.PresentedKey): Principal {
  const scopes = JSON.parse(row.scopes) as Scope[];
  const isTest = row.mode === 'test';
  let granted = new Set(scopes.flatMap((scope) => [...scopePermissions(scope)]));
  if (isTest) granted = granted.intersection(testPermissions);
  if (row.role !== null) granted = granted.intersection(rolePermissions[row.role]);
  const owner = row.user_id === null ? {} : { userId: row.user_id };
  return { type: 'api_key', id: row.id, orgId: row.org_id, permissions: granted, scopes, isTest, ...owner };
}

function replyOf(row: store.StoredKey, now: number): ApiKeyReply {
  const isExpired = row.expires_at !== null && row.expires_at <= now;
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
  };
}
