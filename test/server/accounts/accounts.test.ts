import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertMembership } from '../../../server/features/auth/auth.store.ts';
import { openSession } from '../../../server/features/auth/sessions.ts';
import { personalKey } from '../../harness/keys.ts';
import { databases } from '../../harness/postgres.ts';
import { ownerCredentials, startTestServer, type TestServer } from '../../harness/server.ts';

describe.each(databases())('an account on $name', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ database });
  });
  afterEach(() => server.close());

  const call = (method: string, path: string, token: string, body?: unknown) => server.request(method, path, { token, ...(body === undefined ? {} : { body }) });
  const login = ({ email, password }: { email: string; password: string }) => server.request('POST', '/auth/login', { body: { email, password } });
  const signIn = async (who: { email: string; password: string }) => (await login(who)).body as { access_token: string; refresh_token: string };
  const actions = async (orgId = server.orgId) => {
    const rows = await server.app.db.kysely.selectFrom('audit_entries').select(['action', 'detail']).where('org_id', '=', orgId).orderBy('seq').execute();
    return rows.map(({ action }) => action);
  };
  const joins = (userId: string, orgId: string, role: 'viewer' | 'owner') =>
    server.app.db.transaction((tx) => insertMembership(tx, { org_id: orgId, user_id: userId, role, created_at: server.clock.now() }));
  /** A session as single sign-on opens it, of somebody without a password. */
  const ssoSession = async (userId: string) =>
    server.app.db.transaction(async (tx) => {
      await tx.updateTable('users').set({ password_hash: null }).where('id', '=', userId).execute();
      return (await openSession(tx, server.app.foundation, { userId, orgId: server.orgId, kind: 'token', ssoConnectionId: 'sso_1' })).tokens.access_token;
    });

  it('says who it is, where it belongs and what it may do (R31)', async () => {
    const other = await server.organization('other');
    const user = await server.signedInUser('analyst');
    server.clock.advance(1);
    await joins(user.userId, other, 'viewer');

    const { body } = await call('GET', '/auth/me', user.token);

    expect(body).toMatchObject({
      id: user.userId,
      role: 'analyst',
      grants: [],
      onboarded_at: null,
      organization: { id: server.orgId, slug: 'default' },
      organizations: [
        { id: server.orgId, slug: 'default', role: 'analyst' },
        { id: other, slug: 'other', role: 'viewer' },
      ],
      session: { kind: 'token', created_at: '2026-11-21T12:00:00.000Z', expires_at: '2026-12-21T12:00:00.000Z' },
    });
  });

  it('changes its name, and its address with the password only (R31)', async () => {
    const user = await server.signedInUser('viewer');

    expect((await call('PUT', '/auth/profile', user.token, { name: 'New' })).body).toEqual({ id: user.userId, email: user.email, name: 'New' });
    expect((await call('PUT', '/auth/profile', user.token, { email: 'new@example.com' })).body).toMatchObject({ code: 'validation_error', detail: { field: 'password' } });
    expect((await call('PUT', '/auth/profile', user.token, { email: 'new@example.com', password: 'wrong' })).body).toMatchObject({ code: 'invalid_credentials', detail: { field: 'password' } });
    expect((await call('PUT', '/auth/profile', user.token, { email: 'New@Example.com', password: user.password })).body).toMatchObject({ email: 'new@example.com', name: 'New' });

    expect((await login({ email: 'new@example.com', password: user.password })).status).toBe(200);
    expect((await login(user)).status).toBe(401);
    expect((await actions()).filter((action) => /^user\.|refuse/.test(action))).toEqual(['user.update', 'session.refuse', 'user.update', 'session.refuse']);
  });

  it('cannot take another’s address, nor role, organization or id (S31)', async () => {
    const user = await server.signedInUser('viewer');

    expect((await call('PUT', '/auth/profile', user.token, { email: ownerCredentials.email, password: user.password })).body).toMatchObject({ code: 'conflict', detail: { field: 'email' } });
    for (const extra of [{ role: 'owner' }, { org_id: 'org_x' }, { id: 'usr_x' }, { password_hash: null }, { onboarded_at: null }]) {
      expect((await call('PUT', '/auth/profile', user.token, { name: 'x', ...extra })).status, JSON.stringify(extra)).toBe(400);
    }
  });

  it('with a new password keeps this session and ends the others; personal keys stay and are counted (S13)', async () => {
    const user = await server.signedInUser('editor');
    const elsewhere = await signIn(user);
    const key = await personalKey(server, { userId: user.userId, scopes: ['read'] });

    const reply = await call('PUT', '/auth/password', user.token, { current_password: user.password, new_password: 'seven blue kettles' });

    expect(reply.body).toEqual({ ended_sessions: 1, personal_keys: 1 });
    expect((await call('GET', '/auth/me', user.token)).status).toBe(200);
    expect((await call('GET', '/auth/me', elsewhere.access_token)).status).toBe(401);
    expect((await server.request('POST', '/auth/refresh', { body: { refresh_token: elsewhere.refresh_token } })).status).toBe(401);
    expect((await call('GET', '/auth/me', key)).status).toBe(200);
    expect((await login(user)).status).toBe(401);
    expect((await login({ email: user.email, password: 'seven blue kettles' })).status).toBe(200);
  });

  it.each([
    ['the wrong current password', { current_password: 'wrong', new_password: 'seven blue kettles' }, 401, 'invalid_credentials', 'current_password'],
    ['a short one', { new_password: 'short' }, 400, 'validation_error', 'new_password'],
    ['one that everybody tries', { new_password: 'passwordpassword' }, 422, 'unprocessable', 'new_password'],
    ['the old one', { new_password: undefined }, 422, 'unprocessable', 'new_password'],
  ])('takes no new password with %s (S18)', async (_, change, status, code, field) => {
    const user = await server.signedInUser('viewer');

    const reply = await call('PUT', '/auth/password', user.token, { current_password: user.password, new_password: user.password, ...JSON.parse(JSON.stringify(change)) });

    expect([reply.status, reply.body]).toMatchObject([status, { code, detail: { field } }]);
    expect((await login(user)).status).toBe(200);
  });

  it('is changed by sessions only: a key that may do much cannot change its owner', async () => {
    const user = await server.signedInUser('admin');
    const key = await personalKey(server, { userId: user.userId, scopes: ['read'] });

    const tries: [string, string, unknown][] = [
      ['PUT', '/auth/profile', { name: 'x' }],
      ['PUT', '/auth/password', { current_password: user.password, new_password: 'seven blue kettles' }],
      ['DELETE', '/auth/account', { password: user.password }],
      ['POST', '/auth/onboarding-complete', {}],
    ];
    for (const [method, path, body] of tries) expect((await call(method, path, key, body)).body, path).toMatchObject({ code: 'insufficient_scope' });
  });

  it('is on board once (R34)', async () => {
    const user = await server.signedInUser('viewer');

    const first = await call('POST', '/auth/onboarding-complete', user.token, {});
    server.clock.advance(60_000);
    const second = await call('POST', '/auth/onboarding-complete', user.token, {});

    expect(first.body).toEqual({ onboarded_at: '2026-11-21T12:00:00.000Z' });
    expect(second.body).toEqual(first.body);
    expect((await call('GET', '/auth/me', user.token)).body).toMatchObject(first.body as object);
  });

  it('that is deleted lets nobody in any more, and its address is free (R35, S13, S26)', async () => {
    const user = await server.signedInUser('admin');
    const elsewhere = await signIn(user);
    const key = await personalKey(server, { userId: user.userId, scopes: ['read'] });

    expect((await call('DELETE', '/auth/account', user.token, {})).status).toBe(400);
    expect((await call('DELETE', '/auth/account', user.token, { password: 'wrong' })).status).toBe(401);
    const reply = await call('DELETE', '/auth/account', user.token, { password: user.password });

    expect(reply.status).toBe(204);
    for (const token of [user.token, elsewhere.access_token, key]) expect((await call('GET', '/auth/me', token)).status).toBe(401);
    expect((await login(user)).status).toBe(401);
    const row = await server.app.db.kysely.selectFrom('users').selectAll().where('id', '=', user.userId).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ name: 'Deleted user', password_hash: null, disabled_at: server.clock.now(), deleted_at: server.clock.now() });
    expect(JSON.stringify(row)).not.toContain(user.email);
    expect((await actions()).filter((action) => action === 'user.delete')).toHaveLength(1);
    const { token } = (await server.request('POST', `/organizations/${server.orgId}/invitations`, { token: server.ownerToken, body: { email: user.email, role: 'viewer' } })).body as { token: string };
    expect((await server.request('POST', '/auth/register', { body: { email: user.email, password: 'seven blue kettles', name: 'Back', invitation: token } })).status).toBe(201);
  });

  it('of the last owner of any organization is not deleted (S32)', async () => {
    const other = await server.organization('other');
    const user = await server.signedInUser('viewer');
    await joins(user.userId, other, 'owner');

    const reply = await call('DELETE', '/auth/account', user.token, { password: user.password });

    expect([reply.status, reply.body]).toMatchObject([409, { code: 'conflict', message: expect.stringContaining('other') }]);
    expect((await call('GET', '/auth/me', user.token)).status).toBe(200);
  });

  it('of one of two owners is deleted, of the other then not, also when both try at once (S32)', async () => {
    const second = await server.signedInUser('owner');

    const replies = await Promise.all([
      call('DELETE', '/auth/account', server.ownerToken, { password: ownerCredentials.password }),
      call('DELETE', '/auth/account', second.token, { password: second.password }),
    ]);

    expect(replies.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('without a password is deleted within five minutes of a sign-in, and not through another organization’s provider', async () => {
    const [early, late, elsewhere] = [await server.signedInUser('viewer'), await server.signedInUser('viewer'), await server.signedInUser('viewer')];
    await joins(elsewhere.userId, await server.organization('other'), 'viewer');
    const [earlyToken, lateToken, elsewhereToken] = [await ssoSession(early.userId), await ssoSession(late.userId), await ssoSession(elsewhere.userId)];

    expect((await call('DELETE', '/auth/account', earlyToken, {})).status).toBe(204);
    expect((await call('DELETE', '/auth/account', elsewhereToken, {})).body).toMatchObject({ code: 'unprocessable' });
    server.clock.advance(5 * 60_000 + 1);
    expect((await call('DELETE', '/auth/account', lateToken, {})).body).toMatchObject({ code: 'unprocessable' });
  });

  it('shows where it is signed in, and ends one of these sessions at once (S13)', async () => {
    const user = await server.signedInUser('viewer');
    server.clock.advance(1000);
    const elsewhere = await signIn(user);
    type List = { data: { id: string; kind: string; is_current: boolean }[] };

    const { data } = (await call('GET', '/auth/sessions', user.token)).body as List;
    expect(data.map(({ is_current, kind }) => [is_current, kind])).toEqual([
      [false, 'token'],
      [true, 'token'],
    ]);

    expect((await call('DELETE', `/auth/sessions/${data[0]?.id}`, user.token)).status).toBe(204);
    expect((await call('GET', '/auth/me', elsewhere.access_token)).status).toBe(401);
    expect((await call('DELETE', `/auth/sessions/${data[0]?.id}`, user.token)).status).toBe(404);
    const stranger = ((await call('GET', '/auth/sessions', server.ownerToken)).body as List).data[0];
    expect((await call('DELETE', `/auth/sessions/${stranger?.id}`, user.token)).body).toMatchObject({ code: 'not_found' });
    expect((await call('GET', '/auth/me', server.ownerToken)).status).toBe(200);
  });

  it('has its sessions page by page', async () => {
    const user = await server.signedInUser('viewer');
    for (let at = 0; at < 4; at += 1) await signIn(user);
    type Page = { data: { id: string }[]; next_cursor: string | null };

    const first = (await call('GET', '/auth/sessions?limit=3', user.token)).body as Page;
    const rest = (await call('GET', `/auth/sessions?limit=3&cursor=${encodeURIComponent(first.next_cursor ?? '')}`, user.token)).body as Page;

    expect([first.data.length, rest.data.length, rest.next_cursor]).toEqual([3, 2, null]);
    expect(new Set([...first.data, ...rest.data].map(({ id }) => id)).size).toBe(5);
    expect((await call('GET', `/auth/sessions?cursor=${encodeURIComponent(first.next_cursor ?? '')}`, server.ownerToken)).status).toBe(400);
  });

  it('notes when a session was last used, to the minute', async () => {
    const user = await server.signedInUser('viewer');
    const last = async () => ((await call('GET', '/auth/sessions', user.token)).body as { data: { last_used_at: string }[] }).data[0]?.last_used_at;

    server.clock.advance(59_000);
    expect(await last()).toBe('2026-11-21T12:00:00.000Z');
    server.clock.advance(2_000);
    expect(await last()).toBe('2026-11-21T12:01:01.000Z');
  });

  it('leaves no session behind a day after it expired, and no ticket', async () => {
    await call('POST', '/ws/ticket', server.ownerToken, {});
    const left = async () => {
      const sessions = await server.app.db.kysely.selectFrom('sessions').select('id').where('org_id', '=', server.orgId).execute();
      const tickets = await server.app.db.kysely.selectFrom('socket_tickets').select('hash').where('org_id', '=', server.orgId).execute();
      return [sessions.length, tickets.length];
    };

    server.clock.advance(31 * 86_400_000);
    await signIn(ownerCredentials);
    await server.app.jobs.run('expired-sessions');
    expect(await left()).toEqual([2, 0]);

    server.clock.advance(1);
    await server.app.jobs.run('expired-sessions');
    expect(await left()).toEqual([1, 0]);
  });

  it('has at most a hundred sessions: the oldest ends', async () => {
    const user = await server.signedInUser('viewer');
    await server.app.db.transaction(async (tx) => {
      for (let at = 0; at < 99; at += 1) {
        server.clock.advance(1);
        await openSession(tx, server.app.foundation, { userId: user.userId, orgId: server.orgId, kind: 'token' });
      }
    });
    expect((await call('GET', '/auth/me', user.token)).status).toBe(200);

    server.clock.advance(1);
    await signIn(user);

    expect((await call('GET', '/auth/me', user.token)).status).toBe(401);
  });
});
