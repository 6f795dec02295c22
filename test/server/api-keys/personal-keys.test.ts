import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatCredential } from '#shared/api/credentials.ts';
import { keyLimits } from '../../../server/features/api-keys/api-keys.service.ts';
import { insertApiKey } from '../../../server/features/api-keys/api-keys.store.ts';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { newScanId } from '../../harness/wire-agent.ts';

interface Key {
  id: string;
  key: string;
  name: string;
  scopes: string[];
}

describe.each(databases())('personal keys on $name', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ database });
  });
  afterEach(() => server.close());

  const create = (token: string, body: object = {}) => server.request('POST', '/auth/api-key', { token, body });
  const made = async (token: string, body: object = {}) => (await create(token, body)).body as Key;
  const list = async (token: string) => ((await server.request('GET', '/auth/api-keys', { token })).body as { data: Key[] }).data;
  const insertKeys = async (count: number, userId: string | null) => {
    await server.app.db.transaction(async (tx) => {
      for (let i = 0; i < count; i += 1) await insertApiKey(tx, { id: `key_${userId}_${i}`, org_id: server.orgId, user_id: userId, name: 'x', scopes: '["read"]', mode: 'live', hash: `hash ${userId} ${i}`, created_at: i, expires_at: null });
    });
  };

  it('are made by anybody for themselves, named after the day, with all that their role allows (R37, C13)', async () => {
    const viewer = await server.signedInUser('viewer');

    const reply = await create(viewer.token);

    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ id: expect.stringMatching(/^key_/), key: expect.stringMatching(/^wb_live_/), name: 'API key 2026-11-21', created_at: '2026-11-21T12:00:00.000Z', scopes: ['admin'] });
    const { key } = reply.body as Key;
    expect((await server.request('GET', '/auth/me', { token: key })).body).toMatchObject({ id: viewer.userId });
    expect((await server.request('GET', '/policies', { token: key })).status).toBe(200);
    expect((await server.request('POST', '/policies', { token: key, body: {} })).status).toBe(403);
  });

  it('take a name, one scope or several, and an end', async () => {
    const { token } = await server.signedInUser('editor');

    expect(await made(token, { name: 'laptop', scope: 'read' })).toMatchObject({ name: 'laptop', scopes: ['read'] });
    expect((await made(token, { scopes: ['policy:write', 'scan:read'], expires_at: '2026-12-01' })).scopes).toEqual(['policy:write', 'scan:read']);
    for (const body of [{ scope: 'read', scopes: ['read'] }, { scopes: [] }, { name: '' }, { user_id: 'usr_1' }, { org_id: 'org_1' }, { role: 'owner' }]) expect((await create(token, body)).status).toBe(400);
    expect((await create(token, { expires_at: '2020-01-01' })).status).toBe(422);
  });

  it('are seen, ended and deleted by their owner only, whoever else asks (R38, S28)', async () => {
    const ann = await server.signedInUser('editor');
    const bob = await server.signedInUser('owner');
    const { id, key } = await made(ann.token);

    expect((await list(ann.token)).map((one) => one.id)).toEqual([id]);
    expect(await list(bob.token)).toEqual([]);
    for (const [method, path] of [
      ['POST', `/auth/api-key/${id}/revoke`],
      ['DELETE', `/auth/api-key/${id}`],
      ['POST', `/api-keys/${id}/revoke`],
      ['POST', `/api-keys/${id}/rotate`],
      ['DELETE', `/api-keys/${id}`],
      ['GET', `/api-keys/${id}`],
    ] as const) {
      expect((await server.request(method, path, { token: bob.token })).status).toBe(404);
    }
    expect((await server.request('GET', '/policies', { token: key })).status).toBe(200);
    expect((await server.request('POST', `/auth/api-key/${id}/revoke`, { token: ann.token })).body).toEqual({ id, status: 'revoked', revoked_at: '2026-11-21T12:00:00.000Z' });
    expect((await server.request('GET', '/policies', { token: key })).status).toBe(401);
    expect((await server.request('DELETE', `/auth/api-key/${id}`, { token: ann.token })).status).toBe(204);
    expect(await list(ann.token)).toEqual([]);
    expect((await server.request('DELETE', `/auth/api-key/${id}`, { token: ann.token })).status).toBe(404);
  });

  it('and those of the organization keep out of each other’s lists (C12)', async () => {
    const { id } = await made(server.ownerToken);
    const { id: shared } = await server.apiKey({ scopes: ['read'] });

    expect((await list(server.ownerToken)).map((one) => one.id)).toEqual([id]);
    expect((await server.request('GET', '/api-keys', { token: server.ownerToken })).body).toMatchObject({ data: [{ id: shared }], total: 1 });
    expect((await server.request('DELETE', `/auth/api-key/${shared}`, { token: server.ownerToken })).status).toBe(404);
  });

  it('follow the role of their owner from request to request, and the auditor’s grant (C10, S26)', async () => {
    const user = await server.signedInUser('admin');
    const { key } = await made(user.token);
    const set = (values: { role?: 'viewer'; grants?: string }) => server.app.db.transaction((tx) => tx.updateTable('memberships').set(values).where('org_id', '=', server.orgId).where('user_id', '=', user.userId).execute());
    const status = async (path: string) => (await server.request('GET', path, { token: key })).status;

    expect(await status('/audit-log')).toBe(200);
    await set({ role: 'viewer' });
    expect(await status('/audit-log')).toBe(403);
    await set({ grants: '["auditor"]' });
    expect(await status('/audit-log')).toBe(200);
    await server.app.db.transaction((tx) => tx.updateTable('users').set({ disabled_at: 1 }).where('id', '=', user.userId).execute());
    expect(await status('/policies')).toBe(401);
  });

  it('open no door to a viewer that their scope would open to others (S25)', async () => {
    const viewer = await server.signedInUser('viewer');
    const analyst = await server.signedInUser('analyst');
    const open = async (token: string) => (await server.request('POST', '/internal/scans', { internalKey: token, body: {} })).status;

    expect(await open((await made(viewer.token, { scope: 'ingest' })).key)).toBe(403);
    expect(await open((await made(analyst.token, { scope: 'ingest' })).key)).not.toBe(403);
    expect((await server.request('GET', '/agents', { token: (await made(viewer.token, { scope: 'agent' })).key })).status).toBe(403);
  });

  it('that make keys give no more than they have, and test keys give none (S25)', async () => {
    const reader = await made(server.ownerToken, { scope: 'read' });
    const test = await made(server.ownerToken, { mode: 'test' });

    expect((await create(reader.key, { scopes: ['admin'] })).body).toMatchObject({ code: 'insufficient_scope', detail: { field: 'scopes' } });
    expect((await create(reader.key, { scopes: ['ingest'] })).status).toBe(403);
    expect(await made(reader.key)).toMatchObject({ scopes: ['read'] });
    expect((await create(test.key)).body).toMatchObject({ code: 'insufficient_scope' });
  });

  it('are not for keys of the organization', async () => {
    const { key } = await server.apiKey({ scopes: ['admin'] });

    expect((await create(key)).body).toMatchObject({ code: 'insufficient_scope' });
    expect((await server.request('GET', '/auth/api-keys', { token: key })).status).toBe(403);
  });

  it('belong to the organization in which they were made (C31)', async () => {
    const other = await server.organization('other');
    const user = await server.signedInUser('editor');
    const { id, key } = await made(user.token);
    await server.app.db.transaction((tx) => tx.insertInto('memberships').values({ org_id: other, user_id: user.userId, role: 'editor', created_at: 1 }).execute());

    expect((await server.request('GET', '/auth/api-keys', { token: user.token, headers: { 'x-organization-id': other } })).body).toMatchObject({ data: [] });
    expect((await server.request('DELETE', `/auth/api-key/${id}`, { token: user.token, headers: { 'x-organization-id': other } })).status).toBe(404);
    expect((await server.request('GET', '/policies', { token: key, headers: { 'x-organization-id': other } })).status).toBe(404);
  });

  it('end with the organization', async () => {
    const { key } = await made(server.ownerToken);
    await server.app.db.transaction((tx) => tx.updateTable('organizations').set({ deleted_at: 1 }).where('id', '=', server.orgId).execute());

    expect((await server.request('GET', '/policies', { token: key })).status).toBe(401);
  });

  it(`are at most ${keyLimits.personalKeysMax} a person, and those of an organization at most ${keyLimits.organizationKeysMax}`, async () => {
    const user = await server.signedInUser('editor');
    await insertKeys(keyLimits.personalKeysMax - 1, user.userId);
    expect((await create(user.token)).status).toBe(201);
    expect((await create(user.token)).body).toMatchObject({ code: 'unprocessable', message: expect.stringContaining('limit personalKeysMax') });
    expect((await create(server.ownerToken)).status).toBe(201);

    await insertKeys(keyLimits.organizationKeysMax - 1, null);
    const one = { name: 'x', scopes: ['read'] };
    expect((await server.request('POST', '/api-keys', { token: server.ownerToken, body: one })).status).toBe(201);
    expect((await server.request('POST', '/api-keys', { token: server.ownerToken, body: one })).body).toMatchObject({ code: 'unprocessable', message: expect.stringContaining('limit organizationKeysMax') });
  });

  it('sent again under an Idempotency-Key come without the key, and there is one of them (C24, S22)', async () => {
    const send = (path: string, body: object) => server.request('POST', path, { token: server.ownerToken, body, headers: { 'idempotency-key': `once-${path}` } });
    for (const [path, body] of [
      ['/auth/api-key', { name: 'once' }],
      ['/api-keys', { name: 'once', scopes: ['read'] }],
    ] as const) {
      const first = await send(path, body);
      const again = await send(path, body);

      const { key } = first.body as Key;
      expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 201, 'true']);
      expect((again.body as Key).id).toBe((first.body as Key).id);
      expect(again.text).not.toContain(key.slice(8, 40));
      const stored = JSON.stringify(await server.app.db.kysely.selectFrom('idempotency_keys').selectAll().where('org_id', '=', server.orgId).execute());
      expect(stored).not.toContain(key.slice(8, 40));
    }
    expect(await list(server.ownerToken)).toHaveLength(1);
  });
});

