import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { agentConfig, apiKeyOf } from '../../../agent/config/config.ts';
import type { Surroundings } from '../../../agent/config/environment.ts';

async function home(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'waybill-config-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

const around = (homeDir: string, variables: Surroundings['variables'] = {}): Surroundings => ({
  variables,
  workingDir: join(homeDir, 'work'),
  homeDir,
  hostName: 'host.example',
  now: new Date('2026-11-21T12:00:00Z'),
});

test('the flag wins over the variable, the variable over the file', async () => {
  const dir = await home();
  await writeFile(join(dir, 'waybill.yaml'), 'server: http://file.test\nslots: 2\nlabels: [from-file]\n');
  const variables = { WAYBILL_DATA_DIR: dir, WAYBILL_SERVER: 'http://variable.test', WAYBILL_AGENT_LABELS: 'a, b' };

  const config = agentConfig({ server: 'https://flag.test/' }, around(dir, variables));

  expect(config).toMatchObject({ server: 'https://flag.test', labels: ['a', 'b'], slots: 2, dataDir: dir, agentDir: join(dir, 'agent') });
});

test('without anything given there are defaults', async () => {
  const dir = await home();

  const config = agentConfig({}, around(dir));

  expect(config).toMatchObject({ dataDir: join(dir, '.local/share/waybill'), slots: 1, spoolBytesMax: 1024 ** 3, spoolWhenFull: 'stop', server: undefined });
});

test('paths start where the person stood', async () => {
  const dir = await home();

  const config = agentConfig({ dataDir: 'data', tokenFile: 'token' }, around(dir, { INIT_CWD: '/stood/here' }));

  expect(config).toMatchObject({ dataDir: '/stood/here/data', tokenFile: '/stood/here/token', standingDir: '/stood/here' });
});

test('a configuration file in the working directory is never read', async () => {
  const dir = await home();
  await mkdir(join(dir, 'work'));
  await writeFile(join(dir, 'work', 'waybill.yaml'), 'server: http://scanned.test\n');

  expect(agentConfig({}, around(dir)).server).toBeUndefined();
});

test.each([
  [{ server: 'ftp://x' }, '--server'],
  [{ server: 'http://user:word@x' }, '--server'],
  [{ slots: '0' }, '--slots'],
  [{ slots: '1.5' }, '--slots'],
  [{ spoolWhenFull: 'explode' }, '--spool-when-full'],
  [{ labels: 'Not Good' }, '--labels'],
])('%j is refused with the spelling of the option', async (flags, spelling) => {
  const dir = await home();

  expect(() => agentConfig(flags, around(dir))).toThrow(expect.objectContaining({ code: 'config_invalid', message: expect.stringContaining(spelling) }));
});

test('an unknown key of the file is an error that names the accepted ones', async () => {
  const dir = await home();
  await writeFile(join(dir, 'waybill.yaml'), 'sever: http://typo.test\n');

  expect(() => agentConfig({ dataDir: dir }, around(dir))).toThrow(expect.objectContaining({ message: expect.stringMatching(/"sever".*Accepted: .*server/s) }));
});

test('secrets have no flag and no place in the file', async () => {
  const dir = await home();
  await writeFile(join(dir, 'waybill.yaml'), 'api_key: x\n');

  expect(() => agentConfig({ dataDir: dir }, around(dir))).toThrow(expect.objectContaining({ code: 'config_invalid' }));
});

test('SOURCE_DATE_EPOCH fixes the time of reports, and junk in it is an error', async () => {
  const dir = await home();

  const fixed = agentConfig({}, around(dir, { SOURCE_DATE_EPOCH: '1700000000' }));
  const free = agentConfig({}, around(dir));

  expect(fixed.generatedAt.toISOString()).toBe('2023-11-14T22:13:20.000Z');
  expect(free.fixedTime).toBeUndefined();
  expect(() => agentConfig({}, around(dir, { SOURCE_DATE_EPOCH: 'now' }))).toThrow(expect.objectContaining({ code: 'config_invalid' }));
});

test('the key file wins over the variable; an empty or missing one is an error', async () => {
  const dir = await home();
  await writeFile(join(dir, 'key'), 'wb_live_file\n');
  await writeFile(join(dir, 'empty'), '\n');
  const key = (keyFile: string | undefined) => apiKeyOf(agentConfig({ keyFile }, around(dir, { WAYBILL_API_KEY: 'wb_live_variable' })));

  expect(key(join(dir, 'key'))).toBe('wb_live_file');
  expect(key(undefined)).toBe('wb_live_variable');
  expect(() => key(join(dir, 'empty'))).toThrow(expect.objectContaining({ message: expect.stringContaining('is empty') }));
  expect(() => key(join(dir, 'none'))).toThrow(expect.objectContaining({ message: expect.stringContaining('--key-file') }));
});

test('colour and redrawing follow NO_COLOR, TERM and CI', async () => {
  const dir = await home();
  const look = (variables: Surroundings['variables']) => {
    const { isColorAllowed, isRedrawAllowed } = agentConfig({}, around(dir, variables));
    return { isColorAllowed, isRedrawAllowed };
  };

  expect(look({ TERM: 'xterm' })).toEqual({ isColorAllowed: true, isRedrawAllowed: true });
  expect(look({ NO_COLOR: '1' })).toEqual({ isColorAllowed: false, isRedrawAllowed: true });
  expect(look({ CI: 'true' })).toEqual({ isColorAllowed: true, isRedrawAllowed: false });
  expect(look({ TERM: 'dumb' })).toEqual({ isColorAllowed: false, isRedrawAllowed: false });
});
