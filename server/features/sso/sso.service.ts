/** The identity provider of an organization: its configuration, and signing in through it. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { newId } from '../../config/world.ts';
import type { AccessConfig } from '../../config/access.ts';
import type { Tx } from '../../db/connection.ts';
import type { SsoConnectionRow } from '../../db/schema.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { lostUpdate } from '../../http/etag.ts';
import type { Role } from '../../http/permissions.ts';
import type { Principal } from '../../http/route.ts';
import type { Outbound } from '../../outbound/outbound.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { endSessions } from '../auth/sessions.ts';
import { appendEvent } from '../events/events.store.ts';
import { assertMayGrant } from '../organizations/grant-role.ts';
import { countOwners } from '../organizations/members.store.ts';
import { findOrganizationBySlug, lockOrganization } from '../organizations/organizations.store.ts';
import { isSharedMailDomain } from './mail-domains.ts';
import { createProviders } from './provider.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import * as store from './sso.store.ts';

export interface SsoDependencies {
  readonly access: AccessConfig;
  readonly outbound: Outbound;
}

/** A connection as replies show it. Its secret is nowhere. */
export interface ConnectionReply {
  readonly id: string;
  readonly issuer: string;
  readonly client_id: string;
  readonly has_client_secret: boolean;
  readonly domains: readonly string[];
  readonly default_role: Role;
  readonly enabled: boolean;
  readonly enforced: boolean;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface ConnectionChange {
  readonly issuer?: string | undefined;
  readonly client_id?: string | undefined;
  /** Null: a public client has none. */
  readonly client_secret?: string | null | undefined;
  readonly domains?: readonly string[] | undefined;
  readonly default_role?: Exclude<Role, 'owner'> | undefined;
}

export interface SsoService {
  get(orgId: string): Promise<ConnectionReply>;
  /**
   * Makes the connection, switched off, or changes what was sent. Another issuer ends the sessions of the one before.
   * @throws {AppError} `url_not_allowed` or `unprocessable` for an issuer that is none, `precondition_failed`.
   */
  configure(change: ConnectionChange, principal: Principal, caller: Caller, ifVersion?: number): Promise<{ connection: ConnectionReply; isNew: boolean }>;
  /**
   * Switches it on or off; off ends its sessions. Enforced, only it and owners with a password get in.
   * @throws {AppError} `unprocessable` when nobody could get in if the provider fails.
   */
  toggle(wanted: { enabled: boolean; enforced?: boolean | undefined }, caller: Caller): Promise<ConnectionReply>;
  /** Removes it and ends its sessions. */
  delete(caller: Caller): Promise<void>;
  /** Whether an organization has single sign-on. An unknown one has none. */
  isEnabled(slug: string): Promise<boolean>;
  /** Where the provider sends browsers back to. @param origin - of the request; used when there is no public address. */
  redirectUri(slug: string, origin: string): string;
  readonly allowsInsecureHttp: boolean;
  /** Seconds from now to an instant, for the age of a cookie. */
  secondsUntil(at: number): number;
  readonly signIn: SignIn;
}

export function createSsoService(foundation: Foundation, { access, outbound }: SsoDependencies): SsoService {
  const { db, clock, random, vault } = foundation;
  const providers = createProviders({ outbound, clock });

  async function existing(orgId: string, executor = db.kysely): Promise<SsoConnectionRow> {
    const connection = await store.findConnection(executor, orgId);
    if (connection === undefined) throw notFound('single sign-on connection of', orgId);
    return connection;
  }

  async function tell(tx: Tx, caller: Caller, connection: SsoConnectionRow, change: string): Promise<void> {
    await appendEvent(tx, { orgId: caller.orgId, type: 'sso.changed', subject: connection.id, data: { change, enabled: connection.is_enabled === 1, enforced: connection.is_enforced === 1 }, at: clock.now() });
  }

  /** Nothing that came of a connection goes on without it. */
  async function endOf(tx: Tx, connection: SsoConnectionRow, at: number): Promise<number> {
    await store.deleteLogins(tx, connection.org_id);
    return endSessions(tx, { orgId: connection.org_id, ssoConnectionId: connection.id, at });
  }

  return {
    get: async (orgId) => replyOf(await existing(orgId)),

    async configure(change, principal, caller, ifVersion) {
      const { orgId } = caller;
      const at = clock.now();
      const seen = await store.findConnection(db.kysely, orgId);
      assertVersion(seen, ifVersion);
      const next = merged(seen, change);
      assertMayGrant(principal, next.defaultRole);
      // Before the transaction: the answer may take seconds.
      const isOtherProvider = seen === undefined || next.issuer !== seen.issuer;
      const isAsked = change.issuer !== undefined || isOtherProvider;
      const { issuer } = isAsked ? await providers.discover({ issuer: next.issuer, clientId: next.clientId, clientSecret: undefined }) : next;

      return db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const before = await store.findConnection(tx, orgId);
        if (before?.version !== seen?.version || before?.id !== seen?.id) throw lostUpdate('single sign-on connection', before?.version ?? 0);
        const id = before?.id ?? newId('sco', { clock, random });
        const place = { orgId, table: 'sso_connections', row: id, column: 'client_secret' };
        const secret = change.client_secret === undefined ? (before?.client_secret ?? null) : change.client_secret === null ? null : await vault.seal(tx, place, Buffer.from(change.client_secret, 'utf8'));
        const row: SsoConnectionRow = {
          org_id: orgId,
          id,
          issuer,
          client_id: next.clientId,
          client_secret: secret,
          domains: JSON.stringify(next.domains),
          default_role: next.defaultRole,
          is_enabled: before?.is_enabled ?? 0,
          is_enforced: before?.is_enforced ?? 0,
          version: (before?.version ?? 0) + 1,
          created_at: before?.created_at ?? at,
          updated_at: at,
        };
        if (before === undefined) await store.insertConnection(tx, row);
        else if (!(await store.updateConnection(tx, row))) throw lostUpdate('single sign-on connection', row.version);
        const ended = before !== undefined && (before.issuer !== issuer || before.client_id !== row.client_id) ? await endOf(tx, row, at) : 0;
        await tell(tx, caller, row, before === undefined ? 'created' : 'updated');
        const detail = { version: row.version, ...(before === undefined ? {} : { before: digest(before) }), after: digest(row), issuer, secret_changed: change.client_secret !== undefined, ended_sessions: ended };
        await appendAudit(tx, entryOf(caller, { action: before === undefined ? 'sso.create' : 'sso.update', target: id, detail, at }));
        return { connection: replyOf(row), isNew: before === undefined };
      });
    },

