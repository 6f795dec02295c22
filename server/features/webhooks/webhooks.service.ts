/** Webhooks of an organization, their secrets and their delivery log. Sending is the engine's. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import type { JsonObject } from '#shared/model/fact.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import { newId } from '../../config/world.ts';
import type { Tx } from '../../db/connection.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { lostUpdate } from '../../http/etag.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import type { Outbound } from '../../outbound/outbound.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent, eventBounds } from '../events/events.store.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
import { deliveryTimes } from './backoff.ts';
import * as log from './deliveries.store.ts';
import { createDeliveryEngine } from './delivery-engine.ts';
import { createFanOut, newDelivery } from './fan-out.ts';
import { startPosition } from './fan-out.store.ts';
import { removeDeliveriesBefore } from './outbox.store.ts';
import { payloadBody, type PayloadFormat } from './payload.ts';
import { deliveryReplyOf, webhookReplyOf, type DeliveryReply, type DeliveryState, type WebhookReply } from './webhook-reply.ts';
import { newSecret, openSecret, sealSecret, secretLength } from './webhook-secrets.ts';
import * as store from './webhooks.store.ts';

export const webhookLimits = {
  /** Webhooks of one organization. */
  webhooksMax: 100,
  /** Redeliveries of one webhook that wait. */
  redeliveriesMax: 100,
  /** Attempts of each delivery in a list, and in the reply to one. */
  listedAttemptsMax: 3,
  shownAttemptsMax: 100,
  /** Milliseconds that a test waits for its outcome. */
  testMs: 10_000,
} as const;

/** Rows that one transaction of the clean-up removes. */
const removedMax = 500;

export interface NewWebhook {
  readonly url: string;
  readonly events: readonly string[];
  readonly secret?: string | undefined;
  readonly description?: string | undefined;
  readonly payload_format?: PayloadFormat | undefined;
  readonly signature_header?: string | undefined;
  readonly is_active?: boolean | undefined;
}

/** What was sent of it. */
export type WebhookUpdate = { readonly [Field in Exclude<keyof NewWebhook, 'secret'>]?: NewWebhook[Field] | undefined };

export interface DeliveryQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly state?: DeliveryState | undefined;
}

/** Who reads; `seesAll` is whether they may change webhooks. */
export interface Reader {
  readonly orgId: string;
  readonly seesAll: boolean;
}

export interface WebhooksDependencies {
  readonly outbound: Outbound;
}

export type WebhooksService = ReturnType<typeof createWebhooksService>;

