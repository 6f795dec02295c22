import { statSync, accessSync, constants, realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/model/app-error.ts';
import type { Source } from '#shared/model/report.ts';
import { defineSource, type SourceOptions } from '../source.ts';
import { gitIdentity } from './git-identity.ts';
import { walk } from './walk.ts';

export default defineSource({
  id: 'dir',
  title: 'A directory of the local file system',
  location: 'PATH',
  settings: {},
  localPath: (path) => ({ path, replacedBy: (other) => other }),

  async open(location, options) {
    const root = openRoot(location);
    return { source: await sourceOf(root, options), list: (signal) => walk({ root, deep: options.deep, signal }) };
  },
});

function openRoot(location: string): string {
  if (location === '' || location.includes('\0')) {
    throw new AppError('target_unreadable', 'Cannot scan an empty path. Give a directory, such as dir:./app.');
  }
  try {
    const root = realpathSync(location);
    if (!statSync(root).isDirectory()) {
      throw new AppError('target_unreadable', `Cannot scan ${location}: it is not a directory. Give the directory around it.`);
    }
    accessSync(root, constants.R_OK | constants.X_OK);
    return root;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === 'ENOENT' ? 'there is no such directory' : code === 'EACCES' ? 'permission denied' : `the system says ${code}`;
    throw new AppError('target_unreadable', `Cannot scan ${location}: ${why}. Check the path and its permissions.`);
  }
}

/** The key is the same wherever the same thing is scanned: a name, else the Git remote, else the agent and the path. */
async function sourceOf(root: string, options: Pick<SourceOptions, 'name' | 'keyPrefix'>): Promise<Source> {
  const git = await gitIdentity(root);
  const attributes: Record<string, string> = {};
  if (git?.branch !== undefined) attributes['branch'] = git.branch;
  if (git?.commit !== undefined) attributes['commit'] = git.commit;

  if (options.name !== undefined) return { key: options.name, kind: 'dir', name: options.name, attributes };
  if (git?.remote !== undefined) {
    const key = git.subPath === '' ? git.remote : `${git.remote}//${git.subPath}`;
    return { key, kind: 'git', name: key, attributes };
  }
  // Without an agent nothing in a report may depend on the folder's place or name.
  if (options.keyPrefix === undefined) return { key: 'dir:.', kind: 'dir', name: '.', attributes };
  return { key: `${options.keyPrefix}:${root}`, kind: 'dir', name: basename(root), attributes };
}
