/** Ids, filters and cursors of another organization, wherever a request takes one beside its path. The path is for `permissions.test.ts`. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { routes } from '../../../server/app.ts';
import { databases } from '../../harness/postgres.ts';
import { ownerCredentials, startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent, newScanId, type WireAgent } from '../../harness/wire-agent.ts';
import { report } from '../../harness/report-fixture.ts';
import type { MatrixRows } from './matrix.ts';

type Ids = Readonly<Record<string, string>>;

const files = globSync('*.rows.ts', { cwd: import.meta.dirname }).sort();
const tables = await Promise.all(files.map(async (file) => ((await import(join(import.meta.dirname, file))) as { rows: MatrixRows }).rows));
const requestOf = new Map(tables.flatMap(({ rows }) => rows.map(({ operationId, request }) => [operationId, request.replace(/^\w+ /, '').split('?', 1)[0] ?? ''] as const)));

/** Lists that are read by pages. */
const lists = routes.filter((route) => route.query instanceof z.ZodObject && 'cursor' in route.query.shape);

describe.each(databases())('another organization, on $name (S28)', (database) => {
  let server: TestServer;
  let agent: WireAgent;
  let own: Ids;
  let foreign: Ids;
  let ownToken: string;
  let foreignToken: string;
  let foreignOrgId: string;
  beforeAll(async () => {
    server = await startTestServer({ database });
    foreignOrgId = await server.organization('other');
    const foreignOwner = await server.signedInUser('owner', foreignOrgId);
    ownToken = server.ownerToken;
    foreignToken = foreignOwner.token;
    const seeded = async (orgId: string, ownerToken: string) => {
      const ids: Record<string, string> = {};
      for (const { seed } of tables) Object.assign(ids, await seed?.(server, { orgId, ownerToken }));
      return ids;
    };
    own = await seeded(server.orgId, ownToken);
    foreign = await seeded(foreignOrgId, foreignToken);
    await secondRows();
    agent = await enrolAgent(server);
  });
  afterAll(() => server.close());

  const call = (token: string, method: string, path: string, body?: unknown) => server.request(method, path, { token, ...(body === undefined ? {} : { body }) });

  /** Second rows in the own organization: the seeds once more, after the first ones have given their names free. */
  async function secondRows(): Promise<void> {
    const send = async (method: string, path: string, body: object) => {
      const reply = await call(ownToken, method, path, body);
      if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.text}`);
    };
    for (const path of [`/policies/${own['policy']}`, `/schedules/${own['schedule']}`, `/integrations/${own['integration']}`, `/integrations/${own['connector']}`, `/alert-rules/${own['alert_rule']}`, `/compliance/rules/${own['compliance_rule']}`]) {
      await send('PUT', path, { name: 'Renamed' + path.slice(-6) });
    }
    for (const { seed } of tables) await seed?.(server, { orgId: server.orgId, ownerToken: ownToken });
    await send('POST', '/waivers', { subject_id: 'cmp_second', reason: 'Replaced next month.', expires_at: '2026-12-01' });
    await send('POST', '/organizations', { name: 'Second of mine' });
    await send('POST', '/auth/login', ownerCredentials);
    await server.app.db.transaction(async (tx) => {
      const row = await tx.selectFrom('webhook_deliveries').selectAll().where('org_id', '=', server.orgId).where('id', '=', own['delivery'] ?? '').executeTakeFirstOrThrow();
      await tx.insertInto('webhook_deliveries').values({ ...row, id: `${row.id}-2` }).execute();
    });
  }

  const filled = (operationId: string, ids: Ids) => (requestOf.get(operationId) ?? '').replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? `missing-${name}`);

  it('gets nothing by a cursor that was given to this one, on any list', async () => {
    const unpaged: string[] = [];
    const leaks: string[] = [];
    const cursors: { operationId: string; cursor: string }[] = [];
    for (const { operationId } of lists) {
      const first = await call(ownToken, 'GET', `${filled(operationId, own)}?limit=1`);
      const cursor = (first.body as { next_cursor?: string | null }).next_cursor;
      if (typeof cursor !== 'string') unpaged.push(`${operationId} ${first.status}`);
      else cursors.push({ operationId, cursor });
    }
    for (const [index, { operationId, cursor }] of cursors.entries()) {
      const encoded = encodeURIComponent(cursor);
      const good = await call(ownToken, 'GET', `${filled(operationId, own)}?limit=1&cursor=${encoded}`);
      const other = cursors[(index + 1) % cursors.length];
      const bad = [
        await call(foreignToken, 'GET', `${filled(operationId, foreign)}?limit=1&cursor=${encoded}`),
        await call(ownToken, 'GET', `${filled(other?.operationId ?? '', own)}?limit=1&cursor=${encoded}`),
        await call(ownToken, 'GET', `${filled(operationId, own)}?limit=1&cursor=${encodeURIComponent(`${cursor.startsWith('A') ? 'B' : 'A'}${cursor.slice(1)}`)}`),
        await call(ownToken, 'GET', `${filled(operationId, own)}?limit=1&cursor=${encodeURIComponent(cursor.split('.', 1)[0] ?? '')}`),
      ];
      if (good.status !== 200) leaks.push(`${operationId}: its own cursor is refused: ${good.text.slice(0, 200)}`);
      for (const [at, reply] of bad.entries()) if (reply.status !== 400) leaks.push(`${operationId}, ${at}: ${reply.status} ${reply.text.slice(0, 200)}`);
    }

    expect(leaks).toEqual([]);
    expect(unpaged).toEqual([]);
    expect(cursors.length).toBeGreaterThan(20);
  });

  it('is not reached by an id in a body or behind an own id, and hears nothing of the attempt', async () => {
    const chain = async () => (await server.app.db.kysely.selectFrom('organizations').select(['audit_seq', 'version']).where('id', '=', foreignOrgId).executeTakeFirstOrThrow());
    const before = await chain();
    const attempts: readonly (readonly [string, string, object?])[] = [
      ['POST', '/scans', { integration_id: foreign['integration'] }],
      ['POST', '/scans', { target: 'n8n:https://n8n.example.com', credential_id: foreign['connector'] }],
      ['POST', '/schedules', { name: 'theirs', cron: '0 3 * * *', integration_id: foreign['integration'] }],
      ['PUT', `/schedules/${own['schedule']}`, { integration_id: foreign['integration'] }],
      ['POST', '/connectors/n8n/test', { credential_id: foreign['connector'] }],
      ['POST', '/waivers', { policy_id: foreign['policy'], subject_id: 'cmp_theirs', reason: 'None of ours.', expires_at: '2026-12-01' }],
      ['GET', `/scans/${own['scan']}/compare/${foreign['scan']}`],
      ['GET', `/scans/${foreign['scan']}/compare/${own['scan']}`],
      ['GET', `/webhooks/${own['webhook']}/deliveries/${foreign['delivery']}`],
      ['POST', `/webhooks/${own['webhook']}/deliveries/${foreign['delivery']}/redeliver`],
      ['PUT', `/organizations/${server.orgId}/members/${foreign['member']}`, { role: 'viewer' }],
      ['DELETE', `/organizations/${server.orgId}/members/${foreign['member']}`],
      ['DELETE', `/organizations/${server.orgId}/invitations/${foreign['invitation']}`],
      ['DELETE', `/auth/sessions/${foreign['session']}`],
      ['POST', `/auth/api-key/${foreign['personal']}/revoke`],
    ];

    const replies = [];
    for (const [method, path, body] of attempts) replies.push(await call(ownToken, method, path, body ?? (method === 'POST' ? {} : undefined)));

    // A policy that is named in a waiver is a mistake in the body, whether it is unknown or somebody else's.
    expect(replies.map(({ status }, index) => [attempts[index]?.slice(0, 2).join(' '), status])).toEqual(attempts.map(([method, path]) => [`${method} ${path}`, path === '/waivers' ? 422 : 404]));
    expect(await chain()).toEqual(before);
  });

  it('shows nothing through a filter', async () => {
    const filters = [
      `/waivers?policy_id=${foreign['policy']}`,
      `/scans?schedule_id=${foreign['schedule']}`,
      `/scans?integration_id=${foreign['integration']}`,
      `/alerts?rule=${foreign['alert_rule']}`,
      `/alerts?scan=${foreign['scan']}`,
      `/audit-log?target=${foreign['policy']}`,
      `/audit-log?target=${foreignOrgId}`,
    ];

    const replies = [];
    for (const path of filters) replies.push((await call(ownToken, 'GET', path)).body as { data: unknown[] });
    const theirs = (await call(foreignToken, 'GET', `/audit-log?target=${foreign['policy']}`)).body as { data: unknown[] };

    expect(replies.map(({ data }) => data)).toEqual(filters.map(() => []));
    expect(theirs.data.length).toBeGreaterThan(0);
  });

  it('keeps its scans from the agents of this one: beats, failures, results, ids that are taken', async () => {
    const id = foreign['queued_scan'] ?? '';
    const lease = { lease_id: 'lse_0', fencing: 1 };
    const internal = (path: string, body: object) => server.request('POST', `/internal${path}`, { internalKey: agent.key, body });

    const replies = [
      await internal(`/scans/${id}/heartbeat`, { ...lease, spool_depth: 0 }),
      await internal(`/scans/${id}/failure`, { ...lease, reason: 'internal', message: 'x', retry: false }),
      await agent.deliver(id, { report: report(), lease: { scan_id: id, ...lease } }),
    ];
    const opened = await internal('/scans', { id: foreign['scan'], target: '.', trigger: 'cli' });
    const fresh = await internal('/scans', { id: newScanId(), target: '.', trigger: 'cli' });

    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect([opened.status, (opened.body as { code: string }).code, fresh.status]).toEqual([409, 'conflict', 201]);
    expect((await call(foreignToken, 'GET', `/scans/${id}`)).body).toMatchObject({ state: 'queued' });
  });
});
