/** The sealing key (KEK): 32 bytes under which the server's secrets are sealed. It stands in a file, never in the database. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from './world.ts';

const keyBytes = 32;

/** Where the key is kept when no other file was named. */
export function defaultSealingKeyFile(dataDir: string): string {
  return join(dataDir, 'sealing.key');
}

/** The key in a file, or a sentence that says what is wrong with it. */
export function readSealingKey(file: string): { key: Buffer } | { problem: string } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch {
    return { problem: `The sealing key file ${file} cannot be read. Check WAYBILL_KEK_FILE and the permissions.` };
  }
  const key = /^[0-9a-fA-F]{64}$/.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64url');
  const isBase64 = /^[\w+/-]{43}=?$/.test(text);
  if (key.length !== keyBytes || !(isBase64 || text.length === 64)) {
    return { problem: `The sealing key file ${file} must hold ${keyBytes} bytes as 44 characters of base64 or 64 of hex.` };
  }
  return { key };
}

/**
 * The key of an embedded database: read, or made when there is no database yet. A database without its key is a
 * problem, not a reason for a new key: what was sealed under the old one would be lost.
 */
export function ownSealingKey(options: { file: string; databaseFile: string; random: Random }): { key: Buffer } | { problem: string } {
  const { file, databaseFile, random } = options;
  if (existsSync(file)) return readSealingKey(file);
  if (existsSync(databaseFile)) {
    return { problem: `The database ${databaseFile} exists but its sealing key ${file} is missing. Put the key file back; without it the sealed secrets are lost.` };
  }
  const key = random.bytes(keyBytes);
  writeFileSync(file, `${key.toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  return { key };
}
