/** Organizations: made by people, changed and ended by those who run them. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import type { JsonObject } from '#shared/model/fact.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import type { Tx } from '../../db/connection.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { lostUpdate } from '../../http/etag.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import type { Role } from '../../http/permissions.ts';
import type { Principal } from '../../http/route.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { insertMembership } from '../auth/auth.store.ts';
import { findSession } from '../auth/sessions.store.ts';
import { appendEvent } from '../events/events.store.ts';
import { defaultSlug } from './default-organization.ts';
import { endOrganization } from './end-organization.store.ts';
import { addOrganization } from './new-organization.ts';
import * as store from './organizations.store.ts';
import { slugOf } from './slug.ts';

/** Organizations that one user may own. */
export const organizationsOwnedMax = 20;

/** Days for which scans may be kept. */
export const retentionDays = { min: 1, max: 3_650 } as const;

export interface OrganizationReply {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** Of the person who asks; null for a key. */
  readonly role: Role | null;
  readonly accepts_unsigned: boolean;
  readonly legal_hold: boolean;
  readonly scan_retention_days: number | null;
  readonly version: number;
  readonly created_at: string;
}

export interface OrganizationChange {
  readonly name?: string | undefined;
  readonly accepts_unsigned?: boolean | undefined;
  readonly legal_hold?: boolean | undefined;
  readonly scan_retention_days?: number | null | undefined;
}

export interface OrganizationsService {
  /** Makes an organization that the user owns. @throws {AppError} `conflict` for a short name that is taken, `unprocessable` past `organizationsOwnedMax`. */
  create(request: { name: string; slug?: string | undefined }, principal: Principal, caller: Caller): Promise<OrganizationReply>;
  /** The organizations that the principal can reach: all of a person's, the one of a key or of a single sign-on session. */
  list(principal: Principal, query: { limit: number; cursor?: string | undefined }): Promise<Page<OrganizationReply>>;
  get(principal: Principal): Promise<OrganizationReply>;
  /** @throws {AppError} `precondition_failed` when `ifVersion` is not the version in force. */
  update(change: OrganizationChange, principal: Principal, caller: Caller, ifVersion?: number): Promise<OrganizationReply>;
  /** Ends the organization with every credential of it. @param confirm - its short name, repeated. */
  delete(confirm: string, caller: Caller): Promise<void>;
}

