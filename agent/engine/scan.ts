/** Scans one target: list, read, recognise, check, report. */
import { availableParallelism } from 'node:os';
import { loadCatalog } from '#shared/catalog/catalog.ts';
import { runChecks } from '#shared/checks/run-checks.ts';
import { AppError } from '#shared/model/app-error.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import type { Coverage, CoverageEntry, Report } from '#shared/model/report.ts';
import { toolVersion } from '#shared/model/version.ts';
import type { Listing, OpenSource } from '../sources/source.ts';
import { openTarget } from '../sources/target.ts';
import { scanLimits } from './limits.ts';
import { mergeDrafts, type PlacedDraft } from './merge.ts';
import { createPrefilter, type Prefilter } from './prefilter.ts';
import { readSource } from './read-source.ts';
import { redact } from './redact.ts';
import { secretsIn } from './secrets.ts';
import { createWorkerPool } from './worker-pool.ts';
import type { BatchResult } from './worker-protocol.ts';

/** `total` is unknown while listing goes on. `current` is the path read last. */
export interface ScanProgress {
  readonly stage: 'listing' | 'reading' | 'checking' | 'reporting';
  readonly done: number;
  readonly total: number | undefined;
  readonly current?: string;
}

export interface ScanOptions {
  /** `dir:PATH`, or a bare path. */
  readonly target: string;
  /** `--source NAME`. */
  readonly sourceName?: string;
  /** The agent's id, put before the path of a directory without a Git remote. */
  readonly sourceKeyPrefix?: string;
  /** Ignored and vendored trees, too. */
  readonly deep: boolean;
  /** Credentials and settings of the source, by the names of its table. */
  readonly sourceSettings?: Readonly<Record<string, unknown>>;
  /** A folder of the agent's own for what spares a source requests. */
  readonly stateDir?: string;
  /** The organization's key for fingerprints of credentials. */
  readonly fingerprintKey?: string;
  /** Threads; default: the machine's, at most `workersMax`. */
  readonly workers?: number;
  /** The instant of the report and of its verdicts; whole seconds count. */
  readonly generatedAt: Date;
  readonly signal: AbortSignal;
  onProgress(progress: ScanProgress): void;
}

/**
 * The report of one target. Trouble with single artifacts is in its coverage.
 * @throws {AppError} `target_unknown` for a scheme that no source has or a target that it cannot understand, `target_unreadable` when the target
 *   cannot be opened, `permission_denied` when it refuses, `timed_out` and `limit_exceeded`, `cancelled` when the signal aborts.
 */
export async function scanTarget(options: ScanOptions): Promise<Report> {
  const generatedAt = `${options.generatedAt.toISOString().slice(0, 19)}Z`;
  const opened = await openTarget(options.target, {
    deep: options.deep,
    settings: options.sourceSettings ?? {},
    observedAt: generatedAt,
    signal: options.signal,
    ...(options.stateDir !== undefined && { stateDir: options.stateDir }),
    ...(options.sourceName !== undefined && { name: options.sourceName }),
    ...(options.sourceKeyPrefix !== undefined && { keyPrefix: options.sourceKeyPrefix }),
  });
  try {
    return await scanOpened(opened, options, generatedAt);
  } finally {
    await opened.close?.();
  }
}

async function scanOpened(opened: OpenSource, options: ScanOptions, generatedAt: string): Promise<Report> {
  const drafts: PlacedDraft[] = [];
  const entries: CoverageEntry[] = [];
  const readerCounts = new Map<string, number>();
  const counts = { listed: 0, read: 0, parsed: 0, bytes: 0, done: 0 };
  let total: number | undefined;
  let isBroken = false;
  let history: Listing['history'];

  const onBatch = ({ results, plain, last }: BatchResult) => {
    counts.done += results.length + plain.artifacts;
    counts.read += plain.artifacts;
    counts.bytes += plain.bytes;
    for (const result of results) {
      counts.bytes += result.bytes;
      if (!result.entries.some(({ effect }) => effect === 'skipped') || result.parsedBy.length > 0) counts.read += 1;
      if (result.parsedBy.length > 0) counts.parsed += 1;
      for (const reader of result.parsedBy) readerCounts.set(reader, (readerCounts.get(reader) ?? 0) + 1);
      for (const entry of result.entries) entries.push(entry);
      if (result.draft) drafts.push({ path: result.path, draft: result.draft, ...(result.ordinal !== undefined && { ordinal: result.ordinal }) });
    }
    options.onProgress({ stage: total === undefined ? 'listing' : 'reading', done: counts.done, total, current: last });
  };

  const pool = createWorkerPool({
    workers: Math.max(1, Math.min(options.workers ?? availableParallelism(), scanLimits.workersMax)),
    init: {
      source: opened.source.key,
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
        isBroken ||= (page.isBroken ?? false) || page.entries.some(({ resources }) => resources !== undefined);
        if (page.history !== undefined && history !== 'partial') history = page.history;
        counts.listed += page.artifacts.length;
        for (const entry of page.entries) entries.push(redactPath(entry));
        if (page.progress) options.onProgress({ stage: 'listing', ...page.progress });
      },
      onListed: (artifacts) => {
        total = artifacts;
      },
    });
  } finally {
    await pool.close();
  }
  if (options.signal.aborted) throw new AppError('cancelled', 'The scan was cancelled.');

  options.onProgress({ stage: 'checking', done: counts.done, total });
  const merged = mergeDrafts(drafts);
  const coverage: Coverage = {
    sources: [
      {
        source: opened.source.key,
        state: isBroken ? 'partial' : 'complete',
        artifacts_listed: counts.listed,
        artifacts_read: counts.read,
        artifacts_parsed: counts.parsed,
        bytes_read: counts.bytes,
        by_reader: Object.fromEntries([...readerCounts].sort((a, b) => byCodeUnit(a[0], b[0]))),
        ...(history !== undefined && { history }),
      },
    ],
    entries: entries.sort((a, b) => byCodeUnit(a.path, b.path) || byCodeUnit(a.reason, b.reason) || byCodeUnit(a.detail, b.detail)),
  };
  const checks = runChecks({ sources: [opened.source], ...merged, coverage }, { today: generatedAt.slice(0, 10) });
  options.onProgress({ stage: 'reporting', done: counts.done, total });
  return {
    schema: 'waybill-report/1',
    tool: { name: 'waybill', version: toolVersion },
    generated_at: generatedAt,
    sources: [opened.source],
    resources: merged.resources,
    components: merged.components,
    relationships: merged.relationships,
    checks,
    coverage,
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
