/** The typed client against the real server, and its table against the routes. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, type Client } from '#shared/api/client/client.ts';
import { operations } from '#shared/api/client/operations.gen.ts';
import { expectedServerFiles } from '#shared/tools/server-files.ts';
import { routes } from '../../../server/app.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';

const root = join(import.meta.dirname, '../../..');

describe('the client and the server', () => {
  let server: TestServer;
  let client: Client;
  beforeAll(async () => {
    server = await startTestServer();
    const world = { fetch: globalThis.fetch, sleep: async () => {}, random: Math.random, newKey: randomUUID };
    client = createClient({ url: server.url, credential: () => server.ownerToken, world });
  });
  afterAll(() => server.close());

  it('have the same operations', () => {
    expect(Object.keys(operations).sort()).toEqual(routes.filter((route) => !route.path.startsWith('/internal/')).map((route) => route.operationId).sort());
  });

  it('leave nothing stale that is generated from the server', () => {
    const stale = expectedServerFiles(root).filter(({ path, text }) => readFileSync(join(root, path), 'utf8') !== text);

    expect(stale.map(({ path }) => `${path} is stale; run npm run gen`)).toEqual([]);
  });

  it('make, list, change and delete a policy', async () => {
    const rules = [{ name: 'any', condition: { field: 'name', operator: 'exists' } }];
    const made = await client.call.createPolicy({ body: { name: 'from the client', effect: 'warn', rules } });
    const { etag } = await client.answer.getPolicy({ params: { id: made.id } });
    const changed = await client.call.updatePolicy({ params: { id: made.id }, body: { effect: 'block' }, ifMatch: etag ?? '' });
    const late = client.call.updatePolicy({ params: { id: made.id }, body: { effect: 'warn' }, ifMatch: etag ?? '' });

    expect(changed).toMatchObject({ id: made.id, effect: 'block', version: 2 });
    await expect(late).rejects.toMatchObject({ code: 'precondition_failed', status: 412 });
    const names: string[] = [];
    for await (const policy of client.items.listPolicies({ query: { limit: 1 } })) names.push(policy.name);
    expect(names).toContain('from the client');
    expect(new Set(names).size).toBe(names.length);
    await client.call.deletePolicy({ params: { id: made.id } });
  });

  it('tell what was wrong, in the API’s words', async () => {
    await expect(client.call.createPolicy({ body: { name: '', effect: 'warn', rules: [] } })).rejects.toMatchObject({ code: 'validation_error', status: 400, says: { hint: expect.any(String) } });
  });
});
