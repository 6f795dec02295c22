import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../harness/postgres.ts';
import { bigReport, sampleReport } from '../../harness/report-fixture.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent, newScanId } from '../../harness/wire-agent.ts';

interface Page {
  readonly data: Record<string, unknown>[];
  readonly next_cursor: string | null;
  readonly has_more: boolean;
  readonly total?: number;
}

describe.each(databases())('scans on $name', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ database });
  });
  afterEach(() => server.close());

  const post = (path: string, body: object = {}, token = server.ownerToken) => server.request('POST', path, { token, body });
  const get = (path: string, token = server.ownerToken) => server.request('GET', path, { token });
  const ask = (target: string, more: object = {}) => post('/scans', { target, ...more });
  const delivered = async (report = sampleReport()) => {
    const agent = await enrolAgent(server);
    const id = newScanId();
    const reply = await agent.deliver(id, { report });
    if (reply.status !== 200) throw new Error(reply.text);
    return id;
  };

  it('are accepted with a warning while no agent is online, and without one when there is', async () => {
    const alone = await ask('/srv/app');
    await enrolAgent(server);
    const served = await ask('dir:/srv/app');
    const labelled = await ask('/srv/app', { labels: ['zone:dmz'] });
    server.clock.advance(60_000);
    const gone = await ask('/srv/app');

    expect(alone).toMatchObject({ status: 202, body: { state: 'queued', target: 'dir:/srv/app', trigger: 'api', deep: false, warnings: ['No agent is online. The scan waits until one is.'] } });
    expect(served.body).toMatchObject({ warnings: [] });
    expect(labelled.body).toMatchObject({ warnings: [expect.stringContaining('zone:dmz')] });
    expect(gone.body).toMatchObject({ warnings: [expect.stringContaining('No agent')] });
  });

  it.each([
    ['./app', 'dir:./app'],
    ['dir:/srv/a b', 'dir:/srv/a b'],
    ['  /srv/app  ', 'dir:/srv/app'],
    ['C:\\code\\app', 'dir:C:\\code\\app'],
  ])('take the target %j as %j', async (written, target) => {
    expect((await ask(written)).body).toMatchObject({ target });
  });

  it.each([['https://example.com/x'], ['dir:'], ['a\nb'], ['   ']])('refuse the target %j and name what is accepted', async (target) => {
    expect(await ask(target)).toMatchObject({ status: 422, body: { code: 'unprocessable', detail: { field: 'target', hint: expect.stringContaining('dir:PATH') as unknown } } });
  });

  it('refuse fields that they do not know', async () => {
    expect((await ask('/srv/app', { org_id: 'org_x', state: 'completed' })).status).toBe(400);
    expect((await post('/scans', {})).status).toBe(400);
  });

  it('need the role of an analyst to be asked for, and a viewer’s to be seen', async () => {
    const viewer = await server.signedInUser('viewer');
    const analyst = await server.signedInUser('analyst');

    expect((await post('/scans', { target: '/srv/app' }, viewer.token)).status).toBe(403);
    expect((await post('/scans', { target: '/srv/app' }, analyst.token)).status).toBe(202);
    expect((await get('/scans', viewer.token)).status).toBe(200);
    const { key } = await server.apiKey({ scopes: ['ingest'] });
    expect((await get('/scans', key)).status).toBe(403);
  });

  it('are listed newest first, by cursor without gaps or repeats', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 7; at += 1) {
      server.clock.advance(at % 2);
      ids.push(((await ask(`/srv/${at}`)).body as { id: string }).id);
    }
    const seen: unknown[] = [];
    let cursor: string | null = null;
    do {
      const page = (await get(`/scans?limit=3${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)).body as Page;
      seen.push(...page.data.map((each) => each['id']));
      cursor = page.next_cursor;
    } while (cursor !== null);

    expect(new Set(seen)).toEqual(new Set(ids));
    expect(seen).toHaveLength(7);
    expect((await get('/scans?state=completed')).body).toMatchObject({ data: [] });
  });

  it('are listed by page for older clients, with a deprecation header; both ways at once are refused', async () => {
    for (let at = 0; at < 5; at += 1) await ask(`/srv/${at}`);

    const second = await get('/scans?page=2&per_page=2');

    expect(second.body).toMatchObject({ total: 5, has_more: true });
    expect((second.body as Page).data).toHaveLength(2);
    expect(second.headers.get('deprecation')).toMatch(/^@\d+$/);
    expect((await get('/scans')).headers.get('deprecation')).toBeNull();
    expect((await get('/scans?page=1&limit=2')).status).toBe(400);
    expect((await get('/scans?page=1000&per_page=100')).body).toMatchObject({ code: 'validation_error' });
    expect((await get('/scans?cursor=abc')).status).toBe(400);
  });

  it('of another organization are not found, by any route', async () => {
    const id = await delivered();
    const orgB = await server.organization('other');
    const { key } = await server.apiKey({ scopes: ['admin'], orgId: orgB });

    const replies = [
      await get(`/scans/${id}`, key),
      await get(`/scans/${id}/components`, key),
      await get(`/scans/${id}/graph`, key),
      await get(`/scans/${id}/violations`, key),
      await get(`/scans/${id}/evaluations`, key),
      await post(`/scans/${id}/evaluate`, {}, key),
      await post(`/scans/${id}/export`, { format: 'json' }, key),
      await post(`/scans/${id}/cancel`, {}, key),
      await get('/scans/scn_unknown', key),
    ];

    expect(replies.map((reply) => reply.status)).toEqual(replies.map(() => 404));
    expect((await get('/scans', key)).body).toMatchObject({ data: [] });
    const page = (await get(`/scans/${id}/components?limit=1`)).body as Page;
    expect((await get(`/scans/${await delivered()}/components?limit=1&cursor=${encodeURIComponent(page.next_cursor ?? '')}`)).status).toBe(400);
  });

  it('show components by kind, AI or not, part of a name, page by page', async () => {
    const id = await delivered(bigReport({ components: 250 }));
    const list = async (query: string) => ((await get(`/scans/${id}/components?${query}`)).body as Page).data;

    expect(await list('kind=model&limit=100')).toHaveLength(5);
    expect(await list('is_ai=true&limit=100')).toHaveLength(5);
    expect(await list('is_ai=false&limit=1000')).toHaveLength(245);
    expect((await list('q=PACKAGE-24')).map((each) => each['name']).sort()).toEqual(['package-24', ...Array.from({ length: 10 }, (_, at) => `package-24${at}`)].sort());
    expect(await list('q=%25')).toHaveLength(0);
    expect((await get(`/scans/${id}/components?kind=widget`)).status).toBe(400);
    const ids = new Set<unknown>();
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page = (await get(`/scans/${id}/components?limit=60${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)).body as Page;
      for (const each of page.data) ids.add(each['id']);
      cursor = page.next_cursor;
    }
    expect(ids.size).toBe(250);
  });

  it('have empty parts, not errors, while there is no result', async () => {
    const { id } = (await ask('/srv/app')).body as { id: string };

    expect((await get(`/scans/${id}/components`)).body).toMatchObject({ data: [], has_more: false });
    expect((await get(`/scans/${id}/graph`)).body).toEqual({ nodes: [], edges: [], total_nodes: 0, is_cut: false });
    expect((await get(`/scans/${id}/violations`)).body).toMatchObject({ data: [] });
    expect(await post(`/scans/${id}/export`, { format: 'json' })).toMatchObject({ status: 409 });
    expect(await post(`/scans/${id}/evaluate`)).toMatchObject({ status: 409 });
    expect((await get(`/scans/${id}`)).body).toMatchObject({ result: null, verdict: null });
  });

  it('are judged again by the policies in force now, with a new verdict', async () => {
    const id = await delivered();
    const policies = ((await get('/policies')).body as Page).data;
    for (const policy of policies) await server.request('DELETE', `/policies/${String(policy['id'])}`, { token: server.ownerToken });
    server.clock.advance(1000);
    await post('/policies', { name: 'No prompts', effect: 'warn', rules: [{ name: 'prompt', subject: 'component', severity: 'low', condition: { field: 'kind', operator: 'equals', value: 'prompt' } }] });

    const reply = await post(`/scans/${id}/evaluate`);

    expect(reply).toMatchObject({ status: 200, body: { scan_id: id, verdict: 'warn', evaluations: [{ policy: 'No prompts', verdict: 'warn' }] } });
    expect((await get(`/scans/${id}`)).body).toMatchObject({ verdict: 'warn', state: 'completed' });
    expect(((await get(`/scans/${id}/evaluations`)).body as Page).data).toHaveLength(3);
    const violations = ((await get(`/scans/${id}/violations`)).body as Page).data;
    expect(violations.length).toBeGreaterThan(0);
    expect(new Set(violations.map((each) => each['policy']))).toEqual(new Set(['No prompts']));
  });

  it('keep the way of a finding, step by step, as the agent sent it', async () => {
    const id = await delivered();
    const sent = sampleReport().checks.flatMap(({ results }) => results.flatMap(({ flow = [] }) => flow));

    const json = JSON.parse((await post(`/scans/${id}/export`, { format: 'json' })).text) as { checks: { results: { flow?: unknown[] }[] }[] };
    const sarif = (await post(`/scans/${id}/export`, { format: 'sarif' })).text;

    expect(sent).toHaveLength(4);
    expect(json.checks.flatMap(({ results }) => results.flatMap(({ flow = [] }) => flow))).toEqual(sent);
    expect(sarif).toContain('"codeFlows"');
  });

  it.each(['json', 'cyclonedx', 'sarif', 'junit'])('are exported as %s: a file with a fixed type', async (format) => {
    const id = await delivered();

    const reply = await post(`/scans/${id}/export`, { format });

    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-disposition')).toMatch(new RegExp(`^attachment; filename="${id}\\.[a-z.]+"$`));
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    expect(reply.text.length).toBeGreaterThan(100);
  });

  it('name the formats when asked for one that there is not', async () => {
    const id = await delivered();

    expect(await post(`/scans/${id}/export`, { format: 'docx' })).toMatchObject({ status: 400, body: { detail: { field: 'format', hint: expect.stringContaining('cyclonedx') as unknown } } });
  });

  it('of a test key are marked, and it changes no others', async () => {
    const id = await delivered();
    const { key } = await server.apiKey({ scopes: ['write'], mode: 'test' });

    const own = await post('/scans', { target: '/srv/app' }, key);

    expect(own.body).toMatchObject({ is_test: true });
    expect((await post(`/scans/${id}/evaluate`, {}, key)).status).toBe(403);
    expect((await post(`/scans/${(own.body as { id: string }).id}/cancel`, {}, key)).status).toBe(202);
  });

  it('write one audit entry for each request that changes or takes something out', async () => {
    const id = await delivered();
    await post(`/scans/${id}/evaluate`);
    await post(`/scans/${id}/export`, { format: 'json' });
    const { id: asked } = (await ask('/srv/app')).body as { id: string };
    await post(`/scans/${asked}/cancel`);

    const entries = await server.app.db.kysely.selectFrom('audit_entries').select(['action', 'target']).where('org_id', '=', server.orgId).where('action', 'like', 'scan.%').orderBy('seq').execute();
    expect(entries.map((entry) => entry.action)).toEqual(['scan.open', 'scan.evaluate', 'scan.export', 'scan.create', 'scan.cancel']);
  });
});
