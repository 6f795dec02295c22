/** Lists that an organization has of itself: apps, webhooks, runners, secrets, Copilot, tokens, invitations. Asked at every scan. */
import { by, byCodeUnit } from '#shared/model/order.ts';
import type { GithubClient } from '../client/client.ts';
import type { Findings } from './findings.ts';
import { secretRecord, webhookRecord } from './repository-records.ts';
import { flagAt, numberAt, objectAt, rowsAt, textAt, textOrNull, textsAt, valueAt } from './row.ts';
import { record, sheet } from './sheet.ts';

/** When each login was last seen with Copilot; undefined when the seats could not be read. */
export type SeatActivity = ReadonlyMap<string, string | null> | undefined;

export async function readOrganizationLists({ client, org, observedAt }: { readonly client: GithubClient; readonly org: string; readonly observedAt: string }, findings: Findings): Promise<SeatActivity> {
  const [installations, hooks, runners, groups, secrets, invitations, seats] = await Promise.all([
    client.list('GET /orgs/{org}/installations', { org }, 'installations'),
    client.list('GET /orgs/{org}/hooks', { org }),
    client.list('GET /orgs/{org}/actions/runners', { org }, 'runners'),
    client.list('GET /orgs/{org}/actions/runner-groups', { org }, 'runner_groups'),
    client.list('GET /orgs/{org}/actions/secrets', { org }, 'secrets'),
    client.list('GET /orgs/{org}/invitations', { org }),
    copilot({ client, org, observedAt }, findings),
    tokens({ client, org, observedAt }, findings),
  ]);

  for (const row of findings.rowsOf(installations, ['github.app_installation'])) {
    const attributes = {
      app_slug: textAt(row, 'app_slug') ?? '',
      app_id: numberAt(row, 'app_id') ?? 0,
      repository_selection: textAt(row, 'repository_selection') ?? '',
      permissions: (objectAt(row, 'permissions') ?? {}) as Record<string, string>,
      events: textsAt(row, 'events').toSorted(byCodeUnit),
      created_at: textAt(row, 'created_at') ?? '',
      updated_at: textAt(row, 'updated_at') ?? '',
      suspended_at: textOrNull(row, 'suspended_at'),
    };
    findings.add(record('github.app_installation', { id: `${org}/installations/${numberAt(row, 'id')}`, name: attributes.app_slug, attributes }), observedAt);
  }
  for (const row of findings.rowsOf(hooks, ['github.webhook'])) findings.add(webhookRecord(row, { owner: org, repository: null }), observedAt);
  for (const row of findings.rowsOf(runners, ['github.runner'])) {
    const attributes = {
      repository: null,
      repository_visibility: null,
      os: textAt(row, 'os') ?? '',
      status: textAt(row, 'status') ?? '',
      labels: rowsAt(row, 'labels').map((label) => textAt(label, 'name') ?? '').toSorted(byCodeUnit),
      ...(flagAt(row, 'ephemeral') !== undefined && { ephemeral: flagAt(row, 'ephemeral') as boolean }),
      runner_group_id: numberAt(row, 'runner_group_id') ?? null,
    };
    findings.add(record('github.runner', { id: `${org}/runners/${numberAt(row, 'id')}`, name: textAt(row, 'name') ?? '', attributes }), observedAt);
  }
  for (const row of findings.rowsOf(groups, ['github.runner_group'])) {
    const id = numberAt(row, 'id') ?? 0;
    const own = await client.get('GET /orgs/{org}/actions/runner-groups/{runner_group_id}/runners', { org, runner_group_id: id, per_page: 1 });
    const out = sheet('github.runner_group');
    out.set('id', id);
    out.set('visibility', textAt(row, 'visibility'));
    out.set('default', flagAt(row, 'default'));
    out.set('inherited', flagAt(row, 'inherited'));
    out.set('allows_public_repositories', flagAt(row, 'allows_public_repositories'));
    out.set('restricted_to_workflows', flagAt(row, 'restricted_to_workflows'));
    if (own.isOk) out.set('runner_count', numberAt(own.value, 'total_count'));
    else out.unread(['runner_count'], own.failure.why);
    findings.add(out.record(`${org}/runner-groups/${id}`, textAt(row, 'name') ?? ''), observedAt);
  }
  for (const row of findings.rowsOf(secrets, ['github.secret'])) findings.add(secretRecord(row, { scope: 'organization', owner: org, repository: null, environment: null }), observedAt);
  for (const row of findings.rowsOf(invitations, ['github.invitation'])) {
    const id = numberAt(row, 'id') ?? 0;
    const attributes = { role: textAt(row, 'role') ?? '', created_at: textAt(row, 'created_at') ?? '' };
    findings.add(record('github.invitation', { id: `${org}/${id}`, name: textAt(row, 'login') ?? `invitation ${id}`, attributes }), observedAt);
  }
  return seats;
}

