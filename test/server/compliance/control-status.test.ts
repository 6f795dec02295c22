import { describe, expect, it } from 'vitest';
import type { Framework } from '#shared/frameworks/framework.ts';
import type { Answer } from '#shared/model/report.ts';
import type { CheckSummary } from '../../../server/features/compliance/check-summary.reads.ts';
import { checkStatus, judgeFramework, type Evidence } from '../../../server/features/compliance/control-status.ts';

const summary = (id: string, answers: Partial<Record<Answer, number>>): CheckSummary => ({
  id,
  title: id,
  answers: { pass: 0, fail: 0, review: 0, not_applicable: 0, unknown: 0, error: 0, ...answers },
  findings: [],
});
const framework = (controls: Readonly<Record<string, readonly string[]>>, appliesFrom?: string): Framework => ({
  id: 'soc2',
  name: 'n',
  version: 'v',
  source: 's',
  licence: 'l',
  isComplete: true,
  asOf: '2026-11-21',
  controls: Object.entries(controls).map(([code, checks]) => ({
    code,
    title: code,
    evidenceMode: 'hybrid',
    ...(appliesFrom !== undefined && { appliesFrom }),
    checks: checks.map((id) => ({ id, title: id, severity: 'high' })),
  })),
});
const evidence = (checks: readonly CheckSummary[], more: Partial<Evidence> = {}): Evidence => ({
  isComplete: true,
  checks: new Map(checks.map((check) => [check.id, check])),
  rules: [],
  verdicts: new Map(),
  asOf: '2026-11-21',
  ...more,
});
const statusOf = (checks: readonly CheckSummary[], more: Partial<Evidence> = {}) =>
  judgeFramework(framework({ A: [...checks.map(({ id }) => id), 'aws_check_of_another_source'] }), evidence(checks, more)).controls[0]?.status;

describe('a check over one scan', () => {
  it.each([
    ['failing', { pass: 9, fail: 1, unknown: 3 }],
    ['review', { pass: 9, review: 1 }],
    ['unknown', { pass: 9, unknown: 1 }],
    ['unknown', { pass: 9, error: 1 }],
    ['unknown', {}],
    ['passing', { pass: 1, not_applicable: 4 }],
    ['not_applicable', { not_applicable: 1 }],
  ] as const)('is %s with the answers %j', (status, answers) => {
    expect(checkStatus(summary('c', answers), true)).toBe(status);
  });

  it('passes nothing when a source was not read to its end, and still fails', () => {
    expect(checkStatus(summary('c', { pass: 5 }), false)).toBe('unknown');
    expect(checkStatus(summary('c', { not_applicable: 1 }), false)).toBe('unknown');
    expect(checkStatus(summary('c', { pass: 5, fail: 1 }), false)).toBe('failing');
    expect(checkStatus(undefined, true)).toBe('not_run');
  });
});

describe('a control over one scan', () => {
  it('fails with one failing check, whatever the others say', () => {
    expect(statusOf([summary('a', { pass: 1 }), summary('b', { fail: 1 }), summary('c', { error: 1 })])).toBe('failing');
  });

  it('is not tested when a check could not tell, and never passes on it', () => {
    expect(statusOf([summary('a', { pass: 1 }), summary('b', { unknown: 1 })])).toBe('not_tested');
    expect(statusOf([summary('a', { pass: 1 })], { isComplete: false })).toBe('not_tested');
  });

  it('is not tested when nothing ran or nothing was there to look at', () => {
    expect(statusOf([])).toBe('not_tested');
    expect(statusOf([summary('a', { not_applicable: 1 })])).toBe('not_tested');
  });

  it('waits for a person when one must decide', () => {
    expect(statusOf([summary('a', { pass: 1 }), summary('b', { review: 1 })])).toBe('review');
  });

  it('passes when what ran passed; checks of other kinds of source are left out', () => {
    expect(statusOf([summary('a', { pass: 1 }), summary('b', { not_applicable: 1 })])).toBe('passing');
  });

  it('fails with a violated rule of one’s own, and is not tested with an undecided one', () => {
    const rules = [{ id: 'r', framework: 'soc2', control: 'A', severity: 'high' as const }];
    const verdicts = (state: 'held' | 'violated' | 'unknown') => new Map([['r', { id: 'r', state, count: 1, violations: [] }]]);
    const passing = [summary('a', { pass: 1 })];

    expect(statusOf(passing, { rules, verdicts: verdicts('held') })).toBe('passing');
    expect(statusOf(passing, { rules, verdicts: verdicts('violated') })).toBe('failing');
    expect(statusOf(passing, { rules, verdicts: verdicts('unknown') })).toBe('not_tested');
    expect(statusOf(passing, { rules: [{ ...rules[0]!, control: 'B' }], verdicts: verdicts('violated') })).toBe('passing');
  });
});

describe('the score of a framework', () => {
  const checks = [summary('good', { pass: 1 }), summary('bad', { fail: 1 })];

  it('is passing among all, with what was not tested in the denominator', () => {
    const { score, counts } = judgeFramework(framework({ A: ['good'], B: ['bad'], C: [], D: ['other'] }), evidence(checks));

    expect(counts).toEqual({ passing: 1, failing: 1, review: 0, not_tested: 2, upcoming: 0 });
    expect(score).toBe(25);
    expect(judgeFramework(framework({ A: ['good'], B: [], C: [] }), evidence(checks)).score).toBe(33.3);
  });

  it('leaves out controls that do not apply yet, and is null when none applies', () => {
    const upcoming = framework({ A: ['bad'] }, '2026-12-02');

    expect(judgeFramework(upcoming, evidence(checks))).toMatchObject({ score: null, counts: { failing: 0, upcoming: 1 } });
    expect(judgeFramework(upcoming, evidence(checks, { asOf: '2026-12-01' })).score).toBeNull();
    expect(judgeFramework(upcoming, evidence(checks, { asOf: '2026-12-02' }))).toMatchObject({ score: 0, counts: { failing: 1, upcoming: 0 } });
  });
});
