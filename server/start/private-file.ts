import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';

/** A file's text without the newline at its end; undefined when it is not there. */
export async function readPrivateFile(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trimEnd();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes a file that only its owner may read, whole or not at all. */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  const temp = `${path}.${randomUUID()}`;
  await writeFile(temp, `${text}\n`, { flag: 'wx', mode: 0o600 });
  await rename(temp, path);
}
