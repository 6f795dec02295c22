/** Scans: list, read, recognise, check, report. */
import { runChecks } from '#shared/checks/run-checks.ts';
import type { AdvisoryData } from '#shared/model/advisory.ts';
import { AppError } from '#shared/model/app-error.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import type { Coverage, CoverageEntry, Report, SourceCoverage } from '#shared/model/report.ts';
import { toolVersion } from '#shared/model/version.ts';
import { loadAdvisories } from './advisories.ts';
import { mergeDrafts } from './merge.ts';
import { closeAll, openTargets, refusalOf, type OpenedTargets } from './open-targets.ts';
import { readTarget, type ReadTarget } from './read-target.ts';

/** `total` is unknown while listing goes on. `current` is the path read last. */
export interface ScanProgress {
  readonly stage: 'listing' | 'reading' | 'checking' | 'reporting';
  readonly done: number;
  readonly total: number | undefined;
  readonly current?: string;
}

/** What is read, and how. */
export interface TargetOptions {
  /** `dir:PATH`, or a bare path. */
  readonly target: string;
  /** `--source NAME`. */
  readonly sourceName?: string;
  /** Credentials and settings of the source, by the names of its table. */
  readonly sourceSettings?: Readonly<Record<string, unknown>>;
}

export interface ScanOptions extends TargetOptions {
  /** Further targets of the same scan: one report, each target a source of its own. */
  readonly more?: readonly TargetOptions[];
  /** The agent's id, put before the path of a directory without a Git remote. */
  readonly sourceKeyPrefix?: string;
  /** Ignored and vendored trees, too. */
  readonly deep: boolean;
  /** A folder of the agent's own for what spares a source requests. */
  readonly stateDir?: string;
  /** Where readings are kept for the next scan; absent: nothing is kept, and everything is read. `nowMs` is the wall clock. */
  readonly cache?: { readonly dir: string; readonly nowMs: number; onTrouble(message: string): void };
  /** The organization's key for fingerprints of credentials. */
  readonly fingerprintKey?: string;
  /** File or folder of OSV advisories; without it no check says anything about known vulnerabilities. */
  readonly advisoriesPath?: string;
  /** Threads; default: the machine's, at most `workersMax`. */
  readonly workers?: number;
  /** Where their entry lies; default: beside the engine. */
  readonly threadEntry?: URL;
  /** The instant of the report and of its verdicts; whole seconds count. */
  readonly generatedAt: Date;
  readonly signal: AbortSignal;
  onProgress(progress: ScanProgress): void;
}

/**
 * The report of one target, or of several together. Trouble with single artifacts is in its coverage, and so is a target of several that
 * cannot be opened.
 * @throws {AppError} `target_unknown` for a scheme that no source has, `target_unreadable` or `permission_denied` when nothing can be opened,
 *   `timed_out` and `limit_exceeded` where a source has limits, `config_invalid` for settings that are not usable and for two targets that are one source, `cancelled` when the signal aborts.
 */
export async function scanTarget(options: ScanOptions): Promise<Report> {
  const generatedAt = `${options.generatedAt.toISOString().slice(0, 19)}Z`;
  const advisories = options.advisoriesPath === undefined ? undefined : loadAdvisories(options.advisoriesPath);
  const targets = await openTargets(options, generatedAt);
  try {
    return await scanOpened(targets, options, { generatedAt, advisories });
  } finally {
    await closeAll(targets.opened);
  }
}

async function scanOpened({ opened, refused: unopened }: OpenedTargets, options: ScanOptions, { generatedAt, advisories }: { generatedAt: string; advisories: AdvisoryData | undefined }): Promise<Report> {
  const refused = [...unopened];
  const isOneOfSeveral = options.more !== undefined && options.more.length > 0;
  const read: ReadTarget[] = [];
  for (const source of opened) {
    try {
      read.push(await readTarget(source, options, isOneOfSeveral));
    } catch (error) {
      // A source that opens quickly may only find out while it lists that it cannot be read.
      const entry = refusalOf(source.source.key, error);
      if (entry === undefined || !isOneOfSeveral) throw error;
      refused.push({ target: source.source.key, entry });
    }
    if (options.signal.aborted) throw new AppError('cancelled', 'The scan was cancelled.');
  }
  const done = read.reduce((sum, target) => sum + target.done, 0);

  options.onProgress({ stage: 'checking', done, total: done });
  const sources = opened.map(({ source }) => source).toSorted((a, b) => byCodeUnit(a.key, b.key));
  const merged = mergeDrafts(read.flatMap(({ drafts }) => drafts));
  const coverage: Coverage = {
    sources: [...read.map((target) => target.coverage), ...refused.map(({ target }) => unread(target))].sort((a, b) => byCodeUnit(a.source, b.source)),
    entries: [...read.flatMap(({ entries }) => entries), ...refused.map(({ entry }) => entry)].sort(byPlace),
  };
  const checks = runChecks({ sources, ...merged, coverage }, { today: generatedAt.slice(0, 10), ...(advisories && { advisories }) });
  options.onProgress({ stage: 'reporting', done, total: done });
  return {
    schema: 'waybill-report/1',
    tool: { name: 'waybill', version: toolVersion },
    generated_at: generatedAt,
    sources,
    resources: merged.resources,
    components: merged.components,
    relationships: merged.relationships,
    checks,
    coverage,
  };
}

function byPlace(a: CoverageEntry, b: CoverageEntry): number {
  return byCodeUnit(a.source ?? '', b.source ?? '') || byCodeUnit(a.path, b.path) || byCodeUnit(a.reason, b.reason) || byCodeUnit(a.detail, b.detail);
}

/** A target of which nothing was read. */
function unread(target: string): SourceCoverage {
  return { source: target, state: 'partial', artifacts_listed: 0, artifacts_read: 0, artifacts_parsed: 0, bytes_read: 0, by_reader: {} };
}
