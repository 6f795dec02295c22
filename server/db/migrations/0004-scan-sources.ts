/**
 * Which sources a scan read, and what each of them has of its result: the newest scan of each source decides, also where one scan reads several.
 * Results of several sources say which of their components and relationships is of which; in the others everything is of the only one.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  const isPostgres = db.getExecutor().adapter.constructor.name.startsWith('Postgres');

  // Row-level security binds the owner of the tables, too; what follows is meant for every organization.
  if (isPostgres) await sql`select set_config('waybill.org_id', '*', true)`.execute(db);
  await schema
    .createTable('scan_sources')
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('scan_id', 'text', (c) => c.notNull())
    .addColumn('source_id', 'text', (c) => c.notNull())
    .addColumn('part', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('finding_counts', 'text')
    .addColumn('kind_counts', 'text')
    .addColumn('scanned_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('scan_sources_pk', ['scan_id', 'source_id'])
    .execute();
  await schema
    .createTable('source_items')
    .addColumn('result_id', 'text', (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('part', 'text', (c) => c.notNull())
    .addColumn('item_id', 'text', (c) => c.notNull())
    .addColumn('occurrence_count', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('source_items_pk', ['part', 'item_id'])
    .execute();

  await schema.createIndex('scan_sources_newest').on('scan_sources').columns(['org_id', 'source_id', 'scanned_at', 'scan_id']).execute();
  await schema.createIndex('scan_sources_state').on('scan_sources').columns(['org_id', 'source_id', 'state', 'scanned_at', 'scan_id']).execute();
  // By result and item: from a component or an edge to the sources that have it.
  await schema.createIndex('source_items_result').on('source_items').columns(['result_id', 'item_id', 'part']).execute();

  const said = isPostgres ? postgres : sqlite;
  await said.scanSources.execute(db);
  // A result whose header names no source is as a whole of the one that its scan was known by.
  await sql`insert into scan_sources (org_id, scan_id, source_id, part, state, finding_counts, kind_counts, scanned_at)
    select org_id, id, source_id, result_id, case state when 'completed' then 'complete' else 'partial' end, finding_counts, kind_counts, created_at from scans
    where source_id is not null and result_id is not null and not exists (select 1 from scan_sources where scan_sources.scan_id = scans.id)`.execute(db);
  for (const table of ['components', 'relationships'] as const) {
    await said.items(table).execute(db);
    // What names no place in any of the sources is of the first one.
    await sql`insert into source_items (result_id, org_id, part, item_id, occurrence_count)
      select item.result_id, item.org_id, scan_sources.part, item.id, 0
      from scan_sources join scans on scans.id = scan_sources.scan_id join ${sql.table(table)} item on item.result_id = scans.result_id
      where scan_sources.part = scans.result_id || '#0' and not exists (select 1 from source_items known where known.result_id = item.result_id and known.item_id = item.id)`.execute(db);
  }

  // Nothing looks for a scan by its first source alone any more.
  await schema.dropIndex('scans_source').execute();
}

/*
 * Counts of a result of several sources are not known for each: they stay with the first one, as they were shown before. A key longer than
 * 1024 characters is stored cut, so it is compared cut.
 */
const sqlite = {
  scanSources: sql`
    with listed as (
      select scans.org_id, scans.id as scan_id, scans.state as scan_state, scans.result_id, scans.finding_counts, scans.kind_counts, scans.created_at, results.coverage,
        item.key as position, json_array_length(results.header, '$.sources') as source_count, json_extract(item.value, '$.key') as key, json_extract(item.value, '$.kind') as kind
      from scans join results on results.id = scans.result_id and results.org_id = scans.org_id join json_each(results.header, '$.sources') as item
    )
    insert into scan_sources (org_id, scan_id, source_id, part, state, finding_counts, kind_counts, scanned_at)
    select listed.org_id, scan_id, sources.id, case when source_count > 1 then result_id || '#' || position else result_id end,
      coalesce((select json_extract(covered.value, '$.state') from json_each(coverage, '$.sources') as covered where json_extract(covered.value, '$.source') = listed.key limit 1), case when source_count = 1 and scan_state = 'completed' then 'complete' else 'partial' end),
      case position when 0 then finding_counts end, case position when 0 then kind_counts end, listed.created_at
    from listed join sources on sources.org_id = listed.org_id and sources.kind = listed.kind and sources.key = substr(listed.key, 1, 1024)
    where true on conflict do nothing`,
  items: (table: string) => sql`
    insert into source_items (result_id, org_id, part, item_id, occurrence_count)
    select item.result_id, item.org_id, scan_sources.part, item.id, count(*)
    from scan_sources join scans on scans.id = scan_sources.scan_id join sources on sources.id = scan_sources.source_id
      join ${sql.table(table)} item on item.result_id = scans.result_id join json_each(item.body, '$.occurrences') as place
    where scan_sources.part <> scans.result_id and substr(json_extract(place.value, '$.source'), 1, 1024) = sources.key
    group by item.result_id, item.org_id, scan_sources.part, item.id`,
};

/** JSON of PostgreSQL cannot give out an escaped NUL; an escaped backslash before the letters is none. */
const plain = (column: string) => sql`regexp_replace(${sql.ref(column)}, ${String.raw`(?<!\\)((?:\\\\)*)\\u0000`}, ${String.raw`\1` + '\ufffd'}, 'g')::json`;

const postgres = {
  scanSources: sql`
    with listed as (
      select scans.org_id, scans.id as scan_id, scans.state as scan_state, scans.result_id, scans.finding_counts, scans.kind_counts, scans.created_at, results.coverage,
        item.position - 1 as position, json_array_length(${plain('results.header')} -> 'sources') as source_count, item.value ->> 'key' as key, item.value ->> 'kind' as kind
      from scans join results on results.id = scans.result_id and results.org_id = scans.org_id
        cross join lateral json_array_elements(${plain('results.header')} -> 'sources') with ordinality as item (value, position)
    )
    insert into scan_sources (org_id, scan_id, source_id, part, state, finding_counts, kind_counts, scanned_at)
    select listed.org_id, scan_id, sources.id, case when source_count > 1 then result_id || '#' || position else result_id end,
      coalesce((select covered.value ->> 'state' from json_array_elements(${plain('coverage')} -> 'sources') as covered (value) where covered.value ->> 'source' = listed.key limit 1), case when source_count = 1 and scan_state = 'completed' then 'complete' else 'partial' end),
      case position when 0 then finding_counts end, case position when 0 then kind_counts end, listed.created_at
    from listed join sources on sources.org_id = listed.org_id and sources.kind = listed.kind and sources.key = left(listed.key, 1024)
    on conflict do nothing`,
  items: (table: string) => sql`
    insert into source_items (result_id, org_id, part, item_id, occurrence_count)
    select item.result_id, item.org_id, scan_sources.part, item.id, count(*)
    from scan_sources join scans on scans.id = scan_sources.scan_id join sources on sources.id = scan_sources.source_id
      join ${sql.table(table)} item on item.result_id = scans.result_id cross join lateral json_array_elements(${plain('item.body')} -> 'occurrences') as place (value)
    where scan_sources.part <> scans.result_id and left(place.value ->> 'source', 1024) = sources.key
    group by item.result_id, item.org_id, scan_sources.part, item.id`,
};
