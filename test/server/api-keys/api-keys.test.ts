import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { credentialKind, formatCredential } from '#shared/api/credentials.ts';
import { openDatabase } from '../../../server/db/connection.ts';
import { personalKey } from '../../harness/keys.ts';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';

interface Key {
  id: string;
  key: string;
  status: string;
  scopes: string[];
  request_count: number;
  last_used_at: string | null;
  revoked_at: string | null;
}
interface List {
  data: Key[];
  api_keys: Key[];
  next_cursor: string | null;
  has_more: boolean;
  total: number;
}

describe.each(databases())('API keys on $name', (database) => {
  let server: TestServer;
  let token: string;
  beforeEach(async () => {
    server = await startTestServer({ database });
    token = server.ownerToken;
  });
  afterEach(() => server.close());

  const create = (body: unknown) => server.request('POST', '/api-keys', { token, body });
  const made = async (body: unknown = { name: 'ci', scopes: ['read'] }) => (await create(body)).body as Key;
  const use = (key: string) => server.request('GET', '/policies', { token: key });
  const events = async () => (await server.app.db.kysely.selectFrom('events').selectAll().where('org_id', '=', server.orgId).orderBy('seq').execute()).map(({ type, subject }) => [type, subject]);
  const audit = async () => (await server.app.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).orderBy('seq').execute()).map(({ action, target }) => [action, target]);

  it('are made, work at once, and are whole in the first reply only (R40, S22)', async () => {
    const reply = await create({ name: 'ci', scopes: ['write', 'read', 'read'], expires_at: '2026-12-31' });

    expect(reply.status).toBe(201);
    const { key, ...rest } = reply.body as Key;
    expect(rest).toEqual({
      id: expect.stringMatching(/^key_[0-9a-f-]{36}$/),
      name: 'ci',
      scopes: ['read', 'write'],
      mode: 'live',
      status: 'active',
      created_at: '2026-11-21T12:00:00.000Z',
      expires_at: '2026-12-31T23:59:59.999Z',
      revoked_at: null,
      last_used_at: null,
      request_count: 0,
      previous_expires_at: null,
    });
    expect(credentialKind(key)).toBe('live_key');
    expect((await use(key)).status).toBe(200);
    expect((await server.request('GET', `/api-keys/${rest.id}`, { token })).text).not.toContain(key.slice(8));
    expect((await server.request('GET', '/api-keys', { token })).text).not.toContain(key.slice(8));
  });

  it('stand in no row and no log line (S22)', async () => {
    const { key, id } = await made();
    await use(key);
    await server.request('GET', `/policies?key=${key}`, { token: key });

    const { kysely } = server.app.db;
    const rows = JSON.stringify([
      await kysely.selectFrom('api_keys').selectAll().where('org_id', '=', server.orgId).execute(),
      await kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).execute(),
      await kysely.selectFrom('events').selectAll().where('org_id', '=', server.orgId).execute(),
    ]);
    expect(rows).toContain(id);
    expect(rows).not.toContain(key.slice(8, 30));
    expect(server.logLines.join('')).not.toContain(key.slice(8, 30));
  });

  it('take one scope in place of a list, but not both and not none (C13)', async () => {
    expect((await made({ name: 'a', scope: 'read' })).scopes).toEqual(['read']);
    for (const body of [{ name: 'a' }, { name: 'a', scopes: [] }, { name: 'a', scope: 'read', scopes: ['read'] }, { name: 'a', scopes: ['root'] }, { scopes: ['read'] }, { name: ' ', scopes: ['read'] }]) {
      expect((await create(body)).status).toBe(400);
    }
  });

  it('ignore nothing that a client adds: an organization, an id or a state is refused (S31)', async () => {
    for (const extra of [{ org_id: 'org_x' }, { id: 'key_1' }, { status: 'active' }, { role: 'owner' }, { user_id: 'usr_1' }]) {
      expect((await create({ name: 'a', scopes: ['read'], ...extra })).body).toMatchObject({ code: 'validation_error', detail: { field: Object.keys(extra)[0] } });
    }
  });

  it('must expire in the future (R11)', async () => {
    expect((await create({ name: 'a', scopes: ['read'], expires_at: '2026-11-21T11:59:59Z' })).body).toMatchObject({ code: 'unprocessable', detail: { field: 'expires_at' } });
    expect((await create({ name: 'a', scopes: ['read'], expires_at: 'tomorrow' })).status).toBe(400);
  });

  it('die at the instant they expire (S23)', async () => {
    const { key, id } = await made({ name: 'a', scopes: ['read'], expires_at: '2026-11-21T13:00:00Z' });
    server.clock.advance(3_599_999);
    expect((await use(key)).status).toBe(200);

    server.clock.advance(1);

    expect((await use(key)).body).toMatchObject({ code: 'invalid_api_key' });
    // The access token of the test’s owner has expired too by now.
    token = (await server.signedInUser('admin')).token;
    expect((await server.request('GET', `/api-keys/${id}`, { token })).body).toMatchObject({ status: 'expired' });
  });

  it('die when they are revoked, on the next request, and stay listed (R42, S23)', async () => {
    const { key, id } = await made();
    expect((await use(key)).status).toBe(200);

    const reply = await server.request('POST', `/api-keys/${id}/revoke`, { token });

    expect(reply.body).toEqual({ id, status: 'revoked', revoked_at: '2026-11-21T12:00:00.000Z' });
    expect((await use(key)).body).toMatchObject({ code: 'invalid_api_key' });
    expect((await server.request('GET', `/api-keys/${id}`, { token })).body).toMatchObject({ status: 'revoked' });
  });

  it('revoked a second time keep their first date', async () => {
    const { id } = await made();
    await server.request('POST', `/api-keys/${id}/revoke`, { token });
    server.clock.advance(60_000);

    const again = await server.request('POST', `/api-keys/${id}/revoke`, { token });

    expect(again.body).toMatchObject({ revoked_at: '2026-11-21T12:00:00.000Z' });
  });

  it('deleted are gone, with the hash of their secret; the row of the id stays (R43, C14)', async () => {
    const { key, id } = await made();

    expect((await server.request('DELETE', `/api-keys/${id}`, { token })).status).toBe(204);

    expect((await use(key)).status).toBe(401);
    expect((await server.request('GET', `/api-keys/${id}`, { token })).status).toBe(404);
    expect((await server.request('DELETE', `/api-keys/${id}`, { token })).status).toBe(404);
    const row = await server.app.db.kysely.selectFrom('api_keys').selectAll().where('org_id', '=', server.orgId).where('id', '=', id).executeTakeFirstOrThrow();
    expect(row.hash).toBe(`deleted:${id}`);
  });

  it('are refused without a look-up when their checksum is wrong (S24)', async () => {
    const { key } = await made();
    const other = key.endsWith('A') ? 'B' : 'A';
    const owner = await openDatabase({ url: server.config.databaseOwnerUrl ?? server.config.databaseUrl });
    await owner.transaction((tx) => tx.schema.alterTable('api_keys').renameTo('api_keys_away').execute());

    const junk = await use(key.slice(0, -1) + other);
    const real = await use(key);

    expect(junk.status).toBe(401);
    expect(real.status).toBe(500);
    await owner.transaction((tx) => tx.schema.alterTable('api_keys_away').renameTo('api_keys').execute());
    await owner.close();
  });

  it('that were never made here are refused, well-formed or not', async () => {
    expect((await use(formatCredential('live_key', Buffer.alloc(32, 3)))).body).toMatchObject({ code: 'invalid_api_key' });
    expect((await use('wb_live_nonsense')).body).toMatchObject({ code: 'invalid_api_key' });
  });

  it('count their uses exactly, however many come at once (R41, S27)', async () => {
    const { key, id } = await made();
    await Promise.all(Array.from({ length: 25 }, () => use(key)));
    server.clock.advance(1000);
    await use(key);

    const { body } = await server.request('GET', `/api-keys/${id}`, { token });

    expect(body).toMatchObject({ request_count: 26, last_used_at: '2026-11-21T12:00:01.000Z' });
  });

  it('keep the count of their uses over a stop (S27)', async () => {
    const { key, id } = await made();
    await use(key);

    server = await server.restart();

    const row = await server.app.db.kysely.selectFrom('api_keys').select('request_count').where('org_id', '=', server.orgId).where('id', '=', id).executeTakeFirstOrThrow();
    expect(row.request_count).toBe(1);
    expect((await use(key)).status).toBe(200);
  });

  it('of test mode may read and create scans, and nothing else whatever their scopes', async () => {
    const { key } = await made({ name: 't', scopes: ['admin'], mode: 'test' });

    expect(credentialKind(key)).toBe('test_key');
    expect((await use(key)).status).toBe(200);
    const reply = await server.request('POST', '/policies', { token: key, body: {} });
    expect(reply.body).toMatchObject({ code: 'insufficient_scope', detail: { hint: expect.stringContaining('test key') } });
  });

  it('name the scope that was missing (R8)', async () => {
    const { key } = await made();

    const reply = await server.request('POST', '/api-keys', { token: key, body: { name: 'x', scopes: ['admin'] } });

    expect(reply.status).toBe(403);
    expect(reply.body).toMatchObject({ code: 'insufficient_scope', message: 'This needs the scope admin or key:write.' });
    expect((await audit()).at(-1)).toEqual(['access.deny', 'createApiKey']);
  });

  it('that knock at a closed door are recorded once a minute, with the count (S52)', async () => {
    const { key, id } = await made();
    await server.request('POST', `/api-keys/${id}/revoke`, { token });
    const before = (await audit()).length;

    for (let i = 0; i < 5; i += 1) expect((await use(key)).status).toBe(401);
    expect((await audit()).slice(before)).toEqual([['access.deny', 'listPolicies']]);
    server.clock.advance(60_000);
    const { text } = await use(key);

    const [last] = await server.app.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).orderBy('seq', 'desc').limit(1).execute();
    expect(last).toMatchObject({ actor_type: 'api_key', actor_id: id });
    expect(JSON.parse(last?.detail ?? '')).toMatchObject({ code: 'invalid_api_key', repeated: 4 });
    expect(text).not.toContain(id);
  });

  it('have no user behind them', async () => {
    const { key } = await made({ name: 'a', scopes: ['admin'] });

    expect((await server.request('GET', '/auth/me', { token: key })).body).toMatchObject({ code: 'insufficient_scope' });
  });

  it('of a person lose what the person loses, and die with the membership (S26)', async () => {
    const user = await server.signedInUser('admin');
    const key = await personalKey(server, { userId: user.userId });
    const list = () => server.request('GET', '/api-keys', { token: key });
    const membership = (role: 'viewer' | undefined) =>
      server.app.db.transaction<unknown>((tx) =>
        role === undefined
          ? tx.deleteFrom('memberships').where('org_id', '=', server.orgId).where('user_id', '=', user.userId).execute()
          : tx.updateTable('memberships').set({ role }).where('org_id', '=', server.orgId).where('user_id', '=', user.userId).execute(),
      );

    expect((await list()).status).toBe(200);
    expect((await server.request('GET', '/auth/me', { token: key })).body).toMatchObject({ id: user.userId });
    await membership('viewer');
    expect((await list()).status).toBe(403);
    expect((await use(key)).status).toBe(200);
    await membership(undefined);
    expect((await use(key)).body).toMatchObject({ code: 'invalid_api_key' });
  });

  it('are listed newest first, page by page, without gap or repeat (R15, R39, C4)', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 7; i += 1) {
      // Pairs share an instant, so the id must decide.
      if (i % 2 === 0) server.clock.advance(1000);
      ids.push((await made({ name: `key ${i}`, scopes: ['read'] })).id);
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    const sizes: number[] = [];
    do {
      const reply = await server.request('GET', `/api-keys?limit=3${cursor === null ? '' : `&cursor=${cursor}`}`, { token });
      const page = reply.body as List;
      expect(page.api_keys).toEqual(page.data);
      expect(page.total).toBe(7);
      expect(page.has_more).toBe(page.next_cursor !== null);
      sizes.push(page.data.length);
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.next_cursor;
    } while (cursor !== null);

    expect(sizes).toEqual([3, 3, 1]);
    expect(new Set(seen)).toEqual(new Set(ids));
    expect(seen).toHaveLength(7);
    expect(seen[0]).toBe(ids.at(-1));
  });

  it('have pages of 50, and of 100 at most (R16)', async () => {
    expect((await server.request('GET', '/api-keys?limit=101', { token })).status).toBe(400);
    expect((await server.request('GET', '/api-keys?limit=100', { token })).status).toBe(200);
  });

  it('of one organization are nothing to another: read, end, delete, count, page (S28)', async () => {
    const { id } = await made();
    await made();
    const otherOrg = await server.organization('other');
    const stranger = await server.signedInUser('owner', otherOrg);
    const asStranger = (method: string, path: string) => server.request(method, path, { token: stranger.token });
    const { next_cursor } = (await server.request('GET', '/api-keys?limit=1', { token })).body as List;

    expect((await asStranger('GET', `/api-keys/${id}`)).status).toBe(404);
    expect((await asStranger('POST', `/api-keys/${id}/revoke`)).status).toBe(404);
    expect((await asStranger('DELETE', `/api-keys/${id}`)).status).toBe(404);
    expect((await asStranger('GET', '/api-keys')).body).toMatchObject({ data: [], total: 0 });
    expect((await asStranger('GET', `/api-keys?limit=1&cursor=${next_cursor}`)).body).toMatchObject({ code: 'validation_error', detail: { field: 'cursor' } });
    expect((await server.request('GET', `/api-keys/${id}`, { token })).body).toMatchObject({ status: 'active' });
    const unknown = await asStranger('GET', '/api-keys/key_unknown');
    expect(unknown.text.replaceAll('key_unknown', id).replace(/req_[\w-]+/, '')).toBe((await asStranger('GET', `/api-keys/${id}`)).text.replace(/req_[\w-]+/, ''));
  });

  it('write one audit entry and one event for each change (S51)', async () => {
    const before = { audit: (await audit()).length, events: (await events()).length };
    const { id } = await made();
    await server.request('POST', `/api-keys/${id}/revoke`, { token });
    await server.request('POST', `/api-keys/${id}/revoke`, { token });
    await server.request('DELETE', `/api-keys/${id}`, { token });

    expect((await audit()).slice(before.audit)).toEqual([
      ['api_key.create', id],
      ['api_key.revoke', id],
      ['api_key.revoke', id],
      ['api_key.delete', id],
    ]);
    expect((await events()).slice(before.events)).toEqual([
      ['api_key.created', id],
      ['api_key.revoked', id],
      ['api_key.deleted', id],
    ]);
  });

  it('that could not be made leave no entry', async () => {
    const before = (await audit()).length;

    await create({ name: 'a', scopes: ['read'], expires_at: '2020-01-01' });

    expect(await audit()).toHaveLength(before);
  });
});
