import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient, type Client, type ClientOptions } from '#shared/api/client/client.ts';
import { pauseMs, retryDefaults } from '#shared/api/client/retry.ts';
import type { ClientWorld } from '#shared/api/client/world.ts';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server that answers as it is told, in order, and remembers what it was asked. */
const closers: (() => Promise<void>)[] = [];
async function answering(...answers: readonly ((response: ServerResponse) => void)[]) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
      (answers[Math.min(seen.length, answers.length) - 1] as (response: ServerResponse) => void)(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, seen };
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_1', ...headers }).end(JSON.stringify(body));
};
const error = (status: number, code: string, headers: Record<string, string> = {}) => json(status, { code, message: `It is ${code}.`, request_id: 'req_1', error: { code, message: `It is ${code}.` } }, headers);

function clientOf(url: string, options: Partial<ClientOptions> = {}): { client: Client; pauses: number[] } {
  const pauses: number[] = [];
  let keys = 0;
  const world: ClientWorld = {
    fetch: globalThis.fetch,
    sleep: async (ms) => void pauses.push(ms),
    random: () => 0.5,
    newKey: () => `key-${(keys += 1)}`,
  };
  return { client: createClient({ url, credential: 'wb_live_x', world, ...options }), pauses };
}

describe('the client (R26)', () => {
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  it('sends the credential, fills the path and encodes it, and gives the typed body', async () => {
    const { url, seen } = await answering(json(200, { id: 'pol_1', name: 'x' }, { etag: '"3"' }));
    const { client } = clientOf(url);

    const answer = await client.answer.getPolicy({ params: { id: 'pol/1' } });

    expect(seen[0]).toMatchObject({ method: 'GET', url: '/api/v1/policies/pol%2F1', headers: { authorization: 'Bearer wb_live_x' } });
    expect(answer).toEqual({ status: 200, body: { id: 'pol_1', name: 'x' }, etag: '"3"', requestId: 'req_1', isReplayed: false });
  });

  it('repeats a POST under the same Idempotency-Key, and another call has another', async () => {
    const { url, seen } = await answering(error(503, 'unavailable', { 'retry-after': '2' }), json(202, { id: 'scn_1' }), json(202, { id: 'scn_2' }));
    const { client, pauses } = clientOf(url);

    await client.call.createScan({ body: { target: '/x' } });
    await client.call.createScan({ body: { target: '/x' } });

    expect(seen.map(({ headers }) => headers['idempotency-key'])).toEqual(['key-1', 'key-1', 'key-2']);
    expect(seen.map(({ body }) => body)).toEqual(['{"target":"/x"}', '{"target":"/x"}', '{"target":"/x"}']);
    expect(pauses).toEqual([2_125]);
  });

  it.each([429, 502, 503, 504])('repeats after %i until it passes', async (status) => {
    const { url, seen } = await answering(error(status, 'unavailable'), error(status, 'unavailable'), json(200, { data: [] }));
    const { client, pauses } = clientOf(url);

    await client.call.listPolicies();

    expect(seen).toHaveLength(3);
    expect(pauses).toEqual([125, 250]);
  });

  it.each([400, 401, 403, 404, 409, 412, 422, 500])('does not repeat after %i, and fails with the code of the API', async (status) => {
    const { url, seen } = await answering(error(status, 'conflict'));
    const { client } = clientOf(url);

    const failure = await client.call.getPolicy({ params: { id: 'x' } }).catch((caught: unknown) => caught);

    expect(failure).toMatchObject({ name: 'ApiFailure', code: 'conflict', status, requestId: 'req_1', message: 'It is conflict.' });
    expect(seen).toHaveLength(1);
  });

  it('waits for its own request that is still under way', async () => {
    const { url, seen } = await answering(error(409, 'idempotency_in_progress'), json(202, { id: 'scn_1' }));

    await clientOf(url).client.call.createScan({ body: { target: '/x' } });

    expect(seen).toHaveLength(2);
  });

  it('repeats when the connection breaks, and says in the end that there was no answer', async () => {
    const { url, seen } = await answering((response) => response.destroy());
    const { client } = clientOf(url, { retry: { attemptsMax: 3 } });

    await expect(client.call.listPolicies()).rejects.toMatchObject({ code: 'unreachable', status: 0 });
    expect(seen).toHaveLength(3);
  });

  it('sends a login once: it takes no Idempotency-Key', async () => {
    const { url, seen } = await answering(error(503, 'unavailable'));

    await expect(clientOf(url).client.call.login({ body: { email: 'a@b.c', password: 'x' } })).rejects.toMatchObject({ code: 'unavailable' });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.headers['idempotency-key']).toBeUndefined();
  });

  it('follows the cursor through every page, with the same filters, and stops where its reader stops', async () => {
    const page = (ids: string[], next: string | null) => json(200, { data: ids.map((id) => ({ id })), next_cursor: next });
    const { url, seen } = await answering(page(['a', 'b'], 'c1'), page(['c'], 'c2'), page(['never'], null));
    const { client } = clientOf(url);

    const ids: string[] = [];
    for await (const scan of client.items.listScans({ query: { limit: 2, state: 'completed' } })) {
      ids.push(scan.id);
      if (ids.length === 3) break;
    }

    expect(ids).toEqual(['a', 'b', 'c']);
    expect(seen.map(({ url: asked }) => asked)).toEqual(['/api/v1/scans?limit=2&state=completed', '/api/v1/scans?limit=2&state=completed&cursor=c1']);
  });

  it('gives a file as bytes and an empty reply as nothing', async () => {
    const { url } = await answering((response) => response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('file'), (response) => response.writeHead(204).end());
    const { client } = clientOf(url);

    expect(new TextDecoder().decode(await client.call.exportScan({ params: { id: 's' }, body: { format: 'json' } }))).toBe('file');
    expect(await client.call.deletePolicy({ params: { id: 'p' } })).toBeUndefined();
  });

  it('takes a page of a proxy for no answer of the API', async () => {
    const { url } = await answering((response) => response.writeHead(400, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'));

    await expect(clientOf(url).client.call.listPolicies()).rejects.toMatchObject({ code: 'unreachable', status: 400 });
  });

  it('stops at once when its caller gives up', async () => {
    const { url, seen } = await answering(() => {});
    const controller = new AbortController();
    const call = clientOf(url).client.call.listPolicies({ signal: controller.signal });
    setTimeout(() => controller.abort(), 20);

    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen.length).toBeLessThanOrEqual(1);
  });

  it('waits with full jitter: between nothing and the doubled pause, never past its limit, never before Retry-After (R22)', () => {
    const at = (repetition: number, random: number, retryAfter: string | null = null) => pauseMs({ repetition, random, retryAfter, retry: retryDefaults });

    expect([at(0, 0), at(0, 0.999), at(3, 0.999), at(30, 0.999)]).toEqual([0, 250, 1_998, 19_980]);
    expect([at(0, 0, '7'), at(0, 0, 'Wed, 21 Oct 2026 07:28:00 GMT')]).toEqual([7_000, 0]);
  });
});
