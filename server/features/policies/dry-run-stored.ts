/** Judges stored results by a policy that is not in force, beside the one that is; changes nothing. Runs in a thread. */
import { indexInventory, type InventoryIndex } from '#shared/model/inventory.ts';
import type { Report } from '#shared/model/report.ts';
import { evaluatePolicy } from '#shared/policies/evaluate.ts';
import type { Evaluation, Policy, Violation } from '#shared/policies/policy.ts';
import { waiversInForce, type Waiver } from '#shared/policies/waiver.ts';
import type { Executor } from '../../db/connection.ts';
import { readReport } from '../scans/report.reads.ts';

/** Limits on what one scan adds to a dry run. */
export const dryRunScanLimits = {
  /** Violations that are compared; beyond them the counts stay exact and the lists are cut. */
  violationsMax: 50_000,
  /** Violations listed as added, and as removed. */
  listedMax: 20,
  /** Subjects that count as assets. */
  assetsMax: 2_000,
} as const;

export interface DryRunJob {
  readonly orgId: string;
  readonly scans: readonly { readonly id: string; readonly resultId: string }[];
  readonly candidate: Policy;
  /** What the candidate is held against; null when no policy is in force there. */
  readonly baseline: Policy | null;
  /** For waivers of this policy alone; null for a policy that does not exist yet. */
  readonly policyId: string | null;
  readonly waivers: readonly Waiver[];
  /** Milliseconds since the epoch: waivers that hold then count. */
  readonly at: number;
  /** Milliseconds after which no further scan is begun. */
  readonly msMax: number;
}

export interface ListedViolation {
  readonly rule: string;
  readonly severity: Violation['severity'];
  readonly state: Violation['state'];
  readonly subject: Violation['subject'];
  readonly message: string;
}

export interface DryRunAsset {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  /** Of the component or resource; else the type. */
  readonly kind: string;
  /** Not unwanted by the baseline. */
  readonly isNew: boolean;
}

export interface DryRunScan {
  readonly id: string;
  readonly before: Evaluation['verdict'] | null;
  readonly after: Evaluation['verdict'];
  readonly violationCount: number;
  readonly waivedCount: number;
  readonly addedCount: number;
  readonly removedCount: number;
  readonly added: readonly ListedViolation[];
  readonly removed: readonly ListedViolation[];
  /** What the candidate does not want, each once. */
  readonly assets: readonly DryRunAsset[];
  /** Of `dryRunScanLimits`, those that were reached. */
  readonly reached: readonly ('violationsMax' | 'assetsMax')[];
}

export interface DryRunBatch {
  readonly judged: readonly DryRunScan[];
  /** Scans whose result is gone or cannot be read. */
  readonly unreadable: readonly string[];
}

/** The scans in their order, as many as the time allows and at least one; the rest is missing from the reply. */
export async function dryRunStored(job: DryRunJob, executor: Executor): Promise<DryRunBatch> {
  const endMs = performance.now() + job.msMax;
  const judged: DryRunScan[] = [];
  const unreadable: string[] = [];
  for (const { id, resultId } of job.scans) {
    if (judged.length + unreadable.length > 0 && performance.now() >= endMs) break;
    const scan = await judgeScan(id, resultId, job, executor);
    if (scan === undefined) unreadable.push(id);
    else judged.push(scan);
  }
  return { judged, unreadable };
}

async function judgeScan(id: string, resultId: string, job: DryRunJob, executor: Executor): Promise<DryRunScan | undefined> {
  try {
    const report = await readReport(executor, { orgId: job.orgId, resultId });
    return report === undefined ? undefined : compare(id, report, job);
  } catch (error) {
    // Stored by an older version, or spoilt: counted, not a reason to break off. Trouble of the database is one.
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function compare(id: string, report: Report, job: DryRunJob): DryRunScan {
  const { candidate, baseline, policyId, waivers, at } = job;
  const index = indexInventory(report);
  const held = waiversInForce(waivers, { policyId: policyId ?? '', sourceKeys: report.sources.map(({ key }) => key), at });
  const evaluate = (policy: Policy) => evaluatePolicy(policy, report, index, { violationsMax: dryRunScanLimits.violationsMax, waivers: held });
  const after = evaluate(candidate);
  const before = baseline === null ? undefined : evaluate(baseline);
  const unwanted = counted(after);
  const unwantedBefore = before === undefined ? [] : counted(before);
  const added = without(unwanted, unwantedBefore);
  const removed = without(unwantedBefore, unwanted);
  const assets = assetsOf(unwanted, unwantedBefore, index);
  const isCut = unwanted.length < after.violation_count || unwantedBefore.length < (before?.violation_count ?? 0);

  return {
    id,
    before: before?.verdict ?? null,
    after: after.verdict,
    violationCount: after.violation_count,
    waivedCount: after.waived_count ?? 0,
    addedCount: added.length,
    removedCount: removed.length,
    added: added.slice(0, dryRunScanLimits.listedMax).map(listed),
    removed: removed.slice(0, dryRunScanLimits.listedMax).map(listed),
    assets: assets.slice(0, dryRunScanLimits.assetsMax),
    reached: [...(isCut ? (['violationsMax'] as const) : []), ...(assets.length > dryRunScanLimits.assetsMax ? (['assetsMax'] as const) : [])],
  };
}

/** What counts for the verdict. */
function counted({ violations }: Evaluation): Violation[] {
  return violations.filter(({ state }) => state !== 'waived');
}

function without(violations: readonly Violation[], others: readonly Violation[]): Violation[] {
  const known = new Set(others.map(identityOf));
  return violations.filter((violation) => !known.has(identityOf(violation)));
}

function identityOf({ rule, subject }: Violation): string {
  return JSON.stringify([rule, subject.type, subject.id]);
}

function assetsOf(unwanted: readonly Violation[], before: readonly Violation[], index: InventoryIndex): DryRunAsset[] {
  const known = new Set(before.map(({ subject }) => `${subject.type} ${subject.id}`));
  const assets = new Map<string, DryRunAsset>();
  for (const { subject } of unwanted) {
    const key = `${subject.type} ${subject.id}`;
    if (assets.has(key)) continue;
    const kind = subject.type === 'component' ? index.component(subject.id)?.kind : subject.type === 'resource' ? index.resource(subject.id)?.kind : undefined;
    assets.set(key, { ...subject, kind: kind ?? subject.type, isNew: !known.has(key) });
  }
  return [...assets.values()];
}

function listed({ rule, severity, state, subject, message }: Violation): ListedViolation {
  return { rule, severity, state, subject, message };
}
