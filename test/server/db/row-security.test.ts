import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, prepareDatabase } from '../../../server/db/connection.ts';
import { acrossOrganizations, ofOrganization } from '../../../server/db/organization-guard.ts';
import { organizationOf } from '../../../server/db/query-scope.ts';
import type { Database } from '../../../server/db/schema.ts';
import { insertPolicy } from '../../../server/features/policies/policies.store.ts';
import { databases, type TestDatabase } from '../../harness/postgres.ts';

describe('the organization that a query names', () => {
  const db = new Kysely<Database>({ dialect: { createAdapter: () => new PostgresAdapter(), createDriver: () => new DummyDriver(), createIntrospector: (of) => new PostgresIntrospector(of), createQueryCompiler: () => new PostgresQueryCompiler() } });

  it.each([
    ['a filter', db.selectFrom('scans').selectAll().where('org_id', '=', 'org_a'), 'org_a'],
    ['a filter of a joined table', db.selectFrom('memberships').innerJoin('users', 'users.id', 'memberships.user_id').select('users.id').where('memberships.org_id', '=', 'org_a'), 'org_a'],
    ['a filter under and and or', db.selectFrom('scans').selectAll().where((eb) => eb.and([eb.or([eb('id', '=', 'x'), eb('id', '=', 'y')]), eb('org_id', '=', 'org_a')])), 'org_a'],
    ['a filter of a table made by a query', db.selectFrom(db.selectFrom('scans').selectAll().where('org_id', '=', 'org_a').as('of')).selectAll(), 'org_a'],
    ['a filter of a part named with with', db.with('of', (inner) => inner.selectFrom('scans').selectAll().where('org_id', '=', 'org_a')).selectFrom('of').selectAll(), 'org_a'],
    ['a row that is inserted', db.insertInto('event_consumers').values([{ consumer: 'c', org_id: 'org_a', seq: 1 }]), 'org_a'],
    ['an update', db.updateTable('scans').set({ state: 'failed' }).where('org_id', '=', 'org_a'), 'org_a'],
    ['a removal', db.deleteFrom('scans').where('org_id', '=', 'org_a'), 'org_a'],
    ['a look-up by credential', db.selectFrom('api_keys').selectAll().where('hash', '=', 'h'), '*'],
    ['a look-up by one of several credentials', db.selectFrom('api_keys').selectAll().where('hash', 'in', ['h', 'i']), '*'],
    ['a comparison of two columns', db.selectFrom('sessions').innerJoin('memberships', 'memberships.org_id', 'sessions.org_id').select('sessions.id'), undefined],
    ['another organization than', db.selectFrom('scans').selectAll().where('org_id', '!=', 'org_a'), undefined],
    ['nothing', db.selectFrom('scans').selectAll().where('id', '=', 'x'), undefined],
  ])('is read from %s', (_what, query, organization) => {
    expect(organizationOf(query.compile())).toBe(organization);
  });
});

const policy = { name: 'p', effect: 'warn', rules: [] } as const;

