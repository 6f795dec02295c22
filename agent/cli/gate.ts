/** Whether a scan passes: severities, policies and completeness, as exit codes with the reasons beside them. */
import { AppError } from '#shared/model/app-error.ts';
import type { ListedFinding } from '#shared/model/comparison/comparison.ts';
import type { Evaluation } from '#shared/policies/policy.ts';
import { severities, type Report, type Severity } from '#shared/model/report.ts';
import { exitCodes } from './exit-codes.ts';

export interface GateOptions {
  /** Findings of this severity or above fail the gate. */
  readonly failOn?: Severity;
  /** Set when the report was held against an earlier state: only these findings count for `failOn`. */
  readonly newFindings?: readonly ListedFinding[];
  readonly evaluations: readonly Evaluation[];
  readonly failOnIncomplete: boolean;
  /** Whether policies were asked for, even if none was violated. */
  readonly hasPolicies: boolean;
}

export interface GateVerdict {
  readonly codes: readonly number[];
  /** One sentence for each thing that failed. */
  readonly reasons: readonly string[];
}

/** Those of this severity or above. */
export function findingsFrom<Finding extends { readonly severity: Severity }>(findings: readonly Finding[], least: Severity): Finding[] {
  return findings.filter(({ severity }) => severities.indexOf(severity) <= severities.indexOf(least));
}

/** The severity that a gate was given. @throws {AppError} `usage` for a word that is none. */
export function parseSeverity(text: string | undefined): Severity | undefined {
  const accepted = severities.filter((severity) => severity !== 'info');
  if (text === undefined) return undefined;
  const found = accepted.find((severity) => severity === text);
  if (!found) throw new AppError('usage', `Unknown severity ${JSON.stringify(text)} for --fail-on. Accepted: ${accepted.join(', ')}.`);
  return found;
}

export function judgeGate(report: Report, options: GateOptions): GateVerdict {
  const codes: number[] = [];
  const reasons: string[] = [];

  if (options.failOn !== undefined) {
    const findings: readonly { readonly severity: Severity }[] = options.newFindings ?? report.checks.flatMap(({ results }) => results).filter(({ answer }) => answer === 'fail');
    const failing = findingsFrom(findings, options.failOn);
    if (failing.length > 0) {
      codes.push(exitCodes.gateFailed);
      reasons.push(`${failing.length} ${options.newFindings ? 'new ' : ''}${failing.length === 1 ? 'finding' : 'findings'} of severity ${options.failOn} or above.`);
    }
  }
  for (const { policy, verdict, violation_count: count, violations } of options.evaluations) {
    if (verdict !== 'fail') continue;
    const unknown = violations.filter(({ state }) => state === 'unknown').length;
    codes.push(exitCodes.gateFailed);
    reasons.push(`Policy ${JSON.stringify(policy)} blocks: ${count} ${count === 1 ? 'violation' : 'violations'}${unknown > 0 ? `, ${unknown} of them undecidable` : ''}.`);
  }
  const isGate = options.failOn !== undefined || options.hasPolicies || options.failOnIncomplete;
  const broken = report.coverage.sources.filter(({ state }) => state === 'partial');
  const unread = report.coverage.entries.filter(({ effect }) => effect !== 'ignored');
  if (isGate && broken.length > 0) {
    codes.push(exitCodes.incomplete);
    reasons.push(`The source ${broken[0]?.source} was not read to its end.`);
  } else if (options.failOnIncomplete && unread.length > 0) {
    codes.push(exitCodes.incomplete);
    reasons.push(`${unread.length} ${unread.length === 1 ? 'thing was' : 'things were'} not read in full; the first is ${unread[0]?.path} (${unread[0]?.reason}).`);
  }
  return { codes, reasons };
}
