import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertMembership } from '../../../server/features/auth/auth.store.ts';
import { openSession } from '../../../server/features/auth/sessions.ts';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';

describe.each(databases())('a user of several organizations on $name', (database) => {
  let server: TestServer;
  let other: string;
  let user: Awaited<ReturnType<TestServer['signedInUser']>>;
  beforeEach(async () => {
    server = await startTestServer({ database });
    other = await server.organization('other');
    user = await server.signedInUser('viewer');
    server.clock.advance(1);
    await joins(user.userId, other, 'editor');
  });
  afterEach(() => server.close());

  const joins = (userId: string, orgId: string, role: 'viewer' | 'editor' | 'owner') =>
    server.app.db.transaction((tx) => insertMembership(tx, { org_id: orgId, user_id: userId, role, created_at: server.clock.now() }));
  const me = (token: string, organization?: string) => server.request('GET', '/auth/me', { token, headers: organization === undefined ? {} : { 'x-organization-id': organization } });
  const enforce = (orgId: string, id = 'sso_1') => {
    const row = { org_id: orgId, id, issuer: 'https://idp.example', client_id: 'c', client_secret: null, domains: '[]', default_role: 'viewer' as const };
    return server.app.db.transaction((tx) => tx.insertInto('sso_connections').values({ ...row, is_enabled: 1, is_enforced: 1, version: 1, created_at: 0, updated_at: 0 }).execute());
  };
  const ssoSession = (orgId: string, id = 'sso_1') =>
    server.app.db.transaction(async (tx) => (await openSession(tx, server.app.foundation, { userId: user.userId, orgId, kind: 'token', ssoConnectionId: id })).tokens.access_token);

  it('begins in the one they joined first, and picks another with X-Organization-Id (C31)', async () => {
    expect((await me(user.token)).body).toMatchObject({ role: 'viewer', organization: { slug: 'default' } });
    expect((await me(user.token, other)).body).toMatchObject({ role: 'editor', organization: { id: other, slug: 'other' } });
    expect((await me(user.token, server.orgId)).body).toMatchObject({ role: 'viewer' });
  });

  it('works there with the role of there, on the rows of there (C31, S28)', async () => {
    const policy = { name: 'P', effect: 'warn', rules: [{ name: 'r', condition: { field: 'kind', operator: 'equals', value: 'model' } }] };
    const create = (headers: Record<string, string>) => server.request('POST', '/policies', { token: user.token, headers, body: policy });

    expect((await create({})).status).toBe(403);
    const made = await create({ 'x-organization-id': other });
    expect(made.status).toBe(201);
    expect((await server.request('GET', `/policies/${(made.body as { id: string }).id}`, { token: user.token })).status).toBe(404);
    const entries = await server.app.db.kysely.selectFrom('audit_entries').select('action').where('org_id', '=', other).execute();
    expect(entries.map(({ action }) => action)).toEqual(['policy.create']);
  });

  it('finds no organization where they are no member, or that is none, and they look the same (S28)', async () => {
    const third = await server.organization('third');

    const replies = [await me(user.token, third), await me(user.token, 'org_none')];

    expect(replies.map(({ status }) => status)).toEqual([404, 404]);
    const plain = replies.map(({ body }) => ({ ...(body as { message: string }), request_id: '' }).message.replace(/"[^"]*"/, ''));
    expect(plain[0]).toBe(plain[1]);
  });

  it('is still told that the session has ended, whichever organization is asked for', async () => {
    await server.request('POST', '/auth/logout', { token: user.token, body: {} });

    expect((await me(user.token, other)).body).toMatchObject({ code: 'invalid_token' });
  });

  it('loses the other one within one request when the membership ends or the organization does (S13)', async () => {
    await server.app.db.transaction((tx) => tx.updateTable('organizations').set({ deleted_at: 1 }).where('id', '=', other).execute());
    expect((await me(user.token, other)).status).toBe(404);
    await server.app.db.transaction((tx) => tx.updateTable('organizations').set({ deleted_at: null }).where('id', '=', other).execute());
    expect((await me(user.token, other)).status).toBe(200);

    await server.app.db.transaction((tx) => tx.deleteFrom('memberships').where('org_id', '=', other).where('user_id', '=', user.userId).execute());
    expect((await me(user.token, other)).status).toBe(404);
    expect((await me(user.token)).status).toBe(200);
  });

  it('has keys that are bound to one: another one is not there', async () => {
    const { key } = await server.apiKey({ scopes: ['read'] });
    const list = (organization: string) => server.request('GET', '/policies', { token: key, headers: { 'x-organization-id': organization } });

    expect((await list(server.orgId)).status).toBe(200);
    expect((await list(other)).status).toBe(404);
  });

  it('with a session of one organization’s provider reaches no other (S58)', async () => {
    const token = await ssoSession(server.orgId);

    expect((await me(token)).body).toMatchObject({ organizations: [{ id: server.orgId }] });
    expect((await me(token, other)).status).toBe(404);
  });

  it('cannot go with a password where single sign-on is enforced, unless they own it (S61)', async () => {
    await enforce(other);

    expect((await me(user.token, other)).body).toMatchObject({ code: 'sso_required' });
    await server.app.db.transaction((tx) => tx.updateTable('memberships').set({ role: 'owner' }).where('org_id', '=', other).where('user_id', '=', user.userId).execute());
    expect((await me(user.token, other)).status).toBe(200);
  });

  it('signs in with a password to the first one that takes passwords (S61)', async () => {
    await enforce(server.orgId);

    const reply = await server.request('POST', '/auth/login', { body: { email: user.email, password: user.password } });

    expect((await me((reply.body as { access_token: string }).access_token)).body).toMatchObject({ organization: { slug: 'other' } });
  });
});

describe.each(databases())('an organization that enforces single sign-on on $name', (database) => {
  let server: TestServer;
  let user: Awaited<ReturnType<TestServer['signedInUser']>>;
  beforeEach(async () => {
    server = await startTestServer({ database });
    user = await server.signedInUser('admin');
    const row = { org_id: server.orgId, id: 'sso_1', issuer: 'https://idp.example', client_id: 'c', client_secret: null, domains: '[]', default_role: 'viewer' as const };
    await server.app.db.transaction((tx) => tx.insertInto('sso_connections').values({ ...row, is_enabled: 1, is_enforced: 1, version: 1, created_at: 0, updated_at: 0 }).execute());
  });
  afterEach(() => server.close());

  const login = (password: string, email = user.email) => server.request('POST', '/auth/login', { body: { email, password } });

  it('refuses passwords, and says so only to who knows the password (S61, S19)', async () => {
    expect((await login(user.password)).body).toMatchObject({ code: 'sso_required' });
    expect((await login('wrong')).body).toMatchObject({ code: 'invalid_credentials' });
    expect((await server.request('POST', '/auth/session', { body: { email: user.email, password: user.password } })).body).toMatchObject({ code: 'sso_required' });
    const refused = await server.app.db.kysely.selectFrom('audit_entries').select('detail').where('org_id', '=', server.orgId).where('action', '=', 'session.refuse').execute();
    expect(refused.map(({ detail }) => (JSON.parse(detail) as { reason?: string }).reason)).toEqual(['sso_required', undefined, 'sso_required']);
  });

  it('ends the reach of sessions that a password opened, and does not renew them (S61)', async () => {
    expect((await server.request('GET', '/auth/me', { token: user.token })).body).toMatchObject({ code: 'sso_required' });
    expect((await server.request('POST', '/auth/refresh', { body: { refresh_token: user.refreshToken } })).body).toMatchObject({ code: 'sso_required' });
  });

  it('lets its own provider’s sessions in, and none of another connection (S61)', async () => {
    const token = (ssoConnectionId: string) =>
      server.app.db.transaction(async (tx) => (await openSession(tx, server.app.foundation, { userId: user.userId, orgId: server.orgId, kind: 'token', ssoConnectionId })).tokens.access_token);

    expect((await server.request('GET', '/auth/me', { token: await token('sso_1') })).status).toBe(200);
    expect((await server.request('GET', '/auth/me', { token: await token('sso_0') })).body).toMatchObject({ code: 'sso_required' });
  });

  it('leaves its owners the password, to break the glass (S61)', async () => {
    const owner = await server.signedInUser('owner');

    expect((await login(owner.password, owner.email)).status).toBe(200);
    expect((await server.request('PUT', '/auth/password', { token: owner.token, body: { current_password: owner.password, new_password: 'seven blue kettles' } })).status).toBe(200);
  });

  it('sets no password through a session of its provider either (S61)', async () => {
    const token = await server.app.db.transaction(async (tx) => (await openSession(tx, server.app.foundation, { userId: user.userId, orgId: server.orgId, kind: 'token', ssoConnectionId: 'sso_1' })).tokens.access_token);
    const change = (current: string) => server.request('PUT', '/auth/password', { token, body: { current_password: current, new_password: 'seven blue kettles' } });

    expect((await change('wrong')).body).toMatchObject({ code: 'invalid_credentials' });
    expect((await change(user.password)).body).toMatchObject({ code: 'sso_required' });
  });
});
