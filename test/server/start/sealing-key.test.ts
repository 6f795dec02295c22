import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp, type App } from '../../../server/app.ts';
import { readConfig, type ServerConfig } from '../../../server/config/config.ts';
import { systemClock, systemRandom } from '../../../server/config/world.ts';
import { openDatabase } from '../../../server/db/connection.ts';
import { rotateSealingKey } from '../../../server/features/system/rotate-sealing-key.ts';
import { systemCaller } from '../../../server/http/caller.ts';
import { commandArguments, runCommand } from '../../../server/start/commands.ts';
import type { Console } from '../../../server/start/console.ts';
import { noteServer } from '../../../server/start/running-server.ts';
import { settleSealingKey, stageSealingKey } from '../../../server/start/sealing-key-file.ts';
import { databases, type DatabasePlace } from '../../harness/postgres.ts';
import { cheapScrypt } from '../../harness/server.ts';

const silent = { scryptCost: cheapScrypt, logDestination: { write: () => {} } };
const place = (orgId: string) => ({ orgId, table: 'credentials', row: 'crd_1', column: 'secret' });

/** What an installation holds that only its sealing key opens. */
interface Sealed {
  readonly orgId: string;
  readonly apiKey: string;
  readonly secret: string;
}

async function fill(app: App): Promise<Sealed> {
  const orgId = app.defaultOrgId;
  const { key } = await app.services.apiKeys.create({ name: 'k', scopes: ['read'], mode: 'live', expiresAt: null }, systemCaller(orgId));
  return { orgId, apiKey: key, secret: await app.foundation.vault.seal(app.db.kysely, place(orgId), Buffer.from('a secret')) };
}

/** Whether an installation opens with a configuration, and with it what was sealed before. */
async function opens(config: ServerConfig, { orgId, apiKey, secret }: Sealed): Promise<boolean> {
  let app: App;
  try {
    app = await createApp(config, silent);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'unseal_failed') return false;
    throw error;
  }
  try {
    await app.services.apiKeys.authenticate(apiKey);
    return (await app.foundation.vault.unseal(app.db.kysely, place(orgId), secret)).toString() === 'a secret';
  } finally {
    await app.close();
  }
}

describe.each(databases())('another sealing key on $name', (database) => {
  let folder: string;
  let where: DatabasePlace;
  let config: ServerConfig;
  let sealed: Sealed;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'waybill-kek-'));
    where = await database.place();
    writeFileSync(join(folder, 'first.key'), randomBytes(32).toString('base64'));
    const ownerUrl = where.ownerUrl === undefined ? {} : { databaseOwnerUrl: where.ownerUrl };
    config = readConfig({ dataDir: join(folder, 'data'), port: '0', logLevel: 'error', databaseUrl: where.url, kekFile: join(folder, 'first.key'), ...ownerUrl });
    const app = await createApp(config, silent);
    sealed = await fill(app);
    await app.close();
  });
  afterEach(async () => {
    await where.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('opens all that the old one sealed, which opens nothing any more, with an entry in each audit log (S49)', async () => {
    const to = randomBytes(32);
    const db = await openDatabase({ url: config.databaseUrl });

    const done = await rotateSealingKey({ db, clock: systemClock, random: systemRandom, from: config.sealingKey, to });

    expect(done).toEqual({ serverKeys: 3, organizations: 1 });
    const [last] = await db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', sealed.orgId).orderBy('seq', 'desc').limit(1).execute();
    expect(last).toMatchObject({ action: 'sealing_key.rotate', actor_type: 'system' });
    expect(last?.detail).not.toContain(to.toString('base64url').slice(0, 20));
    await db.close();
    expect(await opens({ ...config, sealingKey: to }, sealed)).toBe(true);
    expect(await opens(config, sealed)).toBe(false);
  });

  it('is refused, and nothing changed, by whoever does not have the old one (S49)', async () => {
    const db = await openDatabase({ url: config.databaseUrl });

    await expect(rotateSealingKey({ db, clock: systemClock, random: systemRandom, from: randomBytes(32), to: randomBytes(32) })).rejects.toMatchObject({ code: 'unseal_failed' });

    await db.close();
    expect(await opens(config, sealed)).toBe(true);
  });
});

