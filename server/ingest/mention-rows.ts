/** Where a result names roles and repositories, as rows. */
import { correlateId, isPattern } from '#shared/model/mentions/correlate.ts';
import { mentionsOfResource, mentionsOfSource, type Mention } from '#shared/model/mentions/mentions.ts';
import type { DecodedRecord } from '#shared/protocol/decode-result.ts';
import type { OwnedPart, SourceSplit } from './source-split.ts';

/** A mention with the part of the result that it is in. */
export interface PlacedMention {
  readonly part: string;
  readonly mention: Mention;
}

/** Gathers mentions while a result is read. Records come in the protocol's order, each after the split has seen it. */
export function createMentionGatherer(split: SourceSplit) {
  let hasSources = false;

  /** What the sources are is known when the first record after them comes. */
  function ofSources(): PlacedMention[] {
    if (hasSources) return [];
    hasSources = true;
    return split.owners().flatMap(({ source, part }) => placed({ source, part }, mentionsOfSource(source)));
  }

  return {
    add(record: DecodedRecord): readonly PlacedMention[] {
      switch (record.t) {
        case 'header':
        case 'source':
          return [];
        case 'resource': {
          const owner = split.ownerOf(record.v.id);
          return [...ofSources(), ...(owner === undefined ? [] : placed(owner, mentionsOfResource(record.v, owner.source)))];
        }
        default:
          return hasSources ? none : ofSources();
      }
    },
  };
}

const none: readonly PlacedMention[] = [];

function placed({ part }: OwnedPart, mentions: readonly Mention[]): PlacedMention[] {
  return mentions.map((mention) => ({ part, mention }));
}

/** The columns of a mention after result, organization and number; see `MentionRow`. */
export function mentionValues({ part, mention: { correlate, relation, via, holder, within } }: PlacedMention): (string | number | null)[] {
  return [
    part,
    correlateId(correlate),
    correlate.kind,
    correlate.key,
    isPattern(correlate.key) ? 1 : 0,
    relation,
    via,
    within === undefined ? null : correlateId(within),
    within?.kind ?? null,
    within?.key ?? null,
    holder.type,
    holder.id,
    holder.kind,
    holder.name,
    holder.path ?? null,
  ];
}
