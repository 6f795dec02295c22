/** What a commit's tree holds, listed before a byte of it is written. */
import { AppError } from '#shared/model/app-error.ts';
import { startGit, type GitWorld } from './git-command.ts';
import { gitFailure, shownAddress } from './git-failure.ts';
import { tooLarge, workDirOf, type CloneOrder } from './git-clone.ts';
import { gitLimits } from './limits.ts';
import { splitAt } from './split-at.ts';

export interface CommitTree {
  /** Ids of the files' contents. */
  readonly blobs: ReadonlySet<string>;
  /** Paths of submodules, in the tree's order. */
  readonly submodules: readonly string[];
}

/**
 * Lists the tree of the commit. @throws {AppError} `limit_exceeded` for more than `treeFilesMax` files, or more bytes than the clone may take:
 * a small pack can unfold to any size.
 */
export async function listTree(order: CloneOrder, world: GitWorld): Promise<CommitTree> {
  const blobs = new Set<string>();
  const submodules: string[] = [];
  let bytes = 0;
  let files = 0;
  const git = startGit(['ls-tree', '-r', '-z', '--full-tree', '--long', order.resolved.commit], { cwd: workDirOf(order.folder), msMax: order.msLeft() }, world);
  git.stdin.end();
  try {
    for await (const record of splitAt(git.stdout, 0)) {
      // `100644 blob <id>    <size>\t<path>`; a submodule has `-` for its size.
      const tab = record.indexOf('\t');
      const [, type, id = '', size] = record.slice(0, tab).split(/ +/);
      if (type === 'commit') submodules.push(record.slice(tab + 1));
      if (type !== 'blob') continue;
      blobs.add(id);
      files += 1;
      bytes += Number(size);
      if (bytes > order.bytesMax) throw tooLarge(order, 'its files take more than');
      if (files > gitLimits.treeFilesMax) {
        throw new AppError('limit_exceeded', `Cannot scan ${shownAddress(order.subject.address)}: it has more than ${gitLimits.treeFilesMax} files (limit treeFilesMax). Scan the folders one by one, each with //SUBPATH.`);
      }
    }
  } catch (error) {
    git.stop();
    throw error;
  }
  const end = await git.ended;
  if (end.kind !== 'exit' || end.code !== 0) throw gitFailure(end, { ...order.subject, step: 'checkout' });
  return { blobs, submodules };
}
