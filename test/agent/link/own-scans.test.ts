/** Integrations of a whole agent: scans on its own schedule, through servers over real sockets. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#shared/model/app-error.ts';
import type { Integration } from '../../../agent/config/waybill-file.ts';
import { readCron } from '../../../agent/cron/cron-expression.ts';
import type { ScanRequest } from '../../../agent/link/job.ts';
import type { RunAgentOptions } from '../../../agent/link/run-agent.ts';
import { systemClock } from '../../../server/config/world.ts';
import { bucketKeys, startAnswering } from '../../harness/buckets.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { agentOfServer, filesBelow } from './agent-of-server.ts';
import { emptyReport, startAgent } from './agent-in-test.ts';
import { startReplyServer } from './reply-server.ts';
import { tempDir } from './temp-dir.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock: systemClock });
});
afterAll(() => server.close());

const secret = 'source-secret-that-nobody-may-see';

/** At the turn of the year: within a test it comes due only because the agent was down. */
function yearly(id: string, more: Partial<Integration> = {}): Integration {
  const read = readCron('0 0 1 1 *');
  if (!('fields' in read)) throw new Error(read.problems.join());
  return { id, target: `dir:/srv/${id}`, schedule: { expression: '0 0 1 1 *', timeZone: 'UTC', fields: read.fields }, jitterMs: 0, deep: false, sourceName: undefined, isEnabled: true, settings: { token: secret }, ...more };
}

/** A folder of an agent that was last up years ago. */
async function folderOf(...ids: readonly string[]): Promise<string> {
  return folderAgain(await tempDir(), ...ids);
}

function folderAgain(dir: string, ...ids: readonly string[]): string {
  const memory = { expression: '0 0 1 1 *', time_zone: 'UTC', since_ms: Date.UTC(2020, 5, 1) };
  writeFileSync(join(dir, 'cron.json'), JSON.stringify({ format: 'waybill-cron/1', integrations: Object.fromEntries(ids.map((id) => [id, memory])) }));
  return dir;
}

/** What came of the runs, and a promise for each next one. */
function runs() {
  const ended: { id: string; scanId: string; outcome: string }[] = [];
  const watchers = new Set<() => void>();
  return {
    ended,
    onRunEnd: ({ integration: { id }, scanId }: { integration: Integration; scanId: string }, outcome: string) => {
      ended.push({ id, scanId, outcome });
      for (const watch of watchers) watch();
    },
    until: (count: number) =>
      new Promise<void>((resolve) => {
        const watch = () => {
          if (ended.length >= count) resolve();
        };
        watchers.add(watch);
        watch();
      }),
  };
}

const remembered = (dir: string, id: string) => (JSON.parse(readFileSync(join(dir, 'cron.json'), 'utf8')) as { integrations: Record<string, Record<string, unknown>> }).integrations[id];

async function scanOf(id: string): Promise<Record<string, unknown>> {
  return (await server.request('GET', `/scans/${id}`, { token: server.ownerToken })).body as Record<string, unknown>;
}

/** Resolves when the server has a scan in one of these states. */
async function untilState(id: string, states: readonly string[]): Promise<Record<string, unknown>> {
  for (;;) {
    const scan = await scanOf(id);
    if (states.includes(String(scan['state']))) return scan;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A scan that goes on until it is aborted, and tells that it has begun. */
function endless() {
  let begin: (request: ScanRequest) => void = () => {};
  const begun = new Promise<ScanRequest>((resolve) => (begin = resolve));
  const scan: RunAgentOptions['scan'] = (request) => {
    begin(request);
    return new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(new AppError('cancelled', 'The scan was cancelled.'))));
  };
  return { begun, scan };
}

