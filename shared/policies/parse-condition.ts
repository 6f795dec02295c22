/** Conditions from outside data: shape, fields, operators and values that fit one another. */
import { severities } from '../model/report.ts';
import { operatorsOf, type FieldType } from './field.ts';
import { fields, fieldsOf, findField, type FieldRow } from './fields.ts';
import { nearest } from './nearest.ts';
import { compilePattern } from './pattern/pattern.ts';
import type { Problems } from './policy-problem.ts';
import { operators, ruleSubjects, type Condition, type ConditionValue, type Operator, type RuleSubject } from './policy.ts';

/** Limits on conditions: nesting, count in one policy, items of a list, characters of a text. */
export const conditionLimits = { depthMax: 16, conditionsMax: 2_000, listItemsMax: 1_000, textLengthMax: 4_096 } as const;

/** How many more conditions the policy may hold. */
export interface ConditionBudget {
  left: number;
}

interface Place {
  /** Undefined when the rule's subject is itself wrong: fields are then not judged. */
  readonly subject: RuleSubject | undefined;
  readonly path: string;
  readonly depth: number;
}

const combiners = ['all', 'any', 'not'] as const;
const comparisonKeys = ['field', 'operator', 'value'] as const;
const form = 'A condition is {all: […]}, {any: […]}, {not: …} or {field, operator, value}.';

/** The condition; undefined after adding at least one problem. */
export function parseCondition(value: unknown, place: Place, problems: Problems, budget: ConditionBudget): Condition | undefined {
  const { path, depth } = place;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return problems.add(path, value, form);
  if (depth > conditionLimits.depthMax) return problems.add(path, undefined, `Conditions nest at most ${conditionLimits.depthMax} deep.`);
  budget.left -= 1;
  if (budget.left === -1) problems.add(path, undefined, `A policy holds at most ${conditionLimits.conditionsMax} conditions.`);
  if (budget.left < 0) return undefined;

  const record = value as Readonly<Record<string, unknown>>;
  const combiner = combiners.find((word) => Object.hasOwn(record, word));
  if (combiner === undefined) return parseComparison(record, place, problems);

  const others = Object.keys(record).filter((key) => key !== combiner);
  if (others.length > 0) return problems.add(path, value, `${combiner} stands alone in its object, but ${others.join(', ')} ${others.length > 1 ? 'are' : 'is'} beside it. ${form}`);
  const inner = record[combiner];
  if (combiner === 'not') {
    const not = parseCondition(inner, { ...place, path: `${path}.not`, depth: depth + 1 }, problems, budget);
    return not && { not };
  }
  if (!Array.isArray(inner) || inner.length === 0) return problems.add(`${path}.${combiner}`, inner, `${combiner} takes a list of at least one condition.`);
  const items = inner.map((item: unknown, at) => parseCondition(item, { ...place, path: `${path}.${combiner}[${at}]`, depth: depth + 1 }, problems, budget));
  const valid = items.filter((item) => item !== undefined);
  if (valid.length < items.length) return undefined;
  return combiner === 'all' ? { all: valid } : { any: valid };
}

function parseComparison(record: Readonly<Record<string, unknown>>, { subject, path }: Place, problems: Problems): Condition | undefined {
  const before = problems.list.length;
  for (const key of Object.keys(record)) {
    if (!(comparisonKeys as readonly string[]).includes(key)) problems.addWord(`${path}.${key}`, key, 'key of a condition', [...comparisonKeys, ...combiners]);
  }
  const field = readField(record['field'], subject, path, problems);
  const operator = operators.find((word) => word === record['operator']) ?? problems.addWord(`${path}.operator`, record['operator'], 'operator', operators);
  if (field === undefined || operator === undefined) return undefined;

  const fitting = operatorsOf[field.type];
  if (!fitting.includes(operator)) {
    return problems.add(`${path}.operator`, operator, `${operator} does not fit ${field.name}, which is ${typeNames[field.type]}; accepted: ${fitting.join(', ')}.`);
  }
  const value = record['value'];
  checkValue({ field, operator, value, path: `${path}.value` }, problems);
  if (problems.list.length > before) return undefined;
  return { field: field.name, operator, ...(value !== undefined && { value: value as ConditionValue }) };
}

