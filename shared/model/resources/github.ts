/**
 * What a GitHub source states, for the checks of `shared/checks/github`: one interface for each kind of resource. Long because it is one table.
 *
 * Rules for every kind:
 * - An attribute has the API's own name and form where it has one. Times are ISO 8601 as the API writes them.
 * - `null`: the API was asked and answered that there is none. What was refused, throttled, unsupported by the plan or cut short is left
 *   out and named in `unread` with one sentence (method, path, status); never null, never a default. An attribute that this file calls
 *   optional may be left out when the API leaves it out.
 * - A list that could not be read at all is a coverage entry whose `resources` names the kind. A list that was read and is empty gives nothing.
 * - No secret, no content of an alert, no address of a webhook with its credentials or query, no e-mail address.
 * - `repository` is the `provider_id` of the repository that a thing belongs to, `owner/name` as the API spells it.
 * - Files of a repository stand in the report under their path in it, below `owner/name/` where the source has more than one repository.
 *
 * Endpoints are those of the REST API, version 2022-11-28 (`@octokit/openapi`), GraphQL where it says so.
 */

/** The attributes of each kind. */
export interface GithubResources {
  readonly 'github.org': GithubOrg;
  readonly 'github.member': GithubMember;
  readonly 'github.outside_collaborator': GithubOutsideCollaborator;
  readonly 'github.invitation': GithubInvitation;
  readonly 'github.repo': GithubRepo;
  readonly 'github.branch': GithubBranch;
  readonly 'github.pull_request': GithubPullRequest;
  readonly 'github.direct_push': GithubDirectPush;
  readonly 'github.environment': GithubEnvironment;
  readonly 'github.deploy_key': GithubDeployKey;
  readonly 'github.webhook': GithubWebhook;
  readonly 'github.app_installation': GithubAppInstallation;
  readonly 'github.runner': GithubRunner;
  readonly 'github.runner_group': GithubRunnerGroup;
  readonly 'github.secret': GithubSecret;
  readonly 'github.secret_alert': GithubSecretAlert;
  readonly 'github.dependabot_alert': GithubDependabotAlert;
  readonly 'github.code_alert': GithubCodeAlert;
  readonly 'github.copilot': GithubCopilot;
  readonly 'github.copilot_seat': GithubCopilotSeat;
  readonly 'github.pat_policy': GithubPatPolicy;
  readonly 'github.workflow': GithubWorkflow;
  readonly 'github.action': GithubAction;
}

