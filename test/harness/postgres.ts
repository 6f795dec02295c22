/**
 * Databases for tests: SQLite always, PostgreSQL when WAYBILL_TEST_POSTGRES_URL names a server.
 * `describe.each(databases())('…', ({ open }) => …)` runs a suite on each. Without PostgreSQL the suite is not
 * registered for it; what was left out is appended to the file that WAYBILL_TEST_LEFT_OUT names, a line for each suite.
 */
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import pg from 'pg';
import { expect } from 'vitest';
import { openDatabase, prepareDatabase, type Db } from '../../server/db/connection.ts';

/** An empty place for a database, with a clean-up. */
export interface DatabasePlace {
  readonly url: string;
  /** Of PostgreSQL: the role that owns the tables. */
  readonly ownerUrl: string | undefined;
  drop(): Promise<void>;
}

/** An open database with all its tables. */
export interface TestDatabase extends DatabasePlace {
  readonly db: Db;
}

export interface DatabaseKind {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** A fresh place of its own: a temporary folder, or a schema. */
  place(): Promise<DatabasePlace>;
  /** A fresh migrated database. `drop` closes it too. */
  open(): Promise<TestDatabase>;
}

/** The kinds of database that this run has. */
export function databases(): readonly DatabaseKind[] {
  const server = process.env['WAYBILL_TEST_POSTGRES_URL'];
  if (server !== undefined && server !== '') return [sqlite, postgres(server)];
  const leftOut = process.env['WAYBILL_TEST_LEFT_OUT'];
  if (leftOut !== undefined && leftOut !== '') appendFileSync(leftOut, `PostgreSQL: ${currentFile()}\n`);
  return [sqlite];
}

/** What the server works as: neither owner nor superuser. */
const appRole = 'waybill_app';

const sqlite = kind('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-db-'));
  return { url: `sqlite:${join(folder, 'waybill.db')}`, ownerUrl: undefined, drop: async () => rmSync(folder, { recursive: true, force: true }) };
});

function postgres(server: string): DatabaseKind {
  return kind('PostgreSQL', async () => {
    const schema = `test_${randomBytes(8).toString('hex')}`;
    const run = async (text: string) => {
      const client = new pg.Client({ connectionString: server });
      await client.connect();
      await client.query(text);
      await client.end();
    };
    await run(`create schema ${schema}`);
    // A role of the cluster, made by whichever test comes first.
    await run(`do $$ begin create role ${appRole} login; exception when duplicate_object or unique_violation then null; end $$`);
    const ownerUrl = `${server}${server.includes('?') ? '&' : '?'}options=${encodeURIComponent(`-c search_path=${schema}`)}`;
    const address = new URL(ownerUrl);
    address.username = appRole;
    address.password = '';
    return { url: address.href, ownerUrl, drop: () => run(`drop schema ${schema} cascade`) };
  });
}

function kind(name: DatabaseKind['name'], place: () => Promise<DatabasePlace>): DatabaseKind {
  return {
    name,
    place,
    open: async () => {
      const { url, ownerUrl, drop } = await place();
      const db = await openDatabase({ url });
      await prepareDatabase(db, ownerUrl);
      return {
        url,
        ownerUrl,
        db,
        drop: async () => {
          await db.close();
          await drop();
        },
      };
    },
  };
}

function currentFile(): string {
  const path = expect.getState().testPath;
  return path === undefined ? 'a suite' : relative(process.cwd(), path);
}
