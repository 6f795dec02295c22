/** What a credential of each kind is made of, and how it is sealed. The only place where one is opened. */
import { z } from 'zod';
import { headerText, n8nKey } from '#shared/protocol/source-forms.ts';
import type { Executor, Tx } from '../../db/connection.ts';
import type { Vault } from '../organizations/vault.ts';
import { insertCredential, replaceSecret, type StoredCredential } from './credentials.store.ts';

/** A GitHub App signs in with its own key; the installation is found by the organization when it is not given. */
const githubApp = z.strictObject({
  app_id: headerText(64),
  installation_id: z.string().regex(/^\d{1,20}$/u, 'must be a number').optional(),
  private_key: z
    .string()
    .max(16_384)
    .regex(/^-----BEGIN (?:RSA )?PRIVATE KEY-----\r?\n[A-Za-z0-9+/=\r\n]+-----END (?:RSA )?PRIVATE KEY-----\s*$/u, 'must be a private key in PEM'),
});

export const secretSchemas = {
  n8n: z.strictObject({ api_key: n8nKey }),
  github: z.union([z.strictObject({ token: headerText(4096) }), githubApp], { error: 'must hold token, or app_id and private_key of a GitHub App (installation_id is optional)' }),
  aws: z.strictObject({ access_key_id: headerText(128), secret_access_key: headerText(256), session_token: headerText(8192).optional() }),
  git: z.strictObject({ username: headerText(256).optional(), password: headerText(4096) }),
} as const;
export type CredentialKind = keyof typeof secretSchemas;

/** Fields of a secret by name. */
export type Secret = Readonly<Record<string, string>>;

/** Whether a kind of source has credentials at all. */
export function hasSecrets(kind: string): kind is CredentialKind {
  return Object.hasOwn(secretSchemas, kind);
}

/** Keeps a new credential, sealed. */
export async function storeSecret(
  tx: Tx,
  vault: Vault,
  of: { orgId: string; id: string; kind: CredentialKind; name: string; secret: Secret; createdBy: string; at: number; expiresAt: number | null },
): Promise<void> {
  const { orgId, id, kind, name, createdBy, at, expiresAt } = of;
  const secret = await sealed(tx, vault, of);
  await insertCredential(tx, { id, org_id: orgId, kind, name, secret, created_by: createdBy, created_at: at, expires_at: expiresAt });
}

/** Puts another secret in the place of the one that a credential has. */
export async function changeSecret(tx: Tx, vault: Vault, of: { orgId: string; id: string; secret: Secret }): Promise<void> {
  await replaceSecret(tx, { orgId: of.orgId, id: of.id, secret: await sealed(tx, vault, of) });
}

/**
 * The fields of a stored credential.
 * @throws {AppError} `unseal_failed` when the text was sealed for another row or changed.
 */
export async function openSecret(executor: Executor, vault: Vault, row: Pick<StoredCredential, 'id' | 'org_id' | 'secret'>): Promise<Secret> {
  const bytes = await vault.unseal(executor, placeOf(row.org_id, row.id), row.secret);
  return JSON.parse(bytes.toString('utf8')) as Secret;
}

function sealed(tx: Tx, vault: Vault, of: { orgId: string; id: string; secret: Secret }): Promise<string> {
  return vault.seal(tx, placeOf(of.orgId, of.id), Buffer.from(JSON.stringify(of.secret), 'utf8'));
}

function placeOf(orgId: string, id: string) {
  return { orgId, table: 'credentials', row: id, column: 'secret' };
}
