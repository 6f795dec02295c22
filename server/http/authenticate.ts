/** Finds out who sent a request, from the one credential that its route looks at. */
import type { IncomingMessage } from 'node:http';
import { apiError } from '#shared/api/api-error.ts';
import { credentialKind } from '#shared/api/credentials.ts';
import type { ErrorCode } from '#shared/api/errors.ts';
import { AppError } from '#shared/model/app-error.ts';
import { headers as protocolHeaders } from '#shared/protocol/protocol.ts';
import type { Access, Principal } from './route.ts';

/** What the features offer for it. Each rejects with a 401 error; none tells why a known credential was refused. */
export interface Authenticator {
  accessToken(token: string): Promise<Principal>;
  apiKey(key: string): Promise<Principal>;
  agentKey(key: string): Promise<Principal>;
}

/** The principal of a request, or undefined where a public route was asked without looking. */
export async function authenticate(request: IncomingMessage, access: Access, authenticator: Authenticator): Promise<Principal | undefined> {
  if (access.kind === 'public') return undefined;
  return access.kind === 'internal' ? internalPrincipal(request, authenticator) : bearerPrincipal(request, authenticator);
}

/** The principal behind a credential as `Authorization` carries it, also for the socket. */
export async function principalOfCredential(credential: string, authenticator: Authenticator): Promise<Principal> {
  if (/^wb[a-z]?_/.test(credential)) {
    const kind = credentialKind(credential);
    if (kind !== 'live_key' && kind !== 'test_key') throw invalidApiKey();
    return authenticator.apiKey(credential);
  }
  return authenticator.accessToken(credential);
}

async function bearerPrincipal(request: IncomingMessage, authenticator: Authenticator): Promise<Principal> {
  const header = request.headers.authorization;
  const match = /^bearer +(\S+)$/i.exec(header ?? '');
  if (match?.[1] === undefined) {
    throw apiError('unauthorized', header === undefined ? 'The Authorization header is missing.' : 'The Authorization header is not of the form Bearer <credential>.', {
      field: 'Authorization',
      hint: 'Send Authorization: Bearer with an access token or an API key.',
    });
  }
  return principalOfCredential(match[1], authenticator);
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
    default:
      throw invalidApiKey();
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
