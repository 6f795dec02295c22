/** What has been found of one account so far: whole things, and things that several services tell of in parts. */
import type { CoverageEntry } from '#shared/model/report.ts';
import type { JsonObject } from '#shared/model/fact.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { sorted } from './at.ts';
import type { FoundResource } from './service.ts';
import type { AwsTrouble } from './trouble.ts';

export interface Findings {
  add(record: FoundResource): void;
  /** Everything of a kind, parts joined. */
  found(kind: string): readonly FoundResource[];
  /** Some things of these kinds may be missing. */
  miss(kinds: readonly string[], trouble: AwsTrouble): void;
  /** Why what is read of these attributes is not all there is; undefined when it is. */
  gap(after: Readonly<Record<string, readonly string[]>>): string | undefined;
}

export function createFindings(): Findings {
  const records = new Map<string, Map<string, FoundResource>>();
  const missing = new Map<string, AwsTrouble>();
  return {
    add(record) {
      const ofKind = records.get(record.kind) ?? new Map<string, FoundResource>();
      records.set(record.kind, ofKind);
      const known = ofKind.get(record.provider_id);
      ofKind.set(record.provider_id, known === undefined ? record : join(known, record));
    },
    found: (kind) => [...(records.get(kind)?.values() ?? [])],
    miss(kinds, trouble) {
      for (const kind of kinds) missing.set(kind, trouble);
    },
    gap(after) {
      for (const [kind, attributes] of Object.entries(after)) {
        const trouble = missing.get(kind);
        if (trouble) return `${kind}: ${trouble.message}`;
        for (const record of records.get(kind)?.values() ?? []) {
          const unread = attributes.find((name) => record.attributes.unread?.[name] !== undefined);
          if (unread !== undefined) return `${unread} of ${kind} ${record.provider_id}: ${record.attributes.unread?.[unread]}`;
        }
      }
      return undefined;
    },
  };
}

/** Two parts of one thing: what either was told. The first one's name stays; a part of another service only knows the id. */
function join(first: FoundResource, second: FoundResource): FoundResource {
  const unread = { ...first.attributes.unread, ...second.attributes.unread };
  const { unread: _unread, ...attributes } = { ...first.attributes, ...second.attributes } as JsonObject;
  const { isPart: _isPart, ...whole } = first.isPart && !second.isPart ? second : first;
  return { ...whole, ...(first.isPart && second.isPart && { isPart: true as const }), reasons: { ...first.reasons, ...second.reasons }, attributes: { ...sorted(attributes), ...(Object.keys(unread).length > 0 && { unread: sorted(unread) }) } };
}

/** One entry for each sentence that attributes are unread for, with how often: the things themselves are all there. */
export function unreadEntries(path: string, found: readonly FoundResource[]): CoverageEntry[] {
  const all = found.flatMap(({ kind, attributes, reasons }) => Object.entries(attributes.unread ?? {}).map(([name, sentence]) => ({ kind, name, sentence, reason: reasons?.[name] ?? 'refused' })));
  const alike = Map.groupBy(all, ({ kind, sentence }) => JSON.stringify([kind, sentence]));
  return [...alike.values()].map((group) => {
    const [{ kind, sentence, reason }] = group as [(typeof all)[number]];
    const names = [...new Set(group.map(({ name }) => name))].sort(byCodeUnit);
    const detail = `${names.join(', ')} of ${group.length / names.length} ${kind}: ${sentence}`;
    return { path, reason, effect: 'partial', detail, resources: [] };
  });
}
