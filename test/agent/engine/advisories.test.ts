import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadAdvisories } from '../../../agent/engine/advisories.ts';
import { treeOf } from '../../harness/tree.ts';

const advisory = (id: string, name = 'n8n') => ({ id, affected: [{ package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.2.3' }] }] }] });

describe('advisories that the operator brought', () => {
  it('are read from a folder with its sub-folders, files of one and files of many, in a fixed order', () => {
    const folder = treeOf({ 'npm/b.json': JSON.stringify(advisory('GHSA-b')), 'npm/a.json': JSON.stringify([advisory('GHSA-a'), advisory('GHSA-c', 'other')]), 'README.md': 'not data' });

    const { advisories } = loadAdvisories(folder);

    expect(advisories.map(({ id, packageName, ranges }) => [id, packageName, ranges])).toEqual([
      ['GHSA-a', 'n8n', [{ introduced: '0', fixed: '1.2.3' }]],
      ['GHSA-c', 'other', [{ introduced: '0', fixed: '1.2.3' }]],
      ['GHSA-b', 'n8n', [{ introduced: '0', fixed: '1.2.3' }]],
    ]);
  });

  it('are of the day of the newest file', () => {
    const folder = treeOf({ 'old.json': JSON.stringify(advisory('GHSA-a')), 'new.json': JSON.stringify(advisory('GHSA-b')) });
    utimesSync(join(folder, 'old.json'), new Date('2025-01-01T00:00:00Z'), new Date('2025-01-01T00:00:00Z'));
    utimesSync(join(folder, 'new.json'), new Date('2026-11-20T23:59:59Z'), new Date('2026-11-20T23:59:59Z'));

    expect(loadAdvisories(folder).asOf).toBe('2026-11-20');
  });

  it('may be one file', () => {
    const folder = treeOf({ 'one.json': JSON.stringify(advisory('GHSA-a')) });

    expect(loadAdvisories(join(folder, 'one.json')).advisories).toHaveLength(1);
  });

  it.each([
    ['a path where nothing is', (folder: string) => join(folder, 'nowhere'), 'ENOENT'],
    ['a folder without advisories', (folder: string) => folder, 'it holds no .json file'],
    ['a file that is cut', (folder: string) => (writeFileSync(join(folder, 'cut.json'), '{"id":'), join(folder, 'cut.json')), 'cannot be read as JSON'],
  ])('are refused from %s', (_, place, why) => {
    const folder = treeOf({ 'README.md': '' });

    expect(() => loadAdvisories(place(folder))).toThrow(expect.objectContaining({ code: 'config_invalid', message: expect.stringContaining(why) as unknown }));
  });
});
