/** Connected sources: what is configured of them, their sealed credentials, and whether they can be reached. */
import { z } from 'zod';
import { apiError, notFound } from '#shared/api/api-error.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import { newId } from '../../config/world.ts';
import type { Executor, Tx } from '../../db/connection.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { lostUpdate } from '../../http/etag.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import { validate } from '../../http/validation.ts';
import type { Doorbell } from '../../jobs/doorbell.ts';
import type { Outbound } from '../../outbound/outbound.ts';
import { appendAudit } from '../audit/audit.store.ts';
import * as credentials from '../credentials/credentials.store.ts';
import { changeSecret, hasSecrets, openSecret, secretSchemas, storeSecret, type Secret } from '../credentials/secrets.ts';
import { appendEvent } from '../events/events.store.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
import { expireTests, queueTest } from './connection-tests.ts';
import { followScanEnds } from './follow-scan-ends.ts';
import { audienceOf, configSchemas, targetsOf, type IntegrationConfig, type IntegrationKind } from './integration-config.ts';
import { isProbedHere, probe, type Probe } from './integration-probe.ts';
import { connectorReplyOf, integrationReplyOf, type ConnectorReply, type IntegrationReply, type ProbeReply } from './integration-reply.ts';
import { integrationBehind } from './integration-use.ts';
import { lastScans, nextRuns } from './integrations.reads.ts';
import { deleteSchedulesOf, listSchedulesOf, retargetSchedules } from './integration-schedules.store.ts';
import * as store from './integrations.store.ts';

/** Integrations of one organization, connectors among them. */
export const integrationsMax = 500;

/** Credentials removed in one run of the job. */
const spentMax = 200;

export interface NewIntegration {
  readonly name: string;
  readonly kind: IntegrationKind;
  /** Not parsed yet. */
  readonly config: unknown;
  /** A secret, not parsed yet. */
  readonly credential?: unknown;
  readonly credentialName?: string | null | undefined;
}

/** Fields that were sent. Null takes a credential away. */
export type ChangedIntegration = { readonly [Field in Exclude<keyof NewIntegration, 'kind'>]?: NewIntegration[Field] | undefined };

export interface ListQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface IntegrationsDependencies {
  readonly outbound: Outbound;
  /** Wakes agents that wait for work. */
  readonly doorbell: Doorbell;
}

export type IntegrationsService = ReturnType<typeof createIntegrationsService>;

