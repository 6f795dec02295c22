/** Policies: named rules with an effect. A rule's condition describes what is not wanted. */
import type { Occurrence } from '../model/component.ts';
import type { Severity } from '../model/report.ts';

export const effects = ['block', 'warn', 'inform'] as const;
export type Effect = (typeof effects)[number];

export const ruleSubjects = ['component', 'resource', 'relationship', 'finding', 'scan'] as const;
export type RuleSubject = (typeof ruleSubjects)[number];

export const operators = [
  'equals',
  'not_equals',
  'contains',
  'not_contains',
  'in',
  'not_in',
  'gt',
  'gte',
  'lt',
  'lte',
  'exists',
  'matches',
] as const;
export type Operator = (typeof operators)[number];

export type ConditionValue = string | number | boolean | readonly (string | number | boolean)[];

/** A tree of `all`, `any` and `not` over single comparisons. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly field: string; readonly operator: Operator; readonly value?: ConditionValue };

export interface Rule {
  readonly name: string;
  readonly subject: RuleSubject;
  readonly condition: Condition;
  readonly severity: Severity;
}

export interface Policy {
  readonly name: string;
  readonly description?: string;
  readonly effect: Effect;
  readonly rules: readonly Rule[];
}

/** One rule that is true of one subject, or that could not be decided for it. */
export interface Violation {
  readonly rule: string;
  readonly subject: { readonly type: RuleSubject; readonly id: string; readonly name: string };
  readonly severity: Severity;
  /** `violated`, `unknown` when a field could not be read, or `waived` by a dated exception. */
  readonly state: 'violated' | 'unknown' | 'waived';
  readonly message: string;
  readonly evidence: readonly Occurrence[];
  /** Of the exception, when the state is `waived`. */
  readonly waiver_id?: string;
}

/** One policy judged over one scan. */
export interface Evaluation {
  readonly policy: string;
  readonly effect: Effect;
  /** `fail`: a block policy was violated or could not be decided. `warn`: a warn policy was. `pass` otherwise. What is waived does not count. */
  readonly verdict: 'pass' | 'warn' | 'fail';
  readonly violations: readonly Violation[];
  /** Count of violations that are not waived, before `violationsMax` cut the list. */
  readonly violation_count: number;
  /** Count of those that are waived; absent when none is. They come last in the list. */
  readonly waived_count?: number;
}
