/** Submodules: other repositories, which are read only when that was asked for. */
import type { CoverageEntry } from '#shared/model/report.ts';
import type { Listing } from '../source.ts';
import { workDirOf, type CloneOrder } from './git-clone.ts';
import { gitText, type GitWorld } from './git-command.ts';
import { gitLimits } from './limits.ts';

/** The coverage entry of a submodule that was not asked for. */
export function leftOut(path: string, { subject }: CloneOrder): CoverageEntry {
  return { path: below(path, subject.address.subPath), reason: 'vendored_tree', effect: 'ignored', detail: 'A submodule; set submodules (WAYBILL_GIT_SUBMODULES=true) to read it.' };
}

/**
 * Fetches and checks out each submodule, and those in it. The same safeguards hold: its commands in .gitmodules are refused by Git, the allowed
 * protocols are those of the repository, and the credential goes to the repository's own host only. One that fails makes the source partial.
 */
export async function readSubmodules(paths: readonly string[], order: CloneOrder, world: GitWorld): Promise<Listing> {
  const entries: CoverageEntry[] = [];
  for (const path of paths) {
    if (world.signal.aborted) break;
    const done = await gitText(
      ['submodule', '--quiet', 'update', '--init', '--recursive', '--checkout', '--depth=1', '--', path],
      { cwd: workDirOf(order.folder), msMax: order.msLeft(), bytesMax: gitLimits.refsBytesMax },
      world,
    );
    if ('text' in done) continue;
    entries.push({ path: below(path, order.subject.address.subPath), reason: done.end.kind === 'timed_out' ? 'timed_out' : 'read_error', effect: 'skipped', detail: 'The submodule could not be fetched; check its address in .gitmodules and who may read it.' });
  }
  return { artifacts: [], entries, ...(entries.length > 0 && { isBroken: true }) };
}

function below(path: string, subPath: string): string {
  return subPath === '' ? path : path.slice(subPath.length + 1);
}
