/** Tests of connections: asked for at a real server, made by a whole agent, told of at the integration. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probeTargets } from '../../../agent/engine/probe-target.ts';
import type { Probe } from '../../../agent/link/connection-test.ts';
import type { SourceAccess } from '../../../agent/link/job-plan.ts';
import { listSources } from '../../../agent/sources/target.ts';
import { AppError } from '../../../shared/model/app-error.ts';
import { gitServer, repository, scratchFolder } from '../../harness/git-server.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { treeOf } from '../../harness/tree.ts';
import { systemClock } from '../../../server/config/world.ts';
import { enrolAgent } from '../../harness/wire-agent.ts';
import { agentOfServer, createdAt } from './agent-of-server.ts';
import { tempDir } from './temp-dir.ts';

const keyOfCloud = 'cloud-key-that-nobody-may-see';

let server: TestServer;
/** Milliseconds that the server's clock is ahead. */
let ahead = 0;
beforeAll(async () => {
  server = await startTestServer({ clock: { ...systemClock, now: () => Date.now() + ahead } });
});
afterAll(() => server.close());

const access = (more: Partial<SourceAccess> = {}): SourceAccess => ({ sources: listSources(), variables: {}, integrations: [], credentials: [], ...more });
const agentOf = (probe: Probe | undefined, more: Partial<SourceAccess> = {}, roots: readonly string[] = []) => agentOfServer(server, { access: access(more), allowedRoots: roots, ...(probe && { probe }) });
const real: Probe = (request) => probeTargets(request);
const asked = async (id: string) => {
  const reply = await server.request('POST', `/integrations/${id}/test`, { token: server.ownerToken });
  return { status: reply.status, body: reply.body as { message: string } };
};
const statusOf = async (id: string) => ((await server.request('GET', `/integrations/${id}`, { token: server.ownerToken })).body as { status: { state: string; message: string; test: { id: string; state: string; message: string } | null } }).status;

let count = 0;
async function integration(kind: string, config: object, more: object = {}): Promise<string> {
  return (await createdAt(server, '/integrations', { name: `${kind} ${(count += 1)}`, kind, config, ...more })).id;
}