    async toggle({ enabled, enforced }, caller) {
      const { orgId } = caller;
      const at = clock.now();
      return db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const before = await existing(orgId, tx);
        const isEnforced = enforced ?? (enabled && before.is_enforced === 1);
        if (isEnforced && !enabled) throw apiError('unprocessable', 'Single sign-on that is switched off cannot be enforced.', { field: 'enforced' });
        if (isEnforced && (await countOwners(tx, { orgId })).withPassword === 0) {
          throw apiError('unprocessable', 'Enforcing needs an owner with a password, who can get in when the identity provider fails.', { field: 'enforced', hint: 'Make a member with a password an owner first.' });
        }
        const row = { ...before, is_enabled: enabled ? 1 : 0, is_enforced: isEnforced ? 1 : 0, version: before.version + 1, updated_at: at };
        await store.updateConnection(tx, row);
        const ended = enabled ? 0 : await endOf(tx, row, at);
        await tell(tx, caller, row, 'toggled');
        await appendAudit(tx, entryOf(caller, { action: 'sso.toggle', target: row.id, detail: { version: row.version, enabled, enforced: isEnforced, ended_sessions: ended }, at }));
        return replyOf(row);
      });
    },

    async delete(caller) {
      const { orgId } = caller;
      const at = clock.now();
      await db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const before = await existing(orgId, tx);
        const ended = await endOf(tx, before, at);
        await store.deleteConnection(tx, orgId);
        await tell(tx, caller, { ...before, is_enabled: 0, is_enforced: 0 }, 'deleted');
        await appendAudit(tx, entryOf(caller, { action: 'sso.delete', target: before.id, detail: { before: digest(before), ended_sessions: ended }, at }));
      });
    },

    async isEnabled(slug) {
      const organization = await findOrganizationBySlug(db.kysely, slug);
      return organization !== undefined && (await store.findConnection(db.kysely, organization.id))?.is_enabled === 1;
    },

    redirectUri: (slug, origin) => `${access.publicUrl ?? origin}/api/v1/sso/${encodeURIComponent(slug)}/callback`,
    allowsInsecureHttp: access.allowsInsecureHttp,
    secondsUntil: (at) => Math.max(0, Math.floor((at - clock.now()) / 1000)),
    signIn: createSignIn(foundation, { providers }),
  };
}

interface Configured {
  readonly issuer: string;
  readonly clientId: string;
  readonly domains: readonly string[];
  readonly defaultRole: Role;
}

/** What a connection will be: what was sent over what stands. */
function merged(before: SsoConnectionRow | undefined, change: ConnectionChange): Configured {
  const issuer = change.issuer ?? before?.issuer;
  const clientId = change.client_id ?? before?.client_id;
  const domains = change.domains ?? (before === undefined ? undefined : (JSON.parse(before.domains) as string[]));
  if (issuer === undefined) throw required('issuer');
  if (clientId === undefined) throw required('client_id');
  if (domains === undefined) throw required('domains');
  // Whoever may change the issuer must not have the secret of the one before sent to an address of their own.
  if (before !== undefined && before.client_secret !== null && issuer !== before.issuer && change.client_secret === undefined) {
    throw apiError('validation_error', 'client_secret is required with another issuer; the stored one belongs to the issuer before.', { field: 'client_secret', hint: 'Send null for a public client.' });
  }
  const shared = domains.find(isSharedMailDomain);
  if (shared !== undefined) throw apiError('unprocessable', `${shared} gives addresses to everybody; it is no organization’s own domain.`, { field: 'domains' });
  return { issuer, clientId, domains: [...new Set(domains)].sort(byCodeUnit), defaultRole: change.default_role ?? before?.default_role ?? 'viewer' };
}

function required(field: string) {
  return apiError('validation_error', `${field} is required.`, { field });
}

function assertVersion(seen: SsoConnectionRow | undefined, ifVersion: number | undefined): void {
  if (ifVersion !== undefined && ifVersion !== seen?.version) throw lostUpdate('single sign-on connection', seen?.version ?? 0);
}

/** Of the settings without the secret. */
function digest({ issuer, client_id, domains, default_role, is_enabled, is_enforced }: SsoConnectionRow): string {
  return sha256Hex(JSON.stringify({ issuer, client_id, domains, default_role, is_enabled, is_enforced }));
}

function replyOf(row: SsoConnectionRow): ConnectionReply {
  return {
    id: row.id,
    issuer: row.issuer,
    client_id: row.client_id,
    has_client_secret: row.client_secret !== null,
    domains: JSON.parse(row.domains) as string[],
    default_role: row.default_role,
    enabled: row.is_enabled === 1,
    enforced: row.is_enforced === 1,
    version: row.version,
    created_at: new Date(row.created_at).toISOString(),
    updated_at: new Date(row.updated_at).toISOString(),
  };
}
