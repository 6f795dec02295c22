import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteForCommit } from '../../../server/db/after-commit.ts';
import type { Db, Tx } from '../../../server/db/connection.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { openSqlite } from '../../../server/db/sqlite.ts';

describe('what was committed on SQLite', () => {
  let folder: string;
  let flushes: PromiseWithResolvers<void>[];
  let db: Db;
  let isHeld: boolean;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'waybill-log-'));
    flushes = [];
    isHeld = false;
    db = openSqlite(join(folder, 'db'), () => {
      const flush = Promise.withResolvers<void>();
      flushes.push(flush);
      if (!isHeld) flush.resolve();
      return flush.promise;
    });
    await migrate(db);
    flushes.length = 0;
    isHeld = true;
  });
  afterEach(async () => {
    for (const { resolve } of flushes) resolve();
    await db.close();
    rmSync(folder, { recursive: true });
  });

  const add = (consumer: string) => (tx: Tx) => tx.insertInto('event_consumers').values({ org_id: 'org', consumer, seq: 1 }).execute();
  const stored = async () => (await db.kysely.selectFrom('event_consumers').select('consumer').where('org_id', '=', 'org').orderBy('consumer').execute()).map(({ consumer }) => consumer);
  const until = async (isTrue: () => boolean | Promise<boolean>) => {
    while (!(await isTrue())) await new Promise((resolve) => setImmediate(resolve));
  };

  it('is acknowledged when its log is on disk, not before', async () => {
    let isAcknowledged = false;
    const written = db.transaction(add('a')).then(() => (isAcknowledged = true));
    await until(() => flushes.length === 1);

    expect(await stored()).toEqual(['a']);
    expect(isAcknowledged).toBe(false);

    flushes[0]?.resolve();
    await written;
    expect(isAcknowledged).toBe(true);
  });

  it('shares a commit and a flush with all that came while another flush ran', async () => {
    const first = db.transaction(add('a'));
    await until(() => flushes.length === 1);
    const others = ['b', 'c', 'd'].map((name) => db.transaction(add(name)));

    flushes[0]?.resolve();
    await first;
    await until(() => flushes.length === 2);
    flushes[1]?.resolve();
    await Promise.all(others);

    expect(await stored()).toEqual(['a', 'b', 'c', 'd']);
    expect(flushes).toHaveLength(2);
  });

  it('waits for a flush of its own when many came while another ran, and is acknowledged by none before', async () => {
    const acknowledged: string[] = [];
    const write = (name: string) => db.transaction(add(name)).then(() => acknowledged.push(name));
    const first = write('a');
    await until(() => flushes.length === 1);
    const names = Array.from({ length: 20 }, (_, index) => `b${String(index).padStart(2, '0')}`);
    const others = names.map(write);

    await until(async () => (await stored()).length > 1);
    expect(await stored()).toEqual(['a', ...names]);
    expect(acknowledged).toEqual([]);
    expect(flushes).toHaveLength(1);

    flushes[0]?.resolve();
    await first;
    await until(() => flushes.length === 2);
    expect(acknowledged).toEqual(['a']);

    flushes[1]?.resolve();
    await Promise.all(others);
    expect(acknowledged).toEqual(['a', ...names]);
  });

  it('is refused when the disk refuses the flush before its own', async () => {
    const works = [db.transaction(add('a'))];
    await until(() => flushes.length === 1);
    works.push(...Array.from({ length: 20 }, (_, index) => db.transaction(add(`b${index}`))));
    const settled = Promise.allSettled(works);
    await until(async () => (await stored()).length > 1);
    flushes[0]?.reject(Object.assign(new Error('i/o error'), { code: 'EIO' }));

    expect((await settled).filter(({ status }) => status === 'rejected')).toHaveLength(21);
    expect(flushes).toHaveLength(1);
  });

  it('is told to listeners when it is on disk, not before', async () => {
    const told: number[] = [];
    db.onCommit((notes) => told.push(...notes.map(({ seq }) => seq)));
    const written = db.transaction(async (tx) => noteForCommit(tx, { orgId: 'org', seq: 7 }));
    await until(() => flushes.length === 1);

    expect(told).toEqual([]);

    flushes[0]?.resolve();
    await written;
    expect(told).toEqual([7]);
  });

  it('is refused with everything after it when the disk refuses', async () => {
    const refused = db.transaction(add('a'));
    await until(() => flushes.length === 1);
    flushes[0]?.reject(Object.assign(new Error('i/o error'), { code: 'EIO' }));

    await expect(refused).rejects.toMatchObject({ code: 'database_failed' });
    await expect(db.transaction(add('b'))).rejects.toMatchObject({ code: 'database_failed' });
    expect(flushes).toHaveLength(1);
  });

  it('stands in the log that is flushed', async () => {
    isHeld = false;
    const before = readFileSync(join(folder, 'db-wal')).length;

    await db.transaction((tx) => add('x'.repeat(5_000))(tx));

    expect(readFileSync(join(folder, 'db-wal')).length).toBeGreaterThan(before + 5_000);
    expect(flushes).toHaveLength(1);
  });

  it('closes only after the last flush', async () => {
    const written = db.transaction(add('a'));
    await until(() => flushes.length === 1);
    let isClosed = false;
    const closing = db.close().then(() => (isClosed = true));
    await db.kysely.selectFrom('event_consumers').select('consumer').execute().catch(() => {});

    expect(isClosed).toBe(false);

    flushes[0]?.resolve();
    await Promise.all([written, closing]);
    await db.close();
    db = openSqlite(join(folder, 'db'));

    expect(await stored()).toEqual(['a']);
  });
});
