/** The signing secrets of webhooks: made, sealed, opened. */
import type { Random } from '../../config/world.ts';
import type { Executor } from '../../db/connection.ts';
import type { Vault } from '../organizations/vault.ts';
import type { StoredWebhook } from './webhooks.store.ts';

/** Characters of a secret that somebody brings. */
export const secretLength = { min: 32, max: 256 } as const;

type SecretColumn = 'secret' | 'previous_secret';

const placeOf = (orgId: string, row: string, column: SecretColumn) => ({ orgId, table: 'webhooks', row, column });

/** `whsec_` and 32 random bytes. */
export function newSecret(random: Random): string {
  return `whsec_${random.bytes(32).toString('base64url')}`;
}

export async function sealSecret(executor: Executor, vault: Vault, entry: { orgId: string; id: string; column: SecretColumn; secret: string }): Promise<string> {
  return vault.seal(executor, placeOf(entry.orgId, entry.id, entry.column), Buffer.from(entry.secret, 'utf8'));
}

export async function openSecret(executor: Executor, vault: Vault, webhook: StoredWebhook): Promise<string> {
  return (await vault.unseal(executor, placeOf(webhook.org_id, webhook.id, 'secret'), webhook.secret)).toString('utf8');
}

/** The secrets that sign now, the newest first: two while a rotation lasts. */
export async function signingSecrets(executor: Executor, vault: Vault, webhook: StoredWebhook, now: number): Promise<string[]> {
  const secret = await openSecret(executor, vault, webhook);
  const { previous_secret: previous, previous_secret_expires_at: until } = webhook;
  if (previous === null || until === null || now >= until) return [secret];
  return [secret, (await vault.unseal(executor, placeOf(webhook.org_id, webhook.id, 'previous_secret'), previous)).toString('utf8')];
}

/** Milliseconds since the epoch until which these secrets are the ones that sign. */
export function secretsUntil(webhook: StoredWebhook, now: number): number {
  const { previous_secret_expires_at: until } = webhook;
  return until === null || now >= until ? Number.POSITIVE_INFINITY : until;
}
