/** Whether a scan passes: severities, policies and completeness, as exit codes with the reasons beside them. */
import type { Evaluation } from '#shared/policies/policy.ts';
import { severities, type Report, type Severity } from '#shared/model/report.ts';
import { exitCodes } from './exit-codes.ts';

export interface GateOptions {
  /** Findings of this severity or above fail the gate. */
  readonly failOn?: Severity;
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

export function judgeGate(report: Report, options: GateOptions): GateVerdict {
  const codes: number[] = [];
  const reasons: string[] = [];

  if (options.failOn !== undefined) {
    const threshold = severities.indexOf(options.failOn);
    const failing = report.checks.flatMap(({ results }) => results).filter(({ answer, severity }) => answer === 'fail' && severities.indexOf(severity) <= threshold);
    if (failing.length > 0) {
      codes.push(exitCodes.gateFailed);
      reasons.push(`${failing.length} ${failing.length === 1 ? 'finding' : 'findings'} of severity ${options.failOn} or above.`);
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
