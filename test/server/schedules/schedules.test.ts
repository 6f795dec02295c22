import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LeasedJob } from '#shared/protocol/messages.ts';
import { createApp, type App } from '../../../server/app.ts';
import { countedRunsMax } from '../../../server/features/schedules/cron.ts';
import { databases } from '../../harness/postgres.ts';
import { cheapScrypt, startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent } from '../../harness/wire-agent.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const nightly = { name: 'nightly', cron: '30 2 * * *', time_zone: 'Europe/Berlin', target: '/srv/app' };

interface Schedule {
  readonly id: string;
  readonly version: number;
  readonly next_run_at: string | null;
  readonly next_runs: readonly string[];
  readonly missed_count: number;
  readonly last_scan: { readonly id: string; readonly state: string } | null;
}

describe.each(databases())('schedules on $name', (database) => {
  let server: TestServer;
  let user: string;
  beforeEach(async () => {
    server = await startTestServer({ database });
    user = (await server.apiKey({ scopes: ['admin'] })).key;
  });
  afterEach(() => server.close());

  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}, token = user) =>
    server.request(method, path, { token, headers, ...(body === undefined ? {} : { body }) });
  const made = async (body: object = nightly) => {
    const reply = await call('POST', '/schedules', body);
    if (reply.status !== 201) throw new Error(reply.text);
    return reply.body as Schedule;
  };
  const read = async (id: string) => (await call('GET', `/schedules/${id}`)).body as Schedule;
  const scansOf = async (id: string) =>
    server.app.db.kysely.selectFrom('scans').select(['id', 'target', 'state', 'trigger', 'schedule_id', 'integration_id', 'options']).where('org_id', '=', server.orgId).where('schedule_id', '=', id).orderBy('created_at').orderBy('id').execute();
  const look = (app: App = server.app) => app.jobs.run('schedules') as Promise<string[]>;
  const end = async (scanId: string) => call('POST', `/scans/${scanId}/cancel`, {});

  it('are made with their next three runs in their zone, and read again with an ETag (R75)', async () => {
    const reply = await call('POST', '/schedules', { ...nightly, deep: true, labels: ['zone:dmz'], source: 'shop' });

    expect(reply.status).toBe(201);
    expect(reply.headers.get('etag')).toBe('"1"');
    expect(reply.body).toMatchObject({
      ...nightly,
      target: 'dir:/srv/app',
      integration_id: null,
      deep: true,
      labels: ['zone:dmz'],
      source: 'shop',
      is_active: true,
      next_run_at: '2026-11-22T01:30:00.000Z',
      next_runs: ['2026-11-22T01:30:00.000Z', '2026-11-23T01:30:00.000Z', '2026-11-24T01:30:00.000Z'],
      last_run_at: null,
      last_scan: null,
      missed_count: 0,
      version: 1,
    });
    const { id } = reply.body as Schedule;
    expect((await call('GET', `/schedules/${id}`)).body).toEqual(reply.body);
    expect((await call('GET', '/schedules')).body).toMatchObject({ data: [{ id }], has_more: false });
  });

  it.each([
    [{ ...nightly, cron: '61 2 * * *' }, 'cron'],
    [{ ...nightly, cron: 'tomorrow' }, 'cron'],
    [{ ...nightly, cron: '*/10 * * * * *' }, 'cron'],
    [{ ...nightly, cron: '0 0 15W * 0' }, 'cron'],
    [{ ...nightly, cron: '0 0 30 2 *' }, 'cron'],
    [{ ...nightly, time_zone: 'Europe/Atlantis' }, 'time_zone'],
    [{ ...nightly, time_zone: '+02:00' }, 'time_zone'],
    [{ name: 'x', cron: '@daily' }, 'target'],
    [{ ...nightly, integration_id: 'int_x' }, 'integration_id'],
    [{ ...nightly, target: '/srv/../etc' }, 'target'],
    [{ ...nightly, org_id: 'org_x' }, 'org_id'],
    [{ ...nightly, next_run_at: 0 }, 'next_run_at'],
    [{ ...nightly, name: '' }, 'name'],
  ])('refuse %j and name %s (S31)', async (body, field) => {
    const reply = await call('POST', '/schedules', body);

    expect([400, 422]).toContain(reply.status);
    expect(reply.body).toMatchObject({ detail: { field } });
  });

  it('say what is wrong with an expression, all of it', async () => {
    const { body } = await call('POST', '/schedules', { ...nightly, cron: '61 25 * * *' });

    expect(body).toMatchObject({ message: '"61" is not possible in the field of minutes (0–59).', detail: { issues: [{ message: '"25" is not possible in the field of hours (0–23).' }] } });
  });

  it('queue a scan when their time has come, once, and count on', async () => {
    const { id } = await made();
    expect(await look()).toEqual([]);

    server.clock.advance(13.5 * hour);
    const queued = await look();

    expect(queued).toHaveLength(1);
    expect(await look()).toEqual([]);
    expect(await scansOf(id)).toMatchObject([{ id: queued[0], target: 'dir:/srv/app', state: 'queued', trigger: 'schedule', schedule_id: id }]);
    expect(await read(id)).toMatchObject({ next_run_at: '2026-11-23T01:30:00.000Z', last_run_at: '2026-11-22T01:30:00.000Z', last_scan: { id: queued[0], state: 'queued' }, missed_count: 0, version: 1 });
    expect((await call('GET', `/scans/${queued[0] ?? ''}`)).body).toMatchObject({ trigger: 'schedule', schedule_id: id, requested_by: id });
  });

  it('wake an agent that waits', async () => {
    const agent = await enrolAgent(server);
    await made();
    const waiting = agent.lease({ waitS: 20 });
    server.clock.advance(14 * hour);

    const [scanId] = await look();

    expect((await waiting)?.scan_id).toBe(scanId);
  });

  it('run once for all that was missed while no server was there, and say how many', async () => {
    const { id } = await made();

    server.clock.advance(5 * day);
    server = await server.restart();
    await look();
    await look();

    expect(await scansOf(id)).toHaveLength(1);
    expect(await read(id)).toMatchObject({ missed_count: 4, next_run_at: '2026-11-27T01:30:00.000Z' });
  });

  it('count what was missed up to a limit, and quickly', async () => {
    const { id } = await made({ ...nightly, cron: '* * * * *' });

    server.clock.advance(30 * day);
    await look();

    expect(await read(id)).toMatchObject({ missed_count: countedRunsMax - 1, next_run_at: '2026-12-21T12:01:00.000Z' });
  });

  it('of an organization that was deleted run no more', async () => {
    const { id } = await made();
    await server.app.db.transaction((tx) => tx.updateTable('organizations').set({ deleted_at: server.clock.now() }).where('id', '=', server.orgId).execute());
    server.clock.advance(2 * day);

    expect(await look()).toEqual([]);
    expect(await scansOf(id)).toEqual([]);
  });

  it('run one tick once, however many servers look at the same moment', async () => {
    const { id } = await made({ ...nightly, cron: '* * * * *' });
    const second = await createApp(server.config, { clock: server.clock, scryptCost: cheapScrypt });
    try {
      for (let round = 1; round <= 4; round += 1) {
        server.clock.advance(minute);
        const found = await Promise.all([look(), look(second), look(), look(second)]);
        expect(found.flat()).toHaveLength(1);
        await end(found.flat()[0] ?? '');
      }
    } finally {
      await second.close();
    }

    expect(await scansOf(id)).toHaveLength(4);
    expect(await read(id)).toMatchObject({ missed_count: 0 });
  });

  it('do not overlap: a tick is passed over and counted while the scan before has not ended', async () => {
    const { id } = await made({ ...nightly, cron: '0 * * * *' });
    server.clock.advance(hour);
    const [first] = await look();

    server.clock.advance(hour);
    expect(await look()).toEqual([]);
    expect(await read(id)).toMatchObject({ missed_count: 1, next_run_at: '2026-11-21T15:00:00.000Z' });
    await end(first ?? '');
    server.clock.advance(hour);

    expect(await look()).toHaveLength(1);
    expect(await read(id)).toMatchObject({ missed_count: 1 });
    expect(await scansOf(id)).toHaveLength(2);
  });

  it('changed while a scan is queued leave that scan as it was, and go by the new clock', async () => {
    const { id } = await made();
    server.clock.advance(13.5 * hour);
    const [scanId] = await look();

    const reply = await call('PUT', `/schedules/${id}`, { cron: '0 4 * * *', time_zone: 'America/New_York', target: 'github:acme/shop' });

    expect(reply.body).toMatchObject({ version: 2, cron: '0 4 * * *', time_zone: 'America/New_York', name: 'nightly', next_run_at: '2026-11-22T09:00:00.000Z' });
    await end(scanId ?? '');
    server.clock.advance(7.5 * hour);
    await look();
    expect((await scansOf(id)).map((scan) => scan.target)).toEqual(['dir:/srv/app', 'github:acme/shop']);
  });

  it('keep their next run when only the name changes, and have none while they are not active', async () => {
    const { id } = await made();
    server.clock.advance(2 * day);

    expect((await call('PATCH', `/schedules/${id}`, { name: 'other' })).body).toMatchObject({ next_run_at: '2026-11-22T01:30:00.000Z' });
    expect((await call('PUT', `/schedules/${id}`, { is_active: false })).body).toMatchObject({ is_active: false, next_run_at: null, next_runs: [] });
    expect(await look()).toEqual([]);
    // What was due while it was not active is not caught up.
    expect((await call('PUT', `/schedules/${id}`, { is_active: true })).body).toMatchObject({ next_run_at: '2026-11-24T01:30:00.000Z', missed_count: 0 });
    expect(await look()).toEqual([]);
  });

  it('refuse a lost update (C32)', async () => {
    const { id } = await made();
    await call('PUT', `/schedules/${id}`, { deep: true }, { 'if-match': '"1"' });

    expect(await call('PUT', `/schedules/${id}`, { deep: false }, { 'if-match': '"1"' })).toMatchObject({ status: 412, body: { code: 'precondition_failed' } });
    expect(await read(id)).toMatchObject({ deep: true, version: 2 });
  });

  it('have names of their own, and give them free when deleted', async () => {
    const { id } = await made();
    const { id: other } = await made({ ...nightly, name: 'other' });

    expect(await call('POST', '/schedules', nightly)).toMatchObject({ status: 409, body: { detail: { field: 'name' } } });
    expect((await call('PUT', `/schedules/${other}`, { name: 'nightly' })).status).toBe(409);
    expect((await call('DELETE', `/schedules/${id}`)).status).toBe(204);
    expect((await call('POST', '/schedules', nightly)).status).toBe(201);
  });

  it('deleted run no more; the scan that they queued goes on', async () => {
    const { id } = await made();
    server.clock.advance(13.5 * hour);
    const [scanId] = await look();

    await call('DELETE', `/schedules/${id}`);
    server.clock.advance(2 * day);

    expect(await look()).toEqual([]);
    expect((await call('GET', `/scans/${scanId ?? ''}`)).body).toMatchObject({ state: 'queued' });
    for (const [method, body] of [['GET'], ['PUT', {}], ['DELETE']] as const) expect((await call(method, `/schedules/${id}`, body)).status).toBe(404);
    expect((await call('POST', `/schedules/${id}/run`, {})).status).toBe(404);
  });

  it('run out of turn when asked, once at a time, and keep their time table', async () => {
    const { id } = await made();

    const reply = await call('POST', `/schedules/${id}/run`, {});
    const again = await call('POST', `/schedules/${id}/run`, {});

    expect(reply).toMatchObject({ status: 202, body: { trigger: 'schedule', schedule_id: id, target: 'dir:/srv/app', state: 'queued', warnings: [expect.stringContaining('No agent')] } });
    expect(again).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(await read(id)).toMatchObject({ next_run_at: '2026-11-22T01:30:00.000Z', last_scan: { id: (reply.body as { id: string }).id } });
  });

  it('scan an integration with its credential, as it stands when the time comes', async () => {
    const { id: integrationId } = (await call('POST', '/integrations', { name: 'hub', kind: 'github', config: { owner: 'acme' }, credential: { token: 'ghp_canary' } })).body as { id: string };
    const { id } = await made({ name: 'hub', cron: '0 * * * *', integration_id: integrationId });
    await call('PUT', `/integrations/${integrationId}`, { config: { owner: 'acme', repositories: ['shop', 'till'] } });
    expect(await read(id)).toMatchObject({ target: 'github:acme/shop', integration_id: integrationId });
    expect((await call('GET', `/integrations/${integrationId}`)).body).toMatchObject({ next_run: '2026-11-21T13:00:00.000Z' });
    server.clock.advance(hour);

    const [scanId] = await look();

    const agent = await enrolAgent(server);
    const job = (await server.request('POST', '/internal/jobs/lease', { internalKey: agent.key, body: { slots: 1, labels: [], wait_s: 0, kinds: ['github'] } })).body as LeasedJob;
    expect(job).toMatchObject({ scan_id: scanId, target: 'github:acme/shop', options: { targets: ['github:acme/till'] } });
    expect(job.credentials?.map((credential) => credential.secret)).toEqual([{ token: 'ghp_canary' }, { token: 'ghp_canary' }]);
  });

  it('keep an integration from being deleted, unless the deletion takes them along', async () => {
    const { id: integrationId } = (await call('POST', '/integrations', { name: 'hub', kind: 'github', config: { owner: 'acme' } })).body as { id: string };
    const { id } = await made({ name: 'hub', cron: '0 * * * *', integration_id: integrationId });

    expect(await call('DELETE', `/integrations/${integrationId}`)).toMatchObject({ status: 409, body: { message: expect.stringContaining('hub') as unknown } });
    expect((await call('DELETE', `/integrations/${integrationId}?cascade=true`)).status).toBe(204);
    expect((await call('GET', `/schedules/${id}`)).status).toBe(404);
    server.clock.advance(hour);
    expect(await look()).toEqual([]);
  });

  it('that cannot be queued hold up no other and are tried again', async () => {
    const { id: broken } = await made({ ...nightly, name: 'broken', cron: '0 * * * *' });
    const { id: sound } = await made({ ...nightly, name: 'sound', cron: '0 * * * *' });
    await server.app.db.transaction((tx) => tx.updateTable('schedules').set({ integration_id: 'int_gone' }).where('org_id', '=', server.orgId).where('id', '=', broken).execute());
    server.clock.advance(hour);

    expect(await look()).toHaveLength(1);

    expect(await scansOf(broken)).toHaveLength(0);
    expect(await scansOf(sound)).toHaveLength(1);
    expect(await read(broken)).toMatchObject({ next_run_at: '2026-11-21T13:00:00.000Z' });
  });

  it('of one organization are nothing to another (S28)', async () => {
    const { id } = await made();
    const { key } = await server.apiKey({ scopes: ['admin'], orgId: await server.organization('other') });

    for (const [method, path, body] of [['GET', `/schedules/${id}`], ['PUT', `/schedules/${id}`, { deep: true }], ['DELETE', `/schedules/${id}`], ['POST', `/schedules/${id}/run`, {}]] as const) {
      expect((await call(method, path, body, {}, key)).status).toBe(404);
    }
    expect((await call('GET', '/schedules', undefined, {}, key)).body).toMatchObject({ data: [] });
    const { id: integrationId } = (await call('POST', '/integrations', { name: 'hub', kind: 'github', config: { owner: 'acme' } })).body as { id: string };
    expect((await call('POST', '/schedules', { name: 'x', cron: '@daily', integration_id: integrationId }, {}, key)).status).toBe(404);
  });

  it('write one audit entry with digests, and one event, for each change (S51, S55)', async () => {
    const { id } = await made();
    await call('PUT', `/schedules/${id}`, { deep: true });
    await call('PUT', `/schedules/${id}`, { cron: 'nonsense' });
    await call('POST', `/schedules/${id}/run`, {});
    await call('DELETE', `/schedules/${id}`);

    const { kysely } = server.app.db;
    const entries = await kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).where('target', '=', id).orderBy('seq').execute();
    const events = await kysely.selectFrom('events').selectAll().where('org_id', '=', server.orgId).where('subject', '=', id).orderBy('seq').execute();
    expect(entries.map(({ action }) => action)).toEqual(['schedule.create', 'schedule.update', 'schedule.run', 'schedule.delete']);
    expect(events.map(({ type, data }) => [type, (JSON.parse(data) as { change: string }).change])).toEqual([
      ['schedule.changed', 'created'],
      ['schedule.changed', 'updated'],
      ['schedule.changed', 'deleted'],
    ]);
    const details = entries.map(({ detail }) => JSON.parse(detail) as { before?: string; after?: string });
    expect(details[1]?.before).toBe(details[0]?.after);
    expect(details[3]?.before).toBe(details[1]?.after);
  });

  it('write one audit entry of the server for each scan that they queue', async () => {
    const { id } = await made();
    server.clock.advance(13.5 * hour);
    const [scanId] = await look();

    const entries = await server.app.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).where('action', '=', 'scan.create').execute();
    expect(entries.map((entry) => [entry.actor_type, entry.target, JSON.parse(entry.detail)])).toEqual([['system', scanId, expect.objectContaining({ schedule_id: id, due_at: '2026-11-22T01:30:00.000Z', missed: 0 })]]);
  });
});
