/** Uploaded results on disk: `incoming/` while they arrive, `blobs/<last two of the id>/<id>.ndjson[.gz]` for as long as their scan lives. */
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface BlobFolder {
  /** Where an upload is written first; the name is the caller's and must be unique. */
  incomingPath(name: string): string;
  /** Moves a file that is complete and synced to its lasting place, and makes the move last. Returns the name to store. */
  keep(options: { incoming: string; id: string; encoding: 'gzip' | 'identity' }): Promise<string>;
  path(name: string): string;
  /** Removes what was kept for a result, if anything was. */
  removeOf(id: string): Promise<void>;
  /** Removes uploads that nobody finished and that were last written before an instant, milliseconds since the epoch. */
  clearIncoming(before: number): Promise<void>;
}

/** Makes the folders, mode 0700. */
export async function openBlobFolder(dataDir: string): Promise<BlobFolder> {
  const incoming = join(dataDir, 'incoming');
  const blobs = join(dataDir, 'blobs');
  for (const folder of [incoming, blobs]) await mkdir(folder, { recursive: true, mode: 0o700 });

  return {
    incomingPath: (name) => join(incoming, name),
    async keep({ incoming, id, encoding }) {
      const name = nameOf(id, encoding);
      const folder = join(blobs, dirname(name));
      const isNew = (await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined;
      await rename(incoming, join(blobs, name));
      await syncFolder(folder);
      if (isNew) await syncFolder(blobs);
      return name;
    },
    path: (name) => join(blobs, name),
    async removeOf(id) {
      for (const encoding of ['gzip', 'identity'] as const) await rm(join(blobs, nameOf(id, encoding)), { force: true });
    },
    async clearIncoming(before) {
      for (const name of await readdir(incoming)) {
        const file = join(incoming, name);
        const { mtimeMs } = await stat(file);
        if (mtimeMs < before) await rm(file, { force: true });
      }
    },
  };
}

/** The last characters of a UUIDv7 are random, the first are the time. */
function nameOf(id: string, encoding: 'gzip' | 'identity'): string {
  return join(id.slice(-2), `${id}.ndjson${encoding === 'gzip' ? '.gz' : ''}`);
}

/** Makes a rename or a new file survive a power cut. Windows cannot open folders and needs nothing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
