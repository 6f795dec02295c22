/** Who a caller is in an organization that a path names, where it may be another one than that of their session. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import type { Foundation } from '../../foundation.ts';
import { memberPermissions, readGrants } from '../../http/permissions.ts';
import type { Principal } from '../../http/route.ts';
import { findLiveSession } from '../auth/sessions.store.ts';

/**
 * The same person as a principal of another organization, with their role there. A key belongs to one organization, and
 * a session that an identity provider opened reaches only the organization whose provider it was: whoever runs one
 * organization's provider must not be let into another.
 */
export function createPrincipalIn({ db, clock }: Pick<Foundation, 'db' | 'clock'>): (principal: Principal, orgId: string) => Promise<Principal> {
  return async (principal, orgId) => {
    if (principal.orgId === orgId) return principal;
    const { type, userId, sessionId } = principal;
    if (type !== 'user' || userId === undefined || sessionId === undefined) throw notFound('organization', orgId);
    const session = await findLiveSession(db.kysely, { id: sessionId, orgId, userId, now: clock.now() });
    if (session === undefined || session.ssoConnectionId !== null) throw notFound('organization', orgId);
    if (session.enforcedConnectionId !== null && session.role !== 'owner') {
      throw apiError('sso_required', 'This organization asks its members to sign in with its identity provider.', { hint: 'GET /sso/:orgSlug/login begins it.' });
    }
    return { ...principal, orgId, role: session.role, permissions: memberPermissions(session.role, readGrants(session.grants)) };
  };
}
