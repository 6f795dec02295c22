import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatCredential } from '#shared/api/credentials.ts';
import { createPasswords } from '../../../server/crypto/password.ts';
import { databases } from '../../harness/postgres.ts';
import { ownerCredentials, startTestServer, type TestServer } from '../../harness/server.ts';

interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
}

async function auditActions(server: TestServer): Promise<string[]> {
  const rows = await server.app.db.kysely.selectFrom('audit_entries').select('action').where('org_id', '=', server.orgId).orderBy('seq').execute();
  return rows.map((row) => row.action);
}

describe.each(databases())('signing in on $name', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ database });
  });
  afterEach(() => server.close());

  const login = ({ email, password }: { email: string; password: string }) => server.request('POST', '/auth/login', { body: { email, password } });
  const signIn = async () => (await login(ownerCredentials)).body as Tokens;
  const me = (token: string) => server.request('GET', '/auth/me', { token });

  it('gives tokens, and the tokens say who it is (R29, R31)', async () => {
    const reply = await login(ownerCredentials);

    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({ access_token: expect.any(String), refresh_token: expect.stringMatching(/^wbr_ses_/), token_type: 'Bearer', expires_in: 900 });
    expect((await me((reply.body as Tokens).access_token)).body).toMatchObject({ email: ownerCredentials.email, role: 'owner', organization: { id: server.orgId, slug: 'default' } });
  });

  it('does not mind the case of the e-mail address', async () => {
    expect((await login({ ...ownerCredentials, email: ' Owner@Example.COM ' })).status).toBe(200);
  });

  it('answers an unknown user and a wrong password with the same words (S19)', async () => {
    const unknown = await login({ email: 'nobody@example.com', password: 'correct horse battery' });
    const wrong = await login({ ...ownerCredentials, password: 'not the password' });

    expect(unknown.status).toBe(401);
    const plain = ({ body }: { body: unknown }) => ({ ...(body as object), request_id: '' });
    expect(plain(unknown)).toEqual(plain(wrong));
    expect(unknown.body).toMatchObject({ code: 'invalid_credentials' });
  });

  it('records each failure without the address that was typed (S52, S55)', async () => {
    await login({ email: 'my-password-by-accident', password: 'x' });
    await login({ ...ownerCredentials, password: 'not the password' });

    const rows = await server.app.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).where('action', '=', 'session.refuse').execute();
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/accident|owner@example|not the password/);
    expect(JSON.parse(rows[0]?.detail ?? '')).toMatchObject({ ip: '127.0.0.1', request_id: expect.stringMatching(/^req_/), email_hash: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  it('refuses a disabled user, and ends their sessions within one request (S13)', async () => {
    const user = await server.signedInUser('editor');
    await server.app.db.transaction((tx) => tx.updateTable('users').set({ disabled_at: 1 }).where('id', '=', user.userId).execute());

    expect((await me(user.token)).body).toMatchObject({ code: 'invalid_token' });
    expect((await login(user)).body).toMatchObject({ code: 'invalid_credentials' });
    expect((await server.request('POST', '/auth/refresh', { body: { refresh_token: user.refreshToken } })).status).toBe(401);
  });

  it('ends access within one request when the user leaves the organization (S13)', async () => {
    const user = await server.signedInUser('editor');
    await server.app.db.transaction((tx) => tx.deleteFrom('memberships').where('org_id', '=', server.orgId).where('user_id', '=', user.userId).execute());

    expect((await me(user.token)).status).toBe(401);
  });

  it('takes a changed role from the next request on (S13)', async () => {
    const user = await server.signedInUser('admin');
    expect((await server.request('GET', '/api-keys', { token: user.token })).status).toBe(200);

    await server.app.db.transaction((tx) => tx.updateTable('memberships').set({ role: 'viewer' }).where('org_id', '=', server.orgId).where('user_id', '=', user.userId).execute());

    expect((await server.request('GET', '/api-keys', { token: user.token })).body).toMatchObject({ code: 'insufficient_role' });
  });

  it('out ends the session at once: its access token and its refresh token (S13, R33)', async () => {
    const tokens = await signIn();

    expect((await server.request('POST', '/auth/logout', { token: tokens.access_token })).status).toBe(204);

    expect((await me(tokens.access_token)).body).toMatchObject({ code: 'invalid_token' });
    expect((await server.request('POST', '/auth/refresh', { body: { refresh_token: tokens.refresh_token } })).status).toBe(401);
    expect((await me(server.ownerToken)).status).toBe(200);
  });

  it('again with a refresh token gives new tokens, and the old access token still lives out its time', async () => {
    const tokens = await signIn();

    const reply = await server.request('POST', '/auth/refresh', { body: { refresh_token: tokens.refresh_token } });

    expect(reply.status).toBe(200);
    const next = reply.body as Tokens;
    expect(next.refresh_token).not.toBe(tokens.refresh_token);
    expect((await me(next.access_token)).status).toBe(200);
    expect((await me(tokens.access_token)).status).toBe(200);
  });

  it('twice with one refresh token ends the whole family (S12)', async () => {
    const tokens = await signIn();
    const next = (await server.request('POST', '/auth/refresh', { body: { refresh_token: tokens.refresh_token } })).body as Tokens;

    const reuse = await server.request('POST', '/auth/refresh', { body: { refresh_token: tokens.refresh_token } });

    expect(reuse.body).toMatchObject({ code: 'invalid_token' });
    expect((await server.request('POST', '/auth/refresh', { body: { refresh_token: next.refresh_token } })).status).toBe(401);
    expect((await me(next.access_token)).status).toBe(401);
    expect((await auditActions(server)).at(-1)).toBe('session.reuse');
  });

  it('lets one of two refreshes at the same moment win at most (S12)', async () => {
    const tokens = await signIn();

    const replies = await Promise.all([1, 2, 3].map(() => server.request('POST', '/auth/refresh', { body: { refresh_token: tokens.refresh_token } })));

    expect(replies.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
  });

  it('cannot be ended by a stranger who knows the session’s id', async () => {
    const tokens = await signIn();
    const [sessionPart = ''] = tokens.refresh_token.split('.');

    await server.request('POST', '/auth/refresh', { body: { refresh_token: `${sessionPart}.${'A'.repeat(43)}.${'0'.repeat(32)}` } });

    expect((await me(tokens.access_token)).status).toBe(200);
  });

  it('lasts 30 days at most', async () => {
    const tokens = await signIn();
    server.clock.advance(30 * 86_400_000 - 1000);
    const last = await server.request('POST', '/auth/refresh', { body: { refresh_token: tokens.refresh_token } });
    expect(last.status).toBe(200);

    server.clock.advance(1000);

    const { refresh_token, access_token } = last.body as Tokens;
    expect((await server.request('POST', '/auth/refresh', { body: { refresh_token } })).status).toBe(401);
    expect((await me(access_token)).status).toBe(401);
  });

  it('upgrades a password that was hashed at an older price (S16)', async () => {
    const user = await server.signedInUser('viewer');
    const weak = await createPasswords({ random: server.app.foundation.random, cost: { N: 16, r: 8, p: 1 } }).hash(user.password);
    await server.app.db.transaction((tx) => tx.updateTable('users').set({ password_hash: weak }).where('id', '=', user.userId).execute());

    expect((await login(user)).status).toBe(200);

    const { password_hash } = await server.app.db.kysely.selectFrom('users').select('password_hash').where('id', '=', user.userId).executeTakeFirstOrThrow();
    expect(password_hash).toMatch(/^scrypt\$1024\$8\$1\$/);
    expect((await login(user)).status).toBe(200);
  });

  it('survives a restart of the server', async () => {
    const tokens = await signIn();

    server = await server.restart();

    expect((await server.request('GET', '/auth/me', { token: tokens.access_token })).status).toBe(200);
  });

  it('writes one entry for each mutating request (S51)', async () => {
    const before = (await auditActions(server)).length;
    const tokens = await signIn();
    const next = (await server.request('POST', '/auth/refresh', { body: { refresh_token: tokens.refresh_token } })).body as Tokens;
    await server.request('POST', '/auth/logout', { token: next.access_token });

    expect((await auditActions(server)).slice(before)).toEqual(['session.create', 'session.refresh', 'session.delete']);
  });

  it('leaves no password and no token in a log line or a row (S22, S48)', async () => {
    const tokens = await signIn();
    await login({ ...ownerCredentials, password: 'not the password' });
    await server.request('GET', `/auth/me?token=${tokens.access_token}`, { token: tokens.access_token });

    const { kysely } = server.app.db;
    const rows = JSON.stringify([
      await kysely.selectFrom('users').selectAll().execute(),
      await kysely.selectFrom('sessions').selectAll().where('org_id', '=', server.orgId).execute(),
      await kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).execute(),
    ]);
    for (const secret of [ownerCredentials.password, 'not the password', tokens.access_token, tokens.refresh_token]) {
      expect(rows).not.toContain(secret);
      expect(server.logLines.join('')).not.toContain(secret);
    }
  });
});