describe('npm start -- rotate-sealing-key', () => {
  let folder: string;
  let dataDir: string;
  let keyFile: string;
  let nextFile: string;
  let newKeyFile: string;
  let sealed: Sealed;
  let said: string[];
  const console: Console = { result: (text) => void said.push(text), say: (line) => void said.push(line), progress: () => {}, endProgress: () => {} };
  const rotate = () => runCommand({ name: 'rotate-sealing-key', dataDir, newKeyFile }, console);
  const config = () => readConfig({ dataDir, port: '0', logLevel: 'error' });
  const newKey = () => Buffer.from(readFileSync(newKeyFile, 'utf8').trim(), 'base64');

  beforeEach(async () => {
    said = [];
    folder = mkdtempSync(join(tmpdir(), 'waybill-kek-'));
    dataDir = join(folder, 'data');
    keyFile = join(dataDir, 'sealing.key');
    nextFile = `${keyFile}.next`;
    newKeyFile = join(folder, 'new.key');
    writeFileSync(newKeyFile, `${randomBytes(32).toString('base64')}\n`);
    const app = await createApp(config(), silent);
    sealed = await fill(app);
    await app.close();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('leaves one key file, the new one, and a database that it opens (S49)', async () => {
    expect(await rotate()).toBe(0);

    expect(Buffer.from(config().sealingKey).equals(newKey())).toBe(true);
    expect(existsSync(nextFile)).toBe(false);
    expect(await opens(config(), sealed)).toBe(true);
    expect(said.join('\n')).toMatch(/Sealed anew: 3 keys of the server, the data keys of 1 organizations/);
    expect(said.join('\n')).not.toContain(newKey().toString('base64url').slice(0, 20));
  });

  it('that broke off before the commit leaves the old key in force (S49)', async () => {
    await stageSealingKey(keyFile, newKey());

    const settled = await settleSealingKey(config());

    expect(await opens(settled, sealed)).toBe(true);
    expect(existsSync(nextFile)).toBe(false);
  });

  it('that broke off after the commit is completed by the next start (S49)', async () => {
    const old = config();
    await stageSealingKey(keyFile, newKey());
    const db = await openDatabase({ url: old.databaseUrl });
    await rotateSealingKey({ db, clock: systemClock, random: systemRandom, from: old.sealingKey, to: newKey() });
    await db.close();

    const settled = await settleSealingKey(old);

    expect(Buffer.from(settled.sealingKey).equals(newKey())).toBe(true);
    expect(await opens(config(), sealed)).toBe(true);
    expect(existsSync(nextFile)).toBe(false);
  });

  it('that broke off while the new key was written leaves the old one in force (S49)', async () => {
    writeFileSync(nextFile, 'half a k');

    expect(await opens(await settleSealingKey(config()), sealed)).toBe(true);
    expect(existsSync(nextFile)).toBe(false);
  });

  it('never touches files when neither key opens the database', async () => {
    await stageSealingKey(keyFile, newKey());
    writeFileSync(keyFile, `${randomBytes(32).toString('base64url')}\n`);

    expect(await opens(await settleSealingKey(config()), sealed)).toBe(false);
    expect(existsSync(nextFile)).toBe(true);
  });

  it('is refused while a server runs on the data directory, and then changes nothing (S49)', async () => {
    const app = await createApp(config(), silent);
    const { url } = await app.listen();
    await noteServer(dataDir, url);

    await expect(rotate()).rejects.toMatchObject({ code: 'in_use', message: expect.stringContaining(url) });
    await expect(runCommand({ name: 'rotate-signing-keys', dataDir, newKeyFile: undefined }, console)).rejects.toMatchObject({ code: 'in_use' });
    await app.close();
    expect(await opens(config(), sealed)).toBe(true);
  });

  it.each([
    ['a file that is not there', () => rmSync(newKeyFile), 'cannot be read'],
    ['a key that is too short', () => writeFileSync(newKeyFile, 'short'), 'must hold 32 bytes'],
    ['the key in use', () => copyFileSync(keyFile, newKeyFile), 'in use already'],
  ])('is refused with %s', async (_, prepare, message) => {
    prepare();

    await expect(rotate()).rejects.toMatchObject({ code: 'config_invalid', message: expect.stringContaining(message) });
    expect(await opens(config(), sealed)).toBe(true);
  });
});

describe('npm start -- rotate-signing-keys', () => {
  it('signs with another key from then on, and knows tokens of the old one still (S15)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waybill-signing-'));
    const config = readConfig({ dataDir: join(folder, 'data'), port: '0', logLevel: 'error' });
    const before = await createApp(config, silent);
    const [old] = before.foundation.keys.accessToken;
    await before.close();
    const said: string[] = [];

    await runCommand({ name: 'rotate-signing-keys', dataDir: config.dataDir, newKeyFile: undefined }, { result: () => {}, say: (line) => void said.push(line), progress: () => {}, endProgress: () => {} });

    const after = await createApp(config, silent);
    const { accessToken } = after.foundation.keys;
    await after.close();
    expect(accessToken).toHaveLength(2);
    expect(said.join('\n')).toContain(accessToken[0]?.id);
    expect(accessToken[1]?.id).toBe(old?.id);
    expect(accessToken.map(({ retiredAt }) => retiredAt !== null)).toEqual([false, true]);
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('commandArguments', () => {
  it('knows commands by their first word and makes paths absolute', () => {
    expect(commandArguments(['rotate-sealing-key', '--new-key-file', 'k', '--data', 'd'], '/home/u')).toEqual({ name: 'rotate-sealing-key', newKeyFile: '/home/u/k', dataDir: '/home/u/d' });
    expect(commandArguments(['rotate-signing-keys'], '/')).toEqual({ name: 'rotate-signing-keys', newKeyFile: undefined, dataDir: undefined });
    expect(commandArguments(['--scan', '.'], '/')).toBeUndefined();
    expect(commandArguments([], '/')).toBeUndefined();
    expect(commandArguments(['toString'], '/')).toBeUndefined();
  });

  it.each([[['rotate-sealing-key']], [['rotate-signing-keys', '--new-key-file', 'k']], [['rotate-sealing-key', '--new-key-file', 'k', '--port', '1']], [['rotate-sealing-key', 'k']]])('says what is wrong with %j', (argv) => {
    expect(commandArguments(argv, '/')).toEqual({ problem: expect.any(String) });
  });
});
