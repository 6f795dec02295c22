import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { organizationsOwnedMax } from '../../../server/features/organizations/organizations.service.ts';
import { storedAgent } from '../../harness/agents.ts';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestReply, type TestServer } from '../../harness/server.ts';

interface Organization {
  id: string;
  slug: string;
  version: number;
  role: string | null;
}

describe.each(databases())('organizations on $name', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ database });
  });
  afterEach(() => server.close());

  const as = (token: string) => (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    server.request(method, path, { token, headers, ...(body === undefined ? {} : { body }) });
  const asOwner = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => as(server.ownerToken)(method, path, body, headers);
  const made = async (name: string, token = server.ownerToken) => (await as(token)('POST', '/organizations', { name })).body as Organization;
  const idsOf = ({ body }: TestReply) => (body as { data: Organization[] }).data.map(({ id }) => id);

  it('are made by a user, who owns them, with keys and starter policies of their own (R82)', async () => {
    const viewer = await server.signedInUser('viewer');

    const reply = await as(viewer.token)('POST', '/organizations', { name: 'Söhne & Co' });

    const { id } = reply.body as Organization;
    expect([reply.status, reply.headers.get('etag')]).toEqual([201, '"1"']);
    expect(reply.body).toEqual({ id, slug: 'sohne-co', name: 'Söhne & Co', role: 'owner', accepts_unsigned: true, legal_hold: false, scan_retention_days: null, version: 1, created_at: '2026-11-21T12:00:00.000Z' });
    expect((await as(viewer.token)('GET', `/organizations/${id}`)).body).toEqual(reply.body);
    const policies = await as(viewer.token)('GET', '/policies', undefined, { 'x-organization-id': id });
    expect((policies.body as { data: unknown[] }).data.length).toBeGreaterThan(0);
    expect(await server.app.foundation.vault.fingerprintKey(server.app.db.kysely, id)).toHaveLength(32);
  });

  it('get a short name of their own when the one made from the name is taken, and a chosen one that is taken is refused', async () => {
    const [first, second] = [await made('Acme'), await made('Acme')];

    expect(first.slug).toBe('acme');
    expect(second.slug).toMatch(/^acme-[0-9a-f]{8}$/);
    expect((await asOwner('POST', '/organizations', { name: 'x', slug: 'acme' })).body).toMatchObject({ code: 'conflict', detail: { field: 'slug' } });
    expect((await asOwner('POST', '/organizations', { name: 'x', slug: 'Not A Slug' })).status).toBe(400);
  });

  it.each(['id', 'org_id', 'role', 'version', 'deleted_at', 'data_key'])('take no %s from a body (S31)', async (field) => {
    const { id } = await made('Acme');

    expect((await asOwner('POST', '/organizations', { name: 'x', [field]: 'x' })).body).toMatchObject({ code: 'validation_error', detail: { field } });
    expect((await asOwner('PUT', `/organizations/${id}`, { [field]: 'x' })).body).toMatchObject({ code: 'validation_error', detail: { field } });
  });

  it('are limited for each owner, and the error says the limit', async () => {
    const { token } = await server.signedInUser('viewer');
    for (let count = 0; count < organizationsOwnedMax; count += 1) await made('many', token);

    const reply = await as(token)('POST', '/organizations', { name: 'one more' });

    expect(reply.status).toBe(422);
    expect(reply.text).toContain(`${organizationsOwnedMax} organizations`);
  });

  it('are listed for a person in pages, and for a key the one that it is of', async () => {
    const ids = [server.orgId];
    for (const name of ['a', 'b', 'c']) {
      server.clock.advance(1);
      ids.unshift((await made(`org ${name}`)).id);
    }
    const { key } = await server.apiKey({ scopes: ['read'] });

    const first = await asOwner('GET', '/organizations?limit=3');
    const next = await asOwner('GET', `/organizations?limit=3&cursor=${(first.body as { next_cursor: string }).next_cursor}`);

    expect([...idsOf(first), ...idsOf(next)]).toEqual(ids);
    expect((await as(key)('GET', '/organizations')).body).toMatchObject({ data: [{ id: server.orgId, role: null }], has_more: false });
  });

  it('are nothing to those who do not belong to them, and closed to a member whose role is too low (S28)', async () => {
    const { id } = await made('Acme');
    const stranger = await server.signedInUser('owner', await server.organization('other'));
    const viewer = await server.signedInUser('viewer', id);
    const { key } = await server.apiKey({ scopes: ['admin'] });
    const requests = [['GET', ''], ['PUT', '', { name: 'x' }], ['DELETE', '?confirm=acme'], ['GET', '/members'], ['POST', '/members', { email: 'a@b.example' }], ['GET', '/invitations'], ['GET', '/sso'], ['POST', '/sso/toggle', { enabled: false }]] as const;

    for (const [method, rest, body] of requests) {
      for (const token of [stranger.token, key]) {
        expect((await as(token)(method, `/organizations/${id}${rest}`, body)).body, `${method} ${rest}`).toMatchObject({ code: 'not_found' });
        expect((await as(token)(method, `/organizations/org_none${rest}`, body)).body).toMatchObject({ code: 'not_found' });
      }
    }
    for (const [method, rest, body] of requests.filter(([name]) => name !== 'GET')) {
      expect((await as(viewer.token)(method, `/organizations/${id}${rest}`, body)).body, `${method} ${rest}`).toMatchObject({ code: 'insufficient_role' });
    }
  });

  it('are judged by the role there, whichever organization the session is of', async () => {
    const viewer = await server.signedInUser('viewer');
    const { id } = await made('Own', viewer.token);

    expect((await as(viewer.token)('PUT', `/organizations/${id}`, { name: 'Renamed' })).body).toMatchObject({ name: 'Renamed', role: 'owner' });
    expect((await as(viewer.token)('PUT', `/organizations/${server.orgId}`, { name: 'Renamed' })).status).toBe(403);
    const entries = await server.app.db.kysely.selectFrom('audit_entries').select(['action', 'actor_id']).where('org_id', '=', id).orderBy('seq').execute();
    expect(entries).toEqual([{ action: 'organization.create', actor_id: viewer.userId }, { action: 'organization.update', actor_id: viewer.userId }]);
  });

  it('change only what is sent, and refuse a lost update (C32)', async () => {
    const { id } = await made('Acme');

    const changed = await asOwner('PATCH', `/organizations/${id}`, { scan_retention_days: 30, legal_hold: true }, { 'if-match': '"1"' });

    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
    expect(changed.body).toMatchObject({ name: 'Acme', scan_retention_days: 30, legal_hold: true, accepts_unsigned: true });
    expect((await asOwner('PUT', `/organizations/${id}`, { scan_retention_days: null }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await asOwner('PUT', `/organizations/${id}`, { scan_retention_days: null })).body).toMatchObject({ scan_retention_days: null, legal_hold: true, version: 3 });
    expect((await asOwner('PUT', `/organizations/${id}`, { scan_retention_days: 0 })).status).toBe(400);
  });

  it('end with every credential of theirs within one request (S13)', async () => {
    const { id, slug } = await made('Acme');
    const member = await server.signedInUser('editor', id);
    const { key } = await server.apiKey({ scopes: ['admin'], orgId: id });
    const agent = await storedAgent(server, { orgId: id });
    const agentCalls = () => server.request('POST', '/internal/scans', { internalKey: agent.key, body: {} });
    expect([(await as(member.token)('GET', '/policies')).status, (await as(key)('GET', '/policies')).status, (await agentCalls()).status === 401]).toEqual([200, 200, false]);

    const reply = await asOwner('DELETE', `/organizations/${id}?confirm=${slug}`);

    expect(reply.status).toBe(204);
    expect([(await as(member.token)('GET', '/policies')).status, (await as(key)('GET', '/policies')).status, (await agentCalls()).status]).toEqual([401, 401, 401]);
    expect((await server.request('POST', '/auth/login', { body: { email: member.email, password: member.password } })).status).toBe(401);
    expect((await asOwner('GET', `/organizations/${id}`)).status).toBe(404);
    expect(idsOf(await asOwner('GET', '/organizations'))).toEqual([server.orgId]);
    // The name stays taken: nothing that was called so may be mistaken for something else.
    expect((await asOwner('POST', '/organizations', { name: 'x', slug })).status).toBe(409);
    const row = await server.app.db.kysely.selectFrom('organizations').select(['deleted_at', 'data_key']).where('id', '=', id).executeTakeFirstOrThrow();
    expect([row.deleted_at, row.data_key === '']).toEqual([server.clock.now(), false]);
    const entries = await server.app.db.kysely.selectFrom('audit_entries').select(['action', 'detail']).where('org_id', '=', id).orderBy('seq').execute();
    expect(entries.filter(({ action }) => action === 'organization.delete').map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([expect.objectContaining({ slug, members: 2, keys: 1, agents: 1 })]);
  });

  it('end only when their short name is repeated, never under legal hold, and default never', async () => {
    const { id, slug } = await made('Acme');

    expect((await asOwner('DELETE', `/organizations/${id}`)).body).toMatchObject({ code: 'validation_error', detail: { field: 'confirm' } });
    expect((await asOwner('DELETE', `/organizations/${id}?confirm=default`)).status).toBe(400);
    await asOwner('PUT', `/organizations/${id}`, { legal_hold: true });
    expect((await asOwner('DELETE', `/organizations/${id}?confirm=${slug}`)).status).toBe(409);
    expect((await asOwner('DELETE', `/organizations/${server.orgId}?confirm=default`)).status).toBe(409);
  });
});
