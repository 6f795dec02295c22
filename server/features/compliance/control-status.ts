/**
 * What one scan says of a framework's controls. Pure. Missing data is never a pass: a check that did not run, could not read something,
 * or ran over a source that was not read to its end proves nothing, and a control without proof stays in the score's denominator.
 */
import type { Control, Framework, LinkedCheck } from '#shared/frameworks/framework.ts';
import type { Severity } from '#shared/model/report.ts';
import type { CheckSummary } from './check-summary.reads.ts';
import type { RuleVerdict } from './judge-stored.ts';

export const testStatuses = ['passing', 'failing', 'review', 'unknown', 'not_applicable', 'not_run'] as const;
export type TestStatus = (typeof testStatuses)[number];

export const controlStatuses = ['passing', 'failing', 'review', 'not_tested'] as const;
export type ControlStatus = (typeof controlStatuses)[number];

/** A rule of the organization's own that stands for a control. */
export interface ControlRule {
  readonly id: string;
  readonly framework: string;
  readonly control: string | null;
  readonly severity: Severity;
}

export interface JudgedControl {
  readonly control: Control;
  readonly status: ControlStatus;
  /** Applies only from a later day than the scan's; counts in no score. */
  readonly isUpcoming: boolean;
  readonly checks: readonly { readonly check: LinkedCheck; readonly status: TestStatus }[];
  readonly rules: readonly { readonly id: string; readonly status: TestStatus }[];
}

export interface JudgedFramework {
  readonly framework: Framework;
  readonly controls: readonly JudgedControl[];
  readonly counts: Readonly<Record<ControlStatus | 'upcoming', number>>;
  /** Passing among all that apply, 0–100 with one decimal; null when none applies. */
  readonly score: number | null;
}

/** What is known of the scan. */
export interface Evidence {
  readonly isComplete: boolean;
  readonly checks: ReadonlyMap<string, CheckSummary>;
  readonly rules: readonly ControlRule[];
  readonly verdicts: ReadonlyMap<string, RuleVerdict>;
  /** ISO date of the scan. */
  readonly asOf: string;
}

/** The status of a check over all of its subjects; `not_run` without a summary. */
export function checkStatus(summary: CheckSummary | undefined, isComplete: boolean): TestStatus {
  if (summary === undefined) return 'not_run';
  const { pass, fail, review, not_applicable, unknown, error } = summary.answers;
  if (fail > 0) return 'failing';
  if (review > 0) return 'review';
  if (unknown > 0 || error > 0 || !isComplete) return 'unknown';
  if (pass > 0) return 'passing';
  return not_applicable > 0 ? 'not_applicable' : 'unknown';
}

/** The status of a rule: what it does not want is there, is not there, or nobody could tell. */
export function ruleStatus(verdict: RuleVerdict | undefined): TestStatus {
  if (verdict === undefined) return 'not_run';
  return verdict.state === 'violated' ? 'failing' : verdict.state === 'held' ? 'passing' : 'unknown';
}

/** Every control of a framework, in its order, with counts and score. */
export function judgeFramework(framework: Framework, evidence: Evidence): JudgedFramework {
  const controls = framework.controls.map((control) => judgeControl(framework.id, control, evidence));
  const counts = { passing: 0, failing: 0, review: 0, not_tested: 0, upcoming: 0 };
  for (const { status, isUpcoming } of controls) counts[isUpcoming ? 'upcoming' : status] += 1;
  const applying = controls.length - counts.upcoming;
  return { framework, controls, counts, score: applying === 0 ? null : Math.round((1_000 * counts.passing) / applying) / 10 };
}

function judgeControl(framework: string, control: Control, { isComplete, checks, rules, verdicts, asOf }: Evidence): JudgedControl {
  const judgedChecks = control.checks.map((check) => ({ check, status: checkStatus(checks.get(check.id), isComplete) }));
  const judgedRules = rules.filter((rule) => rule.framework === framework && rule.control === control.code).map(({ id }) => ({ id, status: ruleStatus(verdicts.get(id)) }));
  return {
    control,
    status: controlStatus([...judgedChecks, ...judgedRules].map(({ status }) => status)),
    isUpcoming: control.appliesFrom !== undefined && control.appliesFrom > asOf,
    checks: judgedChecks,
    rules: judgedRules,
  };
}

/**
 * What a scan cannot run says nothing about it: links to checks of other kinds of source are left out, as are those with nothing to look at.
 * Of the rest one failure decides; then one gap leaves the control without proof; then one open question asks for a person.
 */
function controlStatus(tests: readonly TestStatus[]): ControlStatus {
  const required = tests.filter((status) => status !== 'not_run' && status !== 'not_applicable');
  if (required.includes('failing')) return 'failing';
  if (required.length === 0 || required.includes('unknown')) return 'not_tested';
  return required.includes('review') ? 'review' : 'passing';
}
