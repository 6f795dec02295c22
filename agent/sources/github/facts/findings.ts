/** What a scan learns on its way: resources with the instant of their answer, and what could not be learned. */
import { by } from '#shared/model/order.ts';
import type { CoverageEntry } from '#shared/model/report.ts';
import { resourceBytes, resourceMediaType, type ResourceRecord } from '../../../readers/resources/resource-document.ts';
import type { ListedArtifact } from '../../source.ts';
import type { Rows } from '../client/client.ts';
import type { Failure } from '../client/failure.ts';
import type { Kind } from './sheet.ts';

export interface Findings {
  add(record: ResourceRecord, observedAt: string): void;
  /** Some resources of these kinds may be missing because of it. */
  missing(kinds: readonly Kind[], failure: Failure, effect?: CoverageEntry['effect']): void;
  /** Says so when a list ended early; gives the rows that came. */
  rowsOf(list: Rows, kinds: readonly Kind[]): Rows['rows'];
  note(entry: CoverageEntry): void;
  /** Everything since the last call: one artifact for each kind and instant. */
  take(): { readonly artifacts: readonly ListedArtifact[]; readonly entries: readonly CoverageEntry[] };
}

/** `scope` is whose they are: `acme`, `acme/shop`. */
export function createFindings(scope: string): Findings {
  let records: { readonly record: ResourceRecord; readonly at: string }[] = [];
  let entries: CoverageEntry[] = [];
  const missing: Findings['missing'] = (kinds, { reason, why }, effect = 'skipped') => {
    entries.push({ path: `github/${scope}/${fileOf(kinds[0] as Kind)}`, reason, effect, detail: why, resources: [...kinds].sort() });
  };
  return {
    add: (record, at) => records.push({ record, at }),
    missing,
    rowsOf: ({ rows, failure }, kinds) => {
      if (failure !== undefined) missing(kinds, failure, rows.length > 0 ? 'partial' : 'skipped');
      return rows;
    },
    note: (entry) => entries.push(entry),
    take: () => {
      const groups = new Map<string, { readonly kind: string; readonly at: string; readonly records: ResourceRecord[] }>();
      for (const { record, at } of records) {
        const group = groups.get(`${record.kind} ${at}`) ?? { kind: record.kind, at, records: [] };
        group.records.push(record);
        groups.set(`${record.kind} ${at}`, group);
      }
      const artifacts = [...groups.values()].toSorted(by(({ kind, at }) => `${kind} ${at}`)).map(({ kind, at, records: own }) => ({
        path: `github/${scope}/${fileOf(kind)}`,
        mediaType: resourceMediaType,
        locator: { kind: 'bytes' as const, bytes: resourceBytes({ observed_at: at, resources: own.toSorted(by(({ provider_id }) => provider_id)) }) },
      }));
      const taken = { artifacts, entries };
      records = [];
      entries = [];
      return taken;
    },
  };
}

function fileOf(kind: string): string {
  return `${kind.slice('github.'.length)}.json`;
}
