/** An organization's own settings. Every question is asked at every scan: they are few, and most that can go wrong goes wrong here. */
import type { JsonObject } from '#shared/model/fact.ts';
import { by, byCodeUnit } from '#shared/model/order.ts';
import type { GithubOrg } from '#shared/model/resources/github.ts';
import type { GithubClient } from '../client/client.ts';
import { wholeConnection } from '../client/connection.ts';
import type { Failure, Outcome } from '../client/failure.ts';
import type { Findings } from './findings.ts';
import { identities, singleSignOnQuery } from './queries.ts';
import { flagAt, numberAt, objectAt, rowsAt, textAt, textOrNull, textsAt, valueAt } from './row.ts';
import { rulesetOfRest } from './ruleset.ts';
import { sheet, type Sheet } from './sheet.ts';

type OrgSheet = Sheet<'github.org'>;

export interface OrganizationOptions {
  readonly client: GithubClient;
  readonly org: string;
  /** The answer of `GET /orgs/{org}`, asked when the target was opened. */
  readonly answer: JsonObject;
  /** Counts that the lists of members gave; undefined: the list was not read in full, and why. */
  readonly members: { readonly count: number | undefined; readonly ownerCount: number | undefined; readonly why: string };
  readonly observedAt: string;
}

/** Settings that the organization states of itself, and the settings of Actions that its repositories inherit. */
export interface OrganizationFacts {
  readonly workflowPermissions: string | undefined;
  readonly canApprove: boolean | undefined;
}

export async function readOrganization(options: OrganizationOptions, findings: Findings): Promise<OrganizationFacts> {
  const { client, org, members, observedAt } = options;
  const out = sheet('github.org');
  ownFields(out, options);
  if (members.count === undefined) out.unread(['member_count'], members.why);
  else out.set('member_count', members.count);
  if (members.ownerCount === undefined) out.unread(['owner_count'], members.why);
  else out.set('owner_count', members.ownerCount);

  const [workflow] = await Promise.all([
    client.get('GET /orgs/{org}/actions/permissions/workflow', { org }),
    actions(out, client, org),
    forkApproval(out, client, org),
    rulesets(out, client, org),
    securityDefaults(out, client, org),
    customRoles(out, client, org),
    singleSignOn(out, client, org),
  ]);
  // The source keeps no log of its own, and streams are a setting of the enterprise.
  out.set('audit_log_pull', null);
  out.unread(['audit_log_streams'], 'Streams of the audit log are a setting of the enterprise, which a scan of an organization does not ask for.');
  stated(out, workflow, {
    default_workflow_permissions: (answer) => textAt(answer, 'default_workflow_permissions'),
    can_approve_pull_request_reviews: (answer) => flagAt(answer, 'can_approve_pull_request_reviews'),
  });
  findings.add(out.record(org, org), observedAt);
  const given = workflow.isOk ? workflow.value : undefined;
  return { workflowPermissions: textAt(given, 'default_workflow_permissions'), canApprove: flagAt(given, 'can_approve_pull_request_reviews') };
}

function ownFields(out: OrgSheet, { org, answer }: OrganizationOptions): void {
  const untold = `GET /orgs/${org} did not state it; only owners of the organization are told.`;
  out.set('login', textAt(answer, 'login') ?? org);
  out.set('plan', textAt(answer, 'plan.name'), untold);
  const required = valueAt(answer, 'two_factor_requirement_enabled');
  // The API leaves it out, or writes null, for whoever does not administer the organization.
  out.set('two_factor_requirement_enabled', typeof required === 'boolean' ? required : null);
  out.set('default_repository_permission', valueAt(answer, 'default_repository_permission') === undefined ? undefined : textOrNull(answer, 'default_repository_permission'), untold);
  for (const name of [
    'members_can_create_public_repositories',
    'members_can_fork_private_repositories',
    'members_can_delete_repositories',
    'members_can_change_repo_visibility',
    'members_can_invite_outside_collaborators',
    'deploy_keys_enabled_for_repositories',
    'web_commit_signoff_required',
  ] as const) {
    out.set(name, flagAt(answer, name), untold);
  }
}

async function actions(out: OrgSheet, client: GithubClient, org: string): Promise<void> {
  const answer = await client.get('GET /orgs/{org}/actions/permissions', { org });
  stated(out, answer, {
    actions_enabled_repositories: (value) => textAt(value, 'enabled_repositories'),
    allowed_actions: (value) => (textAt(value, 'enabled_repositories') === 'none' ? null : textAt(value, 'allowed_actions')),
  });
  if (!answer.isOk) {
    out.unread(['selected_actions'], answer.failure.why);
    return;
  }
  const isPinned = flagAt(answer.value, 'sha_pinning_required');
  if (isPinned !== undefined) out.set('sha_pinning_required', isPinned);
  if (textAt(answer.value, 'allowed_actions') !== 'selected') {
    out.set('selected_actions', null);
    return;
  }
  stated(out, await client.get('GET /orgs/{org}/actions/permissions/selected-actions', { org }), {
    selected_actions: (value) => ({
      github_owned_allowed: flagAt(value, 'github_owned_allowed') ?? false,
      verified_allowed: flagAt(value, 'verified_allowed') ?? false,
      patterns_allowed: textsAt(value, 'patterns_allowed').toSorted(byCodeUnit),
    }),
  });
}

