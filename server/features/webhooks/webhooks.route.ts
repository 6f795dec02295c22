import { z } from 'zod';
import { subscribableEvents } from '#shared/api/events.ts';
import { callerOf } from '../../http/caller.ts';
import { ifMatch, withETag } from '../../http/etag.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { defineRoute, type Principal, type Reply } from '../../http/route.ts';
import { urlLengthMax } from '../../outbound/judge.ts';
import { payloadFormats } from './payload.ts';
import { deliveryReply, deliveryStates, webhookReply, webhookWithSecret, type WebhookReply } from './webhook-reply.ts';
import { secretLength } from './webhook-secrets.ts';

const tag = 'Webhooks';
const id = z.string().min(1).max(64);
const params = z.object({ id });
const deliveryParams = z.object({ id, deliveryId: id });

const fields = {
  url: z.string().min(1).max(urlLengthMax).describe('Where deliveries go: https, and public unless the operator has opened the place.'),
  events: z.array(z.enum(subscribableEvents)).min(1).max(subscribableEvents.length).describe('Types of events, aliases of them, or * for all.'),
  description: z.string().max(500).optional(),
  payload_format: z.enum(payloadFormats).optional().describe('envelope is {id, type, created_at, data}; flat has the data at its top.'),
  // No header that HTTP itself knows has this word in it, so none of those can be overwritten.
  signature_header: z
    .string()
    .regex(/^(?=[a-z0-9-]{1,64}$)[a-z][a-z0-9-]*signature[a-z0-9-]*$|^(?=[a-z0-9-]{1,64}$)signature[a-z0-9-]*$/i, 'must be a header name of letters, digits and hyphens with the word signature in it')
    .optional()
    .describe('Name of the header with the signature; X-Webhook-Signature when absent.'),
  is_active: z.boolean().optional().describe('Whether events are delivered; true when absent.'),
};
const secret = z.string().max(secretLength.max).optional().describe(`${secretLength.min}–${secretLength.max} characters; the server makes one when absent.`);

