import BetterSqlite3 from 'better-sqlite3';
import { Kysely, SqliteDialect, type CompiledQuery, type Insertable } from 'kysely';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database, ScanRow, ScanSourceRow } from '../../../server/db/schema.ts';
import * as reads from '../../../server/features/dashboard/dashboard.reads.ts';
import { standingScans } from '../../../server/features/scans/standing.reads.ts';
import { fakeClock, type FakeClock } from '../../harness/clock.ts';
import { databases } from '../../harness/postgres.ts';
import { report, sample, sampleReport } from '../../harness/report-fixture.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent, newScanId, type WireAgent } from '../../harness/wire-agent.ts';

const dayMs = 86_400_000;
const none = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };

interface Overview {
  readonly recent_scans: readonly { id: string; verdict: string | null; finding_counts: object | null }[];
  readonly trend: readonly { date: string; scans: number; failed_scans: number; findings: object; violations: number }[];
  readonly components_by_kind: readonly { kind: string; count: number }[];
  readonly top_sources: readonly { name: string; violations: number }[];
  readonly top_policies: readonly { name: string; violations: number }[];
}

describe.each(databases())('the overview on $name', (database) => {
  let server: TestServer;
  let clock: FakeClock;
  let agent: WireAgent;
  let token: string;
  beforeEach(async () => {
    clock = fakeClock(Date.UTC(2020, 10, 21, 12));
    server = await startTestServer({ database, clock });
    agent = await enrolAgent(server);
    token = (await server.apiKey({ scopes: ['read'] })).key;
  });
  afterEach(() => server.close());

  const delivered = async (of = sampleReport()) => {
    const id = newScanId();
    const reply = await agent.deliver(id, { report: of });
    if (reply.status !== 200) throw new Error(reply.text);
    await settle();
    return id;
  };
  /** The thread that takes results in has the real time: what it wrote is moved to this server's. */
  const settle = () =>
    server.app.db.transaction(async (tx) => {
      const now = clock.now();
      await tx.updateTable('scans').set({ finished_at: now }).where('org_id', '=', server.orgId).where('finished_at', '>', now).execute();
      await tx.updateTable('evaluations').set({ created_at: now }).where('org_id', '=', server.orgId).where('created_at', '>', now).execute();
    });
  const overview = async (query = '') => {
    const reply = await server.request('GET', `/dashboard/overview${query}`, { token });
    if (reply.status !== 200) throw new Error(reply.text);
    return reply.body as Overview;
  };

  it('of an empty organization is all zeros, with a row for each day', async () => {
    const shown = await overview();

    expect(shown).toMatchObject({
      recent_scans: [],
      source_count: 0,
      is_cut: false,
      severity_distribution: none,
      verdicts: { pass: 0, warn: 0, fail: 0 },
      components_by_kind: [],
      top_sources: [],
      top_policies: [],
      open_alerts: none,
      agents: { total: 1, online: 1 },
      next_schedules: [],
    });
    expect(shown.trend).toHaveLength(30);
    expect([shown.trend.at(0)?.date, shown.trend.at(-1)?.date]).toEqual(['2020-10-23', '2020-11-21']);
  });

  it('shows how the newest scan of each source stands, and the way there by day (R81)', async () => {
    await delivered();
    clock.advance(dayMs);
    const newest = await delivered(report({ sources: sampleReport().sources, components: [sample.gpt, sample.express, sample.openai] }));
    const other = await delivered({ ...sampleReport(), sources: [{ key: 'other', kind: 'dir', name: 'other', attributes: {} }] });

    const shown = await overview('?days=3');

    expect(shown.recent_scans.map(({ id }) => id).sort().slice(0, 2)).toEqual(expect.arrayContaining([newest]) as unknown);
    expect(shown).toMatchObject({ source_count: 2, severity_distribution: { critical: 1, high: 1, medium: 1, low: 0, info: 0 }, verdicts: { pass: 1, warn: 0, fail: 1 } });
    expect(shown.components_by_kind.find(({ kind }) => kind === 'model')).toEqual({ kind: 'model', count: 2 });
    expect(shown.components_by_kind.find(({ kind }) => kind === 'dependency')).toEqual({ kind: 'dependency', count: 3 });
    expect(shown.trend.map(({ date, scans }) => [date, scans])).toEqual([
      ['2020-11-20', 0],
      ['2020-11-21', 1],
      ['2020-11-22', 2],
    ]);
    expect(shown.trend[2]).toMatchObject({ findings: { critical: 1, high: 1, medium: 1 }, verdicts: { pass: 1, fail: 1 } });
    expect(shown.trend[1]?.violations).toBeGreaterThan(0);
    expect(shown.trend[2]?.violations).toBe(shown.trend[1]?.violations);
    expect(shown.top_sources).toEqual([{ id: expect.any(String) as unknown, name: 'other', kind: 'dir', scan_id: other, violations: shown.trend[2]?.violations }]);
    expect(shown.top_policies.map(({ name }) => name).sort()).toEqual(['Look at high findings', 'No critical findings']);
  });

  it('counts a scan that was judged again once', async () => {
    const id = await delivered();
    const before = await overview();
    clock.advance(1_000);
    await server.request('POST', `/scans/${id}/evaluate`, { token: (await server.apiKey({ scopes: ['write'] })).key, body: {} });
    await settle();

    const after = await overview();

    expect(after.trend).toEqual(before.trend);
    expect(after.top_policies).toEqual(before.top_policies);
  });

  it('counts open alerts, agents that are there, and the schedules that come next', async () => {
    await delivered();
    await server.app.jobs.run('alert-evaluation');
    clock.advance(60_000);
    await enrolAgent(server);
    const at = clock.now();
    const schedule = { org_id: server.orgId, integration_id: null, target: 'dir:/srv/app', options: '{}', cron: '0 3 * * *', time_zone: 'UTC', last_run_at: null, last_scan_id: null, missed_count: 0, version: 1, created_by: 'usr_1', created_at: at, updated_at: at, deleted_at: null };
    await server.app.db.transaction((tx) =>
      tx
        .insertInto('schedules')
        .values([
          { ...schedule, id: 'sch_1', name: 'late', is_active: 1, next_run_at: at + 2_000 },
          { ...schedule, id: 'sch_2', name: 'soon', is_active: 1, next_run_at: at + 1_000 },
          { ...schedule, id: 'sch_3', name: 'asleep', is_active: 0, next_run_at: at },
        ])
        .execute(),
    );

    expect(await overview()).toMatchObject({
      open_alerts: { ...none, critical: 1 },
      agents: { total: 2, online: 1 },
      next_schedules: [
        { id: 'sch_2', name: 'soon', next_run_at: '2020-11-21T12:01:01.000Z' },
        { id: 'sch_1', name: 'late' },
      ],
    });
  });

  it('shows nothing of another organization (S28), and refuses more days than are kept ready', async () => {
    await delivered();
    const stranger = await server.signedInUser('viewer', await server.organization('other'));

    expect((await server.request('GET', '/dashboard/overview', { token: stranger.token })).body).toMatchObject({ recent_scans: [], source_count: 0, agents: { total: 0 }, severity_distribution: none });
    for (const days of ['0', '91', '1.5', 'x']) expect((await server.request('GET', `/dashboard/overview?days=${days}`, { token })).status).toBe(400);
  });
});

