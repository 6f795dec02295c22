/** The second pass over an archive: pages of artifacts, and what was left out, by the same rules as in a directory. */
import type { CoverageEntry } from '#shared/model/report.ts';
import { scanLimits } from '../../../engine/limits.ts';
import { vendoredNames } from '../../filesystem/walk.ts';
import type { ListedArtifact } from '../../source.ts';
import type { ArchiveLimits } from './archive-limits.ts';
import { linkTarget } from './entry-path.ts';
import { rulesOf, type Survey } from './survey.ts';
import { ArchiveTrouble, type UnpackedEntry } from './unpack.ts';

export interface ContentPage {
  readonly artifacts: readonly ListedArtifact[];
  readonly entries: readonly CoverageEntry[];
}

export interface ContentOptions {
  /** Put before every path: `acme/shop/`; empty where the source has one repository. */
  readonly prefix: string;
  readonly deep: boolean;
  readonly survey: Survey;
  readonly limits: ArchiveLimits;
}

/** Held in memory at once, before the readers take it; bytes and items. */
const pageBytesMax = 4 * 1024 * 1024;
const pageSize = 256;

/** Ends without an error when the archive does: its trouble is in the last page. */
export async function* listContent(entries: AsyncIterable<UnpackedEntry>, options: ContentOptions): AsyncGenerator<ContentPage> {
  const { prefix, limits } = options;
  const verdictOf = folderVerdicts(options);
  const ignoredCounts = new Map<string, number>();
  let page = emptyPage();
  try {
    for await (const entry of entries) {
      const { path } = entry;
      const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
      if (entry.type === 'folder') continue;
      const verdict = verdictOf.of(folder);
      if (verdict.entry !== undefined) page.entries.push(verdict.entry);
      if (!verdict.isRead) continue;
      const left = leftOut(entry, options);
      if (left !== undefined) page.entries.push({ ...left, path: prefix + left.path });
      if (left !== undefined || entry.type !== 'file') continue;
      if (!options.deep && verdictOf.rules(folder).reasonFor(path, false) !== undefined) {
        ignoredCounts.set(folder, (ignoredCounts.get(folder) ?? 0) + 1);
        continue;
      }
      const bytes = await entry.bytes();
      page.artifacts.push({ path: prefix + path, locator: { kind: 'bytes', bytes } });
      page.bytes += bytes.length;
      if (page.bytes >= pageBytesMax || page.artifacts.length >= pageSize) {
        yield page;
        page = emptyPage();
      }
    }
  } catch (error) {
    if (!(error instanceof ArchiveTrouble)) throw error;
    page.entries.push({ path: prefix.slice(0, -1) || '.', reason: error.reason, effect: 'partial', detail: error.message, resources: ['github.workflow'] });
  }
  for (const path of options.survey.submodules) {
    page.entries.push({ path: prefix + path, reason: 'unsupported', effect: 'ignored', detail: 'A submodule: another repository, which the archive of this one does not hold.' });
  }
  for (const [folder, count] of ignoredCounts) {
    page.entries.push({ path: prefix + folder === '' ? '.' : (prefix + folder).replace(/\/$/, ''), reason: 'ignored_by_waybillignore', effect: 'ignored', detail: `${count} ${count === 1 ? 'file' : 'files'} in this folder.` });
  }
  yield page;

  function emptyPage() {
    return { artifacts: [] as ListedArtifact[], entries: [] as CoverageEntry[], bytes: 0 };
  }

  function leftOut({ path, type, sizeBytes, target }: UnpackedEntry, { limits: { fileBytesMax } }: Pick<ContentOptions, 'limits'> = { limits }): CoverageEntry | undefined {
    if (Buffer.byteLength(prefix + path) > scanLimits.pathBytesMax) {
      return { path: path.slice(0, path.indexOf('/')), reason: 'path_too_long', effect: 'skipped', detail: `A path below this folder is longer than ${scanLimits.pathBytesMax} bytes.` };
    }
    if (type === 'special') return { path, reason: 'special_file', effect: 'skipped', detail: 'Neither a file nor a folder nor a symbolic link.' };
    if (type === 'link') return linkEntry(path, target);
    if (sizeBytes > fileBytesMax) return { path, reason: 'too_large', effect: 'skipped', detail: `${sizeBytes} bytes; at most ${fileBytesMax} are read.` };
    return undefined;
  }
}

/** A link is not followed: what it leads to inside the repository is met on its own way. */
function linkEntry(path: string, target: string): CoverageEntry | undefined {
  const leadsTo = linkTarget(path, target);
  if (leadsTo === undefined) return { path, reason: 'symlink_outside_root', effect: 'skipped', detail: 'The link leads out of the repository and is not followed.' };
  const isLoop = leadsTo === '' || path.startsWith(`${leadsTo}/`) || leadsTo === path;
  return isLoop ? { path, reason: 'symlink_loop', effect: 'skipped', detail: 'The link leads to a folder around itself and is not followed.' } : undefined;
}

/** Whether a folder is read; the first question about one that is left out gives the entry that says so. */
function folderVerdicts({ prefix, deep, survey }: ContentOptions) {
  const rules = rulesOf(survey);
  const known = new Map<string, boolean>([['', true]]);
  const of = (folder: string): { readonly isRead: boolean; readonly entry?: CoverageEntry } => {
    const before = known.get(folder);
    if (before !== undefined) return { isRead: before };
    const parent = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '';
    const above = of(parent);
    if (!above.isRead) {
      known.set(folder, false);
      return above;
    }
    const entry = reason(folder, parent);
    known.set(folder, entry === undefined);
    return entry === undefined ? { isRead: true } : { isRead: false, entry };
  };
  const reason = (folder: string, parent: string): CoverageEntry | undefined => {
    const path = prefix + folder;
    if (folder.split('/').length > scanLimits.depthMax) return { path, reason: 'too_deep', effect: 'skipped', detail: `Folders are nested deeper than ${scanLimits.depthMax}.` };
    if (deep) return undefined;
    if (vendoredNames.has(folder.slice(folder.lastIndexOf('/') + 1)) || survey.virtualEnvironments.has(folder)) {
      return { path, reason: 'vendored_tree', effect: 'ignored', detail: 'Installed packages; scan with --deep to read them.' };
    }
    const ruled = rules(parent).reasonFor(folder, true);
    return ruled && { path, reason: ruled, effect: 'ignored', detail: 'The whole folder.' };
  };
  return { of, rules };
}
