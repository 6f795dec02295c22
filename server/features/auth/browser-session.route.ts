import { z } from 'zod';
import { callerOf, originOf } from '../../http/caller.ts';
import { defineRoute, Reply } from '../../http/route.ts';
import { isSecureRequest } from '../../http/client-address.ts';
import { anyPassword, profile } from './auth.schemas.ts';
import { normalEmail } from './email.ts';
import { clearedCookie, sessionCookie, sessionMsMax } from './sessions.ts';

const tag = 'Authentication';

const browserSession = z.object({
  csrf_token: z.string().nullable().describe('For X-CSRF-Token of everything that changes something; null for a caller without the cookie, who needs none.'),
  expires_at: z.string().nullable().describe('The session ends earlier when it is not used for 12 hours. Null for an API key.'),
  user: profile,
});

export default [
  defineRoute({
    method: 'POST',
    path: '/auth/session',
    operationId: 'createBrowserSession',
    tag,
    summary: 'Sign a browser in: the session goes into an HttpOnly cookie. Over plain http only on loopback, or with --insecure-http.',
    access: { kind: 'public' },
    limit: 'auth',
    limitKey: ({ email: address }) => normalEmail(address),
    takesIdempotencyKey: false,
    body: z.strictObject({ email: z.string().min(1).max(254), password: anyPassword }),
    response: { status: 201, schema: browserSession },
    errors: ['invalid_credentials', 'sso_required', 'csrf_failed', 'unprocessable', 'unavailable'],
    handle: async (request, { accounts, auth }) => {
      const { secure } = auth.cookiePlace(request.raw);
      const { cookieValue, csrfToken, expiresAt } = await auth.loginBrowser(request.body, originOf(request));
      const user = await accounts.me(await auth.sessionCookie(cookieValue));
      const cookie = sessionCookie({ value: cookieValue, secure, maxAgeS: sessionMsMax / 1000 });
      return new Reply(201, { csrf_token: csrfToken, expires_at: new Date(expiresAt).toISOString(), user }, { 'set-cookie': cookie });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/auth/session',
    operationId: 'getBrowserSession',
    tag,
    summary: 'Who is signed in, and the CSRF token of the session’s pages.',
    access: { kind: 'user' },
    response: { status: 200, schema: browserSession },
    errors: [],
    handle: async ({ principal }, { accounts, auth }) => {
      const user = await accounts.me(principal);
      return { csrf_token: principal.via === 'cookie' ? auth.csrfToken(principal) : null, expires_at: user.session?.expires_at ?? null, user };
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/auth/session',
    operationId: 'deleteBrowserSession',
    tag,
    summary: 'Sign the browser out: the session ends at once and the cookie is removed.',
    access: { kind: 'user' },
    response: { status: 204 },
    errors: ['unprocessable'],
    handle: async (request, { auth }) => {
      await auth.logout(request.principal, callerOf(request));
      return new Reply(204, undefined, { 'set-cookie': clearedCookie({ secure: isSecureRequest(request.raw) }) });
    },
  }),
];
