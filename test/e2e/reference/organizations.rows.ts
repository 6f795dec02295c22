/** An organization from its making to its end: members, and single sign-on through a real identity provider. */
import { expect } from 'vitest';
import type { Row, Seen, SentRow } from './row.ts';
import type { World } from './world.ts';

export const organizationRows: readonly Row[] = [
  {
    what: 'whoever makes an organization owns it',
    requirement: 'R82',
    request: 'POST /organizations',
    body: { name: 'Acme', slug: 'acme' },
    status: 201,
    reply: { slug: 'acme', name: 'Acme', role: 'owner' },
    replyHeaders: { etag: '"1"' },
    keep: { acme: 'id', slug: 'slug' },
  },
  { what: 'a short name is taken once', requirement: 'R10', request: 'POST /organizations', body: { name: 'Acme', slug: 'acme' }, status: 409, reply: { code: 'conflict' } },
  { what: 'the caller’s organizations are listed', requirement: 'R82', request: 'GET /organizations', status: 200, reply: { data: [{ id: '{acme}' }, { slug: 'default' }], next_cursor: null } },
  { what: 'one organization with its settings', requirement: 'R82', request: 'GET /organizations/{acme}', status: 200, reply: { id: '{acme}', slug: 'acme', legal_hold: false } },
  { what: 'to a stranger it is not there', requirement: 'R9', request: 'GET /organizations/{acme}', as: 'ada', status: 404, reply: { code: 'not_found' } },
  {
    what: 'a user is added by e-mail address',
    requirement: 'R83',
    request: 'POST /organizations/{acme}/members',
    body: { email: 'ada@example.com', role: 'analyst' },
    status: 201,
    reply: { status: 'added', member: { user_id: '{adaId}', role: 'analyst' } },
  },
  {
    what: 'an address without an account is invited; the token is shown once',
    requirement: 'C29',
    request: 'POST /organizations/{acme}/members',
    body: { email: 'new@example.com' },
    status: 201,
    reply: { status: 'invited', token: expect.stringMatching(/^wbi_/) },
  },
  {
    what: 'members are listed',
    requirement: 'R83',
    request: 'GET /organizations/{acme}/members',
    as: 'ada',
    status: 200,
    reply: { data: [{ email: 'ada@example.com', role: 'analyst' }, { email: 'grace@example.com', role: 'owner' }] },
  },
  {
    what: 'an analyst adds nobody',
    requirement: 'R83',
    request: 'POST /organizations/{acme}/members',
    as: 'ada',
    body: { email: 'eve@example.com' },
    status: 403,
    reply: { code: 'insufficient_role' },
  },
  {
    what: 'an identity provider is configured, switched off at first',
    requirement: 'R84',
    request: 'PUT /organizations/{acme}/sso',
    body: { issuer: '{issuer}', client_id: '{clientId}', client_secret: '{clientSecret}', domains: ['corp.example'] },
    status: 201,
    reply: { issuer: '{issuer}', has_client_secret: true, enabled: false },
    check: hidesSecret,
  },
  {
    what: 'its configuration is read, never its secret',
    requirement: 'R84',
    request: 'GET /organizations/{acme}/sso',
    status: 200,
    reply: { client_id: '{clientId}', has_client_secret: true },
    check: hidesSecret,
  },
  { what: 'nobody is asked whether there is single sign-on: not yet', requirement: 'R85', request: 'GET /sso/{slug}/check', as: 'nobody', status: 200, reply: { enabled: false } },
  { what: 'it is switched on', requirement: 'R84', request: 'POST /organizations/{acme}/sso/toggle', body: { enabled: true }, status: 200, reply: { enabled: true, enforced: false } },
  { what: 'now there is', requirement: 'R85', request: 'GET /sso/{slug}/check', as: 'nobody', status: 200, reply: { enabled: true } },
  {
    what: 'a browser is sent to the identity provider with PKCE, state and nonce',
    requirement: 'R85',
    request: 'GET /sso/{slug}/login',
    as: 'nobody',
    status: 302,
    send: browse,
    check: ({ headers }, { known }) => {
      const address = new URL(headers.get('location') ?? '');
      expect(address.origin).toBe(known.get('issuer'));
      expect(Object.fromEntries(address.searchParams)).toMatchObject({ code_challenge_method: 'S256', state: expect.any(String), nonce: expect.any(String) });
      known.set('provider', address.href);
    },
  },
  {
    what: 'the provider sends it back with a code, which opens a session for a new member',
    requirement: 'R85',
    request: 'GET /sso/{slug}/callback',
    as: 'nobody',
    status: 302,
    // The address is the one that the provider made: state, code and issuer stand in its query.
    send: async (world, row) => browse(world, { ...row, url: await world.browser.follow(world.known.get('provider') ?? '', row.url) }),
    check: ({ headers }, { known, url }) => {
      expect(headers.get('location')).toBe(`${url}/`);
      expect(headers.get('set-cookie')).toMatch(/^waybill=[^;]+;.*HttpOnly/);
      known.set('cookie', headers.get('set-cookie')?.split(';', 1)[0] ?? '');
    },
  },
  {
    what: 'the browser’s cookie is the new member',
    requirement: 'R85',
    request: 'GET /auth/me',
    as: 'nobody',
    headers: { cookie: '{cookie}' },
    status: 200,
    reply: { email: 'lin@corp.example', name: 'Lin', organization: { slug: 'acme' } },
  },
  { what: 'single sign-on is removed', requirement: 'R84', request: 'DELETE /organizations/{acme}/sso', status: 204 },
  { what: 'its sessions end with it', requirement: 'R84', request: 'GET /auth/me', as: 'nobody', headers: { cookie: '{cookie}' }, status: 401 },
  { what: 'a member is removed', requirement: 'R83', request: 'DELETE /organizations/{acme}/members/{adaId}', status: 204 },
  { what: 'an organization is not deleted by mistake', requirement: 'R82', request: 'DELETE /organizations/{acme}', status: 400, reply: { code: 'validation_error', detail: { field: 'confirm' } } },
  { what: 'an organization is deleted', requirement: 'R82', request: 'DELETE /organizations/{acme}?confirm=acme', status: 204 },
  { what: 'and is not there any more', requirement: 'R9', request: 'GET /organizations/{acme}', status: 404, reply: { code: 'not_found' } },
];

/** As a browser, which keeps cookies. */
async function browse({ browser }: World, { url }: SentRow): Promise<Seen> {
  const { status, location = '', setCookies, text } = await browser.get(url);
  return { status, headers: new Headers([['location', location], ...setCookies.map((cookie): [string, string] => ['set-cookie', cookie])]), text, body: text };
}

function hidesSecret({ text }: Seen, { known }: World): void {
  expect(text).not.toContain(known.get('clientSecret'));
}
