/** What a key may do, now: its scopes, what its mode allows, and for a personal key what its owner may do at this moment. */
import { apiError } from '#shared/api/api-error.ts';
import { memberPermissions, readGrants, scopePermissions, type Permission, type Scope } from '../../http/permissions.ts';
import type { Principal } from '../../http/route.ts';
import type { PresentedKey } from './api-keys.store.ts';

/** What a test key may do at most: read, and create scans, which are marked as test. */
const testPermissions: ReadonlySet<Permission> = new Set([...scopePermissions('read'), 'scan:write']);

/** Scopes that open doors of their own, and what their giver must be allowed to do. */
const scopeNeeds: Readonly<Partial<Record<Scope, Permission>>> = { ingest: 'scan:write', authorizer: 'key:read' };

/** The principal behind a key that may be used. */
export function principalOf(row: PresentedKey): Principal {
  const given = JSON.parse(row.scopes) as Scope[];
  const isTest = row.mode === 'test';
  const owners = row.role === null ? undefined : memberPermissions(row.role, readGrants(row.grants ?? '[]'));
  const scopes = given.filter((scope) => isWithin(owners, scopeNeeds[scope]));
  let permissions = new Set(scopes.flatMap((scope) => [...scopePermissions(scope)]));
  if (isTest) permissions = permissions.intersection(testPermissions);
  if (owners !== undefined) permissions = permissions.intersection(owners);
  return { type: 'api_key', id: row.id, orgId: row.org_id, permissions, scopes, isTest, ...(row.user_id === null ? {} : { userId: row.user_id }) };
}

function isWithin(owners: ReadonlySet<Permission> | undefined, need: Permission | undefined): boolean {
  return owners === undefined || need === undefined || owners.has(need);
}

/**
 * Nobody gives a key more than they have themselves: a key that may make keys would else make one that may do all.
 * @throws {AppError} `insufficient_scope` for keys, `insufficient_role` for people; it names the scope.
 */
export function assertMayGive(principal: Principal, scopes: readonly Scope[]): void {
  if (principal.isTest) throw apiError('insufficient_scope', 'A test key makes no keys.', { hint: 'A test key may only read, and create scans marked as test.' });
  const refused = scopes.find((scope) => {
    const need = scopeNeeds[scope];
    const needed = [...scopePermissions(scope), ...(need === undefined ? [] : [need])];
    return principal.scopes?.includes(scope) !== true && !needed.every((permission) => principal.permissions.has(permission));
  });
  if (refused === undefined) return;
  throw apiError(principal.type === 'user' ? 'insufficient_role' : 'insufficient_scope', `You cannot give the scope ${refused}: it allows more than you may do yourself.`, { field: 'scopes' });
}
