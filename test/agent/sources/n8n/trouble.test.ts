import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getGlobalDispatcher, ProxyAgent, setGlobalDispatcher } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openInstance } from '../../../../agent/sources/n8n/open-instance.ts';
import { apiKey, deskWorkflow, sampleState, scannedAt } from '../../../harness/n8n/sample.ts';
import { startStandIn, type Fault, type StandIn } from '../../../harness/n8n/stand-in.ts';
import { readingScopes, type StandInState } from '../../../harness/n8n/state.ts';
import { treeOf } from '../../../harness/tree.ts';
import { options, quickLimits, readAll } from './read-all.ts';

/** A stand-in that answers requests of one path with a fault: each, or only some by their count. */
async function faulty(path: string, fault: (count: number) => Fault | undefined, state: StandInState = sampleState()): Promise<StandIn> {
  const standIn = await startStandIn(state);
  standIn.fault = (request, count) => (request.path === path ? fault(count) : undefined);
  return standIn;
}

const open = (url: string, settings = {}) => openInstance(url, options(settings), { now: () => Date.parse(scannedAt), wait: async () => {}, limits: quickLimits });

describe('opening an instance', () => {
  it('says that a key is not known, and nothing of the key', async () => {
    const standIn = await startStandIn(sampleState());

    const error = await open(standIn.url, { api_key: 'wrong-key-0123456789' }).catch((thrown: unknown) => thrown as Error & { code: string });

    expect(error).toMatchObject({ code: 'permission_denied' });
    expect((error as Error).message).toMatch(/^Cannot scan n8n at http:\/\/127\.0\.0\.1:\d+: n8n does not know the API key \(HTTP 401/);
    expect((error as Error).message).not.toContain('wrong-key');
  });

  it('says that nobody answers', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');

    await expect(open(`http://127.0.0.1:${port}`)).rejects.toMatchObject({ code: 'target_unreadable', message: expect.stringContaining('ECONNREFUSED') });
  });

  it('says that something else answers', async () => {
    const standIn = await faulty('/api/v1/discover', () => ({ kind: 'text', text: '<html>Sign in</html>' }));

    await expect(open(standIn.url)).rejects.toMatchObject({ code: 'target_unreadable', message: expect.stringContaining('is not JSON') });
  });

  it('asks an n8n that does not know what a key may do for a workflow instead', async () => {
    const state = sampleState();
    state.lacking.add('/discover');
    const standIn = await startStandIn(state);

    const read = await readAll(standIn.url);

    expect(read.unread('n8n.api_key', 'scopes')).toContain('HTTP 404');
    expect(read.files).toContain('n8n/workflows/wfNightly0000002.json');
  });

  it('says that there is no public API', async () => {
    const standIn = await startStandIn(sampleState());
    standIn.fault = () => ({ kind: 'status', status: 404 });

    await expect(open(standIn.url)).rejects.toMatchObject({ code: 'target_unreadable', message: expect.stringContaining('N8N_PUBLIC_API_DISABLED') });
  });

  it('trusts no certificate that nobody vouches for, and takes the authority that the operator names', async () => {
    const folder = treeOf({});
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem', '-out', 'cert.pem', '-days', '2', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'], { cwd: folder, stdio: 'ignore' });
    const tls = { key: readFileSync(join(folder, 'key.pem'), 'utf8'), cert: readFileSync(join(folder, 'cert.pem'), 'utf8') };
    const standIn = await startStandIn(sampleState(), { tls });

    await expect(open(standIn.url)).rejects.toMatchObject({ code: 'target_unreadable', message: expect.stringMatching(/certificate of 127\.0\.0\.1:\d+ is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/) });
    expect(standIn.seen).toEqual([]);
    expect((await readAll(standIn.url, { settings: { ca_file: join(folder, 'cert.pem') } })).files).toHaveLength(4);
  });

  it('says which file of the operator cannot be used', async () => {
    await expect(open('http://127.0.0.1:1', { ca_file: '/there/is/none' })).rejects.toMatchObject({ code: 'config_invalid', message: expect.stringContaining('ca_file /there/is/none: ENOENT') });
    await expect(open('http://127.0.0.1:1', { env_file: '/there/is/none' })).rejects.toMatchObject({ code: 'config_invalid', message: expect.stringContaining('env_file /there/is/none: ENOENT') });
  });
});

