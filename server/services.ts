/** Everything a route handler may ask for. Built once, by hand, in `app.ts`; one line for each feature. */
import type { AgentsService } from './features/agents/agents.service.ts';
import type { ApiKeysService } from './features/api-keys/api-keys.service.ts';
import type { AuthService } from './features/auth/auth.service.ts';
import type { PoliciesService } from './features/policies/policies.service.ts';
import type { SystemService } from './features/system/system.service.ts';

export interface Services {
  readonly agents: AgentsService;
  readonly apiKeys: ApiKeysService;
  readonly auth: AuthService;
  readonly policies: PoliciesService;
  readonly system: SystemService;
}
