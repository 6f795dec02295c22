import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepared } from '../../../server/db/prepared.ts';
import { databases, type TestDatabase } from '../../harness/postgres.ts';

const insert = prepared((db, given: { orgId: string; name: string; seq: number }) => db.insertInto('event_consumers').values({ org_id: given.orgId, consumer: given.name, seq: given.seq }));
const find = prepared((db, given: { orgId: string; name: string }) => db.selectFrom('event_consumers').select(['consumer', 'seq']).where('org_id', '=', given.orgId).where('consumer', '=', given.name));
const raise = prepared((db, given: { orgId: string; name: string; by: number }) =>
  db.updateTable('event_consumers').set((eb) => ({ seq: eb('seq', '+', given.by) })).where('org_id', '=', given.orgId).where('consumer', '=', given.name).returning('seq'),
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
