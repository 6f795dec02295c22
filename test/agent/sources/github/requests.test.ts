import { readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plannedRequests } from '../../../../agent/sources/github/request-plan.ts';
import { githubServer, testToken } from '../../../harness/github/server.ts';
import { repository, world, type WorldRepository } from '../../../harness/github/world.ts';
import { plantedKey } from '../../../harness/tree.ts';
import { listGithub, observedAt, stateFolder } from './listed.ts';

const hundred = () =>
  Array.from({ length: 100 }, (_, index) =>
    repository(`repo-${String(index).padStart(3, '0')}`, {
      visibility: index % 4 === 0 ? 'public' : 'private',
      keys: index % 10 === 0 ? [{ id: index + 1, key: 'ssh-ed25519 AAAA', title: 'deploy', read_only: true, created_at: '2026-01-01T00:00:00Z', readOnly: true }] : [],
      environments: index % 5 === 0 ? [{ name: 'production' }] : [],
    }),
  );

const hook = (id: number) => ({ id, type: 'Repository', name: 'web', active: true, events: ['push'], config: { url: 'https://ci.example.com', insecure_ssl: '0', secret: '********' }, updated_at: '2026-01-01T00:00:00Z' });
const anHourLater = '2026-11-21T01:00:00Z';
const twoDaysLater = '2026-11-23T00:00:00Z';

/** Requests about single repositories, but their archives. */
const aboutRepositories = (operations: readonly { readonly operation: string }[]) => operations.filter(({ operation }) => operation.startsWith('GET /repos/') && !operation.includes('tarball')).length;

