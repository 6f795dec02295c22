/** What the paths of a repository say about its dependencies. */
import type { Resource } from '../../model/component.ts';
import { notableKind } from '../../model/resources/github-paths.ts';
import { attribute } from '../support/attributes.ts';
import { textsIn } from './values.ts';

/** Whether a repository has a manifest that an updater knows; undefined when its tree was not read. Workflows count: their actions are dependencies, too. */
export function hasManifest(repository: Resource): boolean | undefined {
  const paths = attribute(repository, 'notable_paths');
  if (!paths.isRead) return undefined;
  return textsIn(paths.value)?.some((path) => ['manifest', 'workflow'].includes(notableKind(path) ?? ''));
}