export function createIntegrationsService(foundation: Foundation, { outbound, doorbell }: IntegrationsDependencies) {
  const { db, clock, random, cursors, vault } = foundation;

  async function existing(executor: Executor, of: { orgId: string; id: string; kind?: IntegrationKind | undefined }): Promise<store.StoredIntegration> {
    const row = await store.findIntegration(executor, of);
    if (row === undefined || (of.kind !== undefined && row.kind !== of.kind)) throw notFound(of.kind === undefined ? 'integration' : 'credential', of.id);
    return row;
  }

  async function repliesOf(executor: Executor, orgId: string, rows: readonly store.StoredIntegration[]): Promise<(row: store.StoredIntegration) => IntegrationReply> {
    const of = { orgId, ids: rows.map((row) => row.id) };
    const [scans, runs] = [await lastScans(executor, of), await nextRuns(executor, of)];
    return (row) => integrationReplyOf(row, { lastScan: scans.get(row.id), nextRunAt: runs.get(row.id) });
  }

  async function replyOf(executor: Executor, row: store.StoredIntegration): Promise<IntegrationReply> {
    return (await repliesOf(executor, row.org_id, [row]))(row);
  }

  /** An address to which this server will send a credential must be one that it may reach. */
  async function assertReachable(config: IntegrationConfig, secret: Secret | undefined): Promise<void> {
    if (!isProbedHere(config, secret)) return;
    if (config.kind === 'n8n') await outbound.assertAllowed(config.url, 'config.url');
    if (config.kind === 'github' && config.api_url !== undefined) await outbound.assertAllowed(config.api_url, 'config.api_url');
  }

  async function insert(request: NewIntegration, caller: Caller): Promise<store.StoredIntegration> {
    const { orgId } = caller;
    const config = parseConfig(request.kind, request.config);
    const secret = parseSecret(request.kind, request.credential);
    const credentialName = parseCredentialName(request.kind, request.credentialName);
    if (secret !== undefined && credentialName !== null) throw eitherCredential();
    await assertReachable(config, secret);
    const at = clock.now();
    const id = newId('int', { clock, random });
    const credentialId = secret === undefined ? null : newId('crd', { clock, random });
    return db.transaction(async (tx) => {
      await lockOrganization(tx, orgId);
      if ((await store.countIntegrations(tx, orgId)) >= integrationsMax) throw apiError('unprocessable', `An organization has at most ${integrationsMax} integrations (limit integrationsMax).`);
      const isAdded = await store.insertIntegration(tx, { id, orgId, name: request.name, config, credentialId, credentialName, createdBy: caller.actor.id, at });
      if (!isAdded) throw nameTaken(request.name);
      if (secret !== undefined && credentialId !== null && hasSecrets(config.kind)) {
        await storeSecret(tx, vault, { orgId, id: credentialId, kind: config.kind, name: request.name, secret, createdBy: caller.actor.id, at, expiresAt: null });
      }
      await appendEvent(tx, { orgId, type: 'integration.changed', subject: id, data: { name: request.name, kind: config.kind, change: 'created', version: 1 }, at });
      const detail = { name: request.name, kind: config.kind, after: digest(config), has_credential: secret !== undefined };
      await appendAudit(tx, entryOf(caller, { action: 'integration.create', target: id, detail, at }));
      return existing(tx, { orgId, id });
    });
  }

  async function remove(id: string, caller: Caller, options: { isCascading: boolean; kind?: IntegrationKind }): Promise<void> {
    const { orgId } = caller;
    const at = clock.now();
    await db.transaction(async (tx) => {
      // Schedules are made under the same lock: none can begin to use it now.
      await lockOrganization(tx, orgId);
      const row = await existing(tx, { orgId, id, kind: options.kind });
      const used = await listSchedulesOf(tx, { orgId, integrationId: id });
      if (used.length > 0 && !options.isCascading) {
        throw apiError('conflict', `${used.length === 1 ? 'A schedule uses' : `${used.length} schedules use`} this integration: ${used.slice(0, 5).map((each) => each.name).join(', ')}.`, {
          hint: 'Delete them first, or DELETE /integrations/{id}?cascade=true.',
        });
      }
      await deleteSchedulesOf(tx, { orgId, integrationId: id, at });
      await store.deleteIntegration(tx, { orgId, id, at });
      if (row.credential_id !== null) await credentials.deleteCredential(tx, { orgId, id: row.credential_id });
      for (const schedule of used) await appendEvent(tx, { orgId, type: 'schedule.changed', subject: schedule.id, data: { name: schedule.name, change: 'deleted' }, at });
      await appendEvent(tx, { orgId, type: 'integration.changed', subject: id, data: { name: row.name, kind: row.kind, change: 'deleted', version: row.version }, at });
      const detail = { name: row.name, kind: row.kind, before: digest(row.config), schedules: used.map((each) => each.id) };
      await appendAudit(tx, entryOf(caller, { action: 'integration.delete', target: id, detail, at }));
    });
  }

  /** The stored secret of an integration, opened for one look at the other side. */
  async function secretFor(row: store.StoredIntegration): Promise<Secret | undefined> {
    if (row.credential_id === null) return undefined;
    const stored = await credentials.findCredential(db.kysely, { orgId: row.org_id, id: row.credential_id });
    return stored === undefined ? undefined : openSecret(db.kysely, vault, stored);
  }

  async function testStored(row: store.StoredIntegration, caller: Caller, action: string, signal: AbortSignal): Promise<{ isChecked: boolean; reply: ProbeReply }> {
    const { orgId } = caller;
    const secret = await secretFor(row);
    if (secret === undefined || !isProbedHere(row.config, secret)) {
      const at = clock.now();
      const message = await db.transaction(async (tx) => {
        const test = await queueTest(tx, row, { foundation, at });
        await appendAudit(tx, entryOf(caller, { action, target: row.id, detail: { name: row.name, checked: false, test: test.id }, at }));
        return test.message;
      });
      doorbell.ring(orgId);
      return { isChecked: false, reply: { ok: null, status: null, message, checked_at: null } };
    }
    const outcome = await probe(outbound, row.config, secret, signal);
    const at = clock.now();
    await db.transaction(async (tx) => {
      const status = outcome.ok ? 'connected' : 'failing';
      await store.setStatus(tx, { orgId, id: row.id, version: row.version, status, message: outcome.message, at });
      if (row.credential_id !== null) await credentials.touchCredential(tx, { orgId, id: row.credential_id, at });
      await appendEvent(tx, { orgId, type: 'integration.checked', subject: row.id, data: { name: row.name, kind: row.kind, status, message: outcome.message }, at });
      await appendAudit(tx, entryOf(caller, { action, target: row.id, detail: { name: row.name, checked: true, ok: outcome.ok, status: outcome.status }, at }));
    });
    return { isChecked: true, reply: checkedReply(outcome, at) };
  }

  return {
    /** @throws {AppError} `validation_error`, `unprocessable`, `url_not_allowed`, `conflict` for a name that is taken. */
    create: async (request: NewIntegration, caller: Caller): Promise<IntegrationReply> => replyOf(db.kysely, await insert(request, caller)),

    async list(orgId: string, query: ListQuery & { kind?: IntegrationKind | undefined }): Promise<Page<IntegrationReply>> {
      const scope = { orgId, list: 'listIntegrations', filter: { kind: query.kind } };
      const rows = await store.listIntegrations(db.kysely, { orgId, kind: query.kind, page: pageRequest(cursors, scope, query) });
      return toPage({ rows, limit: query.limit, cursors, scope, position, item: await repliesOf(db.kysely, orgId, rows) });
    },

    get: async (orgId: string, id: string): Promise<IntegrationReply> => replyOf(db.kysely, await existing(db.kysely, { orgId, id })),

    /**
     * Changes the fields that were sent. A stored credential does not follow to another address: it must be sent again then.
     * @param ifVersion - the version that the client saw. @throws {AppError} `precondition_failed` when it is another.
     */
    async update(id: string, request: ChangedIntegration, caller: Caller, ifVersion?: number): Promise<IntegrationReply> {
      const { orgId } = caller;
      const seen = await existing(db.kysely, { orgId, id });
      const config = request.config === undefined ? seen.config : parseConfig(seen.kind, request.config);
      const secret = parseSecret(seen.kind, request.credential);
      const sentName = request.credentialName === undefined ? undefined : parseCredentialName(seen.kind, request.credentialName);
      if (secret !== undefined && typeof sentName === 'string') throw eitherCredential();
      const keepsSecret = seen.credential_id !== null && request.credential === undefined && typeof sentName !== 'string';
      if (keepsSecret && audienceOf(config) !== audienceOf(seen.config)) {
        throw apiError('unprocessable', 'The stored credential is for another address.', { field: 'credential', hint: 'Send the credential again with the new address, or null to take it away.' });
      }
      if (secret !== undefined || (keepsSecret && request.config !== undefined)) await assertReachable(config, secret ?? {});
      const at = clock.now();
      return db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const before = await existing(tx, { orgId, id });
        if (ifVersion !== undefined && ifVersion !== before.version) throw lostUpdate('integration', before.version);
        // What was judged above was judged of that version.
        if (before.version !== seen.version) throw lostUpdate('integration', before.version);
        const name = request.name ?? before.name;
        if (await store.isNameTaken(tx, { orgId, name, exceptId: id })) throw nameTaken(name);
        const credentialId = await changeCredential(tx, { before, request, secret, keepsSecret, name, caller, at });
        const credentialName = secret === undefined ? (sentName === undefined ? before.credential_name : sentName) : null;
        const isSameConnection = digest(config) === digest(before.config) && secret === undefined && credentialId === before.credential_id && credentialName === before.credential_name;
        const isWritten = await store.updateIntegration(tx, { id, orgId, name, config, credentialId, credentialName, readVersion: before.version, keepsStatus: isSameConnection, at });
        if (!isWritten) throw lostUpdate('integration', before.version + 1);
        await retargetSchedules(tx, { orgId, integrationId: id, target: targetsOf(config)[0] ?? '' });
        const version = before.version + 1;
        await appendEvent(tx, { orgId, type: 'integration.changed', subject: id, data: { name, kind: before.kind, change: 'updated', version }, at });
        const detail = { name, version, before: digest(before.config), after: digest(config), credential_changed: secret !== undefined || credentialId !== before.credential_id };
        await appendAudit(tx, entryOf(caller, { action: 'integration.update', target: id, detail, at }));
        return replyOf(tx, await existing(tx, { orgId, id }));
      });
    },

    /** @throws {AppError} `conflict` when schedules use it and `isCascading` is false. */
    delete: (id: string, caller: Caller, options: { isCascading: boolean }): Promise<void> => remove(id, caller, options),

    /** Looks whether the other side answers; what only an agent can reach, an agent looks at: its status says how far that is. */
    test: async (id: string, caller: Caller, signal: AbortSignal) => testStored(await existing(db.kysely, { orgId: caller.orgId, id }), caller, 'integration.test', signal),

    /** The n8n instances among the integrations, under their older names. */
    connectors: {
      async create(request: { name: string; url: string; apiKey: string }, caller: Caller): Promise<ConnectorReply> {
        return connectorReplyOf(await insert({ name: request.name, kind: 'n8n', config: { url: request.url }, credential: { api_key: request.apiKey } }, caller));
      },
      async list(orgId: string, query: ListQuery): Promise<Page<ConnectorReply>> {
        const scope = { orgId, list: 'listConnectorCredentials' };
        const rows = await store.listIntegrations(db.kysely, { orgId, kind: 'n8n', page: pageRequest(cursors, scope, query) });
        return toPage({ rows, limit: query.limit, cursors, scope, position, item: connectorReplyOf });
      },
      get: async (orgId: string, id: string): Promise<ConnectorReply> => connectorReplyOf(await existing(db.kysely, { orgId, id, kind: 'n8n' })),
      delete: (id: string, caller: Caller): Promise<void> => remove(id, caller, { isCascading: false, kind: 'n8n' }),

      async testStored(credentialId: string, caller: Caller, signal: AbortSignal): Promise<ProbeReply> {
        const row = await integrationBehind(db.kysely, { orgId: caller.orgId, credentialId });
        if (row === undefined || row.kind !== 'n8n') throw notFound('credential', credentialId);
        return (await testStored(row, caller, 'connector.test', signal)).reply;
      },

      /** The same for an instance that is not saved. */
      async test(request: { url: string; apiKey: string }, caller: Caller, signal: AbortSignal): Promise<ProbeReply> {
        const config = parseConfig('n8n', { url: request.url });
        const outcome = await probe(outbound, config, { api_key: request.apiKey }, signal);
        const at = clock.now();
        const detail = { url: audienceOf(config) ?? '', ok: outcome.ok, status: outcome.status };
        await db.transaction((tx) => appendAudit(tx, entryOf(caller, { action: 'connector.test', target: 'n8n', detail, at })));
        return checkedReply(outcome, at);
      },
    },

    /** Removes the keys that came with scans which have ended, or whose time is over; how many. */
    async removeSpentCredentials(signal: AbortSignal): Promise<number> {
      let removed = 0;
      for (;;) {
        const spent = await credentials.listSpent(db.kysely, { now: clock.now(), limit: spentMax });
        if (spent.length === 0 || signal.aborted) return removed;
        await db.transaction(async (tx) => {
          for (const { id, org_id: orgId } of spent) await credentials.deleteCredential(tx, { orgId, id });
        });
        removed += spent.length;
      }
    },

    /** Takes over what ended scans say of the connections; the ids of those whose state changed. */
    followScanEnds: (): Promise<string[]> => followScanEnds(foundation),

    /** Ends tests that no agent took or finished; the ids of their integrations. */
    expireTests: (): Promise<string[]> => expireTests(foundation),
  };

  async function changeCredential(
    tx: Tx,
    of: { before: store.StoredIntegration; request: ChangedIntegration; secret: Secret | undefined; keepsSecret: boolean; name: string; caller: Caller; at: number },
  ): Promise<string | null> {
    const { before, secret, keepsSecret, name, caller, at } = of;
    const { orgId } = caller;
    if (secret !== undefined && hasSecrets(before.kind)) {
      if (before.credential_id !== null) {
        await changeSecret(tx, vault, { orgId, id: before.credential_id, secret });
        return before.credential_id;
      }
      const id = newId('crd', { clock, random });
      await storeSecret(tx, vault, { orgId, id, kind: before.kind, name, secret, createdBy: caller.actor.id, at, expiresAt: null });
      return id;
    }
    if (keepsSecret) return before.credential_id;
    if (before.credential_id !== null) await credentials.deleteCredential(tx, { orgId, id: before.credential_id });
    return null;
  }
}

