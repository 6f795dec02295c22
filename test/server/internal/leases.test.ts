import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEvents } from '../../../server/features/events/events.store.ts';
import { openBlobFolder } from '../../../server/ingest/blob-folder.ts';
import { createDoorbell } from '../../../server/jobs/doorbell.ts';
import { createMaintenance, maintenanceTimes, type Maintenance } from '../../../server/jobs/maintenance.ts';
import { databases } from '../../harness/postgres.ts';
import { sampleReport } from '../../harness/report-fixture.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { deliverResult, enrolAgent, newScanId, type WireAgent } from '../../harness/wire-agent.ts';

const second = 1_000;

describe.each(databases())('leases on $name', (database) => {
  let server: TestServer;
  let agent: WireAgent;
  /** A key, because a sign-in ends while the clock is moved. */
  let user: string;
  let maintenance: Maintenance;
  /** Moves without the wall clock, for jumps. */
  let drift = 0;

  beforeEach(async () => {
    drift = 0;
    server = await startTestServer({ database });
    agent = await enrolAgent(server);
    user = (await server.apiKey({ scopes: ['write'] })).key;
    maintenance = createMaintenance(server.app.foundation, { blobs: await openBlobFolder(server.dataDir), doorbell: createDoorbell(), monotonicMs: () => server.clock.now() + drift });
    server.clock.advance(61 * second);
    await maintenance.sweep();
  });
  afterEach(() => server.close());

  const queue = async (body: object = {}) => ((await server.request('POST', '/scans', { token: user, body: { target: '/srv/app', ...body } })).body as { id: string }).id;
  const job = async (by = agent) => {
    const leased = await by.lease();
    if (leased === undefined) throw new Error('no job');
    return leased;
  };
  const scanOf = async (id: string) => (await server.request('GET', `/scans/${id}`, { token: user })).body as Record<string, unknown>;
  const eventsOf = async (scanId: string) => (await readEvents(server.app.db, { orgId: server.orgId, after: 0, limit: 1000 })).filter((event) => event.subject === scanId).map((event) => event.type);
  const cancel = async (id: string) => server.request('POST', `/scans/${id}/cancel`, { token: user, body: {} });
  /** Lets a lease run out and sweeps. */
  const silence = async () => {
    server.clock.advance(61 * second);
    return maintenance.sweep();
  };

  it('go to one of many agents that ask at once, oldest scan first', async () => {
    const ids = [await queue(), await queue()];
    const agents = [agent, await enrolAgent(server), await enrolAgent(server), await enrolAgent(server)];

    const jobs = await Promise.all(agents.map((each) => each.lease()));

    expect(jobs.flatMap((each) => each?.scan_id ?? []).sort()).toEqual([...ids].sort());
    expect(jobs.filter((each) => each === undefined)).toHaveLength(2);
  });

  it('give the whole job, and answer 204 when there is none', async () => {
    expect(await agent.lease()).toBeUndefined();
    const id = await queue({ deep: true, source: 'shop' });

    expect(await agent.lease()).toMatchObject({ scan_id: id, fencing: 1, attempt: 1, lease_expires_in_s: 60, target: 'dir:/srv/app', options: { deep: true, source: 'shop', labels: [] } });
    expect(await agent.lease()).toBeUndefined();
    expect(await scanOf(id)).toMatchObject({ state: 'leased', agent_id: agent.id });
  });

  it('wake an agent that waits as soon as a scan is queued, and end its older poll when it asks again', async () => {
    // Which of the two arrives first is the network's choice.
    const polls = [agent.lease({ waitS: 25 }), agent.lease({ waitS: 25 })];
    const older = await Promise.race(polls.map(async (poll, index) => ({ index, job: await poll })));
    expect(older.job).toBeUndefined();

    const id = await queue();

    expect((await polls[1 - older.index])?.scan_id).toBe(id);
  });

  it('end early when the server drains', async () => {
    const waiting = agent.lease({ waitS: 25 });
    await server.request('POST', '/internal/jobs/lease', { internalKey: (await enrolAgent(server)).key, body: { slots: 1, labels: [], wait_s: 0 } });
    const restarted = server.restart();

    expect(await waiting).toBeUndefined();
    server = await restarted;
  });

  it('go only to agents with all labels of the scan, as enrolment gave them', async () => {
    const id = await queue({ labels: ['zone:dmz'] });
    const inside = await enrolAgent(server, { labels: ['linux', 'zone:dmz'] });

    expect(await agent.lease({ labels: ['zone:dmz'] })).toBeUndefined();
    expect((await inside.lease())?.scan_id).toBe(id);
  });

  it('stay with their organization', async () => {
    const foreign = await enrolAgent(server, { orgId: await server.organization('other') });
    await queue();

    expect(await foreign.lease()).toBeUndefined();
    const own = await job();
    expect((await server.request('POST', `/internal/scans/${own.scan_id}/heartbeat`, { internalKey: foreign.key, body: { lease_id: own.lease_id, spool_depth: 0 } })).status).toBe(404);
  });

  it('are extended by beats, which make a leased scan a running one and store its progress', async () => {
    await queue();
    const own = await job();

    for (let beats = 0; beats < 5; beats += 1) {
      server.clock.advance(45 * second);
      expect(await agent.beat(own, { seq: beats, stage: 'read', done: beats, total: 5, current: 'a.py' })).toMatchObject({ state: 'ok', lease_expires_in_s: 60 });
      expect(await maintenance.sweep()).toEqual([]);
    }

    expect(await scanOf(own.scan_id)).toMatchObject({ state: 'running', progress: { stage: 'read', done: 4, total: 5, current: 'a.py' } });
    await agent.beat(own, { seq: 2, stage: 'read', done: 1, total: 5 });
    expect(await scanOf(own.scan_id)).toMatchObject({ progress: { done: 4 } });
  });

  it('that run out put the scan back three times, then fail it with one event; the fencing number only grows', async () => {
    const id = await queue();
    server.clock.advance(1);
    const other = await queue();
    const fencings: number[] = [];
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const own = await job();
      expect(own).toMatchObject({ scan_id: id, attempt });
      fencings.push(own.fencing);
      expect(await silence()).toEqual([id]);
      expect((await agent.beat(own)).state).toBe('lease_lost');
    }

    expect(fencings).toEqual([1, 2, 3]);
    expect(await scanOf(id)).toMatchObject({ state: 'failed', error: { code: 'lease_expired' } });
    expect(await eventsOf(id)).toEqual(['scan.failed']);
    expect(await silence()).toEqual([]);
    expect((await job()).scan_id).toBe(other);
  });

  it('that run out are taken by one of two sweepers', async () => {
    await queue();
    await job();
    server.clock.advance(61 * second);
    const rival = createMaintenance(server.app.foundation, { blobs: await openBlobFolder(server.dataDir), doorbell: createDoorbell(), monotonicMs: () => server.clock.now() });
    server.clock.advance(61 * second);

    const swept = await Promise.all([maintenance.sweep(), rival.sweep()]);

    expect(swept.flat()).toHaveLength(1);
  });

  it('that ran out do not undo a scan that finished meanwhile', async () => {
    await queue();
    const own = await job();
    await agent.deliver(own.scan_id, { report: sampleReport(), lease: own });

    expect(await silence()).toEqual([]);
    expect(await scanOf(own.scan_id)).toMatchObject({ state: 'completed' });
  });

  it('are left alone after the clock jumped, until every holder had time to beat', async () => {
    await queue();
    const own = await job();
    server.clock.advance(3600 * second);
    drift = -3600 * second;

    expect(await maintenance.sweep()).toEqual([]);
    expect((await agent.beat(own)).state).toBe('ok');
    server.clock.advance(59 * second);
    expect(await maintenance.sweep()).toEqual([]);
    server.clock.advance(60 * second);
    expect(await maintenance.sweep()).toEqual([own.scan_id]);
  });

  it('are left alone after a start, because nobody could beat before', async () => {
    await queue();
    await job();
    server.clock.advance(3600 * second);
    const fresh = createMaintenance(server.app.foundation, { blobs: await openBlobFolder(server.dataDir), doorbell: createDoorbell(), monotonicMs: () => server.clock.now() });

    expect(await fresh.sweep()).toEqual([]);
  });

  it('of another agent cannot be beaten, failed or used', async () => {
    await queue();
    const own = await job();
    const thief = await enrolAgent(server);

    expect((await thief.beat(own)).state).toBe('lease_lost');
    expect((await thief.fail(own, { reason: 'internal' })).body).toMatchObject({ code: 'lease_lost' });
    expect((await thief.deliver(own.scan_id, { report: sampleReport(), lease: own })).body).toMatchObject({ code: 'lease_lost' });
    expect((await agent.beat(own)).state).toBe('ok');
  });

  it('that fail go back to the queue when another attempt could go better, and for good when not', async () => {
    const id = await queue();
    const first = await job();
    expect((await agent.fail(first, { reason: 'timed_out', retry: true })).body).toEqual({ scan_id: id, state: 'queued' });
    const again = await job();
    expect(again).toMatchObject({ scan_id: id, attempt: 2, fencing: 2 });
    expect((await agent.fail(first, { reason: 'timed_out', retry: true })).body).toMatchObject({ code: 'lease_lost' });

    expect((await agent.fail(again, { reason: 'target_not_found', message: 'no such folder' })).body).toEqual({ scan_id: id, state: 'failed' });
    expect((await agent.fail(again, { reason: 'target_not_found' })).body).toEqual({ scan_id: id, state: 'failed' });

    expect(await scanOf(id)).toMatchObject({ state: 'failed', error: { code: 'target_not_found', message: 'no such folder' } });
    expect(await eventsOf(id)).toEqual(['scan.failed']);
  });

  it('are asked to cancel without being extended, and cancelled when the agent says so', async () => {
    const id = await queue();
    const own = await job();
    expect(await cancel(id)).toMatchObject({ status: 202, body: { state: 'leased', is_cancel_requested: true } });

    expect((await agent.beat(own)).state).toBe('cancel');
    expect((await agent.beat(own)).state).toBe('cancel');
    expect((await agent.fail(own, { reason: 'cancelled', retry: true })).body).toEqual({ scan_id: id, state: 'cancelled' });

    expect(await eventsOf(id)).toEqual(['scan.cancelled']);
    expect((await cancel(id)).status).toBe(202);
    expect(await eventsOf(id)).toEqual(['scan.cancelled']);
    expect((await agent.beat(own)).state).toBe('lease_lost');
  });

  it('of a dead agent are cancelled when they run out, however often it beats meanwhile', async () => {
    const id = await queue();
    const own = await job();
    await cancel(id);
    server.clock.advance(40 * second);
    expect((await agent.beat(own)).state).toBe('cancel');
    server.clock.advance(25 * second);

    expect(await maintenance.sweep()).toEqual([id]);
    expect(await scanOf(id)).toMatchObject({ state: 'cancelled' });
    expect(await eventsOf(id)).toEqual(['scan.cancelled']);
  });

  it('do not begin for a scan that was cancelled before', async () => {
    const id = await queue();

    expect(await cancel(id)).toMatchObject({ status: 202, body: { state: 'cancelled' } });
    expect(await agent.lease()).toBeUndefined();
    expect(await eventsOf(id)).toEqual(['scan.cancelled']);
  });

  it('end as completed when the result was faster than the cancelling; after that it is a conflict', async () => {
    await queue();
    const own = await job();
    await cancel(own.scan_id);

    expect((await agent.deliver(own.scan_id, { report: sampleReport(), lease: own })).body).toMatchObject({ state: 'completed' });
    expect(await eventsOf(own.scan_id)).toContain('scan.completed');
    await queue();
    const next = await job();
    await agent.deliver(next.scan_id, { report: sampleReport(), lease: next });
    expect((await cancel(next.scan_id)).body).toMatchObject({ code: 'conflict' });
  });

  it('of own scans are given under the caller’s id, held for a day, and end for good', async () => {
    const id = newScanId();
    const own = await agent.open({ id, target: 'dir:/srv/app', trigger: 'cron' });
    expect(await agent.open({ id, target: '/srv/app', trigger: 'cron' })).toMatchObject({ lease_id: own.lease_id, fencing: 1 });
    expect(await scanOf(id)).toMatchObject({ state: 'running', trigger: 'cron', requested_by: agent.id });
    expect((await server.request('POST', '/internal/scans', { internalKey: agent.key, body: { id, target: '/srv/other', trigger: 'cron' } })).body).toMatchObject({ code: 'conflict' });

    server.clock.advance(3600 * second);
    expect(await maintenance.sweep()).toEqual([]);
    expect((await agent.beat(own)).state).toBe('ok');
    server.clock.advance(24 * 3600 * second);
    expect(await maintenance.sweep()).toEqual([id]);
    expect(await scanOf(id)).toMatchObject({ state: 'failed', error: { code: 'lease_expired' } });
  });

  it('of own scans cannot be taken over by another organization’s id, agent or key', async () => {
    const id = newScanId();
    await agent.open({ id });
    const foreign = await enrolAgent(server, { orgId: await server.organization('other') });
    const { key } = await server.apiKey({ scopes: ['ingest'] });

    expect((await server.request('POST', '/internal/scans', { internalKey: foreign.key, body: { id, target: '/srv/app', trigger: 'cli' } })).body).toMatchObject({ code: 'conflict' });
    expect((await foreign.deliver(id, { report: sampleReport() })).status).toBe(404);
    expect((await deliverResult(server, key, id, { report: sampleReport() })).status).toBe(404);
  });

  it('need a protocol that the server speaks; results do not', async () => {
    const ask = (version: string) => server.request('POST', '/internal/jobs/lease', { internalKey: agent.key, body: { slots: 1, labels: [], wait_s: 0, novelty: true }, headers: { 'waybill-protocol': version } });

    expect((await ask('1.7')).status).toBe(204);
    expect((await ask('0.9')).status).toBe(204);
    expect(await ask('2.0')).toMatchObject({ status: 426, body: { code: 'protocol_unsupported' } });
    expect((await ask('one')).status).toBe(426);
    expect((await agent.deliver(newScanId(), { report: sampleReport(), headers: { 'waybill-protocol': '7.0' } })).status).toBe(200);
  });

  it('show in audit what ended an attempt, and nothing for leases and beats', async () => {
    const id = await queue();
    const own = await job();
    await agent.beat(own);
    await agent.fail(own, { reason: 'internal' });

    const entries = await server.app.db.kysely.selectFrom('audit_entries').select('action').where('org_id', '=', server.orgId).where('target', '=', id).orderBy('seq').execute();
    expect(entries.map((entry) => entry.action)).toEqual(['scan.create', 'scan.attempt_end']);
  });

  it('leave events for a month, then they go', async () => {
    const id = await queue();
    await cancel(id);
    expect(await eventsOf(id)).toHaveLength(1);
    server.clock.advance(maintenanceTimes.eventsMsMax + 1);

    await maintenance.retain();

    expect(await eventsOf(id)).toEqual([]);
  });
});