describe('a run of an integration', () => {
  it('opens a scan of its own at the server, delivers it signed, and is remembered', async () => {
    const [dir, { ended, onRunEnd, until }] = [await folderOf('shop'), runs()];
    const agent = await agentOfServer(server, { agentDir: dir, own: { integrations: [yearly('shop', { deep: true, sourceName: 'the shop' })], exports: [], onRunEnd } });
    await until(1);

    const [run] = ended;
    const scan = await untilState(run?.scanId ?? '', ['completed', 'failed']);
    expect(scan).toMatchObject({ state: 'completed', trigger: 'cron', target: 'dir:/srv/shop' });
    expect(run).toMatchObject({ id: 'shop', outcome: 'scanned' });
    expect(agent.requests).toMatchObject([{ target: 'dir:/srv/shop', deep: true, sourceName: 'the shop', sourceSettings: { token: secret } }]);
    expect(agent.requests[0]?.sourceKeyPrefix).toMatch(/^agt_/);
    expect(remembered(dir, 'shop')).toMatchObject({ outcome: 'scanned', scan_id: run?.scanId, due_ms: Date.UTC(new Date().getUTCFullYear(), 0, 1) });
  });

  it('reads with the secrets that the configuration has by then', async () => {
    const bucket = await startAnswering(() => ({ status: 200 }));
    const [dir, { onRunEnd, until }] = [await folderOf('shop', 'api'), runs()];
    const rule = (key: string) => ({ format: 'json', to: 's3://boms/{integration}', integrations: undefined, settings: { ...bucketKeys, endpoint: bucket.url, access_key_id: key } });
    const renew = () => ({ integrations: [yearly('shop', { settings: { token: 'renewed' } }), yearly('api', { target: 'dir:/srv/other', settings: { token: 'for another target' } })], exports: [rule('renewed')] });
    const agent = await agentOfServer(server, { agentDir: dir, own: { integrations: [yearly('shop'), yearly('api')], exports: [rule('old')], renew, onRunEnd } });
    await until(2);

    expect(Object.fromEntries(agent.requests.map(({ target, sourceSettings }) => [target, sourceSettings]))).toEqual({ 'dir:/srv/shop': { token: 'renewed' }, 'dir:/srv/api': { token: secret } });
    expect(bucket.asked.map(({ headers }) => headers['authorization']?.includes('Credential=renewed/'))).toEqual([true, true]);
  });

  it('leaves no secret in the log or on the disk', async () => {
    const [dir, { onRunEnd, until }] = [await folderOf('shop'), runs()];
    const agent = await agentOfServer(server, { agentDir: dir, own: { integrations: [yearly('shop')], exports: [], onRunEnd } });
    await until(1);
    await agent.stop();

    expect(agent.logged.join('\n')).not.toContain(secret);
    for (const path of filesBelow(dir)) expect(readFileSync(path).includes(secret), path).toBe(false);
  });

  it('goes into the exports, too: those that are for it', async () => {
    const bucket = await startAnswering(() => ({ status: 200 }));
    const [dir, { onRunEnd, until }] = [await folderOf('shop', 'api'), runs()];
    const to = (key: string, integrations?: readonly string[]) => ({ format: 'json', to: `s3://boms/${key}`, integrations, settings: { ...bucketKeys, endpoint: bucket.url } });
    await agentOfServer(server, { agentDir: dir, own: { integrations: [yearly('shop'), yearly('api')], exports: [to('all/{integration}.json'), to('shop/{integration}.json', ['shop'])], onRunEnd } });
    await until(2);

    expect(bucket.asked.map(({ path }) => path.split('?')[0]).sort()).toEqual(['/boms/all/api.json', '/boms/all/shop.json', '/boms/shop/shop.json']);
    expect(bucket.asked[0]?.body.toString('utf8')).toContain('waybill-report/1');
  });

  it('may be cancelled at the server', async () => {
    const [dir, { ended, onRunEnd, until }, { begun, scan }] = [await folderOf('shop'), runs(), endless()];
    await agentOfServer(server, { agentDir: dir, scan, own: { integrations: [yearly('shop')], exports: [], onRunEnd } });
    await begun;
    const { data } = (await server.request('GET', '/scans?state=running', { token: server.ownerToken })).body as { data: { id: string }[] };

    const reply = await server.request('POST', `/scans/${data[0]?.id}/cancel`, { token: server.ownerToken });
    await until(1);

    expect(reply.status).toBeLessThan(300);
    expect(ended).toMatchObject([{ scanId: data[0]?.id, outcome: 'cancelled' }]);
    expect(await untilState(data[0]?.id ?? '', ['cancelled', 'failed'])).toMatchObject({ state: 'cancelled' });
  });

  it('ends when the agent is stopped, tells the server, and is made again at the next start', async () => {
    const [dir, first, { begun, scan }] = [await folderOf('shop'), runs(), endless()];
    const agent = await agentOfServer(server, { agentDir: dir, scan, own: { integrations: [yearly('shop')], exports: [], onRunEnd: first.onRunEnd } });
    await begun;
    await agent.stop();
    const second = runs();
    await agentOfServer(server, { agentDir: dir, own: { integrations: [yearly('shop')], exports: [], onRunEnd: second.onRunEnd } });
    await second.until(1);

    expect(first.ended).toMatchObject([{ outcome: 'interrupted' }]);
    expect(await scanOf(first.ended[0]?.scanId ?? '')).toMatchObject({ state: 'failed', error: { code: 'interrupted' } });
    expect(second.ended).toMatchObject([{ outcome: 'scanned' }]);
  });

  it('takes one of the places that jobs of the server could have', async () => {
    const replies = await startReplyServer();
    const [dir, { ended, onRunEnd, until }] = [await folderOf('shop'), runs()];
    let end: () => void = () => {};
    startAgent({
      server: replies.url,
      agentDir: dir,
      slots: 2,
      own: { integrations: [yearly('shop')], exports: [], onRunEnd },
      scan: ({ target }) => new Promise((resolve) => (end = () => resolve(emptyReport(target)))),
    });

    await replies.until(() => replies.polls.at(-1)?.slots === 1);
    expect(ended).toEqual([]);
    end();
    await until(1);
    await replies.until(() => replies.polls.at(-1)?.slots === 2);
  });

  it('is left out while the spool is full of results that no server takes', async () => {
    const replies = await startReplyServer();
    const [dir, { ended, onRunEnd, until }] = [await folderOf('shop'), runs()];
    replies.intercept((request, response) => {
      if (request.url?.endsWith('/result') !== true) return false;
      response.writeHead(503).end();
      return true;
    });
    const given = { server: replies.url, agentDir: dir, spoolLimits: { bytesMax: 1, ageMaxMs: 1_000_000_000, whenFull: 'stop' as const } };
    const first = startAgent({ ...given, own: { integrations: [yearly('shop')], exports: [], onRunEnd } });
    await until(1);
    await first.stop();
    folderAgain(dir, 'shop');
    startAgent({ ...given, own: { integrations: [yearly('shop')], exports: [], onRunEnd } });
    await until(2);

    expect(ended.map(({ outcome }) => outcome)).toEqual(['scanned', 'spool_full']);
  });

  it('that fails says why at the server, and the schedule goes on', async () => {
    const [dir, { ended, onRunEnd, until }] = [await folderOf('shop'), runs()];
    const agent = await agentOfServer(server, {
      agentDir: dir,
      scan: async () => {
        throw new AppError('target_unreadable', 'Cannot scan it: there is no such directory.');
      },
      own: { integrations: [yearly('shop')], exports: [], onRunEnd },
    });
    await until(1);

    expect(ended).toMatchObject([{ outcome: 'target_not_found' }]);
    expect(await scanOf(ended[0]?.scanId ?? '')).toMatchObject({ state: 'failed', error: { code: 'target_not_found', message: 'Cannot scan it: there is no such directory.' } });
    await agent.stop();
    expect(remembered(dir, 'shop')).toMatchObject({ outcome: 'target_not_found' });
  });
});

