import { mkdir, readFile, readdir, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '../../../shared/model/app-error.ts';
import type { Scan } from '../../../agent/link/job.ts';
import { freePort, quickScan, shortTimes, startAgent } from './agent-in-test.ts';
import { goodToken, startReplyServer, type QueuedJob } from './reply-server.ts';
import { tempDir } from './temp-dir.ts';

const job = (number: number, target: string): QueuedJob => ({ scanId: `scn_0199aaaa-0000-7000-8000-00000000000${number}`, target: `dir:${target}` });

test('an agent enrols with a proof of its key, and takes the same enrolment up again', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];

  const first = startAgent({ server: server.url, agentDir: dir });
  await server.until(() => server.pollsMax() > 0);
  await first.stop();
  const second = startAgent({ server: server.url, agentDir: dir, nextToken: async () => undefined });
  server.queue(job(1, dir));
  await second.untilEnded(1);

  expect(server.enrolments).toHaveLength(1);
  expect(second.ends[0]?.end.kind).toBe('delivered');
  for (const file of ['identity.key', 'enrolment.json']) expect((await stat(join(dir, file))).mode & 0o777).toBe(0o600);
});

test('without an enrolment and without a token an agent ends and says what to give', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];

  const agent = startAgent({ server: server.url, agentDir: dir, nextToken: async () => undefined });

  await expect(agent.done).rejects.toMatchObject({ code: 'enrolment_needed', message: expect.stringContaining('--token-file') });
});

test('a token that the server does not take is an error, not a loop', async () => {
  const [server, dir] = [await startReplyServer({ tokens: [] }), await tempDir()];

  await expect(startAgent({ server: server.url, agentDir: dir }).done).rejects.toMatchObject({ code: 'enrolment_refused' });
});

test('a host name that another agent has gets an end from the key; a name that was given does not', async () => {
  const server = await startReplyServer({ takenNames: ['my-host'] });
  const self = { hostName: 'my host', labels: [], version: '0.1.0', os: 'test' };

  startAgent({ server: server.url, agentDir: await tempDir(), self: { ...self, name: undefined } });
  await server.until(() => server.pollsMax() > 0);
  const named = startAgent({ server: server.url, agentDir: await tempDir(), self: { ...self, name: 'my-host' } });

  expect(server.enrolments[0]?.name).toMatch(/^my-host-[0-9a-f]{8}$/);
  await expect(named.done).rejects.toMatchObject({ code: 'enrolment_refused' });
});

test('an agent whose key the server forgot enrols again with the same key pair, and loses no result', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  const tokens = [goodToken, goodToken];
  const agent = startAgent({ server: server.url, agentDir: dir, nextToken: async () => tokens.shift() });
  await server.until(() => server.pollsMax() > 0);

  server.forgetAgents();
  server.queue(job(1, dir));
  await agent.untilEnded(1);

  expect(server.enrolments.map(({ public_key: key }) => key)).toEqual([server.enrolments[0]?.public_key, server.enrolments[0]?.public_key]);
  expect(server.results).toHaveLength(1);
});

test('an unknown key without a token ends the agent, and the result it holds stays in the spool', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  const agent = startAgent({ server: server.url, agentDir: dir, times: { ...shortTimes, graceMs: 1 } });
  await server.until(() => server.pollsMax() > 0);

  server.forgetAgents();
  server.queue(job(1, dir));

  await expect(agent.done).rejects.toMatchObject({ code: 'enrolment_needed' });
  expect(await readdir(join(dir, 'spool'))).toHaveLength(1);
});

test('a job is scanned and delivered once, signed, under its lease and fencing number', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  const agent = startAgent({ server: server.url, agentDir: dir });

  server.queue(job(1, dir));
  await agent.untilEnded(1);

  expect(server.results).toHaveLength(1);
  expect(server.results[0]).toMatchObject({
    scanId: job(1, dir).scanId,
    isSigned: true,
    headers: { 'waybill-lease-id': 'lea_1', 'waybill-fencing': '1', 'content-encoding': 'gzip', 'waybill-target': encodeURIComponent(`dir:${dir}`) },
  });
  expect(server.results[0]?.lines.at(0)).toContain('"t":"header"');
  expect(await readdir(join(dir, 'spool'))).toEqual([]);
});

test('the last progress reaches the server before the result', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  const agent = startAgent({ server: server.url, agentDir: dir });

  server.queue(job(1, dir));
  await agent.untilEnded(1);

  expect(server.beats.at(-1)?.progress).toMatchObject({ stage: 'delivering', done: 1, total: 1 });
});

test('there is at most one poll in flight, and none while every slot is taken', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  const gate = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  const scan: Scan = async (request) => {
    started.resolve();
    await gate.promise;
    return quickScan(request);
  };
  let pollsWhileBusy = 0;
  const agent = startAgent({ server: server.url, agentDir: dir, scan });
  server.queue(job(1, dir));
  await started.promise;
  server.intercept((request) => {
    pollsWhileBusy += request.url?.endsWith('/lease') ? 1 : 0;
    return false;
  });
  await server.until(() => server.beats.length >= 4);
  const seen = pollsWhileBusy;
  gate.resolve();
  await agent.untilEnded(1);

  expect(seen).toBe(0);
  expect(server.pollsMax()).toBe(1);
});

