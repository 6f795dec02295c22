/** The inventory of an organization with 200 sources of 1,000 components each: few statements, along indexes, soon there. */
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, SqliteDialect, type CompiledQuery } from 'kysely';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/db/schema.ts';
import { createInventoryService } from '../../../server/features/inventory/inventory.service.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';

const sourceCount = 200;

/**
 * Ten of the sources have an older result, too, with other components. 50 components are the same in all of them; every twentieth is a model.
 * Each component uses the one before it, and twenty of each source use the first.
 */
const fill = `
  create temp table numbers as with recursive n(value) as (select 0 union all select value + 1 from n where value < 999) select value from n;
  insert into sources (id, org_id, kind, key, name, created_at) select 'src_' || value, :org, 'git', 'key ' || value, 'source ' || value, 0 from numbers where value < ${sourceCount};
  create temp table uploads as select s.value as source, r.value as round, 'res_' || r.value || '_' || s.value as result from numbers s, numbers r where s.value < ${sourceCount} and (r.value = 1 or (r.value = 0 and s.value < 10));
  insert into scans (id, org_id, target, source_id, trigger, state, options, requested_by, result_id, created_at, finished_at)
    select 'scn_' || result, :org, 'git:x', 'src_' || source, 'api', 'completed', '{}', 'usr_1', result, round, round from uploads;
  insert into scan_sources (org_id, scan_id, source_id, part, state, scanned_at) select :org, 'scn_' || result, 'src_' || source, result, 'complete', round from uploads;
  insert into components (result_id, org_id, id, kind, name, is_ai, provider, occurrence_count, body)
    select result, :org, 'cmp_' || printf('%032x', case when value < 50 then value else 1000000 * (round + 1) + 1000 * source + value end),
      case value % 20 when 0 then 'model' else 'dependency' end, 'thing ' || value, value % 20 = 0, case value % 20 when 0 then 'openai' end, 2, '{"padding":"' || hex(zeroblob(200)) || '"}'
    from uploads, numbers order by 1, 3;
  insert into relationships (result_id, org_id, id, type, from_id, to_id, body)
    select result_id, org_id, 'rel_' || substr(id, 5), 'uses', id,
      case when name like '%49' or name like '%99' then 'cmp_' || printf('%032x', 0) else coalesce(lag(id) over (partition by result_id order by id), 'cmp_' || printf('%032x', 0)) end, '{}'
    from components where name <> 'thing 0' and name <> 'thing 50' order by 1, 3;
  insert into component_sightings (org_id, component_id, first_seen_at) select distinct org_id, id, 0 from components;
  analyze;
`;

describe('the inventory of 200 sources with 1,000 components each', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer();
    const file = new BetterSqlite3(join(server.dataDir, 'waybill.db'));
    for (const statement of fill.split(';\n').map((text) => text.trim()).filter((text) => text !== '')) file.prepare(statement).run(...(statement.includes(':org') ? [{ org: server.orgId }] : []));
    file.close();
  });
  afterEach(() => server.close());

  it('is right, and each page is there soon', async () => {
    const get = async (path: string) => {
      const startedMs = performance.now();
      const { body } = await server.request('GET', path, { token: server.ownerToken });
      return { body: body as { data: { id: string; source_count: number; occurrence_count: number; edges: unknown[]; edges_cut: boolean; sources: { scan_id: string }[] }[]; next_cursor: string; source_count: number }, ms: performance.now() - startedMs };
    };

    const first = await get('/inventory?limit=100');
    const second = await get(`/inventory?limit=100&cursor=${encodeURIComponent(first.body.next_cursor)}`);
    const models = await get('/inventory?kind=model&name=thing%2020&limit=100');
    const part = await get('/inventory?q=THING+99&limit=100');

    expect(first.body.source_count).toBe(sourceCount);
    expect(first.body.data.map(({ source_count: count }) => count)).toEqual([...Array.from({ length: 50 }, () => sourceCount), ...Array.from({ length: 50 }, () => 1)]);
    expect(first.body.data[0]).toMatchObject({ occurrence_count: 2 * sourceCount });
    expect(first.body.data[0]).toMatchObject({ edges_cut: true });
    expect(first.body.data[0]?.edges).toHaveLength(20);
    expect(first.body.data[5]?.edges).toHaveLength(2);
    // Of the newest results only.
    expect(first.body.data.flatMap(({ sources }) => sources.map(({ scan_id: id }) => id.slice(0, 10))).filter((id) => id !== 'scn_res_1_')).toEqual([]);
    expect(second.body.data).toHaveLength(100);
    expect(models.body.data.map(({ source_count: count }) => count)).toEqual([sourceCount]);
    expect(part.body.data).toHaveLength(100);
    // The whole inventory took under a second when this was written, one kind of thing some tens of milliseconds; the rest is for busy machines.
    for (const { ms } of [first, second, models, part]) expect(ms).toBeLessThan(3_000);
  });

  it('asks a fixed number of statements, each along an index', async () => {
    const file = new BetterSqlite3(join(server.dataDir, 'waybill.db'), { readonly: true });
    const queries: CompiledQuery[] = [];
    const kysely = new Kysely<Database>({ dialect: new SqliteDialect({ database: file }), log: ({ query }) => void queries.push(query) });
    const inventory = createInventoryService({ ...server.app.foundation, db: { ...server.app.db, kysely } });

    await inventory.list(server.orgId, { limit: 100 });
    const listing = queries.splice(0);
    await inventory.list(server.orgId, { limit: 100, kind: 'model', provider: 'openai' });
    const narrowed = queries.splice(0);
    await inventory.get(server.orgId, `cmp_${'0'.repeat(31)}1`);
    const single = queries.splice(0);
    const plans = [...listing, ...narrowed, ...single].flatMap((query) => (file.prepare(`explain query plan ${query.sql}`).all(...query.parameters) as { detail: string }[]).map(({ detail }) => detail));
    await kysely.destroy();

    expect([listing.length, narrowed.length, single.length]).toEqual([6, 6, 6]);
    expect(plans.filter((detail) => /^SCAN (?!CONSTANT|\(subquery|sources)/u.test(detail))).toEqual([]);
    for (const index of ['components_choice', 'relationships_from', 'relationships_to', 'scan_sources_newest']) expect(plans.join('\n')).toContain(index);
  });
});
