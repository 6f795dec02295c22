/** Brings a database to the tables of this program. */
import { sql, type Kysely } from 'kysely';
import { AppError } from '#shared/model/app-error.ts';
import type { Db } from './connection.ts';
import { openPostgres } from './postgres.ts';
import { assertRowSecurity, currentRole, secureRows } from './row-security.ts';
import { migrations as allMigrations, type Migration } from './migrations/list.ts';

/** Any number, the same in every server: two that start at once take turns. */
const advisoryLock = 7_430_001;

/**
 * Brings a database up to date in the way of its kind. SQLite: by the server itself. PostgreSQL: by the owner of the
 * tables, who also puts row-level security on them; then the server's own role is looked at.
 * @param ownerUrl - of PostgreSQL; without one the tables must be up to date.
 * @throws {AppError} `database_newer`; `database_older` without an owner; `config_invalid` for a role that row-level security does not bind.
 */
export async function prepareDatabase(db: Db, ownerUrl: string | undefined): Promise<void> {
  if (db.dialect === 'sqlite') {
    await migrate(db);
    return;
  }
  const app = db.kysely as unknown as Kysely<unknown>;
  if (ownerUrl === undefined) {
    await assertMigrated(app);
  } else {
    const owner = openPostgres(ownerUrl);
    try {
      await migrate(owner);
      const role = await currentRole(app);
      await owner.transaction(async (tx) => {
        await sql`select pg_advisory_xact_lock(${sql.lit(advisoryLock)})`.execute(tx);
        await secureRows(tx as unknown as Kysely<unknown>, role);
      });
    } finally {
      await owner.close();
    }
  }
  await assertRowSecurity(app);
}

async function assertMigrated(db: Kysely<unknown>): Promise<void> {
  const plain = db as unknown as Kysely<MigrationTable>;
  const { rows } = await sql<{ present: boolean }>`select to_regclass('waybill_migrations') is not null as present`.execute(db);
  const applied = rows[0]?.present === true ? (await plain.selectFrom('waybill_migrations').select('name').execute()).map((row) => row.name) : [];
  const missing = allMigrations.filter(({ name }) => !applied.includes(name));
  if (missing.length > 0) throw new AppError('database_older', `The database lacks ${missing.map(({ name }) => name).join(', ')}. Start once with WAYBILL_DATABASE_OWNER_URL, the address of the role that owns the tables.`);
}

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
