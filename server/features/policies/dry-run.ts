/** A policy tried over the scans of the past: what it would have said, and about which assets. Batch by batch, so that others get the thread in between. */
import { apiError } from '#shared/api/api-error.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import type { Evaluation, Policy } from '#shared/policies/policy.ts';
import type { Waiver } from '#shared/policies/waiver.ts';
import type { TaskThread } from '../../ingest/task-thread.ts';
import { dryRunScanLimits, type DryRunAsset, type DryRunScan } from './dry-run-stored.ts';
import type { PastScan } from './dry-run.reads.ts';

export const dryRunLimits = {
  /** Scans of one dry run. */
  scansMax: 500,
  scansDefault: 50,
  /** Milliseconds until no further scan is begun. */
  msMax: 20_000,
  /** Subjects in the reply. */
  assetsListedMax: 200,
  /** Subjects that are counted. */
  assetsMax: 50_000,
  /** Dry runs at one time in this process. */
  atOnceMax: 2,
} as const;

/** Scans of one batch, and milliseconds for it: what another task of the thread waits at most, but for one large scan. */
const batch = { scansMax: 10, msMax: 1_000 } as const;

type VerdictCounts = Record<Evaluation['verdict'], number>;

export interface DryRunReply {
  readonly scans_judged: number;
  readonly scans_unreadable: number;
  /** Scans by verdict; `before` is null when there is nothing to compare with. */
  readonly verdicts: { readonly before: VerdictCounts | null; readonly after: VerdictCounts };
  /** Scans on which the two differ, in verdict or violations. */
  readonly changed: readonly ChangedScan[];
  /** What the candidate does not want, most newly unwanted first. */
  readonly assets: readonly CountedAsset[];
  readonly assets_total: number;
  readonly is_cut: boolean;
  /** Which limits were reached, as sentences. */
  readonly cut_reasons: readonly string[];
}

interface ChangedScan {
  readonly scan_id: string;
  readonly source: string | null;
  readonly target: string;
  readonly finished_at: string;
  readonly before: Evaluation['verdict'] | null;
  readonly after: Evaluation['verdict'];
  readonly violation_count: number;
  readonly waived_count: number;
  readonly added_count: number;
  readonly removed_count: number;
  readonly added: DryRunScan['added'];
  readonly removed: DryRunScan['removed'];
}

interface CountedAsset {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Scans in which the candidate does not want it. */
  readonly scans: number;
  /** Those of them in which the policy in force does. */
  readonly scans_new: number;
}

export interface DryRunRequest {
  readonly orgId: string;
  readonly scans: readonly PastScan[];
  /** There were more scans than `scansMax`. */
  readonly isScansCut: boolean;
  readonly candidate: Policy;
  readonly baseline: Policy | null;
  readonly policyId: string | null;
  readonly waivers: readonly Waiver[];
  readonly at: number;
  readonly signal: AbortSignal;
}

/** Runs it. @param clockMs - a clock that only goes forward. @throws {AppError} `unavailable` when the server drains or the client went away. */
export async function dryRun(request: DryRunRequest, thread: TaskThread, clockMs: () => number = () => performance.now()): Promise<DryRunReply> {
  const { orgId, candidate, baseline, policyId, waivers, at, signal } = request;
  const tally = createTally(request);
  const endMs = clockMs() + dryRunLimits.msMax;
  let left = [...request.scans];
  while (left.length > 0) {
    if (signal.aborted) throw apiError('unavailable', 'The dry run was broken off.');
    if (tally.scans > 0 && clockMs() >= endMs) {
      tally.cut(`The time was up after ${dryRunLimits.msMax} ms (limit msMax); ${left.length} older scans were not judged.`);
      break;
    }
    const scans = left.slice(0, batch.scansMax).map(({ id, resultId }) => ({ id, resultId }));
    const { judged, unreadable } = await thread.run<'dry-run'>({ kind: 'dry-run', job: { orgId, scans, candidate, baseline, policyId, waivers, at, msMax: batch.msMax } });
    tally.add(judged, unreadable.length);
    left = left.slice(judged.length + unreadable.length);
  }
  return tally.reply();
}

