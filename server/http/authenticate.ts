/** Finds out who sent a request, from the one credential that its route looks at. */
import type { IncomingMessage } from 'node:http';
import { apiError, notFound } from '#shared/api/api-error.ts';
import { credentialKind } from '#shared/api/credentials.ts';
import type { ErrorCode } from '#shared/api/errors.ts';
import { AppError } from '#shared/model/app-error.ts';
import { headers as protocolHeaders } from '#shared/protocol/protocol.ts';
import { sessionCookieOf } from './csrf.ts';
import type { Access, Principal } from './route.ts';

/** The organization that a session asks to work in; its own when absent. A key belongs to one and cannot ask. */
export interface WantedOrganization {
  readonly organizationId?: string | undefined;
}

/** What the features offer for it. Each rejects with a 401 error; none tells why a known credential was refused. */
export interface Authenticator {
  /** @param wanted - the organization that the request names (`X-Organization-Id`); 404 when the user is no member. */
  accessToken(token: string, wanted?: WantedOrganization): Promise<Principal>;
  apiKey(key: string): Promise<Principal>;
  agentKey(key: string): Promise<Principal>;
  /** The principal of the static internal key; undefined for anything else. */
  internalKey?(key: string): Principal | undefined;
  /** The principal of a browser's session cookie; its `via` is `cookie`. */
  sessionCookie(value: string, wanted?: WantedOrganization): Promise<Principal>;
  /** What a page must send in X-CSRF-Token: a secret of the principal's session, always the same. */
  csrfToken(principal: Principal): string;
}

/** The principal of a request, or undefined where a public route was asked without looking. */
export async function authenticate(request: IncomingMessage, access: Access, authenticator: Authenticator): Promise<Principal | undefined> {
  if (access.kind === 'public') return undefined;
  return access.kind === 'internal' ? internalPrincipal(request, authenticator) : bearerPrincipal(request, authenticator);
}

/** The principal behind a credential as `Authorization` carries it, also for the socket. */
export async function principalOfCredential(credential: string, authenticator: Authenticator, wanted: WantedOrganization = {}): Promise<Principal> {
  if (/^wb[a-z]?_/.test(credential)) {
    const kind = credentialKind(credential);
    if (kind !== 'live_key' && kind !== 'test_key') throw invalidApiKey();
    return ofOrganization(await authenticator.apiKey(credential), wanted);
  }
  return authenticator.accessToken(credential, wanted);
}

async function bearerPrincipal(request: IncomingMessage, authenticator: Authenticator): Promise<Principal> {
  const header = request.headers.authorization;
  // A client that sends a credential of its own means it: its cookies are not looked at.
  const cookie = header === undefined ? sessionCookieOf(request) : undefined;
  if (cookie !== undefined) return { ...(await authenticator.sessionCookie(cookie, wantedOrganization(request))), via: 'cookie' };
  const match = /^bearer +(\S+)$/i.exec(header ?? '');
  if (match?.[1] === undefined) {
    throw apiError('unauthorized', header === undefined ? 'The Authorization header is missing.' : 'The Authorization header is not of the form Bearer <credential>.', {
      field: 'Authorization',
      hint: 'Send Authorization: Bearer with an access token or an API key.',
    });
  }
  return principalOfCredential(match[1], authenticator, wantedOrganization(request));
}

/** What `X-Organization-Id` asks for. */
function wantedOrganization(request: IncomingMessage): WantedOrganization {
  const header = request.headers['x-organization-id'];
  return typeof header === 'string' && header !== '' ? { organizationId: header } : {};
}

/** A key is bound to its organization: another one looks to it as if it were not there. */
function ofOrganization(principal: Principal, { organizationId }: WantedOrganization): Principal {
  if (organizationId !== undefined && organizationId !== principal.orgId) throw notFound('organization', organizationId);
  return principal;
}

async function internalPrincipal(request: IncomingMessage, authenticator: Authenticator): Promise<Principal> {
  const key = request.headers[protocolHeaders.internalKey];
  if (typeof key !== 'string' || key === '') throw apiError('unauthorized', 'The X-Internal-Api-Key header is missing.', { field: 'X-Internal-Api-Key' });
  // Junk ends here, without a database look-up.
  switch (credentialKind(key)) {
    case 'agent_key':
      return authenticator.agentKey(key);
    case 'live_key':
    case 'test_key':
      return authenticator.apiKey(key);
    default: {
      const principal = authenticator.internalKey?.(key);
      if (principal === undefined) throw invalidApiKey();
      return principal;
    }
  }
}

/** Whose key was refused. It stays on the server: a client cannot tell a revoked key from one that never was. */
export type RefusedOwner = Pick<Principal, 'orgId' | 'type' | 'id'>;

/** One message for junk, unknown, revoked and expired keys. @param owner - for the audit entry, when the key is known. */
export function invalidApiKey(owner?: RefusedOwner): AppError<ErrorCode> {
  const message = 'The key is not valid. It may be mistyped, expired or revoked.';
  return new AppError('invalid_api_key', message, owner === undefined ? {} : { detail: { owner } });
}

/** The owner that `invalidApiKey` was given. */
export function refusedOwner(error: AppError): RefusedOwner | undefined {
  return error.detail?.['owner'] as RefusedOwner | undefined;
}