describe('a request that fails', () => {
  it('is tried again after the seconds that n8n asks for', async () => {
    const standIn = await faulty('/api/v1/credentials', (count) => (count === 1 ? { kind: 'status', status: 429, headers: { 'retry-after': '7' } } : undefined));

    const read = await readAll(standIn.url);

    expect(read.waits).toEqual([7000]);
    expect(read.entries).toEqual([]);
    expect(read.record('n8n.credential', 'Forgotten')).toBeDefined();
  });

  it('is tried again at the date that n8n asks for', async () => {
    const standIn = await faulty('/api/v1/credentials', (count) => (count === 1 ? { kind: 'status', status: 503, headers: { 'retry-after': 'Sat, 21 Nov 2026 00:00:09 GMT' } } : undefined));

    expect((await readAll(standIn.url)).waits).toEqual([9000]);
  });

  it('is given up, and named, when n8n asks for longer than the limit', async () => {
    const standIn = await faulty('/api/v1/credentials', () => ({ kind: 'status', status: 429, headers: { 'retry-after': '3600' } }));

    const read = await readAll(standIn.url);

    expect(read.waits).toEqual([]);
    expect(read.entry('n8n/credentials')).toMatchObject({ reason: 'throttled', effect: 'skipped', resources: ['n8n.credential'] });
    expect(read.record('n8n.variable')).toBeDefined();
  });

  it('is tried four times, each time later, and then named', async () => {
    const standIn = await faulty('/api/v1/credentials', () => ({ kind: 'status', status: 502 }));

    const read = await readAll(standIn.url);

    expect(standIn.seen.filter(({ path }) => path === '/api/v1/credentials')).toHaveLength(4);
    expect(read.waits).toEqual([1, 2, 4]);
    expect(read.entry('n8n/credentials')).toMatchObject({ reason: 'broke_off', resources: ['n8n.credential'], detail: expect.stringContaining('HTTP 502 from GET /api/v1/credentials') });
    expect(read.record('n8n.instance').attributes['calls']).toMatchObject({ list_credentials: 1 });
  });

  it.each([
    ['whose body breaks off', { kind: 'cut' }],
    ['whose connection is reset', { kind: 'reset' }],
    ['whose body falls silent', { kind: 'silent' }],
  ] as const)('%s is tried again', async (_, fault) => {
    const standIn = await faulty('/api/v1/variables', (count) => (count === 1 ? fault : undefined));

    const read = await readAll(standIn.url);

    expect(read.entries).toEqual([]);
    expect(read.records.filter(({ kind }) => kind === 'n8n.variable')).toHaveLength(3);
  });

  it('whose body never ends, a byte at a time, is cut off and tried again', async () => {
    const standIn = await faulty('/api/v1/variables', (count) => (count <= 2 ? { kind: 'drip' } : undefined));

    const read = await readAll(standIn.url, { limits: { attemptMsMax: 400 } });

    expect(standIn.seen.filter(({ path }) => path === '/api/v1/variables')).toHaveLength(4);
    expect(read.records.filter(({ kind }) => kind === 'n8n.variable')).toHaveLength(3);
  });

  it('is refused when it is longer than the limit, without being read to its end', async () => {
    const standIn = await faulty('/api/v1/variables', () => ({ kind: 'large', bytes: 3_000_000 }));

    const read = await readAll(standIn.url, { limits: { answerBytesMax: 100_000 } });

    expect(read.entry('n8n/variables')).toMatchObject({ reason: 'too_large', detail: expect.stringContaining('longer than 100000 bytes') });
  });

  it('does not follow a redirect to another host, and does not send the key there', async () => {
    const elsewhere = await startStandIn(sampleState());
    const standIn = await faulty('/api/v1/variables', () => ({ kind: 'status', status: 307, headers: { location: `${elsewhere.url}/api/v1/variables` } }));

    const read = await readAll(standIn.url);

    expect(elsewhere.seen).toEqual([]);
    expect(read.entry('n8n/variables')).toMatchObject({ reason: 'refused', detail: expect.stringContaining('the key does not follow') });
  });

  it('follows a redirect within the instance, and ends one that goes round', async () => {
    const within = await faulty('/api/v1/data-tables', (count) => (count === 1 ? { kind: 'status', status: 308, headers: { location: '/api/v1/data-tables' } } : undefined));
    const round = await faulty('/api/v1/data-tables', () => ({ kind: 'status', status: 308, headers: { location: '/api/v1/data-tables' } }));

    expect((await readAll(within.url)).entries).toEqual([]);
    expect((await readAll(round.url)).entry('n8n/data-tables')?.detail).toContain('itself, again and again');
  });
});

