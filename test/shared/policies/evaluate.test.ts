import { describe, expect, test } from 'vitest';
import { indexInventory } from '#shared/model/inventory.ts';
import type { Component } from '#shared/model/component.ts';
import type { Report } from '#shared/model/report.ts';
import { evaluatePolicy } from '#shared/policies/evaluate.ts';
import { parsePolicy } from '#shared/policies/parse-policy.ts';
import type { Effect, Evaluation, Policy } from '#shared/policies/policy.ts';
import { starterPolicies } from '#shared/policies/starter-policies.ts';
import { verdictOf } from '#shared/policies/verdict.ts';
import { bigReport, component, outcome, partialCoverage, relationship, report, sample, sampleReport, sampleWorkflow, subjectOf } from '../../harness/report-fixture.ts';

function policyOf(condition: unknown, of: { subject?: string; effect?: Effect; severity?: string } = {}): Policy {
  const { effect = 'block', ...rule } = of;
  const parsed = parsePolicy({ name: 'p', effect, rules: [{ name: 'r', ...rule, condition }] });
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.policy;
}

function evaluate(policy: Policy, of: Report = sampleReport(), options?: { violationsMax: number }): Evaluation {
  return evaluatePolicy(policy, of, indexInventory(of), options);
}

/** `state name` of each violation, sorted. */
function outcomes(condition: unknown, subject: string, of?: Report): string[] {
  return evaluate(policyOf(condition, { subject }), of).violations.map((violation) => `${violation.state} ${violation.subject.name}`).toSorted();
}

const on = (field: string, operator: string, value?: unknown) => ({ field, operator, ...(value !== undefined && { value }) });
const one = (of: Partial<Component> & Pick<Component, 'kind' | 'name'>) => report({ components: [component(of)] });

