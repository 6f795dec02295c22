import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LeasedJob } from '#shared/protocol/messages.ts';
import { databases } from '../../harness/postgres.ts';
import { sampleReport } from '../../harness/report-fixture.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent } from '../../harness/wire-agent.ts';
import { goodKey, goodToken, outboundTo, startStandIn, type StandIn } from './stand-in.ts';

interface Integration {
  readonly id: string;
  readonly version: number;
  readonly credential_id: string | null;
  readonly credential_name: string | null;
}

describe.each(databases())('integrations on $name', (database) => {
  let server: TestServer;
  let standIn: StandIn;
  let opened: () => number;
  let user: string;
  beforeEach(async () => {
    standIn = await startStandIn();
    const way = outboundTo(standIn);
    opened = way.opened;
    server = await startTestServer({ database, app: { outbound: way.outbound } });
    user = (await server.apiKey({ scopes: ['admin'] })).key;
  });
  afterEach(async () => {
    await server.close();
    await standIn.close();
  });

  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}, token = user) =>
    server.request(method, path, { token, headers, ...(body === undefined ? {} : { body }) });
  const flows = (more: object = {}) => ({ name: 'flows', kind: 'n8n', config: { url: standIn.url }, credential: { api_key: goodKey }, ...more });
  const hub = { name: 'hub', kind: 'github', config: { owner: 'acme' }, credential: { token: goodToken } };
  const made = async (body: object) => {
    const reply = await call('POST', '/integrations', body);
    if (reply.status !== 201) throw new Error(reply.text);
    return reply.body as Integration;
  };
  const read = async (id: string) => (await call('GET', `/integrations/${id}`)).body as Record<string, unknown>;
  const credentials = () => server.app.db.kysely.selectFrom('credentials').selectAll().where('org_id', '=', server.orgId).execute();

  it('are made with a sealed credential that no reply shows (R62, S49)', async () => {
    const reply = await call('POST', '/integrations', flows());

    expect(reply.status).toBe(201);
    expect(reply.headers.get('etag')).toBe('"1"');
    expect(reply.body).toMatchObject({
      name: 'flows',
      kind: 'n8n',
      config: { url: standIn.url },
      targets: [`n8n:${standIn.url}`],
      credential_id: expect.stringMatching(/^crd_/) as unknown,
      credential_name: null,
      status: { state: 'untested', message: null, checked_at: null },
      last_result: null,
      next_run: null,
      version: 1,
    });
    const { id } = reply.body as Integration;
    expect(await read(id)).toEqual(reply.body);
    expect((await call('GET', '/integrations?kind=n8n')).body).toMatchObject({ data: [{ id }] });
    expect((await call('GET', '/integrations?kind=aws')).body).toMatchObject({ data: [] });
    expect((await credentials()).map((row) => row.secret)).toEqual([expect.stringMatching(/^s1\./)]);
  });

  it.each([
    ['git', { url: 'https://git.example.com/acme/shop.git', ref: 'main' }, { password: 'canary' }, ['git:https://git.example.com/acme/shop.git#main']],
    ['github', { owner: 'acme', repositories: ['shop', 'till', 'shop'] }, { token: 'canary' }, ['github:acme/shop', 'github:acme/till']],
    ['github', { owner: 'acme' }, { app_id: '4711', installation_id: '12', private_key: '-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----\n' }, ['github:acme']],
    ['aws', { regions: ['eu-west-1', 'us-east-1'], account_ids: ['123456789012'], role_arn: 'arn:aws:iam::123456789012:role/reader', external_id: 'x-1' }, { access_key_id: 'AKIA', secret_access_key: 'canary' }, ['aws:eu-west-1,us-east-1']],
    ['dir', { path: '/srv/app' }, undefined, ['dir:/srv/app']],
  ])('of the kind %s have targets of their own', async (kind, config, credential, targets) => {
    expect(await made({ name: kind, kind, config, ...(credential === undefined ? {} : { credential }) })).toMatchObject({ kind, config, targets });
  });

  it.each([
    [{ name: 'x', kind: 'n8n', config: { url: 'ftp://n8n.example.com' } }, 'config.url'],
    [{ name: 'x', kind: 'n8n', config: { url: 'https://u:p@n8n.example.com' } }, 'config.url'],
    [{ name: 'x', kind: 'n8n', config: { url: 'https://n8n.example.com', api_key: 'k' } }, 'config.api_key'],
    [{ name: 'x', kind: 'n8n', config: {} }, 'config.url'],
    [{ name: 'x', kind: 'github', config: { owner: 'acme/shop' } }, 'config.owner'],
    [{ name: 'x', kind: 'github', config: { owner: 'acme', repositories: ['..'] } }, 'config.repositories'],
    [{ name: 'x', kind: 'aws', config: { regions: ['moon-1'] } }, 'config.regions[0]'],
    [{ name: 'x', kind: 'dir', config: { path: '/srv/../etc' } }, 'config.path'],
    [{ name: 'x', kind: 'dir', config: { path: '/srv' }, credential: { token: 'k' } }, 'credential'],
    [{ name: 'x', kind: 'github', config: { owner: 'acme' }, credential: { api_key: 'k' } }, 'credential'],
    [{ name: 'x', kind: 'github', config: { owner: 'acme' }, credential: { app_id: '1', private_key: 'k' } }, 'credential.private_key'],
    [{ name: 'x', kind: 'github', config: { owner: 'acme' }, credential: { token: 'k', app_id: '1' } }, 'credential.app_id'],
    [{ name: 'x', kind: 'github', config: { owner: 'acme' }, credential: { token: 'a\r\nX: y' } }, 'credential.token'],
    [{ name: 'x', kind: 'github', config: { owner: 'acme' }, credential: { token: 'k' }, credential_name: 'n' }, 'credential_name'],
    [{ name: 'x', kind: 'git', config: { url: 'file:///etc' } }, 'config.url'],
    [{ name: 'x', kind: 'gitlab', config: {} }, 'kind'],
    [{ ...hub, org_id: 'org_x' }, 'org_id'],
    [{ ...hub, status: 'connected' }, 'status'],
  ])('refuse %j and name %s (S31)', async (body, field) => {
    const reply = await call('POST', '/integrations', body);

    expect([400, 422]).toContain(reply.status);
    expect(reply.body).toMatchObject({ detail: { field } });
    expect(await credentials()).toEqual([]);
  });

  it('that this server would have to reach are refused at private addresses, with no socket opened (S1)', async () => {
    for (const url of ['http://169.254.169.254', 'https://10.0.0.7', 'https://inside.example.com', 'http://127.0.0.1:1', 'https://0x7f.1']) {
      expect(await call('POST', '/integrations', flows({ config: { url } }))).toMatchObject({ status: 422, body: { code: 'url_not_allowed', detail: { field: 'config.url' } } });
    }
    expect(opened()).toBe(0);
    expect(standIn.asked).toEqual([]);
  });

  it('whose credential an agent holds may stand anywhere: only the agent goes there', async () => {
    const { id } = await made({ name: 'flows', kind: 'n8n', config: { url: 'https://inside.example.com' }, credential_name: 'n8n-inside' });

    expect(await call('POST', `/integrations/${id}/test`)).toMatchObject({ status: 202, body: { ok: null, status: null, message: expect.stringContaining('An agent holds the credential') as unknown, checked_at: null } });
    expect(opened()).toBe(0);
    expect(await read(id)).toMatchObject({ status: { state: 'untested' }, credential_name: 'n8n-inside', credential_id: null });
  });

  it('are tested by asking n8n for one workflow with the key, and show nothing of the answer', async () => {
    const { id } = await made(flows());

    const reply = await call('POST', `/integrations/${id}/test`);

    expect(reply).toMatchObject({ status: 200, body: { ok: true, status: 200, message: 'n8n accepted the credential.', checked_at: '2026-11-21T12:00:00.000Z' } });
    expect(reply.text).not.toContain('private flow');
    expect(standIn.asked).toMatchObject([{ path: '/api/v1/workflows?limit=1', headers: { 'x-n8n-api-key': goodKey } }]);
    expect(await read(id)).toMatchObject({ status: { state: 'connected', checked_at: '2026-11-21T12:00:00.000Z' }, credential_used_at: '2026-11-21T12:00:00.000Z', version: 1 });
  });

  it.each([
    ['another key', undefined, { ok: false, status: 401, message: 'n8n refused the credential.' }],
    ['a redirect', { status: 302, body: '', headers: { location: 'http://169.254.169.254/' } }, { ok: false, status: 302, message: expect.stringContaining('redirect') as unknown }],
    ['a fault', { status: 500, body: 'secret stack' }, { ok: false, status: 500, message: 'n8n answered 500.' }],
    ['something else', { status: 200, body: '<html>' }, { ok: false, status: 200, message: 'What answers at this address is not n8n.' }],
    ['no such path', { status: 404, body: '' }, { ok: false, status: 404, message: expect.stringContaining('no n8n API') as unknown }],
  ])('that meet %s are failing, and say why (S4, S7)', async (_, answer, expected) => {
    const { id } = await made(flows(answer === undefined ? { credential: { api_key: 'another' } } : {}));
    standIn.answer = answer;

    const reply = await call('POST', `/integrations/${id}/test`);

    expect(reply).toMatchObject({ status: 200, body: expected });
    expect(reply.text).not.toContain('secret stack');
    expect(standIn.asked).toHaveLength(1);
    expect(await read(id)).toMatchObject({ status: { state: 'failing', message: expected.message } });
  });

  it('that nobody answers for are failing', async () => {
    const { id } = await made(flows());
    await standIn.close();

    expect(await call('POST', `/integrations/${id}/test`)).toMatchObject({ status: 200, body: { ok: false, status: null, message: expect.stringContaining('n8n gave no answer') as unknown } });
  });

  it('of GitHub are tested at the API that is configured, with the token', async () => {
    const { id } = await made({ ...hub, config: { owner: 'acme', api_url: standIn.url } });

    expect((await call('POST', `/integrations/${id}/test`)).body).toMatchObject({ ok: true, message: 'GitHub accepted the credential.' });
    expect(standIn.asked).toMatchObject([{ path: '/rate_limit', headers: { authorization: `Bearer ${goodToken}` } }]);
  });

  it.each([
    ['aws', { regions: ['eu-west-1'] }, { access_key_id: 'AKIA', secret_access_key: 'canary' }],
    ['git', { url: 'https://git.example.com/x' }, { password: 'canary' }],
    ['dir', { path: '/srv/app' }, undefined],
  ])('of the kind %s are left to an agent, and say so', async (kind, config, credential) => {
    const { id } = await made({ name: kind, kind, config, ...(credential === undefined ? {} : { credential }) });

    expect(await call('POST', `/integrations/${id}/test`)).toMatchObject({ status: 202, body: { ok: null, message: 'The test waits for an agent that reads this kind of source.' } });
    expect(opened()).toBe(0);
    expect((await call('GET', `/integrations/${id}`)).body).toMatchObject({ status: { state: 'untested', test: { state: 'queued', agent_id: null } } });
  });

  it('change only in the fields that are sent; the credential stays, goes with null, and is replaced by another', async () => {
    const { id, credential_id: credentialId } = await made(flows());
    const [before] = await credentials();

    expect((await call('PUT', `/integrations/${id}`, { name: 'workflows' })).body).toMatchObject({ name: 'workflows', config: { url: standIn.url }, credential_id: credentialId, version: 2 });
    expect(await credentials()).toEqual([before]);
    expect((await call('PATCH', `/integrations/${id}`, { credential: { api_key: 'another' } })).body).toMatchObject({ credential_id: credentialId, version: 3 });
    expect((await credentials())[0]?.secret).not.toBe(before?.secret);
    expect((await call('PUT', `/integrations/${id}`, { credential_name: 'held' })).body).toMatchObject({ credential_id: null, credential_name: 'held' });
    expect(await credentials()).toEqual([]);
    expect((await call('PUT', `/integrations/${id}`, { credential: { api_key: goodKey } })).body).toMatchObject({ credential_id: expect.stringMatching(/^crd_/) as unknown, credential_name: null });
    expect((await call('PUT', `/integrations/${id}`, { credential: null })).body).toMatchObject({ credential_id: null, credential_name: null });
    expect(await credentials()).toEqual([]);
  });

  it('never take a stored credential along to another address', async () => {
    const { id } = await made(flows());
    const other = await startStandIn();

    const moved = await call('PUT', `/integrations/${id}`, { config: { url: other.url } });
    await other.close();

    expect(moved).toMatchObject({ status: 422, body: { code: 'unprocessable', detail: { field: 'credential' } } });
    expect(await read(id)).toMatchObject({ config: { url: standIn.url }, version: 1 });
    expect((await call('PUT', `/integrations/${id}`, { config: { url: `${standIn.url}/flows` } })).status).toBe(200);
    expect((await call('PUT', `/integrations/${id}`, { config: { url: 'https://n8n.example.com' }, credential: null })).status).toBe(200);
  });

  it('are untested again when the connection changes, and not when the name does', async () => {
    const { id } = await made(flows());
    await call('POST', `/integrations/${id}/test`);

    expect((await call('PUT', `/integrations/${id}`, { name: 'workflows' })).body).toMatchObject({ status: { state: 'connected' } });
    expect((await call('PUT', `/integrations/${id}`, { credential: { api_key: 'another' } })).body).toMatchObject({ status: { state: 'untested', checked_at: null } });
  });

  it('refuse a lost update and a name that is taken (C32)', async () => {
    const { id } = await made(hub);
    await made({ ...hub, name: 'other' });
    await call('PUT', `/integrations/${id}`, { config: { owner: 'acme-2' } }, { 'if-match': '"1"' });

    expect(await call('PUT', `/integrations/${id}`, { config: { owner: 'acme-3' } }, { 'if-match': '"1"' })).toMatchObject({ status: 412, body: { code: 'precondition_failed' } });
    expect((await call('PUT', `/integrations/${id}`, { name: 'other' })).status).toBe(409);
    expect((await call('POST', '/integrations', hub)).status).toBe(409);
    expect(await read(id)).toMatchObject({ config: { owner: 'acme-2' }, version: 2 });
  });

  it('deleted are gone with their credential, and give their name free', async () => {
    const { id } = await made(hub);

    expect((await call('DELETE', `/integrations/${id}`)).status).toBe(204);

    expect(await credentials()).toEqual([]);
    for (const [method, path, body] of [['GET', `/integrations/${id}`], ['PUT', `/integrations/${id}`, {}], ['DELETE', `/integrations/${id}`], ['POST', `/integrations/${id}/test`]] as const) expect((await call(method, path, body)).status).toBe(404);
    expect((await call('POST', '/integrations', hub)).status).toBe(201);
  });

  it('learn from their scans: connected, failing with the reason, and untouched by what is no fault of theirs', async () => {
    const { id } = await made(hub);
    const agent = await enrolAgent(server);
    const lease = async () => {
      server.clock.advance(1000);
      await call('POST', '/scans', { integration_id: id });
      return (await server.request('POST', '/internal/jobs/lease', { internalKey: agent.key, body: { slots: 1, labels: [], wait_s: 0, kinds: ['github'] } })).body as LeasedJob;
    };
    const follow = async () => server.app.jobs.run('integration-status');

    const refused = await lease();
    await agent.fail(refused, { reason: 'permission_denied', message: 'GitHub refused the token.' });
    await follow();
    expect(await read(id)).toMatchObject({ status: { state: 'failing', message: 'GitHub refused the token.' }, last_result: { scan_id: refused.scan_id, state: 'failed', verdict: null } });

    const broken = await lease();
    await agent.fail(broken, { reason: 'internal', message: 'out of memory' });
    await follow();
    expect(await read(id)).toMatchObject({ status: { state: 'failing', message: 'GitHub refused the token.' }, last_result: { scan_id: broken.scan_id } });

    const read2 = await lease();
    const delivered = await agent.deliver(read2.scan_id, { report: sampleReport(), lease: read2 });
    expect(delivered.status, delivered.text).toBe(200);
    await follow();
    await follow();
    expect(await read(id)).toMatchObject({ status: { state: 'connected' }, last_result: { scan_id: read2.scan_id, state: expect.stringMatching(/completed|partial/) as unknown } });
    const events = await server.app.db.kysely.selectFrom('events').select('data').where('org_id', '=', server.orgId).where('type', '=', 'integration.checked').orderBy('seq').execute();
    expect(events.map(({ data }) => (JSON.parse(data) as { status: string }).status)).toEqual(['failing', 'connected']);
  });

  it('of one organization are nothing to another (S28)', async () => {
    const { id } = await made(hub);
    const { key } = await server.apiKey({ scopes: ['admin'], orgId: await server.organization('other') });

    for (const [method, path, body] of [['GET', `/integrations/${id}`], ['PUT', `/integrations/${id}`, { name: 'mine' }], ['DELETE', `/integrations/${id}`], ['POST', `/integrations/${id}/test`]] as const) {
      expect((await call(method, path, body, {}, key)).status).toBe(404);
    }
    expect((await call('GET', '/integrations', undefined, {}, key)).body).toMatchObject({ data: [] });
    expect((await call('POST', '/integrations', hub, {}, key)).status).toBe(201);
  });

  it('write one audit entry and one event for each change, without the secret (S51, S55)', async () => {
    const { id } = await made(flows());
    await call('PUT', `/integrations/${id}`, { credential: { api_key: 'another-canary' } });
    await call('PUT', `/integrations/${id}`, { config: { url: 'nonsense' } });
    await call('POST', `/integrations/${id}/test`);
    await call('DELETE', `/integrations/${id}`);

    const { kysely } = server.app.db;
    const entries = await kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).where('target', '=', id).orderBy('seq').execute();
    const events = await kysely.selectFrom('events').selectAll().where('org_id', '=', server.orgId).where('subject', '=', id).orderBy('seq').execute();
    expect(entries.map(({ action }) => action)).toEqual(['integration.create', 'integration.update', 'integration.test', 'integration.delete']);
    expect(events.map(({ type }) => type)).toEqual(['integration.changed', 'integration.changed', 'integration.checked', 'integration.changed']);
    const written = JSON.stringify([entries, events, server.logLines]);
    expect(written).not.toContain(goodKey);
    expect(written).not.toContain('another-canary');
  });
});
