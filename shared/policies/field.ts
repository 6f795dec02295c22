/** A field: one thing that a condition can ask of a subject. */
import type { Component, ComponentKind, Relationship, Resource } from '../model/component.ts';
import type { CheckResult } from '../model/report.ts';
import type { Operator, RuleSubject } from './policy.ts';
import type { Reading } from './reading.ts';
import type { ScanFacts } from './scan-facts.ts';

/** What each kind of rule is about. */
export interface SubjectOf {
  readonly component: Component;
  readonly resource: Resource;
  readonly relationship: Relationship;
  readonly finding: CheckResult;
  readonly scan: ScanFacts;
}

/** `severity` is ordered from info to critical; `date` is `YYYY-MM-DD`; `strings` is a list. */
export const fieldTypes = ['string', 'strings', 'number', 'boolean', 'date', 'severity'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** One row of the published table. */
export interface Field<Subject extends RuleSubject = RuleSubject> {
  readonly subject: Subject;
  readonly name: string;
  readonly type: FieldType;
  /** One sentence. */
  readonly summary: string;
  /** Kinds of component that have it; all when absent. */
  readonly kinds?: readonly ComponentKind[];
  /** The values it can have, when they are a closed list. */
  readonly values?: readonly string[];
  read(this: void, subject: SubjectOf[Subject], facts: ScanFacts): Reading;
}

/** The operators that fit each type of field. */
export const operatorsOf: Readonly<Record<FieldType, readonly Operator[]>> = {
  string: ['equals', 'not_equals', 'contains', 'not_contains', 'in', 'not_in', 'exists', 'matches'],
  strings: ['contains', 'not_contains', 'in', 'not_in', 'exists', 'matches'],
  number: ['equals', 'not_equals', 'in', 'not_in', 'gt', 'gte', 'lt', 'lte', 'exists'],
  boolean: ['equals', 'not_equals', 'exists'],
  date: ['equals', 'not_equals', 'gt', 'gte', 'lt', 'lte', 'exists'],
  severity: ['equals', 'not_equals', 'in', 'not_in', 'gt', 'gte', 'lt', 'lte', 'exists'],
};
