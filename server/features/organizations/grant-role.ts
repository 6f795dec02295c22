/** Who may give whom which role. Pure. */
import { apiError } from '#shared/api/api-error.ts';
import { grantPermissions, rolePermissions, type Grant, type Role } from '../../http/permissions.ts';
import type { Principal } from '../../http/route.ts';

/**
 * Nobody gives what they do not have: the role's permissions must be among the principal's own, and only an owner makes
 * an owner. The same decides whose membership one may change or end.
 * @throws {AppError} `insufficient_role` for people, `insufficient_scope` for keys.
 */
export function assertMayGrant(principal: Principal, role: Role, given: readonly Grant[] = []): void {
  const needed = [...rolePermissions[role], ...given.flatMap((grant) => [...grantPermissions[grant]])];
  const isEnough = needed.every((permission) => principal.permissions.has(permission));
  if (isEnough && (role !== 'owner' || principal.role === 'owner')) return;
  const message = role === 'owner' ? 'Only an owner may make, change or remove an owner.' : `You cannot give or take the role ${role}: it allows more than you may do yourself.`;
  throw apiError(principal.type === 'user' ? 'insufficient_role' : 'insufficient_scope', message, { field: 'role' });
}