/** An organization. provider_id and name: its login. A personal account has none: no resource. `GET /orgs/{org}` unless another endpoint stands there. */
export interface GithubOrg {
  readonly login: string;
  /** `plan.name`: `free`, `team`, `business`, `enterprise`. Only owners are told; else unread. */
  readonly plan: string;
  /** null when the token does not administer the organization: the API writes null then. */
  readonly two_factor_requirement_enabled: boolean | null;
  /** `none`, `read`, `write` or `admin`. */
  readonly default_repository_permission: string | null;
  readonly members_can_create_public_repositories: boolean;
  /** null as for two-factor sign-in. */
  readonly members_can_fork_private_repositories: boolean | null;
  readonly members_can_delete_repositories: boolean;
  readonly members_can_change_repo_visibility: boolean;
  readonly members_can_invite_outside_collaborators: boolean;
  readonly deploy_keys_enabled_for_repositories: boolean;
  readonly web_commit_signoff_required: boolean;
  /** Number of all members, `GET /orgs/{org}/members`, every page. */
  readonly member_count: number;
  /** Number of owners, `GET /orgs/{org}/members?role=admin`, every page. */
  readonly owner_count: number;
  /**
   * GraphQL `organization.samlIdentityProvider`. null: the organization has none of its own (an enterprise may).
   * `linked_member_count`: members with an external identity, `externalIdentities { user { login } }`. Members without one cannot exist while it is enforced.
   */
  readonly sso: { readonly issuer: string | null; readonly linked_member_count: number } | null;
  /** `all`, `none` or `selected`, `GET /orgs/{org}/actions/permissions`. */
  readonly actions_enabled_repositories: string;
  /** `all`, `local_only` or `selected`, same endpoint; null when `enabled_repositories` is `none`. */
  readonly allowed_actions: string | null;
  /** Same endpoint. Optional: older servers do not have it. */
  readonly sha_pinning_required?: boolean;
  /** `GET /orgs/{org}/actions/permissions/selected-actions`; null unless `allowed_actions` is `selected`. */
  readonly selected_actions: { readonly github_owned_allowed: boolean; readonly verified_allowed: boolean; readonly patterns_allowed: readonly string[] } | null;
  /** `read` or `write`, `GET /orgs/{org}/actions/permissions/workflow`. */
  readonly default_workflow_permissions: string;
  readonly can_approve_pull_request_reviews: boolean;
  /** `GET /orgs/{org}/actions/permissions/fork-pr-contributor-approval` → `approval_policy`. */
  readonly fork_pr_approval_policy: string;
  /** `GET /orgs/{org}/rulesets` and `GET /orgs/{org}/rulesets/{id}` for those with target `branch`. */
  readonly rulesets: readonly GithubRuleset[];
  /** `GET /orgs/{org}/code-security/configurations/defaults`; one entry for each default, empty when there is none. */
  readonly code_security_defaults: readonly {
    /** `all`, `public` or `private_and_internal`. */
    readonly default_for_new_repos: string;
    readonly name: string;
    /** `enforced` or `unenforced`. */
    readonly enforcement: string;
    /** Each `enabled`, `disabled` or `not_set`. */
    readonly dependency_graph: string;
    readonly dependabot_alerts: string;
    readonly code_scanning_default_setup: string;
    readonly secret_scanning: string;
    readonly secret_scanning_push_protection: string;
  }[];
  /** `GET /orgs/{org}/organization-roles` with `…/{role_id}/users` and `…/teams`; only roles whose `source` is `Organization`. */
  readonly custom_roles: readonly { readonly name: string; readonly base_role: string | null; readonly permissions: readonly string[]; readonly user_count: number; readonly team_count: number }[];
  /**
   * `GET /enterprises/{enterprise}/audit-log/streams`, where the settings name the enterprise. null: the plan has no audit log API. An organization's
   * owner cannot ask: then it is unread.
   */
  readonly audit_log_streams: readonly { readonly stream_type: string; readonly enabled: boolean; readonly paused_at: string | null }[] | null;
  /** The source's own reading of `GET /orgs/{org}/audit-log`, when it keeps the log: from when to when without a gap, and the longest gap. null: it does not keep it. */
  readonly audit_log_pull: { readonly since: string; readonly until: string; readonly longest_gap_hours: number } | null;
}

/** A ruleset with what its own endpoint says; the lists leave rules and actors out. */
export interface GithubRuleset {
  readonly id: number;
  readonly name: string;
  /** `Repository`, `Organization` or `Enterprise`. */
  readonly source_type: string;
  readonly target: string;
  /** `active`, `evaluate` or `disabled`. Only the first one protects. */
  readonly enforcement: string;
  /** `conditions.ref_name.include`; `~DEFAULT_BRANCH` and `~ALL` are the API's words. */
  readonly ref_include: readonly string[];
  readonly ref_exclude: readonly string[];
  /** `conditions.repository_name.include`; null when repositories are chosen by another condition. Empty for a repository's own. */
  readonly repository_include: readonly string[] | null;
  readonly rule_types: readonly string[];
  /** null: not told. The API names them only to those who may write the ruleset. */
  readonly bypass_actors: readonly { readonly actor_type: string; readonly actor_id: number | null; readonly bypass_mode: string }[] | null;
}

interface Account {
  readonly login: string;
  /** `GET /orgs/{org}/members?filter=2fa_disabled`, for outside collaborators `GET /orgs/{org}/outside_collaborators?filter=2fa_disabled`: whether it is in the list. */
  readonly two_factor_disabled: boolean;
}

