/** The same repository has the same key, whether it is scanned by its address or as a directory that was cloned from it. */
import { basename } from 'node:path';
import type { Source } from '#shared/model/report.ts';
import { normaliseRemote, repositoryIdentity } from '../filesystem/git-identity.ts';
import type { SourceOptions } from '../source.ts';
import type { GitAddress } from './git-address.ts';
import type { ResolvedRef } from './git-refs.ts';

/** The source as a row: key, name, and branch, tag and commit as attributes. */
export async function sourceOf(address: GitAddress, { commit, branch, tag }: ResolvedRef, options: Pick<SourceOptions, 'name' | 'keyPrefix'>): Promise<Source> {
  const attributes = { ...(branch !== undefined && { branch }), ...(tag !== undefined && { tag }), commit };
  if (options.name !== undefined) return { key: options.name, kind: 'git', name: options.name, attributes };
  const { subPath } = address;
  const remote = address.transport === 'file' ? (await repositoryIdentity(address.url))?.remote : normaliseRemote(address.url);
  if (remote !== undefined) {
    const key = subPath === '' ? remote : `${remote}//${subPath}`;
    return { key, kind: 'git', name: key, attributes };
  }
  // A repository of this machine that came from nowhere is known as its directory is.
  if (options.keyPrefix === undefined) return { key: 'dir:.', kind: 'git', name: '.', attributes };
  const path = subPath === '' ? address.url : `${address.url}/${subPath}`;
  return { key: `${options.keyPrefix}:${path}`, kind: 'git', name: basename(path), attributes };
}
