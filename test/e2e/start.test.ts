import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { freePort, run, tempDir, type Spoken } from './processes.ts';

/** Scans and starts take seconds on a busy machine. */
const patience = 60_000;

/** A folder to scan, a data directory, a port of its own, and no word from the environment. */
async function place(): Promise<{ app: string; args: string[]; data: string; port: number; start(args?: readonly string[]): Spoken }> {
  const dir = await tempDir();
  const [app, data, port] = [join(dir, 'app'), join(dir, 'data'), await freePort()];
  await mkdir(app);
  await writeFile(join(app, 'chat.py'), 'from openai import OpenAI\n\nclient = OpenAI()\nclient.chat.completions.create(model="gpt-4o", messages=[])\n');
  await writeFile(join(app, 'requirements.txt'), 'openai==1.54.0\n');
  const args = ['--data', data, '--port', String(port)];
  const env = { INIT_CWD: dir, NO_COLOR: '1', CI: 'true', WAYBILL_LOG_LEVEL: undefined, WAYBILL_DATA_DIR: undefined, WAYBILL_PORT: undefined };
  return { app, args, data, port, start: (more = []) => run('start.js', [...args, ...more], { env }) };
}

/** `exit 0`, or the code with what the process said of it. */
async function exitOf(spoken: Spoken): Promise<string> {
  const code = await spoken.ended;
  return code === 0 ? 'exit 0' : `exit ${code}\n${spoken.err.join('\n')}`;
}

const isServing = (line: string) => line.startsWith('Serving at');

test('a first run scans a folder once, prints inventory, verdict and address, and ends with 0', { timeout: patience }, async () => {
  const { start, port, data } = await place();

  const once = start(['--scan', 'app', '--once']);
  const code = await exitOf(once);

  const text = once.out.join('\n');
  expect(code).toBe('exit 0');
  expect(text).toContain('gpt-4o');
  expect(text).toMatch(/^Verdict: /m);
  expect(text).toContain(`http://127.0.0.1:${port}`);
  expect(once.err.join('\n')).toContain('(100%)');
  expect((await stat(data)).mode & 0o777).toBe(0o700);
  for (const secret of ['operator.key', 'agent/identity.key', 'agent/enrolment.json']) expect((await stat(join(data, secret))).mode & 0o777).toBe(0o600);
});

test('a second run uses the same owner, agent and key', { timeout: patience }, async () => {
  const { start, data } = await place();
  await start(['--scan', 'app', '--once']).ended;
  const before = await Promise.all(['operator.key', 'agent/enrolment.json'].map((name) => readFile(join(data, name), 'utf8')));

  const again = start(['--scan', 'app', '--once']);

  expect(await exitOf(again)).toBe('exit 0');
  expect(await Promise.all(['operator.key', 'agent/enrolment.json'].map((name) => readFile(join(data, name), 'utf8')))).toEqual(before);
});

test('a missing path ends with 3 and one clear sentence', { timeout: patience }, async () => {
  const { start } = await place();

  const once = start(['--scan', 'nothing-here', '--once']);

  expect(await once.ended).toBe(3);
  expect(once.err.filter((line) => line.startsWith('waybill:'))).toEqual([expect.stringMatching(/nothing-here.*no such file or directory/)]);
});

test('without --once it keeps serving, and a run beside it uses it', { timeout: patience }, async () => {
  const { start, port } = await place();
  const first = start();
  await first.line(isServing);

  const second = start(['--scan', 'app']);
  const code = await exitOf(second);

  expect(code).toBe('exit 0');
  expect(second.err.join('\n')).toContain(`Using the Waybill that runs at http://127.0.0.1:${port}`);
  expect(second.out.join('\n')).toContain('gpt-4o');
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
});

test('the setup token is printed while there is no owner, with the way to use it', { timeout: patience }, async () => {
  const { start, port } = await place();
  const first = start();
  await first.line(isServing);

  const told = first.err.join('\n');
  const token = /"token":"(wbs_\w+)"/.exec(told)?.[1];
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1/auth/bootstrap`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, email: 'owner@example.com', name: 'Owner', password: 'correct horse battery' }),
  });
  first.child.kill('SIGTERM');
  await first.ended;
  const second = start();
  await second.line(isServing);
  second.child.kill('SIGTERM');

  expect(reply.status).toBe(201);
  expect(second.err.join('\n')).not.toContain('wbs_');
});

test('a port that another program holds ends with 2 and says so', { timeout: patience }, async () => {
  const { start, port } = await place();
  const other = createServer((_request, response) => response.end('hello'));
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());

  const blocked = start();

  expect(await blocked.ended).toBe(2);
  expect(blocked.err.join('\n')).toContain(`http://127.0.0.1:${port} is held by another program`);
  expect((other.address() as AddressInfo).port).toBe(port);
});

