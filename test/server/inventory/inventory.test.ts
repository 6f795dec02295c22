/** The inventory over HTTP: the same thing in several sources is one row, and only the newest scan of each source counts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Component, Relationship } from '#shared/model/component.ts';
import type { Report } from '#shared/model/report.ts';
import { databases } from '../../harness/postgres.ts';
import { component, occurrence, partialCoverage, relationship, report } from '../../harness/report-fixture.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent, newScanId, type WireAgent } from '../../harness/wire-agent.ts';

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly version: string | null;
  readonly source_count: number;
  readonly occurrence_count: number;
  readonly first_seen_at: string;
  readonly last_seen_at: string;
  readonly sources: readonly { readonly id: string; readonly key: string; readonly scan_id: string; readonly state: string; readonly is_confirmed: boolean; readonly occurrence_count: number; readonly occurrences?: readonly object[] }[];
  readonly edges: readonly { readonly type: string; readonly direction: string; readonly other: { readonly name: string }; readonly source_ids: readonly string[] }[];
}

const at = (...paths: readonly string[]) => paths.map((path) => occurrence({ path, method: 'argument' }));
const gpt = (...paths: readonly string[]) => component({ kind: 'model', name: 'gpt-4o', key: 'openai:gpt-4o', provider: 'openai', occurrences: at(...paths) });
const openai = component({ kind: 'provider', name: 'openai', key: 'openai', provider: 'openai' });
const leak = (path: string) => component({ kind: 'secret', name: 'openai_api_key', key: `openai_api_key:${'ab'.repeat(32)}`, provider: 'openai', occurrences: at(path) });
const remote = (name: string) => component({ kind: 'mcp_server', name, key: 'https://mcp.example.com/v1', properties: { origin: 'remote' } });
const image = component({ kind: 'container_image', name: 'ollama/ollama', version: '0.6.2' });
const express = component({ kind: 'dependency', name: 'express', key: 'pkg:npm/express@5.0.0', is_ai: false, version: '5.0.0' });

const of = (source: string, components: readonly Component[], relationships: readonly Relationship[] = [], more: Partial<Report> = {}) =>
  report({ sources: [{ key: source, kind: 'git', name: source, attributes: {} }], components, relationships, ...more });

describe.each(databases())('the inventory on $name', (database) => {
  let server: TestServer;
  let agent: WireAgent;
  let token: string;
  beforeEach(async () => {
    server = await startTestServer({ database });
    agent = await enrolAgent(server);
    token = (await server.apiKey({ scopes: ['read'] })).key;
  });
  afterEach(() => server.close());

  const deliver = async (delivered: Report, by = agent) => {
    const id = newScanId();
    const reply = await by.deliver(id, { report: delivered });
    if (reply.status !== 200) throw new Error(reply.text);
    return id;
  };
  const get = async (path: string, as = token) => {
    const reply = await server.request('GET', `/inventory${path}`, { token: as });
    if (reply.status !== 200) throw new Error(reply.text);
    return reply.body as { data: readonly Item[]; next_cursor: string | null; source_count: number; partial_source_count: number; is_cut: boolean };
  };
  const names = async (query: string) => (await get(query)).data.map(({ kind, name }) => `${kind} ${name}`).toSorted();

  it('is empty while nothing was scanned', async () => {
    expect(await get('')).toMatchObject({ data: [], next_cursor: null, source_count: 0, is_cut: false });
  });

  it('shows a thing of two sources once, with both of them', async () => {
    const api = await deliver(of('github.com/acme/api', [gpt('a.py', 'b.py'), openai, leak('.env'), remote('files'), image], [relationship('served-by', { from: gpt('a.py'), to: openai })]));
    const web = await deliver(of('github.com/acme/web', [gpt('chat.ts'), leak('config.ts'), remote('acme-files'), image, express]));

    const { data, source_count: sourceCount } = await get('');

    expect(sourceCount).toBe(2);
    expect(data.map(({ id }) => id)).toEqual(data.map(({ id }) => id).toSorted());
    expect(Object.fromEntries(data.map(({ kind, source_count: count, occurrence_count: places }) => [kind, [count, places]]))).toEqual({
      model: [2, 3],
      provider: [1, 1],
      secret: [2, 2],
      mcp_server: [2, 2],
      container_image: [2, 2],
      dependency: [1, 1],
    });
    const model = data.find(({ kind }) => kind === 'model');
    expect(model).toMatchObject({ id: gpt().id, name: 'gpt-4o', provider: 'openai', is_ai: true });
    expect(model?.sources.map(({ key, scan_id: scanId, occurrence_count: places }) => [key, scanId, places]).toSorted()).toEqual([
      ['github.com/acme/api', api, 2],
      ['github.com/acme/web', web, 1],
    ]);
    expect(model?.edges).toMatchObject([{ type: 'served-by', direction: 'out', other: { name: 'openai' } }]);
  });

  it('counts the newest scan of a source alone', async () => {
    await deliver(of('one', [gpt('a.py'), image]));
    await deliver(of('two', [gpt('b.py')]));
    const newest = await deliver(of('one', [image, express]));

    expect(await names('')).toEqual(['container_image ollama/ollama', 'dependency express', 'model gpt-4o']);
    const { data } = await get('?kind=model');
    expect(data[0]?.sources.map(({ key }) => key)).toEqual(['two']);
    expect((await get('?kind=container_image')).data[0]?.sources.map(({ scan_id: id }) => id)).toEqual([newest]);
  });

  it('keeps what a scan that broke off does not show from the last complete one, and says that it is not confirmed', async () => {
    const serves = relationship('served-by', { from: gpt(), to: openai });
    await deliver(of('one', [leak('.env')]));
    const complete = await deliver(of('one', [gpt('a.py', 'b.py'), openai, image], [serves]));
    await deliver(of('one', [remote('files')], [], { coverage: partialCoverage() }));
    const newest = await deliver(of('one', [gpt('c.py')], [], { coverage: partialCoverage() }));

    const { data, source_count: sourceCount, partial_source_count: partialCount } = await get('');

    expect([sourceCount, partialCount]).toEqual([1, 1]);
    expect(data.map(({ kind, occurrence_count: count, sources: [place] }) => [kind, count, place?.scan_id, place?.is_confirmed, place?.state]).toSorted()).toEqual([
      ['container_image', 1, complete, false, 'partial'],
      ['model', 1, newest, true, 'partial'],
      ['provider', 1, complete, false, 'partial'],
    ]);
    expect(data.find(({ kind }) => kind === 'model')?.edges).toMatchObject([{ type: 'served-by', is_confirmed: false }]);

    await deliver(of('one', [openai]));
    expect(await names('')).toEqual(['provider openai']);
    expect(await get('')).toMatchObject({ partial_source_count: 0, data: [{ sources: [{ is_confirmed: true, state: 'complete' }] }] });
  });

  it('counts neither scans that failed nor those that are only a test', async () => {
    const kept = await deliver(of('one', [gpt('a.py')]));
    const dropped = await deliver(of('one', [image]));
    await server.app.db.transaction((tx) => tx.updateTable('scans').set({ is_test: 1 }).where('org_id', '=', server.orgId).where('id', '=', dropped).execute());

    expect((await get('')).data.map(({ sources }) => sources[0]?.scan_id)).toEqual([kept]);
    await server.app.db.transaction((tx) => tx.updateTable('scans').set({ state: 'failed' }).where('org_id', '=', server.orgId).where('id', '=', kept).execute());
    expect((await get('')).data).toEqual([]);
  });

  it('is narrowed by kind, name, provider, key, part of the name, AI and source, and by several at once', async () => {
    await deliver(of('one', [gpt('a.py'), openai, leak('.env'), remote('files'), image]));
    await deliver(of('two', [express, gpt('b.py')]));

    expect(await names('?kind=model')).toEqual(['model gpt-4o']);
    expect(await names('?name=gpt-4o')).toEqual(['model gpt-4o']);
    expect(await names('?name=gpt-4')).toEqual([]);
    expect(await names('?provider=openai')).toEqual(['model gpt-4o', 'provider openai', 'secret openai_api_key']);
    expect(await names(`?key=${encodeURIComponent('https://mcp.example.com/v1')}`)).toEqual(['mcp_server files']);
    expect(await names(`?kind=secret&key=openai_api_key:${'ab'.repeat(32)}`)).toEqual(['secret openai_api_key']);
    expect(await names('?kind=model&key=openai')).toEqual([]);
    expect(await names('?q=OLLA')).toEqual(['container_image ollama/ollama']);
    expect(await names('?q=%25')).toEqual([]);
    expect(await names('?ai=false')).toEqual(['dependency express']);
    expect(await names('?ai=true&provider=openai&q=key')).toEqual(['secret openai_api_key']);
    expect(await names('?source=two')).toEqual(['dependency express', 'model gpt-4o']);
    expect((await get('?source=two&kind=model')).data[0]?.source_count).toBe(1);
    expect(await names('?source=nothing')).toEqual([]);
  });

  it('is paged by a cursor that is good for the same question only', async () => {
    const prompts = Array.from({ length: 7 }, (_, index) => component({ kind: 'prompt', name: `P${index}`, key: `p${index}` }));
    await deliver(of('one', prompts));
    await deliver(of('two', prompts.slice(3)));

    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof get>> = await get(`?kind=prompt&limit=3${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.next_cursor;
      if (cursor !== null) expect((await server.request('GET', `/inventory?kind=model&limit=3&cursor=${encodeURIComponent(cursor)}`, { token })).status).toBe(400);
    } while (cursor !== null);

    expect(seen).toEqual(prompts.map(({ id }) => id).toSorted());
  });

  it('shows one thing with its places, properties and edges of every source', async () => {
    const agentOf = (source: string) => component({ kind: 'agent', name: 'desk', key: `${source}:desk` });
    const [one, two] = [agentOf('one'), agentOf('two')];
    await deliver(of('one', [gpt('a.py', 'b.py'), openai, one], [relationship('served-by', { from: gpt(), to: openai }), relationship('uses', { from: one, to: gpt() })]));
    await deliver(of('two', [gpt('c.ts'), openai, two], [relationship('served-by', { from: gpt(), to: openai }), relationship('uses', { from: two, to: gpt() })]));

    const reply = await server.request('GET', `/inventory/${gpt().id}`, { token });
    const item = reply.body as Item & { key: string };
    const ids = Object.fromEntries(item.sources.map(({ key, id }) => [key, id]));

    expect(item).toMatchObject({ id: gpt().id, key: 'openai:gpt-4o', source_count: 2, occurrence_count: 3, edges_cut: false });
    expect(item.sources.map(({ key, occurrences }) => [key, occurrences]).toSorted()).toEqual([
      ['one', at('a.py', 'b.py')],
      ['two', at('c.ts')],
    ]);
    expect(item.edges.map(({ type, direction, other, source_ids: sources }) => [type, direction, other.name, sources]).toSorted()).toEqual([
      ['served-by', 'out', 'openai', [ids['one'], ids['two']].toSorted()],
      ['uses', 'in', 'desk', [ids['one']]],
      ['uses', 'in', 'desk', [ids['two']]],
    ].toSorted());
  });

  it('remembers when a thing was first seen, though the scan that saw it was replaced or removed', async () => {
    const first = await deliver(of('one', [gpt('a.py')]));
    const [before] = (await get('?kind=model')).data;
    await deliver(of('one', [image]));
    expect((await server.request('DELETE', `/scans/${first}`, { token: server.ownerToken })).status).toBe(204);
    await deliver(of('one', [gpt('b.py')]));

    const [after] = (await get('?kind=model')).data;

    expect(after?.first_seen_at).toBe(before?.first_seen_at);
    expect(after?.sources[0]?.scan_id).not.toBe(before?.sources[0]?.scan_id);
  });

  it('shows nothing of another organization, though it has the same thing (S28)', async () => {
    await deliver(of('one', [gpt('a.py'), image]));
    const other = await server.organization('other');
    const stranger = await server.signedInUser('viewer', other);

    expect(await get('', stranger.token)).toMatchObject({ data: [], source_count: 0 });
    expect((await server.request('GET', `/inventory/${gpt().id}`, { token: stranger.token })).status).toBe(404);

    await deliver(of('theirs', [gpt('x.py')]), await enrolAgent(server, { orgId: other }));
    expect((await get('', stranger.token)).data.flatMap(({ sources }) => sources.map(({ key }) => key))).toEqual(['theirs']);
    expect((await get('?kind=model')).data.flatMap(({ sources }) => sources.map(({ key }) => key))).toEqual(['one']);
    const ours = (await get('')).next_cursor;
    expect(ours).toBeNull();
  });

  it('answers 404 for what no newest scan has, and refuses what is no filter', async () => {
    await deliver(of('one', [gpt('a.py')]));
    await deliver(of('one', [image]));

    expect((await server.request('GET', `/inventory/${gpt().id}`, { token })).status).toBe(404);
    for (const query of ['?kind=nothing', '?ai=maybe', '?limit=101', '?colour=red', '?cursor=x']) expect((await server.request('GET', `/inventory${query}`, { token })).status, query).toBe(400);
  });
});
