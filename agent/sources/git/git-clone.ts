/** A commit of a repository in a private folder: fetched, measured, checked out. Nothing that the repository says is run. */
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/model/app-error.ts';
import type { Listing } from '../source.ts';
import { gitText, startGit, type GitEnd, type GitRun, type GitWorld } from './git-command.ts';
import { gitFailure, shownAddress, type GitSubject } from './git-failure.ts';
import type { ResolvedRef } from './git-refs.ts';
import { gitLimits } from './limits.ts';
import { transferProgress } from './transfer-progress.ts';

/** What one clone is made of. */
export interface CloneOrder {
  readonly subject: GitSubject;
  readonly resolved: ResolvedRef;
  /** The whole history instead of one commit; of every branch and tag when none was named. */
  readonly deep: boolean;
  /** Empty and private; the work tree comes into `workDirOf` it. */
  readonly folder: string;
  readonly bytesMax: number;
  /** What is left of the scan's time; milliseconds. */
  msLeft(): number;
}

export function workDirOf(folder: string): string {
  return join(folder, 'work');
}

/**
 * Attributes of highest precedence: no filter, no re-encoding, no rewriting of line ends or keywords, so that files are read as they are stored,
 * whatever the repository's own .gitattributes says. @see gitattributes(5), "$GIT_DIR/info/attributes".
 */
const attributes = '* -text !eol !filter !ident !working-tree-encoding\n';

/** Fetches the commit; gives progress as pages without artifacts. @throws {AppError} as `gitFailure` does, and `limit_exceeded`. */
export async function* fetchCommit(order: CloneOrder, world: GitWorld): AsyncGenerator<Listing> {
  const { subject, resolved, folder } = order;
  const workDir = workDirOf(folder);
  const objectFormat = resolved.commit.length === 64 ? 'sha256' : 'sha1';
  await must(['init', '--quiet', '--template=', `--object-format=${objectFormat}`, workDir], order, { cwd: folder }, world);
  await mkdir(join(workDir, '.git/info'), { recursive: true });
  await writeFile(join(workDir, '.git/info/attributes'), attributes);

  const wanted = [resolved.commit, ...(resolved.name === undefined ? [] : [resolved.name])];
  for (const [index, want] of wanted.entries()) {
    const end = yield* fetch(want, order, world);
    if (end.kind === 'exit' && end.code === 0) break;
    // A server of the first protocol may give out names only.
    const mayAskByName = index + 1 < wanted.length && end.kind === 'exit' && /not our ref|unadvertised object/i.test(end.message);
    if (!mayAskByName) throw gitFailure(end, { ...subject, step: 'fetch' });
  }
  const found = await must(['rev-parse', '--verify', '--quiet', `${scanRef}^{commit}`], order, { cwd: workDir }, world);
  if (found.trim() !== resolved.commit) {
    throw new AppError('target_unreadable', `Cannot scan ${shownAddress(subject.address)}: it moved to another commit while it was fetched. Scan it again.`);
  }
}

/** Where the fetched commit is kept in the clone. */
export const scanRef = 'refs/waybill/scan';

/** Writes the files of the commit. */
export async function checkOut(order: CloneOrder, world: GitWorld): Promise<void> {
  await must(['checkout', '--quiet', '--force', '--detach', '--no-recurse-submodules', order.resolved.commit], order, { cwd: workDirOf(order.folder) }, world);
}

/** What Git prints. @throws {AppError} as `gitFailure` does. */
export async function must(args: readonly string[], order: Pick<CloneOrder, 'subject' | 'msLeft'>, at: { readonly cwd: string }, world: GitWorld): Promise<string> {
  const done = await gitText(args, { cwd: at.cwd, msMax: order.msLeft(), bytesMax: gitLimits.refsBytesMax }, world);
  if ('end' in done) throw gitFailure(done.end, { ...order.subject, step: 'checkout' });
  return done.text;
}

async function* fetch(want: string, order: CloneOrder, world: GitWorld): AsyncGenerator<Listing, GitEnd> {
  const { subject, deep, bytesMax } = order;
  const workDir = workDirOf(order.folder);
  const all = deep && subject.address.ref === undefined ? ['+refs/heads/*:refs/waybill/heads/*', '+refs/tags/*:refs/waybill/tags/*'] : [];
  const how = ['fetch', '--progress', '--no-tags', '--no-write-fetch-head', '--no-auto-maintenance', '--no-recurse-submodules', deep ? '--update-shallow' : '--depth=1'];
  const progress = transferProgress();
  const run: GitRun = { cwd: workDir, msMax: order.msLeft(), silenceMsMax: gitLimits.silenceMsMax, onMessage: progress.read };
  const git = startGit([...how, '--', subject.address.url, `+${want}:${scanRef}`, ...all], run, world);
  git.stdin.end();
  git.stdout.resume();
  let isTooLarge = false;
  let lastBytes = -1;
  const probe = setInterval(async () => {
    const bytes = await packBytes(workDir);
    // A server that sends without a word of progress is not silent.
    if (bytes > lastBytes) git.touch();
    lastBytes = bytes;
    if (bytes <= bytesMax) return;
    isTooLarge = true;
    git.stop();
  }, gitLimits.sizeProbeMs);

  try {
    const ended = git.ended.finally(progress.end);
    for await (const state of progress.states) yield { artifacts: [], entries: [], progress: state };
    const end = await ended;
    if (isTooLarge || (await packBytes(workDir)) > bytesMax) throw tooLarge(order, 'its commits take more than');
    return end;
  } finally {
    clearInterval(probe);
    git.stop();
    await git.ended;
  }
}

/** The error of a repository over the limit. */
export function tooLarge({ subject, bytesMax, deep }: Pick<CloneOrder, 'subject' | 'bytesMax' | 'deep'>, what: string): AppError {
  return new AppError('limit_exceeded', `Cannot scan ${shownAddress(subject.address)}: ${what} ${bytesMax} bytes (setting bytes_max). Raise it${deep ? ', or scan without --deep' : ''}.`);
}

/** What the growing clone takes; bytes. Every fetch makes packs here. */
async function packBytes(workDir: string): Promise<number> {
  const folder = join(workDir, '.git/objects/pack');
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).then(({ size }) => size, () => 0)));
  return sizes.reduce((sum, size) => sum + size, 0);
}
