import type { Foundation } from '../../foundation.ts';
import type { AccessConfig } from '../../config/access.ts';
import type { Outbound } from '../../outbound/outbound.ts';

export interface SsoDependencies {
  readonly access: AccessConfig;
  readonly outbound: Outbound;
}

export type SsoService = ReturnType<typeof createSsoService>;

export function createSsoService(_foundation: Foundation, _dependencies: SsoDependencies) {
  return {};
}
