/**
 * Sends what is due. It claims in batches, sends many at once and writes what came of them in batches too, so that the
 * price of a transaction is shared. Everything it knows by heart (queues, pauses) may be lost: claims run out.
 */
import type { Foundation } from '../../foundation.ts';
import type { Outbound } from '../../outbound/outbound.ts';
import { attempt, fraction } from './attempt.ts';
import { deliveryTimes } from './backoff.ts';
import { cancelDeliveries, type StoredDelivery } from './deliveries.store.ts';
import { laneLimits, maySend, newLane, note, roomOf, type Lane } from './lane.ts';
import { claimDeliveries, failExpired, listDueWebhooks, settleDeliveries, type Outcome } from './outbox.store.ts';
import { retireWebhook } from './retire-webhook.ts';
import { signingSecrets } from './webhook-secrets.ts';
import { findWebhook, type StoredWebhook } from './webhooks.store.ts';

export const engineLimits = {
  /** Requests at once, to all webhooks together. */
  inFlightMax: 64,
  /** Of these, to receivers that have not answered yet, or were silent the last time: the rest is for those that answer. */
  quietInFlightMax: 32,
  /** Milliseconds that an outcome waits for others while requests are on their way: a commit costs as much as many requests. */
  gatherMs: 60,
  /** Outcomes that are written without waiting for more. */
  gatheredMax: 256,
  /** Milliseconds between two looks for work while requests are on their way. */
  lookMs: 500,
  /** Milliseconds that requests on their way get when the server drains. */
  drainMs: 3_000,
} as const;

export interface DeliveryEngine {
  /** Sends until nothing is due and nothing on its way; the number of attempts. Never runs beside itself. */
  run(signal: AbortSignal): Promise<number>;
  /** Resolves when an outcome of the delivery was written here, or after `ms`. */
  settled(deliveryId: string, ms: number): Promise<void>;
}

