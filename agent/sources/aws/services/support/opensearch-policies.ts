/** Which entries of a policy of OpenSearch Serverless are about a collection. */
import type { JsonObject } from '#shared/model/fact.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { documentOf } from '../../plain.ts';

/** Entries whose rules name the collection or its indexes; a trailing `*` is a prefix. */
export function matchingEntries(policy: unknown, collection: string): JsonObject[] {
  const document = documentOf(policy);
  const entries = (Array.isArray(document) ? document : [document]) as readonly JsonObject[];
  return entries.filter((entry) => rulesOf(entry).some((pattern) => isFor(pattern, collection)));
}

/** Sorted, each once. */
export function principalsOf(entries: readonly JsonObject[]): string[] {
  const names = entries.flatMap(({ Principal }) => (Array.isArray(Principal) ? Principal : [])).filter((name): name is string => typeof name === 'string');
  return [...new Set(names)].sort(byCodeUnit);
}

function rulesOf(entry: JsonObject | null): string[] {
  const rules = (Array.isArray(entry?.['Rules']) ? entry['Rules'] : []) as readonly { readonly Resource?: unknown }[];
  return rules.flatMap(({ Resource }) => (Array.isArray(Resource) ? Resource : [])).filter((pattern): pattern is string => typeof pattern === 'string');
}

/** `collection/NAME`, `index/NAME/INDEX`. */
function isFor(pattern: string, collection: string): boolean {
  const [, name = ''] = pattern.split('/');
  return name.endsWith('*') ? collection.startsWith(name.slice(0, -1)) : name === collection;
}
