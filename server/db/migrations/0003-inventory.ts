/**
 * What the inventory over all sources asks: who is behind a component and how often it stands, without its body; when it was first seen; and the
 * edges by both of their ends.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  const isPostgres = db.getExecutor().adapter.constructor.name.startsWith('Postgres');

  // Row-level security binds the owner of the tables, too; what follows is meant for every organization.
  if (isPostgres) await sql`select set_config('waybill.org_id', '*', true)`.execute(db);
  await schema.alterTable('components').addColumn('provider', 'text').execute();
  await schema.alterTable('components').addColumn('occurrence_count', 'integer', (c) => c.notNull().defaultTo(0)).execute();
  // JSON of PostgreSQL cannot give out an escaped NUL.
  if (isPostgres) await sql`update components set provider = (replace(body, '\\u0000', '')::json) ->> 'provider', occurrence_count = json_array_length((replace(body, '\\u0000', '')::json) -> 'occurrences')`.execute(db);
  else await sql`update components set provider = json_extract(body, '$.provider'), occurrence_count = json_array_length(body, '$.occurrences')`.execute(db);

  await schema
    .createTable('component_sightings')
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('component_id', 'text', (c) => c.notNull())
    .addColumn('first_seen_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('component_sightings_pk', ['org_id', 'component_id'])
    .execute();
  await sql`insert into component_sightings (org_id, component_id, first_seen_at)
    select components.org_id, components.id, min(results.received_at) from components join results on results.id = components.result_id group by components.org_id, components.id`.execute(db);

  // Everything that a page is chosen by, so that no row and no body is touched for it; results come one after the other in it, like their rows.
  await schema.createIndex('components_choice').on('components').columns(['result_id', 'kind', 'id', 'org_id', 'is_ai', 'provider', 'name']).execute();
  await schema.createIndex('relationships_from').on('relationships').columns(['result_id', 'from_id']).execute();
  await schema.createIndex('relationships_to').on('relationships').columns(['result_id', 'to_id']).execute();
}