/** A member of the organization, `GET /orgs/{org}/members`. provider_id: `acme/LOGIN`; name: the login. */
export interface GithubMember extends Account {
  /** `admin` for owners, `member`. */
  readonly role: string;
  /** `User` or `Bot`; the API's `type`. */
  readonly type: string;
  /**
   * Newest sign of activity that was seen: `GET /orgs/{org}/audit-log?phrase=actor:LOGIN&per_page=1`, `GET /repos/{owner}/{repo}/activity?time_period=quarter`,
   * `last_activity_at` of a Copilot seat. null: those in `activity_sources` were read to their end and show none.
   */
  readonly last_active_at: string | null;
  /** Which of them were read to their end: `audit_log`, `repository_activity`, `copilot_seats`. Only the audit log shows everything. */
  readonly activity_sources: readonly string[];
  /** When it became an owner: newest `org.update_member` or `org.add_member` event of the audit log that gives it `admin`. null: none in the 180 days that GitHub keeps, or no owner. */
  readonly became_owner_at: string | null;
}

/** Someone with access who is not a member, `GET /orgs/{org}/outside_collaborators`. provider_id: `acme/LOGIN`; name: the login. */
export interface GithubOutsideCollaborator extends Account {
  /** From `GET /repos/{owner}/{repo}/collaborators?affiliation=outside`, repositories that are not archived; sorted by repository. `role_name` as the API writes it. */
  readonly repositories: readonly { readonly repository: string; readonly role_name: string }[];
}

/** An invitation that is not accepted, `GET /orgs/{org}/invitations`. provider_id: `acme/ID`; name: the login, or `invitation ID` for one by e-mail. */
export interface GithubInvitation {
  readonly role: string;
  readonly created_at: string;
}

/** A repository. provider_id and name: `full_name`. `GET /repos/{owner}/{repo}` unless another endpoint stands there. */
export interface GithubRepo {
  readonly full_name: string;
  /** `public`, `private` or `internal`. */
  readonly visibility: string;
  readonly archived: boolean;
  readonly fork: boolean;
  readonly is_template: boolean;
  /** Without a commit: `size` 0 and no head of the default branch. */
  readonly is_empty: boolean;
  readonly default_branch: string;
  readonly created_at: string;
  readonly pushed_at: string | null;
  readonly topics: readonly string[];
  /** `GET /repos/{owner}/{repo}/languages`, the names, sorted. */
  readonly languages: readonly string[];
  /**
   * When it was last made public: newest `repo.access` event of the audit log that ends in `public`, or a `PublicEvent` of `GET /repos/{owner}/{repo}/events`.
   * null: neither shows one. Unread when neither could be read.
   */
  readonly made_public_at: string | null;
  /** `security_and_analysis.*.status`, each `enabled` or `disabled`. Unread when the API leaves the object out; null when it leaves the one member out. */
  readonly secret_scanning: string | null;
  readonly secret_scanning_push_protection: string | null;
  readonly dependabot_security_updates: string | null;
  /** `GET /repos/{owner}/{repo}/vulnerability-alerts`: 204 is true, 404 is false. */
  readonly vulnerability_alerts: boolean;
  /** `GET /repos/{owner}/{repo}/automated-security-fixes` → `enabled && !paused`; 404 is false. */
  readonly automated_security_fixes: boolean;
  /** `GET /repos/{owner}/{repo}/private-vulnerability-reporting`; null for repositories that are not public (422). */
  readonly private_vulnerability_reporting: boolean | null;
  /** `GET /repos/{owner}/{repo}/immutable-releases`; 404 is false. */
  readonly immutable_releases: boolean;
  /** `GET /repos/{owner}/{repo}/code-scanning/default-setup` → `state`: `configured` or `not-configured`. */
  readonly code_scanning_default_setup: string;
  /** Newest of `GET /repos/{owner}/{repo}/code-scanning/analyses?ref=refs/heads/{default_branch}` without an `error`; null when there is none (404 `no analysis found`). */
  readonly code_scanning_analysis: { readonly created_at: string; readonly tool: string } | null;
  /** `creationInfo.created` of `GET /repos/{owner}/{repo}/dependency-graph/sbom`; null when the graph is off (404). */
  readonly sbom_created_at: string | null;
  /**
   * How many resources of the three alert kinds belong to it, of every state. 0 proves that the list was read; null: the feature is off (the API says so with 403 or 404
   * and its message); unread: refused.
   */
  readonly secret_alert_count: number | null;
  readonly dependabot_alert_count: number | null;
  readonly code_alert_count: number | null;
  /** `GET /repos/{owner}/{repo}/actions/permissions` → `enabled`. */
  readonly actions_enabled: boolean;
  /** Same endpoint; null while Actions are off. */
  readonly allowed_actions: string | null;
  /** `GET /repos/{owner}/{repo}/actions/permissions/workflow`. */
  readonly default_workflow_permissions: string;
  readonly can_approve_pull_request_reviews: boolean;
  /** `GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval` → `approval_policy`; null for repositories that are not public. */
  readonly fork_pr_approval_policy: string | null;
  /** `GET /repos/{owner}/{repo}/collaborators?affiliation=direct&permission=admin`, logins, sorted. */
  readonly admin_collaborators: readonly string[];
  /**
   * Paths of the default branch that `isNotablePath` (github-paths.ts) admits, sorted: `GET /repos/{owner}/{repo}/git/trees/{default_branch}?recursive=1`.
   * Unread when the tree is `truncated`. Empty for an empty repository.
   */
  readonly notable_paths: readonly string[];
  /** The first of `.github/CODEOWNERS`, `CODEOWNERS`, `docs/CODEOWNERS`, taken apart by `parseCodeowners` (github-files.ts); null when there is none. */
  readonly codeowners: { readonly path: string; readonly rules: readonly { readonly pattern: string; readonly owners: readonly string[] }[] } | null;
  /** `GET /repos/{owner}/{repo}/codeowners/errors`, the kinds; empty without errors, null without the file. */
  readonly codeowners_errors: readonly { readonly line: number; readonly kind: string }[] | null;
  /**
   * `SECURITY.md` (any case) in `.github/`, the root or `docs/`, else that of the organization's public `.github` repository; null when there is none.
   * `has_contact`: an e-mail address, an https address or the words of private reporting stand in it (`hasSecurityContact`, github-files.ts).
   */
  readonly security_policy: { readonly path: string; readonly has_contact: boolean } | null;
  /** Configurations of dependency updates, by the text of each file of `updateConfigPaths` (`readUpdateConfig`, github-files.ts). */
  readonly update_tools: readonly { readonly path: string; readonly tool: string; readonly is_disabled: boolean }[];
}

