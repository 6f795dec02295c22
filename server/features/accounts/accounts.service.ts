import type { Foundation } from '../../foundation.ts';
import type { AccessConfig } from '../../config/access.ts';
import type { Passwords } from '../../crypto/password.ts';
import type { Outbound } from '../../outbound/outbound.ts';

export interface AccountsDependencies {
  readonly passwords: Passwords;
  readonly access: AccessConfig;
  readonly outbound: Outbound;
}

export type AccountsService = ReturnType<typeof createAccountsService>;

export function createAccountsService(_foundation: Foundation, _dependencies: AccountsDependencies) {
  return {};
}
