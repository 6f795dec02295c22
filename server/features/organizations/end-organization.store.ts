/** The end of an organization: every way in is closed and everything it does by itself stops. Its data stays. */
import type { Tx } from '../../db/connection.ts';
import { endSessions } from '../auth/sessions.ts';

/** What ended, in numbers; for the audit entry. */
export interface EndedOrganization {
  readonly members: number;
  readonly sessions: number;
  readonly keys: number;
  readonly agents: number;
}

/**
 * Marks an organization as deleted and ends its credentials in the same transaction. What looks up a credential also
 * asks whether its organization is deleted, for one that is made at this very moment.
 */
export async function endOrganization(tx: Tx, { orgId, at }: { orgId: string; at: number }): Promise<EndedOrganization> {
  await tx.updateTable('organizations').set((eb) => ({ deleted_at: at, version: eb('version', '+', 1) })).where('id', '=', orgId).execute();
  const sessions = await endSessions(tx, { orgId, at });
  const keys = await tx.updateTable('api_keys').set({ revoked_at: at }).where('org_id', '=', orgId).where('revoked_at', 'is', null).executeTakeFirst();
  const agents = await tx.updateTable('agents').set({ revoked_at: at }).where('org_id', '=', orgId).where('revoked_at', 'is', null).executeTakeFirst();
  await tx.updateTable('enrolment_tokens').set({ uses_left: 0 }).where('org_id', '=', orgId).execute();
  await tx.updateTable('invitations').set({ revoked_at: at }).where('org_id', '=', orgId).where('accepted_at', 'is', null).where('revoked_at', 'is', null).execute();
  await tx.deleteFrom('socket_tickets').where('org_id', '=', orgId).execute();
  await tx.deleteFrom('sso_logins').where('org_id', '=', orgId).execute();
  await tx.deleteFrom('sso_connections').where('org_id', '=', orgId).execute();
  await tx.deleteFrom('user_identities').where('org_id', '=', orgId).execute();
  await tx.updateTable('scans').set({ state: 'cancelled', finished_at: at }).where('org_id', '=', orgId).where('state', '=', 'queued').execute();
  await tx.updateTable('schedules').set({ is_active: 0, next_run_at: null, updated_at: at }).where('org_id', '=', orgId).where('is_active', '=', 1).execute();
  await tx.updateTable('webhooks').set({ is_active: 0, updated_at: at }).where('org_id', '=', orgId).where('is_active', '=', 1).execute();
  await tx.updateTable('webhook_deliveries').set({ state: 'cancelled', next_attempt_at: null, finished_at: at }).where('org_id', '=', orgId).where('state', '=', 'pending').execute();
  // Memberships go, so that nothing that asks what a person belongs to has to know of deleted organizations.
  const members = await tx.deleteFrom('memberships').where('org_id', '=', orgId).executeTakeFirst();
  return { members: Number(members.numDeletedRows), sessions, keys: Number(keys.numUpdatedRows), agents: Number(agents.numUpdatedRows) };
}
