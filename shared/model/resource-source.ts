/** Which source a resource is of, where a report has several. */
import type { Resource } from './component.ts';
import { resourceId } from './identity.ts';
import type { Source } from './report.ts';

/** Its source: a resource's id is the hash of source, kind and provider id, so it is the one that gives this id; undefined when none does. One hash for each source. */
export function sourceOfResource({ id, kind, provider_id: providerId }: Resource, sources: readonly Source[]): Source | undefined {
  return sources.length === 1 ? sources[0] : sources.find(({ key }) => resourceId({ source: key, kind, providerId }) === id);
}
