/** Requests that meet: of those that would undo one another one wins, and what is left is always whole. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../harness/postgres.ts';
import { ownerCredentials, startTestServer, type TestServer } from '../../harness/server.ts';

/** Requests at once. */
const together = 6;

const rule = { name: 'r', subject: 'component', condition: { field: 'name', operator: 'equals', value: 'x' } };

describe.each(databases())('requests at the same moment on $name', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ database, given: { outboundAllow: '127.0.0.1', outboundHttp: 'true' } });
  });
  afterEach(() => server.close());

  const as = (token: string) => (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => server.request(method, path, { token, headers, ...(body === undefined ? {} : { body }) });
  const owner = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => as(server.ownerToken)(method, path, body, headers);
  const atOnce = <Reply>(send: (index: number) => Promise<Reply>): Promise<Reply[]> => Promise.all(Array.from({ length: together }, (_, index) => send(index)));
  const auditOf = async (target: string) =>
    (await server.app.db.kysely.selectFrom('audit_entries').select('action').where('org_id', '=', server.orgId).where('target', '=', target).orderBy('seq').execute()).map(({ action }) => action);

  it.each([
    ['/policies', { name: 'a', effect: 'block', rules: [rule] }, { effect: 'warn' }],
    ['/webhooks', { url: 'http://127.0.0.1:9/hook', events: ['*'] }, { description: 'changed' }],
    ['/alert-rules', { name: 'a', events: ['scan.failed'] }, { severity: 'low' }],
    ['/compliance/rules', { name: 'a', framework: 'custom', condition: rule.condition, severity: 'low' }, { severity: 'high' }],
    ['/schedules', { name: 'a', cron: '0 3 * * *', target: '/srv/app' }, { deep: true }],
    ['/integrations', { name: 'a', kind: 'github', config: { owner: 'acme' } }, { name: 'b' }],
  ])('that change one of %s under the same If-Match: one does, the others are told (R3)', async (path, made, change) => {
    const reply = await owner('POST', path, made);
    const { id } = reply.body as { id: string };
    const etag = reply.headers.get('etag') ?? '';

    const replies = await atOnce(() => owner('PUT', `${path}/${id}`, change, { 'if-match': etag }));

    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: together - 1 }, () => 412)]);
    expect(await auditOf(id)).toHaveLength(2);
    expect((await owner('PUT', `${path}/${id}`, change, { 'if-match': etag })).status).toBe(412);
  });

  it.each(['"0"', 'W/"1"', '"1", "2"', '1', '"1', '"-1"', '"1e0"', '"01"', '', '"1";"2"', '"999999999999"', '"1"\u00e4'])('with the If-Match %j never change a row of another version', async (etag) => {
    const { id } = (await owner('POST', '/policies', { name: 'a', effect: 'block', rules: [rule] })).body as { id: string };
    await owner('PUT', `/policies/${id}`, { effect: 'warn' });

    const { status } = await owner('PUT', `/policies/${id}`, { effect: 'inform' }, { 'if-match': etag });

    expect([400, 412]).toContain(status);
    expect((await owner('GET', `/policies/${id}`)).body).toMatchObject({ effect: 'warn', version: 2 });
  });

  it('that rotate one key: each value that was given out either works or was refused, and two at most work (S23)', async () => {
    const { id, key: first } = (await owner('POST', '/api-keys', { name: 'a', scopes: ['read'] })).body as { id: string; key: string };

    const replies = await atOnce(() => owner('POST', `/api-keys/${id}/rotate`));

    const given = [first, ...replies.filter(({ status }) => status === 200).map(({ body }) => (body as { key: string }).key)];
    const working = [];
    for (const key of given) if ((await server.request('GET', '/policies', { token: key })).status === 200) working.push(key);
    expect(replies.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect(given.length).toBeGreaterThan(1);
    expect(working).toHaveLength(2);
    expect((await auditOf(id)).filter((action) => action === 'api_key.rotate')).toHaveLength(given.length - 1);
  });

  it('that rotate and revoke one key leave none of its values working (S23)', async () => {
    const { id, key } = (await owner('POST', '/api-keys', { name: 'a', scopes: ['read'] })).body as { id: string; key: string };

    const replies = await atOnce((index) => (index === 2 ? owner('POST', `/api-keys/${id}/revoke`, {}) : owner('POST', `/api-keys/${id}/rotate`)));

    const values = [key, ...replies.flatMap(({ body }) => (body as { key?: string }).key ?? [])];
    for (const value of values) expect((await server.request('GET', '/policies', { token: value })).status).toBe(401);
  });

  it('that rotate the secret of one webhook leave two that open, and an entry for each (S49, S63)', async () => {
    const { id } = (await owner('POST', '/webhooks', { url: 'http://127.0.0.1:9/hook', events: ['scan.failed'] })).body as { id: string };

    const replies = await atOnce(() => owner('POST', `/webhooks/${id}/rotate-secret`, {}));

    const rotated = replies.filter(({ status }) => status === 200);
    expect(replies.every(({ status }) => status === 200 || status === 412)).toBe(true);
    expect((await auditOf(id)).filter((action) => action === 'webhook.rotate_secret')).toHaveLength(rotated.length);
    // The test opens both secrets to sign with them.
    expect((await owner('POST', `/webhooks/${id}/test`, {})).body).toMatchObject({ attempts: [{ status: null }] });
  });

  it('of owners who all leave, each in another way, leave one who can still act (S32)', async () => {
    const people = [];
    for (let each = 1; each < together; each += 1) people.push(await server.signedInUser('owner'));
    const me = (await owner('GET', '/auth/me')).body as { id: string };
    const all = [{ userId: me.id, token: server.ownerToken, password: ownerCredentials.password }, ...people];
    const member = (userId: string) => `/organizations/${server.orgId}/members/${userId}`;

    const replies = await atOnce((index) => {
      const self = all[index];
      if (self === undefined) throw new Error('Nobody is there.');
      if (index % 3 === 0) return as(self.token)('DELETE', '/auth/account', { password: self.password });
      return index % 3 === 1 ? as(self.token)('PUT', member(self.userId), { role: 'viewer' }) : as(self.token)('DELETE', member(self.userId));
    });

    expect(replies.filter(({ status }) => status >= 500).map(({ text }) => text)).toEqual([]);
    const left = await server.app.db.kysely.selectFrom('memberships').select('user_id').where('org_id', '=', server.orgId).where('role', '=', 'owner').execute();
    expect(left).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(1);
    const survivor = all.find(({ userId }) => userId === left[0]?.user_id);
    expect((await as(survivor?.token ?? '')('GET', `/organizations/${server.orgId}/members`)).status).toBe(200);
  });

  it('of somebody who is demoted meanwhile are carried out or refused, and all are refused from then on (S13)', async () => {
    const admin = await server.signedInUser('admin');

    const [demotion, ...replies] = await Promise.all([
      owner('PUT', `/organizations/${server.orgId}/members/${admin.userId}`, { role: 'viewer' }),
      ...Array.from({ length: together }, (_, index) => as(admin.token)('POST', '/policies', { name: `late ${index}`, effect: 'block', rules: [rule] })),
    ]);

    expect(demotion.status).toBe(200);
    expect(replies.every(({ status }) => status === 201 || status === 403)).toBe(true);
    expect((await as(admin.token)('POST', '/policies', { name: 'after', effect: 'block', rules: [rule] })).status).toBe(403);
  });

  it('that cancel one scan end it once, with one event', async () => {
    const { id } = (await owner('POST', '/scans', { target: '/srv/app' })).body as { id: string };

    const replies = await atOnce(() => owner('POST', `/scans/${id}/cancel`, {}));

    expect(replies.every(({ status }) => status === 202 || status === 409)).toBe(true);
    const ends = await server.app.db.kysely.selectFrom('events').select('type').where('org_id', '=', server.orgId).where('subject', '=', id).where('type', '=', 'scan.cancelled').execute();
    expect(ends).toHaveLength(1);
  });

  it('that delete one thing delete it once', async () => {
    for (const [path, body] of [
      ['/schedules', { name: 'a', cron: '0 3 * * *', target: '/srv/app' }],
      ['/integrations', { name: 'a', kind: 'github', config: { owner: 'acme' } }],
      ['/webhooks', { url: 'http://127.0.0.1:9/hook', events: ['*'] }],
      ['/policies', { name: 'gone', effect: 'block', rules: [rule] }],
    ] as const) {
      const { id } = (await owner('POST', path, body)).body as { id: string };

      const replies = await atOnce(() => owner('DELETE', `${path}/${id}`));

      expect([path, replies.filter(({ status }) => status === 204).length, replies.filter(({ status }) => status === 404).length]).toEqual([path, 1, together - 1]);
      expect((await auditOf(id)).filter((action) => action.endsWith('.delete'))).toHaveLength(1);
    }
  });
});
