import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { liveLimits } from '#shared/protocol/live.ts';
import { insertMembership } from '../../../server/features/auth/auth.store.ts';
import { databases } from '../../harness/postgres.ts';
import { ownerCredentials, startTestServer, type TestServer } from '../../harness/server.ts';

describe.each(databases())('opening the live socket on $name', (database) => {
  let server: TestServer;
  let sockets: WebSocket[] = [];
  beforeEach(async () => {
    server = await startTestServer({ database });
    sockets = [];
  });
  afterEach(async () => {
    for (const socket of sockets) socket.terminate();
    await server.close();
  });

  const open = (query: string, headers: Record<string, string> = {}, protocols: string[] = []) => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/v1/ws${query}`, protocols, { headers });
    socket.on('error', () => {});
    sockets.push(socket);
    return socket;
  };
  /** `hello` once the server has let it in, or the code that it was closed with. */
  const outcome = async (socket: WebSocket): Promise<string | number> => {
    const closed = once(socket, 'close').then(([code]) => code as number);
    const ask = () => socket.send('{"subscribe":["scans"]}');
    if (socket.readyState === WebSocket.OPEN) ask();
    else socket.once('open', ask);
    const heard = once(socket, 'message').then(([data]) => (JSON.parse(String(data)) as { type: string }).type);
    return Promise.race([closed, heard]);
  };
  const closeCode = async (socket: WebSocket) => ((await once(socket, 'close')) as [number])[0];
  const ticketFor = async (token: string, headers: Record<string, string> = {}) =>
    ((await server.request('POST', '/ws/ticket', { token, body: {}, headers })).body as { ticket: string }).ticket;
  const browser = async () => {
    const reply = await server.request('POST', '/auth/session', { body: ownerCredentials });
    const { csrf_token: csrf } = reply.body as { csrf_token: string };
    return { cookie: (reply.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '', csrf };
  };

  it('takes a ticket, which lives a minute (C25)', async () => {
    const reply = await server.request('POST', '/ws/ticket', { token: server.ownerToken, body: {} });

    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({ ticket: expect.stringMatching(/^wbt_[0-9A-Za-z]{49}$/), expires_in: 60 });
    expect(await outcome(open(`?token=${(reply.body as { ticket: string }).ticket}`))).toBe('hello');
  });

  it('takes a ticket once, also of two who come at the same moment (S37)', async () => {
    const ticket = await ticketFor(server.ownerToken);

    const outcomes = await Promise.all([1, 2, 3].map(() => outcome(open(`?token=${ticket}`))));

    expect(outcomes.sort()).toEqual([4401, 4401, 'hello']);
  });

  it('takes no ticket after a minute, of a session that has ended, or with an altered letter (S37)', async () => {
    const user = await server.signedInUser('analyst');
    const [late, ended, altered] = [await ticketFor(server.ownerToken), await ticketFor(user.token), await ticketFor(server.ownerToken)];
    await server.request('POST', '/auth/logout', { token: user.token, body: {} });

    expect(await outcome(open(`?token=${ended}`))).toBe(4401);
    expect(await outcome(open(`?token=${altered.slice(0, 20)}${altered[20] === 'a' ? 'b' : 'a'}${altered.slice(21)}`))).toBe(4401);
    server.clock.advance(60_000);
    expect(await outcome(open(`?token=${late}`))).toBe(4401);
  });

  it('keeps a ticket as a hash only, and neither tickets nor tokens in the log (S37)', async () => {
    const ticket = await ticketFor(server.ownerToken);
    const [row] = await server.app.db.kysely.selectFrom('socket_tickets').selectAll().where('org_id', '=', server.orgId).execute();
    await outcome(open(`?token=${ticket}`));
    await outcome(open(`?token=${server.ownerToken}`));

    expect(JSON.stringify(row)).not.toContain(ticket);
    expect(row?.hash).toMatch(/^[0-9a-f]{64}$/);
    const log = server.logLines.join('');
    expect(log).not.toContain(ticket);
    expect(log).not.toContain(server.ownerToken);
    expect(await server.app.db.kysely.selectFrom('socket_tickets').selectAll().where('org_id', '=', server.orgId).execute()).toEqual([]);
  });

  it('gives tickets to keys that may read scans, bound to the key', async () => {
    const { id, key } = await server.apiKey({ scopes: ['read'] });
    const [first, second] = [await ticketFor(key), await ticketFor(key)];

    expect(await outcome(open(`?token=${first}`))).toBe('hello');
    await server.request('POST', `/api-keys/${id}/revoke`, { token: server.ownerToken, body: {} });
    expect(await outcome(open(`?token=${second}`))).toBe(4401);
    const { key: ingest } = await server.apiKey({ scopes: ['ingest'] });
    expect((await server.request('POST', '/ws/ticket', { token: ingest, body: {} })).body).toMatchObject({ code: 'insufficient_scope' });
  });

  it('takes the session cookie from the server’s own pages only (S33, S37)', async () => {
    const { cookie } = await browser();

    expect(await outcome(open('', { cookie, origin: server.url }))).toBe('hello');
    expect(await outcome(open('', { cookie }))).toBe(4401);
    const foreign = open('', { cookie, origin: 'https://evil.example' });
    const [, response] = (await once(foreign, 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(response.statusCode).toBe(403);
  });

  it('takes a credential as subprotocol and answers with its own name alone', async () => {
    const { key } = await server.apiKey({ scopes: ['read'] });
    for (const credential of [server.ownerToken, key, await ticketFor(server.ownerToken)]) {
      const socket = open('', {}, ['waybill', `bearer.${credential}`]);

      expect(await outcome(socket)).toBe('hello');
      expect(socket.protocol).toBe('waybill');
    }
    expect(await outcome(open('', {}, ['waybill', 'bearer.nonsense']))).toBe(4401);
  });

  it('takes no API key and no cookie value from the address, where it would be written down', async () => {
    const { key } = await server.apiKey({ scopes: ['read'] });
    const { cookie } = await browser();

    expect(await outcome(open(`?token=${key}`))).toBe(4401);
    expect(await outcome(open(`?token=${cookie.slice('waybill='.length)}`))).toBe(4401);
  });

  it('opens in another organization of the user with ?organization=, and in no foreign one (C31, S28)', async () => {
    const [other, foreign] = [await server.organization('other'), await server.organization('foreign')];
    const user = await server.signedInUser('viewer');
    await server.app.db.transaction((tx) => insertMembership(tx, { org_id: other, user_id: user.userId, role: 'viewer', created_at: server.clock.now() }));

    expect(await outcome(open(`?token=${user.token}&organization=${other}`))).toBe('hello');
    expect(await outcome(open(`?token=${user.token}&organization=${foreign}`))).toBe(4401);
    expect(await outcome(open(`?token=${await ticketFor(user.token, { 'x-organization-id': other })}`))).toBe('hello');
    expect(await outcome(open(`?token=${await ticketFor(user.token)}&organization=${foreign}`))).toBe(4401);
  });

  it('ends with 4401 within five seconds, however it was opened: ticket, cookie, subprotocol, header (S14)', { timeout: 20_000 }, async () => {
    const user = await server.signedInUser('analyst');
    const page = await browser();
    const { id, key } = await server.apiKey({ scopes: ['read'] });
    const opened = [
      open(`?token=${await ticketFor(user.token)}`),
      open('', {}, ['waybill', `bearer.${user.token}`]),
      open('', { cookie: page.cookie, origin: server.url }),
      open(`?token=${await ticketFor(key)}`),
      open('', { authorization: `Bearer ${key}` }),
    ];
    expect(await Promise.all(opened.map(outcome))).toEqual(opened.map(() => 'hello'));
    const codes = Promise.all(opened.map(closeCode));
    const from = performance.now();

    await server.request('POST', '/auth/logout', { token: user.token, body: {} });
    await server.request('DELETE', '/auth/session', { headers: { cookie: page.cookie, origin: server.url, 'x-csrf-token': page.csrf } });
    await server.request('POST', `/api-keys/${id}/revoke`, { token: server.ownerToken, body: {} });

    expect(await codes).toEqual(opened.map(() => 4401));
    expect(performance.now() - from).toBeLessThan(5_000);
  });

  it('ends within five seconds of a new password, a removal from the organization and a disabled account (S13, S14)', { timeout: 20_000 }, async () => {
    const [changed, removed, disabled] = [await server.signedInUser('analyst'), await server.signedInUser('analyst'), await server.signedInUser('analyst')];
    const elsewhere = (await server.request('POST', '/auth/login', { body: { email: changed.email, password: changed.password } })).body as { access_token: string };
    const opened = [open(`?token=${changed.token}`), open(`?token=${await ticketFor(removed.token)}`), open(`?token=${await ticketFor(disabled.token)}`)];
    expect(await Promise.all(opened.map(outcome))).toEqual(opened.map(() => 'hello'));
    const codes = Promise.all(opened.map(closeCode));
    const from = performance.now();

    const replies = [
      await server.request('PUT', '/auth/password', { token: elsewhere.access_token, body: { current_password: changed.password, new_password: 'seven blue kettles' } }),
      await server.request('DELETE', `/organizations/${server.orgId}/members/${removed.userId}`, { token: server.ownerToken }),
    ];
    await server.app.db.transaction((tx) => tx.updateTable('users').set({ disabled_at: 1 }).where('id', '=', disabled.userId).execute());

    expect(replies.map(({ status }) => status)).toEqual([200, 204]);
    expect(await codes).toEqual([4401, 4401, 4401]);
    expect(performance.now() - from).toBeLessThan(5_000);
  });

  it('has the limits that the contract names (S37)', () => {
    expect(liveLimits).toMatchObject({ messageBytesMax: 65_536, messagesPerSecondMax: 20, bufferedBytesMax: 1_048_576 });
  });

  it('leaves an entry when somebody known gets none: a key that has ended, a key that may read no scans (S52)', async () => {
    const ended = await server.apiKey({ scopes: ['read'] });
    await server.request('POST', `/api-keys/${ended.id}/revoke`, { token: server.ownerToken, body: {} });
    const narrow = await server.apiKey({ scopes: ['ingest'] });

    const codes = [];
    for (const token of [ended.key, narrow.key, 'nonsense']) codes.push(await closeCode(open('', { authorization: `Bearer ${token}`, 'x-request-id': 'socket-request' })));

    expect(codes).toEqual([4401, 4403, 4401]);
    const entries = async () => server.app.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).where('action', '=', 'access.deny').orderBy('seq').execute();
    await expect.poll(async () => (await entries()).length).toBe(2);
    expect((await entries()).map(({ actor_id, target, detail }) => [actor_id, target, JSON.parse(detail)])).toEqual([
      [ended.id, 'openSocket', { ip: '127.0.0.1', request_id: 'socket-request', code: 'invalid_api_key' }],
      [narrow.id, 'openSocket', { ip: '127.0.0.1', request_id: 'socket-request', code: 'insufficient_scope' }],
    ]);
  });

  it('takes twenty messages in any second and closes at the next (S37)', async () => {
    const sending = async (count: number) => {
      const socket = open('', { authorization: `Bearer ${server.ownerToken}` });
      await once(socket, 'open');
      for (let at = 0; at < count; at += 1) socket.send('{"subscribe":["scans"]}');
      // What was sent before it has been heard once the answer to a ping is there.
      socket.ping();
      return Promise.race([closeCode(socket), once(socket, 'pong').then(() => 'open')]);
    };

    expect(liveLimits.messagesPerSecondMax).toBe(20);
    expect(await sending(20)).toBe('open');
    expect(await sending(21)).toBe(4429);
  });
});
