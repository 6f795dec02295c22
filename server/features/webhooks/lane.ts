/**
 * The queue of one webhook in memory. Each webhook has its own, so that a receiver that is slow or dead holds up
 * nothing but its own deliveries. Not one for each host: a stranger's webhook on the same host must not slow yours.
 */
import { backoffMs } from './backoff.ts';
import type { Receiver } from './attempt.ts';
import type { StoredDelivery } from './deliveries.store.ts';

export interface Lane {
  readonly orgId: string;
  readonly webhookId: string;
  /** Undefined until the first claim, and looked at again with each. */
  receiver: KnownReceiver | undefined;
  /** Claimed and not sent yet. */
  readonly queue: StoredDelivery[];
  inFlight: number;
  /** Places for deliveries that a transaction under way is about to hand over. */
  reserved: number;
  /** Whether more may be due in the database than is held here. What is new then waits behind it. */
  isBehind: boolean;
  /** Attempts in a row that nothing came back from. */
  silenceCount: number;
  /** Milliseconds since the epoch; nothing is sent before. */
  pausedUntil: number;
  /** When an attempt last came to its end; milliseconds since the epoch. */
  usedAt: number;
  /** Whether it has answered since it was last silent, in this process. */
  isProven: boolean;
}

/** A receiver as a version of its webhook describes it. */
export interface KnownReceiver extends Receiver {
  readonly version: number;
  /** Milliseconds since the epoch; then a secret of it no longer signs. */
  readonly until: number;
}

export const laneLimits = {
  /** Requests to one webhook at once. */
  inFlightMax: 8,
  /**
   * Claimed deliveries of a webhook that has answered before; the queue refills without waiting for the database. A
   * receiver that needs so long that their claims run out gets the rest of them given back.
   */
  claimedMax: 256,
  /** The same before it has answered: what a dead receiver holds is given back after the first silence. */
  unprovenMax: 8,
  /** The longest that a silent receiver is left alone: what comes new for it waits no longer once it is back. */
  pauseMsMax: 5 * 60_000,
  /** For which a lane without work is remembered after its last attempt and after its pause. */
  keptMs: 10 * 60_000,
} as const;

export function newLane(orgId: string, webhookId: string): Lane {
  return { orgId, webhookId, receiver: undefined, queue: [], inFlight: 0, reserved: 0, isBehind: true, silenceCount: 0, pausedUntil: 0, usedAt: 0, isProven: false };
}

/** Deliveries that may be claimed for the lane now. A silent receiver gets one at a time, once its pause is over. */
export function roomOf(lane: Lane, now: number): number {
  if (now < lane.pausedUntil) return 0;
  const held = lane.queue.length + lane.inFlight + lane.reserved;
  if (lane.silenceCount > 0) return held === 0 ? 1 : 0;
  return Math.max(0, (lane.isProven ? laneLimits.claimedMax : laneLimits.unprovenMax) - held);
}

/** Whether what is known of the receiver still holds. */
export function isCurrent(receiver: KnownReceiver | undefined, entry: { version: number; now: number }): receiver is KnownReceiver {
  return receiver !== undefined && receiver.version === entry.version && entry.now < receiver.until;
}

/** Whether its next delivery may be sent now. */
export function maySend(lane: Lane): boolean {
  return lane.queue.length > 0 && lane.inFlight < (lane.silenceCount > 0 ? 1 : laneLimits.inFlightMax);
}

/** Notes what came of an attempt; gives back what was claimed when the receiver has fallen silent. */
export function note(lane: Lane, entry: { isSilent: boolean; now: number; fraction: () => number }): StoredDelivery[] {
  lane.usedAt = entry.now;
  if (!entry.isSilent) {
    lane.silenceCount = 0;
    lane.pausedUntil = 0;
    lane.isProven = true;
    return [];
  }
  lane.silenceCount += 1;
  lane.isProven = false;
  lane.pausedUntil = Math.max(lane.pausedUntil, entry.now + Math.min(laneLimits.pauseMsMax, backoffMs(lane.silenceCount, entry.fraction())));
  return lane.queue.splice(0);
}
