import { globSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeExpiredScans } from '../../../server/features/scans/retention.ts';
import { databases } from '../../harness/postgres.ts';
import { partialCoverage, report, sampleReport } from '../../harness/report-fixture.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent, newScanId, type WireAgent } from '../../harness/wire-agent.ts';

const dayMs = 86_400_000;

describe.each(databases())('retention of scans on $name', (database) => {
  let server: TestServer;
  let agent: WireAgent;
  beforeEach(async () => {
    server = await startTestServer({ database });
    agent = await enrolAgent(server);
  });
  afterEach(() => server.close());

  const call = (method: string, path: string, token = server.ownerToken) => server.request(method, path, { token });
  /** A scan that ended so many days ago. */
  const scan = async (daysAgo: number, of = sampleReport()) => {
    const id = newScanId();
    const reply = await agent.deliver(id, { report: of });
    if (reply.status !== 200) throw new Error(reply.text);
    await age(id, daysAgo);
    return id;
  };
  const age = (id: string, daysAgo: number) =>
    server.app.db.transaction((tx) => tx.updateTable('scans').set({ finished_at: server.clock.now() - daysAgo * dayMs }).where('org_id', '=', server.orgId).where('id', '=', id).execute());
  const keep = (of: { scan_retention_days?: number; legal_hold?: number }) => server.app.db.transaction((tx) => tx.updateTable('organizations').set(of).where('id', '=', server.orgId).execute());
  const of = (source: string) => report({ sources: [{ key: source, kind: 'dir', name: source, attributes: {} }] });
  const left = async () => (await server.app.db.kysely.selectFrom('scans').select('id').where('org_id', '=', server.orgId).execute()).map(({ id }) => id);
  const entries = (action: string) => server.app.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).where('action', '=', action).execute();
  const run = () => server.app.jobs.run('scan-retention');

  it('removes nothing unless the organization says so', async () => {
    await scan(400);
    await scan(399);

    await run();

    expect(await left()).toHaveLength(2);
  });

  it('removes what is older, but never the newest completed scan of a source, with one audit entry by the system', async () => {
    const [oldest, older, newestOfShop] = [await scan(50, of('shop')), await scan(40, of('shop')), await scan(35, of('shop'))];
    const onlyOfApi = await scan(90, of('api'));
    const young = await scan(29, of('web'));
    await keep({ scan_retention_days: 30 });

    await run();
    await run();

    expect(new Set(await left())).toEqual(new Set([newestOfShop, onlyOfApi, young]));
    expect((await call('GET', `/scans/${oldest}`)).status).toBe(404);
    expect((await call('GET', `/scans/${older}/components`)).status).toBe(404);
    const audit = await entries('scan.retention');
    expect(audit).toMatchObject([{ actor_type: 'system', target: server.orgId }]);
    expect(JSON.parse(audit[0]?.detail ?? '{}')).toMatchObject({ count: 2, days: 30 });
  });

  it('keeps a completed scan although a newer one broke off, and that newer one too', async () => {
    const completed = await scan(60, of('shop'));
    const [olderPartial, newestPartial] = [await scan(50, { ...of('shop'), coverage: partialCoverage() }), await scan(40, { ...of('shop'), coverage: partialCoverage() })];
    await keep({ scan_retention_days: 30 });

    await run();

    expect(new Set(await left())).toEqual(new Set([completed, newestPartial]));
    expect(await left()).not.toContain(olderPartial);
  });

  it('keeps the two newest of a source that was never read to its end, and one of them once it was', async () => {
    const broken = { ...of('shop'), coverage: partialCoverage() };
    const [oldest, older, newest] = [await scan(70, broken), await scan(60, broken), await scan(50, broken)];
    await keep({ scan_retention_days: 30 });

    await run();
    expect(new Set(await left())).toEqual(new Set([older, newest]));
    expect(await left()).not.toContain(oldest);

    const completed = await scan(40, of('shop'));
    await run();
    expect(await left()).toEqual([completed]);
  });

  it('removes ended scans without a result, and no open one', async () => {
    const ask = async () => ((await server.request('POST', '/scans', { token: server.ownerToken, body: { target: '/srv/app' } })).body as { id: string }).id;
    const [cancelled, open] = [await ask(), await ask()];
    await server.request('POST', `/scans/${cancelled}/cancel`, { token: server.ownerToken, body: {} });
    await age(cancelled, 31);
    await age(open, 31);
    await keep({ scan_retention_days: 30 });

    await run();

    expect(await left()).toEqual([open]);
  });

  it('removes nothing under legal hold', async () => {
    const [old] = [await scan(50), await scan(1)];
    await keep({ scan_retention_days: 30, legal_hold: 1 });

    await run();

    expect(await left()).toContain(old);
    expect((await call('DELETE', `/scans/${old}`)).body).toMatchObject({ code: 'conflict' });
  });

  it('takes so many in one run, oldest first, and the rest in the next', async () => {
    const ids = [];
    for (const daysAgo of [50, 49, 48, 47]) ids.push(await scan(daysAgo));
    await keep({ scan_retention_days: 30 });
    const { signal } = new AbortController();

    const counts = [await removeExpiredScans(server.app.foundation, signal, 2), await removeExpiredScans(server.app.foundation, signal, 2), await removeExpiredScans(server.app.foundation, signal, 2)];

    expect(counts).toEqual([2, 1, 0]);
    expect(await left()).toEqual([ids[3]]);
    expect(await entries('scan.retention')).toHaveLength(2);
  });

  it('run by two servers at once removes each scan once', async () => {
    for (const daysAgo of [50, 49, 48]) await scan(daysAgo);
    await keep({ scan_retention_days: 30 });
    const { signal } = new AbortController();

    const counts = await Promise.all([1, 2, 3].map(() => removeExpiredScans(server.app.foundation, signal)));

    expect(counts.sort()).toEqual([0, 0, 2]);
    expect(await entries('scan.retention')).toHaveLength(1);
  });

  it('leaves no row and no file behind', async () => {
    const old = await scan(50);
    await server.request('POST', `/scans/${old}/evaluate`, { token: server.ownerToken, body: {} });
    const tables = ['components', 'check_results', 'relationships', 'evaluations'] as const;
    const blobs = () => globSync('blobs/*/*', { cwd: server.dataDir });
    const { result_id: kept } = await server.app.db.kysely.selectFrom('scans').select('result_id').where('org_id', '=', server.orgId).where('id', '=', await scan(1)).executeTakeFirstOrThrow();
    expect(blobs()).toHaveLength(2);
    await keep({ scan_retention_days: 30 });

    await run();
    await server.app.maintenance.collect();

    const { kysely } = server.app.db;
    for (const table of tables) {
      const owners = await kysely.selectFrom(table).select('result_id').distinct().where('org_id', '=', server.orgId).execute();
      expect([table, owners]).toEqual([table, [{ result_id: kept }]]);
    }
    expect(await kysely.selectFrom('results').select('id').where('org_id', '=', server.orgId).execute()).toEqual([{ id: kept }]);
    expect((await kysely.selectFrom('violations').select('scan_id').distinct().where('org_id', '=', server.orgId).execute()).map((row) => row.scan_id)).not.toContain(old);
    expect(blobs()).toHaveLength(1);
    expect(blobs()[0]).toContain(kept ?? 'none');
  });

  describe('DELETE /scans/:id', () => {
    it('removes one scan at once, with an audit entry, for an admin', async () => {
      const [old] = [await scan(2), await scan(1)];
      const editor = await server.signedInUser('editor');

      expect((await call('DELETE', `/scans/${old}`, editor.token)).status).toBe(403);
      expect((await call('DELETE', `/scans/${old}`)).status).toBe(204);
      expect((await call('DELETE', `/scans/${old}`)).status).toBe(404);
      expect((await call('GET', `/scans/${old}`)).status).toBe(404);
      expect(await entries('scan.delete')).toMatchObject([{ target: old, actor_type: 'user' }]);
    });

    it('refuses the newest completed scan of its source, and one that has not ended', async () => {
      const newest = await scan(1);
      const { id: open } = (await server.request('POST', '/scans', { token: server.ownerToken, body: { target: '/srv/app' } })).body as { id: string };

      expect((await call('DELETE', `/scans/${newest}`)).body).toMatchObject({ code: 'conflict', message: expect.stringContaining('newest completed') as unknown });
      expect((await call('DELETE', `/scans/${open}`)).body).toMatchObject({ code: 'conflict', message: expect.stringContaining('queued') as unknown });
    });

    it('of another organization finds nothing (S28)', async () => {
      const [old] = [await scan(2), await scan(1)];
      const { key } = await server.apiKey({ scopes: ['admin'], orgId: await server.organization('other') });

      expect((await call('DELETE', `/scans/${old}`, key)).status).toBe(404);
      expect(await left()).toContain(old);
    });
  });
});
