/**
 * Every request that the n8n source can make; the client knows no other. All of them read: `POST /audit` computes a report and stores nothing.
 * From the API description inside n8n 2.41.3 (read 2026-11-30).
 */
export interface Operation {
  readonly method: 'GET' | 'POST';
  /** Below the address of the instance; `{name}` is filled in. */
  readonly path: string;
  /** What the key must be allowed, for messages. */
  readonly scope?: string;
  /** Whether the key is sent; what everybody may read gets none. */
  readonly isAuthenticated: boolean;
  /** Names of query parameters that may be sent. */
  readonly query: readonly string[];
}

const paged = ['limit', 'cursor'];

function api(path: string, scope: string | undefined, query: readonly string[] = []): Operation {
  return { method: 'GET', path: `/api/v1${path}`, isAuthenticated: true, query, ...(scope !== undefined && { scope }) };
}

export const operations = {
  discover: api('/discover', undefined),
  audit: { ...api('/audit', 'securityAudit:generate'), method: 'POST' },
  list_workflows: api('/workflows', 'workflow:list', paged),
  get_workflow: api('/workflows/{id}', 'workflow:read', ['excludePinnedData']),
  get_workflow_version: api('/workflows/{id}/versions/{version}', 'workflow:read'),
  list_executions: api('/executions', 'execution:list', [...paged, 'includeData', 'startedAfter', 'startedBefore']),
  list_credentials: api('/credentials', 'credential:list', paged),
  list_users: api('/users', 'user:list', [...paged, 'includeRole']),
  list_projects: api('/projects', 'project:list', paged),
  list_project_users: api('/projects/{id}/users', 'user:list', paged),
  list_roles: api('/roles', 'role:list', ['withUsageCount']),
  list_role_mappings: api('/role-mapping-rules', 'roleMappingRule:list', paged),
  list_variables: api('/variables', 'variable:list', paged),
  list_data_tables: api('/data-tables', 'dataTable:list', paged),
  list_community_packages: api('/community-packages', 'communityPackage:list'),
  get_security_policy: api('/settings/security-policy', 'securitySettings:manage'),
  get_saml: api('/settings/sso/saml', 'saml:manage'),
  get_oidc: api('/settings/sso/oidc', 'oidc:manage'),
  get_ldap: api('/settings/ldap', 'ldap:manage'),
  get_otel: api('/settings/otel', 'otel:manage'),
  list_log_destinations: api('/settings/log-streaming/destinations', 'eventBusDestination:list'),
  get_node_policy: api('/node-type-policies/instance', 'nodeTypePolicy:manage'),
  get_source_control: api('/source-control/status', 'sourceControl:read', ['direction']),
  list_promotions: api('/promotions/connections', 'gitConnection:list', paged),
  /** What the sign-in page reads before anybody has signed in; not part of the public API and needs no key. */
  public_settings: { method: 'GET', path: '/rest/settings', isAuthenticated: false, query: [] },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