describe('the overview of an organization with 10,000 scans', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer();
    const at = server.clock.now();
    const sources = Array.from({ length: 200 }, (_, index) => ({ id: `src_${index}`, org_id: server.orgId, kind: 'dir', key: `key ${index}`, name: `source ${index}`, created_at: at }));
    const scans: Insertable<ScanRow>[] = Array.from({ length: 10_000 }, (_, index) => ({
      id: `scn_${index}`,
      org_id: server.orgId,
      target: 'dir:.',
      source_id: `src_${index % 200}`,
      trigger: 'api',
      state: 'completed',
      options: '{"deep":false,"labels":[]}',
      requested_by: 'usr_1',
      agent_id: null,
      lease_id: null,
      lease_expires_at: null,
      cancel_requested_at: null,
      progress: null,
      result_id: `res_${index}`,
      component_count: 10,
      finding_counts: '{"critical":1,"high":0,"medium":0,"low":2,"info":0}',
      kind_counts: '{"model":3,"dependency":7}',
      verdict: 'fail',
      error_code: null,
      error_message: null,
      created_at: at - (index * 30 * dayMs) / 10_000,
      started_at: at,
      finished_at: Math.round(at - (index * 29 * dayMs) / 10_000),
    }));
    const read = scans.map(({ id, source_id: sourceId, result_id: resultId, finding_counts, kind_counts, created_at }): Insertable<ScanSourceRow> => ({
      org_id: server.orgId,
      scan_id: id,
      source_id: sourceId ?? '',
      part: resultId ?? '',
      state: 'complete',
      finding_counts: finding_counts ?? null,
      kind_counts: kind_counts ?? null,
      scanned_at: Math.round(created_at),
    }));
    const evaluations = scans.map(({ id, result_id: resultId, finished_at: finishedAt }) => ({
      id: `evl_${id}`,
      org_id: server.orgId,
      scan_id: id,
      result_id: resultId ?? '',
      policy_id: 'pol_1',
      policy_version: 1,
      policy_name: 'Policy',
      effect: 'block',
      verdict: 'fail' as const,
      violation_count: 2,
      created_at: finishedAt ?? at,
    }));
    await server.app.db.transaction(async (tx) => {
      await tx.insertInto('sources').values(sources).execute();
      for (let first = 0; first < scans.length; first += 500) {
        await tx.insertInto('scans').values(scans.slice(first, first + 500).map((scan) => ({ ...scan, created_at: Math.round(scan.created_at) }))).execute();
        await tx.insertInto('scan_sources').values(read.slice(first, first + 500)).execute();
        await tx.insertInto('evaluations').values(evaluations.slice(first, first + 500)).execute();
      }
    });
  });
  afterEach(() => server.close());

  it('is right, and there within a second', async () => {
    const startedMs = performance.now();
    const { body } = await server.request('GET', '/dashboard/overview', { token: server.ownerToken });
    const ms = performance.now() - startedMs;

    expect(body).toMatchObject({ source_count: 200, severity_distribution: { critical: 200, low: 400 }, verdicts: { fail: 200 }, components_by_kind: [{ kind: 'dependency', count: 1_400 }, { kind: 'model', count: 600 }] });
    const { trend } = body as Overview;
    expect(trend.reduce((sum, { scans }) => sum + scans, 0)).toBe(10_000);
    expect(trend.reduce((sum, { violations }) => sum + violations, 0)).toBe(20_000);
    expect(ms).toBeLessThan(1_000);
  });

  it('walks along indexes: no table is read from end to end, and components not at all', async () => {
    const file = new BetterSqlite3(join(server.dataDir, 'waybill.db'), { readonly: true });
    const queries: CompiledQuery[] = [];
    const kysely = new Kysely<Database>({ dialect: new SqliteDialect({ database: file }), log: ({ query }) => void queries.push(query) });
    const of = { orgId: server.orgId, limit: 5_000, since: server.clock.now() - 30 * dayMs };
    await reads.recentScans(kysely, { ...of, limit: 10 });
    const standing = await standingScans(kysely, of);
    await reads.endedScans(kysely, of);
    await reads.violationsByDay(kysely, of);
    await reads.evaluationsOf(kysely, { ...of, scanIds: standing.map(({ scan_id }) => scan_id) });
    await reads.openAlerts(kysely, server.orgId);

    const plans = queries.flatMap((query) => (file.prepare(`explain query plan ${query.sql}`).all(...query.parameters) as { detail: string }[]).map(({ detail }) => detail));
    await kysely.destroy();

    expect(queries).toHaveLength(6);
    expect(plans.filter((detail) => /^SCAN (?!per_scan|\(subquery)/u.test(detail))).toEqual([]);
    expect(plans.filter((detail) => detail.includes('components'))).toEqual([]);
    expect(plans.join('\n')).toContain('scan_sources_newest');
    expect(plans.join('\n')).toContain('scans_finished');
  });
});
