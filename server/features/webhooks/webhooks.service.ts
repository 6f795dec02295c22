import type { Foundation } from '../../foundation.ts';
import type { Outbound } from '../../outbound/outbound.ts';

export interface WebhooksDependencies {
  readonly outbound: Outbound;
}

export type WebhooksService = ReturnType<typeof createWebhooksService>;

export function createWebhooksService(_foundation: Foundation, _dependencies: WebhooksDependencies) {
  return {};
}
