import { describe, expect, it } from 'vitest';
import { mergeDrafts, type ReadDraft } from '../../../agent/engine/merge.ts';
import { component, occurrence } from '../../harness/report-fixture.ts';

describe('an edge that many places state', () => {
  it('keeps twenty of them, and one of every source', () => {
    const [from, to] = [component({ kind: 'agent', name: 'desk' }), component({ kind: 'model', name: 'gpt-4o' })];
    const draft = (source: string, count: number): ReadDraft => ({
      source,
      path: 'a.py',
      draft: { components: [from, to], resources: [], projects: [], edges: Array.from({ length: count }, (_, line) => ({ type: 'uses' as const, from: from.id, to: to.id, occurrence: occurrence({ path: 'a.py', line: line + 1 }) })) },
    });

    const [edge] = mergeDrafts([draft('one', 30), draft('three', 1), draft('two', 5)]).relationships;

    expect(edge?.occurrences.map(({ source, line }) => `${source} ${line}`)).toEqual([...Array.from({ length: 18 }, (_, line) => `one ${line + 1}`), 'three 1', 'two 1']);
  });
});
