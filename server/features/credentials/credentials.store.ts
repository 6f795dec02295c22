/** Secrets with which agents read sources, sealed. */
import type { Selectable } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';
import type { CredentialRow } from '../../db/schema.ts';
import { endedStates } from '../scans/scans.store.ts';

export type StoredCredential = Selectable<CredentialRow>;

export async function insertCredential(tx: Tx, row: Omit<CredentialRow, 'last_used_at'>): Promise<void> {
  await tx.insertInto('credentials').values({ ...row, last_used_at: null }).execute();
}

export async function findCredential(executor: Executor, of: { orgId: string; id: string }): Promise<StoredCredential | undefined> {
  return executor.selectFrom('credentials').selectAll().where('org_id', '=', of.orgId).where('id', '=', of.id).executeTakeFirst();
}

/** Puts another secret in the place of one. */
export async function replaceSecret(tx: Tx, of: { orgId: string; id: string; secret: string }): Promise<void> {
  await tx.updateTable('credentials').set({ secret: of.secret, last_used_at: null }).where('org_id', '=', of.orgId).where('id', '=', of.id).execute();
}

/** Notes that a secret was given out or used. */
export async function touchCredential(tx: Tx, of: { orgId: string; id: string; at: number }): Promise<void> {
  await tx.updateTable('credentials').set({ last_used_at: of.at }).where('org_id', '=', of.orgId).where('id', '=', of.id).execute();
}

/** Removes a credential; false when it was gone. */
export async function deleteCredential(tx: Tx, of: { orgId: string; id: string }): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('credentials').where('org_id', '=', of.orgId).where('id', '=', of.id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Credentials of an organization that came with a scan and are kept still. */
export async function countScanCredentials(executor: Executor, orgId: string): Promise<number> {
  const { count } = await executor
    .selectFrom('credentials')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('org_id', '=', orgId)
    .where('expires_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * Credentials that came with a scan which has ended or is gone, and those whose time is over, of every organization: they are cleared away
 * by the server itself.
 */
export async function listSpent(executor: Executor, of: { now: number; limit: number }): Promise<Pick<StoredCredential, 'id' | 'org_id'>[]> {
  return acrossOrganizations(executor)
    .selectFrom('credentials')
    // The name of such a credential is the id of its scan.
    .leftJoin('scans', (join) => join.onRef('scans.id', '=', 'credentials.name').onRef('scans.org_id', '=', 'credentials.org_id'))
    .select(['credentials.id', 'credentials.org_id'])
    .where('credentials.expires_at', 'is not', null)
    .where((eb) => eb.or([eb('credentials.expires_at', '<=', of.now), eb('scans.id', 'is', null), eb('scans.state', 'in', endedStates)]))
    .orderBy('credentials.id')
    .limit(of.limit)
    .execute();
}
