/** Everything a route handler may ask for. Built once, by hand, in `app.ts`; one line for each feature. */
import type { AccountsService } from './features/accounts/accounts.service.ts';
import type { AgentsService } from './features/agents/agents.service.ts';
import type { AlertsService } from './features/alerts/alerts.service.ts';
import type { ApiKeysService } from './features/api-keys/api-keys.service.ts';
import type { AuditService } from './features/audit/audit.service.ts';
import type { AuthService } from './features/auth/auth.service.ts';
import type { ComplianceService } from './features/compliance/compliance.service.ts';
import type { DashboardService } from './features/dashboard/dashboard.service.ts';
import type { IdempotencyService } from './features/idempotency/idempotency.service.ts';
import type { IntegrationsService } from './features/integrations/integrations.service.ts';
import type { EnrolmentService } from './features/internal/enrolment.service.ts';
import type { ResultsService } from './features/internal/results.service.ts';
import type { WorkService } from './features/internal/work.service.ts';
import type { MembersService } from './features/organizations/members.service.ts';
import type { OrganizationsService } from './features/organizations/organizations.service.ts';
import type { PoliciesService } from './features/policies/policies.service.ts';
import type { ScansService } from './features/scans/scans.service.ts';
import type { SchedulesService } from './features/schedules/schedules.service.ts';
import type { SsoService } from './features/sso/sso.service.ts';
import type { SystemService } from './features/system/system.service.ts';
import type { WaiversService } from './features/waivers/waivers.service.ts';
import type { WebhooksService } from './features/webhooks/webhooks.service.ts';

export interface Services {
  readonly accounts: AccountsService;
  readonly agents: AgentsService;
  readonly alerts: AlertsService;
  readonly apiKeys: ApiKeysService;
  readonly audit: AuditService;
  readonly auth: AuthService;
  readonly compliance: ComplianceService;
  readonly dashboard: DashboardService;
  readonly enrolment: EnrolmentService;
  readonly idempotency: IdempotencyService;
  readonly integrations: IntegrationsService;
  readonly members: MembersService;
  readonly organizations: OrganizationsService;
  readonly policies: PoliciesService;
  readonly results: ResultsService;
  readonly scans: ScansService;
  readonly schedules: SchedulesService;
  readonly sso: SsoService;
  readonly system: SystemService;
  readonly waivers: WaiversService;
  readonly webhooks: WebhooksService;
  readonly work: WorkService;
}
