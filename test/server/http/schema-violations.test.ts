/** Every route against input that breaks its own schema: never a fault, never a hang, always the one error body. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { apiError } from '#shared/api/api-error.ts';
import { errorStatus } from '#shared/api/errors.ts';
import { AppError } from '#shared/model/app-error.ts';
import { routes } from '../../../server/app.ts';
import { methodsOf, type RouteRecord } from '../../../server/http/route.ts';
import { strict } from '../../../server/http/validation.ts';
import type { Outbound } from '../../../server/outbound/outbound.ts';
import { storedAgent } from '../../harness/agents.ts';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import type { MatrixRows } from '../permissions/matrix.ts';
import { bodyViolations, junkParameters, queryViolations, smallest, type JsonSchema } from './violations.ts';

/** Milliseconds within which every answer is there (S69). */
const answerMsMax = 5_000;

/** Requests under way at once: as many as an organization may have of what is dear, such as dry runs. */
const atOnce = 2;

const nobodyThere = () => Promise.reject(new AppError('outbound_failed', 'Nobody answers.'));

/** A world outside in which every name resolves and nobody answers; the judgement of addresses has its own tests. */
const outside: Outbound = {
  assertAllowed: async (url) => {
    if (!URL.canParse(url) || new URL(url).protocol !== 'https:') throw apiError('url_not_allowed', 'No.');
  },
  request: nobodyThere,
  fetch: nobodyThere,
  close: async () => {},
};

/** Milliseconds that the server's clock goes on with each request, so that nobody meets a limit. */
const betweenMs = 25;

/** Routes that are never sent the id of a thing that is there: a request that happens to be good would lock the test out, or waits ten seconds for a receiver by design. */
const withoutThings: ReadonlySet<string> = new Set(['configureSso', 'toggleSso', 'testWebhook']);

/** What the tables of permissions say of routes: an address with the ids of things that are there. */
const tables = await Promise.all(
  globSync('*.rows.ts', { cwd: join(import.meta.dirname, '../permissions') }).map(async (file) => ((await import(join(import.meta.dirname, '../permissions', file))) as { rows: MatrixRows }).rows),
);

