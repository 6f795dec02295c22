/** Reads one opened target to its end: what its artifacts gave, and how far it went. */
import { availableParallelism } from 'node:os';
import { loadCatalog, type Catalog } from '#shared/catalog/catalog.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import type { CoverageEntry, SourceCoverage } from '#shared/model/report.ts';
import * as readers from '../readers/registry.gen.ts';
import type { ListedArtifact, Listing, OpenSource } from '../sources/source.ts';
import { openFactCache, type FactCache, type KnownReading } from './fact-cache/fact-cache.ts';
import { namespaceOf } from './fact-cache/namespace.ts';
import { scanLimits } from './limits.ts';
import type { ReadDraft } from './merge.ts';
import { createPrefilter, type Prefilter } from './prefilter.ts';
import { draftOf, type ArtifactResult } from './read-artifact.ts';
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
  let history: Listing['history'];

  const catalog = loadCatalog();
  const cache = options.cache && openFactCache({ ...options.cache, source: key, namespace: namespaceOf({ readers: Object.values(readers), catalog, fingerprintKey: options.fingerprintKey }) });
  const resultOf = (path: string, { facts, ...reading }: KnownReading): ArtifactResult => {
    const draft = draftOf({ path }, facts, { catalog, source: key, isOneOfSeveral });
    return { path, ...reading, ...(draft && { draft }) };
  };
  /** Keeps what was read, and completes what was known. */
  const withReading = (result: ArtifactResult): ArtifactResult => {
    if (!cache || !result.version) return result;
    const { path, bytes, version: { digest, kept } } = result;
    if (kept !== undefined) {
      cache.remember(path, { digest, bytes, kept });
      return result;
    }
    const reading = cache.version(path, digest);
    if (!reading) throw new Error(`A reading of ${path} that was known is gone from the cache.`);
    return resultOf(path, reading);
  };
  const count = (result: ArtifactResult) => {
    counts.done += 1;
    counts.bytes += result.bytes;
    if (!result.entries.some(({ effect }) => effect === 'skipped') || result.parsedBy.length > 0) counts.read += 1;
    if (result.parsedBy.length > 0) counts.parsed += 1;
    for (const reader of result.parsedBy) readerCounts.set(reader, (readerCounts.get(reader) ?? 0) + 1);
    for (const entry of result.entries) entries.push({ ...ofSource, ...entry });
    if (result.draft) drafts.push({ ...ofSource, path: result.path, draft: result.draft, ...(result.ordinal !== undefined && { ordinal: result.ordinal }) });
  };
  const onBatch = ({ results, plain, plainVersions, last }: BatchResult) => {
    counts.done += plain.artifacts;
    counts.read += plain.artifacts;
    counts.bytes += plain.bytes;
    for (const { path, digest, bytes } of plainVersions ?? []) cache?.remember(path, { digest, bytes, kept: '' });
    for (const result of results) count(withReading(result));
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
    ...(options.threadEntry && { threadEntry: options.threadEntry }),
    ...(cache && { digestsOf: (artifact: ListedArtifact) => (isOfFileSystem(artifact) ? cache.digestsOf(artifact.path) : undefined) }),
  });
  const redactPath = pathRedactor(catalog);
  options.onProgress({ stage: 'listing', done: 0, total: undefined });
  try {
    await readSource({
      source: opened,
      pool,
      signal: options.signal,
      onPage: (page) => {
        isBroken ||= (page.isBroken ?? false) || page.entries.some(isGap);
        if (page.history !== undefined && history !== 'partial') history = page.history;
        counts.listed += page.artifacts.length;
        for (const entry of page.entries) entries.push({ ...ofSource, ...redactPath(entry) });
        if (page.progress) {
          listed = page.progress;
          options.onProgress({ stage: 'listing', ...page.progress });
        }
      },
      isDone: (artifact) => {
        const reading = cache && isOfFileSystem(artifact) ? cache.unchanged(artifact) : undefined;
        if (reading) count(resultOf(artifact.path, reading));
        return reading !== undefined;
      },
      onListed: (artifacts) => {
        total = artifacts;
      },
    });
  } finally {
    await pool.close();
  }
  saveCache(cache, options);
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
      ...(history !== undefined && { history }),
    },
    entries,
    done: counts.done,
  };
}

/** What an API said is never the same twice, and history is read once: only files are worth remembering. */
function isOfFileSystem({ locator, mediaType, commit }: ListedArtifact): boolean {
  return locator.kind === 'file' && mediaType === undefined && commit === undefined;
}

/** A scan is as good without a cache as with one, so a full disk costs the next scan its speed and nothing else. */
function saveCache(cache: FactCache | undefined, { cache: at, signal }: ScanOptions): void {
  if (!cache || signal.aborted) return;
  try {
    cache.save();
  } catch (error) {
    at?.onTrouble(`What was read could not be kept in ${at.dir} (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); the next scan reads everything again.`);
  }
}

/**
 * Whether resources are missing that should be there. What was left out on purpose, and what the platform does not have (an edition, a region),
 * is no gap of the source, though nothing is known of it: a check that asks for it answers unknown all the same.
 */
function isGap({ resources, effect, reason }: CoverageEntry): boolean {
  return resources !== undefined && effect !== 'ignored' && reason !== 'unsupported';
}

/** Names of what was left out never reach a worker. Few hold anything like a key, so the tables are built when one does. */
function pathRedactor(catalog: Catalog): (entry: CoverageEntry) => CoverageEntry {
  const keyLiterals = catalog.keyFormats.flatMap(({ item }) => item.literals);
  let prefilter: Prefilter | undefined;
  return (entry) => {
    if (!keyLiterals.some((literal) => entry.path.includes(literal))) return entry;
    prefilter ??= createPrefilter(catalog);
    return redact(entry, secretsIn(prefilter, entry.path));
  };
}
