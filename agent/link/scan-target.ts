import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { AppError } from '#shared/model/app-error.ts';
import { listSources } from '../sources/target.ts';

/** Folders whose files are devices or the kernel's own; reading them blocks, never ends, or changes something. */
const kernelFolders = ['/proc', '/sys', '/dev'];

/**
 * The target of a job as this machine understands it: for a directory or a local repository, its path after every symbolic link,
 * which must lie inside an allowed root when some are set. Other kinds of target pass through: their sources decide.
 * @throws {AppError} `target_refused` for a path that is not absolute, holds `..` or NUL, is a device or the kernel's, or lies outside;
 *   `target_unreadable` when it cannot be resolved.
 */
export async function resolveTarget(target: string, allowedRoots: readonly string[]): Promise<string> {
  const local = localPart(target);
  if (local === undefined) return target;
  const { path } = local;

  const shown = JSON.stringify(path);
  if (path.includes('\0')) throw refused(`${shown} holds a NUL character`);
  if (/^(\\\\|\/\/)/.test(path)) throw refused(`${shown} is a network path`);
  if (!isAbsolute(path)) throw refused(`${shown} is not absolute; an agent does not know where the asking person stood`);
  if (path.split(/[\\/]/).includes('..')) throw refused(`${shown} holds "..", and links decide what that means`);

  const real = await resolved(path);
  if (process.platform !== 'win32' && kernelFolders.some((folder) => isInside(folder, real))) throw refused(`${shown} belongs to the kernel`);
  const kind = await stat(real);
  if (!kind.isDirectory() && !kind.isFile()) throw refused(`${shown} is neither a directory nor a plain file`);
  if (allowedRoots.length > 0) {
    const roots = await Promise.all(allowedRoots.map((root) => realpath(root).catch(() => resolve(root))));
    if (!roots.some((root) => isInside(root, real))) throw refused(`${shown} lies outside the allowed roots of this agent`);
  }
  return real === path ? target : local.replacedBy(real);
}

/** The path of a target that means something on this machine, and the target with another path in its place; undefined for any other. */
function localPart(target: string): { readonly path: string; replacedBy(path: string): string } | undefined {
  const kind = /^([a-z][a-z0-9]*):/.exec(target)?.[1];
  // `c:\folder` is a path, not a kind of target.
  if (kind === undefined || kind.length === 1) return { path: target, replacedBy: (path) => `dir:${path}` };
  const local = listSources().find(({ id }) => id === kind)?.localPath?.(target.slice(kind.length + 1));
  return local && { path: local.path, replacedBy: (path) => `${kind}:${local.replacedBy(path)}` };
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

async function resolved(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    const why = code === 'ENOENT' ? 'there is no such file or directory' : code === 'EACCES' ? 'permission denied' : `the system says ${code}`;
    throw new AppError('target_unreadable', `Cannot read ${JSON.stringify(path)}: ${why}.`, { cause });
  }
}

function refused(why: string): AppError {
  return new AppError('target_refused', `The agent does not scan this target: ${why}. Change the target or the agent's allowed roots.`);
}
