/** Judges rules, each by itself, over a stored result; changes nothing. Runs in a thread. */
import { notFound } from '#shared/api/api-error.ts';
import { indexInventory } from '#shared/model/inventory.ts';
import { evaluatePolicy } from '#shared/policies/evaluate.ts';
import type { Rule, Violation } from '#shared/policies/policy.ts';
import type { Executor } from '../../db/connection.ts';
import { readReport } from '../scans/report.reads.ts';

export interface JudgeJob {
  readonly orgId: string;
  readonly scanId: string;
  readonly resultId: string;
  readonly rules: readonly { readonly id: string; readonly rule: Rule }[];
  /** Violations described for each rule; `count` says how many there are. */
  readonly violationsMax: number;
}

/** What one rule said of one scan. */
export interface RuleVerdict {
  readonly id: string;
  /** `unknown`: nothing is violated for certain, but a field or a check could not be read. */
  readonly state: 'held' | 'violated' | 'unknown';
  /** Subjects of which the rule is true or could not be decided. */
  readonly count: number;
  /** Violated before unknown; evidence is bounded. */
  readonly violations: readonly Violation[];
}

/** One verdict for each rule, in their order. @throws {AppError} `not_found` when the result is not there any more. */
export async function judgeStored({ orgId, scanId, resultId, rules, violationsMax }: JudgeJob, executor: Executor): Promise<RuleVerdict[]> {
  const report = await readReport(executor, { orgId, resultId });
  if (report === undefined) throw notFound('scan', scanId);
  const index = indexInventory(report);
  return rules.map(({ id, rule }) => {
    const { violations, violation_count: count } = evaluatePolicy({ name: rule.name, effect: 'block', rules: [rule] }, report, index, { violationsMax });
    const state = count === 0 ? 'held' : violations.some((violation) => violation.state === 'violated') ? 'violated' : 'unknown';
    return { id, state, count, violations };
  });
}
