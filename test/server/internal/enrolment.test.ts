import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signEnrolment } from '#shared/protocol/enrolment-proof.ts';
import type { EnrolAnswer } from '#shared/protocol/messages.ts';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolmentToken } from '../../harness/wire-agent.ts';

describe.each(databases())('enrolment on $name', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ database });
  });
  afterEach(() => server.close());

  const pair = () => generateKeyPairSync('ed25519');
  const pem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();
  const enrol = (token: string, keys = pair(), change: object = {}) => {
    const claim = { token, name: 'builder', public_key: pem(keys.publicKey), labels: ['linux'], version: '0.1.0', os: 'linux-x64', ...change };
    return server.request('POST', '/internal/agents/enroll', { body: { proof: signEnrolment(claim, keys.privateKey), ...claim } });
  };
  const canLease = async (key: string) => (await server.request('POST', '/internal/jobs/lease', { internalKey: key, body: { slots: 1, labels: [], wait_s: 0 } })).status;

  it('gives an agent its id, its key, the fingerprint key and the limits', async () => {
    const reply = await enrol(await enrolmentToken(server));

    const answer = reply.body as EnrolAnswer;
    expect(answer).toMatchObject({ organization_id: server.orgId, limits: { componentsMax: 500_000 }, allowed_roots: [] });
    expect(Buffer.from(answer.fingerprint_key, 'base64')).toHaveLength(32);
    expect(answer.server_public_key).toContain('BEGIN PUBLIC KEY');
    expect(await canLease(answer.key)).toBe(204);
    const agents = await server.request('GET', '/agents', { token: server.ownerToken });
    expect(agents.body).toMatchObject({ data: [{ id: answer.agent_id, name: 'builder', labels: ['linux'], status: 'online' }] });
  });

  it('is idempotent for the same token and key: the same agent, and a fresh key in place of the one that may be lost', async () => {
    const token = await enrolmentToken(server);
    const keys = pair();
    const first = (await enrol(token, keys)).body as EnrolAnswer;

    const second = (await enrol(token, keys)).body as EnrolAnswer;

    expect(second.agent_id).toBe(first.agent_id);
    expect(second.fingerprint_key).toBe(first.fingerprint_key);
    expect(await canLease(second.key)).toBe(204);
    expect(await canLease(first.key)).toBe(401);
  });

  it('takes a token as often as it has uses, also when two agents race for the last', async () => {
    const token = await enrolmentToken(server);

    const replies = await Promise.all([enrol(token, pair(), { name: 'a' }), enrol(token, pair(), { name: 'b' })]);

    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 401]);
    expect((await enrol(token, pair(), { name: 'c' })).body).toMatchObject({ code: 'invalid_token' });
  });

  it('gives one of two agents that race for a name', async () => {
    const token = await enrolmentToken(server, { uses: 2 });

    const replies = await Promise.all([enrol(token), enrol(token)]);

    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
  });

  it('refuses a name that is taken, an expired token, junk, a bad proof and other kinds of key', async () => {
    const token = await enrolmentToken(server, { uses: 5 });
    await enrol(token);
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const keys = pair();

    expect((await enrol(token)).body).toMatchObject({ code: 'conflict' });
    expect((await enrol(`${token.slice(0, -1)}_`, pair(), { name: 'x' })).body).toMatchObject({ code: 'invalid_token' });
    expect((await server.request('POST', '/internal/agents/enroll', { body: { token, name: 'x', public_key: pem(rsa.publicKey), labels: [], version: '1', os: 'x', proof: 'AAAA' } })).body).toMatchObject({ code: 'unprocessable' });
    const proof = signEnrolment({ token, name: 'y', public_key: pem(keys.publicKey), labels: [], version: '1', os: 'x' }, keys.privateKey);
    expect((await server.request('POST', '/internal/agents/enroll', { body: { token, name: 'z', public_key: pem(keys.publicKey), labels: [], version: '1', os: 'x', proof } })).body).toMatchObject({ code: 'signature_invalid' });
    server.clock.advance(3600_000);
    expect((await enrol(token, pair(), { name: 'late' })).body).toMatchObject({ code: 'token_expired' });
  });

  it('lets a token with labels decide them', async () => {
    const token = await enrolmentToken(server, { labels: ['zone:dmz'] });

    await enrol(token, pair(), { labels: ['zone:core', 'zone:dmz'] });

    const agents = await server.request('GET', '/agents', { token: server.ownerToken });
    expect(agents.body).toMatchObject({ data: [{ labels: ['zone:dmz'] }] });
  });

  it('ends with the agent: a revoked key is refused with the next request, and its name is free', async () => {
    const token = await enrolmentToken(server, { uses: 2 });
    const first = (await enrol(token)).body as EnrolAnswer;

    await server.request('POST', `/agents/${first.agent_id}/revoke`, { token: server.ownerToken, body: {} });

    expect(await canLease(first.key)).toBe(401);
    expect((await enrol(token)).status).toBe(200);
  });

  it('writes the internal key and the token nowhere', async () => {
    const token = await enrolmentToken(server);
    const answer = (await enrol(token)).body as EnrolAnswer;

    const rows = JSON.stringify([
      await server.app.db.kysely.selectFrom('agents').selectAll().where('org_id', '=', server.orgId).execute(),
      await server.app.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).execute(),
      await server.app.db.kysely.selectFrom('events').selectAll().where('org_id', '=', server.orgId).execute(),
    ]);

    for (const secret of [token, answer.key, answer.fingerprint_key]) expect(rows + server.logLines.join('')).not.toContain(secret);
  });
});
