/** Paths as a tarball writes them. */

/**
 * The path below the repository's root: GitHub puts everything into one folder, `acme-shop-0123abc/`. Empty for that folder itself;
 * undefined for a path that is absolute, holds `.` or `..`, or a NUL.
 */
export function entryPath(name: string): string | undefined {
  if (name.startsWith('/') || name.includes('\0')) return undefined;
  const parts = name.replace(/\/+$/, '').split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return undefined;
  return parts.slice(1).join('/');
}

/** Where a symbolic link leads, as a path below the root; undefined when it leads out. */
export function linkTarget(path: string, target: string): string | undefined {
  if (target === '' || target.startsWith('/')) return undefined;
  const parts = path.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
