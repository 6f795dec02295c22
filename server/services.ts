/** Everything a route handler may ask for. Built once, by hand, in `app.ts`; one line for each feature. */
import type { AgentsService } from './features/agents/agents.service.ts';
import type { ApiKeysService } from './features/api-keys/api-keys.service.ts';
import type { AuthService } from './features/auth/auth.service.ts';
import type { EnrolmentService } from './features/internal/enrolment.service.ts';
import type { ResultsService } from './features/internal/results.service.ts';
import type { WorkService } from './features/internal/work.service.ts';
import type { PoliciesService } from './features/policies/policies.service.ts';
import type { ScansService } from './features/scans/scans.service.ts';
import type { SystemService } from './features/system/system.service.ts';

export interface Services {
  readonly agents: AgentsService;
  readonly apiKeys: ApiKeysService;
  readonly auth: AuthService;
  readonly enrolment: EnrolmentService;
  readonly policies: PoliciesService;
  readonly results: ResultsService;
  readonly scans: ScansService;
  readonly system: SystemService;
  readonly work: WorkService;
}