export function createOrganizationsService(foundation: Foundation): OrganizationsService {
  const { db, clock, cursors } = foundation;

  async function existing(orgId: string, executor = db.kysely): Promise<store.StoredOrganization> {
    const organization = await store.findOrganization(executor, orgId);
    if (organization === undefined) throw notFound('organization', orgId);
    return organization;
  }

  /** Whether the principal may leave the organization that it works in now. */
  async function isBound({ type, sessionId }: Principal): Promise<boolean> {
    if (type !== 'user' || sessionId === undefined) return true;
    return (await findSession(db.kysely, sessionId))?.sso_connection_id !== null;
  }

  /** Under a short name of one's own choice, or one made from the name, with something behind it when that is taken. */
  async function addUnderFreeSlug(tx: Tx, request: { name: string; slug?: string | undefined }, by: { createdBy: string; at: number }) {
    const { name, slug } = request;
    if (slug !== undefined) {
      const added = await addOrganization(tx, foundation, { slug, name, ...by });
      if (added === undefined) throw apiError('conflict', `The short name ${JSON.stringify(slug)} is taken.`, { field: 'slug' });
      return { ...added, slug };
    }
    for (const candidate of [slugOf(name), slugOf(name, foundation.random.bytes(4).toString('hex'))]) {
      const added = await addOrganization(tx, foundation, { slug: candidate, name, ...by });
      if (added !== undefined) return { ...added, slug: candidate };
    }
    throw apiError('conflict', 'No free short name was found.', { field: 'slug', hint: 'Choose one.' });
  }

  return {
    async create(request, principal, caller) {
      const { userId } = principal;
      if (userId === undefined || principal.type !== 'user') throw apiError('insufficient_scope', 'An organization is made by a signed-in user, not by a key.');
      if (await isBound(principal)) throw apiError('unprocessable', 'A session of single sign-on works in its own organization only.', { hint: 'Sign in with a password to make an organization.' });
      const at = clock.now();
      const id = await db.transaction(async (tx) => {
        if ((await store.countOwnedOrganizations(tx, userId)) >= organizationsOwnedMax) throw apiError('unprocessable', `A user owns at most ${organizationsOwnedMax} organizations (limit organizationsOwnedMax).`);
        const added = await addUnderFreeSlug(tx, request, { createdBy: userId, at });
        await insertMembership(tx, { org_id: added.id, user_id: userId, role: 'owner', created_at: at });
        await appendEvent(tx, { orgId: added.id, type: 'organization.changed', subject: added.id, data: { change: 'created', slug: added.slug, name: request.name }, at });
        // The first entry of the new organization's own chain.
        await appendAudit(tx, entryOf({ ...caller, orgId: added.id }, { action: 'organization.create', target: added.id, detail: { slug: added.slug, name: request.name, starter_policies: added.policyCount }, at }));
        return added.id;
      });
      return replyOf(await existing(id), 'owner');
    },

    async list(principal, query) {
      const { orgId, userId } = principal;
      const scope = { orgId, list: 'listOrganizations' };
      const isOne = userId === undefined || (await isBound(principal));
      const rows: (store.StoredOrganization & { readonly role: Role | null })[] = isOne
        ? [{ ...(await existing(orgId)), role: principal.role ?? null }]
        : await store.listOrganizationsOf(db.kysely, userId, pageRequest(cursors, scope, query));
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.created_at, id: row.id }), item: (row) => replyOf(row, row.role) });
    },

    get: async (principal) => replyOf(await existing(principal.orgId), principal.role ?? null),

    async update(change, principal, caller, ifVersion) {
      const { orgId } = caller;
      const at = clock.now();
      const after = await db.transaction(async (tx) => {
        await store.lockOrganization(tx, orgId);
        const before = await existing(orgId, tx);
        if (ifVersion !== undefined && ifVersion !== before.version) throw lostUpdate('organization', before.version);
        const settings = {
          name: change.name ?? before.name,
          acceptsUnsigned: change.accepts_unsigned ?? before.accepts_unsigned === 1,
          legalHold: change.legal_hold ?? before.legal_hold === 1,
          scanRetentionDays: change.scan_retention_days === undefined ? before.scan_retention_days : change.scan_retention_days,
        };
        if (!(await store.updateOrganization(tx, { orgId, readVersion: before.version, settings }))) throw lostUpdate('organization', before.version + 1);
        const changed = await existing(orgId, tx);
        await appendEvent(tx, { orgId, type: 'organization.changed', subject: orgId, data: { change: 'updated', name: changed.name, version: changed.version }, at });
        await appendAudit(tx, entryOf(caller, { action: 'organization.update', target: orgId, detail: { version: changed.version, before: digest(before), after: digest(changed), changed: changedFields(change) }, at }));
        return changed;
      });
      return replyOf(after, principal.role ?? null);
    },

    async delete(confirm, caller) {
      const { orgId } = caller;
      const at = clock.now();
      await db.transaction(async (tx) => {
        await store.lockOrganization(tx, orgId);
        const organization = await existing(orgId, tx);
        if (organization.slug === defaultSlug) throw apiError('conflict', 'The organization default cannot be deleted: the server itself works in it.');
        if (confirm !== organization.slug) {
          throw apiError('validation_error', 'confirm must repeat the short name of the organization.', { field: 'confirm', hint: `Send confirm=${organization.slug} to delete it with all of its keys and agents.` });
        }
        if (organization.legal_hold === 1) throw apiError('conflict', 'The organization is under legal hold.', { hint: 'Lift it first: PUT {"legal_hold": false}.' });
        const ended = await endOrganization(tx, { orgId, at });
        await appendEvent(tx, { orgId, type: 'organization.changed', subject: orgId, data: { change: 'deleted', slug: organization.slug }, at });
        await appendAudit(tx, entryOf(caller, { action: 'organization.delete', target: orgId, detail: { slug: organization.slug, ...ended }, at }));
      });
    },
  };
}

function changedFields(change: OrganizationChange): string[] {
  return Object.entries(change).flatMap(([field, value]) => (value === undefined ? [] : field));
}

function digest(organization: store.StoredOrganization): string {
  const { name, accepts_unsigned, legal_hold, scan_retention_days } = organization;
  const settings: JsonObject = { name, accepts_unsigned, legal_hold, scan_retention_days };
  return sha256Hex(JSON.stringify(settings));
}

function replyOf(organization: store.StoredOrganization, role: Role | null): OrganizationReply {
  return {
    id: organization.id,
    slug: organization.slug,
    name: organization.name,
    role,
    accepts_unsigned: organization.accepts_unsigned === 1,
    legal_hold: organization.legal_hold === 1,
    scan_retention_days: organization.scan_retention_days,
    version: organization.version,
    created_at: new Date(organization.created_at).toISOString(),
  };
}
