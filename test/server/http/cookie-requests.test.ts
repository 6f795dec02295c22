import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invalidToken } from '../../../server/features/auth/access-token.ts';
import { defineRoute, type Principal, type RouteRecord } from '../../../server/http/route.ts';
import { startSmallApp, type SmallApp } from './small-app.ts';

const owner: Principal = { type: 'user', id: 'usr_1', orgId: 'org_1', role: 'owner', userId: 'usr_1', sessionId: 'ses_1', permissions: new Set(['policy:write']), isTest: false };
const token = 'the token of the session';
const access = { kind: 'user' } as const;
const ofUser = { tag: 't', summary: 's', access, response: { status: 200 }, errors: [] } as const;
const who = async ({ principal }: { principal: Principal }) => ({ id: principal.id, via: principal.via ?? 'none' });

const routes: RouteRecord[] = [
  defineRoute({ ...ofUser, method: 'GET', path: '/who', operationId: 'who', handle: who }),
  defineRoute({ ...ofUser, method: 'POST', path: '/change', operationId: 'change', handle: who }),
  defineRoute({ ...ofUser, method: 'PUT', path: '/change', operationId: 'replace', handle: who }),
  defineRoute({ ...ofUser, method: 'DELETE', path: '/change', operationId: 'remove', handle: who }),
  defineRoute({ ...ofUser, access: { kind: 'internal', allowsIngestKey: true }, method: 'POST', path: '/internal/x', operationId: 'internal', handle: who }),
];

describe('a request with the session cookie (S33)', () => {
  let app: SmallApp;
  beforeEach(async () => {
    app = await startSmallApp({
      routes,
      publicUrl: 'https://waybill.example.com',
      trustedProxies: ['127.0.0.1'],
      authenticator: {
        sessionCookie: async (value) => {
          if (value !== 'good') throw invalidToken();
          return owner;
        },
        csrfToken: ({ sessionId }) => (sessionId === 'ses_1' ? token : 'another'),
        accessToken: async (value) => {
          if (value !== 'good') throw invalidToken();
          return { ...owner, id: 'usr_2' };
        },
      },
    });
  });
  afterEach(() => app.close());

  const cookie = { cookie: 'theme=dark; waybill=good' };
  const own = () => ({ ...cookie, origin: app.url, 'x-csrf-token': token });

  it('is one of its user, and says that it came by cookie', async () => {
    expect((await app.ask('GET', '/who', cookie)).body).toEqual({ id: 'usr_1', via: 'cookie' });
  });

  it.each([
    ['no cookie', {}],
    ['an empty one', { cookie: 'waybill=' }],
    ['one of another name', { cookie: 'waybill2=good; xwaybill=good' }],
    ['one planted beside the real one', { cookie: 'waybill=evil; waybill=good' }],
    ['one too long', { cookie: `waybill=${'x'.repeat(1025)}` }],
    ['one that ended', { cookie: 'waybill=old' }],
    ['the cookie of TLS without TLS', { cookie: '__Host-waybill=good' }],
  ])('with %s is nobody’s', async (_, headers) => {
    expect((await app.ask('GET', '/who', headers)).status).toBe(401);
  });

  it('over TLS takes the cookie with the prefix only, which no other host and no plain page can set', async () => {
    const overTls = (text: string) => app.ask('GET', '/who', { cookie: text, 'x-forwarded-proto': 'https' });

    expect((await overTls('__Host-waybill=good')).status).toBe(200);
    expect((await overTls('waybill=good')).status).toBe(401);
    expect((await overTls('waybill=good; __Host-waybill=good')).status).toBe(200);
  });

  it('counts for nothing beside an Authorization header, good or bad', async () => {
    expect((await app.ask('GET', '/who', { ...cookie, authorization: 'Bearer good' })).body).toEqual({ id: 'usr_2', via: 'none' });
    expect((await app.ask('GET', '/who', { ...cookie, authorization: 'Bearer bad' })).status).toBe(401);
    expect((await app.ask('GET', '/who', { ...cookie, authorization: 'Basic Z29vZA==' })).status).toBe(401);
  });

  it('of a bearer needs no token and no origin to change something', async () => {
    expect((await app.ask('POST', '/change', { authorization: 'Bearer good', origin: 'https://evil.example' })).status).toBe(200);
  });

  it('opens no internal route', async () => {
    expect((await app.ask('POST', '/internal/x', own())).status).toBe(401);
  });

  describe.each(['POST', 'PUT', 'PATCH', 'DELETE'])('that changes something by %s', (method) => {
    const change = (headers: Record<string, string>) => app.ask(method, '/change', headers);

    it('passes with the token of the session, from a page of the server', async () => {
      expect((await change(own())).status).toBe(200);
      expect((await change({ ...own(), origin: 'https://waybill.example.com' })).status).toBe(200);
    });

    it('passes by its Referer where a browser sends no Origin', async () => {
      expect((await change({ ...cookie, 'x-csrf-token': token, referer: `${app.url}/scans?x=1` })).status).toBe(200);
    });

    it.each([
      ['no token', { 'x-csrf-token': '' }, 'X-CSRF-Token'],
      ['another token', { 'x-csrf-token': 'the token of another   ' }, 'X-CSRF-Token'],
      ['a longer token', { 'x-csrf-token': `${token}x` }, 'X-CSRF-Token'],
      ['another site’s page', { origin: 'https://evil.example' }, 'Origin'],
      ['a page whose name begins like ours', { origin: 'https://waybill.example.com.evil.example' }, 'Origin'],
      ['a page of another port', { origin: 'http://127.0.0.1:1' }, 'Origin'],
      ['a page of no origin', { origin: 'null' }, 'Origin'],
      ['another site’s Referer behind our Origin’s absence', { origin: '', referer: 'https://evil.example/' }, 'Origin'],
    ])('is refused with %s', async (_, changed, field) => {
      const reply = await change({ ...own(), ...changed });

      expect(reply.status).toBe(403);
      expect(reply.body).toMatchObject({ code: 'csrf_failed', detail: { field } });
    });

    it('is refused without Origin and Referer', async () => {
      expect((await change({ ...cookie, 'x-csrf-token': token })).body).toMatchObject({ code: 'csrf_failed' });
    });
  });

  it('that is refused leaves an audit entry in the name of its user (S52)', async () => {
    await app.ask('POST', '/change', cookie);

    expect(app.denials).toMatchObject([{ orgId: 'org_1', id: 'usr_1', operationId: 'change', code: 'csrf_failed' }]);
  });
});
