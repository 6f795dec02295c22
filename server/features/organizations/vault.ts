/**
 * The secrets of organizations. Each organization has a data key of its own, sealed under the server's sealing key, and
 * every secret of it is sealed under that: the sealing key can change without touching every secret.
 */
import { AppError } from '#shared/model/app-error.ts';
import type { Random } from '../../config/world.ts';
import { seal, unseal, type SealPlace } from '../../crypto/seal.ts';
import type { Executor } from '../../db/connection.ts';
import { findOrganizationKeys } from './organizations.store.ts';

export interface Vault {
  /** The sealed keys of a new organization, to be stored with it. */
  newKeys(orgId: string): { data_key: string; fingerprint_key: string };
  /** The 32 bytes under which the organization's agents fingerprint the secrets they find. */
  fingerprintKey(executor: Executor, orgId: string): Promise<Buffer>;
  /** Seals a secret of an organization for one row and column. */
  seal(executor: Executor, place: SealPlace, plain: Uint8Array): Promise<string>;
  /** @throws {AppError} `unseal_failed` when the text was sealed for another place or changed. */
  unseal(executor: Executor, place: SealPlace, sealed: string): Promise<Buffer>;
}

const keyBytes = 32;

/**
 * The data key of an organization sealed under another sealing key; what is sealed under the data key stays as it is.
 * @throws {AppError} `unseal_failed` when `from` is not the one it was sealed under.
 */
export function resealDataKey(organization: { id: string; data_key: string }, keys: { from: Uint8Array; to: Uint8Array; random: Random }): string {
  const place = keyPlace(organization.id, 'data_key');
  const plain = unseal({ key: keys.from, place, sealed: organization.data_key });
  return seal({ key: keys.to, place, plain, random: keys.random });
}

function keyPlace(orgId: string, column: string): SealPlace {
  return { orgId, table: 'organizations', row: orgId, column };
}

/** Opened data keys are kept in memory, as the sealing key is. */
export function createVault(options: { kek: Uint8Array; random: Random }): Vault {
  const { kek, random } = options;
  const opened = new Map<string, Buffer>();

  async function dataKey(executor: Executor, orgId: string): Promise<Buffer> {
    const known = opened.get(orgId);
    if (known !== undefined) return known;
    const row = await findOrganizationKeys(executor, orgId);
    if (row === undefined) throw new AppError('not_found', `There is no organization ${orgId}.`);
    const key = unseal({ key: kek, place: keyPlace(orgId, 'data_key'), sealed: row.data_key });
    opened.set(orgId, key);
    return key;
  }

  return {
    newKeys(orgId) {
      const plainDataKey = random.bytes(keyBytes);
      return {
        data_key: seal({ key: kek, place: keyPlace(orgId, 'data_key'), plain: plainDataKey, random }),
        fingerprint_key: seal({ key: plainDataKey, place: keyPlace(orgId, 'fingerprint_key'), plain: random.bytes(keyBytes), random }),
      };
    },
    async fingerprintKey(executor, orgId) {
      const key = await dataKey(executor, orgId);
      const row = await findOrganizationKeys(executor, orgId);
      if (row === undefined) throw new AppError('not_found', `There is no organization ${orgId}.`);
      return unseal({ key, place: keyPlace(orgId, 'fingerprint_key'), sealed: row.fingerprint_key });
    },
    seal: async (executor, place, plain) => seal({ key: await dataKey(executor, place.orgId), place, plain, random }),
    unseal: async (executor, place, sealed) => unseal({ key: await dataKey(executor, place.orgId), place, sealed }),
  };
}
