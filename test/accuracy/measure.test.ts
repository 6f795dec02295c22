import { describe, expect, it } from 'vitest';
import type { Component } from '#shared/model/component.ts';
import type { Labels } from './labels.ts';
import { measure, precisionOf, recallOf, total } from './measure.ts';
import { shownMeasure } from './show.ts';

function component(over: Partial<Component> & { line?: number }): Component {
  const { line = 1, ...rest } = over;
  return {
    id: 'cmp_1',
    kind: 'model',
    key: 'k',
    name: 'gpt-4o',
    is_ai: true,
    properties: {},
    occurrences: [{ path: 'a.py', line, method: 'argument', confidence: 1 }],
    ...rest,
  };
}

function labels(over: Partial<Labels>): Labels {
  return { why: 'a case', components: [], nearMisses: [], mediaTypes: {}, ...over };
}

const label = { kind: 'model', name: 'gpt-4o', path: 'a.py', line: 1 } as const;

describe('measuring', () => {
  it('counts what is found, missed and given without need, by kind', () => {
    const { counts, mistakes } = measure('t', labels({ components: [label, { ...label, line: 9 }] }), [component({}), component({ kind: 'agent', name: 'x', line: 4 })]);

    expect(counts).toEqual({ model: { labels: 2, found: 1, given: 1, falseAlarms: 0 }, agent: { labels: 0, found: 0, given: 1, falseAlarms: 1 } });
    expect(mistakes.map(({ what, at }) => `${what} ${at}`)).toEqual(['false alarm a.py:4', 'missed a.py:9']);
  });

  it('counts a right component on the line of a near miss as a false alarm', () => {
    const { counts, mistakes } = measure('t', labels({ components: [label], nearMisses: [{ path: 'a.py', line: 1, why: 'a comment' }] }), [component({})]);

    expect(counts.model?.falseAlarms).toBe(1);
    expect(mistakes[0]?.note).toBe('near miss: a comment');
  });

  it('does not take another provider for the labelled one', () => {
    const { counts, mistakes } = measure('t', labels({ components: [{ ...label, provider: 'openai' }] }), [component({ provider: 'azure-openai' })]);

    expect(counts.model).toEqual({ labels: 1, found: 0, given: 1, falseAlarms: 1 });
    expect(mistakes.find(({ what }) => what === 'missed')?.note).toBe('found with provider azure-openai, not openai');
  });

  it('knows a model in every spelling that its places have', () => {
    const { counts } = measure('t', labels({ components: [label] }), [component({ name: 'openai/gpt-4o', provider: 'openai', properties: { canonical: 'gpt-4o' } })]);

    expect(counts.model?.found).toBe(1);
  });

  it('sums trees, and says shares only where there is something to share', () => {
    const sum = total([measure('a', labels({ components: [label] }), [component({})]), measure('b', labels({ components: [label] }), [])]);

    expect(recallOf(sum.counts.model!)).toBe(0.5);
    expect(precisionOf(sum.counts.model!)).toBe(1);
    expect(recallOf({ labels: 0, found: 0, given: 1, falseAlarms: 1 })).toBeUndefined();
    expect(shownMeasure(sum)).toContain('missed: model gpt-4o at b/a.py:1');
  });
});
