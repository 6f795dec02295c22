import { z } from 'zod';
import { apiError } from '#shared/api/api-error.ts';
import { callerOf, originOf } from '../../http/caller.ts';
import { ownOrigin } from '../../http/csrf.ts';
import { ifMatch, withETag } from '../../http/etag.ts';
import { roles } from '../../http/permissions.ts';
import { defineRoute, Reply } from '../../http/route.ts';
import { cookieTransport } from '../auth/browser-cookie.ts';
import { sessionCookie } from '../auth/sessions.ts';
import { loginCookie, loginCookieOf } from './login-cookie.ts';
import { isOwnPath, redirectLengthMax } from './redirect-target.ts';

const tag = 'Single sign-on';
const orgParams = z.object({ orgId: z.string().min(1).max(64) });
const slugParams = z.object({ orgSlug: z.string().min(1).max(200) });

/** Roles that a sign-in may bring; an owner is made by an owner. */
const defaultRoles = roles.filter((role) => role !== 'owner');

const connection = z.object({
  id: z.string(),
  issuer: z.string(),
  client_id: z.string(),
  has_client_secret: z.boolean(),
  domains: z.array(z.string()),
  default_role: z.enum(roles),
  enabled: z.boolean(),
  enforced: z.boolean(),
  version: z.number().int(),
  created_at: z.string(),
  updated_at: z.string(),
});

const issuer = z
  .string()
  .max(2_048)
  .refine(isIssuer, 'must be the https:// address of an OpenID Connect issuer, without query, fragment or credentials')
  .describe('As the provider writes it, such as https://login.example.com/realms/acme.');

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?=.*[a-z])[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/, 'must be a domain such as example.com');