function createTally({ scans, isScansCut, baseline }: DryRunRequest) {
  const known = new Map(scans.map((scan) => [scan.id, scan]));
  const before: VerdictCounts = { pass: 0, warn: 0, fail: 0 };
  const after: VerdictCounts = { pass: 0, warn: 0, fail: 0 };
  const changed: ChangedScan[] = [];
  const assets = new Map<string, { asset: DryRunAsset; scans: number; scansNew: number }>();
  const reasons = new Set<string>(isScansCut ? [`Only the newest ${dryRunLimits.scansMax} scans were taken (limit scansMax).`] : []);
  let judgedCount = 0;
  let unreadableCount = 0;

  function addAsset(asset: DryRunAsset): void {
    const key = `${asset.type} ${asset.id}`;
    const entry = assets.get(key);
    if (entry !== undefined) {
      entry.scans += 1;
      entry.scansNew += Number(asset.isNew);
    } else if (assets.size < dryRunLimits.assetsMax) assets.set(key, { asset, scans: 1, scansNew: Number(asset.isNew) });
    else reasons.add(`Only ${dryRunLimits.assetsMax} assets are counted (limit assetsMax).`);
  }

  return {
    get scans() {
      return judgedCount + unreadableCount;
    },
    cut: (reason: string) => void reasons.add(reason),
    add(judged: readonly DryRunScan[], unreadable: number): void {
      judgedCount += judged.length;
      unreadableCount += unreadable;
      for (const scan of judged) {
        after[scan.after] += 1;
        if (scan.before !== null) before[scan.before] += 1;
        scan.assets.forEach(addAsset);
        if (scan.reached.includes('violationsMax')) reasons.add(`Of some scans only ${dryRunScanLimits.violationsMax} violations were compared (limit violationsMax); their counts of added and removed ones are not exact.`);
        if (scan.reached.includes('assetsMax')) reasons.add(`Of some scans only ${dryRunScanLimits.assetsMax} assets are counted (limit assetsMax of a scan).`);
        const past = known.get(scan.id);
        if (past !== undefined && (scan.addedCount > 0 || scan.removedCount > 0 || (scan.before !== null && scan.before !== scan.after))) changed.push(changedScan(scan, past));
      }
    },
    reply(): DryRunReply {
      const listed = [...assets.values()].sort((a, b) => b.scansNew - a.scansNew || b.scans - a.scans || byCodeUnit(a.asset.name, b.asset.name) || byCodeUnit(a.asset.id, b.asset.id));
      return {
        scans_judged: judgedCount,
        scans_unreadable: unreadableCount,
        verdicts: { before: baseline === null ? null : before, after },
        changed,
        assets: listed.slice(0, dryRunLimits.assetsListedMax).map(({ asset: { type, id, name, kind }, scans: count, scansNew }) => ({ type, id, name, kind, scans: count, scans_new: scansNew })),
        assets_total: listed.length,
        is_cut: reasons.size > 0 || listed.length > dryRunLimits.assetsListedMax,
        cut_reasons: [...reasons, ...(listed.length > dryRunLimits.assetsListedMax ? [`${dryRunLimits.assetsListedMax} of ${listed.length} assets are listed (limit assetsListedMax).`] : [])],
      };
    },
  };
}

function changedScan(scan: DryRunScan, past: PastScan): ChangedScan {
  return {
    scan_id: scan.id,
    source: past.source,
    target: past.target,
    finished_at: new Date(past.finishedAt).toISOString(),
    before: scan.before,
    after: scan.after,
    violation_count: scan.violationCount,
    waived_count: scan.waivedCount,
    added_count: scan.addedCount,
    removed_count: scan.removedCount,
    added: scan.added,
    removed: scan.removed,
  };
}