test('a reply that is lost after the upload leads to the same bytes again, and the entry goes only then', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  let uploads = 0;
  server.intercept(async (request) => {
    if (!request.url?.endsWith('/result') || (uploads += 1) > 1) return false;
    request.resume();
    await new Promise((resolve) => request.once('end', resolve));
    request.socket.destroy();
    return true;
  });
  const agent = startAgent({ server: server.url, agentDir: dir });

  server.queue(job(1, dir));
  await agent.untilEnded(1);

  expect(uploads).toBe(2);
  expect(server.results).toHaveLength(1);
  expect(await readdir(join(dir, 'spool'))).toEqual([]);
});

test.each([
  ['a proxy\'s 502 page', 502, '<html>bad gateway</html>'],
  ['a proxy\'s 404 page', 404, '<html>not here</html>'],
  ['a portal\'s 200 page', 200, '<html>please sign in</html>'],
  ['JSON about something else', 200, '{"ok":true}'],
  ['an answer about another scan', 200, '{"scan_id":"scn_other"}'],
  ['a server that is busy', 503, '{"code":"unavailable","message":"later","request_id":"r"}'],
  ['a fault of the server', 500, '{"code":"internal","message":"oops","request_id":"r"}'],
])('%s does not let go of a result', async (_what, status, body) => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  let uploads = 0;
  server.intercept((request, response) => {
    if (!request.url?.endsWith('/result') || (uploads += 1) > 2) return false;
    request.resume().once('end', () => response.writeHead(status).end(body));
    return true;
  });
  const agent = startAgent({ server: server.url, agentDir: dir });

  server.queue(job(1, dir));
  await agent.untilEnded(1);

  expect(server.results).toHaveLength(1);
  expect(agent.ends[0]?.end.kind).toBe('delivered');
});

test('a result that is refused for ever is put aside with the reason, and the next one goes through', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  let uploads = 0;
  server.intercept((request, response) => {
    if (!request.url?.endsWith('/result') || (uploads += 1) > 1) return false;
    request.resume().once('end', () => response.writeHead(422).end('{"code":"signature_invalid","message":"no","request_id":"r"}'));
    return true;
  });
  const agent = startAgent({ server: server.url, agentDir: dir });

  server.queue(job(1, dir));
  server.queue(job(2, dir));
  await agent.untilEnded(2);

  expect(agent.ends[0]?.end).toMatchObject({ kind: 'quarantined', code: 'signature_invalid' });
  expect(agent.ends[1]?.end.kind).toBe('delivered');
  expect(await readdir(join(dir, 'spool', 'quarantine'))).toHaveLength(2);
  expect(agent.logged.join('')).toContain('put aside');
});

test('results that an earlier run left are delivered first, damaged ones are put aside and reported', async () => {
  const dir = await tempDir();
  const port = await freePort();
  const before = await startReplyServer({ port });
  let uploads = 0;
  before.intercept((request) => {
    if (!request.url?.endsWith('/result')) return false;
    uploads += 1;
    request.socket.destroy();
    return true;
  });
  const first = startAgent({ server: before.url, agentDir: dir, times: { ...shortTimes, graceMs: 1 } });
  before.queue(job(1, dir));
  before.queue(job(2, dir));
  await before.until(() => uploads >= 2 && new Set(before.beats.filter(({ progress }) => progress?.stage === 'delivering').map(({ scanId }) => scanId)).size === 2);
  await first.stop();
  const [oldest = ''] = (await readdir(join(dir, 'spool'))).toSorted();
  await truncate(join(dir, 'spool', oldest), 13_000);
  before.intercept(undefined);

  const second = startAgent({ server: before.url, agentDir: dir });
  await before.until(() => before.results.length === 1);
  before.queue(job(3, dir));
  await second.untilEnded(1);

  expect(before.results.map(({ scanId }) => scanId)).toEqual([job(2, dir).scanId, job(3, dir).scanId]);
  expect(await readdir(join(dir, 'spool', 'quarantine'))).toContain(oldest);
  expect(second.logged.join('')).toContain('spool_entry_corrupt');
});

test('a full spool takes no work until a result got through', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  let isOpen = false;
  let refusals = 0;
  server.intercept((request) => {
    if (isOpen || !request.url?.endsWith('/result')) return false;
    refusals += 1;
    request.socket.destroy();
    return true;
  });
  const agent = startAgent({ server: server.url, agentDir: dir, spoolLimits: { bytesMax: 1, ageMaxMs: 1_000_000_000, whenFull: 'stop' } });
  server.queue(job(1, dir));
  server.queue(job(2, dir));

  await server.until(() => refusals >= 5);
  const takenWhileFull = new Set(server.beats.map(({ scanId }) => scanId)).size;
  isOpen = true;
  await agent.untilEnded(2);

  expect(takenWhileFull).toBe(1);
  expect(server.results).toHaveLength(2);
  expect(agent.logged.join('')).toContain('spoolBytesMax is 1');
});

