/**
 * The resources of an n8n scan: what the source writes and checks read. Attributes are snake_case; an attribute that was refused, is not
 * part of the licence or is unknown to an older n8n is absent and named in `unread`.
 * Facts from the API description inside n8n 2.41.3 (`dist/public-api/v1/openapi.yml`, read 2026-11-30). Instants are ISO 8601 UTC.
 */

/** Kinds beside `n8n.workflow`, which the workflow reader makes from each workflow's own JSON. */
export const n8nKinds = {
  instance: 'n8n.instance',
  apiKey: 'n8n.api_key',
  workflow: 'n8n.workflow',
  workflowState: 'n8n.workflow_state',
  executionSummary: 'n8n.execution_summary',
  credential: 'n8n.credential',
  user: 'n8n.user',
  project: 'n8n.project',
  role: 'n8n.role',
  roleMapping: 'n8n.role_mapping',
  variable: 'n8n.variable',
  dataTable: 'n8n.data_table',
  communityPackage: 'n8n.community_package',
  auditSection: 'n8n.audit_section',
} as const;

/** The instance itself; provider id and name are its address. */
export interface N8nInstance {
  /** `2.41.3`. Only an outdated instance, or one that tells everybody, says it; else the operator. */
  readonly version: string;
  /** n8n's own report leaves its settings out on n8n Cloud. */
  readonly is_cloud: boolean;
  /** What n8n's own report says; absent when the report has no such section, which also happens when it could not ask for newer versions. */
  readonly updates_missing: number;
  readonly has_security_update: boolean;
  readonly community_packages_enabled: boolean;
  readonly templates_enabled: boolean;
  readonly diagnostics_enabled: boolean;
  /** Node types that the instance does not load. */
  readonly nodes_exclude: readonly string[];
  /** Node types of code that lies on the machine and belongs to no package. */
  readonly custom_nodes: readonly string[];
  /** `email`, `saml`, `oidc`, `ldap`: how people sign in. */
  readonly authentication_method: string;
  readonly mfa_enforced: boolean;
  readonly cookie_secure: boolean;
  readonly sso_login: { readonly saml: boolean; readonly oidc: boolean; readonly ldap: boolean };
  readonly saml: { readonly is_enabled: boolean; readonly ignores_tls: boolean; readonly wants_assertions_signed: boolean; readonly wants_message_signed: boolean };
  readonly oidc: { readonly is_enabled: boolean; readonly requires_verified_email: boolean; readonly is_tls: boolean };
  readonly ldap: { readonly is_enabled: boolean; readonly security: 'none' | 'tls' | 'startTls'; readonly takes_any_certificate: boolean };
  readonly security_policy: {
    readonly personal_publishing: boolean;
    readonly personal_sharing: boolean;
    /** `off`, `production` or `all`; null when this version has none. */
    readonly redaction_floor: string | null;
    readonly published_personal_workflows: number;
  };
  readonly log_destinations: readonly {
    readonly type: string;
    readonly is_enabled: boolean;
    readonly events: readonly string[];
    /** `tls`, `plain` or `unstated`. */
    readonly transport: 'tls' | 'plain' | 'unstated';
    readonly takes_any_certificate: boolean;
    readonly host: string;
  }[];
  readonly otel: { readonly is_enabled: boolean; readonly endpoint_host: string; readonly is_tls: boolean; readonly is_injecting_outbound: boolean };
  readonly node_policy: { readonly default_action: string; readonly rules: readonly { readonly action: string; readonly kind: string; readonly value: string }[] };
  readonly source_control: { readonly is_connected: boolean; readonly pending_workflows: number };
  readonly promotions: readonly { readonly name: string; readonly scope: string; readonly host: string }[];
  /** The oldest stored execution is at least this old; days, 0 when none is older than the smallest probe. */
  readonly oldest_execution_days: number;
  /** Variables of the deployment that harden it, from the operator's own file; only names that `hardeningVariables` lists. */
  readonly environment: Readonly<Record<string, string>>;
  /** `file`, `reference`, `literal` or `absent`: how the operator's file gives the key that seals credentials. */
  readonly encryption_key: 'file' | 'reference' | 'literal' | 'absent';
  /** Requests by operation, retries left out. */
  readonly calls: Readonly<Record<string, number>>;
}

/** The key that the scan used; provider id and name hold nothing of it. */
export interface N8nApiKey {
  readonly scopes: readonly string[];
  /** Null: a key of before 2025, which is no token and says nothing about itself. */
  readonly issued_at: string | null;
  /** Null: it never ends. */
  readonly expires_at: string | null;
  readonly is_legacy: boolean;
}

