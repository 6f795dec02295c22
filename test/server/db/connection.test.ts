import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommitNote } from '../../../server/db/after-commit.ts';
import { noteForCommit } from '../../../server/db/after-commit.ts';
import { openDatabase, type Db } from '../../../server/db/connection.ts';
import { databases, type TestDatabase } from '../../harness/postgres.ts';

const organization = (id: string) => ({ id, slug: id, name: id, data_key: 'k', fingerprint_key: 'k', created_at: 1_795_262_400_123 });

async function slugs(db: Db): Promise<string[]> {
  return (await db.kysely.selectFrom('organizations').select('slug').orderBy('slug').execute()).map((row) => row.slug);
}

describe.each(databases())('a database on $name', ({ open }) => {
  let database: TestDatabase;
  let db: Db;
  beforeEach(async () => {
    database = await open();
    db = database.db;
  });
  afterEach(() => database.drop());

  it('keeps what a transaction wrote, and gives its result back', async () => {
    const result = await db.transaction(async (tx) => {
      await tx.insertInto('organizations').values(organization('a')).execute();
      return 'done';
    });

    expect(result).toBe('done');
    expect(await slugs(db)).toEqual(['a']);
  });

  it('drops all of a transaction whose work rejects', async () => {
    const failing = db.transaction(async (tx) => {
      await tx.insertInto('organizations').values(organization('a')).execute();
      throw new Error('changed our mind');
    });

    await expect(failing).rejects.toThrow('changed our mind');
    expect(await slugs(db)).toEqual([]);
  });

  it('goes on after a statement that failed', async () => {
    await db.transaction((tx) => tx.insertInto('organizations').values(organization('a')).execute());

    await expect(db.transaction((tx) => tx.insertInto('organizations').values(organization('a')).execute())).rejects.toThrow(/unique/i);

    await db.transaction((tx) => tx.insertInto('organizations').values(organization('b')).execute());
    expect(await slugs(db)).toEqual(['a', 'b']);
  });

  it('refuses a transaction inside another one instead of waiting for itself', async () => {
    const nested = db.transaction(() => db.transaction(async () => 'never'));

    await expect(nested).rejects.toThrow('inside another');
    await expect(db.transaction(async () => 'free again')).resolves.toBe('free again');
  });

  it('lets work that a transaction started begin its own once the first is over', async () => {
    let later: Promise<string> = Promise.resolve('');
    const gate = Promise.withResolvers<void>();
    await db.transaction(async () => {
      later = gate.promise.then(() => db.transaction(async () => 'later'));
    });
    gate.resolve();

    await expect(later).resolves.toBe('later');
  });

  it('gives instants and counters back as numbers', async () => {
    await db.transaction((tx) => tx.insertInto('organizations').values(organization('a')).execute());

    const row = await db.kysely.selectFrom('organizations').select(['created_at', 'event_seq', 'accepts_unsigned']).executeTakeFirstOrThrow();

    expect(row).toEqual({ created_at: 1_795_262_400_123, event_seq: 0, accepts_unsigned: 1 });
  });

  it('tells listeners of a commit after it, and of a rollback never', async () => {
    const heard: { notes: readonly CommitNote[]; visible: Promise<string[]> }[] = [];
    const stop = db.onCommit((notes) => heard.push({ notes, visible: slugs(db) }));

    await db.transaction(async (tx) => {
      await tx.insertInto('organizations').values(organization('a')).execute();
      noteForCommit(tx, { orgId: 'a', seq: 1 });
    });
    await db
      .transaction(async (tx) => {
        noteForCommit(tx, { orgId: 'a', seq: 2 });
        throw new Error('no');
      })
      .catch(() => {});
    stop();
    await db.transaction(async (tx) => noteForCommit(tx, { orgId: 'a', seq: 3 }));

    expect(heard.map(({ notes }) => notes)).toEqual([[{ orgId: 'a', seq: 1 }]]);
    expect(await heard[0]?.visible).toEqual(['a']);
  });

  it('tells listeners of what a worker thread has committed', () => {
    const heard: (readonly CommitNote[])[] = [];
    const stop = db.onCommit((notes) => heard.push(notes));

    db.announce('a');
    stop();
    db.announce('b');

    expect(heard.map((notes) => notes.map(({ orgId }) => orgId))).toEqual([['a']]);
  });

  it('makes a second process wait for the write lock without stopping its event loop', async () => {
    const other = await openDatabase({ url: database.url });
    await db.transaction((tx) => tx.insertInto('organizations').values(organization('a')).execute());
    const gate = Promise.withResolvers<void>();
    const isHeld = Promise.withResolvers<void>();
    const first = db.transaction(async (tx) => {
      await tx.updateTable('organizations').set({ name: 'first' }).where('id', '=', 'a').execute();
      isHeld.resolve();
      await gate.promise;
    });
    await isHeld.promise;

    const second = other.transaction((tx) => tx.updateTable('organizations').set({ name: 'second' }).where('id', '=', 'a').execute());
    let turns = 0;
    while (turns < 50) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
    gate.resolve();
    await Promise.all([first, second]);

    expect(turns).toBe(50);
    expect((await db.kysely.selectFrom('organizations').select('name').executeTakeFirstOrThrow()).name).toBe('second');
    await other.close();
  });

  it('lets readers go on while a transaction is open', async () => {
    const gate = Promise.withResolvers<void>();
    const isWritten = Promise.withResolvers<void>();
    const writing = db.transaction(async (tx) => {
      await tx.insertInto('organizations').values(organization('a')).execute();
      isWritten.resolve();
      await gate.promise;
    });
    await isWritten.promise;

    expect(await slugs(db)).toEqual([]);
    gate.resolve();
    await writing;
    expect(await slugs(db)).toEqual(['a']);
  });

  it('counts up exactly when many transactions change one row at once', async () => {
    await db.transaction((tx) => tx.insertInto('organizations').values(organization('a')).execute());

    await Promise.all(
      Array.from({ length: 40 }, () =>
        db.transaction((tx) => tx.updateTable('organizations').set((eb) => ({ event_seq: eb('event_seq', '+', 1) })).where('id', '=', 'a').execute()),
      ),
    );

    expect((await db.kysely.selectFrom('organizations').select('event_seq').executeTakeFirstOrThrow()).event_seq).toBe(40);
  });

  it('streams rows of several pages in order', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => `o${String(index).padStart(3, '0')}`);
    await db.transaction((tx) => tx.insertInto('organizations').values(ids.map(organization)).execute());

    const seen: string[] = [];
    if (db.dialect === 'sqlite') {
      for await (const row of db.kysely.selectFrom('organizations').select('id').orderBy('id').stream(100)) seen.push(row.id);
    } else {
      seen.push(...(await db.kysely.selectFrom('organizations').select('id').orderBy('id').execute()).map((row) => row.id));
    }

    expect(seen).toEqual(ids);
  });
});

