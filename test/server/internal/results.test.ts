import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeyPairSync } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import jsonExporter from '#shared/exporters/json.exporter.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import { indexInventory } from '#shared/model/inventory.ts';
import { evaluatePolicy } from '#shared/policies/evaluate.ts';
import { starterPolicies } from '#shared/policies/starter-policies.ts';
import type { ResultAnswer } from '#shared/protocol/messages.ts';
import { headers as names, type ResultLimits } from '#shared/protocol/protocol.ts';
import { readEvents } from '../../../server/features/events/events.store.ts';
import { bigReport, component, hostileNames, occurrence, partialCoverage, report, sampleReport } from '../../harness/report-fixture.ts';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestReply, type TestServer } from '../../harness/server.ts';
import { deliverResult, enrolAgent, newScanId, reportBytes, type WireAgent } from '../../harness/wire-agent.ts';

/** Every hostile name that the protocol lets through: what it refuses is the decoder's test. */
const hostileReport = report({
  components: hostileNames
    .filter((name) => name.isWellFormed() && name !== '__proto__')
    .map((name) => component({ kind: 'prompt', name, version: name, properties: { [name]: name }, occurrences: [occurrence({ path: name.replaceAll('\0', '?') })] })),
});

describe.each(databases())('results on $name', (database) => {
  let server: TestServer;
  let agent: WireAgent;
  beforeEach(async () => {
    server = await startTestServer({ database, app: { sliceRowsMax: 10 } });
    agent = await enrolAgent(server);
  });
  afterEach(() => server.close());

  const queue = async () => ((await server.request('POST', '/scans', { token: server.ownerToken, body: { target: '/srv/app' } })).body as { id: string }).id;
  const leased = async () => {
    await queue();
    const job = await agent.lease();
    if (job === undefined) throw new Error('no job');
    return job;
  };
  const scanOf = async (id: string) => (await server.request('GET', `/scans/${id}`, { token: server.ownerToken })).body as Record<string, unknown>;
  const eventsOf = async (scanId: string) => (await readEvents(server.app.db, { orgId: server.orgId, after: 0, limit: 1000 })).filter((event) => event.subject === scanId).map((event) => event.type);
  const auditOf = async (target: string) =>
    (await server.app.db.kysely.selectFrom('audit_entries').select('action').where('org_id', '=', server.orgId).where('target', '=', target).orderBy('seq').execute()).map((row) => row.action);
  const rowCount = async (table: 'results' | 'components' | 'check_results' | 'evaluations' | 'violations') =>
    Number((await server.app.db.kysely.selectFrom(table).select((eb) => eb.fn.countAll().as('count')).where('org_id', '=', server.orgId).executeTakeFirstOrThrow()).count);
  const blobNames = () => readdirSync(join(server.dataDir, 'blobs'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const nothingIsKept = async () => {
    expect(await rowCount('results')).toBe(0);
    expect(await rowCount('components')).toBe(0);
    expect(blobNames()).toEqual([]);
    expect(readdirSync(join(server.dataDir, 'incoming'))).toEqual([]);
  };
  const answerOf = (reply: TestReply) => reply.body as ResultAnswer;
  const get = async (path: string) => (await server.request('GET', path, { token: server.ownerToken })).body as { data: Record<string, unknown>[] } & Record<string, unknown>;

  it('make a scan complete with its components, graph, evaluations and violations', async () => {
    const job = await leased();

    const reply = await agent.deliver(job.scan_id, { report: sampleReport(), lease: job });

    expect(reply).toMatchObject({ status: 200, body: { scan_id: job.scan_id, state: 'completed', verdict: 'fail', is_signed: true, component_count: 18, cleaned_count: 0 } });
    expect(await scanOf(job.scan_id)).toMatchObject({ state: 'completed', verdict: 'fail', component_count: 18, agent_id: agent.id, result: { is_signed: true }, progress: null });
    const components = await get(`/scans/${job.scan_id}/components`);
    expect(components.data).toEqual(sampleReport().components);
    const graph = await get(`/scans/${job.scan_id}/graph`);
    expect(graph).toMatchObject({ total_nodes: 18, is_cut: false });
    expect((graph['edges'] as unknown[]).length).toBe(sampleReport().relationships.length);
    const evaluations = await get(`/scans/${job.scan_id}/evaluations`);
    expect(evaluations.data.map((each) => each['policy']).sort()).toEqual(['Look at high findings', 'No critical findings']);
    const violations = await get(`/scans/${job.scan_id}/violations`);
    expect(violations.data.map((each) => each['severity'])).toContain('critical');
    expect(await eventsOf(job.scan_id)).toEqual(['scan.completed', 'policy.violated', 'policy.violated']);
    expect(await auditOf(job.scan_id)).toEqual(['scan.create', 'result.accept']);
  });

  it.each([
    ['a rich report', sampleReport()],
    ['hostile names', hostileReport],
    ['a large report', bigReport({ components: 3000, findings: 50 })],
  ])('are exported byte for byte as the agent would have: %s', async (_, sent) => {
    const job = await leased();
    expect((await agent.deliver(job.scan_id, { report: sent, lease: job })).status).toBe(200);
    const evaluations = starterPolicies.map((policy) => evaluatePolicy(policy, sent, indexInventory(sent)));

    const exported = await server.request('POST', `/scans/${job.scan_id}/export`, { token: server.ownerToken, body: { format: 'json' } });

    expect(exported.headers.get('content-disposition')).toBe(`attachment; filename="${job.scan_id}.json"`);
    expect(exported.text).toBe(await jsonExporter.export({ report: sent, evaluations }));
  });

  it('are kept as they came, with the signature, when they are acknowledged', async () => {
    const job = await leased();
    const bytes = reportBytes(sampleReport(), job.scan_id);
    await agent.deliver(job.scan_id, { bytes, lease: job });

    const row = await server.app.db.kysely.selectFrom('results').selectAll().where('org_id', '=', server.orgId).executeTakeFirstOrThrow();

    expect(row).toMatchObject({ state: 'visible', sha256: sha256Hex(bytes), size_bytes: bytes.length, agent_id: agent.id });
    expect(readFileSync(join(server.dataDir, 'blobs', row.blob))).toEqual(gzipSync(bytes));
    expect(JSON.parse(row.signature ?? '{}')).toHaveProperty('signatures');
  });

  it('get the same answer for the same bytes, also uncompressed and after a restart, with one event', async () => {
    const job = await leased();
    const first = await agent.deliver(job.scan_id, { report: sampleReport(), lease: job });
    const second = await agent.deliver(job.scan_id, { report: sampleReport(), lease: job, isGzipped: false });
    server = await server.restart();
    const third = await agent.at(server).deliver(job.scan_id, { report: sampleReport(), lease: job });

    expect([second.body, third.body]).toEqual([first.body, first.body]);
    expect(await rowCount('results')).toBe(1);
    expect((await eventsOf(job.scan_id)).filter((type) => type === 'scan.completed')).toHaveLength(1);
    expect(await auditOf(job.scan_id)).toEqual(['scan.create', 'result.accept']);
    expect(blobNames()).toHaveLength(1);
  });

  it('are one when the same bytes arrive five times at once', async () => {
    const job = await leased();

    const replies = await Promise.all(Array.from({ length: 5 }, () => agent.deliver(job.scan_id, { report: bigReport({ components: 200 }), lease: job })));

    expect(new Set(replies.map((reply) => reply.text)).size).toBe(1);
    expect(await rowCount('results')).toBe(1);
    expect(await rowCount('components')).toBe(200);
  });

  it('are one visible and one superseded when different bytes arrive at once', async () => {
    const job = await leased();

    const replies = await Promise.all([
      agent.deliver(job.scan_id, { report: bigReport({ components: 100 }), lease: job }),
      agent.deliver(job.scan_id, { report: bigReport({ components: 101 }), lease: job }),
    ]);

    expect(replies.map((reply) => answerOf(reply).state).sort()).toEqual(['completed', 'superseded']);
    const winner = replies.map(answerOf).find((answer) => answer.state === 'completed');
    expect(await rowCount('components')).toBe(winner?.component_count);
    expect((await eventsOf(job.scan_id)).filter((type) => type === 'scan.completed')).toHaveLength(1);
    expect(await rowCount('results')).toBe(2);
  });

  it('from a source that broke off make the scan partial', async () => {
    const job = await leased();

    const reply = await agent.deliver(job.scan_id, { report: report({ coverage: partialCoverage() }), lease: job });

    expect(answerOf(reply).state).toBe('partial');
    expect((await scanOf(job.scan_id))['state']).toBe('partial');
  });

  it('that are refused leave nothing, and a good one is taken afterwards', async () => {
    const job = await leased();
    const bytes = reportBytes(sampleReport(), job.scan_id);
    const cut = gzipSync(bytes).subarray(0, -20);
    const other = Buffer.from(bytes.toString().replace('"is_ai":true', '"is_ai":null'));

    const replies = [
      await agent.deliver(job.scan_id, { bytes, lease: job, body: cut }),
      await agent.deliver(job.scan_id, { bytes, lease: job, body: bytes }),
      await agent.deliver(job.scan_id, { bytes: other, lease: job }),
      await agent.deliver(job.scan_id, { bytes: bytes.subarray(0, bytes.length / 2), lease: job }),
      await agent.deliver(job.scan_id, { bytes: Buffer.alloc(0), lease: job }),
      await agent.deliver(job.scan_id, { bytes: reportBytes(sampleReport(), 'scn_other'), lease: job }),
    ];

    expect(replies.map((reply) => [reply.status, (reply.body as { code: string }).code])).toEqual(Array.from({ length: 6 }, () => [400, 'validation_error']));
    await nothingIsKept();
    expect((await agent.beat(job)).state).toBe('ok');
    expect(await scanOf(job.scan_id)).toMatchObject({ state: 'running' });
    expect((await agent.deliver(job.scan_id, { bytes, lease: job })).status).toBe(200);
  });

  it('whose bytes, digest, signature, type or encoding are wrong are refused', async () => {
    const job = await leased();
    const sent = { report: sampleReport(), lease: job };
    const stranger = generateKeyPairSync('ed25519').privateKey;

    const replies = [
      await agent.deliver(job.scan_id, { ...sent, headers: { [names.digest]: 'ab'.repeat(32) } }),
      await agent.deliver(job.scan_id, { ...sent, body: gzipSync(reportBytes(bigReport({ components: 2 }), job.scan_id)) }),
      await agent.deliver(job.scan_id, { ...sent, privateKey: stranger }),
      await agent.deliver(job.scan_id, { ...sent, headers: { [names.signature]: undefined } }),
      await agent.deliver(job.scan_id, { ...sent, headers: { [names.digest]: 'short' } }),
      await agent.deliver(job.scan_id, { ...sent, headers: { 'content-type': 'application/json' } }),
      await agent.deliver(job.scan_id, { ...sent, headers: { 'content-encoding': 'br' } }),
    ];

    expect(replies.map((reply) => (reply.body as { code: string }).code)).toEqual([
      'signature_invalid',
      'unprocessable',
      'signature_invalid',
      'signature_invalid',
      'validation_error',
      'unsupported_media_type',
      'unsupported_media_type',
    ]);
    await nothingIsKept();
  });

  it('of other organizations, other agents and invented leases are refused', async () => {
    const job = await leased();
    const orgB = await server.organization('other');
    const foreign = await enrolAgent(server, { orgId: orgB });
    const neighbour = await enrolAgent(server);
    const sent = { report: sampleReport(), lease: job };

    expect((await foreign.deliver(job.scan_id, sent)).status).toBe(404);
    expect((await neighbour.deliver(job.scan_id, sent)).body).toMatchObject({ code: 'lease_lost' });
    expect((await agent.deliver(job.scan_id, { ...sent, lease: { ...job, fencing: 2 } })).body).toMatchObject({ code: 'lease_lost' });
    expect((await agent.deliver(job.scan_id, { ...sent, lease: { ...job, lease_id: 'lse_0' } })).body).toMatchObject({ code: 'lease_lost' });
    expect((await agent.deliver(job.scan_id, { report: sampleReport() })).body).toMatchObject({ code: 'lease_lost' });
    expect((await agent.deliver('nonsense', { report: sampleReport() })).status).toBe(404);
    await nothingIsKept();
  });

  it('from a CI key are unsigned, and refused where the organization wants signatures', async () => {
    const { key } = await server.apiKey({ scopes: ['ingest'] });
    const { key: readKey } = await server.apiKey({ scopes: ['read'] });
    const scanId = newScanId();
    const opened = await server.request('POST', '/internal/scans', { internalKey: key, body: { id: scanId, target: '.', trigger: 'cli' } });
    expect(opened).toMatchObject({ status: 201, body: { scan_id: scanId, state: 'running' } });

    expect((await deliverResult(server, readKey, scanId, { report: sampleReport() })).status).toBe(403);
    expect((await deliverResult(server, key, scanId, { report: sampleReport(), headers: { [names.digest]: 'ab'.repeat(32) } })).body).toMatchObject({ code: 'unprocessable' });
    const taken = await deliverResult(server, key, scanId, { report: sampleReport() });
    await server.app.db.transaction((tx) => tx.updateTable('organizations').set({ accepts_unsigned: 0 }).where('id', '=', server.orgId).execute());
    const refused = await deliverResult(server, key, newScanId(), { report: sampleReport() });

    expect(taken.body).toMatchObject({ state: 'completed', is_signed: false });
    expect(await scanOf(scanId)).toMatchObject({ trigger: 'cli', result: { is_signed: false } });
    expect(refused.status).toBe(403);
    expect((await server.request('POST', '/internal/jobs/lease', { internalKey: key, body: { slots: 1, labels: [], wait_s: 0 } })).status).toBe(403);
  });

  it('open their scan when they are its first word', async () => {
    const scanId = newScanId();

    const reply = await agent.deliver(scanId, { report: sampleReport(), headers: { 'waybill-target': encodeURIComponent('dir:/srv/ä') } });

    expect(reply.status).toBe(200);
    expect(await scanOf(scanId)).toMatchObject({ target: 'dir:/srv/ä', trigger: 'cli', state: 'completed' });
    expect(await auditOf(scanId)).toEqual(['scan.open', 'result.accept']);
  });

  it('after the lease was lost are taken while no newer attempt has finished, and end that one', async () => {
    const first = await leased();
    await agent.fail(first, { reason: 'interrupted', retry: true });
    const newer = await enrolAgent(server);
    const second = await newer.lease();
    expect(second).toMatchObject({ scan_id: first.scan_id, fencing: 2, attempt: 2 });

    const late = await agent.deliver(first.scan_id, { report: sampleReport(), lease: first });

    expect(late.body).toMatchObject({ state: 'completed' });
    expect((await newer.beat(second!)).state).toBe('lease_lost');
    const newest = await newer.deliver(first.scan_id, { report: bigReport({ components: 5 }), lease: second! });
    expect(newest).toMatchObject({ status: 200, body: { state: 'superseded', evaluations: [] } });
    expect(await newer.deliver(first.scan_id, { report: bigReport({ components: 5 }), lease: second! })).toMatchObject({ body: newest.body });
    expect(await rowCount('components')).toBe(18);
    expect((await eventsOf(first.scan_id)).filter((type) => type.startsWith('scan.'))).toEqual(['scan.completed']);
    expect(blobNames()).toHaveLength(2);
  });

  it('for a cancelled or failed scan are kept and not judged', async () => {
    const job = await leased();
    await agent.fail(job, { reason: 'internal', retry: false });

    const reply = await agent.deliver(job.scan_id, { report: sampleReport(), lease: job });

    expect(reply.body).toMatchObject({ state: 'superseded', verdict: null });
    expect(await scanOf(job.scan_id)).toMatchObject({ state: 'failed', result_id: null });
    expect((await eventsOf(job.scan_id)).filter((type) => type.startsWith('scan.'))).toEqual(['scan.failed']);
    expect(await rowCount('components')).toBe(0);
  });

  it('survive the death of the thread between slices: nothing shows, and the next delivery is the only one', async () => {
    const job = await leased();
    const sent = { report: bigReport({ components: 2000, findings: 20 }), lease: job };
    const running = agent.deliver(job.scan_id, sent);
    await slices(server, 3);
    await server.app.ingestThread.kill();
    const lost = await running;

    expect(lost.status).toBe(503);
    expect(lost.headers.get('retry-after')).not.toBeNull();
    expect(await rowCount('components')).toBeGreaterThan(0);
    expect((await get(`/scans/${job.scan_id}/components`)).data).toEqual([]);
    server = await server.restart();
    const again = await agent.at(server).deliver(job.scan_id, sent);

    expect(again.body).toMatchObject({ state: 'completed', component_count: 2000 });
    expect((await eventsOf(job.scan_id)).filter((type) => type.startsWith('scan.'))).toEqual(['scan.completed']);
    expect(await get(`/scans/${job.scan_id}`)).toMatchObject({ state: 'completed' });
  });

  it('that hold a raw credential are masked before anything is kept', async () => {
    const job = await leased();
    const secret = ['sk', 'proj', 'Zx9Lq2Vt7RbN4mKc8WdYp3HsT3BlbkFJfG6jUe1Xa5QoRv0BnMiPzLk2'].join('-');
    const leaky = component({ kind: 'prompt', name: `key ${secret} end`, properties: { note: secret } });

    // Uncompressed, so that the search below sees what is kept.
    const reply = await agent.deliver(job.scan_id, { report: report({ components: [leaky] }), lease: job, isGzipped: false });

    expect(reply.body).toMatchObject({ state: 'completed', cleaned_count: 3 });
    expect((await get(`/scans/${job.scan_id}/components`)).data[0]).toMatchObject({ name: 'key sk-p****k2 end' });
    await server.app.close();
    const files = readdirSync(server.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const holding = files.map((entry) => join(entry.parentPath, entry.name)).filter((file) => holds(file, secret));
    expect(holding).toEqual([]);
    expect(server.logLines.join('')).not.toContain(secret);
    server = await server.restart();
  });

  it('wait their turn: 429 when too many are under way, 503 when the disk is nearly full', async () => {
    let free = 0.5;
    await server.close();
    server = await startTestServer({ database, app: { disk: async () => free, sliceRowsMax: 10 } });
    agent = await enrolAgent(server);
    const ids = Array.from({ length: 24 }, newScanId);

    const replies = await Promise.all(ids.map((id) => agent.deliver(id, { report: bigReport({ components: 50 }) })));
    const refused = replies.filter((reply) => reply.status === 429);
    await queue();
    free = 0.08;
    const noWork = await agent.lease();
    free = 0.04;
    const noRoom = await agent.deliver(newScanId(), { report: sampleReport() });

    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('retry-after')).toBe('10');
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(24 - refused.length);
    expect(noWork).toBeUndefined();
    expect(noRoom).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  });
});

describe('the caps on a result', () => {
  let server: TestServer;
  afterEach(() => server.close());

  it.each<[keyof ResultLimits, Partial<ResultLimits>, (scanId: string) => Uint8Array]>([
    ['expansionRatioMax', {}, () => Buffer.alloc(4 * 1024 * 1024, 'a')],
    ['expandedBytesMax', { expandedBytesMax: 1000 }, (id) => reportBytes(sampleReport(), id)],
    ['compressedBytesMax', { compressedBytesMax: 1000 }, (id) => reportBytes(sampleReport(), id)],
    ['componentsMax', { componentsMax: 17 }, (id) => reportBytes(sampleReport(), id)],
    ['stringBytesMax', {}, (id) => reportBytes(report({ components: [component({ kind: 'prompt', name: 'x'.repeat(1024 * 1024 + 1) })] }), id)],
    ['jsonDepthMax', { jsonDepthMax: 2 }, (id) => reportBytes(sampleReport(), id)],
  ])('answer 413 with the name %s and keep nothing', async (limit, limits, make) => {
    server = await startTestServer({ app: { limits } });
    const agent = await enrolAgent(server);
    const scanId = newScanId();

    // A megabyte of one letter compresses too well to reach the decoder.
    const reply = await agent.deliver(scanId, { bytes: make(scanId), isGzipped: limit !== 'stringBytesMax' });

    expect(reply).toMatchObject({ status: 413, body: { code: 'payload_too_large', detail: { field: limit } } });
    expect(readdirSync(join(server.dataDir, 'incoming'))).toEqual([]);
    expect(readdirSync(join(server.dataDir, 'blobs'))).toEqual([]);
  });
});

/** Resolves when the thread has staged that many slices. */
async function slices(server: TestServer, count: number): Promise<void> {
  for (;;) {
    const row = await server.app.db.kysely
      .selectFrom('components')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('org_id', '=', server.orgId)
      .executeTakeFirstOrThrow();
    if (Number(row.count) >= count * 10) return;
    // SQLite answers without leaving the event loop; the server needs its turns.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function holds(file: string, secret: string): boolean {
  return readFileSync(file).includes(secret);
}
