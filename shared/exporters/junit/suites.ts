/** Test suites: one for each check, one for each policy. A case is a question asked of one subject; only a pass looks like a pass. */
import type { Occurrence } from '../../model/component.ts';
import type { CheckOutcome, CheckResult, Report } from '../../model/report.ts';
import type { Evaluation, Violation } from '../../policies/policy.ts';
import { placeText } from '../text/place.ts';
import { visible } from '../text/visible.ts';
import type { Element } from './xml.ts';

/** What became of a case; `passed` has no element. */
export type CaseState = 'passed' | 'failure' | 'error' | 'skipped';

export interface Case {
  /** Unique in the suite: GitLab keys on class and name and drops what repeats. */
  readonly name: string;
  readonly state: CaseState;
  /** `type` of the element: the check's or rule's name, `unknown`, `error`, `review`, `not_applicable`. */
  readonly type?: string;
  readonly message?: string;
  readonly places?: readonly Occurrence[];
}

export interface Suite {
  readonly name: string;
  readonly className: string;
  readonly cases: readonly Case[];
}

/** The suite of a check: its passes by name, then every other answer. */
export function checkSuite(outcome: CheckOutcome, nameOf: (id: string) => string): Suite {
  const passed = outcome.passed.map((id): Case => ({ name: caseName(nameOf(id), id), state: 'passed' }));
  const others = outcome.results.map((result): Case => ({ name: caseName(result.subject.name, result.subject.id), message: result.reason, places: result.evidence, ...caseOf(result) }));
  return { name: outcome.check, className: `check.${outcome.check}`, cases: unique([...passed, ...others]) };
}

function caseOf({ answer, check }: CheckResult): { state: CaseState; type: string } {
  switch (answer) {
    case 'fail':
      return { state: 'failure', type: check };
    // Unknown is not pass, and not a finding either: the question could not be answered.
    case 'unknown':
    case 'error':
      return { state: 'error', type: answer };
    case 'review':
    case 'not_applicable':
      return { state: 'skipped', type: answer };
  }
}

/**
 * The suite of a policy, under a name that no other suite has: its violations, or one passing case when it has none.
 * Only `block` fails a build, so violations under `warn` and `inform` are skipped cases: seen, but not red. So is what is waived.
 */
export function policySuite({ effect, violations, violation_count: count }: Evaluation, suiteName: string): Suite {
  const cases = violations.map(
    (violation): Case => ({ name: `${violation.rule}: ${caseName(violation.subject.name, violation.subject.id)}`, message: violation.message, places: violation.evidence, ...violationCase(violation, effect) }),
  );
  const left = count - violations.filter(({ state }) => state !== 'waived').length;
  if (left > 0) cases.push({ name: 'more violations', state: effect === 'block' ? 'failure' : 'skipped', type: effect, message: `${left} more violations are not listed.` });
  if (count === 0) cases.push({ name: 'no violation', state: 'passed' });
  return { name: `policy ${suiteName}`, className: `policy.${suiteName}`, cases: unique(cases) };
}

function violationCase({ state, rule }: Violation, effect: Evaluation['effect']): { state: CaseState; type: string } {
  if (state === 'waived') return { state: 'skipped', type: 'waived' };
  if (effect !== 'block') return { state: 'skipped', type: effect };
  return state === 'unknown' ? { state: 'error', type: 'unknown' } : { state: 'failure', type: rule };
}

/** Names of components and resources by id; the id where there is none. */
export function names(report: Report): (id: string) => string {
  const byId = new Map([...report.components, ...report.resources].map(({ id, name }) => [id, name]));
  return (id) => byId.get(id) ?? id;
}

/** The name with the start of the id: two things of one name stay two cases, and keep their names from scan to scan. */
function caseName(name: string, id: string): string {
  const short = id.replace(/^(cmp_|res_|rel_|v1:)/, '').slice(0, 8);
  return name === id ? name : `${name} [${short}]`;
}

/** Numbers what still repeats, such as two verdicts on one subject. Compares what will be written. */
function unique(cases: readonly Case[]): Case[] {
  const freshName = freshNames();
  return cases.map((each) => ({ ...each, name: freshName(each.name) }));
}

/** Gives each name once: the second `x` is `x #2`. */
export function freshNames(): (name: string) => string {
  const counts = new Map<string, number>();
  const taken = new Set<string>();
  return (name) => {
    const shown = visible(name);
    let count = counts.get(shown) ?? 0;
    let fresh: string;
    do {
      count += 1;
      fresh = count === 1 ? shown : `${shown} #${count}`;
    } while (taken.has(fresh));
    counts.set(shown, count);
    taken.add(fresh);
    return fresh;
  };
}

/** The element of a suite, with counts that add up. */
export function suiteElement({ name, className, cases }: Suite, timestamp: string): Element {
  const { failures, errors, skipped } = countsOf([{ name, className, cases }]);
  return {
    name: 'testsuite',
    // No clock runs while a check judges: the time is nought.
    attributes: { name, tests: cases.length, failures, errors, skipped, time: '0', timestamp },
    children: cases.map((each) => caseElement(each, className)),
  };
}

function caseElement({ name, state, type, message, places = [] }: Case, className: string): Element {
  const attributes = { name, classname: className, time: '0' };
  if (state === 'passed') return { name: 'testcase', attributes };
  const detail: Element = { name: state, attributes: { message, type } };
  // Viewers show the text and not always the message, so the text holds both.
  const text = [message ?? '', ...places.map((place) => `${placeText(place)}:${place.line}`)].filter((line) => line !== '').map(visible).join('\n');
  return { name: 'testcase', attributes, children: [state === 'skipped' ? detail : { ...detail, children: text }] };
}

/** Counts over suites. */
export function countsOf(suites: readonly Suite[]): { tests: number; failures: number; errors: number; skipped: number } {
  const states = suites.flatMap(({ cases }) => cases.map(({ state }) => state));
  const count = (state: CaseState) => states.reduce((sum, each) => sum + Number(each === state), 0);
  return { tests: states.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') };
}