describe('on SQLite', () => {
  it('keeps a log that is flushed outside the commit, and foreign keys hold', async () => {
    const database = await sqliteOnly().open();

    const pragmas = await database.db.transaction(async (tx) => ({
      journal: (await sql<{ journal_mode: string }>`pragma journal_mode`.execute(tx)).rows[0]?.journal_mode,
      synchronous: (await sql<{ synchronous: number }>`pragma synchronous`.execute(tx)).rows[0]?.synchronous,
      foreignKeys: (await sql<{ foreign_keys: number }>`pragma foreign_keys`.execute(tx)).rows[0]?.foreign_keys,
    }));

    expect(pragmas).toEqual({ journal: 'wal', synchronous: 1, foreignKeys: 1 });
    await database.drop();
  });

  it('refuses a write outside a transaction', async () => {
    const database = await sqliteOnly().open();

    await expect(database.db.kysely.insertInto('organizations').values(organization('a')).execute()).rejects.toThrow(/readonly/);

    await database.drop();
  });
});

describe.each(databases().filter(({ name }) => name === 'PostgreSQL'))('on $name', ({ open }) => {
  it('runs a transaction again after a deadlock', async () => {
    const database = await open();
    const { db } = database;
    await db.transaction((tx) => tx.insertInto('organizations').values([organization('a'), organization('b')]).execute());
    const isFirstHalfDone = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    let runs = 0;
    const touch = (index: 0 | 1, order: readonly [string, string]) =>
      db.transaction(async (tx) => {
        runs += 1;
        await tx.updateTable('organizations').set({ name: 'x' }).where('id', '=', order[0]).execute();
        isFirstHalfDone[index].resolve();
        await isFirstHalfDone[index === 0 ? 1 : 0].promise;
        await tx.updateTable('organizations').set({ name: 'x' }).where('id', '=', order[1]).execute();
      });

    await Promise.all([touch(0, ['a', 'b']), touch(1, ['b', 'a'])]);

    expect(runs).toBe(3);
    await database.drop();
  });

  it('gives up after a few serialization failures and says so with the database’s error', async () => {
    const database = await open();
    let runs = 0;

    const failing = database.db.transaction(async () => {
      runs += 1;
      throw Object.assign(new Error('could not serialize access'), { code: '40001' });
    });

    await expect(failing).rejects.toMatchObject({ code: '40001' });
    expect(runs).toBe(8);
    await database.drop();
  });
});

describe('openDatabase', () => {
  it.each(['mysql://host/db', 'sqlite:', 'sqlite::memory:', '/path/file.db', ''])('refuses %j without repeating it', async (url) => {
    await expect(openDatabase({ url })).rejects.toMatchObject({ code: 'config_invalid' });
  });
});

function sqliteOnly() {
  const [first] = databases();
  if (first === undefined) throw new Error('There is always SQLite.');
  return first;
}
