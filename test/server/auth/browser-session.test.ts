import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../harness/postgres.ts';
import { ownerCredentials, startTestServer, type TestReply, type TestServer } from '../../harness/server.ts';

/** What a browser keeps of `Set-Cookie`. */
function cookieOf(reply: TestReply): string {
  return (reply.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
}

describe.each(databases())('a browser session on $name', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ database, given: { trustedProxies: '127.0.0.1', publicUrl: 'https://waybill.example.com' } });
  });
  afterEach(() => server.close());

  const signIn = (headers: Record<string, string> = {}, body: unknown = ownerCredentials) => server.request('POST', '/auth/session', { body, headers });
  /** With a Host header of its own, which fetch does not send. */
  const signInAs = (host: string, url = server.url) =>
    new Promise<{ status: number | undefined; cookies: string[] | undefined; text: string }>((resolve, reject) => {
      const sent = request(`${url}/api/v1/auth/session`, { method: 'POST', headers: { host, 'content-type': 'application/json' } }, (response) => {
        response.setEncoding('utf8');
        let text = '';
        response.on('data', (part: string) => (text += part));
        response.once('end', () => resolve({ status: response.statusCode, cookies: response.headers['set-cookie'], text }));
      });
      sent.once('error', reject);
      sent.end(JSON.stringify(ownerCredentials));
    });
  const opened = async () => {
    const reply = await signIn();
    const { csrf_token: csrf } = reply.body as { csrf_token: string };
    return { cookie: cookieOf(reply), csrf, headers: { cookie: cookieOf(reply), origin: server.url, 'x-csrf-token': csrf } };
  };
  const whoIs = (cookie: string) => server.request('GET', '/auth/session', { headers: { cookie } });

  it('begins with an HttpOnly cookie and a CSRF token (S33)', async () => {
    const reply = await signIn();

    expect(reply.status).toBe(201);
    expect(reply.headers.get('set-cookie')).toMatch(/^waybill=wbc_ses_[^;]+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/);
    expect(reply.body).toMatchObject({ csrf_token: expect.stringMatching(/^[0-9a-f]{64}$/), expires_at: '2026-12-21T12:00:00.000Z', user: { email: ownerCredentials.email, session: { kind: 'browser' } } });
    expect(reply.text).not.toContain('wbc_');
    const again = await whoIs(cookieOf(reply));
    expect(again.status).toBe(200);
    expect(again.body).toEqual(reply.body);
  });

  it('over TLS has a cookie that is Secure and prefixed with __Host- (S33)', async () => {
    const tls = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.7' };

    const reply = await signIn(tls);

    expect(reply.headers.get('set-cookie')).toMatch(/^__Host-waybill=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/);
    expect((await server.request('GET', '/auth/session', { headers: { ...tls, cookie: cookieOf(reply) } })).status).toBe(200);
    expect((await whoIs(cookieOf(reply).replace('__Host-', ''))).status).toBe(200);
    expect((await whoIs(cookieOf(reply))).status).toBe(401);
  });

  it('is refused over plain http for anything but loopback (S33)', async () => {
    const refused = await signInAs('waybill.internal');
    const allowed = await Promise.all(['localhost:7430', '127.0.0.1', '[::1]:7430'].map((host) => signInAs(host)));

    expect(refused.status).toBe(422);
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'unprocessable', detail: { hint: expect.stringContaining('--insecure-http') } });
    expect(refused.cookies).toBeUndefined();
    expect(allowed.map(({ status }) => status)).toEqual([201, 201, 201]);
  });

  it('is given over plain http where the operator allows it (S33)', async () => {
    const open = await startTestServer({ database, given: { insecureHttp: 'true' } });

    expect((await signInAs('waybill.internal', open.url)).status).toBe(201);
    await open.close();
  });

  it('is not given to a page of another site, which would sign its visitor in as somebody else (S33)', async () => {
    expect((await signIn({ origin: 'https://evil.example' })).body).toMatchObject({ code: 'csrf_failed' });
    expect((await signIn({ referer: 'https://evil.example/x' })).body).toMatchObject({ code: 'csrf_failed' });
    expect((await signIn({ origin: server.url })).status).toBe(201);
    expect((await signIn({ origin: 'https://waybill.example.com' })).status).toBe(201);
  });

  it('changes things only with its own CSRF token and from its own page (S33)', async () => {
    const own = await opened();
    const other = await opened();
    const rename = (headers: Record<string, string>) => server.request('PUT', '/auth/profile', { body: { name: 'New' }, headers });

    expect((await rename({ cookie: own.cookie, origin: server.url })).body).toMatchObject({ code: 'csrf_failed' });
    expect((await rename({ ...own.headers, 'x-csrf-token': other.csrf })).body).toMatchObject({ code: 'csrf_failed' });
    expect((await rename({ ...own.headers, origin: 'https://evil.example' })).body).toMatchObject({ code: 'csrf_failed' });
    expect((await rename(own.headers)).status).toBe(200);
  });

  it('does not speak for a request that carries its own credential (S33)', async () => {
    const { cookie } = await opened();
    const viewer = await server.signedInUser('viewer');

    expect((await server.request('GET', '/auth/me', { token: viewer.token, headers: { cookie } })).body).toMatchObject({ id: viewer.userId });
    expect((await server.request('GET', '/auth/me', { token: 'nonsense', headers: { cookie } })).status).toBe(401);
  });

  it('tells a caller with a token that there is no CSRF token to send', async () => {
    expect((await server.request('GET', '/auth/session', { token: server.ownerToken })).body).toMatchObject({ csrf_token: null, user: { session: { kind: 'token' } } });
  });

  it('ends at once with the sign-out, and the cookie is removed (S13)', async () => {
    const { cookie, headers } = await opened();

    const reply = await server.request('DELETE', '/auth/session', { headers });

    expect(reply.status).toBe(204);
    expect(reply.headers.get('set-cookie')).toMatch(/^waybill=; Path=\/; Max-Age=0; HttpOnly; SameSite=Lax$/);
    expect((await whoIs(cookie)).status).toBe(401);
  });

  it('ends after twelve hours without use, and after thirty days however much it is used', async () => {
    const { cookie } = await opened();
    const hours = (count: number) => server.clock.advance(count * 3_600_000);

    for (let day = 0; day < 29; day += 1) {
      for (let part = 0; part < 3; part += 1) {
        hours(8);
        expect((await whoIs(cookie)).status).toBe(200);
      }
    }
    hours(11);
    expect((await whoIs(cookie)).status).toBe(200);
    hours(13);
    expect((await whoIs(cookie)).status).toBe(401);

    const idle = await opened();
    hours(12);
    expect((await whoIs(idle.cookie)).status).toBe(401);
  });

  it.each([
    ['junk', () => 'waybill=junk'],
    ['a made-up secret', (cookie: string) => cookie.replace(/\.[\w-]{43}\./, `.${'A'.repeat(43)}.`)],
    ['an altered check', (cookie: string) => cookie.slice(0, -1) + (cookie.endsWith('0') ? '1' : '0')],
    ['the cookie twice', (cookie: string) => `${cookie}; ${cookie}`],
  ])('is not opened by %s', async (_, change) => {
    const { cookie } = await opened();

    expect((await whoIs(change(cookie))).status).toBe(401);
    expect((await whoIs(cookie)).status).toBe(200);
  });

  it('has a cookie that is neither a bearer credential nor a refresh token, and the other way round', async () => {
    const { cookie } = await opened();
    const { refresh_token: refresh } = (await server.request('POST', '/auth/login', { body: ownerCredentials })).body as { refresh_token: string };
    const value = cookie.slice('waybill='.length);

    expect((await server.request('GET', '/auth/me', { token: value })).status).toBe(401);
    expect((await server.request('POST', '/auth/refresh', { body: { refresh_token: value } })).status).toBe(401);
    expect((await whoIs(`waybill=${refresh}`)).status).toBe(401);
  });

  it('is refused for a wrong password with the words of the login (S19)', async () => {
    const reply = await signIn({}, { ...ownerCredentials, password: 'wrong' });

    expect([reply.status, reply.body]).toMatchObject([401, { code: 'invalid_credentials' }]);
    expect(reply.headers.get('set-cookie')).toBeNull();
  });

  it('leaves its secret in no log line and no audit entry (S55)', async () => {
    const { cookie, csrf } = await opened();
    await whoIs(cookie);

    const entries = await server.app.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).execute();
    expect(JSON.stringify(entries) + server.logLines.join('')).not.toMatch(new RegExp(`wbc_|${csrf}`));
  });
});
