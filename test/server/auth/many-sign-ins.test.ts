import { afterEach, describe, expect, it } from 'vitest';
import { ownerCredentials, startTestServer, type TestServer } from '../../harness/server.ts';

/** About 15 ms of a processor. */
const scryptCost = { N: 2 ** 13, r: 8, p: 1 };

describe('sign-ins at a price', () => {
  let server: TestServer;
  afterEach(() => server.close());

  const login = (body: { email: string; password: string }) => server.request('POST', '/auth/login', { body });

  // Again when the machine was busy with something else: the claim is about the server.
  it('200 of them at once hold up no other request (S17)', { timeout: 60_000, retry: 2 }, async () => {
    server = await startTestServer({ app: { scryptCost } });
    const progress = { isDone: false };
    const logins = Promise.all(Array.from({ length: 200 }, () => login({ ...ownerCredentials, password: 'wrong' }))).finally(() => (progress.isDone = true));

    const times: number[] = [];
    // The first few wait for the two hundred requests to be read at all.
    await server.request('GET', '/auth/me', { token: server.ownerToken });
    while (!progress.isDone) {
      const from = performance.now();
      const reply = await server.request('GET', '/auth/me', { token: server.ownerToken });
      times.push(performance.now() - from);
      expect(reply.status).toBe(200);
    }

    expect((await logins).map(({ status }) => status).filter((status) => status !== 401)).toEqual([]);
    expect(times.length).toBeGreaterThan(20);
    times.sort((a, b) => a - b);
    expect(times[Math.floor(times.length * 0.99)]).toBeLessThan(250);
  });

  it('that are more than may wait are told when to come back (S17)', { timeout: 60_000 }, async () => {
    server = await startTestServer({ app: { scryptCost } });

    const replies = await Promise.all(Array.from({ length: 400 }, () => login(ownerCredentials)));

    const refused = replies.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('retry-after')).toBe('5');
    expect(replies.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(256);
    expect(replies.length - refused.length).toBe(replies.filter(({ status }) => status === 200).length);
  });

  it('cost the same for an unknown address, a wrong password, a disabled account and one without a password (S19)', { timeout: 60_000 }, async () => {
    server = await startTestServer({ app: { scryptCost: { N: 2 ** 15, r: 8, p: 1 } } });
    const [disabled, without] = [await server.signedInUser('viewer'), await server.signedInUser('viewer')];
    const passwordHash = (await server.app.db.kysely.selectFrom('users').select('password_hash').where('email', '=', ownerCredentials.email).executeTakeFirstOrThrow()).password_hash;
    await server.app.db.transaction(async (tx) => {
      await tx.updateTable('users').set({ disabled_at: 1, password_hash: passwordHash }).where('id', '=', disabled.userId).execute();
      await tx.updateTable('users').set({ password_hash: null }).where('id', '=', without.userId).execute();
    });
    /** Processor time, not wall time: a busy machine does not change it much. Microseconds. */
    const costOf = async (email: string) => {
      const before = process.cpuUsage();
      for (let at = 0; at < 5; at += 1) expect((await login({ email, password: 'wrong' })).status).toBe(401);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await costOf('warm@example.com');

    const wrong = await costOf(ownerCredentials.email);
    const others = [await costOf('nobody@example.com'), await costOf(disabled.email), await costOf(without.email)];

    // Without the hash it would be a twentieth.
    for (const other of others) {
      expect(other / wrong).toBeGreaterThan(0.5);
      expect(other / wrong).toBeLessThan(2);
    }
  });
});