export default [
  defineRoute({
    method: 'GET',
    path: '/organizations/:orgId/sso',
    operationId: 'getSso',
    tag,
    summary: 'The identity provider of an organization. The client secret is never shown.',
    access: { kind: 'permission', permission: 'sso:read', of: 'path' },
    params: orgParams,
    response: { status: 200, schema: connection },
    errors: ['not_found', 'sso_required'],
    handle: async ({ principal }, { sso }) => {
      const found = await sso.get(principal.orgId);
      return withETag(200, found, found.version);
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/organizations/:orgId/sso',
    operationId: 'configureSso',
    tag,
    summary: 'Configure the identity provider of an organization; the first time it is made, switched off. The issuer is asked for its description. Another issuer needs its own secret and ends the sessions of the one before.',
    access: { kind: 'permission', permission: 'sso:write', of: 'path' },
    params: orgParams,
    body: z
      .strictObject({
        issuer,
        client_id: z.string().trim().min(1).max(512),
        client_secret: z.string().min(1).max(1_024).nullable().describe('Sealed at once. Null for a public client; absent keeps the one that is stored.'),
        domains: z.array(domain).min(1).max(50).describe('E-mail domains of the organization, 1–50; only a verified address in one of them links or makes an account.'),
        default_role: z.enum(defaultRoles).describe('Of accounts that are made by signing in; viewer at first.'),
      })
      .partial()
      .describe('Only what is sent changes. The first time issuer, client_id and domains are required.'),
    response: { status: 200, schema: connection },
    errors: ['not_found', 'precondition_failed', 'url_not_allowed', 'unprocessable', 'sso_required'],
    handle: async ({ body, ...request }, { sso }) => {
      const { connection: made, isNew } = await sso.configure(body, request.principal, callerOf(request), ifMatch(request.headers));
      return withETag(isNew ? 201 : 200, made, made.version);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/organizations/:orgId/sso/toggle',
    operationId: 'toggleSso',
    tag,
    summary: 'Switch single sign-on on or off, and enforce it. Off ends its sessions. Enforced, only it and owners with a password get in; without such an owner it is refused.',
    access: { kind: 'permission', permission: 'sso:write', of: 'path' },
    params: orgParams,
    body: z.strictObject({ enabled: z.boolean(), enforced: z.boolean().optional().describe('As it was when absent; never while switched off.') }),
    response: { status: 200, schema: connection },
    errors: ['not_found', 'unprocessable', 'sso_required'],
    handle: async ({ body, ...request }, { sso }) => {
      const toggled = await sso.toggle(body, callerOf(request));
      return withETag(200, toggled, toggled.version);
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/organizations/:orgId/sso',
    operationId: 'deleteSso',
    tag,
    summary: 'Remove the identity provider of an organization. Its sessions end at once.',
    access: { kind: 'permission', permission: 'sso:write', of: 'path' },
    params: orgParams,
    response: { status: 204 },
    errors: ['not_found', 'sso_required'],
    handle: (request, { sso }) => sso.delete(callerOf(request)),
  }),
  defineRoute({
    method: 'GET',
    path: '/sso/:orgSlug/check',
    operationId: 'checkSso',
    tag,
    summary: 'Whether an organization has single sign-on. An organization that does not exist has none.',
    access: { kind: 'public' },
    params: slugParams,
    limit: 'auth',
    response: { status: 200, schema: z.object({ enabled: z.boolean() }) },
    errors: [],
    handle: async ({ params }, { sso }) => ({ enabled: await sso.isEnabled(params.orgSlug) }),
  }),
  defineRoute({
    method: 'GET',
    path: '/sso/:orgSlug/login',
    operationId: 'beginSso',
    tag,
    summary: 'Begin to sign in: sends the browser to the identity provider, with a cookie that binds the sign-in to it for ten minutes.',
    access: { kind: 'public' },
    params: slugParams,
    query: z.strictObject({
      redirect_to: z.string().max(redirectLengthMax).refine(isOwnPath, 'must be a path of this server, such as /scans').default('/').describe('Path to open once signed in; never another server.'),
    }),
    limit: 'auth',
    response: { status: 302 },
    errors: ['not_found', 'unprocessable'],
    handle: async ({ params, query, raw }, { sso }) => {
      const { secure } = cookieTransport(raw, sso);
      const origin = ownOrigin(raw);
      if (!URL.canParse(origin)) throw apiError('validation_error', 'The Host header is not an address.', { field: 'Host' });
      const { location, state, browserSecret } = await sso.signIn.begin({ slug: params.orgSlug, redirectTo: query.redirect_to, redirectUri: sso.redirectUri(params.orgSlug, origin) });
      return new Reply(302, '', { location, 'set-cookie': loginCookie({ state, value: browserSecret, secure }) });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/sso/:orgSlug/callback',
    operationId: 'finishSso',
    tag,
    summary: 'Where the identity provider sends the browser back. Opens a session with a cookie and goes on to the path that was asked for. Command lines use API keys.',
    access: { kind: 'public' },
    params: slugParams,
    // Loose: providers add parameters of their own.
    query: z.looseObject({
      state: z.string().min(1).max(256),
      code: z.string().max(4_096).optional(),
      iss: z.string().max(2_048).optional(),
      error: z.string().max(256).optional(),
    }),
    limit: 'auth',
    response: { status: 302 },
    errors: ['invalid_token', 'invalid_credentials', 'conflict', 'unprocessable', 'unavailable'],
    handle: async (request, { sso }) => {
      const { params, query, raw, headers } = request;
      const { secure } = cookieTransport(raw, sso);
      const { state } = query;
      const callback = { slug: params.orgSlug, state, query: textsOf(query), browserSecret: loginCookieOf(headers['cookie'], { state, secure }) };
      const { redirectTo, cookieValue, expiresAt } = await sso.signIn.finish(callback, originOf(request));
      // The cookie of the login is left to run out: its state is used up.
      return new Reply(302, '', { location: redirectTo, 'set-cookie': sessionCookie({ value: cookieValue, secure, maxAgeS: sso.secondsUntil(expiresAt) }) });
    },
  }),
];

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash, pathname } = new URL(text);
  // http too: whether the operator allows it is for the guard of the way out to say.
  return /^https?:$/.test(protocol) && username === '' && password === '' && search === '' && hash === '' && !text.includes('#') && !text.includes('?') && !pathname.includes('/.well-known/');
}

/** The query as the library reads it; a parameter that came twice is refused there, as OAuth 2.0 demands. */
function textsOf(query: Readonly<Record<string, unknown>>): URLSearchParams {
  const texts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) for (const one of Array.isArray(value) ? value : [value]) if (typeof one === 'string') texts.append(name, one);
  return texts;
}
