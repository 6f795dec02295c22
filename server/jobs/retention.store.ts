import type { Tx } from '../db/connection.ts';
import { acrossOrganizations } from '../db/organization-guard.ts';

/** Removes events from before an instant, of every organization; the count. A client that asks for them is told to read everything again. */
export async function removeEventsBefore(tx: Tx, before: number): Promise<number> {
  const { numDeletedRows } = await acrossOrganizations(tx).deleteFrom('events').where('created_at', '<', before).executeTakeFirst();
  return Number(numDeletedRows);
}
