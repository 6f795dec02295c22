/** The key with which whoever owns the data directory uses its server from the command line. */
import { join } from 'node:path';
import type { App } from '../app.ts';
import { systemCaller } from '../http/caller.ts';
import { readPrivateFile, writePrivateFile } from './private-file.ts';

const fileName = 'operator.key';

/** The key in the data directory; undefined when there is none. */
export async function readOperatorKey(dataDir: string): Promise<string | undefined> {
  return readPrivateFile(join(dataDir, fileName));
}

/** The key in the data directory when this server knows it, else a new one, written there with mode 0600. */
export async function ensureOperatorKey(app: App, dataDir: string): Promise<string> {
  const known = await readOperatorKey(dataDir);
  if (known !== undefined && (await isGood(app, known))) return known;
  const { key } = await app.services.apiKeys.create(
    { name: 'local operator', scopes: ['write'], mode: 'live', expiresAt: null },
    systemCaller(app.defaultOrgId),
  );
  await writePrivateFile(join(dataDir, fileName), key);
  return key;
}

async function isGood(app: App, key: string): Promise<boolean> {
  try {
    return (await app.services.apiKeys.authenticate(key)).orgId === app.defaultOrgId;
  } catch {
    return false;
  }
}