/**
 * The default branch of a repository; one for each repository that has a commit. provider_id: `acme/shop@main`; name: the same.
 * Classic protection and the effective rules are both stated; the checks merge them.
 */
export interface GithubBranch {
  readonly repository: string;
  readonly name: string;
  /** Of the repository. */
  readonly archived: boolean;
  /**
   * GraphQL `Ref.branchProtectionRule`, in the form of `GET /repos/{owner}/{repo}/branches/{branch}/protection`; null: there is none. Unread where only administrators
   * are told (GraphQL gives null, and a `refUpdateRule`).
   */
  readonly protection: GithubClassicProtection | null;
  /** `GET /repos/{owner}/{repo}/rules/branches/{branch}`, every page: the rules that are in force, those of the organization among them. */
  readonly rules: readonly {
    /** `pull_request`, `required_status_checks`, `non_fast_forward`, `deletion`, `required_signatures`, `required_linear_history`, `update`, … */
    readonly type: string;
    readonly ruleset_id: number;
    /** Of `pull_request` and `required_status_checks`, in the REST API's names (`required_approving_review_count`, …); empty for every other rule. */
    readonly parameters: { readonly [name: string]: unknown };
  }[];
  /** `GET /repos/{owner}/{repo}/rulesets?includes_parents=true&targets=branch` and each by its id: those in force and those that only evaluate or are off. */
  readonly rulesets: readonly GithubRuleset[];
  /** Whether the repository has a CODEOWNERS file, and whether GitHub finds mistakes in it; as in `GithubRepo`. */
  readonly codeowners_path: string | null;
  readonly codeowners_error_count: number | null;
  /** Whether anything reports on commits: a file below `.github/workflows/`, or a check suite or status of the head commit. */
  readonly has_ci: boolean;
}

