import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dryRun, dryRunLimits } from '../../../server/features/policies/dry-run.ts';
import { dryRunStored } from '../../../server/features/policies/dry-run-stored.ts';
import { listPastScans } from '../../../server/features/policies/dry-run.reads.ts';
import type { TaskThread } from '../../../server/ingest/task-thread.ts';
import { databases } from '../../harness/postgres.ts';
import { component, report } from '../../harness/report-fixture.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent, newScanId, type WireAgent } from '../../harness/wire-agent.ts';

const model = (name: string) => component({ kind: 'model', name, properties: { pinned: 'false' } });
const sourced = (source: string, names: readonly string[]) => report({ sources: [{ key: source, kind: 'dir', name: source, attributes: {} }], components: names.map(model) });
const named = (name: string) => ({ name: `no ${name}`, severity: 'high', condition: { field: 'name', operator: 'equals', value: name } });
const policyOf = (...names: string[]) => ({ name: 'Names', effect: 'block', rules: names.map(named) });

interface Reply {
  scans_judged: number;
  scans_unreadable: number;
  verdicts: { before: Record<string, number> | null; after: Record<string, number> };
  changed: { scan_id: string; before: string | null; after: string; added_count: number; removed_count: number; added: { rule: string; subject: { name: string } }[] }[];
  assets: { id: string; name: string; kind: string; scans: number; scans_new: number }[];
  assets_total: number;
  is_cut: boolean;
  cut_reasons: string[];
  candidate: { version: number | null; rules: object[] };
  baseline: { version: number } | null;
}

