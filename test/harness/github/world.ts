/** An organization as the stand-in knows it. Everything can be changed between two requests. */
import { createHash } from 'node:crypto';

export type Row = Record<string, unknown>;

export interface WorldRepository {
  id: number;
  name: string;
  visibility: 'public' | 'private' | 'internal';
  archived: boolean;
  fork: boolean;
  pushedAt: string | null;
  /** Path and content; none: an empty repository. A Buffer for the whole archive replaces what would be made of them. */
  files: Record<string, string | Uint8Array>;
  links: Record<string, string>;
  archive?: Uint8Array;
  securityAndAnalysis: Row | undefined;
  /** Whether whoever asks administers it. */
  isAdmin: boolean;
  /** Classic protection as GraphQL writes it, to administrators; null: none. */
  protection: Row | null;
  rules: Row[];
  rulesets: Row[];
  languages: string[];
  direct: { login: string; permission: string }[];
  outside: { login: string; permission: string }[];
  codeownersErrors: Row[] | null;
  pullRequests: Row[];
  hooks: Row[];
  keys: Row[];
  secrets: Row[];
  runners: Row[];
  environments: Row[];
  activity: Row[];
  analyses: Row[];
  events: Row[];
  /** Answers of endpoints with one object, by the rest of their path; null: 404. */
  settings: Record<string, Row | null>;
  hasVulnerabilityAlerts: boolean;
}

export interface World {
  org: Row & { login: string; id: number };
  /** The owner is a person: there is no organization. */
  isPersonal: boolean;
  /** Answers of endpoints with one object, by the rest of their path; null: 404. */
  settings: Record<string, Row | null>;
  /** Rows of lists, by the rest of their path; a missing list is 404. */
  lists: Record<string, Row[]>;
  members: { login: string; role: 'admin' | 'member'; twoFactor: boolean; type?: string }[];
  outside: { login: string; twoFactor: boolean }[];
  auditLog: Row[] | undefined;
  alerts: { secret: Row[]; dependabot: Row[]; code: Row[] };
  sso: { issuer: string; logins: string[] } | null;
  repositories: WorldRepository[];
}

export function repository(name: string, given: Partial<WorldRepository> = {}): WorldRepository {
  return {
    id: 1000 + [...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 100_000,
    name,
    visibility: 'private',
    archived: false,
    fork: false,
    pushedAt: '2026-11-20T10:00:00Z',
    files: { 'README.md': `# ${name}\n` },
    links: {},
    securityAndAnalysis: { secret_scanning: { status: 'enabled' }, secret_scanning_push_protection: { status: 'enabled' }, dependabot_security_updates: { status: 'disabled' } },
    isAdmin: true,
    protection: null,
    rules: [],
    rulesets: [],
    languages: ['Python'],
    direct: [],
    outside: [],
    codeownersErrors: null,
    pullRequests: [],
    hooks: [],
    keys: [],
    secrets: [],
    runners: [],
    environments: [],
    activity: [],
    analyses: [],
    events: [],
    settings: {
      'actions/permissions': { enabled: true, allowed_actions: 'all', sha_pinning_required: false },
      'actions/permissions/workflow': { default_workflow_permissions: 'write', can_approve_pull_request_reviews: false },
      'actions/permissions/fork-pr-contributor-approval': { approval_policy: 'first_time_contributors' },
      'automated-security-fixes': null,
      'private-vulnerability-reporting': { enabled: true },
      'immutable-releases': null,
      'code-scanning/default-setup': { state: 'not-configured' },
      'dependency-graph/sbom': { sbom: { creationInfo: { created: '2026-11-20T00:00:00Z' } } },
    },
    hasVulnerabilityAlerts: true,
    ...given,
  };
}

export function world(given: Partial<World> = {}): World {
  return {
    org: {
      login: 'acme',
      id: 77,
      plan: { name: 'enterprise', space: 1, private_repos: 100 },
      two_factor_requirement_enabled: true,
      default_repository_permission: 'read',
      members_can_create_public_repositories: false,
      members_can_fork_private_repositories: false,
      members_can_delete_repositories: false,
      members_can_change_repo_visibility: false,
      members_can_invite_outside_collaborators: false,
      deploy_keys_enabled_for_repositories: true,
      web_commit_signoff_required: false,
    },
    isPersonal: false,
    settings: {
      'actions/permissions': { enabled_repositories: 'all', allowed_actions: 'selected', sha_pinning_required: true },
      'actions/permissions/selected-actions': { github_owned_allowed: true, verified_allowed: false, patterns_allowed: ['acme/*'] },
      'actions/permissions/workflow': { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false },
      'actions/permissions/fork-pr-contributor-approval': { approval_policy: 'all_external_contributors' },
      'settings/immutable-releases': { enforced_repositories: 'none' },
      'organization-roles': { total_count: 0, roles: [] },
      'copilot/billing': null,
    },
    lists: {
      hooks: [],
      installations: [],
      invitations: [],
      rulesets: [],
      'code-security/configurations/defaults': [],
      'actions/runners': [],
      'actions/runner-groups': [],
      'actions/secrets': [],
      'personal-access-tokens': [],
      'personal-access-token-requests': [],
    },
    members: [
      { login: 'ann', role: 'admin', twoFactor: true },
      { login: 'bob', role: 'admin', twoFactor: true },
      { login: 'cid', role: 'member', twoFactor: true },
    ],
    outside: [],
    auditLog: undefined,
    alerts: { secret: [], dependabot: [], code: [] },
    sso: null,
    repositories: [],
    ...given,
  };
}

/** The commit at the head: another one when a file changes. */
export function headOf({ name, files, links }: Pick<WorldRepository, 'name' | 'files' | 'links'>): string {
  const hash = createHash('sha1').update(name);
  for (const [path, content] of Object.entries({ ...files, ...links })) hash.update(path).update(content);
  return hash.digest('hex');
}
