import { describe, expect, test } from 'vitest';
import { parsePolicy, policyLimits } from '#shared/policies/parse-policy.ts';
import { operatorsOf } from '#shared/policies/field.ts';
import { fields, findField } from '#shared/policies/fields.ts';
import { operators } from '#shared/policies/policy.ts';
import { starterPolicies } from '#shared/policies/starter-policies.ts';

const condition = { field: 'kind', operator: 'equals', value: 'model' };
const rule = { name: 'r', condition };
const policy = { name: 'p', effect: 'block', rules: [rule] };

/** `path: message` of every problem. */
function problems(value: unknown): string[] {
  const parsed = parsePolicy(value);
  return 'problems' in parsed ? parsed.problems.map(({ path, message }) => `${path}: ${message}`) : [];
}

function problemOfCondition(value: unknown, subject = 'component'): string {
  const [first = '', ...others] = problems({ ...policy, rules: [{ name: 'r', subject, condition: value }] });
  expect(others).toEqual([]);
  return first;
}

describe('a valid policy', () => {
  test('gets the defaults subject component and severity medium', () => {
    expect(parsePolicy(policy)).toEqual({ policy: { name: 'p', effect: 'block', rules: [{ name: 'r', subject: 'component', severity: 'medium', condition }] } });
  });

  test('keeps nested conditions as they are', () => {
    const nested = { all: [condition, { any: [{ not: condition }, { field: 'flags', operator: 'contains', value: 'no_auth' }] }] };

    expect(parsePolicy({ ...policy, rules: [{ ...rule, condition: nested }] })).toMatchObject({ policy: { rules: [{ condition: nested }] } });
  });

  test.each(starterPolicies)('is what a new organization starts with: $name', (starter) => {
    expect(parsePolicy(starter)).toEqual({ policy: starter });
  });

  test('parses again to the same policy', () => {
    const parsed = parsePolicy(policy);

    expect('policy' in parsed && parsePolicy(parsed.policy)).toEqual(parsed);
  });
});