describe.each(databases())('a dry run on $name', (database) => {
  let server: TestServer;
  let agent: WireAgent;
  let policyId: string;
  beforeEach(async () => {
    server = await startTestServer({ database });
    agent = await enrolAgent(server);
    for (const { id } of ((await call('GET', '/policies')).body as { data: { id: string }[] }).data) await call('DELETE', `/policies/${id}`);
    policyId = ((await call('POST', '/policies', policyOf('a'))).body as { id: string }).id;
  });
  afterEach(() => server.close());

  const call = (method: string, path: string, body?: unknown, token = server.ownerToken) => server.request(method, path, { token, ...(body === undefined ? {} : { body }) });
  const scan = async (source: string, names: readonly string[]) => {
    server.clock.advance(1_000);
    const id = newScanId();
    const reply = await agent.deliver(id, { report: sourced(source, names) });
    if (reply.status !== 200) throw new Error(reply.text);
    return id;
  };
  const tried = async (body: object, path = `/policies/${policyId}/dry-run`) => {
    const reply = await call('POST', path, body);
    if (reply.status !== 200) throw new Error(reply.text);
    return reply.body as Reply;
  };

  it('says which past scans a changed policy would have failed, for which assets, against the one in force', async () => {
    const clean = await scan('shop', ['c']);
    const hitNow = await scan('shop', ['a']);
    const hitThen = await scan('api', ['b', 'c']);
    const alike = await scan('api', ['a', 'b']);

    const reply = await tried({ policy: { rules: [named('b')] } });

    expect(reply).toMatchObject({ scans_judged: 4, scans_unreadable: 0, is_cut: false, cut_reasons: [], baseline: { version: 1 }, candidate: { version: null, name: 'Names', effect: 'block' } });
    expect(reply.verdicts).toEqual({ before: { pass: 2, warn: 0, fail: 2 }, after: { pass: 2, warn: 0, fail: 2 } });
    expect(reply.changed.map(({ scan_id: id, before, after, added, removed_count: removed }) => [id, before, after, added.map(({ subject }) => subject.name), removed])).toEqual([
      [alike, 'fail', 'fail', ['b'], 1],
      [hitThen, 'pass', 'fail', ['b'], 0],
      [hitNow, 'fail', 'pass', [], 1],
    ]);
    expect(reply.changed.map((each) => each.scan_id)).not.toContain(clean);
    expect(reply.assets).toEqual([{ type: 'component', id: model('b').id, name: 'b', kind: 'model', scans: 2, scans_new: 2 }]);
  });

  it('changes nothing but the audit log: no verdict, no version, no event', async () => {
    const id = await scan('shop', ['b']);
    const events = () => server.app.db.kysely.selectFrom('events').select('seq').where('org_id', '=', server.orgId).execute();
    const before = (await events()).length;

    await tried({ policy: { rules: [named('b')] } });

    expect((await call('GET', `/scans/${id}`)).body).toMatchObject({ verdict: 'pass' });
    expect((await call('GET', `/policies/${policyId}`)).body).toMatchObject({ version: 1, rules: [{ name: 'no a' }] });
    expect((await call('GET', `/policies/${policyId}/evaluations`)).body).toMatchObject({ data: { length: 1 } });
    expect((await events()).length).toBe(before);
    const entries = await server.app.db.kysely.selectFrom('audit_entries').select(['action', 'target']).where('org_id', '=', server.orgId).where('action', '=', 'policy.dry_run').execute();
    expect(entries).toEqual([{ action: 'policy.dry_run', target: policyId }]);
  });

  it('tries an earlier version', async () => {
    const id = await scan('shop', ['a']);
    await call('PUT', `/policies/${policyId}`, { rules: [named('z')] });

    expect(await tried({ version: 1 })).toMatchObject({ candidate: { version: 1 }, baseline: { version: 2 }, changed: [{ scan_id: id, before: 'pass', after: 'fail' }] });
    expect((await call('POST', `/policies/${policyId}/dry-run`, { version: 9 })).status).toBe(404);
    expect((await call('POST', `/policies/${policyId}/dry-run`, { version: 1, policy: {} })).body).toMatchObject({ code: 'validation_error', detail: { field: 'version' } });
  });

  it('tries a policy that does not exist, or is not in force, against nothing', async () => {
    const id = await scan('shop', ['a', 'b']);

    const made = await tried({ policy: policyOf('b') }, '/policies/dry-run');
    expect(made).toMatchObject({ baseline: null, verdicts: { before: null, after: { fail: 1 } }, changed: [{ scan_id: id, before: null, after: 'fail', added_count: 1 }] });
    await call('PUT', `/policies/${policyId}`, { is_active: false });
    expect(await tried({})).toMatchObject({ baseline: null, candidate: { version: 2 }, changed: [{ before: null, after: 'fail' }] });
  });

  it('of what is in force finds no difference', async () => {
    await scan('shop', ['a']);

    expect(await tried({})).toMatchObject({ changed: [], assets: [{ name: 'a', scans: 1, scans_new: 0 }] });
  });

  it('takes the newest scans, those since an instant, and those of one source', async () => {
    const first = await scan('shop', ['b']);
    const second = await scan('api', ['b']);
    server.clock.advance(86_400_000);
    const { token } = await server.signedInUser('editor');
    const ids = async (body: object) => ((await call('POST', `/policies/${policyId}/dry-run`, { policy: { rules: [named('b')] }, ...body }, token)).body as Reply).changed.map(({ scan_id: id }) => id);

    expect(await ids({ scans: { last: 1 } })).toEqual([second]);
    expect(await ids({ source: 'shop' })).toEqual([first]);
    const { source_id: sourceId } = await server.app.db.kysely.selectFrom('scans').select('source_id').where('org_id', '=', server.orgId).where('id', '=', second).executeTakeFirstOrThrow();
    expect(await ids({ source: sourceId })).toEqual([second]);
    expect(await ids({ source: 'nothing' })).toEqual([]);
    // Scans end by the real clock: the thread has no other.
    expect(await ids({ scans: { since: '2000-01-01' } })).toEqual([second, first]);
    expect(await ids({ scans: { since: '9999-01-01T00:00:00Z' } })).toEqual([]);
  });

  it('applies the waivers that hold', async () => {
    await scan('shop', ['b']);
    const subject = model('b').id;
    const { id } = (await call('POST', '/waivers', { subject_id: subject, reason: 'Known and accepted.', expires_at: '2026-12-24' })).body as { id: string };
    await call('POST', `/waivers/${id}/approve`, {}, (await server.signedInUser('editor')).token);

    expect(await tried({ policy: { rules: [named('b')] } })).toMatchObject({ changed: [], verdicts: { after: { fail: 0, pass: 1 } } });
  });

  it('counts what cannot be read, and goes on', async () => {
    const spoilt = await scan('shop', ['b']);
    await scan('shop', ['b']);
    await server.app.db.transaction((tx) =>
      tx
        .updateTable('components')
        .set({ body: '{' })
        .where('org_id', '=', server.orgId)
        .where('result_id', 'in', (eb) => eb.selectFrom('scans').select('result_id').where('org_id', '=', server.orgId).where('id', '=', spoilt).$castTo<string>())
        .execute(),
    );

    expect(await tried({ policy: { rules: [named('b')] } })).toMatchObject({ scans_judged: 1, scans_unreadable: 1, changed: { length: 1 } });
  });

  it('stops when the time is up, and says so', async () => {
    for (let at = 0; at < 12; at += 1) await scan('shop', ['b']);
    const { kysely } = server.app.db;
    const scans = await listPastScans(kysely, { orgId: server.orgId, limit: 100 });
    const thread = { run: ({ job }: { job: Parameters<typeof dryRunStored>[0] }) => dryRunStored(job, kysely) } as unknown as TaskThread;
    const rule = { name: 'r', subject: 'component', severity: 'high', condition: { field: 'name', operator: 'equals', value: 'b' } } as const;
    const of = { orgId: server.orgId, scans, isScansCut: false, candidate: { name: 'p', effect: 'block', rules: [rule] } as const, baseline: null, policyId: null, waivers: [], at: 0, signal: new AbortController().signal };
    let looks = 0;
    const slow = () => (looks += 1) * dryRunLimits.msMax * 1.1;

    const cut = await dryRun(of, thread, slow);

    expect(cut).toMatchObject({ scans_judged: 10, is_cut: true, cut_reasons: [expect.stringMatching(/20000 ms \(limit msMax\); 2 older scans/) as unknown] });
    expect(await dryRun(of, thread)).toMatchObject({ scans_judged: 12, is_cut: false });
    await expect(dryRun({ ...of, signal: AbortSignal.abort() }, thread)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await dryRun({ ...of, isScansCut: true }, thread)).toMatchObject({ is_cut: true, cut_reasons: [expect.stringContaining('scansMax') as unknown] });
    expect(await dryRunStored({ ...of, scans: scans.slice(0, 3), msMax: 0 }, kysely)).toMatchObject({ judged: { length: 1 }, unreadable: [] });
  });

  it('lists so many assets and counts the others', async () => {
    await scan('shop', Array.from({ length: 250 }, (_, at) => `m${at}`));

    const reply = await tried({ policy: { rules: [{ name: 'all', condition: { field: 'kind', operator: 'equals', value: 'model' } }] } });

    expect(reply).toMatchObject({ assets: { length: 200 }, assets_total: 250, is_cut: true, cut_reasons: ['200 of 250 assets are listed (limit assetsListedMax).'], changed: [{ added_count: 250, added: { length: 20 } }] });
  });

  it.each<[string, object, string]>([
    ['too many scans', { scans: { last: 501 } }, 'scans.last'],
    ['no scans', { scans: { last: 0 } }, 'scans.last'],
    ['a field that there is not', { scan: {} }, 'scan'],
    ['a field of a policy that there is not', { policy: { rulez: [] } }, 'policy.rulez'],
    ['a standing, which content has not', { policy: { is_active: true } }, 'policy.is_active'],
    ['a mistake in a rule', { policy: { rules: [{ name: 'r', condition: { field: 'kind', operator: 'is', value: 'x' } }] } }, 'policy.rules[0].condition.operator'],
  ])('with %s is refused, and the mistake is named', async (_, body, field) => {
    expect(await call('POST', `/policies/${policyId}/dry-run`, body)).toMatchObject({ status: 400, body: { detail: { field } } });
  });

  it('sees nothing of another organization, and is not found there (S28)', async () => {
    await scan('shop', ['b']);
    const orgB = await server.organization('other');
    const { key } = await server.apiKey({ scopes: ['admin'], orgId: orgB });

    expect((await call('POST', `/policies/${policyId}/dry-run`, {}, key)).status).toBe(404);
    expect((await call('POST', '/policies/dry-run', { policy: policyOf('b') }, key)).body).toMatchObject({ scans_judged: 0 });
  });
});

