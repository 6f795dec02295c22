import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startHeartbeat } from '../../../agent/link/heartbeat.ts';
import { silentLog } from '../../../agent/link/log.ts';
import { systemClock } from '../../../agent/link/clock.ts';
import type { BeatNews } from '../../../agent/link/beats.ts';
import { goodToken, startReplyServer, type ReplyServer } from './reply-server.ts';
import { shortTimes, startAgent } from './agent-in-test.ts';
import { tempDir } from './temp-dir.ts';

/** A key that the server knows. */
async function enrolledKey(server: ReplyServer): Promise<string> {
  const agent = startAgent({ server: server.url, agentDir: await tempDir(), nextToken: async () => goodToken });
  await server.until(() => server.pollsMax() > 0);
  await agent.stop();
  return 'wba_1';
}

async function beating(server: ReplyServer, options: { beatMs?: number; leaseMs?: number } = {}) {
  const news: BeatNews[] = [];
  const heartbeat = startHeartbeat({
    order: {
      server: server.url,
      agentVersion: '0.1.0',
      scanId: 'scn_1',
      leaseId: 'lea_1',
      times: { ...shortTimes.beats, beatMs: options.beatMs ?? 100 },
      key: await enrolledKey(server),
    },
    progress: { stage: 'listing', done: 0, total: 0 },
    leaseEndsAtMs: systemClock.monotonicMs() + (options.leaseMs ?? 60_000),
    onNews: (each) => news.push(each),
    log: silentLog,
  });
  onTestFinished(() => heartbeat.stop());
  return { heartbeat, news };
}

test('beats go out while the main thread is blocked for three leases', async () => {
  const leaseMs = 600;
  const server = await startReplyServer({ leaseMs });
  const child = spawn(process.execPath, [join(import.meta.dirname, 'blocked-main.ts'), server.url, await enrolledKey(server), String(leaseMs)], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => lines.push(text));

  await new Promise((resolve) => child.once('close', resolve));
  const said = JSON.parse(lines.join('')) as { blockedMs: number; isLeaseLive: boolean };

  const times = server.beats.map(({ atMs }) => atMs);
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(said.blockedMs).toBeGreaterThanOrEqual(3 * leaseMs);
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(2 * leaseMs);
  expect(Math.max(...gaps)).toBeLessThan(leaseMs);
  expect(said.isLeaseLive).toBe(true);
});

test('a beat that fails means unknown: the next one follows, sooner than usual', async () => {
  const server = await startReplyServer();
  const { news } = await beating(server, { beatMs: 1_000 });
  await server.until(() => server.beats.length === 1);
  let cuts = 0;
  server.intercept((request) => {
    if ((cuts += 1) > 2) return false;
    request.socket.destroy();
    return true;
  });

  await server.until(() => server.beats.length === 2);

  expect(news.map(({ kind }) => kind)).toEqual(['answer', 'unknown', 'unknown']);
});

test('a lease is counted from when the accepted beat was sent, and a beat that failed does not end it', async () => {
  const server = await startReplyServer({ leaseMs: 60_000 });
  const { heartbeat, news } = await beating(server, { leaseMs: 0 });
  const before = heartbeat.isLeaseLive();

  await heartbeat.flush({ stage: 'reading', done: 0, total: 1 }, 0, 5_000);

  expect(before).toBe(false);
  expect(news.at(-1)?.kind).toBe('answer');
  expect(heartbeat.isLeaseLive()).toBe(true);
});

test('a cancel does not extend the lease', async () => {
  const server = await startReplyServer({ leaseMs: 60_000 });
  server.setBeatState('cancel');
  const { heartbeat } = await beating(server, { leaseMs: 0 });

  await heartbeat.flush({ stage: 'reading', done: 0, total: 1 }, 0, 5_000);

  expect(heartbeat.isLeaseLive()).toBe(false);
});

test('a lost lease ends the beats', async () => {
  const server = await startReplyServer();
  server.setBeatState('lease_lost');
  const { heartbeat } = await beating(server, { beatMs: 10 });

  await heartbeat.flush({ stage: 'reading', done: 0, total: 1 }, 0, 5_000);
  const count = server.beats.length;
  await heartbeat.flush({ stage: 'reading', done: 1, total: 1 }, 0, 200);

  expect(heartbeat.isLeaseLive()).toBe(false);
  expect(server.beats).toHaveLength(count);
});

test('progress is numbered upwards and reaches the server before the next regular beat', async () => {
  const server = await startReplyServer();
  const { heartbeat } = await beating(server, { beatMs: 60_000 });

  heartbeat.report({ stage: 'listing', done: 1, total: 0 }, 2);
  await server.until(() => server.beats.some(({ progress }) => progress?.stage === 'listing'));
  await heartbeat.flush({ stage: 'reading', done: 3, total: 3 }, 2, 5_000);

  const seen = server.beats.flatMap(({ progress }) => (progress === undefined ? [] : [progress.seq]));
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(server.beats.at(-1)).toMatchObject({ spool_depth: 2, progress: { stage: 'reading', done: 3 } });
});
