import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../server/db/connection.ts';
import { migrate } from '../../../server/db/migrate.ts';
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
