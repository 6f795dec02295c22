/**
 * Changes the sealing key in the data directory together with the database. Two places cannot change at one instant,
 * so the order keeps a pair that opens at every moment:
 *
 * 1. The new key is written beside the old one, as `sealing.key.next`, and synced.
 * 2. One transaction seals the database anew.
 * 3. `sealing.key.next` takes the place of `sealing.key`.
 *
 * After a crash before the commit the old key opens the database and the next one is thrown away; after the commit only
 * the next one opens it and takes its place. The next start, or the next rotation, decides that by trying.
 *
 * A key file that the operator named (`WAYBILL_KEK_FILE`) is theirs: it is never written to.
 */
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '#shared/model/app-error.ts';
import type { ServerConfig } from '../config/config.ts';
import { defaultSealingKeyFile, readSealingKey } from '../config/sealing-key.ts';
import { openServerKeys } from '../crypto/server-keys.ts';
import { openDatabase } from '../db/connection.ts';
import { listServerKeys } from '../features/system/server-keys.store.ts';
import { readPrivateFile } from './private-file.ts';

/** Whether the key stands in the data directory, where the server made it. */
export function isOwnKeyFile(config: Pick<ServerConfig, 'dataDir' | 'sealingKeyFile'>): boolean {
  return config.sealingKeyFile === defaultSealingKeyFile(config.dataDir);
}

/** Step 1. */
export async function stageSealingKey(file: string, key: Uint8Array): Promise<void> {
  const staged = nextOf(file);
  await rm(staged, { force: true });
  const handle = await open(staged, 'wx', 0o600);
  try {
    await handle.writeFile(`${Buffer.from(key).toString('base64url')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(dirname(file));
}

/** Step 3. */
export async function takeStagedKey(file: string): Promise<void> {
  await rename(nextOf(file), file);
  await syncFolder(dirname(file));
}

/** Throws a staged key away. */
export async function dropStagedKey(file: string): Promise<void> {
  await rm(nextOf(file), { force: true });
}

/** The configuration with the key that opens the database, after a rotation that broke off. Without one it stays as it is. */
export async function settleSealingKey(config: ServerConfig): Promise<ServerConfig> {
  const { sealingKeyFile: file } = config;
  if (!isOwnKeyFile(config) || (await readPrivateFile(nextOf(file))) === undefined) return config;
  const staged = readSealingKey(nextOf(file));
  // A file that was written in part stands for a rotation that had not begun.
  if ('problem' in staged || (await opens(config, config.sealingKey))) {
    await dropStagedKey(file);
    return config;
  }
  // With neither of the two the start says so; both files stay.
  if (!(await opens(config, staged.key))) return config;
  await takeStagedKey(file);
  return { ...config, sealingKey: staged.key };
}

async function opens({ databaseUrl }: ServerConfig, key: Uint8Array): Promise<boolean> {
  const db = await openDatabase({ url: databaseUrl });
  try {
    const rows = await listServerKeys(db.kysely);
    // Where nothing is sealed yet, every key is right.
    if (rows.length > 0) openServerKeys(rows, key);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'unseal_failed') return false;
    throw error;
  } finally {
    await db.close();
  }
}

function nextOf(file: string): string {
  return `${file}.next`;
}

/** Makes a new name survive a power cut. Windows cannot open folders and needs nothing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
