import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../server/config/world.ts';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { newBrowser, type Browser } from './browser.ts';
import { startRealProvider, type RealProvider } from './real-provider.ts';

describe.each(databases())('signing in through a real OpenID Connect provider on $name', (database) => {
  let provider: RealProvider;
  let server: TestServer;

  beforeEach(async () => {
    provider = await startRealProvider();
    server = await startTestServer({ database, clock: systemClock, given: { outboundAllow: provider.place, outboundHttp: 'true' } });
    provider.register([`${server.url}/api/v1/sso/default/callback`]);
    provider.accounts.set('ada', { email: 'Ada@Corp.Example', email_verified: true, name: 'Ada Lovelace' });
    provider.signsIn = 'ada';
  });
  afterEach(async () => {
    await server.close();
    await provider.close();
  });

  const call = (method: string, path: string, body?: unknown) => server.request(method, path, { token: server.ownerToken, ...(body === undefined ? {} : { body }) });
  const configured = async (more: object = {}) => {
    const made = await call('PUT', `/organizations/${server.orgId}/sso`, { issuer: provider.issuer, client_id: provider.client.id, client_secret: provider.client.secret, domains: ['corp.example'], default_role: 'analyst', ...more });
    await call('POST', `/organizations/${server.orgId}/sso/toggle`, { enabled: true });
    return made;
  };
  const begin = (browser: Browser, redirectTo = '/scans?state=failed') => browser.get(`${server.url}/api/v1/sso/default/login?redirect_to=${encodeURIComponent(redirectTo)}`);
  const signIn = async (browser: Browser) => {
    const { location = '' } = await begin(browser);
    return browser.get(await browser.follow(location, `${server.url}/api/v1/sso/default/callback`));
  };
  const me = (browser: Browser) => browser.get(`${server.url}/api/v1/auth/me`);

  it('opens a browser session for a new member with the default role, who is the same one the next time (R84, R85, S56)', async () => {
    const made = await configured();
    const browser = newBrowser();

    const back = await signIn(browser);

    expect(made.status).toBe(201);
    expect([back.status, back.location]).toEqual([302, `${server.url}/scans?state=failed`]);
    expect(back.setCookies).toEqual([expect.stringMatching(/^waybill=wbc_[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/)]);
    const first = JSON.parse((await me(browser)).text) as { id: string };
    expect(first).toMatchObject({ email: 'ada@corp.example', name: 'Ada Lovelace', role: 'analyst', session: { kind: 'browser' } });
    await signIn(browser);
    const again = newBrowser();
    await signIn(again);
    expect(JSON.parse((await me(again)).text)).toMatchObject({ id: first.id });
    const users = await server.app.db.kysely.selectFrom('users').select('password_hash').where('email', '=', 'ada@corp.example').execute();
    expect(users).toEqual([{ password_hash: null }]);
    const entries = await server.app.db.kysely.selectFrom('audit_entries').select('detail').where('org_id', '=', server.orgId).where('action', '=', 'session.create').where('actor_id', '=', first.id).orderBy('seq').execute();
    expect(entries.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual(['created', 'linked_before', 'linked_before'].map((account) => expect.objectContaining({ method: 'sso', account, issuer: provider.issuer })));
  });

  it('sends code flow with S256, state and nonce, and binds the login to the browser for ten minutes (S56)', async () => {
    await configured();

    const page = await begin(newBrowser());

    const query = new URL(page.location ?? '').searchParams;
    expect(Object.fromEntries(query)).toMatchObject({ response_type: 'code', client_id: 'waybill', code_challenge_method: 'S256', redirect_uri: `${server.url}/api/v1/sso/default/callback`, scope: 'openid email profile' });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name)).toMatch(/^[\w-]{43}$/);
    expect(page.setCookies).toEqual([expect.stringMatching(/^waybill-sso-[0-9a-f]{16}=[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/)]);
  });

  it('keeps the client secret sealed: in no reply, log, event, audit entry or row (S49, S55)', async () => {
    const made = await configured();
    await signIn(newBrowser());

    const { kysely } = server.app.db;
    const rows = await Promise.all([
      kysely.selectFrom('sso_connections').selectAll().where('org_id', '=', server.orgId).execute(),
      kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).execute(),
      kysely.selectFrom('events').selectAll().where('org_id', '=', server.orgId).execute(),
    ]);
    expect(made.body).toMatchObject({ has_client_secret: true, enabled: false });
    expect(JSON.stringify([rows, made.text, (await call('GET', `/organizations/${server.orgId}/sso`)).text, server.logLines])).not.toContain(provider.client.secret);
    expect(rows[0][0]?.client_secret).toMatch(/^s1\./);
  });

  it('two tabs that sign in at once do not disturb each other', async () => {
    await configured();
    const browser = newBrowser();
    const [one, two] = [await begin(browser, '/one'), await begin(browser, '/two')];

    const back: (string | undefined)[] = [];
    for (const { location = '' } of [two, one]) back.push((await browser.get(await browser.follow(location, `${server.url}/api/v1/sso/default/callback`))).location);

    expect(back).toEqual([`${server.url}/two`, `${server.url}/one`]);
  });

  it('a session of it works in its own organization only', async () => {
    await configured();
    const browser = newBrowser();
    await signIn(browser);
    const { id } = JSON.parse((await me(browser)).text) as { id: string };
    const otherId = await server.organization('other');
    await server.app.db.transaction((tx) => tx.insertInto('memberships').values({ org_id: otherId, user_id: id, role: 'owner', created_at: 1 }).execute());
    const api = `${server.url}/api/v1`;

    expect((await browser.get(`${api}/organizations/${otherId}`)).status).toBe(404);
    expect((await browser.get(`${api}/policies`, { 'x-organization-id': otherId })).status).toBe(404);
    expect(JSON.parse((await browser.get(`${api}/organizations`)).text)).toMatchObject({ data: [{ id: server.orgId }] });
  });

  it.each([
    ['is switched off', 'POST', '/sso/toggle', { enabled: false }],
    ['is removed', 'DELETE', '/sso', undefined],
  ] as const)('ends its sessions when it %s; passwords go on (S62)', async (_, method, rest, body) => {
    await configured();
    const browser = newBrowser();
    await signIn(browser);
    const underWay = await begin(browser);
    expect((await me(browser)).status).toBe(200);

    await call(method, `/organizations/${server.orgId}${rest}`, body);

    expect((await me(browser)).status).toBe(401);
    expect((await call('GET', '/auth/me')).status).toBe(200);
    const late = await browser.get(await browser.follow(underWay.location ?? '', `${server.url}/api/v1/sso/default/callback`));
    expect([late.status, (JSON.parse(late.text) as { code: string }).code]).toEqual([401, 'invalid_token']);
    expect((await begin(browser)).status).toBe(404);
    expect((await call('GET', '/sso/default/check')).body).toEqual({ enabled: false });
  });

  it('enforced, refuses passwords but the owner’s, and keeps an owner with one (S61)', async () => {
    await configured();
    const user = await server.signedInUser('editor');

    expect((await call('POST', `/organizations/${server.orgId}/sso/toggle`, { enabled: true, enforced: true })).body).toMatchObject({ enabled: true, enforced: true });

    expect((await server.request('POST', '/auth/login', { body: { email: user.email, password: user.password } })).body).toMatchObject({ code: 'sso_required' });
    expect((await server.request('POST', '/auth/login', { body: { email: 'owner@example.com', password: 'correct horse battery' } })).status).toBe(200);
    const browser = newBrowser();
    await signIn(browser);
    const { id } = JSON.parse((await me(browser)).text) as { id: string };
    expect((await call('PUT', `/organizations/${server.orgId}/members/${id}`, { role: 'owner' })).status).toBe(200);
    const { body } = await call('GET', '/auth/me');
    const last = await call('DELETE', `/organizations/${server.orgId}/members/${(body as { id: string }).id}`);
    expect([last.status, last.text]).toEqual([409, expect.stringContaining('password')]);
  });
});
