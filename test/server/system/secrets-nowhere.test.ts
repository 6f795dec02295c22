/** Every secret that a server is given or gives out, planted once, and then looked for byte by byte in all that it keeps, says and sends. */
import { once } from 'node:events';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { routes } from '../../../server/app.ts';
import { component, occurrence, outcome, report, subjectOf } from '../../harness/report-fixture.ts';
import { ownerCredentials, startTestServer, type TestReply, type TestServer } from '../../harness/server.ts';
import { enrolAgent, enrolmentToken, newScanId } from '../../harness/wire-agent.ts';
import { deliver, loopbackOutbound, startReceiver, type Receiver } from '../webhooks/receiver.ts';

/** In the form of a provider's key, put together so that no scanner of this repository takes it for one. */
const foundKey = (seed: string) => ['sk', 'proj', `${seed}Zx9Lq2Vt7RbN4mKc8WdYp3HsT3BlbkFJfG6jUe1Xa5QoRv0BnMiPzLk2`].join('-');

/** What a faulty agent sends raw, by where it stands. */
const found = { name: foundKey('a1'), property: foundKey('b2'), path: foundKey('c3'), reason: foundKey('d4'), coverage: foundKey('e5'), progress: foundKey('f6'), failure: foundKey('g7'), source: foundKey('h8'), target: foundKey('i9'), userInfo: 'token-in-an-address-0123456789' };

/** What people configure. */
const given = {
  webhook: 'given-webhook-secret-0123456789-abcdefgh',
  connector: 'n8n-canary-of-a-connector-0123456789',
  integration: 'canary-token-of-an-integration-0123456789',
  scan: 'n8n-canary-of-one-scan-0123456789',
  password: 'four green bicycles in rain',
  wrong: 'mistyped password that nobody has',
};

