/**
 * The short way of a new delivery: written as claimed in the transaction that makes it, and sent from memory after the
 * commit, so that it is neither claimed nor read again. Only for receivers that answer, and only as many as a claim
 * would have brought; the others take the long way through the table.
 */
import type { WebhookDeliveryRow } from '../../db/schema.ts';
import { deliveryTimes } from './backoff.ts';
import { isCurrent, roomOf, type Lane } from './lane.ts';
import type { StoredWebhook } from './webhooks.store.ts';

export interface HandOver {
  /** The rows as they are to be written: those that will be sent from here are claimed. */
  claim(webhook: StoredWebhook, entry: { rows: readonly WebhookDeliveryRow[]; now: number }): readonly WebhookDeliveryRow[];
  /** Forgets what was claimed: the transaction begins again, or it failed. */
  clear(): void;
  /** Whether all that was written is claimed. */
  isComplete(): boolean;
  /** What was claimed, by lane. */
  readonly claimed: ReadonlyMap<Lane, readonly WebhookDeliveryRow[]>;
}

/** @param isOpen - whether what is handed over would be sent soon. */
export function createHandOver(lanes: ReadonlyMap<string, Lane>, isOpen: () => boolean): HandOver {
  const claimed = new Map<Lane, readonly WebhookDeliveryRow[]>();
  let isComplete = true;

  function room(lane: Lane | undefined, webhook: StoredWebhook, now: number): number {
    if (lane === undefined || !isOpen() || lane.isBehind || !isCurrent(lane.receiver, { version: webhook.version, now })) return 0;
    return roomOf(lane, now);
  }

  return {
    claim(webhook, { rows, now }) {
      const lane = lanes.get(webhook.id);
      const count = Math.min(room(lane, webhook, now), rows.length);
      if (count < rows.length) {
        isComplete = false;
        if (lane !== undefined) lane.isBehind = true;
      }
      if (lane === undefined || count === 0) return rows;
      const until = now + deliveryTimes.claimMs;
      const own = rows.slice(0, count).map((row) => ({ ...row, claimed_until: until, next_attempt_at: until }));
      lane.reserved += count;
      claimed.set(lane, own);
      return [...own, ...rows.slice(count)];
    },
    clear() {
      for (const [lane, rows] of claimed) lane.reserved -= rows.length;
      claimed.clear();
      isComplete = true;
    },
    // A function and no getter: each object with a getter of its own has a shape of its own, which holds the claimed rows long after they were sent.
    isComplete: () => isComplete,
    claimed,
  };
}
