import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '#shared/model/report.ts';
import { personalKey } from '../../harness/keys.ts';
import { databases } from '../../harness/postgres.ts';
import { component, report } from '../../harness/report-fixture.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent, newScanId, type WireAgent } from '../../harness/wire-agent.ts';

const model = component({ kind: 'model', name: 'gpt-4o', properties: { pinned: 'unknown' } });
const scanned = report({ components: [model] });
const days = (count: number) => new Date(Date.UTC(2026, 10, 21, 12) + count * 86_400_000).toISOString();
const reason = 'Accepted until the migration is done.';

interface Waiver {
  id: string;
  state: string;
  severity: string;
  is_in_force: boolean;
}

describe.each(databases())('waivers on $name', (database) => {
  let server: TestServer;
  let agent: WireAgent;
  beforeEach(async () => {
    server = await startTestServer({ database });
    agent = await enrolAgent(server);
    for (const { id } of ((await call('GET', '/policies')).body as { data: { id: string }[] }).data) await call('DELETE', `/policies/${id}`);
  });
  afterEach(() => server.close());

  const call = (method: string, path: string, body?: unknown, token = server.ownerToken) => server.request(method, path, { token, ...(body === undefined ? {} : { body }) });
  const policy = async (severity: string, of: object = {}) => {
    const rule = { name: 'no models', severity, condition: { field: 'kind', operator: 'equals', value: 'model' }, ...of };
    const reply = await call('POST', '/policies', { name: `No models ${severity}`, effect: 'block', rules: [rule] });
    return (reply.body as { id: string }).id;
  };
  const scan = async (of: Report = scanned) => {
    const id = newScanId();
    const reply = await agent.deliver(id, { report: of });
    if (reply.status !== 200) throw new Error(reply.text);
    return { id, verdict: (reply.body as { verdict: string }).verdict };
  };
  const ask = (of: object = {}, token?: string) => call('POST', '/waivers', { subject_id: model.id, reason, expires_at: days(30), ...of }, token);
  const asked = async (of: object = {}, token?: string) => {
    const reply = await ask(of, token);
    if (reply.status !== 201) throw new Error(reply.text);
    return reply.body as Waiver;
  };

  it('below critical that an editor asks for hold at once, and turn the verdict of the next scan', async () => {
    await policy('high');
    expect((await scan()).verdict).toBe('fail');
    const editor = await server.signedInUser('editor');

    const reply = await ask({}, editor.token);

    expect(reply).toMatchObject({ status: 201, body: { state: 'approved', severity: 'high', is_in_force: true, requested_by: editor.userId, decided_by: editor.userId, reason, expires_at: days(30) } });
    expect(reply.headers.get('etag')).toBe('"1"');
    const next = await scan();
    expect(next.verdict).toBe('pass');
    const violations = ((await call('GET', `/scans/${next.id}/violations`)).body as { data: object[] }).data;
    expect(violations).toMatchObject([{ rule: 'no models', state: 'waived', waiver_id: (reply.body as Waiver).id, subject: { id: model.id } }]);
    expect((await call('GET', `/scans/${next.id}/evaluations`)).body).toMatchObject({ data: [{ verdict: 'pass', violation_count: 0, waived_count: 1 }] });
    const sarif = await call('POST', `/scans/${next.id}/export`, { format: 'sarif' });
    expect(sarif.text).toContain(`Waived by ${(reply.body as Waiver).id}`);
  });

  it('of an analyst wait for somebody who may decide, and count from then on', async () => {
    await policy('high');
    const { id } = await scan();
    const analyst = await server.signedInUser('analyst');

    const waiver = await asked({}, analyst.token);

    expect(waiver).toMatchObject({ state: 'requested', is_in_force: false });
    expect((await scan()).verdict).toBe('fail');
    expect((await call('POST', `/waivers/${waiver.id}/approve`, {}, analyst.token)).status).toBe(403);
    expect(await call('POST', `/waivers/${waiver.id}/approve`)).toMatchObject({ status: 200, body: { state: 'approved', is_in_force: true, version: 2 } });
    expect((await call('GET', `/scans/${id}`)).body).toMatchObject({ verdict: 'fail' });
    expect(await call('POST', `/scans/${id}/evaluate`)).toMatchObject({ status: 200, body: { verdict: 'pass', evaluations: [{ waived_count: 1, violation_count: 0 }] } });
  });

  it('for what no violation is known of are critical', async () => {
    expect(await asked()).toMatchObject({ severity: 'critical', state: 'requested' });
  });

  it('for something critical take a second person: not oneself, not one’s other key, not a key of the organization', async () => {
    await policy('critical');
    await scan();
    const admin = await server.signedInUser('admin');
    const second = await server.signedInUser('editor');
    const [keyA, keyB] = [await personalKey(server, { userId: admin.userId }), await personalKey(server, { userId: admin.userId })];
    const { key: ofOrganization } = await server.apiKey({ scopes: ['admin'] });

    const { id, state, severity } = await asked({}, keyA);

    expect({ state, severity }).toEqual({ state: 'requested', severity: 'critical' });
    for (const token of [admin.token, keyA, keyB, ofOrganization]) expect((await call('POST', `/waivers/${id}/approve`, {}, token)).body).toMatchObject({ code: 'unprocessable' });
    expect((await call('GET', `/waivers/${id}`)).body).toMatchObject({ state: 'requested' });
    expect(await call('POST', `/waivers/${id}/approve`, {}, second.token)).toMatchObject({ status: 200, body: { state: 'approved', decided_by: second.userId, requested_by: admin.userId } });
    expect((await scan()).verdict).toBe('pass');
  });

  it('for something critical are not asked for by a key of the organization, which could have any owner', async () => {
    const { key } = await server.apiKey({ scopes: ['write'] });

    expect(await ask({}, key)).toMatchObject({ status: 422, body: { code: 'unprocessable' } });
  });

  it('take their severity from the newest violations of what they cover', async () => {
    const high = await policy('high');
    await policy('critical');
    await scan();

    expect(await asked({ policy_id: high })).toMatchObject({ severity: 'high', state: 'approved' });
    expect(await asked()).toMatchObject({ severity: 'critical', state: 'requested' });
  });

  it('approved for less cover nothing critical: a rule that became critical since is violated again', async () => {
    const id = await policy('high');
    await scan();
    await asked();
    const rules = [{ name: 'no models', severity: 'critical', condition: { field: 'kind', operator: 'equals', value: 'model' } }];

    await call('PUT', `/policies/${id}`, { rules });

    expect((await scan()).verdict).toBe('fail');
  });

  it('cover what could not be decided only when they name the rule', async () => {
    const id = await policy('high', { condition: { field: 'model.pinned', operator: 'equals', value: false } });
    expect((await scan()).verdict).toBe('fail');
    await asked();

    expect((await scan()).verdict).toBe('fail');
    await asked({ policy_id: id, rule: 'no models' });
    expect((await scan()).verdict).toBe('pass');
  });

  it('hold until their end and no longer; what was judged before stays', async () => {
    await policy('high');
    await scan();
    const { id } = await asked({ expires_at: days(30) });
    const during = await scan();

    server.clock.advance(30 * 86_400_000);
    const { id: fresh } = await server.signedInUser('owner').then(async ({ token }) => ({ id: token }));

    expect((await scan()).verdict).toBe('fail');
    expect((await call('GET', `/waivers/${id}`, undefined, fresh)).body).toMatchObject({ state: 'approved', is_in_force: false });
    expect((await call('GET', `/scans/${during.id}`, undefined, fresh)).body).toMatchObject({ verdict: 'pass' });
    expect((await call('POST', `/scans/${during.id}/evaluate`, {}, fresh)).body).toMatchObject({ verdict: 'fail' });
    expect((await call('GET', '/waivers?in_force=true', undefined, fresh)).body).toMatchObject({ data: [] });
  });

  it('go from state to state one way; what is not possible is a conflict', async () => {
    await policy('low');
    await scan();
    const analyst = await server.signedInUser('analyst');
    const refused = await asked({}, analyst.token);
    const step = async (id: string, what: string) => (await call('POST', `/waivers/${id}/${what}`)).status;

    expect([await step(refused.id, 'revoke'), await step(refused.id, 'reject'), await step(refused.id, 'reject'), await step(refused.id, 'approve')]).toEqual([409, 200, 409, 409]);
    const granted = await asked();
    expect([await step(granted.id, 'approve'), await step(granted.id, 'reject'), await step(granted.id, 'revoke'), await step(granted.id, 'revoke')]).toEqual([409, 409, 200, 409]);
    expect((await scan()).verdict).toBe('fail');
  });

  it('decided twice at the same moment are decided once', async () => {
    await policy('low');
    await scan();
    const { id } = await asked({}, (await server.signedInUser('analyst')).token);

    const replies = await Promise.all(['approve', 'reject', 'approve'].map((what) => call('POST', `/waivers/${id}/${what}`)));

    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('that are over before they are decided are not approved', async () => {
    const { id } = await asked({ expires_at: days(0.001) });
    server.clock.advance(90_000);

    expect(await call('POST', `/waivers/${id}/approve`, {}, (await server.signedInUser('editor')).token)).toMatchObject({ status: 409 });
  });

  it.each<[string, object, number, string | undefined]>([
    ['no end', { expires_at: undefined }, 400, 'expires_at'],
    ['an end in the past', { expires_at: days(-1) }, 422, 'expires_at'],
    ['an end too far away', { expires_at: days(365.01) }, 422, 'expires_at'],
    ['a short reason', { reason: 'because' }, 400, 'reason'],
    ['a reason of blanks', { reason: ' '.repeat(40) }, 400, 'reason'],
    ['a long reason', { reason: 'x'.repeat(2_001) }, 400, 'reason'],
    ['a severity', { severity: 'low' }, 400, 'severity'],
    ['a state (S31)', { state: 'approved' }, 400, 'state'],
    ['an organization (S31)', { org_id: 'org_x' }, 400, 'org_id'],
    ['an unknown policy', { policy_id: 'pol_x' }, 422, 'policy_id'],
  ])('with %s are refused', async (_, of, status, field) => {
    expect(await ask(of)).toMatchObject({ status, body: { detail: { field } } });
  });

  it('for a rule that the policy does not have are refused, and its rules are named', async () => {
    const id = await policy('high');

    expect(await ask({ policy_id: id, rule: 'no model' })).toMatchObject({ status: 422, body: { detail: { field: 'rule', hint: expect.stringContaining('no models') as unknown } } });
  });

  it('end on a day at its end', async () => {
    expect(await ask({ expires_at: '2026-12-24' })).toMatchObject({ status: 201, body: { expires_at: '2026-12-24T23:59:59.999Z' } });
  });

  it('of the same extent are asked for once', async () => {
    const first = await asked();

    expect((await ask()).status).toBe(409);
    expect((await ask({ source_key: 'shop' })).status).toBe(201);
    await call('POST', `/waivers/${first.id}/reject`);
    expect((await ask()).status).toBe(201);
  });

  it('are listed newest first, by cursor and by what they are about', async () => {
    const ids: string[] = [];
    for (const subject of ['a', 'b', 'c']) {
      server.clock.advance(1);
      ids.unshift((await asked({ subject_id: subject })).id);
    }
    await call('POST', `/waivers/${ids[1] ?? ''}/reject`);
    const list = async (query: string) => ((await call('GET', `/waivers?${query}`)).body as { data: Waiver[]; next_cursor: string | null }) ;

    const page = await list('limit=2');
    const rest = await list(`limit=2&cursor=${encodeURIComponent(page.next_cursor ?? '')}`);
    expect([...page.data, ...rest.data].map(({ id }) => id)).toEqual(ids);
    expect((await list('state=rejected')).data.map(({ id }) => id)).toEqual([ids[1]]);
    expect((await list('subject_id=a')).data.map(({ id }) => id)).toEqual([ids[2]]);
    expect((await call('GET', `/waivers?limit=2&state=requested&cursor=${encodeURIComponent(page.next_cursor ?? '')}`)).status).toBe(400);
  });

  it('of another organization are not found, and cover nothing there (S28)', async () => {
    await policy('high');
    const { id } = await asked();
    const orgB = await server.organization('other');
    const { key } = await server.apiKey({ scopes: ['admin'], orgId: orgB });

    for (const [method, path] of [['GET', ''], ['POST', '/approve'], ['POST', '/reject'], ['POST', '/revoke']] as const) expect((await call(method, `/waivers/${id}${path}`, method === 'POST' ? {} : undefined, key)).status).toBe(404);
    expect((await call('GET', '/waivers', undefined, key)).body).toMatchObject({ data: [] });
  });

  it('write one audit entry for each request, after its event, and keep the reason out of both (S51, S55)', async () => {
    await policy('low');
    await scan();
    const { id } = await asked();
    await call('POST', `/waivers/${id}/revoke`);
    await call('POST', `/waivers/${id}/revoke`);

    const { kysely } = server.app.db;
    const entries = await kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).where('target', '=', id).orderBy('seq').execute();
    const events = await kysely.selectFrom('events').selectAll().where('org_id', '=', server.orgId).where('subject', '=', id).orderBy('seq').execute();
    expect(entries.map(({ action }) => action)).toEqual(['waiver.request', 'waiver.revoke']);
    expect(events.map(({ type }) => type)).toEqual(['waiver.requested', 'waiver.decided', 'waiver.decided']);
    expect([...entries.map(({ detail }) => detail), ...events.map(({ data }) => data)].join()).not.toContain(reason);
  });
});
