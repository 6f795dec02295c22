/**
 * Rows of an organization that stand until they are marked as deleted, with a name that no other standing row of it has.
 * A store makes of these what it offers for its own table.
 */
import type { Executor, Tx } from './connection.ts';

type NamedTable = 'alert_rules' | 'compliance_rules' | 'integrations' | 'policies' | 'schedules';
type RuleTable = 'alert_rules' | 'compliance_rules' | 'policies';

/** Whether another row of the organization has the name. */
export function nameTakenIn(table: NamedTable) {
  return async (executor: Executor, of: { orgId: string; name: string; exceptId: string }): Promise<boolean> => {
    const row = await executor.selectFrom(table).select('id').where('org_id', '=', of.orgId).where('name', '=', of.name).where('id', '!=', of.exceptId).where('deleted_at', 'is', null).executeTakeFirst();
    return row !== undefined;
  };
}

/** How many rows of an organization stand. */
export function countIn(table: NamedTable) {
  return async (executor: Executor, orgId: string): Promise<number> => {
    const { count } = await executor
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('count'))
      .where('org_id', '=', orgId)
      .where('deleted_at', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(count);
  };
}

/** Takes a row out of force and gives its name free; what refers to it stays. False when there was none. */
export function deleteIn(table: RuleTable) {
  return async (tx: Tx, of: { orgId: string; id: string; at: number }): Promise<boolean> => {
    const { numUpdatedRows } = await tx
      .updateTable(table)
      .set({ deleted_at: of.at, is_active: 0 })
      .where('org_id', '=', of.orgId)
      .where('id', '=', of.id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  };
}
