import { afterEach, describe, expect, it } from 'vitest';
import { rateDefaults } from '../../../server/config/access.ts';
import { startTestServer, type TestReply, type TestServer } from '../../harness/server.ts';

const asTheyAre = Object.entries(rateDefaults)
  .map(([name, value]) => `${name}=${value}`)
  .join();

describe('requests that come too soon', () => {
  let server: TestServer;
  afterEach(() => server.close());

  const start = async (rateLimits = asTheyAre, given = {}) => {
    server = await startTestServer({ given: { rateLimits, ...given } });
  };
  const many = (count: number, ask: (i: number) => Promise<TestReply>) => Promise.all(Array.from({ length: count }, (_, i) => ask(i)));
  const tally = (replies: readonly TestReply[]) => Object.fromEntries([...Map.groupBy(replies, ({ status }) => status)].map(([status, of]) => [status, of.length]));
  const limitOf = ({ headers }: TestReply) => ['limit', 'remaining', 'reset'].map((name) => Number(headers.get(`x-ratelimit-${name}`) ?? Number.NaN));
  const login = (email: string, headers: Record<string, string> = {}) => server.request('POST', '/auth/login', { body: { email, password: 'wrong password' }, headers });

  it('get 429 with Retry-After, and the limits on every reply (R12, R18)', async () => {
    await start();
    const ask = () => server.request('GET', '/auth/me', { token: server.ownerToken });
    const nowS = server.clock.now() / 1_000;

    const first = await ask();
    const replies = await many(204, ask);
    const late = replies.find(({ status }) => status === 429);

    expect(limitOf(first)).toEqual([200, 199, nowS + 1]);
    expect(tally(replies)).toEqual({ 200: 199, 429: 5 });
    expect(late?.headers.get('retry-after')).toBe('1');
    expect(limitOf(late as TestReply)).toEqual([200, 0, nowS + 60]);
    expect(late?.body).toMatchObject({ code: 'rate_limited', message: expect.stringContaining('1 s') as string });
    server.clock.advance(1_000);
    expect(tally(await many(5, ask))).toEqual({ 200: 3, 429: 2 });
  });

  it('show integers in every header (C16)', async () => {
    await start();
    server.clock.advance(123);

    const reply = await server.request('GET', '/policies', { token: server.ownerToken });

    for (const name of ['limit', 'remaining', 'reset']) expect(reply.headers.get(`x-ratelimit-${name}`)).toMatch(/^\d+$/);
  });

  it.each([
    ['a refusal of the schema', 'POST', '/policies', 400, 199],
    ['an unknown id', 'GET', '/policies/none', 404, 199],
    // By address: the owner of the test has signed in from there.
    ['an unknown path', 'GET', '/nothing', 404, 198],
    ['a method that is not there', 'DELETE', '/policies', 405, 198],
  ])('are counted on %s too', async (_, method, path, status, remaining) => {
    await start();

    const reply = await server.request(method, path, { token: server.ownerToken, ...(method === 'POST' ? { body: {} } : {}) });

    expect(reply.status).toBe(status);
    expect(limitOf(reply)[1]).toBe(remaining);
  });

  it('never meet a limit on /health', async () => {
    await start('anonymous=1');

    const replies = await many(20, () => server.request('GET', '/health'));

    expect(tally(replies)).toEqual({ 200: 20 });
    expect(replies[0]?.headers.get('x-ratelimit-limit')).toBeNull();
  });

  it('with keys have a burst of twice their rate; a test key has a tenth (R19)', async () => {
    await start();
    const live = await server.apiKey({ scopes: ['read'] });
    const test = await server.apiKey({ scopes: ['read'], mode: 'test' });

    expect(tally(await many(205, () => server.request('GET', '/policies', { token: live.key })))).toEqual({ 200: 200, 429: 5 });
    expect(tally(await many(25, () => server.request('GET', '/policies', { token: test.key })))).toEqual({ 200: 20, 429: 5 });
  });

  it('of one organization do not slow another (R20)', async () => {
    await start('tenant=5');
    const { key: foreign } = await server.apiKey({ scopes: ['read'], orgId: await server.organization('other') });
    const { key: own } = await server.apiKey({ scopes: ['read'] });

    expect(tally(await many(12, () => server.request('GET', '/policies', { token: own })))).toEqual({ 200: 10, 429: 2 });
    expect((await server.request('GET', '/policies', { token: foreign })).status).toBe(200);
  });

  it('with guessed keys are counted by address, and a good key there still works', async () => {
    await start('anonymous=10');
    const { key } = await server.apiKey({ scopes: ['read'] });

    expect(tally(await many(15, (i) => server.request('GET', '/policies', { token: `wb_live_guess${i}` })))).toEqual({ 401: 10, 429: 5 });
    expect((await server.request('GET', '/policies', { token: key })).status).toBe(200);
  });

  it('to scan are 10 a minute for each principal, other requests apart (R21)', async () => {
    await start();
    const scan = () => server.request('POST', '/scans', { token: server.ownerToken, body: { target: 'dir:/srv/app' } });

    expect(tally(await many(13, scan))).toEqual({ 202: 10, 429: 3 });
    expect((await server.request('GET', '/scans', { token: server.ownerToken })).status).toBe(200);
  });

  it('for new keys are 5 a minute (R21)', async () => {
    await start();

    expect(tally(await many(7, () => server.request('POST', '/api-keys', { token: server.ownerToken, body: { name: 'k', scopes: ['read'] } })))).toEqual({ 201: 5, 429: 2 });
  });

  it('to sign in are 30 a minute for an address (S20)', async () => {
    await start();

    // The owner of the test has signed in once.
    expect(tally(await many(35, (i) => login(`user${i}@example.com`)))).toEqual({ 401: 29, 429: 6 });
  });

  it('to sign in are 30 a minute for an account, from however many addresses (S20)', async () => {
    await start(asTheyAre, { trustedProxies: '127.0.0.1' });
    const from = (i: number) => ({ 'x-forwarded-for': `203.0.113.${i}` });

    expect(tally(await many(35, (i) => login(i % 2 === 0 ? 'victim@example.com' : ' Victim@Example.com', from(i))))).toEqual({ 401: 30, 429: 5 });
    expect((await login('somebody.else@example.com', from(99))).status).toBe(401);
  });

  it('from one /64 of IPv6 are one address’s (S20)', async () => {
    await start(asTheyAre, { trustedProxies: '127.0.0.1' });

    expect(tally(await many(35, (i) => login(`user${i}@example.com`, { 'x-forwarded-for': `2001:db8:0:1::${i}` })))).toEqual({ 401: 30, 429: 5 });
    expect((await login('u@example.com', { 'x-forwarded-for': '2001:db8:0:2::1' })).status).toBe(401);
  });

  it('cannot pose as others with a forged X-Forwarded-For (S20)', async () => {
    await start();

    expect(tally(await many(35, (i) => login(`user${i}@example.com`, { 'x-forwarded-for': `203.0.113.${i}` })))).toEqual({ 401: 29, 429: 6 });
  });
});