describe.each(databases().filter(({ name }) => name === 'PostgreSQL'))('row-level security on $name (S30)', (kind) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await kind.open();
    for (const orgId of ['org_a', 'org_b']) await database.db.transaction((tx) => insertPolicy(tx, { orgId, id: `pol_${orgId}`, policy, isActive: true, createdBy: 'x', at: 1 }));
  });
  afterEach(() => database.drop());

  const asOwner = async (work: (owner: Kysely<unknown>) => Promise<unknown>) => {
    const owner = await openDatabase({ url: database.ownerUrl ?? '' });
    try {
      await owner.transaction((tx) => work(tx as unknown as Kysely<unknown>));
    } finally {
      await owner.close();
    }
  };

  it('shows nothing to a query that lost its filter', async () => {
    const unguarded = database.db.kysely.withoutPlugins();

    expect(await unguarded.selectFrom('policies').select('id').execute()).toEqual([]);
    expect(await unguarded.selectFrom('policies').select('id').where('id', '=', 'pol_org_a').execute()).toEqual([]);
    expect(await database.db.kysely.selectFrom('policies').select('id').where('org_id', '=', 'org_a').execute()).toEqual([{ id: 'pol_org_a' }]);
  });

  it('shows only the named organization to a query that lost its filter inside a transaction', async () => {
    const seen = await database.db.transaction(async (tx) => {
      await tx.selectFrom('policies').select('id').where('org_id', '=', 'org_a').execute();
      return tx.withoutPlugins().selectFrom('policies').select('id').execute();
    });

    expect(seen).toEqual([{ id: 'pol_org_a' }]);
  });

  it('changes and removes nothing of others', async () => {
    const [updated, deleted] = await database.db.transaction(async (tx) => {
      const loose = ofOrganization(tx.withoutPlugins(), 'org_a');
      return [await loose.updateTable('policies').set({ name: 'stolen' }).where('id', '=', 'pol_org_b').executeTakeFirst(), await loose.deleteFrom('policies').where('id', '=', 'pol_org_b').executeTakeFirst()];
    });

    expect([updated.numUpdatedRows, deleted.numDeletedRows]).toEqual([0n, 0n]);
  });

  it('refuses a row of another organization than the one that was named', async () => {
    const row = { id: 'pol_x', org_id: 'org_b', name: 'x', version: 1, is_active: 1, body: '{}', created_at: 1, updated_at: 1, deleted_at: null };

    await expect(database.db.transaction((tx) => ofOrganization(tx.withoutPlugins(), 'org_a').insertInto('policies').values(row).execute())).rejects.toThrow(/row-level security/);
  });

  it('forgets the organization with the transaction: a pooled connection keeps none', async () => {
    await Promise.all(Array.from({ length: 20 }, () => database.db.kysely.selectFrom('policies').select('id').where('org_id', '=', 'org_a').execute()));
    const settings = await Promise.all(Array.from({ length: 20 }, () => sql<{ value: string | null }>`select current_setting('waybill.org_id', true) as value`.execute(database.db.kysely)));

    expect(settings.map(({ rows }) => rows[0]?.value ?? '')).toEqual(Array.from({ length: 20 }, () => ''));
  });

  it('lets what is meant for all organizations see all of them', async () => {
    expect(await acrossOrganizations(database.db.kysely).selectFrom('policies').select('id').orderBy('id').execute()).toEqual([{ id: 'pol_org_a' }, { id: 'pol_org_b' }]);
  });

  it('stands on every table with org_id, and binds their owner too', async () => {
    await asOwner(async (owner) => {
      const { rows } = await sql<{ name: string; ok: boolean }>`
        select c.relname as name, c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid) as ok
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace`.execute(owner);

      expect(rows.length).toBeGreaterThan(30);
      expect(rows.filter(({ ok }) => !ok)).toEqual([]);
    });
  });

  it('refuses to start as a superuser, as an owner of tables, and with BYPASSRLS', async () => {
    const start = async (url: string) => {
      const db = await openDatabase({ url });
      return prepareDatabase(db, undefined).finally(() => db.close());
    };
    const as = (role: string) => {
      const address = new URL(database.url);
      address.username = role;
      return address.href;
    };
    const role = `role_${Math.random().toString(36).slice(2, 10)}`;
    await asOwner(async (owner) => {
      await sql`create role ${sql.id(`${role}_bypass`)} login bypassrls`.execute(owner);
      await sql`create role ${sql.id(`${role}_owner`)} login`.execute(owner);
      for (const each of ['bypass', 'owner']) {
        const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(owner);
        await sql`grant all on schema ${sql.id(rows[0]?.schema ?? '')} to ${sql.id(`${role}_${each}`)}`.execute(owner);
        await sql`grant all on all tables in schema ${sql.id(rows[0]?.schema ?? '')} to ${sql.id(`${role}_${each}`)}`.execute(owner);
      }
      await sql`alter table policies owner to ${sql.id(`${role}_owner`)}`.execute(owner);
    });

    await expect(start(database.ownerUrl ?? '')).rejects.toMatchObject({ code: 'config_invalid', message: expect.stringContaining('is a superuser') });
    await expect(start(as(`${role}_bypass`))).rejects.toMatchObject({ code: 'config_invalid', message: expect.stringContaining('has BYPASSRLS') });
    await expect(start(as(`${role}_owner`))).rejects.toMatchObject({ code: 'config_invalid', message: expect.stringContaining('owns tables') });
    await expect(start(database.url)).resolves.toBeUndefined();
    await asOwner(async (owner) => {
      await sql`drop owned by ${sql.id(`${role}_bypass`)}, ${sql.id(`${role}_owner`)}`.execute(owner);
      await sql`drop role ${sql.id(`${role}_bypass`)}, ${sql.id(`${role}_owner`)}`.execute(owner);
    });
  });

  it('refuses to start where a table lost it', async () => {
    await asOwner((owner) => sql`alter table webhooks no force row level security`.execute(owner));

    await expect(prepareDatabase(database.db, undefined)).rejects.toMatchObject({ code: 'config_invalid', message: expect.stringContaining('webhooks') });
    await prepareDatabase(database.db, database.ownerUrl);
    await expect(prepareDatabase(database.db, undefined)).resolves.toBeUndefined();
  });

  it('asks for the owner when tables are missing', async () => {
    const place = await kind.place();
    const db = await openDatabase({ url: place.url });

    await expect(prepareDatabase(db, undefined)).rejects.toMatchObject({ code: 'database_older', message: expect.stringContaining('WAYBILL_DATABASE_OWNER_URL') });
    await db.close();
    await place.drop();
  });
});
