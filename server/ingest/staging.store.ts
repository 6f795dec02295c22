/** Inserts slices of staged rows, as fast as each database can. */
import BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { byCodeUnit } from '#shared/model/order.ts';
import type { Db } from '../db/connection.ts';
import { ofOrganization } from '../db/organization-guard.ts';
import { integerColumns, stagedColumns, stagedTables, type Slice, type Staging, type StagedTable } from './staged-rows.ts';

/** Milliseconds to wait for the write lock; this runs in a thread of its own, so waiting stops nobody. */
const busyMs = 15_000;

/**
 * Staging into a SQLite file over a connection of its own: prepared statements, one transaction a slice.
 * synchronous is NORMAL here, which saves a flush for each slice and loses nothing: the commit that makes a result visible runs with
 * FULL on the same log, and the flush of the log covers everything written to it before.
 */
export function openSqliteStaging(path: string): Staging {
  const database = new BetterSqlite(path, { timeout: busyMs });
  database.pragma('synchronous = NORMAL');
  database.pragma('foreign_keys = ON');
  const statements = Object.fromEntries(
    stagedTables.map((table) => {
      const columns = stagedColumns[table];
      return [table, database.prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)];
    }),
  ) as Record<StagedTable, BetterSqlite.Statement>;
  // What was seen before is only looked up.
  const sighting = database.prepare('insert or ignore into component_sightings (org_id, component_id, first_seen_at) values (?, ?, ?)');
  const insert = database.transaction((slice: Slice) => {
    for (const row of slice.components) sighting.run(row[orgColumn], row[idColumn], slice.seenAt);
    for (const table of stagedTables) {
      const statement = statements[table];
      for (const row of slice[table]) statement.run(row);
    }
  });

  return {
    insert: async (slice) => insert.immediate(slice),
    close: async () => void database.close(),
  };
}

const orgColumn = stagedColumns.components.indexOf('org_id');
const idColumn = stagedColumns.components.indexOf('id');

/** Staging into PostgreSQL: one statement for each table of a slice, the rows as one array for each column. */
export function openPostgresStaging(db: Db): Staging {
  return {
    async insert(slice) {
      await db.transaction(async (tx) => {
        const [first] = slice.components;
        if (first !== undefined) {
          // In one order everywhere: two results that meet on new components wait for each other and never in a ring.
          const ids = slice.components.map((row) => String(row[idColumn])).toSorted(byCodeUnit);
          await sql`insert into component_sightings (org_id, component_id, first_seen_at) select ${first[orgColumn]}, id, ${slice.seenAt}::bigint from unnest(${ids}::text[]) as id on conflict do nothing`.execute(ofOrganization(tx, String(first[orgColumn])));
        }
        for (const table of stagedTables) {
          const rows = slice[table];
          if (rows.length === 0) continue;
          const columns = stagedColumns[table];
          const orgId = String(rows[0]?.[columns.indexOf('org_id')]);
          const arrays = columns.map((column, index) => sql`${rows.map((row) => row[index])}::${sql.raw(integerColumns.has(column) ? 'integer' : 'text')}[]`);
          await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) select * from unnest(${sql.join(arrays)})`.execute(ofOrganization(tx, orgId));
        }
      });
    },
    close: async () => {},
  };
}