describe.each(databases())('versions of a policy on $name', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ database });
  });
  afterEach(() => server.close());

  const call = (method: string, path: string, body?: unknown, token = server.ownerToken) => server.request(method, path, { token, ...(body === undefined ? {} : { body }) });

  it('are listed newest first, page by page, and stay when the policy is deleted', async () => {
    const { id } = (await call('POST', '/policies', policyOf('a'))).body as { id: string };
    for (const name of ['b', 'c']) await call('PUT', `/policies/${id}`, { rules: [named(name)] });
    const page = (await call('GET', `/policies/${id}/versions?limit=2`)).body as { data: { version: number; is_current: boolean }[]; next_cursor: string };

    expect(page.data.map(({ version, is_current: isCurrent }) => [version, isCurrent])).toEqual([[3, true], [2, false]]);
    expect((await call('GET', `/policies/${id}/versions?limit=2&cursor=${encodeURIComponent(page.next_cursor)}`)).body).toMatchObject({ data: [{ version: 1, rules: [{ name: 'no a' }] }], next_cursor: null });
    await call('DELETE', `/policies/${id}`);
    expect((await call('GET', `/policies/${id}/versions/2`)).body).toMatchObject({ policy_id: id, version: 2, is_current: false, rules: [{ name: 'no b' }] });
    expect((await call('GET', `/policies/${id}/versions/4`)).status).toBe(404);
    expect((await call('GET', `/policies/${id}/versions/x`)).status).toBe(404);
    expect((await call('GET', '/policies/pol_x/versions')).status).toBe(404);
  });

  it('name the evaluations of a policy over scans that are there, newest first (R78)', async () => {
    const agent = await enrolAgent(server);
    const { id } = (await call('POST', '/policies', policyOf('a'))).body as { id: string };
    const scans = [];
    for (const names of [['a'], ['b']]) {
      const scanId = newScanId();
      await agent.deliver(scanId, { report: sourced('shop', names) });
      scans.unshift(scanId);
    }
    const page = (await call('GET', `/policies/${id}/evaluations?limit=1`)).body as { data: object[]; next_cursor: string };
    const rest = (await call('GET', `/policies/${id}/evaluations?limit=1&cursor=${encodeURIComponent(page.next_cursor)}`)).body as { data: object[] };

    expect([...page.data, ...rest.data]).toMatchObject([
      { scan_id: scans[0], policy_id: id, policy_version: 1, verdict: 'pass' },
      { scan_id: scans[1], policy_id: id, policy_version: 1, verdict: 'fail', violation_count: 1 },
    ]);
    const { key } = await server.apiKey({ scopes: ['admin'], orgId: await server.organization('other') });
    for (const path of ['evaluations', 'versions', 'versions/1']) expect((await call('GET', `/policies/${id}/${path}`, undefined, key)).status).toBe(404);
  });
});
