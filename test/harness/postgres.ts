/**
 * Databases for tests: SQLite always, PostgreSQL when WAYBILL_TEST_POSTGRES_URL names a server.
 * `describe.each(databases())('…', ({ open }) => …)` runs a suite on each. Without PostgreSQL the suite is not
 * registered for it; what was left out is appended to the file that WAYBILL_TEST_LEFT_OUT names, a line for each suite.
 */
import { randomBytes } from 'node:crypto';
import { appendFileSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
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
  /** The same with all tables, copied from a template that is made once. */
  ready(): Promise<DatabasePlace>;
  /** A fresh migrated database. `drop` closes it too. */
  open(): Promise<TestDatabase>;
}

/** What the server works as: neither owner nor superuser. */
const appRole = 'waybill_app';

/** The kinds of database that this run has. */
export function databases(): readonly DatabaseKind[] {
  const server = process.env['WAYBILL_TEST_POSTGRES_URL'];
  if (server !== undefined && server !== '') return [sqlite, postgres(server)];
  const leftOut = process.env['WAYBILL_TEST_LEFT_OUT'];
  if (leftOut !== undefined && leftOut !== '') appendFileSync(leftOut, `PostgreSQL: ${currentFile()}\n`);
  return [sqlite];
}

const sqlite = kind('SQLite', { place: emptyFile, ready: migratedFile });

async function emptyFile(): Promise<DatabasePlace> {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-db-'));
  return { url: `sqlite:${join(folder, 'waybill.db')}`, ownerUrl: undefined, drop: async () => rmSync(folder, { recursive: true, force: true }) };
}

async function migratedFile(): Promise<DatabasePlace> {
  const place = await emptyFile();
  copyFileSync(await sqliteTemplate(), place.url.slice('sqlite:'.length));
  return place;
}

let template: Promise<string> | undefined;

/** A migrated SQLite file to copy, made once in each process. */
export function sqliteTemplate(): Promise<string> {
  return (template ??= (async () => {
    const { url } = await emptyFile();
    const db = await openDatabase({ url });
    await prepareDatabase(db, undefined);
    await db.close();
    const file = url.slice('sqlite:'.length);
    process.once('exit', () => rmSync(dirname(file), { recursive: true, force: true }));
    return file;
  })());
}

function postgres(server: string): DatabaseKind {
  const run = (text: string) => onCluster(server, text);

  return kind('PostgreSQL', {
    async place() {
      const schema = `test_${randomBytes(8).toString('hex')}`;
      await run(`create schema ${schema}`);
      await run(makeAppRole);
      const ownerUrl = `${server}${server.includes('?') ? '&' : '?'}options=${encodeURIComponent(`-c search_path=${schema}`)}`;
      return { url: as(appRole, ownerUrl), ownerUrl, drop: () => run(`drop schema ${schema} cascade`) };
    },
    async ready() {
      const name = await (spare ?? copyTemplate(server));
      // The next one is made while this one is used: copying takes longer than many a test.
      spare = copyTemplate(server);
      spare.catch(() => {});
      const ownerUrl = inDatabase(server, name);
      return {
        url: as(appRole, ownerUrl),
        ownerUrl,
        // Nobody waits for it; the next copy is made after it.
        drop: async () => {
          dropped = dropped.then(() => run(`drop database ${name} with (force)`));
          dropped.catch(() => {});
        },
      };
    },
  });
}

/** A copy of the template that nobody has yet; whoever takes it is told when it failed. */
let spare: Promise<string> | undefined;

/** Databases that were done with are gone. */
let dropped: Promise<void> = Promise.resolve();

async function copyTemplate(server: string): Promise<string> {
  await dropped;
  await (postgresTemplate ??= makePostgresTemplate(server));
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onCluster(server, `create database ${name} template ${templateName}`);
  return name;
}

const templateName = 'waybill_template';
let postgresTemplate: Promise<void> | undefined;

/** A role of the cluster, made by whichever test comes first. */
const makeAppRole = `do $$ begin create role ${appRole} login; exception when duplicate_object or unique_violation then null; end $$`;

/** A migrated database to copy, made by whichever process comes first. */
async function makePostgresTemplate(server: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7430002)');
    await client.query(makeAppRole);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [templateName]);
    if (rowCount !== 0) return;
    const making = `${templateName}_making`;
    await client.query(`drop database if exists ${making} with (force)`);
    await client.query(`create database ${making}`);
    const ownerUrl = inDatabase(server, making);
    const db = await openDatabase({ url: as(appRole, ownerUrl) });
    await prepareDatabase(db, ownerUrl);
    await db.close();
    await client.query(`alter database ${making} rename to ${templateName}`);
  } finally {
    await client.end();
  }
}

function inDatabase(server: string, name: string): string {
  const address = new URL(server);
  address.pathname = `/${name}`;
  return address.href;
}

function as(role: string, url: string): string {
  const address = new URL(url);
  address.username = role;
  address.password = '';
  return address.href;
}

async function onCluster(server: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(text);
  await client.end();
}

function kind(name: DatabaseKind['name'], { place, ready }: Pick<DatabaseKind, 'place' | 'ready'>): DatabaseKind {
  return {
    name,
    place,
    ready,
    open: async () => {
      const { url, ownerUrl, drop } = await ready();
      const db = await openDatabase({ url });
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
