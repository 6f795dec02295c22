import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { goodToken, startReplyServer } from '../link/reply-server.ts';
import { tempDir } from '../link/temp-dir.ts';

/** Starts of a process on a busy machine take seconds. */
const patience = 60_000;

/** `waybill agent` as a process, with nothing of this one's environment that it would listen to. */
function agent(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../../agent/main.ts'), 'agent', ...args], {
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
  createInterface({ input: child.stderr }).on('line', (line) => err.push(line));
  return {
    child,
    out,
    err,
    ended: new Promise<number | null>((resolve) => child.once('close', resolve)),
    said: (event: string) =>
      new Promise<void>((resolve) => {
        const watch = () => {
          if (out.some((line) => line.includes(`"event":"${event}"`))) resolve();
        };
        watchers.add(watch);
        watch();
      }),
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

test('no token ends with 2 and says how to give one', { timeout: patience }, async () => {
  const [server, dir] = [await startReplyServer(), await tempDir()];

  const process = agent(['--server', server.url, '--data', dir]);

  expect(await process.ended).toBe(2);
  expect(process.err.join('\n')).toContain('--token-file');
});
