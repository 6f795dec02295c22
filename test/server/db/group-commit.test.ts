import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteForCommit } from '../../../server/db/after-commit.ts';
import { openDatabase, type Executor, type Tx } from '../../../server/db/connection.ts';
import { groupCommit } from '../../../server/db/group-commit.ts';
import { databases, type TestDatabase } from '../../harness/postgres.ts';

const [sqlite] = databases();

describe('transactions that are kept together', () => {
  let database: TestDatabase;
  let begins: number;
  let transaction: ReturnType<typeof groupCommit>;
  beforeEach(async () => {
    database = await (sqlite as NonNullable<typeof sqlite>).open();
    begins = 0;
    transaction = groupCommit((work) => {
      begins += 1;
      return database.db.transaction(work);
    });
  });
  afterEach(() => database.drop());

  const add = (name: string) => async (tx: Tx) => {
    await tx.insertInto('event_consumers').values({ org_id: 'org', consumer: name, seq: 1 }).execute();
    return name;
  };
  const stored = async () => (await database.db.kysely.selectFrom('event_consumers').select('consumer').where('org_id', '=', 'org').orderBy('consumer').execute()).map(({ consumer }) => consumer);

  it('share a commit, and each gets its own result', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `c${String(index).padStart(2, '0')}`);

    const results = await Promise.all(names.map((name) => transaction(add(name))));

    expect(results).toEqual(names);
    expect(await stored()).toEqual(names);
    expect(begins).toBeLessThan(10);
  });

  it.each(['first', 'second', 'last'])('stand when the %s of them fails', async (which) => {
    const fail = async (tx: Tx) => {
      await add('failed')(tx);
      throw new Error('no');
    };
    const works = which === 'first' ? [fail, add('a'), add('b')] : which === 'second' ? [add('a'), fail, add('b')] : [add('a'), add('b'), fail];

    const results = await Promise.allSettled(works.map((work) => transaction(work as (tx: Tx) => Promise<string>)));

    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('survive a statement that the database refused', async () => {
    const results = await Promise.allSettled([transaction(add('a')), transaction(add('a')), transaction(add('b'))]);

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('all fail when the commit fails, and tell nobody of success', async () => {
    const broken = groupCommit(async (work) => {
      await database.db.transaction(async (tx) => {
        await work(tx);
        throw new Error('disk full');
      });
    });

    const results = await Promise.allSettled([broken(add('a')), broken(add('b'))]);

    expect(results.map((result) => (result.status === 'rejected' ? (result.reason as Error).message : 'kept'))).toEqual(['disk full', 'disk full']);
    expect(await stored()).toEqual([]);
  });

  it('fail one by one when none can begin', async () => {
    const locked = groupCommit(async () => {
      throw new Error('locked');
    });

    expect((await Promise.allSettled([locked(add('a')), locked(add('b'))])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('run in the context of their own caller', async () => {
    const storage = new AsyncLocalStorage<string>();

    const seen = await Promise.all(['x', 'y', 'z'].map((name) => storage.run(name, () => transaction(async () => storage.getStore()))));

    expect(seen).toEqual(['x', 'y', 'z']);
  });

  it('tell of the events of those that stand', async () => {
    const told: number[] = [];
    const noting = groupCommit((work) => database.db.transaction(work));
    database.db.onCommit((notes) => told.push(...notes.map(({ seq }) => seq)));
    const note = (seq: number, fails = false) => async (tx: Tx) => {
      noteForCommit(tx, { orgId: 'org', seq });
      if (fails) throw new Error('no');
    };

    await Promise.allSettled([noting(note(1)), noting(note(2, true)), noting(note(3))]);

    expect(told).toEqual([1, 3]);
  });

  it('of the database itself are kept together, too, and cannot be nested', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => database.db.transaction(add(`n${index}`))));

    expect(await stored()).toHaveLength(20);
    await expect(database.db.transaction(() => database.db.transaction(add('nested')))).rejects.toThrow(/inside another/);
  });
});

describe('reads of one turn', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await (sqlite as NonNullable<typeof sqlite>).open();
  });
  afterEach(() => database.drop());

  const names = async (executor: Executor) => (await executor.selectFrom('event_consumers').select('consumer').where('org_id', '=', 'org').orderBy('consumer').execute()).map(({ consumer }) => consumer);
  const add = (name: string) => (tx: Tx) => tx.insertInto('event_consumers').values({ org_id: 'org', consumer: name, seq: 1 }).execute();

  it('see what this process has committed, also in the middle of a turn', async () => {
    const { db } = database;
    const seen: string[][] = [];

    await Promise.all([
      (async () => {
        for (let round = 0; round < 50; round += 1) await names(db.kysely);
      })(),
      (async () => {
        for (const name of ['a', 'b', 'c', 'd']) {
          await names(db.kysely);
          await db.transaction(add(name));
          seen.push(await names(db.kysely));
        }
      })(),
    ]);

    expect(seen).toEqual([['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd']]);
  });

  it('see what another process has committed in the next turn', async () => {
    const other = await openDatabase({ url: database.url });
    await names(database.db.kysely);

    await other.transaction(add('from elsewhere'));
    await new Promise((resolve) => setImmediate(resolve));

    expect(await names(database.db.kysely)).toEqual(['from elsewhere']);
    await other.close();
  });

  it('leave no lock behind, and none that a broken query left', async () => {
    await expect(sql`select * from no_such_table`.execute(database.db.kysely)).rejects.toThrow(/no such table/);
    await new Promise((resolve) => setImmediate(resolve));

    await database.db.transaction(add('after'));

    expect(await names(database.db.kysely)).toEqual(['after']);
  });
});
