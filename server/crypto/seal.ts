/**
 * Secrets at rest: AES-256-GCM with a random 96-bit nonce. The place where the text will stand is authenticated with
 * it, so a sealed text moved to another row, column, table or organization no longer opens.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { AppError } from '#shared/model/app-error.ts';
import type { Random } from '../config/world.ts';

/** Where a sealed text stands. `orgId` is `server` for rows of no organization. */
export interface SealPlace {
  readonly orgId: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

const nonceBytes = 12;
const tagBytes = 16;
const version = 's1';

/** Seals some bytes for one place under a 256-bit key: `s1.` and base64url of nonce, ciphertext and tag. */
export function seal(options: { key: Uint8Array; place: SealPlace; plain: Uint8Array; random: Random }): string {
  const nonce = options.random.bytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', options.key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(placeBytes(options.place));
  const body = Buffer.concat([cipher.update(options.plain), cipher.final()]);
  return `${version}.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')}`;
}

/**
 * Opens a sealed text again.
 * @throws {AppError} `unseal_failed` when the key is another, the text was changed, or it was sealed for another place.
 */
export function unseal(options: { key: Uint8Array; place: SealPlace; sealed: string }): Buffer {
  const { place, sealed } = options;
  const where = `${place.table}.${place.column} of ${place.row}`;
  const bytes = sealed.startsWith(`${version}.`) ? Buffer.from(sealed.slice(version.length + 1), 'base64url') : Buffer.alloc(0);
  if (bytes.length < nonceBytes + tagBytes) throw new AppError('unseal_failed', `${where} is not a sealed text.`);
  const decipher = createDecipheriv('aes-256-gcm', options.key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(placeBytes(place));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  } catch (cause) {
    throw new AppError('unseal_failed', `${where} does not open with this sealing key.`, { cause });
  }
}

/** As JSON, so that no two places have the same bytes. */
function placeBytes({ orgId, table, row, column }: SealPlace): Buffer {
  return Buffer.from(JSON.stringify([orgId, table, row, column]), 'utf8');
}