describe('the static internal key (C26)', () => {
  const scan = { id: newScanId(), target: 'dir:.', trigger: 'cli' };
  const staticKey = 'a static key of more than thirty-two characters';

  it('delivers to the organization default, and reaches nothing else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waybill-internal-'));
    const file = join(folder, 'internal.key');
    writeFileSync(file, `${staticKey}\n`);
    const server = await startTestServer({ given: { internalKeyFile: file } });
    const open = (internalKey: string) => server.request('POST', '/internal/scans', { internalKey, body: scan });

    const reply = await open(staticKey);
    expect(reply.status, reply.text).toBe(201);
    const row = await server.app.db.kysely.selectFrom('scans').select('requested_by').where('org_id', '=', server.orgId).executeTakeFirst();
    expect(row).toEqual({ requested_by: 'key_internal' });
    for (const wrong of [`${staticKey}x`, staticKey.slice(1), staticKey.toUpperCase(), 'x']) expect((await open(wrong)).body).toMatchObject({ code: 'invalid_api_key' });
    expect((await server.request('GET', '/policies', { token: staticKey })).status).toBe(401);
    expect((await server.request('POST', '/internal/jobs/lease', { internalKey: staticKey, body: {} })).status).toBe(403);
    expect(server.logLines.join('')).not.toContain(staticKey);
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is none when the operator gave none', async () => {
    const server = await startTestServer();

    expect((await server.request('POST', '/internal/scans', { internalKey: staticKey, body: scan })).body).toMatchObject({ code: 'invalid_api_key' });
    expect((await server.request('POST', '/internal/scans', { internalKey: formatCredential('live_key', Buffer.alloc(32, 1)), body: scan })).body).toMatchObject({ code: 'invalid_api_key' });
    await server.close();
  });
});
