/**
 * Sends what is due. It claims in batches, sends many at once and writes what came of them in batches too, so that the
 * price of a transaction is shared. Everything it knows by heart (queues, pauses) may be lost: claims run out.
 */
import type { Foundation } from '../../foundation.ts';
import type { Outbound } from '../../outbound/outbound.ts';
import { attempt, fraction } from './attempt.ts';
import { deliveryTimes } from './backoff.ts';
import { cancelDeliveries, type StoredDelivery } from './deliveries.store.ts';
import { createHandOver, type HandOver } from './hand-over.ts';
import { isCurrent, laneLimits, maySend, newLane, note, roomOf, type KnownReceiver, type Lane } from './lane.ts';
import { claimDeliveries, failExpired, listDueWebhooks, settleDeliveries, type Outcome } from './outbox.store.ts';
import { retireWebhook } from './retire-webhook.ts';
import { secretsUntil, signingSecrets } from './webhook-secrets.ts';
import { findWebhook, type StoredWebhook } from './webhooks.store.ts';

export const engineLimits = {
  /** Requests at once, to all webhooks together. */
  inFlightMax: 64,
  /** Of these, to receivers that have not answered yet, or were silent the last time: the rest is for those that answer. */
  quietInFlightMax: 32,
  /** Milliseconds that an outcome waits for others while requests are on their way: a commit costs as much as many requests. */
  gatherMs: 100,
  /** Outcomes that are written without waiting for more. */
  gatheredMax: 512,
  /** Milliseconds between two looks for work while requests are on their way. */
  lookMs: 500,
  /** Milliseconds that requests on their way get when the server drains. */
  drainMs: 3_000,
} as const;

export interface DeliveryEngine {
  /** Sends until nothing is due and nothing on its way; the number of attempts. Never runs beside itself. */
  run(signal: AbortSignal): Promise<number>;
  /** Gives the work, which writes new deliveries, a way to have them sent without a claim once it has resolved. */
  handOver<T>(work: (hand: HandOver) => Promise<T>): Promise<T>;
  /** Resolves when an outcome of the delivery was written here, or after `ms`. */
  settled(deliveryId: string, ms: number): Promise<void>;
}

