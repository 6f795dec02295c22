/** What the promise "at least once for 24 hours" is worth: restarts, dead receivers, two servers, late answers. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp, type App } from '../../../server/app.ts';
import { verifyWebhook } from '#shared/api/webhook-signature.ts';
import { laneLimits } from '../../../server/features/webhooks/lane.ts';
import { databases } from '../../harness/postgres.ts';
import { cheapScrypt, startTestServer, type TestServer } from '../../harness/server.ts';
import { addWebhook, deliver, emit, loopbackOutbound, startReceiver, type Received, type Receiver } from './receiver.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

describe.each(databases())('at least once for 24 hours (R91, S63) on $name', (database) => {
  let server: TestServer;
  let receiver: Receiver;
  let way: ReturnType<typeof loopbackOutbound>;
  beforeEach(async () => {
    receiver = await startReceiver();
    way = loopbackOutbound();
    server = await startTestServer({ database, app: { outbound: way.outbound } });
  });
  afterEach(async () => {
    await server.close();
    await way.close();
    await receiver.close();
  });

  const rows = () => server.app.db.kysely.selectFrom('webhook_deliveries').selectAll().where('org_id', '=', server.orgId).orderBy('created_at').orderBy('id').execute();
  const attempts = () => server.app.db.kysely.selectFrom('webhook_attempts').selectAll().where('org_id', '=', server.orgId).orderBy('delivery_id').orderBy('attempt').execute();
  /** When something is due next; undefined when nothing waits. */
  const nextAt = async () => (await rows()).flatMap(({ next_attempt_at: at }) => at ?? []).sort((a, b) => a - b)[0];

  it('an event survives a day of failures and restarts, and arrives in its last minute', async () => {
    await addWebhook(server, receiver.url);
    receiver.answer = (_, response) => void response.writeHead(500).end();
    const startedAt = server.clock.now();
    await emit(server, 'policy.created', { n: 1 });
    let restartCount = 0;
    for (let at: number | undefined = startedAt; at !== undefined && at < startedAt + dayMs; at = await nextAt()) {
      server.clock.advance(Math.max(0, at - server.clock.now()));
      // Before the fan-out, between the two jobs and after the attempt: a restart may come at any moment.
      if (receiver.received.length % 5 === 0) {
        server = await server.restart();
        restartCount += 1;
      }
      await server.app.jobs.run('webhook-fanout');
      if (receiver.received.length % 7 === 3) server = await server.restart();
      await server.app.jobs.run('webhook-delivery');
    }
    expect((await rows())[0]?.next_attempt_at).toBe(startedAt + dayMs);
    server.clock.advance(startedAt + dayMs - server.clock.now());
    receiver.answer = (_, response) => void response.end();

    await deliver(server);

    const [delivery] = await rows();
    expect(delivery).toMatchObject({ state: 'delivered', attempt_count: receiver.received.length });
    expect(receiver.received.length).toBeGreaterThan(30);
    expect(restartCount).toBeGreaterThan(5);
    expect(new Set(receiver.received.map(({ headers }) => headers['x-webhook-id'])).size).toBe(1);
    expect((await attempts()).map(({ attempt }) => attempt)).toEqual(receiver.received.map((_, index) => index + 1));
  }, 60_000);

  it('waits grow from 5 seconds to an hour, and the event is given up after 24 hours, not before', async () => {
    await addWebhook(server, receiver.url);
    receiver.answer = (_, response) => void response.writeHead(500).end();
    const startedAt = server.clock.now();
    await emit(server);
    const tried: number[] = [];
    for (let at: number | undefined = startedAt; at !== undefined; at = await nextAt()) {
      server.clock.advance(Math.max(0, at - server.clock.now()));
      tried.push(server.clock.now() - startedAt);
      await deliver(server);
    }

    const [delivery] = await rows();
    expect(delivery).toMatchObject({ state: 'failed', finished_at: startedAt + dayMs });
    expect(tried.at(-1)).toBe(dayMs);
    const waits = tried.slice(1).map((at, index) => at - (tried[index] ?? 0));
    for (const [index, wait] of waits.slice(0, -1).entries()) {
      expect(wait).toBeGreaterThanOrEqual(5_000);
      expect(wait).toBeLessThanOrEqual(Math.min(hourMs, 5_000 * 2 ** (index + 1)));
    }
    expect(Math.max(...waits)).toBeGreaterThan(30 * minuteMs);
    server.clock.advance(dayMs);
    await deliver(server);
    expect(receiver.received).toHaveLength(tried.length);
  }, 60_000);

  it('many events to a receiver that is away for a day with restarts all arrive once it is back', async () => {
    const { url } = receiver;
    await addWebhook(server, url);
    await receiver.close();
    const startedAt = server.clock.now();
    const count = 40;
    for (let n = 0; n < count; n += 1) await emit(server, 'policy.created', { n });
    for (let hour = 0; hour < 23; hour += 1) {
      for (let step = 0; step < 4; step += 1) {
        await deliver(server);
        server.clock.advance(15 * minuteMs);
      }
      if (hour % 6 === 5) server = await server.restart();
    }
    expect((await rows()).map(({ state }) => state)).toEqual(Array.from({ length: count }, () => 'pending'));
    receiver = await startReceiver(Number(new URL(url).port));
    while (server.clock.now() < startedAt + dayMs) {
      server.clock.advance(10 * minuteMs);
      await deliver(server);
    }

    const seen = new Set(receiver.received.map(({ body }) => (JSON.parse(body.toString()) as { data: { n: number } }).data.n));
    expect(seen.size).toBe(count);
    expect((await rows()).every(({ state }) => state === 'delivered')).toBe(true);
  }, 60_000);

  it('what waits for a receiver that stays away ends after 24 hours, and not a minute before', async () => {
    const { url } = receiver;
    await addWebhook(server, url);
    await receiver.close();
    for (let n = 0; n < 20; n += 1) await emit(server, 'policy.created', { n });
    for (let step = 0; step < 96; step += 1) {
      await deliver(server);
      server.clock.advance(15 * minuteMs - (step === 95 ? 1 : 0));
    }
    await deliver(server);
    expect((await rows()).every(({ state }) => state === 'pending')).toBe(true);

    server.clock.advance(6 * minuteMs);
    await deliver(server);
    server.clock.advance(6 * minuteMs);
    await deliver(server);

    expect((await rows()).every(({ state, next_attempt_at: at }) => state === 'failed' && at === null)).toBe(true);
  }, 60_000);

  it('what could not be sent while the server was down for two days is still sent once', async () => {
    await addWebhook(server, receiver.url);
    await emit(server);
    await server.app.jobs.run('webhook-fanout');
    server.clock.advance(2 * dayMs);
    server = await server.restart();

    await deliver(server);

    expect((await rows()).map(({ state }) => state)).toEqual(['delivered']);
    expect(receiver.received).toHaveLength(1);
  });

  it('a claim of a server that fell over runs out, and the delivery is made with the same id', async () => {
    await addWebhook(server, receiver.url);
    await emit(server);
    await server.app.jobs.run('webhook-fanout');
    const { db } = server.app;
    const until = server.clock.now() + 180_000;
    await db.transaction((tx) => tx.updateTable('webhook_deliveries').set({ claimed_until: until, next_attempt_at: until }).where('org_id', '=', server.orgId).where('state', '=', 'pending').execute());
    await deliver(server);
    const before = receiver.received.length;
    const [pending] = await rows();
    server.clock.advance(180_000);

    await deliver(server);

    // The job that follows events may have been faster than the claim above.
    expect(pending?.state === 'pending' ? before : before - 1).toBe(0);
    expect(receiver.received.at(-1)?.headers['x-webhook-id']).toBe(pending?.id);
    expect((await rows())[0]?.state).toBe('delivered');
  });

  it('an answer that comes too late is followed by the same delivery again', async () => {
    await addWebhook(server, receiver.url);
    receiver.answer = () => {};
    way.patienceMs = 500;
    await emit(server);
    await deliver(server);
    expect(way.timeoutsMs).toEqual([10_000]);
    expect((await attempts())[0]).toMatchObject({ status: null, error: 'There was no complete answer within 500 ms.' });
    receiver.answer = (_, response) => void response.end();
    way.patienceMs = undefined;
    server.clock.advance(10_000);

    await deliver(server);

    expect(receiver.received).toHaveLength(2);
    expect(receiver.received[0]?.headers['x-webhook-id']).toBe(receiver.received[1]?.headers['x-webhook-id']);
    expect((await rows())[0]?.state).toBe('delivered');
  });

  it('a dead receiver holds up nothing but its own deliveries', async () => {
    const dead = await startReceiver();
    dead.answer = () => {};
    const deadHook = await addWebhook(server, dead.url);
    const { id } = await addWebhook(server, receiver.url);
    const count = 200;
    for (let n = 0; n < count; n += 1) await emit(server, 'policy.created', { n });
    const startedMs = performance.now();

    await server.app.jobs.run('webhook-fanout');
    const running = server.app.jobs.run('webhook-delivery');
    await receiver.count(count);
    const healthyMs = performance.now() - startedMs;
    // What comes while requests to the dead one are still on their way goes out, too.
    await emit(server, 'policy.created', { n: count });
    await server.app.jobs.run('webhook-fanout');
    await receiver.count(count + 1);
    const lateMs = performance.now() - startedMs;
    await dead.close();
    await running;

    expect(healthyMs).toBeLessThan(5_000);
    expect(lateMs).toBeLessThan(8_000);
    expect(dead.received.length).toBeLessThanOrEqual(8);
    const states = (await rows()).map((row) => [row.webhook_id, row.state]);
    expect(states.filter(([webhook, state]) => webhook === id && state === 'delivered')).toHaveLength(count + 1);
    expect(states.filter(([webhook, state]) => webhook === deadHook.id && state === 'pending')).toHaveLength(count + 1);
  }, 60_000);

  it('two servers on one database make and send each delivery once', async () => {
    const second: App = await createApp({ ...server.config, port: 0 }, { clock: server.clock, scryptCost: cheapScrypt, outbound: way.outbound, logDestination: { write: () => {} } });
    try {
      await addWebhook(server, receiver.url);
      const count = 100;
      for (let n = 0; n < count; n += 1) await emit(server, 'policy.created', { n });

      await Promise.all([server.app.jobs.run('webhook-fanout'), second.jobs.run('webhook-fanout')]);
      await Promise.all([server.app.jobs.run('webhook-delivery'), second.jobs.run('webhook-delivery')]);

      const ids = receiver.received.map(({ headers }) => headers['x-webhook-id']);
      expect(new Set(ids).size).toBe(count);
      expect(ids).toHaveLength(count);
      expect((await rows()).map(({ state }) => state)).toEqual(Array.from({ length: count }, () => 'delivered'));
    } finally {
      await second.close();
    }
  });

  it('new events for a receiver that answers are claimed as they are written, and given back when the server stops', async () => {
    const { id, secret } = await addWebhook(server, receiver.url);
    await emit(server, 'policy.created', { n: 0 });
    await deliver(server);
    receiver.answer = () => {};
    await emit(server, 'policy.created', { n: 1 });
    await server.app.jobs.run('webhook-fanout');
    await receiver.count(2);
    const count = laneLimits.claimedMax + 50;
    await Promise.all(Array.from({ length: count - 2 }, (_, index) => emit(server, 'policy.created', { n: index + 2 })));
    await server.app.jobs.run('webhook-fanout');
    const waiting = (await rows()).filter(({ state }) => state === 'pending');

    receiver.answer = (_, response) => void response.end();
    server = await server.restart();
    await deliver(server);

    // As many as are held in memory; the others wait in the table.
    expect(waiting.filter(({ claimed_until: until }) => until !== null)).toHaveLength(laneLimits.claimedMax);
    expect(waiting).toHaveLength(count - 1);
    const all = await rows();
    expect(all.filter(({ state }) => state === 'delivered')).toHaveLength(count);
    expect(new Set(receiver.received.map(({ headers }) => headers['x-webhook-id'])).size).toBe(count);
    expect((await attempts()).every(({ attempt, status }) => attempt === 1 && status === 200)).toBe(true);
    expect(receiver.received.every(({ headers, body }) => verifyWebhook({ secret, header: String(headers['x-webhook-signature']), body, now: server.clock.now() }).ok)).toBe(true);
    expect(all.every(({ webhook_id: webhook }) => webhook === id)).toBe(true);
  }, 60_000);

  it('events that are handed over are signed with the secrets of now', async () => {
    const { id, secret } = await addWebhook(server, receiver.url);
    await emit(server, 'policy.created', { n: 0 });
    await deliver(server);
    // Keeps the deliveries running while the secret is rotated.
    const held: (() => void)[] = [];
    receiver.answer = (_, response) => void held.push(() => void response.end());
    await emit(server, 'policy.created', { n: 1 });
    await server.app.jobs.run('webhook-fanout');
    await receiver.count(2);
    const { body } = await server.request('POST', `/webhooks/${id}/rotate-secret`, { token: server.ownerToken, body: {} });
    await emit(server, 'policy.created', { n: 2 });
    const last = receiver.count(3);
    await server.app.jobs.run('webhook-fanout');
    await last;
    for (const release of held) release();

    const { headers, body: raw } = receiver.received[2] as Received;
    const header = String(headers['x-webhook-signature']);
    for (const each of [secret, (body as { secret: string }).secret]) expect(verifyWebhook({ secret: each, header, body: raw, now: server.clock.now() }).ok).toBe(true);
  });

  it('a server that stops gives back what it did not send', async () => {
    await addWebhook(server, receiver.url);
    receiver.answer = () => {};
    for (let n = 0; n < 20; n += 1) await emit(server, 'policy.created', { n });
    await server.app.jobs.run('webhook-fanout');
    void server.app.jobs.run('webhook-delivery').catch(() => {});
    await receiver.count(1);
    receiver.answer = (_, response) => void response.end();

    server = await server.restart();
    await deliver(server);

    const all = await rows();
    expect(all).toHaveLength(20);
    expect(all.every(({ state }) => state === 'delivered')).toBe(true);
    expect(new Set(receiver.received.map(({ headers }) => headers['x-webhook-id'])).size).toBe(20);
  }, 60_000);
});