describe('a comparison', () => {
  test.each([
    ['kind', 'equals', 'agent', ['violated support']],
    ['kind', 'in', ['agent', 'tool'], ['violated refund', 'violated support']],
    ['name', 'contains', 'gpt', ['violated gpt-4o']],
    ['name', 'matches', '^gpt-\\d', ['violated gpt-4o']],
    ['provider', 'not_in', ['openai'], ['violated PersistentClient']],
    ['provider', 'not_equals', 'openai', ['violated PersistentClient']],
    ['provider', 'in', ['openai'], ['violated api.openai.com/v1', 'violated gpt-4o', 'violated openai', 'violated openai', 'violated openai-key', 'violated text-embedding-3-small']],
    ['licence', 'exists', true, ['violated express', 'violated vitest']],
    ['licence', 'contains', 'OR', ['violated vitest']],
    ['flags', 'contains', 'hardcoded_api_key', ['violated openai-key']],
    ['flags', 'in', ['hardcoded_api_key', 'webhook_no_auth'], ['violated openai-key']],
    ['severity', 'gte', 'high', ['unknown search', 'violated openai-key']],
    ['path', 'contains', 'compose.yaml', ['violated ollama/ollama']],
    ['path', 'matches', '^web/', ['violated gpt-4o']],
    ['confidence', 'gt', 0.95, ['violated openai-key']],
    ['occurrence_count', 'gte', 2, ['violated express', 'violated gpt-4o']],
    ['model.pinned', 'equals', false, ['unknown text-embedding-3-small', 'violated gpt-4o']],
    ['model.retires_on', 'lt', '2027-01-01', ['violated gpt-4o']],
    ['model.retires_on', 'lte', '2026-12-31', ['violated gpt-4o']],
    ['model.retires_on', 'lt', '2026-12-31', []],
    ['mcp_server.tls', 'equals', false, ['violated search']],
    ['mcp_server.auth', 'equals', 'none', ['violated search']],
    ['mcp_server.pinned', 'not_equals', true, ['violated files']],
    ['mcp_server.auto_approved', 'contains', '*', ['violated files']],
    ['mcp_server.secret_names', 'exists', true, ['violated files']],
    ['mcp_server.args', 'matches', '^@acme/', ['violated files']],
    ['model_file.dangerous_imports', 'exists', true, ['violated classifier.pkl']],
    ['model_file.size_bytes', 'gt', 2047, ['violated classifier.pkl']],
    ['container_image.privileged', 'equals', true, ['violated ollama/ollama']],
    ['container_image.service_names', 'contains', 'llm', ['violated ollama/ollama']],
    ['instruction_file.hidden_count', 'gt', 0, ['violated .claude/settings.json']],
    ['instruction_file.setting_keys', 'contains', 'permissions.allow', ['violated .claude/settings.json']],
    ['dependency.scope', 'equals', 'dev', ['violated vitest']],
    ['secret.context', 'not_in', ['test', 'placeholder'], ['violated openai-key']],
  ])('component: %s %s %j', (field, operator, value, expected) => {
    expect(outcomes(on(field, operator, value), 'component')).toEqual(expected);
  });

  test.each([
    ['resource', 'kind', 'equals', 'n8n.workflow', ['violated Support mail']],
    ['resource', 'flags', 'contains', 'webhook_no_auth', ['violated Support mail']],
    ['resource', 'severity', 'equals', 'high', ['violated Support mail']],
    ['resource', 'workflow.active', 'equals', true, ['violated Support mail']],
    ['resource', 'workflow.node_types', 'matches', 'langchain', ['violated Support mail']],
    ['relationship', 'to.kind', 'equals', 'tool', ['violated support calls refund']],
    ['relationship', 'type', 'equals', 'trained-on', ['violated classifier.pkl trained-on imdb']],
    ['relationship', 'to.flags', 'contains', 'unpinned_model', ['unknown PersistentClient uses text-embedding-3-small', 'violated support uses gpt-4o']],
    ['finding', 'check', 'equals', 'ai_model_unpinned', ['unknown text-embedding-3-small', 'violated gpt-4o']],
    ['finding', 'severity', 'gte', 'high', ['unknown search', 'violated Support mail', 'violated openai-key']],
    ['finding', 'flag', 'equals', 'webhook_no_auth', ['violated Support mail']],
    ['finding', 'subject.kind', 'equals', 'n8n.workflow', ['violated Support mail']],
    ['finding', 'path', 'contains', 'web/route.ts', ['violated gpt-4o']],
    ['finding', 'message', 'contains', 'sk-p****Zz', ['violated openai-key']],
    ['scan', 'components.agent', 'gt', 0, ['violated github.com/acme/shop']],
    ['scan', 'components.memory', 'equals', 0, ['violated github.com/acme/shop']],
    ['scan', 'findings.critical', 'gt', 0, ['violated github.com/acme/shop']],
    ['scan', 'findings.medium', 'gt', 1, ['unknown github.com/acme/shop']],
    ['scan', 'findings.low', 'equals', 0, ['violated github.com/acme/shop']],
    ['scan', 'coverage.skipped', 'gt', 0, ['violated github.com/acme/shop']],
    ['scan', 'is_complete', 'equals', true, ['violated github.com/acme/shop']],
    ['scan', 'source_kind', 'contains', 'git', ['violated github.com/acme/shop']],
    ['scan', 'undecided_count', 'equals', 2, ['violated github.com/acme/shop']],
  ])('%s: %s %s %j', (subject, field, operator, value, expected) => {
    expect(outcomes(on(field, operator, value), subject)).toEqual(expected);
  });
});

describe('an absent field', () => {
  const plain = one({ kind: 'tool', name: 'refund' });

  test.each([
    ['equals', 'x'],
    ['not_equals', 'x'],
    ['contains', 'x'],
    ['not_contains', 'x'],
    ['in', ['x']],
    ['not_in', ['x']],
    ['matches', ''],
  ])('makes %s false', (operator, value) => {
    expect(outcomes(on('provider', operator, value), 'component', plain)).toEqual([]);
  });

  test('is what exists asks for, and what not includes', () => {
    expect(outcomes(on('provider', 'exists', false), 'component', plain)).toEqual(['violated refund']);
    expect(outcomes(on('provider', 'exists'), 'component', plain)).toEqual([]);
    expect(outcomes({ not: on('provider', 'in', ['openai']) }, 'component', plain)).toEqual(['violated refund']);
  });

  test('is not a property of Object', () => {
    expect(outcomes(on('model.canonical', 'exists'), 'component', one({ kind: 'model', name: 'x', properties: { toString: 'x' } }))).toEqual([]);
  });

  test('an empty list is absent', () => {
    expect(outcomes(on('mcp_server.auto_approved', 'exists'), 'component', one({ kind: 'mcp_server', name: 's', properties: { auto_approved: '[]' } }))).toEqual([]);
  });
});

