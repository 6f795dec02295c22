import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../../server/config/config.ts';
import type { GivenOptions } from '../../../server/config/options.ts';
import { openDatabase } from '../../../server/db/connection.ts';
import { startTestServer } from '../../harness/server.ts';

const secret = 'canary-s3cret';

it.each<[string, GivenOptions]>([
  ['a password that is too short', { adminEmail: 'a@example.com', adminPassword: secret.slice(0, 6) }],
  ['an address of a database with a password', { databaseUrl: `mysql://user:${secret}@db/x` }],
  ['an address of a proxy with a password', { outboundProxy: `socks://user:${secret}@proxy` }],
  ['a public address with a password', { publicUrl: `https://user:${secret}@waybill.example.com/path` }],
])('a problem of the configuration does not repeat %s (S50)', (_, given) => {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-problems-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));

  let problem: unknown;
  try {
    readConfig({ dataDir: folder, ...given });
  } catch (error) {
    problem = error;
  }

  expect(problem).toBeInstanceOf(Error);
  expect(`${String(problem)} ${JSON.stringify(problem)}`).not.toContain(secret.slice(0, 6));
});

it('a problem of the configuration does not repeat a file of a secret (S50)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-problems-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'token'), secret);

  expect(() => readConfig({ dataDir: folder, metricsTokenFile: join(folder, 'token') })).toThrow(expect.objectContaining({ message: expect.not.stringContaining(secret) as string }));
});

it('a database that cannot be opened is not told with its password (S50)', async () => {
  await expect(openDatabase({ url: `mysql://user:${secret}@db/x` })).rejects.toThrow(expect.objectContaining({ message: expect.not.stringContaining(secret) as string }));
});

it('neither a refusal nor its log line repeats a credential or a body (S50)', async () => {
  const server = await startTestServer();
  onTestFinished(() => server.close());

  const replies = [
    await server.request('GET', '/policies', { token: `wb_live_${secret}` }),
    await server.request('GET', '/policies', { token: secret }),
    await server.request('POST', '/internal/jobs/lease', { internalKey: secret, body: {} }),
    await server.request('POST', '/auth/login', { body: { email: 'owner@example.com', password: secret } }),
    await server.request('POST', '/auth/login', { body: { email: secret, password: secret, [`x_${'y'.repeat(10)}`]: secret } }),
    await server.request('POST', '/auth/refresh', { body: { refresh_token: secret } }),
    await server.request('POST', '/auth/bootstrap', { body: { token: secret, email: 'a@example.com', password: 'short', name: 'x' } }),
    await server.request('POST', '/policies', { token: server.ownerToken, body: `{"name":"${secret}",` }),
  ];

  expect(replies.map(({ status }) => status >= 400 && status < 500)).not.toContain(false);
  expect(replies.map(({ text }) => text).join()).not.toContain(secret);
  expect(server.logLines.join('')).not.toContain(secret);
});
