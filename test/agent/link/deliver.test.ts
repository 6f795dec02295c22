import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deliverReport, type DeliverReportOptions } from '../../../agent/link/deliver.ts';
import { scanIdSchema } from '../../../shared/protocol/messages.ts';
import { emptyReport, freePort, startAgent } from './agent-in-test.ts';
import { startReplyServer, type ReplyServer } from './reply-server.ts';
import { tempDir } from './temp-dir.ts';

/** A key that the stand-in knows; that it is an agent's does not matter here. */
async function knownKey(server: ReplyServer): Promise<string> {
  const agent = startAgent({ server: server.url, agentDir: await tempDir() });
  await server.until(() => server.pollsMax() > 0);
  await agent.stop();
  return 'wba_1';
}

const options = (server: string, key: string, agentDir: string, given: Partial<DeliverReportOptions> = {}): DeliverReportOptions => ({
  server,
  key,
  report: emptyReport('dir:/srv/app'),
  target: 'dir:/srv/app',
  config: { agentDir, spoolBytesMax: 1024 ** 3, spoolAgeMaxHours: 24, spoolWhenFull: 'stop' },
  signal: new AbortController().signal,
  times: { patienceMs: 500, backoff: { firstMs: 5, maxMs: 20 } },
  ...given,
});

test('a report is delivered unsigned, with its target, under an id of its own', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];

  const outcome = await deliverReport(options(server.url, await knownKey(server), dir));

  expect(outcome).toMatchObject({ kind: 'delivered', verdict: 'pass', message: expect.stringContaining('verdict pass') });
  expect(scanIdSchema.safeParse(outcome.scanId).success).toBe(true);
  expect(server.results).toMatchObject([{ scanId: outcome.scanId, isSigned: false, headers: { 'waybill-target': 'dir%3A%2Fsrv%2Fapp' } }]);
  expect(server.results[0]?.headers['waybill-lease-id']).toBeUndefined();
  expect(await readdir(join(dir, 'spool-own'))).toEqual([]);
});

test('what a server that is away did not get waits on disk, and goes with the next delivery', async () => {
  const dir = await tempDir();
  const port = await freePort();
  const away = await deliverReport(options(`http://127.0.0.1:${port}`, 'wba_1', dir));
  const server = await startReplyServer({ port });

  const next = await deliverReport(options(server.url, await knownKey(server), dir));

  expect(away).toMatchObject({ kind: 'spooled', path: expect.stringContaining('spool-own') });
  expect(next).toMatchObject({ kind: 'delivered', message: expect.stringContaining('1 earlier result, too') });
  expect(new Set(server.results.map(({ scanId }) => scanId))).toEqual(new Set([away.scanId, next.scanId]));
  expect(await readdir(join(dir, 'spool-own'))).toEqual([]);
});

test('what waits for another server stays', async () => {
  const dir = await tempDir();
  const elsewhere = await deliverReport(options(`http://127.0.0.1:${await freePort()}`, 'wba_1', dir));
  const server = await startReplyServer();

  const here = await deliverReport(options(server.url, await knownKey(server), dir));

  expect(here.kind).toBe('delivered');
  expect(server.results).toHaveLength(1);
  expect(await readdir(join(dir, 'spool-own'))).toEqual([expect.stringContaining(elsewhere.scanId)]);
});

test('a key that the server does not know keeps the result, and the message says why', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];

  const outcome = await deliverReport(options(server.url, 'wba_unknown', dir));

  expect(outcome).toMatchObject({ kind: 'spooled', message: expect.stringContaining('invalid_api_key') });
});

test('a result that is refused for ever is put aside, and the message names the place', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  const key = await knownKey(server);
  server.intercept((request, response) => {
    request.resume().once('end', () => response.writeHead(413).end('{"code":"payload_too_large","message":"componentsMax is 1.","request_id":"r"}'));
    return true;
  });

  const outcome = await deliverReport(options(server.url, key, dir));

  expect(outcome).toMatchObject({ kind: 'refused', path: expect.stringContaining('quarantine'), message: expect.stringContaining('componentsMax') });
});

test('a full spool keeps no further result, and the message names the limit', async () => {
  const dir = await tempDir();
  const server = `http://127.0.0.1:${await freePort()}`;
  const config = { agentDir: dir, spoolBytesMax: 1, spoolAgeMaxHours: 24, spoolWhenFull: 'stop' } as const;
  await deliverReport(options(server, 'wba_1', dir, { config }));

  const second = await deliverReport(options(server, 'wba_1', dir, { config }));

  expect(second).toMatchObject({ kind: 'not_kept', message: expect.stringContaining('spoolBytesMax is 1') });
  expect(await readdir(join(dir, 'spool-own'))).toHaveLength(1);
});

test('an interrupt ends the waiting at once and keeps the result', async () => {
  const dir = await tempDir();
  const server = await startReplyServer();
  const key = await knownKey(server);
  const controller = new AbortController();
  server.intercept(() => {
    controller.abort();
    return true;
  });

  const outcome = await deliverReport(options(server.url, key, dir, { signal: controller.signal, times: { patienceMs: 60_000, backoff: { firstMs: 60_000, maxMs: 60_000 } } }));

  expect(outcome.kind).toBe('spooled');
});