describe('a server that is away', () => {
  it('hears of the scan when it is back; the export does not wait for it', async () => {
    const away = await startReplyServer();
    const bucket = await startAnswering(() => ({ status: 200 }));
    const [dir, { ended, onRunEnd, until }] = [await folderOf('shop'), runs()];
    let isAway = true;
    away.intercept((request) => {
      if (!isAway || request.url?.endsWith('/agents/enroll') === true) return false;
      request.socket.destroy();
      return true;
    });
    startAgent({
      server: away.url,
      agentDir: dir,
      own: { integrations: [yearly('shop')], exports: [{ format: 'json', to: 's3://boms/x.json', integrations: undefined, settings: { ...bucketKeys, endpoint: bucket.url } }], onRunEnd },
    });
    await until(1);

    expect(ended).toMatchObject([{ outcome: 'scanned' }]);
    expect(bucket.asked).toHaveLength(1);
    isAway = false;
    await away.until(() => away.results.length === 1);
    expect(away.results[0]).toMatchObject({ scanId: ended[0]?.scanId, isSigned: true });
  });
});

describe('an agent without a server', () => {
  it('scans on its schedule and exports', async () => {
    const bucket = await startAnswering(() => ({ status: 200 }));
    const [dir, { ended, onRunEnd, until }] = [await folderOf('shop'), runs()];
    const agent = startAgent({ server: undefined, agentDir: dir, own: { integrations: [yearly('shop')], exports: [{ format: 'json', to: 's3://boms/x.json', integrations: undefined, settings: { ...bucketKeys, endpoint: bucket.url } }], onRunEnd } });
    await until(1);
    await agent.stop();

    expect(ended).toMatchObject([{ outcome: 'scanned' }]);
    expect(bucket.asked).toHaveLength(1);
  });

  it('keeps what a bucket does not take, and sends it again at the next start', async () => {
    let isOpen = false;
    const bucket = await startAnswering(() => (isOpen ? { status: 200 } : { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }));
    const [dir, { ended, onRunEnd, until }] = [await folderOf('shop'), runs()];
    const own = { integrations: [yearly('shop')], exports: [{ format: 'json', to: 's3://boms/x.json', integrations: undefined, settings: { ...bucketKeys, endpoint: bucket.url } }], onRunEnd };
    const agent = startAgent({ server: undefined, agentDir: dir, own });
    await until(1);
    await agent.stop();
    expect(ended).toMatchObject([{ outcome: 'export_kept' }]);
    expect(agent.logged.join('\n')).not.toContain(bucketKeys.secret_access_key + '"');
    isOpen = true;

    const told = runs();
    const again = startAgent({ server: undefined, agentDir: dir, own: { ...own, onRunEnd: told.onRunEnd } });
    while (!again.logged.join().includes('a kept report was exported')) await new Promise((resolve) => setImmediate(resolve));
    await again.stop();

    expect(bucket.asked.at(-1)?.body.toString('utf8')).toContain('waybill-report/1');
    expect(filesBelow(join(dir, 'exports'))).toEqual([]);
  });

  it('ends when it has nothing to do', async () => {
    const agent = startAgent({ server: undefined, agentDir: await tempDir() });

    await expect(agent.done).rejects.toMatchObject({ code: 'config_invalid' });
  });
});

it('integrations that are switched off do not run', async () => {
  const [dir, { ended, onRunEnd, until }] = [await folderOf('off', 'on'), runs()];
  startAgent({ server: undefined, agentDir: dir, own: { integrations: [yearly('off', { isEnabled: false }), yearly('on')], exports: [], onRunEnd }, scan: async ({ target }) => emptyReport(target) });
  await until(1);

  expect(ended.map(({ id }) => id)).toEqual(['on']);
});
