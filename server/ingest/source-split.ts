/**
 * What each source has of a result of several. Components and relationships say it by the places where they stand; a finding by its
 * evidence, else by what it is about. In a result of one source everything is of that one, and nothing is remembered here.
 */
import type { Occurrence } from '#shared/model/component.ts';
import { severities, type CheckResult, type Severity, type Source } from '#shared/model/report.ts';
import { sourceOfResource } from '#shared/model/resource-source.ts';
import type { DecodedRecord } from '#shared/protocol/decode-result.ts';

/** One component or relationship of one source. */
export interface SourceItem {
  readonly part: string;
  readonly itemId: string;
  /** Places in the source; 0 for a relationship that names none. */
  readonly occurrenceCount: number;
}

/** A source and the part of the result that is its own. */
export interface OwnedPart {
  readonly source: Source;
  readonly part: string;
}

export type SourceSplit = ReturnType<typeof createSourceSplit>;

/** What is counted of one source. */
export interface SourceCounts {
  readonly part: string;
  readonly findingCounts: Readonly<Record<Severity, number>>;
  /** Components by kind. */
  readonly kindCounts: Readonly<Record<string, number>>;
}

/** Sources of one result whose resources are told apart: one hash for each source and resource. A scan has at most 100 targets; above this all resources count for the first source. */
export const toldApartMax = 200;

/** Splits a result while it is read. Records come in the protocol's order: sources, resources, components, relationships, check results. */
export function createSourceSplit(resultId: string) {
  const sources: Source[] = [];
  const ordinals = new Map<string, number>();
  const sourcesOf = new Map<string, readonly number[]>();
  const kindCounts: Record<string, number>[] = [];
  const findingCounts: Record<Severity, number>[] = [];

  const partOf = (ordinal: number) => (sources.length === 1 ? resultId : `${resultId}#${ordinal}`);

  /** Places by source, in the order of the sources. What names none of them, or none at all, is of the first source. */
  function placesOf(occurrences: readonly Occurrence[]): Map<number, number> {
    const counts = new Map<number, number>();
    for (const { source } of occurrences) {
      const ordinal = ordinals.get(source ?? '') ?? 0;
      counts.set(ordinal, (counts.get(ordinal) ?? 0) + 1);
    }
    return new Map([...counts].sort((a, b) => a[0] - b[0]));
  }

  function itemsOf(id: string, counts: ReadonlyMap<number, number>): SourceItem[] {
    sourcesOf.set(id, [...counts.keys()]);
    return [...counts].map(([ordinal, occurrenceCount]) => ({ part: partOf(ordinal), itemId: id, occurrenceCount }));
  }

  function sourcesOfFinding({ evidence, subject }: CheckResult): readonly number[] {
    if (evidence.some(({ source }) => source !== undefined)) return [...placesOf(evidence).keys()];
    return subject.type === 'scan' ? [ordinals.get(subject.id) ?? 0] : (sourcesOf.get(subject.id) ?? [0]);
  }

  return {
    /** Takes a record; for a component or relationship of several sources, what to keep about it. */
    add(record: DecodedRecord): readonly SourceItem[] {
      if (record.t === 'source') {
        if (!ordinals.has(record.v.key)) ordinals.set(record.v.key, sources.length);
        sources.push(record.v);
        kindCounts.push({});
        findingCounts.push(Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>);
        return [];
      }
      if (sources.length < 2) return [];
      switch (record.t) {
        case 'resource': {
          // A resource does not say its source, but its id is a hash of it.
          const source = sources.length > toldApartMax ? undefined : sourceOfResource(record.v, sources);
          sourcesOf.set(record.v.id, [ordinals.get(source?.key ?? '') ?? 0]);
          return [];
        }
        case 'component': {
          const { id, kind, occurrences } = record.v;
          const counts = placesOf(occurrences);
          for (const ordinal of counts.keys()) {
            const kinds = kindCounts[ordinal] ?? {};
            kinds[kind] = (kinds[kind] ?? 0) + 1;
          }
          return itemsOf(id, counts);
        }
        case 'relationship': {
          const { id, from, occurrences } = record.v;
          const own = sourcesOf.get(from) ?? [0];
          return itemsOf(id, occurrences.length > 0 ? placesOf(occurrences) : new Map(own.map((ordinal) => [ordinal, 0])));
        }
        case 'check_result': {
          const { v } = record;
          if (v.answer === 'fail') for (const ordinal of sourcesOfFinding(v)) (findingCounts[ordinal] ?? findingCounts[0] ?? ({} as Record<Severity, number>))[v.severity] += 1;
          return [];
        }
        default:
          return [];
      }
    },

    /** The sources with their parts; all are known once another record came. */
    owners: (): OwnedPart[] => sources.map((source, ordinal) => ({ source, part: partOf(ordinal) })),

    /** The source that a resource or component is of, the first of several; undefined in a result without sources. */
    ownerOf(id: string): OwnedPart | undefined {
      const ordinal = sourcesOf.get(id)?.[0] ?? 0;
      const source = sources[ordinal];
      return source && { source, part: partOf(ordinal) };
    },

    /** What was counted, in the order of the sources; of an only source it is what was counted in all. */
    counts(all: Omit<SourceCounts, 'part'>): SourceCounts[] {
      if (sources.length === 1) return [{ part: resultId, ...all }];
      return sources.map((_, ordinal) => ({ part: partOf(ordinal), findingCounts: findingCounts[ordinal] ?? all.findingCounts, kindCounts: kindCounts[ordinal] ?? {} }));
    },
  };
}
