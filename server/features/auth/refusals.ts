/** Refused sign-ins are audit entries too; who tried is mostly not known. */
import type { JsonObject } from '#shared/model/fact.ts';
import { keyedHash } from '../../crypto/keyed-hash.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller, type Origin } from '../../http/caller.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { normalEmail } from './email.ts';

export interface Refusal {
  /** `session.refuse` for a sign-in, `user.refuse` for a registration. */
  readonly action: 'session.refuse' | 'user.refuse';
  /** What was tried: `login`, `setup`, `register`. */
  readonly target: string;
  readonly orgId: string;
  readonly detail?: JsonObject;
  /** Who it was, where that is known. */
  readonly actor?: Caller['actor'];
}

/** Writes the entry of a refusal in a transaction of its own, which stays when the request fails. */
export async function recordRefusal({ db, clock }: Pick<Foundation, 'db' | 'clock'>, refusal: Refusal, origin: Origin): Promise<void> {
  const { action, target, orgId, detail = {}, actor = { type: 'system', id: 'anonymous' } } = refusal;
  // Without the claim of an Idempotency-Key: what was refused was not done.
  const caller: Caller = { requestId: origin.requestId, ip: origin.ip, orgId, actor };
  await db.transaction((tx) => appendAudit(tx, entryOf(caller, { action, target, detail, at: clock.now() })));
}

/** An e-mail address as an audit entry holds it. What was typed may be a password in the wrong field, so only its keyed hash is kept. */
export function emailHash({ keys }: Pick<Foundation, 'keys'>, email: string): string {
  return keyedHash(keys.pepper, 'email', normalEmail(email)).slice(0, 32);
}
