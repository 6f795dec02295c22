/** How a connection is configured, and which addresses that leads to. */
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { newBrowser } from './browser.ts';
import { clientSecret, startForgingProvider, type ForgingProvider } from './forging-provider.ts';

describe('single sign-on and addresses', () => {
  let provider: ForgingProvider;
  let server: TestServer;
  afterEach(async () => {
    await server.close();
    await provider.close();
  });
  const start = async (allows: (place: string) => Record<string, string>) => {
    provider = await startForgingProvider(() => server.clock.now());
    server = await startTestServer({ given: allows(provider.place) });
  };
  const put = (body: object, headers: Record<string, string> = {}) => server.request('PUT', `/organizations/${server.orgId}/sso`, { token: server.ownerToken, body, headers });
  const settings = (more: object = {}) => ({ issuer: provider.issuer, client_id: 'waybill', client_secret: clientSecret, domains: ['corp.example'], ...more });
  const allowed = (place: string) => ({ outboundAllow: place, outboundHttp: 'true' });

  it('refuses an issuer on a private address without opening a socket (S1)', async () => {
    await start(() => ({ outboundHttp: 'true' }));

    const replies = [await put(settings()), await put(settings({ issuer: 'https://[::1]' })), await put(settings({ issuer: 'https://2130706433' })), await put(settings({ issuer: 'https://169.254.169.254' }))];

    expect(replies.map(({ body }) => body)).toEqual(replies.map(() => expect.objectContaining({ code: 'url_not_allowed', detail: expect.objectContaining({ field: 'issuer' }) as unknown })));
    expect(provider.asked).toEqual([]);
  });

  it.each(['token_endpoint', 'jwks_uri', 'userinfo_endpoint'])('goes to no private address that the description names as %s (S1, S57)', async (endpoint) => {
    await start(allowed);
    const inside: string[] = [];
    const other = createServer((request, response) => {
      inside.push(request.url ?? '');
      response.end('{}');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    provider.description = { [endpoint]: `http://127.0.0.1:${(other.address() as AddressInfo).port}/inside` };
    provider.good = { sub: 'ada' };
    await put(settings());
    await server.request('POST', `/organizations/${server.orgId}/sso/toggle`, { token: server.ownerToken, body: { enabled: true } });
    const browser = newBrowser();
    const query = new URL((await browser.get(`${server.url}/api/v1/sso/default/login`)).location ?? '').searchParams;
    provider.nonce = query.get('nonce') ?? '';

    const page = await browser.get(`${server.url}/api/v1/sso/default/callback?${new URLSearchParams({ code: 'x', state: query.get('state') ?? '', iss: provider.issuer })}`);

    expect([page.status, page.setCookies, inside]).toEqual([503, [], []]);
    other.close();
  });

  it.each<[string, Record<string, unknown>]>([
    ['of another issuer', { issuer: 'https://login.example.com' }],
    ['for many tenants', { issuer: 'https://login.example.com/{tenantid}/v2.0' }],
    ['without a token endpoint', { token_endpoint: undefined }],
    ['without keys', { jwks_uri: undefined }],
    ['that sends browsers to a script', { authorization_endpoint: 'javascript:alert(1)' }],
  ])('refuses a description %s', async (_, description) => {
    await start(allowed);
    provider.description = description;

    expect((await put(settings())).body).toMatchObject({ code: 'unprocessable', detail: { field: 'issuer' } });
  });

  it.each([
    ['an address with a query', { issuer: 'https://login.example.com/?a=1' }, 400],
    ['credentials in the address', { issuer: 'https://a:b@login.example.com' }, 400],
    ['another scheme', { issuer: 'ftp://login.example.com' }, 400],
    ['the address of the description', { issuer: 'https://login.example.com/.well-known/openid-configuration' }, 400],
    ['an owner by default', { default_role: 'owner' }, 400],
    ['no domain', { domains: [] }, 400],
    ['a domain that is none', { domains: ['corp'] }, 400],
    ['a domain of everybody', { domains: ['gmail.com'] }, 422],
    ['an unknown field', { is_enabled: true }, 400],
    ['its own id (S31)', { id: 'sco_x' }, 400],
  ])('takes no configuration with %s', async (_, more, status) => {
    await start(allowed);

    expect((await put(settings(more))).status).toBe(status);
    expect((await server.request('GET', `/organizations/${server.orgId}/sso`, { token: server.ownerToken })).status).toBe(404);
  });

  it('changes what is sent, refuses a lost update, and never sends a stored secret to another issuer', async () => {
    await start(allowed);
    const second = await startForgingProvider(() => server.clock.now());
    expect((await put(settings({ issuer: `${provider.issuer}/` }))).body).toMatchObject({ issuer: provider.issuer, default_role: 'viewer', enabled: false, version: 1 });

    const changed = await put({ domains: ['B.example', 'a.example'] }, { 'if-match': '"1"' });

    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
    expect(changed.body).toMatchObject({ domains: ['a.example', 'b.example'], has_client_secret: true });
    expect((await put({ client_id: 'x' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await put({ issuer: second.issuer })).body).toMatchObject({ code: 'validation_error', detail: { field: 'client_secret' } });
    expect(second.asked).toEqual([]);
    expect((await put({ client_secret: null })).body).toMatchObject({ has_client_secret: false });
    await second.close();
  });

  it('is not enforced while it is off, nor without an owner who has a password', async () => {
    await start(allowed);
    await put(settings());
    const toggle = (body: object) => server.request('POST', `/organizations/${server.orgId}/sso/toggle`, { token: server.ownerToken, body });

    expect((await toggle({ enabled: false, enforced: true })).status).toBe(422);
    await server.app.db.transaction((tx) => tx.updateTable('users').set({ password_hash: null }).where('email', '=', 'owner@example.com').execute());
    expect((await toggle({ enabled: true, enforced: true })).status).toBe(422);
    expect((await toggle({ enabled: true })).body).toMatchObject({ enabled: true, enforced: false });
  });

  it.each([
    ['//evil.example', 400],
    ['/.//evil.example', 400],
    ['/a\r\nset-cookie: x=1', 400],
    ['/scans/scn_1?tab=findings#x', 302],
  ])('goes after the sign-in only to a path of this server: %j gets %i (S60)', async (target, status) => {
    await start(allowed);
    await put(settings());
    await server.request('POST', `/organizations/${server.orgId}/sso/toggle`, { token: server.ownerToken, body: { enabled: true } });

    const page = await newBrowser().get(`${server.url}/api/v1/sso/default/login?redirect_to=${encodeURIComponent(target)}`);

    expect(page.status).toBe(status);
  });

  it('tells nothing of organizations that do not exist or have none', async () => {
    await start(allowed);
    const ask = (path: string) => server.request('GET', path);

    expect([(await ask('/sso/default/check')).body, (await ask('/sso/none/check')).body]).toEqual([{ enabled: false }, { enabled: false }]);
    const [off, none] = [await ask('/sso/default/login'), await ask('/sso/nothing/login')];
    expect([off.status, none.status]).toEqual([404, 404]);
    expect((off.body as { message: string }).message.replace('default', 'X')).toBe((none.body as { message: string }).message.replace('nothing', 'X'));
  });

  it('uses the public address for the way back when there is one', async () => {
    await start((place) => ({ ...allowed(place), publicUrl: 'https://waybill.example.com' }));
    await put(settings());
    await server.request('POST', `/organizations/${server.orgId}/sso/toggle`, { token: server.ownerToken, body: { enabled: true } });

    const { location } = await newBrowser().get(`${server.url}/api/v1/sso/default/login`);

    expect(new URL(location ?? '').searchParams.get('redirect_uri')).toBe('https://waybill.example.com/api/v1/sso/default/callback');
  });

  it('gives no cookie over plain http to a browser that is not on this machine (S33)', async () => {
    await start(allowed);
    await put(settings());
    await server.request('POST', `/organizations/${server.orgId}/sso/toggle`, { token: server.ownerToken, body: { enabled: true } });

    // The Host header says where the browser thinks it is.
    const { statusCode, headers } = await new Promise<IncomingMessage>((resolve) => get(`${server.url}/api/v1/sso/default/login`, { headers: { host: 'waybill.example.com' } }, resolve));

    expect([statusCode, headers['set-cookie'], headers.location]).toEqual([422, undefined, undefined]);
  });
});
