/** The pages of a Git source: fetching, then the walk of its files, then its history. */
import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/model/app-error.ts';
import type { CoverageEntry } from '#shared/model/report.ts';
import { walk } from '../filesystem/walk.ts';
import type { Listing } from '../source.ts';
import { checkOut, fetchCommit, workDirOf, type CloneOrder } from './git-clone.ts';
import type { GitWorld } from './git-command.ts';
import { shownAddress } from './git-failure.ts';
import { listTree } from './git-tree.ts';
import { listHistory, type HistoryLimits } from './history.ts';
import { leftOut, readSubmodules } from './submodules.ts';

export interface RepositoryOrder {
  readonly order: CloneOrder;
  readonly withSubmodules: boolean;
  readonly historyLimits: HistoryLimits;
}

/** Ends early when the signal aborts. @throws {AppError} as `gitFailure` does, `limit_exceeded`, and `target_unreadable` for a folder that is not there. */
export async function* listRepository({ order, withSubmodules, historyLimits }: RepositoryOrder, world: GitWorld): AsyncGenerator<Listing> {
  if (world.signal.aborted) return;
  yield* fetchCommit(order, world);
  const tree = await listTree(order, world);
  await checkOut(order, world);
  const root = await rootOf(order);

  const { subPath } = order.subject.address;
  const within = subPath === '' ? tree.submodules : tree.submodules.filter((path) => path.startsWith(`${subPath}/`));
  if (withSubmodules) yield await readSubmodules(within, order, world);
  else if (within.length > 0) yield { artifacts: [], entries: within.map((path) => leftOut(path, order)) };
  yield* walk({ root, deep: order.deep, isPassing: true, signal: world.signal });

  if (!order.deep) yield { artifacts: [], entries: [historyLeftOut] };
  else if (!world.signal.aborted) yield* listHistory(order, tree.blobs, historyLimits, world);
}

const historyLeftOut: CoverageEntry = { path: '.git', reason: 'history', effect: 'ignored', detail: 'The Git history; scan with --deep to search it for credentials.' };

/** The folder that is walked; a sub-path that leaves the repository by a link is refused. */
async function rootOf({ subject, folder, resolved }: CloneOrder): Promise<string> {
  const top = workDirOf(folder);
  const { subPath } = subject.address;
  if (subPath === '') return top;
  const wanted = join(top, subPath);
  const real = await realpath(wanted).catch(() => undefined);
  if (real === wanted && (await stat(real)).isDirectory()) return real;
  throw new AppError('target_unreadable', `Cannot scan ${shownAddress(subject.address)}: commit ${resolved.commit} has no folder ${subPath}. Check the path after //.`);
}
