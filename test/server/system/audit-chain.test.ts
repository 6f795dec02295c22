import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditHash } from '#shared/api/audit-hash.ts';
import { appendAudit, type AuditEntry } from '../../../server/features/audit/audit.store.ts';
import { appendEvent, eventBounds, readEvents } from '../../../server/features/events/events.store.ts';
import { databases, type TestDatabase } from '../../harness/postgres.ts';

const entry = (orgId: string, target: string): AuditEntry => ({ orgId, actor: { type: 'user', id: 'usr_1' }, action: 'thing.change', target, detail: { z: 1, a: 'ä' }, at: 1_795_262_400_000 });

describe.each(databases())('rows that count up on $name', ({ open }) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await open();
    await database.db.transaction((tx) => tx.insertInto('organizations').values(['org_a', 'org_b'].map((id) => ({ id, slug: id, name: id, data_key: '', fingerprint_key: '', created_at: 0 }))).execute());
  });
  afterEach(() => database.drop());

  const chain = (orgId: string) => database.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', orgId).orderBy('seq').execute();

  /** The first sequence number at which the chain does not hold, as an offline verifier finds it. */
  async function firstBreak(orgId: string): Promise<number | undefined> {
    let prev = '';
    let seq = 0;
    for (const row of await chain(orgId)) {
      seq += 1;
      if (row.seq !== seq || row.prev_hash !== prev || row.hash !== auditHash(row, prev)) return row.seq;
      prev = row.hash;
    }
    const { audit_seq, audit_head } = await database.db.kysely.selectFrom('organizations').select(['audit_seq', 'audit_head']).where('id', '=', orgId).executeTakeFirstOrThrow();
    return audit_seq === seq && audit_head === prev ? undefined : seq + 1;
  }

  it('chain audit entries without a gap, also when many write at once (S51)', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => database.db.transaction((tx) => appendAudit(tx, entry(index % 3 === 0 ? 'org_b' : 'org_a', `t${index}`)))));

    expect((await chain('org_a')).map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(await firstBreak('org_a')).toBeUndefined();
    expect(await firstBreak('org_b')).toBeUndefined();
  });

  it('drop the entry with the transaction, and leave no gap', async () => {
    await database.db.transaction((tx) => appendAudit(tx, entry('org_a', 't1')));
    await database.db
      .transaction(async (tx) => {
        await appendAudit(tx, entry('org_a', 'lost'));
        throw new Error('no');
      })
      .catch(() => {});
    await database.db.transaction((tx) => appendAudit(tx, entry('org_a', 't2')));

    expect((await chain('org_a')).map(({ target }) => target)).toEqual(['t1', 't2']);
    expect(await firstBreak('org_a')).toBeUndefined();
  });

  it.each([
    ['an edited entry', 3, { action: 'thing.forge' }],
    ['an edited detail', 2, { detail: '{"z":1,"a":"a"}' }],
    ['another actor', 4, { actor_id: 'usr_2' }],
    ['a moved instant', 1, { at: 1 }],
  ])('show %s (S53)', async (_, seq, change) => {
    for (let i = 0; i < 5; i += 1) await database.db.transaction((tx) => appendAudit(tx, entry('org_a', `t${i}`)));

    await database.db.transaction((tx) => tx.updateTable('audit_entries').set(change).where('org_id', '=', 'org_a').where('seq', '=', seq).execute());

    expect(await firstBreak('org_a')).toBe(seq);
  });

  it('show a deleted entry and a cut tail (S53)', async () => {
    for (const orgId of ['org_a', 'org_b']) for (let i = 0; i < 5; i += 1) await database.db.transaction((tx) => appendAudit(tx, entry(orgId, `t${i}`)));

    await database.db.transaction(async (tx) => {
      await tx.deleteFrom('audit_entries').where('org_id', '=', 'org_a').where('seq', '=', 2).execute();
      await tx.deleteFrom('audit_entries').where('org_id', '=', 'org_b').where('seq', '=', 5).execute();
    });

    expect(await firstBreak('org_a')).toBe(3);
    expect(await firstBreak('org_b')).toBe(5);
  });

  it('number events in the order in which they become visible', async () => {
    const seqs = await Promise.all(
      Array.from({ length: 20 }, (_, index) => database.db.transaction((tx) => appendEvent(tx, { orgId: 'org_a', type: 'scan.completed', subject: `scn_${index}`, data: { index }, at: 5 }))),
    );

    expect([...seqs].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(await eventBounds(database.db.kysely, 'org_a')).toEqual({ first: 1, last: 20 });
    expect(await eventBounds(database.db.kysely, 'org_b')).toEqual({ first: 0, last: 0 });
  });

  it('give events of one organization after a number, in order, a page at a time', async () => {
    for (let i = 1; i <= 5; i += 1) await database.db.transaction((tx) => appendEvent(tx, { orgId: 'org_a', type: 'webhook.test', subject: `s${i}`, data: { i }, at: i }));
    await database.db.transaction((tx) => appendEvent(tx, { orgId: 'org_b', type: 'webhook.test', subject: 'foreign', data: {}, at: 9 }));

    const page = await readEvents(database.db, { orgId: 'org_a', after: 2, limit: 2 });

    expect(page).toEqual([
      { orgId: 'org_a', seq: 3, id: expect.stringMatching(/^evt_[0-9a-f]{32}$/), type: 'webhook.test', subject: 's3', data: { i: 3 }, at: 3 },
      { orgId: 'org_a', seq: 4, id: expect.any(String), type: 'webhook.test', subject: 's4', data: { i: 4 }, at: 4 },
    ]);
    expect(await readEvents(database.db, { orgId: 'org_a', after: 5, limit: 2 })).toEqual([]);
  });

  it('tell of a commit that wrote events, with their numbers', async () => {
    const heard: unknown[] = [];
    database.db.onCommit((notes) => heard.push(...notes));

    await database.db.transaction(async (tx) => {
      await appendEvent(tx, { orgId: 'org_a', type: 'scan.completed', subject: 's', data: {}, at: 1 });
      await appendEvent(tx, { orgId: 'org_a', type: 'scan.failed', subject: 's', data: {}, at: 1 });
    });

    expect(heard).toEqual([
      { orgId: 'org_a', seq: 1 },
      { orgId: 'org_a', seq: 2 },
    ]);
  });
});

describe('auditHash', () => {
  it('is what its description says, so that anybody can compute it', () => {
    const hashed = { org_id: 'org_1', seq: 1, id: 'aud_1', actor_type: 'user', actor_id: 'usr_1', action: 'a.b', target: 't', detail: '{"x":"ä"}', at: 5 };

    // printf '%s' '["waybill-audit/1","org_1",1,"aud_1","user","usr_1","a.b","t","{\"x\":\"ä\"}",5,""]' | sha256sum
    expect(auditHash(hashed, '')).toBe('530358030f852105671f28622551f91564ee853af3b60851fa553b04ecd6c678');
  });
});