async function copilot({ client, org, observedAt }: { readonly client: GithubClient; readonly org: string; readonly observedAt: string }, findings: Findings): Promise<SeatActivity> {
  const billing = await client.get('GET /orgs/{org}/copilot/billing', { org });
  if (!billing.isOk) {
    // 404 is the answer for an organization without Copilot.
    if (billing.failure.status === 404) return new Map();
    findings.missing(['github.copilot', 'github.copilot_seat'], billing.failure);
    return undefined;
  }
  const out = sheet('github.copilot');
  const answer = billing.value;
  out.set('public_code_suggestions', textAt(answer, 'public_code_suggestions'));
  out.set('seat_management_setting', textAt(answer, 'seat_management_setting'));
  for (const name of ['plan_type', 'ide_chat', 'platform_chat', 'cli'] as const) {
    const value = textAt(answer, name);
    if (value !== undefined) out.set(name, value);
  }
  out.set('seats_total', numberAt(answer, 'seat_breakdown.total'));
  out.set('seats_inactive_this_cycle', numberAt(answer, 'seat_breakdown.inactive_this_cycle'));
  findings.add(out.record(`${org}/copilot`, `${org}/copilot`), observedAt);

  const list = await client.list('GET /orgs/{org}/copilot/billing/seats', { org }, 'seats');
  const activity = new Map<string, string | null>();
  for (const row of findings.rowsOf(list, ['github.copilot_seat'])) {
    const login = textAt(row, 'assignee.login');
    if (login === undefined) continue;
    const attributes = {
      login,
      created_at: textAt(row, 'created_at') ?? '',
      last_activity_at: textOrNull(row, 'last_activity_at'),
      pending_cancellation_date: textOrNull(row, 'pending_cancellation_date'),
      assigning_team: textOrNull(row, 'assigning_team.slug'),
    };
    activity.set(login, attributes.last_activity_at);
    findings.add(record('github.copilot_seat', { id: `${org}/copilot/${login}`, name: login, attributes }), observedAt);
  }
  return list.failure === undefined ? activity : undefined;
}

async function tokens({ client, org, observedAt }: { readonly client: GithubClient; readonly org: string; readonly observedAt: string }, findings: Findings): Promise<void> {
  const [granted, requested, authorized] = await Promise.all([
    client.list('GET /orgs/{org}/personal-access-tokens', { org }),
    client.list('GET /orgs/{org}/personal-access-token-requests', { org }),
    client.list('GET /orgs/{org}/credential-authorizations', { org }),
  ]);
  const out = sheet('github.pat_policy');
  if (granted.failure !== undefined) out.unread(['fine_grained_tokens'], granted.failure.why);
  else {
    out.set(
      'fine_grained_tokens',
      granted.rows
        .filter((row) => valueAt(row, 'token_expired') !== true)
        .map((row) => ({
          owner: textAt(row, 'owner.login') ?? '',
          token_name: textAt(row, 'token_name') ?? '',
          token_expires_at: textOrNull(row, 'token_expires_at'),
          token_last_used_at: textOrNull(row, 'token_last_used_at'),
          access_granted_at: textAt(row, 'access_granted_at') ?? '',
          repository_selection: textAt(row, 'repository_selection') ?? '',
        }))
        .toSorted(by(({ owner, token_name }) => `${owner} ${token_name}`)),
    );
  }
  if (requested.failure !== undefined) out.unread(['pending_request_count'], requested.failure.why);
  else out.set('pending_request_count', requested.rows.length);
  if (authorized.failure === undefined) out.set('classic_token_count', authorized.rows.filter((row) => textAt(row, 'credential_type') === 'personal access token').length);
  else if (authorized.failure.status === 404) out.set('classic_token_count', null);
  else out.unread(['classic_token_count'], authorized.failure.why);
  findings.add(out.record(`${org}/personal-access-tokens`, `${org}/personal-access-tokens`), observedAt);
}
