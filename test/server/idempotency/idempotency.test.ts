import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiError } from '#shared/api/api-error.ts';
import { createApp, type App } from '../../../server/app.ts';
import { appendAudit } from '../../../server/features/audit/audit.store.ts';
import { keyMsMax, type KeyedRequest } from '../../../server/features/idempotency/idempotency.service.ts';
import { keptBytesMax } from '../../../server/features/idempotency/kept-reply.ts';
import { entryOf, systemCaller } from '../../../server/http/caller.ts';
import { Reply } from '../../../server/http/route.ts';
import { databases } from '../../harness/postgres.ts';
import { cheapScrypt, ownerCredentials, startTestServer, type TestServer } from '../../harness/server.ts';

const rule = { name: 'r', condition: { field: 'kind', operator: 'equals', value: 'model' } };
const policy = { name: 'No hosted models', effect: 'block', rules: [rule] };
const newKey = { name: 'ci', scopes: ['read'] };

describe.each(databases())('Idempotency-Key on $name (R14, C24)', (database) => {
  let server: TestServer;
  const others: App[] = [];
  beforeEach(async () => {
    server = await startTestServer({ database });
  });
  afterEach(async () => {
    for (const other of others.splice(0)) await other.close();
    await server.close();
  });

  const post = (path: string, body: unknown, key = 'key-1', token = server.ownerToken) => server.request('POST', path, { token, body, headers: { 'idempotency-key': key } });
  const entries = async (action: string) => {
    const rows = await server.app.db.kysely.selectFrom('audit_entries').select('action').where('org_id', '=', server.orgId).where('action', '=', action).execute();
    return rows.length;
  };
  const rows = () => server.app.db.kysely.selectFrom('idempotency_keys').selectAll().where('org_id', '=', server.orgId).execute();
  const request = (changed: Partial<KeyedRequest> = {}): KeyedRequest => ({
    key: 'key-1',
    principal: undefined,
    ip: '192.0.2.1',
    method: 'POST',
    operationId: 'tested',
    address: '/tested',
    body: Buffer.from('{}'),
    oneTimeFields: [],
    status: 200,
    ...changed,
  });
  /** Carries out a request whose change is one audit entry. */
  const carryOut = (result: unknown, changed: Partial<KeyedRequest> = {}) =>
    server.app.services.idempotency.run(request(changed), async (claim) => {
      await server.app.db.transaction((tx) => appendAudit(tx, entryOf({ ...systemCaller(server.orgId), claim }, { action: 'test.do', target: 't', at: server.clock.now() })));
      return result;
    });

  describe('the same request again', () => {
    it('gets the first reply and changes nothing', async () => {
      const first = await post('/policies', policy);
      server.clock.advance(60_000);
      const second = await post('/policies', policy);

      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.body).toEqual(first.body);
      expect(second.headers.get('etag')).toBe('"1"');
      expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([null, 'true']);
      expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
    });

    it('writes no second audit entry (S51)', async () => {
      const before = await entries('policy.create');
      for (let i = 0; i < 3; i += 1) await post('/policies', policy);

      expect((await entries('policy.create')) - before).toBe(1);
    });

    it('is the same below both mount paths', async () => {
      await post('/policies', policy);

      expect((await post('/v1/policies', policy)).headers.get('idempotency-replayed')).toBe('true');
    });

    it('of a reply without a body is answered without one', async () => {
      const { body } = await post('/api-keys', newKey);
      const { id } = body as { id: string };

      const replies = [await post(`/api-keys/${id}/revoke`, undefined, 'key-2'), await post(`/api-keys/${id}/revoke`, undefined, 'key-2')];

      expect(replies.map(({ status }) => status)).toEqual([200, 200]);
      expect(await entries('api_key.revoke')).toBe(1);
      expect(await carryOut(new Reply(204, undefined))).toMatchObject({ status: 204, body: undefined });
      expect(await carryOut('not reached')).toMatchObject({ status: 204, body: undefined, headers: { 'idempotency-replayed': 'true' } });
    });

    it('is forgotten after 24 hours', async () => {
      const { body: first } = await post('/api-keys', newKey);
      server.clock.advance(keyMsMax);
      const { access_token: token } = (await server.request('POST', '/auth/login', { body: ownerCredentials })).body as { access_token: string };

      const again = await post('/api-keys', newKey, 'key-1', token);

      expect(again.status).toBe(201);
      expect(again.headers.get('idempotency-replayed')).toBeNull();
      expect((again.body as { id: string }).id).not.toBe((first as { id: string }).id);
    });

    it('counts as another one after its 24 hours, even before the row is removed', async () => {
      expect(await carryOut({ n: 1 })).toEqual({ n: 1 });
      server.clock.advance(keyMsMax - 1);
      expect(await carryOut({ n: 2 })).toMatchObject({ body: { n: 1 } });
      server.clock.advance(1);

      expect(await carryOut({ n: 3 })).toEqual({ n: 3 });
      expect(await carryOut({ n: 4 })).toMatchObject({ body: { n: 3 } });
    });
  });

  describe('a key that came with another request', () => {
    it('is refused with 409', async () => {
      await post('/policies', policy);

      const reply = await post('/policies', { ...policy, effect: 'warn' });

      expect(reply.status).toBe(409);
      expect(reply.body).toMatchObject({ code: 'idempotency_key_reused', detail: { field: 'Idempotency-Key' } });
    });

    it('counts for the address too: the same body for another row is another request', async () => {
      const ids = await Promise.all(['a', 'b'].map(async (key) => ((await post('/api-keys', newKey, key)).body as { id: string }).id));
      await post(`/api-keys/${ids[0]}/revoke`, undefined);

      expect((await post(`/api-keys/${ids[1]}/revoke`, undefined)).body).toMatchObject({ code: 'idempotency_key_reused' });
    });

    it('is another key on another route', async () => {
      await post('/policies', policy);

      expect((await post('/api-keys', newKey)).status).toBe(201);
    });

    it('is another key for another principal, and for another organization (S28)', async () => {
      const editor = await server.signedInUser('editor');
      const foreign = await server.signedInUser('owner', await server.organization('other'));
      await post('/policies', policy);

      expect((await post('/policies', { ...policy, name: 'second' }, 'key-1', editor.token)).status).toBe(201);
      expect((await post('/policies', policy, 'key-1', foreign.token)).status).toBe(201);
    });

    it('is another key for another address where nobody is signed in', async () => {
      await carryOut({ n: 1 });

      expect(await carryOut({ n: 2 }, { ip: '192.0.2.2' })).toEqual({ n: 2 });
    });
  });

  it('can be told to answer 422 to another body', async () => {
    const strict = await startTestServer({ database, given: { idempotencyMismatchStatus: '422' } });
    const send = (body: unknown) => strict.request('POST', '/policies', { token: strict.ownerToken, body, headers: { 'idempotency-key': 'k' } });
    await send(policy);

    const reply = await send({ ...policy, effect: 'warn' });
    await strict.close();

    expect(reply.status).toBe(422);
    expect(reply.body).toMatchObject({ code: 'idempotency_key_reused' });
  });

  describe('requests at the same moment', () => {
    it('are carried out once; the others are told to wait', async () => {
      const replies = await Promise.all(Array.from({ length: 8 }, () => post('/api-keys', newKey)));

      const made = replies.filter(({ status, headers }) => status === 201 && headers.get('idempotency-replayed') === null);
      expect(made).toHaveLength(1);
      for (const { status, body, headers } of replies.filter(({ status: one }) => one !== 201)) {
        expect([status, (body as { code: string }).code, headers.get('retry-after')]).toEqual([409, 'idempotency_in_progress', '1']);
      }
      expect(await entries('api_key.create')).toBe(1);
    });

    it('at two servers are carried out once', async () => {
      const other = await createApp(server.config, { clock: server.clock, scryptCost: cheapScrypt, logDestination: { write: () => {} } });
      others.push(other);
      const { url } = await other.listen();
      const addresses = Array.from({ length: 6 }, (_, i) => (i % 2 === 0 ? '/api-keys' : `${url}/api/v1/api-keys`));

      const replies = await Promise.all(addresses.map((address) => post(address, newKey)));

      expect(replies.filter(({ status, headers }) => status === 201 && headers.get('idempotency-replayed') === null)).toHaveLength(1);
      expect(replies.every(({ status }) => status === 201 || status === 409)).toBe(true);
      expect(await entries('api_key.create')).toBe(1);
    });
  });

  describe('what another server took meanwhile', () => {
    it('rolls the change back', async () => {
      const late = server.app.services.idempotency.run(request(), async (claim) => {
        const taken = { ...claim, nonce: 'of another server' };
        await server.app.db.transaction((tx) => appendAudit(tx, entryOf({ ...systemCaller(server.orgId), claim: taken }, { action: 'test.theirs', target: 't', at: claim.at })));
        await server.app.db.transaction((tx) => appendAudit(tx, entryOf({ ...systemCaller(server.orgId), claim }, { action: 'test.ours', target: 't', at: claim.at })));
      });

      await expect(late).rejects.toMatchObject({ code: 'idempotency_in_progress' });
      expect([await entries('test.theirs'), await entries('test.ours')]).toEqual([1, 0]);
      expect(await rows()).toMatchObject([{ status: null, reply: 'of another server' }]);
    });
  });

  describe('a refusal', () => {
    it('is not kept: the corrected request may have the same key', async () => {
      expect((await post('/policies', { ...policy, effect: 'blok' })).status).toBe(400);

      expect((await post('/policies', policy)).status).toBe(201);
    });

    it('that left an entry behind gives the key free too', async () => {
      const refused = server.app.services.idempotency.run(request(), async (claim) => {
        await server.app.db.transaction((tx) => appendAudit(tx, entryOf({ ...systemCaller(server.orgId), claim }, { action: 'test.refuse', target: 't', at: claim.at })));
        throw apiError('invalid_token', 'No.');
      });
      await expect(refused).rejects.toMatchObject({ code: 'invalid_token' });

      expect(await carryOut({ n: 1 })).toEqual({ n: 1 });
    });

    it('as a reply of the handler is not kept either', async () => {
      await carryOut(new Reply(503, { status: 'draining' }));

      expect(await carryOut({ n: 1 })).toEqual({ n: 1 });
    });
  });

  it('after a fault tells whether the change was made', async () => {
    const broken = (writes: boolean, key: string) =>
      server.app.services.idempotency.run(request({ key }), async (claim) => {
        if (writes) await server.app.db.transaction((tx) => appendAudit(tx, entryOf({ ...systemCaller(server.orgId), claim }, { action: 'test.do', target: 't', at: claim.at })));
        throw new Error('the process fell over');
      });
    await expect(broken(false, 'a')).rejects.toThrow('fell over');
    await expect(broken(true, 'b')).rejects.toThrow('fell over');
    server.clock.advance(20 * 60_000);

    expect(await carryOut({ n: 1 }, { key: 'a' })).toEqual({ n: 1 });
    await expect(carryOut({ n: 2 }, { key: 'b' })).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('its reply was lost') as string });
  });

  describe('what is kept', () => {
    it('leaves out what is shown once, and says so (S22)', async () => {
      const first = await post('/api-keys', newKey);
      const second = await post('/api-keys', newKey);

      const { key, ...rest } = first.body as { key: string };
      expect(key).toMatch(/^wb_live_/);
      expect(second.body).toEqual({ ...rest, omitted: ['key'] });
      expect(JSON.stringify(await rows())).not.toContain(key);
    });

    it('holds no body, and no hash that could be tried against guesses', async () => {
      const body = { name: 'a', effect: 'block', rules: [rule], description: 'password hunter2' };
      await post('/policies', body);

      const [row] = await rows();
      const plain = createHash('sha256').update(JSON.stringify(body)).digest();
      expect(row?.body_hash).toMatch(/^[0-9a-f]{64}$/);
      expect([plain.toString('hex'), plain.toString('base64')]).not.toContain(row?.body_hash);
      expect(row?.id).not.toContain('key-1');
    });

    it('of a large reply are the names of its fields', async () => {
      const result = { text: 'x'.repeat(keptBytesMax), id: 'a' };
      await carryOut(result);

      expect(await carryOut('not reached')).toMatchObject({ status: 200, body: { omitted: ['text', 'id'] } });
    });

    it('is no file: it is made again', async () => {
      for (const file of [Readable.from(['a']), 'a', Buffer.from('a')]) {
        const reply = new Reply(200, file, { 'content-type': 'text/plain' });
        expect(await carryOut(reply)).toBe(reply);
      }

      expect(await entries('test.do')).toBe(3);
      expect(await rows()).toEqual([]);
    });

    it('is no cookie', async () => {
      await carryOut(new Reply(200, {}, { 'set-cookie': 'a=b', etag: '"1"' }));

      expect(await carryOut('not reached')).toMatchObject({ headers: { etag: '"1"', 'idempotency-replayed': 'true' } });
      expect(JSON.stringify(await rows())).not.toContain('a=b');
    });

    it('also comes from requests that change nothing and have no entry', async () => {
      const count = { n: 0 };
      const ask = () => server.app.services.idempotency.run(request(), async () => ({ n: (count.n += 1) }));

      expect([await ask(), await ask()]).toMatchObject([{ n: 1 }, { body: { n: 1 } }]);
    });

    it('is removed by a job when it has expired', async () => {
      await carryOut({ n: 1 });
      expect(await server.app.jobs.run('idempotency')).toBe(0);
      server.clock.advance(keyMsMax);

      expect(await server.app.jobs.run('idempotency')).toBe(1);
      expect(await rows()).toEqual([]);
    });
  });

  describe('a key', () => {
    it.each([
      ['nothing', ''],
      ['256 characters', 'x'.repeat(256)],
      ['a character beyond ASCII', 'schl\u00fcssel'],
      ['a tab', 'a\tb'],
    ])('of %s is refused', async (_, key) => {
      const reply = await post('/policies', policy, key);

      expect(reply.status).toBe(400);
      expect(reply.body).toMatchObject({ code: 'validation_error', detail: { field: 'Idempotency-Key' } });
    });

    it('of 255 characters is a key', async () => {
      expect((await post('/policies', policy, 'x'.repeat(255))).status).toBe(201);
    });

    it('on a sign-in, whose reply is all secret, has no meaning', async () => {
      const login = () => server.request('POST', '/auth/login', { body: ownerCredentials, headers: { 'idempotency-key': 'k' } });
      const replies = [await login(), await login()];

      expect(replies.map(({ status, headers }) => [status, headers.get('idempotency-replayed')])).toEqual([
        [200, null],
        [200, null],
      ]);
      expect(await rows()).toEqual([]);
    });

    it('on anything but a POST has no meaning', async () => {
      const { body } = await post('/policies', policy);
      const { id } = body as { id: string };
      const change = (effect: string) => server.request('PUT', `/policies/${id}`, { token: server.ownerToken, body: { effect }, headers: { 'idempotency-key': 'key-1' } });

      expect([(await change('warn')).status, (await change('inform')).status]).toEqual([200, 200]);
    });
  });
});
