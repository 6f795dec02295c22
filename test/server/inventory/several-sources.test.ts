/** Scans of several sources, through the real ingest: each source has its own newest scan and its own share of the result. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Component, Relationship } from '#shared/model/component.ts';
import { resourceId } from '#shared/model/identity.ts';
import type { Report } from '#shared/model/report.ts';
import { removeExpiredScans } from '../../../server/features/scans/retention.ts';
import { databases } from '../../harness/postgres.ts';
import { completeCoverage, component, occurrence, outcome, relationship, report, subjectOf } from '../../harness/report-fixture.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent, newScanId, type WireAgent } from '../../harness/wire-agent.ts';

interface Place {
  readonly id: string;
  readonly key: string;
  readonly scan_id: string;
  readonly state: string;
  readonly is_confirmed: boolean;
  readonly occurrence_count: number;
  readonly occurrences?: readonly object[];
}

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly occurrence_count: number;
  readonly sources: readonly Place[];
  readonly edges: readonly { readonly type: string; readonly source_ids: readonly string[]; readonly is_confirmed: boolean }[];
}

const api = 'github.com/acme/api';
const web = 'github.com/acme/web';
const jobs = 'github.com/acme/jobs';

/** `api:a.py` is a place in the source of which `api` is the last name. */
const at = (...places: readonly string[]) =>
  places.map((place) => {
    const [name, path = ''] = place.split(':');
    return occurrence({ source: `github.com/acme/${name}`, path, method: 'argument' });
  });
const gpt = (...places: readonly string[]) => component({ kind: 'model', name: 'gpt-4o', key: 'openai:gpt-4o', provider: 'openai', occurrences: at(...places) });
const openai = (...places: readonly string[]) => component({ kind: 'provider', name: 'openai', key: 'openai', provider: 'openai', occurrences: at(...places) });
const image = (...places: readonly string[]) => component({ kind: 'container_image', name: 'ollama/ollama', occurrences: at(...places) });

const [covered] = completeCoverage().sources;
/** A report of some sources; those in `partial` were not read to their end. */
const of = (sources: readonly string[], components: readonly Component[], relationships: readonly Relationship[] = [], { partial = [], ...more }: Partial<Report> & { partial?: readonly string[] } = {}) =>
  report({
    sources: sources.map((key) => ({ key, kind: 'github', name: key, attributes: {} })),
    coverage: { sources: sources.map((source) => ({ ...covered!, source, state: partial.includes(source) ? 'partial' : 'complete' })), entries: [] },
    components,
    relationships,
    ...more,
  });

