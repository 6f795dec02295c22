/** API keys: of an organization, and of people. Made, shown once, used, rotated, revoked, deleted. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import { credentialKind, formatCredential } from '#shared/api/credentials.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import type { AccessConfig } from '../../config/access.ts';
import { newId } from '../../config/world.ts';
import { equalInConstantTime, keyedHash } from '../../crypto/keyed-hash.ts';
import type { Executor } from '../../db/connection.ts';
import type { Foundation } from '../../foundation.ts';
import { createMemo } from '../../db/memo.ts';
import { invalidApiKey } from '../../http/authenticate.ts';
import { entryOf, type Caller, type Origin } from '../../http/caller.ts';
import { isoOrNull } from '../../http/instant.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import type { Scope } from '../../http/permissions.ts';
import type { Principal } from '../../http/route.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent } from '../events/events.store.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
import * as store from './api-keys.store.ts';
import { createKeyHashes } from './key-hashes.ts';
import { assertMayGive, principalOf } from './key-principal.ts';
import { replyOf, type ApiKeyReply } from './key-reply.ts';
import { createKeyUsage } from './key-usage.ts';

/** Keys that are not deleted. */
export const keyLimits = { organizationKeysMax: 1_000, personalKeysMax: 50 } as const;

export interface NewKeyRequest {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly mode: 'live' | 'test';
  /** Milliseconds since the epoch; null never expires. */
  readonly expiresAt: number | null;
}

export interface ApiKeysDependencies {
  readonly access: Pick<AccessConfig, 'keyRotationMs' | 'internalKey'>;
  /** The organization that the static internal key delivers to. */
  readonly defaultOrgId: string;
}

/** What replaced a key, or the key itself. */
export type WholeKey = ApiKeyReply & { readonly key: string };

