import { describe, expect, test } from 'vitest';
import { indexInventory } from '#shared/model/inventory.ts';
import { evaluatePolicy } from '#shared/policies/evaluate.ts';
import { parsePolicy } from '#shared/policies/parse-policy.ts';
import type { Effect, Evaluation, Policy } from '#shared/policies/policy.ts';
import { waiversInForce, type Waiver } from '#shared/policies/waiver.ts';
import { component, report, sample, sampleReport } from '../../harness/report-fixture.ts';

const at = Date.UTC(2026, 10, 21);
const day = 86_400_000;
const models = { kind: 'model' as const, name: 'a' };
const two = report({ components: [component(models), component({ ...models, name: 'b' })] });
const [a, b] = ['a', 'b'].map((name) => component({ ...models, name }).id) as [string, string];

function policyOf(condition: unknown, effect: Effect = 'block', severity = 'high'): Policy {
  const parsed = parsePolicy({ name: 'p', effect, rules: [{ name: 'r', severity, condition }] });
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.policy;
}

const anyModel = policyOf({ field: 'kind', operator: 'equals', value: 'model' });
const waiver = (of: Partial<Waiver> = {}): Waiver => ({ id: 'wvr_1', policy_id: null, rule: null, subject_id: a, source_key: null, severity: 'high', expires_at: at + day, ...of });

function judge(waivers: readonly Waiver[], of: { policy?: Policy; report?: typeof two; violationsMax?: number } = {}): Evaluation {
  const { policy = anyModel, report: judged = two, ...options } = of;
  const held = waiversInForce(waivers, { policyId: 'pol_1', sourceKeys: judged.sources.map(({ key }) => key), at });
  return evaluatePolicy(policy, judged, indexInventory(judged), { ...options, waivers: held });
}

const covers = (of: Partial<Waiver>, more: Parameters<typeof judge>[1] = {}) => judge([waiver(of)], more).waived_count === 1;

describe('a waiver', () => {
  test('takes a violation out of the count and the verdict, and leaves it in the list with its id, last', () => {
    const one = judge([waiver()]);
    const both = judge([waiver(), waiver({ id: 'wvr_2', subject_id: b })]);

    expect(one).toMatchObject({ verdict: 'fail', violation_count: 1, waived_count: 1 });
    expect(one.violations.map(({ subject, state, waiver_id: id }) => [subject.name, state, id])).toEqual([
      ['b', 'violated', undefined],
      ['a', 'waived', 'wvr_1'],
    ]);
    expect(both).toMatchObject({ verdict: 'pass', violation_count: 0, waived_count: 2 });
  });

  test('of nothing changes nothing', () => {
    expect(judge([])).toEqual(evaluatePolicy(anyModel, two, indexInventory(two)));
    expect(judge([waiver({ subject_id: 'cmp_other' })])).toEqual(evaluatePolicy(anyModel, two, indexInventory(two)));
  });

  test.each<[string, Partial<Waiver>, boolean]>([
    ['its last millisecond', { expires_at: at + 1 }, true],
    ['its end', { expires_at: at }, false],
    ['its policy', { policy_id: 'pol_1' }, true],
    ['another policy', { policy_id: 'pol_2' }, false],
    ['its rule', { rule: 'r' }, true],
    ['another rule', { rule: 'R' }, false],
    ['its source', { source_key: 'shop' }, true],
    ['another source', { source_key: 'shop2' }, false],
    ['a severity as bad as approved', { severity: 'high' }, true],
    ['a severity below what was approved', { severity: 'critical' }, true],
    ['a severity above what was approved', { severity: 'medium' }, false],
  ])('decides by %s', (_, of, isCovered) => {
    expect(covers(of)).toBe(isCovered);
  });

  test('covers no critical violation when it was approved for less, whatever became of the rule since', () => {
    expect(covers({ severity: 'high', rule: 'r' }, { policy: policyOf({ field: 'kind', operator: 'equals', value: 'model' }, 'block', 'critical') })).toBe(false);
  });

  test('for one source covers nothing in a scan of several: a subject does not say which it is from', () => {
    const several = { ...two, sources: [...two.sources, { ...two.sources[0]!, key: 'other' }] };

    expect(covers({ source_key: 'shop' }, { report: several })).toBe(false);
    expect(covers({}, { report: several })).toBe(true);
  });

  test('covers what could not be decided only when it names the rule', () => {
    const pinned = policyOf({ field: 'model.pinned', operator: 'equals', value: false });
    const undecided = { policy: pinned, report: report({ components: [component({ ...models, properties: { pinned: 'unknown' } })] }) };

    expect(judge([], undecided)).toMatchObject({ verdict: 'fail', violations: [{ state: 'unknown' }] });
    expect(covers({}, undecided)).toBe(false);
    expect(judge([waiver({ rule: 'r' })], undecided)).toMatchObject({ verdict: 'pass', violation_count: 0, violations: [{ state: 'waived', waiver_id: 'wvr_1' }] });
  });

  test('that lasts longest is named when several cover', () => {
    const { violations } = judge([waiver({ id: 'wvr_short' }), waiver({ id: 'wvr_long', expires_at: at + 9 * day })]);

    expect(violations.at(-1)?.waiver_id).toBe('wvr_long');
  });

  test('counts exactly also where the list is cut', () => {
    expect(judge([waiver(), waiver({ id: 'wvr_2', subject_id: b })], { violationsMax: 1 })).toMatchObject({ violation_count: 0, waived_count: 2, violations: { length: 1 } });
  });

  test('finds subjects by the id that a database can hold', () => {
    const odd = report({ sources: [{ key: 'a\0b', kind: 'dir', name: 'x', attributes: {} }] });
    const parsed = parsePolicy({ name: 'p', effect: 'block', rules: [{ name: 'r', subject: 'scan', severity: 'low', condition: { field: 'is_complete', operator: 'equals', value: true } }] });
    if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));

    expect(covers({ subject_id: 'a\ufffdb' }, { policy: parsed.policy, report: { ...odd, coverage: { sources: [], entries: [] } } })).toBe(true);
  });

  test('reaches a finding by its fingerprint', () => {
    const policy = { name: 'p', effect: 'block', rules: [{ name: 'r', subject: 'finding', severity: 'critical', condition: { field: 'check', operator: 'equals', value: 'ai_hardcoded_api_key' } }] };
    const parsed = parsePolicy(policy);
    if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
    const [violation] = judge([], { policy: parsed.policy, report: sampleReport() }).violations;

    expect(violation?.subject).toMatchObject({ type: 'finding', name: sample.key.name });
    expect(judge([waiver({ subject_id: violation?.subject.id ?? '', severity: 'critical' })], { policy: parsed.policy, report: sampleReport() }).verdict).toBe('pass');
  });
});