const typeNames: Readonly<Record<FieldType, string>> = {
  string: 'text',
  strings: 'a list of texts',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date',
  severity: 'a severity',
};

function readField(name: unknown, subject: RuleSubject | undefined, path: string, problems: Problems): FieldRow | undefined {
  const at = `${path}.field`;
  if (typeof name !== 'string') return problems.add(at, name, `A condition names a field. ${form}`);
  if (subject === undefined) {
    // The rule's subject is wrong and said so already; a field of any subject will do.
    return fields.find((field) => field.name === name) ?? problems.add(at, name, `${JSON.stringify(name)} is not a field of any subject.`);
  }

  const field = findField({ subject, name });
  if (field !== undefined) return field;
  const elsewhere = ruleSubjects.filter((other) => findField({ subject: other, name }) !== undefined);
  if (elsewhere.length > 0) {
    return problems.add(at, name, `${name} is a field of ${elsewhere.join(' and ')}; the subject of this rule is ${subject}. Set subject: ${elsewhere[0]}, or use a field of ${subject}.`);
  }
  const accepted = fieldsOf[subject].map((field) => field.name);
  return problems.add(at, name, `${JSON.stringify(name).slice(0, 80)} is not a field of ${subject}; accepted: ${accepted.join(', ')}.`, nearest(name, accepted));
}

interface ValueAt {
  readonly field: FieldRow;
  readonly operator: Operator;
  readonly value: unknown;
  readonly path: string;
}

function checkValue(of: ValueAt, problems: Problems): void {
  const { field, operator, value, path } = of;
  if (operator === 'exists') {
    if (value !== undefined && typeof value !== 'boolean') problems.add(path, value, 'exists takes true or false, or no value, which means true.');
    return;
  }
  if (value === undefined) {
    problems.add(path, undefined, `${operator} needs a value.`);
  } else if (operator !== 'in' && operator !== 'not_in') {
    checkItem(of, problems);
  } else if (!Array.isArray(value) || value.length === 0) {
    problems.add(path, value, `${operator} takes a list of at least one value.`);
  } else if (value.length > conditionLimits.listItemsMax) {
    problems.add(path, undefined, `The list has ${value.length} items; at most ${conditionLimits.listItemsMax} are allowed.`);
  } else {
    for (const [at, item] of value.entries()) checkItem({ field, operator, value: item as unknown, path: `${path}[${at}]` }, problems);
  }
}

function checkItem({ field, operator, value, path }: ValueAt, problems: Problems): undefined {
  switch (field.type) {
    case 'number':
      return Number.isFinite(value) ? undefined : problems.add(path, value, `${field.name} is a number; a number is expected, without quotes.`);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : problems.add(path, value, `${field.name} is true or false; true or false is expected, without quotes.`);
    case 'severity':
      return severities.some((severity) => severity === value) ? undefined : problems.addWord(path, value, 'severity', severities);
    case 'date':
      return isDate(value) ? undefined : problems.add(path, value, `${field.name} is a date; a date is written YYYY-MM-DD.`);
    case 'string':
    case 'strings':
      if (typeof value !== 'string') return problems.add(path, value, `${field.name} is ${typeNames[field.type]}; a text is expected, in quotes when it looks like a number.`);
      if (value.length > conditionLimits.textLengthMax) return problems.add(path, value, `The text is ${value.length} characters long; at most ${conditionLimits.textLengthMax} are allowed.`);
      if (operator === 'matches') return checkPattern(value, path, problems);
      if (value === '' && operator.endsWith('contains')) return problems.add(path, value, 'Every text contains an empty one; a text that is not empty is expected.');
      if (field.values && operator !== 'contains' && operator !== 'not_contains' && !field.values.includes(value)) return problems.addWord(path, value, `value of ${field.name}`, field.values);
      return undefined;
  }
}

function checkPattern(value: string, path: string, problems: Problems): undefined {
  const compiled = compilePattern(value);
  if ('pattern' in compiled) return undefined;
  return problems.add(path, value, `The pattern is not valid: ${compiled.problem}. Accepted: literals, ., [classes], \\d \\w \\s \\b, groups, |, * + ? {2,5}, ^, $ and (?i) at the start.`);
}

function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
