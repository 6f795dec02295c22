import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Makes a directory that only its owner may enter, with its parents. */
export async function makePrivateDir(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}

/**
 * Writes a file so that after a power cut either the old or the new bytes stand, readable by the owner alone:
 * temp file, fsync, rename, fsync of the directory.
 */
export async function writeDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  const temp = join(dirname(path), `.tmp-${process.pid}-${randomUUID()}`);
  const handle = await open(temp, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(temp, { force: true });
    throw error;
  }
  await handle.close();
  await publish(temp, path);
}

/** Gives a synced temp file its name, and returns once the name itself is on disk. */
export async function publish(temp: string, path: string): Promise<void> {
  await rename(temp, path);
  await syncDir(dirname(path));
}

/** Puts a directory's entries on disk. Windows cannot open directories; its rename is journalled. */
export async function syncDir(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether a file system error says that the thing is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
