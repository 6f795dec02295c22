/**
 * What the source keeps between scans, in a folder of the agent: archives of commits and answers about repositories. All of it is sealed with a key
 * made from the credential that could fetch it again, so the folder alone tells nothing; with another credential it is as if it were empty.
 * Without a folder or a credential everything is kept for this scan only.
 */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Credentials } from '../client/credentials.ts';

export interface State {
  readonly key: Buffer;
  /** Whether anything outlives the scan. */
  readonly isKept: boolean;
  /** The file for a name; the name itself stands nowhere in the folder. */
  fileOf(name: string): string;
  /** A file to write to before it gets its name. */
  draft(): string;
  /** Gives a draft its name, in one step. */
  keep(draft: string, name: string): Promise<void>;
  /** Notes that it was used, so that it is not the first to go. */
  touch(name: string): Promise<void>;
  /** Removes drafts, and what was not used for longest above the limits; everything when nothing is kept. */
  close(): Promise<void>;
}

/** Sealed files together; bytes. */
const keptBytesMax = 4 * 1024 ** 3;
/** Not used for longer than this; milliseconds. 30 days: a month of weekly scans. */
const keptMsMax = 30 * 24 * 3600 * 1000;

export async function openState({ stateDir, credentials, now }: { readonly stateDir: string | undefined; readonly credentials: Credentials; readonly now: number }): Promise<State> {
  const material = credentials.kind === 'token' ? credentials.token : credentials.kind === 'app' ? credentials.privateKey : undefined;
  const own = stateDir !== undefined && material !== undefined ? await madeFolder(join(stateDir, 'github')) : undefined;
  const isKept = own !== undefined;
  const folder = own ?? (await mkdtemp(join(tmpdir(), 'waybill-github-')));
  const key = material === undefined ? randomBytes(32) : Buffer.from(hkdfSync('sha256', material, 'waybill', 'github source state 1', 32));
  const fileOf = (name: string) => join(folder, `${createHmac('sha256', key).update(name).digest('hex').slice(0, 40)}.sealed`);

  return {
    key,
    isKept,
    fileOf,
    draft: () => join(folder, `${randomBytes(12).toString('hex')}.draft`),
    keep: (draft, name) => rename(draft, fileOf(name)),
    touch: async (name) => {
      const at = new Date(now);
      await utimes(fileOf(name), at, at).catch(() => {});
    },
    close: () => (isKept ? tidy(folder, now) : rm(folder, { recursive: true, force: true })),
  };
}

/** Undefined when it cannot be made: a scan goes on without what it could keep. */
async function madeFolder(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch {
    return undefined;
  }
}

async function tidy(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const found = (
    await Promise.all(
      names.map(async (name) => {
        const file = join(folder, name);
        const stats = await stat(file).catch(() => undefined);
        return stats && { file, name, bytes: stats.size, usedAt: stats.mtimeMs };
      }),
    )
  ).filter((entry) => entry !== undefined);
  let bytes = 0;
  for (const { file, name, bytes: size, usedAt } of found.toSorted((a, b) => b.usedAt - a.usedAt)) {
    bytes += size;
    const isDraft = name.endsWith('.draft');
    // A draft of this hour may belong to a scan that runs beside this one.
    const isOver = isDraft ? now - usedAt > 3600 * 1000 : bytes > keptBytesMax || now - usedAt > keptMsMax;
    if (isOver) await rm(file, { force: true });
  }
}
