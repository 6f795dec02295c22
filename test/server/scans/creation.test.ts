import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scanCredentialMsMax } from '../../../server/features/scans/create-scan.ts';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent, type WireAgent } from '../../harness/wire-agent.ts';
import type { LeasedJob } from '#shared/protocol/messages.ts';

const canary = 'n8n_api_canary_5b1f0c7e9d';
const allKinds = ['dir', 'git', 'github', 'aws', 'n8n'];

describe.each(databases())('asking for a scan on $name', (database) => {
  let server: TestServer;
  let user: string;
  beforeEach(async () => {
    server = await startTestServer({ database });
    user = (await server.apiKey({ scopes: ['admin'] })).key;
  });
  afterEach(() => server.close());

  const post = (path: string, body: object, token = user) => server.request('POST', path, { token, body });
  const get = (path: string, token = user) => server.request('GET', path, { token });
  const made = async (body: object) => {
    const reply = await post('/scans', body);
    if (reply.status !== 202) throw new Error(reply.text);
    return reply.body as { id: string; targets: string[]; credential_id: string | null; warnings: string[] };
  };
  const lease = async (agent: WireAgent, kinds: readonly string[] = allKinds) => {
    const reply = await server.request('POST', '/internal/jobs/lease', { internalKey: agent.key, body: { slots: 1, labels: [], wait_s: 0, kinds } });
    return reply.status === 204 ? undefined : (reply.body as LeasedJob);
  };
  const credentials = () => server.app.db.kysely.selectFrom('credentials').selectAll().where('org_id', '=', server.orgId).execute();
  const integration = async (body: object) => ((await post('/integrations', body)).body as { id: string; credential_id: string | null });

  it('takes the body of the reference, with its nulls (R65)', async () => {
    const reply = await post('/scans', { target: 'github:acme/shop', deep: false, n8n_url: null, n8n_api_key: null });

    expect(reply).toMatchObject({ status: 202, body: { target: 'github:acme/shop', targets: ['github:acme/shop'], state: 'queued', trigger: 'api', credential_id: null, integration_id: null, schedule_id: null } });
  });

  it('adds the n8n instance as a second target and keeps its key sealed, under an id (C27)', async () => {
    const scan = await made({ target: '/srv/app', n8n_url: 'https://n8n.example.com/', n8n_api_key: canary });

    expect(scan.targets).toEqual(['dir:/srv/app', 'n8n:https://n8n.example.com']);
    expect(scan.credential_id).toMatch(/^crd_/);
    expect(await credentials()).toEqual([expect.objectContaining({ id: scan.credential_id, kind: 'n8n', secret: expect.stringMatching(/^s1\./) as unknown, last_used_at: null })]);
  });

  it('lets the key be seen nowhere: no reply, log, audit entry, event, idempotency record or file (C27, S48, S49)', async () => {
    const first = await server.request('POST', '/scans', { token: user, headers: { 'idempotency-key': 'one-scan' }, body: { target: '/srv/app', n8n_url: 'https://n8n.example.com', n8n_api_key: canary } });
    const again = await server.request('POST', '/scans', { token: user, headers: { 'idempotency-key': 'one-scan' }, body: { target: '/srv/app', n8n_url: 'https://n8n.example.com', n8n_api_key: canary } });
    const refused = await post('/scans', { target: 'aws:nowhere', n8n_url: 'https://n8n.example.com', n8n_api_key: canary });
    const agent = await enrolAgent(server);
    const job = await lease(agent);

    expect(job?.credentials).toEqual([{ target: 'n8n:https://n8n.example.com', kind: 'n8n', secret: { api_key: canary } }]);
    const seen = [first.text, again.text, refused.text, (await get('/scans')).text, ...server.logLines];
    for (const table of ['audit_entries', 'events', 'idempotency_keys', 'scans', 'credentials'] as const) {
      seen.push(JSON.stringify(await server.app.db.kysely.selectFrom(table).selectAll().where('org_id', '=', server.orgId).execute()));
    }
    expect(seen.filter((text) => text.includes(canary))).toEqual([]);
    expect(filesBelow(server.dataDir).filter((file) => readFileSync(file).includes(canary))).toEqual([]);
  });

  it('gives the key to the agent that leases the scan, says so in the audit log, and notes when (S49)', async () => {
    const { id, credential_id: credentialId } = await made({ target: 'n8n:https://n8n.example.com', n8n_api_key: canary });
    const agent = await enrolAgent(server);
    server.clock.advance(1000);

    await lease(agent);

    const entries = await server.app.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).where('action', '=', 'credential.use').execute();
    expect(entries.map((entry) => [entry.actor_type, entry.actor_id, entry.target, JSON.parse(entry.detail)])).toEqual([['agent', agent.id, id, expect.objectContaining({ credentials: [credentialId], attempt: 1 })]]);
    expect(await credentials()).toEqual([expect.objectContaining({ last_used_at: server.clock.now() })]);
  });

  it('sends the key to the instance that it came for, not to another target of that kind', async () => {
    await made({ target: 'n8n:https://one.example.com', n8n_url: 'https://two.example.com', n8n_api_key: canary });

    const job = await lease(await enrolAgent(server));

    expect(job?.credentials).toEqual([{ target: 'n8n:https://two.example.com', kind: 'n8n', secret: { api_key: canary } }]);
  });

  it('opens no credential that stands in another’s place (S49)', async () => {
    const one = await made({ target: 'n8n:https://one.example.com', n8n_api_key: 'key-of-one' });
    const two = await made({ target: 'n8n:https://two.example.com', n8n_api_key: 'key-of-two' });
    const [first, second] = await credentials();
    await server.app.db.transaction(async (tx) => {
      await tx.updateTable('credentials').set({ secret: second?.secret ?? '' }).where('org_id', '=', server.orgId).where('id', '=', first?.id ?? '').execute();
      await tx.updateTable('credentials').set({ secret: first?.secret ?? '' }).where('org_id', '=', server.orgId).where('id', '=', second?.id ?? '').execute();
    });

    expect(await lease(await enrolAgent(server))).toBeUndefined();

    for (const { id } of [one, two]) expect((await get(`/scans/${id}`)).body).toMatchObject({ state: 'failed', error: { code: 'credential_missing' } });
  });

  it('removes the key when the scan has ended, and not before', async () => {
    const { id } = await made({ target: 'n8n:https://n8n.example.com', n8n_api_key: canary });
    await server.app.jobs.run('spent-credentials');
    expect(await credentials()).toHaveLength(1);

    await post(`/scans/${id}/cancel`, {});
    await server.app.jobs.run('spent-credentials');

    expect(await credentials()).toEqual([]);
  });

  it('keeps the key for a week at most; the scan then fails and holds up no other', async () => {
    const late = await made({ target: 'n8n:https://n8n.example.com', n8n_api_key: canary });
    const agent = await enrolAgent(server);
    server.clock.advance(scanCredentialMsMax);
    await server.app.jobs.run('spent-credentials');
    const next = await made({ target: '/srv/app' });

    expect(await credentials()).toEqual([]);
    expect((await lease(agent))?.scan_id).toBe(next.id);
    expect((await get(`/scans/${late.id}`)).body).toMatchObject({ state: 'failed', error: { code: 'credential_missing', message: expect.stringContaining('Ask for the scan again') as unknown } });
  });

  it('waits for an agent that reads all kinds of its targets, and warns while none is online', async () => {
    const agent = await enrolAgent(server);
    const { id, warnings } = await made({ target: '/srv/app', n8n_url: 'https://n8n.example.com' });

    expect(warnings).toEqual(['No agent that is online reads dir and n8n targets. The scan waits until one does.']);
    expect(await agent.lease()).toBeUndefined();
    expect(await lease(agent, ['n8n'])).toBeUndefined();
    expect(await lease(agent, ['n8n', 'dir'])).toMatchObject({ scan_id: id, target: 'dir:/srv/app', options: { targets: ['n8n:https://n8n.example.com'] } });
    expect((await made({ target: '/srv/app', n8n_url: 'https://n8n.example.com' })).warnings).toEqual([]);
    expect((await made({ target: 'aws:eu-west-1' })).warnings).toEqual([expect.stringContaining('aws')]);
  });

  it('takes an integration in place of a target, with its credential and what is configured for it', async () => {
    const { id } = await integration({ name: 'shop', kind: 'github', config: { owner: 'acme', repositories: ['shop', 'till'], api_url: 'https://93.184.216.34/api/v3' }, credential_name: 'github-ro' });

    const scan = await made({ integration_id: id });

    expect(scan).toMatchObject({ integration_id: id, targets: ['github:acme/shop', 'github:acme/till'] });
    expect((await lease(await enrolAgent(server)))?.credentials).toEqual(
      ['shop', 'till'].map((name) => ({ target: `github:acme/${name}`, kind: 'github', credential_name: 'github-ro', settings: { api_url: 'https://93.184.216.34/api/v3' } })),
    );
  });

  it('uses a stored credential by its id or its integration’s, for targets that it is for', async () => {
    const { id, credential_id: credentialId } = await integration({ name: 'hub', kind: 'github', config: { owner: 'acme' }, credential: { token: 'ghp_canary' } });
    const agent = await enrolAgent(server);

    for (const named of [id, credentialId]) {
      await made({ target: 'github:acme/shop@main', credential_id: named });
      expect((await lease(agent))?.credentials).toEqual([{ target: 'github:acme/shop@main', kind: 'github', secret: { token: 'ghp_canary' } }]);
    }
    expect(await post('/scans', { target: 'n8n:https://thief.example.com', credential_id: id })).toMatchObject({ status: 422, body: { detail: { field: 'credential_id' } } });
    expect((await post('/scans', { target: 'github:acme', credential_id: 'crd_unknown' })).status).toBe(404);
  });

  it('sends no stored credential to an address that it was not stored for', async () => {
    const { id } = await integration({ name: 'flows', kind: 'git', config: { url: 'https://git.example.com/acme/shop' }, credential: { password: 'canary' } });

    expect((await post('/scans', { target: 'git:https://git.example.org/acme/shop', credential_id: id })).status).toBe(422);
    expect((await post('/scans', { target: 'git:http://git.example.com/acme/shop', credential_id: id })).status).toBe(422);
    expect((await post('/scans', { target: 'git:https://git.example.com/acme/till#main', credential_id: id })).status).toBe(202);
  });

  it.each([
    [{}, 'target'],
    [{ target: '/srv/app', integration_id: 'int_x' }, 'integration_id'],
    [{ integration_id: 'int_x', credential_id: 'crd_x' }, 'credential_id'],
    [{ target: '/srv/app', n8n_api_key: 'k' }, 'n8n_url'],
    [{ target: 'n8n:https://a.example.com', n8n_api_key: 'k', credential_id: 'crd_x' }, 'n8n_api_key'],
    [{ target: '/srv/app', n8n_url: 'https://a.example.com', n8n_api_key: 'a\r\nX: y' }, 'n8n_api_key'],
    [{ target: '/srv/app', n8n_url: 'ftp://a' }, 'n8n_url'],
  ])('refuses %j and names %s', async (body, field) => {
    const reply = await post('/scans', body);

    expect([400, 422]).toContain(reply.status);
    expect(reply.body).toMatchObject({ detail: { field } });
  });

  it('knows nothing of another organization’s integrations and credentials (S28)', async () => {
    const { id, credential_id: credentialId } = await integration({ name: 'hub', kind: 'github', config: { owner: 'acme' }, credential: { token: 'ghp_canary' } });
    const { key } = await server.apiKey({ scopes: ['admin'], orgId: await server.organization('other') });

    expect((await post('/scans', { integration_id: id }, key)).status).toBe(404);
    expect((await post('/scans', { target: 'github:acme', credential_id: credentialId }, key)).status).toBe(404);
  });

  it('is possible ten times a minute, and then not until some time has passed (R21)', async () => {
    await server.close();
    server = await startTestServer({ database, given: { rateLimits: 'auth=30' } });
    const { key } = await server.apiKey({ scopes: ['write'] });
    const replies = [];
    for (let at = 0; at < 11; at += 1) replies.push(await post('/scans', { target: '/srv/app' }, key));

    expect(replies.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 202), 429]);
    server.clock.advance(7_000);
    expect((await post('/scans', { target: '/srv/app' }, key)).status).toBe(202);
  });

  it('marks the scans of a test key', async () => {
    const { key } = await server.apiKey({ scopes: ['write'], mode: 'test' });

    expect((await post('/scans', { target: 'github:acme' }, key)).body).toMatchObject({ is_test: true });
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}
