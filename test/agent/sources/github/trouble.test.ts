import { describe, expect, it } from 'vitest';
import { githubServer, testToken } from '../../../harness/github/server.ts';
import { repository, world } from '../../../harness/github/world.ts';
import { listGithub } from './listed.ts';

const three = () => world({ repositories: [repository('a'), repository('b'), repository('c')] });

describe('what GitHub refuses', () => {
  it('is unread with one sentence for a setting, never a value', async () => {
    const server = await githubServer(three());
    server.fail('GET /orgs/acme/actions/permissions/workflow', { status: 403, message: 'Resource not accessible by personal access token' });
    server.fail('GET /orgs/acme/rulesets', { status: 404, message: 'Not Found' });
    server.refused.add('acme samlIdentityProvider');

    const listed = await listGithub(server, 'acme');

    const org = listed.of('github.org')[0]?.attributes;
    expect(org?.unread).toEqual({
      audit_log_streams: 'Streams of the audit log are a setting of the enterprise, which a scan of an organization does not ask for.',
      can_approve_pull_request_reviews: 'GET /orgs/acme/actions/permissions/workflow was refused (HTTP 403: Resource not accessible by personal access token).',
      default_workflow_permissions: 'GET /orgs/acme/actions/permissions/workflow was refused (HTTP 403: Resource not accessible by personal access token).',
      rulesets: 'GET /orgs/acme/rulesets was refused (HTTP 404: Not Found).',
      sso: 'GraphQL SingleSignOn was refused (FORBIDDEN).',
    });
    for (const name of Object.keys(org?.unread ?? {})) expect(org).not.toHaveProperty([name]);
    // What the organization did not tell is asked of each repository.
    expect(listed.of('github.repo').map(({ attributes }) => attributes.default_workflow_permissions)).toEqual(['write', 'write', 'write']);
  });

  it('is coverage with the kinds for a list, and the scan goes on', async () => {
    const server = await githubServer(three());
    server.fail('GET /orgs/acme/hooks', { status: 404, message: 'Not Found' });
    server.fail('GET /orgs/acme/members', { status: 403, message: 'Must have admin rights' });
    server.fail('GET /repos/acme/b/hooks', { status: 403 });
    server.fail('GET /repos/acme/b/activity', { status: 403 });
    server.fail('GET /orgs/acme/dependabot/alerts', { status: 403, message: 'Resource not accessible by integration' });

    const listed = await listGithub(server, 'acme');

    expect(listed.of('github.repo')).toHaveLength(3);
    expect(listed.entries.map(({ path, reason, effect, resources }) => [path, reason, effect, resources])).toEqual([
      ['github/acme/webhook.json', 'refused', 'skipped', ['github.webhook']],
      ['github/acme/dependabot_alert.json', 'refused', 'skipped', ['github.dependabot_alert']],
      ['github/acme/b/webhook.json', 'refused', 'skipped', ['github.webhook']],
      ['github/acme/b/direct_push.json', 'refused', 'skipped', ['github.direct_push']],
      ['github/acme/member.json', 'refused', 'skipped', ['github.member']],
    ]);
    expect(listed.of('github.org')[0]?.attributes.unread).toMatchObject({ member_count: 'GET /orgs/acme/members was refused (HTTP 403: Must have admin rights).', owner_count: expect.stringContaining('403') });
    expect(listed.of('github.repo')[0]?.attributes.unread).toMatchObject({ dependabot_alert_count: expect.stringContaining('Resource not accessible by integration') });
    expect(listed.isBroken).toBe(false);
  });

  it('is unread for the parts of a repository that GraphQL refuses, in that repository only', async () => {
    const shop = repository('b', { protection: { requiresApprovingReviews: true } });
    const server = await githubServer(world({ repositories: [repository('a'), shop] }));
    for (const field of ['collaborators', 'branchProtectionRule', 'deployKeys', 'rulesets']) server.refused.add(`acme/b ${field}`);

    const listed = await listGithub(server, 'acme');

    const [a, b] = listed.of('github.branch').map(({ attributes }) => attributes);
    expect(a?.unread).toBeUndefined();
    expect(b?.unread).toEqual({ protection: expect.stringContaining('FORBIDDEN'), rulesets: expect.stringContaining('FORBIDDEN') });
    expect(listed.of('github.repo').map(({ attributes }) => attributes.unread?.['admin_collaborators'] !== undefined)).toEqual([false, true]);
    // The count was not told, so the list itself is asked for.
    expect(server.asked.filter(({ operation }) => operation.endsWith('/keys')).map(({ url }) => url.split('?')[0])).toEqual(['/repos/acme/b/keys']);
  });

  it('is unread where only administrators are told the rule of a branch, and null where there is none', async () => {
    const server = await githubServer(world({ repositories: [repository('a', { isAdmin: false, protection: { isAdminEnforced: true } }), repository('b', { isAdmin: false })] }));

    const listed = await listGithub(server, 'acme');

    const [a, b] = listed.of('github.branch').map(({ attributes }) => attributes);
    expect(a?.unread).toEqual({ protection: 'The branch is protected, but only administrators of the repository are told how.' });
    expect(b?.protection).toBeNull();
  });

  it.each([
    ['401', 'permission_denied', 'Cannot scan github:acme: GET /orgs/acme was refused: the credentials are not accepted, or no longer (HTTP 401). Give a token that is valid in GITHUB_TOKEN, or a GitHub App.'],
    ['403', 'permission_denied', 'Cannot scan github:acme: GET /orgs/acme was refused (HTTP 403: Something). Give the token read access to it.'],
    ['404', 'target_unreadable', 'Cannot scan github:acme: there is no such organization or account, or the credentials may not see it. Check the name and the rights of the token.'],
    ['500', 'target_unreadable', 'Cannot scan github:acme: GET /orgs/acme failed (HTTP 500). Check the address of the API (api_url) and the network.'],
  ])('is an error with a sentence when the target itself answers %s', async (status, code, message) => {
    const server = await githubServer(three());
    server.fail('GET /orgs/acme', { status: Number(status) });

    await expect(listGithub(server, 'acme')).rejects.toMatchObject({ code, message });
  });

  it.each(['', 'acme/', '-acme', 'acme/shop/x', 'acme/..', 'acme/shop@', 'a b', 'acme/shop@a..b'])('is an error before anything is sent for the target %j', async (location) => {
    const server = await githubServer(three());

    await expect(listGithub(server, location)).rejects.toMatchObject({ code: 'target_unreadable', message: expect.stringContaining('Give github:ORG or github:OWNER/REPO') });
    expect(server.asked).toEqual([]);
  });
});

