/** Reads one opened target to its end: what its artifacts gave, and how far it went. */
import { availableParallelism } from 'node:os';
import { loadCatalog } from '#shared/catalog/catalog.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import type { CoverageEntry, SourceCoverage } from '#shared/model/report.ts';
import type { Listing, OpenSource } from '../sources/source.ts';
import { scanLimits } from './limits.ts';
import type { ReadDraft } from './merge.ts';
import { createPrefilter, type Prefilter } from './prefilter.ts';
import { readSource } from './read-source.ts';
import { redact } from './redact.ts';
import type { ScanOptions } from './scan.ts';
import { secretsIn } from './secrets.ts';
import { createWorkerPool } from './worker-pool.ts';
import type { BatchResult } from './worker-protocol.ts';

export interface ReadTarget {
  readonly drafts: readonly ReadDraft[];
  readonly coverage: SourceCoverage;
  readonly entries: readonly CoverageEntry[];
  /** Artifacts that are done, for progress. */
  readonly done: number;
}

/** Ends early when the signal aborts. @param isOneOfSeveral - every place and coverage entry then names the source. */
export async function readTarget(opened: OpenSource, options: ScanOptions, isOneOfSeveral: boolean): Promise<ReadTarget> {
  const { key } = opened.source;
  const ofSource = isOneOfSeveral ? { source: key } : {};
  const drafts: ReadDraft[] = [];
  const entries: CoverageEntry[] = [];
  const readerCounts = new Map<string, number>();
  const counts = { listed: 0, read: 0, parsed: 0, bytes: 0, done: 0 };
  let total: number | undefined;
  /** What an API source said last of its own progress; it goes before the count of artifacts while the listing lasts. */
  let listed: Listing['progress'];
  let isBroken = false;

  const onBatch = ({ results, plain, last }: BatchResult) => {
    counts.done += results.length + plain.artifacts;
    counts.read += plain.artifacts;
    counts.bytes += plain.bytes;
    for (const result of results) {
      counts.bytes += result.bytes;
      if (!result.entries.some(({ effect }) => effect === 'skipped') || result.parsedBy.length > 0) counts.read += 1;
      if (result.parsedBy.length > 0) counts.parsed += 1;
      for (const reader of result.parsedBy) readerCounts.set(reader, (readerCounts.get(reader) ?? 0) + 1);
      for (const entry of result.entries) entries.push({ ...ofSource, ...entry });
      if (result.draft) drafts.push({ ...ofSource, path: result.path, draft: result.draft });
    }
    if (total === undefined && listed !== undefined) options.onProgress({ stage: 'listing', ...listed });
    else options.onProgress({ stage: total === undefined ? 'listing' : 'reading', done: counts.done, total, current: last });
  };

  const pool = createWorkerPool({
    workers: Math.max(1, Math.min(options.workers ?? availableParallelism(), scanLimits.workersMax)),
    init: {
      source: key,
      isOneOfSeveral,
      ...(options.fingerprintKey !== undefined && { fingerprintKey: options.fingerprintKey }),
      prefilterOnly: false,
    },
    onBatch,
  });
  const redactPath = pathRedactor();
  options.onProgress({ stage: 'listing', done: 0, total: undefined });
  try {
    await readSource({
      source: opened,
      pool,
      signal: options.signal,
      onPage: (page) => {
        // What was left out on purpose is no break, though nothing is known of it.
        isBroken ||= (page.isBroken ?? false) || page.entries.some(({ resources, effect }) => resources !== undefined && effect !== 'ignored');
        counts.listed += page.artifacts.length;
        for (const entry of page.entries) entries.push({ ...ofSource, ...redactPath(entry) });
        if (page.progress) {
          listed = page.progress;
          options.onProgress({ stage: 'listing', ...page.progress });
        }
      },
      onListed: (artifacts) => {
        total = artifacts;
      },
    });
  } finally {
    await pool.close();
  }
  return {
    drafts,
    coverage: {
      source: key,
      state: isBroken ? 'partial' : 'complete',
      artifacts_listed: counts.listed,
      artifacts_read: counts.read,
      artifacts_parsed: counts.parsed,
      bytes_read: counts.bytes,
      by_reader: Object.fromEntries([...readerCounts].sort((a, b) => byCodeUnit(a[0], b[0]))),
    },
    entries,
    done: counts.done,
  };
}

/** Names of what was left out never reach a worker. Few hold anything like a key, so the tables are built when one does. */
function pathRedactor(): (entry: CoverageEntry) => CoverageEntry {
  const catalog = loadCatalog();
  const keyLiterals = catalog.keyFormats.flatMap(({ item }) => item.literals);
  let prefilter: Prefilter | undefined;
  return (entry) => {
    if (!keyLiterals.some((literal) => entry.path.includes(literal))) return entry;
    prefilter ??= createPrefilter(catalog);
    return redact(entry, secretsIn(prefilter, entry.path));
  };
}
