import { z } from 'zod';
import { callerOf, originOf } from '../../http/caller.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { defineRoute } from '../../http/route.ts';
import { anyPassword, email, newPassword, personName, profile, sessionKinds } from '../auth/auth.schemas.ts';
import { normalEmail } from '../auth/email.ts';

const tag = 'Authentication';

const session = z.object({
  id: z.string(),
  kind: z.enum(sessionKinds),
  is_current: z.boolean(),
  is_sso: z.boolean(),
  organization_id: z.string(),
  created_at: z.string(),
  last_used_at: z.string().nullable().describe('To the minute.'),
  expires_at: z.string(),
});

export default [
  defineRoute({
    method: 'POST',
    path: '/auth/register',
    operationId: 'register',
    tag,
    // Nothing here sends mail, so an address is not proved; and a stranger must not learn which addresses have accounts.
    // With an invitation the address was named by an administrator, so its holder is told the truth.
    summary:
      'Make an account; sign in afterwards. Without an invitation a taken address gets the same reply and changes nothing. ' +
      'Accounts begin in the organization of the invitation, or as viewer in the default one where registration is open.',
    access: { kind: 'public' },
    limit: 'auth',
    limitKey: ({ email: address }) => normalEmail(address),
    body: z.strictObject({ email, password: newPassword, name: personName, invitation: z.string().min(1).max(128).optional() }),
    response: { status: 201, schema: z.object({ status: z.literal('registered'), email: z.string() }) },
    errors: ['insufficient_role', 'sso_required', 'invalid_token', 'conflict', 'unprocessable', 'unavailable'],
    handle: (request, { accounts }) => accounts.register(request.body, originOf(request)),
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
    handle: ({ principal }, { accounts }) => accounts.me(principal),
  }),
  defineRoute({
    method: 'PUT',
    path: '/auth/profile',
    operationId: 'updateProfile',
    tag,
    summary: 'Change the name, or with the password the e-mail address.',
    access: { kind: 'user' },
    limit: 'auth',
    body: z.strictObject({ name: personName.optional(), email: email.optional(), password: anyPassword.optional() }),
    response: { status: 200, schema: z.object({ id: z.string(), email: z.string(), name: z.string() }) },
    errors: ['invalid_credentials', 'insufficient_scope', 'conflict', 'unprocessable', 'unavailable'],
    handle: (request, { accounts }) => accounts.updateProfile(request.principal, request.body, callerOf(request)),
  }),
  defineRoute({
    method: 'PUT',
    path: '/auth/password',
    operationId: 'changePassword',
    tag,
    summary: 'Set another password. Every other session ends; personal keys stay and are counted in the reply.',
    access: { kind: 'user' },
    limit: 'auth',
    body: z.strictObject({ current_password: anyPassword, new_password: newPassword }),
    response: { status: 200, schema: z.object({ ended_sessions: z.number().int(), personal_keys: z.number().int() }) },
    errors: ['invalid_credentials', 'insufficient_scope', 'sso_required', 'unprocessable', 'unavailable'],
    handle: (request, { accounts }) => accounts.changePassword(request.principal, request.body, callerOf(request)),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/auth/account',
    operationId: 'deleteAccount',
    tag,
    summary: 'Delete the own account with its password, or without one within five minutes of a single sign-on. Not for the last owner of an organization.',
    access: { kind: 'user' },
    limit: 'auth',
    body: z.strictObject({ password: anyPassword.optional() }),
    response: { status: 204 },
    errors: ['invalid_credentials', 'insufficient_scope', 'conflict', 'unprocessable', 'unavailable'],
    handle: (request, { accounts }) => accounts.deleteAccount(request.principal, request.body, callerOf(request)),
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/onboarding-complete',
    operationId: 'completeOnboarding',
    tag,
    summary: 'Note that the introduction was seen; a second time changes nothing.',
    access: { kind: 'user' },
    response: { status: 200, schema: z.object({ onboarded_at: z.string() }) },
    errors: ['insufficient_scope'],
    handle: (request, { accounts }) => accounts.completeOnboarding(request.principal, callerOf(request)),
  }),
  defineRoute({
    method: 'GET',
    path: '/auth/sessions',
    operationId: 'listSessions',
    tag,
    summary: 'Where the user is signed in, newest first.',
    access: { kind: 'user' },
    query: z.object(pageQuery({ fallback: 25, max: 100 })),
    response: { status: 200, schema: pageSchema(session) },
    errors: [],
    handle: ({ principal, query }, { accounts }) => accounts.listSessions(principal, query),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/auth/sessions/:id',
    operationId: 'deleteSession',
    tag,
    summary: 'End one of the own sessions at once.',
    access: { kind: 'user' },
    params: z.object({ id: z.string().min(1).max(64) }),
    response: { status: 204 },
    errors: ['not_found', 'insufficient_scope'],
    handle: (request, { accounts }) => accounts.endSession(request.principal, request.params.id, callerOf(request)),
  }),
];
