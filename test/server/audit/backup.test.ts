import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuditVerifier, readAnchor } from '#shared/api/audit-verify.ts';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config/config.ts';
import { systemCaller } from '../../../server/http/caller.ts';
import { cheapScrypt, startTestServer, type TestServer } from '../../harness/server.ts';

describe('a backup (S68)', () => {
  let server: TestServer;
  let folder: string;
  beforeEach(async () => {
    server = await startTestServer();
    folder = mkdtempSync(join(tmpdir(), 'waybill-backup-'));
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['a consistent copy made while the server runs', (from: string, to: string) => void new BetterSqlite(join(from, 'waybill.db'), { readonly: true }).prepare('vacuum into ?').run(join(to, 'waybill.db'))],
    ['the database with its log', (from: string, to: string) => ['waybill.db', 'waybill.db-wal'].forEach((name) => cpSync(join(from, name), join(to, name)))],
  ])('restores from %s, with the key, to a chain that holds and keys that work', async (_, copy) => {
    const { key } = await server.apiKey({ scopes: ['audit:read'] });
    const anchor = readAnchor((await server.request('GET', '/audit-log/export', { token: server.ownerToken })).text.trimEnd().split('\n').at(-1) ?? '');
    copy(server.dataDir, folder);
    cpSync(join(server.dataDir, 'sealing.key'), join(folder, 'sealing.key'));

    const restored = await createApp(readConfig({ dataDir: folder, port: '0', logLevel: 'error' }), { clock: server.clock, scryptCost: cheapScrypt, logDestination: { write: () => {} } });
    const { url } = await restored.listen();
    const response = await fetch(`${url}/api/v1/audit-log/export`, { headers: { authorization: `Bearer ${key}` } });
    const verifier = createAuditVerifier({ anchors: anchor === undefined ? [] : [anchor] });
    for (const line of (await response.text()).trimEnd().split('\n')) verifier.push(line);
    await restored.close();

    expect(response.status).toBe(200);
    expect(verifier.end()).toMatchObject({ problem: undefined, isPartial: false, isKeyPinned: true, anchorCount: 1 });
    await server.app.services.apiKeys.create({ name: 'still serving', scopes: ['read'], mode: 'live', expiresAt: null }, systemCaller(server.orgId));
  });
});
