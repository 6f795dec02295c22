import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../server/app.ts';
import { acrossOrganizations } from '../../../server/db/organization-guard.ts';
import { startTestServer, type RequestOptions, type TestServer } from '../../harness/server.ts';
import { elsewhere, mutations, silent, yes, type Mutation } from './mutations.ts';

describe('audit entries (S51)', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ app: { outbound: yes } });
  });
  afterAll(() => server.close());

  /** Every entry of every organization but those of refusals, which have tests of their own. */
  const actions = async () => {
    const rows = await acrossOrganizations(server.app.db.kysely).selectFrom('audit_entries').select(['id', 'action', 'target']).where('action', 'not in', ['access.deny']).execute();
    return new Map(rows.map(({ id, action, target }) => [id, `${action} ${target}`]));
  };
  /** The actions that a request wrote, with its reply. */
  const written = async ({ request, ...options }: Mutation) => {
    const before = await actions();
    const [method = '', path = ''] = request.split(' ');
    const reply = await server.request(method, path, options);
    const after = await actions();
    return { reply, entries: [...after].filter(([id]) => !before.has(id)).map(([, what]) => what) };
  };

  it('have a row here for every route that changes something', () => {
    const changing = routes.filter(({ method }) => method !== 'GET').map(({ operationId }) => operationId);

    expect([...Object.keys(mutations), ...Object.keys(silent), ...elsewhere].sort()).toEqual(changing.sort());
  });

  it.each(Object.entries(mutations))('%s writes exactly one, and none when it is refused', async (operationId, prepare) => {
    const mutation = await prepare(server);
    const { request, body, token, internalKey } = mutation;
    const wrong: [string, RequestOptions & { request?: string }][] = [['an unknown parameter', { request: `${request}${request.includes('?') ? '&' : '?'}unknown_parameter=1` }]];
    if (token !== undefined || internalKey !== undefined) wrong.push(['no credential', { token: '', internalKey: '' }]);
    if (typeof body === 'object' && body !== null && internalKey === undefined && operationId !== 'enrolAgent') wrong.push(['an unknown field', { body: { ...body, unknown_field: 1 } }]);

    for (const [what, change] of wrong) {
      const changed = { ...mutation, ...change };
      const { token: _, internalKey: __, ...anonymous } = changed;
      const { reply, entries } = await written(what === 'no credential' ? anonymous : changed);
      expect([what, reply.status >= 400 && reply.status < 500, entries], reply.text).toEqual([what, true, []]);
    }
    const { reply, entries } = await written(mutation);
    expect(reply.status, reply.text).toBeLessThan(300);
    expect(entries, reply.text.slice(0, 300)).toHaveLength(1);
    expect(entries[0]).toMatch(/^[a-z_]+(?:\.[a-z_]+)+ \S/);
  });

  it.each(Object.entries(silent))('%s writes none', async (_, prepare) => {
    const { reply, entries } = await written(await prepare(server));

    expect(reply.status, reply.text).toBeLessThan(300);
    expect(entries).toEqual([]);
  });

  it('are not written for what is not there', async () => {
    const paths = routes.filter(({ method, path, access }) => method !== 'GET' && path.includes(':') && access.kind === 'permission').map(({ method, path }) => `${method} ${path.replace(/:\w+/g, 'none')}`);
    const wrote: string[] = [];
    for (const request of paths) {
      const { reply, entries } = await written({ request, token: server.ownerToken, ...(request.startsWith('DELETE') ? {} : { body: {} }) });
      if (entries.length > 0 || reply.status < 400) wrote.push(`${request}: ${reply.status} ${entries.join()}`);
    }

    expect(paths.length).toBeGreaterThan(20);
    expect(wrote).toEqual([]);
  });

  it('are written once under an Idempotency-Key, however often the request comes', async () => {
    const request = { request: 'POST /api-keys', token: server.ownerToken, body: { name: 'once', scopes: ['read'] }, headers: { 'idempotency-key': 'audit-once' } };

    expect((await written(request)).entries).toHaveLength(1);
    expect((await written(request)).entries).toEqual([]);
  });
});
