/**
 * The Git history, for credentials: every version of a file that is not in the checked-out tree, once, under the path and with the commit that
 * brought it in. Oldest first. Versions are handed over as bytes of a media type that no reader takes, so that only credentials are looked for.
 */
import type { CoverageEntry } from '#shared/model/report.ts';
import type { ListedArtifact, Listing } from '../source.ts';
import { blobSizes, blobContents, type BlobSize } from './cat-file.ts';
import { must, scanRef, workDirOf, type CloneOrder } from './git-clone.ts';
import { startGit, type GitWorld } from './git-command.ts';
import { gitLimits } from './limits.ts';
import { splitAt } from './split-at.ts';

export const historyMediaType = 'application/vnd.waybill.git-history';

export interface HistoryLimits {
  readonly blobsMax: number;
  readonly bytesMax: number;
}

/** One version of a file, by the id of its content. */
interface Version {
  readonly path: string;
  readonly commit: string;
}

/** Pages of versions, and in the last page how far it came. What was not searched is named in its entries and makes the history partial. */
export async function* listHistory(order: CloneOrder, present: ReadonlySet<string>, limits: HistoryLimits, world: GitWorld): AsyncGenerator<Listing> {
  const shortcomings: CoverageEntry[] = [];
  const fallShort = (reason: CoverageEntry['reason'], detail: string) => shortcomings.push({ path: '.git', reason, effect: 'partial', detail });
  const isShallow = (await must(['rev-parse', '--is-shallow-repository'], order, { cwd: workDirOf(order.folder) }, world)).trim() === 'true';
  if (isShallow) fallShort('unsupported', 'The repository that was read is itself a shallow clone; what it lacks of the history was not searched.');

  const versions = yield* findVersions(order, present, { ...limits, fallShort }, world);
  const fitting: [string, Version][] = [];
  const counts = { met: 0, bytes: 0, tooLarge: 0, left: 0 };
  for await (const [id, size] of sizesOf(versions, order, world)) {
    counts.met += 1;
    if (size > gitLimits.historyBlobBytesMax) counts.tooLarge += 1;
    else if (counts.bytes + size > limits.bytesMax) counts.left += 1;
    else {
      counts.bytes += size;
      fitting.push([id, versions.get(id) as Version]);
    }
  }
  if (counts.met < versions.size) fallShort('read_error', `${versions.size - counts.met} versions of files could not be found in the history.`);
  if (counts.tooLarge > 0) fallShort('too_large', `${counts.tooLarge} ${counts.tooLarge === 1 ? 'version of a file is' : 'versions of files are'} larger than ${gitLimits.historyBlobBytesMax} bytes (limit historyBlobBytesMax) and not searched.`);
  if (counts.left > 0) fallShort('too_large', `${counts.left} versions of files were not searched: together they take more than ${limits.bytesMax} bytes (setting history_bytes_max).`);

  yield* readVersions(fitting, order, world);
  yield { artifacts: [], entries: shortcomings, history: shortcomings.length === 0 ? 'complete' : 'partial' };
}

/** Which versions there are, from what each commit changed against all of its parents. */
async function* findVersions(
  order: CloneOrder,
  present: ReadonlySet<string>,
  { blobsMax, fallShort }: HistoryLimits & { fallShort(reason: CoverageEntry['reason'], detail: string): void },
  world: GitWorld,
): AsyncGenerator<Listing, Map<string, Version>> {
  const run = { cwd: workDirOf(order.folder), msMax: order.msLeft() };
  const { subPath, ref } = order.subject.address;
  const below = subPath === '' ? [] : ['--', subPath];
  const tips = ref === undefined ? ['--all'] : [scanRef];
  const commits = startGit(['rev-list', '--topo-order', '--reverse', '--full-history', ...tips, ...below], run, world);
  const changes = startGit(['diff-tree', '--stdin', '-z', '-r', '--root', '-c', '--raw', '--no-renames', '--no-abbrev', '--no-ext-diff', '--no-textconv', ...below], run, world);
  commits.stdin.end();
  commits.stdout.pipe(changes.stdin);
  const versions = new Map<string, Version>();
  let commit = '';
  let commitCount = 0;
  let change: Change | undefined;
  try {
    for await (const token of splitAt(changes.stdout, 0)) {
      if (change) {
        if (isNewFile(change) && !present.has(change.id) && !versions.has(change.id)) versions.set(change.id, { path: token.slice(subPath === '' ? 0 : subPath.length + 1), commit });
        change = undefined;
        if (versions.size < blobsMax) continue;
        fallShort('too_large', `The history holds more than ${blobsMax} versions of files (setting history_blobs_max); the newest were not searched.`);
        return versions;
      }
      if (token.startsWith(':')) change = readChange(token);
      else {
        commit = token.trim();
        commitCount += 1;
        if (commitCount % 2000 === 0) yield { artifacts: [], entries: [], progress: { done: commitCount, total: undefined, current: `commit ${commit.slice(0, 12)}` } };
      }
    }
    const ends = await Promise.all([commits.ended, changes.ended]);
    if (ends.some((end) => end.kind !== 'exit' || end.code !== 0) && !world.signal.aborted) {
      const isSlow = ends.some(({ kind }) => kind === 'timed_out');
      fallShort(isSlow ? 'timed_out' : 'read_error', isSlow ? 'Listing the history took longer than the scan may (setting time_limit_s); the newest versions were not searched.' : 'Git could not list the whole history; check the repository with git fsck.');
    }
    return versions;
  } finally {
    commits.stop();
    changes.stop();
  }
}

interface Change {
  readonly mode: string;
  readonly id: string;
}

/** `:100644 100644 <old> <new> M`, with as many colons, modes and ids more as a merge has further parents. */
function readChange(token: string): Change {
  const parents = /^:+/.exec(token)?.[0].length ?? 1;
  const words = token.slice(parents).split(' ');
  return { mode: words[parents] ?? '', id: words[2 * parents + 1] ?? '' };
}

/** A regular file, executable or not; what was taken away has the mode 000000. */
function isNewFile({ mode }: Change): boolean {
  return mode === '100644' || mode === '100755';
}

function sizesOf(versions: ReadonlyMap<string, Version>, order: CloneOrder, world: GitWorld): AsyncIterable<BlobSize> {
  return blobSizes([...versions.keys()], { cwd: workDirOf(order.folder), msMax: order.msLeft() }, world);
}

async function* readVersions(versions: readonly (readonly [string, Version])[], order: CloneOrder, world: GitWorld): AsyncGenerator<Listing> {
  let artifacts: ListedArtifact[] = [];
  let bytes = 0;
  let done = 0;
  const page = (): Listing => ({ artifacts, entries: [], progress: { done, total: versions.length, current: artifacts.at(-1)?.path ?? '' } });
  for await (const content of blobContents(versions.map(([id]) => id), { cwd: workDirOf(order.folder), msMax: order.msLeft() }, world)) {
    const [, { path, commit }] = versions[done] as readonly [string, Version];
    artifacts.push({ path, locator: { kind: 'bytes', bytes: content }, mediaType: historyMediaType, commit: { id: commit, ordinal: done } });
    done += 1;
    bytes += content.length;
    if (artifacts.length < gitLimits.historyPageItems && bytes < gitLimits.historyPageBytes) continue;
    yield page();
    artifacts = [];
    bytes = 0;
  }
  if (artifacts.length > 0) yield page();
  if (done < versions.length && !world.signal.aborted) {
    yield { artifacts: [], entries: [{ path: '.git', reason: 'read_error', effect: 'partial', detail: `${versions.length - done} versions of files could not be read from the history.` }], history: 'partial' };
  }
}
