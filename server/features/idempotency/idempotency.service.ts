/**
 * Idempotency-Key: a POST that comes again with the same key and body is not carried out again; it gets the reply of the
 * first time, for a day. The key's row is written in the transaction of the change (see `Claim`), the reply after it.
 */
import { apiError } from '#shared/api/api-error.ts';
import { AppError } from '#shared/model/app-error.ts';
import { keyedHash } from '../../crypto/keyed-hash.ts';
import type { Foundation } from '../../foundation.ts';
import type { Principal, Reply } from '../../http/route.ts';
import { findUsedKey, freeClaim, inProgress, inProgressRetryS, keepReply, removeExpiredKeys, type Claim, type UsedKey } from './idempotency.store.ts';
import { keptReply, replayOf } from './kept-reply.ts';

/** Milliseconds for which a key is remembered: 24 h. */
export const keyMsMax = 24 * 60 * 60 * 1000;

/** Milliseconds after which a request of another server was cut off if it has no reply: none takes longer. */
const carriedOutMsMax = 20 * 60 * 1000;

/** Rows removed in one transaction. */
const removedMax = 500;

/** A request as it came, with what its claim is made of. */
export interface KeyedRequest {
  readonly key: string;
  /** Undefined for a request of nobody known; then its address stands for it. */
  readonly principal: Principal | undefined;
  readonly ip: string;
  readonly method: string;
  readonly operationId: string;
  /** Path and query below the mount path. */
  readonly address: string;
  readonly body: Uint8Array | undefined;
  /** Fields of the reply that are never kept. */
  readonly oneTimeFields: readonly string[];
  /** Of the route's replies that are no `Reply`. */
  readonly status: number;
}

export interface IdempotencyService {
  /**
   * Carries a request out, or gives the reply that it had before.
   * @throws {AppError} `validation_error` for a key that is none, `idempotency_key_reused` for another body,
   * `idempotency_in_progress` for one that has no reply yet; and whatever `handle` throws, which is not kept.
   */
  run(request: KeyedRequest, handle: (claim: Claim) => Promise<unknown>): Promise<unknown>;
  /** Removes keys that count no more; how many. */
  removeExpired(): Promise<number>;
}

/** @param options.defaultOrgId - where keys of requests without a principal are kept. */
export function createIdempotencyService(foundation: Foundation, options: { defaultOrgId: string; mismatchStatus: 409 | 422 }): IdempotencyService {
  const { db, clock, random, keys, log } = foundation;
  const { defaultOrgId, mismatchStatus } = options;
  const inFlight = new Set<string>();

  function claimOf({ key, principal, ip, method, operationId, address, body = new Uint8Array() }: KeyedRequest): Claim {
    if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
      throw apiError('validation_error', 'Idempotency-Key must be 1 to 255 printable ASCII characters.', { field: 'Idempotency-Key' });
    }
    const at = clock.now();
    const sender = principal === undefined ? `anonymous ${ip}` : `${principal.type} ${principal.id}`;
    return {
      orgId: principal?.orgId ?? defaultOrgId,
      id: keyedHash(keys.pepper, 'idempotency-key', JSON.stringify([sender, method, operationId, key])),
      // Keyed, because a body may hold a password that somebody could try to guess from a plain hash.
      bodyHash: keyedHash(keys.pepper, 'idempotency-body', `${address}\n${Buffer.from(body).toString('base64')}`),
      nonce: random.bytes(16).toString('base64url'),
      at,
      expiresAt: at + keyMsMax,
    };
  }

  function replay(used: UsedKey, claim: Claim): Reply {
    if (used.bodyHash !== claim.bodyHash) {
      const detail = { field: 'Idempotency-Key', hint: 'A key stands for one request; make a new one for another.', status: mismatchStatus };
      throw new AppError('idempotency_key_reused', 'This Idempotency-Key came with another request before.', { detail });
    }
    if (used.status !== undefined && used.reply !== undefined) return replayOf(used.status, used.reply);
    // An embedded database has one server, and this one is not at it.
    const isCutOff = db.dialect === 'sqlite' || claim.at - used.createdAt >= carriedOutMsMax;
    if (!isCutOff) throw retryLater();
    throw apiError('conflict', 'The request with this Idempotency-Key was carried out, but its reply was lost when the server stopped.', {
      field: 'Idempotency-Key',
      hint: 'Read what it changed before it is sent again under a new key.',
    });
  }

  /** A key that was not freed or finished only makes the client wait: not worth failing a request that is done. */
  async function settle(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.warn({ err: error }, 'the outcome of an Idempotency-Key could not be written');
    }
  }

  return {
    async run(request, handle) {
      const claim = claimOf(request);
      const lock = `${claim.orgId} ${claim.id}`;
      if (inFlight.has(lock)) throw retryLater();
      inFlight.add(lock);
      try {
        const used = await findUsedKey(db.kysely, { orgId: claim.orgId, id: claim.id, now: claim.at });
        if (used !== undefined) return replay(used, claim);
        const result = await handle(claim).catch(async (error: unknown) => {
          // A refusal is not kept. After a fault nobody knows what was written: if the change was, so was the key.
          if (error instanceof AppError && error.code !== 'internal') await settle(() => db.transaction((tx) => freeClaim(tx, claim)));
          throw error;
        });
        const kept = keptReply(result, request);
        await settle(() => db.transaction((tx) => (kept === undefined ? freeClaim(tx, claim) : keepReply(tx, claim, kept))));
        return result;
      } finally {
        inFlight.delete(lock);
      }
    },

    async removeExpired() {
      let removed = 0;
      for (;;) {
        const now = clock.now();
        const some = await db.transaction((tx) => removeExpiredKeys(tx, { now, limit: removedMax }));
        removed += some;
        if (some < removedMax) return removed;
      }
    },
  };
}

function retryLater() {
  const { code, message, detail } = inProgress();
  return new AppError(code, message, { detail: { ...detail, retryAfterS: inProgressRetryS } });
}
