import { once } from 'node:events';
import { BlockList, connect, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { apiError } from '#shared/api/api-error.ts';
import { rateDefaults } from '../../../server/config/access.ts';
import { systemClock, systemRandom } from '../../../server/config/world.ts';
import { createHttpApp } from '../../../server/http/app.ts';
import type { Denial } from '../../../server/http/gate.ts';
import { closeHttpServer, createHttpServer, listen } from '../../../server/http/listen.ts';
import { createLog } from '../../../server/http/log.ts';
import { createHttpMetrics } from '../../../server/http/metrics.ts';
import { createRateLimits } from '../../../server/http/rate-limit/rate-limits.ts';
import { defineRoute, Reply, type Principal, type RouteRecord } from '../../../server/http/route.ts';
import type { Services } from '../../../server/services.ts';

const person: Principal = { type: 'user', id: 'usr_1', orgId: 'org_1', role: 'viewer', userId: 'usr_1', permissions: new Set(['scan:read']), isTest: false };
const open = { kind: 'public' } as const;
const echoBody = z.object({ name: z.string().max(10), nested: z.strictObject({ list: z.array(z.number()) }).optional() });

const aborted = Promise.withResolvers<string>();
const waiting = Promise.withResolvers<void>();
const routes: RouteRecord[] = [
  defineRoute({ method: 'POST', path: '/echo', operationId: 'echo', tag: 't', summary: 's', access: open, body: echoBody, bodyBytesMax: 2048, response: { status: 200 }, errors: [], handle: async ({ body }) => body }),
  defineRoute({ method: 'GET', path: '/echo', operationId: 'query', tag: 't', summary: 's', access: open, query: z.object({ limit: z.coerce.number().int().min(1).max(5).default(3) }), response: { status: 200 }, errors: [], handle: async ({ query }) => query }),
  defineRoute({ method: 'GET', path: '/things/:id', operationId: 'thing', tag: 't', summary: 's', access: open, params: z.object({ id: z.string().regex(/^t_\d+$/) }), response: { status: 200 }, errors: [], handle: async ({ params }) => params }),
  defineRoute({ method: 'GET', path: '/things/newest', operationId: 'newest', tag: 't', summary: 's', access: open, response: { status: 200 }, errors: [], handle: async () => ({ id: 'newest' }) }),
  defineRoute({
    method: 'GET',
    path: '/fault',
    operationId: 'fault',
    tag: 't',
    summary: 's',
    access: open,
    response: { status: 200 },
    errors: [],
    handle: async () => {
      throw new Error('secret inner words at /home/someone', { cause: new Error('and a cause') });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/busy',
    operationId: 'busy',
    tag: 't',
    summary: 's',
    access: open,
    response: { status: 200 },
    errors: [],
    handle: async () => {
      throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
    },
  }),
  defineRoute({ method: 'GET', path: '/stream', operationId: 'stream', tag: 't', summary: 's', access: open, response: { status: 200 }, errors: [], handle: async () => new Reply(206, Readable.from(['a,b\n', '1,2\n']), { 'content-type': 'text/csv', 'x-odd': 'a\r\nset-cookie: b' }) }),
  defineRoute({
    method: 'POST',
    path: '/raw',
    operationId: 'raw',
    tag: 't',
    summary: 's',
    access: open,
    body: 'stream',
    response: { status: 200 },
    errors: [],
    handle: async ({ raw }) => {
      let size = 0;
      for await (const chunk of raw) size += (chunk as Buffer).length;
      return { size };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/refuses-early',
    operationId: 'refusesEarly',
    tag: 't',
    summary: 's',
    access: open,
    body: 'stream',
    response: { status: 200 },
    errors: [],
    handle: async () => {
      throw apiError('unprocessable', 'No.');
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/wait',
    operationId: 'wait',
    tag: 't',
    summary: 's',
    access: open,
    response: { status: 200 },
    errors: [],
    handle: async ({ signal }) => {
      waiting.resolve();
      await once(signal(), 'abort');
      aborted.resolve('aborted');
      return { ended: 'early' };
    },
  }),
  defineRoute({ method: 'PUT', path: '/merged/:id', operationId: 'merge', tag: 't', summary: 's', access: open, body: echoBody.partial(), response: { status: 200 }, errors: [], handle: async ({ body }) => body }),
  defineRoute({ method: 'PUT', path: '/whole/:id', operationId: 'replace', tag: 't', summary: 's', access: open, alsoPatch: false, body: echoBody, response: { status: 200 }, errors: [], handle: async ({ body }) => body }),
  defineRoute({ method: 'GET', path: '/mine', operationId: 'mine', tag: 't', summary: 's', access: { kind: 'user' }, response: { status: 200 }, errors: [], handle: async ({ principal, ip }) => ({ id: principal.id, ip }) }),
  defineRoute({ method: 'POST', path: '/policies', operationId: 'write', tag: 't', summary: 's', access: { kind: 'permission', permission: 'policy:write' }, body: echoBody, response: { status: 204 }, errors: [], handle: async () => undefined }),
];

describe('the HTTP application', () => {
  const lines: string[] = [];
  const denials: Denial[] = [];
  const drain = new AbortController();
  const server = createHttpServer(
    createHttpApp({
      routes,
      services: {} as Services,
      authenticator: { accessToken: async () => person, apiKey: async () => person, agentKey: async () => person, sessionCookie: async () => person, csrfToken: () => 'token of the session' },
      principalIn: async (principal) => principal,
      clock: systemClock,
      random: systemRandom,
      log: createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } }),
      metrics: createHttpMetrics(),
      drain: drain.signal,
      recordDenial: async (denial) => void denials.push(denial),
      limits: createRateLimits({ rates: { ...rateDefaults, anonymous: 1_000_000, user: 1_000_000 }, clock: systemClock, pepper: new Uint8Array(32) }),
      idempotency: { run: () => Promise.reject(new Error('No request of this test has a key.')) },
      trustedProxies: new BlockList(),
      publicUrl: undefined,
    }),
  );
  let url = '';
  beforeAll(async () => {
    url = await listen(server, { host: '127.0.0.1', port: 0 });
  });
  afterAll(() => closeHttpServer(server));

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${url}/api/v1${path}`, { headers });
  const post = (path: string, body: string | Uint8Array, headers: Record<string, string> = {}) =>
    fetch(`${url}/api/v1${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  const json = async (response: Response) => (await response.json()) as Record<string, unknown>;

  describe('request ids', () => {
    it('makes one where none was given, and keeps a plain one (R4)', async () => {
      expect((await get('/echo')).headers.get('x-request-id')).toMatch(/^req_[0-9a-f-]{36}$/);
      expect((await get('/echo', { 'x-request-id': 'build-4711.a' })).headers.get('x-request-id')).toBe('build-4711.a');
    });

    it.each(['short', 'x'.repeat(129), 'with spaces in it', 'quote"quote"'])('replaces %j, which could garble a log (S45)', async (id) => {
      expect((await get('/echo', { 'x-request-id': id })).headers.get('x-request-id')).toMatch(/^req_/);
    });

    it('names the request in the log, without its query (R4)', async () => {
      await (await get('/echo?limit=2', { 'x-request-id': 'find-me-in-the-log' })).arrayBuffer();

      const line = lines.map((text) => JSON.parse(text) as Record<string, unknown>).find((entry) => entry['request_id'] === 'find-me-in-the-log');
      expect(line).toMatchObject({ method: 'GET', path: '/api/v1/echo', operation: 'query', status: 200 });
    });
  });

  describe('errors', () => {
    it('have one body, flat and nested (R5)', async () => {
      const response = await get('/nothing-here', { 'x-request-id': 'request-1' });

      expect(response.status).toBe(404);
      expect(await json(response)).toEqual({
        code: 'not_found',
        message: 'There is nothing at "/api/v1/nothing-here".',
        detail: { hint: 'The API is below /api/v1; GET /api/v1/openapi.json lists it.' },
        request_id: 'request-1',
        error: { code: 'not_found', message: 'There is nothing at "/api/v1/nothing-here".', detail: { hint: 'The API is below /api/v1; GET /api/v1/openapi.json lists it.' } },
      });
    });

    it('of our own say nothing of the inside; the log does (S66)', async () => {
      const response = await get('/fault', { 'x-request-id': 'request-2' });
      const text = await response.text();

      expect(response.status).toBe(500);
      expect(JSON.parse(text)).toMatchObject({ code: 'internal', request_id: 'request-2' });
      expect(text).not.toMatch(/secret inner words|someone|\.ts|cause/);
      const logged = lines.find((line) => line.includes('request-2') && line.includes('secret inner words'));
      expect(logged).toContain('and a cause');
    });

    it('of a busy database ask to try again (R13)', async () => {
      const response = await get('/busy');

      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('2');
      expect(await json(response)).toMatchObject({ code: 'unavailable' });
    });

    it('name the methods that are possible (405)', async () => {
      const response = await fetch(`${url}/api/v1/echo`, { method: 'DELETE' });

      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('GET, POST');
      expect(await json(response)).toMatchObject({ code: 'method_not_allowed', detail: { hint: 'Possible: GET, POST.' } });
    });

    it.each(['/%zz', '/things/%E0%A4%A', '/things/a%00b', '/things/..%2f..%2fetc'])('answer the odd address %s without a fault', async (path) => {
      expect((await get(path)).status).toBeLessThan(500);
    });
  });

  describe('bodies', () => {
    it('are parsed and checked', async () => {
      expect(await json(await post('/echo', '{"name":"a","nested":{"list":[1]}}'))).toEqual({ name: 'a', nested: { list: [1] } });
    });

    it.each([
      ['an unknown field', '{"name":"a","nmae":"b"}', 'nmae', 'Unknown field "nmae".', 'Accepted: name, nested.'],
      ['an unknown inner field', '{"name":"a","nested":{"list":[],"x":1}}', 'nested.x', 'Unknown field "x".', 'Accepted: list.'],
      ['a missing field', '{}', 'name', 'name is required.', undefined],
      ['no body at all', '', 'name', 'name is required.', undefined],
      ['a wrong type', '{"name":"a","nested":{"list":["x"]}}', 'nested.list[0]', expect.stringContaining('nested.list[0]'), undefined],
    ])('with %s are refused by name (R6)', async (_, text, field, message, hint) => {
      const response = await post('/echo', text);

      expect(response.status).toBe(400);
      expect(await json(response)).toMatchObject({ code: 'validation_error', message, detail: hint === undefined ? { field } : { field, hint } });
    });

    it.each([
      ['text that is not JSON', '{"name":'],
      ['a list', '[]'],
      ['a bare word', 'null'],
      ['33 levels (S39)', `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`],
      ['a thousand brackets (S39)', '['.repeat(1000)],
      ['a key __proto__ (S40)', '{"name":"a","__proto__":{"isAdmin":true}}'],
      ['a key constructor (S40)', '{"name":"a","constructor":{"prototype":{"isAdmin":true}}}'],
      ['a NUL', '{"name":"a\\u0000"}'],
      ['half a surrogate pair', '{"name":"\\ud800"}'],
    ])('with %s are refused', async (_, text) => {
      const response = await post('/echo', text);

      expect(response.status).toBe(400);
      expect(await json(response)).toMatchObject({ code: 'validation_error' });
      expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
    });

    it('that are not UTF-8 are refused', async () => {
      expect((await post('/echo', Uint8Array.from([0x22, 0xff, 0x22]))).status).toBe(400);
    });

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-16', ''])('of type %j are 415 (S46)', async (type) => {
      const response = await post('/echo', '{"name":"a"}', { 'content-type': type });

      expect(response.status).toBe(415);
      expect(await json(response)).toMatchObject({ code: 'unsupported_media_type' });
    });

    it.each(['gzip', 'deflate', 'br', 'zstd'])('compressed by %s are 415 (S38)', async (encoding) => {
      expect((await post('/echo', 'x', { 'content-encoding': encoding })).status).toBe(415);
    });

    it('above the route’s cap are 413, with and without a length (S38)', async () => {
      const large = `{"name":"${'a'.repeat(3000)}"}`;
      const chunks = new ReadableStream({
        start(controller) {
          for (let i = 0; i < 30; i += 1) controller.enqueue(new TextEncoder().encode('a'.repeat(100)));
          controller.close();
        },
      });

      const counted = await post('/echo', large);
      const chunked = await fetch(`${url}/api/v1/echo`, { method: 'POST', body: chunks, duplex: 'half', headers: { 'content-type': 'application/json' } } as RequestInit);

      expect([counted.status, chunked.status]).toEqual([413, 413]);
      expect(await json(counted)).toMatchObject({ code: 'payload_too_large', message: expect.stringContaining('2048 bytes (limit bodyBytesMax)') });
    });

    it('of several megabytes that are refused early still get their reply', async () => {
      const response = await post('/refuses-early', new Uint8Array(8 * 1024 * 1024));

      expect(response.status).toBe(422);
    });

    it('reach a streaming route as they are', async () => {
      expect(await json(await post('/raw', new Uint8Array(100_000), { 'content-type': 'application/octet-stream' }))).toEqual({ size: 100_000 });
    });

    it('are refused by routes that take none', async () => {
      expect((await fetch(`${url}/api/v1/policies`, { method: 'POST', headers: { authorization: 'Bearer x' } })).status).toBe(403);
    });
  });

  describe('updates', () => {
    const change = (method: string, path: string) => fetch(`${url}/api/v1${path}`, { method, body: '{"name":"b"}', headers: { 'content-type': 'application/json' } });

    it('by PATCH are the same as by PUT (C32)', async () => {
      expect(await json(await change('PUT', '/merged/t_1'))).toEqual({ name: 'b' });
      expect(await json(await change('PATCH', '/merged/t_1'))).toEqual({ name: 'b' });
      expect((await get('/merged/t_1')).headers.get('allow')).toBe('PATCH, PUT');
    });

    it('that replace the whole are by PUT only', async () => {
      expect((await change('PUT', '/whole/t_1')).status).toBe(200);
      expect((await change('PATCH', '/whole/t_1')).status).toBe(405);
    });
  });

  describe('queries', () => {
    it('are converted and get defaults', async () => {
      expect(await json(await get('/echo?limit=2'))).toEqual({ limit: 2 });
      expect(await json(await get('/echo'))).toEqual({ limit: 3 });
    });

    it.each(['limit=0', 'limit=6', 'limit=x', 'limit=', 'limit=1&limit=2', 'limt=1', 'limit[a]=1', '__proto__=1', 'limit=1%00'])('with %s are refused', async (query) => {
      expect((await get(`/echo?${query}`)).status).toBe(400);
    });
  });

  describe('addresses', () => {
    it('with an id that cannot be one of ours name nothing', async () => {
      const response = await get('/things/x%20y');

      expect(response.status).toBe(404);
      expect(await json(response)).toMatchObject({ code: 'not_found' });
    });

    it('with a literal part win over one with a parameter', async () => {
      expect(await json(await get('/things/newest'))).toEqual({ id: 'newest' });
    });

    it('stand below /v1 too (R2)', async () => {
      expect((await fetch(`${url}/v1/things/t_1`)).status).toBe(200);
    });
  });

  describe('replies', () => {
    it('carry headers that allow a browser nothing (S34)', async () => {
      const { headers } = await get('/echo');

      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'cache-control': 'no-store',
      });
      expect(headers.get('x-powered-by')).toBeNull();
    });

    it('may be streams, with headers that cannot break out (S45)', async () => {
      const response = await get('/stream');

      expect(response.status).toBe(206);
      expect(await response.text()).toBe('a,b\n1,2\n');
      expect(response.headers.get('set-cookie')).toBeNull();
    });
  });

  describe('credentials', () => {
    it.each([
      ['no header', {}, 'unauthorized'],
      ['another scheme', { authorization: 'Basic eDp5' }, 'unauthorized'],
      ['nothing after Bearer', { authorization: 'Bearer ' }, 'unauthorized'],
      ['a mistyped key', { authorization: 'Bearer wb_live_0000' }, 'invalid_api_key'],
      ['an agent’s key', { authorization: `Bearer wba_${'0'.repeat(49)}` }, 'invalid_api_key'],
    ])('are missing or wrong with %s (R7)', async (_, headers: Record<string, string>, code) => {
      const response = await get('/mine', headers);

      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await json(response)).toMatchObject({ code });
    });

    it('are looked at before the body is read', async () => {
      expect((await post('/policies', 'not json')).status).toBe(401);
    });

    it('make a principal, whatever a proxy header claims (S20)', async () => {
      expect(await json(await get('/mine', { authorization: 'bearer token', 'x-forwarded-for': '8.8.8.8' }))).toEqual({ id: 'usr_1', ip: '127.0.0.1' });
    });

    it('without the permission are refused, told what is needed, and recorded (R8, S52)', async () => {
      const response = await post('/policies', '{"name":"a"}', { authorization: 'Bearer token', 'x-request-id': 'denied-request' });

      expect(response.status).toBe(403);
      expect(await json(response)).toMatchObject({ code: 'insufficient_role', message: 'This needs the role editor or higher; yours is viewer.' });
      expect(denials.at(-1)).toEqual({ orgId: 'org_1', type: 'user', id: 'usr_1', operationId: 'write', code: 'insufficient_role', requestId: 'denied-request', ip: '127.0.0.1' });
    });

    it('stand in no log line', async () => {
      await (await get('/mine?token=query-secret', { authorization: 'Bearer header-secret', 'x-internal-api-key': 'internal-secret' })).arrayBuffer();

      expect(lines.join('')).not.toMatch(/query-secret|header-secret|internal-secret/);
    });
  });

  it('survives requests that are not HTTP', async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write('NONSENSE\r\n\r\n');
    const [bytes] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();

    expect(bytes.toString()).toMatch(/^HTTP\/1.1 400/);
    expect((await get('/echo')).status).toBe(200);
  });

  it('ends long polls when it drains, answers them, and then closes', async () => {
    const polling = get('/wait');
    await waiting.promise;

    drain.abort();
    const closing = closeHttpServer(server);

    expect(await aborted.promise).toBe('aborted');
    expect(await json(await polling)).toEqual({ ended: 'early' });
    await closing;
    await expect(get('/echo')).rejects.toThrow();
  });
});
