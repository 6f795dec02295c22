/** What if the audit entry cannot be written: then nothing else is either. */
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { mutations, yes } from './mutations.ts';

/** Columns that say when somebody was last heard of: written by the way, by whatever request. */
const noted: ReadonlySet<string> = new Set(['last_used_at', 'last_seen_at', 'request_count']);

describe('a change whose audit entry cannot be written (S51)', () => {
  let server: TestServer;
  let database: BetterSqlite.Database;
  beforeAll(async () => {
    server = await startTestServer({ app: { outbound: yes } });
    // What works in the background goes on while a request is refused, and would be taken for its doing.
    await server.app.jobs.close();
    database = new BetterSqlite(join(server.dataDir, 'waybill.db'), { timeout: 5_000 });
  });
  afterAll(async () => {
    database.close();
    await server.close();
  });

  /** Every row of every table, as text. */
  function rows(): Map<string, string[]> {
    const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    return new Map(
      tables
        .filter((name) => !name.startsWith('sqlite_'))
        .map((name) => [name, (database.prepare(`select * from "${name}"`).all() as object[]).map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([column]) => !noted.has(column))))).sort()]),
    );
  }

  it.each(Object.entries(mutations))('%s changes nothing', async (_, prepare) => {
    const { request, ...options } = await prepare(server);
    const [method = '', path = ''] = request.split(' ');
    const before = rows();

    database.exec("create trigger no_entry before insert on audit_entries begin select raise(abort, 'no entry today'); end");
    const { status, text } = await server.request(method, path, options).finally(() => database.exec('drop trigger no_entry'));

    const changed = [...rows()].filter(([name, after]) => JSON.stringify(after) !== JSON.stringify(before.get(name))).map(([name]) => name);
    expect([status, changed], text).toEqual([500, []]);
    expect(text).not.toContain('no entry today');
  });
});
