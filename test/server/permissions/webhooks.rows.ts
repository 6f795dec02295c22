import { insertDeliveries } from '../../../server/features/webhooks/deliveries.store.ts';
import { newDelivery } from '../../../server/features/webhooks/fan-out.ts';
import { newId, systemRandom } from '../../../server/config/world.ts';
import { admins, readers, type MatrixRows } from './matrix.ts';

/** A public address that nothing is ever sent to: the webhook is off. */
const webhook = { url: 'https://93.184.216.34/hook', events: ['vendor.posture_changed'], is_active: false };

export const rows: MatrixRows = {
  seed: async (server, { orgId, ownerToken }) => {
    const { id } = (await server.request('POST', '/webhooks', { token: ownerToken, body: webhook })).body as { id: string };
    const at = server.clock.now();
    const made = newDelivery({ id: newId('whd', { clock: server.clock, random: systemRandom }), webhook: { id, org_id: orgId }, eventId: 'evt_1', name: 'vendor.posture_changed', body: '{}', at, expiresAt: at });
    await server.app.db.transaction((tx) => insertDeliveries(tx, [{ ...made, state: 'failed', next_attempt_at: null, finished_at: at }]));
    return { webhook: id, delivery: made.id };
  },
  rows: [
    { operationId: 'createWebhook', request: 'POST /webhooks', allowed: admins, body: webhook },
    { operationId: 'listWebhooks', request: 'GET /webhooks', allowed: readers },
    { operationId: 'getWebhook', request: 'GET /webhooks/{webhook}', allowed: readers },
    { operationId: 'updateWebhook', request: 'PUT /webhooks/{webhook}', allowed: admins, body: { description: 'x' } },
    { operationId: 'rotateWebhookSecret', request: 'POST /webhooks/{webhook}/rotate-secret', allowed: admins, body: {} },
    { operationId: 'listWebhookDeliveries', request: 'GET /webhooks/{webhook}/deliveries', allowed: readers },
    { operationId: 'getWebhookDelivery', request: 'GET /webhooks/{webhook}/deliveries/{delivery}', allowed: readers },
    { operationId: 'redeliverWebhook', request: 'POST /webhooks/{webhook}/deliveries/{delivery}/redeliver', allowed: admins },
    { operationId: 'testWebhook', request: 'POST /webhooks/{webhook}/test', allowed: admins },
    { operationId: 'deleteWebhook', request: 'DELETE /webhooks/{webhook}', allowed: admins },
  ],
};
