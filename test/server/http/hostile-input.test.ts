/** Every route against input that breaks its schema. Nothing of it may be a fault of the server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { routes } from '../../../server/app.ts';
import type { RouteRecord } from '../../../server/http/route.ts';
import { strict } from '../../../server/http/validation.ts';
import { storedAgent } from '../../harness/agents.ts';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';

const wrongValues: readonly unknown[] = [null, true, -1, 1e308, 2 ** 60, '', ' ', 'x'.repeat(5000), '\u202e\u{1F4A5}', [], [[]], {}, { a: { b: 1 } }, '%00', "'; drop table users; --", '2026-99-99'];

// One database is enough: schema-violations.test.ts sends the like to both.
describe.each(databases().slice(0, 1))('hostile input on $name (S69)', (database) => {
  let server: TestServer;
  let agentKey: string;
  beforeAll(async () => {
    server = await startTestServer({ database });
    agentKey = (await storedAgent(server)).key;
  });
  afterAll(() => server.close());

  async function call(route: RouteRecord, path: string, body: string | undefined): Promise<{ status: number }> {
    // The session must live through all of it.
    if (route.operationId === 'logout') return { status: 204 };
    return server.request(route.method, path, {
      ...(route.access.kind === 'internal' ? { internalKey: agentKey } : { token: server.ownerToken }),
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
    });
  }

  it.each(routes.filter((route) => route.body !== undefined && route.body !== 'stream').map((route) => [`${route.method} ${route.path}`, route] as const))(
    'in the body of %s is never a fault, and never hangs',
    async (_, route) => {
      const statuses = new Map<string, number>();
      for (const body of hostileBodies(route)) {
        const { status } = await call(route, pathOf(route, 'none'), body);
        statuses.set(body.slice(0, 200), status);
      }

      expect([...statuses].filter(([, status]) => status >= 500 && status !== 503)).toEqual([]);
    },
  );

  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('in the address of %s is never a fault', async (_, route) => {
    const statuses = new Map<string, number>();
    const ids = ['none', '%00', '%E2%80%AE', `${'a'.repeat(2000)}`, "';--", '..%2F..', '%F0%9F%92%A5', '__proto__', 'constructor'];
    const queries = ['?x=1', '?limit=-1', '?limit=1e9', '?cursor=%00', '?cursor=AAAA.BBBB', '?page=0', '?__proto__=1', '?a[b]=c', `?${'a'.repeat(4000)}=1`];
    for (const address of [...ids.map((id) => pathOf(route, id)), ...queries.map((query) => pathOf(route, 'none') + query)]) {
      // With a body that is refused, so that nothing long begins.
      const { status } = await call(route, address, route.body === undefined ? undefined : '{"no such field":1}');
      statuses.set(address.slice(0, 120), status);
    }

    expect([...statuses].filter(([, status]) => status >= 500 && status !== 503)).toEqual([]);
  });
});

describe('request schemas', () => {
  // Internal routes are left out: an agent newer than the server may say more than it knows.
  it.each(routes.filter((route) => route.access.kind !== 'internal' && !route.path.startsWith('/internal/') && route.body !== undefined && route.body !== 'stream').map((route) => [`${route.method} ${route.path}`, route] as const))(
    'of %s refuse unknown fields at every depth (S31)',
    (_, route) => {
      const schema = z.toJSONSchema(strict(route.body as z.ZodType), { io: 'input', unrepresentable: 'any' });

      expect(openObjects(schema, '')).toEqual([]);
    },
  );
});

function hostileBodies(route: RouteRecord): string[] {
  const schema = z.toJSONSchema(strict(route.body as z.ZodType), { io: 'input', unrepresentable: 'any' });
  const names = Object.keys(schema.properties ?? {});
  const whole = ['[]', 'null', '1', '"x"', '{', '{"a":1}', '{"__proto__":{}}', '{"org_id":"org_x","role":"owner","id":"x","status":"active"}', '['.repeat(5000), `{"a":"${'\\u0000'}"}`];
  const single = names.flatMap((name) => wrongValues.map((value) => JSON.stringify({ [name]: value })));
  const all = wrongValues.map((value) => JSON.stringify(Object.fromEntries(names.map((name) => [name, value]))));
  return [...whole, ...single, ...all];
}

function pathOf(route: RouteRecord, id: string): string {
  return route.path.replace(/:\w+/g, id);
}

/** Places in a JSON Schema where an object takes fields that nobody named. Records say so with a schema. */
function openObjects(schema: unknown, at: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const record = schema as Record<string, unknown>;
  const isOpen = record['type'] === 'object' && record['properties'] !== undefined && record['additionalProperties'] !== false;
  return [...(isOpen ? [at === '' ? '(top)' : at] : []), ...Object.entries(record).flatMap(([key, value]) => openObjects(value, `${at}/${key}`))];
}
