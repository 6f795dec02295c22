/**
 * Where roles and repositories are named. Results that are there already have none: what they name is known when their source is scanned again.
 */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('mentions')
    .addColumn('result_id', 'text', (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('part', 'text', (c) => c.notNull())
    .addColumn('correlate_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('is_pattern', 'integer', (c) => c.notNull())
    .addColumn('relation', 'text', (c) => c.notNull())
    .addColumn('via', 'text', (c) => c.notNull())
    .addColumn('within_id', 'text')
    .addColumn('within_kind', 'text')
    .addColumn('within_key', 'text')
    .addColumn('holder_type', 'text', (c) => c.notNull())
    .addColumn('holder_id', 'text', (c) => c.notNull())
    .addColumn('holder_kind', 'text', (c) => c.notNull())
    .addColumn('holder_name', 'text', (c) => c.notNull())
    .addColumn('path', 'text')
    .addPrimaryKeyConstraint('mentions_pk', ['result_id', 'ordinal'])
    .execute();
  // Everything that a page is chosen by; then from a correlate to what names it, and to what it names itself.
  await schema.createIndex('mentions_choice').on('mentions').columns(['part', 'correlate_id', 'relation', 'kind', 'key', 'is_pattern', 'org_id']).execute();
  await schema.createIndex('mentions_within').on('mentions').columns(['part', 'within_id']).execute();
}