test('a port that a Waybill of another data directory holds ends with 2', { timeout: patience }, async () => {
  const [one, two] = [await place(), await place()];
  const first = one.start();
  await first.line(isServing);

  const second = run('start.js', ['--data', two.data, '--port', String(one.port)], { env: { CI: 'true' } });

  expect(await second.ended).toBe(2);
  expect(second.err.join('\n')).toContain('a Waybill with another data directory');
});

test('one data directory is not served at two ports', { timeout: patience }, async () => {
  const { start, data } = await place();
  const first = start();
  await first.line(isServing);

  const second = run('start.js', ['--data', data, '--port', String(await freePort())], { env: { CI: 'true' } });

  expect(await second.ended).toBe(2);
  expect(second.err.join('\n')).toContain('is served at');
});

test('an agent that dies is started again, and works', { timeout: patience }, async () => {
  const { start, data } = await place();
  const first = start();
  await first.line(isServing);
  const agentPid = async () => (JSON.parse(await readFile(join(data, 'agent', 'agent.lock'), 'utf8')) as { pid: number }).pid;
  const scanned = start(['--scan', 'app']);
  await scanned.ended;

  process.kill(await agentPid(), 'SIGKILL');
  await first.line((line) => line.includes('is started again'));
  const again = start(['--scan', 'app']);

  expect(await exitOf(again)).toBe('exit 0');
});

test('an agent whose key the server does not know is enrolled again', { timeout: patience }, async () => {
  const { start, data } = await place();
  await start(['--scan', 'app', '--once']).ended;
  const file = join(data, 'agent', 'enrolment.json');
  const enrolment = JSON.parse(await readFile(file, 'utf8')) as { key: string; agent_id: string };
  await writeFile(file, JSON.stringify({ ...enrolment, key: 'wba_unknown' }));

  const again = start(['--scan', 'app', '--once']);

  expect(await exitOf(again)).toBe('exit 0');
  const renewed = JSON.parse(await readFile(file, 'utf8')) as { key: string; agent_id: string };
  expect(renewed.agent_id).toBe(enrolment.agent_id);
  expect(renewed.key).not.toBe(enrolment.key);
});

test('an interrupt during a scan ends with 130, and the scan does not run at the next start', { timeout: patience }, async () => {
  const { start, data } = await place();
  const once = start(['--scan', 'app', '--once']);
  await once.line((line) => line.startsWith('Scanning'));

  once.child.kill('SIGINT');
  const code = await once.ended;
  const next = start();
  await next.line(isServing);
  const key = (await readFile(join(data, 'operator.key'), 'utf8')).trim();
  const url = /Serving at (\S+);/.exec(await next.line(isServing))?.[1];
  const reply = (await (await fetch(`${url}/api/v1/scans`, { headers: { authorization: `Bearer ${key}` } })).json()) as { data: { state: string }[] };

  expect(code).toBe(130);
  expect(reply.data.map(({ state }) => state)).not.toContain('queued');
});

test('a socket without a browser sees progress from 0 to 100 % and the end', { timeout: patience }, async () => {
  const { start, data, port } = await place();
  const first = start();
  await first.line(isServing);
  const key = (await readFile(join(data, 'operator.key'), 'utf8')).trim();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/ws`, { headers: { authorization: `Bearer ${key}` } });
  onTestFinished(() => socket.terminate());
  const texts: string[] = [];
  const ended = new Promise<void>((resolve) =>
    socket.on('message', (message) => {
      texts.push(String(message));
      if (String(message).includes('scan.completed')) resolve();
    }),
  );
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ subscribe: ['scans'] }));

  start(['--scan', 'app']);
  await ended;

  const progress = texts.map((text) => JSON.parse(text) as { done?: number; total?: number; scan_id?: string }).filter(({ scan_id: id }) => id !== undefined);
  expect(progress.at(0)?.done).toBe(0);
  expect(progress.some(({ done = 0, total = 0 }) => total > 0 && done === total)).toBe(true);
});

test.each([['--sacn', '.'], ['--once']])('%s is wrong usage: exit 2 and the accepted words', { timeout: patience }, async (...argv) => {
  const { start } = await place();

  const wrong = start(argv);

  expect(await wrong.ended).toBe(2);
  expect(wrong.err.join('\n')).toContain('--scan');
});
