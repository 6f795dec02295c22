import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Comparison } from '#shared/model/comparison/comparison.ts';
import type { Report } from '#shared/model/report.ts';
import { databases } from '../../harness/postgres.ts';
import { bigReport, completeCoverage, component, occurrence, outcome, partialCoverage, relationship, report, sampleReport, subjectOf } from '../../harness/report-fixture.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent, newScanId, type WireAgent } from '../../harness/wire-agent.ts';

const dependency = (name: string, version: string, ecosystem = 'npm') =>
  component({ kind: 'dependency', key: `pkg:${ecosystem}/${name}@${version}`, name, version, purl: `pkg:${ecosystem}/${name}@${version}`, is_ai: false });
const model = (name: string, of: Partial<Parameters<typeof component>[0]> = {}) => component({ kind: 'model', name, ...of });

type Reply = Comparison & { before: Record<string, unknown>; after: Record<string, unknown> };

describe.each(databases())('a comparison of scans on $name', (database) => {
  let server: TestServer;
  let agent: WireAgent;
  beforeEach(async () => {
    server = await startTestServer({ database });
    agent = await enrolAgent(server);
  });
  afterEach(() => server.close());

  const get = (path: string, token = server.ownerToken) => server.request('GET', path, { token });
  const scan = async (of: Report) => {
    const id = newScanId();
    const reply = await agent.deliver(id, { report: of });
    if (reply.status !== 200) throw new Error(reply.text);
    return id;
  };
  const compared = async (before: Report, after: Report, query = '') => {
    const reply = await get(`/scans/${await scan(before)}/compare/${await scan(after)}${query}`);
    if (reply.status !== 200) throw new Error(reply.text);
    return reply.body as Reply;
  };

  it('of a scan with itself is empty in everything', async () => {
    const id = await scan(sampleReport());

    const { before, after, components, relationships, findings, is_cut: isCut } = (await get(`/scans/${id}/compare/${id}`)).body as Reply;

    expect(before).toEqual(after);
    expect(before).toMatchObject({ scan_id: id, verdict: 'fail' });
    expect(components).toEqual({ added_total: 0, removed_total: 0, changed_total: 0, moved_total: 0, unchanged_total: sampleReport().components.length, added: [], removed: [], changed: [] });
    expect(relationships).toEqual({ added_total: 0, removed_total: 0, unchanged_total: sampleReport().relationships.length, added: [], removed: [] });
    expect(findings).toMatchObject({ new_total: 0, fixed_total: 0, unconfirmed_total: 0, new: [], fixed: [], unconfirmed: [] });
    expect(findings.persisting_total).toBe(3);
    expect(isCut).toBe(false);
  });

  it('says which components came and went, AI first (R69)', async () => {
    const { components } = await compared(report({ components: [model('old'), dependency('left-pad', '1.0.0')] }), report({ components: [dependency('express', '5.0.0'), model('new')] }));

    expect(components.added.map(({ kind, name, version }) => [kind, name, version])).toEqual([['model', 'new', null], ['dependency', 'express', '5.0.0']]);
    expect(components.removed.map(({ name }) => name)).toEqual(['old', 'left-pad']);
    expect(components).toMatchObject({ added_total: 2, removed_total: 2, changed_total: 0, unchanged_total: 0 });
  });

  it('takes another version of the same dependency for the same thing, changed', async () => {
    const [one, two] = [dependency('express', '5.0.0'), dependency('express', '5.1.0')];

    const { components } = await compared(report({ components: [one, dependency('requests', '1', 'npm')] }), report({ components: [two, dependency('requests', '2', 'pypi')] }));

    expect(components.changed).toEqual([
      { id: two.id, before_id: one.id, kind: 'dependency', name: 'express', version: '5.1.0', is_ai: false, changes: [{ field: 'purl', before: one.purl, after: two.purl }, { field: 'version', before: '5.0.0', after: '5.1.0' }], places_added: [], places_removed: [] },
    ]);
    expect(components).toMatchObject({ added: [{ name: 'requests' }], removed: [{ name: 'requests' }], changed_total: 1, unchanged_total: 0 });
  });

  it('does not guess which of several versions became which', async () => {
    const { components } = await compared(report({ components: [dependency('a', '1'), dependency('a', '2')] }), report({ components: [dependency('a', '3')] }));

    expect(components).toMatchObject({ added_total: 1, removed_total: 2, changed_total: 0 });
  });

  it('says what changed of a component: properties, places; one that only moved to other lines is counted', async () => {
    const place = (path: string, line: number) => occurrence({ path, line, method: 'argument' });
    const before = [model('a', { properties: { pinned: 'false', gone: 'x' }, occurrences: [place('a.py', 1), place('b.py', 2)] }), model('b', { occurrences: [place('a.py', 10)] })];
    const after = [model('a', { properties: { pinned: 'true', new: 'y' }, occurrences: [place('a.py', 7), place('c.py', 3)] }), model('b', { occurrences: [place('a.py', 11)] })];

    const { components } = await compared(report({ components: before }), report({ components: after }));

    expect(components).toMatchObject({ changed_total: 1, moved_total: 1, unchanged_total: 0 });
    expect(components.changed).toMatchObject([
      {
        name: 'a',
        changes: [
          { field: 'properties.gone', before: 'x', after: null },
          { field: 'properties.new', before: null, after: 'y' },
          { field: 'properties.pinned', before: 'false', after: 'true' },
        ],
        places_added: [{ path: 'c.py', line: 3 }],
        places_removed: [{ path: 'b.py', line: 2 }],
      },
    ]);
  });

  it('names the ends of relationships', async () => {
    const [a, b, c] = [model('a'), model('b'), model('c')];

    const { relationships } = await compared(report({ components: [a, b, c], relationships: [relationship('uses', { from: a, to: b })] }), report({ components: [a, b, c], relationships: [relationship('calls', { from: a, to: c })] }));

    expect(relationships).toMatchObject({ added: [{ type: 'calls', from: { name: 'a' }, to: { id: c.id, name: 'c' } }], removed: [{ type: 'uses', to: { name: 'b' } }], unchanged_total: 0 });
  });

  describe('of findings', () => {
    const a = model('a');
    const b = model('b');
    const failing = (...of: (typeof a)[]) => outcome({ check: 'ai_model_unpinned', severity: 'high' }, of.map((each) => ({ subject: subjectOf(each), answer: 'fail' as const })));
    const both = { components: [a, b] };

    it('tells new, fixed and persisting ones apart', async () => {
      const c = model('c');
      const { findings } = await compared(report({ components: [a, b, c], checks: [failing(a, b)] }), report({ components: [a, b, c], checks: [failing(b, c)] }));

      expect(findings).toMatchObject({ new_total: 1, fixed_total: 1, persisting_total: 1, unconfirmed_total: 0, new: [{ subject: { name: 'c' }, check: 'ai_model_unpinned', severity: 'high' }], fixed: [{ subject: { name: 'a' } }] });
    });

    it.each<[string, Partial<Report>]>([
      ['the source broke off', { checks: [failing()], coverage: partialCoverage() }],
      ['the check did not run', { checks: [] }],
      ['the check gave no verdict', { checks: [outcome({ check: 'ai_model_unpinned', severity: 'high' }, [{ subject: subjectOf(a), answer: 'unknown' }])] }],
      ['another source was scanned', { checks: [failing()], sources: [{ key: 'other', kind: 'dir', name: 'other', attributes: {} }], coverage: { ...completeCoverage(), sources: [{ ...completeCoverage().sources[0]!, source: 'other' }] } }],
    ])('does not call one fixed when %s: unknown is not pass', async (_, after) => {
      const { findings } = await compared(report({ ...both, checks: [failing(a)] }), report({ ...both, ...after }));

      expect(findings).toMatchObject({ fixed_total: 0, unconfirmed_total: 1, unconfirmed: [{ subject: { name: 'a' } }] });
    });

    it('calls one fixed whose component is gone from a source that was read in full', async () => {
      const { findings } = await compared(report({ ...both, checks: [failing(a)] }), report({ components: [b], checks: [failing()] }));

      expect(findings).toMatchObject({ fixed_total: 1, unconfirmed_total: 0 });
    });
  });

  it('shows the verdicts of both, and lists so many items with exact totals', async () => {
    const reply = await compared(report({ components: [] }), bigReport({ components: 30, findings: 30 }), '?limit=7');

    expect(reply.before).toMatchObject({ verdict: 'pass', component_count: 0 });
    expect(reply.components).toMatchObject({ added_total: 30, added: { length: 7 } });
    expect(reply.findings).toMatchObject({ new_total: 30, new: { length: 7 } });
    expect(reply.is_cut).toBe(true);
  });

  it('of a scan that is not there, or of another organization, is not found on either side (S28)', async () => {
    const id = await scan(report());
    const orgB = await server.organization('other');
    const other = await enrolAgent(server, { orgId: orgB });
    const foreign = newScanId();
    await other.deliver(foreign, { report: report() });
    const { key } = await server.apiKey({ scopes: ['admin'], orgId: orgB });

    expect([(await get(`/scans/${id}/compare/${foreign}`)).status, (await get(`/scans/${foreign}/compare/${id}`)).status, (await get(`/scans/${id}/compare/scn_x`)).status]).toEqual([404, 404, 404]);
    expect((await get(`/scans/${id}/compare/${foreign}`, key)).status).toBe(404);
  });

  it('of a scan without a result is a conflict', async () => {
    const id = await scan(report());
    const { id: waiting } = (await server.request('POST', '/scans', { token: server.ownerToken, body: { target: '/srv/app' } })).body as { id: string };

    expect((await get(`/scans/${id}/compare/${waiting}`)).status).toBe(409);
  });
});
