/** Audit entries of refused requests: `access.deny` on the operation. */
import type { Clock } from '../../config/world.ts';
import type { Db } from '../../db/connection.ts';
import type { Denial } from '../../http/gate.ts';
import { appendAudit } from './audit.store.ts';

/** Milliseconds in which the same refusal is written once; the next entry says how many there were in between. */
const windowMs = 60_000;

/** Different refusals remembered; the oldest is forgotten first, which at worst writes an entry more. */
const rememberedMax = 10_000;

/** A loop that knocks at the same closed door must not fill the chain; the first knock and the count are kept. */
export function createDenialRecorder(options: { db: Db; clock: Clock }): (denial: Denial) => Promise<void> {
  const { db, clock } = options;
  const recent = new Map<string, { since: number; repeated: number }>();

  return async (denial) => {
    const { orgId, type, id, operationId, code, requestId, ip } = denial;
    const at = clock.now();
    const key = JSON.stringify([orgId, id, operationId, code, ip]);
    const before = recent.get(key);
    if (before !== undefined && at - before.since < windowMs) {
      before.repeated += 1;
      return;
    }
    recent.delete(key);
    recent.set(key, { since: at, repeated: 0 });
    if (recent.size > rememberedMax) recent.delete(recent.keys().next().value ?? '');

    const detail = { ip, request_id: requestId, code, ...(before === undefined || before.repeated === 0 ? {} : { repeated: before.repeated }) };
    await db.transaction((tx) => appendAudit(tx, { orgId, actor: { type, id }, action: 'access.deny', target: operationId, detail, at }));
  };
}