describe('a connection', () => {
  it('goes to the instance itself, past a proxy of the process', async () => {
    const standIn = await startStandIn(sampleState());
    const usual = getGlobalDispatcher();
    const proxy = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    setGlobalDispatcher(new ProxyAgent(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`));
    onTestFinished(() => {
      setGlobalDispatcher(usual);
      proxy.close();
    });

    expect((await readAll(standIn.url)).files).toHaveLength(4);
  });
});

describe('a list', () => {
  it('that gives the same cursor for ever ends, and is named as incomplete', async () => {
    const standIn = await faulty('/api/v1/workflows', () => ({ kind: 'cursor', cursor: Buffer.from('{"limit":2,"offset":0}').toString('base64') }));

    const read = await readAll(standIn.url);

    expect(read.entry('n8n/workflows')).toMatchObject({ reason: 'broke_off', effect: 'partial', resources: ['n8n.execution_summary', 'n8n.workflow', 'n8n.workflow_state'], detail: expect.stringContaining('same cursor twice') });
    // Each workflow once, however often it came.
    expect(new Set(read.files).size).toBe(read.files.length);
    expect(read.unread('n8n.credential', 'used_by', 'Forgotten')).toContain('same cursor twice');
  });

  it('of things that have another form is named, and the rest is kept', async () => {
    const state = sampleState();
    state.variables.push({ id: 7, key: 'ODD' });
    const standIn = await startStandIn(state);

    const read = await readAll(standIn.url);

    expect(read.entry('n8n/variables')).toMatchObject({ reason: 'parse_error', effect: 'partial', resources: ['n8n.variable'] });
    expect(read.record('n8n.variable', 'REGION')).toBeDefined();
  });

  it('of workflows that is too long for an answer is asked for in smaller pages, and each workflow is given once', async () => {
    const standIn = await startStandIn(sampleState());
    standIn.fault = ({ path, query }) => (path === '/api/v1/workflows' && Number(query.get('limit')) > 1 ? { kind: 'large', bytes: 200_000 } : undefined);

    const read = await readAll(standIn.url, { limits: { answerBytesMax: 100_000 } });

    expect(standIn.seen.filter(({ path }) => path === '/api/v1/workflows').map(({ query }) => query.get('limit'))).toEqual(['50', '5', '1', '1', '1']);
    expect(read.files).toHaveLength(4);
    expect(read.entries).toEqual([]);
  });

  it('of executions is read until the window ends where n8n cannot filter it', async () => {
    const state = sampleState();
    state.executions.push({ id: '0', status: 'success', mode: 'webhook', startedAt: '2025-01-01T00:00:00.000Z', workflowId: deskWorkflow.id });
    const standIn = await startStandIn(state);
    standIn.fault = ({ query }) => (query.has('startedAfter') || query.has('startedBefore') ? { kind: 'status', status: 400, body: { message: "Unknown query parameter 'startedAfter'" } } : undefined);

    const read = await readAll(standIn.url);

    expect(read.record('n8n.execution_summary', 'Support desk').attributes).toMatchObject({ total: 5, failure_rate: 0.25 });
    expect(read.unread('n8n.instance', 'oldest_execution_days')).toContain('HTTP 400');
  });

  it('of executions above the setting is cut and says no rate', async () => {
    const standIn = await startStandIn(sampleState());

    const read = await readAll(standIn.url, { settings: { executions_max: 3 } });

    expect(read.unread('n8n.execution_summary', 'failure_rate', 'Support desk')).toContain('executions_max');
    expect(read.entry('n8n/executions')).toMatchObject({ reason: 'too_large', effect: 'partial' });
  });
});

describe('what the key or the licence does not give', () => {
  it('is unread with the scope that is needed', async () => {
    const state = sampleState();
    state.keys.set(apiKey, { scopes: ['workflow:list', 'workflow:read'] });
    const standIn = await startStandIn(state);

    const read = await readAll(standIn.url);

    for (const [path, kind] of [['n8n/credentials', 'n8n.credential'], ['n8n/users', 'n8n.user'], ['n8n/variables', 'n8n.variable'], ['n8n/community-packages', 'n8n.community_package'], ['n8n/audit', 'n8n.audit_section']] as const) {
      expect(read.entry(path), path).toMatchObject({ reason: 'refused', effect: 'skipped', resources: [kind] });
    }
    expect(read.entry('n8n/credentials')?.detail).toContain('credential:list');
    expect(read.unread('n8n.instance', 'log_destinations')).toContain('eventBusDestination:list');
    expect(read.unread('n8n.instance', 'is_cloud')).toContain('securityAudit:generate');
    expect(read.unread('n8n.execution_summary', 'total', 'Nightly')).toContain('execution:list');
    // Who published is not known without the users.
    expect(read.record('n8n.workflow_state', 'Support desk').attributes['published']).toMatchObject({ publisher: null });
  });

  it('is told apart from what is only refused', async () => {
    const state = sampleState();
    state.licence.clear();
    const standIn = await startStandIn(state);

    const read = await readAll(standIn.url);

    expect(read.entry('n8n/variables')).toMatchObject({ reason: 'unsupported', detail: expect.stringContaining('licence') });
    expect(read.unread('n8n.instance', 'saml')).toContain('licence');
  });

  it('is unsupported where an older n8n has no such path', async () => {
    const state = sampleState();
    for (const path of ['/community-packages', '/data-tables', '/roles', '/node-type-policies/instance', '/workflows/{id}/versions/{version}']) state.lacking.add(path);
    const standIn = await startStandIn(state);

    const read = await readAll(standIn.url);

    expect(read.entry('n8n/community-packages')).toMatchObject({ reason: 'unsupported', resources: ['n8n.community_package'] });
    expect(read.unread('n8n.instance', 'node_policy')).toContain('HTTP 404');
    expect(read.unread('n8n.workflow_state', 'added_nodes', 'Support desk')).toContain('no longer keeps');
  });

  it('names workflows that the report of n8n knows and the key is not shown', async () => {
    const state = sampleState();
    const standIn = await startStandIn(state);
    standIn.fault = ({ path }) => {
      if (path === '/api/v1/workflows') state.workflows.splice(0, 1);
      return undefined;
    };

    const read = await readAll(standIn.url);

    expect(read.entry('n8n/workflows')).toMatchObject({ reason: 'refused', effect: 'partial', detail: expect.stringContaining(deskWorkflow.id) });
    expect(read.unread('n8n.credential', 'used_by', 'Forgotten')).toContain('not shown');
  });
});

describe('an instance that changes or ends while it is read', () => {
  it('keeps a workflow that vanishes after it was listed, and says that it is gone', async () => {
    const state = sampleState();
    const standIn = await startStandIn(state);
    standIn.fault = ({ path }) => {
      if (path === '/api/v1/users') state.workflows.splice(0, 1);
      return undefined;
    };

    const read = await readAll(standIn.url);

    expect(read.files).toContain(`n8n/workflows/${deskWorkflow.id}.json`);
    expect(read.entry(`n8n/workflows/${deskWorkflow.id}.json`)).toMatchObject({ reason: 'vanished', effect: 'partial' });
    expect(read.unread('n8n.workflow_state', 'published', 'Support desk')).toContain('vanished');
  });

  it('asks nothing more once its key has ended, and names every kind that is missing', async () => {
    const state = sampleState();
    const standIn = await startStandIn(state);
    standIn.fault = ({ path }) => {
      if (path === '/api/v1/users') state.keys.set(apiKey, { scopes: readingScopes, isExpired: true });
      return undefined;
    };

    const read = await readAll(standIn.url);

    const asked = standIn.seen.map(({ path }) => path);
    expect(asked.slice(asked.indexOf('/api/v1/users'))).toEqual(['/api/v1/users']);
    expect(read.files).toHaveLength(4);
    const missing = read.entries.flatMap(({ resources = [] }) => resources).sort();
    expect(missing).toEqual(['n8n.community_package', 'n8n.credential', 'n8n.data_table', 'n8n.execution_summary', 'n8n.project', 'n8n.role', 'n8n.role_mapping', 'n8n.user', 'n8n.variable']);
    expect(read.pages.some(({ isBroken }) => isBroken)).toBe(true);
    expect(read.unread('n8n.instance', 'oldest_execution_days')).toContain('broke off before');
    expect(read.record('n8n.instance').attributes['ldap']).toBeDefined();
  });

  it('ends early and quietly when the scan is cancelled', async () => {
    const standIn = await startStandIn(sampleState());
    const stop = new AbortController();

    const read = await readAll(standIn.url, { signal: stop.signal, onPage: ({ progress }) => progress?.current === 'users' && stop.abort() });

    expect(read.files).toHaveLength(4);
    expect(standIn.seen.map(({ path }) => path)).not.toContain('/api/v1/variables');
  });
});
