/**
 * Which user an account at an identity provider is. Linked accounts come first. An account that is not linked yet may
 * become a member's by its verified address in a domain of the connection, and nobody else's: whoever configures a
 * provider can have it say any address, so it opens no account that this organization did not have before, and no owner's.
 */
import { newId } from '../../config/world.ts';
import type { Tx } from '../../db/connection.ts';
import type { Foundation } from '../../foundation.ts';
import type { Role } from '../../http/permissions.ts';
import { normalEmail } from '../auth/email.ts';
import { addMember } from '../invitations/invitations.ts';
import type { Identity } from './provider.ts';
import { refusal } from './refusal.ts';
import * as store from './sso.store.ts';

export interface LinkedUser {
  readonly userId: string;
  readonly how: 'linked_before' | 'linked_by_email' | 'created';
}

/**
 * Finds, links or makes the user. Lock the organization before.
 * @throws {SsoRefusal} for an account that may not sign in here.
 */
export async function userOf(
  tx: Tx,
  world: Pick<Foundation, 'clock' | 'random'>,
  given: { orgId: string; identity: Identity; domains: readonly string[]; defaultRole: Role },
): Promise<LinkedUser> {
  const { orgId, identity, domains, defaultRole } = given;
  const { issuer, subject } = identity;
  const at = world.clock.now();
  const known = await store.findUserByIdentity(tx, { orgId, issuer, subject });
  if (known !== undefined && known.disabledAt !== null) throw refusal('user_disabled');
  if (known !== undefined && known.role !== null) return { userId: known.id, how: 'linked_before' };

  const email = ownedAddress(identity, domains);
  const local = await store.findUserByAddress(tx, { orgId, email });
  if (local !== undefined) {
    if (local.disabledAt !== null) throw refusal('user_disabled');
    if (local.role === null) throw refusal('account_elsewhere');
    if (await store.ownsAny(tx, local.id)) throw refusal('owner_not_linked');
    if (await store.hasIdentity(tx, { orgId, userId: local.id, issuer })) throw refusal('linked_to_another');
    await store.linkIdentity(tx, { orgId, userId: local.id, issuer, subject, at });
    return { userId: local.id, how: 'linked_by_email' };
  }

  const userId = newId('usr', world);
  const name = (identity.name ?? email).trim().slice(0, nameLengthMax) || email;
  if (!(await store.insertUserWithoutPassword(tx, { id: userId, email, name, at }))) throw refusal('account_elsewhere');
  await addMember(tx, { orgId, userId, role: defaultRole, grants: '[]', at });
  await store.linkIdentity(tx, { orgId, userId, issuer, subject, at });
  return { userId, how: 'created' };
}

/** Characters of a name. */
const nameLengthMax = 200;

/** The account's address, if the provider has verified it and it is in a domain of the connection. Subdomains are other domains. */
function ownedAddress({ email, isEmailVerified }: Identity, domains: readonly string[]): string {
  if (email === undefined) throw refusal('email_missing');
  if (!isEmailVerified) throw refusal('email_unverified');
  const address = normalEmail(email);
  const domain = /^[\x21-\x3f\x41-\x7e]+@([a-z0-9.-]+)$/.exec(address)?.[1];
  if (address.length > 254 || domain === undefined || !domains.includes(domain)) throw refusal('email_foreign');
  return address;
}
