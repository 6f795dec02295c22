import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { deliverReport } from '../../agent/link/deliver.ts';
import { bigReport } from '../harness/report-fixture.ts';
import { startCuttingProxy, type CuttingProxy } from './cutting-proxy.ts';
import { freePort, run, tempDir, type Spoken } from './processes.ts';

/** Enough that a compressed upload is longer than what a stalled one lets through. */
const componentCount = 3_000;

interface World {
  readonly dataDir: string;
  readonly agentDir: string;
  readonly proxy: CuttingProxy;
  readonly key: string;
  readonly ingestKey: string;
  /** The server itself, without the proxy. */
  readonly url: string;
  server: Spoken;
  startServer(): Promise<void>;
  startAgent(components?: string): Spoken;
  /** Asks for a scan; its id. */
  askForScan(): Promise<string>;
}

/** A server and a proxy before it; agents reach the server through the proxy only. */
async function world(): Promise<World> {
  const dir = await tempDir();
  const [dataDir, agentDir, port] = [join(dir, 'server'), join(dir, 'agent'), await freePort()];
  let server = run('server-process.js', [dataDir, String(port)]);
  const first = z.object({ url: z.string(), key: z.string(), token: z.string(), ingestKey: z.string() }).parse(await server.said('token'));
  const proxy = await startCuttingProxy(() => first.url);
  const made: World = {
    dataDir,
    agentDir,
    proxy,
    key: first.key,
    ingestKey: first.ingestKey,
    url: first.url,
    server,
    async startServer() {
      server = run('server-process.js', [dataDir, String(port)]);
      await server.said('url');
      made.server = server;
    },
    startAgent: (components = String(componentCount)) => run('agent-process.js', [proxy.url, agentDir, first.token, components]),
    async askForScan() {
      const response = await fetch(`${first.url}/api/v1/scans`, {
        method: 'POST',
        headers: { authorization: `Bearer ${first.key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ target: `dir:${dir}` }),
      });
      return z.object({ id: z.string() }).parse(await response.json()).id;
    },
  };
  return made;
}

/** What is true of a scan in the database, whoever is alive. */
function outcomeOf({ dataDir }: World, scanId: string) {
  const db = new Database(join(dataDir, 'waybill.db'), { readonly: true });
  const one = <T>(query: string) => db.prepare(query).get(scanId) as T;
  try {
    const scan = one<{ state: string; component_count: number; result_id: string }>('select state, component_count, result_id from scans where id = ?');
    return {
      state: scan.state,
      componentCount: scan.component_count,
      visibleResults: one<{ n: number }>("select count(*) n from results where scan_id = ? and state = 'visible'").n,
      componentRows: one<{ n: number }>('select count(*) n from components c join scans s on s.result_id = c.result_id where s.id = ?').n,
      endEvents: one<{ n: number }>("select count(*) n from events where subject = ? and type like 'scan.%' and type in ('scan.completed', 'scan.failed', 'scan.cancelled')").n,
      evaluations: one<{ n: number }>('select count(distinct policy_id) = count(*) n from evaluations where scan_id = ?').n,
    };
  } finally {
    db.close();
  }
}

const deliveredOnce = { state: 'completed', componentCount, visibleResults: 1, componentRows: componentCount, endEvents: 1, evaluations: 1 };

const settled = (agent: Spoken) => agent.said('kind');

test('a leased scan is delivered and visible once', async () => {
  const w = await world();
  const scanId = await w.askForScan();
  const agent = w.startAgent();

  await settled(agent);

  expect(outcomeOf(w, scanId)).toEqual(deliveredOnce);
});

test('a reply that is lost after the upload leads to one visible result', async () => {
  const w = await world();
  w.proxy.setFate('lose_reply');
  const scanId = await w.askForScan();
  const lost = w.proxy.nextUpload();
  const agent = w.startAgent();

  await lost;
  w.proxy.setFate('pass');
  await settled(agent);

  expect(w.proxy.uploads()).toBeGreaterThanOrEqual(2);
  expect(outcomeOf(w, scanId)).toEqual(deliveredOnce);
});

test('a server that is killed in the middle of an upload gets the result after its restart, once', async () => {
  const w = await world();
  w.proxy.setFate('stall');
  const scanId = await w.askForScan();
  const stalled = w.proxy.nextUpload();
  const agent = w.startAgent();
  await stalled;

  await w.server.kill();
  w.proxy.setFate('pass');
  const before = outcomeOf(w, scanId);
  await w.startServer();
  await settled(agent);

  expect(before).toMatchObject({ visibleResults: 0, endEvents: 0 });
  expect(outcomeOf(w, scanId)).toEqual(deliveredOnce);
});

test('a server that is killed after the upload and before its reply shows the result once', async () => {
  const w = await world();
  w.proxy.setFate('lose_reply');
  const scanId = await w.askForScan();
  const lost = w.proxy.nextUpload();
  const agent = w.startAgent();
  await lost;

  await w.server.kill();
  w.proxy.setFate('pass');
  await w.startServer();
  await settled(agent);

  expect(outcomeOf(w, scanId)).toEqual(deliveredOnce);
});

test('an agent that is killed before its upload delivers after its restart, once', async () => {
  const w = await world();
  w.proxy.setFate('hold');
  const scanId = await w.askForScan();
  const held = w.proxy.nextUpload();
  const agent = w.startAgent();
  await held;

  await agent.kill();
  w.proxy.setFate('pass');
  const before = outcomeOf(w, scanId);
  await settled(w.startAgent());

  expect(before).toMatchObject({ visibleResults: 0, endEvents: 0 });
  expect(outcomeOf(w, scanId)).toEqual(deliveredOnce);
});

test('an agent that is killed in the middle of an upload delivers after its restart, once', async () => {
  const w = await world();
  w.proxy.setFate('stall');
  const scanId = await w.askForScan();
  const stalled = w.proxy.nextUpload();
  const agent = w.startAgent();
  await stalled;

  await agent.kill();
  w.proxy.setFate('pass');
  await settled(w.startAgent());

  expect(outcomeOf(w, scanId)).toEqual(deliveredOnce);
});

test('an agent that is killed after the upload and before it saw the reply ends with one visible result and an empty spool', async () => {
  const w = await world();
  w.proxy.setFate('lose_reply');
  const scanId = await w.askForScan();
  const lost = w.proxy.nextUpload();
  const agent = w.startAgent();
  await lost;

  await agent.kill();
  w.proxy.setFate('pass');
  await settled(w.startAgent());

  expect(outcomeOf(w, scanId)).toEqual(deliveredOnce);
});

test('a scan that is cancelled while it runs ends as cancelled, without a result', async () => {
  const w = await world();
  const scanId = await w.askForScan();
  const agent = w.startAgent('forever');
  await agent.line((line) => line.includes('a scan starts'));

  const reply = await fetch(`${w.url}/api/v1/scans/${scanId}/cancel`, { method: 'POST', headers: { authorization: `Bearer ${w.key}` } });
  await agent.said('end');

  expect(reply.status).toBe(202);
  expect(outcomeOf(w, scanId)).toMatchObject({ state: 'cancelled', visibleResults: 0, endEvents: 1 });
});

test('a scan that a pipeline ran itself is delivered unsigned after its reply was lost, once, with the verdict', async () => {
  const w = await world();
  w.proxy.setFate('lose_reply');
  const lost = w.proxy.nextUpload();

  const delivering = deliverReport({
    server: w.proxy.url,
    key: w.ingestKey,
    report: bigReport({ components: componentCount, findings: 3 }),
    target: 'dir:/builds/shop',
    config: { agentDir: w.agentDir, spoolBytesMax: 1024 ** 3, spoolAgeMaxHours: 24, spoolWhenFull: 'stop' },
    signal: new AbortController().signal,
  });
  await lost;
  w.proxy.setFate('pass');
  const outcome = await delivering;

  expect(outcome).toMatchObject({ kind: 'delivered', answer: { is_signed: false, component_count: componentCount } });
  expect(outcomeOf(w, outcome.scanId)).toEqual(deliveredOnce);
});