/** Keys of the organization itself where `userId` is null or absent; else of that person, and nobody else's. */
export interface ApiKeysService {
  /**
   * Makes a key; the reply is the only place where it is whole.
   * @param giver - who may give no more than they have; absent for the server itself.
   * @throws {AppError} `unprocessable` at a limit, `insufficient_scope` or `insufficient_role` for more than the giver has.
   */
  create(request: NewKeyRequest, caller: Caller, giver?: Principal): Promise<WholeKey>;
  /**
   * Makes a key of the person who asks. Its scopes may be more than its owner's role: what it may do is always cut down
   * to what the owner may. Only a key gives no more scopes than it has. The name is the date when absent.
   */
  createPersonal(request: Omit<NewKeyRequest, 'name'> & { readonly name?: string }, caller: Caller, giver: Principal): Promise<WholeKey>;
  list(owner: store.KeyOwner, query: { limit: number; cursor?: string | undefined }): Promise<Page<ApiKeyReply>>;
  get(orgId: string, id: string): Promise<ApiKeyReply>;
  /** A new value for a key of the organization. The old one works for a while; one older still ends at once. */
  rotate(id: string, caller: Caller, giver: Principal): Promise<WholeKey>;
  /** Ends a key at once, with its old value. Ending it again changes nothing. */
  revoke(id: string, caller: Caller, userId?: string | null): Promise<{ id: string; status: 'revoked'; revoked_at: string }>;
  delete(id: string, caller: Caller, userId?: string | null): Promise<void>;
  /** Ends a key that somebody found. Says nothing about whether there is such a key. */
  report(found: { readonly key: string } | { readonly hash: string }, origin: Origin): Promise<void>;
  /** The principal behind a key. @throws {AppError} `invalid_api_key` for any key that may not be used. */
  authenticate(key: string): Promise<Principal>;
  /** A principal that was let in before, as it is now. @throws {AppError} `invalid_api_key` when it does not stand any more. */
  standing(key: { orgId: string; id: string }): Promise<Principal>;
  /** The principal behind the static internal key; undefined for anything else. */
  internalPrincipal(key: string): Principal | undefined;
  /** Writes the counted uses. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** A key as it was looked up, by the value that was shown. */
interface KnownKey {
  readonly row: store.PresentedKey;
  /** Whether it is the key's value now, and not the one before the last rotation. */
  readonly isCurrent: boolean;
  readonly principal: Principal;
}

export function createApiKeysService(foundation: Foundation, { access, defaultOrgId }: ApiKeysDependencies): ApiKeysService {
  const { db, clock, random, keys, cursors } = foundation;
  const usage = createKeyUsage(foundation);
  const known = createMemo<KnownKey>(db);
  const hashes = createKeyHashes(keys.pepper);
  const internalHash = (key: string) => keyedHash(keys.pepper, 'internal-key', key);
  const internal = access.internalKey === undefined ? undefined : internalHash(access.internalKey);

  async function existing(owner: store.KeyOwner, id: string, executor: Executor = db.kysely): Promise<store.StoredKey> {
    const row = await store.findKey(executor, owner, id);
    if (row === undefined) throw notFound('API key', id);
    return row;
  }

  /** The key that somebody shows; whether it may be used is another question, which the clock decides. */
  async function lookUp(key: string): Promise<KnownKey | undefined> {
    const asked = hashes.stored(key);
    const current = await store.findKeyByHash(db.kysely, asked);
    const row = current ?? (await store.findKeyByPreviousHash(db.kysely, asked));
    const stored = current === undefined ? row?.previous_hash : current.hash;
    if (row === undefined || stored === null || stored === undefined || !equalInConstantTime(asked, stored)) return undefined;
    return { row, isCurrent: current !== undefined, principal: principalOf(row) };
  }

  /** @throws {AppError} `invalid_api_key`. */
  function assertStands(row: store.PresentedKey): void {
    const isEnded = row.revoked_at !== null || (row.expires_at !== null && row.expires_at <= clock.now()) || row.org_deleted_at !== null;
    // A personal key never outlives its owner's membership.
    const isOrphaned = row.user_id !== null && (row.role === null || row.user_disabled_at !== null);
    if (isEnded || isOrphaned) throw refused(row);
  }

  const newValue = (mode: 'live' | 'test') => formatCredential(mode === 'live' ? 'live_key' : 'test_key', random.bytes(32));

  async function make({ name, scopes, mode, expiresAt }: NewKeyRequest, caller: Caller, userId: string | null): Promise<WholeKey> {
    const { orgId } = caller;
    const now = clock.now();
    if (expiresAt !== null && expiresAt <= now) throw apiError('unprocessable', 'expires_at must be in the future.', { field: 'expires_at' });
    const key = newValue(mode);
    const sorted = [...new Set(scopes)].sort(byCodeUnit);
    const row = { id: newId('key', { clock, random }), org_id: orgId, user_id: userId, name, scopes: JSON.stringify(sorted), mode, hash: hashes.stored(key), created_at: now, expires_at: expiresAt };
    await db.transaction(async (tx) => {
      await lockOrganization(tx, orgId);
      assertBelowLimit(await store.countKeys(tx, { orgId, userId }), userId);
      await store.insertApiKey(tx, row);
      await appendEvent(tx, { orgId, type: 'api_key.created', subject: row.id, data: { name, mode }, at: now });
      await appendAudit(tx, entryOf(caller, { action: 'api_key.create', target: row.id, detail: { name, scopes: sorted, mode, expires_at: isoOrNull(expiresAt), user_id: userId }, at: now }));
    });
    return { ...replyOf({ ...row, revoked_at: null, last_used_at: null, request_count: 0, deleted_at: null, previous_hash: null, previous_expires_at: null }, now), key };
  }

  return {
    async create(request, caller, giver) {
      if (giver !== undefined) assertMayGive(giver, request.scopes);
      return make(request, caller, null);
    },

    async createPersonal({ name, ...request }, caller, giver) {
      if (giver.type === 'api_key') assertMayGive(giver, request.scopes);
      if (giver.userId === undefined) throw new Error('A personal key needs a person.');
      return make({ name: name ?? `API key ${new Date(clock.now()).toISOString().slice(0, 10)}`, ...request }, caller, giver.userId);
    },

    async list(owner, query) {
      const scope = { orgId: owner.orgId, list: 'listApiKeys', filter: { user: owner.userId ?? undefined } };
      const rows = await store.listKeys(db.kysely, owner, pageRequest(cursors, scope, query));
      const total = await store.countKeys(db.kysely, owner);
      const now = clock.now();
      const position = (row: store.StoredKey) => ({ key: row.created_at, id: row.id });
      return toPage({ rows, limit: query.limit, cursors, scope, position, item: (row) => replyOf(row, now), total });
    },

    async get(orgId, id) {
      const owner = { orgId, userId: null };
      await existing(owner, id);
      await usage.flush();
      return replyOf(await existing(owner, id), clock.now());
    },

    async rotate(id, caller, giver) {
      const { orgId } = caller;
      const at = clock.now();
      const previousExpiresAt = access.keyRotationMs === 0 ? null : at + access.keyRotationMs;
      return db.transaction(async (tx) => {
        const row = await existing({ orgId, userId: null }, id, tx);
        // Its new value is shown: whoever reads it has what the key may do.
        assertMayGive(giver, JSON.parse(row.scopes) as Scope[]);
        if (row.revoked_at !== null || (row.expires_at !== null && row.expires_at <= at)) throw hasEnded();
        const key = newValue(row.mode);
        const newHash = hashes.stored(key);
        const isRotated = await store.rotateKey(tx, { orgId, id, oldHash: row.hash, newHash, previousExpiresAt });
        if (!isRotated) throw apiError('conflict', 'The key was changed by somebody else meanwhile.', { hint: 'Read it again.' });
        const until = isoOrNull(previousExpiresAt);
        await appendEvent(tx, { orgId, type: 'api_key.rotated', subject: id, data: { name: row.name, previous_expires_at: until }, at });
        await appendAudit(tx, entryOf(caller, { action: 'api_key.rotate', target: id, detail: { name: row.name, previous_expires_at: until }, at }));
        return { ...replyOf({ ...row, previous_expires_at: previousExpiresAt }, at), key };
      });
    },

    async revoke(id, caller, userId = null) {
      const { orgId } = caller;
      const at = clock.now();
      return db.transaction(async (tx) => {
        const row = await existing({ orgId, userId }, id, tx);
        const isNew = await store.revokeKey(tx, { orgId, id, at });
        if (isNew) await appendEvent(tx, { orgId, type: 'api_key.revoked', subject: id, data: { name: row.name }, at });
        await appendAudit(tx, entryOf(caller, { action: 'api_key.revoke', target: id, detail: { changed: isNew }, at }));
        return { id, status: 'revoked' as const, revoked_at: new Date(isNew ? at : (row.revoked_at ?? at)).toISOString() };
      });
    },

    async delete(id, caller, userId = null) {
      const { orgId } = caller;
      const at = clock.now();
      await db.transaction(async (tx) => {
        const row = await existing({ orgId, userId }, id, tx);
        await store.deleteKey(tx, { orgId, id, at });
        await appendEvent(tx, { orgId, type: 'api_key.deleted', subject: id, data: { name: row.name }, at });
        await appendAudit(tx, entryOf(caller, { action: 'api_key.delete', target: id, detail: { name: row.name }, at }));
      });
    },

    async report(found, origin) {
      if ('key' in found && !isKey(found.key)) return;
      const asked = 'key' in found ? hashes.stored(found.key) : hashes.reported(found.hash);
      const at = clock.now();
      await db.transaction(async (tx) => {
        const current = await store.findKeyByHash(tx, asked);
        const row = current ?? (await store.findKeyByPreviousHash(tx, asked));
        if (row === undefined) return;
        const { id, org_id: orgId, name } = row;
        // The value before a rotation ends alone: the new one did not leak, and may have been made because of the leak.
        const isChanged = current !== undefined ? await store.revokeKey(tx, { orgId, id, at }) : await store.endPreviousValue(tx, { orgId, id, previousHash: row.previous_hash ?? '' });
        // Nothing for a key that has ended: anybody can send it again and again.
        if (!isChanged) return;
        const value = current !== undefined ? 'current' : 'previous';
        if (current !== undefined) await appendEvent(tx, { orgId, type: 'api_key.revoked', subject: id, data: { name, reason: 'reported' }, at });
        else await appendEvent(tx, { orgId, type: 'api_key.rotated', subject: id, data: { name, reason: 'reported', previous_expires_at: null }, at });
        const caller: Caller = { orgId, actor: { type: 'system', id: 'reporter' }, ...origin };
        await appendAudit(tx, entryOf(caller, { action: 'api_key.report', target: id, detail: { name, by: 'key' in found ? 'key' : 'hash', value }, at }));
      });
    },

    async authenticate(key) {
      if (!isKey(key)) throw invalidApiKey();
      const found = await known.get(sha256Hex(key), () => lookUp(key));
      if (found === undefined) throw invalidApiKey();
      const { row, isCurrent } = found;
      const isRotatedOut = !isCurrent && (row.previous_expires_at === null || row.previous_expires_at <= clock.now());
      if (isRotatedOut) throw refused(row);
      assertStands(row);
      usage.note({ orgId: row.org_id, id: row.id });
      return found.principal;
    },

    async standing({ orgId, id }) {
      const row = await store.findPresentedKey(db.kysely, { orgId, id });
      if (row === undefined) throw invalidApiKey();
      assertStands(row);
      return principalOf(row);
    },

    internalPrincipal(key) {
      // Both as hashes of one length: the time of the comparison tells nothing about the key.
      if (internal === undefined || !equalInConstantTime(internalHash(key), internal)) return undefined;
      return { type: 'api_key', id: 'key_internal', orgId: defaultOrgId, permissions: new Set(), scopes: ['ingest'], isTest: false };
    },

    flush: usage.flush,
    close: usage.close,
  };
}

/** Whether a text has the form and the checksum of a key. Junk ends here, without a look at the database. */
function isKey(text: string): boolean {
  const kind = credentialKind(text);
  return kind === 'live_key' || kind === 'test_key';
}

function refused(row: store.PresentedKey) {
  return invalidApiKey({ orgId: row.org_id, type: 'api_key', id: row.id });
}

function assertBelowLimit(count: number, userId: string | null): void {
  const [what, name] = userId === null ? (['An organization', 'organizationKeysMax'] as const) : (['A user', 'personalKeysMax'] as const);
  const max = keyLimits[name];
  if (count >= max) throw apiError('unprocessable', `${what} has at most ${max} keys (limit ${name}).`, { hint: 'Delete keys that are not used any more.' });
}

function hasEnded() {
  return apiError('conflict', 'The key has ended and gets no new value.', { hint: 'Make a new key.' });
}
