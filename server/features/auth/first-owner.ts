/** The way to become the first owner: from the configuration, or with a token that is printed once. */
import { apiError } from '#shared/api/api-error.ts';
import { credentialKind, formatCredential } from '#shared/api/credentials.ts';
import { newId } from '../../config/world.ts';
import { equalInConstantTime, keyedHash } from '../../crypto/keyed-hash.ts';
import type { Passwords } from '../../crypto/password.ts';
import type { Tx } from '../../db/connection.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, systemCaller } from '../../http/caller.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
import { hasOwner, insertMembership, insertUser } from './auth.store.ts';
import { normalEmail } from './email.ts';

/** Milliseconds a setup token is good for: a day. A restart prints a new one. */
const setupTokenMs = 24 * 60 * 60 * 1000;

export interface FirstOwner {
  /** A token for `POST /auth/bootstrap`, or undefined when there is an owner. Only its hash stays, in memory. */
  issueToken(): Promise<string | undefined>;
  /** @throws {AppError} `conflict` when there is an owner, `invalid_token` when the token is not the printed one. */
  assertToken(token: string): Promise<void>;
  /** Adds the owner and returns their id. @throws {AppError} `conflict` when somebody was faster. */
  create(tx: Tx, owner: { email: string; name: string; passwordHash: string }): Promise<string>;
}

export function createFirstOwner(foundation: Foundation, orgId: string): FirstOwner {
  const { db, clock, keys, random } = foundation;
  let issued: { hash: string; expiresAt: number } | undefined;
  const taken = () => apiError('conflict', 'This Waybill has an owner.', { hint: 'Sign in with POST /auth/login.' });

  return {
    async issueToken() {
      if (await hasOwner(db.kysely, orgId)) return undefined;
      const token = formatCredential('setup_token', random.bytes(32));
      issued = { hash: keyedHash(keys.pepper, 'setup-token', token), expiresAt: clock.now() + setupTokenMs };
      return token;
    },
    async assertToken(token) {
      if (await hasOwner(db.kysely, orgId)) throw taken();
      const hash = keyedHash(keys.pepper, 'setup-token', token);
      const isGood = credentialKind(token) === 'setup_token' && issued !== undefined && clock.now() < issued.expiresAt && equalInConstantTime(hash, issued.hash);
      if (!isGood) throw apiError('invalid_token', 'The setup token is not the one that the server printed, or it has expired.', { hint: 'Restart the server to get a new one.' });
    },
    async create(tx, { email, name, passwordHash }) {
      await lockOrganization(tx, orgId);
      if (await hasOwner(tx, orgId)) throw taken();
      const id = newId('usr', { clock, random });
      const now = clock.now();
      await insertUser(tx, { id, email: normalEmail(email), name, password_hash: passwordHash, created_at: now, updated_at: now });
      await insertMembership(tx, { org_id: orgId, user_id: id, role: 'owner', created_at: now });
      return id;
    },
  };
}

/** Makes the owner that the configuration names, while there is none. */
export async function ensureConfiguredOwner(options: {
  foundation: Foundation;
  firstOwner: FirstOwner;
  passwords: Passwords;
  orgId: string;
  admin: { email: string; password: string };
}): Promise<void> {
  const { foundation, firstOwner, passwords, orgId, admin } = options;
  const { db, clock } = foundation;
  if (await hasOwner(db.kysely, orgId)) return;
  const passwordHash = await passwords.hash(admin.password);
  await db.transaction(async (tx) => {
    const userId = await firstOwner.create(tx, { email: admin.email, name: admin.email, passwordHash });
    await appendAudit(tx, entryOf(systemCaller(orgId), { action: 'organization.bootstrap', target: orgId, detail: { user: userId }, at: clock.now() }));
  });
}
