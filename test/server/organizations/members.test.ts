import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { systemClock } from '../../../server/config/world.ts';
import { newCaller } from '../permissions/callers.ts';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';

describe.each(databases())('members on $name', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ database });
  });
  afterEach(() => server.close());

  const as = (token: string) => (method: string, path: string, body?: unknown) => server.request(method, path, { token, ...(body === undefined ? {} : { body }) });
  const asOwner = (method: string, path: string, body?: unknown) => as(server.ownerToken)(method, path, body);
  const members = () => `/organizations/${server.orgId}/members`;
  const audit = async () => server.app.db.kysely.selectFrom('audit_entries').select(['action', 'target', 'detail']).where('org_id', '=', server.orgId).orderBy('seq').execute();

  it('are listed to every member, those who joined last first (R83)', async () => {
    server.clock.advance(1);
    const viewer = await server.signedInUser('viewer');

    const reply = await as(viewer.token)('GET', members());

    expect(reply.body).toMatchObject({ data: [{ user_id: viewer.userId, email: viewer.email, role: 'viewer', grants: [], status: 'active' }, { email: 'owner@example.com', role: 'owner' }] });
    expect(reply.text).not.toContain('password');
    const page = await as(viewer.token)('GET', `${members()}?limit=1`);
    const { next_cursor: cursor } = page.body as { next_cursor: string };
    expect((await as(viewer.token)('GET', `${members()}?limit=1&cursor=${cursor}`)).body).toMatchObject({ data: [{ role: 'owner' }], has_more: false });
  });

  it('are added when they have an account, whatever the case of the address, once', async () => {
    const stranger = await server.signedInUser('viewer', await server.organization('other'));

    const reply = await asOwner('POST', members(), { email: ` ${stranger.email.toUpperCase()} `, role: 'editor', grants: ['auditor'] });

    expect([reply.status, reply.body]).toEqual([201, { status: 'added', member: expect.objectContaining({ user_id: stranger.userId, role: 'editor', grants: ['auditor'] }) }]);
    expect((await server.request('GET', '/policies', { token: stranger.token, headers: { 'x-organization-id': server.orgId } })).status).toBe(200);
    expect((await asOwner('POST', members(), { email: stranger.email })).status).toBe(409);
    expect((await audit()).filter(({ target }) => target === stranger.userId).map(({ action }) => action)).toEqual(['member.create']);
  });

  it('are invited when nobody has the address; the token is shown once and stored nowhere', async () => {
    const reply = await asOwner('POST', members(), { email: 'New@Example.com', role: 'analyst' });

    const { token, ...rest } = reply.body as { token: string };
    expect([reply.status, rest]).toEqual([201, { status: 'invited', invitation: expect.objectContaining({ email: 'new@example.com', role: 'analyst', status: 'open', expires_at: '2026-11-28T12:00:00.000Z' }) }]);
    expect(token).toMatch(/^wbi_/);
    const rows = await server.app.db.kysely.selectFrom('invitations').selectAll().where('org_id', '=', server.orgId).execute();
    expect(JSON.stringify([rows, await audit(), server.logLines])).not.toContain(token);
  });

  it.each([
    ['admin', 'admin', 201],
    ['admin', 'owner', 403],
    ['owner', 'owner', 201],
  ] as const)('with the role %s make an %s: %i', async (role, given, status) => {
    const { token } = await server.signedInUser(role);
    const other = await server.signedInUser('viewer', await server.organization('other'));

    expect((await as(token)('POST', members(), { email: other.email, role: given })).status).toBe(status);
    expect((await as(token)('POST', members(), { email: 'nobody@example.com', role: given })).status).toBe(status);
    expect((await as(token)('POST', `/organizations/${server.orgId}/invitations`, { email: 'n2@example.com', role: given })).status).toBe(status);
  });

  it('are not raised above the one who raises them, nor is an owner changed or removed by less', async () => {
    const admin = await server.signedInUser('admin');
    const owner = await server.signedInUser('owner');
    const { key } = await server.apiKey({ scopes: ['member:write'] });
    const { key: adminKey } = await server.apiKey({ scopes: ['admin'] });

    const refused = [
      await as(admin.token)('PUT', `${members()}/${admin.userId}`, { role: 'owner' }),
      await as(admin.token)('PUT', `${members()}/${owner.userId}`, { role: 'viewer' }),
      await as(admin.token)('DELETE', `${members()}/${owner.userId}`),
      // A key that may manage members, and nothing else, makes nobody who may more.
      await as(key)('POST', members(), { email: 'x@example.com', role: 'viewer' }),
      await as(key)('PUT', `${members()}/${admin.userId}`, { role: 'viewer' }),
      await as(adminKey)('POST', members(), { email: 'x@example.com', role: 'owner' }),
      await as(adminKey)('DELETE', `${members()}/${owner.userId}`),
    ];

    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
    expect((await as(adminKey)('PUT', `${members()}/${admin.userId}`, { role: 'editor' })).status).toBe(200);
  });

  it('get a new role that counts from the next request, and a grant besides (S13)', async () => {
    const user = await server.signedInUser('admin');
    expect((await as(user.token)('GET', '/api-keys')).status).toBe(200);

    await asOwner('PUT', `${members()}/${user.userId}`, { role: 'viewer' });

    expect((await as(user.token)('GET', '/api-keys')).status).toBe(403);
    expect((await as(user.token)('GET', '/audit-log')).status).toBe(403);
    expect((await asOwner('PUT', `${members()}/${user.userId}`, { grants: ['auditor'] })).body).toMatchObject({ role: 'viewer', grants: ['auditor'] });
    expect((await as(user.token)('GET', '/audit-log')).status).toBe(200);
  });

  it('who are removed lose sessions and personal keys within one request; others keep theirs (S13, S26)', async () => {
    const personal = await newCaller(server, 'personal admin key of a viewer', server.orgId);
    const { user_id: keyOwner } = (await server.app.db.kysely.selectFrom('api_keys').select('user_id').where('org_id', '=', server.orgId).where('user_id', 'is not', null).executeTakeFirstOrThrow()) as { user_id: string };
    const [user, other] = [await server.signedInUser('admin'), await server.signedInUser('viewer')];
    expect((await server.request('GET', '/policies', personal)).status).toBe(200);

    for (const id of [user.userId, keyOwner]) expect((await asOwner('DELETE', `${members()}/${id}`)).status).toBe(204);

    expect([(await as(user.token)('GET', '/policies')).status, (await server.request('GET', '/policies', personal)).status, (await as(other.token)('GET', '/policies')).status]).toEqual([401, 401, 200]);
    expect((await server.request('POST', '/auth/refresh', { body: { refresh_token: user.refreshToken } })).status).toBe(401);
    // Back again, the old credentials stay ended.
    await asOwner('POST', members(), { email: user.email, role: 'admin' });
    expect((await as(user.token)('GET', '/policies')).status).toBe(401);
  });

  it('leave by themselves, whatever their role, and remove nobody else', async () => {
    const [user, other] = [await server.signedInUser('viewer'), await server.signedInUser('viewer')];

    expect((await as(user.token)('DELETE', `${members()}/${other.userId}`)).body).toMatchObject({ code: 'insufficient_role' });
    expect((await as(user.token)('DELETE', `${members()}/${user.userId}`)).status).toBe(204);

    expect((await as(user.token)('GET', '/policies')).status).toBe(401);
    const entry = (await audit()).find(({ action }) => action === 'member.delete');
    expect(JSON.parse(entry?.detail ?? '{}')).toMatchObject({ role: 'viewer', left: true });
  });

  it('keep their last owner: not removed, not demoted, not by leaving (S32)', async () => {
    const { user_id: ownerId } = ((await asOwner('GET', members())).body as { data: { user_id: string }[] }).data[0] ?? { user_id: '' };

    expect((await asOwner('DELETE', `${members()}/${ownerId}`)).body).toMatchObject({ code: 'conflict' });
    expect((await asOwner('PUT', `${members()}/${ownerId}`, { role: 'admin' })).body).toMatchObject({ code: 'conflict' });
    expect((await asOwner('GET', members())).body).toMatchObject({ data: [{ role: 'owner' }] });
  });

  it('keep one owner when several leave or are demoted at the same moment (S32)', async () => {
    const owners = [await server.signedInUser('owner'), await server.signedInUser('owner'), await server.signedInUser('owner')];
    const { user_id: firstId } = ((await asOwner('GET', `${members()}?limit=100`)).body as { data: { user_id: string; email: string }[] }).data.find(({ email }) => email === 'owner@example.com') ?? { user_id: '' };
    const all = [{ userId: firstId, token: server.ownerToken }, ...owners];

    const replies = await Promise.all(all.map(({ userId, token }, index) => (index % 2 === 0 ? as(token)('DELETE', `${members()}/${userId}`) : as(token)('PUT', `${members()}/${userId}`, { role: 'viewer' }))));

    expect(replies.filter(({ status }) => status === 409)).toHaveLength(1);
    const left = await server.app.db.kysely.selectFrom('memberships').select('user_id').where('org_id', '=', server.orgId).where('role', '=', 'owner').execute();
    expect(left).toHaveLength(1);
  });

  it('do not count a disabled owner as the one who remains (S32)', async () => {
    const other = await server.signedInUser('owner');
    await server.app.db.transaction((tx) => tx.updateTable('users').set({ disabled_at: 1 }).where('id', '=', other.userId).execute());
    const { user_id: ownerId } = ((await asOwner('GET', `${members()}?limit=100`)).body as { data: { user_id: string; email: string }[] }).data.find(({ email }) => email === 'owner@example.com') ?? { user_id: '' };

    expect((await asOwner('DELETE', `${members()}/${ownerId}`)).status).toBe(409);
  });

  it.each(['org_id', 'user_id', 'id', 'status', 'created_at'])('take no %s from a body (S31)', async (field) => {
    const { userId } = await server.signedInUser('viewer');

    expect((await asOwner('POST', members(), { email: 'a@b.example', [field]: 'x' })).status).toBe(400);
    expect((await asOwner('PUT', `${members()}/${userId}`, { role: 'viewer', [field]: 'x' })).status).toBe(400);
  });
});

