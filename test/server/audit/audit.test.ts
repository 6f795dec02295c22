import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuditVerifier, readAnchor, type AuditVerdict } from '#shared/api/audit-verify.ts';
import type { AuditTrailer } from '#shared/api/audit-file.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import { appendAudit } from '../../../server/features/audit/audit.store.ts';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';

interface Entry {
  id: string;
  seq: number;
  actor: { type: string; id: string; name?: string };
  action: string;
  target: string;
  at: string;
  detail: Record<string, unknown>;
}
interface List {
  data: Entry[];
  next_cursor: string | null;
}
interface Segment {
  id: string;
  first_seq: number;
  last_seq: number;
  last_hash: string;
  sha256: string;
}
const dayMs = 24 * 60 * 60_000;

function verify(text: string, anchors: readonly AuditTrailer[] = []): AuditVerdict {
  const verifier = createAuditVerifier({ anchors });
  for (const line of text.trimEnd().split('\n')) verifier.push(line);
  return verifier.end();
}
const anchorIn = (text: string): AuditTrailer => {
  const anchor = readAnchor(text.trimEnd().split('\n').at(-1) ?? '');
  if (anchor === undefined) throw new Error('no anchor');
  return anchor;
};

describe.each(databases())('the audit log on $name', (database) => {
  let server: TestServer;
  let token: string;
  beforeEach(async () => {
    server = await startTestServer({ database });
    token = server.ownerToken;
  });
  afterEach(() => server.close());

  const get = (path: string) => server.request('GET', path, { token });
  const list = async (query = '') => (await get(`/audit-log${query}`)).body as List;
  const createKey = (name: string) => server.request('POST', '/api-keys', { token, body: { name, scopes: ['read'] } });
  const exported = async (query = '') => (await get(`/audit-log/export${query}`)).text;
  const write = (count: number, at = server.clock.now()) =>
    server.app.db.transaction(async (tx) => {
      for (let i = 0; i < count; i += 1) await appendAudit(tx, { orgId: server.orgId, actor: { type: 'user', id: 'usr_x' }, action: 'thing.change', target: `t${i}`, at });
    });
  const rows = () => server.app.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).orderBy('seq').execute();
  /** Days later, signed in again. */
  const later = async (days: number) => {
    server.clock.advance(days * dayMs);
    token = (await server.signedInUser('admin')).token;
  };
  const cleanup = (query: string) => server.request('DELETE', `/audit-log/cleanup?${query}`, { token });

  it('shows who did what, newest first, with the name of who did it (R94, R95)', async () => {
    const { id } = (await createKey('ci')).body as { id: string };
    const { body } = await get('/auth/me');

    const { data } = await list('?limit=1');

    expect(data).toEqual([
      {
        id: expect.stringMatching(/^aud_/),
        seq: expect.any(Number),
        actor: { type: 'user', id: (body as { id: string }).id, name: expect.any(String) },
        action: 'api_key.create',
        target: id,
        at: '2026-11-21T12:00:00.000Z',
        detail: expect.objectContaining({ ip: '127.0.0.1', request_id: expect.any(String), name: 'ci' }),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('shows the last seven days unless asked otherwise; a date means the whole day (R94, C34)', async () => {
    await write(1, server.clock.now() - 8 * dayMs);
    await write(1, server.clock.now() - 6 * dayMs);
    const of = async (query: string) => (await list(`?action=thing.change${query}`)).data.map(({ at }) => at.slice(0, 10));

    expect(await of('')).toEqual(['2026-11-15']);
    expect(await of('&from=2026-11-13')).toEqual(['2026-11-15', '2026-11-13']);
    expect(await of('&from=2026-11-13&to=2026-11-13')).toEqual(['2026-11-13']);
    expect(await of('&from=2026-11-13T12:00:00.001Z&to=2026-11-14')).toEqual([]);
    expect((await get('/audit-log?from=2026-11-14&to=2026-11-13')).body).toMatchObject({ code: 'validation_error', detail: { field: 'from' } });
    expect((await get('/audit-log?from=yesterday')).status).toBe(400);
  });

  it('is filtered by actor, action and target', async () => {
    const { id } = (await createKey('ci')).body as { id: string };
    await server.request('POST', `/api-keys/${id}/revoke`, { token });
    await write(2);
    const actions = async (query: string) => (await list(query)).data.map(({ action }) => action);

    expect(await actions(`?target=${id}`)).toEqual(['api_key.revoke', 'api_key.create']);
    expect(await actions('?action=api_key.*')).toEqual(['api_key.revoke', 'api_key.create']);
    expect(await actions('?action=api_key.revoke')).toEqual(['api_key.revoke']);
    expect(await actions('?actor=usr_x')).toEqual(['thing.change', 'thing.change']);
    expect((await get('/audit-log?action=%25')).status).toBe(400);
    expect((await get('/audit-log?acton=x')).status).toBe(400);
  });

  it('is paged without gap or repeat, 100 at a time and 250 at most (R15, R16)', async () => {
    await write(260);
    const seen: number[] = [];
    let page = await list('?action=thing.change');
    expect(page.data).toHaveLength(100);
    for (;;) {
      seen.push(...page.data.map(({ seq }) => seq));
      if (page.next_cursor === null) break;
      page = await list(`?action=thing.change&cursor=${page.next_cursor}`);
    }

    expect(seen).toHaveLength(260);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
    expect((await get('/audit-log?limit=251')).status).toBe(400);
    expect((await list('?limit=250')).data).toHaveLength(250);
  });

  it('is exported as a chain that holds, and the export is its last entry (S52)', async () => {
    await createKey('a');

    const reply = await get('/audit-log/export');

    expect(reply.headers.get('content-type')).toBe('application/x-ndjson');
    expect(reply.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-default-1-\d+\.jsonl"$/);
    expect(verify(reply.text)).toMatchObject({ problem: undefined, isPartial: false, organization: { id: server.orgId, slug: 'default' } });
    expect(JSON.parse(reply.text.trimEnd().split('\n').at(-2) ?? '')).toMatchObject({ action: 'audit.export', target: server.orgId });
  });

  it('is exported over many pages, and from an entry on', async () => {
    await write(2_500);

    expect(verify(await exported())).toMatchObject({ problem: undefined, fromSeq: 1 });
    expect(verify(await exported('?from_seq=1200'))).toMatchObject({ problem: undefined, fromSeq: 1200, isPartial: true });
    expect((await get('/audit-log/export?from_seq=99999')).body).toMatchObject({ code: 'unprocessable', detail: { field: 'from_seq' } });
    expect((await get('/audit-log/export?from_seq=0')).status).toBe(400);
  });

  it.each([
    ['edited', 'edited', { action: 'thing.forge' }],
    ['given to another actor', 'edited', { actor_id: 'usr_2' }],
    ['moved in time', 'edited', { at: 5 }],
  ])('shows in its export that a row was %s (S53)', async (_, kind, change) => {
    await write(10);
    const [, , victim] = await rows();
    await server.app.db.transaction((tx) => tx.updateTable('audit_entries').set(change).where('org_id', '=', server.orgId).where('seq', '=', victim?.seq ?? 0).execute());

    expect(verify(await exported()).problem).toMatchObject({ kind, seq: victim?.seq, id: victim?.id });
  });

  it('shows in its export that rows were removed at its begin or inside it (S53)', async () => {
    await write(10);
    const remove = (seq: number) => server.app.db.transaction((tx) => tx.deleteFrom('audit_entries').where('org_id', '=', server.orgId).where('seq', '=', seq).execute());

    await remove(4);
    expect(verify(await exported()).problem).toMatchObject({ kind: 'missing', seq: 4 });
    await remove(1);
    expect(verify(await exported()).problem).toMatchObject({ kind: 'missing', seq: 1 });
  });

  it('shows by an anchor kept elsewhere that its end was cut and written anew (S53)', async () => {
    await write(10);
    const anchor = anchorIn(await exported());
    const kept = await rows();
    const head = kept.at(-4);
    await server.app.db.transaction(async (tx) => {
      await tx.deleteFrom('audit_entries').where('org_id', '=', server.orgId).where('seq', '>', head?.seq ?? 0).execute();
      await tx.updateTable('organizations').set({ audit_seq: head?.seq ?? 0, audit_head: head?.hash ?? '' }).where('id', '=', server.orgId).execute();
    });

    const cut = await exported();
    expect(verify(cut).problem).toBeUndefined();
    expect(verify(cut, [anchor]).problem).toMatchObject({ kind: 'truncated' });
    await write(10);
    expect(verify(await exported(), [anchor]).problem).toMatchObject({ kind: 'anchor' });
  });

  it('is cleaned up at its begin, and the rest still proves itself, with the entries of the cleanup in it (C22, S54)', async () => {
    await write(20);
    const anchor = anchorIn(await exported());
    const before = await rows();
    await later(400);
    await write(5);

    const reply = await cleanup('older_than_days=390');

    expect(reply.status, reply.text).toBe(200);
    const { removed_count, segment, has_more } = reply.body as { removed_count: number; has_more: boolean; segment: Segment };
    expect({ removed_count, has_more, first: segment.first_seq, last: segment.last_seq, hash: segment.last_hash }).toEqual({ removed_count: before.length, has_more: false, first: 1, last: before.length, hash: before.at(-1)?.hash });
    expect((await rows())[0]?.seq).toBe(before.length + 1);
    const text = await exported();
    expect(verify(text, [anchor])).toMatchObject({ problem: undefined, fromSeq: before.length + 1, segmentCount: 1, isPartial: false, uncheckedAnchorCount: 0 });
    expect((await list('?action=audit.*')).data.map(({ action, target }) => [action, target])).toEqual([
      ['audit.export', server.orgId],
      ['audit.cleanup', segment.id],
    ]);
  });

  it('keeps what was cleaned up in a file that proves itself; its download is an entry (S52, S54)', async () => {
    await write(20);
    const before = await rows();
    await later(400);
    const { segment } = (await cleanup('older_than_days=390')).body as { segment: Segment };

    const response = await fetch(`${server.url}/api/v1/audit-log/segments/${segment.id}`, { headers: { authorization: `Bearer ${token}` } });
    const bytes = Buffer.from(await response.arrayBuffer());

    expect(response.headers.get('content-type')).toBe('application/gzip');
    expect(response.headers.get('content-disposition')).toContain('attachment');
    expect(sha256Hex(bytes)).toBe(segment.sha256);
    expect(verify(gunzipSync(bytes).toString('utf8'))).toMatchObject({ problem: undefined, kind: 'segment', entryCount: before.length });
    expect((await list('?action=audit_segment.download')).data.map(({ target }) => target)).toEqual([segment.id]);
    expect((await get('/audit-log/segments')).body).toMatchObject({ data: [{ id: segment.id, first_seq: 1 }], has_more: false });
    expect((await get('/audit-log/segments')).text).not.toContain('ndjson');
  });

  it('is cleaned up again and again, each time from where the last one ended (S54)', async () => {
    await write(3);
    await later(400);
    await cleanup('older_than_days=390');
    await later(400);
    await cleanup('before=2028-01-05');
    const text = await exported();

    expect(verify(text)).toMatchObject({ problem: undefined, segmentCount: 2 });
    const { data } = (await get('/audit-log/segments')).body as { data: Segment[] };
    expect(data[0]?.first_seq).toBe((data[1]?.last_seq ?? 0) + 1);
  });

  it('is kept for its minimum, under a legal hold, and when it is broken (C22)', async () => {
    await write(5);
    expect((await cleanup('older_than_days=364')).body).toMatchObject({ code: 'unprocessable', message: expect.stringContaining('365 days (limit auditRetentionDays)') });
    await later(400);
    const hold = (legal_hold: number) => server.app.db.transaction((tx) => tx.updateTable('organizations').set({ legal_hold }).where('id', '=', server.orgId).execute());
    await hold(1);
    expect((await cleanup('older_than_days=390')).body).toMatchObject({ code: 'conflict', message: expect.stringContaining('legal hold') });
    await hold(0);
    await server.app.db.transaction((tx) => tx.updateTable('audit_entries').set({ action: 'thing.forge' }).where('org_id', '=', server.orgId).where('seq', '=', 3).execute());
    const count = (await rows()).length;
    expect((await cleanup('older_than_days=390')).body).toMatchObject({ code: 'conflict', message: expect.stringContaining('entry 3') });

    expect(await rows()).toHaveLength(count);
    expect((await get('/audit-log/segments')).body).toMatchObject({ data: [] });
    expect(readdirSync(join(server.dataDir, 'incoming'))).toEqual([]);
  });

  it('with nothing old enough is left as it is, and the request is an entry all the same (S51)', async () => {
    const reply = await cleanup('older_than_days=400');

    expect(reply.body).toEqual({ removed_count: 0, has_more: false, segment: null });
    expect((await list('?limit=1')).data[0]).toMatchObject({ action: 'audit.cleanup' });
  });

  it.each(['', 'before=2020-01-01&older_than_days=400', 'older_than_days=0', 'before=never', 'all=true'])('is not cleaned up by "%s"', async (query) => {
    expect((await cleanup(query)).status).toBe(400);
  });

  it('says what is gone when the file of a segment is', async () => {
    await later(400);
    const { segment } = (await cleanup('older_than_days=390')).body as { segment: Segment };
    rmSync(join(server.dataDir, 'blobs'), { recursive: true });

    expect((await get(`/audit-log/segments/${segment.id}`)).body).toMatchObject({ code: 'not_found', detail: { hint: expect.stringContaining('backup') } });
  });

  it('of one organization is nothing to another: list, page, export, segments (S28)', async () => {
    await write(3);
    await later(400);
    const { segment } = (await cleanup('older_than_days=390')).body as { segment: Segment };
    const { next_cursor } = await list('?limit=1');
    const other = await server.signedInUser('owner', await server.organization('other'));
    const asStranger = (path: string) => server.request('GET', path, { token: other.token });

    expect((await asStranger(`/audit-log/segments/${segment.id}`)).status).toBe(404);
    expect((await asStranger('/audit-log/segments')).body).toMatchObject({ data: [] });
    expect((await asStranger('/audit-log')).text).not.toContain('thing.change');
    expect((await asStranger(`/audit-log?limit=1&cursor=${next_cursor}`)).status).toBe(400);
    const text = (await asStranger('/audit-log/export')).text;
    expect(text).not.toContain(server.orgId);
    expect(verify(text).problem).toBeUndefined();
  });

  it('holds no secret of those that came by (S55)', async () => {
    const { key } = (await createKey('secret one')).body as { key: string };
    const password = 'canary horse battery staple';
    await server.request('POST', '/auth/login', { body: { email: 'owner@example.com', password } });
    await server.request('POST', `/api-keys?key=${key}`, { token: key, body: { name: 'x', scopes: ['admin'], key } });
    await server.request('GET', '/policies', { token: `${key}x` });
    await server.request('POST', '/enrolment-tokens', { token, body: {} });

    const text = await exported();

    expect(verify(text).problem).toBeUndefined();
    for (const secret of [key.slice(8, 40), password, token]) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/wb[a-z]?_(?:live_|test_)?[0-9A-Za-z]{43}/);
  });
});

describe('an export that is cut short', () => {
  it('is not mistaken for a whole one', async () => {
    const server = await startTestServer();
    const { text } = await server.request('GET', '/audit-log/export', { token: server.ownerToken });
    writeFileSync(join(server.dataDir, 'half.jsonl'), text.slice(0, text.length / 2));
    await server.close();

    expect(verify(text.slice(0, text.length / 2)).problem).toBeDefined();
  });
});
