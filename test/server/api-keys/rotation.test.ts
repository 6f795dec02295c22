import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { credentialKind, formatCredential } from '#shared/api/credentials.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import { createApp } from '../../../server/app.ts';
import { databases } from '../../harness/postgres.ts';
import { cheapScrypt, startTestServer, type TestServer } from '../../harness/server.ts';

interface Key {
  id: string;
  key: string;
  previous_expires_at: string | null;
}

const hourMs = 3_600_000;

describe.each(databases())('the value of an API key on $name', (database) => {
  let server: TestServer;
  let token: string;
  beforeEach(async () => {
    server = await startTestServer({ database });
    token = server.ownerToken;
  });
  afterEach(() => server.close());

  const made = async (body: object = { name: 'ci', scopes: ['read'] }) => (await server.request('POST', '/api-keys', { token, body })).body as Key;
  const rotate = (id: string, as = token) => server.request('POST', `/api-keys/${id}/rotate`, { token: as });
  const use = async (key: string) => (await server.request('GET', '/policies', { token: key })).status;
  const report = (body: object) => server.request('POST', '/api-keys/report', { body });
  const events = async () =>
    (await server.app.db.kysely.selectFrom('events').selectAll().where('org_id', '=', server.orgId).orderBy('seq').execute()).map(({ type, subject, data }) => ({ type, subject, data: JSON.parse(data) as Record<string, unknown> }));
  const audit = async () => (await server.app.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).orderBy('seq').execute()).map(({ action, target, detail }) => ({ action, target, detail: JSON.parse(detail) as Record<string, unknown> }));
  const signInAgain = async () => {
    token = (await server.signedInUser('admin')).token;
  };

  it('is replaced by a rotation, shown once; the old one works for exactly 24 hours (R44, S23)', async () => {
    const { id, key: old } = await made();

    const reply = await rotate(id);

    expect(reply.status).toBe(200);
    const { key, previous_expires_at } = reply.body as Key;
    expect(credentialKind(key)).toBe('live_key');
    expect(key).not.toBe(old);
    expect(previous_expires_at).toBe('2026-11-22T12:00:00.000Z');
    server.clock.advance(24 * hourMs - 1);
    expect([await use(old), await use(key)]).toEqual([200, 200]);
    server.clock.advance(1);
    expect([await use(old), await use(key)]).toEqual([401, 200]);
    server.clock.advance(1_000);
    expect([await use(old), await use(key)]).toEqual([401, 200]);
    await signInAgain();
    expect((await server.request('GET', `/api-keys/${id}`, { token })).body).toMatchObject({ previous_expires_at: null, request_count: 4 });
    expect((await server.request('GET', `/api-keys/${id}`, { token })).text).not.toContain(key.slice(8));
  });

  it('is told of when it is rotated, in an event and an entry that hold neither of the two (R44, S22, S51)', async () => {
    const { id, key: old } = await made();
    const before = { audit: (await audit()).length, events: (await events()).length };

    const { key } = (await rotate(id)).body as Key;

    expect((await events()).slice(before.events)).toEqual([{ type: 'api_key.rotated', subject: id, data: { name: 'ci', previous_expires_at: '2026-11-22T12:00:00.000Z' } }]);
    expect((await audit()).slice(before.audit)).toEqual([{ action: 'api_key.rotate', target: id, detail: expect.objectContaining({ name: 'ci' }) }]);
    const stored = JSON.stringify([await events(), await audit(), await server.app.db.kysely.selectFrom('api_keys').selectAll().where('org_id', '=', server.orgId).execute(), server.logLines]);
    for (const secret of [old.slice(8, 40), key.slice(8, 40), sha256Hex(key), sha256Hex(old)]) expect(stored).not.toContain(secret);
  });

  it('rotated twice leaves only the last two', async () => {
    const { id, key: first } = await made();
    const { key: second } = (await rotate(id)).body as Key;
    const { key: third } = (await rotate(id)).body as Key;

    expect([await use(first), await use(second), await use(third)]).toEqual([401, 200, 200]);
  });

  it('ends with the key and its old value when the key is revoked or deleted (C14)', async () => {
    for (const end of [(id: string) => server.request('POST', `/api-keys/${id}/revoke`, { token }), (id: string) => server.request('DELETE', `/api-keys/${id}`, { token })]) {
      const { id, key: old } = await made();
      const { key } = (await rotate(id)).body as Key;

      await end(id);

      expect([await use(old), await use(key)]).toEqual([401, 401]);
    }
  });

  it('is not replaced for a key that has ended', async () => {
    const revoked = await made();
    await server.request('POST', `/api-keys/${revoked.id}/revoke`, { token });
    const expired = await made({ name: 'e', scopes: ['read'], expires_at: '2026-11-21T12:30:00Z' });
    expect((await rotate(revoked.id)).body).toMatchObject({ code: 'conflict' });
    server.clock.advance(hourMs / 2);
    await signInAgain();

    expect((await rotate(expired.id)).body).toMatchObject({ code: 'conflict' });
  });

  it('is not shown to a key that may do less (S25)', async () => {
    const { id } = await made({ name: 'all', scopes: ['admin'] });
    const { key } = await made({ name: 'keys', scopes: ['key:write', 'policy:read'] });

    expect((await rotate(id, key)).body).toMatchObject({ code: 'insufficient_scope', detail: { field: 'scopes' } });
    expect((await server.request('POST', '/api-keys', { token: key, body: { name: 'x', scopes: ['admin'] } })).body).toMatchObject({ code: 'insufficient_scope' });
    expect((await server.request('POST', '/api-keys', { token: key, body: { name: 'x', scopes: ['ingest'] } })).body).toMatchObject({ code: 'insufficient_scope' });
    expect((await server.request('POST', '/api-keys', { token: key, body: { name: 'x', scopes: ['policy:read', 'key:write'] } })).status).toBe(201);
  });

  it('ends within a second on every server of the database (S23)', async () => {
    const { id, key } = await made();
    const other = await createApp(server.config, { clock: server.clock, scryptCost: cheapScrypt, logDestination: { write: () => {} } });
    try {
      const { url } = await other.listen();
      const there = async (value: string) => (await fetch(`${url}/api/v1/policies`, { headers: { authorization: `Bearer ${value}` } })).status;
      expect(await there(key)).toBe(200);
      const { key: next } = (await rotate(id)).body as Key;
      expect([await there(key), await there(next)]).toEqual([200, 200]);

      await server.request('POST', `/api-keys/${id}/revoke`, { token });

      await expect.poll(() => there(key), { timeout: 1_000, interval: 20 }).toBe(401);
      expect(await there(next)).toBe(401);
      await other.services.apiKeys.flush();
      expect((await server.request('GET', `/api-keys/${id}`, { token })).body).toMatchObject({ request_count: expect.toSatisfy((count: number) => count >= 3) });
    } finally {
      await other.close();
    }
  });

  it('is not counted back in time by a slower server (S27)', async () => {
    const { id, key } = await made();
    const other = await createApp(server.config, { clock: { now: () => server.clock.now() - hourMs }, scryptCost: cheapScrypt, logDestination: { write: () => {} } });
    try {
      await use(key);
      await other.services.apiKeys.authenticate(key);
      await server.app.services.apiKeys.flush();
      await other.services.apiKeys.flush();

      expect((await server.request('GET', `/api-keys/${id}`, { token })).body).toMatchObject({ request_count: 2, last_used_at: '2026-11-21T12:00:00.000Z' });
    } finally {
      await other.close();
    }
  });

  it.each([
    ['whole', (key: string) => ({ key })],
    ['as its SHA-256', (key: string) => ({ hash: sha256Hex(key) })],
  ])('that was found somewhere and is reported, %s, ends at once (R48, C35)', async (_, body) => {
    const { id, key } = await made();
    const before = { audit: (await audit()).length, events: (await events()).length };

    const reply = await report(body(key));

    expect({ status: reply.status, body: reply.body }).toEqual({ status: 200, body: { status: 'received' } });
    expect(await use(key)).toBe(401);
    expect((await events()).slice(before.events)).toEqual([{ type: 'api_key.revoked', subject: id, data: { name: 'ci', reason: 'reported' } }]);
    expect((await audit()).slice(before.audit)).toEqual([{ action: 'api_key.report', target: id, detail: expect.objectContaining({ name: 'ci', value: 'current' }) }, expect.objectContaining({ action: 'access.deny' })]);
    expect(server.logLines.join('')).not.toContain(key.slice(8, 30));
  });

  it('that is reported after a rotation ends alone: the new one did not leak (C35)', async () => {
    const { id, key: old } = await made();
    const { key } = (await rotate(id)).body as Key;

    await report({ hash: sha256Hex(old) });

    expect([await use(old), await use(key)]).toEqual([401, 200]);
    expect((await audit()).filter(({ action }) => action === 'api_key.report')).toMatchObject([{ target: id, detail: { value: 'previous', by: 'hash' } }]);
  });

  it('that nobody has, or that has ended, is answered the same and changes nothing (C35)', async () => {
    const { id, key } = await made();
    await report({ key });
    const before = { audit: (await audit()).length, events: (await events()).length };
    const unknown = formatCredential('live_key', Buffer.alloc(32, 3));

    const replies = [await report({ key }), await report({ key: unknown }), await report({ key: 'junk' }), await report({ hash: sha256Hex(unknown) }), await report({ hash: sha256Hex(key) })];

    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set(['200 {"status":"received"}']));
    expect({ audit: (await audit()).length, events: (await events()).length }).toEqual(before);
    expect((await server.request('GET', `/api-keys/${id}`, { token })).body).toMatchObject({ status: 'revoked' });
  });

  it('is not to be had for its SHA-256 (S22)', async () => {
    const { key } = await made();

    expect((await server.request('GET', '/policies', { token: sha256Hex(key) })).status).toBe(401);
    expect((await server.request('GET', '/policies', { token: `wb_live_${sha256Hex(key)}` })).status).toBe(401);
  });

  it.each([{}, { key: 'a', hash: 'b'.repeat(64) }, { hash: 'B'.repeat(64) }, { hash: 'abc' }, { key: 5 }, { key: 'x'.repeat(201) }, { key: 'a', id: 'key_1' }])('is not reported by %j', async (body) => {
    expect((await report(body)).status).toBe(400);
  });
});

describe('the operator', () => {
  it('may let old values end with the rotation', async () => {
    const server = await startTestServer({ given: { keyRotationHours: '0' } });
    const { id, key: old } = (await server.request('POST', '/api-keys', { token: server.ownerToken, body: { name: 'a', scopes: ['read'] } })).body as Key;

    const { key, previous_expires_at } = (await server.request('POST', `/api-keys/${id}/rotate`, { token: server.ownerToken })).body as Key;

    expect(previous_expires_at).toBeNull();
    expect((await server.request('GET', '/policies', { token: old })).status).toBe(401);
    expect((await server.request('GET', '/policies', { token: key })).status).toBe(200);
    await server.close();
  });

  it('may limit how many keys are made and rotated in a minute (R21)', async () => {
    const server = await startTestServer({ given: { rateLimits: 'key_creation=5' } });
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await server.request('POST', '/api-keys', { token: server.ownerToken, body: { name: 'a', scopes: ['read'] } })).status);

    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
    await server.close();
  });
});
