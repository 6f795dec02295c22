import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { goodKey, outboundTo, startStandIn, type StandIn } from './stand-in.ts';

describe('n8n connectors', () => {
  let server: TestServer;
  let standIn: StandIn;
  let opened: () => number;
  let user: string;
  beforeEach(async () => {
    standIn = await startStandIn();
    const way = outboundTo(standIn);
    opened = way.opened;
    server = await startTestServer({ app: { outbound: way.outbound } });
    user = (await server.apiKey({ scopes: ['write'] })).key;
  });
  afterEach(async () => {
    await server.close();
    await standIn.close();
  });

  const call = (method: string, path: string, body?: unknown, token = user) => server.request(method, path, { token, ...(body === undefined ? {} : { body }) });
  const saved = async () => {
    const reply = await call('POST', '/connectors/n8n/credentials', { name: 'Production n8n', url: standIn.url, api_key: goodKey });
    if (reply.status !== 201) throw new Error(reply.text);
    return reply.body as { id: string };
  };
  const test = (body: object, token = user) => call('POST', '/connectors/n8n/test', body, token);

  it('are saved, listed without their keys and deleted (R86)', async () => {
    const reply = await call('POST', '/connectors/n8n/credentials', { name: 'Production n8n', url: `${standIn.url}/`, api_key: goodKey });
    const { id } = reply.body as { id: string };

    const shown = { id, name: 'Production n8n', url: standIn.url, status: 'untested', created_at: '2026-11-21T12:00:00.000Z', last_used_at: null };
    expect(reply).toMatchObject({ status: 201, body: shown });
    expect((await call('GET', '/connectors/n8n/credentials')).body).toMatchObject({ data: [shown] });
    expect((await call('GET', `/connectors/n8n/credentials/${id}`)).body).toEqual(shown);
    expect((await call('DELETE', `/connectors/n8n/credentials/${id}`)).status).toBe(204);
    expect((await call('GET', '/connectors/n8n/credentials')).body).toMatchObject({ data: [] });
    expect((await call('DELETE', `/connectors/n8n/credentials/${id}`)).status).toBe(404);
  });

  it('are the n8n instances among the integrations, and no others', async () => {
    const { id } = await saved();
    const { id: other } = (await call('POST', '/integrations', { name: 'hub', kind: 'github', config: { owner: 'acme' } })).body as { id: string };

    expect((await call('GET', `/integrations/${id}`)).body).toMatchObject({ kind: 'n8n', name: 'Production n8n' });
    expect((await call('GET', `/connectors/n8n/credentials/${other}`)).status).toBe(404);
    expect((await call('DELETE', `/connectors/n8n/credentials/${other}`)).status).toBe(404);
  });

  it('are tested by the id of a saved one', async () => {
    const { id } = await saved();

    expect(await test({ credential_id: id })).toMatchObject({ status: 200, body: { ok: true, status: 200 } });

    expect((await call('GET', `/connectors/n8n/credentials/${id}`)).body).toMatchObject({ status: 'connected', last_used_at: '2026-11-21T12:00:00.000Z' });
    expect((await test({ credential_id: 'int_unknown' })).status).toBe(404);
  });

  it('are tested before they are saved, by an analyst too', async () => {
    const analyst = await server.signedInUser('analyst');

    expect(await test({ url: standIn.url, api_key: goodKey }, analyst.token)).toMatchObject({ status: 200, body: { ok: true, status: 200, message: 'n8n accepted the credential.' } });
    expect(await test({ url: standIn.url, api_key: 'another' })).toMatchObject({ status: 200, body: { ok: false, status: 401, message: 'n8n refused the credential.' } });
  });

  it('never send a saved key to another address', async () => {
    const { id } = await saved();
    const thief = await startStandIn();

    expect(await test({ credential_id: id, url: thief.url })).toMatchObject({ status: 400, body: { detail: { field: 'credential_id' } } });

    expect(thief.asked).toEqual([]);
    await thief.close();
  });

  it.each(['http://169.254.169.254/', 'https://10.1.2.3', 'https://inside.example.com', 'http://[::ffff:127.0.0.1]:80', 'https://2130706433', 'https://100.64.0.1'])('refuse %s with no socket opened (S1, S8)', async (url) => {
    expect(await test({ url, api_key: goodKey })).toMatchObject({ status: 422, body: { code: 'url_not_allowed' } });
    expect(await call('POST', '/connectors/n8n/credentials', { name: 'x', url, api_key: goodKey })).toMatchObject({ status: 422, body: { code: 'url_not_allowed' } });
    expect(opened()).toBe(0);
  });

  it.each([
    [{}, 'url'],
    [{ url: 'https://n8n.example.com' }, 'api_key'],
    [{ url: 'nonsense', api_key: 'k' }, 'config.url'],
    [{ url: 'https://n8n.example.com', api_key: 'k', org_id: 'x' }, 'org_id'],
  ])('refuse the test %j and name %s', async (body, field) => {
    expect(await test(body)).toMatchObject({ status: 400, body: { detail: { field } } });
  });

  it('leave one audit entry for each test, with the host and no key (S51, S55)', async () => {
    await test({ url: standIn.url, api_key: goodKey });
    await test({ url: 'http://169.254.169.254', api_key: goodKey });

    const entries = await server.app.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).where('action', '=', 'connector.test').execute();
    expect(entries.map((entry) => JSON.parse(entry.detail) as unknown)).toEqual([expect.objectContaining({ url: standIn.url, ok: true, status: 200 })]);
    expect(JSON.stringify([entries, server.logLines])).not.toContain(goodKey);
  });
});
