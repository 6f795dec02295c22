import type { Foundation } from '../../foundation.ts';
import type { Outbound } from '../../outbound/outbound.ts';

export interface IntegrationsDependencies {
  readonly outbound: Outbound;
  /** Told after a scan was queued in this process, so that a waiting agent gets it at once. */
  readonly onQueued: (orgId: string) => void;
}

export type IntegrationsService = ReturnType<typeof createIntegrationsService>;

export function createIntegrationsService(_foundation: Foundation, _dependencies: IntegrationsDependencies) {
  return {};
}
