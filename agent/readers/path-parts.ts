import type { PathParts } from './reader.ts';

/**
 * Takes a relative POSIX path apart once, for every reader's `accepts`.
 * A name that only begins with a dot (`.env`) has no extension; `.env.local` has `.local`.
 */
export function pathParts(path: string): PathParts {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  const lowerName = name.toLowerCase();
  const dot = lowerName.lastIndexOf('.');
  return { path, name, lowerName, extension: dot > 0 ? lowerName.slice(dot) : '', folders };
}
