/** What a credential of each kind is made of, and how it is sealed. The only place where one is opened. */
import { z } from 'zod';
import type { Executor, Tx } from '../../db/connection.ts';
import type { Vault } from '../organizations/vault.ts';
import { insertCredential, replaceSecret, type StoredCredential } from './credentials.store.ts';

/** One line of visible characters: it may become a header. */
const line = (charactersMax: number) => z.string().regex(/^[\x21-\x7e]+$/u, 'must be visible ASCII characters without spaces').max(charactersMax);

/** The n8n API key of an owner or of a scoped key; JWTs of some hundred characters. */
export const n8nKey = line(4096);

export const secretSchemas = {
  n8n: z.strictObject({ api_key: n8nKey }),
  github: z.strictObject({ token: line(4096) }),
  aws: z.strictObject({ access_key_id: line(128), secret_access_key: line(256), session_token: line(8192).optional() }),
  git: z.strictObject({ username: line(256).optional(), password: line(4096) }),
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
