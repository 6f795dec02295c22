import { afterEach, describe, expect, it } from 'vitest';
import { formatCredential } from '#shared/api/credentials.ts';
import { databases } from '../../harness/postgres.ts';
import { ownerCredentials, startTestServer, type TestServer } from '../../harness/server.ts';

const person = { email: 'Ann@Example.org', password: 'seven blue kettles', name: 'Ann' };

describe.each(databases())('registering on $name', (database) => {
  let server: TestServer;
  afterEach(() => server.close());

  const start = async (given: Record<string, string> = {}) => {
    server = await startTestServer({ database, given });
  };
  const register = (body: unknown) => server.request('POST', '/auth/register', { body });
  const login = (body: { email: string; password: string }) => server.request('POST', '/auth/login', { body: { email: body.email, password: body.password } });
  const invite = async (email = 'ann@example.org', role = 'editor', orgId = server.orgId) => {
    const reply = await server.request('POST', `/organizations/${orgId}/invitations`, { token: server.ownerToken, body: { email, role } });
    return reply.body as { id: string; token: string };
  };
  const me = async (token: string) => (await server.request('GET', '/auth/me', { token })).body;
  const audits = async (action: string) =>
    server.app.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).where('action', '=', action).execute();

  it('with an invitation makes an account with the role of the invitation (R30, S21)', async () => {
    await start();
    const { token } = await invite();

    const reply = await register({ ...person, invitation: token });

    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({ status: 'registered', email: 'ann@example.org' });
    const { access_token: access } = (await login(person)).body as { access_token: string };
    expect(await me(access)).toMatchObject({ email: 'ann@example.org', name: 'Ann', role: 'editor', organization: { id: server.orgId } });
    const [entry, ...others] = await audits('user.register');
    expect(others).toEqual([]);
    expect(entry?.actor_type).toBe('user');
    expect(JSON.stringify(entry)).not.toMatch(/kettles|wbi_|ann@/i);
  });

  it('uses an invitation up: for nobody else, not twice, not after it expired (S21)', async () => {
    await start();
    const used = await invite();
    await register({ ...person, invitation: used.token });
    const forBob = await invite('bob@example.org');
    const late = await invite('late@example.org');
    const withdrawn = await invite('gone@example.org');
    await server.request('DELETE', `/organizations/${server.orgId}/invitations/${withdrawn.id}`, { token: server.ownerToken });

    const replies = [
      await register({ ...person, email: 'ann2@example.org', invitation: used.token }),
      await register({ ...person, email: 'mallory@example.org', invitation: forBob.token }),
      await register({ ...person, email: 'gone@example.org', invitation: withdrawn.token }),
      await register({ ...person, email: 'x@example.org', invitation: formatCredential('invitation', Buffer.alloc(32, 7)) }),
      await register({ ...person, email: 'x@example.org', invitation: 'wbi_junk' }),
    ];
    server.clock.advance(8 * 86_400_000);
    replies.push(await register({ ...person, email: 'late@example.org', invitation: late.token }));

    expect(replies.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual(replies.map(() => [401, 'invalid_token']));
    expect(await audits('user.refuse')).toHaveLength(replies.length);
  });

  it('lets one of two in who bring the same invitation at the same moment (S21)', async () => {
    await start();
    const { token } = await invite();

    const replies = await Promise.all([1, 2, 3].map(() => register({ ...person, invitation: token })));

    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await audits('user.register')).toHaveLength(1);
  });

  it('tells the holder of an invitation that the address has an account, and leaves the invitation for it', async () => {
    await start();
    const { userId: _, email } = await server.signedInUser('viewer', await server.organization('other'));
    const { token } = await invite(email);

    const reply = await register({ ...person, email, invitation: token });

    expect(reply.status).toBe(409);
    expect(reply.body).toMatchObject({ code: 'conflict', detail: { field: 'email' } });
    const { accepted_at: acceptedAt } = await server.app.db.kysely.selectFrom('invitations').select('accepted_at').where('org_id', '=', server.orgId).executeTakeFirstOrThrow();
    expect(acceptedAt).toBeNull();
  });

  it('is not open by default: without an invitation 403', async () => {
    await start();

    const reply = await register(person);

    expect(reply.status).toBe(403);
    expect(reply.body).toMatchObject({ code: 'insufficient_role', detail: { hint: expect.stringContaining('invite') } });
  });

  it('is closed, also to invitations, where the operator says closed', async () => {
    await start({ registration: 'closed' });
    const { token } = await invite();

    expect((await register({ ...person, invitation: token })).status).toBe(403);
    expect((await register(person)).status).toBe(403);
  });

  it('is open to a domain, and to none of its look-alikes', async () => {
    await start({ registration: 'domain', registrationDomains: 'Example.org' });

    expect((await register(person)).status).toBe(201);
    for (const email of ['a@evil-example.org', 'a@example.org.evil.com', 'a@sub.example.org', 'example.org@evil.com']) {
      expect((await register({ ...person, email })).body, email).toMatchObject({ code: 'insufficient_role' });
    }
    const { access_token: access } = (await login(person)).body as { access_token: string };
    expect(await me(access)).toMatchObject({ role: 'viewer', organization: { slug: 'default' } });
  });

  it('does not tell a stranger which addresses have accounts, and changes nothing of theirs (S19)', async () => {
    await start({ registration: 'open' });

    const taken = await register({ ...person, email: ownerCredentials.email, password: 'a password of mine' });
    const free = await register({ ...person, email: 'free@example.com' });

    expect(taken.status).toBe(free.status);
    expect({ ...(taken.body as object), email: '' }).toEqual({ ...(free.body as object), email: '' });
    expect((await login(ownerCredentials)).status).toBe(200);
    expect((await login({ email: ownerCredentials.email, password: 'a password of mine' })).status).toBe(401);
    expect(await audits('user.refuse')).toHaveLength(1);
  });

  it('of one address by several at once makes one account', async () => {
    await start({ registration: 'open' });

    const replies = await Promise.all([1, 2, 3].map((n) => register({ ...person, password: `seven blue kettles ${n}` })));

    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await audits('user.register')).toHaveLength(1);
  });

  it.each([
    ['role', { role: 'owner' }],
    ['organization', { org_id: 'org_x' }],
    ['id', { id: 'usr_x' }],
    ['state', { disabled_at: null }],
  ])('takes no %s from the body (S31)', async (_, extra) => {
    await start({ registration: 'open' });

    expect((await register({ ...person, ...extra })).body).toMatchObject({ code: 'validation_error', detail: { field: Object.keys(extra)[0] } });
  });

  it.each([
    ['one that is tried first', 'Password 12345', 422],
    ['the own address', 'ann@example.org', 422],
    ['the own name over and over', 'annannannann', 422],
    ['eleven characters', 'eleven char', 400],
    ['129 characters', 'k'.repeat(129), 400],
  ])('refuses %s as password (S18)', async (_, password, status) => {
    await start({ registration: 'open' });

    const reply = await register({ ...person, password });

    expect(reply.status).toBe(status);
    expect(reply.body).toMatchObject({ detail: { field: 'password' } });
  });

  it('refuses addresses that an identity provider signs in (S59)', async () => {
    await start({ registration: 'open' });
    const row = { org_id: server.orgId, id: 'sso_1', issuer: 'https://idp.example', client_id: 'c', client_secret: null, domains: '["corp.example"]', default_role: 'viewer' as const };
    await server.app.db.transaction((tx) => tx.insertInto('sso_connections').values({ ...row, is_enabled: 1, is_enforced: 0, version: 1, created_at: 0, updated_at: 0 }).execute());

    expect((await register({ ...person, email: 'boss@Corp.Example' })).body).toMatchObject({ code: 'sso_required' });
  });
});
