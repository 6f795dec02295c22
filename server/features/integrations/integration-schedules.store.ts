/** What happens to schedules when the integration that they scan changes. */
import type { Executor, Tx } from '../../db/connection.ts';

/** Schedules that scan an integration, by name. */
export async function listSchedulesOf(executor: Executor, of: { orgId: string; integrationId: string }): Promise<{ id: string; name: string }[]> {
  return executor.selectFrom('schedules').select(['id', 'name']).where('org_id', '=', of.orgId).where('integration_id', '=', of.integrationId).where('deleted_at', 'is', null).orderBy('name').execute();
}

/** Shows the target that their scans have from now on. */
export async function retargetSchedules(tx: Tx, of: { orgId: string; integrationId: string; target: string }): Promise<void> {
  await tx.updateTable('schedules').set({ target: of.target }).where('org_id', '=', of.orgId).where('integration_id', '=', of.integrationId).where('deleted_at', 'is', null).execute();
}

export async function deleteSchedulesOf(tx: Tx, of: { orgId: string; integrationId: string; at: number }): Promise<void> {
  await tx
    .updateTable('schedules')
    .set({ deleted_at: of.at, is_active: 0, next_run_at: null })
    .where('org_id', '=', of.orgId)
    .where('integration_id', '=', of.integrationId)
    .where('deleted_at', 'is', null)
    .execute();
}