describe('three values', () => {
  const unknown = on('model.pinned', 'equals', true);
  const yes = on('kind', 'equals', 'model');
  const no = on('kind', 'equals', 'tool');
  const model = one({ kind: 'model', name: 'm', properties: { pinned: 'unknown' } });

  test.each([
    ['all of true and unknown', { all: [yes, unknown] }, ['unknown m']],
    ['all of false and unknown', { all: [unknown, no] }, []],
    ['any of true and unknown', { any: [unknown, yes] }, ['violated m']],
    ['any of false and unknown', { any: [no, unknown] }, ['unknown m']],
    ['not unknown', { not: unknown }, ['unknown m']],
    ['not (false and unknown)', { not: { all: [no, unknown] } }, ['violated m']],
    ['not not unknown', { not: { not: unknown } }, ['unknown m']],
    ['unknown in both arms', { any: [unknown, on('model.pinned', 'equals', false)] }, ['unknown m']],
  ])('%s', (_, condition, expected) => {
    expect(outcomes(condition, 'component', model)).toEqual(expected);
  });

  test.each([
    ['model_file', 'size_bytes', 'many', on('model_file.size_bytes', 'gt', 1)],
    ['mcp_server', 'auto_approved', '{', on('mcp_server.auto_approved', 'contains', '*')],
    ['mcp_server', 'secrets', '"text"', on('mcp_server.secret_names', 'exists')],
    ['model', 'retires_on', 'soon', on('model.retires_on', 'lt', '2027-01-01')],
    ['mcp_server', 'tls', 'maybe', on('mcp_server.tls', 'equals', false)],
  ] as const)('a damaged property is unknown: %s %s', (kind, property, text, condition) => {
    expect(outcomes(condition, 'component', one({ kind, name: 'x', properties: { [property]: text } }))).toEqual(['unknown x']);
  });

  test('the message names the field and why it could not be read', () => {
    expect(evaluate(policyOf(unknown), model).violations[0]).toMatchObject({ state: 'unknown', message: 'The rule could not be decided for m: model.pinned could not be read: the scan could not tell.' });
  });

  test('a policy whose field no longer exists is unknown everywhere, not passed', () => {
    const old: Policy = { name: 'old', effect: 'block', rules: [{ name: 'r', subject: 'component', severity: 'low', condition: { field: 'gone', operator: 'equals', value: 'x' } }] };

    expect(evaluate(old, model)).toMatchObject({ verdict: 'fail', violations: [{ state: 'unknown' }] });
  });

  test.each([
    { field: 'kind', operator: 'gt', value: 'model' },
    { field: 'kind', operator: 'equals' },
    { field: 'kind', operator: 'in', value: 'model' },
    { field: 'kind', operator: 'matches', value: '(' },
    { field: 'occurrence_count', operator: 'gt', value: '1' },
    { field: 'occurrence_count', operator: 'contains', value: '1' },
  ] as const)('a comparison that the parser would refuse never passes: %j', (condition) => {
    const policy: Policy = { name: 'p', effect: 'block', rules: [{ name: 'r', subject: 'component', severity: 'low', condition }] };
    const { verdict } = evaluate(policy, model);

    // `gt` on two texts has an answer, by code unit; it is not one that lets anything through unseen.
    expect(['fail', ...(condition.operator === 'gt' && condition.field === 'kind' ? ['pass'] : [])]).toContain(verdict);
  });
});

describe('flags', () => {
  test('are undecided where the check gave no verdict', () => {
    const { embedding, gpt } = sample;
    const of = report({ components: [embedding, gpt], checks: [outcome({ check: 'c', severity: 'low', flag: 'f', passed: [gpt.id] }, [{ subject: subjectOf(embedding), answer: 'error' }])] });

    expect(outcomes(on('flags', 'contains', 'f'), 'component', of)).toEqual(['unknown text-embedding-3-small']);
    expect(outcomes(on('flags', 'not_contains', 'f'), 'component', of)).toEqual(['unknown text-embedding-3-small', 'violated gpt-4o']);
    expect(outcomes(on('flags', 'exists'), 'component', of)).toEqual(['unknown text-embedding-3-small']);
    expect(outcomes(on('flags', 'matches', '^f'), 'component', of)).toEqual(['unknown text-embedding-3-small']);
  });

  test('are undecided when no check that gives the flag ran', () => {
    expect(outcomes({ all: [on('kind', 'equals', 'agent'), on('flags', 'contains', 'no_such_flag')] }, 'component')).toEqual(['unknown support']);
  });

  test('a review is not a failure', () => {
    expect(outcomes({ all: [on('kind', 'equals', 'mcp_server'), on('flags', 'contains', 'mcp_unknown_server')] }, 'component')).toEqual(['unknown search']);
  });
});