/** Classic branch protection; a part that is not set up is null. */
export interface GithubClassicProtection {
  readonly enforce_admins: boolean;
  readonly required_pull_request_reviews: {
    readonly required_approving_review_count: number;
    readonly dismiss_stale_reviews: boolean;
    readonly require_code_owner_reviews: boolean;
    readonly require_last_push_approval: boolean;
    /** Logins, team slugs and app slugs of `bypass_pull_request_allowances`, as `user:x`, `team:x`, `app:x`, sorted. */
    readonly bypass_allowances: readonly string[];
  } | null;
  readonly required_status_checks: { readonly strict: boolean; readonly contexts: readonly string[] } | null;
  readonly allow_force_pushes: boolean;
  readonly allow_deletions: boolean;
  readonly required_signatures: boolean;
  readonly required_linear_history: boolean;
  readonly required_conversation_resolution: boolean;
  readonly lock_branch: boolean;
  /** Who may push at all, written as `bypass_allowances`; null: everyone who may write. */
  readonly push_restrictions: readonly string[] | null;
}

/**
 * A merged pull request of the default branch in the last 30 days, GraphQL `pullRequests(states: MERGED, orderBy: UPDATED_AT)` with `reviews`.
 * provider_id: `acme/shop#12`; name: the same. Titles are left out.
 */
export interface GithubPullRequest {
  readonly repository: string;
  readonly number: number;
  /** null: the account is gone (`ghost`). */
  readonly author: string | null;
  readonly merged_by: string | null;
  readonly merged_at: string;
  readonly base_ref: string;
  /** Logins of all who committed to it and have one, sorted. Merges of the base branch are left out: the button for it makes a reviewer no author. */
  readonly committers: readonly string[];
  /** Reviews of state APPROVED that were not dismissed, oldest first. */
  readonly approvals: readonly { readonly login: string | null; readonly is_bot: boolean; readonly submitted_at: string }[];
}

/**
 * A push to the default branch that no pull request brought: `GET /repos/{owner}/{repo}/activity?ref=refs/heads/{branch}&time_period=month`, activity types `push` and `force_push`,
 * less those whose head commit belongs to a merged pull request. provider_id: `acme/shop@SHA`, name: `acme/shop@` and the first 12 digits of `after`.
 */
export interface GithubDirectPush {
  readonly repository: string;
  readonly actor: string | null;
  readonly activity_type: string;
  readonly timestamp: string;
  readonly after: string;
}

/** A deployment environment, `GET /repos/{owner}/{repo}/environments`. provider_id: `acme/shop/environments/NAME`; name: `acme/shop NAME`. */
export interface GithubEnvironment {
  readonly repository: string;
  readonly name: string;
  readonly archived: boolean;
  /** From `protection_rules`: number of reviewers of `required_reviewers` (0 without the rule), and `prevent_self_review` of it. */
  readonly reviewer_count: number;
  readonly prevent_self_review: boolean;
  /** Minutes of `wait_timer`; 0 without the rule. */
  readonly wait_timer: number;
  /** Slugs of apps that decide, `GET …/environments/{name}/deployment_protection_rules`, the enabled ones, sorted. */
  readonly custom_rules: readonly string[];
  /** null: every branch may deploy. */
  readonly deployment_branch_policy: { readonly protected_branches: boolean; readonly custom_branch_policies: boolean } | null;
}

/** `GET /repos/{owner}/{repo}/keys`. provider_id: `acme/shop/keys/ID`; name: `acme/shop TITLE`. The key itself is left out. */
export interface GithubDeployKey {
  readonly repository: string;
  readonly title: string;
  readonly read_only: boolean;
  readonly created_at: string;
  /** null: never used. */
  readonly last_used: string | null;
  readonly added_by: string | null;
  /** Optional: older servers do not have it. */
  readonly enabled?: boolean;
}

/** `GET /orgs/{org}/hooks` and `GET /repos/{owner}/{repo}/hooks`. provider_id: `acme/hooks/ID`, `acme/shop/hooks/ID`; name: owner or repository and host of the address. */
export interface GithubWebhook {
  /** null: of the organization. */
  readonly repository: string | null;
  readonly active: boolean;
  /** `config.url`: scheme, host and path only. */
  readonly url: string;
  /** `config.insecure_ssl`, the API's text: `0` or `1`. */
  readonly insecure_ssl: string;
  /** Whether `config.secret` is there; the API shows it as asterisks. */
  readonly has_secret: boolean;
  readonly content_type: string | null;
  /** Sorted. */
  readonly events: readonly string[];
  readonly updated_at: string;
}

