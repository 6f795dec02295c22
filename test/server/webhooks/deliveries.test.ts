import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyWebhook } from '#shared/api/webhook-signature.ts';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { addWebhook, deliver, deliveriesOf, emit, loopbackOutbound, startReceiver, type MadeWebhook, type Received, type Receiver, type ShownDelivery } from './receiver.ts';

const hourMs = 60 * 60_000;

describe.each(databases())('deliveries on $name', (database) => {
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

  const call = (method: string, path: string, body?: unknown) => server.request(method, path, { token: server.ownerToken, ...(body === undefined ? {} : { body }) });
  const header = (received: Received | undefined, name = 'x-webhook-signature') => received?.headers[name] as string;
  const verdict = (received: Received | undefined, secret: string) => verifyWebhook({ secret, header: header(received), body: received?.body ?? '', now: server.clock.now() });
  const bodies = () => receiver.received.map(({ body }) => JSON.parse(body.toString()) as Record<string, unknown>);

  it('carry the signed bytes, the delivery and the event (R90, R92, C19, S63)', async () => {
    const { id, secret } = await addWebhook(server, receiver.url);
    await emit(server, 'policy.created', { name: 'Prüfung', version: 1 });

    await deliver(server);

    const [received] = receiver.received;
    const [delivery] = await deliveriesOf(server, id);
    expect(delivery).toMatchObject({ state: 'delivered', event: 'policy.created', attempt_count: 1, next_attempt_at: null, attempts: [{ attempt: 1, status: 200, error: null, response: null }] });
    expect(received?.headers).toMatchObject({ 'content-type': 'application/json', 'x-webhook-id': delivery?.id, 'x-webhook-event': 'policy.created' });
    expect(received?.headers['user-agent']).toMatch(/^Waybill\//);
    expect(verdict(received, secret)).toEqual({ ok: true, t: server.clock.now() / 1000 });
    expect(bodies()).toEqual([
      { id: delivery?.event_id, type: 'policy.created', created_at: '2026-11-21T12:00:00.000Z', subject: 'pol_1', data: { name: 'Prüfung', version: 1 }, event: 'policy.created', timestamp: '2026-11-21T12:00:00.000Z' },
    ]);
    expect(server.logLines.join('')).not.toContain(secret);
  });

  it('come flat, and under another header, where that is asked for (C18, C19)', async () => {
    const { secret } = await addWebhook(server, receiver.url, { payload_format: 'flat', signature_header: 'X-Acme-Signature', events: ['control.drifted'] });
    await emit(server, 'control.drifted', { control_id: 'ctrl_1', severity: 'high', detail: 'MFA is off', event: 'forged', timestamp: 'forged' });

    await deliver(server);

    expect(bodies()).toEqual([
      { id: expect.stringMatching(/^evt_/), event: 'control.drifted', subject: 'pol_1', timestamp: '2026-11-21T12:00:00.000Z', control_id: 'ctrl_1', severity: 'high', detail: 'MFA is off' },
    ]);
    const [received] = receiver.received;
    expect(header(received)).toBeUndefined();
    expect(verifyWebhook({ secret, header: header(received, 'x-acme-signature'), body: received?.body ?? '', now: server.clock.now() }).ok).toBe(true);
  });

  it('follow the subscription: an alias comes once, under its own name; * is everything (C20)', async () => {
    await addWebhook(server, `${receiver.url}/alias`, { events: ['drift.detected'] });
    await addWebhook(server, `${receiver.url}/both`, { events: ['drift.detected', 'control.drifted'] });
    await addWebhook(server, `${receiver.url}/all`, { events: ['*', 'drift.detected'] });
    await addWebhook(server, `${receiver.url}/other`, { events: ['scan.completed', 'webhook.test'] });
    receiver.received.length = 0;
    await emit(server, 'control.drifted');
    await emit(server, 'webhook.test');

    await deliver(server);

    const got = receiver.received.map(({ path, headers }) => [path, headers['x-webhook-event']]).filter(([, event]) => event !== 'webhook.changed');
    expect(got.sort()).toEqual([
      ['/hook/alias', 'drift.detected'],
      ['/hook/all', 'control.drifted'],
      ['/hook/both', 'control.drifted'],
    ]);
  });

  it('begin with what happens after the webhook was made, and again after it was switched on', async () => {
    await addWebhook(server, `${receiver.url}/first`);
    await emit(server, 'policy.created', { n: 1 });
    const { id } = await addWebhook(server, `${receiver.url}/second`);
    await emit(server, 'policy.created', { n: 2 });
    await deliver(server);
    await call('PUT', `/webhooks/${id}`, { is_active: false });
    await emit(server, 'policy.created', { n: 3 });
    await call('PUT', `/webhooks/${id}`, { is_active: true });
    await emit(server, 'policy.created', { n: 4 });
    await deliver(server);

    const of = (path: string) => receiver.received.filter((each) => each.path === path).map(({ body }) => (JSON.parse(body.toString()) as { data: { n: number } }).data.n).sort();
    expect(of('/hook/first')).toEqual([1, 2, 3, 4]);
    expect(of('/hook/second')).toEqual([2, 4]);
  });

  it('of an organization whose only webhook was off do not begin with the past', async () => {
    const { id } = await addWebhook(server, receiver.url);
    await call('PUT', `/webhooks/${id}`, { is_active: false });
    await emit(server, 'policy.created', { n: 1 });
    await deliver(server);
    await call('PUT', `/webhooks/${id}`, { is_active: true });
    await emit(server, 'policy.created', { n: 2 });

    await deliver(server);

    expect(bodies().map(({ data }) => data)).toEqual([{ n: 2 }]);
  });

  it.each([301, 302, 307, 308])('answered %i failed, and are tried again without following (S4)', async (status) => {
    const { id } = await addWebhook(server, receiver.url);
    receiver.answer = (_, response) => void response.writeHead(status, { location: '/elsewhere' }).end();
    await emit(server);

    await deliver(server);

    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
    const [delivery] = await deliveriesOf(server, id);
    expect(delivery).toMatchObject({ state: 'pending', attempt_count: 1, attempts: [{ status, error: expect.stringContaining('redirect') }] });
  });

  it.each([400, 404, 429, 500, 503])('answered %i are tried again after 5 to 10 seconds with the same id, freshly signed (R91)', async (status) => {
    const { id, secret } = await addWebhook(server, receiver.url);
    receiver.answer = (_, response) => void response.writeHead(status).end();
    await emit(server);
    await deliver(server);
    const [failed] = await deliveriesOf(server, id);
    const waitMs = Date.parse(failed?.next_attempt_at ?? '') - server.clock.now();
    expect(waitMs).toBeGreaterThanOrEqual(5_000);
    expect(waitMs).toBeLessThanOrEqual(10_000);
    server.clock.advance(waitMs - 1);
    await deliver(server);
    expect(receiver.received).toHaveLength(1);
    server.clock.advance(1);
    receiver.answer = (_, response) => void response.end();

    await deliver(server);

    const [first, second] = receiver.received;
    expect(second?.headers['x-webhook-id']).toBe(first?.headers['x-webhook-id']);
    expect(second?.body).toEqual(first?.body);
    expect(header(second)).not.toBe(header(first));
    expect(verdict(second, secret).ok).toBe(true);
    expect((await deliveriesOf(server, id))[0]).toMatchObject({ state: 'delivered', attempt_count: 2, attempts: [{ status }, { status: 200 }] });
  });

  it('wait as long as the receiver asks, an hour at most', async () => {
    const { id } = await addWebhook(server, receiver.url);
    receiver.answer = (_, response) => void response.writeHead(503, { 'retry-after': '900' }).end();
    await emit(server);

    await deliver(server);

    expect(Date.parse((await deliveriesOf(server, id))[0]?.next_attempt_at ?? '') - server.clock.now()).toBe(900_000);
  });

  it('to a receiver that is gone (410) end it: switched off, cancelled, audited', async () => {
    const { id } = await addWebhook(server, receiver.url);
    receiver.answer = (_, response) => void response.writeHead(500).end();
    await emit(server);
    await deliver(server);
    receiver.answer = (_, response) => void response.writeHead(410).end();
    await emit(server);

    await deliver(server);

    expect((await deliveriesOf(server, id)).map(({ state }) => state).sort()).toEqual(['cancelled', 'failed']);
    expect((await call('GET', `/webhooks/${id}`)).body).toMatchObject({ is_active: false, version: 2 });
    const entry = await server.app.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).where('action', '=', 'webhook.deactivate').executeTakeFirst();
    expect(entry).toMatchObject({ actor_type: 'system', target: id });
    await emit(server);
    await deliver(server);
    expect(receiver.received).toHaveLength(2);
  });

  it('are signed with both secrets while one rotates in the middle of the retries (C18)', async () => {
    const { id, secret: old } = await addWebhook(server, receiver.url);
    receiver.answer = (_, response) => void response.writeHead(500).end();
    await emit(server);
    await deliver(server);
    const rotated = await call('POST', `/webhooks/${id}/rotate-secret`);
    const { secret } = rotated.body as MadeWebhook;
    expect(rotated.body).toMatchObject({ previous_secret_expires_at: '2026-11-22T12:00:00.000Z', version: 2 });
    receiver.answer = (_, response) => void response.end();
    server.clock.advance(10_000);
    await deliver(server);
    await emit(server);
    await deliver(server);
    server.clock.advance(24 * hourMs);
    await emit(server);
    await deliver(server);

    const accepted = [];
    const { received } = receiver;
    for (const [index, each] of received.entries()) {
      const now = Number(/^t=(\d+)/.exec(header(each))?.[1]) * 1000;
      const fits = (one: string) => verifyWebhook({ secret: one, header: header(each), body: each.body, now }).ok;
      accepted.push([index, fits(old), fits(secret)]);
    }
    expect(accepted).toEqual([
      [0, true, false],
      [1, true, true],
      [2, true, true],
      [3, false, true],
    ]);
  });

  it('that wait are cancelled when their webhook is removed or switched off', async () => {
    const removed = await addWebhook(server, receiver.url);
    const stopped = await addWebhook(server, receiver.url);
    receiver.answer = (_, response) => void response.writeHead(500).end();
    await emit(server);
    await deliver(server);

    expect((await call('DELETE', `/webhooks/${removed.id}`)).status).toBe(204);
    await call('PUT', `/webhooks/${stopped.id}`, { is_active: false });
    server.clock.advance(60_000);
    await deliver(server);

    expect(receiver.received).toHaveLength(2);
    expect((await deliveriesOf(server, stopped.id)).map(({ state }) => state)).toEqual(['cancelled']);
    const rows = await server.app.db.kysely.selectFrom('webhook_deliveries').select('state').where('org_id', '=', server.orgId).where('webhook_id', '=', removed.id).execute();
    expect(rows).toEqual([{ state: 'cancelled' }]);
  });

  it('to a webhook that is removed while one is on its way stay cancelled', async () => {
    const { id } = await addWebhook(server, receiver.url);
    let finish = () => {};
    receiver.answer = (_, response) => {
      finish = () => void response.writeHead(500).end();
    };
    await emit(server);
    await server.app.jobs.run('webhook-fanout');
    const running = server.app.jobs.run('webhook-delivery');
    await receiver.count(1);

    await call('DELETE', `/webhooks/${id}`);
    finish();
    await running;

    const row = await server.app.db.kysely.selectFrom('webhook_deliveries').select(['state', 'next_attempt_at']).where('org_id', '=', server.orgId).where('webhook_id', '=', id).executeTakeFirst();
    expect(row).toEqual({ state: 'cancelled', next_attempt_at: null });
  });

  it('keep the beginning of the answer, masked, whatever it is (S7, S48)', async () => {
    const { id, secret } = await addWebhook(server, receiver.url);
    const credential = ['sk', 'ant', 'api03', `${'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA'.repeat(3).slice(0, 93)}AA`].join('-');
    receiver.answer = (_, response) => {
      response.writeHead(500);
      response.end(`${credential} ${secret} \u0000\u001b[31m ${'é'.repeat(100_000)}`);
    };
    await emit(server);

    await deliver(server);

    const kept = (await deliveriesOf(server, id))[0]?.attempts[0]?.response ?? '';
    expect(kept).not.toContain(credential);
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain('\u0000');
    expect(kept).not.toContain('\u001b');
    expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(4_096);
    expect(kept).toContain('é');
  });

  it('are not held up by an answer without an end', async () => {
    const { id } = await addWebhook(server, receiver.url);
    receiver.answer = (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(16_384))) {
          // Until the buffer is full.
        }
      };
      response.on('drain', more);
      more();
    };
    await emit(server);

    await deliver(server);

    expect((await deliveriesOf(server, id))[0]).toMatchObject({ state: 'delivered' });
  });

  it('to nobody are tried again', async () => {
    const gone = await startReceiver();
    const { id } = await addWebhook(server, gone.url);
    await gone.close();
    await emit(server);

    await deliver(server);

    expect((await deliveriesOf(server, id))[0]).toMatchObject({ state: 'pending', attempt_count: 1, attempts: [{ status: null, error: 'The connection was refused.' }] });
  });

  it('can be sent again once they are finished, with the same body and their own id', async () => {
    const { id } = await addWebhook(server, receiver.url);
    await emit(server);
    await deliver(server);
    const [first] = await deliveriesOf(server, id);

    const reply = await call('POST', `/webhooks/${id}/deliveries/${first?.id}/redeliver`);
    await deliver(server);

    expect(reply.status).toBe(201);
    const again = reply.body as ShownDelivery;
    expect(again).toMatchObject({ state: 'pending', redelivery_of: first?.id, event_id: first?.event_id });
    expect(receiver.received).toHaveLength(2);
    expect(receiver.received[1]?.body).toEqual(receiver.received[0]?.body);
    expect(receiver.received[1]?.headers['x-webhook-id']).toBe(again.id);
    expect((await call('GET', `/webhooks/${id}/deliveries/${again.id}`)).body).toMatchObject({ state: 'delivered' });
  });

  it('cannot be sent again while they are tried, nor to a webhook that is off', async () => {
    const { id } = await addWebhook(server, receiver.url);
    receiver.answer = (_, response) => void response.writeHead(500).end();
    await emit(server);
    await deliver(server);
    const [first] = await deliveriesOf(server, id);

    expect((await call('POST', `/webhooks/${id}/deliveries/${first?.id}/redeliver`)).body).toMatchObject({ code: 'conflict' });
    await call('PUT', `/webhooks/${id}`, { is_active: false });
    expect((await call('POST', `/webhooks/${id}/deliveries/${first?.id}/redeliver`)).body).toMatchObject({ code: 'conflict' });
    expect((await call('POST', `/webhooks/${id}/test`)).body).toMatchObject({ code: 'conflict' });
  });

  it('of a test go to the one webhook, whatever it subscribes to, and say what came of it (R89)', async () => {
    const { id, secret } = await addWebhook(server, `${receiver.url}/tested`);
    await addWebhook(server, `${receiver.url}/other`, { events: ['*'] });
    await deliver(server);
    receiver.received.length = 0;

    const good = await call('POST', `/webhooks/${id}/test`);
    receiver.answer = (_, response) => void response.writeHead(500).end();
    const bad = await call('POST', `/webhooks/${id}/test`);

    expect(good.status).toBe(200);
    expect(good.body).toMatchObject({ event: 'webhook.test', state: 'delivered', attempts: [{ status: 200 }] });
    expect(bad.body).toMatchObject({ event: 'webhook.test', state: 'failed', attempts: [{ status: 500 }] });
    await deliver(server);
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook/tested', '/hook/tested']);
    expect(verdict(receiver.received[0], secret).ok).toBe(true);
  });

  it('can be listed by state, in pages', async () => {
    const { id } = await addWebhook(server, receiver.url);
    for (let count = 0; count < 5; count += 1) {
      await emit(server);
      await deliver(server);
      server.clock.advance(1);
    }
    receiver.answer = (_, response) => void response.writeHead(500).end();
    await emit(server);
    await deliver(server);

    expect(await deliveriesOf(server, id, '&state=pending')).toHaveLength(1);
    expect(await deliveriesOf(server, id, '&state=delivered')).toHaveLength(5);
    const first = (await call('GET', `/webhooks/${id}/deliveries?limit=4`)).body as { data: ShownDelivery[]; next_cursor: string };
    const second = (await call('GET', `/webhooks/${id}/deliveries?limit=4&cursor=${first.next_cursor}`)).body as { data: ShownDelivery[]; next_cursor: null };
    expect(new Set([...first.data, ...second.data].map((each) => each.id)).size).toBe(6);
    expect((await call('GET', `/webhooks/${id}/deliveries?state=pending&cursor=${first.next_cursor}`)).status).toBe(400);
  });

  it('are kept for 30 days after they were finished, and longer under a legal hold', async () => {
    const { id } = await addWebhook(server, receiver.url);
    await emit(server);
    await deliver(server);
    const { db } = server.app;
    const hold = (value: number) => db.transaction((tx) => tx.updateTable('organizations').set({ legal_hold: value }).where('id', '=', server.orgId).execute());

    server.clock.advance(30 * 24 * hourMs);
    expect(await server.app.jobs.run('webhook-retention')).toBe(0);
    server.clock.advance(1);
    await hold(1);
    expect(await server.app.jobs.run('webhook-retention')).toBe(0);
    await hold(0);
    expect(await server.app.jobs.run('webhook-retention')).toBe(1);
    const rows = await db.kysely.selectFrom('webhook_attempts').selectAll().where('org_id', '=', server.orgId).execute();
    expect(rows).toEqual([]);
    expect(await db.kysely.selectFrom('webhook_deliveries').selectAll().where('org_id', '=', server.orgId).where('webhook_id', '=', id).execute()).toEqual([]);
  });
});
