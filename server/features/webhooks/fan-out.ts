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
import type { DeliveryEngine } from './delivery-engine.ts';
import { advancePosition, findPosition, listLagging, wakeAfterCommit } from './fan-out.store.ts';
import { deliveredName, payloadBody, type PayloadFormat } from './payload.ts';
import { activeWebhooks, type StoredWebhook } from './webhooks.store.ts';

/** Events of an organization that one transaction takes. */
const sliceMax = 100;

/** Milliseconds after which all organizations are looked at, whatever this process has heard of: others write events too. */
const lookEveryMs = 2_000;

/**
 * @param handOver - what the deliveries of one transaction may be handed to, so that they are sent without a claim.
 * @returns a run over every organization with new events; the number of deliveries that it made.
 */
export function createFanOut({ db, clock }: Foundation, { handOver }: Pick<DeliveryEngine, 'handOver'>): (signal: AbortSignal) => Promise<number> {
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

  /** One slice of the events of an organization. What comes while it runs is heard of and makes another run. */
  async function slice(orgId: string): Promise<{ made: number; isLast: boolean }> {
    const from = await findPosition(db.kysely, orgId);
    const events = from === undefined ? [] : await readEvents(db, { orgId, after: from, limit: sliceMax });
    const last = events.at(-1);
    if (from === undefined || last === undefined) return { made: 0, isLast: true };
    const at = clock.now();
    const made = await handOver((hand) =>
      db.transaction(async (tx) => {
        hand.clear();
        if (!(await advancePosition(tx, { orgId, from, to: last.seq }))) return 0;
        const bodies = bodiesOf(events);
        const rows = (await activeWebhooks(tx, orgId)).flatMap((webhook) => hand.claim(webhook, { rows: deliveriesOf(webhook, { events, bodies, at }), now: at }));
        await insertDeliveries(tx, rows);
        if (!hand.isComplete()) wakeAfterCommit(tx, { orgId, seq: last.seq });
        return rows.length;
      }),
    );
    return { made, isLast: events.length < sliceMax };
  }

  return async (signal) => {
    let count = 0;
    for (const orgId of await organizations()) {
      for (let isLast = false; !isLast && !signal.aborted; ) {
        const done = await slice(orgId);
        count += done.made;
        isLast = done.isLast;
      }
    }
    return count;
  };
}

type Bodies = (event: StoredEvent, entry: { format: PayloadFormat; name: string }) => string;

/** The body of an event, written once for all webhooks that get it in one form. */
function bodiesOf(events: readonly StoredEvent[]): Bodies {
  const written = new Map(events.map((event) => [event.id, new Map<string, string>()]));
  return (event, { format, name }) => {
    const own = written.get(event.id);
    const key = `${format} ${name}`;
    const known = own?.get(key);
    if (known !== undefined) return known;
    const body = payloadBody(format, name, event);
    own?.set(key, body);
    return body;
  };
}

function deliveriesOf(webhook: StoredWebhook, given: { events: readonly StoredEvent[]; bodies: Bodies; at: number }): WebhookDeliveryRow[] {
  const { events, bodies, at } = given;
  const subscribed = JSON.parse(webhook.events) as string[];
  return events.flatMap((event) => {
    const name = event.seq > webhook.after_seq ? deliveredName(subscribed, event.type) : undefined;
    if (name === undefined) return [];
    const body = bodies(event, { format: webhook.payload_format as PayloadFormat, name });
    return newDelivery({ id: deliveryId(webhook.id, event), webhook, eventId: event.id, name, body, at, expiresAt: event.at + deliveryTimes.triedMs });
  });
}

/**
 * Derived, not random: an event becomes one delivery of a webhook, whoever makes it. It begins with the event's instant,
 * so that new rows lie beside each other in the index and not all over it.
 */
export function deliveryId(webhookId: string, event: Pick<StoredEvent, 'id' | 'at'>): string {
  return `whd_${event.at.toString(16).padStart(12, '0')}${hashOf('delivery', webhookId, event.id).slice(0, 20)}`;
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