describe('the test of a connection', () => {
  it('is made by an agent that may read the folder', async () => {
    const tree = treeOf({ 'app.py': 'import openai\n' });
    const id = await integration('dir', { path: tree });
    const agent = await agentOf(real);

    expect(await asked(id)).toMatchObject({ status: 202, body: { message: 'The test waits for an agent that reads this kind of source.' } });
    await agent.untilEnded(1);

    expect(agent.ends).toMatchObject([{ end: { kind: 'tested', state: 'passed' } }]);
    expect(agent.requests).toEqual([]);
    expect(await statusOf(id)).toMatchObject({ state: 'connected', message: 'The agent can read it.', test: { state: 'passed' } });
    await agent.stop();
  });

  it('says why a folder cannot be read, and keeps to the roots of the agent', async () => {
    const missing = await integration('dir', { path: '/srv/there/is/none' });
    const outside = await integration('dir', { path: treeOf({ 'a.txt': 'a' }) });
    const agent = await agentOf(real, {}, [await tempDir()]);

    await asked(missing);
    await agent.untilEnded(1);
    await asked(outside);
    await agent.untilEnded(2);

    expect(await statusOf(missing)).toMatchObject({ state: 'failing', message: expect.stringContaining('there is no such file or directory') as unknown });
    expect(await statusOf(outside)).toMatchObject({ state: 'failing', message: expect.stringContaining('lies outside the allowed roots of this agent') as unknown });
    await agent.stop();
  });

  it('opens a repository with the sealed credential, and says when another one is refused', async () => {
    const root = scratchFolder();
    repository(join(root, 'shop')).commit({ 'a.txt': 'a\n' });
    const { origin } = await gitServer({ root, allowed: { username: 'ann', password: 'right' } });
    const test = (password: string) => integration('git', { url: `${origin}/shop` }, { credential: { username: 'ann', password } });
    const [right, wrong] = [await test('right'), await test('wrong')];
    const agent = await agentOf(real);

    await asked(right);
    await agent.untilEnded(1);
    await asked(wrong);
    await agent.untilEnded(2);

    expect(await statusOf(right)).toMatchObject({ state: 'connected', message: 'The agent can read it.' });
    expect(await statusOf(wrong)).toMatchObject({ state: 'failing', test: { state: 'failed' } });
    await agent.stop();
  });

  it('brings the sealed credential to the agent, and to nobody else', async () => {
    const id = await integration('aws', { regions: ['eu-west-1'] }, { credential: { access_key_id: 'AKIAEXAMPLE', secret_access_key: keyOfCloud } });
    const seen: unknown[] = [];
    const agent = await agentOf(async ({ target, sourceSettings, onProgress }) => {
      onProgress(target);
      seen.push([target, sourceSettings]);
      throw new AppError('permission_denied', 'The credentials are refused.');
    });

    await asked(id);
    await agent.untilEnded(1);

    expect(seen).toEqual([['aws:eu-west-1', expect.objectContaining({ secret_access_key: keyOfCloud })]]);
    expect(await statusOf(id)).toMatchObject({ state: 'failing', message: 'The credentials are refused.', test: { state: 'failed' } });
    expect(agent.logged.join('\n')).not.toContain(keyOfCloud);
    expect(JSON.stringify((await server.request('GET', `/integrations/${id}`, { token: server.ownerToken })).body)).not.toContain(keyOfCloud);
    await agent.stop();
  });

  it('shows what is being opened while it runs, and one that is asked for again is the same', async () => {
    const id = await integration('dir', { path: treeOf({ 'a.txt': 'a' }) });
    let go: () => void = () => {};
    const held = new Promise<void>((resolve) => (go = resolve));
    let opened: () => void = () => {};
    const isOpen = new Promise<void>((resolve) => (opened = resolve));
    const agent = await agentOf(async ({ target, onProgress }) => {
      onProgress(target);
      opened();
      await held;
      return 'It is there.';
    });

    await asked(id);
    await isOpen;
    const first = (await statusOf(id)).test?.id;
    await asked(id);
    const second = await statusOf(id);
    go();
    await agent.untilEnded(1);

    expect(second.test).toMatchObject({ id: first, state: 'running' });
    expect(await statusOf(id)).toMatchObject({ state: 'connected', message: 'It is there.', test: { id: first, state: 'passed' } });
    await agent.stop();
  });

  it('goes to no agent that takes none or does not read the kind, and ends when nobody takes it', async () => {
    const id = await integration('dir', { path: '/srv/app' });
    const older = await enrolAgent(server);
    await asked(id);

    expect(await older.lease()).toBeUndefined();
    ahead += 61_000;
    await server.app.jobs.run('integration-status');

    expect(await statusOf(id)).toMatchObject({ state: 'untested', test: { state: 'expired', message: 'No agent that reads this kind of source took the test; start one, or look at the next scan.' } });
  });

  it('is told of by the agent that holds it only, and once', async () => {
    const id = await integration('dir', { path: '/srv/app' });
    const [one, other] = [await enrolAgent(server), await enrolAgent(server)];
    await asked(id);
    const job = (await server.request('POST', '/internal/jobs/lease', { internalKey: one.key, body: { slots: 1, labels: [], wait_s: 0, kinds: ['dir'], tests: true } })).body as { kind: string; scan_id: string; lease_id: string };
    const report = (agent: typeof one, body: object) => server.request('POST', `/internal/tests/${job.scan_id}/report`, { internalKey: agent.key, body: { lease_id: job.lease_id, state: 'failed', message: 'No.', ...body } });

    expect(job.kind).toBe('test');
    expect((await report(other, {})).status).toBe(409);
    expect((await report(one, { lease_id: 'lse_another' })).status).toBe(409);
    expect((await report(one, {})).body).toEqual({ test_id: job.scan_id, state: 'failed' });
    expect((await report(one, { state: 'passed' })).body).toEqual({ test_id: job.scan_id, state: 'failed' });
    expect(await statusOf(id)).toMatchObject({ state: 'failing', message: 'No.' });
  });
});
