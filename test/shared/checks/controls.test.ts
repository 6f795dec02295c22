import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listChecks } from '#shared/checks/checks.ts';

const fixture = JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/frameworks/control-codes.json'), 'utf8')) as { readonly codes: Readonly<Record<string, readonly string[]>> };
const codes = new Map<string, ReadonlySet<string>>(Object.entries(fixture.codes).map(([framework, list]) => [framework, new Set(list)]));

describe.each(listChecks().map((check) => [check.id, check] as const))('the controls of %s', (_, check) => {
  it('stand in a framework that exists, under a code that it has', () => {
    const unknown = Object.entries(check.controls).flatMap(([framework, list]) => list.filter((code) => !codes.get(framework)?.has(code)).map((code) => `${framework} ${code}`));

    expect(unknown).toEqual([]);
  });

  it('name each code once', () => {
    for (const list of Object.values(check.controls)) expect(new Set(list).size).toBe(list.length);
  });
});
