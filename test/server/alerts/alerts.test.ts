import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/model/fact.ts';
import type { EventType } from '#shared/api/events.ts';
import { by } from '#shared/model/order.ts';
import type { Report } from '#shared/model/report.ts';
import { createApp } from '../../../server/app.ts';
import { appendEvent } from '../../../server/features/events/events.store.ts';
import { fakeClock, type FakeClock } from '../../harness/clock.ts';
import { databases } from '../../harness/postgres.ts';
import { component, outcome, report, sample, sampleReport, subjectOf } from '../../harness/report-fixture.ts';
import { cheapScrypt, startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent, newScanId, type WireAgent } from '../../harness/wire-agent.ts';

const critical = { name: 'Critical', subject: 'finding', condition: { field: 'severity', operator: 'equals', value: 'critical' }, severity: 'critical' };

interface Alert {
  readonly id: string;
  readonly rule_id: string;
  readonly state: string;
  readonly title: string;
  readonly occurrence_count: number;
  readonly subject_count: number;
  readonly subjects: readonly { subject: { name: string }; evidence: { path: string; line: number }[] }[];
}

describe.each(databases())('alerts on $name', (database) => {
  let server: TestServer;
  let clock: FakeClock;
  let agent: WireAgent;
  /** Of a key: it outlives the hours that pass here. */
  let token: string;
  beforeEach(async () => {
    // Long ago: the thread that takes results in has the real time, which is then later.
    clock = fakeClock(Date.UTC(2020, 0, 1, 12));
    server = await startTestServer({ database, clock });
    token = (await server.apiKey({ scopes: ['admin'] })).key;
    // Rules of the organization's beginning would answer, too.
    for (const { id } of ((await call('GET', '/alert-rules')).body as { data: { id: string }[] }).data) await call('DELETE', `/alert-rules/${id}`);
    agent = await enrolAgent(server);
  });
  afterEach(() => server.close());

  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}, as = token) =>
    server.request(method, path, { token: as, headers, ...(body === undefined ? {} : { body }) });
  const rule = async (body: object = critical) => {
    const reply = await call('POST', '/alert-rules', body);
    if (reply.status !== 201) throw new Error(reply.text);
    return (reply.body as { id: string }).id;
  };
  const delivered = async (of: Report = sampleReport()) => {
    const id = newScanId();
    const reply = await agent.deliver(id, { report: of });
    if (reply.status !== 200) throw new Error(reply.text);
    return id;
  };
  const evaluate = () => server.app.jobs.run('alert-evaluation');
  const alerts = async (query = '') => ((await call('GET', `/alerts${query}`)).body as { data: Alert[] }).data;
  const happened = (type: EventType, subject: string, data: JsonObject = {}) => server.app.db.transaction((tx) => appendEvent(tx, { orgId: server.orgId, type, subject, data, at: clock.now() }));
  const events = async (type: string) => {
    const rows = await server.app.db.kysely.selectFrom('events').select(['subject', 'data']).where('org_id', '=', server.orgId).where('type', '=', type).orderBy('seq').execute();
    return rows.map(({ subject, data }) => ({ ...(JSON.parse(data) as JsonObject), subject }));
  };
  /** A report in which some components have a critical finding. */
  const withFindings = (...names: string[]) => {
    const components = names.map((name) => component({ kind: 'secret', name }));
    return report({ components, checks: [outcome({ check: 'ai_hardcoded_api_key', severity: 'critical', flag: 'hardcoded_api_key' }, components.map((each) => ({ subject: subjectOf(each), answer: 'fail' as const, evidence: each.occurrences })))] });
  };

  it('have rules from the beginning of an organization: critical findings, agents that fall silent', async () => {
    const fresh = await startTestServer();
    const { body } = await fresh.request('GET', '/alert-rules', { token: fresh.ownerToken });
    await fresh.close();

    expect((body as { data: { name: string }[] }).data.toSorted(by(({ name }) => name))).toMatchObject([
      { name: 'Agent offline', events: ['agent.offline'], condition: null, is_active: true },
      { name: 'Critical findings', events: ['scan.completed'], subject: 'finding', severity: 'critical', is_active: true },
    ]);
  });

  describe('rules', () => {
    it('are made with defaults and come back as they were sent (R79)', async () => {
      const reply = await call('POST', '/alert-rules', critical);

      expect(reply.status).toBe(201);
      expect(reply.headers.get('etag')).toBe('"1"');
      const { id } = reply.body as { id: string };
      expect(reply.body).toEqual({ id, ...critical, description: '', events: ['scan.completed'], cooldown_s: 3600, is_active: true, version: 1, created_at: '2020-01-01T12:00:00.000Z', updated_at: '2020-01-01T12:00:00.000Z' });
      expect((await call('GET', `/alert-rules/${id}`)).body).toEqual(reply.body);
      expect((await call('GET', '/alert-rules')).body).toMatchObject({ data: [{ id }] });
    });

    it('take events under another name and keep the name that is sent with them (C20)', async () => {
      const id = await rule({ name: 'Drift', events: ['drift.detected', 'scan.failed', 'scan.failed'] });

      expect((await call('GET', `/alert-rules/${id}`)).body).toMatchObject({ events: ['control.drifted', 'scan.failed'], condition: null, subject: null, severity: 'medium' });
    });

    it.each([
      ['an unknown event', { events: ['scan.done'] }, 'events[0]'],
      ['no event', { events: [] }, 'events'],
      ['a condition over an event without a scan', { events: ['agent.offline'] }, 'events'],
      ['a cooldown past 30 days', { cooldown_s: 2_592_001 }, 'cooldown_s'],
      ['a subject without a condition', { condition: null }, 'subject'],
      ['an unknown field in the condition', { condition: { field: 'sverity', operator: 'equals', value: 'critical' } }, 'condition.field'],
      ['an empty name', { name: '' }, 'name'],
      ['an organization (S31)', { org_id: 'org_1' }, 'org_id'],
    ])('with %s are refused, and the mistake is named', async (_, change, field) => {
      expect(await call('POST', '/alert-rules', { ...critical, ...change })).toMatchObject({ status: 400, body: { code: 'validation_error', detail: { field } } });
    });

    it('change in the fields that are sent; null takes the condition away; a lost update is refused (C32)', async () => {
      const id = await rule();

      expect((await call('PUT', `/alert-rules/${id}`, { cooldown_s: 0 })).body).toMatchObject({ ...critical, cooldown_s: 0, version: 2 });
      expect(await call('PUT', `/alert-rules/${id}`, { cooldown_s: 9 }, { 'if-match': '"1"' })).toMatchObject({ status: 412 });
      expect((await call('PATCH', `/alert-rules/${id}`, { condition: null, events: ['agent.offline'] }, { 'if-match': '"2"' })).body).toMatchObject({ condition: null, subject: null, severity: 'critical', events: ['agent.offline'], version: 3 });
      expect((await call('PUT', `/alert-rules/${id}`, { condition: critical.condition, subject: 'finding' })).status).toBe(400);
    });

    it('have names of their own; deleted ones are gone', async () => {
      const id = await rule();

      expect((await call('POST', '/alert-rules', critical)).body).toMatchObject({ code: 'conflict' });
      expect((await call('DELETE', `/alert-rules/${id}`)).status).toBe(204);
      for (const [method, body] of [['GET'], ['PUT', { severity: 'low' }], ['DELETE']] as const) expect((await call(method, `/alert-rules/${id}`, body)).status).toBe(404);
      await rule();
    });

    it('write one audit entry and one event for each change (S51)', async () => {
      const id = await rule();
      await call('PUT', `/alert-rules/${id}`, { severity: 'low' });
      await call('DELETE', `/alert-rules/${id}`);

      const entries = await server.app.db.kysely.selectFrom('audit_entries').select('action').where('org_id', '=', server.orgId).where('target', '=', id).orderBy('seq').execute();
      expect(entries.map(({ action }) => action)).toEqual(['alert_rule.create', 'alert_rule.update', 'alert_rule.delete']);
      expect((await events('alert_rule.changed')).filter(({ subject }) => subject === id)).toMatchObject([{ change: 'created' }, { change: 'updated' }, { change: 'deleted' }]);
    });

    it('and alerts of one organization are nothing to another (S28)', async () => {
      const id = await rule();
      await delivered();
      await evaluate();
      const [alert] = await alerts();
      const stranger = (await server.signedInUser('owner', await server.organization('other'))).token;

      for (const [method, body] of [['GET'], ['PUT', { severity: 'low' }], ['DELETE']] as const) expect((await call(method, `/alert-rules/${id}`, body, {}, stranger)).status).toBe(404);
      for (const path of [`/alerts/${alert?.id}`]) expect((await call('GET', path, undefined, {}, stranger)).status).toBe(404);
      for (const verb of ['acknowledge', 'resolve']) expect((await call('POST', `/alerts/${alert?.id}/${verb}`, {}, {}, stranger)).status).toBe(404);
      expect((await call('GET', `/alerts?rule=${id}`, undefined, {}, stranger)).body).toMatchObject({ data: [] });
    });
  });

  it('are raised by a scan whose findings meet the condition, with subjects, evidence and an event', async () => {
    const ruleId = await rule();
    const scan = await delivered();
    await evaluate();

    const [alert, ...others] = await alerts();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ rule_id: ruleId, rule: 'Critical', severity: 'critical', state: 'open', scan_id: scan, event_type: 'scan.completed', title: 'Critical: openai-key in github.com/acme/shop', subject_count: 1, occurrence_count: 1 });
    expect(alert?.subjects).toMatchObject([{ subject: { type: 'finding', name: 'openai-key' }, state: 'violated', evidence: [{ path: 'app/chat.py', line: 7 }] }]);
    expect((await call('GET', `/alerts/${alert?.id}`)).body).toEqual(alert);
    expect(await events('alert.triggered')).toMatchObject([{ subject: alert?.id, alert_id: alert?.id, rule_id: ruleId, severity: 'critical', scan_id: scan, value: 1 }]);
  });

  it('are not raised by what nobody could decide, nor without a match', async () => {
    await rule();
    await delivered(report({ components: [sample.key], checks: [outcome({ check: 'ai_hardcoded_api_key', severity: 'critical' }, [{ subject: subjectOf(sample.key), answer: 'unknown' }])] }));
    await delivered(report());
    await evaluate();

    expect(await alerts()).toEqual([]);
  });

  it('are raised once for an event, however often and by how many servers it is looked at', async () => {
    await rule();
    await delivered();
    const second = await createApp(server.config, { clock, scryptCost: cheapScrypt, logDestination: { write: () => {} } });

    await Promise.all([evaluate(), second.jobs.run('alert-evaluation'), evaluate()]);
    await second.jobs.run('alert-evaluation');
    await evaluate();
    await second.close();

    expect(await alerts()).toMatchObject([{ occurrence_count: 1 }]);
    expect(await events('alert.triggered')).toHaveLength(1);
  });

  it('are raised for what happened while the server was down, and not again after', async () => {
    await rule({ name: 'Failed', events: ['scan.failed'] });
    await happened('scan.failed', 'scn_1', { scan_id: 'scn_1' });
    server = await server.restart();
    await evaluate();
    server = await server.restart();
    await evaluate();

    expect(await alerts()).toMatchObject([{ rule: 'Failed', title: 'Failed: the scan of scn_1 failed', occurrence_count: 1 }]);
  });

  it('are not raised for what happened before their rule', async () => {
    await happened('scan.failed', 'scn_1', { scan_id: 'scn_1' });
    clock.advance(1);
    await rule({ name: 'Failed', events: ['scan.failed'] });
    await evaluate();

    expect(await alerts()).toEqual([]);
  });

  it('are raised in order over more events than are read at once', async () => {
    await rule({ name: 'Failed', events: ['scan.failed'], cooldown_s: 0 });
    await server.app.db.transaction(async (tx) => {
      for (let at = 0; at < 450; at += 1) await appendEvent(tx, { orgId: server.orgId, type: at % 150 === 0 ? 'scan.failed' : 'webhook.changed', subject: `scn_${at}`, data: {}, at: clock.now() });
    });
    await evaluate();

    expect((await events('alert.triggered')).map((event) => (event as JsonObject)['title'])).toEqual([0, 150, 300].map((at) => `Failed: the scan of scn_${at} failed`));
  });

  it('only count while the same subjects of the same source come again within the cooldown', async () => {
    await rule();
    await delivered(withFindings('a', 'b'));
    await evaluate();
    clock.advance(1_000_000);
    await delivered(withFindings('a', 'b'));
    await delivered(withFindings('b'));
    await evaluate();

    expect(await alerts()).toMatchObject([{ occurrence_count: 3, subject_count: 2, last_at: '2020-01-01T12:16:40.000Z', title: expect.stringContaining('and 1 more') as unknown }]);
    expect(await events('alert.triggered')).toHaveLength(1);
  });

  it('are raised within the cooldown for a subject that is new', async () => {
    await rule();
    await delivered(withFindings('a'));
    await delivered(withFindings('a', 'b'));
    await evaluate();

    expect(await alerts()).toHaveLength(2);
  });

  it('are raised again after the cooldown, after they were resolved, and for another source', async () => {
    await rule();
    await delivered(withFindings('a'));
    await evaluate();
    clock.advance(3_600_000);
    await delivered(withFindings('a'));
    await evaluate();
    const [newest] = await alerts();
    await call('POST', `/alerts/${newest?.id}/resolve`, {});
    await delivered(withFindings('a'));
    await evaluate();
    await delivered({ ...withFindings('a'), sources: [{ key: 'other', kind: 'dir', name: 'other', attributes: {} }], coverage: { sources: [], entries: [] } });
    await evaluate();

    expect((await alerts()).map(({ occurrence_count: count }) => count)).toEqual([1, 1, 1, 1]);
  });

  it('are raised by violations of policies without a condition', async () => {
    await rule({ name: 'Gate', events: ['policy.violated'], severity: 'high' });
    const scan = await delivered();
    await evaluate();

    expect((await alerts()).map(({ title }) => title).sort()).toEqual(['Gate: the policy Look at high findings is violated by github.com/acme/shop', 'Gate: the policy No critical findings is violated by github.com/acme/shop']);
    expect(await alerts(`?scan=${scan}`)).toHaveLength(2);
  });

  it('cannot feed themselves, nor each other for ever', async () => {
    await rule({ name: 'First', events: ['scan.failed'], cooldown_s: 0 });
    await rule({ name: 'Ping', events: ['alert.triggered'], cooldown_s: 0 });
    await rule({ name: 'Pong', events: ['alert.triggered'], cooldown_s: 0 });
    await happened('scan.failed', 'scn_1');
    for (let round = 0; round < 5; round += 1) await evaluate();

    expect((await alerts()).map(({ title }) => title).sort()).toEqual(['First: the scan of scn_1 failed', 'Ping: First: the scan of scn_1 failed', 'Pong: First: the scan of scn_1 failed']);
  });

  it('are not raised by rules that are asleep', async () => {
    const id = await rule();
    await call('PUT', `/alert-rules/${id}`, { is_active: false });
    await delivered();
    await evaluate();

    expect(await alerts()).toEqual([]);
  });

  it('pass over a scan that is gone, and say so when a condition cannot be judged', async () => {
    await rule();
    const broken = await delivered();
    const { kysely } = server.app.db;
    await server.app.db.transaction(async (tx) => {
      const { result_id: resultId } = await tx.selectFrom('scans').select('result_id').where('org_id', '=', server.orgId).where('id', '=', broken).executeTakeFirstOrThrow();
      await tx.updateTable('components').set({ body: '{' }).where('org_id', '=', server.orgId).where('result_id', '=', resultId ?? '').execute();
    });
    const tries = [];
    for (let round = 0; round < 5; round += 1) tries.push(await evaluate().then(() => 'done', () => 'failed'));
    await evaluate();

    expect(tries.filter((each) => each === 'failed').length).toBeLessThanOrEqual(4);
    expect(await alerts()).toMatchObject([{ title: 'Critical: the rule could not be judged over the scan of github.com/acme/shop' }]);
    const consumer = await kysely.selectFrom('event_consumers').select('seq').where('org_id', '=', server.orgId).where('consumer', '=', 'alerts').executeTakeFirstOrThrow();
    expect(consumer.seq).toBeGreaterThan(0);
  });

  describe('handled by people', () => {
    const raised = async () => {
      await rule();
      await delivered();
      await evaluate();
      const [alert] = await alerts();
      if (alert === undefined) throw new Error('no alert');
      return alert.id;
    };

    it('are acknowledged and resolved, with notes; twice is once (R80)', async () => {
      const id = await raised();
      const analyst = await server.signedInUser('analyst');

      const seen = await call('POST', `/alerts/${id}/acknowledge`, { note: 'on it' }, {}, analyst.token);
      const again = await call('POST', `/alerts/${id}/acknowledge`, { note: 'me too' });
      clock.advance(60_000);
      const done = await call('POST', `/alerts/${id}/resolve`, { note: 'rotated' });
      const doneAgain = await call('POST', `/alerts/${id}/resolve`, {});

      expect(seen).toMatchObject({ status: 200, body: { state: 'acknowledged', acknowledged_by: analyst.userId, acknowledge_note: 'on it', resolved_at: null } });
      expect(again).toMatchObject({ status: 200, body: { acknowledged_by: analyst.userId, acknowledge_note: 'on it' } });
      expect(done).toMatchObject({ status: 200, body: { state: 'resolved', resolve_note: 'rotated', acknowledge_note: 'on it', resolved_at: '2020-01-01T12:01:00.000Z' } });
      expect(doneAgain.body).toEqual(done.body);
      expect(await events('alert.acknowledged')).toHaveLength(1);
      expect(await events('alert.resolved')).toMatchObject([{ alert_id: id, severity: 'critical' }]);
      const entries = await server.app.db.kysely.selectFrom('audit_entries').select(['action', 'detail']).where('org_id', '=', server.orgId).where('target', '=', id).orderBy('seq').execute();
      expect(entries.map(({ action, detail }) => `${action} ${(JSON.parse(detail) as { changed: boolean }).changed}`)).toEqual(['alert.acknowledge true', 'alert.acknowledge false', 'alert.resolve true', 'alert.resolve false']);
    });

    it('that are resolved cannot be acknowledged any more', async () => {
      const id = await raised();
      await call('POST', `/alerts/${id}/resolve`, {});

      expect(await call('POST', `/alerts/${id}/acknowledge`, {})).toMatchObject({ status: 409, body: { code: 'conflict' } });
    });

    it('by several at once change once', async () => {
      const id = await raised();

      const replies = await Promise.all([1, 2, 3, 4].map((at) => call('POST', `/alerts/${id}/${at % 2 === 0 ? 'resolve' : 'acknowledge'}`, {})));

      expect(replies.every(({ status }) => status === 200 || status === 409)).toBe(true);
      expect((await call('GET', `/alerts/${id}`)).body).toMatchObject({ state: 'resolved' });
      expect(await events('alert.resolved')).toHaveLength(1);
      expect((await events('alert.acknowledged')).length).toBeLessThanOrEqual(1);
    });

    it('are listed newest first, filtered, and page by page', async () => {
      const id = await rule({ name: 'Failed', events: ['scan.failed'], cooldown_s: 0, severity: 'low' });
      for (let at = 0; at < 5; at += 1) {
        await happened('scan.failed', `scn_${at}`);
        await evaluate();
        clock.advance(at % 2);
      }
      clock.advance(1);
      await raised();
      const all = await alerts();
      await call('POST', `/alerts/${all[0]?.id}/acknowledge`, {});

      expect(await alerts('?state=open')).toHaveLength(5);
      expect(await alerts('?state=acknowledged')).toMatchObject([{ rule: 'Critical' }]);
      expect(await alerts(`?rule=${id}&severity=low`)).toHaveLength(5);
      expect(await alerts('?severity=high')).toEqual([]);
      expect((await call('GET', '/alerts?state=closed')).status).toBe(400);
      const ids: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page = (await call('GET', `/alerts?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)).body as { data: Alert[]; next_cursor: string | null };
        ids.push(...page.data.map((each) => each.id));
        cursor = page.next_cursor;
      }
      expect(ids).toEqual(all.map((each) => each.id));
    });
  });

  describe('about agents', () => {
    const watch = async (minutes: number) => {
      for (let at = 0; at < minutes * 2; at += 1) {
        await server.app.jobs.run('agent-presence');
        clock.advance(30_000);
      }
      await server.app.jobs.run('agent-presence');
    };

    it('are raised when one falls silent for five minutes; coming back is told, too, each once', async () => {
      await rule({ name: 'Silent', events: ['agent.offline'], severity: 'high' });
      await agent.lease();
      await watch(4.5);
      const early = await events('agent.offline');
      await watch(3);
      await agent.lease();
      await watch(1);
      await evaluate();

      expect(early).toEqual([]);
      expect((await events('agent.offline')).map(({ subject }) => subject)).toEqual([agent.id]);
      expect((await events('agent.online')).map(({ subject }) => subject)).toEqual([agent.id, agent.id]);
      expect(await alerts()).toMatchObject([{ title: `Silent: the agent ${agent.name} is silent`, scan_id: null }]);
    });

    it('are not raised when it was the server that slept, nor for agents that were revoked', async () => {
      await agent.lease();
      await watch(1);
      clock.advance(3_600_000);
      await watch(2);
      const afterSleep = await events('agent.offline');
      await call('POST', `/agents/${agent.id}/revoke`, {});
      await watch(10);

      expect(afterSleep).toEqual([]);
      expect(await events('agent.offline')).toEqual([]);
    });
  });
});
