/** Compiles one comparison. Three answers: true, false, or unread with the reason. */
import { isBetween, isOpenList, isUnread, type NumberBetween, type OpenList, type Reading, type Unread } from './reading.ts';
import type { FieldType } from './field.ts';
import { compilePattern } from './pattern/pattern.ts';
import type { ConditionValue, Operator } from './policy.ts';
import { severities, type Severity } from '../model/report.ts';
import { severityRank } from './scan-facts.ts';

export type Truth = boolean | Unread;

type Scalar = string | number | boolean;
type Test = (reading: Reading) => Truth;

/**
 * A test of a field's reading. Comparing with an absent field is false for every operator but `exists`, the negative ones too:
 * `provider not_in [openai]` says nothing about things without a provider; `not: {provider in [openai]}` includes them.
 * A comparison that does not fit (the parser refuses those) is unread, never false.
 */
export function compileComparison(of: { type: FieldType; operator: Operator; value: ConditionValue | undefined }): Test {
  const { type, operator } = of;
  const value = (item: Scalar): Scalar => (type === 'severity' && isSeverity(item) ? severityRank(item) : item);
  const isList = Array.isArray(of.value);
  const values = (isList ? (of.value as readonly Scalar[]) : of.value === undefined ? [] : [of.value as Scalar]).map(value);
  const [single] = values;

  if (operator === 'exists') return exists(of.value !== false);
  if (single === undefined) return () => ({ unread: `${operator} needs a value` });
  if (isList !== (operator === 'in' || operator === 'not_in')) return () => ({ unread: `${operator} does not take this value` });

  switch (operator) {
    case 'equals':
      return present(oneOf(new Set(values)));
    case 'not_equals':
      return present(opposite(oneOf(new Set(values))));
    case 'in':
      return present(oneOf(new Set(values)));
    case 'not_in':
      return present(opposite(oneOf(new Set(values))));
    case 'contains':
      return present(contains(String(single)));
    case 'not_contains':
      return present(opposite(contains(String(single))));
    case 'matches':
      return present(matches(String(single)));
    default:
      return present(ordered(operator, single));
  }
}

function isSeverity(item: Scalar): item is Severity {
  return (severities as readonly Scalar[]).includes(item);
}

function exists(isWanted: boolean): Test {
  const present = (reading: Reading): Truth => {
    if (reading === undefined) return false;
    if (Array.isArray(reading)) return reading.length > 0;
    if (typeof reading !== 'object') return true;
    if (isOpenList(reading)) return reading.items.length > 0 || (reading.unread === undefined ? false : { unread: reading.unread });
    if (isBetween(reading)) return reading.atLeast >= 0 || unsure(reading);
    return reading as Unread;
  };
  return isWanted ? present : opposite(present);
}

/** Settles absent and unread before the test looks at a value. */
function present(test: (reading: Exclude<Reading, undefined | Unread>) => Truth): Test {
  return (reading) => {
    if (reading === undefined) return false;
    if (isUnread(reading)) return reading;
    return test(reading);
  };
}

function opposite<T extends Reading>(test: (reading: T) => Truth): (reading: T) => Truth {
  return (reading) => {
    const truth = test(reading);
    return typeof truth === 'boolean' ? !truth : truth;
  };
}

function oneOf(values: ReadonlySet<Scalar>) {
  return (reading: Exclude<Reading, undefined | Unread>): Truth => {
    if (typeof reading !== 'object') return values.has(reading);
    if (isBetween(reading)) {
      for (const value of values) if (typeof value === 'number' && value >= reading.atLeast && value <= reading.atMost) return unsure(reading);
      return false;
    }
    return anyOf(reading, (item) => values.has(item), [...values].map(String));
  };
}

function contains(part: string) {
  return (reading: Exclude<Reading, undefined | Unread>): Truth => {
    if (typeof reading === 'string') return reading.includes(part);
    if (typeof reading !== 'object' || isBetween(reading)) return { unread: 'it is neither text nor a list' };
    return anyOf(reading, (item) => item === part, [part]);
  };
}

function matches(source: string) {
  const compiled = compilePattern(source);
  if ('problem' in compiled) return (): Truth => ({ unread: `the pattern is not valid: ${compiled.problem}` });
  const { pattern } = compiled;
  return (reading: Exclude<Reading, undefined | Unread>): Truth => {
    if (typeof reading === 'string') return pattern.test(reading);
    if (typeof reading !== 'object' || isBetween(reading)) return { unread: 'it is neither text nor a list' };
    return anyOf(reading, (item) => pattern.test(item), []);
  };
}

/** Whether any item fits; `asked` are the items an open list may still turn out to hold. */
function anyOf(list: readonly string[] | OpenList, fits: (item: string) => boolean, asked: readonly string[]): Truth {
  if (!isOpenList(list)) return list.some(fits);
  if (list.items.some(fits)) return true;
  for (const item of asked) {
    const why = list.undecided(item);
    if (why !== undefined) return { unread: why };
  }
  return asked.length === 0 && list.unread !== undefined ? { unread: list.unread } : false;
}

function ordered(operator: 'gt' | 'gte' | 'lt' | 'lte', limit: Scalar) {
  const compare = { gt: (a: Scalar) => a > limit, gte: (a: Scalar) => a >= limit, lt: (a: Scalar) => a < limit, lte: (a: Scalar) => a <= limit }[operator];
  return (reading: Exclude<Reading, undefined | Unread>): Truth => {
    if (typeof reading !== 'object') return typeof reading === typeof limit ? compare(reading) : { unread: 'it cannot be compared with the value' };
    if (!isBetween(reading)) return { unread: 'a list has no order' };
    const atLeast = compare(reading.atLeast);
    return atLeast === compare(reading.atMost) ? atLeast : unsure(reading);
  };
}

function unsure({ atLeast, atMost }: NumberBetween): Unread {
  if (atMost === Infinity) return { unread: `at least ${atLeast} were found, but a source was not read to its end` };
  return { unread: 'a check gave no verdict' };
}