export function createDeliveryEngine(foundation: Foundation, { outbound }: { outbound: Outbound }): DeliveryEngine {
  const { db, clock, random, log, vault } = foundation;
  const lanes = new Map<string, Lane>();
  const waiting = new Map<string, Set<() => void>>();
  let finished: { outcome: Outcome; lane: Lane; isGone: boolean; isSilent: boolean }[] = [];
  /** Lanes with something in their queue, the one that was served last at the end. */
  const ready = new Set<Lane>();
  let inFlight = 0;
  let quietInFlight = 0;
  let isRunning = false;
  let isDraining = false;
  let handOvers = 0;
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

  /** Lets outcomes come together, so that they are written together; not while the queues are empty and there is more to claim. */
  async function gather(signal: AbortSignal): Promise<void> {
    const untilMs = performance.now() + engineLimits.gatherMs;
    const isWorthIt = () => inFlight > 0 && finished.length > 0 && finished.length < engineLimits.gatheredMax && !isStarving();
    while (isWorthIt() && !signal.aborted) {
      const restMs = untilMs - performance.now();
      if (restMs <= 0) return;
      isWoken = false;
      await pause(restMs);
    }
  }

  /** Whether something is on its way, or about to be handed over. */
  const isBusy = () => inFlight + handOvers > 0;

  /** Whether somebody could send more than he holds. */
  function isStarving(): boolean {
    if (ready.size > 0 || inFlight > engineLimits.inFlightMax / 2) return false;
    for (const lane of lanes.values()) if (lane.isBehind && lane.isProven) return true;
    return false;
  }

  function enqueue(lane: Lane, deliveries: readonly StoredDelivery[]): void {
    lane.queue.push(...deliveries);
    if (lane.queue.length > 0) ready.add(lane);
  }

  /** What of a webhook is needed to send to it; opened once for each version of it. */
  async function receiverOf(lane: Lane, webhook: StoredWebhook, now: number): Promise<KnownReceiver> {
    if (isCurrent(lane.receiver, { version: webhook.version, now })) return lane.receiver;
    const secrets = await signingSecrets(db.kysely, vault, webhook, now);
    return { url: webhook.url, signatureHeader: webhook.signature_header, secrets, version: webhook.version, until: secretsUntil(webhook, now) };
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
    let claims: { lane: Lane; limit: number; claimed: StoredDelivery[]; webhook: StoredWebhook }[];
    try {
      claims = await db.transaction(async (tx) => {
        await settleDeliveries(tx, settled.map(({ outcome }) => outcome), now);
        for (const lane of new Set(settled.filter(({ isSilent }) => isSilent).map((each) => each.lane))) await failExpired(tx, { ...lane, now });
        const found = [];
        for (const lane of wanted) {
          const { orgId, webhookId } = lane;
          const webhook = await findWebhook(tx, { orgId, id: webhookId });
          const limit = roomOf(lane, now);
          if (webhook?.is_active !== 1) await cancelDeliveries(tx, { orgId, webhookId, at: now });
          else if (limit > 0) found.push({ lane, webhook, limit, claimed: await claimDeliveries(tx, { orgId, webhookId, limit, now, until: now + deliveryTimes.claimMs }) });
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
    for (const { lane, limit, claimed, webhook } of claims) {
      try {
        lane.receiver = await receiverOf(lane, webhook, now);
        lane.isBehind = claimed.length === limit;
        enqueue(lane, claimed);
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
    for (const lane of ready) {
      if (inFlight >= engineLimits.inFlightMax) return;
      const isQuiet = !lane.isProven;
      if (lane.queue.length > 0 && (!maySend(lane) || (isQuiet && quietInFlight >= engineLimits.quietInFlightMax))) continue;
      ready.delete(lane);
      const delivery = lane.queue.shift();
      if (delivery === undefined) continue;
      // At the end of a set that is walked it is met again.
      if (lane.queue.length > 0) ready.add(lane);
      inFlight += 1;
      void sendOne({ lane, delivery, isQuiet }).then(land);
    }
  }

  function land(): void {
    inFlight -= 1;
    if (!isDraining) send();
    // The first has the clock of the next writing started.
    if (inFlight === 0 || finished.length === 1 || finished.length >= engineLimits.gatheredMax || isStarving()) wakeUp();
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
      for (const each of note(lane, { isSilent: attempted.isSilent, now: clock.now(), fraction: () => fraction(random) })) give({ lane, delivery: each, at: lane.pausedUntil });
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
    const late = setTimeout(() => ending.abort(), engineLimits.drainMs);
    while (isBusy()) {
      isWoken = false;
      await pause(engineLimits.lookMs);
    }
    clearTimeout(late);
    const at = clock.now();
    ready.clear();
    for (const lane of lanes.values()) for (const delivery of lane.queue.splice(0)) give({ lane, delivery, at });
    await exchange(true);
  }

  /** Forgets lanes without work; what is known of a receiver is kept for a while. */
  function forgetIdle(now: number): void {
    for (const [id, lane] of lanes) if (lane.queue.length + lane.inFlight + lane.reserved === 0 && Math.max(lane.pausedUntil, lane.usedAt) + laneLimits.keptMs < now) lanes.delete(id);
  }

  return {
    async run(signal) {
      ending = new AbortController();
      isRunning = true;
      isDraining = false;
      attemptCount = 0;
      signal.addEventListener('abort', wakeUp, { once: true });
      try {
        while (!signal.aborted) {
          isWoken = false;
          const hasWork = await exchange(false);
          send();
          if (!isBusy() && finished.length === 0 && !hasWork) break;
          if (!isBusy()) continue;
          await pause(engineLimits.lookMs);
          await gather(signal);
        }
        if (signal.aborted) await drain();
      } catch (error) {
        // What is on its way comes to its end; its outcomes stay here and are written by the next run.
        await drain().catch(() => {});
        throw error;
      } finally {
        isRunning = false;
        signal.removeEventListener('abort', wakeUp);
        forgetIdle(clock.now());
      }
      return attemptCount;
    },

    async handOver(work) {
      const hand = createHandOver(lanes, () => isRunning && !isDraining);
      // While one is open the run does not end, so what it brings is sent, or given back by the draining.
      handOvers += 1;
      try {
        const result = await work(hand);
        const now = clock.now();
        for (const [lane, rows] of hand.claimed) {
          if (now < lane.pausedUntil) for (const delivery of rows) give({ lane, delivery, at: lane.pausedUntil });
          else enqueue(lane, rows);
        }
        return result;
      } finally {
        hand.clear();
        handOvers -= 1;
        if (!isDraining) send();
        wakeUp();
      }
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
