import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { bundleFolder } from '../../harness/bundle.ts';
import { goodToken, startReplyServer } from '../link/reply-server.ts';
import { tempDir } from '../link/temp-dir.ts';

/** Starts of a process on a busy machine take seconds. */
const patience = 60_000;

/** `waybill agent` as a process, with nothing of this one's environment that it would listen to. */
function agent(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [join(bundleFolder, 'agent.js'), 'agent', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const out: string[] = [];
  const err: string[] = [];
  const watchers = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    out.push(line);
    for (const watch of watchers) watch();
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    err.push(line);
    for (const watch of watchers) watch();
  });
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const watch = () => {
        if (isSo()) resolve();
      };
      watchers.add(watch);
      watch();
    });
  return {
    child,
    out,
    err,
    ended: new Promise<number | null>((resolve) => child.once('close', resolve)),
    said: (event: string) => until(() => out.some((line) => line.includes(`"event":"${event}"`))),
    logged: (msg: string) => until(() => err.some((line) => line.includes(`"msg":"${msg}"`))),
  };
}

test('it asks for a token on standard output, takes it from standard input, scans, and drains on SIGTERM', { timeout: patience }, async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  await writeFile(join(dir, 'chat.py'), 'import openai\n');

  const process = agent(['--server', server.url, '--data', join(dir, 'data'), '--token-stdin']);
  await process.said('token_needed');
  process.child.stdin.write(`${goodToken}\n`);
  await process.said('ready');
  server.queue({ scanId: 'scn_0199aaaa-0000-7000-8000-000000000001', target: `dir:${dir}` });
  await server.until(() => server.results.length === 1);
  process.child.kill('SIGTERM');

  expect(await process.ended).toBe(0);
  expect(server.results[0]?.lines.join('\n')).toContain('openai');
  for (const line of process.err) expect(JSON.parse(line)).toMatchObject({ level: expect.any(String), msg: expect.any(String), time: expect.any(String) });
});

test('with --with-parent it drains when standard input ends', { timeout: patience }, async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];

  const process = agent(['--server', server.url, '--data', dir, '--with-parent'], { WAYBILL_ENROLMENT_TOKEN: goodToken });
  await process.said('ready');
  process.child.stdin.end();

  expect(await process.ended).toBe(0);
});

test('a token from a file will do, and standard input may be closed', { timeout: patience }, async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];
  await writeFile(join(dir, 'token'), `${goodToken}\n`);

  const process = agent(['--server', server.url, '--data', dir, '--token-file', join(dir, 'token')]);
  process.child.stdin.end();
  await process.said('ready');
  process.child.kill('SIGINT');

  expect(await process.ended).toBe(0);
});

test.each([
  ['no server', [], '--server'],
  ['a server that is no address', ['--server', 'nowhere'], '--server'],
  ['an unknown option', ['--sever', 'x'], '--sever'],
])('%s ends with 2 and names the option', { timeout: patience }, async (_what, args, named) => {
  const process = agent(['--data', await tempDir(), ...args]);

  expect(await process.ended).toBe(2);
  expect(process.err.join('\n')).toContain(named);
});

test('without a server it runs the integrations of waybill.yaml, exports their reports, and drains on SIGTERM', { timeout: patience }, async () => {
  const [app, data] = [await tempDir(), await tempDir()];
  await writeFile(join(app, 'chat.py'), 'import openai\n');
  await mkdir(join(data, 'agent'));
  // Last up years ago, so that a run was missed.
  const memory = { expression: '0 0 1 1 *', time_zone: 'UTC', since_ms: Date.UTC(2020, 5, 1) };
  await writeFile(join(data, 'agent/cron.json'), JSON.stringify({ format: 'waybill-cron/1', integrations: { app: memory } }));
  await writeFile(join(data, 'waybill.yaml'), `integrations:\n  - { id: app, target: "dir:${app}", schedule: "0 0 1 1 *" }\nexports:\n  - { format: json, to: "out/{integration}.json" }\n`);

  const process = agent(['--data', data]);
  await process.logged('an integration ended');
  process.child.kill('SIGTERM');

  expect(await process.ended).toBe(0);
  expect(await readFile(join(data, 'out/app.json'), 'utf8')).toContain('openai');
  const lines = process.err.map((line) => JSON.parse(line) as { msg: string; missed?: number; outcome?: string });
  expect(lines.find(({ msg }) => msg === 'an integration starts')?.missed).toBeGreaterThanOrEqual(5);
  expect(lines.find(({ msg }) => msg === 'an integration ended')?.outcome).toBe('scanned');
});

test.each([
  ['nothing at all', 'slots: 1\n', 'An agent needs the address of its server, or integrations of its own'],
  ['reports that go nowhere', 'integrations:\n  - { id: app, target: "dir:/srv", schedule: "0 0 1 1 *" }\n', 'the reports of the integration app would go nowhere'],
  ['a mistake in waybill.yaml', 'integrations:\n  - { id: app, target: "dir:/srv", schedule: "0 0 1 1" }\n', 'waybill.yaml:2:46: integrations[0].schedule'],
])('%s ends with 2', { timeout: patience }, async (_, text, says) => {
  const data = await tempDir();
  await writeFile(join(data, 'waybill.yaml'), text);

  const process = agent(['--data', data]);

  expect(await process.ended).toBe(2);
  expect(process.err.join('\n')).toContain(says);
});

test('no token ends with 2 and says how to give one', { timeout: patience }, async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];

  const process = agent(['--server', server.url, '--data', dir]);

  expect(await process.ended).toBe(2);
  expect(process.err.join('\n')).toContain('--token-file');
});