test('a cancelled scan stops, and the server is told so', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  const scan: Scan = ({ signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new AppError('cancelled', 'The scan was cancelled.')), { once: true }));
  const agent = startAgent({ server: server.url, agentDir: dir, scan });

  server.queue(job(1, dir));
  await server.until(() => server.beats.length > 0);
  server.setBeatState('cancel');
  await agent.untilEnded(1);

  expect(server.failures).toMatchObject([{ reason: 'cancelled', retry: false, lease_id: 'lea_1' }]);
  expect(server.results).toEqual([]);
});

test('a scan whose lease was lost stops without a word, and the agent works on', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  let scans = 0;
  const scan: Scan = (request) =>
    (scans += 1) > 1
      ? quickScan(request)
      : new Promise((_resolve, reject) => request.signal.addEventListener('abort', () => reject(new AppError('cancelled', 'stopped')), { once: true }));
  const agent = startAgent({ server: server.url, agentDir: dir, scan });

  server.queue(job(1, dir));
  await server.until(() => server.beats.length > 0);
  server.setBeatState('lease_lost');
  await agent.untilEnded(1);
  server.setBeatState('ok');
  server.queue(job(2, dir));
  await agent.untilEnded(2);

  expect(agent.ends.map(({ end }) => end.kind)).toEqual(['lease_lost', 'delivered']);
  expect(server.failures).toEqual([]);
});

test('a result that was ready before the lease was lost is delivered all the same', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  let uploads = 0;
  server.intercept((request) => {
    if (!request.url?.endsWith('/result')) return false;
    if ((uploads += 1) > 2) return false;
    server.setBeatState('lease_lost');
    request.socket.destroy();
    return true;
  });
  const agent = startAgent({ server: server.url, agentDir: dir });

  server.queue(job(1, dir));
  await agent.untilEnded(1);

  expect(agent.ends[0]?.end.kind).toBe('delivered');
  expect(server.results).toHaveLength(1);
});

test('a server that drains gets its running scan and is asked for no new one meanwhile', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  const agent = startAgent({ server: server.url, agentDir: dir, times: { ...shortTimes, pauseMs: 100_000 } });
  server.setBeatState('drain');

  server.queue(job(1, dir));
  await agent.untilEnded(1);
  const taken = server.pollsMax();
  server.queue(job(2, dir));
  await agent.stop();

  expect(agent.ends.map(({ scanId }) => scanId)).toEqual([job(1, dir).scanId]);
  expect(taken).toBeLessThanOrEqual(1);
});

test('an agent that is stopped ends its scan and says that another attempt may be made', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  const scan: Scan = ({ signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new AppError('cancelled', 'stopped')), { once: true }));
  const agent = startAgent({ server: server.url, agentDir: dir, scan });

  server.queue(job(1, dir));
  await server.until(() => server.beats.length > 0);
  await agent.stop();

  expect(server.failures).toMatchObject([{ reason: 'interrupted', retry: true }]);
});

test.each([
  ['outside the roots of its operator', 'allowedRoots', 'target_not_allowed'],
  ['outside the roots of its enrolment', 'enrolledRoots', 'target_not_allowed'],
  ['that is not there', 'missing', 'target_not_found'],
])('a target %s fails with its own reason and no retry', async (_what, which, reason) => {
  const dir = await tempDir();
  await mkdir(join(dir, 'allowed'));
  const server = await startReplyServer(which === 'enrolledRoots' ? { allowedRoots: [join(dir, 'allowed')] } : {});
  const agent = startAgent({ server: server.url, agentDir: join(dir, 'agent'), allowedRoots: which === 'allowedRoots' ? [join(dir, 'allowed')] : [] });

  server.queue(job(1, which === 'missing' ? join(dir, 'missing') : dir));
  await agent.untilEnded(1);

  expect(server.failures).toMatchObject([{ reason, retry: false }]);
  expect(server.results).toEqual([]);
});

test('a fault in the scan is reported without its text, and may be tried again', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  const scan: Scan = async () => {
    throw new TypeError('secret sk-123 is not iterable');
  };
  const agent = startAgent({ server: server.url, agentDir: dir, scan });

  server.queue(job(1, dir));
  await agent.untilEnded(1);

  expect(server.failures).toMatchObject([{ reason: 'internal', retry: true }]);
  expect(server.failures[0]?.message).not.toContain('sk-123');
});

test('a second agent on the same folder ends and says so', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  startAgent({ server: server.url, agentDir: dir });
  await server.until(() => server.pollsMax() > 0);

  const second = startAgent({ server: server.url, agentDir: dir });

  await expect(second.done).rejects.toMatchObject({ code: 'agent_running' });
});

test('no key is written to the log', async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  const agent = startAgent({ server: server.url, agentDir: dir });
  server.queue(job(1, dir));
  await agent.untilEnded(1);

  const text = agent.logged.join('');
  const enrolment = JSON.parse(await readFile(join(dir, 'enrolment.json'), 'utf8')) as { key: string; fingerprint_key: string };

  for (const secret of [enrolment.key, enrolment.fingerprint_key, goodToken]) expect(text).not.toContain(secret);
});
