import { describe, expect, it } from 'vitest';
import { affecting, readOsv, type AdvisoryData } from '#shared/model/advisory.ts';
import { compareVersions, majorOf } from '#shared/model/semantic-version.ts';

describe('versions', () => {
  it('are ordered as npm orders them', () => {
    const ordered = ['0.9.9', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1', '1.0.0', '1.2.10', '1.10.0', '2.0.0'];

    for (const [index, version] of ordered.entries()) {
      expect(ordered.map((other) => Math.sign(compareVersions(version, other) ?? Number.NaN)), version).toEqual(ordered.map((_, other) => Math.sign(index - other)));
    }
  });

  it('are the same with a leading v, without parts that are nought, and whatever was built', () => {
    expect([compareVersions('v1.2.0', '1.2'), compareVersions('1.2.0+build.7', '1.2.0')]).toEqual([0, 0]);
  });

  it.each(['', 'latest', '1.2.3.4', 'x.1.2', '1.-2.3'])('are none: %j', (text) => {
    expect(compareVersions(text, '1.0.0')).toBeUndefined();
    expect(majorOf(text)).toBeUndefined();
  });
});

const document = {
  schema_version: '1.7.0',
  id: 'GHSA-aaaa-bbbb-cccc',
  aliases: ['CVE-2026-2', 'CVE-2026-1'],
  database_specific: { severity: 'CRITICAL' },
  affected: [
    { package: { ecosystem: 'npm', name: 'n8n' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.123.17' }, { introduced: '2.0.0' }, { last_affected: '2.5.1' }] }] },
    { package: { ecosystem: 'npm', name: 'n8n-nodes-base' }, versions: ['2.1.0'], ranges: [{ type: 'GIT', events: [{ introduced: '0' }] }] },
  ],
};
const data: AdvisoryData = { asOf: '2026-11-20', advisories: readOsv(document) };
const of = (version: string, name = 'n8n') => affecting(data, { ecosystem: 'npm', name, version });

describe('an advisory of OSV', () => {
  it('gives an entry for each package, with every branch of versions', () => {
    expect(data.advisories).toEqual([
      { id: 'GHSA-aaaa-bbbb-cccc', aliases: ['CVE-2026-1', 'CVE-2026-2'], ecosystem: 'npm', packageName: 'n8n', severity: 'critical', versions: [], ranges: [{ introduced: '0', fixed: '1.123.17' }, { introduced: '2.0.0', lastAffected: '2.5.1' }] },
      { id: 'GHSA-aaaa-bbbb-cccc', aliases: ['CVE-2026-1', 'CVE-2026-2'], ecosystem: 'npm', packageName: 'n8n-nodes-base', severity: 'critical', versions: ['2.1.0'], ranges: [] },
    ]);
  });

  it('is none when it was withdrawn, or has another form', () => {
    expect([readOsv({ ...document, withdrawn: '2026-01-01T00:00:00Z' }), readOsv([]), readOsv(null), readOsv({ id: 'X', affected: 'all' }), readOsv({ id: 'X', affected: [{ package: { name: 'n8n' } }] })]).toEqual([[], [], [], [], []]);
  });

  it('stays open when no fix is known', () => {
    const open = readOsv({ id: 'X', affected: [{ package: { ecosystem: 'npm', name: 'n8n' }, ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '1.0.0' }] }] }] });

    expect(open[0]?.ranges).toEqual([{ introduced: '1.0.0' }]);
    expect(affecting({ asOf: '2026-11-20', advisories: open }, { ecosystem: 'npm', name: 'n8n', version: '99.0.0' })).toHaveLength(1);
  });
});

describe('a version', () => {
  it.each([
    ['0.1.0', 1],
    ['1.123.16', 1],
    ['1.123.17', 0],
    ['1.999.0', 0],
    ['2.0.0', 1],
    ['2.5.1', 1],
    ['2.5.2', 0],
  ])('%s is judged by its own branch', (version, count) => {
    expect(of(version)).toHaveLength(count);
  });

  it('is affected when it is named, and by its own package alone', () => {
    expect([of('2.1.0', 'n8n-nodes-base'), of('2.2.0', 'n8n-nodes-base'), of('2.1.0', 'other')].map((hits) => hits.length)).toEqual([1, 0, 0]);
  });

  it('that is none, and a bound that is none, decide nothing', () => {
    const odd = readOsv({ id: 'X', affected: [{ package: { ecosystem: 'npm', name: 'n8n' }, ranges: [{ type: 'SEMVER', events: [{ introduced: 'soon' }] }] }] });

    expect(of('nightly')).toBe('undecided');
    expect(affecting({ asOf: '2026-11-20', advisories: odd }, { ecosystem: 'npm', name: 'n8n', version: '1.0.0' })).toBe('undecided');
  });
});
