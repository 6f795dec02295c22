import type { Selectable } from 'kysely';
import type { Policy } from '#shared/policies/policy.ts';
import type { Executor, Tx } from '../../db/connection.ts';
import { newestFirst } from '../../db/newest-first.ts';
import { prepared } from '../../db/prepared.ts';
import type { PolicyRow, PolicyVersionRow } from '../../db/schema.ts';
import { countIn, deleteIn, nameTakenIn } from '../../db/standing-rows.ts';
import type { PageRequest } from '../../http/listing.ts';

/** A policy with its number of the version that is in force. */
export interface StoredPolicy {
  readonly id: string;
  readonly version: number;
  readonly isActive: boolean;
  readonly policy: Policy;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Adds a policy as its first version; false when the name is taken. */
export async function insertPolicy(tx: Tx, entry: { orgId: string; id: string; policy: Policy; isActive: boolean; createdBy: string; at: number }): Promise<boolean> {
  const { orgId, id, policy, isActive, createdBy, at } = entry;
  const body = JSON.stringify(policy);
  const result = await tx
    .insertInto('policies')
    .values({ id, org_id: orgId, name: policy.name, version: 1, is_active: isActive ? 1 : 0, body, created_at: at, updated_at: at, deleted_at: null })
    .onConflict((oc) => oc.columns(['org_id', 'name']).where('deleted_at', 'is', null).doNothing())
    .executeTakeFirst();
  if (Number(result.numInsertedOrUpdatedRows ?? 0) === 0) return false;
  await insertVersion(tx, { orgId, id, version: 1, body, createdBy, at });
  return true;
}

/** Writes a new version over one that was read; false when somebody else wrote in between. */
export async function updatePolicy(tx: Tx, entry: { orgId: string; id: string; readVersion: number; policy: Policy; isActive: boolean; updatedBy: string; at: number }): Promise<boolean> {
  const { orgId, id, readVersion, policy, isActive, updatedBy, at } = entry;
  const body = JSON.stringify(policy);
  const version = readVersion + 1;
  const result = await tx
    .updateTable('policies')
    .set({ name: policy.name, version, is_active: isActive ? 1 : 0, body, updated_at: at })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('version', '=', readVersion)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  await insertVersion(tx, { orgId, id, version, body, createdBy: updatedBy, at });
  return true;
}

export const isNameTaken = nameTakenIn('policies');
export const countPolicies = countIn('policies');

/** Takes a policy out of force; its versions stay, because evaluations name them. */
export const deletePolicy = deleteIn('policies');

export async function findPolicy(executor: Executor, entry: { orgId: string; id: string }): Promise<StoredPolicy | undefined> {
  const row = await policyById.first(executor, { orgId: entry.orgId, id: entry.id });
  return row === undefined ? undefined : storedOf(row);
}

const policyById = prepared((db, { orgId, id }: { orgId: string; id: string }) => db.selectFrom('policies').selectAll().where('org_id', '=', orgId).where('id', '=', id).where('deleted_at', 'is', null));

/** Policies in force for new scans, by name. */
export async function activePolicies(executor: Executor, orgId: string): Promise<StoredPolicy[]> {
  const rows = await executor
    .selectFrom('policies')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('is_active', '=', 1)
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(storedOf);
}

/** Policies of an organization, newest first, one more than the page holds. */
export async function listPolicies(executor: Executor, orgId: string, page: PageRequest): Promise<StoredPolicy[]> {
  const query = executor.selectFrom('policies').selectAll().where('org_id', '=', orgId).where('deleted_at', 'is', null);
  const rows = await newestFirst(query, { at: 'created_at', id: 'id' }, page).execute();
  return rows.map(storedOf);
}

/** One version of a policy. */
export interface StoredVersion {
  readonly policyId: string;
  readonly version: number;
  readonly policy: Policy;
  readonly createdBy: string;
  readonly createdAt: number;
}

/** The versions of a policy, newest first; all of them, or a page and one more. */
export async function listVersions(executor: Executor, of: { orgId: string; id: string }, page?: PageRequest): Promise<StoredVersion[]> {
  const after = page?.after;
  const rows = await executor
    .selectFrom('policy_versions')
    .selectAll()
    .where('org_id', '=', of.orgId)
    .where('policy_id', '=', of.id)
    .$if(after !== undefined, (query) => query.where('version', '<', Number(after?.key)))
    .orderBy('version', 'desc')
    .$if(page !== undefined, (query) => query.limit((page?.limit ?? 0) + 1))
    .execute();
  return rows.map(versionOf);
}

export async function findVersion(executor: Executor, of: { orgId: string; id: string; version: number }): Promise<StoredVersion | undefined> {
  const row = await executor
    .selectFrom('policy_versions')
    .selectAll()
    .where('org_id', '=', of.orgId)
    .where('policy_id', '=', of.id)
    .where('version', '=', of.version)
    .executeTakeFirst();
  return row === undefined ? undefined : versionOf(row);
}

/** The number of the newest version of a policy, deleted or not; undefined when there never was one. */
export async function findNewestVersion(executor: Executor, of: { orgId: string; id: string }): Promise<number | undefined> {
  const row = await executor.selectFrom('policies').select('version').where('org_id', '=', of.orgId).where('id', '=', of.id).executeTakeFirst();
  return row?.version;
}

function versionOf(row: Selectable<PolicyVersionRow>): StoredVersion {
  return { policyId: row.policy_id, version: row.version, policy: JSON.parse(row.body) as Policy, createdBy: row.created_by, createdAt: row.created_at };
}

async function insertVersion(tx: Tx, entry: { orgId: string; id: string; version: number; body: string; createdBy: string; at: number }): Promise<void> {
  const { orgId, id, version, body, createdBy, at } = entry;
  await tx.insertInto('policy_versions').values({ org_id: orgId, policy_id: id, version, body, created_by: createdBy, created_at: at }).execute();
}

function storedOf(row: PolicyRow): StoredPolicy {
  return {
    id: row.id,
    version: row.version,
    isActive: row.is_active === 1,
    policy: JSON.parse(row.body) as Policy,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