describe('a socket of a removed member', () => {
  it('is closed with 4401 within five seconds (S14)', async () => {
    const server = await startTestServer({ clock: systemClock });
    try {
      const user = await server.signedInUser('viewer');
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/v1/ws`, { headers: { authorization: `Bearer ${user.token}` } });
      await new Promise((resolve) => socket.once('open', resolve));
      socket.send(JSON.stringify({ subscribe: ['*'] }));
      await new Promise((resolve) => socket.once('message', resolve));
      const closed = new Promise<number>((resolve) => socket.once('close', resolve));

      const startedMs = performance.now();
      await server.request('DELETE', `/organizations/${server.orgId}/members/${user.userId}`, { token: server.ownerToken });

      expect(await closed).toBe(4401);
      expect(performance.now() - startedMs).toBeLessThan(5_000);
    } finally {
      await server.close();
    }
  }, 15_000);
});

describe.each(databases())('invitations on $name', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ database });
  });
  afterEach(() => server.close());

  const call = (token: string | undefined, method: string, path: string, body?: unknown) => server.request(method, path, { ...(token === undefined ? {} : { token }), ...(body === undefined ? {} : { body }) });
  const invited = async (email: string, more: object = {}) => (await call(server.ownerToken, 'POST', `/organizations/${server.orgId}/invitations`, { email, role: 'analyst', ...more })).body as { id: string; token: string };
  const preview = (token: string) => call(undefined, 'GET', `/invitations/preview?token=${token}`);
  const stranger = async () => server.signedInUser('viewer', await server.organization(`other-${randomBytes(3).toString('hex')}`));

  it('tell whoever holds the token what they lead to', async () => {
    const { token } = await invited('new@example.com');

    expect((await preview(token)).body).toEqual({ organization: { slug: 'default', name: 'Default' }, email: 'new@example.com', role: 'analyst', expires_at: '2026-11-28T12:00:00.000Z' });
    expect(server.logLines.join('\n')).not.toContain(token);
  });

  it('make a signed-in user of that address a member, once (S21)', async () => {
    const user = await stranger();
    const { id, token } = await invited(user.email);

    const reply = await call(user.token, 'POST', '/invitations/accept', { token });

    expect([reply.status, reply.body]).toEqual([200, { organization: { id: server.orgId, slug: 'default', name: 'Default' }, role: 'analyst' }]);
    expect((await server.request('GET', '/auth/me', { token: user.token, headers: { 'x-organization-id': server.orgId } })).body).toMatchObject({ role: 'analyst' });
    expect((await call(user.token, 'POST', '/invitations/accept', { token })).body).toMatchObject({ code: 'invalid_token' });
    expect((await preview(token)).status).toBe(401);
    expect((await call(server.ownerToken, 'GET', `/organizations/${server.orgId}/invitations`)).body).toMatchObject({ data: [{ id, status: 'accepted' }] });
    expect((await call(server.ownerToken, 'DELETE', `/organizations/${server.orgId}/invitations/${id}`)).status).toBe(409);
    const entries = await server.app.db.kysely.selectFrom('audit_entries').select(['action', 'actor_id']).where('org_id', '=', server.orgId).where('target', '=', id).execute();
    expect(entries.map(({ action }) => action)).toEqual(['invitation.create', 'invitation.accept']);
  });

  it('are accepted by one of two requests at the same moment (S21)', async () => {
    const user = await stranger();
    const { token } = await invited(user.email);

    const replies = await Promise.all([1, 2, 3].map(() => call(user.token, 'POST', '/invitations/accept', { token })));

    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  it('are for their address only, and for a person, not a key', async () => {
    const user = await stranger();
    const { token } = await invited('somebody-else@example.com');
    const personal = await newCaller(server, 'personal admin key of a viewer', server.orgId);

    expect((await call(user.token, 'POST', '/invitations/accept', { token })).body).toMatchObject({ code: 'unprocessable' });
    expect((await call(personal.token, 'POST', '/invitations/accept', { token })).status).toBe(403);
    expect((await preview(token)).status).toBe(200);
  });

  it('stop when they run out, are taken back, or a newer one stands in their place (S21)', async () => {
    const user = await stranger();
    const first = await invited(user.email, { expires_in_days: 1 });
    const second = await invited(user.email, { expires_in_days: 1 });
    const accept = ({ token }: { token: string }) => call(user.token, 'POST', '/invitations/accept', { token });

    expect((await accept(first)).status).toBe(401);
    expect((await preview(second.token)).status).toBe(200);
    server.clock.advance(24 * 60 * 60 * 1000);
    expect((await preview(second.token)).body).toMatchObject({ code: 'invalid_token' });
  });

  it('that are taken back can no longer be used; doing it again changes nothing', async () => {
    const user = await stranger();
    const { id, token } = await invited(user.email);

    expect((await call(server.ownerToken, 'DELETE', `/organizations/${server.orgId}/invitations/${id}`)).status).toBe(204);
    expect((await call(server.ownerToken, 'DELETE', `/organizations/${server.orgId}/invitations/${id}`)).status).toBe(204);

    expect((await call(user.token, 'POST', '/invitations/accept', { token })).status).toBe(401);
    expect((await call(server.ownerToken, 'GET', `/organizations/${server.orgId}/invitations`)).body).toMatchObject({ data: [{ id, status: 'revoked' }] });
  });

  it.each(['', 'junk', 'wbi_', `wbi_${'0'.repeat(49)}`, 'wb_live_x'])('with the token %j are refused like any other (S24)', async (token) => {
    const user = await stranger();

    for (const reply of [await preview(token), await call(user.token, 'POST', '/invitations/accept', { token })]) expect([400, 401]).toContain(reply.status);
  });

  it('of one organization are nothing to another (S28)', async () => {
    const { id } = await invited('new@example.com');
    const otherId = await server.organization('other');
    const { token } = await server.signedInUser('owner', otherId);

    expect((await call(token, 'DELETE', `/organizations/${server.orgId}/invitations/${id}`)).status).toBe(404);
    expect((await call(token, 'DELETE', `/organizations/${otherId}/invitations/${id}`)).status).toBe(404);
    expect((await call(token, 'GET', `/organizations/${otherId}/invitations`)).body).toMatchObject({ data: [] });
  });
});