export function createDeliveryEngine(foundation: Foundation, { outbound }: { outbound: Outbound }): DeliveryEngine {
  const { db, clock, random, log, vault } = foundation;
  const lanes = new Map<string, Lane>();
  const waiting = new Map<string, Set<() => void>>();
  let finished: { outcome: Outcome; lane: Lane; isGone: boolean; isSilent: boolean }[] = [];
  const flights = new Set<Promise<void>>();
  let quietInFlight = 0;
  let isDraining = false;
  let attemptCount = 0;
  let wake = () => {};
  let isWoken = false;
  let ending = new AbortController();

  const wakeUp = () => {
    isWoken = true;
    wake();
  };
  db.onCommit(wakeUp);

  /** Resolves at the next wake-up, or after `ms`. */
  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (isWoken) wake();
    });
  }

  /** Lets outcomes come together, so that they are written together. */
  async function gather(signal: AbortSignal): Promise<void> {
    const untilMs = performance.now() + engineLimits.gatherMs;
    while (flights.size > 0 && finished.length > 0 && finished.length < engineLimits.gatheredMax && !signal.aborted) {
      const restMs = untilMs - performance.now();
      if (restMs <= 0) return;
      isWoken = false;
      await pause(restMs);
    }
  }

  function laneOf(orgId: string, webhookId: string): Lane {
    const known = lanes.get(webhookId);
    if (known !== undefined) return known;
    const lane = newLane(orgId, webhookId);
    lanes.set(webhookId, lane);
    return lane;
  }

  /** Writes what came of deliveries and claims more, in one transaction. Says whether there was anything to do. */
  async function exchange(isEnding: boolean): Promise<boolean> {
    const settled = finished;
    finished = [];
    const now = clock.now();
    const wanted = isEnding ? [] : (await listDueWebhooks(db.kysely, now)).map(({ orgId, webhookId }) => laneOf(orgId, webhookId)).filter((lane) => roomOf(lane, now) > 0);
    if (settled.length === 0 && wanted.length === 0) return false;
    let claims: { lane: Lane; claimed: StoredDelivery[]; webhook: StoredWebhook }[];
    try {
      claims = await db.transaction(async (tx) => {
        await settleDeliveries(tx, settled.map(({ outcome }) => outcome), now);
        for (const lane of new Set(settled.filter(({ isSilent }) => isSilent).map((each) => each.lane))) await failExpired(tx, { ...lane, now });
        const found = [];
        for (const lane of wanted) {
          const { orgId, webhookId } = lane;
          const webhook = await findWebhook(tx, { orgId, id: webhookId });
          if (webhook?.is_active !== 1) await cancelDeliveries(tx, { orgId, webhookId, at: now });
          else found.push({ lane, webhook, claimed: await claimDeliveries(tx, { orgId, webhookId, limit: roomOf(lane, now), now, until: now + deliveryTimes.claimMs }) });
        }
        // These lock rows of organizations, so they come last.
        for (const lane of new Set(settled.filter(({ isGone }) => isGone).map((each) => each.lane))) await retireWebhook(tx, { ...lane, at: now });
        return found;
      });
    } catch (error) {
      // The claims of what was sent run out by themselves; until then it is better to try to write again.
      finished = [...settled, ...finished];
      throw error;
    }
    for (const { lane, claimed, webhook } of claims) {
      try {
        lane.receiver = { url: webhook.url, signatureHeader: webhook.signature_header, secrets: await signingSecrets(db.kysely, vault, webhook, now) };
        lane.queue.push(...claimed);
      } catch (error) {
        // Its own trouble: the others go on.
        log.error({ err: error, webhook_id: lane.webhookId }, 'the secret of a webhook does not open; its deliveries wait');
        for (const delivery of claimed) give({ lane, delivery, at: now + deliveryTimes.backoffMsMax });
      }
    }
    for (const { outcome } of settled) for (const tell of waiting.get(outcome.delivery.id) ?? []) tell();
    return settled.length > 0 || claims.some(({ claimed }) => claimed.length > 0);
  }

  /** Gives a claimed delivery back without an attempt. */
  function give({ lane, delivery, at }: { lane: Lane; delivery: StoredDelivery; at: number }): void {
    finished.push({ outcome: { delivery, settlement: { kind: 'released', at } }, lane, isGone: false, isSilent: false });
  }

  /** Sends as much as may be sent, one delivery of each webhook in turn. */
  function send(): void {
    for (let hasSent = true; hasSent; ) {
      hasSent = false;
      for (const lane of lanes.values()) {
        if (flights.size >= engineLimits.inFlightMax) return;
        const isQuiet = !lane.isProven;
        if (!maySend(lane) || (isQuiet && quietInFlight >= engineLimits.quietInFlightMax)) continue;
        const delivery = lane.queue.shift();
        if (delivery === undefined) continue;
        const flight = sendOne({ lane, delivery, isQuiet }).finally(() => {
          flights.delete(flight);
          if (!isDraining) send();
          wakeUp();
        });
        flights.add(flight);
        hasSent = true;
      }
    }
  }

  async function sendOne({ lane, delivery, isQuiet }: { lane: Lane; delivery: StoredDelivery; isQuiet: boolean }): Promise<void> {
    const { receiver } = lane;
    const startedAt = clock.now();
    // Another server may have it by the time this attempt would end.
    if (receiver === undefined || startedAt > (delivery.claimed_until ?? 0) - 2 * deliveryTimes.attemptMs) return give({ lane, delivery, at: startedAt });
    lane.inFlight += 1;
    if (isQuiet) quietInFlight += 1;
    attemptCount += 1;
    try {
      const attempted = await attempt(delivery, receiver, { outbound, clock, random, signal: ending.signal });
      finished.push({ ...attempted, lane });
      for (const each of note(lane, { isSilent: attempted.isSilent, now: clock.now(), fraction: fraction(random) })) give({ lane, delivery: each, at: lane.pausedUntil });
    } catch (error) {
      if (!ending.signal.aborted) log.error({ err: error, delivery_id: delivery.id }, 'a delivery could not be attempted');
      give({ lane, delivery, at: clock.now() + (ending.signal.aborted ? 0 : deliveryTimes.backoffMsMin) });
    }
    lane.inFlight -= 1;
    if (isQuiet) quietInFlight -= 1;
  }

  /** Gives back what was claimed and not sent, and what is still on its way after a while. */
  async function drain(): Promise<void> {
    isDraining = true;
    const at = clock.now();
    for (const lane of lanes.values()) for (const delivery of lane.queue.splice(0)) give({ lane, delivery, at });
    const late = setTimeout(() => ending.abort(), engineLimits.drainMs);
    await Promise.allSettled(flights);
    clearTimeout(late);
    await exchange(true);
  }

  /** Forgets lanes without work; what is known of a silent receiver is kept for a while after its pause. */
  function forgetIdle(now: number): void {
    for (const [id, lane] of lanes) if (lane.queue.length + lane.inFlight === 0 && lane.pausedUntil + 2 * laneLimits.pauseMsMax < now) lanes.delete(id);
  }

  return {
    async run(signal) {
      ending = new AbortController();
      isDraining = false;
      attemptCount = 0;
      signal.addEventListener('abort', wakeUp, { once: true });
      try {
        while (!signal.aborted) {
          isWoken = false;
          const hasWork = await exchange(false);
          send();
          if (flights.size === 0 && finished.length === 0 && !hasWork) break;
          if (flights.size === 0) continue;
          await pause(engineLimits.lookMs);
          await gather(signal);
        }
        if (signal.aborted) await drain();
      } catch (error) {
        // What is on its way comes to its end; its outcomes stay here and are written by the next run.
        await drain().catch(() => {});
        throw error;
      } finally {
        signal.removeEventListener('abort', wakeUp);
        forgetIdle(clock.now());
      }
      return attemptCount;
    },

    settled(deliveryId, ms) {
      return new Promise((resolve) => {
        const all = waiting.get(deliveryId) ?? new Set();
        waiting.set(deliveryId, all);
        const tell = () => {
          clearTimeout(timer);
          all.delete(tell);
          if (all.size === 0) waiting.delete(deliveryId);
          resolve();
        };
        const timer = setTimeout(tell, ms);
        all.add(tell);
      });
    },
  };
}
