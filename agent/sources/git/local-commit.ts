/** A ref of a repository on this machine, as a target that gives exactly its commit. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '#shared/model/app-error.ts';
import { gitText, type GitWorld } from './git-command.ts';
import { gitEnvironment } from './git-environment.ts';
import { gitLimits } from './limits.ts';

export interface LocalCommit {
  /** Whole commit id, lower-case hex. */
  readonly commit: string;
  /** `git:PATH//SUBPATH#COMMIT` for the folder that was asked from. */
  readonly target: string;
}

/**
 * What a ref means in the repository around a folder: a branch, tag, commit, `HEAD~3` and all else that Git knows.
 * Only names are resolved: no hook, filter or monitor of the repository runs.
 * @throws {AppError} `usage` when the folder is in no repository or the ref is not known there, `cancelled` when the signal has aborted.
 */
export async function localCommit({ dir, ref, signal }: { dir: string; ref: string; signal: AbortSignal }): Promise<LocalCommit> {
  const homeDir = await mkdtemp(join(tmpdir(), 'waybill-git-home-'));
  const world: GitWorld = { environment: gitEnvironment({ transport: 'file' }, {}, homeDir), signal };
  const ask = async (args: readonly string[]): Promise<string | undefined> => {
    const asked = await gitText(['rev-parse', ...args], { cwd: dir, msMax: gitLimits.askMsMax, bytesMax: 65_536 }, world);
    return 'text' in asked ? asked.text.replace(/\n$/, '') : undefined;
  };
  try {
    const top = await ask(['--show-toplevel']);
    if (top === undefined) throw new AppError('usage', `Cannot find ${ref}: ${dir} is in no Git repository that may be read. Stand in one, or name a file or directory.`);
    const commit = ref.startsWith('-') ? undefined : await ask(['--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
    if (commit === undefined) throw new AppError('usage', `Cannot find ${ref}: the repository ${top} has no branch, tag or commit of that name. Fetch it first, or name a file or directory.`);
    const subPath = (await ask(['--show-prefix']))?.replace(/\/$/, '') ?? '';
    return { commit, target: `git:${top}${subPath === '' ? '' : `//${subPath}`}#${commit}` };
  } finally {
    await rm(homeDir, { recursive: true, force: true });
  }
}
