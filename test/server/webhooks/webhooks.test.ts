import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { addWebhook, deliver, deliveriesOf, emit, loopbackOutbound, startReceiver, type MadeWebhook, type Receiver } from './receiver.ts';

describe.each(databases())('webhooks on $name', (database) => {
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

  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    server.request(method, path, { token: server.ownerToken, headers, ...(body === undefined ? {} : { body }) });

  it('are made with a secret of the server that is shown once (R88, C17)', async () => {
    const reply = await call('POST', '/webhooks', { url: receiver.url, events: ['scan.completed', 'alert.triggered'] });

    expect(reply.status).toBe(201);
    expect(reply.headers.get('etag')).toBe('"1"');
    const { id, secret } = reply.body as MadeWebhook;
    expect(secret).toMatch(/^whsec_[A-Za-z0-9_-]{43}$/);
    const shown = { id, url: receiver.url, events: ['scan.completed', 'alert.triggered'], description: '', payload_format: 'envelope', signature_header: 'X-Webhook-Signature', is_active: true, version: 1 };
    expect(reply.body).toMatchObject(shown);
    const read = await call('GET', `/webhooks/${id}`);
    expect(read.body).toMatchObject(shown);
    expect(read.text).not.toContain(secret);
    expect((await call('GET', '/webhooks')).text).not.toContain(secret);
    expect(server.logLines.join('')).not.toContain(secret);
    const { kysely } = server.app.db;
    const rows = [
      await kysely.selectFrom('webhooks').selectAll().where('org_id', '=', server.orgId).execute(),
      await kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).execute(),
      await kysely.selectFrom('events').selectAll().where('org_id', '=', server.orgId).execute(),
    ];
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('take a secret that somebody brings, and never show it', async () => {
    const secret = 'a secret of the receiver, 32 characters or more';

    const reply = await call('POST', '/webhooks', { url: receiver.url, events: ['*'], secret });

    expect(reply.status).toBe(201);
    expect(reply.text).not.toContain(secret);
    const short = await call('POST', '/webhooks', { url: receiver.url, events: ['*'], secret: 'x'.repeat(31) });
    expect(short.status).toBe(422);
    expect(short.body).toMatchObject({ code: 'unprocessable', detail: { field: 'secret' } });
  });

  it.each([
    ['no events', { events: [] }, 400, 'events'],
    ['an unknown event', { events: ['scan.done'] }, 400, 'events[0]'],
    ['an unknown format', { payload_format: 'xml' }, 400, 'payload_format'],
    ['an organization (S31)', { org_id: 'org_x' }, 400, 'org_id'],
    ['a version (S31)', { version: 7 }, 400, 'version'],
    ['a header of HTTP', { signature_header: 'Content-Length' }, 400, 'signature_header'],
    ['a header with a line break (S45)', { signature_header: 'X-Signature\r\nX-Other' }, 400, 'signature_header'],
    ['an address of the cloud', { url: 'http://169.254.169.254/' }, 422, 'url'],
    ['a private address', { url: 'https://10.0.0.1/' }, 422, 'url'],
    ['credentials in the address', { url: 'https://user:pass@127.0.0.1/' }, 422, 'url'],
    ['no address', { url: 'hooks' }, 422, 'url'],
  ])('with %s are refused, and the field is named', async (_, change, status, field) => {
    const { id } = await addWebhook(server, receiver.url);

    const made = await call('POST', '/webhooks', { url: receiver.url, events: ['*'], ...change });
    const changed = await call('PUT', `/webhooks/${id}`, change);

    for (const reply of [made, changed]) {
      expect(reply.status).toBe(status);
      expect(reply.body).toMatchObject({ code: status === 422 ? 'url_not_allowed' : 'validation_error', detail: { field } });
    }
  });

  it('change in the fields that are sent, and refuse a lost update (C32)', async () => {
    const { id } = await addWebhook(server, receiver.url, { description: 'old' });

    const reply = await call('PUT', `/webhooks/${id}`, { description: 'new', events: ['*', '*'] }, { 'if-match': '"1"' });

    expect(reply.status).toBe(200);
    expect(reply.headers.get('etag')).toBe('"2"');
    expect(reply.body).toMatchObject({ description: 'new', events: ['*'], url: receiver.url, version: 2 });
    expect((await call('PUT', `/webhooks/${id}`, { description: 'x' }, { 'if-match': '"1"' })).body).toMatchObject({ code: 'precondition_failed' });
    expect((await call('PATCH', `/webhooks/${id}`, { description: 'patched' })).body).toMatchObject({ description: 'patched', version: 3 });
  });

  it('are at most 100 in an organization, and the error says so', async () => {
    for (let count = 0; count < 100; count += 1) await server.app.services.webhooks.create({ url: receiver.url, events: ['*'] }, { orgId: server.orgId, actor: { type: 'system', id: 'server' }, requestId: 'x', ip: '' });

    const reply = await call('POST', '/webhooks', { url: receiver.url, events: ['*'] });

    expect(reply.status).toBe(422);
    expect(reply.text).toContain('at most 100 webhooks (limit webhooksMax)');
  });

  it('are listed newest first, in pages', async () => {
    const made: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      made.unshift((await addWebhook(server, receiver.url)).id);
      server.clock.advance(1);
    }

    const first = (await call('GET', '/webhooks?limit=2')).body as { data: { id: string }[]; next_cursor: string };
    const second = (await call('GET', `/webhooks?limit=2&cursor=${first.next_cursor}`)).body as { data: { id: string }[] };

    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(made);
  });

  it('show their whole address and the answers of receivers only to those who may change them (S7)', async () => {
    const { id } = await addWebhook(server, `${receiver.url}/secret-path?token=abc`);
    receiver.answer = (_, response) => void response.end('the answer');
    await emit(server);
    await deliver(server);
    const viewer = await server.signedInUser('viewer');
    const asViewer = (path: string) => server.request('GET', path, { token: viewer.token });

    const seen = [await asViewer('/webhooks'), await asViewer(`/webhooks/${id}`), await asViewer(`/webhooks/${id}/deliveries`)];

    for (const reply of seen) {
      expect(reply.status).toBe(200);
      expect(reply.text).not.toMatch(/secret-path|token=abc|the answer/);
    }
    const [delivery] = await deliveriesOf(server, id);
    expect(delivery?.attempts[0]?.response).toBe('the answer');
    const one = await call('GET', `/webhooks/${id}/deliveries/${delivery?.id}`);
    expect(one.text).toContain('the answer');
    expect((await asViewer(`/webhooks/${id}/deliveries/${delivery?.id}`)).text).not.toContain('the answer');
  });

  it('of one organization are nothing to another (S28)', async () => {
    const { id } = await addWebhook(server, receiver.url);
    await emit(server);
    await deliver(server);
    const [delivery] = await deliveriesOf(server, id);
    const orgId = await server.organization('other');
    const stranger = await server.signedInUser('owner', orgId);
    const asStranger = (method: string, path: string, body?: unknown) => server.request(method, path, { token: stranger.token, ...(body === undefined ? {} : { body }) });
    const own = (await asStranger('POST', '/webhooks', { url: receiver.url, events: ['*'] })).body as MadeWebhook;

    for (const [method, path] of [
      ['GET', ''],
      ['PUT', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/rotate-secret'],
      ['POST', '/test'],
      ['GET', '/deliveries'],
      ['GET', `/deliveries/${delivery?.id}`],
      ['POST', `/deliveries/${delivery?.id}/redeliver`],
    ] as const) {
      expect([method, path, (await asStranger(method, `/webhooks/${id}${path}`, ['PUT', 'PATCH'].includes(method) ? { description: 'x' } : undefined)).status]).toEqual([method, path, 404]);
    }
    expect((await asStranger('GET', `/webhooks/${own.id}/deliveries/${delivery?.id}`)).status).toBe(404);
    expect((await asStranger('POST', `/webhooks/${own.id}/deliveries/${delivery?.id}/redeliver`)).status).toBe(404);
    expect((await asStranger('GET', '/webhooks')).body).toMatchObject({ data: [{ id: own.id }] });
    const before = receiver.received.length;
    await emit(server);
    await deliver(server);
    expect(receiver.received).toHaveLength(before + 1);
  });

  it('write one audit entry, with digests and without secrets, for each change (S51, S55)', async () => {
    const { id, secret } = await addWebhook(server, `${receiver.url}/secret-path`);
    await call('PUT', `/webhooks/${id}`, { description: 'new' });
    const rotated = (await call('POST', `/webhooks/${id}/rotate-secret`)).body as MadeWebhook;
    await call('POST', `/webhooks/${id}/test`);
    const [delivery] = await deliveriesOf(server, id);
    await call('POST', `/webhooks/${id}/deliveries/${delivery?.id}/redeliver`);
    await call('PUT', `/webhooks/${id}`, { events: ['nonsense'] });
    await call('DELETE', `/webhooks/${id}`);

    const entries = await server.app.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).where('target', '=', id).orderBy('seq').execute();
    expect(entries.map(({ action }) => action)).toEqual(['webhook.create', 'webhook.update', 'webhook.rotate_secret', 'webhook.test', 'webhook.redeliver', 'webhook.delete']);
    const text = JSON.stringify(entries);
    for (const secretText of [secret, rotated.secret, 'secret-path']) expect(text).not.toContain(secretText);
    const details = entries.map(({ detail }) => JSON.parse(detail) as { before?: string; after?: string });
    expect(details[1]?.before).toBe(details[0]?.after);
    expect(details[5]?.before).toBe(details[1]?.after);
  });

  it('keep their secrets sealed for their own row and column (S49)', async () => {
    const first = await addWebhook(server, receiver.url);
    const second = await addWebhook(server, receiver.url);
    const { db } = server.app;
    const sealed = await db.kysely.selectFrom('webhooks').select('secret').where('org_id', '=', server.orgId).where('id', '=', first.id).executeTakeFirstOrThrow();
    await db.transaction((tx) => tx.updateTable('webhooks').set({ secret: sealed.secret }).where('org_id', '=', server.orgId).where('id', '=', second.id).execute());

    await emit(server);
    await deliver(server);

    expect(receiver.received).toHaveLength(1);
    expect((await deliveriesOf(server, first.id))[0]?.state).toBe('delivered');
    expect((await deliveriesOf(server, second.id))[0]?.state).toBe('pending');
  });
});
