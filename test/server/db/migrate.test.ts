import { sql, type Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../server/db/connection.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { ofOrganization } from '../../../server/db/organization-guard.ts';
import { secureRows } from '../../../server/db/row-security.ts';
import { migrations, type Migration } from '../../../server/db/migrations/list.ts';
import { databases } from '../../harness/postgres.ts';

const addTable: Migration = {
  name: '0002-added',
  up: async (db) => db.schema.createTable('added').addColumn('id', 'text').execute(),
};
const breaks: Migration = {
  name: '0003-breaks',
  up: async (db) => {
    await db.schema.createTable('half').addColumn('id', 'text').execute();
    await sql`select * from missing_table`.execute(db);
  },
};

describe.each(databases())('migrate on $name', ({ place }) => {
  it('applies every migration once', async () => {
    const { url: appUrl, ownerUrl, drop } = await place();
    const url = ownerUrl ?? appUrl;
    const db = await openDatabase({ url });

    const first = await migrate(db);
    const second = await migrate(db);

    expect(first).toEqual(migrations.map(({ name }) => name));
    expect(second).toEqual([]);
    expect(await db.kysely.selectFrom('organizations').select('id').execute()).toEqual([]);
    await db.close();
    await drop();
  });

  it('applies only what is missing to an older database', async () => {
    const { url: appUrl, ownerUrl, drop } = await place();
    const url = ownerUrl ?? appUrl;
    const db = await openDatabase({ url });
    await migrate(db);

    expect(await migrate(db, [...migrations, addTable])).toEqual(['0002-added']);

    await db.close();
    await drop();
  });

  it('fills what the inventory asks for from the components that are there, whoever owns the tables', async () => {
    const { url: appUrl, ownerUrl, drop } = await place();
    const before = migrations.filter(({ name }) => name < '0003');
    // On PostgreSQL the owner is bound by row-level security once it is on; it is, where a server has run before.
    const db = await openDatabase({ url: ownerUrl ?? appUrl });
    await migrate(db, before);
    if (ownerUrl !== undefined) await db.transaction((tx) => secureRows(tx as unknown as Kysely<unknown>, 'waybill_app'));
    const body = JSON.stringify({ provider: 'openai', name: 'a\0b', occurrences: [{ path: 'a' }, { path: 'b' }] });
    await db.transaction(async (tx) => {
      const all = ofOrganization(tx, 'org_1');
      await sql`insert into results (id, org_id, scan_id, sha256, size_bytes, blob, state, header, coverage, received_at) values ('res_1', 'org_1', 'scn_1', '', 0, '', 'visible', '{}', '{}', 17)`.execute(all);
      await sql`insert into components (result_id, org_id, id, kind, name, is_ai, body) values ('res_1', 'org_1', 'cmp_1', 'model', 'm', 1, ${body})`.execute(all);
    });

    await migrate(db);

    expect(await db.kysely.selectFrom('components').select(['provider', 'occurrence_count']).where('org_id', '=', 'org_1').execute()).toEqual([{ provider: 'openai', occurrence_count: 2 }]);
    expect(await db.kysely.selectFrom('component_sightings').select(['component_id', 'first_seen_at']).where('org_id', '=', 'org_1').execute()).toEqual([{ component_id: 'cmp_1', first_seen_at: 17 }]);
    await db.close();
    await drop();
  });

  it('tells apart what each source of an older scan has, from the header, the coverage and the places that are kept', async () => {
    const { url: appUrl, ownerUrl, drop } = await place();
    const db = await openDatabase({ url: ownerUrl ?? appUrl });
    await migrate(db, migrations.filter(({ name }) => name < '0004'));
    if (ownerUrl !== undefined) await db.transaction((tx) => secureRows(tx as unknown as Kysely<unknown>, 'waybill_app'));
    const long = 'k'.repeat(2_000);
    await db.transaction(async (tx) => {
      const all = ofOrganization(tx, 'org_1');
      for (const [id, key] of [['src_a', 'a'], ['src_b', 'b'], ['src_c', long.slice(0, 1024)]]) await sql`insert into sources (id, org_id, kind, key, name, created_at) values (${id}, 'org_1', 'git', ${key}, ${key}, 0)`.execute(all);
      const scan = async (name: string, state: string, sources: readonly string[], partial: readonly string[] = [], header: object = { sources: sources.map((key) => ({ key, kind: 'git' })) }) => {
        const coverage = JSON.stringify({ sources: sources.map((source) => ({ source, state: partial.includes(source) ? 'partial' : 'complete' })) });
        await sql`insert into results (id, org_id, scan_id, sha256, size_bytes, blob, state, header, coverage, received_at) values (${`res_${name}`}, 'org_1', ${`scn_${name}`}, '', 0, '', 'visible', ${JSON.stringify(header)}, ${coverage}, 17)`.execute(all);
        await sql`insert into scans (id, org_id, target, source_id, trigger, state, options, requested_by, result_id, finding_counts, kind_counts, created_at) values (${`scn_${name}`}, 'org_1', 'git:x', 'src_a', 'api', ${state}, '{}', 'usr_1', ${`res_${name}`}, '{"high":1}', '{"model":1}', 5)`.execute(all);
      };
      await scan('1one', 'partial', ['a'], ['a']);
      await scan('2two', 'partial', ['a', 'b', long], ['b']);
      await scan('3bare', 'completed', [], [], {});
      await sql`insert into scans (id, org_id, target, source_id, trigger, state, options, requested_by, created_at) values ('scn_4', 'org_1', 'git:x', null, 'api', 'failed', '{}', 'usr_1', 5)`.execute(all);
      const body = (...sources: readonly string[]) => JSON.stringify({ name: 'x\0\0', version: '\\u0000', occurrences: sources.map((source) => ({ source, path: 'p' })) });
      await sql`insert into components (result_id, org_id, id, kind, name, is_ai, body) values ('res_2two', 'org_1', 'cmp_1', 'model', 'm', 1, ${body('a', 'b', 'b', long)}), ('res_2two', 'org_1', 'cmp_2', 'model', 'm', 1, ${body('elsewhere')}), ('res_1one', 'org_1', 'cmp_1', 'model', 'm', 1, ${body('a')})`.execute(all);
      await sql`insert into relationships (result_id, org_id, id, type, from_id, to_id, body) values ('res_2two', 'org_1', 'rel_1', 'uses', 'cmp_1', 'cmp_2', ${body('b')}), ('res_2two', 'org_1', 'rel_2', 'uses', 'cmp_2', 'cmp_1', '{"occurrences":[]}')`.execute(all);
    });

    await migrate(db);

    const read = await db.kysely.selectFrom('scan_sources').select(['scan_id', 'source_id', 'part', 'state', 'finding_counts', 'kind_counts', 'scanned_at']).where('org_id', '=', 'org_1').orderBy('scan_id').orderBy('part').execute();
    expect(read.map((row) => [row.scan_id, row.source_id, row.part, row.state, row.finding_counts, row.kind_counts, row.scanned_at])).toEqual([
      ['scn_1one', 'src_a', 'res_1one', 'partial', '{"high":1}', '{"model":1}', 5],
      ['scn_2two', 'src_a', 'res_2two#0', 'complete', '{"high":1}', '{"model":1}', 5],
      ['scn_2two', 'src_b', 'res_2two#1', 'partial', null, null, 5],
      ['scn_2two', 'src_c', 'res_2two#2', 'complete', null, null, 5],
      ['scn_3bare', 'src_a', 'res_3bare', 'complete', '{"high":1}', '{"model":1}', 5],
    ]);
    const items = await db.kysely.selectFrom('source_items').select(['part', 'item_id', 'occurrence_count']).where('org_id', '=', 'org_1').orderBy('item_id').orderBy('part').execute();
    expect(items.map(({ part, item_id: id, occurrence_count: count }) => [id, part, count])).toEqual([
      ['cmp_1', 'res_2two#0', 1],
      ['cmp_1', 'res_2two#1', 2],
      ['cmp_1', 'res_2two#2', 1],
      ['cmp_2', 'res_2two#0', 0],
      ['rel_1', 'res_2two#1', 1],
      ['rel_2', 'res_2two#0', 0],
    ]);
    await db.close();
    await drop();
  });

  it('refuses a database that a newer version wrote, and names what it holds', async () => {
    const { url: appUrl, ownerUrl, drop } = await place();
    const url = ownerUrl ?? appUrl;
    const db = await openDatabase({ url });
    await migrate(db, [...migrations, addTable]);

    await expect(migrate(db)).rejects.toMatchObject({ code: 'database_newer', message: expect.stringContaining('0002-added') });

    await db.close();
    await drop();
  });

  it('leaves the database as it was when a migration fails', async () => {
    const { url: appUrl, ownerUrl, drop } = await place();
    const url = ownerUrl ?? appUrl;
    const db = await openDatabase({ url });
    await migrate(db);

    await expect(migrate(db, [...migrations, addTable, breaks])).rejects.toThrow(/missing_table/);

    expect(await migrate(db)).toEqual([]);
    await expect(sql`select * from added`.execute(db.kysely)).rejects.toThrow(/added/);
    await expect(sql`select * from half`.execute(db.kysely)).rejects.toThrow(/half/);
    await db.close();
    await drop();
  });

  it('lets several servers start at once: one applies, the others find it done', async () => {
    const { url: appUrl, ownerUrl, drop } = await place();
    const url = ownerUrl ?? appUrl;
    const servers = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ url })));

    const applied = await Promise.all(servers.map((db) => migrate(db)));

    expect(applied.flat()).toEqual(migrations.map(({ name }) => name));
    await Promise.all(servers.map((db) => db.close()));
    await drop();
  });
});
