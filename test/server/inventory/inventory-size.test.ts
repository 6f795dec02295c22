/** The inventory of an organization with 200 sources of 1,000 components each, and of one scan with 100 sources: few statements, along indexes, soon there. */
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, SqliteDialect, type CompiledQuery } from 'kysely';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/db/schema.ts';
import { createCorrelationsService } from '../../../server/features/correlations/correlations.service.ts';
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

/**
 * One result of 100 sources with 250 components each, the first 50 of them in all sources, and edges as above. Every source names a role of its
 * own and one that all name. Three older results like it were replaced.
 * Half of the sources were scanned again alone and hold nothing any more; one of those broke off.
 */
const share = `
  create temp table numbers as with recursive n(value) as (select 0 union all select value + 1 from n where value < 999) select value from n;
  insert into sources (id, org_id, kind, key, name, created_at) select 'src_' || value, :org, 'git', 'key ' || value, 'source ' || value, 0 from numbers where value < 100;
  insert into scans (id, org_id, target, source_id, trigger, state, options, requested_by, result_id, created_at, finished_at) values ('scn_all', :org, 'git:x', 'src_0', 'api', 'completed', '{}', 'usr_1', 'res_all', 0, 0);
  insert into scan_sources (org_id, scan_id, source_id, part, state, scanned_at) select :org, 'scn_all', 'src_' || value, 'res_all#' || value, 'complete', 0 from numbers where value < 100;
  insert into scans (id, org_id, target, source_id, trigger, state, options, requested_by, result_id, created_at, finished_at)
    select 'scn_' || value, :org, 'git:x', 'src_' || value, 'api', 'completed', '{}', 'usr_1', 'res_' || value, 1, 1 from numbers where value < 50;
  insert into scan_sources (org_id, scan_id, source_id, part, state, scanned_at) select :org, 'scn_' || value, 'src_' || value, 'res_' || value, case value when 0 then 'partial' else 'complete' end, 1 from numbers where value < 50;
  insert into source_items (result_id, org_id, part, item_id, occurrence_count)
    select 'res_all', :org, 'res_all#' || s.value, 'cmp_' || printf('%032x', case when n.value < 50 then n.value else 1000 * (s.value + 1) + n.value end), 2 from numbers s, numbers n where s.value < 100 and n.value < 250;
  insert into components (result_id, org_id, id, kind, name, is_ai, provider, occurrence_count, body)
    select distinct 'res_all', :org, item_id, 'dependency', 'thing', 0, null, 2, '{"padding":"' || hex(zeroblob(200)) || '"}' from source_items order by item_id;
  insert into relationships (result_id, org_id, id, type, from_id, to_id, body) select result_id, org_id, 'rel_' || substr(id, 5), 'uses', id, 'cmp_' || printf('%032x', 0), '{}' from components where id > 'cmp_' || printf('%032x', 0) order by 3;
  insert into source_items (result_id, org_id, part, item_id, occurrence_count) select result_id, org_id, part, 'rel_' || substr(item_id, 5), 1 from source_items where item_id > 'cmp_' || printf('%032x', 0);
  insert into mentions (result_id, org_id, ordinal, part, correlate_id, kind, key, is_pattern, relation, via, holder_type, holder_id, holder_kind, holder_name)
    select 'res_all', :org, 1000 * s.value + n.value, 'res_all#' || s.value, 'cor_' || case n.value when 0 then 'all' else s.value || '_' || n.value end, 'iam_role', 'arn ' || case n.value when 0 then 'all' else s.value || '_' || n.value end, 0, 'uses', 'role', 'resource', 'res_' || s.value || '_' || n.value, 'aws.lambda_function', 'f'
    from numbers s, numbers n where s.value < 100 and n.value < 50;
  insert into components (result_id, org_id, id, kind, name, is_ai, occurrence_count, body) select 'res_before_' || numbers.value, org_id, id, kind, name, is_ai, 2, '{}' from components, numbers where result_id = 'res_all' and numbers.value < 3 order by 1, 3;
  insert into mentions (result_id, org_id, ordinal, part, correlate_id, kind, key, is_pattern, relation, via, holder_type, holder_id, holder_kind, holder_name)
    select 'res_before_' || numbers.value, org_id, ordinal, 'res_before_' || numbers.value || substr(part, 8), correlate_id, kind, key, is_pattern, relation, via, holder_type, holder_id, holder_kind, holder_name from mentions, numbers where result_id = 'res_all' and numbers.value < 3;
  analyze;
`;

describe('one scan of 100 sources, half of which were scanned again', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer();
    const file = new BetterSqlite3(join(server.dataDir, 'waybill.db'));
    for (const statement of share.split(';\n').map((text) => text.trim()).filter((text) => text !== '')) file.prepare(statement).run(...(statement.includes(':org') ? [{ org: server.orgId }] : []));
    file.close();
  });
  afterEach(() => server.close());

  it('is right, and soon there', async () => {
    const startedMs = performance.now();
    const get = async <Body>(path: string) => (await server.request('GET', path, { token: server.ownerToken })).body as Body;

    const page = await get<{ data: { source_count: number; edges: { source_ids: string[] }[] }[]; source_count: number; partial_source_count: number }>('/inventory?limit=100');
    const correlations = await get<{ data: { source_count: number }[]; source_count: number }>('/correlations?shared=true');
    const ms = performance.now() - startedMs;

    expect([page.source_count, page.partial_source_count]).toEqual([100, 1]);
    // 50 that were not scanned again, and the one that broke off.
    expect(page.data.map(({ source_count: count }) => count)).toEqual([...Array.from({ length: 50 }, () => 51), ...Array.from({ length: 50 }, () => 1)]);
    expect(page.data[1]?.edges.map(({ source_ids: ids }) => ids.length)).toEqual([51]);
    expect(correlations.data.map(({ source_count: count }) => count)).toEqual([51]);
    // Under a second when this was written; the rest is for busy machines.
    expect(ms).toBeLessThan(4_000);
  });

  it('asks a fixed number of statements, each along an index', async () => {
    const file = new BetterSqlite3(join(server.dataDir, 'waybill.db'), { readonly: true });
    const queries: CompiledQuery[] = [];
    const kysely = new Kysely<Database>({ dialect: new SqliteDialect({ database: file }), log: ({ query }) => void queries.push(query) });
    const foundation = { ...server.app.foundation, db: { ...server.app.db, kysely } };

    await createInventoryService(foundation).list(server.orgId, { limit: 100 });
    const listing = queries.splice(0);
    await createCorrelationsService(foundation).list(server.orgId, { limit: 100 });
    const correlating = queries.splice(0);
    const plans = [...listing, ...correlating].flatMap((query) => (file.prepare(`explain query plan ${query.sql}`).all(...query.parameters) as { detail: string }[]).map(({ detail }) => detail));
    await kysely.destroy();

    expect([listing.length, correlating.length]).toEqual([8, 6]);
    expect(plans.filter((detail) => /^SCAN (?!CONSTANT|\(subquery|sources)/u.test(detail))).toEqual([]);
    for (const index of ['source_items_result', 'mentions_choice', 'mentions_within']) expect(plans.join('\n')).toContain(index);
  });
});
