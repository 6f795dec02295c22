import type { Foundation } from '../../foundation.ts';
import type { AccessConfig } from '../../config/access.ts';

export interface MembersDependencies {
  readonly access: AccessConfig;
}

export type MembersService = ReturnType<typeof createMembersService>;

export function createMembersService(_foundation: Foundation, _dependencies: MembersDependencies) {
  return {};
}
