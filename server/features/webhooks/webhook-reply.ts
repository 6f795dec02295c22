/** Webhooks and deliveries as the API shows them. */
import { z } from 'zod';
import { subscribableEvents } from '#shared/api/events.ts';
import { isoOrNull } from '../../http/instant.ts';
import type { StoredAttempt, StoredDelivery } from './deliveries.store.ts';
import { payloadFormats, type PayloadFormat } from './payload.ts';
import type { StoredWebhook } from './webhooks.store.ts';

export const deliveryStates = ['pending', 'delivered', 'failed', 'cancelled'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const webhookReply = z.object({
  id: z.string(),
  url: z.string().describe('Whole for those who may change webhooks; others see only its origin, because paths of receivers are often secret.'),
  description: z.string(),
  events: z.array(z.enum(subscribableEvents)),
  payload_format: z.enum(payloadFormats),
  signature_header: z.string(),
  is_active: z.boolean(),
  previous_secret_expires_at: z.string().nullable().describe('Until when the secret before the last rotation signs, too.'),
  version: z.number().int(),
  created_by: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type WebhookReply = z.output<typeof webhookReply>;

/** The reply that shows a new secret once. */
export const webhookWithSecret = webhookReply.extend({ secret: z.string().optional().describe('Shown this once, and only when the server made it.') });

const attemptReply = z.object({
  attempt: z.number().int(),
  at: z.string(),
  duration_ms: z.number().int(),
  status: z.number().int().nullable(),
  error: z.string().nullable(),
  response: z.string().nullable().optional().describe('The beginning of the answer, masked; only for those who may change webhooks.'),
});

export const deliveryReply = z.object({
  id: z.string().describe('X-Webhook-Id of its requests.'),
  webhook_id: z.string(),
  event_id: z.string(),
  event: z.string(),
  state: z.enum(deliveryStates),
  attempt_count: z.number().int(),
  next_attempt_at: z.string().nullable(),
  expires_at: z.string(),
  created_at: z.string(),
  finished_at: z.string().nullable(),
  redelivery_of: z.string().nullable(),
  attempts: z.array(attemptReply).describe('The last ones, oldest first.'),
});
export type DeliveryReply = z.output<typeof deliveryReply>;

/** @param seesAll - whether the reader may change webhooks. */
export function webhookReplyOf(row: StoredWebhook, seesAll: boolean, now: number): WebhookReply {
  const { previous_secret_expires_at: until } = row;
  return {
    id: row.id,
    url: seesAll ? row.url : `${new URL(row.url).origin}/…`,
    description: row.description,
    events: JSON.parse(row.events) as string[],
    payload_format: row.payload_format as PayloadFormat,
    signature_header: row.signature_header,
    is_active: row.is_active === 1,
    previous_secret_expires_at: until !== null && until > now ? isoOrNull(until) : null,
    version: row.version,
    created_by: row.created_by,
    created_at: new Date(row.created_at).toISOString(),
    updated_at: new Date(row.updated_at).toISOString(),
  };
}

/** @param seesAll - whether the reader may see what the receiver answered. */
export function deliveryReplyOf(row: StoredDelivery, attempts: readonly StoredAttempt[], seesAll: boolean): DeliveryReply {
  return {
    id: row.id,
    webhook_id: row.webhook_id,
    event_id: row.event_id,
    event: row.event_type,
    state: row.state,
    attempt_count: row.attempt_count,
    next_attempt_at: isoOrNull(row.next_attempt_at),
    expires_at: new Date(row.expires_at).toISOString(),
    created_at: new Date(row.created_at).toISOString(),
    finished_at: isoOrNull(row.finished_at),
    redelivery_of: row.redelivery_of,
    attempts: attempts
      .filter((attempt) => attempt.delivery_id === row.id)
      .map(({ attempt, at, duration_ms, status, error, response }) => ({ attempt, at: new Date(at).toISOString(), duration_ms, status, error, ...(seesAll ? { response } : {}) })),
  };
}
