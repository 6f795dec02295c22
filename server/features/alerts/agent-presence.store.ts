/** Which agents were told to be there, and which are not. */
import type { Selectable } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';
import type { AgentRow } from '../../db/schema.ts';

/** Milliseconds of silence after which an agent counts as gone: several long polls. */
export const silentAfterMs = 5 * 60_000;

/** Agents whose last word does not fit what was told of them. @param of - `mayMiss`: silence counts. */
export async function listTurned(
  executor: Executor,
  of: { heardSince: number; mayMiss: boolean; limit: number },
): Promise<Pick<Selectable<AgentRow>, 'id' | 'org_id' | 'name' | 'is_online' | 'last_seen_at'>[]> {
  // The server's own work, for every organization.
  return acrossOrganizations(executor)
    .selectFrom('agents')
    .select(['id', 'org_id', 'name', 'is_online', 'last_seen_at'])
    .where('revoked_at', 'is', null)
    .where(({ eb, or, and }) =>
      or([
        and([eb('is_online', '=', 0), eb('last_seen_at', '>=', of.heardSince)]),
        ...(of.mayMiss ? [and([eb('is_online', '=', 1), eb('last_seen_at', '<', of.heardSince)])] : []),
      ]),
    )
    .orderBy('id')
    .limit(of.limit)
    .execute();
}

/** Notes what is told of an agent now; false when it was told already, or is not so any more. */
export async function setOnline(tx: Tx, of: { orgId: string; id: string; isOnline: boolean; heardSince: number }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('agents')
    .set({ is_online: of.isOnline ? 1 : 0 })
    .where('org_id', '=', of.orgId)
    .where('id', '=', of.id)
    .where('is_online', '=', of.isOnline ? 0 : 1)
    .where('last_seen_at', of.isOnline ? '>=' : '<', of.heardSince)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
