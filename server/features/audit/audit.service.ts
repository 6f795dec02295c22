import type { Foundation } from '../../foundation.ts';
import type { AccessConfig } from '../../config/access.ts';

export interface AuditDependencies {
  readonly access: AccessConfig;
}

export type AuditService = ReturnType<typeof createAuditService>;

export function createAuditService(_foundation: Foundation, _dependencies: AuditDependencies) {
  return {};
}
