import type { Selectable } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import { newestFirst } from '../../db/newest-first.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';
import type { MembershipRow, OrganizationRow } from '../../db/schema.ts';
import type { PageRequest } from '../../http/listing.ts';

/** An organization as a row is first written; its counters begin at zero. */
export type NewOrganization = Pick<OrganizationRow, 'id' | 'slug' | 'name' | 'data_key' | 'fingerprint_key' | 'created_at'>;

/** Adds an organization, unless its short name is taken; says whether it did. */
export async function insertOrganization(tx: Tx, organization: NewOrganization): Promise<boolean> {
  const result = await tx.insertInto('organizations').values(organization).onConflict((oc) => oc.column('slug').doNothing()).executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** The organization with a short name, such as `default`, unless it is deleted. */
export async function findOrganizationBySlug(executor: Executor, slug: string) {
  return executor.selectFrom('organizations').select(['id', 'slug', 'name']).where('slug', '=', slug).where('deleted_at', 'is', null).executeTakeFirst();
}

/** The sealed keys of an organization. */
export async function findOrganizationKeys(executor: Executor, orgId: string) {
  return executor.selectFrom('organizations').select(['data_key', 'fingerprint_key']).where('id', '=', orgId).executeTakeFirst();
}

/** Whether an organization takes results that no enrolled agent signed. */
export async function organizationAcceptsUnsigned(executor: Executor, orgId: string): Promise<boolean> {
  const row = await executor.selectFrom('organizations').select('accepts_unsigned').where('id', '=', orgId).executeTakeFirst();
  return row?.accepts_unsigned === 1;
}

/** Locks the organization's row for the rest of the transaction, so that two that would clash take turns. */
export async function lockOrganization(tx: Tx, orgId: string): Promise<void> {
  await tx.updateTable('organizations').set((eb) => ({ audit_seq: eb.ref('audit_seq') })).where('id', '=', orgId).execute();
}

const settings = ['id', 'slug', 'name', 'accepts_unsigned', 'legal_hold', 'scan_retention_days', 'version', 'created_at'] as const;
export type StoredOrganization = Pick<Selectable<OrganizationRow>, (typeof settings)[number]>;

/** An organization with its settings, unless it is deleted. */
export async function findOrganization(executor: Executor, orgId: string): Promise<StoredOrganization | undefined> {
  return executor.selectFrom('organizations').select(settings).where('id', '=', orgId).where('deleted_at', 'is', null).executeTakeFirst();
}

export interface ChangedSettings {
  readonly name: string;
  readonly acceptsUnsigned: boolean;
  readonly legalHold: boolean;
  /** Days; null keeps scans. */
  readonly scanRetentionDays: number | null;
}

/** Writes settings over the version that was read; false when somebody else wrote in between. */
export async function updateOrganization(tx: Tx, entry: { orgId: string; readVersion: number; settings: ChangedSettings }): Promise<boolean> {
  const { orgId, readVersion, settings: changed } = entry;
  const result = await tx
    .updateTable('organizations')
    .set({
      name: changed.name,
      accepts_unsigned: changed.acceptsUnsigned ? 1 : 0,
      legal_hold: changed.legalHold ? 1 : 0,
      scan_retention_days: changed.scanRetentionDays,
      version: readVersion + 1,
    })
    .where('id', '=', orgId)
    .where('version', '=', readVersion)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** An organization with the role that a user has in it. */
export type OrganizationOfUser = StoredOrganization & { readonly role: MembershipRow['role'] };

/** The organizations of a user, newest first, one more than the page holds. */
export async function listOrganizationsOf(executor: Executor, userId: string, page: PageRequest): Promise<OrganizationOfUser[]> {
  // A person sees every organization that they belong to.
  const query = acrossOrganizations(executor)
    .selectFrom('memberships')
    .innerJoin('organizations', 'organizations.id', 'memberships.org_id')
    .select(settings.map((column) => `organizations.${column}` as const))
    .select('memberships.role')
    .where('memberships.user_id', '=', userId)
    .where('organizations.deleted_at', 'is', null);
  return newestFirst(query, { at: 'organizations.created_at', id: 'organizations.id' }, page).execute();
}

/** How many organizations a user owns. Locks the user's row, so that two requests of theirs take turns. */
export async function countOwnedOrganizations(tx: Tx, userId: string): Promise<number> {
  await tx.updateTable('users').set((eb) => ({ updated_at: eb.ref('updated_at') })).where('id', '=', userId).execute();
  // The limit is one person's, over all organizations.
  const row = await acrossOrganizations(tx)
    .selectFrom('memberships')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('user_id', '=', userId)
    .where('role', '=', 'owner')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
