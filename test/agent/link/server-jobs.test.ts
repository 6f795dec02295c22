/** Jobs of a whole agent through a real server. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ScanRequest } from '../../../agent/link/job.ts';
import type { SourceAccess } from '../../../agent/link/job-plan.ts';
import { setting } from '../../../agent/sources/source.ts';
import { systemClock } from '../../../server/config/world.ts';
import { scanInTest } from '../../harness/scan.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { treeOf } from '../../harness/tree.ts';
import { enrolAgent } from '../../harness/wire-agent.ts';
import { agentOfServer, createdAt, filesBelow } from './agent-of-server.ts';

const text = z.string().optional();
const secret = (name: string) => setting({ variables: [name], help: 'secret', isSecret: true, schema: text });
const hub = { id: 'github', settings: { token: secret('HUB_TOKEN'), api_url: setting({ help: 'address', schema: text }) } };
const flows = { id: 'n8n', settings: { api_key: secret('FLOWS_KEY') } };
const folder = { id: 'dir', settings: {} };

const hubToken = 'hub-token-that-nobody-may-see';
const flowsKey = 'flows-key-that-nobody-may-see';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock: systemClock });
});
afterAll(() => server.close());

const agentOf = (access: Partial<SourceAccess>) => agentOfServer(server, { access: { sources: [folder], variables: {}, integrations: [], credentials: [], ...access } });

const plans = ({ requests }: { requests: readonly ScanRequest[] }) => requests.map(({ target, more, sourceSettings }) => [{ target, sourceSettings }, ...(more ?? [])].map(({ target: each, sourceSettings: settings }) => [each, settings]));

const created = (path: string, body: object) => createdAt(server, path, body);
const scanOf = async (id: string) => (await server.request('GET', `/scans/${id}`, { token: server.ownerToken })).body as Record<string, unknown>;

describe('a job of an integration', () => {
  it('brings its credential to the scan, and to nothing else: neither log nor disk holds it', async () => {
    const integration = await created('/integrations', { name: 'with a secret', kind: 'github', config: { owner: 'acme' }, credential: { token: hubToken } });
    const agent = await agentOf({ sources: [folder, hub], variables: { HUB_TOKEN: 'of the agent' } });

    const { id } = await created('/scans', { integration_id: integration.id });
    await agent.untilEnded(1);

    expect(agent.ends).toMatchObject([{ scanId: id, end: { kind: 'delivered' } }]);
    expect(plans(agent)).toEqual([[['github:acme', { token: hubToken }]]]);
    await agent.stop();
    expect(agent.logged.join('\n')).not.toContain(hubToken);
    for (const path of filesBelow(agent.dir)) expect(readFileSync(path).includes(hubToken), path).toBe(false);
  });

  it('may name a credential that the agent holds', async () => {
    const integration = await created('/integrations', { name: 'with a name', kind: 'github', config: { owner: 'acme' }, credential_name: 'prod' });
    const agent = await agentOf({ sources: [folder, hub], credentials: [{ name: 'prod', kind: 'github', targets: ['github:acme'], settings: { token: hubToken } }] });

    await created('/scans', { integration_id: integration.id });
    await agent.untilEnded(1);

    expect(plans(agent)).toEqual([[['github:acme', { token: hubToken }]]]);
  });

  it('that names a credential which the agent has not fails, and the server says why', async () => {
    const integration = await created('/integrations', { name: 'with another name', kind: 'github', config: { owner: 'acme' }, credential_name: 'prod' });
    const agent = await agentOf({ sources: [folder, hub] });

    const { id } = await created('/scans', { integration_id: integration.id });
    await agent.untilEnded(1);

    expect(await scanOf(id)).toMatchObject({ state: 'failed', error: { code: 'permission_denied', message: expect.stringContaining('no credential "prod" of the kind github') as unknown } });
  });
});

describe('an agent says what it reads', () => {
  it('and gets only scans of these kinds', async () => {
    const [other, own] = [await created('/scans', { target: 'aws:eu-west-1' }), await created('/scans', { target: 'github:acme' })];
    const agent = await agentOf({ sources: [folder, hub] });

    await agent.untilEnded(1);

    expect(agent.ends.map(({ scanId }) => scanId)).toEqual([own.id]);
    expect(await scanOf(other.id)).toMatchObject({ state: 'queued' });
  });
});

describe('a job of several targets', () => {
  it('of which one cannot be opened is a partial scan at the server, and the others are in it', async () => {
    const agent = await enrolAgent(server);
    const root = treeOf({ '.git/HEAD': 'ref: refs/heads/main\n', '.git/config': '[remote "origin"]\n\turl = https://git.test/acme/several.git\n', 'app.py': 'import openai\n' });
    const report = await scanInTest({ target: root, more: [{ target: `${root}/nowhere` }], generatedAt: new Date() });
    const lease = await agent.open({ target: `dir:${root}` });

    const reply = await agent.deliver(lease.scan_id, { report, lease });

    expect(reply).toMatchObject({ status: 200, body: { state: 'partial' } });
    const { data } = (await server.request('GET', `/scans/${lease.scan_id}/components`, { token: server.ownerToken })).body as { data: { name: string; occurrences?: { source?: string }[] }[] };
    expect(data.find(({ name }) => name === 'openai')?.occurrences?.[0]).toMatchObject({ source: 'git.test/acme/several', path: 'app.py' });
  });

  it('is one scan, each target with its own credential, and one report', async () => {
    const agent = await agentOf({ sources: [folder, hub, flows], variables: { HUB_TOKEN: hubToken, FLOWS_KEY: 'of the agent' } });

    const { id } = await created('/scans', { target: 'github:acme/shop', n8n_url: 'https://flows.example.com', n8n_api_key: flowsKey });
    await agent.untilEnded(1);

    expect(plans(agent)).toEqual([[['github:acme/shop', { token: hubToken }], ['n8n:https://flows.example.com', { api_key: flowsKey }]]]);
    expect(await scanOf(id)).toMatchObject({ state: 'completed' });
    await agent.stop();
    for (const path of filesBelow(agent.dir)) expect(readFileSync(path).includes(flowsKey), path).toBe(false);
    expect(agent.logged.join('\n')).not.toMatch(new RegExp(`${flowsKey}|${hubToken}`));
  });
});
