/** Connected sources as rows. Their secrets are in `features/credentials`. */
import type { Selectable } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import { newestFirst } from '../../db/newest-first.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';
import type { IntegrationRow, ScanRow } from '../../db/schema.ts';
import { countIn, nameTakenIn } from '../../db/standing-rows.ts';
import type { PageRequest } from '../../http/listing.ts';
import { testOf, type ConnectionTest } from './connection-tests.store.ts';
import type { IntegrationConfig, IntegrationKind } from './integration-config.ts';

/** An integration with the configuration parsed and, where it has a sealed credential, when that was used. */
export type StoredIntegration = Omit<Selectable<IntegrationRow>, 'config' | 'kind'> & {
  readonly kind: IntegrationKind;
  readonly config: IntegrationConfig;
  readonly credential_used_at: number | null;
  /** The newest test that an agent makes or made. */
  readonly newest_test: ConnectionTest | null;
};

export interface NewIntegration {
  readonly id: string;
  readonly orgId: string;
  readonly name: string;
  readonly config: IntegrationConfig;
  readonly credentialId: string | null;
  readonly credentialName: string | null;
  readonly createdBy: string;
  readonly at: number;
}

/** Adds an integration; false when its name is taken. */
export async function insertIntegration(tx: Tx, entry: NewIntegration): Promise<boolean> {
  const result = await tx
    .insertInto('integrations')
    .values({
      id: entry.id,
      org_id: entry.orgId,
      kind: entry.config.kind,
      name: entry.name,
      config: JSON.stringify(entry.config),
      credential_id: entry.credentialId,
      credential_name: entry.credentialName,
      status: 'untested',
      status_message: null,
      checked_at: null,
      test: null,
      version: 1,
      created_by: entry.createdBy,
      created_at: entry.at,
      updated_at: entry.at,
      deleted_at: null,
    })
    .onConflict((oc) => oc.columns(['org_id', 'name']).where('deleted_at', 'is', null).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export async function findIntegration(executor: Executor, of: { orgId: string; id: string }): Promise<StoredIntegration | undefined> {
  const row = await selectIntegrations(executor, of.orgId).where('integrations.id', '=', of.id).executeTakeFirst();
  return row === undefined ? undefined : storedOf(row);
}

/** The integration that a sealed credential belongs to. */
export async function findIntegrationOfCredential(executor: Executor, of: { orgId: string; credentialId: string }): Promise<StoredIntegration | undefined> {
  const row = await selectIntegrations(executor, of.orgId).where('integrations.credential_id', '=', of.credentialId).executeTakeFirst();
  return row === undefined ? undefined : storedOf(row);
}

/** Integrations of an organization, newest first, one more than the page holds. */
export async function listIntegrations(executor: Executor, of: { orgId: string; kind?: IntegrationKind | undefined; page: PageRequest }): Promise<StoredIntegration[]> {
  const { orgId, kind, page } = of;
  const rows = await selectIntegrations(executor, orgId)
    .$if(kind !== undefined, (query) => query.where('integrations.kind', '=', kind ?? ''))
    .$call((query) => newestFirst(query, { at: 'integrations.created_at', id: 'integrations.id' }, page))
    .execute();
  return rows.map(storedOf);
}

export const countIntegrations = countIn('integrations');
export const isNameTaken = nameTakenIn('integrations');

/** Writes over a version that was read. What was known of the connection holds no more. False when somebody else wrote in between. */
export async function updateIntegration(tx: Tx, entry: Omit<NewIntegration, 'createdBy'> & { readVersion: number; keepsStatus: boolean }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('integrations')
    .set({
      name: entry.name,
      config: JSON.stringify(entry.config),
      credential_id: entry.credentialId,
      credential_name: entry.credentialName,
      version: entry.readVersion + 1,
      updated_at: entry.at,
      ...(entry.keepsStatus ? {} : { status: 'untested' as const, status_message: null, checked_at: null }),
    })
    .where('org_id', '=', entry.orgId)
    .where('id', '=', entry.id)
    .where('version', '=', entry.readVersion)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes an integration away; its row stays for the scans that name it. False when there was none. */
export async function deleteIntegration(tx: Tx, of: { orgId: string; id: string; at: number }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('integrations')
    .set({ deleted_at: of.at, credential_id: null })
    .where('org_id', '=', of.orgId)
    .where('id', '=', of.id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export interface ConnectionStatus {
  readonly status: IntegrationRow['status'];
  readonly message: string | null;
  readonly at: number;
}

/** Notes how a connection was found, unless the integration has changed since version `version` or something newer is known. */
export async function setStatus(tx: Tx, of: { orgId: string; id: string; version: number } & ConnectionStatus): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('integrations')
    .set({ status: of.status, status_message: of.message, checked_at: of.at })
    .where('org_id', '=', of.orgId)
    .where('id', '=', of.id)
    .where('version', '=', of.version)
    .where('deleted_at', 'is', null)
    .where((eb) => eb.or([eb('checked_at', 'is', null), eb('checked_at', '<=', of.at)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export type EndedScan = Pick<Selectable<ScanRow>, 'id' | 'target' | 'state' | 'error_code' | 'error_message' | 'finished_at'>;

/**
 * Integrations of every organization with each scan of them that has ended since their connection was looked at, oldest first: what the
 * server itself follows.
 * @param of.exceptFailures - error codes that say nothing of a connection.
 */
export async function listEndedSince(executor: Executor, of: { exceptFailures: readonly string[]; limit: number }): Promise<{ integration: StoredIntegration; scan: EndedScan }[]> {
  const rows = await acrossOrganizations(executor)
    .selectFrom('integrations')
    .innerJoin('scans', (join) => join.onRef('scans.org_id', '=', 'integrations.org_id').onRef('scans.integration_id', '=', 'integrations.id'))
    .leftJoin('credentials', (join) => join.onRef('credentials.id', '=', 'integrations.credential_id').onRef('credentials.org_id', '=', 'integrations.org_id'))
    .selectAll('integrations')
    .select(['credentials.last_used_at as credential_used_at', 'scans.id as scan_id', 'scans.target', 'scans.state', 'scans.error_code', 'scans.error_message', 'scans.finished_at'])
    .where('integrations.deleted_at', 'is', null)
    .where(({ eb, or, and }) => or([eb('scans.state', 'in', ['completed', 'partial']), and([eb('scans.state', '=', 'failed'), eb('scans.error_code', 'not in', of.exceptFailures)])]))
    // Begun after the last change: an older one says nothing about what is configured now.
    .whereRef('scans.created_at', '>=', 'integrations.updated_at')
    .where(({ eb, or }) => or([eb('integrations.checked_at', 'is', null), eb('scans.finished_at', '>', eb.ref('integrations.checked_at'))]))
    .orderBy('scans.finished_at')
    .orderBy('scans.id')
    .limit(of.limit)
    .execute();
  return rows.map(({ scan_id, target, state, error_code, error_message, finished_at, ...integration }) => ({
    integration: storedOf(integration),
    scan: { id: scan_id, target, state, error_code, error_message, finished_at },
  }));
}

function selectIntegrations(executor: Executor, orgId: string) {
  return executor
    .selectFrom('integrations')
    .leftJoin('credentials', (join) => join.onRef('credentials.id', '=', 'integrations.credential_id').onRef('credentials.org_id', '=', 'integrations.org_id'))
    .selectAll('integrations')
    .select('credentials.last_used_at as credential_used_at')
    .where('integrations.org_id', '=', orgId)
    .where('integrations.deleted_at', 'is', null);
}

function storedOf(row: Selectable<IntegrationRow> & { credential_used_at: number | null }): StoredIntegration {
  return { ...row, kind: row.kind as IntegrationKind, config: JSON.parse(row.config) as IntegrationConfig, newest_test: testOf(row.test) };
}
