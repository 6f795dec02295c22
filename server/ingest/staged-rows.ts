/** The rows of a result on their way into the database: plain tuples, because a hundred thousand objects would cost more than the insert. */
import type { DecodedRecord } from '#shared/protocol/decode-result.ts';
import { mentionValues, type PlacedMention } from './mention-rows.ts';
import type { SourceItem } from './source-split.ts';

/** Columns of each table, in the order of the tuples; the first two are the result and the organization. */
export const stagedColumns = {
  components: ['result_id', 'org_id', 'id', 'kind', 'name', 'version', 'is_ai', 'provider', 'occurrence_count', 'body'],
  relationships: ['result_id', 'org_id', 'id', 'type', 'from_id', 'to_id', 'body'],
  resources: ['result_id', 'org_id', 'id', 'kind', 'name', 'body'],
  source_items: ['result_id', 'org_id', 'part', 'item_id', 'occurrence_count'],
  mentions: ['result_id', 'org_id', 'ordinal', 'part', 'correlate_id', 'kind', 'key', 'is_pattern', 'relation', 'via', 'within_id', 'within_kind', 'within_key', 'holder_type', 'holder_id', 'holder_kind', 'holder_name', 'path'],
  check_outcomes: ['result_id', 'org_id', 'check_id', 'body'],
  check_results: ['result_id', 'org_id', 'ordinal', 'check_id', 'answer', 'severity', 'fingerprint', 'subject_id', 'body'],
} as const;
export type StagedTable = keyof typeof stagedColumns;
export const stagedTables = Object.keys(stagedColumns) as StagedTable[];

/** The column that goes with the result to find rows of a table. */
export const rowKeys = { components: 'id', relationships: 'id', resources: 'id', source_items: 'item_id', mentions: 'ordinal', check_outcomes: 'check_id', check_results: 'ordinal' } as const satisfies Record<StagedTable, string>;

/** Columns that hold numbers; every other one holds text. */
export const integerColumns: ReadonlySet<string> = new Set(['is_ai', 'is_pattern', 'ordinal', 'occurrence_count']);

export type StagedValue = string | number | null;
export type StagedRow = readonly StagedValue[];
export type Slice = Record<StagedTable, StagedRow[]> & {
  /** Milliseconds since the epoch: when its components were seen, if never before. */
  readonly seenAt: number;
};

/** Limits of one slice, which is one transaction. */
export const sliceLimits = { rowsMax: 1_000, charactersMax: 8 * 1024 * 1024 } as const;

export interface Staging {
  /** Inserts a slice in one transaction. The rows stay invisible: no scan points at their result. */
  insert(slice: Slice): Promise<void>;
  close(): Promise<void>;
}

export function emptySlice(seenAt: number): Slice {
  return { seenAt, components: [], relationships: [], resources: [], source_items: [], mentions: [], check_outcomes: [], check_results: [] };
}

/** Gathers records into slices; `full` says when to flush. */
export function createSliceBuilder({ orgId, resultId, seenAt, rowsMax = sliceLimits.rowsMax }: { orgId: string; resultId: string; seenAt: number; rowsMax?: number }) {
  let slice = emptySlice(seenAt);
  let rows = 0;
  let characters = 0;
  let ordinal = 0;
  let mentionOrdinal = 0;

  const add = (table: StagedTable, row: StagedRow, body: string) => {
    slice[table].push(row);
    rows += 1;
    characters += body.length;
  };

  return {
    get rows() {
      return rows;
    },
    isFull: () => rows >= rowsMax || characters >= sliceLimits.charactersMax,
    add(record: DecodedRecord): void {
      switch (record.t) {
        case 'component': {
          const { v, body } = record;
          add('components', [resultId, orgId, v.id, v.kind, storable(v.name), v.version === undefined ? null : storable(v.version), v.is_ai ? 1 : 0, v.provider === undefined ? null : storable(v.provider), v.occurrences.length, body], body);
          break;
        }
        case 'relationship':
          add('relationships', [resultId, orgId, record.v.id, record.v.type, record.v.from, record.v.to, record.body], record.body);
          break;
        case 'resource':
          add('resources', [resultId, orgId, record.v.id, storable(record.v.kind), storable(record.v.name), record.body], record.body);
          break;
        case 'check':
          add('check_outcomes', [resultId, orgId, record.v.check, record.body], record.body);
          break;
        case 'check_result': {
          const { v, body } = record;
          add('check_results', [resultId, orgId, ordinal, v.check, v.answer, v.severity, v.fingerprint ?? null, storable(v.subject.id), body], body);
          ordinal += 1;
          break;
        }
        default:
      }
    },
    /** What the sources of a result of several have of a record. */
    addItems(items: readonly SourceItem[]): void {
      for (const { part, itemId, occurrenceCount } of items) add('source_items', [resultId, orgId, part, itemId, occurrenceCount], '');
    },
    addMentions(mentions: readonly PlacedMention[]): void {
      for (const mention of mentions) {
        add('mentions', [resultId, orgId, mentionOrdinal, ...mentionValues(mention).map((value) => (typeof value === 'string' ? storable(value) : value))], '');
        mentionOrdinal += 1;
      }
    },
    take(): Slice {
      const taken = slice;
      slice = emptySlice(seenAt);
      rows = 0;
      characters = 0;
      return taken;
    },
  };
}

/** PostgreSQL cannot hold NUL in text; the body keeps it, as an escape. */
function storable(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text;
}