describe('trouble on the way', () => {
  it('waits as long as Retry-After says and asks again', async () => {
    const server = await githubServer(three());
    server.fail('GET /orgs/acme/hooks', { status: 429, headers: { 'retry-after': '3' } }, 2);
    const askedAt: number[] = [];
    server.onRequest = ({ url }) => {
      if (url.startsWith('/orgs/acme/hooks')) askedAt.push(performance.now());
    };

    const listed = await listGithub(server, 'acme', { tuning: { secondMs: 150 } });

    const gaps = askedAt.slice(1).map((at, index) => at - (askedAt[index] as number));
    expect(gaps).toHaveLength(2);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3 * 150 - 5);
    expect(listed.entries).toEqual([]);
  });

  it('asks again after a server error, a reset connection and a body that is cut off', async () => {
    const server = await githubServer(three());
    server.fail('GET /orgs/acme/hooks', { status: 502 }, 1);
    server.fail('GET /orgs/acme/installations', 'reset', 1);
    server.fail('GET /orgs/acme/invitations', 'truncated', 2);
    server.fail('GET /_codeload/acme/b', 'truncated', 1);
    server.fail('GET /_codeload/acme/c', { status: 503 }, 2);

    const listed = await listGithub(server, 'acme');

    expect(listed.entries).toEqual([]);
    expect([...listed.files.keys()]).toEqual(['acme/a/README.md', 'acme/b/README.md', 'acme/c/README.md']);
  });

  it('says what is missing when it stays so', async () => {
    const server = await githubServer(three());
    server.fail('GET /orgs/acme/hooks', { status: 502 });
    server.fail('GET /orgs/acme/installations', 'reset');
    server.fail('GET /orgs/acme/invitations', 'truncated');
    server.fail('GET /_codeload/acme/b', 'truncated');

    const listed = await listGithub(server, 'acme');

    expect(listed.entries.map(({ path, reason, effect, resources }) => [path, reason, effect, resources])).toEqual([
      ['github/acme/app_installation.json', 'broke_off', 'skipped', ['github.app_installation']],
      ['github/acme/webhook.json', 'broke_off', 'skipped', ['github.webhook']],
      ['github/acme/invitation.json', 'broke_off', 'skipped', ['github.invitation']],
      ['acme/b', 'broke_off', 'skipped', ['github.workflow']],
    ]);
    expect([...listed.files.keys()]).toEqual(['acme/a/README.md', 'acme/c/README.md']);
    expect(listed.of('github.repo').map(({ attributes }) => attributes.unread?.['notable_paths'] !== undefined)).toEqual([false, true, false]);
  });

  it('gives up an answer and an archive that stop in the middle', async () => {
    const server = await githubServer(three());
    server.fail('GET /orgs/acme/hooks', 'stuck');
    server.fail('GET /_codeload/acme/b', 'stuck');

    const listed = await listGithub(server, 'acme', { settings: { timeout_seconds: 1 }, tuning: { limits: { idleMsMax: 200, attempts: 1 } } });

    expect(listed.entries.map(({ path, reason, detail }) => [path, reason, detail])).toEqual([
      ['github/acme/webhook.json', 'timed_out', 'GET /orgs/acme/hooks took too long.'],
      ['acme/b', 'timed_out', expect.stringContaining('nothing was received for 200 ms')],
    ]);
  }, 20_000);

  it('reads a list that leads in a circle once', async () => {
    const given = world({ repositories: [repository('a')] });
    const server = await githubServer({ ...given, lists: { ...given.lists, invitations: [{ id: 1, login: 'x', email: null, role: 'direct_member', created_at: '2026-01-01T00:00:00Z' }] } });
    server.fail('GET /orgs/acme/invitations', 'loop');

    const listed = await listGithub(server, 'acme');

    expect(listed.of('github.invitation').map(({ name }) => name)).toContain('x');
    expect(listed.entries.map(({ detail, effect, resources }) => [detail, effect, resources])).toEqual([['GET /orgs/acme/invitations leads in a circle: after page 2 it names a page that was read before.', 'partial', ['github.invitation']]]);
    expect(server.asked.filter(({ operation }) => operation === 'GET /orgs/{org}/invitations')).toHaveLength(2);
  });

  it.each([
    ['another server', 'other', '/orgs/acme/invitations?page=2'],
    ['an operation that is not its own', 'own', '/user/repos?page=2'],
  ])('follows no link to %s', async (_, where, path) => {
    const other = await githubServer(world());
    const server = await githubServer(three());
    server.fail('GET /orgs/acme/invitations', { next: `${where === 'other' ? other.url : server.url}${path}` });

    const listed = await listGithub(server, 'acme');

    expect(other.asked).toEqual([]);
    expect(server.asked.some(({ url }) => url.startsWith('/user'))).toBe(false);
    expect(listed.entries).toEqual([{ path: 'github/acme/invitation.json', reason: 'broke_off', effect: 'skipped', detail: expect.stringContaining('A request was not sent'), resources: ['github.invitation'] }]);
  });

  it('says so when a repository vanishes midway, and reads the others', async () => {
    const server = await githubServer(three());
    server.onRequest = ({ operation }) => {
      if (operation === 'GET codeload') server.world.repositories = server.world.repositories.filter(({ name }) => name !== 'b');
    };

    const listed = await listGithub(server, 'acme');

    expect([...listed.files.keys()]).toEqual(['acme/a/README.md', 'acme/c/README.md']);
    expect(listed.entries.filter(({ reason }) => reason === 'vanished')).toEqual([
      { path: 'acme/b', reason: 'vanished', effect: 'skipped', detail: expect.stringContaining('the repository is gone, or the token may not read its contents.'), resources: ['github.workflow'] },
    ]);
    expect(listed.isBroken).toBe(false);
  });

  it('ends in one place when the token ends, with everything before it kept and everything after it named', async () => {
    const server = await githubServer(three());
    server.onRequest = ({ url }) => {
      if (url.startsWith('/repos/acme/b/tarball')) server.tokens.delete(testToken);
    };

    const listed = await listGithub(server, 'acme');

    expect(listed.isBroken).toBe(true);
    expect([...listed.files.keys()]).toEqual(['acme/a/README.md']);
    expect(listed.of('github.repo').map(({ name, attributes }) => [name, Object.keys(attributes.unread ?? {}).length > 5])).toEqual([['acme/a', false], ['acme/b', true], ['acme/c', true]]);
    expect(listed.entries.find(({ path }) => path === 'acme/c')?.detail).toContain('was not asked. GET /repos/acme/b/tarball/');
    expect(server.asked.filter(({ url }) => url.startsWith('/repos/acme/c'))).toEqual([]);
  });

  it('stops asking when the rate limit is used up for longer than it may wait', async () => {
    const server = await githubServer(three());
    const reset = String(Math.floor(Date.now() / 1000) + 3000);
    server.fail('GET /repos/acme/b', { status: 403, message: 'API rate limit exceeded for user ID 1.', headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset } });

    const listed = await listGithub(server, 'acme', { settings: { wait_seconds: 60 } });

    expect(listed.isBroken).toBe(true);
    expect(listed.entries.every(({ reason }) => reason === 'throttled')).toBe(true);
    expect(server.asked.filter(({ url }) => url.startsWith('/repos/acme/b') || url.startsWith('/repos/acme/c'))).toHaveLength(1);
  });

  it('waits for the rate limit when that is soon', async () => {
    const server = await githubServer(three());
    server.fail('GET /repos/acme/b/tarball', { status: 403, message: 'API rate limit exceeded for user ID 1.', headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 5) } }, 1);

    const listed = await listGithub(server, 'acme');

    expect(listed.entries).toEqual([]);
    expect(listed.files.size).toBe(3);
  });

  it('asks for fewer repositories at once when GitHub cannot answer for many', async () => {
    const server = await githubServer(three());
    server.fail('POST /graphql', { status: 502, message: 'Bad gateway' }, 4);

    const listed = await listGithub(server, 'acme');

    expect(listed.of('github.branch')).toHaveLength(3);
    expect(listed.of('github.branch').every(({ attributes }) => attributes.unread === undefined)).toBe(true);
  });

  it('goes on without GraphQL where it does not understand the queries, as on an old Enterprise server', async () => {
    const server = await githubServer(three());
    server.fail('POST /graphql', { status: 200, body: { errors: [{ path: ['query Repositories'], extensions: { code: 'undefinedField' }, message: "Field 'rulesets' doesn't exist on type 'Repository'" }] } });

    const listed = await listGithub(server, 'acme');

    expect(listed.files.size).toBe(3);
    expect(listed.isBroken).toBe(false);
    expect(listed.of('github.branch').map(({ attributes }) => attributes.unread?.['protection'])).toEqual(Array.from({ length: 3 }, () => "GraphQL Repositories was refused (Field 'rulesets' doesn't exist on type 'Repository')."));
    expect(listed.entries.map(({ reason, resources }) => [reason, resources])).toEqual(Array.from({ length: 3 }, () => ['refused', ['github.pull_request']]));
    expect(listed.of('github.repo')[0]?.attributes).toMatchObject({ is_empty: false, allowed_actions: 'all' });
  });

  it('stops asking when GraphQL says that the rate limit is used up', async () => {
    const server = await githubServer(three());
    server.fail('POST /graphql', { status: 200, body: { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] }, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3000) } });

    const listed = await listGithub(server, 'acme', { settings: { wait_seconds: 60 } });

    expect(listed.isBroken).toBe(true);
    expect(listed.files.size).toBe(0);
    expect(listed.of('github.org')[0]?.attributes.unread?.['sso']).toBe('GraphQL SingleSignOn was not answered: the rate limit is used up.');
  });

  it('ends early and keeps nothing half done when it is cancelled', async () => {
    const server = await githubServer(three());
    const cancel = new AbortController();
    server.onRequest = ({ url }) => {
      if (url.startsWith('/_codeload/acme/b')) cancel.abort();
    };

    const listed = await listGithub(server, 'acme', { signal: cancel.signal });

    expect([...listed.files.keys()]).toEqual(['acme/a/README.md']);
    expect(server.asked.some(({ url }) => url.startsWith('/repos/acme/c'))).toBe(false);
  });
});
