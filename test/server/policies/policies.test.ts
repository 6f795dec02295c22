import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activePolicies, listVersions } from '../../../server/features/policies/policies.store.ts';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';

const rule = { name: 'no hosted models', subject: 'component', severity: 'high', condition: { field: 'kind', operator: 'equals', value: 'model' } };
const policy = { name: 'No hosted models', effect: 'block', rules: [rule] };

interface Stored {
  id: string;
  version: number;
  name: string;
}

describe.each(databases())('policies on $name', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ database });
  });
  afterEach(() => server.close());

  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    server.request(method, path, { token: server.ownerToken, headers, ...(body === undefined ? {} : { body }) });
  const made = async (body: unknown = policy) => (await call('POST', '/policies', body)).body as Stored;

  it('are made, read and in force at once', async () => {
    const reply = await call('POST', '/policies', { ...policy, description: 'We run our own.' });

    expect(reply.status).toBe(201);
    expect(reply.headers.get('etag')).toBe('"1"');
    const { id } = reply.body as Stored;
    expect(reply.body).toEqual({ id, ...policy, description: 'We run our own.', version: 1, is_active: true, created_at: '2026-11-21T12:00:00.000Z', updated_at: '2026-11-21T12:00:00.000Z' });
    expect((await call('GET', `/policies/${id}`)).body).toEqual(reply.body);
    expect((await activePolicies(server.app.db.kysely, server.orgId)).map((one) => one.policy.name)).toContain(policy.name);
  });

  it('get the defaults of the language', async () => {
    const { id } = await made({ name: 'short', effect: 'warn', rules: [{ name: 'r', condition: rule.condition }] });

    expect((await call('GET', `/policies/${id}`)).body).toMatchObject({ rules: [{ name: 'r', subject: 'component', severity: 'medium', condition: rule.condition }] });
  });

  it.each([
    ['no rules', { ...policy, rules: [] }, 'rules'],
    ['an unknown effect', { ...policy, effect: 'blok' }, 'effect'],
    ['an unknown operator', { ...policy, rules: [{ ...rule, condition: { field: 'kind', operator: 'is', value: 'x' } }] }, 'rules[0].condition.operator'],
    ['an unknown key inside', { ...policy, rules: [{ ...rule, sevrity: 'high' }] }, 'rules[0].sevrity'],
    ['an unknown key outside', { ...policy, efect: 'warn' }, 'efect'],
    ['an organization', { ...policy, org_id: 'org_x' }, 'org_id'],
    ['no name', { effect: 'block', rules: [rule] }, 'name'],
  ])('with %s are refused, and the mistake is named', async (_, body, field) => {
    const reply = await call('POST', '/policies', body);

    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ code: 'validation_error', detail: { field } });
  });

  it('say every mistake at once', async () => {
    const { body } = await call('POST', '/policies', { name: '', effect: 'x', rules: [] });

    expect((body as { detail: { issues: unknown[] } }).detail.issues).toHaveLength(2);
  });

  it('have names of their own in an organization, and give them free when deleted (R10)', async () => {
    const { id } = await made();

    expect((await call('POST', '/policies', policy)).body).toMatchObject({ code: 'conflict', detail: { field: 'name' } });
    expect((await call('DELETE', `/policies/${id}`)).status).toBe(204);
    expect((await call('POST', '/policies', policy)).status).toBe(201);
  });

  it('made twice at the same moment are one', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => call('POST', '/policies', policy)));

    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('change only in the fields that are sent, and keep every version (C32)', async () => {
    const { id } = await made();
    server.clock.advance(1000);

    const reply = await call('PUT', `/policies/${id}`, { effect: 'warn' });

    expect(reply.status).toBe(200);
    expect(reply.headers.get('etag')).toBe('"2"');
    expect(reply.body).toMatchObject({ ...policy, effect: 'warn', version: 2, updated_at: '2026-11-21T12:00:01.000Z' });
    const versions = await listVersions(server.app.db.kysely, { orgId: server.orgId, id });
    expect(versions.map(({ version, policy: { effect } }) => [version, effect])).toEqual([
      [2, 'warn'],
      [1, 'block'],
    ]);
  });

  it('are judged by no more when they are not active', async () => {
    const { id } = await made();

    await call('PUT', `/policies/${id}`, { is_active: false });

    expect((await activePolicies(server.app.db.kysely, server.orgId)).map((one) => one.id)).not.toContain(id);
    expect((await call('GET', `/policies/${id}`)).body).toMatchObject({ is_active: false });
  });

  it('refuse a lost update (C32)', async () => {
    const { id } = await made();
    await call('PUT', `/policies/${id}`, { effect: 'warn' }, { 'if-match': '"1"' });

    const lost = await call('PUT', `/policies/${id}`, { effect: 'inform' }, { 'if-match': '"1"' });

    expect(lost.status).toBe(412);
    expect(lost.body).toMatchObject({ code: 'precondition_failed' });
    expect((await call('PUT', `/policies/${id}`, { effect: 'inform' }, { 'if-match': 'nonsense' })).status).toBe(400);
    expect((await call('GET', `/policies/${id}`)).body).toMatchObject({ effect: 'warn' });
  });

  it('changed by several at once get a version for each', async () => {
    const { id } = await made();

    const replies = await Promise.all(['warn', 'inform', 'block'].map((effect) => call('PUT', `/policies/${id}`, { effect })));

    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(replies.map(({ body }) => (body as Stored).version).sort()).toEqual([2, 3, 4]);
  });

  it('cannot take the name of another one', async () => {
    const { id } = await made();
    await made({ ...policy, name: 'Other' });

    expect((await call('PUT', `/policies/${id}`, { name: 'Other' })).body).toMatchObject({ code: 'conflict' });
    expect((await call('PUT', `/policies/${id}`, { name: policy.name })).status).toBe(200);
  });

  it('deleted are gone; their versions stay for the evaluations that name them', async () => {
    const { id } = await made();

    await call('DELETE', `/policies/${id}`);

    for (const [method, body] of [['GET'], ['PUT', { effect: 'warn' }], ['DELETE']] as const) expect((await call(method, `/policies/${id}`, body)).status).toBe(404);
    expect(await listVersions(server.app.db.kysely, { orgId: server.orgId, id })).toHaveLength(1);
    expect((await activePolicies(server.app.db.kysely, server.orgId)).map((one) => one.id)).not.toContain(id);
  });

  it('of one organization are nothing to another (S28)', async () => {
    const { id } = await made();
    const stranger = await server.signedInUser('owner', await server.organization('other'));
    const asStranger = (method: string, path: string, body?: unknown) => server.request(method, path, { token: stranger.token, ...(body === undefined ? {} : { body }) });

    expect((await asStranger('GET', `/policies/${id}`)).status).toBe(404);
    expect((await asStranger('PUT', `/policies/${id}`, { effect: 'inform' })).status).toBe(404);
    expect((await asStranger('DELETE', `/policies/${id}`)).status).toBe(404);
    expect((await asStranger('GET', '/policies')).body).toMatchObject({ data: [] });
    expect((await asStranger('POST', '/policies', policy)).status).toBe(201);
    expect((await call('GET', `/policies/${id}`)).body).toMatchObject({ effect: 'block', version: 1 });
  });

  it('write one audit entry with digests, and one event, for each change (S51, S55)', async () => {
    const { id } = await made();
    await call('PUT', `/policies/${id}`, { effect: 'warn' });
    await call('PUT', `/policies/${id}`, { effect: 'nonsense' });
    await call('DELETE', `/policies/${id}`);

    const { kysely } = server.app.db;
    const entries = await kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).where('target', '=', id).orderBy('seq').execute();
    const events = await kysely.selectFrom('events').selectAll().where('org_id', '=', server.orgId).where('subject', '=', id).orderBy('seq').execute();
    expect(entries.map(({ action }) => action)).toEqual(['policy.create', 'policy.update', 'policy.delete']);
    expect(events.map(({ type }) => type)).toEqual(['policy.created', 'policy.updated', 'policy.deleted']);
    const details = entries.map(({ detail }) => JSON.parse(detail) as { before?: string; after?: string });
    expect(details[1]?.before).toBe(details[0]?.after);
    expect(details[2]?.before).toBe(details[1]?.after);
  });
});
