/** Brings the archive of one commit to a sealed file, without holding it in memory. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { GithubClient } from '../client/client.ts';
import { brokeOff, failureOf, not, ok, type Failure, type Outcome } from '../client/failure.ts';
import { SealBroken, readSealed, writeSealed } from '../state/sealed-file.ts';
import type { State } from '../state/state.ts';
import type { ArchiveLimits } from './archive-limits.ts';

export interface DownloadOptions {
  readonly client: Pick<GithubClient, 'archiveUrl' | 'countRequest'>;
  readonly state: State;
  readonly limits: ArchiveLimits;
  readonly secondMs: number;
  readonly signal: AbortSignal;
}

export interface Commit {
  readonly owner: string;
  readonly repo: string;
  /** Its id; or the name of a branch, where the id could not be learned: then nothing is kept, since a branch moves. */
  readonly sha: string;
}

/** Whether a ref is the whole id of a commit, which never means another one. */
export function isCommitId(ref: string): boolean {
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(ref);
}

/** An archive that can be read more than once. */
export interface Archive {
  read(): AsyncIterable<Buffer>;
  /** Lets it go; a kept one stays for the next scan. */
  close(): Promise<void>;
}

/** The archive of a commit: the kept one, else fetched. A commit never changes, so a kept one is as good as a new one. */
export async function openArchive(commit: Commit, { client, state, limits, secondMs, signal }: DownloadOptions): Promise<Outcome<Archive>> {
  const isKept = state.isKept && isCommitId(commit.sha);
  const name = `archive ${commit.owner}/${commit.repo}@${commit.sha}${isKept ? '' : ` ${randomUUID()}`}`;
  const file = state.fileOf(name);
  const archive: Archive = {
    read: () => readSealed(file, state.key),
    close: async () => {
      if (!isKept) await rm(file, { force: true });
    },
  };
  if (existsSync(file) && (await isWhole(archive))) {
    await state.touch(name);
    return ok(archive);
  }
  const what = `The archive of ${commit.owner}/${commit.repo} at ${commit.sha}`;
  let failure: Failure = brokeOff(what, 'network');
  for (let attempt = 1; attempt <= limits.attempts; attempt += 1) {
    // An address is good for a few minutes only, so each attempt asks for its own.
    const place = await client.archiveUrl(commit, commit.sha);
    if (!place.isOk) return place;
    const draft = state.draft();
    client.countRequest();
    const fetched = await fetchTo(draft, place.value, { what, key: state.key, limits, signal });
    if (fetched === undefined) {
      await state.keep(draft, name);
      return ok(archive);
    }
    await rm(draft, { force: true });
    signal.throwIfAborted();
    failure = fetched;
    if (failure.status !== undefined && failure.status < 500 && failure.status !== 429) break;
    if (failure.reason === 'too_large') break;
    if (attempt < limits.attempts) await wait(attempt * secondMs, undefined, { signal });
  }
  return not(failure);
}

async function isWhole(archive: Archive): Promise<boolean> {
  try {
    for await (const _ of archive.read());
    return true;
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
}

/** Of the disk, not of GitHub: trying again does not help. */
const diskTrouble = new Set(['ENOSPC', 'EDQUOT', 'EACCES', 'EROFS', 'ENOENT']);

/** Undefined when the whole body was written. No credential goes along: the address itself admits. */
async function fetchTo(file: string, url: URL, { what, key, limits, signal }: { readonly what: string; readonly key: Buffer; readonly limits: ArchiveLimits; readonly signal: AbortSignal }): Promise<Failure | undefined> {
  const stuck = new AbortController();
  const watch = setTimeout(() => stuck.abort(), limits.idleMsMax);
  const both = AbortSignal.any([signal, stuck.signal]);
  let bytes = 0;
  let isTooLarge = false;
  try {
    const response = await fetch(url, { redirect: 'error', signal: both });
    if (response.status !== 200) {
      await response.body?.cancel();
      return failureOf({ what, status: response.status, message: '', headers: {} });
    }
    const counted = async function* () {
      for await (const chunk of response.body ?? []) {
        watch.refresh();
        bytes += chunk.length;
        if (bytes > limits.packedBytesMax) {
          isTooLarge = true;
          throw new Error('too large');
        }
        yield chunk;
      }
    };
    await writeSealed(file, key, counted(), both);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && diskTrouble.has(code)) return { ...brokeOff(what, 'network'), reason: 'read_error', why: `${what} could not be written to the agent's folder: ${code}.`, status: 0 };
    if (isTooLarge) return { ...brokeOff(what, 'network'), reason: 'too_large', why: `${what} is larger than ${limits.packedBytesMax} bytes, compressed.` };
    if (stuck.signal.aborted) return { ...brokeOff(what, 'timeout'), why: `${what} did not come: nothing was received for ${limits.idleMsMax} ms.` };
    return { ...brokeOff(what, 'network'), why: `${what} broke off after ${bytes} bytes.` };
  } finally {
    clearTimeout(watch);
  }
}
