/** Every route × every caller × own and foreign organization, against the tables that stand beside this file. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../server/app.ts';
import { startTestServer, type RequestOptions, type TestReply, type TestServer } from '../../harness/server.ts';
import { internally, newCaller } from './callers.ts';
import { callers, type Caller, type MatrixRow, type MatrixRows } from './matrix.ts';

const files = globSync('*.rows.ts', { cwd: import.meta.dirname }).sort();
const tables = await Promise.all(files.map(async (file) => ({ file, table: ((await import(join(import.meta.dirname, file))) as { rows: MatrixRows }).rows })));
const listed = tables.flatMap(({ table }) => table.rows);

describe('permissions (S25)', () => {
  it('are stated by hand for every route, once', () => {
    expect(listed.map(({ operationId }) => operationId).sort()).toEqual(routes.map((route) => route.operationId).sort());
  });

  it('are stated by every route', () => {
    expect(routes.filter((route) => !['public', 'user', 'permission', 'internal'].includes(route.access.kind))).toEqual([]);
  });

  it('are tried at the path of their route', () => {
    const shapes = listed.map(({ operationId, request }) => `${operationId} ${request.split('?', 1)[0]?.replace(/\{\w+\}|(?<=\/)none(?=\/|$)/g, ':')}`);
    const known = new Map(routes.map((route) => [route.operationId, `${route.operationId} ${route.method} ${route.path.replace(/:\w+/g, ':')}`]));

    expect(shapes.filter((shape) => known.get(shape.split(' ', 1)[0] ?? '') !== shape)).toEqual([]);
  });

  describe.each(tables)('$file', ({ table }) => {
    let server: TestServer;
    let own: Readonly<Record<string, string>>;
    let foreign: Readonly<Record<string, string>>;
    let intruders: readonly RequestOptions[];
    const credentials = new Map<Caller, RequestOptions>();

    beforeAll(async () => {
      server = await startTestServer();
      const otherOrgId = await server.organization('other');
      const otherOwner = await server.signedInUser('owner', otherOrgId);
      for (const caller of callers) credentials.set(caller, await newCaller(server, caller, server.orgId));
      intruders = [{ token: server.ownerToken }, { token: (await server.apiKey({ scopes: ['admin'] })).key }];
      own = (await table.seed?.(server, { orgId: server.orgId, ownerToken: server.ownerToken })) ?? {};
      foreign = (await table.seed?.(server, { orgId: otherOrgId, ownerToken: otherOwner.token })) ?? {};
    });
    afterAll(() => server.close());

    const send = async (row: MatrixRow, ids: Readonly<Record<string, string>>, options: RequestOptions): Promise<TestReply> => {
      const [method = '', path = ''] = row.request.split(' ');
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? `missing-${name}`);
      const sent = row.isInternal === true ? internally(options) : options;
      return server.request(method, filled, { ...sent, ...(row.body === undefined ? {} : { body: row.body }) });
    };

    it.each(table.rows.filter(({ request }) => request.includes('{')))('$request hides what belongs to another organization (S28)', async (row) => {
      const isOpen = row.allowed.includes('nobody');
      const replies = await Promise.all(intruders.filter((_, index) => row.allowed.includes(index === 0 ? 'owner' : 'admin key')).map((intruder) => send(row, foreign, intruder)));

      expect(row.request.match(/\{(\w+)\}/g)?.filter((name) => !(name.slice(1, -1) in foreign))).toEqual([]);
      for (const reply of isOpen ? [] : replies) expect([reply.status, (reply.body as { code?: string } | undefined)?.code], reply.text).toEqual([404, 'not_found']);
    });

    it.each(table.rows)('$request is open to the right callers only', async (row) => {
      const may: Caller[] = [];
      const odd: string[] = [];
      for (const caller of callers) {
        const options = row.endsCaller === true ? await newCaller(server, caller, server.orgId) : (credentials.get(caller) ?? {});
        const reply = await send(row, own, options);
        const code = (reply.body as { code?: string } | undefined)?.code ?? '';
        const isRefused = (reply.status === 401 || reply.status === 403) && row.ownRefusals?.includes(code) !== true;
        if (!isRefused) may.push(caller);
        if (reply.status >= 500 || reply.status === 405 || reply.status === 429) odd.push(`${caller}: ${reply.status} ${reply.text.slice(0, 200)}`);
      }

      expect(may).toEqual(callers.filter((caller) => row.allowed.includes(caller)));
      expect(odd).toEqual([]);
    });
  });
});