describe.each(databases())('the first owner on $name', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ database, withoutOwner: true });
  });
  afterEach(() => server.close());

  const owner = { email: 'first@example.com', password: 'a long enough one', name: 'First' };
  const bootstrap = (body: unknown) => server.request('POST', '/auth/bootstrap', { body });

  it('is whoever has the printed token, once (S21)', async () => {
    const token = server.app.setupToken ?? '';

    const reply = await bootstrap({ ...owner, token });
    const again = await bootstrap({ ...owner, email: 'second@example.com', token });

    expect(reply.status).toBe(201);
    expect((await server.request('GET', '/auth/me', { token: (reply.body as Tokens).access_token })).body).toMatchObject({ email: owner.email, name: 'First', role: 'owner' });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'conflict' });
  });

  it('is one of two who come at the same moment', async () => {
    const token = server.app.setupToken ?? '';

    const replies = await Promise.all([bootstrap({ ...owner, token }), bootstrap({ ...owner, email: 'second@example.com', token })]);

    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is not somebody with another token, and the try is recorded (S52)', async () => {
    const made = formatCredential('setup_token', Buffer.alloc(32, 9));

    expect((await bootstrap({ ...owner, token: made })).body).toMatchObject({ code: 'invalid_token' });
    expect((await bootstrap({ ...owner, token: 'wbs_x' })).status).toBe(401);

    expect((await auditActions(server)).filter((action) => action === 'session.refuse')).toHaveLength(2);
  });

  it('cannot use the token after a day (S21)', async () => {
    server.clock.advance(86_400_000);

    expect((await bootstrap({ ...owner, token: server.app.setupToken ?? '' })).body).toMatchObject({ code: 'invalid_token' });
  });

  it.each([11, 129])('needs a password of 12 to 128 characters, not %d (S18)', async (length) => {
    const reply = await bootstrap({ ...owner, password: 'x'.repeat(length), token: server.app.setupToken });

    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ detail: { field: 'password' } });
  });

  it('gets another token from each start while there is no owner, and none afterwards', async () => {
    const first = server.app.setupToken;
    server = await server.restart();
    const second = server.app.setupToken;
    await bootstrap({ ...owner, token: second });
    server = await server.restart();

    expect(second).not.toBe(first);
    expect(server.app.setupToken).toBeUndefined();
    expect(server.logLines.join('')).not.toContain(second);
  });

  it('finds starter policies in the organization default', async () => {
    const { access_token: token } = (await bootstrap({ ...owner, token: server.app.setupToken })).body as Tokens;

    const { body } = await server.request('GET', '/policies', { token });

    expect((body as { data: { name: string; is_active: boolean }[] }).data.map(({ name, is_active }) => [name, is_active])).toEqual(
      expect.arrayContaining([['No critical findings', true]]),
    );
  });
});

describe('the first owner from the configuration', () => {
  it('is made once; a later start with another address changes nothing', async () => {
    let server = await startTestServer();
    const { id: userId } = (await server.request('GET', '/auth/me', { token: server.ownerToken })).body as { id: string };

    server = await server.restart();

    expect((await server.request('GET', '/auth/me', { token: server.ownerToken })).body).toMatchObject({ id: userId });
    expect(await auditActions(server)).toEqual(['organization.create', 'organization.bootstrap', 'session.create', 'session.create']);
    await server.close();
  });
});
