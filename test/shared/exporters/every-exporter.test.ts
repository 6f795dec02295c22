/** What holds for every exporter, also for those that come later. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allExporters, exporterIds, findExporter } from '#shared/exporters/exporters.ts';
import { hostileReport, report, sampleReport, shuffled } from '../../harness/report-fixture.ts';
import { evaluations, exported } from './exports.ts';

test('the exporters are those of the registry, found by id', () => {
  expect(exporterIds).toEqual([...exporterIds].toSorted());
  expect(exporterIds).toEqual(expect.arrayContaining(['cyclonedx', 'json', 'junit', 'sarif', 'table']));
  expect(findExporter('constructor')).toBeUndefined();
  expect(allExporters.map(({ id }) => findExporter(id)?.id)).toEqual(exporterIds);
});

test('every exporter gives the same bytes in another locale and time zone', () => {
  const script = `
    import { exported } from ${JSON.stringify(join(import.meta.dirname, 'exports.ts'))};
    import { hostileReport } from ${JSON.stringify(join(import.meta.dirname, '../../harness/report-fixture.ts'))};
    for (const id of ${JSON.stringify(exporterIds)}) process.stdout.write(await exported(id, hostileReport()));`;
  const run = (environment: NodeJS.ProcessEnv) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: join(import.meta.dirname, '../../..'), env: { PATH: process.env['PATH'], ...environment }, maxBuffer: 1 << 28 });

  const here = run({ LC_ALL: 'C', TZ: 'UTC' });

  expect(here.length).toBeGreaterThan(100_000);
  expect(run({ LC_ALL: 'sv_SE.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Asia/Kathmandu' }).equals(here)).toBe(true);
});

describe.each(exporterIds)('%s', (id) => {
  test('gives the same bytes for every order of lists and keys', async () => {
    for (const make of [sampleReport, hostileReport]) {
      const straight = make();
      const expected = await exported(id, straight);
      for (const seed of [1, 2, 3]) {
        const mixed = shuffled(straight, seed);
        expect(await exported(id, mixed, { evaluations: evaluations(straight).toReversed() })).toBe(expected);
      }
    }
  });

  test('writes nothing that a terminal or an editor would act on, whatever the names', async () => {
    const text = await exported(id, hostileReport());

    expect(text.isWellFormed()).toBe(true);
    expect(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u.exec(text.replaceAll('\n', ''))?.[0]?.codePointAt(0)).toBeUndefined();
  });

  test('writes no credential of an address and no absolute path', async () => {
    const text = await exported(id, hostileReport());

    // The native report says what the scan said; the scan itself keeps credentials out of it.
    expect(id === 'json' || !text.includes('hunter2')).toBe(true);
    expect(text).not.toMatch(/"\/etc\/|>\/etc\/| \/etc\//);
  });

  test('ends with one newline, also for an empty report and one without evaluations', async () => {
    for (const text of [await exported(id, report({ sources: [] })), await exported(id, sampleReport(), {}), await exported(id, hostileReport(), {})]) {
      expect(text).toMatch(/[^\n]\n$/);
    }
  });

  test('leaves the report as it was', async () => {
    const of = sampleReport();
    const before = structuredClone(of);

    await exported(id, of);

    expect(of).toEqual(before);
  });
});
