import type { Clock } from '../../config/world.ts';
import type { Db } from '../../db/connection.ts';
import type { Denial } from '../../http/app.ts';
import { callerOf, entryOf } from '../../http/caller.ts';
import { appendAudit } from './audit.store.ts';

/** Writes that a known principal was refused a route: `access.deny` on the operation. */
export async function recordDenial(options: { db: Db; clock: Clock; denial: Denial }): Promise<void> {
  const { db, clock, denial } = options;
  const entry = entryOf(callerOf(denial), { action: 'access.deny', target: denial.operationId, detail: { code: denial.code }, at: clock.now() });
  await db.transaction((tx) => appendAudit(tx, entry));
}
