/** Switches a webhook off whose receiver said that it is gone for good. */
import type { Tx } from '../../db/connection.ts';
import { entryOf, systemCaller } from '../../http/caller.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent } from '../events/events.store.ts';
import { cancelDeliveries } from './deliveries.store.ts';
import { findWebhook, updateWebhook } from './webhooks.store.ts';

/** In the transaction that writes the answer 410. Does nothing to one that is switched off or removed already. */
export async function retireWebhook(tx: Tx, entry: { orgId: string; webhookId: string; at: number }): Promise<void> {
  const { orgId, webhookId: id, at } = entry;
  const webhook = await findWebhook(tx, { orgId, id });
  if (webhook?.is_active !== 1) return;
  if (!(await updateWebhook(tx, { orgId, id, readVersion: webhook.version, change: { is_active: 0 }, at }))) return;
  const cancelled = await cancelDeliveries(tx, { orgId, webhookId: id, at });
  await appendEvent(tx, { orgId, type: 'webhook.changed', subject: id, data: { change: 'deactivated', reason: 'gone', version: webhook.version + 1 }, at });
  await appendAudit(tx, entryOf(systemCaller(orgId), { action: 'webhook.deactivate', target: id, detail: { reason: 'gone', cancelled, version: webhook.version + 1 }, at }));
}
