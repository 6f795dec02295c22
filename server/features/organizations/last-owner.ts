import { apiError } from '#shared/api/api-error.ts';
import type { Tx } from '../../db/connection.ts';
import { countOwners, isSsoEnforced } from './members.store.ts';

/**
 * Holds while an organization would still have an owner without this one, and, where single sign-on is enforced, one
 * with a password, who can get in when the identity provider cannot be reached. Call it under `lockOrganization`, so
 * that two requests which would each leave the other's owner are judged one after the other.
 * @throws {AppError} `conflict`.
 */
export async function assertOwnerRemains(tx: Tx, of: { orgId: string; withoutUserId: string }): Promise<void> {
  const { owners, withPassword } = await countOwners(tx, { orgId: of.orgId, exceptUserId: of.withoutUserId });
  if (owners === 0) throw apiError('conflict', 'This is the last owner of the organization.', { hint: 'Make somebody else an owner first.' });
  if (withPassword === 0 && (await isSsoEnforced(tx, of.orgId))) {
    throw apiError('conflict', 'Single sign-on is enforced, and this is the last owner who can sign in with a password.', { hint: 'Make another owner with a password, or stop enforcing it first.' });
  }
}
