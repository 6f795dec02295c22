/** The checks of GitHub against the catalogue of checks, which wins over the code. */
import { describe, expect, it } from 'vitest';
import { listChecks } from '#shared/checks/checks.ts';
import catalogue from '#shared/frameworks/checks.json' with { type: 'json' };

const built = new Map(listChecks().map((check) => [check.id, check]));
const rows = catalogue.checks.filter(({ source }) => source === 'github');

/** Parameters are numbers and texts; the catalogue has a boolean. */
const spelled = (params: object | undefined): Record<string, string> => Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]));

describe('the checks of GitHub', () => {
  it('are all there', () => {
    expect(rows.length).toBe(42);
    expect(rows.map(({ id }) => id).filter((id) => !built.has(id))).toEqual([]);
  });

  it.each(rows.map((row) => [row.id, row] as const))('%s has the severity, the controls and the parameters of the catalogue', (id, row) => {
    const check = built.get(id);

    expect(check?.severity).toBe(row.severity);
    expect(check?.controls).toEqual(row.controls);
    expect(spelled(check?.params)).toMatchObject(spelled('params' in row ? row.params : undefined));
  });

  it.each([...built].filter(([id, check]) => id.startsWith('github_') && check.subject === 'resource'))('%s is unknown where an attribute was refused, and where the list was', (_, check) => {
    const unknowns = check.examples.filter(({ kind }) => kind === 'unknown').map(({ inventory }) => inventory);

    expect(unknowns.some(({ resources }) => resources.some(({ attributes }) => attributes['unread'] !== undefined))).toBe(true);
    expect(unknowns.some(({ coverage }) => coverage.entries.some(({ resources }) => resources !== undefined))).toBe(true);
  });

  it.each([...built].filter(([id]) => id.startsWith('github_')))('%s asks only scans of GitHub, unless it is about files', (_, check) => {
    const isAboutFiles = check.kinds.every((kind) => ['github.workflow', 'github.action', 'ci_step'].includes(kind));

    expect(check.sources).toEqual(isAboutFiles ? undefined : ['github']);
  });
});