describe('a scan that broke off', () => {
  const partial = report({ components: [sample.gpt], coverage: partialCoverage() });

  test.each([
    ['components.model', 'gt', 0, ['violated shop']],
    ['components.model', 'gte', 1, ['violated shop']],
    ['components.model', 'lt', 1, []],
    ['components.model', 'equals', 0, []],
    ['components.model', 'equals', 1, ['unknown shop']],
    ['components.model', 'gt', 5, ['unknown shop']],
    ['components.agent', 'equals', 0, ['unknown shop']],
    ['components.agent', 'not_equals', 0, ['unknown shop']],
    ['components.agent', 'lt', 1, ['unknown shop']],
    ['findings.critical', 'equals', 0, ['unknown shop']],
    ['findings.critical', 'in', [0, 1], ['unknown shop']],
    ['is_complete', 'equals', false, ['violated shop']],
    ['coverage.partial', 'gt', 0, ['violated shop']],
  ])('%s %s %j', (field, operator, value, expected) => {
    expect(outcomes(on(field, operator, value), 'scan', partial)).toEqual(expected);
  });

  test('leaves what was found as certain as before, but not how often', () => {
    expect(outcomes(on('name', 'equals', 'gpt-4o'), 'component', partial)).toEqual(['violated gpt-4o']);
    expect(outcomes(on('occurrence_count', 'gte', 2), 'component', partial)).toEqual(['violated gpt-4o']);
    expect(outcomes(on('occurrence_count', 'gt', 2), 'component', partial)).toEqual(['unknown gpt-4o']);
  });
});

