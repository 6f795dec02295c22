import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { ConfigError } from '../../../server/config/config-error.ts';
import { readConfig } from '../../../server/config/config.ts';
import { fromEnvironment, type GivenOptions } from '../../../server/config/options.ts';
import { version } from '../../../server/config/version.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { cheapScrypt } from '../../harness/server.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function problemsOf(given: GivenOptions): readonly string[] {
  try {
    readConfig({ dataDir: join(folder, 'data'), ...given });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

const start = (given: GivenOptions) => createApp(readConfig({ dataDir: join(folder, 'data'), logLevel: 'silent', ...given }), { scryptCost: cheapScrypt });

describe('the configuration', () => {
  it('has defaults for everything', () => {
    const dataDir = join(folder, 'data');

    const config = readConfig({ dataDir });

    expect(config).toEqual({ dataDir, databaseUrl: `sqlite:${join(dataDir, 'waybill.db')}`, host: '127.0.0.1', port: 7430, sealingKey: expect.any(Buffer), sealingKeyFile: join(dataDir, 'sealing.key'), logLevel: 'info', access: expect.any(Object), outbound: { allow: [], allowsHttp: false, proxy: undefined } });
    expect(config.access).toMatchObject({ registration: 'invite', rateLimits: { auth: 30, scan_creation: 10, webhook_test: 5, key_creation: 5, user: 200, live_key: 100, test_key: 10, tenant: 1_000 }, keyRotationMs: 86_400_000, auditRetentionDays: 365, idempotencyMismatchStatus: 409, internalKey: undefined, metricsToken: undefined });
    expect(config.sealingKey).toHaveLength(32);
  });

  it('makes the data directory 0700 and the sealing key 0600 (S65)', () => {
    const { dataDir } = readConfig({ dataDir: join(folder, 'data') });

    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'sealing.key')).mode & 0o777).toBe(0o600);
  });

  it('finds its own sealing key again', () => {
    const first = readConfig({ dataDir: join(folder, 'data') });
    const second = readConfig({ dataDir: join(folder, 'data') });

    expect(second.sealingKey).toEqual(first.sealingKey);
  });

  it('says every mistake at once, each as a sentence that names the option', () => {
    const problems = problemsOf({ port: '70000', logLevel: 'loud', databaseUrl: 'mysql://x', adminEmail: 'nobody', adminPassword: 'short', adminPasswordFile: '/no/such/file' });

    expect(problems).toHaveLength(6);
    expect(problems.join('\n')).toMatch(/WAYBILL_PORT[^]*WAYBILL_LOG_LEVEL[^]*not both[^]*WAYBILL_ADMIN_EMAIL[^]*12 to 128[^]*WAYBILL_DATABASE_URL/);
    expect(problems.join('\n')).not.toContain('short');
  });

  it.each(['', '-1', '65536', '7430x', '1e3', ' '])('refuses the port %j', (port) => {
    expect(problemsOf({ port }).join()).toContain('port');
  });

  it.each(['sqlite:relative.db', 'sqlite:', 'mysql://x/y', 'postgres:/x', '/path/x.db'])('refuses the database %j', (databaseUrl) => {
    expect(problemsOf({ databaseUrl }).join()).toContain('WAYBILL_DATABASE_URL');
  });

  it('wants the sealing key to be given with PostgreSQL', () => {
    expect(problemsOf({ databaseUrl: 'postgres://user@host/name' }).join()).toContain('WAYBILL_KEK_FILE');
    expect(existsSync(join(folder, 'data', 'sealing.key'))).toBe(false);
  });

  it.each([
    ['44 characters of base64', Buffer.alloc(32, 7).toString('base64')],
    ['43 of base64url and a newline', `${Buffer.alloc(32, 7).toString('base64url')}\n`],
    ['64 of hex', Buffer.alloc(32, 7).toString('hex')],
  ])('takes a sealing key of %s', (_, text) => {
    const kekFile = join(folder, 'kek');
    writeFileSync(kekFile, text);

    expect(readConfig({ dataDir: join(folder, 'data'), kekFile }).sealingKey).toEqual(Buffer.alloc(32, 7));
  });

  it.each(['', 'short', 'x'.repeat(44).replace(/x$/, '!'), Buffer.alloc(31).toString('hex'), Buffer.alloc(33).toString('base64')])('refuses the sealing key %j', (text) => {
    const kekFile = join(folder, 'kek');
    writeFileSync(kekFile, text);

    expect(problemsOf({ kekFile }).join()).toContain('32 bytes');
  });

  it('does not change the mode of a folder that holds other things', () => {
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'letters.txt'), '');

    expect(problemsOf({ dataDir: folder }).join()).toContain('chmod 700');
    expect(statSync(folder).mode & 0o777).toBe(0o755);
  });

  it('closes an empty folder that others may read', () => {
    chmodSync(folder, 0o755);

    expect(problemsOf({ dataDir: folder })).toEqual([]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('reads the password of the first owner from a file, without the newline at its end', () => {
    const adminPasswordFile = join(folder, 'password');
    writeFileSync(adminPasswordFile, 'correct horse battery\n');

    expect(readConfig({ dataDir: join(folder, 'data'), adminEmail: 'a@b.c', adminPasswordFile }).admin).toEqual({ email: 'a@b.c', password: 'correct horse battery' });
  });

  it.each([
    [{ adminEmail: 'a@b.c' }, 'WAYBILL_ADMIN_PASSWORD'],
    [{ adminPassword: 'correct horse battery' }, 'WAYBILL_ADMIN_EMAIL'],
  ])('wants both halves of the first owner: %j', (given, missing) => {
    expect(problemsOf(given).join()).toContain(missing);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(fromEnvironment({ WAYBILL_PORT: '', WAYBILL_HOST: '0.0.0.0', OTHER: 'x' })).toEqual({ host: '0.0.0.0' });
  });

  it('has the version of the package', () => {
    expect(version).toBe(packageJson.version);
  });
});

describe('starting', () => {
  it('with another sealing key fails, and changes nothing (S49)', async () => {
    const app = await start({});
    await app.close();
    const before = readFileSync(join(folder, 'data', 'waybill.db'));
    writeFileSync(join(folder, 'kek'), Buffer.alloc(32, 9).toString('hex'));

    await expect(start({ kekFile: join(folder, 'kek') })).rejects.toMatchObject({ code: 'unseal_failed' });

    expect(readFileSync(join(folder, 'data', 'waybill.db')).equals(before)).toBe(true);
    await (await start({})).close();
  });

  it('without the sealing key of an existing database fails and makes no new one (S49)', async () => {
    await (await start({})).close();
    rmSync(join(folder, 'data', 'sealing.key'));

    await expect(async () => start({})).rejects.toThrow(/sealing key .* is missing/);

    expect(existsSync(join(folder, 'data', 'sealing.key'))).toBe(false);
  });
});
