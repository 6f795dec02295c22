import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acrossOrganizations } from '../../../server/db/organization-guard.ts';
import { databases, type TestDatabase } from '../../harness/postgres.ts';

describe.each(databases())('queries on $name', ({ open }) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.drop());

  it('are refused when they read rows of no organization in particular (S29)', async () => {
    const { kysely } = database.db;

    await expect(kysely.selectFrom('scans').selectAll().where('id', '=', 'scn_1').execute()).rejects.toThrow('names no organization');
    await expect(kysely.selectFrom('users').innerJoin('sessions', 'sessions.user_id', 'users.id').select('users.id').execute()).rejects.toThrow('names no organization');
    await expect(kysely.selectFrom('policies as p').select('p.id').execute()).rejects.toThrow('names no organization');
  });

  it('are refused when they change rows of no organization in particular (S29)', async () => {
    const { db } = database;

    await expect(db.transaction((tx) => tx.updateTable('agents').set({ revoked_at: 1 }).where('id', '=', 'agt_1').execute())).rejects.toThrow('names no organization');
    await expect(db.transaction((tx) => tx.deleteFrom('events').where('seq', '<', 10).execute())).rejects.toThrow('names no organization');
  });

  it('are let through with an organization, by the hash of a credential, or when they say that all are meant', async () => {
    const { kysely } = database.db;

    await expect(kysely.selectFrom('scans').selectAll().where('org_id', '=', 'org_1').execute()).resolves.toEqual([]);
    await expect(kysely.selectFrom('api_keys').selectAll().where('hash', '=', 'x').execute()).resolves.toEqual([]);
    await expect(acrossOrganizations(kysely).selectFrom('scans').selectAll().where('state', '=', 'leased').execute()).resolves.toEqual([]);
    await expect(kysely.selectFrom('organizations').select('id').execute()).resolves.toEqual([]);
  });
});