export function createWebhooksService(foundation: Foundation, { outbound }: WebhooksDependencies) {
  const { db, clock, random, cursors, vault } = foundation;
  const engine = createDeliveryEngine(foundation, { outbound });
  const fanOut = createFanOut(foundation, engine);

  async function existing(orgId: string, id: string, executor = db.kysely): Promise<store.StoredWebhook> {
    const webhook = await store.findWebhook(executor, { orgId, id });
    if (webhook === undefined) throw notFound('webhook', id);
    return webhook;
  }

  async function existingDelivery(orgId: string, webhookId: string, id: string): Promise<log.StoredDelivery> {
    const delivery = await log.findDelivery(db.kysely, { orgId, webhookId, id });
    if (delivery === undefined) throw notFound('delivery', id);
    return delivery;
  }

  /** The number of the event after which a webhook begins that becomes active now. */
  async function beginning(tx: Tx, orgId: string): Promise<number> {
    const { last } = await eventBounds(tx, orgId);
    if ((await store.countWebhooks(tx, orgId)).active === 0) await startPosition(tx, { orgId, seq: last });
    return last;
  }

  /** The event and the audit entry of a change; both lock the organization's row, so they come last. */
  async function tell(tx: Tx, caller: Caller, what: { change: string; action: string; id: string; version: number; detail?: JsonObject; at: number }): Promise<void> {
    const { change, action, id, version, detail = {}, at } = what;
    await appendEvent(tx, { orgId: caller.orgId, type: 'webhook.changed', subject: id, data: { change, version }, at });
    await appendAudit(tx, entryOf(caller, { action, target: id, detail: { ...detail, version }, at }));
  }

  async function shownDelivery(reader: Reader, row: log.StoredDelivery, lastMax: number): Promise<DeliveryReply> {
    return deliveryReplyOf(row, await log.listAttempts(db.kysely, { orgId: reader.orgId, deliveryIds: [row.id], lastMax }), reader.seesAll);
  }

  return {
    /** @throws {AppError} `url_not_allowed`; `unprocessable` for a short secret or one webhook too many. */
    async create(request: NewWebhook, caller: Caller): Promise<WebhookReply & { secret?: string }> {
      const { url, events, secret: given, description = '', payload_format = 'envelope', signature_header = 'X-Webhook-Signature', is_active = true } = request;
      assertSecret(given);
      await outbound.assertAllowed(url, 'url');
      const { orgId } = caller;
      const at = clock.now();
      const id = newId('whk', { clock, random });
      const secret = given ?? newSecret(random);
      const row = await db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        if ((await store.countWebhooks(tx, orgId)).all >= webhookLimits.webhooksMax) {
          throw apiError('unprocessable', `An organization has at most ${webhookLimits.webhooksMax} webhooks (limit webhooksMax).`);
        }
        const made = {
          id,
          org_id: orgId,
          url: new URL(url).href,
          description,
          events: JSON.stringify([...new Set(events)]),
          secret: await sealSecret(tx, vault, { orgId, id, column: 'secret', secret }),
          previous_secret: null,
          previous_secret_expires_at: null,
          payload_format,
          signature_header,
          is_active: is_active ? 1 : 0,
          after_seq: is_active ? await beginning(tx, orgId) : 0,
          version: 1,
          created_by: caller.actor.id,
          created_at: at,
          updated_at: at,
        };
        await store.insertWebhook(tx, made);
        await tell(tx, caller, { change: 'created', action: 'webhook.create', id, version: 1, detail: { host: hostOf(url), after: digest(made) }, at });
        return made;
      });
      return { ...webhookReplyOf(row, true, at), ...(given === undefined ? { secret } : {}) };
    },

    async list(reader: Reader, query: { limit: number; cursor?: string | undefined }): Promise<Page<WebhookReply>> {
      const scope = { orgId: reader.orgId, list: 'listWebhooks' };
      const rows = await store.listWebhooks(db.kysely, reader.orgId, pageRequest(cursors, scope, query));
      const now = clock.now();
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.created_at, id: row.id }), item: (row) => webhookReplyOf(row, reader.seesAll, now) });
    },

    get: async (reader: Reader, id: string): Promise<WebhookReply> => webhookReplyOf(await existing(reader.orgId, id), reader.seesAll, clock.now()),

    /** Changes the fields that were sent. Switching it off cancels what waits; switching it on begins with events from now on. */
    async update(id: string, request: WebhookUpdate, caller: Caller, ifVersion?: number): Promise<WebhookReply> {
      const { orgId } = caller;
      await existing(orgId, id);
      if (request.url !== undefined) await outbound.assertAllowed(request.url, 'url');
      const at = clock.now();
      return db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const before = await existing(orgId, id, tx);
        if (ifVersion !== undefined && ifVersion !== before.version) throw lostUpdate('webhook', before.version);
        const isActive = request.is_active ?? before.is_active === 1;
        const change: store.WebhookChange = {
          ...(request.url === undefined ? {} : { url: new URL(request.url).href }),
          ...(request.description === undefined ? {} : { description: request.description }),
          ...(request.events === undefined ? {} : { events: JSON.stringify([...new Set(request.events)]) }),
          ...(request.payload_format === undefined ? {} : { payload_format: request.payload_format }),
          ...(request.signature_header === undefined ? {} : { signature_header: request.signature_header }),
          is_active: isActive ? 1 : 0,
          ...(isActive && before.is_active === 0 ? { after_seq: await beginning(tx, orgId) } : {}),
        };
        if (!(await store.updateWebhook(tx, { orgId, id, readVersion: before.version, change, at }))) throw lostUpdate('webhook', before.version + 1);
        const cancelled = isActive ? 0 : await log.cancelDeliveries(tx, { orgId, webhookId: id, at });
        const after = await existing(orgId, id, tx);
        await tell(tx, caller, { change: 'updated', action: 'webhook.update', id, version: after.version, detail: { host: hostOf(after.url), before: digest(before), after: digest(after), cancelled }, at });
        return webhookReplyOf(after, true, at);
      });
    },

    async delete(id: string, caller: Caller): Promise<void> {
      const { orgId } = caller;
      const at = clock.now();
      await db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const before = await existing(orgId, id, tx);
        await store.deleteWebhook(tx, { orgId, id });
        const cancelled = await log.cancelDeliveries(tx, { orgId, webhookId: id, at });
        await tell(tx, caller, { change: 'deleted', action: 'webhook.delete', id, version: before.version, detail: { host: hostOf(before.url), before: digest(before), cancelled }, at });
      });
    },

    /** A new secret. The one before signs too for 24 hours; one from before that no longer does. */
    async rotateSecret(id: string, given: string | undefined, caller: Caller): Promise<WebhookReply & { secret?: string }> {
      assertSecret(given);
      const { orgId } = caller;
      const at = clock.now();
      const secret = given ?? newSecret(random);
      const row = await db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const before = await existing(orgId, id, tx);
        const previous = await openSecret(tx, vault, before);
        const change = {
          secret: await sealSecret(tx, vault, { orgId, id, column: 'secret', secret }),
          previous_secret: await sealSecret(tx, vault, { orgId, id, column: 'previous_secret', secret: previous }),
          previous_secret_expires_at: at + deliveryTimes.rotationMs,
        };
        if (!(await store.updateWebhook(tx, { orgId, id, readVersion: before.version, change, at }))) throw lostUpdate('webhook', before.version + 1);
        const after = await existing(orgId, id, tx);
        await tell(tx, caller, { change: 'secret_rotated', action: 'webhook.rotate_secret', id, version: after.version, at });
        return after;
      });
      return { ...webhookReplyOf(row, true, at), ...(given === undefined ? { secret } : {}) };
    },

    async listDeliveries(reader: Reader, id: string, query: DeliveryQuery): Promise<Page<DeliveryReply>> {
      const { orgId, seesAll } = reader;
      await existing(orgId, id);
      const scope = { orgId, list: 'listWebhookDeliveries', filter: { webhook: id, state: query.state } };
      const rows = await log.listDeliveries(db.kysely, { orgId, webhookId: id, state: query.state }, pageRequest(cursors, scope, query));
      const deliveryIds = rows.slice(0, query.limit).map((row) => row.id);
      const attempts = await log.listAttempts(db.kysely, { orgId, deliveryIds, lastMax: webhookLimits.listedAttemptsMax });
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.created_at, id: row.id }), item: (row) => deliveryReplyOf(row, attempts, seesAll) });
    },

    async getDelivery(reader: Reader, id: string, deliveryId: string): Promise<DeliveryReply> {
      await existing(reader.orgId, id);
      return shownDelivery(reader, await existingDelivery(reader.orgId, id, deliveryId), webhookLimits.shownAttemptsMax);
    },

    /** Sends the same body again, as a delivery of its own. */
    async redeliver(id: string, deliveryId: string, caller: Caller): Promise<DeliveryReply> {
      const { orgId } = caller;
      await existing(orgId, id);
      const before = await existingDelivery(orgId, id, deliveryId);
      const at = clock.now();
      const row = await db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const webhook = await existing(orgId, id, tx);
        if (webhook.is_active !== 1) throw apiError('conflict', 'The webhook is switched off.', { hint: 'Switch it on with PUT {"is_active": true} first.' });
        if ((await log.findDelivery(tx, { orgId, webhookId: id, id: deliveryId }))?.state === 'pending') throw apiError('conflict', 'The delivery is still being tried.');
        if ((await log.countPendingRedeliveries(tx, { orgId, webhookId: id })) >= webhookLimits.redeliveriesMax) {
          throw apiError('unprocessable', `A webhook has at most ${webhookLimits.redeliveriesMax} redeliveries that wait (limit redeliveriesMax).`);
        }
        const { event_id: eventId, event_type: name, body } = before;
        const made = newDelivery({ id: newId('whd', { clock, random }), webhook, eventId, name, body, at, expiresAt: at + deliveryTimes.triedMs, redeliveryOf: deliveryId });
        await log.insertDeliveries(tx, [made]);
        await tell(tx, caller, { change: 'redelivered', action: 'webhook.redeliver', id, version: webhook.version, detail: { delivery: made.id, redelivery_of: deliveryId }, at });
        return made;
      });
      return deliveryReplyOf(row, [], true);
    },

    /**
     * Sends a `webhook.test` to this webhook alone, one attempt, and waits for what comes of it; `pending` when that
     * takes longer than 10 seconds.
     */
    async test(id: string, caller: Caller, signal: AbortSignal): Promise<DeliveryReply> {
      const { orgId } = caller;
      const at = clock.now();
      const made = await db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        const webhook = await existing(orgId, id, tx);
        if (webhook.is_active !== 1) throw apiError('conflict', 'The webhook is switched off.', { hint: 'Switch it on with PUT {"is_active": true} first.' });
        const event = { id: newId('evt', { clock, random }), type: 'webhook.test', subject: id, data: { webhook_id: id, message: 'This is a test.' }, at } as const;
        const body = payloadBody(webhook.payload_format as PayloadFormat, event.type, event);
        const row = newDelivery({ id: newId('whd', { clock, random }), webhook, eventId: event.id, name: event.type, body, at, expiresAt: at });
        await log.insertDeliveries(tx, [row]);
        await appendEvent(tx, { orgId, type: 'webhook.test', subject: id, data: { ...event.data, delivery_id: row.id }, at });
        await appendAudit(tx, entryOf(caller, { action: 'webhook.test', target: id, detail: { delivery: row.id }, at }));
        return row;
      });
      const reader = { orgId, seesAll: true };
      const untilMs = performance.now() + webhookLimits.testMs;
      for (;;) {
        const row = await existingDelivery(orgId, id, made.id);
        const restMs = untilMs - performance.now();
        if (row.state !== 'pending' || restMs <= 0 || signal.aborted) return shownDelivery(reader, row, webhookLimits.shownAttemptsMax);
        // Another server may be the one that sends it.
        await engine.settled(made.id, Math.min(500, restMs));
      }
    },

    /** Makes deliveries of new events; their number. */
    fanOut: (signal: AbortSignal): Promise<number> => fanOut(signal),

    /** Sends what is due; the number of attempts. */
    deliver: (signal: AbortSignal): Promise<number> => engine.run(signal),

    /** Removes deliveries that were finished 30 days ago; their number. */
    async retain(signal: AbortSignal): Promise<number> {
      const before = clock.now() - deliveryTimes.keptMs;
      let count = 0;
      for (let removed = removedMax; removed === removedMax && !signal.aborted; count += removed) {
        removed = await db.transaction((tx) => removeDeliveriesBefore(tx, { before, limit: removedMax }));
      }
      return count;
    },
  };
}

function assertSecret(secret: string | undefined): void {
  if (secret === undefined || secret.length >= secretLength.min) return;
  throw apiError('unprocessable', `A secret has at least ${secretLength.min} characters.`, { field: 'secret', hint: 'Leave it out and the server makes one.' });
}

/** Paths of receivers are often secret, so the audit log names the host only. */
function hostOf(url: string): string {
  return new URL(url).host;
}

/** Of what a webhook is set to, without its secrets. */
function digest(row: store.StoredWebhook): string {
  const { url, description, events, payload_format, signature_header, is_active } = row;
  return sha256Hex(JSON.stringify([url, description, events, payload_format, signature_header, is_active]));
}