describe('an evaluation', () => {
  const finding = on('severity', 'equals', 'critical');
  const clean = report();

  test.each([
    ['block', 'fail'],
    ['warn', 'warn'],
    ['inform', 'pass'],
  ] as const)('under %s is %s when a rule is violated, and pass when none is', (effect, verdict) => {
    expect(evaluate(policyOf(finding, { subject: 'finding', effect })).verdict).toBe(verdict);
    expect(evaluate(policyOf(finding, { subject: 'finding', effect }), clean)).toEqual({ policy: 'p', effect, verdict: 'pass', violations: [], violation_count: 0 });
  });

  test.each([
    ['block', 'fail'],
    ['warn', 'warn'],
    ['inform', 'pass'],
  ] as const)('under %s is %s when a check broke that may hide a finding', (effect, verdict) => {
    const broken = report({ components: [sample.gpt], checks: [outcome({ check: 'c', severity: 'critical' }, [{ subject: subjectOf(sample.gpt), answer: 'error', reason: 'It broke.' }])] });

    expect(evaluate(policyOf(finding, { subject: 'finding', effect }), broken)).toMatchObject({ verdict, violations: [{ state: 'unknown', message: 'The rule could not be decided for gpt-4o: check c answered error: It broke.' }] });
  });

  test('does not take an empty population of a partial scan for a finding, nor a review', () => {
    const checks = [
      outcome({ check: 'a', severity: 'critical' }, [{ subject: { type: 'scan', id: 'shop', name: 'shop' }, answer: 'unknown' }]),
      outcome({ check: 'b', severity: 'critical' }, [{ subject: subjectOf(sample.gpt), answer: 'review' }]),
    ];

    expect(evaluate(policyOf(finding, { subject: 'finding' }), report({ components: [sample.gpt], checks, coverage: partialCoverage() })).verdict).toBe('pass');
  });

  test('lists violated before unknown, worse rules first, and subjects in the order of the report', () => {
    const rules = [
      { name: 'low', severity: 'low', condition: on('kind', 'in', ['model', 'agent']) },
      { name: 'unsure', severity: 'critical', condition: on('model.pinned', 'equals', true) },
      { name: 'high', severity: 'high', condition: on('kind', 'equals', 'tool') },
    ];
    const parsed = parsePolicy({ name: 'p', effect: 'warn', rules });

    const { violations } = evaluate('policy' in parsed ? parsed.policy : policyOf({}));

    const lowIds = [sample.agent.id, sample.gpt.id].toSorted();
    expect(violations.map(({ rule, subject }) => [rule, subject.id])).toEqual([['high', sample.tool.id], ['low', lowIds[0]], ['low', lowIds[1]], ['unsure', sample.embedding.id]]);
  });

  test('keeps the count when the list is cut', () => {
    const { violations, violation_count, verdict } = evaluate(policyOf(on('kind', 'equals', 'dependency')), bigReport({ components: 5_000 }), { violationsMax: 10 });

    expect({ listed: violations.length, violation_count, verdict }).toEqual({ listed: 10, violation_count: 4_900, verdict: 'fail' });
  });

  test('keeps at most twenty places of one violation', () => {
    const many = one({ kind: 'model', name: 'm', occurrences: Array.from({ length: 50 }, (_, line) => ({ path: 'a.py', line: line + 1, method: 'call' as const, confidence: 1 })) });

    expect(evaluate(policyOf(on('kind', 'equals', 'model')), many).violations[0]?.evidence).toHaveLength(20);
  });

  test('carries the reason of a finding, its fingerprint and its places', () => {
    const { violations } = evaluate(policyOf(finding, { subject: 'finding', severity: 'critical' }));

    expect(violations).toEqual([
      {
        rule: 'r',
        severity: 'critical',
        state: 'violated',
        subject: { type: 'finding', id: expect.stringMatching(/^v1:[0-9a-f]{32}$/), name: 'openai-key' },
        message: 'The key sk-p****Zz of openai is written in app/chat.py.',
        evidence: sample.key.occurrences,
      },
    ]);
  });

  test('says the condition in words', () => {
    const condition = { all: [on('kind', 'equals', 'model'), { any: [on('model.pinned', 'equals', false), { not: on('provider', 'exists') }] }] };

    expect(evaluate(policyOf(condition)).violations[0]?.message).toBe('gpt-4o is what the rule does not want: kind equals "model" and (model.pinned equals false or (not (provider is present))).');
  });

  test('an edge whose end is missing is unknown', () => {
    const edge = relationship('uses', { from: sample.agent, to: sample.gpt });

    expect(outcomes(on('to.kind', 'equals', 'model'), 'relationship', report({ components: [sample.agent], relationships: [edge] }))).toEqual([`unknown support uses ${sample.gpt.id}`]);
  });

  test('a workflow file that does not say whether it is active is unknown', () => {
    const silent = { ...sampleWorkflow, attributes: {} };

    expect(outcomes(on('workflow.active', 'equals', true), 'resource', report({ resources: [silent] }))).toEqual(['unknown Support mail']);
  });

  test('looks at each component as often among many as among few', () => {
    const conditions = [on('name', 'matches', '^package-\\d*99$'), on('flags', 'contains', 'unpinned_model'), on('path', 'contains', 'nowhere'), { all: [on('kind', 'equals', 'model'), on('model.pinned', 'equals', false)] }];
    const parsed = parsePolicy({ name: 'p', effect: 'block', rules: Array.from({ length: 20 }, (_, at) => ({ name: `r${at}`, condition: conditions[at % 4] })) });
    const policy = 'policy' in parsed ? parsed.policy : policyOf({});
    const judged = (count: number) => {
      const big = bigReport({ components: count, findings: count / 100 });
      let looks = 0;
      const counted = <T extends object>(item: T): T => new Proxy(item, { get: (target, name) => ((looks += 1), Reflect.get(target, name)) });
      const watched = { ...big, components: big.components.map(counted) };
      const index = indexInventory(watched);
      looks = 0;
      const { violation_count } = evaluatePolicy(policy, watched, index);
      return { violation_count, looksEach: looks / count };
    };

    const few = judged(1_000);
    const many = judged(10_000);

    expect(many.violation_count).toBe(5 * (100 + 100 + 0 + 100));
    expect(many.looksEach).toBeGreaterThan(20);
    expect(many.looksEach).toBeLessThan(few.looksEach * 1.1);
  });
});

describe('the verdict over policies', () => {
  test.each([
    [[], 'pass'],
    [['pass', 'pass'], 'pass'],
    [['pass', 'warn'], 'warn'],
    [['warn', 'fail', 'pass'], 'fail'],
  ] as const)('of %j is %s', (verdicts, expected) => {
    expect(verdictOf(verdicts.map((verdict) => ({ verdict })))).toBe(expected);
  });

  test('of the starter policies over the rich report is fail, and over an empty one pass', () => {
    expect(starterPolicies.map((policy) => evaluate(policy).verdict)).toEqual(['fail', 'warn']);
    expect(starterPolicies.map((policy) => evaluate(policy, report()).verdict)).toEqual(['pass', 'pass']);
  });
});