/** `GET /orgs/{org}/installations`. provider_id: `acme/installations/ID`; name: the app's slug. */
export interface GithubAppInstallation {
  readonly app_slug: string;
  readonly app_id: number;
  /** `all` or `selected`. */
  readonly repository_selection: string;
  /** As the API gives them: `{ contents: 'write', … }`. */
  readonly permissions: { readonly [permission: string]: string };
  /** Sorted. */
  readonly events: readonly string[];
  readonly created_at: string;
  readonly updated_at: string;
  readonly suspended_at: string | null;
}

/** A self-hosted runner, `GET /orgs/{org}/actions/runners` and `GET /repos/{owner}/{repo}/actions/runners`. provider_id: `acme/runners/ID`, `acme/shop/runners/ID`; name: the runner's. */
export interface GithubRunner {
  /** null: of the organization. */
  readonly repository: string | null;
  /** Of that repository; null for one of the organization. */
  readonly repository_visibility: string | null;
  readonly os: string;
  readonly status: string;
  /** Names, sorted. */
  readonly labels: readonly string[];
  /** Optional: the list does not always say so. */
  readonly ephemeral?: boolean;
  /** null: of a repository. */
  readonly runner_group_id: number | null;
}

/** `GET /orgs/{org}/actions/runner-groups`. provider_id: `acme/runner-groups/ID`; name: the group's. */
export interface GithubRunnerGroup {
  readonly id: number;
  readonly visibility: string;
  readonly default: boolean;
  readonly inherited: boolean;
  readonly allows_public_repositories: boolean;
  readonly restricted_to_workflows: boolean;
  /** Self-hosted ones, `GET /orgs/{org}/actions/runner-groups/{id}/runners` → `total_count`. */
  readonly runner_count: number;
}

/**
 * An Actions secret by its name: `GET /orgs/{org}/actions/secrets`, `GET /repos/{owner}/{repo}/actions/secrets`, `GET /repos/{owner}/{repo}/environments/{name}/secrets`.
 * provider_id: `acme/secrets/NAME`, `acme/shop/secrets/NAME`, `acme/shop/environments/ENV/secrets/NAME`; name: the same without `secrets/`.
 */
