/** What several sources of one report speak of: the same question as over all sources, for a report that stands alone. */
import { by } from '../order.ts';
import type { Report, Source } from '../report.ts';
import { sourceOfResource } from '../resource-source.ts';
import { fits, isPattern, type Correlate } from './correlate.ts';
import { mentionsOfResource, mentionsOfSource, type Mention } from './mentions.ts';

export interface SharedCorrelate {
  readonly correlate: Correlate;
  /** By source, relation and holder. For a repository also those of patterns that it fits. */
  readonly mentions: readonly (Mention & { readonly source: Source })[];
}

/** Roles and repositories of which at least two sources speak, by kind and key; empty for a report of one source. Patterns count with what fits them, and alone when nothing does. */
export function sharedCorrelates({ sources, resources }: Pick<Report, 'sources' | 'resources'>): SharedCorrelate[] {
  if (sources.length < 2) return [];
  const placed = (source: Source | undefined, read: (source: Source) => readonly Mention[]) => (source === undefined ? [] : read(source).map((mention) => ({ ...mention, source })));
  const all = [
    ...sources.flatMap((source) => placed(source, mentionsOfSource)),
    ...resources.flatMap((resource) => placed(sourceOfResource(resource, sources), (source) => mentionsOfResource(resource, source))),
  ];

  const named = Map.groupBy(all, ({ correlate: { kind, key } }) => JSON.stringify([kind, key]));
  const patterns = [...named.values()].filter(([first]) => first !== undefined && isPattern(first.correlate.key));
  return [...named]
    .toSorted(by(([name]) => name))
    .flatMap(([, own]) => {
      const { correlate } = own[0] as Mention;
      const fit = isPattern(correlate.key) ? [] : patterns.filter(([first]) => first?.correlate.kind === correlate.kind && fits(correlate.key, first.correlate.key)).flat();
      const mentions = [...own, ...fit].toSorted(by(({ source, relation, holder, via }) => JSON.stringify([source.key, relation, holder.kind, holder.name, via])));
      return new Set(mentions.map(({ source }) => source)).size < 2 ? [] : [{ correlate, mentions }];
    });
}
