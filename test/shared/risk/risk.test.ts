import { describe, expect, it } from 'vitest';
import { scoreRisk, type RiskInput, type RiskScore, type Weakness } from '#shared/risk/formula.ts';
import { riskOf } from '#shared/risk/scan-risk.ts';
import { component, outcome, relationship, report, subjectOf } from '../../harness/report-fixture.ts';

function weak(severity: Weakness['severity'], over: Partial<Weakness> = {}): Weakness {
  return { id: `check.${severity}`, label: severity, why: 'It fails.', severity, ...over };
}

function input(over: Partial<RiskInput> = {}): RiskInput {
  return { context: { dataClass: 'none', euTier: 'minimal', criticality: 'low' }, agency: {}, weaknesses: [], unknownFacts: [], supply: { kind: 'none' }, guards: { passed: 0, applicable: 0 }, floors: [], ...over };
}

function pointsOf({ factors }: RiskScore): number {
  return Math.round(factors.reduce((sum, { points }) => sum + points, 0) * 100) / 100;
}

/** A support agent behind an open webhook with code and HTTP tools. */
const supportAgent = input({
  context: { dataClass: 'personal', euTier: 'transparency', criticality: 'high' },
  agency: { autonomy: 1, tool_surface: 1, language_interface: 1, non_determinism: 1, opacity: 1, persistence: 0.5 },
  weaknesses: [weak('critical', { id: 'a' }), weak('critical', { id: 'b' }), weak('high'), weak('medium')],
  supply: { kind: 'hosted', posture: 80 },
});

describe('ai-risk/1', () => {
  it('scores the support agent 68, and 85 where its webhook is open', () => {
    expect(scoreRisk(supportAgent).score).toBe(68);
    expect(scoreRisk({ ...supportAgent, floors: ['public_agent_without_auth'] })).toMatchObject({ score: 85, band: 'critical', floor: 'public_agent_without_auth' });
  });

  it('scores the nightly embedding job 11, low', () => {
    const job = input({ context: { dataClass: 'internal', euTier: 'minimal', criticality: 'medium' }, agency: { non_determinism: 0.5, opacity: 1 }, supply: { kind: 'hosted', posture: 80 } });

    expect(scoreRisk(job)).toMatchObject({ score: 11, inherent: 11, band: 'low' });
  });

  it.each([
    ['with findings', supportAgent],
    ['with a floor', { ...supportAgent, floors: ['prohibited_use'] } satisfies RiskInput],
    ['with guards and an exception', { ...supportAgent, guards: { passed: 2, applicable: 3 }, weaknesses: [weak('critical', { isExcepted: true }), weak('low')] } satisfies RiskInput],
    ['with nothing', input()],
  ])('has factors whose points add up to the score: %s', (_what, of) => {
    const score = scoreRisk(of);

    expect(pointsOf(score)).toBe(score.score);
    expect(score.factors.every(({ points, why }) => points !== 0 && why !== '')).toBe(true);
  });

  it('halves an excepted finding and keeps it whole in the inherent score', () => {
    const excepted = scoreRisk(input({ weaknesses: [weak('critical', { isExcepted: true })] }));

    expect(excepted).toMatchObject({ score: 11, inherent: 22 });
    expect(excepted.factors[0]?.why).toContain('exception');
  });

  it('counts many unknown facts as one medium finding', () => {
    const one = scoreRisk(input({ unknownFacts: ['a'] }));

    expect(scoreRisk(input({ unknownFacts: ['a', 'b', 'c'] })).score).toBe(one.score);
    expect(one.score).toBe(scoreRisk(input({ weaknesses: [weak('medium')] })).score);
  });

  it('weighs what cannot be reached and what only tests do less', () => {
    const score = (over: Partial<Weakness>) => scoreRisk(input({ weaknesses: [weak('critical', over)] })).score;

    expect([score({}), score({ isInternal: true }), score({ isTestOnly: true })]).toEqual([22, 15, 11]);
  });

  it('takes at most half of the agency away for guards', () => {
    const of = (passed: number) => scoreRisk({ ...supportAgent, weaknesses: [], guards: { passed, applicable: 4 } });

    expect(of(4).factors.find(({ id }) => id === 'agency.guards')?.points).toBe(-5.5);
    expect(of(4).inherent).toBe(of(0).inherent);
  });

  it('never leaves 0 to 100', () => {
    const worst = { ...supportAgent, context: { dataClass: 'special', euTier: 'high', criticality: 'high' }, weaknesses: Array.from({ length: 60 }, (_, index) => weak('critical', { id: String(index) })), supply: { kind: 'hosted' } } satisfies RiskInput;

    expect(scoreRisk(worst).score).toBeLessThanOrEqual(100);
    expect(pointsOf(scoreRisk(worst))).toBe(scoreRisk(worst).score);
  });
});

describe('the risk of a scan', () => {
  const agent = component({ kind: 'agent', name: 'desk' });
  const tool = component({ kind: 'tool', name: 'run_code' });
  const key = component({ kind: 'secret', name: 'openai_api_key', properties: { context: 'code' } });
  const sample = component({ kind: 'secret', name: 'other_key', properties: { context: 'test' } });
  const library = component({ kind: 'dependency', name: 'lodash', is_ai: false });
  const dangerous = component({ kind: 'model_file', name: 'a.pkl', properties: { dangerous_imports: '["posix.system"]' } });

  it('is that of its riskiest component, with the mean of the top five beside it', () => {
    const risk = riskOf(report({ components: [agent, tool, key, sample, library], relationships: [relationship('uses', { from: agent, to: tool })] }));

    expect(risk).toMatchObject({ score: 80, band: 'critical', scored: 4 });
    expect(risk.components[0]).toMatchObject({ component: key.id, floor: 'live_key_in_code' });
    expect(risk.mean_of_top).toBeLessThan(80);
    expect(risk.components.map(({ name }) => name)).not.toContain('lodash');
  });

  it('is null where there is nothing to score', () => {
    expect(riskOf(report({ components: [library] }))).toMatchObject({ score: null, band: null, mean_of_top: null, scored: 0, components: [] });
  });

  it('names the finding behind each weakness, and lifts a file that runs code to 85', () => {
    const of = report({ components: [dangerous], checks: [outcome({ check: 'ai_model_unsafe_format', severity: 'critical', title: 'Model files run no code' }, [{ subject: subjectOf(dangerous), answer: 'fail', reason: 'It calls posix.system.' }])] });
    const [file] = riskOf(of).components;

    expect(file).toMatchObject({ score: 85, floor: 'dangerous_model_file' });
    expect(file?.factors.find(({ label }) => label === 'Model files run no code')?.why).toBe('It calls posix.system.');
  });

  it('uses what people stated instead of counting it as unknown', () => {
    const of = report({ components: [agent] });
    const stated = riskOf(of, { dataClass: 'personal', euTier: 'transparency', criticality: 'high' }).components[0];

    expect(stated?.factors.map(({ id }) => id)).toContain('context.data');
    expect(stated?.factors.some(({ id }) => id === 'weakness.unknown')).toBe(false);
    expect(riskOf(of).components[0]?.factors.some(({ id }) => id === 'weakness.unknown')).toBe(true);
  });
});
