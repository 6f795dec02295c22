/** What a provider, a browser or another organization may try. The provider answers as each test wants. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownerCredentials, startTestServer, type TestServer } from '../../harness/server.ts';
import { newBrowser, type Browser, type Page } from './browser.ts';
import { accessTokenHash, clientSecret, startForgingProvider, type Forgery, type ForgingProvider } from './forging-provider.ts';

describe('single sign-on against hostile answers', () => {
  let provider: ForgingProvider;
  let server: TestServer;
  // The server's clock stands eight hours from the machine's, so a check against the wrong one shows.
  beforeAll(async () => {
    let now = () => 0;
    provider = await startForgingProvider(() => now());
    server = await startTestServer({ given: { outboundAllow: provider.place, outboundHttp: 'true' } });
    now = () => server.clock.now();
    ownerToken = server.ownerToken;
    await connect(server.orgId);
  });
  afterAll(async () => {
    await server.close();
    await provider.close();
  });
  let ownerToken = '';
  beforeEach(async () => {
    // Some tests move the clock beyond the life of an access token.
    ownerToken = ((await server.request('POST', '/auth/login', { body: ownerCredentials })).body as { access_token: string }).access_token;
    provider.next = {};
    provider.description = {};
    provider.userinfo = {};
    provider.good = { sub: 'ada', email: 'ada@corp.example', email_verified: true, name: 'Ada' };
  });

  const call = (method: string, path: string, body?: unknown) => server.request(method, path, { token: ownerToken, ...(body === undefined ? {} : { body }) });
  const connect = async (orgId: string) => {
    const made = await call('PUT', `/organizations/${orgId}/sso`, { issuer: provider.issuer, client_id: 'waybill', client_secret: clientSecret, domains: ['corp.example'] });
    const toggled = await call('POST', `/organizations/${orgId}/sso/toggle`, { enabled: true });
    if (made.status !== 201 || toggled.status !== 200) throw new Error(`No connection: ${made.text} ${toggled.text}`);
  };
  const begin = async (browser: Browser, slug = 'default') => {
    const { location = '' } = await browser.get(`${server.url}/api/v1/sso/${slug}/login`);
    const query = new URL(location).searchParams;
    provider.nonce = query.get('nonce') ?? '';
    return query.get('state') ?? '';
  };
  const back = (browser: Browser, state: string, more: Readonly<Record<string, string>> = {}, slug = 'default') =>
    browser.get(`${server.url}/api/v1/sso/${slug}/callback?${new URLSearchParams({ code: 'a-code', state, iss: provider.issuer, ...more })}`);
  const signIn = async (forgery: Forgery = {}, browser = newBrowser()) => {
    provider.next = forgery;
    return back(browser, await begin(browser));
  };
  const outcome = ({ status, text, setCookies }: Page) => ({ status, code: status === 302 ? 'in' : (JSON.parse(text) as { code: string }).code, cookies: setCookies.length });
  const lastRefusal = async (orgId = server.orgId) => {
    const entry = await server.app.db.kysely.selectFrom('audit_entries').select(['action', 'detail']).where('org_id', '=', orgId).orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow();
    return entry.action === 'session.refuse' ? ((({ reason, cause }) => [reason, cause])(JSON.parse(entry.detail) as { reason: string; cause?: string })) : entry.action;
  };
  const refusedIn = { status: 401, code: 'invalid_credentials', cookies: 0 };
  const staleState = { status: 401, code: 'invalid_token', cookies: 0 };

  it('lets in whom nothing is wrong with', async () => {
    expect(outcome(await signIn())).toEqual({ status: 302, code: 'in', cookies: 1 });
    expect(outcome(await signIn({ claims: { at_hash: accessTokenHash('an access token'), azp: 'waybill' } }))).toEqual({ status: 302, code: 'in', cookies: 1 });
    expect(outcome(await signIn({ claims: { aud: ['waybill', 'another'], azp: 'waybill' } }))).toEqual({ status: 302, code: 'in', cookies: 1 });
  });

  it.each<[string, () => Forgery]>([
    ['signed by a key that is not the provider’s', () => ({ signedBy: 'other' })],
    ['signed under a key id that nobody published', () => ({ signedBy: 'other', kid: 'k2' })],
    ['that is not signed', () => ({ signedBy: 'none' })],
    ['signed with the client’s secret', () => ({ signedBy: 'secret' })],
    ['for another client', () => ({ claims: { aud: 'another' } })],
    ['for several clients without saying for whom', () => ({ claims: { aud: ['waybill', 'another'] } })],
    ['for several clients and another one of them', () => ({ claims: { aud: ['waybill', 'another'], azp: 'another' } })],
    ['whose azp is another client', () => ({ claims: { azp: 'another' } })],
    ['of another issuer', () => ({ claims: { iss: 'https://login.example.com' } })],
    ['that has expired', () => ({ claims: { exp: Math.floor(server.clock.now() / 1000) - 61 } })],
    ['that never expires', () => ({ claims: { exp: undefined } })],
    ['of the time that only the machine’s clock has', () => ({ claims: { exp: Math.floor(server.clock.now() / 1000) - 3_600, iat: Math.floor(server.clock.now() / 1000) - 7_200 } })],
    ['with another nonce', () => ({ claims: { nonce: 'another' } })],
    ['without a nonce', () => ({ claims: { nonce: undefined } })],
    ['without a subject', () => ({ claims: { sub: undefined } })],
    ['given with another access token', () => ({ claims: { at_hash: accessTokenHash('another') } })],
    ['that is missing', () => ({ withoutIdToken: true })],
  ])('refuses an ID token %s (S57)', async (_, forgery) => {
    const page = await signIn(forgery());

    expect(outcome(page)).toEqual(refusedIn);
    expect(await lastRefusal()).toEqual(['answer_refused', expect.any(String)]);
  });

  it.each([
    ['an error', { status: 400, body: { error: 'invalid_grant', error_description: '<script>' } }],
    ['a fault', { status: 500, body: {} }],
    ['nothing of use', { status: 200, body: [] }],
    ['a redirect', { status: 302, body: {} }],
  ])('refuses %s from the token endpoint, and what the provider wrote is nowhere', async (_, answer) => {
    const page = await signIn({ answer });

    expect(outcome(page)).toEqual(refusedIn);
    expect(page.text).not.toContain('script');
  });

  it('asks for the keys once for many sign-ins, and not again for each unknown key (S57)', async () => {
    await signIn();
    const before = provider.asked.filter((path) => path === '/jwks').length;

    for (let count = 0; count < 5; count += 1) await signIn({ signedBy: 'other', kid: `unknown-${count}` });
    await signIn();

    expect(provider.asked.filter((path) => path === '/jwks').length - before).toBe(0);
  });

  it('takes a state once: a replay gets nowhere and the code is not sent again (S56)', async () => {
    const browser = newBrowser();
    const state = await begin(browser);
    expect((await back(browser, state)).status).toBe(302);
    const before = provider.exchanges.length;

    expect(outcome(await back(browser, state))).toEqual(staleState);

    expect(provider.exchanges).toHaveLength(before);
    expect(await lastRefusal()).toEqual(['state_unknown', undefined]);
  });

  it('lets one of two callbacks at the same moment in (S56)', async () => {
    const browser = newBrowser();
    const state = await begin(browser);

    const pages = await Promise.all([back(browser, state), back(browser, state), back(browser, state)]);

    expect(pages.map(({ status }) => status).sort()).toEqual([302, 401, 401]);
  });

  it('burns the login with a failed exchange (S56)', async () => {
    const browser = newBrowser();
    const state = await begin(browser);
    provider.next = { answer: { status: 400, body: { error: 'invalid_grant' } } };
    await back(browser, state);
    provider.next = {};

    expect(outcome(await back(browser, state))).toEqual(staleState);
  });

  it('gives a login ten minutes (S56)', async () => {
    const browser = newBrowser();
    const inTime = await begin(browser);
    server.clock.advance(10 * 60_000 - 1);
    expect((await back(browser, inTime)).status).toBe(302);

    const late = await begin(browser);
    server.clock.advance(10 * 60_000);

    expect(outcome(await back(browser, late))).toEqual(staleState);
  });

  it('is bound to the browser that began it: another one gets nowhere, and the login is burned (S56)', async () => {
    const [victim, thief] = [newBrowser(), newBrowser()];
    const state = await begin(victim);
    const thiefState = await begin(thief);
    provider.exchanges.length = 0;

    // Without its cookie, and with the cookie of a login of one's own.
    expect(outcome(await back(newBrowser(), state))).toEqual(staleState);
    expect(outcome(await back(thief, state))).toEqual(staleState);
    expect(outcome(await back(victim, state))).toEqual(staleState);
    expect(outcome(await back(victim, thiefState))).toEqual(staleState);
    expect(provider.exchanges).toEqual([]);
  });

  it('keeps organizations apart: a state of one is nothing at the callback of another (S58)', async () => {
    const { id } = (await call('POST', '/organizations', { name: 'Second' })).body as { id: string };
    await connect(id);
    const browser = newBrowser();
    const state = await begin(browser);
    provider.exchanges.length = 0;

    expect(outcome(await back(browser, state, {}, 'second'))).toEqual(staleState);
    expect(await lastRefusal(id)).toEqual(['other_organization', undefined]);
    expect(outcome(await back(browser, state))).toEqual(staleState);
    expect(provider.exchanges).toEqual([]);
    provider.good = { sub: 'grace', email: 'grace@corp.example', email_verified: true };
    // At its own callback it works, so it is the organization that was refused.
    expect((await back(browser, await begin(browser, 'second'), {}, 'second')).status).toBe(302);
  });

  it.each([['another issuer', { iss: 'https://login.example.com' }], ['an empty one', { iss: '' }]])('refuses a callback that names %s (S58)', async (_, more) => {
    const browser = newBrowser();
    const state = await begin(browser);
    provider.exchanges.length = 0;

    expect(outcome(await back(browser, state, more))).toEqual(refusedIn);
    expect(provider.exchanges).toEqual([]);
  });

  it('refuses a callback without the issuer that the provider promises to name (S58)', async () => {
    const browser = newBrowser();
    const state = await begin(browser);

    expect(outcome(await browser.get(`${server.url}/api/v1/sso/default/callback?code=x&state=${state}`))).toEqual(refusedIn);
  });

  it('says that the provider refused, in words of its own', async () => {
    const browser = newBrowser();
    const page = await browser.get(`${server.url}/api/v1/sso/default/callback?${new URLSearchParams({ state: await begin(browser), error: 'access_denied', error_description: 'evil text', iss: provider.issuer })}`);

    expect(outcome(page)).toEqual(refusedIn);
    expect(page.text).not.toContain('evil');
    expect(await lastRefusal()).toEqual(['provider_refused', 'access_denied']);
  });

  it.each([
    ['without anything', ''],
    ['with an empty state', 'state='],
    ['without a state', 'code=x'],
    ['with two states', 'state=a&state=b&code=x'],
    ['with two codes', 'state=a&code=x&code=y'],
    ['with an endless state', `state=${'s'.repeat(300)}`],
    ['with a state of nobody', 'state=unknown&code=x'],
  ])('refuses a callback %s', async (_, query) => {
    const page = await newBrowser().get(`${server.url}/api/v1/sso/default/callback?${query}`);

    expect([400, 401]).toContain(page.status);
    expect(page.setCookies).toEqual([]);
  });

  describe('and accounts', () => {
    let serial = 0;
    beforeEach(() => {
      serial += 1;
      provider.good = { sub: `person-${serial}`, email: `person-${serial}@corp.example`, email_verified: true, name: 'Person' };
    });
    const member = async (role: 'viewer' | 'owner', orgId = server.orgId) => {
      const user = await server.signedInUser(role, orgId);
      const email = `person-${serial}@corp.example`;
      await server.app.db.transaction((tx) => tx.updateTable('users').set({ email }).where('id', '=', user.userId).execute());
      return { ...user, email };
    };
    const whoami = async (browser: Browser) => JSON.parse((await browser.get(`${server.url}/api/v1/auth/me`)).text) as { id: string };

    it('links a member by a verified address of an own domain, and knows them by their subject from then on (S59)', async () => {
      const { userId } = await member('viewer');
      const browser = newBrowser();
      expect((await signIn({}, browser)).status).toBe(302);
      expect(await whoami(browser)).toMatchObject({ id: userId });

      provider.good = { ...provider.good, email: 'moved@elsewhere.example', email_verified: false };
      const again = newBrowser();
      expect((await signIn({}, again)).status).toBe(302);
      expect(await whoami(again)).toMatchObject({ id: userId });
    });

    it.each<[string, object, string]>([
      ['an address that is not verified', { email_verified: false }, 'email_unverified'],
      ['an address of which nothing is said', { email_verified: undefined }, 'email_unverified'],
      ['an address that is verified in a text', { email_verified: 'true' }, 'email_unverified'],
      ['no address', { email: undefined, email_verified: undefined }, 'email_missing'],
      ['an address elsewhere', { email: 'x@elsewhere.example' }, 'email_foreign'],
      ['an address in a subdomain', { email: 'x@sub.corp.example' }, 'email_foreign'],
      ['a domain that only ends the same', { email: 'x@evilcorp.example' }, 'email_foreign'],
      ['two at signs', { email: 'x@elsewhere.example@corp.example' }, 'email_foreign'],
      ['a look-alike domain', { email: 'x@cоrp.example' }, 'email_foreign'],
      ['a line break behind the domain', { email: 'x@corp.example\nx' }, 'email_foreign'],
    ])('refuses %s, and makes no account (S59)', async (_, claims, reason) => {
      const count = () => server.app.db.kysely.selectFrom('users').select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow();
      const before = await count();

      expect(outcome(await signIn({ claims: { ...claims } }))).toEqual(refusedIn);

      expect(await lastRefusal()).toEqual([reason, undefined]);
      expect(await count()).toEqual(before);
    });

    it('reads the address from userinfo where the ID token has none, by the same rules', async () => {
      const { email } = provider.good;
      provider.good = { sub: provider.good.sub };
      provider.userinfo = { email, email_verified: false };
      expect(outcome(await signIn())).toEqual(refusedIn);
      provider.userinfo = { email, email_verified: true };
      expect((await signIn()).status).toBe(302);
      provider.userinfo = { sub: 'another', email: 'q@corp.example', email_verified: true };
      provider.good = { sub: `new-${serial}` };
      expect(outcome(await signIn())).toEqual(refusedIn);
    });

    it('takes over no account of another organization (S59)', async () => {
      const { userId, token } = await member('viewer', await server.organization(`elsewhere-${serial}`));

      expect(outcome(await signIn())).toEqual({ status: 409, code: 'conflict', cookies: 0 });

      expect(await lastRefusal()).toEqual(['account_elsewhere', undefined]);
      expect((await server.app.db.kysely.selectFrom('memberships').select('org_id').where('org_id', '=', server.orgId).where('user_id', '=', userId).execute())).toEqual([]);
      expect((await server.request('GET', '/auth/me', { token })).status).toBe(200);
    });

    it('takes over no owner, neither of this organization nor of another (S59)', async () => {
      const owner = await member('owner');
      expect(outcome(await signIn())).toMatchObject({ status: 409 });
      expect(await lastRefusal()).toEqual(['owner_not_linked', undefined]);
      await server.request('DELETE', `/organizations/${server.orgId}/members/${owner.userId}`, { token: ownerToken });

      serial += 1;
      provider.good = { ...provider.good, sub: `person-${serial}`, email: `person-${serial}@corp.example` };
      const { userId } = await member('viewer');
      const otherId = await server.organization(`owned-${serial}`);
      await server.app.db.transaction((tx) => tx.insertInto('memberships').values({ org_id: otherId, user_id: userId, role: 'owner', created_at: 1 }).execute());
      expect(outcome(await signIn())).toMatchObject({ status: 409 });
    });

    it('refuses a second account at the provider for a user who is linked to one (S59)', async () => {
      await signIn();
      provider.good = { ...provider.good, sub: `another-${serial}` };

      expect(outcome(await signIn())).toMatchObject({ status: 409 });
      expect(await lastRefusal()).toEqual(['linked_to_another', undefined]);
    });

    it('does not bring back who was removed, nor let in who is disabled', async () => {
      const browser = newBrowser();
      await signIn({}, browser);
      const { id } = await whoami(browser);
      await call('DELETE', `/organizations/${server.orgId}/members/${id}`);
      expect((await browser.get(`${server.url}/api/v1/auth/me`)).status).toBe(401);
      expect(outcome(await signIn())).toMatchObject({ status: 409 });

      await call('POST', `/organizations/${server.orgId}/members`, { email: `person-${serial}@corp.example` });
      expect((await signIn()).status).toBe(302);
      await server.app.db.transaction((tx) => tx.updateTable('users').set({ disabled_at: 1 }).where('id', '=', id).execute());
      expect(outcome(await signIn())).toEqual(refusedIn);
    });
  });
});