function position(row: store.StoredIntegration) {
  return { key: row.created_at, id: row.id };
}

function parseConfig(kind: IntegrationKind, value: unknown): IntegrationConfig {
  const { config } = validate(z.strictObject({ config: configSchemas[kind] }), { config: value }, 'body') as { config: object };
  const parsed = { kind, ...config } as IntegrationConfig;
  // What makes no target is refused now, not when its scan is due.
  targetsOf(parsed);
  return parsed;
}

function parseSecret(kind: IntegrationKind, value: unknown): Secret | undefined {
  if (value === undefined || value === null) return undefined;
  if (!hasSecrets(kind)) throw apiError('validation_error', `An integration of the kind ${kind} has no credential.`, { field: 'credential', hint: 'Leave it out.' });
  const { credential } = validate(z.strictObject({ credential: secretSchemas[kind] }), { credential: value }, 'body') as { credential: Secret };
  return credential;
}

function parseCredentialName(kind: IntegrationKind, name: string | null | undefined): string | null {
  if (name === undefined || name === null) return null;
  if (!hasSecrets(kind)) throw apiError('validation_error', `An integration of the kind ${kind} has no credential.`, { field: 'credential_name', hint: 'Leave it out.' });
  return name;
}

function checkedReply({ ok, status, message }: Probe, at: number): ProbeReply {
  return { ok, status, message, checked_at: new Date(at).toISOString() };
}

function eitherCredential() {
  return apiError('validation_error', 'An integration has a credential of its own or the name of one that the agent holds, not both.', { field: 'credential_name', hint: 'Leave one out.' });
}

function nameTaken(name: string) {
  return apiError('conflict', `There is an integration called ${JSON.stringify(name)}.`, { field: 'name' });
}

function digest(config: IntegrationConfig): string {
  return sha256Hex(JSON.stringify(config));
}
