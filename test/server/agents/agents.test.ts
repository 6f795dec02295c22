import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { credentialKind, formatCredential } from '#shared/api/credentials.ts';
import { agentKeyHash, enrolmentTokenHash } from '../../../server/features/agents/agent-hashes.ts';
import * as store from '../../../server/features/agents/agents.store.ts';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';

describe.each(databases())('agents on $name', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ database });
  });
  afterEach(() => server.close());

  const asOwner = (method: string, path: string, body?: unknown) => server.request(method, path, { token: server.ownerToken, ...(body === undefined ? {} : { body }) });
  const pepper = () => server.app.foundation.keys.pepper;
  const token = async (body: unknown = {}) => (await asOwner('POST', '/enrolment-tokens', body)).body as { id: string; token: string };
  const consume = (text: string, now = server.clock.now()) => server.app.db.transaction((tx) => store.consumeEnrolmentToken(tx, { hash: enrolmentTokenHash(pepper(), text), now }));
  const enrol = (id: string, name: string, key: string, orgId = server.orgId) =>
    server.app.db.transaction((tx) =>
      store.insertAgent(tx, { id, org_id: orgId, name, public_key: 'PEM', key_hash: agentKeyHash(pepper(), key), labels: '["eu"]', version: '0.1.0', os: 'linux', enrolled_at: server.clock.now() }),
    );

  it('get a token to enrol with, shown once and stored as a hash (S21)', async () => {
    const reply = await asOwner('POST', '/enrolment-tokens', { labels: ['eu', 'build'], allowed_roots: ['/srv'], uses: 2, expires_in_s: 600 });

    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      id: expect.stringMatching(/^enr_/),
      token: expect.stringMatching(/^wbe_/),
      labels: ['build', 'eu'],
      allowed_roots: ['/srv'],
      uses_left: 2,
      created_at: '2026-11-21T12:00:00.000Z',
      expires_at: '2026-11-21T12:10:00.000Z',
    });
    const text = (reply.body as { token: string }).token;
    expect(credentialKind(text)).toBe('enrolment_token');
    const rows = await server.app.db.kysely.selectFrom('enrolment_tokens').selectAll().where('org_id', '=', server.orgId).execute();
    const entries = await server.app.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).execute();
    expect(JSON.stringify([rows, entries]) + server.logLines.join('')).not.toContain(text.slice(4, 30));
  });

  it('may use a token as often as it says and not once more, even all at once (S21)', async () => {
    const { token: text } = await token({ uses: 3 });

    const results = await Promise.all(Array.from({ length: 8 }, () => consume(text)));

    expect(results.filter((row) => row !== undefined)).toHaveLength(3);
    expect(await store.findEnrolmentToken(server.app.db.kysely, enrolmentTokenHash(pepper(), text))).toMatchObject({ uses_left: 0 });
  });

  it('cannot use a token after it has expired, and a day is the longest (S21)', async () => {
    const { token: text } = await token({ expires_in_s: 60 });
    server.clock.advance(60_000);

    expect(await consume(text)).toBeUndefined();
    expect((await asOwner('POST', '/enrolment-tokens', { expires_in_s: 86_401 })).status).toBe(400);
  });

  it.each([{ uses: 0 }, { uses: 1001 }, { labels: ['with space'] }, { labels: 'eu' }, { expires_in_s: 59 }, { allowed_roots: [''] }, { name: 'x' }])('get no token for %j', async (body) => {
    expect((await asOwner('POST', '/enrolment-tokens', body)).status).toBe(400);
  });

  it('are listed with what is known of them, online while they are heard', async () => {
    await enrol('agt_1', 'builder', formatCredential('agent_key', Buffer.alloc(32, 1)));
    await server.app.db.transaction((tx) => store.touchAgent(tx, { orgId: server.orgId, id: 'agt_1', at: server.clock.now() }));

    expect((await asOwner('GET', '/agents')).body).toEqual({
      data: [
        {
          id: 'agt_1',
          name: 'builder',
          labels: ['eu'],
          version: '0.1.0',
          os: 'linux',
          status: 'online',
          public_key: 'PEM',
          enrolled_at: '2026-11-21T12:00:00.000Z',
          last_seen_at: '2026-11-21T12:00:00.000Z',
          revoked_at: null,
        },
      ],
      next_cursor: null,
      has_more: false,
      cursor: null,
    });
    server.clock.advance(45_000);
    expect((await asOwner('GET', '/agents/agt_1')).body).toMatchObject({ status: 'offline' });
  });

  it('revoked lose their key at once and give their name free; the row stays for its signatures', async () => {
    const key = formatCredential('agent_key', Buffer.alloc(32, 1));
    await enrol('agt_1', 'builder', key);
    expect((await server.app.services.agents.authenticate(key)).id).toBe('agt_1');

    const reply = await asOwner('POST', '/agents/agt_1/revoke');

    expect(reply.body).toEqual({ id: 'agt_1', status: 'revoked', revoked_at: '2026-11-21T12:00:00.000Z' });
    await expect(server.app.services.agents.authenticate(key)).rejects.toMatchObject({ code: 'invalid_api_key' });
    expect((await asOwner('GET', '/agents/agt_1')).body).toMatchObject({ name: 'builder', status: 'revoked', public_key: 'PEM' });
    await enrol('agt_2', 'builder', formatCredential('agent_key', Buffer.alloc(32, 2)));
    expect((await asOwner('POST', '/agents/agt_1/revoke')).status).toBe(200);
    expect((await asOwner('GET', '/agents/agt_2')).body).toMatchObject({ name: 'builder', status: 'offline' });
  });

  it('cannot share a name while both live', async () => {
    await enrol('agt_1', 'builder', formatCredential('agent_key', Buffer.alloc(32, 1)));

    await expect(enrol('agt_2', 'builder', formatCredential('agent_key', Buffer.alloc(32, 2)))).rejects.toThrow(/unique/i);
  });

  it('with a key of another kind, or one that was never given out, are strangers', async () => {
    const { agents } = server.app.services;

    await expect(agents.authenticate('wba_junk')).rejects.toMatchObject({ code: 'invalid_api_key' });
    await expect(agents.authenticate(formatCredential('live_key', Buffer.alloc(32)))).rejects.toMatchObject({ code: 'invalid_api_key' });
    await expect(agents.authenticate(formatCredential('agent_key', Buffer.alloc(32, 8)))).rejects.toMatchObject({ code: 'invalid_api_key' });
  });

  it('of one organization are nothing to another (S28)', async () => {
    await enrol('agt_1', 'builder', formatCredential('agent_key', Buffer.alloc(32, 1)));
    const stranger = await server.signedInUser('owner', await server.organization('other'));

    expect((await server.request('GET', '/agents/agt_1', { token: stranger.token })).status).toBe(404);
    expect((await server.request('POST', '/agents/agt_1/revoke', { token: stranger.token })).status).toBe(404);
    expect((await server.request('GET', '/agents', { token: stranger.token })).body).toMatchObject({ data: [] });
    expect((await asOwner('GET', '/agents/agt_1')).body).toMatchObject({ revoked_at: null });
  });

  it('get one audit entry for each change (S51)', async () => {
    await enrol('agt_1', 'builder', formatCredential('agent_key', Buffer.alloc(32, 1)));
    const { id } = await token();
    await asOwner('POST', '/agents/agt_1/revoke');

    const rows = await server.app.db.kysely.selectFrom('audit_entries').select(['action', 'target']).where('org_id', '=', server.orgId).orderBy('seq', 'desc').limit(2).execute();
    expect(rows).toEqual([
      { action: 'agent.revoke', target: 'agt_1' },
      { action: 'enrolment_token.create', target: id },
    ]);
  });
});