describe('a policy with mistakes', () => {
  test('is told all of them at once, each with path, value and what is accepted', () => {
    const parsed = parsePolicy({
      name: ' ',
      efect: 'block',
      effect: 'blok',
      rules: [
        { name: 'a', subject: 'componnent', severity: 'hi', condition: { field: 'kindd', operator: 'equal', value: 1 } },
        { name: 'a', condition: { field: 'kind', operator: 'equals', value: 'modle' } },
        { condition: { all: [] } },
      ],
    });

    expect('problems' in parsed && parsed.problems).toEqual([
      { path: 'efect', value: '"efect"', message: '"efect" is not a key of this object; accepted: name, description, effect, rules. Did you mean effect?', suggestion: 'effect' },
      { path: 'name', value: '" "', message: 'A text that is not empty is expected as name.' },
      { path: 'effect', value: '"blok"', message: '"blok" is not an effect; accepted: block, warn, inform. Did you mean block?', suggestion: 'block' },
      { path: 'rules[0].severity', value: '"hi"', message: '"hi" is not a severity; accepted: critical, high, medium, low, info.' },
      { path: 'rules[0].subject', value: '"componnent"', message: '"componnent" is not a subject; accepted: component, resource, relationship, finding, scan. Did you mean component?', suggestion: 'component' },
      { path: 'rules[0].condition.field', value: '"kindd"', message: '"kindd" is not a field of any subject.' },
      { path: 'rules[0].condition.operator', value: '"equal"', message: expect.stringContaining('accepted: equals, not_equals'), suggestion: 'equals' },
      { path: 'rules[1].condition.value', value: '"modle"', message: expect.stringContaining('Did you mean model?'), suggestion: 'model' },
      { path: 'rules[2].name', message: 'A text that is not empty is expected as name.' },
      { path: 'rules[2].condition.all', value: '[]', message: 'all takes a list of at least one condition.' },
    ]);
  });

  test.each([[null], [7], ['block'], [[]], [undefined]])('%j is not a policy', (value) => {
    expect(problems(value)).toEqual([': A policy is an object with name, description, effect, rules.']);
  });

  test('is refused when two rules share a name', () => {
    expect(problems({ ...policy, rules: [rule, rule] })).toEqual(['rules[1].name: Two rules have this name; violations are told apart by it.']);
  });

  test.each([
    [{ field: 'knd', operator: 'equals', value: 'x' }, 'Did you mean kind?'],
    [{ field: 'model.pined', operator: 'equals', value: true }, 'Did you mean model.pinned?'],
    [{ field: 'check', operator: 'equals', value: 'x' }, 'check is a field of finding; the subject of this rule is component'],
    [{ field: 'kind', operator: 'gt', value: 'model' }, 'gt does not fit kind, which is text; accepted: equals'],
    [{ field: 'flags', operator: 'equals', value: 'x' }, 'equals does not fit flags, which is a list of texts'],
    [{ field: 'kind', operator: 'in', value: 'model' }, 'in takes a list'],
    [{ field: 'kind', operator: 'in', value: [] }, 'in takes a list'],
    [{ field: 'kind', operator: 'equals', value: ['model'] }, 'a text is expected'],
    [{ field: 'is_ai', operator: 'equals', value: 'true' }, 'true or false is expected, without quotes'],
    [{ field: 'occurrence_count', operator: 'gt', value: '3' }, 'a number is expected, without quotes'],
    [{ field: 'occurrence_count', operator: 'gt', value: Number.NaN }, 'a number is expected'],
    [{ field: 'version', operator: 'equals', value: 1.5 }, 'in quotes when it looks like a number'],
    [{ field: 'severity', operator: 'gte', value: 'severe' }, 'is not a severity'],
    [{ field: 'model.retires_on', operator: 'lt', value: '2026-02-30' }, 'YYYY-MM-DD'],
    [{ field: 'name', operator: 'exists', value: 'yes' }, 'exists takes true or false'],
    [{ field: 'name', operator: 'equals' }, 'equals needs a value'],
    [{ field: 'name', operator: 'contains', value: '' }, 'not empty'],
    [{ field: 'name', operator: 'matches', value: '(?=a)b' }, 'The pattern is not valid: at character'],
    [{ field: 'name', operator: 'matches', value: '[' }, 'The pattern is not valid'],
    [{ field: 'name', operator: 'equals', value: 'x', vlaue: 1 }, 'Did you mean value?'],
    [{ all: [condition], any: [condition] }, 'all stands alone in its object, but any is beside it'],
    [{ not: [condition] }, 'A condition is'],
    [{ all: condition }, 'all takes a list'],
    [[condition], 'A condition is'],
    ['kind equals model', 'A condition is'],
  ])('%j is refused', (value, message) => {
    expect(problemOfCondition(value)).toContain(message);
  });

  test('a property of Object is not a field', () => {
    expect(problemOfCondition({ field: 'constructor', operator: 'equals', value: 'x' })).toContain('not a field');
    expect(problems(JSON.parse('{"__proto__": {"name": "x"}, "name": "p", "effect": "warn", "rules": []}'))).toHaveLength(2);
  });

  test('conditions nest at most sixteen deep, and the policy holds a bounded number', () => {
    const nest = (depth: number) => Array.from({ length: depth }).reduce((inner: object) => ({ not: inner }), condition);
    const many = { any: Array.from({ length: policyLimits.conditionsMax }, () => condition) };

    expect(problemOfCondition(nest(15))).toBe('');
    expect(problemOfCondition(nest(16))).toContain('16 deep');
    expect(problemOfCondition(nest(50_000))).toContain('16 deep');
    expect(problemOfCondition(many)).toContain('at most 2000 conditions');
  });
});

describe('the table of fields', () => {
  test('has no field twice for one subject', () => {
    expect(new Set(fields.map(({ subject, name }) => `${subject} ${name}`)).size).toBe(fields.length);
  });

  test.each(fields.map((field) => [`${field.subject} ${field.name}`, field] as const))('%s takes every operator that its type has, and no other', (_, field) => {
    const sampleOf = { string: field.values?.[0] ?? 'x', strings: field.values?.[0] ?? 'x', number: 1, boolean: true, date: '2026-11-21', severity: 'high' }[field.type];
    const accepted = operators.filter((operator) => {
      const value = operator === 'exists' ? true : operator === 'in' || operator === 'not_in' ? [sampleOf] : sampleOf;
      return 'policy' in parsePolicy({ ...policy, rules: [{ name: 'r', subject: field.subject, condition: { field: field.name, operator, value } }] });
    });

    expect(accepted).toEqual(operators.filter((operator) => operatorsOf[field.type].includes(operator)));
    expect(findField(field)).toBe(field);
    expect(field.summary).toMatch(/^[A-Z].+[.]$/);
  });
});
