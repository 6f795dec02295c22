/** Walks a directory once. Symbolic links are not followed: what they point to inside the root is met on its own way. */
import { readdirSync, readlinkSync, realpathSync, type Dirent } from 'node:fs';
import { join, sep } from 'node:path';
import type { CoverageEntry } from '#shared/model/report.ts';
import { scanLimits } from '../../engine/limits.ts';
import type { ListedArtifact, Listing } from '../source.ts';
import { noRules, rulesAbove, type IgnoreRules, type IgnoreReason } from './ignore-rules.ts';

export interface WalkOptions {
  /** Absolute, real path. */
  readonly root: string;
  readonly deep: boolean;
  /** Set for a copy that was made for this scan. */
  readonly isPassing?: true;
  readonly signal: AbortSignal;
}

/** Never content: the version control system's own data. */
export const versionControl: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.jj']);

/** Other people's code, installed. Named in coverage, read with `--deep`. */
export const vendoredNames: ReadonlySet<string> = new Set(['node_modules', 'bower_components', 'site-packages', '__pycache__', '.tox', '.nox', '.venv', '.pnpm-store', '.yarn']);

/** Artifacts in one page; items. Small enough that reading starts at once and the event loop breathes. */
const pageSize = 512;

/** Lists every file below the root, page by page; ends early when the signal aborts. */
export async function* walk({ root, deep, isPassing, signal }: WalkOptions): AsyncGenerator<Listing> {
  const folders: { path: string; rules: IgnoreRules; depth: number }[] = [{ path: '', rules: deep ? noRules : rulesAbove(root), depth: 0 }];
  const locator = { kind: 'file', root, ...(isPassing && { isPassing }) } as const;
  let artifacts: ListedArtifact[] = [];
  let entries: CoverageEntry[] = [];

  while (folders.length > 0 && !signal.aborted) {
    const folder = folders.pop() as (typeof folders)[number];
    const ignoredFiles = new Map<IgnoreReason, number>();
    const absolute = join(root, folder.path);
    const dirents = readFolder(absolute, folder.path, entries);
    const names = new Set(dirents.map(({ name }) => name));
    const rules = deep ? noRules : folder.rules.enter(absolute, folder.path, names);

    for (const dirent of dirents) {
      const path = folder.path === '' ? dirent.name : `${folder.path}/${dirent.name}`;
      if (Buffer.byteLength(path) > scanLimits.pathBytesMax) {
        entries.push(skipped(folder.path, 'path_too_long', `A path below this folder is longer than ${scanLimits.pathBytesMax} bytes.`));
      } else if (dirent.isDirectory()) {
        const entry = folderEntry({ name: dirent.name, path, absolute: join(absolute, dirent.name), deep, rules, depth: folder.depth });
        if (entry === undefined) folders.push({ path, rules, depth: folder.depth + 1 });
        else if (entry !== 'silent') entries.push(entry);
      } else if (dirent.isFile()) {
        const reason = rules.reasonFor(path, false);
        if (reason === undefined) artifacts.push({ path, locator });
        else ignoredFiles.set(reason, (ignoredFiles.get(reason) ?? 0) + 1);
      } else if (dirent.isSymbolicLink()) {
        const entry = linkEntry(root, join(absolute, dirent.name), path);
        if (entry) entries.push(entry);
      } else {
        entries.push(skipped(path, 'special_file', 'Neither a file nor a directory: a socket, pipe or device.'));
      }
    }
    for (const [reason, count] of ignoredFiles) {
      entries.push({ path: folder.path === '' ? '.' : folder.path, reason, effect: 'ignored', detail: `${count} ${count === 1 ? 'file' : 'files'} in this folder.` });
    }
    if (artifacts.length >= pageSize) {
      yield { artifacts, entries };
      artifacts = [];
      entries = [];
    }
  }
  yield { artifacts, entries };
}

function readFolder(absolute: string, path: string, entries: CoverageEntry[]): Dirent[] {
  try {
    return readdirSync(absolute, { withFileTypes: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const shown = path === '' ? '.' : path;
    if (code === 'EACCES' || code === 'EPERM') entries.push(skipped(shown, 'permission_denied', 'The folder cannot be listed. Grant the agent read access or exclude it.'));
    else if (code === 'ENOENT') entries.push(skipped(shown, 'vanished', 'The folder was gone when it was to be listed.'));
    else entries.push(skipped(shown, 'read_error', `The folder cannot be listed: ${code ?? 'unknown error'}.`));
    return [];
  }
}

/** Undefined to enter the folder, a coverage entry to leave it out, `silent` for what is never content. */
function folderEntry(folder: { name: string; path: string; absolute: string; deep: boolean; rules: IgnoreRules; depth: number }): CoverageEntry | 'silent' | undefined {
  if (versionControl.has(folder.name)) return 'silent';
  if (folder.depth >= scanLimits.depthMax) return skipped(folder.path, 'too_deep', `Folders are nested deeper than ${scanLimits.depthMax}.`);
  if (folder.deep) return undefined;
  if (vendoredNames.has(folder.name) || isVirtualEnvironment(folder.absolute)) {
    return { path: folder.path, reason: 'vendored_tree', effect: 'ignored', detail: 'Installed packages; scan with --deep to read them.' };
  }
  const reason = folder.rules.reasonFor(folder.path, true);
  return reason && { path: folder.path, reason, effect: 'ignored', detail: 'The whole folder.' };
}

/** Every Python virtual environment holds this file (PEP 405). */
export const virtualEnvironmentFile = 'pyvenv.cfg';

/** Names of folders that may be one; a project may well call its settings `pyvenv.cfg`. */
export function mayBeVirtualEnvironment(name: string): boolean {
  return /env/i.test(name);
}

function isVirtualEnvironment(absolute: string): boolean {
  if (!mayBeVirtualEnvironment(absolute.slice(absolute.lastIndexOf(sep) + 1))) return false;
  try {
    return readdirSync(absolute).includes(virtualEnvironmentFile);
  } catch {
    return false;
  }
}

function linkEntry(root: string, link: string, path: string): CoverageEntry | undefined {
  try {
    const target = realpathSync(link);
    if (target !== root && !target.startsWith(root + sep)) return skipped(path, 'symlink_outside_root', 'The link leads out of the scanned directory and is not followed.');
    const isLoop = target === root || link.startsWith(target + sep);
    return isLoop ? skipped(path, 'symlink_loop', 'The link leads to a folder around itself and is not followed.') : undefined;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ELOOP') return skipped(path, 'symlink_loop', 'The link leads back to itself.');
    const leadsOut = code === 'ENOENT' && isAbsoluteLink(link);
    return skipped(path, leadsOut ? 'symlink_outside_root' : 'vanished', 'The link leads to nothing that can be read.');
  }
}

function isAbsoluteLink(link: string): boolean {
  try {
    return readlinkSync(link).startsWith('/');
  } catch {
    return false;
  }
}

function skipped(path: string, reason: CoverageEntry['reason'], detail: string): CoverageEntry {
  return { path, reason, effect: 'skipped', detail };
}