describe('requests of a scan of GitHub', () => {
  it('are as many as planned for an organization of a hundred repositories, and under a tenth of them when nothing has changed', { timeout: 120_000 }, async () => {
    const server = await githubServer(world({ repositories: hundred(), auditLog: [] }));
    server.pageSize = 100;
    const stateDir = stateFolder();
    const planned = plannedRequests({ repositories: 100, members: 3 });

    const first = await listGithub(server, 'acme', { stateDir });
    const second = await listGithub(server, 'acme', { stateDir, observedAt: anHourLater });

    expect(planned).toBe(1363);
    expect(first.requestCount).toBeLessThanOrEqual(planned);
    expect(first.requestCount).toBeGreaterThan(planned * 0.9);
    expect(second.requestCount).toBeLessThan(first.requestCount / 10);
    expect(server.asked).toHaveLength(first.requestCount + second.requestCount);
    expect([...second.files]).toEqual([...first.files]);
    expect(second.of('github.repo').map(({ attributes }) => attributes)).toEqual(first.of('github.repo').map(({ attributes }) => attributes));
  });

  it('are not made again for answers of this day, which carry the instant at which they were given; coverage says so', async () => {
    const server = await githubServer(world({ repositories: [repository('shop', { hooks: [hook(1)] })] }));
    const stateDir = stateFolder();
    await listGithub(server, 'acme', { stateDir });
    server.asked.length = 0;

    const second = await listGithub(server, 'acme', { stateDir, observedAt: anHourLater });

    expect(aboutRepositories(server.asked)).toBe(0);
    expect(second.of('github.webhook').map(({ observed_at }) => observed_at)).toEqual([observedAt]);
    expect(second.of('github.repo').map(({ observed_at }) => observed_at)).toEqual([observedAt]);
    expect(second.of('github.branch').map(({ observed_at }) => observed_at)).toEqual([anHourLater]);
    expect(second.entries).toEqual([
      {
        path: 'github.com/acme',
        reason: 'reused',
        effect: 'ignored',
        detail: `9 answers about single repositories were not asked for again; the oldest is of ${observedAt}. They are asked again after 24 hours (setting reuse_hours); resources carry the instant of their answer.`,
      },
    ]);
  });

  it.each([
    ['they are too old', { observedAt: twoDaysLater }],
    ['the settings say so', { observedAt: anHourLater, settings: { reuse_hours: 0 } }],
    ['another token asks', { observedAt: anHourLater, settings: { token: `${testToken}2` } }],
  ])('are made again when %s', async (_, options) => {
    const shop = repository('shop');
    const server = await githubServer(world({ repositories: [shop] }));
    server.tokens.add(`${testToken}2`);
    const stateDir = stateFolder();
    await listGithub(server, 'acme', { stateDir });
    shop.hooks = [hook(1)];

    const second = await listGithub(server, 'acme', { stateDir, ...options });

    expect(second.of('github.webhook').map(({ observed_at }) => observed_at)).toEqual([options.observedAt]);
    expect(second.entries).toEqual([]);
  });

  it('are made again at once for a repository that the audit log names', async () => {
    const [shop, site] = [repository('shop'), repository('site')] as [WorldRepository, WorldRepository];
    const server = await githubServer(world({ repositories: [shop, site], auditLog: [] }));
    const stateDir = stateFolder();
    await listGithub(server, 'acme', { stateDir });
    shop.hooks = [hook(1)];
    site.hooks = [hook(2)];
    const at = Date.parse('2026-11-21T00:30:00Z');
    server.world.auditLog?.push({ action: 'hook.create', repo: 'acme/shop', '@timestamp': at, created_at: at });

    const second = await listGithub(server, 'acme', { stateDir, observedAt: anHourLater });

    expect(second.of('github.webhook').map(({ provider_id }) => provider_id)).toEqual(['acme/shop/hooks/1']);
  });

  it('get "not modified" for what has not changed, page by page, and the new answer for what has', async () => {
    const server = await githubServer(world({ repositories: [repository('shop')] }));
    const stateDir = stateFolder();
    const first = await listGithub(server, 'acme', { stateDir });
    expect(server.notModified).toBe(0);
    server.asked.length = 0;
    server.world.members.push({ login: 'new', role: 'admin', twoFactor: false });

    const second = await listGithub(server, 'acme', { stateDir, observedAt: anHourLater });

    const reads = server.asked.filter(({ operation }) => operation.startsWith('GET /orgs/')).length;
    expect(server.notModified).toBeGreaterThan(reads / 2);
    expect(first.of('github.member').map(({ name }) => name)).toEqual(['ann', 'bob', 'cid']);
    expect(second.of('github.member').map(({ name, observed_at, attributes }) => [name, observed_at, attributes.role, attributes.two_factor_disabled])).toEqual([
      ['ann', anHourLater, 'admin', false],
      ['bob', anHourLater, 'admin', false],
      ['cid', anHourLater, 'member', false],
      ['new', anHourLater, 'admin', true],
    ]);
    expect(second.of('github.org')[0]?.attributes).toEqual({ ...first.of('github.org')[0]?.attributes, member_count: 4, owner_count: 3 });
  });

  it('fetch an archive again only when the branch has moved', async () => {
    const shop = repository('shop', { files: { 'a.txt': 'one' } });
    const server = await githubServer(world({ repositories: [shop] }));
    const stateDir = stateFolder();
    const downloads = () => server.asked.filter(({ operation }) => operation === 'GET codeload').length;

    await listGithub(server, 'acme', { stateDir });
    await listGithub(server, 'acme', { stateDir });
    expect(downloads()).toBe(1);
    shop.files = { 'a.txt': 'two' };
    const third = await listGithub(server, 'acme', { stateDir });

    expect(downloads()).toBe(2);
    expect([...third.files]).toEqual([['acme/shop/a.txt', 'two']]);
  });

  it('fetch an archive each time when the commit of the branch could not be learned', async () => {
    const shop = repository('shop', { files: { 'a.txt': 'one' } });
    const server = await githubServer(world({ repositories: [shop] }));
    server.fail('POST /graphql', { status: 403 });
    const stateDir = stateFolder();
    await listGithub(server, 'acme', { stateDir });
    shop.files = { 'a.txt': 'two' };

    const second = await listGithub(server, 'acme', { stateDir });

    expect([...second.files]).toEqual([['acme/shop/a.txt', 'two']]);
    expect(readdirSync(join(stateDir, 'github'))).toHaveLength(2);
  });

  it('leave nothing readable behind: no credential, no content, no name', async () => {
    const server = await githubServer(world({ repositories: [repository('shop', { files: { '.env': `OPENAI_API_KEY=${plantedKey}\n` } })] }));
    const stateDir = stateFolder();

    const listed = await listGithub(server, 'acme', { stateDir });

    expect(listed.files.get('acme/shop/.env')).toContain(plantedKey);
    const folder = join(stateDir, 'github');
    const names = readdirSync(folder);
    expect(names).toHaveLength(3);
    const everything = names.map((name) => `${name}${readFileSync(join(folder, name), 'latin1')}`).join('');
    for (const text of [plantedKey, testToken, 'shop', 'acme', 'OPENAI']) expect(everything).not.toContain(text);
  });

  it('keep nothing that was not used for a month, and drafts only for an hour', async () => {
    const server = await githubServer(world({ repositories: [repository('shop')] }));
    const stateDir = stateFolder();
    await listGithub(server, 'acme', { stateDir });
    const folder = join(stateDir, 'github');
    const kept = readdirSync(folder).sort();
    const strays: readonly (readonly [string, string])[] = [['old.sealed', '2026-10-20T00:00:00Z'], ['used.sealed', '2026-11-01T00:00:00Z'], ['old.draft', '2026-11-20T22:00:00Z'], ['new.draft', '2026-11-20T23:30:00Z']];
    for (const [name, at] of strays) {
      writeFileSync(join(folder, name), 'x');
      utimesSync(join(folder, name), new Date(at), new Date(at));
    }

    await listGithub(server, 'acme', { stateDir });

    expect(readdirSync(folder).sort()).toEqual([...kept, 'new.draft', 'used.sealed'].sort());
  });

  it('are made all the same when the folder for what is kept cannot be made', async () => {
    const server = await githubServer(world({ repositories: [repository('shop')] }));
    const file = join(stateFolder(), 'file');
    writeFileSync(file, '');

    const listed = await listGithub(server, 'acme', { stateDir: file });

    expect(listed.files.size).toBe(1);
    expect(listed.entries).toEqual([]);
  });

  it('are made as if nothing were kept when a kept file is damaged', async () => {
    const shop = repository('shop', { files: { 'a.txt': 'one' } });
    const server = await githubServer(world({ repositories: [shop] }));
    const stateDir = stateFolder();
    await listGithub(server, 'acme', { stateDir });
    const folder = join(stateDir, 'github');
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
      writeFileSync(join(folder, name), bytes);
    }
    server.asked.length = 0;

    const second = await listGithub(server, 'acme', { stateDir });

    expect([...second.files]).toEqual([['acme/shop/a.txt', 'one']]);
    expect(aboutRepositories(server.asked)).toBeGreaterThan(0);
    expect(second.entries).toEqual([]);
  });
});
