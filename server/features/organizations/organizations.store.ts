import type { Executor, Tx } from '../../db/connection.ts';
import type { OrganizationRow } from '../../db/schema.ts';

/** An organization as a row is first written; its counters begin at zero. */
export type NewOrganization = Pick<OrganizationRow, 'id' | 'slug' | 'name' | 'data_key' | 'fingerprint_key' | 'created_at'>;

/** Adds an organization, unless its short name is taken; says whether it did. */
export async function insertOrganization(tx: Tx, organization: NewOrganization): Promise<boolean> {
  const result = await tx.insertInto('organizations').values(organization).onConflict((oc) => oc.column('slug').doNothing()).executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** The organization with a short name, such as `default`. */
export async function findOrganizationBySlug(executor: Executor, slug: string) {
  return executor.selectFrom('organizations').select(['id', 'slug', 'name']).where('slug', '=', slug).executeTakeFirst();
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