export interface GithubSecret {
  readonly name: string;
  /** `organization`, `repository` or `environment`. */
  readonly scope: string;
  readonly repository: string | null;
  readonly environment: string | null;
  /** `all`, `private` or `selected`; null below the organization. */
  readonly visibility: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

interface Alert {
  readonly repository: string;
  readonly number: number;
  readonly created_at: string;
  readonly updated_at: string | null;
}

/** `GET /orgs/{org}/secret-scanning/alerts?hide_secret=true` or of a repository: all open ones, and those resolved in the last 90 days. provider_id: `acme/shop/secret-scanning/N`; name: the same. */
export interface GithubSecretAlert extends Alert {
  /** `open` or `resolved`. */
  readonly state: string;
  readonly secret_type: string;
  readonly secret_type_display_name: string;
  /** `active`, `inactive` or `unknown`. */
  readonly validity: string;
  readonly publicly_leaked: boolean | null;
  readonly resolution: string | null;
  readonly resolved_at: string | null;
  /** Whether `resolution_comment` holds more than white space. */
  readonly has_resolution_comment: boolean;
  readonly push_protection_bypassed: boolean | null;
  readonly push_protection_bypassed_at: string | null;
  /** Whether a reviewer or a comment of a bypass request is stated. */
  readonly has_bypass_explanation: boolean;
}

/** `GET /orgs/{org}/dependabot/alerts` or of a repository: all open ones, and those dismissed in the last 90 days. provider_id: `acme/shop/dependabot/N`; name: the same. */
export interface GithubDependabotAlert extends Alert {
  /** `open`, `dismissed`, `auto_dismissed` or `fixed`. */
  readonly state: string;
  /** `security_vulnerability.severity`: `critical`, `high`, `medium` or `low`. */
  readonly severity: string;
  readonly ghsa_id: string;
  readonly cve_id: string | null;
  readonly package_ecosystem: string;
  readonly package_name: string;
  readonly manifest_path: string;
  /** `runtime` or `development`. */
  readonly scope: string | null;
  readonly vulnerable_version_range: string;
  /** null: no version is repaired. */
  readonly first_patched_version: string | null;
  readonly dismissed_at: string | null;
  readonly dismissed_reason: string | null;
  readonly has_dismissed_comment: boolean;
}

/** `GET /orgs/{org}/code-scanning/alerts` or of a repository: all open ones, and those dismissed in the last 90 days. provider_id: `acme/shop/code-scanning/N`; name: the same. */
export interface GithubCodeAlert extends Alert {
  /** `open`, `dismissed` or `fixed`. */
  readonly state: string;
  readonly rule_id: string;
  /** `rule.security_severity_level`; null for rules that are not about security. */
  readonly security_severity_level: string | null;
  /** `rule.severity`: `none`, `note`, `warning` or `error`. */
  readonly severity: string | null;
  readonly tool: string;
  /** `most_recent_instance.location`; null when it has none. */
  readonly path: string | null;
  readonly start_line: number | null;
  readonly dismissed_at: string | null;
  readonly dismissed_reason: string | null;
  readonly has_dismissed_comment: boolean;
}

/** `GET /orgs/{org}/copilot/billing`; 404: no Copilot, no resource. provider_id: `acme/copilot`; name: the same. */
export interface GithubCopilot {
  /** `business` or `enterprise`; optional. */
  readonly plan_type?: string;
  /** `allow`, `block` or `unconfigured`. */
  readonly public_code_suggestions: string;
  /** `assign_all`, `assign_selected`, `disabled` or `unconfigured`. */
  readonly seat_management_setting: string;
  /** Each `enabled`, `disabled` or `unconfigured`; optional. */
  readonly ide_chat?: string;
  readonly platform_chat?: string;
  readonly cli?: string;
  /** `seat_breakdown`. */
  readonly seats_total: number;
  readonly seats_inactive_this_cycle: number;
}

/** `GET /orgs/{org}/copilot/billing/seats`. provider_id: `acme/copilot/LOGIN`; name: the login. */
export interface GithubCopilotSeat {
  readonly login: string;
  readonly created_at: string;
  /** null: never. */
  readonly last_activity_at: string | null;
  readonly pending_cancellation_date: string | null;
  /** Slug of the team that gives it; null: given to the person. */
  readonly assigning_team: string | null;
}

/**
 * What can be seen of personal access tokens; the settings themselves have no endpoint. One for each organization. provider_id: `acme/personal-access-tokens`; name: the same.
 * Only a GitHub App may ask for the first two.
 */
export interface GithubPatPolicy {
  /** `GET /orgs/{org}/personal-access-tokens`: approved fine-grained tokens that have not ended, sorted by owner and name. */
  readonly fine_grained_tokens: readonly {
    readonly owner: string;
    readonly token_name: string;
    /** null: it never ends. */
    readonly token_expires_at: string | null;
    readonly token_last_used_at: string | null;
    readonly access_granted_at: string;
    readonly repository_selection: string;
  }[];
  /** `GET /orgs/{org}/personal-access-token-requests`: requests that wait for approval. Some prove that approval is asked for; none proves nothing. */
  readonly pending_request_count: number;
  /** `GET /orgs/{org}/credential-authorizations`, those of type `personal access token`; null: without single sign-on the list does not exist (404). */
  readonly classic_token_count: number | null;
}

/**
 * An Actions workflow as its file states it. Made by the reader `github-actions` from `.github/workflows/*.yml`, of a directory, a Git repository or what the GitHub source lists of a
 * repository's files: **a source never makes it**. A repository whose workflow files could not be listed or fetched is a coverage entry whose `resources` names `github.workflow` and `github.action`.
 * provider_id: the path; name: the path. A file that is no valid YAML has `unread` for `jobs`.
 */
export interface GithubWorkflow {
  /** `name:`; null without. */
  readonly title: string | null;
  /** Sorted by event. */
  readonly triggers: readonly GithubTrigger[];
  readonly permissions: GithubPermissions;
  readonly env: readonly GithubSetting[];
  /** In document order. */
  readonly jobs: readonly GithubJob[];
}

/** A composite action as its `action.yml` states it; made by the same reader. provider_id and name: the path. A file that is no valid YAML has `unread` for `steps`. */
export interface GithubAction {
  /** `name:`; null without. */
  readonly title: string | null;
  /** In document order. */
  readonly steps: readonly GithubStep[];
}

export interface GithubTrigger {
  readonly event: string;
  /** Filters as written, a text turned into a list. */
  readonly types: readonly string[];
  readonly branches: readonly string[];
}

/** `unset`: no such key. `read-all`, `write-all`, `none` (`{}`), or each scope with `read`, `write` or `none`. */
export type GithubPermissions = 'unset' | 'read-all' | 'write-all' | 'none' | { readonly [scope: string]: string };

/** A name with what kind of value it has: never the value. */
export interface GithubSetting {
  readonly name: string;
  /** `expression` when the value holds `${{ … }}`. */
  readonly value: 'literal' | 'expression' | 'empty';
  readonly line: number;
  /** The mask of a credential that is written out in it; null: none is. */
  readonly credential: string | null;
  /** Names of `secrets.X` in it, sorted. */
  readonly secrets: readonly string[];
  /** Expressions in it that hold text which a stranger writes: `github.event.issue.title`. */
  readonly untrusted: readonly string[];
}

export interface GithubJob {
  readonly id: string;
  readonly line: number;
  readonly permissions: GithubPermissions;
  /** `runs-on` as labels, a matrix resolved; other expressions as written; `group:NAME` for a runner group. Empty for a job that calls a workflow. */
  readonly runs_on: readonly string[];
  /** The condition as written; null without. */
  readonly if: string | null;
  readonly environment: string | null;
  /** Jobs that must end well before it starts. */
  readonly needs: readonly string[];
  /** `uses:` of a job: a reusable workflow; null for a job with steps. */
  readonly uses: string | null;
  /** `inherit`, the names handed on, or null without `secrets:`. */
  readonly secrets: 'inherit' | readonly string[] | null;
  readonly env: readonly GithubSetting[];
  readonly steps: readonly GithubStep[];
}

export interface GithubStep {
  /** `name`, else `id`, else the action without its version, else `run`; made different from those before it in the job by `#2`. */
  readonly name: string;
  /** By which later steps ask for its outputs; null without. */
  readonly id: string | null;
  readonly line: number;
  readonly if: string | null;
  /** As written, `owner/repo@ref`; null for a script. */
  readonly uses: string | null;
  readonly with: readonly GithubSetting[];
  readonly env: readonly GithubSetting[];
  /**
   * Inputs of `with:` as written, credentials masked: up to 500 characters each, those that hold a prompt, a script or a text left out.
   * They decide what an action may do: `ref`, `persist-credentials`, `allowed_tools`, `role-to-assume`.
   */
  readonly inputs: { readonly [name: string]: string };
  /** Whether there is a script: `run:`, or an input such as `script` that an action runs. The script itself is not kept. */
  readonly has_script: boolean;
  /** Names of the programs that the script starts, and of packages that `npx`, `uvx` and their like start; sorted. Empty for shells that are none (`python`). */
  readonly commands: readonly string[];
  /** Whether the script fetches the code of a pull request (`gh pr checkout`, `refs/pull/…`, the head of the event). */
  readonly fetches_pull_request: boolean;
  /** Expressions of the script that hold text which a stranger writes, in order. `env.X` when `X` is set from such text. */
  readonly untrusted: readonly { readonly expression: string; readonly line: number }[];
  /** Steps of the job whose outputs stand in expressions of the script, by id, in order. */
  readonly step_outputs: readonly { readonly step: string; readonly line: number }[];
  /** Names of `secrets.X` in the script, sorted. */
  readonly secrets: readonly string[];
}