/** What the API says of a workflow beside its graph. */
export interface N8nWorkflowState {
  readonly workflow_id: string;
  readonly is_active: boolean;
  readonly is_archived: boolean;
  readonly created_at: string;
  readonly updated_at: string;
  readonly has_unpublished_changes: boolean;
  readonly project_id: string | null;
  readonly tags: readonly string[];
  readonly node_types: readonly string[];
  /** Data that people pinned to nodes for tests; values never leave the source. */
  readonly pinned: readonly { readonly node: string; readonly items: number; readonly credentials: number; readonly personal: readonly string[] }[];
  /** What the workflow keeps between runs. */
  readonly static_data: { readonly is_kept: boolean; readonly credentials: number; readonly personal: readonly string[] };
  /** What runs now, and who put it there; null: nothing is published. */
  readonly published: {
    readonly version_id: string;
    /** Names of the people who edited it, as n8n keeps them. */
    readonly authors: string;
    readonly edited_at: string;
    readonly published_at: string | null;
    /** Name of the one who published it; null: n8n does not say, or the user is not in the list of users. */
    readonly publisher: string | null;
  } | null;
  /** Nodes of the published version that the version published before it did not have. Null: it is the first. */
  readonly added_nodes: readonly { readonly name: string; readonly type: string }[] | null;
}

/** Executions of one workflow in the window of the scan; no data of any of them was asked for. */
export interface N8nExecutionSummary {
  readonly workflow_id: string;
  readonly is_active: boolean;
  readonly days: number;
  readonly total: number;
  readonly failed: number;
  readonly manual: number;
  /** 0–1, two decimals; null when nothing has ended. */
  readonly failure_rate: number | null;
  readonly first_started_at: string | null;
  readonly last_started_at: string | null;
}

export interface N8nCredential {
  /** `openAiApi`. */
  readonly type: string;
  readonly created_at: string;
  readonly updated_at: string;
  /** Projects that may use it, the owner's own included. */
  readonly projects: readonly { readonly name: string; readonly role: string }[];
  /** Ids of workflows, sorted; `used_by` needs every workflow. */
  readonly used_by: readonly string[];
  readonly used_by_active: readonly string[];
  /** What n8n's own report says. */
  readonly audit: { readonly in_any_workflow: boolean; readonly in_active_workflow: boolean; readonly recently_executed: boolean; readonly days: number | null };
}

export interface N8nUser {
  /** `global:owner`, `global:admin`, `global:member`. */
  readonly role: string;
  readonly is_pending: boolean;
  readonly mfa_enabled: boolean;
  readonly created_at: string;
}

export interface N8nProject {
  readonly type: string;
  readonly members: readonly { readonly user_id: string; readonly role: string | null }[];
}

export interface N8nRole {
  readonly type: 'global' | 'project';
  readonly is_system: boolean;
  readonly scopes: readonly string[];
  readonly used_by_users: number;
}

export interface N8nRoleMapping {
  readonly role: string;
  readonly type: string;
  /** Everybody who signs in gets the role. */
  readonly is_unconditional: boolean;
}

export interface N8nVariable {
  readonly type: string;
  readonly project: string | null;
  /** `credential`: its name and form, or its form alone, say so. The value itself never leaves the source. */
  readonly value_kind: 'empty' | 'plain' | 'credential';
}

export interface N8nDataTable {
  readonly columns: readonly string[];
  readonly size_bytes: number;
  readonly project_id: string;
  readonly updated_at: string;
}

export interface N8nCommunityPackage {
  readonly version: string;
  /** Empty: none. */
  readonly update_available: string;
  readonly is_failing: boolean;
  readonly node_types: readonly string[];
  /** Ids of workflows that hold one of its nodes, sorted; needs every workflow. */
  readonly used_by: readonly string[];
  readonly installed_at: string;
}

/** One section of n8n's own report, kept as evidence; checks decide anew. */
export interface N8nAuditSection {
  readonly risk: string;
  readonly title: string;
  readonly count: number;
  /** At most 200, sorted. */
  readonly locations: readonly { readonly kind: string; readonly workflow_id?: string; readonly node?: string; readonly type?: string; readonly id?: string }[];
}

/**
 * Variables that harden n8n or decide what it keeps, with the values that are not secret. From the configuration reference of n8n's
 * documentation, read 2026-11-30.
 */
export const hardeningVariables = [
  'N8N_BLOCK_ENV_ACCESS_IN_NODE',
  'N8N_BLOCK_FILE_ACCESS_TO_N8N_FILES',
  'N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS',
  'N8N_RESTRICT_FILE_ACCESS_TO',
  'N8N_RUNNERS_ENABLED',
  'N8N_RUNNERS_MODE',
  'N8N_SECURE_COOKIE',
  'N8N_SSRF_PROTECTION_ENABLED',
  'EXECUTIONS_DATA_PRUNE',
  'EXECUTIONS_DATA_MAX_AGE',
  'EXECUTIONS_DATA_SAVE_ON_SUCCESS',
  'NODES_EXCLUDE',
] as const;

/** Ages that the source asks about, in days: n8n prunes after 14 days unless told otherwise. `oldest_execution_days` is the largest with a hit. */
export const executionAgeProbes = [14, 30, 60, 90, 180, 365, 730] as const;
