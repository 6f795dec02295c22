import { describe, expect, it } from 'vitest';
import { githubServer } from '../../../harness/github/server.ts';
import { headOf, repository, world, type WorldRepository } from '../../../harness/github/world.ts';
import { listGithub, observedAt } from './listed.ts';

const openOnly = { state: 'open', created_at: '2026-11-01T00:00:00Z', updated_at: '2026-11-01T00:00:00Z' };
const dependabot = (number: number, given: object = {}) => ({
  number,
  ...openOnly,
  dependency: { package: { ecosystem: 'pip', name: 'torch' }, manifest_path: 'requirements.txt', scope: 'runtime' },
  security_advisory: { ghsa_id: 'GHSA-1111-2222-3333', cve_id: null },
  security_vulnerability: { package: { ecosystem: 'pip', name: 'torch' }, severity: 'critical', vulnerable_version_range: '< 2.0', first_patched_version: { identifier: '2.0' } },
  ...given,
});

describe('an organization of GitHub', () => {
  it('states its settings under the key that a clone has, and reads the files of its repositories page by page', async () => {
    const server = await githubServer(world({ repositories: [repository('shop', { files: { 'src/app.py': 'import openai\n' } }), repository('site'), repository('tools')] }));

    const listed = await listGithub(server, 'acme');

    expect(listed.source).toEqual({ key: 'github.com/acme', kind: 'github', name: 'github.com/acme', attributes: {} });
    expect([...listed.files]).toEqual([
      ['acme/shop/src/app.py', 'import openai\n'],
      ['acme/site/README.md', '# site\n'],
      ['acme/tools/README.md', '# tools\n'],
    ]);
    expect(listed.entries).toEqual([]);
    expect(listed.isBroken).toBe(false);
    expect(listed.of('github.org')).toEqual([
      {
        kind: 'github.org',
        provider_id: 'acme',
        name: 'acme',
        observed_at: observedAt,
        attributes: {
          actions_enabled_repositories: 'all',
          allowed_actions: 'selected',
          audit_log_pull: null,
          can_approve_pull_request_reviews: false,
          code_security_defaults: [],
          custom_roles: [],
          default_repository_permission: 'read',
          default_workflow_permissions: 'read',
          deploy_keys_enabled_for_repositories: true,
          fork_pr_approval_policy: 'all_external_contributors',
          login: 'acme',
          member_count: 3,
          members_can_change_repo_visibility: false,
          members_can_create_public_repositories: false,
          members_can_delete_repositories: false,
          members_can_fork_private_repositories: false,
          members_can_invite_outside_collaborators: false,
          owner_count: 2,
          plan: 'enterprise',
          rulesets: [],
          selected_actions: { github_owned_allowed: true, verified_allowed: false, patterns_allowed: ['acme/*'] },
          sha_pinning_required: true,
          sso: null,
          two_factor_requirement_enabled: true,
          unread: { audit_log_streams: 'Streams of the audit log are a setting of the enterprise, which a scan of an organization does not ask for.' },
          web_commit_signoff_required: false,
        },
      },
    ]);
  });

  it('says how far it is in repositories, and of how many', async () => {
    const server = await githubServer(world({ repositories: [repository('a'), repository('b'), repository('c')] }));

    const { progress } = await listGithub(server, 'acme');

    expect(progress).toEqual([
      { done: 0, total: undefined, current: 'acme' },
      { done: 0, total: 3, current: 'acme' },
      { done: 0, total: 3, current: 'acme/a' },
      { done: 1, total: 3, current: 'acme/b' },
      { done: 2, total: 3, current: 'acme/c' },
      { done: 3, total: 3, current: 'acme' },
    ]);
  });

  it('states members, owners, outside collaborators and when they were last seen', async () => {
    const shop = repository('shop', {
      outside: [{ login: 'oda', permission: 'WRITE' }],
      activity: [{ before: 'a', after: 'b'.repeat(40), ref: 'refs/heads/topic', timestamp: '2026-11-19T08:00:00Z', activity_type: 'push', actor: { login: 'cid' } }],
    });
    const event = (action: string, user: string, at: string) => ({ action, actor: user, user, permission: 'admin', '@timestamp': Date.parse(at), created_at: Date.parse(at) });
    const server = await githubServer(
      world({
        repositories: [shop],
        members: [
          { login: 'ann', role: 'admin', twoFactor: true },
          { login: 'bob', role: 'admin', twoFactor: false },
          { login: 'cid', role: 'member', twoFactor: true },
        ],
        outside: [{ login: 'oda', twoFactor: false }],
        auditLog: [event('org.update_member', 'ann', '2026-06-01T00:00:00Z'), event('org.update_member', 'bob', '2026-11-20T09:30:00Z')],
      }),
    );

    const listed = await listGithub(server, 'acme');

    const members = Object.fromEntries(listed.of('github.member').map(({ name, attributes }) => [name, attributes]));
    expect(members['ann']).toEqual({ activity_sources: ['audit_log', 'copilot_seats', 'repository_activity'], became_owner_at: '2026-06-01T00:00:00Z', last_active_at: '2026-06-01T00:00:00Z', login: 'ann', role: 'admin', two_factor_disabled: false, type: 'User' });
    expect(members['bob']).toMatchObject({ became_owner_at: '2026-11-20T09:30:00Z', last_active_at: '2026-11-20T09:30:00Z', two_factor_disabled: true });
    expect(members['cid']).toMatchObject({ role: 'member', became_owner_at: null, last_active_at: '2026-11-19T08:00:00Z', activity_sources: ['copilot_seats', 'repository_activity'] });
    expect(listed.of('github.outside_collaborator').map(({ attributes }) => attributes)).toEqual([{ login: 'oda', repositories: [{ repository: 'acme/shop', role_name: 'write' }], two_factor_disabled: true }]);
  });

  it('states what protects a branch by the classic rule and by rulesets, of the repository and of the organization', async () => {
    const shop = repository('shop', {
      protection: {
        requiresApprovingReviews: true,
        requiredApprovingReviewCount: 2,
        dismissesStaleReviews: true,
        requiresStatusChecks: true,
        requiredStatusCheckContexts: ['test', 'lint'],
        bypassPullRequestAllowances: [{ __typename: 'BypassPullRequestAllowance', actor: { __typename: 'Team', slug: 'ops' } }, { __typename: 'BypassPullRequestAllowance', actor: { __typename: 'User', login: 'ann' } }],
      },
      rules: [
        { type: 'DELETION', rulesetId: 5 },
        { type: 'NON_FAST_FORWARD', rulesetId: 5 },
        { type: 'PULL_REQUEST', rulesetId: 9, parameters: { __typename: 'PullRequestParameters', dismissStaleReviewsOnPush: true, requireCodeOwnerReview: true, requireLastPushApproval: false, requiredApprovingReviewCount: 1, requiredReviewThreadResolution: false } },
      ],
      rulesets: [
        { databaseId: 5, name: 'keep', rules: ['DELETION', 'NON_FAST_FORWARD'], bypassActors: [{ organizationAdmin: true }, { actor: { __typename: 'App', databaseId: 12 }, bypassMode: 'PULL_REQUEST' }] },
        { databaseId: 9, name: 'review', source: 'Organization', rules: ['PULL_REQUEST'] },
        { databaseId: 11, name: 'tried', enforcement: 'EVALUATE', rules: [] },
      ],
      files: { '.github/workflows/ci.yml': 'on: push\n', CODEOWNERS: '* @acme/ops\n/docs/ @ann bob\n' },
      codeownersErrors: [{ line: 2, kind: 'Unknown owner' }],
    });
    const orgRuleset = { id: 9, name: 'review', target: 'branch', source_type: 'Organization', source: 'acme', enforcement: 'active', bypass_actors: [{ actor_id: 1, actor_type: 'OrganizationAdmin', bypass_mode: 'always' }], conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] }, repository_name: { include: ['~ALL'], exclude: [] } }, rules: [{ type: 'non_fast_forward' }] };
    const given = world({ repositories: [shop] });
    const server = await githubServer({ ...given, lists: { ...given.lists, rulesets: [orgRuleset] } });

    const listed = await listGithub(server, 'acme');

    expect(listed.of('github.branch').map(({ provider_id, attributes }) => ({ provider_id, attributes }))).toEqual([
      {
        provider_id: 'acme/shop@main',
        attributes: {
          archived: false,
          codeowners_error_count: 1,
          codeowners_path: 'CODEOWNERS',
          has_ci: true,
          name: 'main',
          protection: {
            enforce_admins: false,
            required_pull_request_reviews: { required_approving_review_count: 2, dismiss_stale_reviews: true, require_code_owner_reviews: false, require_last_push_approval: false, bypass_allowances: ['team:ops', 'user:ann'] },
            required_status_checks: { strict: false, contexts: ['lint', 'test'] },
            allow_force_pushes: false,
            allow_deletions: false,
            required_signatures: false,
            required_linear_history: false,
            required_conversation_resolution: false,
            lock_branch: false,
            push_restrictions: null,
          },
          repository: 'acme/shop',
          rules: [
            { type: 'deletion', ruleset_id: 5, parameters: {} },
            { type: 'non_fast_forward', ruleset_id: 5, parameters: {} },
            { type: 'pull_request', ruleset_id: 9, parameters: { dismiss_stale_reviews_on_push: true, require_code_owner_review: true, require_last_push_approval: false, required_approving_review_count: 1, required_review_thread_resolution: false } },
          ],
          rulesets: [
            { id: 5, name: 'keep', source_type: 'Repository', target: 'branch', enforcement: 'active', ref_include: ['~DEFAULT_BRANCH'], ref_exclude: [], repository_include: [], rule_types: ['deletion', 'non_fast_forward'], bypass_actors: [{ actor_type: 'OrganizationAdmin', actor_id: null, bypass_mode: 'always' }, { actor_type: 'Integration', actor_id: 12, bypass_mode: 'pull_request' }] },
            { id: 9, name: 'review', source_type: 'Organization', target: 'branch', enforcement: 'active', ref_include: ['~DEFAULT_BRANCH'], ref_exclude: [], repository_include: null, rule_types: ['pull_request'], bypass_actors: [] },
            { id: 11, name: 'tried', source_type: 'Repository', target: 'branch', enforcement: 'evaluate', ref_include: ['~DEFAULT_BRANCH'], ref_exclude: [], repository_include: [], rule_types: [], bypass_actors: [] },
          ],
        },
      },
    ]);
    expect(listed.of('github.org')[0]?.attributes.rulesets).toEqual([
      { id: 9, name: 'review', source_type: 'Organization', target: 'branch', enforcement: 'active', ref_include: ['~DEFAULT_BRANCH'], ref_exclude: [], repository_include: ['~ALL'], rule_types: ['non_fast_forward'], bypass_actors: [{ actor_type: 'OrganizationAdmin', actor_id: 1, bypass_mode: 'always' }] },
    ]);
    expect(listed.of('github.repo')[0]?.attributes).toMatchObject({
      notable_paths: ['.github/workflows/ci.yml', 'CODEOWNERS'],
      codeowners: { path: 'CODEOWNERS', rules: [{ pattern: '*', owners: ['@acme/ops'] }, { pattern: '/docs/', owners: ['@ann', 'bob'] }] },
      codeowners_errors: [{ line: 2, kind: 'Unknown owner' }],
    });
  });

  it('states webhooks without what could admit to them, and secrets by their names', async () => {
    const hook = (id: number, url: string, secret?: string) => ({ id, type: 'Repository', name: 'web', active: true, events: ['push', 'issues'], config: { url, insecure_ssl: '1', content_type: 'json', ...(secret !== undefined && { secret }) }, updated_at: '2026-01-01T00:00:00Z' });
    const shop = repository('shop', {
      hooks: [hook(1, 'http://user:pass@ci.example.com/hooks/T0123456789ABCDEFGHIJ?key=1#x'), hook(2, 'https://ci.example.com/a', '********'), hook(3, 'https://ci.example.com/b', '********')],
      secrets: ['A', 'OPENAI_API_KEY', 'Z'].map((name) => ({ name, created_at: '2026-01-01T00:00:00Z', updated_at: '2026-02-01T00:00:00Z' })),
      keys: [1, 2, 3].map((id) => ({ id, key: 'ssh-ed25519 AAAA', title: `key ${id}`, read_only: id !== 2, created_at: '2025-01-01T00:00:00Z', last_used: null, added_by: 'ann', readOnly: id !== 2 })),
      environments: [{ name: 'production', protection_rules: [{ type: 'required_reviewers', prevent_self_review: true, reviewers: [{ type: 'User', reviewer: { login: 'ann' } }] }, { type: 'wait_timer', wait_timer: 30 }], deployment_branch_policy: { protected_branches: true, custom_branch_policies: false }, secrets: [{ name: 'AWS_ACCESS_KEY_ID', created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' }] }],
    });
    const server = await githubServer(world({ repositories: [shop] }));

    const listed = await listGithub(server, 'acme');

    expect(listed.of('github.webhook').map(({ provider_id, name, attributes: { url, has_secret, events } }) => [provider_id, name, url, has_secret, events])).toEqual([
      ['acme/shop/hooks/1', 'acme/shop ci.example.com', 'http://ci.example.com/hooks/***', false, ['issues', 'push']],
      ['acme/shop/hooks/2', 'acme/shop ci.example.com', 'https://ci.example.com/a', true, ['issues', 'push']],
      ['acme/shop/hooks/3', 'acme/shop ci.example.com', 'https://ci.example.com/b', true, ['issues', 'push']],
    ]);
    expect(listed.of('github.secret').map(({ name, attributes: { scope, environment } }) => [name, scope, environment])).toEqual([
      ['acme/shop/environments/production/AWS_ACCESS_KEY_ID', 'environment', 'production'],
      ['acme/shop/A', 'repository', null],
      ['acme/shop/OPENAI_API_KEY', 'repository', null],
      ['acme/shop/Z', 'repository', null],
    ]);
    expect(listed.of('github.deploy_key').map(({ provider_id, attributes: { read_only } }) => [provider_id, read_only])).toEqual([
      ['acme/shop/keys/1', true],
      ['acme/shop/keys/2', false],
      ['acme/shop/keys/3', true],
    ]);
    expect(listed.of('github.environment').map(({ attributes }) => attributes)).toEqual([
      { archived: false, custom_rules: [], deployment_branch_policy: { protected_branches: true, custom_branch_policies: false }, name: 'production', prevent_self_review: true, repository: 'acme/shop', reviewer_count: 1, wait_timer: 30 },
    ]);
  });

  it('counts alerts by repository, keeps those that are open or lately closed, and never asks for a leaked value', async () => {
    const secret = (number: number, repo: string, given: object = {}) => ({ repo, number, ...openOnly, secret_type: 'openai_api_key', secret_type_display_name: 'OpenAI API key', validity: 'active', ...given });
    const server = await githubServer(
      world({
        repositories: [repository('shop'), repository('site')],
        alerts: {
          secret: [secret(1, 'shop'), secret(2, 'shop'), secret(3, 'shop', { state: 'resolved', resolution: 'revoked', updated_at: '2026-11-10T00:00:00Z', resolution_comment: ' ' }), secret(4, 'site', { state: 'resolved', updated_at: '2025-01-01T00:00:00Z' })],
          dependabot: [{ repo: 'site', ...dependabot(1) }, { repo: 'site', ...dependabot(2) }, { repo: 'site', ...dependabot(3) }],
          code: [],
        },
      }),
    );

    const listed = await listGithub(server, 'acme');

    expect(listed.of('github.secret_alert').map(({ name, attributes: { state, has_resolution_comment } }) => [name, state, has_resolution_comment])).toEqual([
      ['acme/shop/secret-scanning/1', 'open', false],
      ['acme/shop/secret-scanning/2', 'open', false],
      ['acme/shop/secret-scanning/3', 'resolved', false],
    ]);
    expect(listed.of('github.dependabot_alert').map(({ name }) => name)).toEqual(['acme/site/dependabot/1', 'acme/site/dependabot/2', 'acme/site/dependabot/3']);
    expect(listed.of('github.dependabot_alert')[0]?.attributes).toMatchObject({ severity: 'critical', package_name: 'torch', first_patched_version: '2.0', scope: 'runtime', has_dismissed_comment: false });
    expect(listed.of('github.repo').map(({ name, attributes: { secret_alert_count, dependabot_alert_count, code_alert_count } }) => [name, secret_alert_count, dependabot_alert_count, code_alert_count])).toEqual([
      ['acme/shop', 3, 0, 0],
      ['acme/site', 0, 3, 0],
    ]);
    expect(server.asked.filter(({ operation }) => operation.includes('secret-scanning')).every(({ url }) => url.includes('hide_secret=true'))).toBe(true);
  });

  it('states merged pull requests and the pushes that came without one', async () => {
    const after = (letter: string) => letter.repeat(40);
    const push = (commit: string, given: object = {}) => ({ before: after('0'), after: commit, ref: 'refs/heads/main', timestamp: '2026-11-15T00:00:00Z', activity_type: 'push', actor: { login: 'bob' }, ...given });
    const shop = repository('shop', {
      pullRequests: [
        { number: 12, mergedAt: '2026-11-18T00:00:00Z', updatedAt: '2026-11-18T00:00:00Z', baseRefName: 'main', author: 'cid', mergedBy: 'ann', mergeCommit: after('c'), headRefOid: after('d'), committers: ['cid', 'ann'], reviews: [{ login: 'review[bot]', submittedAt: '2026-11-17T00:00:00Z' }] },
        { number: 11, mergedAt: '2026-11-17T00:00:00Z', updatedAt: '2026-11-17T00:00:00Z', baseRefName: 'release', author: 'cid', mergedBy: 'cid', mergeCommit: after('1'), headRefOid: after('2') },
        { number: 10, mergedAt: '2026-11-16T00:00:00Z', updatedAt: '2026-11-16T00:00:00Z', baseRefName: 'main', author: null, mergedBy: 'cid', mergeCommit: after('3'), headRefOid: after('4') },
        { number: 9, mergedAt: '2026-01-16T00:00:00Z', updatedAt: '2026-01-16T00:00:00Z', baseRefName: 'main', author: 'ann', mergedBy: 'cid', mergeCommit: after('5'), headRefOid: after('6') },
      ],
      activity: [push(after('c')), push(after('e')), push(after('f'), { activity_type: 'force_push' }), push(after('7'), { activity_type: 'pr_merge' }), push(after('8'), { ref: 'refs/heads/topic' }), push(after('9'), { timestamp: '2026-09-15T00:00:00Z' })],
    });
    const server = await githubServer(world({ repositories: [shop] }));

    const listed = await listGithub(server, 'acme');

    expect(listed.of('github.pull_request').map(({ provider_id, attributes }) => ({ provider_id, ...attributes }))).toEqual([
      { provider_id: 'acme/shop#10', approvals: [], author: null, base_ref: 'main', committers: [], merged_at: '2026-11-16T00:00:00Z', merged_by: 'cid', number: 10, repository: 'acme/shop' },
      { provider_id: 'acme/shop#12', approvals: [{ login: 'review[bot]', is_bot: true, submitted_at: '2026-11-17T00:00:00Z' }], author: 'cid', base_ref: 'main', committers: ['ann', 'cid'], merged_at: '2026-11-18T00:00:00Z', merged_by: 'ann', number: 12, repository: 'acme/shop' },
    ]);
    expect(listed.of('github.direct_push').map(({ attributes: { after: commit, activity_type, actor } }) => [commit[0], activity_type, actor])).toEqual([
      ['e', 'push', 'bob'],
      ['f', 'force_push', 'bob'],
    ]);
  });

  it('states Copilot, apps, runners, roles and tokens, every page of them', async () => {
    const given = world();
    const three = (of: (id: number) => Record<string, unknown>) => [1, 2, 3].map(of);
    const server = await githubServer({
      ...given,
      settings: {
        ...given.settings,
        'copilot/billing': { seat_breakdown: { total: 3, inactive_this_cycle: 1 }, public_code_suggestions: 'block', seat_management_setting: 'assign_selected', ide_chat: 'enabled', platform_chat: 'enabled', cli: 'disabled', plan_type: 'business' },
        'organization-roles': { total_count: 1, roles: [{ id: 8, name: 'auditor', source: 'Organization', base_role: 'read', permissions: ['read_audit_logs'] }, { id: 9, name: 'all_repo_read', source: 'Predefined', permissions: [] }] },
      },
      lists: {
        ...given.lists,
        'copilot/billing/seats': three((id) => ({ assignee: { login: `dev${id}` }, created_at: '2026-01-01T00:00:00Z', last_activity_at: id === 1 ? '2026-11-20T00:00:00Z' : null })),
        installations: three((id) => ({ id, app_id: id, app_slug: `app-${id}`, repository_selection: 'all', permissions: { contents: 'write', metadata: 'read' }, events: ['push'], created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z', suspended_at: null })),
        'actions/runners': three((id) => ({ id, name: `runner-${id}`, os: 'linux', status: 'online', busy: false, labels: [{ name: 'self-hosted' }, { name: 'gpu' }], runner_group_id: 1 })),
        'actions/runner-groups': three((id) => ({ id, name: `group ${id}`, visibility: 'all', default: id === 1, inherited: false, allows_public_repositories: id === 1, restricted_to_workflows: false })),
        'organization-roles/8/users': three((id) => ({ login: `u${id}` })),
        'organization-roles/8/teams': [],
        'personal-access-tokens': three((id) => ({ id, owner: { login: 'ann' }, token_name: `t${id}`, token_expired: id === 3, token_expires_at: null, token_last_used_at: null, access_granted_at: '2026-01-01T00:00:00Z', repository_selection: 'all' })),
        'credential-authorizations': three((id) => ({ login: 'ann', credential_id: id, credential_type: id === 1 ? 'personal access token' : 'SSH key', credential_authorized_at: '2026-01-01T00:00:00Z' })),
        invitations: [{ id: 5, login: null, email: 'x@example.com', role: 'direct_member', created_at: '2026-11-01T00:00:00Z' }],
      },
      sso: { issuer: 'https://idp.example.com', logins: ['ann', 'bob', 'cid'] },
    });

    const listed = await listGithub(server, 'acme');

    expect(listed.of('github.copilot').map(({ attributes }) => attributes)).toEqual([{ cli: 'disabled', ide_chat: 'enabled', plan_type: 'business', platform_chat: 'enabled', public_code_suggestions: 'block', seat_management_setting: 'assign_selected', seats_inactive_this_cycle: 1, seats_total: 3 }]);
    expect(listed.of('github.copilot_seat').map(({ name, attributes }) => [name, attributes.last_activity_at])).toEqual([['dev1', '2026-11-20T00:00:00Z'], ['dev2', null], ['dev3', null]]);
    expect(listed.of('github.app_installation').map(({ name, attributes }) => [name, attributes.permissions])).toEqual(three((id) => [`app-${id}`, { contents: 'write', metadata: 'read' }] as never));
    expect(listed.of('github.runner').map(({ name, attributes }) => [name, attributes.labels])).toEqual(three((id) => [`runner-${id}`, ['gpu', 'self-hosted']] as never));
    expect(listed.of('github.runner_group').map(({ attributes }) => [attributes.id, attributes.runner_count, attributes.allows_public_repositories])).toEqual([[1, 3, true], [2, 0, false], [3, 0, false]]);
    expect(listed.of('github.pat_policy').map(({ attributes }) => [attributes.fine_grained_tokens.map(({ token_name }) => token_name), attributes.pending_request_count, attributes.classic_token_count])).toEqual([[['t1', 't2'], 0, 1]]);
    expect(listed.of('github.invitation').map(({ name, attributes }) => [name, attributes])).toEqual([['invitation 5', { role: 'direct_member', created_at: '2026-11-01T00:00:00Z' }]]);
    expect(listed.of('github.org')[0]?.attributes).toMatchObject({ custom_roles: [{ name: 'auditor', base_role: 'read', permissions: ['read_audit_logs'], user_count: 3, team_count: 0 }], sso: { issuer: 'https://idp.example.com', linked_member_count: 3 } });
    expect(JSON.stringify(listed.of('github.invitation'))).not.toContain('example.com');
  });

  it('takes the security policy of the repository .github for those without one', async () => {
    const files = (policy: string): WorldRepository['files'] => ({ 'SECURITY.md': policy });
    const server = await githubServer(
      world({ repositories: [repository('.github', { visibility: 'public', files: files('Write to security@example.com.') }), repository('a'), repository('b', { files: files('No reports, please.') })] }),
    );

    const listed = await listGithub(server, 'acme');

    expect(listed.of('github.repo').map(({ name, attributes }) => [name, attributes.security_policy])).toEqual([
      ['acme/.github', { path: 'SECURITY.md', has_contact: true }],
      ['acme/a', { path: 'SECURITY.md', has_contact: true }],
      ['acme/b', { path: 'SECURITY.md', has_contact: false }],
    ]);
  });

  it('reads only the repositories that the settings name, and says how many it leaves out', async () => {
    const server = await githubServer(world({ repositories: [repository('shop'), repository('shop-old', { archived: true }), repository('shop-fork', { fork: true }), repository('site'), repository('shop-secret')] }));

    const listed = await listGithub(server, 'acme', { settings: { repositories: 'SHOP*', exclude_repositories: ['*-secret'], archived: 'skip', forks: 'settings' } });

    expect(listed.of('github.repo').map(({ name }) => name)).toEqual(['acme/shop', 'acme/shop-fork']);
    expect([...listed.files.keys()]).toEqual(['acme/shop/README.md']);
    expect(listed.entries.map(({ path, reason, effect, detail }) => [path, reason, effect, detail])).toEqual([
      ['acme', 'left_out', 'ignored', '1 repository: archived, and the setting archived is skip.'],
      ['acme', 'left_out', 'ignored', '1 repository: named by the setting exclude_repositories.'],
      ['acme', 'left_out', 'ignored', '1 repository: not among the setting repositories.'],
      ['acme/shop-fork', 'left_out', 'ignored', 'The files were not read: the repository is a fork, and the setting forks is settings.'],
    ]);
  });
});

describe('a personal account of GitHub', () => {
  it('has no organization: its repositories are read, private ones among them', async () => {
    const server = await githubServer(world({ isPersonal: true, repositories: [repository('a', { visibility: 'public' }), repository('b', { visibility: 'public' }), repository('c', { visibility: 'public' }), repository('diary')] }));

    const listed = await listGithub(server, 'acme');

    expect(listed.source.key).toBe('github.com/acme');
    expect(listed.entries).toEqual([]);
    expect([...listed.files.keys()]).toEqual(['a', 'b', 'c', 'diary'].map((name) => `acme/${name}/README.md`));
    expect(listed.of('github.repo').map(({ name, attributes }) => [name, attributes.visibility, attributes.unread])).toEqual([
      ['acme/a', 'public', undefined],
      ['acme/b', 'public', undefined],
      ['acme/c', 'public', undefined],
      ['acme/diary', 'private', undefined],
    ]);
    expect([...listed.of('github.org'), ...listed.of('github.member')]).toEqual([]);
    expect(server.asked.some(({ url }) => url.startsWith('/orgs/acme/'))).toBe(false);
  });

  it('says that private repositories may be missing when GraphQL does not name them', async () => {
    const server = await githubServer(world({ isPersonal: true, repositories: [repository('a', { visibility: 'public' }), repository('diary')] }));
    server.fail('POST /graphql', { status: 403 });

    const listed = await listGithub(server, 'acme');

    expect(listed.of('github.repo').map(({ name }) => name)).toEqual(['acme/a']);
    expect(listed.entries[0]).toMatchObject({ path: 'github/acme/repo.json', effect: 'partial', resources: ['github.branch', 'github.repo', 'github.workflow'], detail: expect.stringContaining('Private repositories of acme may be missing.') });
  });
});

describe('one repository of GitHub', () => {
  it('has the key of its clone, plain paths, and the commit that was read', async () => {
    const shop = repository('shop', { files: { 'src/app.py': 'import openai\n' }, visibility: 'public' });
    const server = await githubServer(world({ repositories: [shop] }));

    const listed = await listGithub(server, 'acme/shop');

    expect(listed.source).toEqual({ key: 'github.com/acme/shop', kind: 'github', name: 'github.com/acme/shop', attributes: { ref: 'main', commit: headOf(shop) } });
    expect([...listed.files.keys()]).toEqual(['src/app.py']);
    expect(listed.of('github.repo')[0]?.attributes).toMatchObject({ full_name: 'acme/shop', fork_pr_approval_policy: 'first_time_contributors', default_workflow_permissions: 'write', made_public_at: null, private_vulnerability_reporting: true });
    expect(listed.of('github.org')).toEqual([]);
    expect(listed.progress.at(-1)).toEqual({ done: 1, total: 1, current: 'acme/shop' });
  });

  it('reads a tag at the commit that it names, and refuses a ref that is not there', async () => {
    const shop = repository('shop');
    const server = await githubServer(world({ repositories: [shop] }));

    const listed = await listGithub(server, 'acme/shop@v1');

    expect(listed.source.attributes).toEqual({ ref: 'v1', commit: headOf(shop) });
    await expect(listGithub(server, 'acme/shop@nothing')).rejects.toMatchObject({ code: 'target_unreadable', message: 'Cannot scan github:acme/shop@nothing: the repository has no branch, tag or commit nothing. Check its spelling.' });
  });

  it('is empty without a commit: no branch, and nothing that is not known', async () => {
    const server = await githubServer(world({ repositories: [repository('new', { files: {} })] }));

    const listed = await listGithub(server, 'acme/new');

    expect(listed.of('github.branch')).toEqual([]);
    expect(listed.entries).toEqual([]);
    expect(listed.of('github.repo')[0]?.attributes).toMatchObject({ is_empty: true, notable_paths: [], code_scanning_analysis: null });
  });
});
