/** Compiles conditions into tests of a subject, in three-valued logic, and into words. */
import { compileComparison, type Truth } from './compare.ts';
import type { Field, SubjectOf } from './field.ts';
import { fieldsOf } from './fields.ts';
import type { Condition, Policy, Rule, RuleSubject } from './policy.ts';
import type { ScanFacts } from './scan-facts.ts';

export type SubjectTest<Subject extends RuleSubject = RuleSubject> = (subject: SubjectOf[Subject], facts: ScanFacts) => Truth;

export interface CompiledRule<Subject extends RuleSubject = RuleSubject> {
  readonly rule: Rule;
  readonly test: SubjectTest<Subject>;
  /** The condition in words: `kind equals "model" and model.pinned equals false`. */
  readonly text: string;
}

const compiled = new WeakMap<Policy, readonly CompiledRule[]>();

/** The rules of a policy, ready to run; compiled once for each policy object. */
export function compilePolicy(policy: Policy): readonly CompiledRule[] {
  let rules = compiled.get(policy);
  if (rules === undefined) {
    rules = policy.rules.map((rule) => ({ rule, test: compileCondition(rule.condition, fieldsOf[rule.subject]), text: conditionText(rule.condition) }));
    compiled.set(policy, rules);
  }
  return rules;
}

function compileCondition<Subject extends RuleSubject>(condition: Condition, fields: readonly Field<Subject>[]): SubjectTest<Subject> {
  if ('all' in condition) return every(condition.all.map((item) => compileCondition(item, fields)));
  if ('any' in condition) return some(condition.any.map((item) => compileCondition(item, fields)));
  if ('not' in condition) {
    const test = compileCondition(condition.not, fields);
    return (subject, facts) => {
      const truth = test(subject, facts);
      return typeof truth === 'boolean' ? !truth : truth;
    };
  }

  const { field: name, operator, value } = condition;
  const field = fields.find((field) => field.name === name);
  // A policy that was stored before a field went away: undecided, so a gate fails rather than opens.
  if (field === undefined) return () => ({ unread: `there is no field ${name}` });
  const test = compileComparison({ type: field.type, operator, value });
  return (subject, facts) => {
    const truth = test(field.read(subject, facts));
    return typeof truth === 'boolean' ? truth : { unread: `${name} could not be read: ${truth.unread}` };
  };
}

/** False when one is false, else unread when one is, else true. */
function every<Subject extends RuleSubject>(tests: readonly SubjectTest<Subject>[]): SubjectTest<Subject> {
  return (subject, facts) => {
    let result: Truth = true;
    for (const test of tests) {
      const truth = test(subject, facts);
      if (truth === false) return false;
      if (truth !== true && result === true) result = truth;
    }
    return result;
  };
}

/** True when one is true, else unread when one is, else false. */
function some<Subject extends RuleSubject>(tests: readonly SubjectTest<Subject>[]): SubjectTest<Subject> {
  return (subject, facts) => {
    let result: Truth = false;
    for (const test of tests) {
      const truth = test(subject, facts);
      if (truth === true) return true;
      if (truth !== false && result === false) result = truth;
    }
    return result;
  };
}

/** A condition in words, with parentheses where it nests. */
export function conditionText(condition: Condition): string {
  const join = (items: readonly Condition[], word: string) => items.map((item) => ('field' in item || items.length === 1 ? conditionText(item) : `(${conditionText(item)})`)).join(` ${word} `);
  if ('all' in condition) return join(condition.all, 'and');
  if ('any' in condition) return join(condition.any, 'or');
  if ('not' in condition) return `not (${conditionText(condition.not)})`;
  const { field, operator, value } = condition;
  if (operator === 'exists') return value === false ? `${field} is absent` : `${field} is present`;
  return `${field} ${operator} ${JSON.stringify(value)}`;
}
