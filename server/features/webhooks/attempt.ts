/** One try to deliver: signed now, sent, and what came of it. */
import { signWebhook } from '#shared/api/webhook-signature.ts';
import { AppError } from '#shared/model/app-error.ts';
import { maskSecret } from '#shared/model/masking.ts';
import type { Clock, Random } from '../../config/world.ts';
import { createSecretCleaner } from '../../ingest/secret-cleaner.ts';
import type { Outbound, OutboundReply } from '../../outbound/outbound.ts';
import { deliveryTimes, nextAttemptAt, retryAfterMs } from './backoff.ts';
import type { StoredDelivery } from './deliveries.store.ts';
import type { Outcome, Settlement } from './outbox.store.ts';

/** What of a webhook is needed to send to it, its secrets opened. */
export interface Receiver {
  readonly url: string;
  readonly signatureHeader: string;
  readonly secrets: readonly string[];
}

export interface Attempted {
  readonly outcome: Outcome;
  /** Nothing came back: the connection failed or time ran out. */
  readonly isSilent: boolean;
  /** The receiver said that it is gone for good (410). */
  readonly isGone: boolean;
}

/** Bytes of an answer that are kept in the log, of the 64 KiB that are read. */
export const responseKeptBytes = 4_096;

/** Sends one delivery. Rejects only when `signal` ended it; every other failure is an outcome. */
export async function attempt(delivery: StoredDelivery, receiver: Receiver, given: { outbound: Outbound; clock: Clock; random: Random; signal: AbortSignal }): Promise<Attempted> {
  const { outbound, clock, random, signal } = given;
  const at = clock.now();
  const startedMs = performance.now();
  const number = delivery.attempt_count + 1;
  const rowOf = (result: { status: number | null; error: string | null; response: string | null }) => ({
    org_id: delivery.org_id,
    delivery_id: delivery.id,
    attempt: number,
    at,
    duration_ms: Math.round(performance.now() - startedMs),
    ...result,
  });
  const again = (afterMs: number): Settlement => {
    const next = nextAttemptAt({ startedAt: at, now: clock.now(), attempt: number, fraction: fraction(random), expiresAt: delivery.expires_at, retryAfterMs: afterMs });
    return next === undefined ? { kind: 'failed' } : { kind: 'again', at: next };
  };

  const body = Buffer.from(delivery.body, 'utf8');
  let reply: OutboundReply;
  try {
    reply = await outbound.request({
      url: receiver.url,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-webhook-id': delivery.id,
        'x-webhook-event': delivery.event_type,
        [receiver.signatureHeader]: signWebhook({ secrets: receiver.secrets, t: Math.floor(at / 1000), body }),
      },
      body,
      timeoutMs: deliveryTimes.attemptMs,
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    const known = error instanceof AppError ? error : undefined;
    const message = known?.message ?? 'The request failed.';
    return { outcome: { delivery, settlement: again(0), attempt: rowOf({ status: null, error: message, response: null }) }, isSilent: known?.code === 'outbound_failed', isGone: false };
  }

  const { status } = reply;
  const isDelivered = status >= 200 && status < 300;
  const isGone = status === 410;
  const error = isDelivered ? null : status >= 300 && status < 400 ? 'The receiver answered with a redirect, which is not followed.' : isGone ? 'The receiver says that it is gone.' : `The receiver answered ${status}.`;
  const settlement: Settlement = isDelivered ? { kind: 'delivered' } : isGone ? { kind: 'failed' } : again(status === 429 || status === 503 ? retryAfterMs(reply.headers['retry-after']) : 0);
  return { outcome: { delivery, settlement, attempt: rowOf({ status, error, response: keptResponse(reply.body, receiver.secrets) }) }, isSilent: false, isGone };
}

/** The beginning of an answer as text, with every known credential and the webhook's own secrets masked; null when it was empty. */
export function keptResponse(body: Buffer, secrets: readonly string[]): string | null {
  if (body.length === 0) return null;
  // Masked before it is cut, so that a cut never leaves the half of a credential.
  let text = createSecretCleaner().clean(body.toString('utf8'));
  for (const secret of secrets) text = text.replaceAll(secret, maskSecret(secret));
  // Control characters but tab and line breaks: one of our databases cannot hold a NUL, and none belongs on a terminal.
  const printable = text.replaceAll(/(?![\t\n\r])\p{Cc}/gu, '\ufffd');
  return Buffer.from(printable.slice(0, responseKeptBytes), 'utf8').subarray(0, responseKeptBytes).toString('utf8').replace(/\ufffd$/, '');
}

/** A random number from 0 to 1. */
export function fraction(random: Random): number {
  return random.bytes(4).readUInt32BE(0) / 2 ** 32;
}
