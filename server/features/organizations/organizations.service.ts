import type { Foundation } from '../../foundation.ts';
import type { AccessConfig } from '../../config/access.ts';

export interface OrganizationsDependencies {
  readonly access: AccessConfig;
}

export type OrganizationsService = ReturnType<typeof createOrganizationsService>;

export function createOrganizationsService(_foundation: Foundation, _dependencies: OrganizationsDependencies) {
  return {};
}
