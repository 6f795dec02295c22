import { z } from 'zod';
import { passwordLength } from '../../crypto/password.ts';
import { callerOf } from '../../http/caller.ts';
import { permissions, roles } from '../../http/permissions.ts';
import { defineRoute } from '../../http/route.ts';

const email = z.string().trim().min(3).max(254).regex(/^[^\s@]+@[^\s@]+$/, 'must be an e-mail address');
const newPassword = z.string().min(passwordLength.min).max(passwordLength.max);
const tag = 'Authentication';

const tokens = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number().int().describe('Seconds until the access token expires.'),
});

const profile = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  permissions: z.array(z.enum(permissions)),
  created_at: z.string(),
  organization: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
});

export default [
  defineRoute({
    method: 'POST',
    path: '/auth/bootstrap',
    operationId: 'bootstrap',
    tag,
    summary: 'Become the first owner with the setup token that the server printed.',
    access: { kind: 'public' },
    body: z.strictObject({ token: z.string().min(1).max(128), email, password: newPassword, name: z.string().trim().min(1).max(200) }),
    response: { status: 201, schema: tokens },
    errors: ['invalid_token', 'conflict', 'unavailable'],
    handle: ({ body, requestId, ip }, { auth }) => auth.bootstrap(body, { requestId, ip }),
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/login',
    operationId: 'login',
    tag,
    summary: 'Sign in with e-mail address and password.',
    access: { kind: 'public' },
    // No lower bound: a short password is wrong, not malformed, and says nothing about the rules of the time it was set.
    body: z.strictObject({ email: z.string().min(1).max(254), password: z.string().min(1).max(passwordLength.max) }),
    response: { status: 200, schema: tokens },
    errors: ['invalid_credentials', 'unavailable'],
    handle: ({ body, requestId, ip }, { auth }) => auth.login(body, { requestId, ip }),
  }),
  defineRoute({
    method: 'GET',
    path: '/auth/me',
    operationId: 'getMe',
    tag,
    summary: 'Who is signed in, and what they may do.',
    access: { kind: 'user' },
    response: { status: 200, schema: profile },
    errors: [],
    handle: ({ principal }, { auth }) => auth.me(principal),
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/refresh',
    operationId: 'refresh',
    tag,
    summary: 'Trade a refresh token for new tokens. Each refresh token works once; a second use ends the session.',
    access: { kind: 'public' },
    body: z.strictObject({ refresh_token: z.string().min(1).max(512) }),
    response: { status: 200, schema: tokens },
    errors: ['invalid_token'],
    handle: ({ body, requestId, ip }, { auth }) => auth.refresh(body.refresh_token, { requestId, ip }),
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/logout',
    operationId: 'logout',
    tag,
    summary: 'End the current session; its tokens stop working at once.',
    access: { kind: 'user' },
    response: { status: 204 },
    errors: ['unprocessable'],
    handle: async (request, { auth }) => auth.logout(request.principal, callerOf(request)),
  }),
];
