import { z } from 'zod';
import { callerOf, originOf } from '../../http/caller.ts';
import { defineRoute } from '../../http/route.ts';
import { anyPassword, email, newPassword, personName, tokens } from './auth.schemas.ts';
import { normalEmail } from './email.ts';

const tag = 'Authentication';

export default [
  defineRoute({
    method: 'POST',
    path: '/auth/bootstrap',
    operationId: 'bootstrap',
    tag,
    summary: 'Become the first owner with the setup token that the server printed.',
    access: { kind: 'public' },
    limit: 'auth',
    body: z.strictObject({ token: z.string().min(1).max(128), email, password: newPassword, name: personName }),
    oneTimeFields: ['access_token', 'refresh_token'],
    response: { status: 201, schema: tokens },
    errors: ['invalid_token', 'conflict', 'unprocessable', 'unavailable'],
    handle: (request, { auth }) => auth.bootstrap(request.body, originOf(request)),
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/login',
    operationId: 'login',
    tag,
    summary: 'Sign in with e-mail address and password. A user of several organizations begins in the one they joined first.',
    access: { kind: 'public' },
    limit: 'auth',
    limitKey: ({ email: address }) => normalEmail(address),
    takesIdempotencyKey: false,
    body: z.strictObject({ email: z.string().min(1).max(254), password: anyPassword }),
    response: { status: 200, schema: tokens },
    errors: ['invalid_credentials', 'sso_required', 'unavailable'],
    handle: (request, { auth }) => auth.login(request.body, originOf(request)),
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/refresh',
    operationId: 'refresh',
    tag,
    summary: 'Trade a refresh token for new tokens. Each refresh token works once; a second use ends the session.',
    access: { kind: 'public' },
    limit: 'auth',
    takesIdempotencyKey: false,
    body: z.strictObject({ refresh_token: z.string().min(1).max(512) }),
    response: { status: 200, schema: tokens },
    errors: ['invalid_token', 'sso_required'],
    handle: (request, { auth }) => auth.refresh(request.body.refresh_token, originOf(request)),
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/logout',
    operationId: 'logout',
    tag,
    summary: 'End the current session; its tokens and sockets stop working at once.',
    access: { kind: 'user' },
    response: { status: 204 },
    errors: ['unprocessable'],
    handle: async (request, { auth }) => auth.logout(request.principal, callerOf(request)),
  }),
];
