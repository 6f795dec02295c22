import type { EventType } from '#shared/api/events.ts';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { LiveMessage } from '#shared/protocol/live.ts';
import { appendEvent } from '../../../server/features/events/events.store.ts';
import { openDatabase } from '../../../server/db/connection.ts';
import { systemClock } from '../../../server/config/world.ts';
import { databases } from '../../harness/postgres.ts';
import { bigReport } from '../../harness/report-fixture.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent } from '../../harness/wire-agent.ts';

/** A client that keeps what it hears and can wait for it. */
class Listener {
  readonly socket: WebSocket;
  readonly heard: LiveMessage[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  #wake: () => void = () => {};

  constructor(address: string, options: { headers?: Record<string, string> } = {}) {
    this.socket = new WebSocket(address, options);
    this.socket.on('error', () => {});
    this.socket.on('message', (data) => {
      this.heard.push(JSON.parse(String(data)) as LiveMessage);
      this.#wake();
    });
    this.closed = new Promise((resolve) => this.socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })));
  }

  async subscribe(topics: readonly string[], since?: number): Promise<number> {
    if (this.socket.readyState === WebSocket.CONNECTING) await once(this.socket, 'open');
    this.socket.send(JSON.stringify({ subscribe: topics, ...(since === undefined ? {} : { since }) }));
    const hello = await this.until((message) => message.type === 'hello');
    return hello.type === 'hello' ? hello.seq : -1;
  }

  /** The first message, from `from` on, that satisfies. */
  async until(test: (message: LiveMessage) => boolean, from = 0): Promise<LiveMessage> {
    for (;;) {
      const found = this.heard.slice(from).find(test);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  get events(): { seq: number; type: string; subject: string }[] {
    return this.heard.flatMap((message) => (message.type === 'event' ? [message.event] : []));
  }
}

describe.each(databases())('the live socket on $name', (database) => {
  let server: TestServer;
  let listeners: Listener[] = [];
  beforeEach(async () => {
    server = await startTestServer({ database });
    listeners = [];
  });
  afterEach(async () => {
    for (const listener of listeners) listener.socket.terminate();
    await server.close();
  });

  const address = (query = '') => `${server.url.replace('http', 'ws')}/api/v1/ws${query}`;
  const listen = (query: string, options?: { headers?: Record<string, string> }) => {
    const listener = new Listener(address(query), options);
    listeners.push(listener);
    return listener;
  };
  const owner = () => listen(`?token=${server.ownerToken}`);
  const event = (type: EventType, subject = 'scn_1', orgId = server.orgId) => server.app.db.transaction((tx) => appendEvent(tx, { orgId, type, subject, data: { n: 1 }, at: server.clock.now() }));
  const isEvent = (type: string) => (message: LiveMessage) => message.type === 'event' && message.event.type === type;

  it('greets with the last number, then sends events in order, each once', async () => {
    await event('scan.completed', 'scn_before');
    const listener = owner();
    const seq = await listener.subscribe(['scans']);

    for (let at = 0; at < 20; at += 1) await event('scan.completed', `scn_${at}`);
    await listener.until((message) => message.type === 'event' && message.event.subject === 'scn_19');

    expect(listener.events.map((each) => each.seq)).toEqual(Array.from({ length: 20 }, (_, at) => seq + 1 + at));
    expect(listener.heard[1]).toEqual({ type: 'event', event: { seq: seq + 1, id: expect.stringMatching(/^evt_/) as unknown, type: 'scan.completed', subject: 'scn_0', data: { n: 1 }, at: '2026-11-21T12:00:00.000Z' } });
  });

  it('sends again what came after `since`, without a gap to what comes now', async () => {
    const first = await event('scan.failed', 'scn_a');
    for (let at = 0; at < 1200; at += 100) {
      await server.app.db.transaction(async (tx) => {
        for (let inner = 0; inner < 100; inner += 1) await appendEvent(tx, { orgId: server.orgId, type: 'scan.failed', subject: `scn_${at + inner}`, data: {}, at: 0 });
      });
    }
    const listener = owner();

    const subscribed = listener.subscribe(['scans'], first);
    const during = await event('scan.completed', 'scn_now');
    await subscribed;
    await listener.until((message) => message.type === 'event' && message.event.seq === during);

    expect(listener.events.map((each) => each.seq)).toEqual(Array.from({ length: during - first }, (_, at) => first + 1 + at));
    expect(listener.heard.some((message) => message.type === 'resync')).toBe(false);
  });

  it('says resync when `since` is older than what is kept, or from another life of the server', async () => {
    await event('scan.failed');
    const last = await event('scan.failed');
    await server.app.db.transaction((tx) => tx.deleteFrom('events').where('org_id', '=', server.orgId).where('seq', '<', last).execute());
    const [old, ahead, upToDate] = [owner(), owner(), owner()];

    await old.subscribe(['scans'], 0);
    await ahead.subscribe(['scans'], last + 1000);
    await upToDate.subscribe(['scans'], last - 1);
    await event('scan.completed');
    for (const each of [old, ahead, upToDate]) await each.until(isEvent('scan.completed'));

    expect(old.heard[1]).toEqual({ type: 'resync', seq: last });
    expect(ahead.heard[1]).toEqual({ type: 'resync', seq: last });
    expect(upToDate.events.map((each) => each.seq)).toEqual([last, last + 1]);
  });

  it('sends only the topics that were asked for, or one thing by its id', async () => {
    const [policies, one, all] = [owner(), owner(), owner()];
    await policies.subscribe(['policies']);
    await one.subscribe(['scn_7']);
    await all.subscribe(['*']);

    await event('scan.completed', 'scn_6');
    await event('scan.completed', 'scn_7');
    await event('policy.created', 'pol_1');
    await policies.until(isEvent('policy.created'));
    await all.until(isEvent('policy.created'));
    await one.until(isEvent('scan.completed'));

    expect(policies.events.map((each) => each.subject)).toEqual(['pol_1']);
    expect(one.events.map((each) => each.subject)).toEqual(['scn_7']);
    expect(all.events.map((each) => each.subject)).toEqual(['scn_6', 'scn_7', 'pol_1']);
  });

  it('keeps organizations apart', async () => {
    const orgB = await server.organization('other');
    const { key } = await server.apiKey({ scopes: ['read'], orgId: orgB });
    const other = listen('', { headers: { authorization: `Bearer ${key}` } });
    const own = owner();
    await other.subscribe(['*']);
    await own.subscribe(['*']);

    await event('scan.completed', 'scn_a');
    await event('scan.failed', 'scn_b', orgB);
    await other.until(isEvent('scan.failed'));
    await own.until(isEvent('scan.completed'));
    server.app.live.progress(server.orgId, { scan_id: 'scn_a', stage: 'read', done: 1, total: 2 });
    await own.until((message) => message.type === 'progress');

    expect(other.events.map((each) => each.subject)).toEqual(['scn_b']);
    expect(own.events.map((each) => each.subject)).toEqual(['scn_a']);
    expect(other.heard.some((message) => message.type === 'progress')).toBe(false);
  });

  it('leaves out what a role may not see', async () => {
    const { token } = await server.signedInUser('viewer');
    const viewer = listen(`?token=${token}`);
    await viewer.subscribe(['*']);

    await event('agent.enrolled', 'agt_1');
    await event('api_key.revoked', 'key_1');
    await event('audit.readiness_changed', 'org_1');
    await event('scan.completed', 'scn_1');
    await viewer.until(isEvent('scan.completed'));

    expect(viewer.events.map((each) => each.type)).toEqual(['scan.completed']);
    const agents = listen(`?token=${token}`);
    void agents.subscribe(['agents']);
    expect((await agents.closed).code).toBe(4403);
  });

  it('shows a scan from its lease to its end', async () => {
    const agent = await enrolAgent(server);
    const listener = owner();
    await listener.subscribe(['scans']);
    const { id } = (await server.request('POST', '/scans', { token: server.ownerToken, body: { target: '/srv/app' } })).body as { id: string };
    const job = await agent.lease();
    if (job === undefined) throw new Error('no job');
    await agent.beat(job, { seq: 1, stage: 'read', done: 5, total: 10, current: 'a.py' });
    await agent.deliver(id, { report: bigReport({ components: 1500 }), lease: job });
    await listener.until(isEvent('scan.completed'));

    const progress = listener.heard.filter((message) => message.type === 'progress');
    expect(progress[0]).toEqual({ type: 'progress', scan_id: id, stage: 'leased', done: 0, total: 0 });
    expect(progress[1]).toEqual({ type: 'progress', scan_id: id, stage: 'read', done: 5, total: 10, current: 'a.py' });
    const last = progress.at(-1);
    expect(last).toMatchObject({ stage: 'ingest' });
    expect(last?.type === 'progress' && last.done === last.total && last.total > 0).toBe(true);
    expect(listener.events.find((each) => each.type === 'scan.completed')).toMatchObject({ subject: id, data: { state: 'completed', component_count: 1500 } });
  });

  it('hears of events that another server writes', async () => {
    const listener = owner();
    await listener.subscribe(['scans']);
    const other = await openDatabase({ url: server.config.databaseUrl });
    try {
      await other.transaction((tx) => appendEvent(tx, { orgId: server.orgId, type: 'scan.completed', subject: 'scn_elsewhere', data: {}, at: 0 }));

      await listener.until(isEvent('scan.completed'));
      expect(listener.events[0]?.subject).toBe('scn_elsewhere');
    } finally {
      await other.close();
    }
  });

  it('closes with 4401 without a valid credential, and takes keys and access tokens', async () => {
    const { key } = await server.apiKey({ scopes: ['read'] });

    expect((await listen('').closed).code).toBe(4401);
    expect((await listen('?token=nonsense').closed).code).toBe(4401);
    expect((await listen('', { headers: { authorization: 'Bearer wb_live_nonsense' } }).closed).code).toBe(4401);
    expect(await listen('', { headers: { authorization: `Bearer ${key}` } }).subscribe(['scans'])).toBeGreaterThanOrEqual(0);
    expect(await listen('', { headers: { authorization: `Bearer ${server.ownerToken}` } }).subscribe(['scans'])).toBeGreaterThanOrEqual(0);
  });

  it('closes with 4401 within five seconds of a logout and of a revoked key', async () => {
    const user = await server.signedInUser('analyst');
    const { id, key } = await server.apiKey({ scopes: ['read'] });
    const [byUser, byKey] = [listen(`?token=${user.token}`), listen('', { headers: { authorization: `Bearer ${key}` } })];
    await byUser.subscribe(['scans']);
    await byKey.subscribe(['scans']);
    const from = performance.now();

    await server.request('POST', '/auth/logout', { token: user.token, body: {} });
    await server.request('POST', `/api-keys/${id}/revoke`, { token: server.ownerToken, body: {} });

    expect([(await byUser.closed).code, (await byKey.closed).code]).toEqual([4401, 4401]);
    expect(performance.now() - from).toBeLessThan(5_000);
  });

  it('closes with 4403 for a key that may read no scans, and refuses pages of other sites and other paths', async () => {
    const { key } = await server.apiKey({ scopes: ['ingest'] });
    const refused = async (url: string, headers: Record<string, string>) => {
      const socket = new WebSocket(url, { headers });
      const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
      socket.on('error', () => {});
      socket.terminate();
      return response.statusCode;
    };

    expect((await listen('', { headers: { authorization: `Bearer ${key}` } }).closed).code).toBe(4403);
    expect(await refused(address(`?token=${server.ownerToken}`), { origin: 'https://evil.example' })).toBe(403);
    expect(await refused(address().replace('/ws', '/elsewhere'), {})).toBe(404);
    expect(await listen(`?token=${server.ownerToken}`, { headers: { origin: server.url } }).subscribe(['scans'])).toBeGreaterThanOrEqual(0);
  });

  it('closes for messages that are wrong, too large or too many', async () => {
    const sending = async (...messages: (string | Buffer)[]) => {
      const listener = owner();
      await listener.subscribe(['scans']);
      for (const message of messages) listener.socket.send(message);
      return (await listener.closed).code;
    };

    expect(await sending('{"subscribe":"scans"}')).toBe(1008);
    expect(await sending('{"subscribe":["scans"],"more":1}')).toBe(1008);
    expect(await sending('no json')).toBe(1008);
    expect(await sending(Buffer.from('{"subscribe":["scans"]}'))).toBe(1008);
    expect(await sending(JSON.stringify({ subscribe: ['scans'], pad: 'x'.repeat(70_000) }))).toBe(1009);
    expect(await sending(...Array.from({ length: 45 }, () => '{"subscribe":["scans"]}'))).toBe(4429);
  });

  it('closes with 1001 when the server stops', async () => {
    const listener = owner();
    await listener.subscribe(['scans']);

    const restarted = server.restart();

    expect((await listener.closed).code).toBe(1001);
    server = await restarted;
  });
});

describe('a client that takes nothing', () => {
  it('is closed when more than a megabyte waits for it, and nobody else is held up', { timeout: 60_000 }, async () => {
    const server = await startTestServer({ clock: systemClock });
    const slow = new Listener(`${server.url.replace('http', 'ws')}/api/v1/ws?token=${server.ownerToken}`);
    const quick = new Listener(`${server.url.replace('http', 'ws')}/api/v1/ws?token=${server.ownerToken}`);
    await slow.subscribe(['scans']);
    await quick.subscribe(['scans']);
    slow.socket.pause();
    const text = 'x'.repeat(100_000);

    for (let at = 0; at < 200 && server.app.live.size === 2; at += 1) {
      await server.app.db.transaction((tx) => appendEvent(tx, { orgId: server.orgId, type: 'scan.completed', subject: `scn_${at}`, data: { text }, at: 0 }));
      await quick.until((message) => message.type === 'event' && message.event.subject === `scn_${at}`);
    }

    expect(server.app.live.size).toBe(1);
    slow.socket.terminate();
    quick.socket.terminate();
    await server.close();
  });
});