async function forkApproval(out: OrgSheet, client: GithubClient, org: string): Promise<void> {
  stated(out, await client.get('GET /orgs/{org}/actions/permissions/fork-pr-contributor-approval', { org }), { fork_pr_approval_policy: (value) => textAt(value, 'approval_policy') });
}

async function rulesets(out: OrgSheet, client: GithubClient, org: string): Promise<void> {
  const list = await client.list('GET /orgs/{org}/rulesets', { org });
  let failure: Failure | undefined = list.failure;
  const found = [];
  // The list leaves rules and actors out, so each one is asked for.
  for (const row of list.rows.filter((candidate) => (textAt(candidate, 'target') ?? 'branch') === 'branch')) {
    const answer = await client.get('GET /orgs/{org}/rulesets/{ruleset_id}', { org, ruleset_id: numberAt(row, 'id') });
    if (answer.isOk) found.push(rulesetOfRest(answer.value));
    else failure ??= answer.failure;
  }
  if (failure === undefined) out.set('rulesets', found.toSorted((a, b) => a.id - b.id));
  else out.unread(['rulesets'], failure.why);
}

async function securityDefaults(out: OrgSheet, client: GithubClient, org: string): Promise<void> {
  const { rows, failure } = await client.list('GET /orgs/{org}/code-security/configurations/defaults', { org, per_page: undefined });
  if (failure !== undefined) {
    out.unread(['code_security_defaults'], failure.why);
    return;
  }
  const state = (row: JsonObject, name: string) => textAt(row, `configuration.${name}`) ?? 'not_set';
  out.set(
    'code_security_defaults',
    rows
      .filter((row) => objectAt(row, 'configuration') !== undefined)
      .map((row) => ({
        default_for_new_repos: textAt(row, 'default_for_new_repos') ?? '',
        name: textAt(row, 'configuration.name') ?? '',
        enforcement: textAt(row, 'configuration.enforcement') ?? 'unenforced',
        dependency_graph: state(row, 'dependency_graph'),
        dependabot_alerts: state(row, 'dependabot_alerts'),
        code_scanning_default_setup: state(row, 'code_scanning_default_setup'),
        secret_scanning: state(row, 'secret_scanning'),
        secret_scanning_push_protection: state(row, 'secret_scanning_push_protection'),
      }))
      .toSorted(by(({ default_for_new_repos, name }) => `${default_for_new_repos} ${name}`)),
  );
}

async function customRoles(out: OrgSheet, client: GithubClient, org: string): Promise<void> {
  const answer = await client.get('GET /orgs/{org}/organization-roles', { org });
  if (!answer.isOk) {
    out.unread(['custom_roles'], answer.failure.why);
    return;
  }
  const roles = [];
  for (const role of rowsAt(answer.value, 'roles').filter((row) => textAt(row, 'source') === 'Organization')) {
    const of = { org, role_id: numberAt(role, 'id') };
    const [users, teams] = await Promise.all([client.list('GET /orgs/{org}/organization-roles/{role_id}/users', of), client.list('GET /orgs/{org}/organization-roles/{role_id}/teams', of)]);
    const failure = users.failure ?? teams.failure;
    if (failure !== undefined) {
      out.unread(['custom_roles'], failure.why);
      return;
    }
    roles.push({ name: textAt(role, 'name') ?? '', base_role: textOrNull(role, 'base_role'), permissions: textsAt(role, 'permissions').toSorted(byCodeUnit), user_count: users.rows.length, team_count: teams.rows.length });
  }
  out.set('custom_roles', roles.toSorted(by(({ name }) => name)));
}

async function singleSignOn(out: OrgSheet, client: GithubClient, org: string): Promise<void> {
  const answer = await client.query(singleSignOnQuery, { org });
  if (!answer.isOk) {
    out.unread(['sso'], answer.failure.why);
    return;
  }
  const refused = answer.value.errors[0];
  const provider = objectAt(answer.value.data, 'organization.samlIdentityProvider');
  if (refused !== undefined || objectAt(answer.value.data, 'organization') === undefined) {
    out.unread(['sso'], `GraphQL SingleSignOn was refused (${refused?.type || 'no organization'}).`);
    return;
  }
  if (provider === undefined) {
    out.set('sso', null);
    return;
  }
  const linked = await wholeConnection(client, provider, identities);
  if (linked.failure !== undefined) out.unread(['sso'], linked.failure.why);
  else out.set('sso', { issuer: textOrNull(provider, 'issuer'), linked_member_count: linked.rows.filter((row) => textAt(row, 'user.login') !== undefined).length });
}

/** States what an answer gives, or why it gave none, attribute by attribute. */
function stated<Name extends keyof GithubOrg & string>(out: OrgSheet, answer: Outcome<JsonObject>, values: { readonly [Each in Name]: (answer: JsonObject) => GithubOrg[Each] | undefined }): void {
  for (const name of Object.keys(values) as Name[]) {
    if (answer.isOk) out.set(name, values[name](answer.value));
    else out.unread([name], answer.failure.why);
  }
}