interface Sent {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

/** A request that was answered in a way that nothing may be answered. */
interface Bad {
  readonly what: string;
  readonly answer: string;
}

const named = routes.map((route) => [`${route.method} ${route.path}`, route] as const);

describe.each(databases())('input that breaks the schema of a route, on $name (S69)', (database) => {
  let server: TestServer;
  let agentKey: string;
  let adminKey: string;
  let asserted = 0;
  const existing = new Map<string, string>();
  const seen = new Set<string>();
  beforeAll(async () => {
    server = await startTestServer({ database, app: { outbound: outside } });
    agentKey = (await storedAgent(server)).key;
    // A key, because no request of its own can end it like a session or an account.
    adminKey = (await server.apiKey({ scopes: ['admin'] })).key;
    for (const { seed, rows } of tables) {
      const ids = (await seed?.(server, { orgId: server.orgId, ownerToken: server.ownerToken })) ?? {};
      for (const { operationId, request } of rows) {
        const path = request.replace(/^\w+ /, '').replace(/\?.*$/, '');
        existing.set(operationId, path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'none'));
      }
    }
  });
  afterAll(() => server.close());

  /** Sends them as somebody who gets past the door, so that the input is looked at; what was answered badly. */
  async function send(route: RouteRecord, all: readonly Sent[]): Promise<Bad[]> {
    const bad: Bad[] = [];
    const credential = await credentialFor(route);
    const left = [...all];
    const worker = async () => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const answer = await judged(next, credential);
        if (answer !== undefined) bad.push({ what: next.what, answer });
        asserted += 1;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    seen.add(route.operationId);
    return bad;
  }

  async function credentialFor({ access }: RouteRecord): Promise<Record<string, string>> {
    if (access.kind === 'internal') return { 'x-internal-api-key': agentKey };
    // Routes of a person need a session; it may end on the way, so each route gets a person of its own.
    return { authorization: `Bearer ${access.kind === 'user' ? (await server.signedInUser('owner')).token : adminKey}` };
  }

  /** What is wrong with the answer, or undefined. */
  async function judged({ method, path, body }: Sent, credential: Readonly<Record<string, string>>): Promise<string | undefined> {
    server.clock.advance(betweenMs);
    try {
      const response = await fetch(`${server.url}/api/v1${path}`, {
        method,
        headers: { ...credential, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        redirect: 'manual',
        signal: AbortSignal.timeout(answerMsMax),
        ...(body === undefined ? {} : { body }),
      });
      if (response.status < 400) {
        await response.body?.cancel();
        return undefined;
      }
      return oddError(response.status, await response.text());
    } catch (error) {
      return `no answer: ${String(error)}`;
    }
  }

  const pathWith = (route: RouteRecord, parameter: string) => route.path.replace(/:\w+/g, parameter);
  /** The address of a thing that is there, so that input gets past the look for it; never for what would remove it. */
  const somewhere = (route: RouteRecord) => (route.method === 'DELETE' || withoutThings.has(route.operationId) ? undefined : existing.get(route.operationId)) ?? pathWith(route, 'none');

  it.each(named.filter(([, { body }]) => body !== undefined && body !== 'stream'))('in the body of %s', async (_, route) => {
    const schema = schemaOf(route.body as z.ZodType);
    const all = bodyViolations(schema).map(({ what, value }) => ({ what, method: route.method, path: somewhere(route), body: JSON.stringify(value) }));
    const texts = ['', '{', '{"a":', 'nul', `{"a":"\\ud800"}`, '{"__proto__":{"isAdmin":true}}', `${'['.repeat(3_000)}`, `{"a":${'9'.repeat(2_000)}}`, '\ufeff{}'];
    const raw = texts.map((body) => ({ what: `the text ${body.slice(0, 20)}`, method: route.method, path: somewhere(route), body }));

    expect(await send(route, [...all, ...raw])).toEqual([]);
  });

  it.each(named)('in the query of %s', async (_, route) => {
    const schema = route.query === undefined ? {} : schemaOf(route.query);
    const body = bodyOf(route);
    const all = queryViolations(schema).map(({ what, query }) => ({ what, method: route.method, path: `${somewhere(route)}?${query}`, ...body }));

    expect(await send(route, all)).toEqual([]);
  });

  it.each(named.filter(([, { path }]) => path.includes(':')))('in the path of %s', async (_, route) => {
    const body = bodyOf(route);
    const all = methodsOf(route).flatMap((method) => junkParameters.map((parameter) => ({ what: `${method} ${parameter.slice(0, 40)}`, method, path: pathWith(route, parameter), ...body })));

    expect(await send(route, all)).toEqual([]);
  });

  it('was sent to every route, and left the server well', async () => {
    expect(routes.map(({ operationId }) => operationId).filter((id) => !seen.has(id))).toEqual([]);
    expect(asserted).toBeGreaterThan(routes.length * 20);
    expect((await server.request('GET', '/health')).body).toMatchObject({ status: 'ok' });
  });
});

/** A body that the schema allows, for requests whose fault is elsewhere. */
function bodyOf(route: RouteRecord): { body?: string } {
  if (route.body === undefined || route.body === 'stream') return {};
  const schema = schemaOf(route.body);
  return { body: JSON.stringify(smallest(schema, (schema['$defs'] ?? {}) as JsonSchema)) };
}

function schemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(strict(schema), { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

/** What is wrong with an error: a fault of ours, or not the one body. */
function oddError(status: number, text: string): string | undefined {
  // 429 would mean that the input was not looked at.
  if (status >= 500 || status === 429) return `${status} ${text.slice(0, 200)}`;
  const body = JSON.parse(text) as { code: keyof typeof errorStatus; message?: unknown; request_id?: unknown; error?: { code?: unknown; message?: unknown } };
  const isOne = errorStatus[body.code] === status && typeof body.message === 'string' && typeof body.request_id === 'string' && body.error?.code === body.code && body.error.message === body.message;
  return isOne ? undefined : `not the one error body: ${status} ${text.slice(0, 200)}`;
}
