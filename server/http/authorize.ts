/** Decides whether a principal may use a route. Default deny: what no branch allows is refused. */
import { apiError } from '#shared/api/api-error.ts';
import { rolePermissions, roles, scopeNames, scopePermissions, type Permission } from './permissions.ts';
import type { Access, Principal } from './route.ts';

/**
 * @param params - of the path, for routes that say `orSelf`.
 * @throws {AppError} `insufficient_scope` for keys and agents, `insufficient_role` for people; it names what is needed.
 */
export function authorize(access: Access, principal: Principal | undefined, params: Readonly<Record<string, string>> = {}): void {
  if (access.kind === 'public') return;
  if (principal === undefined) throw apiError('unauthorized', 'This needs a credential.', { hint: 'Send Authorization: Bearer with an access token or an API key.' });
  if (access.kind === 'internal') return authorizeInternal(access, principal);
  if (access.kind === 'user') {
    if (principal.type === 'user' || (principal.type === 'api_key' && principal.userId !== undefined)) return;
    throw apiError('insufficient_scope', 'This needs a signed-in user; a key of the organization is not one.');
  }
  if (principal.type !== 'agent' && principal.permissions.has(access.permission)) return;
  if (access.orSelf === true && principal.type === 'user' && principal.userId === params['userId']) return;
  throw missingPermission(access.permission, principal);
}

function authorizeInternal(access: Extract<Access, { kind: 'internal' }>, principal: Principal): void {
  if (principal.type === 'agent') return;
  const isIngestKey = principal.type === 'api_key' && principal.scopes?.includes('ingest') === true;
  if (isIngestKey && access.allowsIngestKey) return;
  throw apiError('insufficient_scope', access.allowsIngestKey ? 'This needs an agent’s key, or an API key with the scope ingest.' : 'This needs the key of an enrolled agent.');
}

function missingPermission(permission: Permission, principal: Principal) {
  if (principal.type === 'user') {
    const role = roles.find((candidate) => rolePermissions[candidate].has(permission));
    return apiError('insufficient_role', `This needs the role ${role ?? 'owner'} or higher; yours is ${principal.role ?? 'none'}.`);
  }
  const granting = [...scopeNames.filter((candidate) => scopePermissions(candidate).has(permission)), permission];
  const hint = principal.isTest ? 'A test key may only read, and create scans marked as test.' : undefined;
  return apiError('insufficient_scope', `This needs the scope ${granting.join(' or ')}.`, hint === undefined ? undefined : { hint });
}
