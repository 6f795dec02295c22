/**
 * Turns events into deliveries. The position in an organization's events moves in the transaction that writes the
 * deliveries, from the value that was read: no event without its rows, no rows without their event, and of two servers
 * one finds that the other was faster.
 */
import { hashOf } from '#shared/model/hash.ts';
import type { WebhookDeliveryRow } from '../../db/schema.ts';
import type { Foundation } from '../../foundation.ts';
import { readEvents, type StoredEvent } from '../events/events.store.ts';
import { deliveryTimes } from './backoff.ts';
import { insertDeliveries } from './deliveries.store.ts';
import { advancePosition, findPosition, listLagging, wakeAfterCommit } from './fan-out.store.ts';
import { deliveredName, payloadBody, type PayloadFormat } from './payload.ts';
import { activeWebhooks, type StoredWebhook } from './webhooks.store.ts';

/** Events of an organization that one transaction takes. */
const sliceMax = 100;

/** Milliseconds after which all organizations are looked at, whatever this process has heard of: others write events too. */
const lookEveryMs = 2_000;

/** @returns a run over every organization with new events; the number of deliveries that it made. */
export function createFanOut({ db, clock }: Foundation): (signal: AbortSignal) => Promise<number> {
  const heardOf = new Set<string>();
  let lookedMs = Number.NEGATIVE_INFINITY;
  db.onCommit((notes) => {
    for (const { orgId } of notes) heardOf.add(orgId);
  });

  async function organizations(): Promise<readonly string[]> {
    const heard = [...heardOf];
    heardOf.clear();
    if (heard.length > 0 && performance.now() - lookedMs < lookEveryMs) return heard;
    lookedMs = performance.now();
    return listLagging(db.kysely);
  }

  /** One slice; undefined when there is nothing left. */
  async function slice(orgId: string): Promise<number | undefined> {
    const from = await findPosition(db.kysely, orgId);
    if (from === undefined) return undefined;
    const events = await readEvents(db, { orgId, after: from, limit: sliceMax });
    const last = events.at(-1);
    if (last === undefined) return undefined;
    const at = clock.now();
    return db.transaction(async (tx) => {
      if (!(await advancePosition(tx, { orgId, from, to: last.seq }))) return 0;
      const webhooks = await activeWebhooks(tx, orgId);
      const rows = webhooks.flatMap((webhook) => deliveriesOf(webhook, events, at));
      await insertDeliveries(tx, rows);
      if (rows.length > 0) wakeAfterCommit(tx, { orgId, seq: last.seq });
      return rows.length;
    });
  }

  return async (signal) => {
    let count = 0;
    for (const orgId of await organizations()) {
      for (let made = await slice(orgId); made !== undefined && !signal.aborted; made = await slice(orgId)) count += made;
    }
    return count;
  };
}

function deliveriesOf(webhook: StoredWebhook, events: readonly StoredEvent[], at: number): WebhookDeliveryRow[] {
  const subscribed = JSON.parse(webhook.events) as string[];
  return events.flatMap((event) => {
    const name = event.seq > webhook.after_seq ? deliveredName(subscribed, event.type) : undefined;
    if (name === undefined) return [];
    const body = payloadBody(webhook.payload_format as PayloadFormat, name, event);
    return newDelivery({ id: deliveryId(webhook.id, event.id), webhook, eventId: event.id, name, body, at, expiresAt: event.at + deliveryTimes.triedMs });
  });
}

/** Derived, not random: an event becomes one delivery of a webhook, whoever makes it. */
export function deliveryId(webhookId: string, eventId: string): string {
  return `whd_${hashOf('delivery', webhookId, eventId)}`;
}

/** A delivery that is due at once. */
export function newDelivery(entry: {
  id: string;
  webhook: Pick<StoredWebhook, 'id' | 'org_id'>;
  eventId: string;
  name: string;
  body: string;
  at: number;
  expiresAt: number;
  redeliveryOf?: string;
}): WebhookDeliveryRow {
  const { id, webhook, eventId, name, body, at, expiresAt, redeliveryOf = null } = entry;
  return {
    id,
    org_id: webhook.org_id,
    webhook_id: webhook.id,
    event_id: eventId,
    event_type: name,
    body,
    state: 'pending',
    attempt_count: 0,
    next_attempt_at: at,
    claimed_until: null,
    expires_at: expiresAt,
    created_at: at,
    finished_at: null,
    redelivery_of: redeliveryOf,
  };
}