export default [
  defineRoute({
    method: 'POST',
    path: '/webhooks',
    operationId: 'createWebhook',
    tag,
    summary: 'Add a receiver of events. It gets what happens from now on.',
    access: { kind: 'permission', permission: 'webhook:write' },
    body: z.strictObject({ ...fields, secret }),
    oneTimeFields: ['secret'],
    response: { status: 201, schema: webhookWithSecret },
    errors: ['url_not_allowed', 'unprocessable'],
    handle: async ({ body, ...request }, { webhooks }) => versioned(201, await webhooks.create(body, callerOf(request))),
  }),
  defineRoute({
    method: 'GET',
    path: '/webhooks',
    operationId: 'listWebhooks',
    tag,
    summary: 'Webhooks of the organization, newest first.',
    access: { kind: 'permission', permission: 'webhook:read' },
    query: z.strictObject(pageQuery({ fallback: 25, max: 100 })),
    response: { status: 200, schema: pageSchema(webhookReply) },
    errors: [],
    handle: ({ principal, query }, { webhooks }) => webhooks.list(readerOf(principal), query),
  }),
  defineRoute({
    method: 'GET',
    path: '/webhooks/:id',
    operationId: 'getWebhook',
    tag,
    summary: 'One webhook, without its secret.',
    access: { kind: 'permission', permission: 'webhook:read' },
    params,
    response: { status: 200, schema: webhookReply },
    errors: ['not_found'],
    handle: async (request, { webhooks }) => versioned(200, await webhooks.get(readerOf(request.principal), request.params.id)),
  }),
  defineRoute({
    method: 'PUT',
    path: '/webhooks/:id',
    operationId: 'updateWebhook',
    tag,
    summary: 'Change a webhook. Switching it off cancels what waits for it. If-Match with its ETag refuses a lost update.',
    access: { kind: 'permission', permission: 'webhook:write' },
    params,
    body: z.strictObject(fields).partial().describe('Only what is sent changes.'),
    response: { status: 200, schema: webhookReply },
    errors: ['not_found', 'url_not_allowed', 'precondition_failed'],
    handle: async ({ body, ...request }, { webhooks }) => versioned(200, await webhooks.update(request.params.id, body, callerOf(request), ifMatch(request.headers))),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/webhooks/:id',
    operationId: 'deleteWebhook',
    tag,
    summary: 'Remove a webhook and cancel what waits for it.',
    access: { kind: 'permission', permission: 'webhook:write' },
    params,
    response: { status: 204 },
    errors: ['not_found'],
    handle: (request, { webhooks }) => webhooks.delete(request.params.id, callerOf(request)),
  }),
  defineRoute({
    method: 'POST',
    path: '/webhooks/:id/rotate-secret',
    operationId: 'rotateWebhookSecret',
    tag,
    summary: 'Give a webhook a new secret. For 24 hours deliveries carry two signatures, one under the secret before.',
    access: { kind: 'permission', permission: 'webhook:write' },
    params,
    body: z.strictObject({ secret }),
    oneTimeFields: ['secret'],
    response: { status: 200, schema: webhookWithSecret },
    errors: ['not_found', 'unprocessable', 'precondition_failed'],
    handle: async ({ body, ...request }, { webhooks }) => versioned(200, await webhooks.rotateSecret(request.params.id, body.secret, callerOf(request))),
  }),
  defineRoute({
    method: 'GET',
    path: '/webhooks/:id/deliveries',
    operationId: 'listWebhookDeliveries',
    tag,
    summary: 'Deliveries of a webhook, newest first, each with its last attempts. Kept for 30 days.',
    access: { kind: 'permission', permission: 'webhook:read' },
    params,
    query: z.strictObject({ ...pageQuery({ fallback: 25, max: 100 }), state: z.enum(deliveryStates).optional() }),
    response: { status: 200, schema: pageSchema(deliveryReply) },
    errors: ['not_found'],
    handle: ({ principal, params: { id: webhook }, query }, { webhooks }) => webhooks.listDeliveries(readerOf(principal), webhook, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/webhooks/:id/deliveries/:deliveryId',
    operationId: 'getWebhookDelivery',
    tag,
    summary: 'One delivery with its attempts.',
    access: { kind: 'permission', permission: 'webhook:read' },
    params: deliveryParams,
    response: { status: 200, schema: deliveryReply },
    errors: ['not_found'],
    handle: ({ principal, params: { id: webhook, deliveryId } }, { webhooks }) => webhooks.getDelivery(readerOf(principal), webhook, deliveryId),
  }),
  defineRoute({
    method: 'POST',
    path: '/webhooks/:id/deliveries/:deliveryId/redeliver',
    operationId: 'redeliverWebhook',
    tag,
    summary: 'Send a finished delivery again: the same body, as a delivery of its own.',
    access: { kind: 'permission', permission: 'webhook:write' },
    params: deliveryParams,
    response: { status: 201, schema: deliveryReply },
    errors: ['not_found', 'conflict', 'unprocessable'],
    handle: (request, { webhooks }) => webhooks.redeliver(request.params.id, request.params.deliveryId, callerOf(request)),
  }),
  defineRoute({
    method: 'POST',
    path: '/webhooks/:id/test',
    operationId: 'testWebhook',
    tag,
    summary: 'Send a test to this webhook, once, and wait up to 10 seconds for what comes of it.',
    access: { kind: 'permission', permission: 'webhook:write' },
    limit: 'webhook_test',
    params,
    response: { status: 200, schema: deliveryReply },
    errors: ['not_found', 'conflict'],
    handle: (request, { webhooks }) => webhooks.test(request.params.id, callerOf(request), request.signal()),
  }),
];

function readerOf(principal: Principal) {
  return { orgId: principal.orgId, seesAll: principal.permissions.has('webhook:write') };
}

function versioned(status: number, webhook: WebhookReply): Reply {
  return withETag(status, webhook, webhook.version);
}
