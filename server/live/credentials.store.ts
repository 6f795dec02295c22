import type { Executor } from '../db/connection.ts';

/** Whether an API key still stands: not revoked, not expired, and its owner, if it has one, still a member. Counts no use of it. */
export async function isKeyStanding(executor: Executor, of: { orgId: string; id: string; now: number }): Promise<boolean> {
  const key = await executor.selectFrom('api_keys').select(['user_id', 'expires_at', 'revoked_at']).where('org_id', '=', of.orgId).where('id', '=', of.id).executeTakeFirst();
  if (key === undefined || key.revoked_at !== null || (key.expires_at !== null && key.expires_at <= of.now)) return false;
  if (key.user_id === null) return true;
  const owner = await executor
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select('users.disabled_at')
    .where('memberships.org_id', '=', of.orgId)
    .where('memberships.user_id', '=', key.user_id)
    .executeTakeFirst();
  return owner !== undefined && owner.disabled_at === null;
}
