/** Brings a database to the tables of this program. */
import { sql, type Kysely } from 'kysely';
import { AppError } from '#shared/model/app-error.ts';
import type { Db } from './connection.ts';
import { migrations as allMigrations, type Migration } from './migrations/list.ts';

/** Any number, the same in every server: two that start at once take turns. */
const advisoryLock = 7_430_001;

/**
 * Applies what is missing, all of it in one transaction: after a crash the database is as before. Several servers may
 * call it at once. Returns the names applied, empty when there was nothing to do.
 * @throws {AppError} `database_newer` when the database holds a migration that this program does not know.
 */
export async function migrate(db: Db, migrations: readonly Migration[] = allMigrations): Promise<string[]> {
  return db.transaction(async (tx) => {
    const plain = tx as unknown as Kysely<MigrationTable>;
    if (db.dialect === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(advisoryLock)})`.execute(tx);
    await plain.schema
      .createTable('waybill_migrations')
      .ifNotExists()
      .addColumn('name', 'text', (c) => c.primaryKey())
      .execute();
    const applied = (await plain.selectFrom('waybill_migrations').select('name').orderBy('name').execute()).map((row) => row.name);

    const unknown = applied.filter((name) => !migrations.some((migration) => migration.name === name));
    if (unknown.length > 0) {
      throw new AppError(
        'database_newer',
        `The database was written by a newer Waybill: it holds ${unknown.join(', ')}, which this version does not know. ` +
          'Start the newer version, or restore a backup made with this one.',
      );
    }

    const missing = migrations.filter((migration) => !applied.includes(migration.name));
    for (const migration of missing) {
      await migration.up(tx as unknown as Kysely<unknown>);
      await plain.insertInto('waybill_migrations').values({ name: migration.name }).execute();
    }
    return missing.map((migration) => migration.name);
  });
}

interface MigrationTable {
  waybill_migrations: { name: string };
}
