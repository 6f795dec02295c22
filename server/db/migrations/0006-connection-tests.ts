/** The newest test of a connection that an agent makes, with the integration that it is of. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('integrations').addColumn('test', 'text').execute();
}