describe.each(databases())('a scan of several sources on $name', (database) => {
  let server: TestServer;
  let agent: WireAgent;
  beforeEach(async () => {
    server = await startTestServer({ database });
    agent = await enrolAgent(server);
  });
  afterEach(() => server.close());

  const deliver = async (delivered: Report) => {
    const id = newScanId();
    const reply = await agent.deliver(id, { report: delivered });
    if (reply.status !== 200) throw new Error(reply.text);
    return id;
  };
  const get = async <Body>(path: string) => {
    const reply = await server.request('GET', path, { token: server.ownerToken });
    if (reply.status !== 200) throw new Error(reply.text);
    return reply.body as Body;
  };
  const inventory = (query = '') => get<{ data: readonly Item[]; next_cursor: string | null; source_count: number; partial_source_count: number }>(`/inventory${query}`);
  /** Kind and sources of everything, as `model api 2`. */
  const shown = async (query = '') => (await inventory(query)).data.flatMap(({ kind, sources }) => sources.map(({ key, occurrence_count: count }) => `${kind} ${key.split('/').at(-1)} ${count}`)).toSorted();

  it('shows what it found under each of its sources, with the places of that source', async () => {
    const scan = await deliver(of([api, web], [gpt('api:a.py', 'api:b.py', 'web:c.ts'), image('web:compose.yaml')]));

    expect(await inventory()).toMatchObject({ source_count: 2, partial_source_count: 0 });
    expect(await shown()).toEqual(['container_image web 1', 'model api 2', 'model web 1']);
    const item = await get<Item>(`/inventory/${gpt().id}`);
    expect(item.occurrence_count).toBe(3);
    expect(item.sources.map(({ key, scan_id: id, occurrences }) => [key, id, occurrences]).toSorted()).toEqual([
      [api, scan, [occurrence({ path: 'a.py', method: 'argument' }), occurrence({ path: 'b.py', method: 'argument' })]],
      [web, scan, [occurrence({ path: 'c.ts', method: 'argument' })]],
    ]);
    expect(await shown(`?source=${api}`)).toEqual(['model api 2']);
    expect(await shown(`?source=${web}&kind=container_image`)).toEqual(['container_image web 1']);
  });

  it('is the newest of a source until that is scanned again, alone or with others', async () => {
    await deliver(of([api, web], [gpt('api:a.py', 'web:c.ts'), image('api:compose.yaml')]));

    const alone = await deliver(of([api], [openai()].map((each) => ({ ...each, occurrences: [occurrence({ path: 'x.py' })] }))));
    expect(await shown()).toEqual(['model web 1', 'provider api 1']);

    await deliver(of([web, jobs], [image('web:compose.yaml', 'jobs:compose.yaml')]));
    expect(await shown()).toEqual(['container_image jobs 1', 'container_image web 1', 'provider api 1']);
    expect((await inventory('?kind=provider')).data[0]?.sources[0]?.scan_id).toBe(alone);

    await deliver(of([api, web, jobs], []));
    expect(await shown()).toEqual([]);
    expect(await inventory()).toMatchObject({ source_count: 3 });
  });

  it('names for each edge the sources that state it, and for one without a place those of where it begins', async () => {
    const both = relationship('served-by', { from: gpt(), to: openai() }, at('api:a.py', 'web:c.ts'));
    const placeless = relationship('uses', { from: image(), to: gpt() });
    await deliver(of([api, web, jobs], [gpt('api:a.py', 'web:c.ts', 'jobs:d.py'), openai('api:a.py', 'web:c.ts'), image('jobs:compose.yaml')], [both, placeless]));

    const item = await get<Item>(`/inventory/${gpt().id}`);
    const keyOf = new Map(item.sources.map(({ id, key }) => [id, key]));
    expect(item.edges.map(({ type, source_ids: ids }) => [type, ids.map((id) => keyOf.get(id)).toSorted()]).toSorted()).toEqual([
      ['served-by', [api, web]],
      ['uses', [jobs]],
    ]);

    await deliver(of([web, jobs], []));
    expect((await get<Item>(`/inventory/${gpt().id}`)).edges.map(({ type, source_ids: ids }) => [type, ids.length])).toEqual([['served-by', 1]]);
  });

  it('lets nothing vanish of a source that was cut short or refused, and says so for that source alone', async () => {
    const complete = await deliver(of([api, web], [gpt('api:a.py', 'web:c.ts'), image('api:compose.yaml', 'web:compose.yaml')]));
    const newest = await deliver(of([api, web], [gpt('api:a.py')], [], { partial: [web] }));

    const { data, source_count: sourceCount, partial_source_count: partialCount } = await inventory();

    expect([sourceCount, partialCount]).toEqual([2, 1]);
    expect(data.flatMap(({ kind, sources }) => sources.map(({ key, scan_id: id, state, is_confirmed: isConfirmed }) => [kind, key, id, state, isConfirmed])).toSorted()).toEqual([
      ['container_image', web, complete, 'partial', false],
      ['model', api, newest, 'complete', true],
      ['model', web, complete, 'partial', false],
    ]);
    expect(await shown(`?source=${api}`)).toEqual(['model api 1']);
    expect((await get<Item>(`/inventory/${image().id}`)).sources.map(({ key, occurrences }) => [key, occurrences])).toEqual([[web, [occurrence({ path: 'compose.yaml', method: 'argument' })]]]);
  });

  it('bridges one gap of a source that no scan ever read to its end, with the scan before', async () => {
    const partial = [api];
    await deliver(of([api], [image('api:compose.yaml')], [], { partial }));
    const before = await deliver(of([api], [gpt('api:a.py'), openai('api:a.py')], [], { partial }));
    const newest = await deliver(of([api], [openai('api:a.py')], [], { partial }));

    const places = (await inventory()).data.flatMap(({ kind, sources }) => sources.map(({ scan_id: id, is_confirmed: isConfirmed }) => [kind, id, isConfirmed]));
    expect(places.toSorted()).toEqual([['model', before, false], ['provider', newest, true]]);

    await deliver(of([api], [image('api:compose.yaml')], [], { partial }));
    expect(await shown()).toEqual(['container_image api 1', 'provider api 1']);
  });

  it('counts a source that the coverage does not speak of as not read to its end', async () => {
    const base = of([api, web], [gpt('api:a.py', 'web:c.ts')]);
    await deliver({ ...base, coverage: { sources: base.coverage.sources.slice(0, 1), entries: [] } });

    const states = (await inventory()).data[0]?.sources.map(({ key, state }) => [key, state]).toSorted();

    expect(states).toEqual([[api, 'complete'], [web, 'partial']]);
  });

  it('is paged over whole and shared results alike', async () => {
    const prompt = (number: number, ...places: readonly string[]) => component({ kind: 'prompt', name: `p${number}`, occurrences: at(...places) });
    await deliver(of([api, web], [1, 2, 3, 4].map((number) => prompt(number, 'api:a.py', 'web:a.py'))));
    await deliver(of([jobs], [3, 4, 5, 6].map((number) => ({ ...prompt(number), occurrences: [occurrence({ path: 'x.py' })] }))));
    await deliver(of([api], [7].map((number) => ({ ...prompt(number), occurrences: [occurrence({ path: 'x.py' })] }))));

    const seen: [string, number][] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof inventory>> = await inventory(`?kind=prompt&limit=2${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
      seen.push(...page.data.map(({ name, sources }): [string, number] => [name, sources.length]));
      cursor = page.next_cursor;
    } while (cursor !== null);

    expect(seen.toSorted()).toEqual([['p1', 1], ['p2', 1], ['p3', 2], ['p4', 2], ['p5', 1], ['p6', 1], ['p7', 1]]);
  });

  it('is found by any of its sources, by key and by id', async () => {
    const both = await deliver(of([api, web], [gpt('api:a.py')], [], { partial: [web] }));
    const alone = await deliver(of([web], []));
    const found = async (source: string) => (await get<{ data: readonly { id: string }[] }>(`/scans?source=${encodeURIComponent(source)}`)).data.map(({ id }) => id);

    const { sources } = await get<{ sources: readonly { id: string; key: string; state: string }[] }>(`/scans/${both}`);

    expect(sources.map(({ key, state }) => [key, state]).toSorted()).toEqual([[api, 'complete'], [web, 'partial']]);
    expect(await found(api)).toEqual([both]);
    expect(await found(web)).toEqual([alone, both]);
    expect(await found(sources.find(({ key }) => key === web)?.id ?? '')).toEqual([alone, both]);
    expect(await found('github.com/acme/other')).toEqual([]);
  });

  it('is kept as long as it is the newest of any source, and goes with all that it left', async () => {
    const old = await deliver(of([api, web], [gpt('api:a.py', 'web:c.ts')]));
    const ofApi = await deliver(of([api], []));
    const dayMs = 86_400_000;
    const age = () => server.app.db.transaction(async (tx) => {
      await tx.updateTable('scans').set({ finished_at: server.clock.now() - 40 * dayMs }).where('org_id', '=', server.orgId).execute();
      await tx.updateTable('organizations').set({ scan_retention_days: 30 }).where('id', '=', server.orgId).execute();
    });
    const remove = async () => {
      await age();
      await removeExpiredScans(server.app.foundation, new AbortController().signal);
      return (await server.app.db.kysely.selectFrom('scans').select('id').where('org_id', '=', server.orgId).orderBy('created_at').execute()).map(({ id }) => id);
    };

    expect(await remove()).toEqual([old, ofApi]);
    expect((await server.request('DELETE', `/scans/${old}`, { token: server.ownerToken })).body).toMatchObject({ code: 'conflict' });

    // It broke off at the one source that only the old scan has.
    const cut = await deliver(of([web], [], [], { partial: [web] }));
    expect(await remove()).toEqual([old, ofApi, cut]);

    const ofWeb = await deliver(of([web], []));
    expect(await remove()).toEqual([ofApi, ofWeb]);
    await server.app.maintenance.collect();
    for (const table of ['scan_sources', 'source_items'] as const) {
      const rows = await server.app.db.kysely.selectFrom(table).select('part').where('org_id', '=', server.orgId).execute();
      expect(rows, table).toHaveLength(table === 'scan_sources' ? 2 : 0);
    }
  });

  it('is not replaced by a scan that is only a test', async () => {
    const kept = await deliver(of([api], [gpt('api:a.py')]));
    const dropped = await deliver(of([api], []));
    await server.app.db.transaction((tx) => tx.updateTable('scans').set({ is_test: 1 }).where('org_id', '=', server.orgId).where('id', '=', dropped).execute());

    expect((await server.request('DELETE', `/scans/${kept}`, { token: server.ownerToken })).body).toMatchObject({ code: 'conflict' });
    expect((await server.request('DELETE', `/scans/${dropped}`, { token: server.ownerToken })).body).toMatchObject({ code: 'conflict' });
  });

  it('counts in the overview what each source has: findings by their evidence, else by what they are about', async () => {
    const role = { kind: 'aws.iam_role', name: 'deploy', provider_id: 'arn:aws:iam::123456789012:role/deploy', attributes: {} };
    const resource = { ...role, id: resourceId({ source: web, kind: role.kind, providerId: role.provider_id }) };
    const leak = gpt('api:a.py', 'web:c.ts');
    const checks = [
      outcome({ check: 'one', severity: 'high' }, [{ subject: subjectOf(leak), answer: 'fail', evidence: at('api:a.py') }]),
      outcome({ check: 'two', severity: 'low' }, [{ subject: subjectOf(leak), answer: 'fail' }]),
      outcome({ check: 'three', severity: 'medium' }, [
        { subject: subjectOf(resource), answer: 'fail' },
        { subject: { type: 'scan', id: web, name: web }, answer: 'fail' },
        { subject: { type: 'scan', id: api, name: api }, answer: 'unknown' },
      ]),
    ];
    await deliver(of([api, web], [leak, image('web:compose.yaml')], [], { checks, resources: [resource] }));
    const overview = () => get<{ source_count: number; partial_source_count: number; severity_distribution: Record<string, number>; components_by_kind: readonly object[] }>('/dashboard/overview');

    expect(await overview()).toMatchObject({ source_count: 2, partial_source_count: 0, severity_distribution: { high: 1, low: 2, medium: 2 }, components_by_kind: [{ kind: 'model', count: 2 }, { kind: 'container_image', count: 1 }] });

    await deliver(of([web], [], [], { partial: [web] }));
    expect(await overview()).toMatchObject({ source_count: 2, partial_source_count: 1, severity_distribution: { high: 1, low: 1, medium: 0 }, components_by_kind: [{ kind: 'model', count: 1 }] });
  });

  it('names the targets that could not be opened, and leaves what stands for their sources', async () => {
    await deliver(of([web], [gpt('web:c.ts')]));
    const cut = of([api], [gpt('api:a.py')]);
    const scan = await deliver({ ...cut, coverage: { ...cut.coverage, sources: [...cut.coverage.sources, { ...covered!, source: 'github:acme/web', state: 'partial' }] } });

    expect(await get(`/scans/${scan}`)).toMatchObject({ state: 'partial', sources: [{ key: api, state: 'complete' }], unopened: ['github:acme/web'] });
    expect(await shown()).toEqual(['model api 1', 'model web 1']);
  });

  it('of an integration with a list of repositories stands under each of them', async () => {
    const integration = await server.request('POST', '/integrations', { token: server.ownerToken, body: { kind: 'github', name: 'acme', config: { owner: 'acme', repositories: ['api', 'web'] } } });
    const { id: integrationId } = integration.body as { id: string };
    const created = await server.request('POST', '/scans', { token: server.ownerToken, body: { integration_id: integrationId } });
    const { id: scanId } = created.body as { id: string };
    const leased = await server.request('POST', '/internal/jobs/lease', { internalKey: agent.key, body: { slots: 1, labels: [], wait_s: 0, kinds: ['github'] } });
    const reply = await agent.deliver(scanId, { report: of([api, web], [gpt('api:a.py', 'web:c.ts')], [], { partial: [web] }), lease: leased.body as { scan_id: string; lease_id: string; fencing: number } });
    expect(reply.status, reply.text).toBe(200);

    const { last_result: last } = await get<{ last_result: { scan_id: string; sources: readonly { key: string; state: string }[] } }>(`/integrations/${integrationId}`);

    expect(last).toMatchObject({ scan_id: scanId, unopened: [] });
    expect(last.sources.map(({ key, state }) => [key, state]).toSorted()).toEqual([[api, 'complete'], [web, 'partial']]);
    expect(await shown()).toEqual(['model api 1', 'model web 1']);
  });
});
