import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginResult, completeScan, settleResult } from '../../../server/ingest/results.store.ts';
import { maintenanceTimes } from '../../../server/jobs/maintenance.ts';
import { databases } from '../../harness/postgres.ts';
import { bigReport } from '../../harness/report-fixture.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent, type WireAgent } from '../../harness/wire-agent.ts';

describe.each(databases())('what a crash leaves on $name', (database) => {
  let server: TestServer;
  let agent: WireAgent;
  /** A key, because a sign-in ends while the clock is moved. */
  let user: string;
  beforeEach(async () => {
    server = await startTestServer({ database });
    agent = await enrolAgent(server);
    user = (await server.apiKey({ scopes: ['write'] })).key;
  });
  afterEach(() => server.close());

  const leased = async () => {
    await server.request('POST', '/scans', { token: user, body: { target: '/srv/app' } });
    const job = await agent.lease();
    if (job === undefined) throw new Error('no job');
    return job;
  };
  const row = (scanId: string, id: string) => ({
    id,
    org_id: server.orgId,
    scan_id: scanId,
    agent_id: agent.id,
    fencing: 1,
    sha256: 'ab'.repeat(32),
    size_bytes: 0,
    blob: '',
    signature: null,
    state: 'staged' as const,
    header: '{}',
    coverage: '{}',
    received_at: server.clock.now(),
  });
  /** A result as a server that died in the middle leaves it: a row, staged components, a blob that was moved already. */
  const crashed = async (scanId: string) => {
    await server.app.db.transaction(async (tx) => {
      await beginResult(tx, row(scanId, 'res_crashed'));
      for (let at = 0; at < 30; at += 1) {
        await tx.insertInto('components').values({ result_id: 'res_crashed', org_id: server.orgId, id: `cmp_${at}`, kind: 'model', name: 'm', version: null, is_ai: 1, body: '{}' }).execute();
      }
    });
    writeFileSync(join(server.dataDir, 'incoming', 'res_other'), 'half');
  };
  const stateOf = async (id: string) => ((await server.request('GET', `/scans/${id}`, { token: user })).body as { state: string }).state;
  const count = async (table: 'components' | 'results') => (await server.app.db.kysely.selectFrom(table).select('org_id').where('org_id', '=', server.orgId).execute()).length;

  it('is invisible, goes when it is old, and the scan goes on with its holder', async () => {
    const job = await leased();
    await crashed(job.scan_id);
    expect(await stateOf(job.scan_id)).toBe('ingesting');
    expect((await server.request('GET', `/scans/${job.scan_id}/components`, { token: user })).body).toMatchObject({ data: [] });

    server.clock.advance(maintenanceTimes.stagedMsMax + 1);
    await server.app.maintenance.collect();

    expect([await count('components'), await count('results')]).toEqual([0, 0]);
    expect((await agent.beat(job)).state).toBe('ok');
    expect((await agent.deliver(job.scan_id, { report: bigReport({ components: 10 }), lease: job })).body).toMatchObject({ state: 'completed' });
    expect(await count('components')).toBe(10);
  });

  it('cannot be finished by a server that was only slow', async () => {
    const job = await leased();
    await crashed(job.scan_id);
    server.clock.advance(maintenanceTimes.stagedMsMax + 1);
    await server.app.maintenance.collect();
    const header = { schema: 's', tool: { name: 'waybill', version: '1' }, generated_at: '', sources: [], cleaned_count: 0, answer: null };

    const finishing = server.app.db.transaction(async (tx) => {
      await completeScan(tx, { orgId: server.orgId, scanId: job.scan_id, resultId: 'res_crashed', state: 'completed', sourceId: null, agentId: null, componentCount: 30, findingCounts: {}, kindCounts: {}, verdict: 'pass', at: 0 });
      await settleResult(tx, { orgId: server.orgId, id: 'res_crashed', state: 'visible', blob: '', size: 0, header, coverage: '{}' });
    });

    await expect(finishing).rejects.toMatchObject({ code: 'unavailable' });
    expect(await stateOf(job.scan_id)).toBe('running');
  });

  it('does not let two servers that took in two results at the same time both complete the scan', async () => {
    const job = await leased();
    const ending = { orgId: server.orgId, scanId: job.scan_id, state: 'completed' as const, sourceId: null, agentId: null, componentCount: 0, findingCounts: {}, kindCounts: {}, verdict: 'pass' as const, at: 0 };
    await server.app.db.transaction((tx) => beginResult(tx, row(job.scan_id, 'res_a')));
    await server.app.db.transaction((tx) => beginResult(tx, row(job.scan_id, 'res_b')));

    const isDone = await Promise.all(['res_a', 'res_b'].map((resultId) => server.app.db.transaction((tx) => completeScan(tx, { ...ending, resultId }))));

    expect(isDone.filter(Boolean)).toHaveLength(1);
  });

  it('leaves results alone that another server may still be working on', async () => {
    const job = await leased();
    await crashed(job.scan_id);

    await server.app.maintenance.collect();

    expect(await count('components')).toBe(30);
    expect(await stateOf(job.scan_id)).toBe('ingesting');
  });
});

describe('a restart of the only server', () => {
  it('clears half uploads and staged rows at once, and acknowledged results stay', async () => {
    let server = await startTestServer();
    const agent = await enrolAgent(server);
    const { scan_id: scanId } = await agent.open();
    await agent.deliver(scanId, { report: bigReport({ components: 10 }) });
    const open = await agent.open();
    await server.app.db.transaction((tx) =>
      beginResult(tx, { id: 'res_x', org_id: server.orgId, scan_id: open.scan_id, agent_id: null, fencing: null, sha256: 'x', size_bytes: 0, blob: '', signature: null, state: 'staged', header: '{}', coverage: '{}', received_at: server.clock.now() }),
    );
    writeFileSync(join(server.dataDir, 'incoming', 'res_half'), 'half');

    server = await server.restart();

    expect(readdirSync(join(server.dataDir, 'incoming'))).toEqual([]);
    const results = await server.app.db.kysely.selectFrom('results').select(['state', 'blob']).where('org_id', '=', server.orgId).execute();
    expect(results.map((each) => each.state)).toEqual(['visible']);
    expect(existsSync(join(server.dataDir, 'blobs', results[0]?.blob ?? ''))).toBe(true);
    expect((await server.request('GET', `/scans/${open.scan_id}`, { token: server.ownerToken })).body).toMatchObject({ state: 'running' });
    await server.close();
  });
});