describe('secrets (S22, S48, S49, S55)', () => {
  let server: TestServer;
  let receiver: Receiver;
  let way: ReturnType<typeof loopbackOutbound>;
  const secrets = new Map<string, string>();
  const frames: string[] = [];
  const replies: string[] = [];

  beforeAll(async () => {
    receiver = await startReceiver();
    way = loopbackOutbound();
    server = await startTestServer({ app: { outbound: way.outbound }, given: { registration: 'invite' } });
    for (const [what, secret] of [...Object.entries(found), ...Object.entries(given)]) secrets.set(what, secret);
    secrets.set('owner', ownerCredentials.password);
    await plant();
  });
  afterAll(async () => {
    await server.close();
    await way.close();
    await receiver.close();
  });

  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => server.request(method, path, { token: server.ownerToken, headers, ...(body === undefined ? {} : { body }) });

  /** Carries out a request that gives something out once, and notes what. */
  async function gives(what: string, field: string, reply: TestReply): Promise<string> {
    const secret = (reply.body as Record<string, unknown>)[field];
    if (typeof secret !== 'string') throw new Error(`${what}: ${reply.text}`);
    secrets.set(what, secret);
    return secret;
  }

  async function plant(): Promise<void> {
    const key = (name: string) => ({ 'idempotency-key': `once-${name}` });
    const organization = `/organizations/${server.orgId}`;

    // Webhooks and the socket listen before anything happens.
    await gives('made webhook secret', 'secret', await call('POST', '/webhooks', { url: receiver.url, events: ['*'] }, key('webhook')));
    const { id: webhook } = (await call('POST', '/webhooks', { url: receiver.url, events: ['*'], secret: given.webhook, payload_format: 'flat' }, key('webhook-2'))).body as { id: string };
    const ticket = await gives('socket ticket', 'ticket', await call('POST', '/ws/ticket', {}));
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/v1/ws?token=${ticket}`);
    socket.on('message', (data) => void frames.push(String(data)));
    await once(socket, 'open');
    socket.send('{"subscribe":["*"]}');
    await once(socket, 'message');
    await call('POST', '/alert-rules', { name: 'all', events: ['scan.completed', 'scan.failed'] });

    // Keys, sessions, tokens.
    const { id: keyId } = (await call('POST', '/api-keys', { name: 'a', scopes: ['read'] })).body as { id: string };
    await gives('organization key', 'key', await call('POST', '/api-keys', { name: 'b', scopes: ['read'] }, key('key')));
    await call('POST', '/api-keys', { name: 'b', scopes: ['read'] }, key('key'));
    await gives('rotated key', 'key', await call('POST', `/api-keys/${keyId}/rotate`, undefined, key('rotate')));
    await gives('personal key', 'key', await call('POST', '/auth/api-key', {}, key('personal')));
    const invitation = await gives('invitation', 'token', await call('POST', `${organization}/invitations`, { email: 'new@example.com' }, key('invitation')));
    await gives('invitation of a member', 'token', await call('POST', `${organization}/members`, { email: 'newer@example.com' }, key('member')));
    await server.request('GET', `/invitations/preview?token=${invitation}`);
    await server.request('POST', '/auth/register', { body: { email: 'new@example.com', password: given.password, name: 'New', invitation }, headers: key('register') });
    await server.request('POST', '/auth/login', { body: { email: 'new@example.com', password: given.wrong } });
    const login = await server.request('POST', '/auth/login', { body: { email: 'new@example.com', password: given.password } });
    const token = await gives('access token', 'access_token', login);
    const refreshed = await server.request('POST', '/auth/refresh', { body: { refresh_token: await gives('refresh token', 'refresh_token', login) } });
    await gives('next refresh token', 'refresh_token', refreshed);
    const browser = await server.request('POST', '/auth/session', { body: { email: 'new@example.com', password: given.password } });
    await gives('CSRF token', 'csrf_token', browser);
    secrets.set('cookie', /waybill=([^;]+)/.exec(browser.headers.get('set-cookie') ?? '')?.[1] ?? '');
    await server.request('PUT', '/auth/password', { token, body: { current_password: given.wrong, new_password: `${given.wrong} again` } });
    await gives('enrolment token', 'token', await call('POST', '/enrolment-tokens', {}, key('enrolment')));
    secrets.set('used enrolment token', await enrolmentToken(server));

    // Credentials for other systems, good and bad requests alike.
    await call('POST', '/connectors/n8n/credentials', { name: 'n8n', url: receiver.url, api_key: given.connector }, key('connector'));
    await call('POST', '/connectors/n8n/test', { url: receiver.url, api_key: given.connector });
    const integration = { name: 'git', kind: 'git', config: { url: 'https://git.example.com/a.git' }, credential: { token: given.integration } };
    const { id: integrationId } = (await call('POST', '/integrations', integration, key('integration'))).body as { id: string };
    await call('PUT', `/integrations/${integrationId}`, { credential: { token: given.integration, more: 1 } });
    await call('POST', '/integrations', { ...integration, name: 'bad', config: { url: 'file:///etc' } });
    await call('POST', '/scans', { target: '/srv/app', n8n_url: 'https://n8n.example.com', n8n_api_key: given.scan }, key('scan'));
    await call('POST', '/scans', { target: 'aws:nowhere', n8n_url: 'https://n8n.example.com', n8n_api_key: given.scan });
    await call('POST', `/webhooks/${webhook}/rotate-secret`, { secret: `${given.webhook}-next` });

    // An agent that masks nothing.
    const agent = await enrolAgent(server);
    secrets.set('agent key', agent.key);
    await call('POST', '/scans', { target: '/srv/other' });
    const leaky = component({ kind: 'prompt', name: `prompt ${found.name} end`, properties: { note: found.property }, occurrences: [occurrence({ path: `app/${found.path}.py` })] });
    const check = outcome({ check: 'leaky', severity: 'critical' }, [{ subject: subjectOf(leaky), answer: 'fail', reason: `It says ${found.reason}.` }]);
    const coverage = { ...report().coverage, entries: [{ path: 'x', reason: 'refused', effect: 'partial', detail: `no right to ${found.coverage}` }] } as unknown as ReturnType<typeof report>['coverage'];
    const job = await agent.lease();
    if (job === undefined) throw new Error('There is no work.');
    await agent.beat(job, { seq: 1, stage: 'read', done: 1, total: 2, current: `app/${found.progress}.py` });
    const taken = await agent.deliver(job.scan_id, { report: report({ components: [leaky], checks: [check], coverage }), lease: job });
    if (taken.status !== 200) throw new Error(taken.text);
    await call('POST', '/scans', { target: '/srv/third' });
    const second = await agent.lease();
    if (second === undefined) throw new Error('There is no second work.');
    await agent.fail(second, { reason: 'internal', message: `cannot read ${found.failure}` });
    const own = { trigger: 'cli', deep: false };
    for (const body of [{ ...own, id: newScanId(), target: `git:https://x:${found.userInfo}@git.example.com/a.git`, source: `of ${found.source}` }, { ...own, id: newScanId(), target: `/srv/${found.target}` }]) {
      const opened = await server.request('POST', '/internal/scans', { internalKey: agent.key, body });
      if (opened.status !== 201) throw new Error(opened.text);
    }

    // Everything that works in the background, then everything that can be read.
    await server.app.jobs.run('alert-evaluation');
    await deliver(server);
    await readAll({ webhook, id: job.scan_id });
    for (const format of ['json', 'cyclonedx', 'sarif', 'junit', 'table']) replies.push((await call('POST', `/scans/${job.scan_id}/export`, { format })).text);
    socket.terminate();
  }

  /** The answer to every GET, with the ids of what lists show. */
  async function readAll(ids: { webhook: string; id: string }): Promise<void> {
    for (const { method, path } of routes) {
      if (method !== 'GET' || path.startsWith('/sso/') || path === '/auth/session') continue;
      const filled = path.replace(':orgId', server.orgId);
      if (filled.includes(':')) continue;
      const { text, body } = await call('GET', filled);
      replies.push(text);
      const rows = (body as { data?: { id?: string }[] } | undefined)?.data ?? [];
      for (const { id } of rows.slice(0, 10)) if (id !== undefined) replies.push((await call('GET', `${filled}/${id}`)).text);
    }
    for (const part of ['', '/components', '/graph', '/violations', '/evaluations', '/compliance']) replies.push((await call('GET', `/scans/${ids.id}${part}`)).text);
    const deliveries = (await call('GET', `/webhooks/${ids.webhook}/deliveries`)).body as { data: { id: string }[] };
    for (const { id } of deliveries.data) replies.push((await call('GET', `/webhooks/${ids.webhook}/deliveries/${id}`)).text);
  }

  const holding = (texts: readonly (string | Buffer)[]) => [...secrets].filter(([, secret]) => texts.some((text) => text.includes(secret))).map(([what]) => what);

  it('were all planted, and what was sent and read is there to be searched', () => {
    expect([...secrets.values()].filter((secret) => secret.length < 16)).toEqual([]);
    expect(secrets.size).toBeGreaterThan(27);
    expect(frames.length).toBeGreaterThan(10);
    expect(frames.join('')).toContain('"progress"');
    expect(receiver.received.length).toBeGreaterThan(20);
    expect(replies.length).toBeGreaterThan(60);
    expect(replies.join('')).toContain('sk-p****k2');
  });

  it('stand in no reply but the first', () => {
    expect(holding(replies)).toEqual([]);
  });

  it('stand in no frame of the socket', () => {
    expect(holding(frames)).toEqual([]);
  });

  it('stand in no webhook, neither in its body nor in its headers', () => {
    // The test of a connector sends that connector its key.
    const hooks = receiver.received.filter(({ headers }) => headers['x-webhook-id'] !== undefined);

    expect(hooks.length).toBeGreaterThan(20);
    expect(holding(hooks.flatMap(({ body, headers }) => [body, JSON.stringify(headers)]))).toEqual([]);
  });

  it('stand in no line of the log', () => {
    expect(holding(server.logLines)).toEqual([]);
  });

  it('stand in no file of the data directory: database, write-ahead log, results, unpacked ones too', () => {
    const files = globSync('**/*', { cwd: server.dataDir }).map((file) => join(server.dataDir, file)).filter((file) => statSync(file).isFile());
    const contents = files.map((file) => readFileSync(file));
    const unpacked = contents.filter((bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b).map((bytes) => gunzipSync(bytes));

    expect(files.filter((file) => file.endsWith('wal')).length).toBeGreaterThan(0);
    expect(unpacked.length).toBeGreaterThan(0);
    expect(Buffer.concat(unpacked).includes('sk-p****k2')).toBe(true);
    expect(holding([...contents, ...unpacked])).toEqual([]);
  });
});
