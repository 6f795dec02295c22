import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepared, preparedRows } from '../../../server/db/prepared.ts';
import { databases, type TestDatabase } from '../../harness/postgres.ts';

const insert = prepared((db, given: { orgId: string; name: string; seq: number }) => db.insertInto('event_consumers').values({ org_id: given.orgId, consumer: given.name, seq: given.seq }));
const find = prepared((db, given: { orgId: string; name: string }) => db.selectFrom('event_consumers').select(['consumer', 'seq']).where('org_id', '=', given.orgId).where('consumer', '=', given.name));
const raise = prepared((db, given: { orgId: string; name: string; by: number }) =>
  db.updateTable('event_consumers').set((eb) => ({ seq: eb('seq', '+', given.by) })).where('org_id', '=', given.orgId).where('consumer', '=', given.name).returning('seq'),
);

const insertAll = preparedRows(['org_id', 'consumer', 'seq'], (db, rows: readonly { org_id: string; consumer: string; seq: number }[]) => db.insertInto('event_consumers').values(rows));
const setAll = preparedRows(['consumer'], (db, rows: readonly { consumer: string }[], given: { orgId: string; seq: number }) =>
  db
    .updateTable('event_consumers')
    .set({ seq: given.seq })
    .where('org_id', '=', given.orgId)
    .where('consumer', 'in', rows.map(({ consumer }) => consumer)),
);

describe.each(databases())('prepared queries on $name', (kind) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await kind.open();
  });
  afterEach(() => database.drop());

  it('run with the parameters of each call, inside and outside transactions', async () => {
    const { db } = database;
    await db.transaction(async (tx) => {
      await insert.run(tx, { orgId: 'org_a', name: 'one', seq: 1 });
      await insert.run(tx, { orgId: 'org_a', name: 'two', seq: 2 });
      expect(await find.first(tx, { orgId: 'org_a', name: 'one' })).toEqual({ consumer: 'one', seq: 1 });
    });

    expect(await find.first(db.kysely, { orgId: 'org_a', name: 'two' })).toEqual({ consumer: 'two', seq: 2 });
    expect(await find.all(db.kysely, { orgId: 'org_b', name: 'two' })).toEqual([]);
    expect(await db.transaction((tx) => raise.first(tx, { orgId: 'org_a', name: 'two', by: 5 }))).toEqual({ seq: 7 });
    expect(await db.transaction((tx) => insert.run(tx, { orgId: 'org_b', name: 'three', seq: 3 }))).toBe(1);
  });

  it.each([0, 1, 7, 128, 300])('over a list run for each of its %i rows', async (count) => {
    const { db } = database;
    const rows = Array.from({ length: count }, (_, index) => ({ org_id: 'org_a', consumer: `c${index}`, seq: index }));
    const organization = 'org_a';
    await db.transaction((tx) => insert.run(tx, { orgId: 'org_b', name: 'c0', seq: 5 }));

    expect(await db.transaction((tx) => insertAll.run(tx, { organization, rows, given: {} }))).toBe(count);
    const all = () => db.kysely.selectFrom('event_consumers').select(['org_id', 'consumer', 'seq']).where('org_id', '=', 'org_a').orderBy('seq').execute();
    expect(await all()).toEqual(rows);
    expect(await db.transaction((tx) => setAll.run(tx, { organization, rows: rows.slice(1), given: { orgId: 'org_a', seq: -1 } }))).toBe(Math.max(0, count - 1));

    expect((await all()).map(({ seq }) => seq)).toEqual(rows.map((_, index) => (index < rows.length - 1 ? -1 : 0)));
    expect(await find.first(db.kysely, { orgId: 'org_b', name: 'c0' })).toEqual({ consumer: 'c0', seq: 5 });
  });

  it('say which parameter is missing', async () => {
    await expect(find.first(database.db.kysely, { orgId: 'org_a' } as never)).rejects.toThrow(/without its parameter name/);
  });

  it('tell of every commit by a number that changes, where the database can', async () => {
    const { db } = database;
    const before = db.changes();
    expect(db.changes()).toBe(before);

    await db.transaction((tx) => insert.run(tx, { orgId: 'org_a', name: 'one', seq: 1 }));

    expect(db.changes() === before).toBe(kind.name === 'PostgreSQL');
    expect(db.changes()).toBe(db.changes());
  });
});
