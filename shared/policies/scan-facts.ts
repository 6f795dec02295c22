/** What fields read besides the subject itself: flags and severities by subject, counts, and how sure all of it is. */
import type { InventoryIndex } from '../model/inventory.ts';
import { severities, type CheckResult, type Report, type Severity } from '../model/report.ts';
import type { OpenList } from './reading.ts';

/** Verdicts about one component or resource. */
export interface SubjectVerdicts {
  /** Flags of failed checks, each once; undecided where a check gave no verdict (unknown, error) or did not run. */
  readonly flags: OpenList;
  /** The worst severity among its findings. */
  readonly severity?: Severity;
  /** The worst severity among checks that gave no verdict. */
  readonly undecidedSeverity?: Severity;
}

export interface ScanFacts {
  readonly report: Report;
  readonly index: InventoryIndex;
  /** Every source was read to its end. */
  readonly isComplete: boolean;
  /** The answers `fail`, in the report's order. */
  readonly findings: readonly CheckResult[];
  /** The answers `unknown` and `error` that stand for a possible finding; see `isPossibleFinding`. */
  readonly undecided: readonly CheckResult[];
  flagOf(check: string): string | undefined;
  verdictsOn(subjectId: string): SubjectVerdicts;
}

/** Higher is worse; `info` is 0. */
export function severityRank(severity: Severity): number {
  return severities.length - 1 - severities.indexOf(severity);
}

/**
 * Whether an answer that is not a verdict hides a possible finding: every error, and `unknown` about a thing that was found.
 * `unknown` about the whole scan only repeats that a source was not read in full; `scan` rules ask for that with `is_complete`.
 */
export function isPossibleFinding(result: CheckResult): boolean {
  return result.answer === 'error' || (result.answer === 'unknown' && result.subject.type !== 'scan');
}

const known = new WeakMap<Report, ScanFacts>();

/** The facts of a report; computed once for each report, O(results). */
export function scanFacts(report: Report, index: InventoryIndex): ScanFacts {
  let facts = known.get(report);
  if (facts === undefined || facts.index !== index) {
    facts = collect(report, index);
    known.set(report, facts);
  }
  return facts;
}

function collect(report: Report, index: InventoryIndex): ScanFacts {
  const flags = new Map<string, string>();
  const verdicts = new Map<string, { flags: Set<string>; undecided: Map<string, string>; severity?: Severity; undecidedSeverity?: Severity }>();
  const findings: CheckResult[] = [];
  const undecided: CheckResult[] = [];

  for (const check of report.checks) {
    if (check.flag !== undefined) flags.set(check.check, check.flag);
    for (const result of check.results) {
      const isFinding = result.answer === 'fail';
      if (!isFinding && !isPossibleFinding(result)) continue;
      (isFinding ? findings : undecided).push(result);

      let on = verdicts.get(result.subject.id);
      if (on === undefined) verdicts.set(result.subject.id, (on = { flags: new Set(), undecided: new Map() }));
      if (isFinding) {
        if (check.flag !== undefined) on.flags.add(check.flag);
        on.severity = worse(on.severity, result.severity);
      } else {
        if (check.flag !== undefined) on.undecided.set(check.flag, `check ${check.check} answered ${result.answer}`);
        on.undecidedSeverity = worse(on.undecidedSeverity, result.severity);
      }
    }
  }

  const knownFlags = new Set(flags.values());
  const noVerdicts: SubjectVerdicts = { flags: flagList([], new Map(), knownFlags) };
  const bySubject = new Map<string, SubjectVerdicts>();
  for (const [id, on] of verdicts) {
    bySubject.set(id, {
      flags: flagList([...on.flags], on.undecided, knownFlags),
      ...(on.severity && { severity: on.severity }),
      ...(on.undecidedSeverity && { undecidedSeverity: on.undecidedSeverity }),
    });
  }

  return {
    report,
    index,
    isComplete: index.isComplete,
    findings,
    undecided,
    flagOf: (check) => flags.get(check),
    verdictsOn: (subjectId) => bySubject.get(subjectId) ?? noVerdicts,
  };
}

function flagList(items: readonly string[], undecided: ReadonlyMap<string, string>, knownFlags: ReadonlySet<string>): OpenList {
  return {
    items,
    undecided: (flag) => undecided.get(flag) ?? (knownFlags.has(flag) ? undefined : `no check that gives the flag ${flag} ran`),
    ...(undecided.size > 0 && { unread: [...undecided.values()].join('; ') }),
  };
}

function worse(a: Severity | undefined, b: Severity): Severity {
  return a === undefined || severityRank(b) > severityRank(a) ? b : a;
}
