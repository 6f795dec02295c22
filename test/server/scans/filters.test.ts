import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { component, hostileNames, report } from '../../harness/report-fixture.ts';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent, newScanId, type WireAgent } from '../../harness/wire-agent.ts';

const dayMs = 86_400_000;

describe.each(databases())('lists of scans on $name', (database) => {
  let server: TestServer;
  let agent: WireAgent;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    server = await startTestServer({ database });
    agent = await enrolAgent(server);
    for (const { id } of ((await get('/policies')).body as { data: { id: string }[] }).data) await server.request('DELETE', `/policies/${id}`, { token: server.ownerToken });
    const rules = [
      { name: 'no model', severity: 'high', condition: { field: 'kind', operator: 'equals', value: 'model' } },
      { name: 'pinned', severity: 'low', condition: { field: 'model.pinned', operator: 'equals', value: false } },
    ];
    for (const name of ['Block', 'Block too']) await server.request('POST', '/policies', { token: server.ownerToken, body: { name, effect: 'block', rules } });
    for (const target of ['/srv/Shop_1', 'github:acme/shop', 'n8n:https://n8n.example.com']) {
      const reply = await server.request('POST', '/scans', { token: server.ownerToken, body: { target } });
      ids[target] = (reply.body as { id: string }).id;
    }
    for (const [name, key] of [['good', 'api'], ['bad', 'shop']] as const) {
      const id = newScanId();
      const of = report({ sources: [{ key, kind: 'dir', name: key, attributes: {} }], components: name === 'bad' ? [component({ kind: 'model', name: 'x', properties: { pinned: 'unknown' } })] : [] });
      const reply = await agent.deliver(id, { report: of });
      if (reply.status !== 200) throw new Error(reply.text);
      ids[name] = id;
    }
    // Dated back, not the clock moved on: sessions would end.
    await server.app.db.transaction((tx) => tx.updateTable('scans').set({ created_at: server.clock.now() - 3 * dayMs }).where('org_id', '=', server.orgId).where('id', '=', ids['good'] ?? '').execute());
  });
  afterAll(() => server.close());

  const get = (path: string) => server.request('GET', path, { token: server.ownerToken });
  const listed = async (query: string) => new Set(((await get(`/scans?limit=100&${query}`)).body as { data: { id: string }[] }).data.map(({ id }) => id));
  const those = (...names: string[]) => new Set(names.map((name) => ids[name]));

  it('are narrowed by state, verdict, trigger, source and kind of target', async () => {
    expect(await listed('verdict=fail')).toEqual(those('bad'));
    expect(await listed('verdict=pass&state=completed')).toEqual(those('good'));
    expect(await listed('trigger=cli')).toEqual(those('good', 'bad'));
    expect(await listed('source=shop')).toEqual(those('bad'));
    expect(await listed('source=shop&verdict=pass')).toEqual(those());
    expect(await listed('kind=github')).toEqual(those('github:acme/shop'));
    expect(await listed('kind=n8n&state=queued')).toEqual(those('n8n:https://n8n.example.com'));
    expect(await listed('schedule_id=sch_x')).toEqual(those());
  });

  it('are narrowed by part of the target in any case, where % and _ stand for themselves (S44)', async () => {
    expect(await listed('q=SHOP')).toEqual(those('/srv/Shop_1', 'github:acme/shop'));
    expect(await listed('q=shop_1')).toEqual(those('/srv/Shop_1'));
    expect(await listed('q=shop_')).toEqual(those('/srv/Shop_1'));
    expect(await listed('q=%25')).toEqual(those());
  });

  it('are narrowed by time; a date is its begin in from and its end in to (C34)', async () => {
    expect(await listed('to=2026-11-18')).toEqual(those('good'));
    expect(await listed('to=2026-11-17')).toEqual(those());
    expect(await listed('from=2026-11-18&to=2026-11-20')).toEqual(those('good'));
    expect((await listed('from=2026-11-19')).size).toBe(4);
    expect(await listed('from=2026-11-18T12:00:00.001Z&to=2026-11-18T23:00:00Z')).toEqual(those());
  });

  it('keep their filters from page to page: a cursor of another filter is refused', async () => {
    const { next_cursor: cursor } = (await get('/scans?limit=1&state=queued')).body as { next_cursor: string };

    expect((await get(`/scans?limit=1&state=queued&cursor=${encodeURIComponent(cursor)}`)).status).toBe(200);
    expect((await get(`/scans?limit=1&state=queued&q=shop&cursor=${encodeURIComponent(cursor)}`)).status).toBe(400);
    expect((await get('/scans?page=1&per_page=2&kind=github')).body).toMatchObject({ total: 1 });
  });

  it.each(['state=done', 'kind=ftp', 'verdict=maybe', 'trigger=me', 'from=yesterday', 'to=2026-13-01', 'colour=red', 'q='])('are refused with %s', async (query) => {
    expect((await get(`/scans?${query}`)).status).toBe(400);
  });

  it('of violations are narrowed by state, severity and policy', async () => {
    const violations = async (query: string) => ((await get(`/scans/${ids['bad'] ?? ''}/violations?${query}`)).body as { data: { policy: string; rule: string; state: string }[] }).data.map(({ policy, rule, state }) => `${policy} ${rule} ${state}`).sort();

    expect(await violations('')).toEqual(['Block no model violated', 'Block pinned unknown', 'Block too no model violated', 'Block too pinned unknown']);
    expect(await violations('state=unknown')).toEqual(['Block pinned unknown', 'Block too pinned unknown']);
    expect(await violations('severity=high&policy=Block')).toEqual(['Block no model violated']);
    expect(await violations('policy=nobody')).toEqual([]);
    const { next_cursor: cursor } = (await get(`/scans/${ids['bad'] ?? ''}/violations?limit=1&state=unknown`)).body as { next_cursor: string };
    expect((await get(`/scans/${ids['bad'] ?? ''}/violations?limit=1&state=violated&cursor=${encodeURIComponent(cursor)}`)).status).toBe(400);
  });

  it('and exports give hostile names as data: a file with a fixed type that is no page, and an audit entry (S35, S36, S52)', async () => {
    const id = newScanId();
    const names = hostileNames.filter((name) => name.isWellFormed());
    expect((await agent.deliver(id, { report: report({ components: names.map((name) => component({ kind: 'model', name })) }) })).text).toContain('"completed"');

    for (const [format, type] of [['json', 'application/json'], ['cyclonedx', 'application/vnd.cyclonedx+json'], ['sarif', 'application/sarif+json'], ['junit', 'application/xml'], ['table', 'text/plain']] as const) {
      const reply = await server.request('POST', `/scans/${id}/export`, { token: server.ownerToken, body: { format } });
      expect([reply.status, reply.headers.get('content-type')?.split(';', 1)[0], reply.headers.get('x-content-type-options')]).toEqual([200, type, 'nosniff']);
      expect(reply.headers.get('content-disposition')).toMatch(/^attachment; filename="scn_[0-9a-f-]+\.[a-z.]+"$/);
    }
    expect((await get(`/scans/${id}/components`)).headers.get('content-type')).toMatch(/^application\/json/);
    const entries = await server.app.db.kysely.selectFrom('audit_entries').select('action').where('org_id', '=', server.orgId).where('action', '=', 'scan.export').where('target', '=', id).execute();
    expect(entries).toHaveLength(5);
  });
});
